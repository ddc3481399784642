"""Which ways in an archive has, and taking one away or bringing it back as it was."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from signaal.fouten import GebruikFout
from signaal.vault.bos import Eerst, lees_bos, niets_eerst, om_beurten, schrijf_bos


class Soort(StrEnum):
    """The kinds of slot; the values are stored."""

    WACHTWOORD = "wachtwoord"
    HERSTELCODE = "herstelcode"
    SLEUTELRING = "sleutelring"


@dataclass(frozen=True, slots=True)
class Sleuf:
    """A slot as it stands in the bag: of no use without the passphrase or code that fits it."""

    soort: Soort
    ring: int
    inhoud: dict[str, Any] = field(repr=False)


def sleuven(pad_archief: Path) -> frozenset[Soort]:
    """The ways in that this archive has."""
    return frozenset(Soort(naam) for naam in lees_bos(pad_archief)["sleuven"])


def lees_sleuf(pad_archief: Path, soort: Soort) -> Sleuf | None:
    """The slot, to bring back later; None when there is none."""
    bos = lees_bos(pad_archief)
    inhoud = bos["sleuven"].get(soort)
    return None if inhoud is None else Sleuf(soort, _ring(bos), inhoud)


@om_beurten
def zet_sleuf(pad_archief: Path, sleuf: Sleuf, eerst: Eerst = niets_eerst) -> None:
    """Bring a slot back as it was; GebruikFout when the archive has another key since."""
    bos = lees_bos(pad_archief)
    if sleuf.ring != _ring(bos):
        raise GebruikFout(
            "Dit kan niet meer ongedaan worden gemaakt: het archief heeft sindsdien een nieuwe "
            "sleutel. Er is niets veranderd."
        )
    bos["sleuven"][sleuf.soort] = sleuf.inhoud
    schrijf_bos(pad_archief, bos, eerst)


@om_beurten
def verwijder_sleuf(pad_archief: Path, soort: Soort, eerst: Eerst = niets_eerst) -> None:
    """Take a way in away; GebruikFout when only the keyring of this laptop would be left."""
    bos = lees_bos(pad_archief)
    rest = set(bos["sleuven"]) - {soort, Soort.SLEUTELRING}
    if not rest:
        raise GebruikFout(
            "Dit is de enige manier om binnen te komen die niet aan deze laptop vastzit; "
            "er is niets veranderd. Maak eerst een herstelcode of een wachtwoord."
        )
    if bos["sleuven"].pop(soort, None) is not None:
        schrijf_bos(pad_archief, bos, eerst)


def _ring(bos: dict[str, Any]) -> int:
    """How often the archive got a new key."""
    return int(bos.get("ring", 0))
