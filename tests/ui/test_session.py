"""Use cases run, failures become sentences, slow work runs beside the window."""

from collections.abc import Callable
from threading import Event, get_ident
from time import sleep

import pytest
from pytestqt.qtbot import QtBot

from signaal.fouten import ArchiefKapotFout, GebruikFout, GestoptFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, laatste_signalen, log_signaal
from ui.session import Session


def _never(outcome: object) -> None:
    pytest.fail(f"an answer that should not come: {outcome}")


def _ignore(outcome: object) -> None:
    """An answer that nobody waits for."""


def _three(bureau: Bureau) -> int:
    return 3


def test_do_gives_the_outcome_and_tells_that_something_changed(
    session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        signal = session.do(log_signaal, Signaalinvoer("losse tegels", "schaijk"))
    assert signal is not None
    assert signal.tekst == "losse tegels"


def test_a_refusal_is_a_sentence_and_changes_nothing(session: Session, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(session.changed),
        qtbot.waitSignal(session.failed) as told,
    ):
        outcome = session.do(log_signaal, Signaalinvoer("", "schaijk"))
    assert outcome is None
    assert told.args == ["Schrijf eerst wat je hoorde of zag; er is nog niets bewaard."]


def test_reading_changes_nothing(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        assert session.read(laatste_signalen, 5) == []


def test_slow_work_answers_in_the_thread_of_the_window(session: Session, qtbot: QtBot) -> None:
    threads: list[int] = []

    def work(bureau: Bureau, number: int) -> int:
        threads.append(get_ident())
        return number + 1

    answers: list[tuple[int, int]] = []
    task = session.do_slow(work, 41, done=lambda outcome: answers.append((outcome, get_ident())))
    with qtbot.waitSignal(task.ended):
        pass
    assert answers == [(42, get_ident())]
    assert threads != [get_ident()]


def test_slow_work_tells_how_far_it_is_and_can_be_stopped(session: Session, qtbot: QtBot) -> None:
    def work(
        bureau: Bureau, voortgang: Callable[[int, int], None], stop: Callable[[], bool]
    ) -> None:
        for step in range(1, 10_000):
            voortgang(step, 10_000)
            if stop():
                raise GestoptFout("Gestopt; er is niets veranderd.")

    steps: list[int] = []
    task = session.do_slow(work, done=_never, progress=lambda n, of: steps.append(n))
    with qtbot.assertNotEmitted(session.failed), qtbot.waitSignal(task.stopped):
        task.cancel()
    qtbot.waitUntil(lambda: steps[:1] == [1])


def test_slow_refusal_is_told_and_slow_write_changes(session: Session, qtbot: QtBot) -> None:
    def refuse(bureau: Bureau) -> None:
        raise GebruikFout("Dat kan niet.")

    with qtbot.waitSignal(session.failed) as told:
        session.do_slow(refuse, done=_never)
    assert told.args == ["Dat kan niet."]
    with qtbot.waitSignal(session.changed):
        session.do_slow(lambda bureau: 1, done=lambda outcome: None, writes=True)


def test_a_mistake_of_ours_is_not_swallowed(session: Session, qtbot: QtBot) -> None:
    def wrong(bureau: Bureau) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        task = session.do_slow(wrong, done=_never)
        with qtbot.waitSignal(task.ended):
            pass
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_a_long_look_makes_nobody_wait_and_ends_when_we_close(
    session: Session, qtbot: QtBot
) -> None:
    looking, ended = Event(), Event()

    def look(bureau: Bureau, stop: Callable[[], bool]) -> None:
        looking.set()
        while not stop():
            sleep(0.001)
        ended.set()
        raise GestoptFout("Gestopt.")

    with qtbot.assertNotEmitted(session.failed):
        session.watch(look)
        assert looking.wait(20)
        assert not session.busy
        with qtbot.waitSignal(session.do_slow(_three, done=_ignore).ended):
            pass
        session.close()
    assert ended.is_set()
    session.watch(look)  # a closed desk looks at nothing
    session.close()


def test_what_a_long_look_finds_is_told(session: Session, qtbot: QtBot) -> None:
    def look(bureau: Bureau, stop: Callable[[], bool]) -> None:
        raise ArchiefKapotFout("Het journaal klopt niet.")

    with qtbot.waitSignal(session.failed) as told:
        session.watch(look)
    assert told.args == ["Het journaal klopt niet."]
