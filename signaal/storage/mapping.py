"""Values to plain JSON and back: one spelling for the columns that hold JSON and for the journal.

The type hints of the frozen values decide how a plain value is read; nothing is guessed.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")

#: What JSON has itself.
_ZOALS_HET_IS = frozenset({str, bool, int, float})


@cache
def veldtypen(soort: Any) -> dict[str, Any]:
    """Field name -> type hint of a dataclass, in the order of its fields."""
    hints = get_type_hints(soort)
    return {veld.name: hints[veld.name] for veld in fields(soort)}


def naar_json(waarde: Any) -> Any:
    """``waarde`` in nothing but dict, list, str, int, float, bool and None."""
    match waarde:
        case Enum():
            plat: Any = waarde.value
        case None | str() | bool() | int() | float():
            plat = waarde
        case UUID():
            plat = str(waarde)
        case datetime():
            plat = waarde.astimezone(UTC).isoformat(timespec="microseconds")
        case date() | time():
            plat = waarde.isoformat()
        case tuple() | list():
            plat = [naar_json(deel) for deel in waarde]
        case _:
            plat = {naam: naar_json(getattr(waarde, naam)) for naam in veldtypen(waarde.__class__)}
    return plat


def uit_json(hint: Any, plat: Any) -> Any:
    """The value of type ``hint`` that :func:`naar_json` made ``plat`` of."""
    return None if plat is None else _lezer(hint)(plat)


@cache
def _lezer(hint: Any) -> Callable[[Any], Any]:
    """How a plain value of this type is read: found once, for there are thousands of rows."""
    delen = get_args(hint)
    if hint in _ZOALS_HET_IS:
        return _zoals_het_is
    if get_origin(hint) in {Union, UnionType}:
        return partial(uit_json, next(deel for deel in delen if deel is not NoneType))
    if get_origin(hint) is tuple and delen[-1] is Ellipsis:
        lees = partial(uit_json, delen[0])
        return tuple if delen[0] in _ZOALS_HET_IS else lambda plat: tuple(map(lees, plat))
    if get_origin(hint) is tuple:
        return lambda plat: tuple(map(uit_json, delen, plat))
    if is_dataclass(hint):
        return partial(waarde_uit, cast("type", hint))
    lezer: Callable[[Any], Any] = hint.fromisoformat if hint in {date, time, datetime} else hint
    return lezer


@cache
def _lezers(soort: Any) -> tuple[frozenset[str], dict[str, Callable[[Any], Any]]]:
    """The fields of a dataclass, and how those are read that are not what JSON has itself."""
    lezers = {naam: _lezer(hint) for naam, hint in veldtypen(soort).items()}
    return frozenset(lezers), {n: lees for n, lees in lezers.items() if lees is not _zoals_het_is}


def _zoals_het_is(plat: Any) -> Any:
    return plat


def waarde_uit(soort: type[T], plat: dict[str, Any]) -> T:
    """The dataclass value from its plain fields; fields that are absent take their default."""
    klasse: Any = soort
    namen, lezers = _lezers(klasse)
    velden = dict(plat) if plat.keys() <= namen else {n: x for n, x in plat.items() if n in namen}
    for naam, lees in lezers.items():
        if (x := velden.get(naam)) is not None:
            velden[naam] = lees(x)
    return soort(**velden)


_spel = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canoniek(plat: object) -> str:
    """The one JSON spelling: sorted keys, no spaces, no escapes beyond those JSON needs."""
    return _spel(plat)
