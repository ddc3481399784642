"""Of which fields nobody is asked when two laptops wrote something else there.

Two people who say different things of one matter choose together. But some fields only go along
with what people say: when it was written, how many signals there were, which list a row stood on.
There the latest counts, on every laptop the same one.
"""

from collections.abc import Mapping
from typing import Any

from signaal.domain.merge import NIETS, STIL, VLAGGEN
from signaal.domain.model import (
    Actie,
    Afwijzing,
    Agendapunt,
    Apparaat,
    Importvraag,
    Overleg,
    Rol,
    Signaal,
    Thema,
)
from signaal.domain.model_besluit import (
    Besluit,
    CollectieveActie,
    Collegavraag,
    Contact,
    Doorverwijzing,
    Terugmelding,
)

_GAAT_MEE: Mapping[type, frozenset[str]] = {
    Signaal: frozenset({"gewijzigd", "themas_voorgesteld", "discipline"}),
    Importvraag: frozenset(
        {"lijst", "blad", "regel", "soort", "ruwe_rij", "voorstel", "gemaakt", "afgehandeld"}
    ),
    Overleg: frozenset({"gepland", "gesloten"}),
    Afwijzing: frozenset({"aantal"}),
    Agendapunt: frozenset({"besteed", "volgorde"}),
    Actie: frozenset({"gewijzigd", "gemaakt"}),
    Besluit: frozenset({"naam", "themas", "kernen", "aantal", "genomen"}),
    CollectieveActie: frozenset({"themas"}),
    Doorverwijzing: frozenset({"herindicatie_op", "teruggekoppeld_op"}),
    Contact: frozenset({"tot"}),
    Collegavraag: frozenset({"beantwoord_door", "beantwoord"}),
    Terugmelding: frozenset({"datum", "lid"}),
    Thema: frozenset({"eigen"}),
}

#: Per field that people choose, the quiet ones that say something of its value: they come along.
_HOORT_BIJ: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Signaal: {"lid": ("discipline",), "themas": ("themas_voorgesteld",)},
    Overleg: {"stand": ("gesloten",)},
    Afwijzing: {"reden": ("aantal",)},
    Besluit: {"soort": ("naam", "themas", "kernen", "aantal", "genomen")},
    Doorverwijzing: {"stand": ("teruggekoppeld_op",), "terugkoppeling": ("teruggekoppeld_op",)},
    Collegavraag: {"antwoord": ("beantwoord_door", "beantwoord")},
}


def stille_velden(soort: type) -> frozenset[str]:
    """The fields of this type of which nobody is asked."""
    return STIL | _GAAT_MEE.get(soort, frozenset())


def wat_erbij_hoort(soort: type, veld: str) -> tuple[str, ...]:
    """The quiet fields that come along when people choose a value of this field: who heard it goes
    with the seat it was heard from, an answer with who gave it.
    """
    return _HOORT_BIJ.get(soort, {}).get(veld, ())


def vlaggen(soort: type) -> frozenset[str]:
    """The fields of this type that do not hold over what somebody else wrote meanwhile.

    Removal; and for a theme the mark for the board: it was given to the name that stood there, not
    to the one that a colleague wrote at the same time (privacy rule 2).
    """
    return VLAGGEN | {"voor_bestuur"} if soort is Thema else VLAGGEN


def voorgoed(soort: type) -> Mapping[str, Any]:
    """Per field of this type the word that nobody takes back, not even who did not hear of it.

    A laptop that was taken out may be in the hands of a thief: what it wrote meanwhile must not
    keep it in. And one that was let in to read along never makes itself a member.
    """
    return _VOORGOED if soort is Apparaat else NIETS


_VOORGOED: Mapping[str, Any] = {"verwijderd": True, "rol": Rol.LEEST_MEE.value}
