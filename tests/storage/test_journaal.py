"""Who did what when: complete enough to rebuild the state, and changes to it show."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from signaal.domain.model import Kern, Signaal
from signaal.fouten import ArchiefKapotFout
from signaal.storage.herbouw import stand_uit_journaal
from signaal.storage.tables import TABELLEN, Plek
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.vault.bos import bospad, lees_bos
from tests.builders import NU, Archiefbouw, Klok, maak_signaal, vul, zet
from tests.storage.test_archive import breek_af, gevulde_waarden


def sql(bureau: Bureau, *opdrachten: str) -> None:
    """Somebody with the key and no manners."""
    with bureau.archive._verbind(True) as conn:
        for opdracht in opdrachten:
            conn.execute(text(opdracht))


def test_all_tables_can_be_rebuilt_from_the_journal(bureau: Bureau) -> None:
    zet(bureau, *gevulde_waarden(bureau))
    signalen = vul(bureau, 30)
    zet(bureau, *(replace(s, verwijderd=True, tekst="anders") for s in signalen[:9]))

    with bureau.archive._verbind(False) as conn:
        stand = stand_uit_journaal(conn, Plek("lokaal", bureau.archive.team_id))

    for soort in TABELLEN:
        waarden: tuple[Any, ...] = bureau.archive.alle(soort)
        assert stand.get(soort, {}) == {waarde.id: waarde for waarde in waarden}


def test_a_change_is_one_row_with_the_changed_fields(bureau: Bureau, klok: Klok) -> None:
    signaal = maak_signaal()
    zet(bureau, signaal)
    klok.later(minutes=5)
    zet(bureau, replace(signaal, tekst="anders", spoed=True))

    laatste, eerste = bureau.archive.journaal.lees(aantal=2)
    assert laatste.velden == ("spoed", "tekst")
    assert laatste.moment == NU + timedelta(minutes=5)
    assert (laatste.wie, laatste.handeling, laatste.soort) == ("Anne", "test", "signaal")
    assert laatste.voorwerp == eerste.voorwerp == str(signaal.id)
    assert "tekst" in eerste.velden
    assert "klinkers" not in repr(laatste)


def test_only_what_came_after_or_one_kind_of_act(bureau: Bureau) -> None:
    zet(bureau, maak_signaal())
    stand = bureau.archive.journaal.lees(aantal=1)[0].volgnummer
    assert bureau.archive.journaal.lees(na=stand) == []
    zet(bureau, maak_signaal(), maak_signaal())
    regels = bureau.archive.journaal.lees(na=stand)
    assert [r.volgnummer for r in regels] == [stand + 2, stand + 1]
    assert bureau.archive.journaal.lees(na=stand, handeling="anders") == []
    assert bureau.archive.journaal.lees(na=stand, handeling="test") == regels


def test_no_change_is_no_row(bureau: Bureau) -> None:
    signaal = maak_signaal()
    zet(bureau, signaal)
    voor = len(bureau.archive.journaal.lees())

    zet(bureau, signaal, bureau.archive.alle(Kern)[0])

    assert len(bureau.archive.journaal.lees()) == voor


def test_acts_without_state_are_on_record(bureau: Bureau) -> None:
    with bureau.archive.schrijf("exporteer", bureau.lid, NU) as beurt:
        beurt.noteer("exporteer_agenda", "overleg", "2026-11-20 trio")

    regel = bureau.archive.journaal.lees(aantal=1)[0]
    assert (regel.handeling, regel.soort, regel.voorwerp, regel.velden) == (
        "exporteer_agenda",
        "overleg",
        "2026-11-20 trio",
        (),
    )


def test_reading_since_a_moment(bureau: Bureau, klok: Klok) -> None:
    klok.later(hours=1)
    zet(bureau, maak_signaal())

    assert len(bureau.archive.journaal.lees(vanaf=NU + timedelta(minutes=1))) == 1


def test_a_clock_set_back_keeps_the_order(bureau: Bureau, klok: Klok) -> None:
    signaal = maak_signaal()
    zet(bureau, signaal)
    klok.later(days=-3)
    zet(bureau, replace(signaal, tekst="later gezegd"))

    bureau.archive.controleer()
    assert bureau.archive.een(Signaal, signaal.id) == replace(signaal, tekst="later gezegd")


KNOEIEN = {
    "row changed": ["UPDATE journaal SET fields = replace(fields, 'Schaijk', 'iets') "],
    "content changed": [
        """UPDATE journaal SET inhoud = (SELECT inhoud FROM journaal WHERE vak <> '' LIMIT 1)
        WHERE vak <> ''"""
    ],
    "vak changed": ["UPDATE journaal SET vak = 'signaal/1999' WHERE vak <> ''"],
    "old link changed": ["UPDATE journaal SET oude_hash = hash WHERE seq = 6"],
    "actor changed": ["UPDATE journaal SET actor = NULL WHERE seq = 12"],
    "moment changed": ["UPDATE journaal SET moment = '2020-01-01 00:00:00.000000' WHERE seq = 9"],
    "row removed": ["DELETE FROM journaal WHERE seq = 7"],
    "first row removed": ["DELETE FROM journaal WHERE seq = 1"],
    "row moved": [
        "UPDATE journaal SET seq = 100000 WHERE seq = 5",
        "UPDATE journaal SET seq = 5 WHERE seq = 6",
        "UPDATE journaal SET seq = 6 WHERE seq = 100000",
    ],
    "row inserted": [
        """INSERT INTO journaal SELECT gemeente_id, team_id, device, seq + 1, format, hlc + 1,
        moment, actor, handeling, kind, soort, pk, fields, vak, inhoud, inhoud_hash, base, hash,
        NULL, hash FROM journaal ORDER BY seq DESC LIMIT 1"""
    ],
    "tail removed": ["DELETE FROM journaal WHERE seq > 8"],
    "everything removed": ["DELETE FROM journaal"],
}


@pytest.mark.parametrize("soort", KNOEIEN)
def test_tampering_with_the_journal_is_noticed(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, soort: str
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 10)
    bureau = archiefbouw.heropen(bureau)  # the key bag now knows the head
    bureau.archive.journaal.controleer()

    sql(bureau, *KNOEIEN[soort])

    with pytest.raises(ArchiefKapotFout, match="journaal van dit archief klopt niet"):
        bureau.archive.journaal.controleer()
    sluit(bureau)


def test_a_removed_tail_is_noticed_at_opening(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 10)
    sluit(bureau)
    bos = bospad(archiefbouw.pad).read_bytes()
    bureau = archiefbouw.open()
    sql(bureau, "DELETE FROM journaal WHERE seq > 8")
    sluit(bureau)
    bospad(archiefbouw.pad).write_bytes(bos)

    with pytest.raises(ArchiefKapotFout):
        archiefbouw.open()


STAND: dict[str, str] = {
    "text changed": "UPDATE signaal SET tekst = 'iets anders' WHERE tekst = 'signaal 4'",
    "signal removed": "DELETE FROM signaal WHERE tekst = 'signaal 4'",
    "count changed": "UPDATE dagtelling SET aantal = aantal + 1 WHERE thema = '*'",
    "reference broken": "DELETE FROM kern WHERE id = 'reek'",
    "content wiped": "UPDATE journaal SET inhoud = NULL WHERE vak <> ''",
    "content key gone": "DELETE FROM inhoudssleutel",
    "content key changed": "UPDATE inhoudssleutel SET sleutel = randomblob(32)",
}


@pytest.mark.parametrize("soort", STAND)
def test_a_state_that_differs_from_its_journal_is_noticed(bureau: Bureau, soort: str) -> None:
    vul(bureau, 10)
    bureau.archive.controleer()
    with bureau.archive._engine.connect() as conn:
        conn.exec_driver_sql("ROLLBACK")
        conn.exec_driver_sql("PRAGMA foreign_keys = OFF")
        conn.exec_driver_sql("BEGIN IMMEDIATE")
        conn.exec_driver_sql(STAND[soort])
        conn.exec_driver_sql("COMMIT")
        conn.exec_driver_sql("PRAGMA foreign_keys = ON")
        conn.exec_driver_sql("BEGIN")

    with pytest.raises(ArchiefKapotFout):
        bureau.archive.controleer()


def test_the_head_lags_after_a_crash_and_that_is_fine(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    bos = bospad(archiefbouw.pad).read_bytes()
    vul(bureau, 5)
    sluit(bureau)
    bospad(archiefbouw.pad).write_bytes(bos)  # as if closing never happened

    bureau = archiefbouw.open()
    bureau.archive.controleer()
    sluit(bureau)


def test_the_bag_remembers_nothing_that_is_only_in_the_log(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    """Else a log that is lost with its last seconds would look like tampering."""
    bureau = archiefbouw.als(voorbeeld)
    oude_kop = lees_bos(archiefbouw.pad)["kop"]
    with bureau.archive._verbind(False) as lezer:
        lezer.execute(text("SELECT count(*) FROM signaal"))
        vul(bureau, 3)
        bureau.archive._onthoud_kop()
        assert lees_bos(archiefbouw.pad)["kop"] == oude_kop
    sluit(bureau)
    assert lees_bos(archiefbouw.pad)["kop"] != oude_kop


def test_a_head_that_cannot_be_kept_does_not_stop_closing(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 5)

    def vol(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as m:
        m.setattr("os.fsync", vol)
        sluit(bureau)

    bureau = archiefbouw.open()
    bureau.archive.controleer()
    sluit(bureau)


def rauw(bureau: Bureau, vraag: str) -> list[Any]:
    """Rows as they lie there."""
    with bureau.archive._verbind(False) as conn:
        return list(conn.execute(text(vraag)))


def test_what_is_said_of_a_signal_is_sealed(bureau: Bureau) -> None:
    zet(bureau, maak_signaal("losse tegels bij de kerk"))

    (rij,) = rauw(bureau, "SELECT * FROM journaal WHERE soort = 'signaal'")
    assert rij.vak == "signaal/2026"
    assert b"tegels" not in rij.inhoud
    assert "tegels" not in rij.fields
    assert "tekst" in rij.fields


def test_a_signal_that_moves_to_another_year_is_told_anew_there(bureau: Bureau) -> None:
    """So that the old year can be destroyed without losing what still counts."""
    signaal = maak_signaal()
    zet(bureau, signaal)
    verhuisd = replace(signaal, datum=signaal.datum.replace(year=2025))
    zet(bureau, verhuisd)
    zet(bureau, replace(verhuisd, spoed=True))

    vakken = rauw(bureau, "SELECT vak FROM journaal WHERE soort = 'signaal' ORDER BY seq")
    assert [rij.vak for rij in vakken] == ["signaal/2026", "signaal/2025", "signaal/2025"]
    assert bureau.archive.journaal.lees(aantal=2)[1].velden == ("datum",)
    sql(
        bureau,
        "UPDATE journaal SET inhoud = NULL WHERE vak = 'signaal/2026'",
        "DELETE FROM inhoudssleutel WHERE vak = 'signaal/2026'",
    )
    bureau.archive.controleer()


def test_every_vak_has_one_key_and_a_failed_turn_leaves_none(bureau: Bureau) -> None:
    with pytest.raises(ZeroDivisionError):
        breek_af(bureau)
    assert rauw(bureau, "SELECT vak FROM inhoudssleutel") == []

    vul(bureau, 30)
    vul(bureau, 30)

    vakken = rauw(bureau, "SELECT vak FROM inhoudssleutel ORDER BY vak")
    assert [rij.vak for rij in vakken] == ["signaal/2024", "signaal/2025", "signaal/2026"][
        -len(vakken) :
    ]
    bureau.archive.controleer()


def test_a_destroyed_value_is_skipped_when_the_journal_says_so(bureau: Bureau) -> None:
    blijft, gaat = maak_signaal("blijft"), maak_signaal("gaat", datum=NU.date().replace(year=2020))
    zet(bureau, blijft, gaat)
    zet(bureau, replace(gaat, spoed=True))
    plek = Plek("lokaal", bureau.archive.team_id)
    sql(bureau, "UPDATE journaal SET inhoud = NULL WHERE vak = 'signaal/2020'")
    with bureau.archive._verbind(False) as conn, pytest.raises(ArchiefKapotFout):
        stand_uit_journaal(conn, plek)

    sql(bureau, "UPDATE journaal SET kind = 'weg' WHERE seq = (SELECT max(seq) FROM journaal)")

    with bureau.archive._verbind(False) as conn:
        stand = stand_uit_journaal(conn, plek)
    assert list(stand[Signaal]) == [blijft.id]
