"""The reader who keeps every paper, knows every rule, and solves for the numbers left out.

He takes silence for "fewer than five", knows which numbers are repeated from earlier papers, and
believes that every signal has one thema (fewer worlds to doubt between than there are). He tries
two beliefs: nothing changed between the papers, and signals only came in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from signaal.domain.model import Signaal
from tests.domain.rekenaar import Getallen, Rekenaar
from tests.domain.uitgaven import KERNEN, THEMAS, Papier, week

#: (thema, kern, week): no paper says anything finer.
Korrel = tuple[str, str, int]
Verzameling = frozenset[Korrel]
_KLEIN = {1, 2, 3, 4}


def korrels(themas: Iterable[str], kernen: Iterable[str], weken: tuple[int, int]) -> Verzameling:
    """All grains of these themas, kernen and weeks (the last one not included)."""
    kernen = tuple(kernen)
    return frozenset((t, k, w) for t in themas for k in kernen for w in range(*weken))


@dataclass(frozen=True)
class Uitspraak:
    """What one paper says of one set."""

    papier: int
    over: Verzameling
    laag: float
    hoog: float


class Lezer:
    """Reads papers in the order in which they went out; ``klasse`` counts behind one number.

    With ``gelooft_alles`` he takes repeated numbers for fresh ones: for a team that forgets.
    """

    def __init__(self, klasse: int = 5, *, gelooft_alles: bool = False) -> None:
        self._klasse = klasse
        self._gelooft_alles = gelooft_alles
        self._genoemd: list[tuple[Verzameling, bool]] = []
        self.uitspraken: list[Uitspraak] = []

    def lees(self, papieren: Sequence[Papier]) -> "Lezer":
        """Everything in them."""
        for nummer, papier in enumerate(papieren):
            gelezen = self._agenda(papier) if papier.agenda else self._tabel(papier)
            self.uitspraken += [Uitspraak(nummer, *zin) for zin in gelezen]
        return self

    def _vers(self, gevraagd: Verzameling) -> bool:
        return self._gelooft_alles or all(
            v == gevraagd and not fijn for v, fijn in self._genoemd if not v.isdisjoint(gevraagd)
        )

    def _agenda(self, papier: Papier) -> Iterator[tuple[Verzameling, float, float]]:
        agenda = papier.agenda
        assert agenda is not None
        stil, genoemd = set(THEMAS), list[Verzameling]()
        for punt in agenda.punten:
            assert punt.aantal is not None
            themas = set(punt.titel.lower().replace(",", "").split()) - {"en"}
            stil -= themas
            over = [korrels(themas, agenda.kernen, w) for w in papier.weken]
            klassen = punt.reeks or (punt.aantal,)
            for v, n in zip(over[::-1], klassen[::-1], strict=False):
                yield v, n, n + self._klasse - 1 if self._vers(v) else np.inf
            if not punt.reeks and all(self._vers(v) for v in over):
                # one point was too small; he is even told which
                yield from ((v, 0, 4) for v in over[:-1] if _tel(papier.waarheid, v) < 5)
            genoemd += [v for v in over if self._vers(v)]
        for thema in sorted(stil):
            leeg = korrels([thema], agenda.kernen, papier.weken[-1])
            if self._vers(leeg):
                yield leeg, 0, 4
                genoemd.append(leeg)
        self._genoemd += [(v, False) for v in genoemd]

    def _tabel(self, papier: Papier) -> Iterator[tuple[Verzameling, float, float]]:
        tabel = papier.tabel
        assert tabel is not None
        for blad in tabel.bladen:
            rijen = [(k,) for k in KERNEN] + [KERNEN]
            kolommen = [(w,) for w in papier.weken] + [papier.weken]
            for rij, vakken in zip(rijen, blad.vakken, strict=True):
                for kolom, vak in zip(kolommen, vakken, strict=True):
                    over = frozenset().union(*(korrels([blad.thema], rij, w) for w in kolom))
                    if vak.tekst == "·":
                        continue
                    n = int(vak.tekst.strip("<≥"))
                    if vak.tekst.startswith("<"):
                        yield over, 0, n - 1
                    else:
                        yield over, n, n if vak.tekst.isdigit() else np.inf
                    self._genoemd.append((over, True))


class Aanval:
    """Solves for every small number of the team behind the papers."""

    def __init__(self, papieren: Sequence[Papier], lezer: Lezer | None = None) -> None:
        self._papieren = papieren
        self._uitspraken = (lezer or Lezer()).lees(papieren).uitspraken
        weken = sorted({w for p in papieren for w in p.weken})
        kernen = sorted({(k,) for k in KERNEN} | {p.agenda.kernen for p in papieren if p.agenda})
        self._doelen = [korrels([t], ks, w) for t in THEMAS for w in weken for ks in kernen]
        verzamelingen = dict.fromkeys([u.over for u in self._uitspraken] + self._doelen)
        plaatsen: dict[Korrel, list[int]] = {}
        for nummer, verzameling in enumerate(verzamelingen):
            for korrel in verzameling:
                plaatsen.setdefault(korrel, []).append(nummer)
        #: Grains that no statement and no question tells apart are one unknown.
        vakken = {
            tuple(nummers): n
            for n, nummers in enumerate(dict.fromkeys(map(tuple, plaatsen.values())))
        }
        self._rij = {v: np.zeros(len(vakken)) for v in verzamelingen}
        for verzameling, rij in self._rij.items():
            rij[[vakken[tuple(plaatsen[korrel])] for korrel in verzameling]] = 1
        self._waar = [[_tel(p.waarheid, doel) for doel in self._doelen] for p in papieren]

    def afgeleid(self) -> list[str]:
        """Every number from 1 to 4 that he can tell exactly, and that is right."""
        return sorted({*self._onveranderd(), *self._alleen_erbij()})

    def _onveranderd(self) -> Iterator[str]:
        """One world for all papers; when there is none, for each two or three in a row."""
        heel = len(self._papieren)
        if (gevonden := self._in_een_wereld(0, heel)) is None:
            bereiken = [(n, n + m) for m in (1, 2, 3) for n in range(heel - m + 1)]
            gevonden = [zin for b in bereiken for zin in self._in_een_wereld(*b) or ()]
        yield from gevonden

    def _in_een_wereld(self, van: int, tot: int) -> list[str] | None:
        hier = [u for u in self._uitspraken if van <= u.papier < tot]
        if not hier:
            return []
        doelen = [
            (doel, waar)
            for n, doel in enumerate(self._doelen)
            if (waar := {self._waar[p][n] for p in range(van, tot)} & _KLEIN)
        ]
        rekenaar = _rekenaar(hier, [self._rij[u.over] for u in hier])
        if not rekenaar.mogelijk:
            return None
        zeker = rekenaar.zekerheden([self._rij[doel] for doel, _ in doelen])
        return [
            f"papers {van}-{tot - 1}: {_naam(doel)} = {waarde}"
            for (doel, waar), waarde in zip(doelen, zeker, strict=True)
            if waarde in waar
        ]

    def _alleen_erbij(self) -> Iterator[str]:
        """A world per paper, each with at least the signals of the one before.

        The unknowns are what came in between two papers. Of tables only what is new in them speaks
        of that day: what they repeat is older.
        """
        hier = list(self._van_die_dag())
        if not hier:
            return
        rekenaar = _rekenaar(hier, [self._tot_en_met(u.papier, u.over) for u in hier])
        if not rekenaar.mogelijk:
            return
        doelen = [
            (papier, doel, waar)
            for papier, waarden in enumerate(self._waar)
            for doel, waar in zip(self._doelen, waarden, strict=True)
            if waar in _KLEIN
        ]
        zeker = rekenaar.zekerheden([self._tot_en_met(p, doel) for p, doel, _ in doelen])
        for (papier, doel, waar), waarde in zip(doelen, zeker, strict=True):
            if waarde == waar:
                yield f"paper {papier}, growing: {_naam(doel)} = {waar}"

    def _tot_en_met(self, papier: int, over: Verzameling) -> Getallen:
        """The sum over a set at the time of one paper: all that came in until then."""
        rij = self._rij[over]
        return np.concatenate([rij * (n <= papier) for n in range(len(self._papieren))])

    def _van_die_dag(self) -> Iterator[Uitspraak]:
        verteld: set[Korrel] = set()
        for nummer, papier in enumerate(self._papieren):
            hier = [u for u in self._uitspraken if u.papier == nummer]
            yield from (u for u in hier if papier.agenda or verteld.isdisjoint(u.over))
            if papier.tabel:
                verteld.update(korrel for u in hier for korrel in u.over)


def _rekenaar(uitspraken: Sequence[Uitspraak], rijen: Sequence[Getallen]) -> Rekenaar:
    laag, hoog = (np.array([getattr(u, kant) for u in uitspraken]) for kant in ("laag", "hoog"))
    return Rekenaar(np.array(rijen), laag, hoog)


def _tel(signalen: Iterable[Signaal], doel: Verzameling) -> int:
    return sum(any((t, s.kern, week(s.datum)) in doel for t in s.themas) for s in signalen)


def _naam(doel: Verzameling) -> str:
    themas, kernen, weken = (sorted({korrel[i] for korrel in doel}) for i in range(3))
    return f"{themas} {kernen} weeks {weken[0]}-{weken[-1]}"
