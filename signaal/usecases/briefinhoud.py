"""What stands in a letter to a locked archive: written by us, or by anyone at this laptop.

Anyone can seal a letter, so what comes out of one is validated whole before it is used.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from signaal.domain.ids import kleinste_id
from signaal.domain.schrift import leesbaar
from signaal.usecases.bewaken import HOOGSTENS, HOOGSTENS_NAAM

_VERSIE = 1
_VELDEN = {"versie", "id", "dag", "kern", "tekst"}
#: An id says when it was made; no clock is so wrong, and beyond the year 9999 no id has a year.
_LAATSTE = kleinste_id(datetime(2200, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Brief:
    """What was written while locked; ``kern`` is the village as it was typed, or ""."""

    id: UUID
    dag: date
    kern: str
    tekst: str


def schrijf_inhoud(brief: Brief) -> bytes:
    """What :func:`lees_inhoud` reads."""
    velden = {
        "versie": _VERSIE,
        "id": str(brief.id),
        "dag": brief.dag.isoformat(),
        "kern": brief.kern,
        "tekst": brief.tekst,
    }
    return json.dumps(velden, ensure_ascii=False).encode()


def lees_inhoud(inhoud: bytes) -> Brief:
    """The letter; ValueError for anything that :func:`schrijf_inhoud` did not make."""
    try:
        veld = json.loads(inhoud)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(veld, dict) or veld.keys() != _VELDEN:
        raise ValueError("other fields")
    versie = veld.pop("versie")
    if type(versie) is not int or versie != _VERSIE:
        raise ValueError("another version")
    if not all(isinstance(waarde, str) for waarde in veld.values()):
        raise ValueError("a field that is no text")
    brief = Brief(
        UUID(veld["id"]), date.fromisoformat(veld["dag"]), veld["kern"], leesbaar(veld["tekst"])
    )
    if str(brief.id) != veld["id"] or brief.id.version != 7 or brief.id >= _LAATSTE:
        raise ValueError("an id that is none of ours")
    if not 0 < len(brief.tekst) <= HOOGSTENS or len(brief.kern) > HOOGSTENS_NAAM:
        raise ValueError("no text, or too much")
    return brief
