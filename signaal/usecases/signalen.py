"""Log, count, change, remove, bring back and find signals."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import (
    BRONNEN,
    Buurtschap,
    Discipline,
    Kern,
    Lid,
    Signaal,
    Telknop,
    Thema,
    Zoekvraag,
)
from signaal.fouten import GebruikFout
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.usecases.bewaken import HOOGSTENS_NAAM, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, neem_over
from signaal.usecases.nabelcontact import wis_contacten

#: No signal is older than this: a typing error in the year is seen at once.
EERSTE_DAG = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Signaalinvoer:
    """What a person fills in. ``kern``, ``themas`` and ``buurtschap`` are codes or names.

    None for ``datum`` is today, for ``lid`` who works here; ``discipline`` follows the lid.
    """

    tekst: str
    kern: str
    themas: tuple[str, ...] = ()
    bron: str = ""
    datum: date | None = None
    lid: UUID | None = None
    buurtschap: str = ""
    gedaan: str = ""
    spoed: bool = False
    nabellen: bool = False
    nabellen_op: date | None = None
    themas_voorgesteld: bool = False


def log_signaal(bureau: Bureau, invoer: Signaalinvoer) -> Signaal:
    """Keep one signal; it is on disk when this returns.

    PersoonsgegevenFout for a *stop* finding in any text; GebruikFout for an empty or too long
    text, a day in the future, an unknown kern, thema, hamlet or lid. Nothing is kept then.
    """
    with bureau.archive.schrijf("signaal gelogd", bureau.lid, bureau.nu()) as beurt:
        signaal = maak_signaal(bureau, beurt, invoer)
        beurt.voeg_toe(signaal)
    return signaal


def maak_signaal(
    bureau: Bureau, beurt: Schrijfbeurt, invoer: Signaalinvoer, id_: UUID | None = None
) -> Signaal:
    """The signal that :func:`log_signaal` would keep, for a turn that writes more than that."""
    invoer = _schoon(invoer)
    if not invoer.tekst:
        raise GebruikFout("Schrijf eerst wat je hoorde of zag; er is nog niets bewaard.")
    return _signaal(bureau, beurt, id_ or nieuw_id(bureau.nu()), invoer)


def tel_vraag(bureau: Bureau, telknop: UUID, kern: str) -> Signaal:
    """One frequent short question: a signal of today without text, on the theme of the key."""
    with bureau.archive.schrijf("vraag geteld", bureau.lid, bureau.nu()) as beurt:
        knop = beurt.een(Telknop, telknop)
        if knop is None or knop.verwijderd:
            raise GebruikFout("Deze telknop is er niet meer; er is niets geteld.")
        invoer = Signaalinvoer("", kern, themas=(knop.thema,))
        signaal = _signaal(bureau, beurt, nieuw_id(bureau.nu()), invoer)
        beurt.voeg_toe(signaal)
    return signaal


def wijzig_signaal(
    bureau: Bureau, id_: UUID, getoond: Getoond[Signaal] | None = None, /, **velden: Any
) -> Signaal:
    """The signal with these fields of :class:`Signaalinvoer` changed, checked as when logging.

    ``getoond`` is the signal as the form showed it, see ``intussen``.

    Themes set here were chosen by a person: ``themas_voorgesteld`` goes off unless given. Without
    ``nabellen`` there is no day to call back, and whom to call is destroyed.
    """
    onbekend = velden.keys() - {veld.name for veld in fields(Signaalinvoer)}
    if onbekend:
        raise TypeError(f"no such field of a signal: {sorted(onbekend)}")
    with bureau.archive.schrijf("signaal gewijzigd", bureau.lid, bureau.nu()) as beurt:
        oud = _bestaand(beurt, id_)
        if "themas" in velden:
            velden.setdefault("themas_voorgesteld", False)
        if not velden.get("nabellen", True):
            velden["nabellen_op"] = None
        invoer = _schoon(replace(_als_invoer(beurt, oud), **velden))
        if oud.tekst and not invoer.tekst:
            raise GebruikFout("Een signaal zonder tekst zegt niets; de oude tekst staat er nog.")
        nieuw = neem_over(getoond, _signaal(bureau, beurt, id_, invoer, oud), oud)
        if nieuw == replace(oud, gewijzigd=nieuw.gewijzigd):
            return oud
        beurt.zet(nieuw)
        weg = 0 if nieuw.nabellen else wis_contacten(beurt, [id_])
    if weg:
        bureau.archive.leeg_logboek()
    return nieuw


def zet_signaal_terug(bureau: Bureau, was: Signaal, werd: Signaal) -> Signaal:
    """Undo of a change: what made ``was`` into ``werd``, and nothing that came later.

    IntussenFout when a colleague changed the same field since.
    """
    velden = {v.name: getattr(was, v.name) for v in fields(Signaalinvoer)}
    anders = {naam: x for naam, x in velden.items() if x != getattr(werd, naam)}
    return wijzig_signaal(bureau, was.id, Getoond(werd), **anders)


def verwijder_signalen(bureau: Bureau, ids: Sequence[UUID]) -> int:
    """Take signals off every list and count; they can be brought back. Says how many.

    Whom to call back about them is destroyed, and does not come back with them.
    """
    return _zet_verwijderd(bureau, "signaal verwijderd", ids, True)


def herstel_signalen(bureau: Bureau, ids: Sequence[UUID]) -> int:
    """Bring removed signals back. Says how many."""
    return _zet_verwijderd(bureau, "signaal teruggehaald", ids, False)


def zoek_signalen(
    bureau: Bureau,
    vraag: Zoekvraag,
    vanaf: int = 0,
    aantal: int = 200,
    *,
    oudste_eerst: bool = False,
) -> list[Signaal]:
    """A page of the signals that answer ``vraag``, newest first."""
    return bureau.archive.signalen.zoek(
        vraag, vanaf=vanaf, aantal=aantal, oudste_eerst=oudste_eerst
    )


def tel_signalen(bureau: Bureau, vraag: Zoekvraag) -> int:
    """How many signals answer ``vraag``."""
    return bureau.archive.signalen.tel(vraag)


def signaal_ids(bureau: Bureau, vraag: Zoekvraag, *, oudste_eerst: bool = False) -> list[UUID]:
    """All ids that answer ``vraag``, in the order of :func:`zoek_signalen`."""
    return bureau.archive.signalen.ids(vraag, oudste_eerst=oudste_eerst)


def lees_signalen(bureau: Bureau, ids: Sequence[UUID]) -> list[Signaal]:
    """These signals in this order; ids that do not exist are left out."""
    return bureau.archive.signalen.bij_ids(ids)


def laatste_signalen(bureau: Bureau, aantal: int = 5) -> list[Signaal]:
    """What this lid logged last, latest first: for a look back and for undo."""
    return bureau.archive.signalen.laatste_van(bureau.lid, aantal)


def _schoon(invoer: Signaalinvoer) -> Signaalinvoer:
    """The input without control characters; refused when a text holds a *stop* finding."""
    schoon = replace(
        invoer,
        tekst=schone_tekst(invoer.tekst),
        bron=schone_tekst(invoer.bron, HOOGSTENS_NAAM),
        gedaan=schone_tekst(invoer.gedaan),
    )
    bron = "" if schoon.bron in BRONNEN else schoon.bron  # what is offered needs no guard
    weiger_stop(tekst=schoon.tekst, bron=bron, gedaan=schoon.gedaan)
    return schoon


def _signaal(
    bureau: Bureau,
    beurt: Schrijfbeurt,
    id_: UUID,
    invoer: Signaalinvoer,
    oud: Signaal | None = None,
) -> Signaal:
    """The value for a clean ``invoer``; everything it points at exists."""
    datum = invoer.datum or bureau.vandaag()
    blijft = oud is not None and datum == oud.datum  # by the clock of who wrote it down
    if datum > bureau.vandaag() and not blijft:
        raise GebruikFout("Deze dag moet nog komen; er is niets bewaard. Kies een andere datum.")
    if datum < EERSTE_DAG:
        raise GebruikFout("Deze dag is te lang geleden; er is niets bewaard. Kijk naar het jaar.")
    kern = _kern(beurt, invoer.kern)
    lid, discipline = _wie(bureau, beurt, invoer, oud)
    return Signaal(
        id=id_,
        datum=datum,
        kern=kern,
        discipline=discipline,
        tekst=invoer.tekst,
        gewijzigd=bureau.nu(),
        themas=_themas(beurt, invoer.themas),
        lid=lid,
        buurtschap=_buurtschap(beurt, invoer.buurtschap, kern),
        bron=invoer.bron,
        gedaan=invoer.gedaan,
        spoed=invoer.spoed,
        nabellen=invoer.nabellen or invoer.nabellen_op is not None,
        nabellen_op=invoer.nabellen_op,
        themas_voorgesteld=invoer.themas_voorgesteld and bool(invoer.themas),
        verwijderd=oud.verwijderd if oud else False,
        importcode=oud.importcode if oud else "",
    )


def _kern(beurt: Schrijfbeurt, gevraagd: str) -> str:
    if (kern := beurt.een(Kern, gevraagd)) is not None:
        return kern.id
    for kern in beurt.alle(Kern):
        if kern.naam.casefold() == gevraagd.strip().casefold():
            return kern.id
    raise GebruikFout("Deze kern hoort niet bij het team; er is niets bewaard. Kies een andere.")


def _buurtschap(beurt: Schrijfbeurt, gevraagd: str, kern: str) -> str:
    if not gevraagd.strip():
        return ""
    for b in beurt.alle(Buurtschap):
        if gevraagd.strip().casefold() in {b.id, b.naam.casefold()} and b.kern_id == kern:
            return b.id
    raise GebruikFout("Dit buurtschap hoort niet bij de kern; er is niets bewaard.")


def _themas(beurt: Schrijfbeurt, gevraagd: tuple[str, ...]) -> tuple[str, ...]:
    gekozen: dict[str, None] = {}
    for vraag in gevraagd:
        thema = beurt.een(Thema, vraag)
        if thema is None:
            gelijk = (t for t in beurt.alle(Thema) if t.naam.casefold() == vraag.strip().casefold())
            thema = next(gelijk, None)
        if thema is None:
            raise GebruikFout("Dit thema staat niet op de lijst; er is niets bewaard.")
        gekozen[thema.id] = None
    return tuple(gekozen)


def _wie(
    bureau: Bureau, beurt: Schrijfbeurt, invoer: Signaalinvoer, oud: Signaal | None
) -> tuple[UUID | None, Discipline]:
    """Who heard it and from which seat; a change that leaves the lid leaves the seat too."""
    if oud is not None and invoer.lid == oud.lid:
        return oud.lid, oud.discipline
    lid = beurt.een(Lid, invoer.lid or bureau.lid)
    if lid is None:
        raise GebruikFout("Dit lid hoort niet bij het team; er is niets bewaard.")
    return lid.id, lid.discipline


def _bestaand(beurt: Schrijfbeurt, id_: UUID) -> Signaal:
    signaal = beurt.een(Signaal, id_)
    if signaal is None:
        raise GebruikFout("Dit signaal is er niet; er is niets veranderd.")
    return signaal


def _als_invoer(beurt: Schrijfbeurt, signaal: Signaal) -> Signaalinvoer:
    """What a person once filled in; of two laptops' changes what does not go together is left out:
    a hamlet of another kern, a day for a call that was made.
    """
    invoer = Signaalinvoer(
        **{veld.name: getattr(signaal, veld.name) for veld in fields(Signaalinvoer)}
    )
    buurtschap = beurt.een(Buurtschap, signaal.buurtschap) if signaal.buurtschap else None
    return replace(
        invoer,
        buurtschap=signaal.buurtschap if buurtschap and buurtschap.kern_id == signaal.kern else "",
        nabellen_op=signaal.nabellen_op if signaal.nabellen else None,
    )


def _zet_verwijderd(bureau: Bureau, handeling: str, ids: Sequence[UUID], verwijderd: bool) -> int:
    nu = bureau.nu()
    with bureau.archive.schrijf(handeling, bureau.lid, nu) as beurt:
        anders = [
            signaal
            for signaal in (_bestaand(beurt, id_) for id_ in ids)
            if signaal.verwijderd != verwijderd
        ]
        beurt.zet_alle(replace(s, verwijderd=verwijderd, gewijzigd=nu) for s in anders)
        weg = wis_contacten(beurt, [s.id for s in anders]) if verwijderd else 0
    if weg:
        bureau.archive.leeg_logboek()
    return len(anders)
