"""Signalen: find, read, change, remove, bring back, keep a filter; with the real window."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline, Signaal, Zoekvraag
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import lees_signalen, tel_signalen, wijzig_signaal
from tests.builders import VANDAAG, lid_met, maak_signaal, vul, zet
from tests.ui.overlegvenster import answering
from tests.ui.toetsen import Keyboard
from ui.main_window import MainWindow
from ui.models.signalen_model import Column, SignalenModel
from ui.screens.signalen import SignalenScreen
from ui.widgets.question import TextQuestion
from ui.widgets.signal_dialog import SignalDialog
from ui.widgets.signal_table import SignalTable


@pytest.fixture
def screen(window: MainWindow) -> SignalenScreen:
    """The table in the real window, nothing in it yet."""
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    return screen


@pytest.fixture
def three(bureau: Bureau, screen: SignalenScreen) -> list[Signaal]:
    """Three signals, newest first, shown."""
    signals = [
        maak_signaal("losse tegels bij de kerk", themas=("vallen",), lid=bureau.lid),
        maak_signaal("vapes bij de bushalte", datum=VANDAAG - timedelta(days=2), kern="reek"),
        maak_signaal(
            "mantelzorger slaapt slecht",
            datum=VANDAAG - timedelta(days=80),
            kern="zeeland",
            discipline=Discipline.SOCIAAL_WERKER,
            bron="huisarts",
            spoed=True,
        ),
    ]
    zet(bureau, *signals)
    screen.reload()
    return signals


def _texts(screen: SignalenScreen) -> list[str]:
    rows = range(screen.model.rowCount())
    return [str(screen.model.index(row, Column.TEXT).data()) for row in rows]


def _dialog(screen: SignalenScreen) -> SignalDialog:
    return screen.findChildren(SignalDialog)[-1]


def _open_dialogs() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, SignalDialog)]


def test_empty_says_how_to_begin(
    screen: SignalenScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    assert screen.room.import_button.isVisible()
    with qtbot.waitSignal(screen.import_requested):
        screen.room.import_button.click()


def test_newest_first_with_a_count(screen: SignalenScreen, three: list[Signaal]) -> None:
    assert _texts(screen) == [signal.tekst for signal in three]
    assert screen.count.text() == "3 signalen"


def test_typing_searches_after_a_breath(
    screen: SignalenScreen, window: MainWindow, three: list[Signaal], qtbot: QtBot
) -> None:
    keys = Keyboard(window)
    keys.key(Qt.Key.Key_F, ctrl=True)
    with qtbot.waitSignal(screen.filters.changed):
        keys.text("TEGEL")
    assert _texts(screen) == ["losse tegels bij de kerk"]
    assert screen.count.text() == "1 van 3 signalen"
    with qtbot.waitSignal(screen.filters.changed):
        keys.key(Qt.Key.Key_Escape)
    assert len(_texts(screen)) == 3


def test_strange_searches_find_nothing_and_break_nothing(
    screen: SignalenScreen, three: list[Signaal]
) -> None:
    strange = ("'; DROP TABLE signaal", '"', "=1+1", "NEAR(", "../../x", "\u202e💧", "é" * 3000)
    for typed in strange:
        screen.filters.search.setText(typed)
        screen.filters.search.returnPressed.emit()
        assert screen.model.rowCount() in {0, 3}
    screen.filters.clear()
    assert len(_texts(screen)) == 3


def test_each_filter(screen: SignalenScreen, three: list[Signaal]) -> None:
    filters = screen.filters
    for combo, choice, left in (
        (filters.kern, "Reek", [1]),
        (filters.theme, "Nog geen thema", [1, 2]),
        (filters.period, "Vorige periode", [1]),
        (filters.who, "Sociaal werker", [2]),
        (filters.source, "Huisarts", [2]),
        (filters.state, "Spoed", [2]),
        (filters.state, "Verwijderd", []),
    ):
        combo.setCurrentText(choice)
        assert _texts(screen) == [three[at].tekst for at in left]
        screen.clear_button.click()
        assert len(_texts(screen)) == 3


def test_own_days(screen: SignalenScreen, three: list[Signaal]) -> None:
    asked = Zoekvraag(van=three[1].datum, tot=three[1].datum)
    screen.filters.fill(asked)
    assert screen.filters.first.isVisible()
    assert _texts(screen) == [three[1].tekst]
    assert screen.filters.value() == asked


def test_filters_survive_what_happens_elsewhere(
    screen: SignalenScreen, three: list[Signaal], bureau: Bureau
) -> None:
    asked = Zoekvraag("bij", ("reek",), (), (Discipline.WIJKVERPLEEGKUNDIGE,))
    screen.filters.fill(asked)
    zet(bureau, maak_signaal("nog iets bij de school", kern="reek"))
    screen.reload()
    assert screen.filters.value() == asked
    assert len(_texts(screen)) == 2


def test_a_filter_gets_a_name_and_comes_back(screen: SignalenScreen, three: list[Signaal]) -> None:
    def name(question: TextQuestion) -> None:
        question.field.show_text("Reek & jeugd")
        question.yes.click()

    screen.filters.kern.setCurrentText("Reek")
    with answering(TextQuestion, name):
        screen.saved.keep_requested.emit()
    screen.filters.clear()
    [saved] = [a for a in screen.saved.menu().actions() if a.text() == "Reek && jeugd"]
    saved.trigger()
    assert screen.filters.value() == Zoekvraag(kernen=("reek",))
    assert _texts(screen) == [three[1].tekst]


def test_remove_undo_and_bring_back_by_keyboard(
    screen: SignalenScreen, window: MainWindow, three: list[Signaal], bureau: Bureau
) -> None:
    keys = Keyboard(window)
    screen.table.choose_rows([0, 1])
    screen.table.setFocus()
    keys.key(Qt.Key.Key_Delete)
    assert screen.bar.text() == "2 signalen verwijderd"
    assert _texts(screen) == [three[2].tekst]
    assert tel_signalen(bureau, Zoekvraag(verwijderd=True)) == 2
    keys.key(Qt.Key.Key_Z, ctrl=True)
    assert len(_texts(screen)) == 3

    keys.key(Qt.Key.Key_Delete)
    screen.filters.state.setCurrentText("Verwijderd")
    assert screen.count.text().endswith(("verwijderd signaal", "verwijderde signalen"))
    screen.table.choose_rows([0])
    screen.panel.restore.click()
    assert tel_signalen(bureau, Zoekvraag()) == 3


def test_enter_edits_and_only_what_changed_is_written(
    screen: SignalenScreen, window: MainWindow, three: list[Signaal], bureau: Bureau
) -> None:
    keys = Keyboard(window)
    screen.table.choose_rows([1])
    screen.table.setFocus()
    keys.key(Qt.Key.Key_Return)
    dialog = _dialog(screen)
    dialog.form.text.setPlainText("vapes bij de bushalte en de school")
    dialog.form.themes.choose(["middelengebruik"])
    dialog.save()
    [now] = lees_signalen(bureau, [three[1].id])
    assert now.tekst == "vapes bij de bushalte en de school"
    assert now.themas == ("middelengebruik",)
    assert (now.lid, now.discipline, now.datum) == (None, three[1].discipline, three[1].datum)
    assert screen.table.chosen_rows() == [1]
    keys.key(Qt.Key.Key_Z, ctrl=True)
    [back] = lees_signalen(bureau, [three[1].id])
    assert (back.tekst, back.themas) == (three[1].tekst, ())


def test_what_a_colleague_changed_meanwhile_stays_also_after_undo(
    screen: SignalenScreen, window: MainWindow, three: list[Signaal], bureau: Bureau
) -> None:
    keys = Keyboard(window)
    screen.table.choose_rows([1])
    screen.table.setFocus()
    keys.key(Qt.Key.Key_Return)
    dialog = _dialog(screen)
    dialog.form.text.setPlainText("vapes bij de bushalte en de school")
    wijzig_signaal(bureau, three[1].id, bron="school")
    dialog.save()
    wijzig_signaal(bureau, three[1].id, spoed=True)
    [now] = lees_signalen(bureau, [three[1].id])
    assert (now.tekst, now.bron) == ("vapes bij de bushalte en de school", "school")
    keys.key(Qt.Key.Key_Z, ctrl=True)
    [back] = lees_signalen(bureau, [three[1].id])
    assert (back.tekst, back.bron, back.spoed) == (three[1].tekst, "school", True)


def test_the_dialog_shows_who_heard_it(
    screen: SignalenScreen, bureau: Bureau, three: list[Signaal]
) -> None:
    bram = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    zet(bureau, maak_signaal("hij was het", lid=bram, kern="zeeland", buurtschap="graspeel"))
    screen.reload()
    screen.table.choose_rows([0])
    screen.edit_current()
    details = _dialog(screen).form.details
    assert details.who.currentText() == "Bram, sociaal werker"
    assert details.hamlet.currentText() == "Graspeel"
    screen.table.choose_rows([2])
    screen.edit_current()
    assert _dialog(screen).form.details.who.currentText().endswith("uit de lijst")


def test_escape_leaves_it_as_it_was(
    screen: SignalenScreen, three: list[Signaal], bureau: Bureau, qtbot: QtBot
) -> None:
    screen.table.choose_rows([0])
    screen.edit_current()
    dialog = _dialog(screen)
    dialog.form.text.setPlainText("iets anders")
    dialog.reject()
    assert lees_signalen(bureau, [three[0].id]) == [three[0]]
    qtbot.waitUntil(lambda: not _open_dialogs())


def test_personal_data_is_refused_in_the_dialog(
    screen: SignalenScreen, three: list[Signaal], bureau: Bureau
) -> None:
    screen.table.choose_rows([0])
    screen.edit_current()
    dialog = _dialog(screen)
    dialog.form.text.setPlainText("bel 06-71 23 45 09")
    dialog.save()
    assert dialog.isVisible()
    assert "telefoonnummer" in dialog.failure.text()
    assert lees_signalen(bureau, [three[0].id]) == [three[0]]


def test_the_dialog_points_at_something_like_it(
    screen: SignalenScreen, three: list[Signaal], bureau: Bureau
) -> None:
    zet(bureau, maak_signaal("losse tegels vlak bij de kerk", datum=VANDAAG - timedelta(days=5)))
    screen.reload()
    screen.table.choose_rows([0])
    screen.edit_current()
    assert "di 17 november 2026" in _dialog(screen).alike.text()


def test_the_panel_reads_the_whole_signal(
    screen: SignalenScreen, three: list[Signaal], bureau: Bureau
) -> None:
    long = "een lang verhaal " * 200
    zet(bureau, maak_signaal(long, buurtschap="oventje", kern="zeeland", gedaan="gebeld"))
    screen.reload()
    screen.table.choose_rows([0])
    assert screen.panel.text.text() == long
    assert screen.panel.when.text() == "zo 22 november 2026"
    assert "Oventje" in screen.panel.place.text()
    assert "gebeld" in screen.panel.rest.text()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_export(
    screen: SignalenScreen,
    three: list[Signaal],
    tmp_path: Path,
    ending: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    target = tmp_path / f"uit.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen.export("xlsx" if ending == "xlsx" else "csv")
    qtbot.waitUntil(lambda: screen.bar.text() == f"Bewaard als uit.{ending}")
    assert target.stat().st_size > 100


def test_export_where_nothing_can_be_written_says_so(
    screen: SignalenScreen,
    window: MainWindow,
    three: list[Signaal],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    target = tmp_path / "geen map" / "uit.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen.export("csv")
    qtbot.waitUntil(lambda: window.message.text() != "")
    assert not target.exists()


def test_many_rows_scroll_to_the_end_and_all_can_be_chosen(
    screen: SignalenScreen, bureau: Bureau
) -> None:
    vul(bureau, 2500)
    screen.reload()
    assert screen.count.text() == "2.500 signalen"
    screen.table.scrollToBottom()
    last = screen.model.signal_at(2499)
    assert last is not None
    assert last.datum == VANDAAG - timedelta(days=729)
    screen.table.selectAll()
    assert screen.panel.remove.text() == "Verwijder 2500 signalen"
    screen.remove_chosen()
    assert tel_signalen(bureau, Zoekvraag()) == 0
    screen.steps.undo()
    assert tel_signalen(bureau, Zoekvraag()) == 2500


def test_dates_are_dutch(screen: SignalenScreen, bureau: Bureau) -> None:
    zet(bureau, maak_signaal(datum=date(2026, 11, 10)))
    screen.reload()
    assert screen.model.index(0, Column.DATE).data() == "10-11-2026"
    screen.table.choose_rows([0])
    assert screen.panel.when.text() == "di 10 november 2026"


def test_where_there_is_little_room_the_text_gets_it(dressed: QApplication, qtbot: QtBot) -> None:
    table = SignalTable(SignalenModel())
    qtbot.addWidget(table)
    table.show()
    for width, hidden in (
        (900, set[Column]()),
        (700, {Column.WHO}),
        (500, {Column.WHO, Column.THEME}),
    ):
        table.resize(width, 300)
        assert {c for c in Column if table.isColumnHidden(c)} == hidden
        assert table.columnWidth(Column.TEXT) > 250
