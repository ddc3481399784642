"""Coming in and leaving are on record, and never stand in the way."""

import pytest
from sqlalchemy import text

from signaal.fouten import ArchiefKapotFout, SchrijfFout, VerkeerdWachtwoordFout
from signaal.storage.archive import Archive
from signaal.usecases.archief import (
    Herstelcode,
    Sleutelring,
    Wachtwoord,
    controleer,
    open_archief,
    sluit,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.sleutels import noteer_herstelcode, onthoud_op_deze_laptop
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import WACHTWOORD, Archiefbouw


def _gelezen(bureau: Bureau) -> list[tuple[str, str, str]]:
    return [(r.wat, r.waarover, r.wie) for r in lees_daden(bureau, Journaalfilter())]


def test_opening_and_closing_are_acts(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    bureau = archiefbouw.als(voorbeeld)
    archiefbouw.klok.later(minutes=5)
    sluit(bureau)
    archiefbouw.klok.later(minutes=5)
    bureau = archiefbouw.open(Herstelcode(archiefbouw.code))
    assert _gelezen(bureau)[:3] == [
        ("archief geopend", "archief, met herstelcode", "Anne"),
        ("archief gesloten", "archief", "Anne"),
        ("archief geopend", "archief, met wachtwoord", "Anne"),
    ]
    sluit(bureau)


def test_opened_by_what_the_laptop_remembers(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    archiefbouw.klok.later(minutes=5)
    onthoud_op_deze_laptop(bureau, True)
    sluit(bureau)
    archiefbouw.klok.later(minutes=5)
    bureau = archiefbouw.open(Sleutelring())
    assert [r[:2] for r in _gelezen(bureau)[:3]] == [
        ("archief geopend", "archief, met wat deze laptop onthoudt"),
        ("archief gesloten", "archief"),
        ("onthouden op deze laptop", "archief"),
    ]
    archiefbouw.klok.later(minutes=5)
    onthoud_op_deze_laptop(bureau, False)
    assert _gelezen(bureau)[0][0] == "niet meer onthouden op deze laptop"
    archiefbouw.klok.later(minutes=5)
    onthoud_op_deze_laptop(bureau, False)
    assert _gelezen(bureau)[0][0] == "niet meer onthouden op deze laptop"
    assert len([r for r in _gelezen(bureau) if r[0].startswith("niet meer")]) == 1
    sluit(bureau)


def test_who_does_not_come_in_writes_nothing(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    voor = archiefbouw.pad.read_bytes()
    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open(Wachtwoord("mis"))
    assert archiefbouw.pad.read_bytes() == voor


def test_the_recovery_code_on_paper_or_clipboard(bureau: Bureau) -> None:
    noteer_herstelcode(bureau, gekopieerd=True)
    noteer_herstelcode(bureau, gekopieerd=False)
    assert [r[0] for r in _gelezen(bureau)[:2]] == [
        "herstelcode afgedrukt",
        "herstelcode gekopieerd",
    ]


def test_closing_twice_is_one_act(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    bureau = archiefbouw.als(voorbeeld)
    voor = [r[0] for r in _gelezen(bureau)].count("archief gesloten")
    sluit(bureau)
    sluit(bureau)
    bureau = archiefbouw.open()
    assert [r[0] for r in _gelezen(bureau)].count("archief gesloten") == voor + 1
    sluit(bureau)


def test_a_full_disk_keeps_nobody_out_or_in(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    sluit(archiefbouw.als(voorbeeld))

    def vol(*_: object) -> object:
        raise SchrijfFout("Je schijf is vol.")

    with monkeypatch.context() as m:
        m.setattr(Archive, "schrijf", vol)
        bureau = archiefbouw.open()
        assert bureau.archive.is_open
        sluit(bureau)
    assert not bureau.archive.is_open


def test_a_check_is_on_record_only_when_it_found_nothing(bureau: Bureau) -> None:
    controleer(bureau)
    assert _gelezen(bureau)[0][0] == "archief nagekeken"
    with bureau.archive._verbind(True) as conn:
        conn.execute(text("DELETE FROM journaal WHERE seq = 3"))
    voor = len(_gelezen(bureau))
    with pytest.raises(ArchiefKapotFout):
        controleer(bureau)
    assert len(_gelezen(bureau)) == voor


def test_who_comes_to_look_at_damage_leaves_no_trace(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    voor = archiefbouw.pad.read_bytes()
    nu, vandaag = archiefbouw.klok.nu, archiefbouw.klok.vandaag
    sluit(open_archief(archiefbouw.pad, Wachtwoord(WACHTWOORD), nu, vandaag, stil=True))
    assert archiefbouw.pad.read_bytes() == voor
