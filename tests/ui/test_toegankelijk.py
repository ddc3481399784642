"""Every screen of this room: named, reachable, large enough, nothing cut off."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from signaal.usecases.reservekopie import maak_reservekopie, reservekopieen_bij
from signaal.usecases.vernietigen import stel_vernietiging_uit
from tests.builders import maak_signaal, zet
from tests.ui.toegankelijk import clipped, nameless, small_targets, unreachable
from ui import look
from ui.front_door import FrontDoor
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.instellingen import InstellingenDialog
from ui.screens.loggen import LoggenScreen
from ui.screens.welkom import WelkomScreen
from ui.session import Session

CODE = "7K3M-QX9A-2B4C-HT8V-N5RW-P6YD-J1EG-S0ZF"


@pytest.fixture(params=[100, 125, 150])
def percent(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[int]:
    """Each text size, back to the usual afterwards."""
    look.apply(dressed, dark=False, text_percent=request.param)
    yield request.param
    look.apply(dressed, dark=False, text_percent=100)


def _check(window: QWidget) -> None:
    window.resize(1366, 768)
    window.show()
    QTest.qWait(1)
    assert nameless(window) == []
    assert small_targets(window) == []
    assert unreachable(window) == []
    assert clipped(window) == []


def _who(screen: WelkomScreen) -> None:
    screen.kernen.setText("Schaijk, Zeeland")
    screen.more.open()


def _passphrase(screen: WelkomScreen) -> None:
    screen.who.name.setText("Anne")
    screen.kernen.setText("Schaijk")
    screen.who.discipline.choose(["sociaal_werker"])
    screen.next_button.click()
    screen.passphrase.button.click()


def _code(screen: WelkomScreen) -> None:
    screen.show_code(CODE)


@pytest.mark.parametrize("arrive", [_who, _passphrase, _code])
def test_first_start(arrive: Callable[[WelkomScreen], None], percent: int, qtbot: QtBot) -> None:
    screen = WelkomScreen(date(2026, 11, 22))
    qtbot.addWidget(screen)
    arrive(screen)
    _check(screen)


@pytest.mark.parametrize("lost", [False, True])
def test_next_start(lost: bool, percent: int, laptop: Laptop, qtbot: QtBot) -> None:
    laptop.keep(archive="team.signaal")
    door = FrontDoor(laptop)
    qtbot.addWidget(door)
    door.unlock.refuse("Dit wachtwoord past niet. Het archief is niet aangeraakt.")
    if lost:
        door.unlock.forgot_button.click()
    _check(door)


def test_loggen_with_everything_unfolded(percent: int, window: MainWindow) -> None:
    screen = window.go_to("loggen")
    assert isinstance(screen, LoggenScreen)
    for text in ("losse tegels bij de kerk", "een bewoner is vaak alleen " * 20):
        screen.form.text.setPlainText(text)
        screen.save()
    screen.form.more.open()
    screen.form.details.call_back.setChecked(True)
    screen.form.themes.choose(["vallen", "mantelzorg"])
    screen.form.themes.propose({"vervoer": ""})
    _check(window)


def test_settings(
    percent: int, session: Session, bureau: Bureau, laptop: Laptop, qtbot: QtBot
) -> None:
    later = Later()
    zet(bureau, maak_signaal(datum=date(2018, 1, 1)), maak_signaal(datum=date(2019, 1, 1)))
    stel_vernietiging_uit(bureau, "signaal/2018", "onderzoek loopt nog")
    dialog = InstellingenDialog(laptop)
    qtbot.addWidget(dialog)
    dialog.add_page(later.team(session), "Team en besturen")
    dialog.add_page(later.meetings(session), "Overleg")
    dialog.add_page(later.themes(session), "Thema's")
    dialog.add_page(later.data(session), "Gegevens")
    dialog.add_page(later.keeping(session), "Bewaren")
    dialog.add_page(later.backups(session), "Reservekopieën")
    dialog.add_page(later.acts(session), "Wie deed wat")
    for tab in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(tab)
        _check(dialog)


def test_putting_a_backup_back_at_the_door(
    percent: int, bureau: Bureau, laptop: Laptop, qtbot: QtBot
) -> None:
    maak_reservekopie(bureau)
    laptop.keep(archive=str(bureau.pad))
    door = FrontDoor(laptop)
    qtbot.addWidget(door)
    later = Later()
    dialog = later.put_back(reservekopieen_bij(bureau.pad), door, repairable=True)
    dialog.begin("We kijken de reservekopie na…")
    dialog.refuse("Dit wachtwoord past niet bij deze reservekopie. Er is niets veranderd.")
    _check(dialog)
    _check(later.repair_report(("Het archief is gerepareerd.",), door))


def test_the_walk_finds_a_nameless_field(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    window.setMinimumSize(300, 200)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    tiny = QPushButton("Klein genoeg om te missen")
    tiny.setFixedSize(20, 20)
    column.addWidget(QLineEdit())
    column.addWidget(tiny)
    window.show()
    assert len(nameless(window)) == 1
    assert len(small_targets(window)) == 1
    assert len(clipped(window)) == 1
