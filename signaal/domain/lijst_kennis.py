"""What the import may know: the team, the day, and the verbs that live in other rooms."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from signaal.domain.ids import vrije_slug
from signaal.domain.lijst_blad import sleutel
from signaal.domain.lijst_plaats import ONBEKEND, Plaatsen
from signaal.domain.lijst_wie import Bezetting, lees_discipline
from signaal.domain.model import Buurtschap, Discipline, Kern, Lid, Thema
from signaal.fouten import GebruikFout


class Vondst(Protocol):
    """A finding of the privacy guard, as far as a list needs it."""

    @property
    def begin(self) -> int:
        """First code point."""

    @property
    def eind(self) -> int:
        """First code point after it."""

    @property
    def soort(self) -> str:
        """Kind of personal data, in capitals."""

    @property
    def stop(self) -> bool:
        """Whether a text with this may not be kept."""


@dataclass(frozen=True, slots=True)
class Kennis:
    """Everything a list is understood with.

    ``vind`` is the privacy guard. ``themas_van_woord`` gives the theme ids that a theme word means,
    ``stel_themas_voor`` those for a text; both may give none. ``bekende_codes`` and ``bekende_ids``
    give the part of their argument that is in the archive already, removed signals included.
    ``maak_id`` makes the id that belongs to an importcode, the same on every laptop.
    ``periode_tot`` is the last day of the period of a day.
    """

    kernen: tuple[Kern, ...]
    buurtschappen: tuple[Buurtschap, ...]
    leden: tuple[Lid, ...]
    themas: tuple[Thema, ...]
    mij: Discipline
    vandaag: date
    nu: datetime
    maak_id: Callable[[str], UUID]
    vind: Callable[[str], Sequence[Vondst]]
    themas_van_woord: Callable[[str], tuple[str, ...]]
    stel_themas_voor: Callable[[str], tuple[str, ...]]
    bekende_codes: Callable[[Collection[str]], Collection[str]]
    bekende_ids: Callable[[Collection[UUID]], Collection[UUID]]
    periode_tot: Callable[[date], date]


@dataclass(frozen=True, slots=True)
class Woordenboek:
    """The team's words for places, people and themes, with what a person just answered.

    ``nieuwe_plaatsen`` are the answered places that are worth remembering.
    """

    plaatsen: Plaatsen
    bezetting: Bezetting
    themas: Mapping[str, str]
    nieuwe_plaatsen: tuple[Buurtschap, ...]


def maak_woordenboek(kennis: Kennis, antwoorden: Mapping[str, str]) -> Woordenboek:
    """Join the answers (value to kern, hamlet, discipline or theme) to what the team knows.

    Raises GebruikFout for an answer that is none of these.
    """
    bekend = Plaatsen(kennis.kernen, kennis.buurtschappen)
    themas = {sleutel(t.naam): t.id for t in kennis.themas} | {t.id: t.id for t in kennis.themas}
    bezet = {b.id for b in kennis.buurtschappen}
    nieuw: list[Buurtschap] = []
    anders: list[tuple[str, str]] = []
    wie: list[tuple[str, Discipline]] = []
    thema: dict[str, str] = {}
    for rauw, antwoord in antwoorden.items():
        waarde = " ".join(rauw.split())
        if kern := bekend.lees(antwoord).kern:
            if bekend.lees(waarde).reden == ONBEKEND and not waarde.startswith("("):
                nieuw.append(Buurtschap(vrije_slug(waarde, bezet), waarde, kern))
                bezet.add(nieuw[-1].id)
            else:
                anders.append((waarde, kern))
        elif (discipline := lees_discipline(antwoord)) is not None:
            wie.append((waarde, discipline))
        elif (code := themas.get(sleutel(antwoord))) is not None:
            thema[sleutel(waarde)] = code
        else:
            raise GebruikFout(
                f"“{antwoord[:60]}” is geen kern, discipline of thema van dit team. "
                "Kijk de schrijfwijze na; er is niets ingevoerd."
            )
    return Woordenboek(
        Plaatsen(kennis.kernen, (*kennis.buurtschappen, *nieuw), anders),
        Bezetting(kennis.leden, wie),
        themas | thema,
        tuple(nieuw),
    )
