"""A small team two days before its overleg: falls rise in Schaijk, the rest is quiet."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from signaal.domain.model import Discipline, Signaal, Thema
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from tests.builders import Klok, maak_signaal, zet

#: The Wednesday before the overleg of Friday 20 November; its period began on 10 October.
WOENSDAG = date(2026, 11, 18)
_BEGIN = date(2026, 10, 12)
VALLEN, MANTELZORG, VERVOER = "vallen/schaijk", "mantelzorg/zeeland", "vervoer/reek"
VALLEN_ZEELAND = "vallen/zeeland"
_DISCIPLINES = tuple(Discipline)
_TEKSTEN = (
    "gestruikeld over de drempel",
    "losse tegels bij de kerk",
    "durft niet meer alleen naar buiten",
    "bril kapot na een val",
    "het pad langs het park is glad",
    "leuning zit maar aan één kant",
    "gladde stoep bij de winkel",
    "rollator blijft haken",
    "slecht licht in de steeg",
)


def richt_in(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    """Fill the archive and move the clock; the meeting of that Friday."""
    klok.dag = WOENSDAG
    zet(
        bureau,
        Thema("vallen", "Vallen", voor_bestuur=True),
        Thema("mantelzorg", "Mantelzorg", voor_bestuur=True),
        Thema("vervoer", "Vervoer", voor_bestuur=True),
        *_vroeger(),
        *_nu(),
    )
    return lees_overleg(bureau)


def _nu() -> list[Signaal]:
    vallen = [
        _signaal(tekst, "vallen", "schaijk", 4 * i, i, bron="huisarts" if i % 2 else "buren")
        for i, tekst in enumerate(_TEKSTEN)
    ]
    return [
        *vallen,
        _signaal("uitgegleden in de badkamer", "vallen", "zeeland", 8, 0),
        _signaal("zorgt dag en nacht", "mantelzorg", "zeeland", 3, 1),
        _signaal("slaapt slecht van het zorgen", "mantelzorg", "zeeland", 20, 2),
        _signaal("geen bus naar de prikpost", "vervoer", "reek", 11, 0),
    ]


def _vroeger() -> list[Signaal]:
    """Eight quiet periods: a fall every other one, two on mantelzorg and a ride in each."""
    uit = []
    for periode in range(1, 9):
        terug = -42 * periode
        if periode % 2:
            uit.append(_signaal("gevallen op straat", "vallen", "schaijk", terug + 5, periode))
        uit += [
            _signaal("vraagt om vervangende zorg", "mantelzorg", "zeeland", terug + 9, periode),
            _signaal("komt niet meer toe aan slapen", "mantelzorg", "zeeland", terug + 30, periode),
            _signaal("zoekt vervoer naar het ziekenhuis", "vervoer", "reek", terug + 14, periode),
        ]
    return uit


def _signaal(tekst: str, thema: str, kern: str, dag: int, wie: int, **meer: Any) -> Signaal:
    return maak_signaal(
        tekst,
        datum=_BEGIN + timedelta(days=dag),
        kern=kern,
        themas=(thema,),
        discipline=_DISCIPLINES[wie % 3],
        **meer,
    )


def sleutels(beeld: Overlegbeeld) -> list[str]:
    """Keys of the agenda, in order, without the standing items."""
    return [p.sleutel for p in beeld.concept.punten if not p.sleutel.startswith("vast:")]


def signaal_ids(beeld: Overlegbeeld, sleutel: str) -> list[UUID]:
    """Ids of the signals in a bundle, newest first."""
    return next([s.id for s in b.signalen] for b in beeld.bundels if b.sleutel == sleutel)
