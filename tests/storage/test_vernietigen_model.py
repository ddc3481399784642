"""Any order of writing, moving, removing and destroying, against a plain dict.

After every step: state, index and counts are the model's, the chain holds, the journal tells the
same state; at the end no text that went is left in any page, and the journal opens nothing of it.
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
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from signaal.domain.bewaren import Groep, naam_van_vak
from signaal.domain.model import Signaal, Zoekvraag
from signaal.storage.archive import Archive
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from tests.builders import NU, Archiefbouw, maak_signaal
from tests.ontsleuteld import alle_bytes

JAREN = st.integers(2018, 2022)


class Bewaarmachine(RuleBasedStateMachine):
    """``model`` is what must be there; ``weg`` every text that must not."""

    voorbeeld: Archiefbouw

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.model: dict[UUID, Signaal] = {}
        self.teksten: dict[UUID, set[str]] = {}
        self.weg: set[str] = set()
        self.weg_ids: set[UUID] = set()
        self.nummer = 0

    @initialize()
    def begin(self) -> None:
        self.bouw = Archiefbouw(self.folder / "team.signaal")
        self.bureau: Bureau = self.bouw.als(self.voorbeeld)

    @property
    def archive(self) -> Archive:
        return self.bureau.archive

    def tekst(self) -> str:
        self.nummer += 1
        return f"woord{self.nummer:04}zwanenbloem"

    def zet(self, *signalen: Signaal) -> None:
        with self.archive.schrijf("test", None, NU) as beurt:
            beurt.zet_alle(signalen)
        for signaal in signalen:
            self.model[signaal.id] = signaal
            self.teksten.setdefault(signaal.id, set()).add(signaal.tekst)

    def kies(self, data: st.DataObject) -> Signaal:
        return data.draw(st.sampled_from(sorted(self.model.values(), key=lambda s: s.id)))

    def vergeet(self, ids: list[UUID]) -> None:
        for id_ in ids:
            del self.model[id_]
            self.weg |= self.teksten.pop(id_)
            self.weg_ids.add(id_)

    @rule(jaar=JAREN, aantal=st.integers(1, 3))
    def log(self, jaar: int, aantal: int) -> None:
        self.zet(*(maak_signaal(self.tekst(), datum=date(jaar, 5, 6)) for _ in range(aantal)))

    @precondition(lambda self: self.model)
    @rule(data=st.data(), jaar=JAREN, ook_tekst=st.booleans())
    def verhuis(self, data: st.DataObject, jaar: int, ook_tekst: bool) -> None:
        was = self.kies(data)
        tekst = self.tekst() if ook_tekst else was.tekst
        self.zet(replace(was, datum=date(jaar, 5, 6), tekst=tekst))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def wijzig(self, data: st.DataObject) -> None:
        was = self.kies(data)
        self.zet(replace(was, tekst=self.tekst(), spoed=not was.spoed))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def verwijder_of_zet_terug(self, data: st.DataObject) -> None:
        was = self.kies(data)
        self.zet(replace(was, verwijderd=not was.verwijderd))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def vernietig_een(self, data: st.DataObject) -> None:
        gaat = self.kies(data)
        with self.archive.schrijf("test", None, NU) as beurt:
            beurt.vernietig([gaat])
        self.vergeet([gaat.id])

    @rule(data=st.data(), jaar=JAREN)
    def vernietig_jaar(self, data: st.DataObject, jaar: int) -> None:
        """A whole vak; some of what is in it may stay."""
        erin = sorted((s for s in self.model.values() if s.datum.year == jaar), key=lambda s: s.id)
        blijft = data.draw(st.sets(st.sampled_from(erin))) if erin else set()
        gaat = [s for s in erin if s not in blijft]
        with self.archive.schrijf("test", None, NU) as beurt:
            beurt.vernietig(gaat, [naam_van_vak(Groep.SIGNAAL, jaar)])
        self.vergeet([s.id for s in gaat])

    @rule()
    def heropen(self) -> None:
        self.bureau = self.bouw.heropen(self.bureau)

    @invariant()
    def alles_klopt(self) -> None:
        self.archive.controleer()
        assert {s.id: s for s in self.archive.alle(Signaal)} == self.model
        levend = {s.id for s in self.model.values() if not s.verwijderd}
        assert set(self.archive.signalen.ids(Zoekvraag(tekst="woord"))) == levend

    def teardown(self) -> None:
        for id_ in self.weg_ids:
            assert self.archive.journaal.verleden("signaal", str(id_)) == []
        self.archive.leeg_logboek()
        over = alle_bytes(self.bureau.pad, self.archive.sleutel.database)
        levend = {tekst for teksten in self.teksten.values() for tekst in teksten}
        assert [t for t in self.weg - levend if t.encode() in over] == []
        sluit(self.bureau)
        shutil.rmtree(self.folder)


@pytest.fixture
def machine(voorbeeld: Archiefbouw) -> type[Bewaarmachine]:
    """The machine, with an archive to begin from."""
    attributen: dict[str, Any] = {"voorbeeld": voorbeeld}
    return type("Machine", (Bewaarmachine,), attributen)


def instelling(rondes: int) -> settings:
    return settings(
        max_examples=rondes,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def test_any_order_of_acts(machine: type[Bewaarmachine]) -> None:
    run_state_machine_as_test(machine, settings=instelling(12))


@pytest.mark.zwaar
def test_any_order_of_acts_often(machine: type[Bewaarmachine]) -> None:
    run_state_machine_as_test(machine, settings=instelling(150))
