"""Charts as geometry: one definition, drawn on screen and on paper.

A :class:`Tekening` holds rectangles, lines and texts in points; origin top left, y downwards.
Colours are roles that a backend fills in; colour never says anything alone: each bar carries its
number, each cell of a heatmap its count, and ``alt`` tells the whole in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Rol(StrEnum):
    """What a shape is for; the backend knows the colour."""

    VERLEDEN = "verleden"
    NU = "nu"
    AS = "as"
    TEKST = "tekst"
    TEKST_NU = "tekst_nu"
    GEDEMPT = "gedempt"
    WARMTE_0 = "warmte_0"
    WARMTE_1 = "warmte_1"
    WARMTE_2 = "warmte_2"
    WARMTE_3 = "warmte_3"
    WARMTE_4 = "warmte_4"


WARMTES = (Rol.WARMTE_0, Rol.WARMTE_1, Rol.WARMTE_2, Rol.WARMTE_3, Rol.WARMTE_4)


class Houvast(StrEnum):
    """Which part of a text stands at its x."""

    LINKS = "links"
    MIDDEN = "midden"
    RECHTS = "rechts"


@dataclass(frozen=True, slots=True)
class Vlak:
    """A filled rectangle."""

    x: float
    y: float
    breedte: float
    hoogte: float
    rol: Rol


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line through points."""

    punten: tuple[tuple[float, float], ...]
    rol: Rol
    dikte: float = 0.75


@dataclass(frozen=True, slots=True)
class Opschrift:
    """A short text; ``y`` is its baseline, ``grootte`` its size in points."""

    x: float
    y: float
    tekst: str
    grootte: float
    rol: Rol = Rol.TEKST
    houvast: Houvast = Houvast.MIDDEN
    vet: bool = False


Vorm = Vlak | Lijn | Opschrift


@dataclass(frozen=True, slots=True)
class Tekening:
    """A finished chart of ``breedte`` by ``hoogte`` points, with its text alternative."""

    breedte: float
    hoogte: float
    vormen: tuple[Vorm, ...]
    alt: str

    def teksten(self) -> Iterator[str]:
        """Every text that is drawn."""
        for vorm in self.vormen:
            if isinstance(vorm, Opschrift):
                yield vorm.tekst


def in_woorden(
    onderwerp: str, waarden: Sequence[int], labels: Sequence[str], *, minstens: bool = False
) -> str:
    """The series in words: "Vallen: 2 in wk 30–35, 1 in wk 36–41, nu 7 in wk 42–47."."""
    hoe = "minstens " if minstens else ""
    paren = [f"{hoe}{waarde} in {label}" for label, waarde in zip(labels, waarden, strict=True)]
    if paren:
        paren[-1] = f"nu {paren[-1]}"
    return f"{onderwerp}: {', '.join(paren) or 'nog geen aantallen'}."


def staven(
    onderwerp: str,
    waarden: Sequence[int],
    labels: Sequence[str],
    *,
    breedte: float,
    hoogte: float,
    letter: float = 8.0,
    minstens: bool = False,
) -> Tekening:
    """Bars for the last periods, oldest first; the last one, this period, stands out.

    ``letter`` is the size of the labels; the bars get what height is left. A 0 is a 0 on the axis,
    not a gap. ``labels`` has one text a value. ``minstens`` says that the values were rounded down.
    """
    vormen = _staven(waarden, labels, len(waarden) - 1, (breedte, hoogte, letter), minstens)
    alt = in_woorden(onderwerp, waarden, labels, minstens=minstens)
    return Tekening(breedte, hoogte, tuple(vormen), alt)


def voor_en_na_staven(
    onderwerp: str,
    voor: Sequence[int],
    na: Sequence[int],
    labels: Sequence[str],
    *,
    breedte: float,
    hoogte: float,
    letter: float = 8.0,
) -> Tekening:
    """Bars before and after a decision, with a line where it was taken.

    ``labels`` has one text per value of ``voor`` and ``na`` together.
    """
    boven = 1.6 * letter
    waarden = (*voor, *na)
    maat = (breedte, hoogte - boven, letter)
    vormen = [_zak(v, boven) for v in _staven(waarden, labels, len(voor), maat, False)]
    x = breedte * len(voor) / max(1, len(waarden))
    vormen.append(Lijn(((x, boven), (x, hoogte - 1.6 * letter)), Rol.AS, 1.25))
    vormen.append(Opschrift(x, letter, "besluit", letter, Rol.GEDEMPT))
    eerst = in_woorden(f"{onderwerp}, tot het besluit", voor, labels[: len(voor)])
    daarna = in_woorden("Daarna", na, labels[len(voor) :])
    return Tekening(breedte, hoogte, tuple(vormen), f"{eerst.replace(': nu ', ': ')} {daarna}")


def _zak(vorm: Vorm, hoeveel: float) -> Vorm:
    """The same shape, lower."""
    if isinstance(vorm, Lijn):
        return replace(vorm, punten=tuple((x, y + hoeveel) for x, y in vorm.punten))
    return replace(vorm, y=vorm.y + hoeveel)


def _staven(
    waarden: Sequence[int],
    labels: Sequence[str],
    eerste_nu: int,
    maat: tuple[float, float, float],
    minstens: bool,
) -> list[Vorm]:
    """The bars on their axis; those from ``eerste_nu`` on stand out.

    ``maat`` is width, height and size of the letters.
    """
    breedte, hoogte, letter = maat
    vormen: list[Vorm] = []
    grond = hoogte - 1.6 * letter
    ruimte = max(1.0, grond - 1.5 * letter)
    stap = breedte / max(1, len(waarden))
    staaf = min(0.62 * stap, 6 * letter)
    top = max(1, *waarden) if waarden else 1
    plus = "+" if minstens else ""
    for i, (waarde, label) in enumerate(zip(waarden, labels, strict=True)):
        nu = i >= eerste_nu
        midden = (i + 0.5) * stap
        lengte = ruimte * waarde / top
        if waarde:
            rol = Rol.NU if nu else Rol.VERLEDEN
            vormen.append(Vlak(midden - staaf / 2, grond - lengte, staaf, lengte, rol))
        tekst = Rol.TEKST_NU if nu else Rol.TEKST
        getal = grond - lengte - 0.35 * letter
        vormen.append(Opschrift(midden, getal, f"{waarde}{plus}", 1.1 * letter, tekst, vet=nu))
        onder = hoogte - 0.4 * letter
        naam = Rol.TEKST_NU if nu else Rol.GEDEMPT
        vormen.append(Opschrift(midden, onder, label, letter, naam, vet=nu))
    vormen.append(Lijn(((0.0, grond), (breedte, grond)), Rol.AS))
    return vormen


def sparkline(
    onderwerp: str,
    waarden: Sequence[int],
    labels: Sequence[str],
    *,
    hoogste: int,
    breedte: float,
    hoogte: float,
) -> Tekening:
    """A line without axes for use in a list, the last point marked.

    ``hoogste`` is the highest value over the whole list: sparklines that stand together share one
    scale, or a rise from 0 to 1 looks like one from 0 to 10.
    """
    alt = in_woorden(onderwerp, waarden, labels)
    if not waarden:
        return Tekening(breedte, hoogte, (), alt)
    straal = min(2.5, hoogte / 6)
    stap = (breedte - 2 * straal) / max(1, len(waarden) - 1)
    schaal = (hoogte - 2 * straal) / max(1, hoogste)
    punten = tuple(
        (straal + i * stap, hoogte - straal - min(waarde, hoogste) * schaal)
        for i, waarde in enumerate(waarden)
    )
    x, y = punten[-1]
    grond = Lijn(((0.0, hoogte - straal), (breedte, hoogte - straal)), Rol.AS, 0.5)
    stip = Vlak(x - straal, y - straal, 2 * straal, 2 * straal, Rol.NU)
    lijn = (Lijn(punten, Rol.VERLEDEN, 1.25),) if len(punten) > 1 else ()
    return Tekening(breedte, hoogte, (grond, *lijn, stip), alt)


def heatmap(
    onderwerp: str,
    waarden: Sequence[Sequence[int]],
    rijen: Sequence[str],
    kolommen: Sequence[str],
    *,
    breedte: float,
    letter: float = 8.0,
) -> Tekening:
    """Counts of ``rijen`` by ``kolommen``; a darker cell is more, and every cell shows its count.

    ``waarden[r][k]`` are counts; the height follows from the rows.
    """
    rij, kop = 2.2 * letter, 1.8 * letter
    hoogte = kop + rij * len(rijen)
    links = min(0.4 * breedte, 12 * letter)
    stap = (breedte - links) / max(1, len(kolommen))
    top = max((w for reeks in waarden for w in reeks), default=0)
    vormen: list[Vorm] = [
        Opschrift(links + (k + 0.5) * stap, kop - 0.6 * letter, naam, letter, Rol.GEDEMPT)
        for k, naam in enumerate(kolommen)
    ]
    zinnen: list[str] = []
    for r, (naam, reeks) in enumerate(zip(rijen, waarden, strict=True)):
        y = kop + r * rij
        regel = y + 0.5 * rij + 0.35 * letter
        vormen.append(Opschrift(0, regel, naam, letter, Rol.TEKST, Houvast.LINKS))
        for k, waarde in enumerate(reeks):
            warmte = warmte_van(waarde, top)
            vormen.append(Vlak(links + k * stap + 1, y + 1, stap - 2, rij - 2, WARMTES[warmte]))
            tekst = Rol.TEKST_NU if warmte < 3 else Rol.WARMTE_0
            vormen.append(Opschrift(links + (k + 0.5) * stap, regel, str(waarde), letter, tekst))
        zinnen.append(in_woorden(naam, reeks, kolommen))
    return Tekening(breedte, hoogte, tuple(vormen), " ".join((f"{onderwerp}.", *zinnen)))


def warmte_van(waarde: int, top: int) -> int:
    """The step of warmth (0 for nothing, 4 for the highest) of a count on a scale up to ``top``."""
    return 0 if waarde <= 0 else max(1, -(-4 * waarde // max(1, top)))
