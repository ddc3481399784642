"""Exchanging beside the work: when, one at a time, and what is said about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from signaal.fouten import GestoptFout, SignaalFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.deelronde import Ronde
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.wisselen import Gewisseld
from signaal.usecases.wisselwoorden import Melding, bijgewerkt_zin, kapot, onderweg
from tests.ui.overlegvenster import WAIT
from ui.exchanger import Exchanger, Pace
from ui.session import Session

AT = datetime(2026, 11, 22, 13, 32, tzinfo=UTC)
#: So short that a test need not wait, so long that nothing happens by itself.
QUICK = Pace(opening=0, change=5, landing=5, poll=600_000, pause=600_000, longest=2_000_000)
GONE = "De gedeelde map is er nu niet; er is niets verloren. Kijk of hij verbonden is."


def came(*signalen: tuple[str, int], meldingen: tuple[Melding, ...] = ()) -> Gewisseld:
    """An exchange in which these came in."""
    return Gewisseld(0, sum(n for _, n in signalen), signalen, 0, meldingen, "")


@dataclass
class Folder:
    """Stands in for the exchange itself: what the next rounds find."""

    found: Ronde = field(default_factory=lambda: Ronde(True, True, came(), AT))
    rounds: int = 0
    at_work: int = 0
    most: int = 0
    wait: Event | None = None
    stopped: bool = False

    def exchange(
        self, bureau: Bureau, voortgang: object, stop: Callable[[], bool], nagekeken: object
    ) -> Ronde:
        """One round."""
        del bureau, voortgang, nagekeken
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        while self.wait is not None and not self.wait.wait(0.01):
            if stop():
                self.stopped = True
                raise GestoptFout("Gestopt.")
        self.at_work -= 1
        self.rounds += 1
        return self.found


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The exchange of this test."""
    folder = Folder()
    monkeypatch.setattr("ui.exchanger.wissel_rond", folder.exchange)
    monkeypatch.setattr("ui.exchanger.aantal_geschillen", lambda _: folder.found.geschillen)
    return folder


@pytest.fixture
def exchanger(session: Session, folder: Folder, qtbot: QtBot) -> Exchanger:
    """At work, its first round done."""
    exchanger = Exchanger(session, session, QUICK)
    with qtbot.waitSignal(exchanger.rounded, timeout=WAIT):
        pass
    return exchanger


def again(exchanger: Exchanger, qtbot: QtBot, times: int = 1) -> None:
    """So many rounds more."""
    for _ in range(times):
        with qtbot.waitSignal(exchanger.rounded, timeout=WAIT):
            exchanger.exchange()


def write(session: Session) -> None:
    assert session.do(log_signaal, Signaalinvoer("losse tegel", "reek")) is not None


def test_who_shares_with_nobody_hears_nothing(
    session: Session, folder: Folder, qtbot: QtBot
) -> None:
    folder.found = Ronde()
    exchanger = Exchanger(session, session, QUICK)
    with qtbot.waitSignal(exchanger.rounded, timeout=WAIT):
        pass
    write(session)
    qtbot.wait(50)
    assert folder.rounds == 1
    assert exchanger.standing.said == ""


def test_one_quiet_line_when_all_is_well(exchanger: Exchanger) -> None:
    assert exchanger.standing.said == bijgewerkt_zin(AT, ())
    assert not exchanger.standing.failing


def test_what_is_written_here_goes_out_by_itself(
    exchanger: Exchanger, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(exchanger.rounded, timeout=WAIT):
        write(session)
        write(session)
    qtbot.wait(50)
    assert folder.rounds == 2, "two writes in a row are one exchange"


def test_every_minute_it_looks_by_itself(session: Session, folder: Folder, qtbot: QtBot) -> None:
    exchanger = Exchanger(session, session, Pace(opening=0, poll=20))
    qtbot.waitUntil(lambda: folder.rounds >= 3, timeout=WAIT)
    exchanger.stop()


def test_something_lands_in_the_folder(
    exchanger: Exchanger, folder: Folder, tmp_path: Path, qtbot: QtBot
) -> None:
    folder.found = Ronde(True, True, came(), AT, volgen=(tmp_path,))
    again(exchanger, qtbot)
    qtbot.waitUntil(lambda: folder.rounds == 3, timeout=WAIT)  # what landed while nobody looked
    qtbot.wait(50)
    assert folder.rounds == 3
    with qtbot.waitSignal(exchanger.rounded, timeout=WAIT):
        (tmp_path / "van-een-collega.vsg").write_bytes(b"nieuw")


def test_never_two_at_a_time_and_one_more_for_all_who_asked_meanwhile(
    exchanger: Exchanger, folder: Folder, qtbot: QtBot
) -> None:
    folder.wait = Event()
    for _ in range(5):
        exchanger.exchange()
    qtbot.waitUntil(lambda: folder.at_work == 1, timeout=WAIT)
    folder.wait.set()
    qtbot.waitUntil(lambda: folder.rounds == 3, timeout=WAIT)
    qtbot.wait(50)
    assert (folder.rounds, folder.most) == (3, 1)


def test_other_work_with_the_folder_waits_its_turn_and_hears_its_own_refusal(
    exchanger: Exchanger, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    heard: list[object] = []

    def refused(bureau: Bureau, voortgang: object, stop: object) -> str:
        raise SignaalFout("Dat bestand is er niet.")

    folder.wait = Event()
    exchanger.exchange()
    with qtbot.assertNotEmitted(session.failed):
        exchanger.run(refused, heard.append)
        exchanger.run(lambda bureau, voortgang, stop: "gedaan", heard.append)
        qtbot.wait(30)
        assert heard == []
        folder.wait.set()
        qtbot.waitUntil(lambda: len(heard) == 2, timeout=WAIT)
    assert isinstance(heard[0], SignaalFout)
    assert heard[1] == "gedaan"


def test_what_came_in_is_told_until_somebody_looked(
    exchanger: Exchanger, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    folder.found = Ronde(True, True, came(("Anne", 2)), AT)
    with qtbot.waitSignal(session.arrived, timeout=WAIT):
        exchanger.exchange()
    folder.found = Ronde(True, True, came(("Anne", 1), ("Cleo", 1)), AT)
    again(exchanger, qtbot)
    folder.found = Ronde(True, True, came(), AT)
    with qtbot.assertNotEmitted(session.arrived):
        again(exchanger, qtbot)
    assert exchanger.standing.said.endswith(
        "3 nieuwe signalen van Anne en 1 nieuw signaal van Cleo."
    )
    exchanger.forget_news()
    assert exchanger.standing.said == bijgewerkt_zin(AT, ())


def test_a_folder_that_fails_is_told_the_second_time_and_not_when_it_works_again(
    exchanger: Exchanger, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    folder.found = Ronde(True, True, None, AT, mislukt=GONE)
    with qtbot.assertNotEmitted(session.failed):
        again(exchanger, qtbot)
        assert exchanger.standing.failing == ""
        again(exchanger, qtbot)
    assert exchanger.standing.failing == GONE
    folder.found = Ronde(True, True, came(), AT)
    again(exchanger, qtbot)
    assert exchanger.standing.failing == ""
    assert exchanger.standing.said


def test_the_pauses_grow_and_writing_does_not_shorten_them(
    session: Session, folder: Folder, qtbot: QtBot
) -> None:
    pace = Pace(opening=0, change=0, pause=50_000, longest=150_000)
    folder.found = Ronde(True, True, None, AT, mislukt=GONE)
    exchanger = Exchanger(session, session, pace)
    pauses = []
    for _ in range(4):
        again(exchanger, qtbot)
        qtbot.waitUntil(exchanger._timer.isActive, timeout=WAIT)
        pauses.append(exchanger._timer.interval())
    assert pauses[-3:] == [100_000, 150_000, 150_000]
    rounds = folder.rounds
    write(session)
    qtbot.wait(50)
    assert folder.rounds == rounds


def test_a_file_on_its_way_is_no_news_unless_it_stays_so(
    exchanger: Exchanger, folder: Folder, qtbot: QtBot
) -> None:
    half, broken = onderweg("Bram", 1), kapot("Bram", 1)
    folder.found = Ronde(True, True, came(meldingen=(half, broken)), AT)
    again(exchanger, qtbot)
    assert list(exchanger.standing.notices) == [broken]
    again(exchanger, qtbot, 2)
    assert list(exchanger.standing.notices) == [half, broken]


def test_what_was_put_aside_comes_back_only_when_it_happens_anew(
    exchanger: Exchanger, folder: Folder, qtbot: QtBot
) -> None:
    broken = kapot("Bram", 1)
    folder.found = Ronde(True, True, came(meldingen=(broken,)), AT)
    again(exchanger, qtbot)
    exchanger.put_aside(broken)
    again(exchanger, qtbot)
    assert list(exchanger.standing.notices) == []
    folder.found = Ronde(True, True, came(), AT)
    again(exchanger, qtbot)
    folder.found = Ronde(True, True, came(meldingen=(broken,)), AT)
    again(exchanger, qtbot)
    assert list(exchanger.standing.notices) == [broken]


def test_a_choice_that_is_made_here_is_counted_off_at_once(
    exchanger: Exchanger, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    folder.found = Ronde(True, False, None, None, 2)
    again(exchanger, qtbot)
    assert exchanger.standing.choices == 2
    folder.found = Ronde(True, False, None, None, 1)
    write(session)
    qtbot.waitUntil(lambda: exchanger.standing.choices == 1, timeout=WAIT)


def test_closing_stops_what_is_under_way(
    exchanger: Exchanger, session: Session, folder: Folder, qtbot: QtBot
) -> None:
    folder.wait = Event()
    exchanger.exchange()
    qtbot.waitUntil(lambda: folder.at_work == 1, timeout=WAIT)
    with qtbot.assertNotEmitted(exchanger.rounded):
        exchanger.stop()
        session.close()
    assert folder.stopped
    exchanger.exchange()
    assert folder.rounds == 1


def test_a_fault_of_ours_does_not_end_the_exchange(
    exchanger: Exchanger, folder: Folder, qtbot: QtBot
) -> None:
    def broken(bureau: Bureau, voortgang: object, stop: object) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        exchanger.run(broken, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught), timeout=WAIT)
    again(exchanger, qtbot)
    assert folder.rounds == 2
