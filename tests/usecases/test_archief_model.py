"""Anything people do to an archive, in any order, against a plain Python model of what holds.

Through the use cases, on a real encrypted file. Now and then the archive is closed and opened
again, or goes on from what lay on disk while it was open, as after a crash. The large dose:
``python -m tests.fouten --dosis groot --alleen model``.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from signaal.domain.model import Signaal, Thema
from signaal.fouten import GebruikFout
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.bundelen import maak_ongedaan, splits_bundel, voeg_bundels_samen
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import volgend_overleg
from signaal.usecases.signalen import (
    Signaalinvoer,
    herstel_signalen,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.themas import hernoem_thema, laat_thema_vervallen, voeg_thema_toe
from tests.builders import NU, Archiefbouw

KERNEN = ("schaijk", "zeeland", "reek")
THEMAS = ("vallen", "vervoer", "mantelzorg")
BEGIN = ("glad bij de brug", "=1+1 op straat", "👵🏽 zwaait niet meer", "'s avonds té donker", "ﬁ")
teksten = st.sampled_from(BEGIN)
kernen, themas = st.sampled_from(KERNEN), st.sampled_from(THEMAS)
welke = st.integers(min_value=0)


@dataclass(frozen=True)
class Rij:
    """What the model knows of one signal."""

    tekst: str
    kern: str
    thema: str
    verwijderd: bool = False

    @property
    def bundel(self) -> str:
        """The bundle it belongs to by itself."""
        return f"{self.thema}/{self.kern}"


def breek_af(bureau: Bureau) -> None:
    """A turn that fails when every text was changed and sent."""
    with bureau.archive.schrijf("half", bureau.lid, NU) as beurt:
        beurt.zet_alle(replace(s, tekst="half") for s in beurt.alle(Signaal))
        beurt.leg_vast()
        raise ZeroDivisionError


@cache
def voorbeeld() -> Archiefbouw:
    """A closed archive to copy, once for all runs."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    bouw = Archiefbouw(folder / "landerd.signaal")
    sluit(bouw.nieuw())
    return bouw


class Archiefmachine(RuleBasedStateMachine):
    """One archive and its model, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.bouw = Archiefbouw(self.folder / "landerd.signaal")
        self.bureau: Bureau = self.bouw.als(voorbeeld())
        self.signalen: dict[UUID, Rij] = {}
        self.namen = {t.id: (t.naam, t.vervallen) for t in self.bureau.archive.alle(Thema)}
        self.samen: dict[UUID, tuple[str, str]] = {}
        self.apart: dict[UUID, UUID] = {}
        self.lijsten: list[Path] = []
        self.nummer = 0

    def teardown(self) -> None:
        """Close and take away."""
        sluit(self.bureau)
        shutil.rmtree(self.folder)

    def nieuw(self, tekst: str) -> str:
        """A text that is unique, so that a row can be known by it."""
        self.nummer += 1
        return f"{tekst}, nummer {self.nummer}"

    def kies(self, n: int, ids: Iterable[UUID]) -> UUID:
        """One of these."""
        op_volgorde = sorted(ids)
        return op_volgorde[n % len(op_volgorde)]

    @rule(tekst=teksten, kern=kernen, thema=themas)
    def log(self, tekst: str, kern: str, thema: str) -> None:
        """Keep a signal."""
        tekst = self.nieuw(tekst)
        signaal = log_signaal(self.bureau, Signaalinvoer(tekst, kern, (thema,)))
        self.signalen[signaal.id] = Rij(tekst, kern, thema)

    @precondition(lambda self: self.signalen.keys() - self.apart.keys())
    @rule(n=welke, tekst=teksten, kern=kernen, thema=themas)
    def wijzig(self, n: int, tekst: str, kern: str, thema: str) -> None:
        """Change everything of one signal."""
        id_ = self.kies(n, self.signalen.keys() - self.apart.keys())
        tekst = self.nieuw(tekst)
        wijzig_signaal(self.bureau, id_, tekst=tekst, kern=kern, themas=(thema,))
        self.signalen[id_] = Rij(tekst, kern, thema, self.signalen[id_].verwijderd)

    @precondition(lambda self: self.signalen)
    @rule(n=welke, weg=st.booleans())
    def verwijder_of_herstel(self, n: int, weg: bool) -> None:
        """Take a signal away, or bring it back; twice is once."""
        id_ = self.kies(n, self.signalen)
        aantal = (verwijder_signalen if weg else herstel_signalen)(self.bureau, [id_])
        assert aantal == (self.signalen[id_].verwijderd is not weg)
        self.signalen[id_] = replace(self.signalen[id_], verwijderd=weg)

    @rule(thema=themas, naam=st.sampled_from(("Vallen en opstaan", "Op weg", "Zorg voor elkaar")))
    def noem_thema(self, thema: str, naam: str) -> None:
        """Another name for a theme; a name that is taken is refused and changes nothing."""
        bezet = any(
            id_ != thema and n.casefold() == naam.casefold() and not weg
            for id_, (n, weg) in self.namen.items()
        )
        if bezet:
            with pytest.raises(GebruikFout):
                hernoem_thema(self.bureau, thema, naam)
        else:
            hernoem_thema(self.bureau, thema, naam)
            self.namen[thema] = (naam, False)

    @rule()
    def eigen_thema(self) -> None:
        """A theme of the team's own, that is retired at once."""
        self.nummer += 1
        thema = voeg_thema_toe(self.bureau, f"Eigen thema {self.nummer}")
        laat_thema_vervallen(self.bureau, thema.id)
        self.namen[thema.id] = (thema.naam, True)

    @rule(kern=kernen, thema=themas)
    def haal_lijst_binnen(self, kern: str, thema: str) -> None:
        """Three rows; once more they are nothing new."""
        nieuw = [self.nieuw("stoep scheef") for _ in range(3)]
        self.lijsten.append(self.folder / f"lijst {self.nummer}.csv")
        naam = self.namen[thema][0]
        regels = (f"22-11-2026;{kern};SW;{naam};{tekst}" for tekst in nieuw)
        kop = "Datum;Dorp;Wie;Thema;Signaal"
        self.lijsten[-1].write_text("\n".join((kop, *regels, "")), "utf-8")
        assert voer_in(self.bureau, lees_lijst(self.bureau, self.lijsten[-1])).ingevoerd == 3
        for signaal in self.bureau.archive.alle(Signaal):
            if signaal.tekst in nieuw:
                self.signalen[signaal.id] = Rij(signaal.tekst, kern, thema)

    @precondition(lambda self: self.lijsten)
    @rule(n=welke)
    def haal_lijst_weer_binnen(self, n: int) -> None:
        """A list that was in already adds nothing, whatever happened to its rows."""
        lijst = self.lijsten[n % len(self.lijsten)]
        assert voer_in(self.bureau, lees_lijst(self.bureau, lijst)).ingevoerd == 0

    @precondition(lambda self: len(self.vrije_bundels()) > 1)
    @rule(n=welke)
    def voeg_samen(self, n: int) -> None:
        """Two bundles that nobody touched become one."""
        vrij = sorted(self.vrije_bundels())
        doel, ander = vrij[n % len(vrij)], vrij[(n + 1) % len(vrij)]
        (hand,) = voeg_bundels_samen(self.bureau, self.overleg, [doel, ander])
        self.samen[hand.id] = (ander, doel)

    @precondition(lambda self: self.splitsbaar())
    @rule(n=welke)
    def splits(self, n: int) -> None:
        """One signal goes into a bundle of its own."""
        id_ = self.kies(n, self.splitsbaar())
        self.nummer += 1
        bundel = self.signalen[id_].bundel
        hand = splits_bundel(self.bureau, self.overleg, bundel, [id_], f"Los {self.nummer}")
        self.apart[id_] = hand.id

    @precondition(lambda self: self.samen or self.apart)
    @rule(n=welke)
    def maak_hand_ongedaan(self, n: int) -> None:
        """What a hand did to bundles is taken back."""
        hand = self.kies(n, [*self.samen, *self.apart.values()])
        maak_ongedaan(self.bureau, hand)
        self.samen.pop(hand, None)
        self.apart = {id_: h for id_, h in self.apart.items() if h != hand}

    @rule()
    def val_om_halverwege(self) -> None:
        """A turn that fails when everything was sent already: as if it never began."""
        with pytest.raises(ZeroDivisionError):
            breek_af(self.bureau)

    @rule()
    def heropen(self) -> None:
        """Close and open again."""
        self.bureau = self.bouw.heropen(self.bureau)

    @rule()
    def val_uit(self) -> None:
        """Go on from what lies on disk now; the open archive never gets to close it."""
        self.nummer += 1
        folder = self.folder / f"na uitval {self.nummer}"
        shutil.copytree(self.bouw.pad.parent, folder, ignore=shutil.ignore_patterns("na uitval*"))
        sluit(self.bureau)
        self.bouw = Archiefbouw(folder / self.bouw.pad.name, self.bouw.klok)
        self.bureau = self.bouw.open()

    @rule()
    def kijk_na(self) -> None:
        """Everything is sound."""
        aantal = len(self.signalen)
        gezegd = controleer(self.bureau)
        assert f": {aantal} sign" in gezegd

    @rule()
    def lees_bundels(self) -> None:
        """The bundles hold what the model says."""
        verwacht: dict[object, set[UUID]] = {}
        naar = dict(self.samen.values())
        for id_, rij in self.signalen.items():
            if not rij.verwijderd:
                bundel = self.apart.get(id_) or naar.get(rij.bundel, rij.bundel)
                verwacht.setdefault(bundel, set()).add(id_)
        bundels = lees_overleg(self.bureau, self.overleg).bundels
        gelezen = {frozenset(s.id for s in b.signalen) for b in bundels if b.signalen}
        assert gelezen == {frozenset(ids) for ids in verwacht.values()}

    @invariant()
    def leest_als_het_model(self) -> None:
        """Every signal and every theme."""
        gelezen = {
            s.id: Rij(s.tekst, s.kern, s.themas[0], s.verwijderd)
            for s in self.bureau.archive.alle(Signaal)
        }
        assert gelezen == self.signalen
        lijst = {t.id: (t.naam, t.vervallen) for t in self.bureau.archive.alle(Thema)}
        assert lijst == self.namen

    @property
    def overleg(self) -> UUID:
        """The coming meeting."""
        return volgend_overleg(self.bureau).id

    def vrije_bundels(self) -> set[str]:
        """The bundles that are there and that no hand touched."""
        aangeraakt = {b for paar in self.samen.values() for b in paar}
        aangeraakt |= {self.signalen[id_].bundel for id_ in self.apart}
        er = {r.bundel for r in self.signalen.values() if not r.verwijderd}
        return er - aangeraakt

    def splitsbaar(self) -> set[UUID]:
        """Signals in an untouched bundle with company."""
        vrij = self.vrije_bundels()
        er = {i: r for i, r in self.signalen.items() if not r.verwijderd and r.bundel in vrij}
        vol = [r.bundel for r in er.values()]
        return {i for i, r in er.items() if vol.count(r.bundel) > 1}


def loop_model(aantal: int) -> None:
    """So many random lives of an archive; the first one that goes wrong is shown, shortened."""
    run_state_machine_as_test(
        Archiefmachine,
        settings=settings(
            max_examples=aantal,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_life_of_an_archive_reads_as_the_model_says() -> None:
    loop_model(12)
