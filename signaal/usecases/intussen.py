"""What a form showed against what stands there by now: nobody's work is written over unseen.

Between opening a form and saving it a colleague's change may come in. Only what the form changed is
written then; where both changed one field, the person is told first.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from signaal.domain.model import Getypt
from signaal.fouten import GebruikFout

T = TypeVar("T")

#: Written by the program along with any change: nobody looks at these while filling in a form.
_VANZELF = frozenset({"gewijzigd", "gemaakt", "genomen"})


@dataclass(slots=True)
class Getoond(Generic[T]):
    """The value that a form showed. A field follows the archive once a person was told that a
    colleague changed it too, so that saving a second time means: mine.
    """

    waarde: T


class IntussenFout(GebruikFout):
    """A colleague changed the same field since the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Een collega heeft dit intussen ook veranderd; er is niets bewaard. Kijk wat er nu "
            "staat. Bewaar je nog eens, dan geldt wat jij invult."
        )


def neem_over(
    getoond: Getoond[T] | None, nieuw: T, nu: T | None, *, vanzelf: frozenset[str] = _VANZELF
) -> T:
    """``nieuw`` with everything that the form left as it was from ``nu``, as it stands now.

    Without ``getoond`` it is ``nieuw``. IntussenFout when a field was changed by both; fields that
    go along with any change (``vanzelf``) are not compared.
    """
    if getoond is None or nu is None:
        return nieuw
    was, er, wordt = (_velden(waarde) for waarde in (getoond.waarde, nu, nieuw))
    anders = {veld for veld in wordt if wordt[veld] != was[veld]} - vanzelf
    botst = {veld: er[veld] for veld in anders if er[veld] not in (was[veld], wordt[veld])}
    if botst:
        getoond.waarde = _met(getoond.waarde, botst)
        raise IntussenFout
    return _met(nieuw, {veld: er[veld] for veld in wordt if veld not in anders | vanzelf})


def eis_nog_zo(was: object, nu: object, wordt: object) -> None:
    """IntussenFout when something else stands there by now than was shown, or than is written.

    Of a text its words count, not its mark.
    """
    if _woorden(nu) not in (_woorden(was), _woorden(wordt)):
        raise IntussenFout


def eis_gezien(getoond: Getoond[T] | None, nu: T, wordt: T) -> None:
    """:func:`eis_nog_zo` for one thing that is written whole: told once, and then it is known."""
    if getoond is not None and nu not in (getoond.waarde, wordt):
        getoond.waarde = nu
        raise IntussenFout


def _woorden(waarde: object) -> object:
    return waarde.tekst if isinstance(waarde, Getypt) else waarde


def _velden(waarde: Any) -> dict[str, Any]:
    return {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}


def _met(waarde: T, velden: dict[str, Any]) -> T:
    ding: Any = waarde
    nieuw: T = replace(ding, **velden)
    return nieuw
