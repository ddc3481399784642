"""The migrations make the schema that the program reads and writes; all of it or nothing."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, create_mock_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from signaal.storage.migrations import migreer, uitvoeren
from signaal.storage.tables import SCHEMA, alle_tabellen
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from tests.builders import Archiefbouw


@pytest.fixture
def leeg() -> Iterator[Connection]:
    """A connection to nothing, inside a transaction, as an archive hands it over."""
    engine = eigen_transacties(create_engine("sqlite://", module=dbapi2))
    with engine.connect() as conn:
        yield conn
    engine.dispose()


def eigen_transacties(engine: Engine) -> Engine:
    """SQLAlchemy's BEGIN is really sent, so that schema changes can be rolled back."""

    def zonder(verbinding: dbapi2.Connection, _: object) -> None:
        verbinding.isolation_level = None

    event.listen(engine, "connect", zonder)
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN"))
    return engine


def beschrijving(conn: Connection) -> dict[str, object]:
    """Tables with columns, keys, checks, references and indexes."""
    kijker = inspect(conn)
    return {
        tabel: (
            [(k["name"], str(k["type"]), k["nullable"]) for k in kijker.get_columns(tabel)],
            kijker.get_pk_constraint(tabel),
            sorted((c["name"] or "", c["sqltext"]) for c in kijker.get_check_constraints(tabel)),
            sorted(map(repr, kijker.get_foreign_keys(tabel))),
            kijker.get_table_options(tabel),
        )
        for tabel in alle_tabellen().tables
    }


def test_migrations_make_the_very_schema_of_the_program(leeg: Connection) -> None:
    migreer(leeg)
    gemigreerd = beschrijving(leeg)
    verschil = [
        v
        for v in compare_metadata(MigrationContext.configure(leeg), alle_tabellen())
        if not (v[0] == "remove_table" and v[1].name.startswith("signaal_"))
        and v[0] != "remove_index"
    ]
    leeg.rollback()
    alle_tabellen().create_all(leeg)

    assert gemigreerd == beschrijving(leeg)
    assert verschil == []


def test_the_newest_migration_is_the_schema_of_the_program() -> None:
    assert ScriptDirectory(Path(uitvoeren.__file__).parent).get_current_head() == SCHEMA


def test_an_interrupted_migration_leaves_nothing(
    leeg: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        m.setattr(
            "signaal.storage.migrations.sqlite_0001.OP", ("SELECT 1", "CREATE halverwege stuk")
        )
        with pytest.raises(DBAPIError, match="halverwege"):
            migreer(leeg)
    leeg.rollback()

    assert inspect(leeg).get_table_names() == []
    migreer(leeg)


def test_opening_a_current_archive_needs_no_alembic(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nooit(*_: object) -> None:
        raise AssertionError("a current archive was migrated")

    monkeypatch.setattr("signaal.storage.archive.migreer", nooit)

    sluit(archiefbouw.als(voorbeeld))


def test_every_constraint_has_a_name(bureau: Bureau) -> None:
    with bureau.archive._verbind(False) as conn:
        kijker = inspect(conn)
        namen = [
            beperking["name"]
            for tabel in alle_tabellen().tables
            for beperking in [
                kijker.get_pk_constraint(tabel),
                *kijker.get_check_constraints(tabel),
                *kijker.get_foreign_keys(tabel),
            ]
        ]
    assert all(namen)


_SLEUTELS_0003 = """
INSERT INTO inhoudssleutel (gemeente_id, team_id, vak, device, sleutel, gemaakt)
VALUES ('lokaal', '00000000000000000000000000000001', :vak, :device, x'0102', '2026-11-22')"""
_RIJ_0003 = """
INSERT INTO journaal (gemeente_id, team_id, device, seq, format, hlc, moment, handeling, kind,
  soort, pk, fields, vak, base, prev_hash, hash)
VALUES ('lokaal', '00000000000000000000000000000001', :device, :seq, 2, :seq, '2026-11-22', 'x',
  :kind, :soort, :pk, '[]', :vak,
  x'', x'', x'')"""


def test_a_content_key_of_before_begins_where_it_was_made(leeg: Connection) -> None:
    """At the first row in its vak since that was last destroyed; another laptop has its own."""

    def rij(device: str, seq: int, vak: str, weg: str = "") -> None:
        velden = {"device": device * 32, "seq": seq, "vak": "" if weg else vak, "pk": weg or "p"}
        soort = "inhoudssleutel" if weg else "signaal"
        leeg.execute(text(_RIJ_0003), velden | {"kind": "weg" if weg else "put", "soort": soort})

    uitvoeren.migreer(leeg, None, "0003")
    for device, seq, vak, weg in (
        *(("a", 1, "", ""), ("a", 2, "een", ""), ("a", 3, "twee", ""), ("a", 4, "een", "")),
        *(("a", 5, "", "een"), ("a", 6, "twee", ""), ("a", 8, "een", ""), ("a", 9, "een", "")),
        *(("b", 1, "een", ""), ("b", 2, "twee", ""), ("a", 10, "", "drie")),
    ):
        rij(device, seq, vak, weg)
    for vak, device in (("een", "a"), ("twee", "a"), ("drie", "a"), ("een", "b"), ("vier", "b")):
        leeg.execute(text(_SLEUTELS_0003), {"vak": vak, "device": device * 32})

    uitvoeren.migreer(leeg, None)

    vraag = text(
        "SELECT vak, substr(device, 1, 1), vanaf, sleutel FROM inhoudssleutel ORDER BY vak, device"
    )
    assert [tuple(rij) for rij in leeg.execute(vraag)] == [
        ("drie", "a", 11, b"\1\2"),
        ("een", "a", 8, b"\1\2"),
        ("een", "b", 1, b"\1\2"),
        ("twee", "a", 3, b"\1\2"),
        ("vier", "b", 1, b"\1\2"),
    ]


@pytest.mark.parametrize("soort", ["sqlite", "postgresql"])
def test_no_name_means_something_to_a_database(soort: str) -> None:
    dialect = create_mock_engine(f"{soort}://", lambda *_: None).dialect
    for tabel in alle_tabellen().tables.values():
        for naam in (tabel.name, *tabel.c.keys()):
            assert dialect.identifier_preparer.quote(naam) == naam, "storage/rijen.py writes it out"


def test_threads_that_migrate_at_once_each_get_their_own_schema() -> None:
    """Two laptops of a team in one process, or a backup looked into beside the window."""
    engines = [eigen_transacties(create_engine("sqlite://", module=dbapi2)) for _ in range(6)]
    samen = threading.Barrier(len(engines))

    def maak(engine: Engine) -> set[str]:
        with engine.connect() as conn:
            samen.wait()
            migreer(conn)
            return set(inspect(conn).get_table_names())

    with ThreadPoolExecutor(len(engines)) as draden:
        gemaakt = list(draden.map(maak, engines))
    for engine in engines:
        engine.dispose()
    assert all(namen >= set(alle_tabellen().tables) for namen in gemaakt)
