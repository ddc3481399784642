"""Any history of three laptops: writing, taking in parts in any order, destroying, backups.

After every step the laptop that did something is sound. At the end, when everything has gone round,
all three show the same, nothing that was written is missing, and what was destroyed is nowhere.
"""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Actie, Correctie, Getypt, Lid, Overleg, Signaal, SoortCorrectie
from signaal.domain.wissel import Deel
from signaal.storage.archive import Archive
from signaal.usecases.bureau import Bureau
from signaal.vault.bos import bospad
from tests.builders import NU, Archiefbouw, maak_signaal
from tests.storage.kringbouw import (
    Laptop,
    gezond_en_gelijk,
    kring,
    reservekopie,
    terug_uit_reserve,
    wissel,
)

WIE = st.integers(0, 2)
JAREN = st.sampled_from([date(2018, 5, 5), date(2019, 3, 4), date(2026, 11, 1)])
BLIJFT = 2026


class Kringmachine(RuleBasedStateMachine):
    """``teksten`` is what was ever written of which signal, ``weg`` which were destroyed.

    What was written in a year while another destroyed that year, is told anew by who wrote it. When
    just then its disk dies nobody can: of a signal that was ever in such a year (``op_het_spel``)
    nothing is promised once a backup was put back (``hersteld``).
    """

    voorbeeld: list[Laptop]

    def __init__(self) -> None:
        super().__init__()
        self.map = Path(tempfile.mkdtemp())
        self.nummer = 0
        self.weg: set[UUID] = set()
        self.teksten: dict[UUID, set[str]] = {}
        self.kopieen: dict[int, tuple[Path, UUID]] = {}
        self.op_het_spel: set[UUID] = set()
        self.hersteld = False

    @initialize(klokken=st.tuples(*[st.floats(-72, 72)] * 3))
    def begin(self, klokken: tuple[float, ...]) -> None:
        self.laptops = []
        for nummer, (laptop, uur) in enumerate(zip(self.voorbeeld, klokken, strict=True)):
            pad = self.map / f"{nummer}.signaal"
            shutil.copyfile(laptop.archive.pad, pad)
            shutil.copyfile(bospad(laptop.archive.pad), bospad(pad))
            self.laptops.append(Laptop(Archive.open(pad, laptop.archive.sleutel, NU), uur))

    def tekst(self, id_: UUID) -> str:
        self.nummer += 1
        tekst = f"woord{self.nummer:04}zwanenbloem"
        self.teksten.setdefault(id_, set()).add(tekst)
        return tekst

    def kies(self, wie: int, data: st.DataObject) -> Signaal | None:
        signalen = self.laptops[wie].archive.waar(Signaal)
        return data.draw(st.sampled_from(signalen)) if signalen else None

    @rule(wie=WIE, dag=JAREN)
    def log(self, wie: int, dag: date) -> None:
        id_ = nieuw_id(NU)
        if dag.year != BLIJFT:
            self.op_het_spel.add(id_)
        self.laptops[wie].zet(maak_signaal(self.tekst(id_), id=id_, datum=dag))

    @rule(wie=WIE, data=st.data(), wat=st.sampled_from(["tekst", "kern", "dag", "eraf", "erbij"]))
    def wijzig(self, wie: int, data: st.DataObject, wat: str) -> None:
        signaal = self.kies(wie, data)
        if signaal is None:
            return
        if wat == "dag":
            self.op_het_spel.add(signaal.id)
        mogelijk: dict[str, dict[str, Any]] = {
            "tekst": {"tekst": self.tekst(signaal.id)},
            "kern": {"kern": data.draw(st.sampled_from(["schaijk", "reek", "zeeland"]))},
            "dag": {"datum": data.draw(JAREN)},
            "eraf": {"verwijderd": True},
            "erbij": {"verwijderd": False},
        }
        laptop = self.laptops[wie]
        laptop.zet(replace(signaal, gewijzigd=laptop.nu, **mogelijk[wat]))
        laptop.archive.controleer()

    @rule(wie=WIE, data=st.data())
    def houd_overleg(self, wie: int, data: st.DataObject) -> None:
        """Something that points at something, or at a meeting of before."""
        laptop = self.laptops[wie]
        nieuw = Overleg(nieuw_id(NU), date(2026, 11, 20), date(2026, 11, 20), NU.time())
        overleg = data.draw(st.sampled_from([nieuw, *laptop.archive.alle(Overleg)]))
        lid = laptop.archive.alle(Lid)[0].id
        laptop.zet(
            overleg,
            Actie(nieuw_id(NU), Getypt("bellen"), lid, None, overleg.id, gemaakt=NU),
            Correctie(nieuw_id(NU), overleg.id, 1, SoortCorrectie.VASTZETTEN, "vallen/reek"),
        )

    @rule(wie=WIE, data=st.data())
    def vernietig_overleg(self, wie: int, data: st.DataObject) -> None:
        laptop = self.laptops[wie]
        overleggen = laptop.archive.alle(Overleg)
        if not overleggen:
            return
        overleg = data.draw(st.sampled_from(overleggen))
        hangt = [c for c in laptop.archive.alle(Correctie) if c.overleg == overleg.id]
        with laptop.schrijf() as beurt:
            for actie in beurt.waar(Actie, overleg=overleg.id):
                beurt.zet(replace(actie, overleg=None))
            beurt.vernietig([overleg, *hangt])
        laptop.archive.controleer()

    @rule(wie=WIE, data=st.data())
    def vernietig(self, wie: int, data: st.DataObject) -> None:
        signaal = self.kies(wie, data)
        if signaal is not None:
            self.laptops[wie].vernietig([signaal])
            self.weg.add(signaal.id)
            self.laptops[wie].archive.controleer()

    @rule(wie=WIE, jaar=st.sampled_from([2018, 2019]), houd=st.booleans())
    def vernietig_jaar(self, wie: int, jaar: int, houd: bool) -> None:
        laptop = self.laptops[wie]
        gaat = [s for s in laptop.archive.waar(Signaal) if s.datum.year == jaar][int(houd) :]
        laptop.vernietig(gaat, [f"signaal/{jaar}"])
        self.weg |= {s.id for s in gaat}
        laptop.archive.controleer()

    @rule(wie=WIE, van=WIE, data=st.data(), grootte=st.integers(1, 5), sleutels=st.booleans())
    def neem(self, wie: int, van: int, data: st.DataObject, grootte: int, sleutels: bool) -> None:
        """Some of the parts, in any order, some twice; the keys may come later."""
        laptop, ander = self.laptops[wie], self.laptops[van]
        delen = ander.mist(laptop, grootte)
        gekozen = data.draw(st.lists(st.sampled_from(delen), max_size=8)) if delen else []
        bij = ander.archive.kring.nieuwe_sleutels() if sleutels else []
        laptop.archive.kring.neem_op(gekozen, [], bij, laptop.nu)
        laptop.archive.controleer()

    @rule(wie=WIE, van=WIE)
    def neem_alles(self, wie: int, van: int) -> None:
        if wie != van:
            self.laptops[wie].neem(self.laptops[van])
            self.laptops[wie].archive.controleer()

    @rule(wie=WIE, data=st.data())
    def beslis(self, wie: int, data: st.DataObject) -> None:
        open_ = self.laptops[wie].archive.kring.geschillen()
        if open_:
            gekozen = data.draw(st.sampled_from(open_))
            keuze = data.draw(st.integers(0, len(gekozen.keuzen) - 1))
            self.laptops[wie].kies(gekozen, keuze)
            over = self.laptops[wie].archive.kring.geschillen()
            assert gekozen.geschil.veld not in {o.geschil.veld for o in over if o.id == gekozen.id}

    @rule(wie=WIE)
    def maak_reservekopie(self, wie: int) -> None:
        self.nummer += 1
        pad = reservekopie(self.laptops[wie], self.map / f"kopie{self.nummer}.signaal")
        self.kopieen[wie] = pad, self.laptops[wie].id

    @rule(wie=WIE, eerst=st.booleans())
    def zet_reservekopie_terug(self, wie: int, eerst: bool) -> None:
        """The disk died, after others got all; with something written before it was found out."""
        if wie not in self.kopieen:
            return
        oud, (pad, device) = self.laptops[wie], self.kopieen.pop(wie)
        anderen = [laptop for laptop in self.laptops if laptop is not oud]
        for ander in anderen:
            ander.neem(oud)
        oud.archive.close()
        self.hersteld = True
        laptop = self.laptops[wie] = terug_uit_reserve(oud, pad)
        if eerst:
            self.log(wie, date(BLIJFT, 1, 1))
        laptop.archive.kring.word_nieuw_apparaat(nieuw_id(NU), _bij(anderen[0], device))
        laptop.archive.controleer()

    def teardown(self) -> None:
        if not hasattr(self, "laptops"):
            return
        for _ in range(3):
            wissel(*self.laptops)
        gezond_en_gelijk(*self.laptops)
        hier = {s.id for s in self.laptops[0].archive.waar(Signaal)}
        mag_weg = self.weg | (self.op_het_spel if self.hersteld else set())
        assert set(self.teksten) - hier <= mag_weg
        assert not hier & self.weg
        for laptop in self.laptops:
            geopend = [laptop.archive.journaal.verleden("signaal", str(id_)) for id_ in self.weg]
            assert not any(geopend)
            laptop.archive.close()
        shutil.rmtree(self.map)


def _bij(laptop: Laptop, device: UUID) -> list[Deel]:
    einde = laptop.archive.kring.stand().get(device, 0)
    return [laptop.archive.kring.deel(device, 1, einde)] if einde else []


@pytest.fixture
def machine(tmp_path: Path, bureau: Bureau, voorbeeld: Archiefbouw) -> type[Kringmachine]:
    """The machine, with three laptops to begin from that have the same."""
    laptops = kring(tmp_path, bureau, 3)
    laptops[0].zet(maak_signaal("een", datum=date(2019, 1, 1)), maak_signaal("twee"))
    wissel(*laptops)
    for laptop in laptops:
        laptop.archive.close()
    attributen: dict[str, Any] = {"voorbeeld": laptops}
    return type("Machine", (Kringmachine,), attributen)


def instelling(rondes: int, stappen: int) -> settings:
    return settings(
        max_examples=rondes,
        stateful_step_count=stappen,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def test_any_history_of_three_laptops(machine: type[Kringmachine]) -> None:
    run_state_machine_as_test(machine, settings=instelling(6, 20))


@pytest.mark.zwaar
def test_any_history_of_three_laptops_often(machine: type[Kringmachine]) -> None:
    run_state_machine_as_test(machine, settings=instelling(100, 40))
