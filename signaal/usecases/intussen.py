"""What a form showed against what stands there by now: nobody's work is written over unseen.

Between opening a form and saving it a colleague's change may come in. Only what the form changed is
written then; where both changed one field, the person is told first.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from signaal.fouten import GebruikFout

T = TypeVar("T")

#: Written by the program along with any change: nobody looks at these while filling in a form.
_VANZELF = frozenset({"gewijzigd", "gemaakt", "genomen"})


@dataclass(slots=True)
class Getoond(Generic[T]):
    """The value that a form showed. It follows the archive once a person was told that it changed,
    so that saving a second time means: mine.
    """

    waarde: T


class IntussenFout(GebruikFout):
    """A colleague changed the same field since the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Een collega heeft dit intussen ook veranderd; er is niets bewaard. Wil je toch wat "
            "jij hebt ingevuld? Bewaar dan nog eens."
        )


def neem_over(getoond: Getoond[T] | None, nieuw: T, nu: T | None) -> T:
    """``nieuw`` with everything that the form left as it was from ``nu``, as it stands now.

    Without ``getoond`` it is ``nieuw``. IntussenFout when a field was changed by both.
    """
    if getoond is None or nu is None:
        return nieuw
    was, er, wordt = (_velden(waarde) for waarde in (getoond.waarde, nu, nieuw))
    anders = {veld for veld in wordt if wordt[veld] != was[veld]} - _VANZELF
    if any(er[veld] not in (was[veld], wordt[veld]) for veld in anders):
        getoond.waarde = nu
        raise IntussenFout
    return _met(nieuw, {veld: er[veld] for veld in wordt if veld not in anders | _VANZELF})


def _velden(waarde: Any) -> dict[str, Any]:
    return {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}


def _met(waarde: T, velden: dict[str, Any]) -> T:
    ding: Any = waarde
    nieuw: T = replace(ding, **velden)
    return nieuw
