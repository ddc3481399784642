"""The papers of after the meeting: verslag, actielijst, and one A4 to hand over.

From finished values to a Stuk; :func:`signaal.exchange.papier.render` draws it.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from signaal.domain.agenda import ActieRegel
from signaal.domain.datum import kort, met_weekdag, opsomming, voluit, zin
from signaal.domain.stuk import (
    Alinea,
    Blok,
    Deel,
    Delen,
    Kader,
    Kolom,
    Kop,
    Opsomming,
    Stuk,
    Tabel,
    Toon,
    Vraagkader,
    delen,
)
from signaal.domain.verslag import Actielijst, Overdracht, Verslag, Verslagpunt
from signaal.exchange.agenda_pdf import ADVIES, noem_team

_VOET = f"Alleen voor de drie-eenheid  ·  {ADVIES}"


def verslag_stuk(verslag: Verslag) -> Stuk:
    """What was decided, why, and who does what."""
    titel = f"Verslag overleg {noem_team(verslag.team)},\n{met_weekdag(verslag.overleg.datum)}"
    blokken: list[Blok] = [Kop(1, titel), *_wie_er_was(verslag)]
    besproken = [p for p in verslag.punten if _is_besproken(p)]
    if besproken:
        blokken.append(Kop(2, "Besluiten"))
        blokken.append(_overzicht(besproken))
        blokken.append(Kop(2, "Bij de punten"))
        blokken += [blok for punt in besproken for blok in _punt(punt, verslag.vandaag)]
    else:
        blokken.append(Alinea(delen("Er is nog niets vastgelegd.")))
    onderwerp = f"Verslag van {noem_team(verslag.team, lidwoord=True)}"
    return Stuk(titel.replace("\n", " "), onderwerp, tuple(blokken), _VOET)


def actielijst_stuk(lijst: Actielijst) -> Stuk:
    """Who does what before when; each regiehouder finds the own lines together."""
    titel = f"Actielijst {noem_team(lijst.team)},\n{voluit(lijst.vandaag)}"
    blokken: list[Blok] = [Kop(1, titel)]
    for wie, regels in groupby(lijst.acties, key=lambda a: a.regiehouder):
        blokken.append(Kop(2, wie or "Zonder regiehouder"))
        blokken.append(_acties(tuple(regels), lijst.vandaag))
    if lijst.wacht:
        blokken.append(Kop(2, "Wacht op antwoord van een ander"))
        kolommen = (Kolom("Wat", 5), Kolom("Bij", 3), Kolom("Sinds", 1.6), Kolom("Antwoord", 2.4))
        rijen = tuple(
            (
                delen(w.wat),
                delen(w.partner),
                delen(kort(w.sinds)),
                _dag(w.antwoord_voor, lijst.vandaag),
            )
            for w in lijst.wacht
        )
        blokken.append(Tabel(kolommen, rijen))
    if len(blokken) == 1:
        blokken.append(Alinea(delen("Er staat niets open.")))
    onderwerp = f"Actielijst van {noem_team(lijst.team, lidwoord=True)}"
    return Stuk(titel.replace("\n", " "), onderwerp, tuple(blokken), _VOET)


def overdracht_stuk(overdracht: Overdracht) -> Stuk:
    """One A4 that tells the story once, and asks one thing."""
    titel = f"Overdracht aan {overdracht.partner}"
    van = f"Van {noem_team(overdracht.team, lidwoord=True)}, {voluit(overdracht.datum)}"
    waar = f"\nHet speelt in {opsomming(overdracht.kernen)}." if overdracht.kernen else ""
    blokken: list[Blok] = [
        Kop(1, titel),
        Alinea(delen(f"{van}{waar}"), Toon.GEDEMPT),
        Vraagkader("Wat wij vragen", (("", overdracht.vraag),)),
        Kop(2, "Waar het over gaat"),
        Alinea(delen(Deel(overdracht.onderwerp, vet=True))),
    ]
    if overdracht.wat:
        blokken.append(Opsomming(tuple(delen(regel) for regel in overdracht.wat)))
    blokken.append(Kop(2, "Hoe het verder gaat"))
    blokken.append(Opsomming(tuple(_verder(overdracht))))
    blokken.append(
        Kader(f"{ADVIES}.", delen("Wij geven door wat we zien. Het besluit is aan jullie."))
    )
    return Stuk(titel, f"Overdracht, {voluit(overdracht.datum)}", tuple(blokken), ADVIES)


def _verder(overdracht: Overdracht) -> Iterator[Delen]:
    yield delen(
        "Graag antwoord voor ", Deel(voluit(overdracht.antwoord_voor), vet=True), ", ook als het ",
        "nog niet rond is.",
    )  # fmt: skip
    yield delen(f"Antwoord aan: {overdracht.van}.")
    if overdracht.herindicatie_op:
        yield delen(f"Op {voluit(overdracht.herindicatie_op)} kijken we samen of het nog past.")


def _wie_er_was(verslag: Verslag) -> Iterator[Blok]:
    regels = []
    if verslag.aanwezig:
        regels.append(f"Aanwezig: {opsomming(verslag.aanwezig)}")
    if verslag.aanwezig and verslag.afwezig:
        regels.append(f"Afwezig: {opsomming(verslag.afwezig)}")
    if verslag.overleg.plaats:
        regels.append(f"Plaats: {verslag.overleg.plaats}")
    if verslag.volgende:
        regels.append(f"Volgend overleg: {met_weekdag(verslag.volgende)}")
    if regels:
        yield Alinea(delen("\n".join(regels)), Toon.GEDEMPT)
    if verslag.heropend:
        yield Alinea(delen(Deel("Later weer geopend: ", vet=True), zin(verslag.heropend)))


def _is_besproken(punt: Verslagpunt) -> bool:
    return bool(punt.besluit or punt.notitie or punt.acties)


def _overzicht(punten: list[Verslagpunt]) -> Tabel:
    kolommen = (Kolom("Punt", 6), Kolom("Besluit", 3), Kolom("Afspraken", 1.5, True))
    rijen = tuple(
        (
            delen(f"{p.nummer}. ", Deel(p.titel, naar=f"punt-{p.nummer}")),
            delen(p.besluit or "geen besluit"),
            delen(str(len(p.acties)) if p.acties else ""),
        )
        for p in punten
    )
    return Tabel(kolommen, rijen)


def _punt(punt: Verslagpunt, vandaag: date) -> Iterator[Blok]:
    yield Kop(3, f"{punt.nummer}. {punt.titel}", f"punt-{punt.nummer}")
    telling = "" if punt.aantal is None else f"{punt.aantal} signalen. "
    if punt.aantal == 1:
        telling = "1 signaal. "
    if telling or punt.verloop:
        yield Alinea(delen(telling, punt.verloop), Toon.GEDEMPT)
    if punt.besluit:
        reden = f". {zin(punt.reden)}" if punt.reden else "."
        yield Alinea(delen(Deel(f"Besluit: {punt.besluit}", vet=True), reden))
    if punt.afwijkend:
        yield Alinea(delen(Deel("Een van ons zag het anders: ", vet=True), zin(punt.afwijkend)))
    if punt.notitie:
        yield Alinea(delen(Deel("Notitie: ", vet=True), punt.notitie))
    if punt.acties:
        kolommen = (Kolom("Afspraak", 6), Kolom("Regiehouder", 2.4), Kolom("Voor", 2.6))
        rijen = tuple(
            (_wat(actie), delen(actie.regiehouder), _dag(actie.voor, vandaag))
            for actie in punt.acties
        )
        yield Tabel(kolommen, rijen)


def _acties(regels: tuple[ActieRegel, ...], vandaag: date) -> Tabel:
    kolommen = (Kolom("Afspraak", 7), Kolom("Voor", 2.6))
    return Tabel(kolommen, tuple((_wat(a), _dag(a.voor, vandaag)) for a in regels))


def _wat(actie: ActieRegel) -> Delen:
    return delen(
        actie.wat,
        f"\nZodra: {actie.aanleiding}" if actie.aanleiding else "",
        f"\nResultaat: {actie.resultaat}" if actie.resultaat else "",
    )


def _dag(dag: date | None, vandaag: date) -> Delen:
    """A day; that it has passed is said in words, not by a colour."""
    if dag is None:
        return delen("geen dag")
    return delen(voluit(dag), Deel("\nvoorbij" if dag < vandaag else "", vet=True))
