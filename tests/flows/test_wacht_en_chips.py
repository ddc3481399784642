"""Reading along in the real window: pointed out, refused, replaced, proposed, learned, undone."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import inspect, literal_column, select, table

from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import keten
from signaal.storage.tables import Plek
from signaal.usecases.archief import Wachtwoord, open_archief, sluit
from signaal.usecases.bureau import Bureau
from tests.builders import Klok, rauwe_bytes
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code
from tests.ui.programma import Programma
from tests.ui.toetsen import Keyboard
from ui.screens.instellingen import InstellingenDialog
from ui.screens.instellingen_meelezen import MeelezenPage
from ui.widgets.signal_form import SignalForm

BSN, NAME = "999990019", "zoetekouw"
REFUSED = f"mw {NAME} bsn {BSN} is gevallen in de badkamer"
#: Nothing in the lexicon speaks for it.
ODD = "het paarse ding van donderdag staat er alweer"


class Reader:
    """Somebody at the log screen who waits, as people do, until the window has read along."""

    def __init__(self, programma: Programma, qtbot: QtBot) -> None:
        self._programma, self._qtbot = programma, qtbot
        programma.wait_until_reading()
        self.keys = programma.keyboard()
        self.keys.key(Qt.Key.Key_L, ctrl=True)

    @property
    def form(self) -> SignalForm:
        """The form of now."""
        return self._programma.loggen.form

    def types(self, words: str) -> None:
        """Type, and wait for the guard."""
        self.reads(lambda: self.keys.text(words))

    def reads(self, act: Callable[[], object]) -> None:
        """Do it and wait until it was read."""
        with self._qtbot.waitSignal(self.form.reading.read):
            act()
        self._qtbot.wait(20)  # chips come and go with the event loop

    def saves(self) -> None:
        """Ctrl+Enter."""
        self.keys.key(Qt.Key.Key_Return, ctrl=True)

    def empties(self) -> None:
        """Start over."""
        self.keys.key(Qt.Key.Key_A, ctrl=True)
        self.reads(lambda: self.keys.key(Qt.Key.Key_Delete))

    def chips(self) -> list[QPushButton]:
        """The proposals on the screen."""
        found = self.form.themes.findChildren(QPushButton)
        return [c for c in found if c.property("kind") == "proposal" and c.isVisible()]

    def logged(self) -> list[str]:
        """What stands below the form."""
        return self._programma.loggen.recent.texts()

    def settings(self) -> MeelezenPage:
        """The page about reading along, behind the gear."""
        self._programma.window.navigation.settings_requested.emit()
        dialog = self._programma.window.findChildren(InstellingenDialog)[-1]
        page = dialog.findChildren(MeelezenPage)[-1]
        dialog.tabs.setCurrentWidget(page)
        return page

    def leaves_settings(self) -> None:
        """Close them and go back to the text."""
        self._programma.window.findChildren(InstellingenDialog)[-1].accept()
        self.keys = self._programma.keyboard()
        self.keys.key(Qt.Key.Key_L, ctrl=True)


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this program would put temporary files."""
    folder = tmp_path / "temp"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def reader(temp: Path, programma: Programma, qtbot: QtBot) -> Reader:
    """A new team, at the log screen."""
    _keep_the_code(programma, _begin_team(programma))
    return Reader(programma, qtbot)


def _again(programma: Programma, qtbot: QtBot) -> Reader:
    """Unlock after a start."""
    keys = programma.keyboard(programma.door)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
    return Reader(programma, qtbot)


def _everything_in(bureau: Bureau) -> bytes:
    """All rows of all tables, and the content of the journal, as somebody with the key reads."""
    plek = Plek("lokaal", bureau.archive.team_id)
    with bureau.archive._verbind(False) as conn:
        names = inspect(conn).get_table_names()
        assert {"signaal", "concept", "journaal", "instelling"} <= set(names)
        cells: list[object] = []
        for name in names:
            rows: Iterable[Any] = conn.execute(select(literal_column("*")).select_from(table(name)))
            cells += [cell for row in rows for cell in row]
        vault = Inhoudskluis(conn, plek)
        cells += [repr(vault.velden(row)) for row in keten(conn, plek)]
    return b"\n".join(c if isinstance(c, bytes) else str(c).encode() for c in cells).lower()


def _traces(*folders: Path) -> Iterator[str]:
    """What of the refused text a search finds: in the bytes, and in what the key opens."""
    raw = b"".join(rauwe_bytes(folder) for folder in folders).lower()
    yield from (word for word in (BSN, NAME) if word.encode() in raw)
    (archive,) = folders[0].glob("*.signaal")
    klok = Klok()
    bureau = open_archief(archive, Wachtwoord(PASSPHRASE), klok.nu, klok.vandaag)
    readable = _everything_in(bureau)
    assert b"badkamer" in readable  # the search can find what is there
    sluit(bureau)
    yield from (word for word in (BSN, NAME) if word.encode() in readable)


def test_a_refused_text_is_nowhere_even_when_the_plug_is_pulled(
    reader: Reader, programma: Programma, temp: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    reader.types(REFUSED)
    assert reader.form.text.marked() == [f"mw {NAME}", BSN]
    reader.saves()
    assert "burgerservicenummer" in reader.form.slot.bar.text()
    assert reader.form.text.toPlainText() == REFUSED
    assert reader.logged() == []

    qtbot.wait(1200)  # long enough for the draft
    programma.pull_the_plug(tmp_path / "next morning")
    copy = tmp_path / "searched"
    copy.mkdir()
    for path in programma.folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    assert list(_traces(copy, programma.folder, temp)) == []

    reader = _again(programma, qtbot)
    assert reader.form.text.toPlainText() == "… bsn … is gevallen in de badkamer"


def test_what_was_replaced_is_kept_and_the_person_is_nowhere(
    reader: Reader, programma: Programma, temp: Path, tmp_path: Path
) -> None:
    reader.types(REFUSED)
    reader.saves()
    reader.reads(lambda: reader.keys.key(Qt.Key.Key_1, ctrl=True))
    assert reader.form.text.marked() == [f"mw {NAME}"]
    assert "Schrijf liever: “een bewoner”." in reader.form.slot.bar.text()
    reader.reads(lambda: reader.form.slot.bar.press("Vervang"))
    assert reader.form.text.marked() == []
    reader.saves()
    assert reader.logged() == ["een bewoner bsn is gevallen in de badkamer"]

    programma.pull_the_plug(tmp_path / "next morning")
    copy = tmp_path / "searched"
    copy.mkdir()
    for path in programma.folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    assert list(_traces(copy, programma.folder, temp)) == []


def test_a_name_is_asked_about_and_never_in_the_way(reader: Reader) -> None:
    reader.types("gesproken met Roosmarijn over de stoep")
    assert reader.form.text.marked() == ["Roosmarijn"]
    reader.saves()
    assert reader.logged() == ["gesproken met Roosmarijn over de stoep"]


def test_no_name_stays_visible_behind_the_gear_and_can_be_taken_back(reader: Reader) -> None:
    reader.types("gesproken met Roosmarijn over de stoep")
    reader.reads(lambda: reader.form.slot.bar.press("Geen naam"))
    assert reader.form.text.marked() == []
    page = reader.settings()
    (line,) = page.entries.rows.values()
    assert line.findChildren(QLabel)[0].text() == "Roosmarijn"
    line.findChildren(QAbstractButton)[-1].click()
    reader.leaves_settings()
    reader.types("!")
    assert reader.form.text.marked() == ["Roosmarijn"]


def test_tab_and_a_digit_accept_and_a_chip_says_why(reader: Reader) -> None:
    reader.types("struikelde over een losse stoeptegel en heeft geen vervoer naar het ziekenhuis")
    assert set(reader.form.themes.proposed()) == {"vallen", "vervoer"}
    reasons = {chip.text()[3:8]: chip.toolTip() for chip in reader.chips()}
    assert reasons["Valle"].startswith("Herkend aan: ")
    assert "struikelde" in reasons["Valle"]
    assert "ziekenhuis" in reasons["Vervo"]
    assert all(c.accessibleDescription() in c.toolTip() for c in reader.chips())

    reader.keys.key(Qt.Key.Key_Tab)
    assert len(reader.form.themes.chosen()) == 1
    assert reader.form.text.hasFocus()
    reader.keys.key(Qt.Key.Key_1, alt=True)
    assert set(reader.form.themes.chosen()) == {"vallen", "vervoer"}
    reader.saves()
    assert reader.form.slot.bar.text() == "Bewaard"


def test_silent_when_unsure(reader: Reader) -> None:
    reader.types("ok, tot morgen dan")
    assert reader.chips() == []
    reader.keys.key(Qt.Key.Key_Tab)  # nothing to accept: on to the themes
    assert reader.form.themes.field.hasFocus()


def test_it_learns_at_once_and_unlearns_with_the_signal(
    reader: Reader, programma: Programma
) -> None:
    reader.types(ODD)
    assert reader.chips() == []
    reader.keys.key(Qt.Key.Key_T, alt=True)
    reader.keys.text("eenz")
    reader.keys.key(Qt.Key.Key_Return)
    reader.saves()

    reader.types(ODD)
    (chip,) = reader.chips()
    assert "Eenzaamheid" in chip.text()
    assert "Zo kozen jullie eerder." in chip.toolTip()

    reader.empties()
    remove = programma.loggen.recent.findChildren(QAbstractButton)[-1]
    remove.click()
    reader.types(ODD)
    assert reader.chips() == []


def test_what_was_forgotten_stays_forgotten_after_a_start(
    reader: Reader, programma: Programma, klok: Klok, qtbot: QtBot
) -> None:
    reader.types(ODD)
    reader.keys.key(Qt.Key.Key_T, alt=True)
    reader.keys.text("eenz")
    reader.keys.key(Qt.Key.Key_Return)
    reader.saves()
    klok.later(minutes=1)
    page = reader.settings()
    qtbot.waitUntil(lambda: "1 signaal" in page.learned.text())
    page.forget_button.click()
    reader.leaves_settings()
    reader.types(ODD)
    assert reader.chips() == []

    reader.empties()
    programma.restart()
    reader = _again(programma, qtbot)
    reader.types(ODD)
    assert reader.chips() == []
    reader.settings().again_button.click()
    reader.leaves_settings()
    reader.types(" ")
    assert [c.text() for c in reader.chips()] != []


def test_it_reads_along_while_a_logged_signal_is_changed(
    reader: Reader, programma: Programma
) -> None:
    reader.types("losse tegels bij de kerk")
    reader.saves()
    edit = programma.loggen.recent.findChildren(QAbstractButton)[0]
    reader.reads(edit.click)
    keys = Keyboard(programma.window)
    reader.reads(lambda: keys.text(f" bsn {BSN}"))
    assert reader.form.text.marked() == [BSN]
    reader.saves()
    assert "burgerservicenummer" in reader.form.slot.bar.text()
    assert reader.logged() == ["losse tegels bij de kerk"]
