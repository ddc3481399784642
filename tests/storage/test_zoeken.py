"""Searching: what people typed is found, quickly also among many."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Lid, Signaal, Zoekvraag
from signaal.usecases.bureau import Bureau
from tests.builders import NU, VANDAAG, maak_signaal, vul, zet


@pytest.fixture
def vijf(bureau: Bureau) -> dict[str, Signaal]:
    """Five signals, oldest first."""
    waarden = [
        maak_signaal("Gevallen op de losse tegels", themas=("vallen",), bron="huisarts"),
        maak_signaal("mantelzorger is óp", kern="zeeland", themas=("mantelzorg",), spoed=True),
        maak_signaal("wil een personenalarm", kern="reek", nabellen=True),
        maak_signaal("tegels liggen los", discipline=Discipline.SOCIAAL_WERKER, bron="buren"),
        maak_signaal("", themas=("vallen", "mantelzorg"), gedaan="folder tegels gegeven"),
    ]
    waarden = [replace(s, datum=VANDAAG - timedelta(days=9 - i)) for i, s in enumerate(waarden)]
    zet(bureau, *waarden)
    return dict(zip("abcde", waarden, strict=True))


@pytest.mark.parametrize(
    ("vraag", "wie"),
    [
        (Zoekvraag(), "edcba"),
        (Zoekvraag(tekst="tegels"), "eda"),
        (Zoekvraag(tekst="TEGEL los"), "da"),
        (Zoekvraag(tekst="op"), "ba"),
        (Zoekvraag(tekst='"; DROP TABLE signaal; --'), ""),
        (Zoekvraag(tekst="tegels OR alarm"), ""),
        (Zoekvraag(tekst="???"), ""),
        (Zoekvraag(tekst="   "), "edcba"),
        (Zoekvraag(tekst="a_b-c* NEAR("), ""),
        (Zoekvraag(kernen=("zeeland", "reek")), "cb"),
        (Zoekvraag(themas=("vallen",)), "ea"),
        (Zoekvraag(themas=("vallen", "mantelzorg")), "eba"),
        (Zoekvraag(zonder_thema=True), "dc"),
        (Zoekvraag(zonder_thema=True, themas=("mantelzorg",)), "edcb"),
        (Zoekvraag(disciplines=(Discipline.SOCIAAL_WERKER,)), "d"),
        (Zoekvraag(bronnen=("huisarts", "buren")), "da"),
        (Zoekvraag(alleen_spoed=True), "b"),
        (Zoekvraag(alleen_nabellen=True), "c"),
        (Zoekvraag(van=VANDAAG - timedelta(days=7)), "edc"),
        (Zoekvraag(tot=VANDAAG - timedelta(days=8)), "ba"),
        (Zoekvraag(tekst="tegels", themas=("vallen",), kernen=("schaijk",)), "ea"),
        (Zoekvraag(verwijderd=True), ""),
    ],
)
def test_what_is_asked_is_found(
    bureau: Bureau, vijf: dict[str, Signaal], vraag: Zoekvraag, wie: str
) -> None:
    lezer = bureau.archive.signalen
    assert lezer.zoek(vraag) == [vijf[x] for x in wie]
    assert lezer.zoek(vraag, oudste_eerst=True) == [vijf[x] for x in wie[::-1]]
    assert lezer.ids(vraag) == [vijf[x].id for x in wie]
    assert lezer.tel(vraag) == len(wie)


def test_pages_join_up(bureau: Bureau) -> None:
    vul(bureau, 45)
    lezer = bureau.archive.signalen

    paginas = [lezer.zoek(Zoekvraag(), vanaf=i, aantal=20) for i in (0, 20, 40, 60)]

    assert [len(p) for p in paginas] == [20, 20, 5, 0]
    aan_elkaar = [s.id for p in paginas for s in p]
    assert aan_elkaar == lezer.ids(Zoekvraag())
    assert lezer.bij_ids(aan_elkaar[::-1]) == [s for p in paginas for s in p][::-1]


def test_removed_and_edited_texts_are_found_as_they_are_now(
    bureau: Bureau, vijf: dict[str, Signaal]
) -> None:
    zet(bureau, replace(vijf["a"], verwijderd=True), replace(vijf["d"], tekst="stoeprand hersteld"))

    lezer = bureau.archive.signalen
    assert lezer.ids(Zoekvraag(tekst="tegels")) == [vijf["e"].id]
    assert lezer.ids(Zoekvraag(tekst="stoeprand")) == [vijf["d"].id]
    assert lezer.ids(Zoekvraag(tekst="tegels", verwijderd=True)) == [vijf["a"].id]


def test_a_period_holds_both_its_ends(bureau: Bureau, vijf: dict[str, Signaal]) -> None:
    van, tot = vijf["b"].datum, vijf["d"].datum
    zet(bureau, replace(vijf["c"], verwijderd=True))

    assert bureau.archive.signalen.in_periode(van, tot) == (vijf["b"], vijf["d"])


def test_import_codes_of_removed_signals_count_too(bureau: Bureau) -> None:
    een, twee = maak_signaal(importcode="een"), maak_signaal(importcode="twee", verwijderd=True)
    zet(bureau, een, twee, maak_signaal())

    gevonden = bureau.archive.signalen.bij_importcodes(["een", "twee", "drie", ""])

    assert gevonden == {"een": een.id, "twee": twee.id}


def test_texts_of_the_same_kern_and_weeks(bureau: Bureau) -> None:
    hier = maak_signaal("Mevrouw is gevallen over de losse tegels bij de kerk")
    zet(
        bureau,
        hier,
        maak_signaal(""),
        replace(hier, id=nieuw_id(NU), kern="reek"),
        replace(hier, id=nieuw_id(NU), datum=VANDAAG - timedelta(days=60)),
        replace(hier, id=nieuw_id(NU), verwijderd=True),
    )

    gevonden = bureau.archive.signalen.teksten_rond("schaijk", VANDAAG)

    assert gevonden == [(hier.id, hier.tekst)]


def test_new_from_colleagues(bureau: Bureau) -> None:
    bram = next(lid for lid in bureau.archive.alle(Lid) if lid.naam == "Bram")
    van_bram = maak_signaal(lid=bram.id)
    zet(bureau, maak_signaal(lid=bureau.lid), van_bram, maak_signaal())

    lezer = bureau.archive.signalen
    assert lezer.nieuw_sinds(NU, bureau.lid) == (van_bram.id,)
    assert lezer.nieuw_sinds(NU + timedelta(seconds=1), bureau.lid) == ()


INDEX = {
    "first page": (Zoekvraag(), ""),
    "period": (Zoekvraag(van=VANDAAG), "datum>?"),
    "text": (Zoekvraag(tekst="tegels"), "signaal_fts VIRTUAL TABLE INDEX"),
    "theme": (Zoekvraag(themas=("vallen",)), ""),
    "no theme": (Zoekvraag(zonder_thema=True), ""),
    "the rest": (
        Zoekvraag(
            kernen=("reek",),
            disciplines=(Discipline.SOCIAAL_WERKER,),
            bronnen=("huisarts",),
            alleen_spoed=True,
            alleen_nabellen=True,
        ),
        "",
    ),
}


@pytest.mark.parametrize("naam", INDEX)
def test_searching_reads_the_index_and_only_the_rows_of_the_page(bureau: Bureau, naam: str) -> None:
    vraag, verwacht = INDEX[naam]
    for stel in (bureau.archive.signalen.zoek, bureau.archive.signalen.ids):
        plan = leg_uit(bureau, partial(stel, vraag))

        assert "signaal USING COVERING INDEX ix_signaal_datum" in plan
        assert verwacht in plan
        assert "SCAN signaal" not in plan.replace("SCAN signaal_fts VIRTUAL", "")


def test_counting_everything_reads_no_signal(bureau: Bureau) -> None:
    plan = leg_uit(bureau, lambda: bureau.archive.signalen.tel(Zoekvraag(kernen=("reek",))))

    assert "dagtelling USING PRIMARY KEY" in plan
    assert "signaal " not in plan


def leg_uit(bureau: Bureau, vraag: Any) -> str:
    """How SQLite answers the last SELECT of ``vraag``."""
    gesteld: list[tuple[str, Any]] = []

    def onthoud(_c: Any, _cur: Any, statement: str, parameters: Any, *_: Any) -> None:
        gesteld.append((statement, parameters))

    engine = bureau.archive._engine
    event.listen(engine, "before_cursor_execute", onthoud)
    vraag()
    event.remove(engine, "before_cursor_execute", onthoud)
    sql, parameters = next(g for g in reversed(gesteld) if g[0].startswith("SELECT"))
    with engine.connect() as conn:
        rijen = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return "\n".join(rij[3] for rij in rijen)
