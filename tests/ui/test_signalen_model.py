"""The rows of the table: read by the page, only where somebody looks."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline, Signaal
from tests.builders import maak_signaal
from ui.models.signalen_model import PAGE, Column, Names, SignalenModel

ANNE = UUID(int=7)
NAMES = Names({"schaijk": "Schaijk"}, {"vallen": "Vallen"}, {ANNE: "Anne"})


class Shelf:
    """Signals to read from, and a note of what was read."""

    def __init__(self, count: int) -> None:
        self.signals = [maak_signaal(f"signaal {i}") for i in range(count)]
        self.read: list[tuple[int, int]] = []

    def fetch(self, start: int, many: int) -> Sequence[Signaal]:
        """As the screen does it."""
        self.read.append((start, many))
        return self.signals[start : start + many]


def _shown(model: SignalenModel, row: int, column: Column) -> object:
    return model.index(row, column).data()


def test_qt_finds_no_fault_in_it(dressed: QApplication) -> None:
    model = SignalenModel()
    tester = QAbstractItemModelTester(model)  # what it finds is a Qt warning, which fails a test
    for count in (3, 0, 500):
        model.show(count, Shelf(count).fetch, NAMES)
    assert tester.model() is model


def test_only_the_pages_that_are_seen_are_read(dressed: QApplication) -> None:
    shelf, model = Shelf(1000), SignalenModel()
    model.show(1000, shelf.fetch, NAMES)
    assert shelf.read == []
    assert _shown(model, 0, Column.TEXT) == "signaal 0"
    assert _shown(model, PAGE - 1, Column.TEXT) == f"signaal {PAGE - 1}"
    assert shelf.read == [(0, PAGE)]
    assert _shown(model, 777, Column.TEXT) == "signaal 777"
    assert shelf.read == [(0, PAGE), (600, PAGE)]


def test_memory_stays_bounded_and_old_pages_are_read_anew(dressed: QApplication) -> None:
    shelf, model = Shelf(40 * PAGE), SignalenModel()
    model.show(40 * PAGE, shelf.fetch, NAMES)
    for page in range(40):
        model.signal_at(page * PAGE)
    model.signal_at(39 * PAGE)
    assert len(shelf.read) == 40
    model.signal_at(0)
    assert shelf.read[-1] == (0, PAGE)


def test_words_of_a_row(dressed: QApplication) -> None:
    signal = maak_signaal("gladde\n  tegels", themas=("vallen", "eigen"), lid=ANNE, spoed=True)
    tally = maak_signaal("", discipline=Discipline.PREVENTIEWERKER_JEUGD)
    model = SignalenModel()
    model.show(2, lambda start, many: [signal, tally], NAMES)
    assert [_shown(model, 0, column) for column in Column] == [
        "22-11-2026",
        "Schaijk",
        "Vallen, eigen",
        "gladde tegels",
        "Anne",
    ]
    assert _shown(model, 1, Column.TEXT) == "Geteld"
    assert _shown(model, 1, Column.WHO) == "Preventiewerker Jeugd"
    said = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, Column.TEXT).data(said) == "Spoed: gladde tegels"
    assert model.index(1, Column.THEME).data(said) == "Nog geen thema"


def test_a_row_that_is_gone_is_empty(dressed: QApplication, qtbot: QtBot) -> None:
    model = SignalenModel()
    model.show(5, Shelf(2).fetch, NAMES)
    assert _shown(model, 4, Column.TEXT) is None
    assert model.signal_at(4) is None


def test_a_signal_is_found_back_near_where_it_was(dressed: QApplication) -> None:
    shelf, model = Shelf(500), SignalenModel()
    model.show(500, shelf.fetch, NAMES)
    assert model.row_of(shelf.signals[201].id, near=199) == 201
    assert model.row_of(maak_signaal().id, near=0) == -1
