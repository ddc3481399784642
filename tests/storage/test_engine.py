"""What SQLite says reaches people as one Dutch sentence with the right exit status."""

from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from signaal.fouten import ArchiefKapotFout, InGebruikFout, SchrijfFout, SignaalFout
from signaal.storage.engine import in_gewoon_nederlands, maak_engine, vertaal
from signaal.storage.vensterslot import Vensterslot
from signaal.usecases.bureau import Bureau
from signaal.vault import Sleutel
from tests.builders import maak_signaal, zet

SLEUTEL = Sleutel(bytes(range(32)))


class Nagedaan(dbapi2.OperationalError):
    """An error as SQLite names it."""

    def __init__(self, naam: str) -> None:
        super().__init__("told in English")
        self.sqlite_errorname = naam


@pytest.mark.parametrize(
    ("naam", "soort", "woord"),
    [
        ("SQLITE_FULL", SchrijfFout, "schijf is vol"),
        ("SQLITE_READONLY_DIRECTORY", SchrijfFout, "alleen-lezen"),
        ("SQLITE_CANTOPEN", SchrijfFout, "alleen-lezen"),
        ("SQLITE_IOERR_WRITE", SchrijfFout, "weigerde te schrijven"),
        ("SQLITE_BUSY_SNAPSHOT", InGebruikFout, "ander venster"),
        ("SQLITE_NOTADB", ArchiefKapotFout, "beschadigd"),
        ("SQLITE_CORRUPT_VTAB", ArchiefKapotFout, "beschadigd"),
    ],
)
def test_each_error_has_its_sentence(naam: str, soort: type[SignaalFout], woord: str) -> None:
    with pytest.raises(soort, match=woord) as fout, in_gewoon_nederlands():
        raise Nagedaan(naam)

    assert naam in fout.value.oorzaak
    assert "English" not in fout.value.bericht
    assert fout.value.bericht.count(".") >= 2


def test_a_mistake_of_ours_is_not_dressed_up() -> None:
    assert vertaal(Nagedaan("SQLITE_CONSTRAINT")) is None
    assert vertaal(ValueError("x")) is None
    with pytest.raises(Nagedaan), in_gewoon_nederlands():
        raise Nagedaan("SQLITE_ERROR")


def test_an_error_that_is_printed_never_quotes_what_was_written(bureau: Bureau) -> None:
    with pytest.raises(DBAPIError) as fout, bureau.archive._engine.connect() as verbinding:
        verbinding.execute(text("SELECT nergens FROM nergens WHERE x = :x"), {"x": "mevrouw Bos"})
    assert "mevrouw" not in str(fout.value)


def test_read_only_place_is_told_and_nothing_is_lost(bureau: Bureau) -> None:
    zet(bureau, maak_signaal("staat er"))

    def alleen_lezen(verbinding: dbapi2.Connection, *_: object) -> None:
        verbinding.execute("PRAGMA query_only = ON")

    event.listen(bureau.archive._engine.pool, "checkout", alleen_lezen)
    with pytest.raises(SchrijfFout, match="alleen-lezen") as fout:
        zet(bureau, maak_signaal("komt er niet bij"))
    event.remove(bureau.archive._engine.pool, "checkout", alleen_lezen)
    bureau.archive._engine.dispose()

    assert fout.value.status == 4
    bureau.archive.controleer()


def test_an_engine_never_makes_a_file_that_is_not_there(tmp_path: Path) -> None:
    engine = maak_engine(tmp_path / "weg.signaal", SLEUTEL)
    with pytest.raises(SchrijfFout), in_gewoon_nederlands():
        engine.connect()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("naam", ["met spatie.signaal", "100%.signaal", "vraag?#.signaal", "é.s"])
def test_any_file_name_will_do(tmp_path: Path, naam: str) -> None:
    engine = maak_engine(tmp_path / naam, SLEUTEL, nieuw=True)
    with engine.connect() as conn:
        conn.exec_driver_sql("CREATE TABLE t (a)")
        conn.commit()
    engine.dispose()

    assert [p.name for p in tmp_path.iterdir()] == [naam]


def test_connections_are_set_for_safety(bureau: Bureau) -> None:
    verwacht = {
        "journal_mode": "wal",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 10_000,
    }
    with bureau.archive._verbind(False) as conn:
        for pragma, waarde in verwacht.items():
            assert conn.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == waarde, pragma


def test_the_key_shows_in_no_text_about_the_engine(tmp_path: Path) -> None:
    engine = maak_engine(tmp_path / "x.signaal", SLEUTEL, nieuw=True)

    getoond = repr(engine) + str(engine.url) + repr(engine.dialect.__dict__)
    assert SLEUTEL.database.hex() not in getoond


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    eerste = Vensterslot(tmp_path / "a", 0)
    with pytest.raises(InGebruikFout), in_gewoon_nederlands():
        Vensterslot(tmp_path / "a", 0)
    Vensterslot(tmp_path / "b", 0).los()

    eerste.los()

    Vensterslot(tmp_path / "a", 0).los()
