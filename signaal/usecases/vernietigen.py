"""What is kept too long: the list, a person who says yes or not yet, and destruction for good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from signaal.domain.bewaartermijn import Bewaarsoort, Post, Uitstel
from signaal.domain.model import (
    Actie,
    Instelling,
    Overleg,
    Signaal,
)
from signaal.fouten import GebruikFout
from signaal.storage.archive import Archive
from signaal.storage.journaal import SLEUTELS
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.storage.tables import SOORTEN
from signaal.usecases.bewaarstand import (
    contactposten,
    met_wat_eraan_hangt,
    posten_van,
    vakken_van,
    waarden_van,
)
from signaal.usecases.bewaartermijnen import lees_termijnen
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.zoekhulp import lees_concept, wis_concept

_UITSTEL = "vernietiging-uitgesteld:"


@dataclass(frozen=True, slots=True)
class Vernietigd:
    """What is gone: ``signalen`` and ``andere`` values (meetings, agreements, waiting rows)."""

    signalen: int
    andere: int


def lees_vernietigingslijst(bureau: Bureau) -> tuple[Post, ...]:
    """What is kept too long today, oldest first; postponed lines too, marked so."""
    termijnen = lees_termijnen(bureau)
    uitgesteld = _uitgesteld(bureau)
    posten = [p for t in termijnen for p in posten_van(bureau, t)] + [*contactposten(bureau)]
    return tuple(
        sorted(
            (replace(p, uitstel=uitgesteld.get(p.sleutel)) for p in posten),
            key=lambda p: (p.sinds, list(Bewaarsoort).index(p.soort), p.jaar),
        )
    )


def stel_vernietiging_uit(bureau: Bureau, sleutel: str, reden: str) -> Uitstel:
    """Not this year, and why; on the first of January it is asked again."""
    _post(bureau, sleutel)
    uitstel = Uitstel(
        date(bureau.vandaag().year + 1, 1, 1), schone_naam(reden, "kort waarom jullie wachten")
    )
    _bewaar_uitstel(bureau, sleutel, f"{uitstel.tot.isoformat()} {uitstel.reden}")
    return uitstel


def haal_uitstel_weg(bureau: Bureau, sleutel: str) -> None:
    """It may go after all."""
    _bewaar_uitstel(bureau, sleutel, "")


def vernietig(bureau: Bureau, sleutels: Sequence[str]) -> Vernietigd:
    """Destroy these lines of the list, for good; a person said yes to exactly these.

    GebruikFout when one of them is not (any more) on the list, or postponed: nothing happens then.
    Who did it, when and how many is on record; what it was is nowhere any more.
    """
    posten = [_post(bureau, sleutel) for sleutel in sleutels]
    if not posten or any(p.uitstel for p in posten):
        raise GebruikFout("Kies eerst wat er weg mag; er is niets vernietigd.")
    gaat = [waarde for post in posten for waarde in waarden_van(bureau, post)]
    return _vernietig(bureau, gaat, {post.vak for post in posten} - {""})


def vernietig_signaal(bureau: Bureau, id_: UUID) -> None:
    """Destroy one signal and everything the archive remembers of it (GDPR art. 17).

    What hangs on it goes along: who was asked, called back, told. Notes about a whole bundle stay.
    """
    signaal = bureau.archive.een(Signaal, id_)
    if signaal is None:
        raise GebruikFout("Dit signaal is er niet meer; er is niets veranderd.")
    _vernietig(bureau, [signaal], set())


def vernietig_ook_in(bureau: Bureau, kopie: Archive) -> int:
    """Do to an open copy (a backup) what was ever destroyed here; says how many values went.

    Doing it again changes nothing. What was destroyed here stays destroyed there, also when the
    copy was out of reach at the time.
    """
    hier = bureau.archive.journaal.vernietigd()
    daar = kopie.journaal.vernietigd()
    nieuw = [pk for pk in hier if hier[pk] > daar[pk]]
    vakken = [vak for soort, vak in nieuw if soort == SLEUTELS]
    waarden = _bestaande(kopie, [n for n in nieuw if n[0] != SLEUTELS])
    if not nieuw:
        return 0
    kopie.concept.wis()
    with kopie.schrijf("vernietigd", bureau.lid, bureau.nu()) as beurt:
        _maak_los(kopie, beurt, waarden)
        beurt.vernietig(waarden, vakken)
    kopie.leeg_logboek()
    return len(waarden)


def _vernietig(bureau: Bureau, genoemd: list[Any], vakken: set[str]) -> Vernietigd:
    archive = bureau.archive
    waarden = met_wat_eraan_hangt(bureau, genoemd)
    vakken |= vakken_van(waarden)
    teksten = [w.tekst for w in waarden if isinstance(w, Signaal) and w.tekst]
    concept = lees_concept(bureau)
    if concept is not None and any(tekst in concept.tekst for tekst in teksten):
        wis_concept(bureau)
    with archive.schrijf("vernietigd", bureau.lid, bureau.nu()) as beurt:
        _maak_los(archive, beurt, waarden)
        beurt.vernietig(waarden, vakken)
    archive.leeg_logboek()
    signalen = sum(isinstance(w, Signaal) for w in waarden)
    return Vernietigd(signalen, len(waarden) - signalen)


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


def _post(bureau: Bureau, sleutel: str) -> Post:
    for post in lees_vernietigingslijst(bureau):
        if post.sleutel == sleutel:
            return post
    raise GebruikFout("Dit staat niet meer op de lijst; er is niets veranderd. Kijk nog eens.")


def _uitgesteld(bureau: Bureau) -> dict[str, Uitstel]:
    gevonden = {}
    for instelling in bureau.archive.alle(Instelling):
        if instelling.id.startswith(_UITSTEL) and instelling.waarde:
            tot, _, reden = instelling.waarde.partition(" ")
            if date.fromisoformat(tot) > bureau.vandaag():
                uitstel = Uitstel(date.fromisoformat(tot), reden)
                gevonden[instelling.id.removeprefix(_UITSTEL)] = uitstel
    return gevonden


def _bewaar_uitstel(bureau: Bureau, sleutel: str, waarde: str) -> None:
    with bureau.archive.schrijf("vernietigen uitgesteld", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Instelling(_UITSTEL + sleutel, waarde))
