"""A team over a few periods, at random: what comes in, what hands change, what goes out.

What went out is kept as a reader has it: visible values only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import count
from random import Random
from uuid import UUID

from signaal.domain.agenda import BestuursAgenda
from signaal.domain.bundels import bundel_signalen
from signaal.domain.concept_agenda import stel_agenda_op
from signaal.domain.financierstabel import Financierstabel, maak_financierstabel
from signaal.domain.gezegd import Eerder, Gezegd
from signaal.domain.model import (
    Bestuur,
    Bundel,
    Correctie,
    Overleg,
    Periode,
    Signaal,
    SoortCorrectie,
    Thema,
)
from signaal.domain.openbaarheid import Bestuursvraag, maak_editie
from signaal.domain.periode import weeklabel
from tests.domain.bouwsels import OVERLEG, correctie, kandidaat, signaal

THEMAS = {n.lower(): Thema(n.lower(), n, voor_bestuur=True) for n in ("Een", "Twee", "Drie")}
KERNEN = ("a", "b", "c")
_BEGIN = date(2026, 1, 3)
_WEKEN = 6
_GETOOND = 3


@dataclass(frozen=True)
class Papier:
    """One paper that went out: what a reader sees, and (for the judge) the signals of that day."""

    weken: tuple[tuple[int, int], ...]
    waarheid: tuple[Signaal, ...]
    agenda: BestuursAgenda | None = None
    tabel: Financierstabel | None = None


def week(dag: date) -> int:
    """Weeks since the beginning."""
    return (dag - _BEGIN).days // 7


@dataclass
class Team:
    """One team; ``geheugen`` False forgets what went out, as a control."""

    rng: Random
    geheugen: bool = True
    signalen: dict[UUID, Signaal] = field(default_factory=dict)
    grenzen: list[int] = field(default_factory=lambda: [0, _WEKEN])
    besturen: list[tuple[str, ...]] = field(default_factory=lambda: [KERNEN])
    correcties: list[Correctie] = field(default_factory=list)
    gezegd: list[Gezegd] = field(default_factory=list)
    papieren: list[Papier] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._nummers = count(1)
        self._vlag: dict[tuple[int, str], bool] = {}

    def leef(self, periodes: int, beurten: int) -> None:
        """``periodes`` periods with so many things happening in each."""
        doen = (
            self.late_signalen,
            self.haal_weg,
            self.verplaats,
            self.verdeel_besturen,
            self.verzet,
            self.voeg_samen,
            self.splits,
            self.neem_terug,
            self.geef_tabel_uit,
        )
        for nummer in range(periodes):
            if nummer:
                self.volgende_periode()
            self.nieuwe_signalen()
            for _ in range(self.rng.randint(1, beurten)):
                for _ in range(self.rng.randint(0, 2)):
                    self.rng.choice(doen)()
                self.geef_editie_uit(self.rng.choice(self.besturen))

    def volgende_periode(self) -> None:
        """The meeting is over."""
        self.grenzen.append(len(self.grenzen) * _WEKEN)
        self.correcties = []

    def log(self, thema: str, kern: str, weken: tuple[int, int], hoeveel: int) -> None:
        """So many signals in these weeks, the last one not included."""
        for _ in range(hoeveel):
            dag = _BEGIN + timedelta(weeks=self.rng.randrange(*weken))
            s = signaal(next(self._nummers), thema, kern, datum=dag)
            self.signalen[s.id] = s

    def nieuwe_signalen(self) -> None:
        """What this period brings: mostly little, on one thema or two."""
        for thema in THEMAS:
            for kern in KERNEN:
                hoeveel = self.rng.choice((0, 0, 1, 2, 3, 4, 4, 5, 6, 9, 11))
                self.log(thema, kern, (self.grenzen[-2], self.grenzen[-1]), hoeveel)
        if self.rng.random() < 0.5:
            twee = "+".join(self.rng.sample(sorted(THEMAS), 2))
            nu = (self.grenzen[-2], self.grenzen[-1])
            self.log(twee, self.rng.choice(KERNEN), nu, self.rng.randint(1, 4))

    def late_signalen(self) -> None:
        """A few more, of any week so far."""
        kern, thema = self.rng.choice(KERNEN), self.rng.choice(sorted(THEMAS))
        self.log(thema, kern, (0, self.grenzen[-1]), self.rng.randint(1, 5))

    def haal_weg(self) -> None:
        """A few are removed."""
        for id_ in self.rng.sample(sorted(self.signalen), min(3, len(self.signalen))):
            self.signalen[id_] = replace(self.signalen[id_], verwijderd=True)

    def verplaats(self) -> None:
        """One was about another thema and kern."""
        id_ = self.rng.choice(sorted(self.signalen))
        anders = (self.rng.choice(sorted(THEMAS)),)
        self.signalen[id_] = replace(
            self.signalen[id_], themas=anders, kern=self.rng.choice(KERNEN)
        )

    def verdeel_besturen(self) -> None:
        """Kernen move between besturen; no two have one in common."""
        plek = {k: self.rng.choice((0, 1, 2)) for k in KERNEN}
        groepen = [tuple(k for k in KERNEN if plek[k] == n) for n in (0, 1, 2)]
        self.besturen = [g for g in groepen if g]

    def verzet(self) -> None:
        """The meeting is held a week later."""
        if self.grenzen[-1] - self.grenzen[-2] < _WEKEN + 2:
            self.grenzen[-1] += 1

    def voeg_samen(self) -> None:
        """Two bundles become one."""
        sleutels = [b.sleutel for b in self._bundels()]
        if len(sleutels) > 1:
            bron, doel = self.rng.sample(sleutels, 2)
            self._corrigeer(SoortCorrectie.SAMENVOEGEN, bron, doel)

    def splits(self) -> None:
        """Part of a bundle becomes one of its own."""
        bundels = self._bundels()
        if bundels:
            bundel = self.rng.choice(bundels)
            ids = tuple(s.id.int for s in bundel.signalen[:2])
            self._corrigeer(
                SoortCorrectie.SPLITSEN, bundel.sleutel, f"los{len(self.correcties)}", ids
            )

    def neem_terug(self) -> None:
        """The last hand correction is taken back."""
        if self.correcties:
            self.correcties[-1] = replace(self.correcties[-1], ongedaan=True)

    def geef_editie_uit(self, kernen: Sequence[str]) -> None:
        """The edition of the bestuur over these kernen goes out."""
        editie = maak_editie(self._vraag(kernen))
        self._onthoud(editie.gezegd)
        weken = tuple(zip(self.grenzen, self.grenzen[1:], strict=False))[-_GETOOND:]
        self._bewaar(Papier(weken, (), agenda=editie.agenda))

    def geef_tabel_uit(self) -> None:
        """A table for the funder goes out, over some periods in a row."""
        periodes = [self._periode(n) for n in range(len(self.grenzen) - 1)]
        begin = self.rng.randrange(len(periodes))
        periodes = periodes[begin : self.rng.randint(begin + 1, len(periodes))]
        tellingen = {
            (k, t, p): sum(s.kern == k and t in s.themas and s.datum in p for s in self._aanwezig())
            for k in KERNEN
            for t in THEMAS
            for p in periodes
        }
        eerder = self.gezegd if self.geheugen else ()
        tabel = maak_financierstabel(tellingen, tuple(THEMAS), KERNEN, periodes, eerder)
        self._onthoud(tabel.gezegd)
        weken = tuple((week(p.van), week(p.tot) + 1) for p in periodes)
        self._bewaar(Papier(weken, (), tabel=tabel))

    def _vraag(self, kernen: Sequence[str]) -> Bestuursvraag:
        bundels = self._bundels()
        nu = len(self.grenzen) - 2
        for b in bundels:
            self._vlag.setdefault((nu, b.sleutel), self.rng.random() < 0.9)
        oordelen = {
            b.sleutel: kandidaat(b.sleutel, vlag=self._vlag[nu, b.sleutel]) for b in bundels
        }
        periodes = [self._periode(n) for n in range(nu + 1)][-_GETOOND:]
        tot = periodes[-1].tot
        return Bestuursvraag(
            bestuur=Bestuur(UUID(int=1), "Coöperatie", tuple(kernen)),
            overleg=Overleg(OVERLEG, tot, tot, time(9)),
            volgende=None,
            concept=stel_agenda_op(bundels, oordelen, (), ()),
            signalen_per_periode=[
                (p, [s for s in self._aanwezig() if s.datum in p]) for p in periodes
            ],
            themas=THEMAS,
            kernnamen={k: k for k in KERNEN},
            periodelabels=[weeklabel(p) for p in periodes],
            eerder=Eerder(self.gezegd if self.geheugen else ()),
        )

    def _samen(self, nu: int, bundel: Bundel) -> bool:
        """Most bundles are on the agenda; once on it, always on it."""
        return self._vlag.setdefault((nu, bundel.sleutel), self.rng.random() < 0.9)

    def _bundels(self) -> tuple[Bundel, ...]:
        nu = self._periode(len(self.grenzen) - 2)
        lijst = [s for s in self._aanwezig() if s.datum in nu]
        return bundel_signalen(lijst, self.correcties, {}, {k: k for k in KERNEN}, {})

    def _periode(self, nummer: int) -> Periode:
        van, tot = self.grenzen[nummer : nummer + 2]
        return Periode(
            _BEGIN + timedelta(weeks=van), _BEGIN + timedelta(weeks=tot) - timedelta(days=1)
        )

    def _aanwezig(self) -> list[Signaal]:
        return [s for s in self.signalen.values() if not s.verwijderd]

    def _corrigeer(
        self, soort: SoortCorrectie, bron: str, doel: str, ids: tuple[int, ...] = ()
    ) -> None:
        self.correcties.append(correctie(len(self.correcties), soort, bron, doel, ids))

    def _onthoud(self, gezegd: Sequence[Gezegd]) -> None:
        self.gezegd += gezegd

    def _bewaar(self, papier: Papier) -> None:
        self.papieren.append(replace(papier, waarheid=tuple(self._aanwezig())))
