"""The rows of the agenda: grouped, numbered by the clock, and in people's own order when moved."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from signaal.usecases.agendapunten import (
    Puntwijziging,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_op_agenda,
    zet_volgorde,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from tests.builders import Klok
from tests.overlegbouw import MANTELZORG, VALLEN, VERVOER, richt_in
from ui.models.agenda_model import ROW, AgendaModel, AgendaRow, Kind, highest, rows_of


def _rows(bureau: Bureau, *, unfolded: bool = False) -> list[AgendaRow]:
    return rows_of(lees_overleg(bureau), unfolded)


def _model(bureau: Bureau) -> AgendaModel:
    model = AgendaModel()
    model.show_rows(_rows(bureau), highest(lees_overleg(bureau)))
    return model


def test_groups_in_order_with_clock_times(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    zet_op_agenda(bureau, voor.overleg.id, MANTELZORG)
    voeg_eigen_punt_toe(bureau, voor.overleg.id, "Sleutel van het dorpshuis")
    assert [(r.title, r.starts) for r in _rows(bureau)] == [
        ("Opening", "9.00"),
        ("Wat is er gedaan met de afspraken?", "9.05"),
        ("Samen oppakken?", ""),
        ("Vallen, Schaijk", "9.15"),
        ("Ook bespreken", ""),
        ("Mantelzorg, Zeeland", "9.25"),
        ("Eigen punten", ""),
        ("Sleutel van het dorpshuis", "9.30"),
        ("Rondvraag en volgende datum", "9.35"),
        ("Overige (2)", ""),
    ]


def test_what_is_left_over_is_folded_until_asked(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    assert _rows(bureau)[-1].kind is Kind.FOLD
    wijzig_punt(bureau, voor.overleg.id, VALLEN, Puntwijziging(weggelaten=True))
    others = [r for r in _rows(bureau, unfolded=True) if r.kind is Kind.OTHER]
    assert (others[0].key, others[0].remark) == (VALLEN, "weggelaten")
    assert {r.key for r in others} >= {MANTELZORG, VERVOER}


def test_after_moving_across_groups_there_is_one_heading(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    zet_op_agenda(bureau, voor.overleg.id, MANTELZORG)
    keys = [r.key for r in _rows(bureau) if r.key]
    keys.remove(MANTELZORG)
    zet_volgorde(bureau, voor.overleg.id, [keys[0], MANTELZORG, *keys[1:]])
    rows = _rows(bureau)
    assert [r.title for r in rows if r.kind is Kind.HEADER] == ["Jullie volgorde"]
    assert next(r for r in rows if r.key == VALLEN).remark == "samen oppakken?"


def test_a_row_says_everything_in_words(bureau: Bureau, klok: Klok) -> None:
    richt_in(bureau, klok)
    spoken = next(r.spoken for r in _rows(bureau) if r.key == VALLEN)
    assert spoken == "Vallen, Schaijk, 9 signalen, 8 meer, samen oppakken?, om 9.15, 10 min"


def test_all_little_charts_share_one_scale(bureau: Bureau, klok: Klok) -> None:
    assert highest(richt_in(bureau, klok)) == 9


def test_moving_tells_the_new_order_and_shows_it_at_once(
    bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    voor = richt_in(bureau, klok)
    zet_op_agenda(bureau, voor.overleg.id, MANTELZORG)
    model = _model(bureau)
    with qtbot.waitSignal(model.reordered) as told:
        model.move(MANTELZORG, -1)
    assert told.args is not None
    assert told.args[0][2:4] == [MANTELZORG, VALLEN]
    assert model.agenda_keys() == told.args[0]


def test_the_ends_of_the_agenda_hold(bureau: Bureau, klok: Klok, qtbot: QtBot) -> None:
    richt_in(bureau, klok)
    model = _model(bureau)
    with qtbot.assertNotEmitted(model.reordered):
        model.move("vast:opening", -1)
        model.move("vast:rondvraag", 1)
        model.move(VERVOER, -1)


def test_dropping_puts_a_row_before_the_one_under_it(
    bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    voor = richt_in(bureau, klok)
    zet_op_agenda(bureau, voor.overleg.id, MANTELZORG)
    model = _model(bureau)
    dragged = model.mimeData([model.index_of(MANTELZORG)])
    target = model.index_of(VALLEN).row()
    with qtbot.waitSignal(model.reordered) as told:
        model.dropMimeData(dragged, Qt.DropAction.MoveAction, target, 0, QModelIndex())
    assert told.args is not None
    assert told.args[0][2:4] == [MANTELZORG, VALLEN]


def test_headings_and_left_over_rows_stay_where_they_are(bureau: Bureau, klok: Klok) -> None:
    richt_in(bureau, klok)
    model = AgendaModel()
    model.show_rows(_rows(bureau, unfolded=True), 9)
    drag = Qt.ItemFlag.ItemIsDragEnabled
    for number in range(model.rowCount()):
        row = model.index(number).data(ROW)
        can = bool(model.flags(model.index(number)) & drag)
        assert can == (row.kind in {Kind.ITEM, Kind.STANDING}), row.title


def test_qt_finds_no_fault_in_the_model(bureau: Bureau, klok: Klok, qtbot: QtBot) -> None:
    richt_in(bureau, klok)
    model = _model(bureau)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(_rows(bureau, unfolded=True), 9)
    model.move(VALLEN, 1)
