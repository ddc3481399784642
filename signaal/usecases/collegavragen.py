"""A question to a colleague between meetings, hung on a signal; off the list once answered."""

from dataclasses import replace
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Getypt, Lid, Signaal
from signaal.domain.model_besluit import Collegavraag
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau


def stel_vraag(bureau: Bureau, signaal: UUID, vraag: str, aan: UUID | None = None) -> Collegavraag:
    """Ask one colleague (``aan``), or both."""
    vraag = schone_naam(vraag, "je vraag")
    if aan == bureau.lid:
        raise GebruikFout("Kies een collega; er is niets gevraagd.")
    with bureau.archive.schrijf("vraag gesteld", bureau.lid, bureau.nu()) as beurt:
        if beurt.een(Signaal, signaal) is None or (aan and beurt.een(Lid, aan) is None):
            raise GebruikFout("Dit signaal of deze collega is er niet meer; er is niets gevraagd.")
        nieuw = Collegavraag(
            nieuw_id(bureau.nu()), signaal, bureau.lid, Getypt(vraag), bureau.nu(), aan
        )
        beurt.zet(nieuw)
    return nieuw


def beantwoord_vraag(bureau: Bureau, vraag: UUID, antwoord: str) -> Collegavraag:
    """Answer; the question leaves the list and stays with the signal."""
    antwoord = schone_naam(antwoord, "je antwoord")
    with bureau.archive.schrijf("vraag beantwoord", bureau.lid, bureau.nu()) as beurt:
        nieuw = replace(
            _open(beurt.een(Collegavraag, vraag)),
            antwoord=Getypt(antwoord),
            beantwoord_door=bureau.lid,
            beantwoord=bureau.nu(),
        )
        beurt.zet(nieuw)
    return nieuw


def trek_vraag_in(bureau: Bureau, vraag: UUID) -> Collegavraag:
    """The question need not be answered any more."""
    with bureau.archive.schrijf("vraag ingetrokken", bureau.lid, bureau.nu()) as beurt:
        nieuw = replace(_open(beurt.een(Collegavraag, vraag)), ingetrokken=True)
        beurt.zet(nieuw)
    return nieuw


def zet_vraag_terug(bureau: Bureau, oud: Collegavraag) -> None:
    """Undo of an own answer or of taking back: the question as it stood before.

    GebruikFout when a colleague answered it meanwhile.
    """
    with bureau.archive.schrijf("vraag teruggezet", bureau.lid, bureau.nu()) as beurt:
        nu = beurt.een(Collegavraag, oud.id)
        if nu is None or nu.beantwoord_door not in (None, oud.beantwoord_door, bureau.lid):
            raise GebruikFout("Een collega heeft de vraag intussen beantwoord; dat blijft staan.")
        beurt.zet(oud)


def list_vragen(bureau: Bureau) -> tuple[Collegavraag, ...]:
    """Open questions for who works here (to this member, or to everybody), oldest first."""
    return tuple(
        v for v in _alle_open(bureau) if v.aan in (None, bureau.lid) and v.van != bureau.lid
    )


def list_gestelde_vragen(bureau: Bureau) -> tuple[Collegavraag, ...]:
    """Open questions that this member asked, oldest first."""
    return tuple(v for v in _alle_open(bureau) if v.van == bureau.lid)


def vragen_bij(bureau: Bureau, signaal: UUID) -> tuple[Collegavraag, ...]:
    """All questions on one signal, answered ones too, in the order they were asked."""
    van_signaal = bureau.archive.waar(Collegavraag, signaal=signaal, ingetrokken=False)
    return tuple(sorted(van_signaal, key=lambda v: (v.gesteld, v.id)))


def _alle_open(bureau: Bureau) -> list[Collegavraag]:
    alle = bureau.archive.waar(Collegavraag, ingetrokken=False)
    return sorted((v for v in alle if v.beantwoord is None), key=lambda v: (v.gesteld, v.id))


def _open(vraag: Collegavraag | None) -> Collegavraag:
    if vraag is None or vraag.ingetrokken or vraag.beantwoord is not None:
        raise GebruikFout("Deze vraag staat niet meer open; kijk nog eens in de lijst.")
    return vraag
