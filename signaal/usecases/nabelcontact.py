"""Whom to call back, kept apart and for as short as can be; and how each attempt ended.

This is the one place where a name and a number may be written. They rest under a key of their own,
no paper or list shows them, every look at them is on record, and they are destroyed in the same
write that closes the call: at the latest after twelve months.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from signaal.domain.bewaren import vak_van_contact
from signaal.domain.ids import nieuw_id
from signaal.domain.model import Getypt, Signaal
from signaal.domain.model_besluit import Contact, Nabelpoging, Uitkomst
from signaal.fouten import GebruikFout
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.text.privacy_stop import vind_stop
from signaal.text.privacy_vondst import Soort
from signaal.usecases.bewaken import HOOGSTENS_NAAM, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, eis_gezien

_LATER = timedelta(days=7)
_WEG = "Dit signaal is er niet meer; er is niets veranderd."


def zet_contact(
    bureau: Bureau,
    signaal: UUID,
    naam: str,
    telefoon: str,
    getoond: Getoond[int | None] | None = None,
) -> None:
    """Keep whom to call about this signal; it must be on the list of calls.

    A BSN or an account number is refused here too: it is not needed to call. ``getoond`` holds what
    :func:`merk_contact` said when the form was opened: IntussenFout when a colleague wrote down
    another since, see ``intussen``.
    """
    naam, telefoon = (" ".join(schone_tekst(t, HOOGSTENS_NAAM).split()) for t in (naam, telefoon))
    if not telefoon:
        raise GebruikFout("Vul eerst het telefoonnummer in; er is niets bewaard.")
    te_veel = {v.soort for t in (naam, telefoon) for v in vind_stop(t)} & {Soort.BSN, Soort.IBAN}
    if te_veel:
        raise GebruikFout(
            "Een BSN of rekeningnummer is niet nodig om te bellen. Haal het weg; "
            "er is niets bewaard."
        )
    with bureau.archive.schrijf("belgegevens bewaard", bureau.lid, bureau.nu()) as beurt:
        if not _bestaand(beurt, signaal).nabellen:
            raise GebruikFout("Zet eerst nabellen aan bij dit signaal; er is niets bewaard.")
        nieuw = Contact(signaal, naam, telefoon, _een_jaar_na(bureau.vandaag()))
        if (er := beurt.een(Contact, signaal)) is not None:
            eis_gezien(getoond, _merk(er), _merk(nieuw))
        beurt.zet(nieuw)


def merk_contact(bureau: Bureau, signaal: UUID) -> int | None:
    """Tells one contact of this signal from the next, as long as Signaal runs; None when nobody
    stands there. It does not say whom: this is no look at it.
    """
    er = bureau.archive.een(Contact, signaal)
    return None if er is None else _merk(er)


def _merk(contact: Contact) -> int:
    return hash((contact.naam, contact.telefoon))


def lees_contact(bureau: Bureau, signaal: UUID) -> Contact | None:
    """Whom to call; that somebody looked is on record first."""
    if bureau.archive.een(Contact, signaal) is None:
        return None
    with bureau.archive.schrijf("belgegevens bekeken", bureau.lid, bureau.nu()) as beurt:
        beurt.noteer("belgegevens bekeken", "contact", str(signaal))
    return bureau.archive.een(Contact, signaal)


def met_contact(bureau: Bureau) -> frozenset[UUID]:
    """Signals with somebody to call; whom is not told."""
    return frozenset(contact.id for contact in bureau.archive.alle(Contact))


def noteer_poging(
    bureau: Bureau, signaal: UUID, uitkomst: Uitkomst, notitie: str = ""
) -> Nabelpoging:
    """How the call went. Nobody answered: again in a week. Anything else closes it."""
    notitie = schone_tekst(notitie)
    weiger_stop(notitie=notitie)
    poging = Nabelpoging(
        nieuw_id(bureau.nu()), signaal, bureau.vandaag(), uitkomst, bureau.lid, Getypt(notitie)
    )
    with bureau.archive.schrijf("nabelpoging genoteerd", bureau.lid, bureau.nu()) as beurt:
        oud = _bestaand(beurt, signaal)
        blijft = oud.nabellen and not uitkomst.sluit  # a colleague may have reached somebody
        op = bureau.vandaag() + _LATER if blijft else None
        beurt.zet(replace(oud, nabellen=blijft, nabellen_op=op, gewijzigd=bureau.nu()))
        beurt.zet(poging)
        weg = wis_contacten(beurt, [signaal]) if uitkomst.sluit else 0
    if weg:
        bureau.archive.leeg_logboek()
    return poging


def trek_poging_in(bureau: Bureau, signaal: UUID, dag: date | None) -> None:
    """Undo of the last attempt of who works here: to be called (again) on ``dag``.

    What was destroyed stays so; what a colleague noted meanwhile stands.
    """
    with bureau.archive.schrijf("nabelpoging ingetrokken", bureau.lid, bureau.nu()) as beurt:
        oud = _bestaand(beurt, signaal)
        klaar = (p.uitkomst.sluit for p in _van_anderen(bureau, beurt, signaal))
        if not any(klaar):
            beurt.zet(replace(oud, nabellen=True, nabellen_op=dag, gewijzigd=bureau.nu()))
        pogingen = beurt.waar(Nabelpoging, signaal=signaal, lid=bureau.lid, verwijderd=False)
        if pogingen:
            beurt.zet(replace(max(pogingen, key=lambda p: p.id), verwijderd=True))


def _van_anderen(bureau: Bureau, beurt: Schrijfbeurt, signaal: UUID) -> list[Nabelpoging]:
    alle = beurt.waar(Nabelpoging, signaal=signaal, verwijderd=False)
    return [p for p in alle if p.lid != bureau.lid]


def pogingen_van(bureau: Bureau, signaal: UUID) -> tuple[Nabelpoging, ...]:
    """The attempts on one signal, in the order they were made."""
    gevonden = bureau.archive.waar(Nabelpoging, signaal=signaal, verwijderd=False)
    return tuple(sorted(gevonden, key=lambda p: (p.datum, p.id)))


def wis_verlopen_contacten(bureau: Bureau) -> int:
    """Destroy what may not be kept any more today; says how many. Asked at every opening."""
    verlopen = [c.id for c in bureau.archive.alle(Contact) if c.tot < bureau.vandaag()]
    if not verlopen:
        return 0
    with bureau.archive.schrijf("belgegevens vernietigd", bureau.lid, bureau.nu()) as beurt:
        weg = wis_contacten(beurt, verlopen)
    bureau.archive.leeg_logboek()
    return weg


def wis_contacten(beurt: Schrijfbeurt, signalen: Iterable[UUID]) -> int:
    """Destroy whom to call about these, in this write; says how many there were.

    The log of the database still holds them: see ``Archive.leeg_logboek``.
    """
    contacten = [c for s in signalen if (c := beurt.een(Contact, s)) is not None]
    if contacten:
        beurt.vernietig(contacten, {vak_van_contact(c.id) for c in contacten})
    return len(contacten)


def _bestaand(beurt: Schrijfbeurt, signaal: UUID) -> Signaal:
    gevonden = beurt.een(Signaal, signaal)
    if gevonden is None or gevonden.verwijderd:
        raise GebruikFout(_WEG)
    return gevonden


def _een_jaar_na(dag: date) -> date:
    """The same day next year, or the last of its month."""
    return date(dag.year + 1, dag.month, min(dag.day, monthrange(dag.year + 1, dag.month)[1]))
