"""Of which fields nobody is asked when two laptops wrote something else there.

Two people who say different things of one matter choose together. But some fields only go along
with what people say: when it was written, how many signals there were, which list a row stood on.
There the latest counts, on every laptop the same one.
"""

from collections.abc import Mapping

from signaal.domain.merge import STIL, VLAGGEN
from signaal.domain.model import Actie, Afwijzing, Agendapunt, Importvraag, Overleg, Signaal, Thema
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


def stille_velden(soort: type) -> frozenset[str]:
    """The fields of this type of which nobody is asked."""
    return STIL | _GAAT_MEE.get(soort, frozenset())


def vlaggen(soort: type) -> frozenset[str]:
    """The fields of this type that do not hold over what somebody else wrote meanwhile.

    Removal; and for a theme the mark for the board: it was given to the name that stood there, not
    to the one that a colleague wrote at the same time (privacy rule 2).
    """
    return VLAGGEN | {"voor_bestuur"} if soort is Thema else VLAGGEN
