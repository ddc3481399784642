"""What goes between the archive and the exchange: keys, signatures, and what came of it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from signaal.domain.merge import Geschil
from signaal.domain.wissel import Deel
from signaal.fouten import SignaalFout

_AFGEWEZEN = (
    "Een bestand van een collega klopt niet en is niet overgenomen. Wat je zelf hebt is veilig. "
    "Vraag je collega om nog eens uit te wisselen."
)


class Reden(StrEnum):
    """Why rows were not taken in yet."""

    GAT = "gat"  # rows before them are not here
    EERDER = "eerder"  # rows of others that they knew of are not here
    NIEUWER = "nieuwer"  # this version does not know what they are about


@dataclass(frozen=True, slots=True)
class Wacht:
    """Rows of ``device`` from ``van`` on that could not be taken in yet: offer them again later."""

    device: UUID
    van: int
    reden: Reden


@dataclass(frozen=True, slots=True)
class Opgenomen:
    """What came of taking in.

    ``regels``: rows taken in. ``signalen``: new signals per lid. ``geraakt``: types of which the
    state changed. ``geschillen``: values on which laptops differ now. ``vernietigd``: something was
    wiped, so ``Archive.leeg_logboek`` is needed. ``eigen_verder``: when not 0, others hold rows of
    this very laptop up to there that it has not: it came out of a backup.
    """

    regels: int
    signalen: Counter[UUID | None]
    geraakt: frozenset[type]
    geschillen: int
    wacht: tuple[Wacht, ...]
    vernietigd: bool
    eigen_verder: int


@dataclass(frozen=True, slots=True)
class OpenGeschil:
    """A field on which laptops differ. ``waarde`` is the value as it stands.

    ``keuzen`` are the whole value with each choice of ``geschil`` in it, in the same order, and
    with what goes along with it (``geschilregels.wat_erbij_hoort``): write the one that people
    choose with ``beurt.bevestig``, naming those fields.
    """

    soort: type
    id: UUID | str
    waarde: Any
    geschil: Geschil
    keuzen: tuple[Any, ...]


class AfgewezenDeel(SignaalFout):
    """Rows whose links do not hold, or tell another story than what is here; nothing was written.

    ``deel`` is the part that was wrong: leave it out and take in the rest.
    """

    def __init__(self, deel: Deel, oorzaak: str) -> None:
        super().__init__(_AFGEWEZEN, f"{deel.device} {deel.van}-{deel.tot}: {oorzaak}")
        self.deel = deel
