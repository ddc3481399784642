"""Widgets die in the thread they live in, whoever left them behind."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from ui.session import Session


def _leave_a_widget_behind() -> "weakref.ref[QWidget]":
    widget = QWidget()
    cycle: list[object] = [widget]
    cycle.append(cycle)
    return weakref.ref(widget)


def test_a_worker_that_allocates_much_collects_nothing(session: Session, qtbot: QtBot) -> None:
    left = _leave_a_widget_behind()
    died: list[int] = []
    weakref.finalize(left(), lambda: died.append(threading.get_ident()))

    def allocate(_: Bureau) -> list[list[int]]:
        return [[n] for n in range(200_000)]

    done: list[list[list[int]]] = []
    session.do_slow(allocate, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: bool(died), timeout=10_000)
    assert died == [threading.get_ident()]


def test_afterwards_python_collects_again(bureau: Bureau, qtbot: QtBot) -> None:
    session = Session(bureau)
    assert not gc.isenabled()
    session.close()
    assert gc.isenabled()
