"""Small values for the tests of the domain: one line a signal."""

from datetime import UTC, date, datetime
from uuid import UUID

from signaal.domain.model import (
    Bundel,
    Correctie,
    Discipline,
    Getypt,
    Kandidaat,
    Signaal,
    SoortCorrectie,
)

MOMENT = datetime(2026, 11, 20, 12, tzinfo=UTC)
OVERLEG = UUID(int=99)
THEMANAMEN = {"vallen": "Vallen", "mantelzorg": "Mantelzorg", "vervoer": "Vervoer"}
KERNNAMEN = {"schaijk": "Schaijk", "zeeland": "Zeeland", "reek": "Reek"}


def signaal(
    nummer: int,
    thema: str = "vallen",
    kern: str = "schaijk",
    discipline: Discipline = Discipline.SOCIAAL_WERKER,
    *,
    spoed: bool = False,
    datum: date = date(2026, 11, 2),
    tekst: str = "gladde tegels",
) -> Signaal:
    themas = tuple(t for t in thema.split("+") if t)
    return Signaal(
        UUID(int=nummer), datum, kern, discipline, tekst, MOMENT, themas=themas, spoed=spoed
    )


def signalen(
    aantal: int, thema: str = "vallen", kern: str = "schaijk", vanaf: int = 1
) -> list[Signaal]:
    return [signaal(n, thema, kern) for n in range(vanaf, vanaf + aantal)]


def correctie(
    nummer: int,
    soort: SoortCorrectie,
    bundel: str,
    doel: str = "",
    ids: tuple[int, ...] = (),
    naam: str = "",
    *,
    ongedaan: bool = False,
) -> Correctie:
    return Correctie(
        UUID(int=1000 + nummer),
        OVERLEG,
        nummer,
        soort,
        bundel,
        doel,
        tuple(UUID(int=i) for i in ids),
        Getypt(naam),
        ongedaan,
    )


def bundel(
    sleutel: str, aantal: int, reeks: tuple[int, ...] = (), *, vastgezet: bool = False
) -> Bundel:
    thema, kern = sleutel.split("/")
    return Bundel(
        sleutel,
        Getypt(f"{THEMANAMEN.get(thema, thema)}, {KERNNAMEN.get(kern, kern)}"),
        (thema,),
        (kern,),
        tuple(signalen(aantal, thema, kern)),
        reeks,
        vastgezet=vastgezet,
    )


def kandidaat(
    sleutel: str, *, vlag: bool = False, score: float | None = 0.0, **kw: object
) -> Kandidaat:
    basis = Kandidaat(sleutel, vlag, "7 signalen, gewoonlijk 1 à 2" if vlag else "", score)
    velden = {f: kw.get(f, getattr(basis, f)) for f in ("altijd_bespreken", "spoed", "afgewezen")}
    return Kandidaat(
        basis.bundel,
        basis.vlag,
        basis.reden,
        basis.score,
        altijd_bespreken=bool(velden["altijd_bespreken"]),
        spoed=int(str(velden["spoed"])),
        afgewezen=str(velden["afgewezen"]),
    )
