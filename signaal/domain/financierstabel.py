"""The table for programme manager and funder: counts per thema, kern and periode.

Numbers below five read "<5" (nought too), and so many others are left out ("≥5") that nobody can
work out more of a "<5" than that mark itself says. Each thema is a table of its own with its totals
over kernen and periodes; there are no totals over themas, for a signal may have several.

What was told once is repeated as it stood, whatever came in or was removed since: the same report
gives the same numbers next year, and an older table minus a newer one is nothing. A periode that
older papers cut or joined in another way gets no numbers, and totals are over what is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from signaal.domain.gezegd import DREMPEL, Eerder, Gezegd, Over
from signaal.domain.model import Periode
from signaal.domain.tabelbewaking import ONBEGRENSD, Boog, Knoop, Netwerk

#: (kern, thema, periode) to a number of signals; what is absent is nought.
Tellingen = Mapping[tuple[str, str, Periode], int]
#: What leaving a number out costs: the wider its total, the more a reader misses.
_PRIJS_CEL, _PRIJS_PERIODE, _PRIJS_KERN, _PRIJS_ALLES = 10, 40, 60, 400
_RIJ, _KOLOM = ("rij",), ("kolom",)


@dataclass(frozen=True, slots=True)
class Vak:
    """One field: a number (``precies``), at least so many, fewer than five, or nothing at all."""

    minstens: int | None = None
    precies: bool = False
    minder: bool = False

    @property
    def tekst(self) -> str:
        """As it is read."""
        if self.minder:
            return f"<{DREMPEL}"
        if self.minstens is None:
            return "·"
        return str(self.minstens) if self.precies else f"≥{self.minstens}"


@dataclass(frozen=True, slots=True)
class Themablad:
    """One thema: a row per kern, a column per periode, and a last row and column of totals."""

    thema: str
    vakken: tuple[tuple[Vak, ...], ...]


@dataclass(frozen=True, slots=True)
class Financierstabel:
    """The finished table, and what it tells that no paper told before."""

    kernen: tuple[str, ...]
    periodes: tuple[Periode, ...]
    bladen: tuple[Themablad, ...]
    gezegd: tuple[Gezegd, ...]


def maak_financierstabel(
    tellingen: Tellingen,
    themas: Sequence[str],
    kernen: Sequence[str],
    periodes: Sequence[Periode],
    eerder: Iterable[Gezegd] = (),
) -> Financierstabel:
    """The table over these themas, kernen and periodes, given everything said ``eerder``."""
    oud = tuple(eerder)
    bekend = Eerder(oud)
    nieuw = tuple(
        g for thema in themas for g in _Blok(tellingen, thema, kernen, periodes, bekend).gezegd()
    )
    alles = Eerder((*oud, *nieuw))
    bladen = tuple(Themablad(t, _vakken(t, kernen, periodes, alles)) for t in themas)
    return Financierstabel(tuple(kernen), tuple(periodes), bladen, nieuw)


def _vakken(
    thema: str, kernen: Sequence[str], periodes: Sequence[Periode], eerder: Eerder
) -> tuple[tuple[Vak, ...], ...]:
    rijen = [(k,) for k in kernen] + [tuple(kernen)]
    kolommen = [(p,) for p in periodes] + [tuple(periodes)]
    return tuple(
        tuple(
            _vak(Over(frozenset({thema}), frozenset(rij), frozenset(kolom)), eerder)
            for kolom in kolommen
        )
        for rij in rijen
    )


def _vak(over: Over, eerder: Eerder) -> Vak:
    """What tables together tell of this set; nothing but what they told goes in."""
    delen = [g for g in eerder.rakend(over) if g.tabel and g.over.binnen(over)]
    zelf = [g for g in delen if g.over == over]
    if any(g.minstens is None for g in zelf):
        return Vak(minder=True)
    if precies := next((g for g in zelf if g.precies), None):
        return Vak(precies.minstens, precies=True)
    grof = sorted(delen, key=lambda g: -_grootte(g.over))
    return max(
        (_som(over, d) for d in (grof, grof[::-1])), key=lambda v: (v.precies, v.minstens or 0)
    )


def _som(over: Over, delen: Sequence[Gezegd]) -> Vak:
    """Parts without a signal in common, added up."""
    som, geteld, precies = 0, list[Over](), True
    for g in delen:
        if g.minstens is not None and not any(g.over.raakt(ander) for ander in geteld):
            geteld.append(g.over)
            som += g.minstens
            precies = precies and g.precies
    heel = sum(_grootte(deel) for deel in geteld) == _grootte(over)
    return Vak(som, precies=precies and heel) if geteld else Vak()


def _grootte(over: Over) -> int:
    return len(over.kernen) * len(over.dagen)


class _Blok:
    """What is told of one thema for the first time: its own table with its own totals."""

    def __init__(
        self,
        tellingen: Tellingen,
        thema: str,
        kernen: Sequence[str],
        periodes: Sequence[Periode],
        eerder: Eerder,
    ) -> None:
        self._tellingen, self._thema, self._kernen, self._eerder = tellingen, thema, kernen, eerder
        self._periodes = [p for p in periodes if self._te_vertellen(p)]

    def gezegd(self) -> list[Gezegd]:
        """Every field of the block, after as many were left out as is needed."""
        while self._periodes:
            tabel = _Tabel(self._bogen())
            if not (weg := tabel.verraden()):
                return tabel.zinnen()
            self._periodes = [p for p in self._periodes if p not in weg]
        return []

    def _over(self, kernen: Iterable[str], periodes: Iterable[Periode]) -> Over:
        return Over(frozenset({self._thema}), frozenset(kernen), frozenset(periodes))

    def _te_vertellen(self, periode: Periode) -> bool:
        """Not told yet, and cut by no board's paper otherwise than into periodes and kernen."""
        hier = self._over(self._kernen, (periode,))
        rakend = self._eerder.rakend(hier)
        return all(
            not g.tabel and g.over.themas == hier.themas and g.over.binnen(hier)
            and g.over.dagen == hier.dagen
            and all(g.over == a.over or not g.over.raakt(a.over) for a in rakend)
            for g in rakend
        )  # fmt: skip

    def _bogen(self) -> Iterator["_Getal"]:
        """The numbers of the block, and what boards read of it."""
        kern_totaal = dict.fromkeys(self._kernen, 0)
        for p in self._periodes:
            kolom = ("periode", p)
            gelezen = {g.over: g for g in self._eerder.rakend(self._over(self._kernen, (p,)))}
            per_groep = dict.fromkeys(gelezen, 0)
            for k in self._kernen:
                n = self._tellingen.get((k, self._thema, p), 0)
                kern_totaal[k] += n
                groep = next((over for over in gelezen if k in over.kernen), None)
                if groep is not None:
                    per_groep[groep] += n
                naar = kolom if groep is None else ("groep", groep)
                yield _Getal(self._over((k,), (p,)), _boog(("kern", k), naar, n, _PRIJS_CEL))
            for over, g in gelezen.items():
                yield _Getal(over, _gelezen(("groep", over), kolom, per_groep[over], g.minstens))
            totaal = sum(self._tellingen.get((k, self._thema, p), 0) for k in self._kernen)
            boog = _boog(kolom, _RIJ, totaal, _PRIJS_PERIODE)
            yield _Getal(self._over(self._kernen, (p,)), boog)
        for k, n in kern_totaal.items():
            boog = _boog(_KOLOM, ("kern", k), n, _PRIJS_KERN)
            yield _Getal(self._over((k,), self._periodes), boog)
        alles = _boog(_RIJ, _KOLOM, sum(kern_totaal.values()), _PRIJS_ALLES)
        yield _Getal(self._over(self._kernen, self._periodes), alles)


@dataclass(frozen=True, slots=True)
class _Getal:
    """A number with its arc."""

    over: Over
    boog: Boog

    @property
    def veld(self) -> bool:
        """A field of the table; what boards read is none."""
        return self.boog.prijs > 0


class _Tabel:
    """Which numbers of one block may stand there."""

    def __init__(self, getallen: Iterable[_Getal]) -> None:
        self._getallen = list(getallen)
        eigen = [g.boog for g in self._getallen]
        self._net = Netwerk([*eigen, *_resten(eigen)])
        bogen = self._net.bogen
        klein = [n for n, b in enumerate(bogen) if b.hoog < DREMPEL]
        rest = [n for n in range(len(eigen), len(bogen)) if 0 < bogen[n].aantal < DREMPEL]
        for boog in bogen:
            boog.verborgen = True
        #: Of each small number all that it can be when every number is left out.
        self._eis = {n: self._net.bereik(n) for n in klein}
        self._eis |= {n: self._net.bereik(n, hoog=DREMPEL - 1) for n in rest}

    def verraden(self) -> set[Periode]:
        """Periodes in which papers for boards say too much beside any mark of this table."""
        vast = [n for n, (laag, hoog) in self._eis.items() if laag == hoog]
        return {p for n in vast if n < len(self._getallen) for p in self._getallen[n].over.dagen}

    def zinnen(self) -> list[Gezegd]:
        """What is told, field by field, after as little was left out as is found to be enough."""
        bogen = self._net.bogen
        for n, boog in enumerate(bogen):
            boog.verborgen = n in self._eis or not boog.prijs
        bewijs, erbij = dict[int, set[int]](), set[int]()
        for n, (laag, hoog) in self._eis.items():
            if (over := self._net.bewijs(n, laag, hoog)) is None:
                over = self._net.te_verbergen(n, laag, hoog)
                erbij |= over
                for ander in over:
                    bogen[ander].verborgen = True
                over = self._net.bewijs(n, laag, hoog) or set()
            bewijs[n] = over
        for ander in sorted(erbij, key=lambda n: (-bogen[n].prijs, n)):
            bogen[ander].verborgen = False
            nieuw = {
                n: self._net.bewijs(n, *self._eis[n]) for n, over in bewijs.items() if ander in over
            }
            zonder = {n: over for n, over in nieuw.items() if over is not None}
            bogen[ander].verborgen = len(zonder) < len(nieuw)
            if not bogen[ander].verborgen:
                bewijs |= zonder
        return [_zin(g.over, g.boog) for g in self._getallen if g.veld]


def _resten(bogen: Sequence[Boog]) -> Iterator[Boog]:
    """Arcs for what is left out of a row or column together: that may be a small number as well.

    The small numbers of a node are led through one arc more, whose amount is their sum.
    """
    klein = [b for b in bogen if b.aantal < DREMPEL]
    for knoop in dict.fromkeys(knoop for b in klein for knoop in (b.van, b.naar)):
        if len(uit := [b for b in klein if b.van == knoop]) > 1:
            for b in uit:
                b.van = ("uit", knoop)
            yield Boog(knoop, ("uit", knoop), sum(b.aantal for b in uit), 0, ONBEGRENSD, True)
        if len(erin := [b for b in klein if b.naar == knoop]) > 1:
            for b in erin:
                b.naar = ("in", knoop)
            yield Boog(("in", knoop), knoop, sum(b.aantal for b in erin), 0, ONBEGRENSD, True)


def _boog(van: Knoop, naar: Knoop, aantal: int, prijs: int) -> Boog:
    klein = aantal < DREMPEL
    laag, hoog = (0, DREMPEL - 1) if klein else (DREMPEL, ONBEGRENSD)
    return Boog(van, naar, aantal, laag, hoog, klein, prijs)


def _gelezen(van: Knoop, naar: Knoop, aantal: int, minstens: int | None) -> Boog:
    """What a board read of part of a periode: a class, unless signals came in or went since."""
    laag = minstens or 0
    hoog = laag + DREMPEL - 1
    if not laag <= aantal <= hoog:
        laag, hoog = 0, ONBEGRENSD
    return Boog(van, naar, aantal, laag, hoog, True)


def _zin(over: Over, boog: Boog) -> Gezegd:
    if not boog.verborgen:
        return Gezegd(over, boog.aantal, precies=True, tabel=True)
    return Gezegd(over, None if boog.aantal < DREMPEL else DREMPEL, tabel=True)
