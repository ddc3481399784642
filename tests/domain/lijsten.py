"""Small lists and the knowledge to read them with, for the tests of the import."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.lijst import Importplan, Kolomkeuze, Lijstkeuze
from signaal.domain.lijst_begrip import begrijp_lijst
from signaal.domain.lijst_blad import Blad, Cel, maak_rij
from signaal.domain.lijst_kennis import Kennis
from signaal.domain.model import Buurtschap, Discipline, Kern, Lid, Thema

NU = datetime(2026, 11, 22, 9, tzinfo=UTC)
VANDAAG = date(2026, 11, 22)
ANKER = date(2026, 11, 20)
KOP = ("Datum", "Dorp", "Wie", "Signaal")
ANNE, BRAM = UUID(int=1), UUID(int=2)


@dataclass(frozen=True)
class Gevonden:
    """A finding of a pretended guard."""

    begin: int
    eind: int
    soort: str
    stop: bool


def vind_niets(tekst: str) -> Sequence[Gevonden]:
    """A guard that finds nothing."""
    del tekst
    return ()


def vind_geheim(tekst: str) -> Sequence[Gevonden]:
    """A guard that stops at "geheim" and asks about "toos"."""
    vondsten = []
    for woord, soort, stop in (("geheim", "BSN", True), ("toos", "NAAM", False)):
        if (begin := tekst.find(woord)) >= 0:
            vondsten.append(Gevonden(begin, begin + len(woord), soort, stop))
    return vondsten


def kennis(**anders: Any) -> Kennis:
    """Team Landerd with a nurse and a social worker; anything can be set by name."""
    velden: dict[str, Any] = {
        "kernen": tuple(Kern(naam.lower(), naam) for naam in ("Schaijk", "Zeeland", "Reek")),
        "buurtschappen": (Buurtschap("graspeel", "Graspeel", "zeeland"),),
        "leden": (
            Lid(ANNE, "Anne de Vries", Discipline.WIJKVERPLEEGKUNDIGE),
            Lid(BRAM, "Bram", Discipline.SOCIAAL_WERKER),
        ),
        "themas": (Thema("vallen", "Vallen en valpreventie"), Thema("rouw", "Rouw en verlies")),
        "mij": Discipline.SOCIAAL_WERKER,
        "vandaag": VANDAAG,
        "nu": NU,
        "maak_id": lambda _: nieuw_id(NU),
        "vind": vind_niets,
        "themas_van_woord": lambda woord: ("rouw",) if woord == "verdriet" else (),
        "stel_themas_voor": lambda _: (),
        "bekende_codes": lambda _: (),
        "bekende_ids": lambda _: (),
        "periode_tot": lambda dag: ANKER - timedelta(days=(ANKER - dag).days // 42 * 42),
    }
    return Kennis(**(velden | anders))


def blad(*rijen: Sequence[Cel], naam: str = "blad", eerste: int = 1, **anders: Any) -> Blad:
    """A sheet with these rows from row ``eerste`` on; an empty row is left out, as when read."""
    gemaakt = (maak_rij(nummer, rij) for nummer, rij in enumerate(rijen, start=eerste))
    return Blad(naam, tuple(rij for rij in gemaakt if rij is not None), **anders)


def rij(
    tekst: Cel = "gladde tegels bij de kerk",
    datum: Cel = date(2026, 11, 3),
    dorp: Cel = "Schaijk",
    wie: Cel = "SW",
) -> tuple[Cel, ...]:
    """A row under :data:`KOP` that is clear unless told otherwise."""
    return (datum, dorp, wie, tekst)


def begrijp(
    *bladen: Blad,
    kolommen: Mapping[str, Kolomkeuze] | None = None,
    waarden: Mapping[str, str] | None = None,
    met: Kennis | None = None,
    voortgang: Callable[[int, int], None] = lambda gedaan, totaal: None,
) -> Importplan:
    """Understand these sheets."""
    keuze = Lijstkeuze(kolommen or {}, waarden or {})
    return begrijp_lijst("lijst.xlsx", bladen, met or kennis(), keuze, voortgang)


def redenen(plan: Importplan) -> dict[int, str]:
    """Row number to reason of what a person must decide."""
    return {t.plek.regel: t.reden for t in plan.te_beslissen}


def kent(*bekend: str) -> Callable[[Collection[str]], Collection[str]]:
    """An archive that holds these import codes."""
    return lambda codes: set(bekend) & set(codes)
