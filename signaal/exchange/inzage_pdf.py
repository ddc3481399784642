"""Everything about one signal on paper, for who may ask for it."""

from datetime import date, datetime

from signaal.domain.datum import klok, kort, met_weekdag
from signaal.domain.inzage import Feit, Inzage
from signaal.domain.stuk import Alinea, Blok, Kolom, Kop, Opsomming, Stuk, Tabel, Toon, delen

_VOET = "Inzage in wat over één signaal bewaard is"


def inzage_stuk(inzage: Inzage, vandaag: date) -> Stuk:
    """The page as it was on ``vandaag``."""
    blokken: list[Blok] = [
        Kop(1, inzage.titel),
        Alinea(delen(f"Alles wat Signaal hierover weet op {met_weekdag(vandaag)}."), Toon.GEDEMPT),
        Kop(2, "Zoals het er nu staat"),
        _feiten(inzage.feiten),
    ]
    if inzage.erbij:
        blokken += [Kop(2, "Wat erbij hoort"), _feiten(inzage.erbij)]
    if inzage.waar:
        blokken += [Kop(2, "Waar het in staat")]
        blokken.append(Opsomming(tuple(delen(regel) for regel in inzage.waar)))
    if inzage.eerder:
        blokken += [Kop(2, "Wat er eerst stond"), _eerder(inzage)]
    blokken += [Kop(2, "Wie deed wat"), _daden(inzage)]
    return Stuk(inzage.titel, _VOET, tuple(blokken), _VOET)


def _feiten(feiten: tuple[Feit, ...]) -> Tabel:
    rijen = tuple((delen(feit.naam), delen(feit.tekst)) for feit in feiten)
    return Tabel((Kolom("Wat", 2), Kolom("Bewaard", 6)), rijen)


def _eerder(inzage: Inzage) -> Tabel:
    return Tabel(
        (Kolom("Wanneer", 2.4), Kolom("Veld", 1.4), Kolom("Tekst", 4.8), Kolom("Wie", 1.4)),
        tuple(
            (delen(_toen(v.moment)), delen(v.naam), delen(v.tekst), delen(v.wie))
            for v in inzage.eerder
        ),
    )


def _daden(inzage: Inzage) -> Tabel:
    return Tabel(
        (Kolom("Wanneer", 2.4), Kolom("Wat", 5.6), Kolom("Wie", 2)),
        tuple((delen(_toen(d.moment)), delen(d.wat), delen(d.wie)) for d in inzage.daden),
    )


def _toen(moment: datetime) -> str:
    hier = moment.astimezone()
    return f"{kort(hier.date())} {hier.year}, {klok(hier.time())} uur"
