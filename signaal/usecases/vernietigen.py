"""What is kept too long: the list, a person who says yes or not yet, and destruction for good."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from signaal.domain.bewaartermijn import Bewaarsoort, Post, Uitstel
from signaal.domain.bewaren import UITSTEL
from signaal.domain.model import (
    Actie,
    Instelling,
    Overleg,
    Signaal,
)
from signaal.fouten import GebruikFout, SignaalFout
from signaal.storage.archive import Archive
from signaal.storage.journaal import SLEUTELS
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.storage.tables import SOORTEN
from signaal.usecases.bewaarstand import (
    contactposten,
    met_wat_eraan_hangt,
    posten_van,
    redenen_van_uitstel,
    vakken_van,
    waarden_van,
)
from signaal.usecases.bewaartermijnen import lees_termijnen
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.reserve_bewerken import Bewerkt, bewerk_reservekopieen
from signaal.usecases.reservebestand import Stop, Voortgang
from signaal.usecases.vergeten import vergeet_getypt

#: How many destructions the backups beside this laptop's archive have been through. Without a
#: laptop behind it, it is of the one laptop there was then: no more than what that one had.
_NAGELOPEN = "vernietiging-in-reserve"


@dataclass(frozen=True, slots=True)
class Vernietigd:
    """What is gone: ``signalen`` and ``andere`` values (meetings, agreements, waiting rows).

    ``reserve`` is what became of the backups; None when they could not be gone over (yet).
    """

    signalen: int
    andere: int
    reserve: Bewerkt | None


def lees_vernietigingslijst(bureau: Bureau) -> tuple[Post, ...]:
    """What is kept too long today, oldest first; postponed lines too, marked so."""
    termijnen = lees_termijnen(bureau)
    uitgesteld = _uitgesteld(bureau)
    gehouden = _gehouden(uitgesteld)
    posten = [p for t in termijnen for p in posten_van(bureau, t, gehouden)]
    posten += contactposten(bureau)
    return tuple(
        sorted(
            (replace(p, uitstel=uitgesteld.get(p.sleutel)) for p in posten),
            key=lambda p: (p.sinds, list(Bewaarsoort).index(p.soort), p.jaar),
        )
    )


def stel_vernietiging_uit(bureau: Bureau, sleutel: str, reden: str) -> Uitstel:
    """Not this year, and why; on the first of January it is asked again."""
    _post(bureau, sleutel)
    return _stel_uit(bureau, sleutel, reden)


def houd_signaal(bureau: Bureau, id_: UUID, reden: str) -> Uitstel:
    """Leave this one signal out when its year goes, and why; asked again as the rest is."""
    if bureau.archive.een(Signaal, id_) is None:
        raise GebruikFout("Dit signaal is er niet meer; er is niets veranderd.")
    return _stel_uit(bureau, str(id_), reden)


def reden_van_houden(bureau: Bureau, id_: UUID) -> Uitstel | None:
    """Until when and why a signal is kept longer; None when it goes with its year."""
    return _uitgesteld(bureau).get(str(id_))


def haal_uitstel_weg(bureau: Bureau, sleutel: str) -> None:
    """This line of the list, or the signal with this id, may go after all."""
    _bewaar_uitstel(bureau, sleutel, "")


def vernietig(
    bureau: Bureau,
    sleutels: Sequence[str],
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Vernietigd:
    """Destroy these lines of the list, for good; a person said yes to exactly these.

    GebruikFout when one of them is not (any more) on the list, or postponed: nothing happens then.
    Who did it, when and how many is on record; what it was is nowhere any more. The backups beside
    the archive are gone over last: ``voortgang`` and ``stop`` are about them.
    """
    posten = [_post(bureau, sleutel) for sleutel in sleutels]
    if not posten or any(p.uitstel for p in posten):
        raise GebruikFout("Kies eerst wat er weg mag; er is niets vernietigd.")
    gehouden = _gehouden(_uitgesteld(bureau))
    gaat = [waarde for post in posten for waarde in waarden_van(bureau, post, gehouden)]
    gaat += redenen_van_uitstel(bureau.archive, sleutels)
    return _vernietig(bureau, gaat, {post.vak for post in posten} - {""}, (voortgang, stop))


def vernietig_signaal(bureau: Bureau, id_: UUID) -> Vernietigd:
    """Destroy one signal and everything the archive remembers of it (GDPR art. 17).

    What hangs on it goes along: who was asked, called back, told. Notes about a whole bundle stay.
    """
    signaal = bureau.archive.een(Signaal, id_)
    if signaal is None:
        raise GebruikFout("Dit signaal is er niet meer; er is niets veranderd.")
    return _vernietig(bureau, [signaal], set(), (None, None))


def loopt_reserve_achter(bureau: Bureau) -> bool:
    """Whether backups may still hold what was destroyed in the archive."""
    ids = (_nagelopen_id(bureau), _NAGELOPEN)
    gezien = next((i for id_ in ids if (i := bureau.archive.een(Instelling, id_))), None)
    hoever = int(gezien.waarde) if gezien is not None else 0
    return bureau.archive.journaal.vernietigd().total() > hoever


def loop_reserve_na(
    bureau: Bureau, voortgang: Voortgang | None = None, stop: Stop | None = None
) -> Bewerkt:
    """Destroy in every backup beside the archive what was destroyed in it.

    How far is kept only when none was skipped: until those are thrown away they are behind.
    SchrijfFout, GestoptFout: every backup is whole, as it was or gone over; do it again.
    """
    weg = bureau.archive.journaal.vernietigd()
    doe = partial(vernietig_ook_in, weg=weg, wie=bureau.lid, nu=bureau.nu())
    bewerkt = bewerk_reservekopieen(bureau, doe, voortgang, stop)
    with bureau.archive.schrijf("reservekopieën nagelopen", bureau.lid, bureau.nu()) as beurt:
        if bewerkt.overgeslagen:
            beurt.noteer("reservekopieën nagelopen", "reservekopie", "")
        else:
            beurt.zet(Instelling(_nagelopen_id(bureau), str(weg.total())))
    return bewerkt


def vernietig_ook_in(
    kopie: Archive, weg: Mapping[tuple[str, str], int], wie: UUID | None, nu: datetime
) -> int:
    """Do to an open copy (a backup) what was ever destroyed in the archive; says how many went.

    ``weg`` is ``Journaal.vernietigd`` of the archive. Doing it again changes nothing, and a copy
    that was out of reach at the time loses now what it should have lost then.
    """
    daar = kopie.journaal.vernietigd()
    nieuw = [ding for ding, keer in weg.items() if keer > daar[ding]]
    if not nieuw:
        return 0
    vakken = [vak for soort, vak in nieuw if soort == SLEUTELS]
    waarden = _bestaande(kopie, [ding for ding in nieuw if ding[0] != SLEUTELS])
    kopie.concept.wis()
    with kopie.schrijf("vernietigd", wie, nu) as beurt:
        _maak_los(kopie, beurt, waarden)
        beurt.vernietig(waarden, vakken)
    kopie.leeg_logboek()
    return len(waarden)


def _vernietig(
    bureau: Bureau,
    genoemd: list[Any],
    vakken: set[str],
    loop: tuple[Voortgang | None, Stop | None],
) -> Vernietigd:
    archive = bureau.archive
    waarden = met_wat_eraan_hangt(bureau, genoemd)
    vakken |= vakken_van(waarden)
    vergeet_getypt(bureau, [w for w in waarden if isinstance(w, Signaal)])
    with archive.schrijf("vernietigd", bureau.lid, bureau.nu()) as beurt:
        _maak_los(archive, beurt, waarden)
        beurt.vernietig(waarden, vakken)
    archive.leeg_logboek()
    signalen = sum(isinstance(w, Signaal) for w in waarden)
    reserve = None
    with suppress(SignaalFout):  # what is gone is gone; the backups can be gone over again
        reserve = loop_reserve_na(bureau, *loop)
    andere = sum(not isinstance(w, Signaal | Instelling) for w in waarden)
    return Vernietigd(signalen, andere, reserve)


def _maak_los(archive: Archive, beurt: Schrijfbeurt, waarden: Iterable[Any]) -> None:
    """Agreements outlive the meeting they were made in."""
    overleggen = {w.id for w in waarden if isinstance(w, Overleg)}
    for actie in archive.alle(Actie):
        if actie.overleg in overleggen:
            beurt.zet(replace(actie, overleg=None))


def _bestaande(kopie: Archive, genoemd: Iterable[tuple[str, str]]) -> list[Any]:
    """The values of these kinds and ids that are in the copy."""
    per_soort: dict[str, set[str]] = {}
    for soort, pk in genoemd:
        per_soort.setdefault(soort, set()).add(pk)
    gevonden: list[Any] = []
    for naam, pks in per_soort.items():
        if SOORTEN[naam] is Signaal:
            gevonden += kopie.signalen.bij_ids([UUID(pk) for pk in sorted(pks)])
        else:
            waarden: tuple[Any, ...] = kopie.alle(SOORTEN[naam])
            gevonden += [waarde for waarde in waarden if str(waarde.id) in pks]
    return gevonden


def _nagelopen_id(bureau: Bureau) -> str:
    return f"{_NAGELOPEN}:{bureau.archive.apparaat}"


def _post(bureau: Bureau, sleutel: str) -> Post:
    for post in lees_vernietigingslijst(bureau):
        if post.sleutel == sleutel:
            return post
    raise GebruikFout("Dit staat niet meer op de lijst; er is niets veranderd. Kijk nog eens.")


def _uitgesteld(bureau: Bureau) -> dict[str, Uitstel]:
    gevonden = {}
    for instelling in bureau.archive.alle(Instelling):
        if instelling.id.startswith(UITSTEL) and instelling.waarde:
            tot, _, reden = instelling.waarde.partition(" ")
            if date.fromisoformat(tot) > bureau.vandaag():
                uitstel = Uitstel(date.fromisoformat(tot), reden)
                gevonden[instelling.id.removeprefix(UITSTEL)] = uitstel
    return gevonden


def _gehouden(uitgesteld: Mapping[str, Uitstel]) -> frozenset[UUID]:
    """The single signals among what is postponed; lines of the list have a slash in their name."""
    return frozenset(UUID(sleutel) for sleutel in uitgesteld if "/" not in sleutel)


def _stel_uit(bureau: Bureau, sleutel: str, reden: str) -> Uitstel:
    uitstel = Uitstel(
        date(bureau.vandaag().year + 1, 1, 1), schone_naam(reden, "kort waarom jullie wachten")
    )
    _bewaar_uitstel(bureau, sleutel, f"{uitstel.tot.isoformat()} {uitstel.reden}")
    return uitstel


def _bewaar_uitstel(bureau: Bureau, sleutel: str, waarde: str) -> None:
    with bureau.archive.schrijf("vernietigen uitgesteld", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Instelling(UITSTEL + sleutel, waarde))
