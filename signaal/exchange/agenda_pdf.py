"""The trio's agenda as a paper: every bundle with its reason, chart and signals.

From finished agenda values to a Stuk; :func:`signaal.exchange.papier.render` draws it. Nothing is
looked up or decided here.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from signaal.domain.agenda import ActieRegel, TrioAgenda, TrioPunt
from signaal.domain.concept_agenda import AFSPRAKEN
from signaal.domain.datum import klok, kort, met_weekdag, opsomming, voluit, zin
from signaal.domain.grafiek import staven
from signaal.domain.model import Bundel, Discipline, Signaal
from signaal.domain.periode import weeklabel
from signaal.domain.stuk import (
    Alinea,
    Blok,
    Deel,
    Delen,
    Grafiek,
    Kader,
    Kolom,
    Kop,
    Stuk,
    Tabel,
    Toon,
    delen,
)

#: Stands at the foot of every print.
ADVIES = "Advies is geen besluit"

_SOORT = "drie-eenheid"
_OPEN_PUNTEN = "open punten"
_GRAFIEK = (330.0, 92.0)


def trio_stuk(agenda: TrioAgenda) -> Stuk:
    """The agenda the trio puts on the table."""
    wie, wanneer = f"Overleg {noem_team(agenda.team)},", met_weekdag(agenda.overleg.datum)
    blokken: list[Blok] = [
        Kop(1, f"{wie}\n{wanneer}"),
        *_aanhef(agenda),
        Kop(2, "Agenda"),
        _inhoud(agenda),
    ]
    if besproken := [blok for punt in agenda.punten for blok in _punt(agenda, punt)]:
        blokken += [Kop(2, "Bij de punten"), *besproken]
    blokken += [*_overige(agenda), *_open_punten(agenda)]
    voet = f"Alleen voor de drie-eenheid  ·  {ADVIES}"
    onderwerp = f"Agenda van {noem_team(agenda.team, lidwoord=True)}"
    return Stuk(f"{wie} {wanneer}", onderwerp, tuple(blokken), voet)


def noem_team(team: str, *, lidwoord: bool = False) -> str:
    """ "drie-eenheid Landerd"; a team whose own name says what it is, is not called so twice."""
    if team.casefold().startswith(_SOORT):
        return team
    return f"{'de ' if lidwoord else ''}{_SOORT} {team}"


def _aanhef(agenda: TrioAgenda) -> Iterator[Blok]:
    """When and where, how long, over which weeks, and when again."""
    overleg, periode = agenda.overleg, agenda.periode
    begin = datetime.combine(overleg.datum, overleg.tijd)
    einde = (begin + timedelta(minutes=agenda.minuten)).time()
    duur = f" tot ongeveer {klok(einde)}" if agenda.minuten else ""
    waar = f", {overleg.plaats}" if overleg.plaats else ""
    yield Alinea(delen(Deel(f"{klok(overleg.tijd)}{duur} uur{waar}", vet=True)))
    signalen = f"Signalen van {voluit(periode.van)} tot en met {voluit(periode.tot)}"
    volgende = f"\nVolgend overleg: {met_weekdag(agenda.volgende)}" if agenda.volgende else ""
    yield Alinea(delen(f"{signalen} ({weeklabel(periode)}){volgende}"), Toon.GEDEMPT)


def _inhoud(agenda: TrioAgenda) -> Tabel:
    """The items with their clock time and who is needed; an item with text below is a link."""
    rijen: list[tuple[Delen, ...]] = []
    nu = datetime.combine(agenda.overleg.datum, agenda.overleg.tijd)
    for punt in agenda.punten:
        rijen.append(
            (
                delen(klok(nu.time())),
                delen(f"{punt.nummer}. ", Deel(punt.titel, naar=_doel(agenda, punt))),
                delen(_nodig(punt.nodig)),
                delen(str(punt.minuten) if punt.minuten else ""),
            )
        )
        nu += timedelta(minutes=punt.minuten or 0)
    kolommen = (Kolom("Tijd", 1), Kolom("Punt", 6), Kolom("Nodig", 4), Kolom("Min.", 1, True))
    return Tabel(kolommen, tuple(rijen))


def _doel(agenda: TrioAgenda, punt: TrioPunt) -> str:
    """Where more about this item stands, if anywhere."""
    if any(True for _ in _punt(agenda, punt)):
        return punt.sleutel
    return _OPEN_PUNTEN if punt.sleutel == AFSPRAKEN and agenda.open_acties else ""


def _punt(agenda: TrioAgenda, punt: TrioPunt) -> Iterator[Blok]:
    """All about one item; nothing for an item that has only a title."""
    if not (punt.bundel or punt.notitie or punt.vraag):
        return
    yield Kop(3, f"{punt.nummer}. {punt.titel}", punt.sleutel)
    if punt.bundel:
        yield Alinea(_telling(punt.bundel))
    if punt.samen_oppakken and punt.kandidaat and punt.kandidaat.reden:
        yield Kader("Samen oppakken?", delen(zin(punt.kandidaat.reden)))
    if punt.bundel and len(punt.bundel.reeks) > 1:
        yield _grafiek(agenda, punt.titel, punt.bundel)
    if punt.notitie:
        yield Alinea(delen(Deel("Notitie: ", vet=True), punt.notitie))
    if punt.vraag:
        yield Alinea(delen(Deel("Vraag aan het bestuur: ", vet=True), punt.vraag))
    if punt.bundel and punt.bundel.signalen:
        yield _signalen(agenda, punt.bundel)


def _telling(bundel: Bundel) -> Delen:
    """How many, the change, and who heard it."""
    wie = f" Van {_van(bundel.disciplines)}." if bundel.disciplines else ""
    return delen(Deel(_aantal(bundel.aantal), vet=True), f"{_verschil(bundel)}.{wie}")


def _verschil(bundel: Bundel) -> str:
    """The change in words: ", 5 meer dan de vorige periode"."""
    verschil = bundel.verandering
    if verschil is None:
        return ""
    if verschil == 0:
        return ", evenveel als de vorige periode"
    return f", {abs(verschil)} {'meer' if verschil > 0 else 'minder'} dan de vorige periode"


def _grafiek(agenda: TrioAgenda, titel: str, bundel: Bundel) -> Grafiek:
    """The last periods as bars."""
    breedte, hoogte = _GRAFIEK
    aantal = min(len(bundel.reeks), len(agenda.reekslabels))
    waarden, labels = bundel.reeks[-aantal:], agenda.reekslabels[-aantal:]
    return Grafiek(staven(titel, waarden, labels, breedte=breedte, hoogte=hoogte))


def _signalen(agenda: TrioAgenda, bundel: Bundel) -> Tabel:
    """The signals, oldest first; the village only where there are several."""
    kernen = dict(agenda.kernnamen)
    meer = len({signaal.kern for signaal in bundel.signalen}) > 1
    kolommen = [Kolom("Datum", 1.2), Kolom("Wie", 2.7), Kolom("Bron", 2.2)]
    if meer:
        kolommen.insert(1, Kolom("Kern", 1.5))
    rijen: list[tuple[Delen, ...]] = []
    for signaal in sorted(bundel.signalen, key=lambda s: (s.datum, s.id)):
        rij = [
            delen(kort(signaal.datum)),
            delen(signaal.discipline.label),
            delen(signaal.bron),
        ]
        if meer:
            rij.insert(1, delen(kernen.get(signaal.kern, signaal.kern)))
        rijen.append((*rij, _tekst(signaal)))
    return Tabel((*kolommen, Kolom("Signaal", 6.6 - 1.2 * meer)), tuple(rijen))


def _tekst(signaal: Signaal) -> Delen:
    """What was heard, with spoed in front and what was done behind."""
    return delen(
        Deel("Spoed. " if signaal.spoed else "", vet=True),
        signaal.tekst or "Geteld, zonder tekst",
        Deel("\nGedaan: " if signaal.gedaan else "", vet=True),
        signaal.gedaan,
    )


def _overige(agenda: TrioAgenda) -> Iterator[Blok]:
    """The bundles without an item of their own, a line each."""
    if not agenda.overige:
        return
    yield Kop(2, "Overige bundels")
    yield Alinea(delen("Geen eigen punt. Wil je er een bespreken, zeg het bij de opening."))
    rijen = tuple(
        (
            delen(agenda.bundelnaam(bundel)),
            delen(str(bundel.aantal)),
            delen(_met_teken(bundel.verandering)),
            delen(_van(bundel.disciplines)),
        )
        for bundel in agenda.overige
    )
    kolommen = (
        Kolom("Bundel", 4.5),
        Kolom("Signalen", 1.3, True),
        Kolom("Verschil", 1.3, True),
        Kolom("Van", 5),
    )
    yield Tabel(kolommen, rijen)


def _open_punten(agenda: TrioAgenda) -> Iterator[Blok]:
    """What was agreed before and is not finished."""
    if not agenda.open_acties:
        return
    yield Kop(2, "Open punten", _OPEN_PUNTEN)
    kolommen = (Kolom("Wat", 6), Kolom("Regiehouder", 2.4), Kolom("Voor", 2), Kolom("Stand", 2))
    yield Tabel(kolommen, tuple(_actie(actie, agenda.vandaag) for actie in agenda.open_acties))


def _actie(actie: ActieRegel, vandaag: date) -> tuple[Delen, ...]:
    """One action; a day that has passed is said in words."""
    laat = actie.voor is not None and actie.voor < vandaag
    wat = delen(actie.wat, f"\n{actie.resultaat}" if actie.resultaat else "")
    voor = delen(
        voluit(actie.voor) if actie.voor else "", Deel("\nvoorbij" if laat else "", vet=True)
    )
    return wat, delen(actie.regiehouder), voor, delen(actie.stand)


def _aantal(aantal: int) -> str:
    return "1 signaal" if aantal == 1 else f"{aantal} signalen"


def _nodig(nodig: tuple[Discipline, ...]) -> str:
    """Who is needed; nobody in particular means all."""
    return "allen" if len(nodig) in {0, len(Discipline)} else opsomming(d.label for d in nodig)


def _van(disciplines: tuple[Discipline, ...]) -> str:
    """Who logged it."""
    return (
        "alle drie"
        if len(disciplines) == len(Discipline)
        else opsomming(d.label for d in disciplines)
    )


def _met_teken(verschil: int | None) -> str:
    """ "+7", "−3" (a real minus), "0", or nothing when there is no period before."""
    return "" if verschil is None else f"{verschil:+d}".replace("-", "−").replace("+0", "0")
