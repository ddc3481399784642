"""A list as a whole: what is clear, what waits for whom, what was seen before."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signaal.domain.lijst import Dubbel, Importplan, Overgeslagen, Plek
from signaal.domain.lijst_blad import Bijzonder, Blad, maak_rij
from signaal.domain.model import Buurtschap, Discipline
from signaal.fouten import GebruikFout
from tests.domain.lijsten import (
    BRAM,
    KOP,
    begrijp,
    blad,
    kennis,
    kent,
    redenen,
    rij,
    vind_geheim,
)


def codes(plan: Importplan) -> list[str]:
    """The import codes of the clear rows."""
    return [s.importcode for s in plan.signalen]


def test_a_clear_row_is_a_whole_signal() -> None:
    kop = (*KOP, "Onderwerp", "Van wie", "Gedaan", "Nabellen", "Spoed")
    plan = begrijp(
        blad(kop, (*rij(dorp="Graspeel"), "Vallen en valpreventie / verdriet / rups", "Huisarts",
                   "gebeld", date(2026, 11, 20), "!"))
    )  # fmt: skip
    (signaal,) = plan.signalen
    assert (signaal.datum, signaal.kern, signaal.buurtschap) == (
        date(2026, 11, 3), "zeeland", "graspeel",
    )  # fmt: skip
    assert (signaal.discipline, signaal.lid) == (Discipline.SOCIAAL_WERKER, BRAM)
    assert signaal.themas == ("vallen", "rouw")
    assert (signaal.bron, signaal.gedaan) == ("huisarts", "gebeld")
    assert signaal.spoed
    assert (signaal.nabellen, signaal.nabellen_op) == (True, date(2026, 11, 20))
    assert plan.onbekende_onderwerpen == (("rups", 1),)


@pytest.mark.parametrize(
    ("cel", "nabellen", "gemeld"),
    [("ja", True, False), ("", False, False), ("nee", False, False), ("ja, Wim", True, True)],
)
def test_call_back_is_yes_or_a_day_and_what_stands_behind_it_is_not_kept(
    cel: str, nabellen: bool, gemeld: bool
) -> None:
    plan = begrijp(blad((*KOP, "Nabellen"), (*rij(), cel)))
    assert plan.signalen[0].nabellen is nabellen
    assert "Wim" not in repr(plan.signalen)
    assert bool(plan.opmerkingen) is gemeld


@pytest.mark.parametrize("cel", ["", "nee", "-", "0"])
def test_no_is_not_urgent(cel: str) -> None:
    assert not begrijp(blad((*KOP, "Spoed"), (*rij(), cel))).signalen[0].spoed


def test_a_row_without_theme_gets_a_proposal_that_is_marked() -> None:
    met = kennis(stel_themas_voor=lambda _: ("vallen",))
    plan = begrijp(
        blad((*KOP, "Onderwerp"), (*rij(), ""), (*rij("stil in huis"), "verdriet")), met=met
    )
    assert [(s.themas, s.themas_voorgesteld) for s in plan.signalen] == [
        (("vallen",), True),
        (("rouw",), False),
    ]


def test_every_reason_names_column_and_kind_and_never_the_content() -> None:
    plan = begrijp(
        blad(
            KOP,
            rij(datum="12-3"),
            rij(dorp=""),
            rij(dorp="Herpen"),
            rij(wie="stagiaire"),
            rij(tekst=""),
            rij(tekst="zijn geheim staat erin"),
            rij(datum="?", dorp="alle drie", wie=""),
        ),
        met=kennis(vind=vind_geheim),
    )
    assert redenen(plan) == {
        2: "Datum: geen jaar",
        3: "Dorp: leeg",
        4: "Dorp: geen kern van dit team",
        5: "Wie: geen discipline van de drie-eenheid",
        6: "Signaal: leeg",
        7: "Signaal: BSN",
        8: "Datum: niet te lezen; Dorp: meer dan één kern; Wie: leeg",
    }


def test_what_stops_is_nowhere_in_the_plan_and_what_asks_waits_but_stays_readable() -> None:
    kop = (*KOP, "Gedaan", "Notities van mij")
    plan = begrijp(
        blad(kop, (*rij("toos weer gevallen"), "geheim opgeschreven", "ook geheim")),
        met=kennis(vind=vind_geheim),
    )
    assert redenen(plan) == {2: "Signaal: naam; Gedaan: BSN"}
    (open_rij,) = plan.te_beslissen
    assert "geheim" not in repr(plan)
    assert dict(open_rij.ruwe_rij)["Gedaan"] == "[BSN] opgeschreven"
    assert open_rij.voorstel is not None
    assert open_rij.voorstel.gedaan == "[BSN] opgeschreven"
    assert open_rij.voorstel.tekst == "toos weer gevallen"
    assert [(v.kolom, v.soort, v.stop) for v in plan.privacy] == [
        ("Signaal", "naam", False),
        ("Gedaan", "BSN", True),
    ]


def test_a_hint_that_a_text_may_be_traceable_lets_the_row_through() -> None:
    def vind(tekst: str) -> list[object]:
        return [type("V", (), {"begin": 0, "eind": 3, "soort": "HERLEIDBAAR", "stop": False})()]

    assert begrijp(blad(KOP, rij()), met=kennis(vind=vind)).aangenomen == 1


def test_a_value_is_asked_once_and_its_rows_wait_only_for_that() -> None:
    plan = begrijp(
        blad(KOP, rij(), rij("ander verhaal", dorp="Oventje"), rij("en nog een", dorp="oventje ")),
        blad(KOP, rij("van vroeger", dorp="OVENTJE"), naam="oud"),
    )
    (vraag,) = plan.waardevragen
    assert (vraag.kolom, vraag.waarde, vraag.voorstel) == ("Dorp", "Oventje", "Zeeland")
    assert vraag.keuzes == ("Schaijk", "Zeeland", "Reek")
    assert vraag.plekken == (Plek("blad", 3), Plek("blad", 4), Plek("oud", 2))
    assert (plan.aangenomen, len(plan.wachtend), plan.te_beslissen) == (1, 3, ())
    assert plan.wachtend[0].reden == "Dorp: onbekende waarde"


def test_an_answer_lets_the_rows_through_and_is_worth_remembering() -> None:
    vel = blad(KOP, rij(dorp="Oventje"), rij("tweede verhaal", dorp="Zld"))
    plan = begrijp(vel, waarden={"oventje": "Zeeland", "Zld": "zeeland", "Gaal": "Schaijk"})
    assert [(s.kern, s.buurtschap) for s in plan.signalen] == [
        ("zeeland", "oventje"),
        ("zeeland", ""),  # another spelling, no hamlet
    ]
    assert plan.waardevragen == ()
    assert plan.nieuwe_plaatsen == (
        Buurtschap("oventje", "oventje", "zeeland"),
        Buurtschap("zld", "Zld", "zeeland"),
    )


def test_what_the_team_knows_already_is_not_asked() -> None:
    assert begrijp(blad(KOP, rij(dorp="Graspeel"))).waardevragen == ()


def test_one_strange_discipline_is_decided_and_three_are_asked_once() -> None:
    een = begrijp(blad(KOP, rij(wie="stagiaire")))
    assert (len(een.te_beslissen), een.waardevragen) == (1, ())
    rijen = [rij(f"verhaal nummer {n}", wie="AK") for n in range(3)]
    drie = begrijp(blad(KOP, *rijen))
    assert (drie.te_beslissen, len(drie.wachtend)) == ((), 3)
    assert drie.waardevragen[0].keuzes[0] == "sociaal werker"
    beantwoord = begrijp(blad(KOP, *rijen), waarden={"ak": "wvk"})
    assert {s.discipline for s in beantwoord.signalen} == {Discipline.WIJKVERPLEEGKUNDIGE}


def test_a_theme_word_can_be_answered_too() -> None:
    vel = blad((*KOP, "Onderwerp"), (*rij(), "rups"))
    assert begrijp(vel, waarden={"Rups": "vallen"}).signalen[0].themas == ("vallen",)


def test_an_answer_that_is_nothing_of_this_team_is_refused() -> None:
    with pytest.raises(GebruikFout, match="geen kern, discipline of thema"):
        begrijp(blad(KOP, rij(dorp="Oventje")), waarden={"Oventje": "Zeelant"})


def test_columns_that_are_not_there_are_asked_once() -> None:
    vel = blad(("Datum", "Signaal"), ("3-11-2026", "gladde tegels bij de kerk"))
    plan = begrijp(vel)
    assert [v.waarde for v in plan.waardevragen] == ["(kern)", "(discipline)"]
    antwoorden = {"(kern)": "Reek", "(discipline)": "SW"}
    plan = begrijp(vel, waarden=antwoorden)
    assert plan.signalen[0].kern == "reek"
    assert plan.nieuwe_plaatsen == ()
    een = kennis(kernen=kennis().kernen[:1])
    assert [v.waarde for v in begrijp(vel, met=een).waardevragen] == ["(discipline)"]


def test_an_exact_copy_is_pointed_out_whatever_its_spaces_and_capitals() -> None:
    plan = begrijp(
        blad(KOP, rij("Fijn nieuws:  18 kinderen."), rij("fijn nieuws: 18 kinderen. ")),
        blad(KOP, rij("Fijn nieuws: 18 kinderen."), naam="oud"),
    )
    assert [(t.plek, t.reden) for t in plan.te_beslissen] == [
        (Plek("blad", 3), "dubbel: gelijk aan regel 2"),
        (Plek("oud", 2), "dubbel: gelijk aan regel 2"),
    ]
    assert plan.gezien[0] == Dubbel(Plek("blad", 3), Plek("blad", 2))
    assert (plan.gelezen, plan.aangenomen, plan.dubbel) == (3, 1, 2)


def test_rows_that_differ_in_what_was_done_are_two_signals() -> None:
    kop = (*KOP, "Gedaan")
    plan = begrijp(blad(kop, (*rij(), "gebeld"), (*rij(), "langs geweest")))
    een, ander = codes(plan)
    assert ander == f"{een}#2"


def test_the_code_survives_rows_above_and_cells_that_are_filled_in_later() -> None:
    kop = (*KOP, "Gedaan")
    eerst = begrijp(blad(kop, (*rij(), "")))
    later = begrijp(blad(kop, (*rij("iets nieuws gehoord"), ""), (*rij(), "gebeld, komt goed")))
    assert codes(eerst)[0] == codes(later)[1]


def test_a_list_that_comes_again_adds_nothing_whatever_was_answered() -> None:
    vel = blad(KOP, rij(), rij("ander verhaal", dorp="Oventje"))
    met = kennis(bekende_codes=kent(*codes(begrijp(vel, waarden={"Oventje": "Zeeland"}))))
    weer = begrijp(vel, met=met)
    assert (weer.aangenomen, weer.dubbel, weer.waardevragen) == (0, 2, ())
    assert weer.gezien == (Dubbel(Plek("blad", 2), None), Dubbel(Plek("blad", 3), None))


def test_an_export_brings_its_ids_and_an_id_is_used_once() -> None:
    oud, nieuw = UUID(int=7), UUID(int=8)
    vel = blad(
        (*KOP, "id"),
        (*rij(), str(oud)),
        (*rij("tweede verhaal"), str(nieuw)),
        (*rij("derde verhaal"), str(nieuw)),
        (*rij("vierde verhaal"), "geen id"),
    )
    plan = begrijp(vel, met=kennis(bekende_ids=lambda ids: {oud} & set(ids)))
    assert plan.gezien == (Dubbel(Plek("blad", 2), None),)
    assert plan.signalen[0].id == nieuw
    assert len({s.id for s in plan.signalen}) == 3


def test_near_copies_by_two_people_are_pointed_out_and_both_stay() -> None:
    plan = begrijp(
        blad(
            KOP,
            rij("Gevallen bij de glasbak: tegels liggen los en zijn groen.", wie="wvk"),
            rij("vrouw onderuit bij de glasbak (losse gladde tegels)", date(2026, 11, 4)),
            rij("vrouw onderuit bij de glasbak (losse gladde tegels) ja", date(2026, 11, 4)),
            rij("vergeet de hond eten te geven", date(2026, 11, 4), wie="wvk"),
            rij("Gevallen bij de glasbak: tegels liggen los", date(2026, 10, 1)),
            rij("Gevallen bij de glasbak: tegels liggen los", dorp="Reek"),
        )
    )
    assert plan.lijkt_op == ((Plek("blad", 2), Plek("blad", 3)), (Plek("blad", 2), Plek("blad", 4)))
    assert plan.aangenomen == 6


def test_a_proposal_takes_the_missing_day_from_the_rows_around_it() -> None:
    plan = begrijp(
        blad(KOP, rij("eerste", ""), rij("tweede", date(2026, 3, 10)), rij("derde", "12-3")),
        blad(KOP, rij("los", "wk 14"), naam="ander blad"),
    )
    assert [t.voorstel.datum if t.voorstel else None for t in plan.te_beslissen] == [
        date(2026, 3, 10),
        date(2026, 3, 12),
        None,
    ]


def test_error_cells_and_formulas_are_told_per_cell() -> None:
    fout = maak_rij(2, rij(dorp="#N/B"))
    formule = maak_rij(3, rij("uit een formule"), [(3, Bijzonder.FORMULE)])
    leeg = maak_rij(4, rij(""), [(3, Bijzonder.FORMULE_LEEG)])
    kop = maak_rij(1, KOP)
    assert kop
    assert fout
    assert formule
    assert leeg
    plan = begrijp(Blad("blad", (kop, fout, formule, leeg)))
    assert redenen(plan) == {2: "Dorp: foutwaarde in de cel", 4: "Signaal: foutwaarde in de cel"}
    assert [(o.plek.regel, o.kolom, o.wat) for o in plan.opmerkingen] == [
        (2, "Dorp", "foutwaarde"),
        (3, "Signaal", "formule, de laatst berekende waarde is gebruikt"),
        (4, "Signaal", "formule zonder berekende waarde"),
    ]


def test_long_texts_are_told_and_too_long_ones_wait() -> None:
    plan = begrijp(blad(KOP, rij("lang " * 800), rij("te lang " * 2000)))
    assert redenen(plan) == {3: "Signaal: te lang, hoogstens 10.000 tekens"}
    assert plan.opmerkingen[0].wat == "lange tekst (3999 tekens)"
    assert plan.te_beslissen[0].voorstel is not None
    assert len(plan.te_beslissen[0].voorstel.tekst) == 10_000


def test_counts_per_kern_and_period() -> None:
    plan = begrijp(
        blad(
            KOP,
            rij("een", date(2026, 10, 9)),
            rij("twee", date(2026, 10, 10)),
            rij("drie", date(2026, 11, 20), dorp="Reek"),
        )
    )
    assert plan.per_kern == {"Schaijk": 2, "Zeeland": 0, "Reek": 1}
    assert plan.per_periode == {date(2026, 10, 9): 1, date(2026, 11, 20): 2}


def test_progress_is_told_row_by_row_and_may_stop_it() -> None:
    stappen: list[tuple[int, int]] = []
    begrijp(blad(KOP, rij(), rij("b")), voortgang=lambda *stap: stappen.append(stap))
    assert stappen == [(1, 3), (2, 3)]


def test_columns_that_are_not_read_do_not_make_a_signal() -> None:
    plan = begrijp(blad((*KOP, "nr"), (*rij(), "1"), ("", "", "", "", "2")))
    assert plan.bladen[0].overgeslagen == (
        Overgeslagen(3, 3, "niets in de kolommen die gelezen worden"),
    )


CEL = st.one_of(
    st.sampled_from(
        ["", "3-4-2025", "12-3", "Reek", "Oventje", "alle 3", "SW", "?", "=1+1", "ja", "'; DROP"]
    ),
    st.text(max_size=40),
    st.dates(),
)


@settings(max_examples=150)
@given(st.lists(st.tuples(CEL, CEL, CEL, CEL, CEL, CEL), max_size=8), st.booleans())
def test_whatever_a_list_holds_every_row_is_accounted_for(
    rijen: list[tuple[str | date, ...]], met_kop: bool
) -> None:
    kop = [(*KOP, "Nabellen", "Onderwerp")] if met_kop else []
    eerste = begrijp(blad(*kop, *rijen), met=kennis(vind=vind_geheim))
    archief = sum(d.van is None for d in eerste.gezien)
    assert eerste.gelezen == (
        len(eerste.helder) + len(eerste.te_beslissen) + len(eerste.wachtend) + archief
    )
    for signaal in eerste.signalen:
        assert signaal.tekst
        assert signaal.kern in {"schaijk", "zeeland", "reek"}
        assert signaal.datum <= kennis().vandaag
    weer = begrijp(
        blad(*kop, *rijen),
        met=replace(kennis(vind=vind_geheim), bekende_codes=kent(*codes(eerste))),
    )
    assert weer.helder == ()
    assert [t.code for t in weer.te_beslissen] == [t.code for t in eerste.te_beslissen]
