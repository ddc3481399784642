"""Bringing in a list by the dialog: understood, corrected, asked, brought in, decided."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from signaal.domain.lijst import Veld
from signaal.domain.model import Discipline, Importvraag, Zoekvraag
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import list_importvragen
from signaal.usecases.nabellen import lees_nabellen
from signaal.usecases.signalen import tel_signalen, zoek_signalen
from signaal.usecases.team import lees_team
from tests.flows.ontwikkellijst import LIJST
from tests.ui.toetsen import Keyboard
from ui.main_window import MainWindow
from ui.screens.importeren import ImporterenDialog, WachtendeRegelsDialog
from ui.screens.signalen import SignalenScreen
from ui.session import Session
from ui.widgets.fold import Fold

#: Signals on both sheets; each is clear or waits.
ROWS = 251 + 25
SMALL = """Datum;Dorp;Wie;Signaal
1-6-2026;Schaijk;wvk;losse tegels bij de kerk
2-6-2026;Reek;sw;vraagt om vervoer
wk 24;Zeeland;pj;vapes bij de bushalte
4-6-2026;Herpen;wvk;duofiets gevraagd
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Four rows: two clear, one without a day, one from elsewhere."""
    path = tmp_path / "lijst.csv"
    path.write_text(SMALL, encoding="utf-8")
    return path


def _open(window: MainWindow, path: Path, qtbot: QtBot) -> ImporterenDialog:
    window.lists.bring_in(path)
    dialog = window.findChildren(ImporterenDialog)[-1]
    _settle(dialog, qtbot)
    return dialog


def _settle(dialog: ImporterenDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=20_000)


def _go_on(dialog: ImporterenDialog, qtbot: QtBot) -> None:
    dialog.next_button.click()
    _settle(dialog, qtbot)


def _wait_for_rows(window: MainWindow, qtbot: QtBot, path: Path) -> WachtendeRegelsDialog:
    dialog = _open(window, path, qtbot)
    while dialog.next_button.text() != "Klaar":
        _go_on(dialog, qtbot)
    dialog.waiting_requested.emit()
    dialog.accept()
    return window.findChildren(WachtendeRegelsDialog)[-1]


def test_three_steps(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    dialog = _open(window, LIJST, qtbot)
    assert dialog.heading.text() == "Zo lezen we de lijst"
    first, second = dialog.columns.sheets
    assert first.combos[0].currentText() == "Datum"
    assert (first.header_row.value(), second.header_row.value()) == (3, 1)
    assert first.sheet.gelezen == 251

    _go_on(dialog, qtbot)
    assert dialog.heading.text() == "Even vragen"
    assert {q.waarde: chips.chosen() for q, chips in dialog.questions.rows} == {
        "Schayk": ("Schaijk",),
        "Zld": ("Zeeland",),
    }

    _go_on(dialog, qtbot)
    assert dialog.heading.text() == "Dit komt erin"
    assert tel_signalen(bureau, Zoekvraag()) == 0
    [table] = [t for t in dialog.preview.findChildren(QTableWidget) if t.isVisible()]
    heads = [table.horizontalHeaderItem(column) for column in range(5)]
    kernen = [kern.naam for kern in lees_team(bureau).kernen]
    assert [h.text() for h in heads if h] == ["Periode tot en met", *kernen, "Samen"]
    rows = [[_cell(table, row, column) for column in range(5)] for row in range(table.rowCount())]
    assert rows[0][0] == "20-11-2026"
    clear = int(rows[-1][-1])
    assert sum(int(row[-1]) for row in rows[:-1]) == clear
    assert dialog.next_button.text() == f"Haal {clear} signalen binnen"

    _go_on(dialog, qtbot)
    assert tel_signalen(bureau, Zoekvraag()) == clear
    assert clear + len(list_importvragen(bureau)) == ROWS


def test_what_waits_is_one_number_told_per_kind(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, LIJST, qtbot)
    while dialog.heading.text() != "Dit komt erin":
        _go_on(dialog, qtbot)
    figures = [f.text() for f in dialog.preview.findChildren(QLabel) if f.isVisible()]
    waiting = int(figures[figures.index("wachten op jullie") - 1])
    whole = next(
        fold
        for fold in dialog.preview.findChildren(Fold)
        if fold.button.text().startswith("Wat er wacht")
    )
    assert whole.button.text() == f"Wat er wacht ({waiting})"
    kinds = whole.findChildren(Fold)
    told = {fold.button.text().partition(" ")[2]: fold for fold in kinds}
    assert sum(int(fold.button.text().partition(" ")[0]) for fold in kinds) == waiting
    assert {"met een onduidelijke datum", "met een naam", "dubbel"} <= set(told)
    whole.open()
    told["dubbel"].open()
    lines = [label.text() for label in told["dubbel"].findChildren(QLabel) if label.isVisible()]
    assert "regel 72, blad signalen, zegt hetzelfde als regel 71" in "\n".join(lines)


def test_old_call_backs_are_told_at_the_end(
    window: MainWindow, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(
        "Datum;Dorp;Wie;Signaal;Nabellen\n"
        "1-3-2025;Reek;sw;vraagt om vervoer;3-3-2025\n"
        "2-3-2025;Reek;sw;losse tegels;ja\n"
        "20-11-2026;Reek;sw;duofiets gevraagd;22-11-2026\n",
        encoding="utf-8",
    )
    dialog = _open(window, path, qtbot)
    while dialog.next_button.text() != "Klaar":
        _go_on(dialog, qtbot)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "2 oude nabelafspraken staan apart bij Open punten." in said
    work = lees_nabellen(bureau)
    assert [s.tekst for s in work.vandaag] == ["duofiets gevraagd"]
    assert {s.nabellen_op for s in work.ouder} == {date(2025, 3, 3), None}


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item else ""


def test_the_same_list_again_adds_nothing(
    window: MainWindow, bureau: Bureau, small: Path, qtbot: QtBot
) -> None:
    dialog = _open(window, small, qtbot)
    while dialog.next_button.text() != "Klaar":
        _go_on(dialog, qtbot)
    dialog.accept()
    assert tel_signalen(bureau, Zoekvraag()) == 2
    again = _open(window, small, qtbot)
    while again.next_button.text() == "Verder":
        _go_on(again, qtbot)
    assert again.next_button.text() != "Haal 2 signalen binnen"
    _go_on(again, qtbot)
    assert tel_signalen(bureau, Zoekvraag()) == 2
    assert len(list_importvragen(bureau)) == 2


def test_a_column_can_be_set_right(
    window: MainWindow, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "vreemd.csv"
    path.write_text("Dag;X;Dorp;Wie\n1-6-2026;losse tegels;Reek;sw\n", encoding="utf-8")
    dialog = _open(window, path, qtbot)
    assert "Kies de kolommen" not in dialog.bar.text()
    _go_on(dialog, qtbot)
    assert dialog.heading.text() == "Zo lezen we de lijst"
    assert dialog.bar.isVisible()
    [sheet] = dialog.columns.sheets
    sheet.combos[1].setCurrentIndex(sheet.combos[1].findData(Veld.TEKST.value))
    _go_on(dialog, qtbot)
    assert dialog.next_button.text() == "Haal 1 signaal binnen"
    _go_on(dialog, qtbot)
    [signal] = zoek_signalen(bureau, Zoekvraag())
    assert signal.tekst == "losse tegels"


def test_a_field_stands_in_one_column_only(window: MainWindow, small: Path, qtbot: QtBot) -> None:
    dialog = _open(window, small, qtbot)
    [sheet] = dialog.columns.sheets
    sheet.combos[1].setCurrentIndex(sheet.combos[1].findData(Veld.DATUM.value))
    assert sheet.combos[0].currentData() == Veld.GENEGEERD.value
    assert sheet.is_changed()


def test_a_question_may_wait(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    dialog = _open(window, LIJST, qtbot)
    _go_on(dialog, qtbot)
    for _, chips in dialog.questions.rows:
        chips.choose([""])
    _go_on(dialog, qtbot)
    _go_on(dialog, qtbot)
    reasons = {question.soort for question in list_importvragen(bureau)}
    assert "Dorp: onbekende waarde" in reasons


def test_back_and_forth_keeps_the_answers(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, LIJST, qtbot)
    _go_on(dialog, qtbot)
    dialog.questions.rows[0][1].choose(["Reek"])
    _go_on(dialog, qtbot)
    dialog.back_button.click()
    assert dialog.heading.text() == "Even vragen"
    assert dialog.questions.rows[0][1].chosen() == ("Reek",)
    dialog.back_button.click()
    assert dialog.heading.text() == "Zo lezen we de lijst"


def test_files_that_are_no_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, bureau: Bureau
) -> None:
    for name, content in (
        ("plaatje.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("half.xlsx", LIJST.read_bytes()[:5000]),
        ("leeg.csv", b""),
        ("nul.csv", b"\x00" * 500),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        dialog = _open(window, path, qtbot)
        assert dialog.isVisible()
        assert dialog.close_button.isVisible()
        dialog.reject()
    dialog = _open(window, tmp_path / "er niet.xlsx", qtbot)
    assert dialog.heading.text() == "Deze lijst lukt niet"
    assert dialog.bar.isVisible()
    assert tel_signalen(bureau, Zoekvraag()) == 0


def test_stop_while_reading_leaves_nothing(
    session: Session, bureau: Bureau, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = ImporterenDialog(session, LIJST, window)
    dialog.open()
    with qtbot.waitSignal(dialog.finished):
        dialog.busy.stop_button.click()
    session.close()
    QApplication.processEvents()
    assert tel_signalen(bureau, Zoekvraag()) == 0


def test_waiting_rows_one_by_one(
    window: MainWindow, bureau: Bureau, small: Path, qtbot: QtBot
) -> None:
    waiting = _wait_for_rows(window, qtbot, small)
    keys = Keyboard(waiting)
    assert waiting.where.text().startswith("1 van 2")
    assert waiting.reason.text() == "Datum: alleen een weeknummer"
    assert waiting.form.details.date.hasFocus()
    assert waiting.guess.text() == "Voorstel, kijk het na: datum"
    assert waiting.form.kern.chosen() == ("zeeland",), "the list says so"
    assert waiting.form.themes.chosen() == (), "nobody chose one"
    assert waiting.form.themes.proposed()
    keys.key(Qt.Key.Key_Return, ctrl=True)
    [taken] = zoek_signalen(bureau, Zoekvraag(tekst="vapes"))
    assert (taken.kern, taken.discipline) == ("zeeland", Discipline.PREVENTIEWERKER_JEUGD)
    assert taken.themas_voorgesteld, "a guess stays one"

    assert waiting.where.text().startswith("1 van 1")
    assert waiting.form.kern.chosen() == ()
    assert not waiting.guess.isVisible()
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert waiting.bar.text() == "Kies eerst een kern."
    keys.key(Qt.Key.Key_D, ctrl=True)
    assert waiting.current() is None
    assert not waiting.take_button.isVisible()
    assert list_importvragen(bureau) == ()
    assert tel_signalen(bureau, Zoekvraag()) == 3


def test_waiting_rows_survive_and_are_announced(
    window: MainWindow, bureau: Bureau, small: Path, qtbot: QtBot
) -> None:
    _wait_for_rows(window, qtbot, small).reject()
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    assert "2 regels uit jullie lijst" in screen.waiting.text()


def test_walking_past_a_row_leaves_it(
    window: MainWindow, bureau: Bureau, small: Path, qtbot: QtBot
) -> None:
    waiting = _wait_for_rows(window, qtbot, small)
    first = waiting.current()
    waiting.walk(1)
    second = waiting.current()
    assert isinstance(first, Importvraag)
    assert isinstance(second, Importvraag)
    assert first.id != second.id
    waiting.walk(1)
    assert waiting.current() == first
    assert len(list_importvragen(bureau)) == 2


def test_a_row_with_personal_data_cannot_be_taken_over(
    window: MainWindow, bureau: Bureau, small: Path, qtbot: QtBot
) -> None:
    waiting = _wait_for_rows(window, qtbot, small)
    waiting.form.text.setPlainText("bel 06-71 23 45 09")
    waiting.take_over()
    assert "telefoonnummer" in waiting.bar.text()
    assert len(list_importvragen(bureau)) == 2
