"""Counts kept by trigger equal a recount, whatever people do."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from signaal.domain.model import Discipline, Periode, Signaal, Zoekvraag
from signaal.storage.controle import bewaarde_telling, hertel
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from tests.builders import VANDAAG, Archiefbouw, maak_signaal, vul, zet

KERNEN = ("schaijk", "zeeland", "reek")
THEMAS = ("vallen", "mantelzorg", "vervoer")
velden = st.fixed_dictionaries(
    {},
    optional={
        "datum": st.integers(0, 3).map(lambda dagen: VANDAAG - timedelta(days=dagen)),
        "kern": st.sampled_from(KERNEN),
        "themas": st.lists(st.sampled_from(THEMAS), unique=True).map(tuple),
        "discipline": st.sampled_from(list(Discipline)),
        "verwijderd": st.booleans(),
        "tekst": st.sampled_from(("losse tegels", "gevallen bij de kerk", "", "tegels weg")),
    },
)


def controleer_afgeleid(bureau: Bureau) -> None:
    """Counts and full text say what the signals say."""
    signalen = bureau.archive.alle(Signaal)
    with bureau.archive._verbind(True) as conn:
        assert bewaarde_telling(conn) == hertel(signalen)
        conn.execute(
            text("INSERT INTO signaal_fts (signaal_fts, rank) VALUES ('integrity-check', 1)")
        )
    for woord in ("tegels", "kerk"):
        gevonden = bureau.archive.signalen.ids(Zoekvraag(tekst=woord))
        verwacht = {s.id for s in signalen if woord in s.tekst and not s.verwijderd}
        assert set(gevonden) == verwacht


class Tellingen(RuleBasedStateMachine):
    """Log, edit, remove and bring back in any order."""

    voorbeeld: Archiefbouw
    folder: Path
    signalen = Bundle("signalen")

    @initialize()
    def open(self) -> None:
        self.bouw = Archiefbouw(self.folder / "telling.signaal")
        self.bureau = self.bouw.als(self.voorbeeld)
        self.stand: dict[Any, Signaal] = {}

    @rule(target=signalen, anders=velden)
    def log(self, anders: dict[str, Any]) -> Any:
        signaal = replace(maak_signaal(), **anders)
        self.stand[signaal.id] = signaal
        zet(self.bureau, signaal)
        return signaal.id

    @rule(id_=signalen, anders=velden)
    def wijzig(self, id_: Any, anders: dict[str, Any]) -> None:
        self.stand[id_] = replace(self.stand[id_], **anders)
        zet(self.bureau, self.stand[id_])

    @rule()
    def alles_om(self) -> None:
        self.stand = {id_: replace(s, verwijderd=not s.verwijderd) for id_, s in self.stand.items()}
        zet(self.bureau, *self.stand.values())

    @invariant()
    def klopt(self) -> None:
        if hasattr(self, "bureau"):
            assert set(self.bureau.archive.alle(Signaal)) == set(self.stand.values())
            controleer_afgeleid(self.bureau)

    def teardown(self) -> None:
        self.bureau.archive.controleer()
        sluit(self.bureau)


def test_counts_equal_a_recount_after_anything(voorbeeld: Archiefbouw, tmp_path: Path) -> None:
    Tellingen.voorbeeld, Tellingen.folder = voorbeeld, tmp_path
    run_state_machine_as_test(
        Tellingen,
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_deleted_row_leaves_nothing_behind(bureau: Bureau) -> None:
    """Nothing deletes signals yet; when it does, text and counts must go with them."""
    zet(bureau, maak_signaal("weg ermee", themas=("vallen", "vervoer")), maak_signaal("blijft"))

    with bureau.archive._verbind(True) as conn:
        conn.execute(text("DELETE FROM signaal WHERE tekst = 'weg ermee'"))

    controleer_afgeleid(bureau)
    with bureau.archive._verbind(False) as conn:
        assert conn.execute(text("SELECT count(*) FROM signaal_zoek")).scalar_one() == 1
        blokken = conn.execute(text("SELECT block FROM signaal_fts_data")).scalars()
        assert b"ermee" not in b"".join(blokken)


def test_counts_per_period(bureau: Bureau) -> None:
    zet(
        bureau,
        maak_signaal(datum=date(2026, 11, 20), themas=("vallen", "vervoer")),
        maak_signaal(datum=date(2026, 11, 21), themas=("vallen",)),
        maak_signaal(datum=date(2026, 10, 9), themas=("vallen",)),
        maak_signaal(datum=date(2026, 10, 10)),
        maak_signaal(datum=date(2026, 10, 11), themas=("vallen",), verwijderd=True),
        maak_signaal(datum=date(2026, 10, 11), themas=("vallen",), kern="reek"),
    )
    periodes = [
        Periode(date(2026, 8, 29), date(2026, 10, 9)),
        Periode(date(2026, 10, 10), date(2026, 11, 20)),
        Periode(date(2026, 11, 21), date(2027, 1, 1)),
    ]

    assert bureau.archive.tellingen.periodetellingen(periodes) == {
        ("schaijk", "vallen"): (1, 1, 1),
        ("schaijk", "vervoer"): (0, 1, 0),
        ("schaijk", ""): (0, 1, 0),
        ("reek", "vallen"): (0, 1, 0),
    }
    assert bureau.archive.tellingen.periodetellingen([]) == {}
    assert bureau.archive.tellingen.eerste_dag_per_kern() == {
        "schaijk": date(2026, 10, 9),
        "reek": date(2026, 10, 11),
    }


def test_counts_per_day_agree_with_the_signals(bureau: Bureau) -> None:
    signalen = vul(bureau, 60)
    van, tot = VANDAAG - timedelta(days=40), VANDAAG - timedelta(days=3)

    tellingen = bureau.archive.tellingen.dagtellingen(van, tot)

    verwacht = sum(len(s.themas) or 1 for s in signalen if van <= s.datum <= tot)
    assert sum(t.aantal for t in tellingen) == verwacht
    assert {t.discipline for t in tellingen} == set(Discipline)
    assert all(van <= t.datum <= tot for t in tellingen)


@pytest.mark.parametrize(
    "vraag",
    [
        Zoekvraag(),
        Zoekvraag(kernen=("reek", "zeeland")),
        Zoekvraag(disciplines=(Discipline.SOCIAAL_WERKER,)),
        Zoekvraag(van=VANDAAG - timedelta(days=20), tot=VANDAAG - timedelta(days=4)),
        Zoekvraag(themas=("vallen", "mantelzorg")),
        Zoekvraag(zonder_thema=True),
        Zoekvraag(tekst="signaal"),
        Zoekvraag(verwijderd=True),
    ],
)
def test_quick_count_equals_the_list(bureau: Bureau, vraag: Zoekvraag) -> None:
    signalen = vul(bureau, 50)
    zet(bureau, *(replace(s, verwijderd=True) for s in signalen[::7]))

    aantal = bureau.archive.signalen.tel(vraag)

    assert aantal == len(bureau.archive.signalen.ids(vraag)) > 0
