"""The real list of the trio comes in: exactly as described, once, and all or nothing."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from signaal.domain.lijst import Importplan, Lijstkeuze
from signaal.domain.model import Buurtschap, Discipline, Importvraag, Signaal, Zoekvraag
from signaal.fouten import GebruikFout, GestoptFout, PersoonsgegevenFout
from signaal.text.privacy import vind_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import (
    beantwoord_importvraag,
    lees_lijst,
    list_importvragen,
    sla_importvraag_over,
    verslag_json,
    voer_in,
)
from signaal.usecases.nieuws import markeer_gezien, nieuw_van_collegas
from signaal.usecases.signalen import (
    Signaalinvoer,
    laatste_signalen,
    lees_signalen,
    log_signaal,
    signaal_ids,
    verwijder_signalen,
    wijzig_signaal,
)
from tests.builders import LANDERD, Archiefbouw, lid_met, rauwe_bytes

LIJST = Path(__file__).parents[1] / "data" / "signalenlijst.xlsx"
ANTWOORDEN = {"Schayk": "Schaijk", "Zld": "Zeeland"}
ALLE_ANTWOORDEN = ANTWOORDEN | {
    "Oventje": "Zeeland", "Graspeel": "Zeeland", "Nabbegat": "Zeeland", "Koolwijk": "Schaijk",
}  # fmt: skip

DATUM = {140, 147, 158, 162, 174, 191, 197, 201, 203, 225}
PLAATS = {33, 76, 121, 137, 159, 219}
DISCIPLINE = {19, 114, 206}
KOPIE = {72: 71, 180: 179, 232: 231}
STOP = {48: "telefoonnummer", 59: "telefoonnummer", 204: "telefoonnummer", 226: "e-mailadres"}
#: Clear rows per kern and period P1 to P15, as the description of the list counts them.
TABEL = {
    "Schaijk": [7, 7, 7, 6, 7, 8, 7, 6, 8, 10, 7, 7, 4, 9, 17],
    "Zeeland": [5, 7, 4, 4, 4, 6, 5, 4, 4, 6, 5, 6, 4, 5, 6],
    "Reek": [3, 2, 2, 2, 2, 3, 2, 3, 2, 3, 3, 1, 2, 3, 2],
}
P15 = date(2026, 11, 20)
#: Rows that name a person or an address; they wait when the whole guard reads along.
ZACHT = {20, 34, 38, 75, 104, 111, 155, 169, 189, 236, 262}
#: "Kouwen doet pijn": a dialect spelling that is also a surname is asked about too.
OOK_EEN_NAAM = {130}


def periode(dag: date) -> int:
    """The number of the six-week period of a day; 15 closes on :data:`P15`, 0 is all before."""
    return max(0, 15 - (P15 - dag).days // 42)


def lees(bureau: Bureau, keuze: Lijstkeuze | None = None) -> Importplan:
    """The list with the hard kinds alone and no themes proposed: the counts of its description."""
    return lees_lijst(bureau, LIJST, keuze, wacht=vind_stop, stel_voor=lambda _: ())


@pytest.fixture
def plan(bureau: Bureau) -> Importplan:
    """The list, its two questions about spellings answered; only the hard kinds wait."""
    return lees(bureau, Lijstkeuze(waarden=ANTWOORDEN))


def test_the_rows_that_need_a_person_are_exactly_these(plan: Importplan) -> None:
    gevonden = {t.plek.regel: t.reden for t in plan.te_beslissen if t.plek.blad == "signalen"}
    assert set(gevonden) == DATUM | PLAATS | DISCIPLINE | {94, 135} | set(KOPIE) | set(STOP)
    assert len(DATUM | PLAATS | DISCIPLINE | {94, 135} | set(KOPIE)) == 24
    for regels, kolom in ((DATUM, "Datum"), (PLAATS, "Dorp"), (DISCIPLINE, "Wie")):
        assert all(gevonden[regel].startswith(f"{kolom}: ") for regel in regels)
    assert gevonden[94] == "Signaal: leeg"
    assert gevonden[135] == "Signaal: BSN"
    assert gevonden[48] == "Gedaan: telefoonnummer"
    assert {r: gevonden[r] for r in KOPIE} == {
        kopie: f"dubbel: gelijk aan regel {regel}" for kopie, regel in KOPIE.items()
    }
    oud = {t.plek.regel for t in plan.te_beslissen if t.plek.blad == "oud 2024"}
    assert oud == {14, 21}
    assert (plan.gelezen, plan.aangenomen, plan.dubbel) == (276, 246, 3)


def test_the_table_of_kernen_and_periods_is_exact(plan: Importplan) -> None:
    geparkeerd = Counter(
        (t.voorstel.kern.capitalize(), periode(t.voorstel.datum))
        for t in plan.te_beslissen
        if t.voorstel and t.plek.regel in STOP and t.plek.blad == "signalen"
    )
    verslag = verslag_json(plan)["per_kern_en_periode"]
    assert isinstance(verslag, dict)
    for kern, aantallen in TABEL.items():
        geteld = [
            verslag[kern].get((P15 - timedelta(days=42 * (15 - p))).isoformat(), 0)
            + geparkeerd[kern, p]
            for p in range(1, 16)
        ]
        assert geteld == aantallen, kern
    vroeger = Counter(s.kern for s in plan.signalen if periode(s.datum) == 0)
    assert vroeger == {"schaijk": 12 - 2, "zeeland": 9, "reek": 4}
    assert plan.per_kern == {"Schaijk": 114 + 10, "Zeeland": 74 + 9, "Reek": 35 + 4}
    assert sum(plan.per_periode.values()) == plan.aangenomen


def test_values_are_asked_once_each_with_a_proposal(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.nieuw(replace(LANDERD, buurtschappen=()))
    plan = lees(bureau)
    assert {(v.waarde, v.voorstel, len(v.plekken)) for v in plan.waardevragen} == {
        ("Oventje", "Zeeland", 7),
        ("Graspeel", "Zeeland", 7),
        ("Nabbegat", "Zeeland", 4),
        ("Zld", "Zeeland", 4),
        ("Koolwijk", "Schaijk", 5),
        ("Schayk", "Schaijk", 4),
    }
    assert {v.kolom for v in plan.waardevragen} == {"Dorp"}
    assert len(plan.wachtend) == 31
    alles = lees(bureau, Lijstkeuze(waarden=ALLE_ANTWOORDEN))
    assert (alles.aangenomen, alles.wachtend, alles.waardevragen) == (246, (), ())
    bureau.archive.close()


def test_near_copies_privacy_and_left_out_rows_are_pointed_out(plan: Importplan) -> None:
    assert [(een.regel, ander.regel) for een, ander in plan.lijkt_op] == [
        (30, 31), (91, 92), (102, 103), (156, 157), (191, 192), (237, 238), (250, 251),
    ]  # fmt: skip
    assert {v.plek.regel: v.soort for v in plan.privacy} == STOP | {135: "BSN"}
    overgeslagen = {o.van: o.reden for o in plan.bladen[0].overgeslagen}
    assert {r for r, reden in overgeslagen.items() if reden.startswith("tussenkop")} == {
        21, 116, 148,
    }  # fmt: skip
    assert overgeslagen[171] == "kop die herhaald is"


def test_a_full_guard_parks_names_and_addresses_too(bureau: Bureau) -> None:
    class Naam:
        begin, eind, soort, stop = 0, 3, "NAAM", False

    def wacht(tekst: str) -> list[Naam]:
        return [Naam()] if "Kesterbrink" in tekst else []

    plan = lees_lijst(bureau, LIJST, Lijstkeuze(waarden=ANTWOORDEN), wacht=wacht)
    redenen = {t.plek.regel: t.reden for t in plan.te_beslissen}
    assert redenen[20] == "Signaal: naam"
    assert 48 not in redenen


def test_the_clear_rows_are_written_and_the_open_ones_wait(
    bureau: Bureau, plan: Importplan, archiefbouw: Archiefbouw
) -> None:
    verslag = voer_in(bureau, plan)
    assert (verslag.ingevoerd, verslag.vragen, verslag.buurtschappen) == (246, 30, 2)
    assert len(signaal_ids(bureau, Zoekvraag())) == 246
    weer = archiefbouw.heropen(bureau)
    assert [v.regel for v in list_importvragen(weer)][:4] == [14, 21, 19, 33]
    val = next(s for s in lees_signalen(weer, signaal_ids(weer, Zoekvraag(tekst="vlonder"))))
    assert (val.kern, val.discipline, val.spoed) == (
        "schaijk", Discipline.WIJKVERPLEEGKUNDIGE, True,
    )  # fmt: skip
    assert val.lid == lid_met(weer, Discipline.WIJKVERPLEEGKUNDIGE)
    assert (val.nabellen, val.nabellen_op) == (True, date(2026, 10, 7))
    weer.archive.close()


def test_what_is_refused_is_in_no_file_of_the_archive(
    bureau: Bureau, plan: Importplan, archiefbouw: Archiefbouw
) -> None:
    voer_in(bureau, plan)
    vragen = repr(bureau.archive.alle(Importvraag)) + repr(plan)
    for geheim in ("999990019", "0697418830", "71 23 45 09", "04 17 33", "verhaagdonk@mail"):
        assert geheim not in vragen
        assert geheim.encode() not in rauwe_bytes(archiefbouw.pad.parent)


def test_the_same_list_again_adds_nothing(bureau: Bureau, plan: Importplan) -> None:
    voer_in(bureau, plan)
    weer = lees(bureau)  # the answers are remembered
    assert (weer.aangenomen, weer.dubbel, weer.waardevragen) == (0, 249, ())
    verslag = voer_in(bureau, weer)
    assert (verslag.ingevoerd, verslag.vragen, verslag.vervallen_vragen) == (0, 0, 0)
    assert len(list_importvragen(bureau)) == 30
    assert {b.naam for b in bureau.archive.alle(Buurtschap)} >= {"Schayk", "Zld"}


def test_nothing_comes_back_after_edit_or_removal(bureau: Bureau, plan: Importplan) -> None:
    voer_in(bureau, plan)
    een, ander, *_ = signaal_ids(bureau, Zoekvraag())
    wijzig_signaal(bureau, een, tekst="heel anders", kern="Reek")
    verwijder_signalen(bureau, [ander])
    assert lees(bureau).aangenomen == 0


def test_questions_answered_later_let_their_rows_in(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.nieuw(replace(LANDERD, buurtschappen=()))
    eerst = voer_in(bureau, lees(bureau))
    assert (eerst.ingevoerd, eerst.vragen) == (215, 30 + 31)
    daarna = voer_in(bureau, lees(bureau, Lijstkeuze(waarden=ALLE_ANTWOORDEN)))
    assert (daarna.ingevoerd, daarna.vragen, daarna.vervallen_vragen) == (31, 0, 31)
    assert len(list_importvragen(bureau)) == 30
    bureau.archive.close()


def test_a_plan_that_was_read_twice_is_written_once(bureau: Bureau, plan: Importplan) -> None:
    ander = lees(bureau, Lijstkeuze(waarden=ANTWOORDEN))
    voer_in(bureau, plan)
    assert voer_in(bureau, ander).ingevoerd == 0


def test_a_question_is_answered_with_what_a_person_fills_in(
    bureau: Bureau, plan: Importplan
) -> None:
    voer_in(bureau, plan)
    vraag = next(v for v in list_importvragen(bureau) if v.regel == 147)
    assert vraag.soort == "Datum: geen jaar"
    assert dict(vraag.ruwe_rij)["Datum"] == "12-3"
    assert vraag.voorstel is not None
    assert vraag.voorstel.datum == date(2026, 3, 12)
    invoer = Signaalinvoer(vraag.voorstel.tekst, "Zeeland", datum=date(2026, 3, 12))
    signaal = beantwoord_importvraag(bureau, vraag.id, invoer)
    assert bureau.archive.een(Signaal, signaal.id) == signaal
    assert vraag.id not in {v.id for v in list_importvragen(bureau)}
    weer = lees(bureau)
    assert weer.aangenomen == 0
    assert 147 not in {t.plek.regel for t in weer.te_beslissen}
    with pytest.raises(GebruikFout, match="al afgehandeld"):
        beantwoord_importvraag(bureau, vraag.id, invoer)


def test_a_question_that_is_skipped_is_not_asked_again(bureau: Bureau, plan: Importplan) -> None:
    voer_in(bureau, plan)
    kopie = next(v for v in list_importvragen(bureau) if v.regel == 72)
    sla_importvraag_over(bureau, kopie.id)
    voer_in(bureau, lees(bureau))
    assert 72 not in {v.regel for v in list_importvragen(bureau)}
    over = bureau.archive.een(Importvraag, kopie.id)
    assert over is not None
    assert (over.afgehandeld, over.ruwe_rij, over.voorstel) == (True, (), None)


def test_an_answer_that_still_holds_a_number_is_refused_and_the_question_stays(
    bureau: Bureau, plan: Importplan
) -> None:
    voer_in(bureau, plan)
    vraag = next(v for v in list_importvragen(bureau) if v.regel == 135)
    with pytest.raises(PersoonsgegevenFout):
        beantwoord_importvraag(bureau, vraag.id, Signaalinvoer("bsn 999990019", "Schaijk"))
    assert vraag in list_importvragen(bureau)


CSV = "Datum;Dorp;Wie;Signaal\n{datum};Reek;SW;losse tegels bij de school\n"


def test_a_row_that_was_mended_in_excel_takes_its_question_along(
    bureau: Bureau, tmp_path: Path
) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_text(CSV.format(datum="12-3"), "utf-8")
    voer_in(bureau, lees_lijst(bureau, pad))
    assert len(list_importvragen(bureau)) == 1
    pad.write_text(CSV.format(datum="12-3-2026"), "utf-8")
    verslag = voer_in(bureau, lees_lijst(bureau, pad))
    assert (verslag.ingevoerd, verslag.vervallen_vragen) == (1, 1)
    assert list_importvragen(bureau) == ()


def test_an_imported_list_does_not_pass_for_what_was_logged_just_now(
    bureau: Bureau, plan: Importplan, tmp_path: Path
) -> None:
    eigen = log_signaal(bureau, Signaalinvoer("net gehoord bij de bakker", "Reek"))
    markeer_gezien(bureau)
    voer_in(bureau, plan)
    pad = tmp_path / "vandaag.csv"
    pad.write_text(CSV.format(datum="22-11-2026").replace("SW", "wvk"), "utf-8")
    assert voer_in(bureau, lees_lijst(bureau, pad)).ingevoerd == 1
    assert laatste_signalen(bureau, 1) == [eigen]
    assert nieuw_van_collegas(bureau) == ()


def test_progress_is_told_and_reading_can_be_cancelled(bureau: Bureau) -> None:
    stappen: list[tuple[int, int]] = []
    lees_lijst(bureau, LIJST, voortgang=lambda *stap: stappen.append(stap))
    assert stappen == sorted(stappen)
    assert len(stappen) >= 5
    with pytest.raises(GestoptFout):
        lees_lijst(bureau, LIJST, stop=na(100))


def test_cancelling_before_the_end_writes_nothing(bureau: Bureau, plan: Importplan) -> None:
    with pytest.raises(GestoptFout, match="niets veranderd"):
        voer_in(bureau, plan, stop=na(0))
    assert signaal_ids(bureau, Zoekvraag()) == []
    assert list_importvragen(bureau) == ()
    assert {b.naam for b in bureau.archive.alle(Buurtschap)}.isdisjoint({"Schayk", "Zld"})


def na(keer: int) -> Callable[[], bool]:
    """A cancel button that is pressed after so many looks at it."""
    over = iter(range(keer))
    return lambda: next(over, None) is None


def test_a_file_without_a_usable_sheet_is_refused_at_writing(
    bureau: Bureau, tmp_path: Path
) -> None:
    pad = tmp_path / "boodschappen.csv"
    pad.write_text("Naam;Aantal\nappels;3\n", "utf-8")
    plan = lees_lijst(bureau, pad)
    assert not plan.bruikbaar
    with pytest.raises(GebruikFout, match="welke kolom wat is"):
        voer_in(bureau, plan)


def test_the_report_says_how_everything_was_understood(plan: Importplan) -> None:
    verslag = json.loads(json.dumps(verslag_json(plan)))
    assert {"blad": "signalen", "kolom": "Dorp", "veld": "kern", "hoe": "aan de kop"} in verslag[
        "kolommen"
    ]
    assert {"blad": "signalen", "regel": 147, "reden": "Datum: geen jaar"} in verslag[
        "te_beslissen"
    ]
    assert verslag["per_periode"][P15.isoformat()] == 25
    assert "12-3" not in json.dumps(verslag["te_beslissen"])


def test_questions_in_the_report_name_their_rows(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.nieuw(replace(LANDERD, buurtschappen=()))
    vragen = verslag_json(lees(bureau))["waardevragen"]
    assert isinstance(vragen, list)
    assert vragen[-1] == {
        "kolom": "Dorp",
        "waarde": "Zld",
        "regels": [25, 143, 183, 187],
        "bladen": ["signalen"] * 4,
        "voorstel": "Zeeland",
    }
    bureau.archive.close()


def test_theme_words_of_the_list_are_understood_and_the_rest_is_named(
    bureau: Bureau, plan: Importplan
) -> None:
    themas = {h.plek.regel: h.signaal.themas for h in plan.helder if h.plek.blad == "signalen"}
    assert themas[230] == ("vallen",)
    assert themas[151][0] == "mantelzorg"
    assert themas[163] == ("middelengebruik",)
    assert themas[221] == ()
    assert not any(s.themas_voorgesteld for s in plan.signalen)
    assert all(keer >= 1 for _, keer in plan.onbekende_onderwerpen)
    voorgesteld = lees_lijst(bureau, LIJST, stel_voor=lambda tekst: ("vallen",))
    assert {s.themas_voorgesteld for s in voorgesteld.signalen if s.themas == ("vallen",)} == {
        True, False,
    }  # fmt: skip


def test_the_team_s_own_guard_lets_every_row_with_personal_data_wait(bureau: Bureau) -> None:
    plan = lees_lijst(bureau, LIJST, Lijstkeuze(waarden=ANTWOORDEN))
    wacht = {t.plek.regel for t in plan.te_beslissen if t.plek.blad == "signalen"}
    privacy = set(STOP) | ZACHT | OOK_EEN_NAAM | {135}
    assert wacht == DATUM | PLAATS | DISCIPLINE | {94} | set(KOPIE) | privacy
    assert {p.plek.regel for p in plan.privacy} == privacy


def test_a_row_without_a_subject_gets_the_best_theme_marked_as_proposed(bureau: Bureau) -> None:
    plan = lees_lijst(bureau, LIJST, Lijstkeuze(waarden=ANTWOORDEN))
    per_regel = {h.plek.regel: h.signaal for h in plan.helder if h.plek.blad == "signalen"}
    assert per_regel[244].themas == ("vallen",)
    assert per_regel[244].themas_voorgesteld
    assert per_regel[256].themas == ("vallen",)
    assert not per_regel[256].themas_voorgesteld


def test_a_number_is_kept_nowhere_whatever_stands_around_the_rows(
    bureau: Bureau, tmp_path: Path
) -> None:
    """In an id column, a heading, the name of the file: all of these go with a row that waits."""
    lijst = tmp_path / "bel 06-71 23 45 09.csv"
    lijst.write_text(
        "id;Datum;Dorp;Wie;Signaal;tel 0697418830\n"
        "999990019;;Schaijk;SW;een signaal zonder datum;x\n",
        "utf-8",
    )
    plan = lees_lijst(bureau, lijst)
    voer_in(bureau, plan)
    bewaard = repr((plan, list_importvragen(bureau), verslag_json(plan)))
    assert len(plan.te_beslissen) == 1
    for nummer in ("999990019", "0697418830", "71 23 45 09"):
        assert nummer not in bewaard
