"""Everything about one signal on one page (GDPR art. 15): read it, take it along."""

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from signaal import exchange
from signaal.domain.datum import voluit
from signaal.domain.inzage import Feit, Handeling, Inzage, Versie
from signaal.domain.model import Buurtschap, Kern, Lid, Signaal, Thema
from signaal.domain.model_besluit import (
    Collegavraag,
    Contact,
    Doorverwijzing,
    Nabelpoging,
    Partner,
    Terugmelding,
    Verzending,
)
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.daadwoorden import Daadgroep
from signaal.usecases.naar_buiten import geef_uit
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegreeks import lees_reeks
from signaal.usecases.vernietigen import reden_van_houden
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden

#: Fields of which it matters what stood there before, as people call them.
_TEKSTVELDEN = {"tekst": "Signaal", "gedaan": "Al gedaan", "bron": "Van"}
#: A page for somebody who asks what is known of them must not look whole when it is not.
_NIET_HIER = (
    "Notities, vragen aan collega's en belgegevens. Vraag een lid van het team om deze bladzijde."
)
_ALLES_UIT = "signalen geëxporteerd"
_ALLE = 100_000


def lees_inzage(bureau: Bureau, id_: UUID) -> Inzage:
    """Everything about this signal; GebruikFout when it is not there (any more)."""
    signaal = bureau.archive.een(Signaal, id_)
    if signaal is None:
        raise GebruikFout("Dit signaal is er niet meer; er is niets te tonen.")
    daden = lees_daden(bureau, Journaalfilter(over=str(id_)), aantal=_ALLE)
    return Inzage(
        signaal=id_,
        titel=f"Signaal van {voluit(signaal.datum)}",
        feiten=tuple(_feiten(bureau, signaal)),
        erbij=tuple(_erbij(bureau, id_)),
        waar=tuple(_waar(bureau, signaal, daden[-1].daad.moment.date() if daden else None)),
        eerder=tuple(_eerder(bureau, signaal)),
        daden=tuple(Handeling(d.daad.moment, d.wat, d.wie) for d in daden),
    )


def bewaar_inzage(bureau: Bureau, pad: Path, id_: UUID) -> Inzage:
    """Write the page as PDF and record that it went out. SchrijfFout leaves no half file."""
    inzage = lees_inzage(bureau, id_)
    pdf = exchange.render(exchange.inzage_stuk(inzage, bureau.vandaag()))
    geef_uit(bureau, pad, pdf, "inzage bewaard", "signaal", str(id_))
    return inzage


def _feiten(bureau: Bureau, signaal: Signaal) -> Iterator[Feit]:
    archive = bureau.archive
    kernen = {k.id: k.naam for k in archive.alle(Kern)}
    hamlets = {b.id: b.naam for b in archive.alle(Buurtschap)}
    themas = {t.id: t.naam for t in archive.alle(Thema)}
    leden = {lid.id: lid.naam for lid in archive.alle(Lid)}
    plaats = [kernen.get(signaal.kern, signaal.kern)]
    if signaal.buurtschap:
        plaats.append(hamlets.get(signaal.buurtschap, signaal.buurtschap))
    wie = leden.get(signaal.lid, "") if signaal.lid else ""
    yield Feit("Signaal", signaal.tekst or "Geteld, zonder tekst")
    yield Feit("Waar", ", ".join(plaats))
    yield Feit("Van wie", ", ".join(deel for deel in (wie, signaal.discipline.label) if deel))
    if signaal.themas:
        voorgesteld = " (voorgesteld door Signaal)" if signaal.themas_voorgesteld else ""
        yield Feit("Thema", ", ".join(themas.get(t, t) for t in signaal.themas) + voorgesteld)
    if signaal.bron:
        yield Feit("Gehoord van", signaal.bron)
    if signaal.gedaan:
        yield Feit("Al gedaan", signaal.gedaan)
    if signaal.spoed:
        yield Feit("Spoed", "ja")
    if signaal.nabellen:
        op = signaal.nabellen_op
        yield Feit("Nabellen", f"op {voluit(op)}" if op else "ja")
    if signaal.importcode:
        yield Feit("Binnengekomen", "uit een lijst")
    if (langer := reden_van_houden(bureau, signaal.id)) is not None:
        yield Feit("Langer bewaard", f"tot {voluit(langer.tot)}: {langer.reden}")
    if signaal.verwijderd:
        yield Feit("Verwijderd", "ja, maar nog niet vernietigd")


def _erbij(bureau: Bureau, id_: UUID) -> Iterator[Feit]:
    archive = bureau.archive
    partners = {p.id: p.naam for p in archive.alle(Partner)}
    for door in archive.waar(Doorverwijzing, signaal=id_):
        yield Feit(
            f"Doorgegeven op {voluit(door.datum)}",
            _zinnen(partners.get(door.partner, ""), door.vraag.tekst, door.terugkoppeling.tekst),
        )
    for poging in archive.waar(Nabelpoging, signaal=id_):
        uitkomst = poging.uitkomst.value.replace("_", " ")
        yield Feit(f"Nagebeld op {voluit(poging.datum)}", _zinnen(uitkomst, poging.notitie.tekst))
    for vraag in archive.waar(Collegavraag, signaal=id_):
        yield Feit(
            f"Vraag van {voluit(vraag.gesteld.date())}",
            _zinnen(vraag.vraag.tekst, vraag.antwoord.tekst),
        )
    melding = archive.een(Terugmelding, id_)
    if melding is not None and not melding.verwijderd:
        yield Feit("Teruggemeld", f"op {voluit(melding.datum)}")
    contact = archive.een(Contact, id_)
    if contact is not None:
        yield Feit("Belgegevens", f"bewaard tot en met {voluit(contact.tot)}")
    if bureau.leest_mee:
        yield Feit("Niet op deze laptop", _NIET_HIER)


def _waar(bureau: Bureau, signaal: Signaal, sinds: date | None) -> Iterator[str]:
    """Bundles are made anew at each reading: this is where it stands today, and what went out."""
    with contextlib.suppress(GebruikFout):  # a meeting of more than ten years ago
        reeks = lees_reeks(bureau)
        overleg = reeks.overleg(reeks.nummer_op_of_na(signaal.datum))
        yield from _in_overleg(bureau, lees_overleg(bureau, overleg.id), signaal.id)
    if sinds is not None:
        naar_buiten = Journaalfilter(groep=Daadgroep.NAAR_BUITEN, van=sinds - timedelta(days=1))
        for regel in lees_daden(bureau, naar_buiten, aantal=_ALLE):
            if regel.daad.handeling == _ALLES_UIT:
                dag = voluit(regel.daad.moment.astimezone().date())
                yield f"In een bestand met alle signalen, door {regel.wie} op {dag}"


def _in_overleg(bureau: Bureau, beeld: Overlegbeeld, id_: UUID) -> Iterator[str]:
    bundel = next((b for b in beeld.bundels if id_ in {s.id for s in b.signalen}), None)
    if bundel is None:
        return
    dag = voluit(beeld.overleg.datum)
    nummers = {p.sleutel: n for n, p in enumerate(beeld.concept.punten, start=1)}
    nummer = nummers.get(bundel.sleutel)
    plek = f"punt {nummer} van de agenda" if nummer else "niet als punt op de agenda"
    yield f"Overleg van {dag}: bundel “{bundel.naam.tekst}”, {plek}"
    for verzending in bureau.archive.waar(Verzending, overleg=beeld.overleg.id):
        toen = voluit(verzending.moment.astimezone().date())
        yield f"Van dat overleg ging naar buiten: {verzending.stuk}, op {toen}"


def _eerder(bureau: Bureau, signaal: Signaal) -> Iterator[Versie]:
    """What once stood in a text and stands there no more; the journal still knows it."""
    leden = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)}
    nu: dict[str, Any] = {veld: getattr(signaal, veld) for veld in _TEKSTVELDEN}
    gezien: set[tuple[str, str]] = set()
    for moment, wie, velden in bureau.archive.journaal.verleden("signaal", str(signaal.id)):
        for veld, naam in _TEKSTVELDEN.items():
            tekst = velden.get(veld, "")
            if tekst and tekst != nu[veld] and (veld, tekst) not in gezien:
                gezien.add((veld, tekst))
                yield Versie(moment, leden.get(wie, "") if wie else "", naam, tekst)


def _zinnen(*delen: str) -> str:
    return "; ".join(deel for deel in delen if deel)
