"""The rows of imported lists that wait for a person: kept, answered, skipped, never asked twice."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from signaal.domain.ids import vast_id, vast_oud_id
from signaal.domain.lijst import Importplan, TeBeslissen
from signaal.domain.lijst_blad import sleutel
from signaal.domain.model import Importvraag, Signaal
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, maak_signaal


def list_importvragen(bureau: Bureau) -> tuple[Importvraag, ...]:
    """The rows that still wait for a person, in the order of their lists.

    What was clear to a colleague, whose laptop made it a signal, waits no more.
    """
    wachtend = {
        _signaal_id(bureau, v.id): v for v in bureau.archive.waar(Importvraag, afgehandeld=False)
    }
    for signaal in bureau.archive.signalen.bij_ids(list(wachtend)):
        del wachtend[signaal.id]
    return tuple(sorted(wachtend.values(), key=lambda v: (v.lijst, v.blad, v.regel, v.id)))


def beantwoord_importvraag(bureau: Bureau, id_: UUID, invoer: Signaalinvoer) -> Signaal:
    """Log the row as a person filled it in, checked as when logging; the question is done.

    Without a ``lid`` it stays with who the list said, by name or by discipline.

    PersoonsgegevenFout and GebruikFout as in ``log_signaal``; the question then stays open. A
    colleague for whom this row was clear has made the signal already: that one stays.
    """
    with bureau.archive.schrijf("importvraag beantwoord", bureau.lid, bureau.nu()) as beurt:
        vraag = _open_vraag(beurt.een(Importvraag, id_))
        dag = invoer.datum or (vraag.voorstel.datum if vraag.voorstel else bureau.vandaag())
        id_van_signaal = _signaal_id(bureau, id_)
        if beurt.een(Signaal, id_van_signaal) is not None:
            raise GebruikFout(
                "Deze regel is al een signaal geworden op de laptop van een collega; er is niets "
                "veranderd. Je vindt hem bij Signalen."
            )
        signaal = maak_signaal(bureau, beurt, replace(invoer, datum=dag), id_van_signaal)
        if (voorstel := vraag.voorstel) is not None:
            signaal = replace(signaal, importcode=voorstel.importcode)
            if invoer.lid is None:
                signaal = replace(signaal, lid=voorstel.lid, discipline=voorstel.discipline)
        beurt.zet(signaal)
        beurt.zet(_afgehandeld(vraag))
    return signaal


def sla_importvraag_over(bureau: Bureau, id_: UUID) -> None:
    """The row is no signal after all; it is not asked again when the list comes again."""
    with bureau.archive.schrijf("importvraag overgeslagen", bureau.lid, bureau.nu()) as beurt:
        vraag = _open_vraag(beurt.een(Importvraag, id_))
        beurt.zet(_afgehandeld(vraag))


def vragen_bij(bureau: Bureau, plan: Importplan) -> tuple[list[Importvraag], list[Importvraag]]:
    """The questions that are new, and the open ones that this list has answered by itself."""
    wachtend = {_vraag_id(bureau, t.code): t for t in (*plan.te_beslissen, *plan.wachtend)}
    bestaand = {v.id: v for v in bureau.archive.alle(Importvraag)}
    nu = bureau.nu()
    nieuw = [_vraag(id_, plan, t, nu) for id_, t in wachtend.items() if id_ not in bestaand]
    teksten = _teksten([*plan.signalen, *(t.voorstel for t in wachtend.values() if t.voorstel)])
    vervallen = [
        _afgehandeld(vraag)
        for id_, vraag in bestaand.items()
        if not vraag.afgehandeld
        and id_ not in wachtend
        and any(sleutel(cel) in teksten for _, cel in vraag.ruwe_rij)
    ]
    return nieuw, vervallen


def _teksten(signalen: Iterable[Signaal]) -> set[str]:
    return {sleutel(s.tekst) for s in signalen if s.tekst}


def _vraag(id_: UUID, plan: Importplan, t: TeBeslissen, nu: datetime) -> Importvraag:
    plek = t.plek
    return Importvraag(
        id_, plan.bestand, plek.blad, plek.regel, t.reden, t.ruwe_rij, t.voorstel, gemaakt=nu
    )


def vraag_van(bureau: Bureau, signaal: Signaal) -> Importvraag | None:
    """The row that waited before it became this signal, when there was one."""
    if not signaal.importcode:
        return None
    return bureau.archive.een(Importvraag, _vraag_id(bureau, signaal.importcode))


def afgehandelde_codes(bureau: Bureau, codes: Collection[str]) -> set[str]:
    """The import codes whose question somebody answered or skipped."""
    klaar = {v.id for v in bureau.archive.waar(Importvraag, afgehandeld=True)}
    return {code for code in codes if _vraag_id(bureau, code) in klaar} if klaar else set()


def id_van_code(bureau: Bureau, code: str) -> UUID:
    """The id of the signal that a row with this importcode becomes, on whichever laptop."""
    return _signaal_id(bureau, _vraag_id(bureau, code))


def _signaal_id(bureau: Bureau, vraag: UUID) -> UUID:
    return vast_oud_id(bureau.archive.team_id, f"import/{vraag}")


def _vraag_id(bureau: Bureau, code: str) -> UUID:
    """One row, one id: a list that comes again finds its own questions."""
    return vast_id(bureau.archive.team_id, "importvraag", code)


def _afgehandeld(vraag: Importvraag) -> Importvraag:
    """Done: what the row said is kept no longer, only that it was dealt with."""
    return replace(vraag, afgehandeld=True, voorstel=None, ruwe_rij=())


def _open_vraag(vraag: Importvraag | None) -> Importvraag:
    if vraag is None or vraag.afgehandeld:
        raise GebruikFout("Deze regel is al afgehandeld; er is niets veranderd.")
    return vraag
