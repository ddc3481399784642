"""What only members read: told apart, under keys that a laptop that reads along is never given."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from signaal.domain.bewaren import alleen_voor_leden
from signaal.domain.daad import Daadvraag
from signaal.domain.ids import nieuw_id
from signaal.domain.model import LEEG, Agendapunt, Getypt, Lid, Overleg, Signaal, SoortPunt
from signaal.domain.model_besluit import Collegavraag, Nabelpoging, Uitkomst
from signaal.storage.daden import Dadenlezer
from signaal.usecases.bureau import Bureau
from tests.builders import NU, VANDAAG, maak_signaal
from tests.storage.kringbouw import Laptop, gezond_en_gelijk, kring, wissel

NOTITIE = Getypt("wisselt van toon als de buurt binnenkomt")
Rijen = list[tuple[str, str, bool]]


@pytest.fixture
def drie(tmp_path: Path, bureau: Bureau) -> list[Laptop]:
    return kring(tmp_path, bureau)


def rijen(laptop: Laptop, soort: str) -> Rijen:
    """Of each row about values of this kind: the vak, what it names, whether it has content."""
    vraag = text(
        "SELECT vak, fields, inhoud IS NOT NULL FROM journaal"
        " WHERE soort = :soort AND kind = 'put' ORDER BY hlc"
    )
    with laptop.archive._verbind(False) as conn:
        return [(vak, namen, bool(er)) for vak, namen, er in conn.execute(vraag, {"soort": soort})]


def maak_overleg() -> Overleg:
    return Overleg(nieuw_id(NU), VANDAAG, VANDAAG, NU.time())


def punt_bij(laptop: Laptop, **velden: Any) -> tuple[Overleg, Agendapunt]:
    overleg = maak_overleg()
    punt = Agendapunt(nieuw_id(NU), overleg.id, SoortPunt.EIGEN, "eigen", **velden)
    laptop.zet(overleg, punt)
    return overleg, punt


def neem_zonder_ledensleutels(laptop: Laptop, van: Laptop) -> None:
    """As a laptop that reads along takes in: all rows, and the keys that it is given."""
    sleutels = van.archive.kring.nieuwe_sleutels()
    mag = [s for s in sleutels if not alleen_voor_leden(s.vak)]
    assert len(mag) < len(sleutels)
    laptop.archive.kring.neem_op(van.mist(laptop), [], mag, laptop.nu)


def test_a_note_is_told_in_a_row_of_its_own(drie: list[Laptop]) -> None:
    een, *_ = drie
    _, punt = punt_bij(een, titel=Getypt("de bushalte"))
    een.zet(replace(punt, notitie=NOTITIE))
    een.zet(replace(punt, notitie=NOTITIE, minuten=10))
    een.zet(replace(punt, notitie=LEEG, minuten=15))

    eerste, *rest = rijen(een, "agendapunt")
    assert eerste[0] == "overleg/2026"
    assert "notitie" not in eerste[1]
    assert rest == [
        ("leden/overleg/2026", '["notitie"]', True),
        ("overleg/2026", '["minuten"]', True),
        ("overleg/2026", '["minuten"]', True),
        ("leden/overleg/2026", '["notitie"]', True),
    ]
    een.archive.controleer()


def test_a_new_item_with_a_note_is_two_rows(drie: list[Laptop]) -> None:
    een, twee, _ = drie
    _, punt = punt_bij(een, notitie=NOTITIE)
    assert [vak for vak, *_ in rijen(een, "agendapunt")] == ["overleg/2026", "leden/overleg/2026"]
    wissel(*drie)
    assert twee.archive.een(Agendapunt, punt.id) == punt
    gezond_en_gelijk(*drie)


def test_who_reads_along_has_the_item_without_the_note(drie: list[Laptop]) -> None:
    een, twee, lezer = drie
    overleg, punt = punt_bij(een, titel=Getypt("de bushalte"), notitie=NOTITIE)
    signaal = maak_signaal(datum=VANDAAG)
    poging = Nabelpoging(
        nieuw_id(NU), signaal.id, VANDAAG, Uitkomst.DEELS, notitie=Getypt("wil liever niet bellen")
    )
    vraag = Collegavraag(
        nieuw_id(NU), signaal.id, een.archive.alle(Lid)[0].id, Getypt("ken jij dit?"), NU
    )
    een.zet(signaal, poging, vraag)
    twee.neem(een)
    neem_zonder_ledensleutels(lezer, twee)

    assert lezer.archive.een(Agendapunt, punt.id) == replace(punt, notitie=LEEG)
    assert lezer.archive.een(Nabelpoging, poging.id) == replace(poging, notitie=LEEG)
    assert lezer.archive.een(Collegavraag, vraag.id) is None
    assert lezer.archive.een(Overleg, overleg.id) == overleg
    lezer.archive.controleer()
    assert twee.archive.een(Collegavraag, vraag.id) == vraag

    een.zet(replace(punt, notitie=Getypt("een ander woord")))
    een.zet(replace(punt, notitie=Getypt("een ander woord"), minuten=20))
    lezer.archive.kring.neem_op(een.mist(lezer), [], [], lezer.nu)
    assert lezer.archive.een(Agendapunt, punt.id) == replace(punt, notitie=LEEG, minuten=20)
    assert lezer.archive.kring.geschillen() == ()
    lezer.archive.controleer()


def test_two_notes_at_once_are_a_question_for_members_only(drie: list[Laptop]) -> None:
    een, twee, lezer = drie
    _, punt = punt_bij(een)
    twee.neem(een)
    een.zet(replace(punt, notitie=Getypt("de ene")))
    twee.zet(replace(punt, notitie=Getypt("de andere")))
    een.neem(twee)
    twee.neem(een)
    neem_zonder_ledensleutels(lezer, een)
    (open_,) = een.archive.kring.geschillen()
    assert open_.geschil.veld == "notitie"
    assert lezer.archive.kring.geschillen() == ()

    een.kies(open_, 1)
    gekozen = open_.keuzen[1]
    twee.neem(een)
    assert een.archive.een(Agendapunt, punt.id) == twee.archive.een(Agendapunt, punt.id) == gekozen
    gezond_en_gelijk(een, twee)


def test_when_a_year_goes_its_notes_go_with_it_and_what_stays_keeps_them(
    drie: list[Laptop],
) -> None:
    een, _, derde = drie
    overleg, blijft = punt_bij(een, titel=Getypt("blijft"), notitie=NOTITIE)
    gaat = Agendapunt(nieuw_id(NU), overleg.id, SoortPunt.EIGEN, "e", notitie=Getypt("watermunt"))
    een.zet(gaat)
    wissel(*drie)
    oud = {s.vak: s.sleutel for s in een.archive.kring.nieuwe_sleutels()}
    een.vernietig([gaat], ["overleg/2026"])
    wissel(*drie)

    gezond_en_gelijk(*drie)
    for laptop in drie:
        assert laptop.archive.een(Agendapunt, blijft.id) == blijft
        nu = {s.vak: s.sleutel for s in laptop.archive.kring.nieuwe_sleutels()}
        for vak in ("overleg/2026", "leden/overleg/2026"):
            assert nu[vak] != oud[vak]
        assert {s[0] for s in laptop.archive.kring.vernietigde_sleutels()} == {
            "overleg/2026",
            "leden/overleg/2026",
        }
    opnieuw = [r for r in rijen(derde, "agendapunt") if r[1] == "[]"]
    assert opnieuw == [("overleg/2026", "[]", True), ("leden/overleg/2026", "[]", True)]


def test_a_note_of_a_colleague_who_did_not_hear_of_it_stays(drie: list[Laptop]) -> None:
    """The year is destroyed on one laptop while another writes a note that is to stay."""
    een, twee, derde = drie
    _, blijft = punt_bij(een, titel=Getypt("blijft"))
    wissel(*drie)
    twee.zet(replace(blijft, notitie=NOTITIE))
    een.vernietig([], ["overleg/2026"])
    wissel(*drie)
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert derde.archive.een(Agendapunt, blijft.id) == replace(blijft, notitie=NOTITIE)


@pytest.mark.parametrize("notitie", [NOTITIE, Getypt("anders"), LEEG])
def test_a_call_that_moves_to_another_year_takes_its_note_along(
    drie: list[Laptop], notitie: Getypt
) -> None:
    een, *_ = drie
    signaal = maak_signaal(datum=VANDAAG)
    poging = Nabelpoging(nieuw_id(NU), signaal.id, VANDAAG, Uitkomst.DEELS, notitie=NOTITIE)
    een.zet(signaal, poging)
    verhuisd = replace(poging, datum=date(2027, 1, 8), notitie=notitie)
    een.zet(verhuisd)
    wissel(*drie)
    een.vernietig([signaal], ["signaal/2026"])
    wissel(*drie)

    gezond_en_gelijk(*drie)
    een.zet(signaal)
    wissel(*drie)
    gezond_en_gelijk(*drie)
    for laptop in drie:
        assert laptop.archive.een(Nabelpoging, poging.id) == verhuisd


def test_the_note_that_is_read_later_opens_when_its_key_comes(drie: list[Laptop]) -> None:
    een, twee, _ = drie
    _, punt = punt_bij(een, notitie=NOTITIE)
    neem_zonder_ledensleutels(twee, een)
    assert twee.archive.een(Agendapunt, punt.id) == replace(punt, notitie=LEEG)
    twee.zet(replace(punt, notitie=LEEG, minuten=5))
    een.neem(twee)
    twee.neem(een)
    assert twee.archive.een(Agendapunt, punt.id) == replace(punt, minuten=5)
    gezond_en_gelijk(een, twee)


def test_a_note_written_before_the_other_could_be_read_is_a_question(drie: list[Laptop]) -> None:
    """The key of a colleague's first note of the year comes later than the note."""
    een, twee, derde = drie
    _, punt = punt_bij(een)
    wissel(*drie)
    een.zet(replace(punt, notitie=NOTITIE))
    neem_zonder_ledensleutels(twee, een)
    twee.zet(replace(punt, notitie=Getypt("van de tweede"), minuten=5))
    wissel(*drie)

    gezond_en_gelijk(*drie)
    (open_,) = derde.archive.kring.geschillen()
    gekozen = [keus.notitie for keus in open_.keuzen]
    assert sorted(n.tekst for n in gekozen) == sorted([NOTITIE.tekst, "van de tweede"])
    derde.kies(open_, gekozen.index(NOTITIE))
    wissel(*drie)
    gezond_en_gelijk(*drie)
    assert twee.archive.een(Agendapunt, punt.id) == replace(punt, notitie=NOTITIE, minuten=5)


def ongelezen_signaal(drie: list[Laptop]) -> Signaal:
    """A signal as all have it; the third has the row in which the first changed it, and no key."""
    een, twee, derde = drie
    signaal = maak_signaal("losse tegels", datum=VANDAAG)
    twee.zet(signaal)
    wissel(*drie)
    een.zet(replace(signaal, tekst="losse tegels bij de kerk"))
    derde.archive.kring.neem_op(een.mist(derde), [], [], derde.nu)
    return signaal


@pytest.mark.parametrize("in_een_reserve", [False, True])
def test_nor_is_any_other_last_word_replaced_unread(
    drie: list[Laptop], in_een_reserve: bool
) -> None:
    """Also when the laptop that wrote goes on as another one afterwards."""
    een, _, derde = drie
    signaal = ongelezen_signaal(drie)
    assert derde.archive.een(Signaal, signaal.id) == signaal
    derde.zet(replace(signaal, tekst="scheve tegels"))
    if in_een_reserve:
        assert derde.archive.kring.word_nieuw_apparaat(nieuw_id(NU), []) == 1
    wissel(*drie)

    gezond_en_gelijk(*drie)
    (open_,) = een.archive.kring.geschillen()
    assert {keus.tekst for keus in open_.keuzen} == {"losse tegels bij de kerk", "scheve tegels"}


def test_a_year_that_is_told_anew_does_not_speak_for_what_could_not_be_read(
    drie: list[Laptop],
) -> None:
    _, twee, derde = drie
    signaal = ongelezen_signaal(drie)
    derde.vernietig([], ["signaal/2026"])
    wissel(*drie)
    wissel(*drie)

    gezond_en_gelijk(*drie)
    staat = twee.archive.een(Signaal, signaal.id)
    assert staat is not None
    assert staat.tekst == "losse tegels bij de kerk"


def test_one_act_is_one_act_to_read(drie: list[Laptop]) -> None:
    """Two rows of one write are not two things that somebody did."""
    een, *_ = drie
    moment = een.nu + timedelta(hours=1)
    with een.archive.schrijf("punt gemaakt", None, moment) as beurt:
        overleg = maak_overleg()
        beurt.zet(overleg)
        beurt.zet(Agendapunt(nieuw_id(NU), overleg.id, SoortPunt.EIGEN, "e", notitie=NOTITIE))
    (daad,) = een.archive.lezer(Dadenlezer).lees(Daadvraag(handelingen=("punt gemaakt",)))
    assert {(ding.soort, ding.aantal) for ding in daad.dingen} == {
        ("overleg", 1),
        ("agendapunt", 1),
    }
