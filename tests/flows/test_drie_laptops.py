"""Three laptops, no server: the story of issue 7, at three real windows, by keyboard.

All three log while the folder is gone, two change the same signal, they exchange, one of them
settles it, they hold one overleg, and their agendas are the same byte for byte. Again with files
thrown away, doubled and cut off in between.
"""

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from signaal.usecases.archief import Wachtwoord, open_archief, sluit
from tests.builders import NU, WACHTWOORD, Klok
from tests.drie import maak_drietal
from tests.exchange.lezen import tekst
from tests.flows.drie_vensters import NAMES, Mishaps, Trio, all_texts
from tests.flows.tafel import Meeting, Member, letter
from tests.overlegbouw import VALLEN, WOENSDAG, richt_in
from tests.ui.toetsen import Keyboard
from ui import look
from ui.screens.kiezen import KiezenDialog
from ui.screens.overleg import OverlegScreen

FRIDAY = date(2026, 11, 20)
FIRST = "losse stoep bij de klinkers"
ANNE, BRAM, CLEO = range(3)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three archives that joined, with half a year of signals on the first."""
    folder = tmp_path_factory.mktemp("drie")
    anne = maak_drietal(folder).anne
    klok = Klok(NU, WOENSDAG)
    bureau = open_archief(anne.pad, Wachtwoord(WACHTWOORD), klok.nu, klok.vandaag)
    richt_in(bureau, klok)
    sluit(bureau)
    return folder


@pytest.fixture
def trio(example: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Trio:
    """The three at their windows, on copies of their own."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    folder = tmp_path / "drie"
    shutil.copytree(example, folder)
    return Trio(folder, qtbot)


def log(member: Member, text: str) -> None:
    member.press(Qt.Key.Key_L, ctrl=True)
    member.write(text)
    member.press(Qt.Key.Key_Return, ctrl=True)


def change(member: Member, text: str, to: str) -> None:
    """Another text for the signal with this one."""
    member.choose_signal(text)
    member.press(Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    keys = Keyboard(dialog)
    keys.key(Qt.Key.Key_A, ctrl=True)
    keys.text(to)
    keys.key(Qt.Key.Key_Return, ctrl=True)
    member.settle()


def line(member: Member) -> str:
    """What the line on sharing says."""
    return member.window.sharing_line.text()


def _says(member: Member, part: str) -> bool:
    return part in line(member)


def choose(member: Member, number: int) -> str:
    """Through the line on sharing: this value, by its key; what was chosen."""
    member.do("Kies wat blijft")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KiezenDialog)
    value = dialog.cards[number - 1].findChildren(QLabel)[0].text()
    keys = Keyboard(dialog)
    keys.key(Qt.Key(Qt.Key.Key_0 + (3 - number)), ctrl=True)  # the other one first
    keys.key(Qt.Key.Key_Z, ctrl=True)
    keys.key(Qt.Key(Qt.Key.Key_0 + number), ctrl=True)
    assert dialog.subject.text() == "Alles is gekozen."
    keys.key(Qt.Key.Key_Return)
    member.settle()
    return value


def agendas(member: Member, held: UUID) -> list[bytes]:
    """What the meeting left on paper, and the agenda of it for the trio and for a board."""
    screen = member.go(Qt.Key.Key_F3, OverlegScreen)
    screen.show_meeting(held)
    member.settle()
    if screen.bar.preview.isVisible():
        member.press(letter(screen.bar.preview.text()), alt=True)
    meeting = Meeting(member)
    return [meeting.paper(name) for name in ("Verslag", "Drie-eenheid", "Schaijk")]


def story(trio: Trio, between: Callable[[], object]) -> None:
    """From three laptops without a folder to three equal agendas."""
    trio.meet(between)

    # Offline: the folder is gone. Everybody goes on; one calm line, nothing in between.
    away = trio.shared.rename(trio.shared.with_name("weg"))
    for number, name in enumerate(NAMES):
        with trio.at(number) as member:
            log(member, f"gladde stoep, zegt {name}")
            log(member, f"slechte lamp, zegt {name}")
            trio.exchange(number)
            trio.exchange(number)
            member.until(partial(_says, member, "map"))
            assert not member.window.message.isVisible()
    with trio.at(ANNE) as anne:
        change(anne, FIRST, "losse stoep bij de brug")
    with trio.at(BRAM) as bram:
        change(bram, FIRST, "losse stoep bij de kerk")

    # The folder is back.
    away.rename(trio.shared)
    with trio.at(ANNE) as anne:
        anne.do("Kijk opnieuw")
        anne.until(lambda: "map" not in line(anne))
    trio.meet(between)
    logged = {f"gladde stoep, zegt {name}" for name in NAMES}
    assert logged < {*all_texts(trio.desks[CLEO])}

    # Two changed one text: all three are asked, one answers.
    for number in (ANNE, BRAM, CLEO):
        with trio.at(number) as member:
            member.until(partial(_says, member, "1 keer hebben jullie iets allebei veranderd."))
    with trio.at(CLEO) as cleo:
        chosen = choose(cleo, 2)
    trio.meet(between)
    for number, desk in enumerate(trio.desks):
        with trio.at(number) as member:
            member.until(partial(_says, member, "Bijgewerkt om "))
        texts = all_texts(desk)
        assert chosen in texts
        assert len([t for t in texts if t.startswith("losse stoep bij de")]) == 1

    # One overleg, at Bram's laptop.
    for clock in trio.clocks:
        clock.dag = FRIDAY
    with trio.at(BRAM) as bram:
        meeting = Meeting(bram)
        meeting.start()
        meeting.to(VALLEN)
        meeting.decide("Samen oppakken", "het is er glad")
        meeting.agree("stoep laten nakijken", day="12-12", regie=1)
        meeting.close()
        held = meeting.overleg
    trio.meet(between)
    trio.check()

    # The same paper on every laptop.
    moment = max(clock.moment for clock in trio.clocks)
    papers = []
    for number in (ANNE, BRAM, CLEO):
        trio.clocks[number].moment = moment
        with trio.at(number) as member:
            papers.append(agendas(member, held))
    assert papers[ANNE] == papers[BRAM] == papers[CLEO]
    assert "stoep laten nakijken" in tekst(papers[ANNE][0])


def test_three_laptops_one_overleg(trio: Trio) -> None:
    with trio:
        story(trio, lambda: None)


@pytest.mark.parametrize("seed", [1, 2])
def test_with_files_thrown_away_doubled_and_cut_off(trio: Trio, seed: int) -> None:
    with trio:
        mishaps = Mishaps(trio.shared, seed)
        story(trio, mishaps.happen)
