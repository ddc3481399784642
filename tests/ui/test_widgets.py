"""The small parts: chips, theme picker, fold, message, form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.toetsen import Keyboard
from ui.widgets.chips import ChipRow, with_letters
from ui.widgets.empty_state import EmptyState
from ui.widgets.fold import Fold
from ui.widgets.kern_fields import HamletFields, split_names
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase import PassphraseFields, strength
from ui.widgets.signal_text import Mark, SignalText
from ui.widgets.theme_picker import ThemePicker

pytestmark = pytest.mark.usefixtures("dressed")

THEMES = (("vallen", "Vallen"), ("vervoer", "Vervoer"), ("val", "Valse start"), ("geld", "Geld"))


def test_each_chip_gets_a_letter_of_its_own() -> None:
    shown = with_letters([("a", "Reek"), ("b", "Rijk & Zn"), ("c", "R")], taken="i")
    assert shown == ["&Reek", "Ri&jk && Zn", "R"]


def test_one_chip_at_a_time_unless_told_otherwise(qtbot: QtBot) -> None:
    row = ChipRow("Kern")
    qtbot.addWidget(row)
    row.set_choices([("a", "Aa"), ("b", "Bee")])
    row.choose(["a"])
    row.choose(["b"])
    assert row.chosen() == ("b",)
    row.set_choices([("b", "Bee"), ("c", "Cee")])
    assert row.chosen() == ("b",)
    row.choose(["gone"])
    assert row.chosen() == ()


def test_theme_by_a_few_letters(qtbot: QtBot) -> None:
    picker = ThemePicker()
    qtbot.addWidget(picker)
    picker.set_themes(THEMES)
    picker.show()
    keys = Keyboard(picker)
    picker.field.setFocus()
    with qtbot.waitSignals([picker.changed, picker.left]):
        keys.text("voer")
        keys.key(Qt.Key.Key_Return)
    assert picker.chosen() == ("vervoer",)
    QTest.qWait(1)
    assert picker.field.text() == ""


def test_proposals_by_digit_and_never_twice(qtbot: QtBot) -> None:
    picker = ThemePicker()
    qtbot.addWidget(picker)
    picker.set_themes(THEMES)
    picker.propose(dict.fromkeys(["vallen", "onbekend", "vervoer", "val", "geld"], ""))
    picker.show()
    keys = Keyboard(picker)
    picker.focus_next()
    keys.text("2")
    assert picker.chosen() == ("vervoer",)
    assert picker.accept(1)
    assert picker.chosen() == ("vervoer", "vallen")
    picker.propose(dict.fromkeys(["vallen", "vervoer"], ""))
    assert not picker.accept(1)


def test_fold_hides_until_asked(qtbot: QtBot) -> None:
    inside = QLabel("binnen")
    fold = Fold("Meer", inside, "M")
    qtbot.addWidget(fold)
    fold.show()
    assert not inside.isVisible()
    with qtbot.waitSignal(fold.toggled):
        fold.open()
    assert inside.isVisible()


def test_message_says_and_offers(qtbot: QtBot) -> None:
    bar, done = MessageBar(), []
    qtbot.addWidget(bar)
    bar.tell("Bewaard", "good", (("Maak ongedaan", lambda: done.append(1)),), seconds=0.01)
    bar.press("Maak")
    assert done == [1]
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_underlines_count_code_points_not_utf16(qtbot: QtBot) -> None:
    field = SignalText()
    qtbot.addWidget(field)
    field.setPlainText("😀😀 jansen belt")
    field.mark([Mark(3, 9, stop=True)])
    assert [s.cursor.selectedText() for s in field.extraSelections()] == ["jansen"]


def test_text_grows_but_not_for_ever(qtbot: QtBot) -> None:
    field = SignalText()
    qtbot.addWidget(field)
    field.show()
    small = field.height()
    field.setPlainText("regel\n" * 8)
    middle = field.height()
    field.setPlainText("regel\n" * 500)
    assert small < middle <= field.height() < 3 * small


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", 0),
        ("kort", 0),
        ("aaaaaaaaaaaaaaaa", 0),
        ("hoedenplank", 1),
        ("hoedenplank 12", 2),
        ("paars fiets toren melk", 3),
    ],
)
def test_strength_in_words(passphrase: str, level: int) -> None:
    assert strength(passphrase)[0] == level


def test_two_different_passphrases_are_pointed_out(qtbot: QtBot) -> None:
    fields = PassphraseFields()
    qtbot.addWidget(fields)
    fields.first.setText("paars fiets toren melk")
    fields.again.setText("paars fiets toren")
    assert fields.complaint() == "De twee wachtwoorden zijn niet gelijk."
    fields.again.setText(fields.first.text())
    assert fields.complaint() == ""


def test_names_of_kernen_and_hamlets(qtbot: QtBot) -> None:
    assert split_names(" Schaijk,Zeeland ; Sint  Hubert,, Schaijk") == (
        "Schaijk",
        "Zeeland",
        "Sint Hubert",
    )
    fields = HamletFields()
    qtbot.addWidget(fields)
    fields.set_kernen(("Schaijk", "Zeeland"))
    fields._lines["Zeeland"][1].setText("Oventje, Zevenhuis")
    fields.set_kernen(("Zeeland",))
    assert fields.hamlets() == (("Oventje", "Zeeland"), ("Zevenhuis", "Zeeland"))


def test_an_empty_state_shows_its_whole_sentence_in_a_wide_room(qtbot: QtBot) -> None:
    sentence = "Een zin die te lang is voor één regel van deze breedte. " * 2
    empty = EmptyState("flag", "Niets", sentence)
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    column.addWidget(empty)
    column.addStretch(1)
    room.resize(1000, 600)
    room.show()
    (said,) = (label for label in empty.findChildren(QLabel) if label.text().startswith("Een zin"))
    assert said.height() >= said.heightForWidth(said.width())
