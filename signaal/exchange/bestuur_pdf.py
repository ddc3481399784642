"""The edition of one bestuur as a paper: two pages at most, in large print.

What a volunteer asks first stands first. Every string comes from the finished BestuursAgenda;
what a board may read was settled there (domain.openbaarheid), and an empty part leaves no trace.
"""

from collections.abc import Iterator

from signaal.domain.agenda import Activiteit, BestuursAgenda, BestuursPunt
from signaal.domain.datum import klok, met_weekdag, opsomming, zin
from signaal.domain.grafiek import staven
from signaal.domain.stuk import (
    Alinea,
    Blok,
    Deel,
    Delen,
    Grafiek,
    Kop,
    Letter,
    Opsomming,
    Stuk,
    Toon,
    Vraagkader,
    delen,
)
from signaal.exchange.agenda_pdf import ADVIES

#: With more items than this they become a list without charts: two pages is enough to read.
_RUIM_TOT = 3
_BLADEN = 2
#: Where the count goes in a reason.
_SIGNALEN = " signalen "


def bestuurs_stuk(agenda: BestuursAgenda) -> Stuk:
    """The edition of ``agenda.bestuur``."""
    titel = f"Agenda voor het bestuur van {agenda.bestuur}"
    blokken = (
        Kop(1, f"Agenda voor het bestuur van\n{agenda.bestuur}"),
        _wanneer(agenda),
        *_vragen(agenda),
        *_onderwerpen(agenda),
        *_eerder(agenda),
        *_activiteiten(agenda),
        *_vast(agenda),
    )
    return Stuk(
        titel,
        f"Overleg van {met_weekdag(agenda.datum)}",
        blokken,
        f"Voor het bestuur van {agenda.bestuur}  ·  {ADVIES}",
        letter=Letter.GROOT,
        hoogstens=_BLADEN,
    )


def _wanneer(agenda: BestuursAgenda) -> Alinea:
    """Date, time and place, the villages, and the next meeting."""
    regels = [
        ("Overleg: ", f"{met_weekdag(agenda.datum)} om {klok(agenda.tijd)} uur"),
        ("Waar: ", agenda.plaats),
        ("Voor: ", opsomming(agenda.kernen)),
        ("Volgend overleg: ", met_weekdag(agenda.volgende) if agenda.volgende else ""),
    ]
    runs: list[Deel] = []
    for label, tekst in regels:
        if tekst:
            runs += [Deel(f"\n{label}" if runs else label, vet=True), Deel(tekst)]
    return Alinea(tuple(runs))


def _vragen(agenda: BestuursAgenda) -> Iterator[Blok]:
    if vragen := tuple((punt.titel, punt.vraag) for punt in agenda.vragen):
        yield Vraagkader("Wat vragen we van jullie?", vragen)


def _onderwerpen(agenda: BestuursAgenda) -> Iterator[Blok]:
    """The items, but those that only ask (they stand above); a shared reason is said once."""
    punten = tuple(p for p in agenda.punten if p.zin or p.reden or p.aantal or not p.vraag)
    if not punten:
        return
    yield Kop(2, "Waar gaat het over?")
    redenen = {punt.reden for punt in punten if punt.reden}
    gedeeld = len(redenen) == 1 and len(punten) > 1
    if gedeeld:
        yield Alinea(delen(*redenen))
    if len(punten) > _RUIM_TOT:
        yield Opsomming(tuple(_kort(punt, reden="" if gedeeld else punt.reden) for punt in punten))
        return
    for punt in punten:
        yield Kop(3, punt.titel)
        yield from _punt(punt, reden="" if gedeeld else punt.reden)
        if punt.reeks:
            yield _grafiek(agenda, punt, punt.reeks)


def _punt(punt: BestuursPunt, reden: str) -> Iterator[Blok]:
    """Reason and count, and the sentence of the trio."""
    if vooraf := _vooraf(punt, reden):
        yield Alinea(delen(vooraf), Toon.GEDEMPT)
    if punt.zin:
        yield Alinea(delen(punt.zin))


def _kort(punt: BestuursPunt, reden: str) -> Delen:
    """The same on a few lines, when there are many items."""
    rest = filter(None, (_vooraf(punt, reden), punt.zin))
    return delen(Deel(zin(punt.titel), vet=True), "".join(f" {deel}" for deel in rest))


def _vooraf(punt: BestuursPunt, reden: str) -> str:
    """The count was rounded down before it came here, so it is said as the least it can be.

    It goes into the reason where that speaks of signals, so that nothing is said twice.
    """
    if not punt.aantal:
        return reden
    aantal = f"minstens {punt.aantal} signalen"
    if _SIGNALEN in reden:
        return reden.replace(_SIGNALEN, f" {aantal} ", 1)
    return " ".join(filter(None, (f"{aantal.capitalize()}.", reden)))


def _grafiek(agenda: BestuursAgenda, punt: BestuursPunt, reeks: tuple[int, ...]) -> Grafiek:
    labels = agenda.reekslabels[-len(reeks) :]
    return Grafiek(
        staven(punt.titel, reeks, labels, breedte=400, hoogte=88, letter=9, minstens=True)
    )


def _eerder(agenda: BestuursAgenda) -> Iterator[Blok]:
    if agenda.eerdere_afspraken:
        yield Kop(2, "Wat is er gedaan met eerdere afspraken?")
        yield Opsomming(
            tuple(
                delen(Deel(zin(afspraak.wat), vet=True), f" {afspraak.uitkomst}")
                for afspraak in agenda.eerdere_afspraken
            )
        )


def _activiteiten(agenda: BestuursAgenda) -> Iterator[Blok]:
    if agenda.activiteiten:
        yield Kop(2, "Activiteiten")
        yield Opsomming(tuple(_activiteit(activiteit) for activiteit in agenda.activiteiten))


def _activiteit(activiteit: Activiteit) -> Delen:
    """ "Valpreventie, 12 december, dorpshuis. Er zijn al tien aanmeldingen." """
    feiten = (activiteit.wat, activiteit.wanneer, activiteit.waar)
    wat, plek = activiteit.wat, zin(", ".join(filter(None, feiten)))[len(activiteit.wat) :]
    return delen(Deel(wat, vet=True), plek, f" {activiteit.nieuws}" if activiteit.nieuws else "")


def _vast(agenda: BestuursAgenda) -> Iterator[Blok]:
    if agenda.vaste_punten:
        yield Kop(2, "Vaste punten")
        yield Opsomming(tuple(delen(punt) for punt in agenda.vaste_punten))
