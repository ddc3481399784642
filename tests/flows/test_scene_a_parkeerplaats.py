"""Scene A. Tuesday, car park: seconds, one hand, battery out; next morning it is there."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code
from tests.ui.programma import Programma


def test_car_park(programma: Programma, qtbot: QtBot, tmp_path: Path) -> None:
    _keep_the_code(programma, _begin_team(programma))
    programma.wait_until_reading()
    form = programma.loggen.form
    keys = programma.keyboard()

    keys.key(Qt.Key.Key_L, ctrl=True)
    with qtbot.waitSignal(form.reading.read):
        keys.text("mw de wit weer gevallen bij de klinkers")
    assert [s.cursor.selectedText() for s in form.text.extraSelections()] == ["mw de wit"]
    with qtbot.waitSignal(form.reading.read):
        keys.key(Qt.Key.Key_1, ctrl=True)
    assert form.text.toPlainText() == "een bewoner weer gevallen bij de klinkers"
    assert form.reading.proposed[0] == "vallen"
    keys.key(Qt.Key.Key_1, alt=True)
    keys.key(Qt.Key.Key_Return, ctrl=True)

    assert form.slot.bar.text() == "Bewaard"
    assert form.is_empty()
    assert keys.strokes <= 4
    programma.pull_the_plug(tmp_path / "next morning")
    keys = programma.keyboard(programma.door)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
    assert programma.loggen.recent.texts() == ["een bewoner weer gevallen bij de klinkers"]
    assert "Vallen" in programma.loggen.recent.abouts()[0]


def test_everything_filled_in_costs_ten_keys(programma: Programma, qtbot: QtBot) -> None:
    _keep_the_code(programma, _begin_team(programma))
    programma.wait_until_reading()
    form = programma.loggen.form
    keys = programma.keyboard()

    keys.key(Qt.Key.Key_L, ctrl=True)
    with qtbot.waitSignal(form.reading.read):
        keys.text("een bewoner is weer gevallen in de badkamer")
    keys.key(Qt.Key.Key_1, alt=True)
    keys.key(Qt.Key.Key_Z, alt=True)
    keys.key(Qt.Key.Key_D, alt=True)
    keys.key(Qt.Key.Key_B, alt=True)
    keys.text("huisarts")
    keys.key(Qt.Key.Key_G, alt=True)
    keys.text("beugels aangevraagd")
    keys.key(Qt.Key.Key_P, alt=True)
    keys.key(Qt.Key.Key_N, alt=True)
    keys.key(Qt.Key.Key_Return, ctrl=True)

    assert keys.strokes <= 10
    shown = programma.loggen.recent.abouts()[0]
    assert shown.startswith("gisteren · Zeeland · Vallen")
