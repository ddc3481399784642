"""Somebody with the passphrase and no manners edits the decrypted database: ``controleer`` notices.

From outside: the archive is closed, edited with its own key, and asked through the command line.
The chain's own tests (tests/storage) go through every column; these go through whole stories, the
key bag and other archives.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select

from signaal.storage.engine import maak_engine
from signaal.storage.tables import journaal
from signaal.vault import open_met_wachtwoord
from tests.builders import WACHTWOORD, Archiefbouw
from tests.fouten.werkplaats import Werkplaats, gevuld_voorbeeld
from tests.roeper import roep

JOURNAAL = "journaal van dit archief klopt niet"

RIJ = "UPDATE journaal SET {} WHERE seq = 50"
KNOEI: dict[str, tuple[str, ...]] = {
    "what was done": (RIJ.format("handeling = 'signaal verwijderd'"),),
    "to which signal": (RIJ.format("pk = (SELECT pk FROM journaal WHERE seq = 51)"),),
    "which fields": (RIJ.format("fields = '{}'"),),
    "what was written": (RIJ.format("inhoud = (SELECT inhoud FROM journaal WHERE seq = 51)"),),
    "by whom": (RIJ.format("actor = (SELECT id FROM lid WHERE id <> actor LIMIT 1)"),),
    "by nobody": (RIJ.format("actor = NULL"),),
    "when": (RIJ.format("moment = '2026-01-02 03:04:05.000000'"),),
    "a row removed": ("DELETE FROM journaal WHERE seq = 50",),
    "a row removed, the rest moved up": (
        "DELETE FROM journaal WHERE seq = 50",
        "UPDATE journaal SET seq = -seq WHERE seq > 50",
        "UPDATE journaal SET seq = -seq - 1 WHERE seq < 0",
    ),
    "the first row removed": ("DELETE FROM journaal WHERE seq = 1",),
    "the last row removed": ("DELETE FROM journaal WHERE seq = (SELECT max(seq) FROM journaal)",),
    "the tail removed": ("DELETE FROM journaal WHERE seq > 50",),
    "all removed": ("DELETE FROM journaal",),
    "a row inserted": (
        "CREATE TEMP TABLE rij AS SELECT * FROM journaal WHERE seq = 50",
        "UPDATE rij SET prev_hash = (SELECT hash FROM journaal ORDER BY seq DESC LIMIT 1)",
        "UPDATE rij SET seq = 1 + (SELECT max(seq) FROM journaal)",
        "INSERT INTO journaal SELECT * FROM rij",
    ),
    "rows swapped": (
        "UPDATE journaal SET seq = -50 WHERE seq = 50",
        "UPDATE journaal SET seq = 50 WHERE seq = 51",
        "UPDATE journaal SET seq = 51 WHERE seq = -50",
    ),
    "another laptop's name on it": ("UPDATE journaal SET device = zeroblob(16)",),
}
STAND: dict[str, tuple[str, ...]] = {
    "a text": ("UPDATE signaal SET tekst = 'heel iets anders' WHERE tekst LIKE 'begin 3 %'",),
    "a signal removed": ("DELETE FROM signaal WHERE tekst LIKE 'begin 3 %'",),
    "a count": ("UPDATE dagtelling SET aantal = aantal + 1",),
    "a signal nobody wrote": (
        "CREATE TEMP TABLE s AS SELECT * FROM signaal LIMIT 1",
        "UPDATE s SET id = 'ffffffffffffffffffffffffffffffff'",
        "INSERT INTO signaal SELECT * FROM s",
    ),
}


@pytest.fixture
def plaats(gevuld: Archiefbouw, tmp_path: Path) -> Werkplaats:
    """A laptop with a filled archive."""
    return Werkplaats.met(tmp_path, gevuld)


@contextmanager
def ontsleuteld(archief: Path) -> Iterator[Connection]:
    """The database, open for whoever knows the passphrase and writes SQL."""
    engine = maak_engine(archief, open_met_wachtwoord(archief, WACHTWOORD))
    with engine.connect().execution_options(schrijf=True) as conn, conn.begin():
        conn.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        yield conn
    engine.dispose()


def knoei(archief: Path, opdrachten: tuple[str, ...]) -> None:
    """Edit a closed archive."""
    with ontsleuteld(archief) as conn:
        for opdracht in opdrachten:
            conn.exec_driver_sql(opdracht)


def wordt_opgemerkt(plaats: Werkplaats, woord: str) -> bool:
    """Whether ``controleer`` refuses with this in its sentence."""
    antwoord = roep(*plaats.woord("controleer"))
    return antwoord.is_een_weigering(3) and woord in antwoord.fout


@pytest.mark.parametrize("soort", KNOEI)
def test_the_journal_edited_is_noticed(plaats: Werkplaats, soort: str) -> None:
    knoei(plaats.archief, KNOEI[soort])

    assert wordt_opgemerkt(plaats, JOURNAAL)


@pytest.mark.parametrize("soort", STAND)
def test_the_state_edited_beside_the_journal_is_noticed(plaats: Werkplaats, soort: str) -> None:
    knoei(plaats.archief, STAND[soort])

    assert wordt_opgemerkt(plaats, "beschadigd")


@pytest.mark.parametrize("soort", ["the last row removed", "the tail removed", "all removed"])
def test_a_shorter_journal_is_noticed_by_any_word(plaats: Werkplaats, soort: str) -> None:
    knoei(plaats.archief, KNOEI[soort])

    antwoord = roep(*plaats.woord("log", "--kern", "Reek", "glad bij de brug"))
    assert antwoord.is_een_weigering(3)
    assert JOURNAAL in antwoord.fout


def test_an_older_key_bag_put_back_hides_nothing_that_it_knew(plaats: Werkplaats) -> None:
    toen = plaats.bestanden()
    tekst = plaats.nieuwe_tekst()
    plaats.onthoud(tekst, roep(*plaats.woord("log", "--kern", "Reek", tekst)).uit)
    plaats.naast(".sleutels").write_bytes(toen[".sleutels"])
    assert plaats.keur() == []  # an older head is what a crash leaves too

    plaats.naast(".sleutels").write_bytes(toen[".sleutels"])
    knoei(plaats.archief, KNOEI["the tail removed"])
    assert wordt_opgemerkt(plaats, JOURNAAL)


def test_the_bag_says_that_an_older_database_was_put_back(plaats: Werkplaats) -> None:
    toen = plaats.bestanden()
    assert roep(*plaats.woord("log", "--kern", "Reek", plaats.nieuwe_tekst())).status == 0
    plaats.archief.write_bytes(toen[""])

    assert wordt_opgemerkt(plaats, JOURNAAL)


def test_the_journal_of_another_archive_is_noticed(plaats: Werkplaats, tmp_path: Path) -> None:
    (tmp_path / "ander").mkdir()
    ander = gevuld_voorbeeld(tmp_path / "ander")
    with ontsleuteld(ander.pad) as conn:
        rijen = [rij._asdict() for rij in conn.execute(select(journaal))]
    with ontsleuteld(plaats.archief) as conn:
        eigen = conn.execute(select(journaal.c.team_id, journaal.c.device).limit(1)).one()
        conn.execute(delete(journaal))
        conn.execute(insert(journaal), [rij | eigen._asdict() for rij in rijen])

    assert wordt_opgemerkt(plaats, JOURNAAL)


@pytest.mark.parametrize("deel", ["", ".sleutels"])
def test_half_of_another_archive_is_no_archive(
    plaats: Werkplaats, tmp_path: Path, deel: str
) -> None:
    (tmp_path / "ander").mkdir()
    ander = gevuld_voorbeeld(tmp_path / "ander")
    shutil.copyfile(ander.pad.with_name(ander.pad.name + deel), plaats.naast(deel))

    assert wordt_opgemerkt(plaats, "beschadigd")
