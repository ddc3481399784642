"""The paper on the screen: live, per edition, and byte for byte what is saved."""

from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from signaal.usecases.agendapapier import exporteer_agenda, maak_agenda
from signaal.usecases.agendapunten import Puntwijziging, wijzig_punt, zet_op_agenda
from signaal.usecases.bundelen import voeg_bundels_samen
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import Overlegbeeld
from tests.builders import Klok, maak_signaal, zet
from tests.exchange.lezen import tekst
from tests.overlegbouw import MANTELZORG, VALLEN, VERVOER, WOENSDAG, richt_in
from tests.ui.overlegvenster import WAIT, overlegscherm
from tests.ui.toetsen import Keyboard
from ui.screens.overleg import OverlegScreen
from ui.session import Session


@pytest.fixture
def beeld(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    """The filled archive's meeting."""
    return richt_in(bureau, klok)


@pytest.fixture
def screen(beeld: Overlegbeeld, session: Session, qtbot: QtBot) -> OverlegScreen:
    """The screen with the paper on the right."""
    screen = overlegscherm(session, qtbot)
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        screen.bar.preview.click()
    return screen


def _choose_board(screen: OverlegScreen, beeld: Overlegbeeld, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        screen.paper.editions.choose([str(beeld.besturen[0].id)])
        screen.paper.editions.changed.emit()


def _bytes(screen: OverlegScreen) -> bytes:
    assert screen.paper.paper is not None
    return screen.paper.paper.pdf


def _answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    answer = (str(path) if path else "", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)


def test_the_trios_paper_comes_first_and_is_the_one_primary(
    screen: OverlegScreen, bureau: Bureau
) -> None:
    assert screen.paper.edition is None
    assert _bytes(screen) == maak_agenda(bureau).pdf
    assert screen.paper.view.pages.pageCount() >= 1
    assert screen.paper.save.isVisible()
    assert not screen.bar.preview.isVisible()
    assert screen.paper.view.hasFocus()


def test_each_bestuur_has_its_own(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    _choose_board(screen, beeld, qtbot)
    assert _bytes(screen) == maak_agenda(bureau, bestuur=beeld.besturen[0].id).pdf


def test_a_nearly_empty_paper_says_why_on_the_screen_and_nowhere_else(
    screen: OverlegScreen, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    said = {}
    *others, reek = sorted(beeld.besturen, key=lambda b: "reek" in b.kernen)
    for board in (*others, reek):
        with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
            screen.paper.editions.choose([str(board.id)])
            screen.paper.editions.changed.emit()
        qtbot.waitUntil(lambda: screen.paper._boards != {}, timeout=WAIT)
        shown = screen.paper.missing.isVisible()
        said[board.naam.split()[-1]] = screen.paper.missing.text() if shown else ""
        assert "scherm" not in tekst(_bytes(screen))
    assert said["Schaijk"] == ""
    assert said["Reek"].startswith("Over deze kernen staat nu niets op jullie agenda.")
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        session.do(zet_op_agenda, beeld.overleg.id, VERVOER)
    because = "Hier staat niet op: Vervoer, Reek. Er zijn minder dan 5 signalen"
    qtbot.waitUntil(lambda: screen.paper.missing.text().startswith(because), timeout=WAIT)


def test_it_follows_what_changes(
    screen: OverlegScreen, bureau: Bureau, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    before = _bytes(screen)
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        session.do(wijzig_punt, beeld.overleg.id, VALLEN, Puntwijziging(minuten=40))
    assert _bytes(screen) != before
    assert _bytes(screen) == maak_agenda(bureau).pdf


def test_what_is_seen_is_what_is_saved(
    screen: OverlegScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "agenda.pdf"
    _answer(monkeypatch, path)
    screen.paper.save.click()
    qtbot.waitUntil(lambda: screen.paper.message.text() == "Bewaard: agenda.pdf", timeout=WAIT)
    assert path.read_bytes() == _bytes(screen)


def test_letting_it_be_writes_nothing(
    screen: OverlegScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = sorted(tmp_path.rglob("*.pdf"))
    _answer(monkeypatch, None)
    screen.paper.save.click()
    screen.paper.mail_action.trigger()
    qtbot.wait(50)
    assert sorted(tmp_path.rglob("*.pdf")) == before
    assert not screen.paper.message.isVisible()


def test_a_folder_that_cannot_be_written_is_told(
    screen: OverlegScreen,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    _answer(monkeypatch, tmp_path / "weg" / "agenda.pdf")
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        screen.paper.save.click()


def test_the_draft_mail_carries_the_boards_paper(
    screen: OverlegScreen,
    beeld: Overlegbeeld,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    _choose_board(screen, beeld, qtbot)
    path = tmp_path / "agenda.eml"
    _answer(monkeypatch, path)
    screen.paper.mail_action.trigger()
    qtbot.waitUntil(lambda: "Concept-mail bewaard" in screen.paper.message.text(), timeout=WAIT)
    parts = message_from_bytes(path.read_bytes()).walk()
    assert [p.get_payload(decode=True) for p in parts if p.get_filename()] == [_bytes(screen)]


def test_a_refused_paper_is_not_shown_and_cannot_be_saved(
    screen: OverlegScreen, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    change = Puntwijziging(
        bestuurszin="Mevrouw de Wit uit de Kerkstraat 12 is gevallen", bestuurszin_voor_bestuur=True
    )
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        session.do(wijzig_punt, beeld.overleg.id, VALLEN, change)
    _choose_board(screen, beeld, qtbot)
    assert screen.paper.paper is None
    assert not screen.paper.save.isEnabled()
    assert screen.paper.view.pages.pageCount() == 0
    assert not screen.paper.view.isVisible()
    assert screen.paper.message.isVisible()
    assert "Vallen, Schaijk, zin voor het bestuur: misschien" in screen.paper.message.text()
    assert "Wit" not in screen.paper.message.text()
    screen.list.choose("vast:opening")
    screen.paper.message.press("Naar dit punt")
    assert screen.list.key == VALLEN
    assert screen.pane.form.sentence.text.hasFocus()
    screen.show_paper()
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        screen.paper.editions.choose([""])
        screen.paper.editions.changed.emit()
    assert screen.paper.view.isVisible()


def test_escape_goes_back_to_the_item(screen: OverlegScreen) -> None:
    Keyboard(screen).key(Qt.Key.Key_Escape)
    assert screen.pane.isVisible()
    assert screen.bar.preview.isVisible()
    assert screen.list.hasFocus()


def test_what_an_earlier_paper_holds_back_is_told_beside_the_preview(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot, tmp_path: Path
) -> None:
    (schaijk,) = [b.id for b in beeld.besturen if b.kernen == ("schaijk",)]
    exporteer_agenda(bureau, tmp_path / "eerder.pdf", bestuur=schaijk)
    zet(bureau, *(maak_signaal(datum=WOENSDAG, themas=("vallen",)) for _ in range(3)))
    voeg_bundels_samen(bureau, beeld.overleg.id, (VALLEN, MANTELZORG))
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        screen.paper.editions.choose([str(schaijk)])
        screen.paper.editions.changed.emit()
    assert "las een bestuur al eerder iets" in screen.paper.message.text()


def test_one_quiet_line_says_when_it_went_out(
    screen: OverlegScreen,
    bureau: Bureau,
    session: Session,
    beeld: Overlegbeeld,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    assert not screen.paper.sent.isVisible()
    _answer(monkeypatch, tmp_path / "agenda.pdf")
    screen.paper.save.click()
    qtbot.waitUntil(screen.paper.sent.isVisible, timeout=WAIT)
    assert screen.paper.sent.text() == "Bewaard op zo 22 november door Anne."
    _answer(monkeypatch, tmp_path / "agenda.eml")
    screen.paper.mail_action.trigger()
    qtbot.waitUntil(lambda: "per mail" in screen.paper.sent.text(), timeout=WAIT)
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        session.do(wijzig_punt, beeld.overleg.id, VALLEN, Puntwijziging(minuten=40))
    assert screen.paper.sent.text().endswith("Sindsdien is dit papier veranderd.")
    _choose_board(screen, beeld, qtbot)
    assert not screen.paper.sent.isVisible(), "what a bestuur got is told with its own paper"


def test_the_meeting_goes_to_a_calendar(
    screen: OverlegScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for wish, count in ((screen.bar.calendar_requested, 1), (screen.bar.series_requested, 8)):
        path = tmp_path / f"{count}.ics"
        _answer(monkeypatch, path)
        wish.emit()
        qtbot.waitUntil(path.exists, timeout=WAIT)
        qtbot.waitUntil(lambda: screen.message.text().startswith("Bewaard:"), timeout=WAIT)
        assert path.read_bytes().count(b"BEGIN:VEVENT") == count
