"""Hours per kern and kind of work, for the subsidy report; off until the team turns it on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Kern
from signaal.domain.model_besluit import Uren
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.wacht import Plek, bewaak_papier

#: Kinds of work that are offered; a team may type another one.
ACTIVITEITEN = (
    "huisbezoek",
    "spreekuur",
    "overleg",
    "collectieve actie",
    "telefoon en mail",
    "reistijd",
    "anders",
)
_MINUTEN_PER_DAG = 24 * 60


def schrijf_uren(
    bureau: Bureau, kern: str, activiteit: str, minuten: int, datum: date | None = None
) -> Uren:
    """Time of who works here, today unless said otherwise; 1 minute to a whole day.

    What was done goes to a funder: PapierFout when it may name somebody.
    """
    activiteit = schone_naam(activiteit, "wat je deed")
    if activiteit not in ACTIVITEITEN:
        plek = Plek(activiteit, "de uren", "", "wat je deed")
        bewaak_papier(bureau, (activiteit,), (plek,), streng=True)
    dag = datum or bureau.vandaag()
    if not 1 <= minuten <= _MINUTEN_PER_DAG:
        raise GebruikFout("Kies een tijd van 1 minuut tot 24 uur; er is niets bewaard.")
    if dag > bureau.vandaag():
        raise GebruikFout("Deze dag moet nog komen; er is niets bewaard. Kijk naar de datum.")
    with bureau.archive.schrijf("uren geschreven", bureau.lid, bureau.nu()) as beurt:
        if beurt.een(Kern, kern) is None:
            raise GebruikFout("Kies een kern van jullie team; er is niets bewaard.")
        nieuw = Uren(nieuw_id(bureau.nu()), dag, bureau.lid, kern, activiteit, minuten)
        beurt.zet(nieuw)
    return nieuw


def verwijder_uren(bureau: Bureau, uren: UUID, *, verwijderd: bool = True) -> None:
    """Take a line away, or bring it back."""
    with bureau.archive.schrijf("uren verwijderd", bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Uren, uren)
        if oud is None:
            raise GebruikFout("Deze uren staan er niet meer; er is niets veranderd.")
        beurt.zet(replace(oud, verwijderd=verwijderd))


def list_uren(bureau: Bureau, van: date, tot: date) -> tuple[Uren, ...]:
    """What was written from ``van`` to ``tot`` (both included), latest day first."""
    alle = bureau.archive.waar(Uren, verwijderd=False)
    passend = (u for u in alle if van <= u.datum <= tot)
    return tuple(sorted(passend, key=lambda u: (u.datum, u.id), reverse=True))


def tel_uren(bureau: Bureau, van: date, tot: date) -> Mapping[tuple[str, str], int]:
    """Minutes per (kern, activiteit) in these days, for the report."""
    tellingen: Counter[tuple[str, str]] = Counter()
    for uren in list_uren(bureau, van, tot):
        tellingen[uren.kern, uren.activiteit] += uren.minuten
    return tellingen
