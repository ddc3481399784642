"""Archives of every released version: read in full by this one, and never left in between."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from signaal.domain.bewaren import open_vak, vak_van
from signaal.domain.model import LEEG, Agendapunt, Importvraag, Overleg, Rol, Signaal
from signaal.fouten import ArchiefKapotFout, SchrijfFout
from signaal.storage.archive import Archive
from signaal.storage.engine import maak_engine
from signaal.storage.keten import hash_rij
from signaal.storage.mapping import naar_json
from signaal.storage.tables import SCHEMA, TABELLEN
from signaal.usecases.archief import Wachtwoord, controleer, open_archief, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import kies_map
from signaal.usecases.geen_naam import GeenNamen
from signaal.vault import open_met_wachtwoord
from signaal.vault.bos import bospad
from tests.builders import Klok, zet
from tests.fouten.kring import sluit_aan
from tests.roeper import roep
from tools.maak_oud_archief import WACHTWOORD

OUDE = Path(__file__).parent.parent / "old_archives"
_LEEG = naar_json(LEEG)
VERSIES = sorted(pad.name for pad in OUDE.iterdir() if pad.is_dir())


@pytest.fixture(params=VERSIES)
def oud(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The archive of one old version, in a folder of its own, with its bag."""
    return haal(request.param, tmp_path)


def haal(versie: str, folder: Path) -> Path:
    pad = folder / "team.signaal"
    for naam in (pad.name, bospad(pad).name):
        shutil.copyfile(OUDE / versie / naam, folder / naam)
    return pad


def open_oud(pad: Path) -> Bureau:
    klok = Klok()
    return open_archief(pad, Wachtwoord(WACHTWOORD), klok.nu, klok.vandaag)


def inhoud(bureau: Bureau) -> dict[str, list[dict[str, Any]]]:
    stand: dict[str, list[dict[str, Any]]] = {}
    for soort, tabel in TABELLEN.items():
        waarden: tuple[Any, ...] = bureau.archive.alle(soort)
        stand[tabel.name] = [naar_json(waarde) for waarde in waarden]
    return stand


def zelfde_als_toen(bureau: Bureau, versie: str) -> None:
    """Every field that the old version knew has the value it had; nothing came or went."""
    toen = json.loads((OUDE / versie / "inhoud.json").read_text("utf-8"))
    nu = inhoud(bureau)
    for naam, waarden in toen.items():
        velden = [waarde.keys() for waarde in waarden]
        assert [
            {veld: waarde[veld] for veld in toen_bekend}
            for waarde, toen_bekend in zip(nu[naam], velden, strict=True)
        ] == waarden


def schema(pad: Path) -> str:
    """What is on disk, looked at without opening it as an archive."""
    engine = maak_engine(pad, open_met_wachtwoord(pad, WACHTWOORD))
    with engine.connect() as conn:
        versie = conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    engine.dispose()
    return str(versie)


def test_everything_is_read_and_the_archive_is_sound(oud: Path) -> None:
    bureau = open_oud(oud)
    zelfde_als_toen(bureau, VERSIES[0])
    assert controleer(bureau).startswith("Het archief is in orde: 18 signalen")
    sluit(bureau)
    assert schema(oud) == SCHEMA

    bureau = open_oud(oud)  # the key bag names the new link now
    zelfde_als_toen(bureau, VERSIES[0])
    bureau.archive.controleer()
    sluit(bureau)


def test_it_is_worked_in_as_before(oud: Path) -> None:
    bureau = open_oud(oud)
    oudste = min(bureau.archive.alle(Signaal), key=lambda s: s.datum)
    zet(bureau, *(s for s in bureau.archive.alle(Signaal) if s.id == oudste.id))
    GeenNamen(bureau).zet(bureau, "Vrijdag")
    bureau.archive.controleer()
    sluit(bureau)

    bureau = open_oud(oud)
    assert GeenNamen(bureau).bevat("vrijdag")
    sluit(bureau)


def test_what_was_derived_from_the_database_key_stays_true(oud: Path) -> None:
    """Words said to be no name are kept as a keyed hash: it must not change with the key."""
    bureau = open_oud(oud)
    assert bureau.archive.geheim.afgeleid("journaal") == bureau.archive.sleutel.afgeleid("journaal")
    sluit(bureau)


def test_content_no_longer_stands_in_the_journal_itself(oud: Path) -> None:
    bureau = open_oud(oud)
    with bureau.archive._verbind(False) as conn:
        regels = conn.execute(text("SELECT vak, fields, inhoud FROM journaal")).all()
    assert any(vak == "signaal/2025" for vak, _, _ in regels)
    for vak, velden, dicht in regels:
        assert "twee mensen gestruikeld" not in velden
        assert (dicht is None) == (vak == "")
        assert b"twee mensen gestruikeld" not in (dicht or b"")
    sluit(bureau)


def test_the_vak_of_a_row_is_the_one_of_the_rule(oud: Path) -> None:
    """What was written before laptops read along lies where it lay, until laptops share."""
    bureau = open_oud(oud)
    archive = bureau.archive
    dagen = {o.id: o.gepland for o in archive.alle(Overleg)}
    with archive._verbind(False) as conn:
        vraag = text("SELECT soort, pk, vak FROM journaal WHERE kind = 'put' ORDER BY hlc")
        laatste = {(rij.soort, rij.pk): rij.vak for rij in conn.execute(vraag)}
    for soort, tabel in TABELLEN.items():
        waarden: tuple[Any, ...] = archive.alle(soort)
        for waarde in waarden:
            vak = vak_van(waarde, dagen.__getitem__)
            assert laatste[tabel.name, str(waarde.id)] == open_vak(vak)
    sluit(bureau)


def test_who_reads_along_gets_no_note_or_raw_line_of_before(oud: Path, tmp_path: Path) -> None:
    """They lay with what everybody reads; when sharing begins they are told anew, apart."""
    bureau = open_oud(oud)
    gedeeld, *paden = (tmp_path / naam for naam in ("gedeeld", "Dora", "Eva"))
    for folder in (gedeeld, *paden):
        folder.mkdir()
    kies_map(bureau, gedeeld)
    namen = [f"{pad.name}:sociaal_werker" for pad in paden]
    meelezer = sluit_aan(bureau, gedeeld, paden[0], namen[0], Klok(), Rol.LEEST_MEE)
    lid = sluit_aan(bureau, gedeeld, paden[1], namen[1], Klok())

    assert any(punt.notitie != LEEG for punt in bureau.archive.alle(Agendapunt))
    for wie in (bureau, lid):
        zelfde = {soort: wie.archive.alle(soort) for soort in (Agendapunt, Importvraag)}
        assert zelfde == {soort: bureau.archive.alle(soort) for soort in zelfde}
    gezien = [replace(punt, notitie=LEEG) for punt in bureau.archive.alle(Agendapunt)]
    assert list(meelezer.archive.alle(Agendapunt)) == gezien
    assert meelezer.archive.alle(Importvraag) == ()
    for soort in (Agendapunt, Importvraag):
        waarden: tuple[Any, ...] = bureau.archive.alle(soort)
        for waarde in waarden:
            wat = meelezer.archive.journaal.verleden(TABELLEN[soort].name, str(waarde.id))
            assert all(velden.get("notitie", _LEEG) == _LEEG for _, _, velden in wat)
            assert soort is Agendapunt or not wat
    for wie in (bureau, meelezer, lid):
        wie.archive.controleer()
        sluit(wie)


def test_rows_that_wait_know_since_when(oud: Path) -> None:
    bureau = open_oud(oud)
    assert all(vraag.gemaakt is not None for vraag in bureau.archive.alle(Importvraag))
    sluit(bureau)


def test_a_bag_that_still_names_an_old_link_is_accepted(oud: Path) -> None:
    """As after being killed between the commit and the key bag."""
    bos = bospad(oud).read_bytes()
    sluit(open_oud(oud))
    bospad(oud).write_bytes(bos)

    bureau = open_oud(oud)
    bureau.archive.controleer()
    sluit(bureau)


KNOEIEN = {
    "a row changed": "UPDATE journaal SET fields = replace(fields, 'tegels', 'stenen')",
    "a row removed": "DELETE FROM journaal WHERE seq = 9",
    "the tail removed": "DELETE FROM journaal WHERE seq > 60",
}


@pytest.mark.parametrize("soort", KNOEIEN)
def test_an_old_journal_that_was_tampered_with_is_not_migrated(tmp_path: Path, soort: str) -> None:
    pad = haal("0.1.0", tmp_path)
    engine = maak_engine(pad, open_met_wachtwoord(pad, WACHTWOORD))
    with engine.connect() as conn:
        conn.exec_driver_sql(KNOEIEN[soort])
        conn.commit()
    engine.dispose()

    with pytest.raises(ArchiefKapotFout, match="journaal van dit archief klopt niet"):
        open_oud(pad)
    assert schema(pad) == "0001"


PUNTEN: dict[str, str] = {
    "before anything": "ALTER TABLE importvraag",
    "tables aside": "CREATE TABLE archief",
    "half of the rows": "INSERT INTO inhoudssleutel",
    "rows over": "UPDATE importvraag",
    "old tables going": "DROP TABLE",
    "all but the last word": "UPDATE alembic_version",
}

#: Opens the archive and stands still where it is told to, so that it can be killed from outside.
_KIND = """
import sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from sqlalchemy import Engine, event
from signaal.usecases.archief import Wachtwoord, open_archief
pad, wachtwoord, punt = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
def kijk(conn, cursor, statement, *_):
    if " ".join(statement.split()).startswith(punt):
        print("hier", flush=True)
        time.sleep(600)
event.listen(Engine, "before_cursor_execute", kijk)
open_archief(
    pad, Wachtwoord(wachtwoord), lambda: datetime(2026, 11, 22, 9, tzinfo=UTC),
    lambda: date(2026, 11, 22),
)
print("klaar", flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("punt", [*PUNTEN, "after the commit"])
def test_killed_during_a_migration_it_is_old_or_new(tmp_path: Path, punt: str) -> None:
    pad = haal("0.1.0", tmp_path)
    woorden = [sys.executable, "-c", _KIND, str(pad), WACHTWOORD, PUNTEN.get(punt, "nooit")]
    kind = subprocess.Popen(woorden, stdout=subprocess.PIPE, text=True)
    assert kind.stdout is not None
    with kind.stdout:
        gezegd = kind.stdout.readline().strip()
        kind.kill()
        kind.wait()

    assert gezegd == ("hier" if punt in PUNTEN else "klaar")
    assert schema(pad) == ("0001" if punt in PUNTEN else SCHEMA)
    bureau = open_oud(pad)
    zelfde_als_toen(bureau, "0.1.0")
    bureau.archive.controleer()
    sluit(bureau)


def test_a_migration_that_fails_leaves_the_old_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = haal("0.1.0", tmp_path)
    gedaan: list[int] = []

    def vol(*wat: Any) -> bytes:
        gedaan.append(1)
        if len(gedaan) > 40:
            raise SchrijfFout("Je schijf is vol.")
        return hash_rij(*wat)

    with monkeypatch.context() as m:
        m.setattr("signaal.storage.migrations.herketen_0002.hash_rij", vol)
        with pytest.raises(SchrijfFout):
            open_oud(pad)

    assert schema(pad) == "0001"
    bureau = open_oud(pad)
    zelfde_als_toen(bureau, "0.1.0")
    sluit(bureau)


def test_the_command_line_says_what_it_did(tmp_path: Path) -> None:
    pad = haal("0.1.0", tmp_path)

    eerst = roep("migreer", "--archief", pad, wachtwoord=WACHTWOORD)
    nog_eens = roep("migreer", "--archief", pad, wachtwoord=WACHTWOORD)

    assert (eerst.status, eerst.fout) == (0, "")
    assert eerst.uit == (
        f"Het archief is bijgewerkt van indeling 0001 naar {SCHEMA}; alles is er nog.\n"
    )
    assert nog_eens.uit.endswith("er was niets te doen.\n")


def test_a_newer_archive_is_refused_by_the_command_too(oud: Path) -> None:
    archive = Archive.open(oud, open_met_wachtwoord(oud, WACHTWOORD), Klok().nu())
    with archive._verbind(True) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    archive.close()

    assert roep("migreer", "--archief", oud, wachtwoord=WACHTWOORD).is_een_weigering(3)
