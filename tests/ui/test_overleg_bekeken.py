"""Looking at a bundle while preparing is noted after a few seconds; who did not look is said."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline
from signaal.domain.model_besluit import Bekeken
from signaal.usecases.bekijken import noteer_bekeken
from signaal.usecases.bureau import Bureau
from tests.builders import Klok, lid_met
from tests.overlegbouw import VALLEN, richt_in
from tests.ui.overlegvenster import WAIT, overlegscherm
from ui.screens.overleg import looking
from ui.session import Session


def test_a_look_of_a_few_seconds_is_noted(
    bureau: Bureau, klok: Klok, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "A_LOOK_MS", 30)
    richt_in(bureau, klok)
    screen = overlegscherm(session, qtbot)
    assert not screen.pane.head.unseen.isVisible(), "nobody else prepares yet"
    qtbot.waitUntil(lambda: bool(bureau.archive.alle(Bekeken)), timeout=WAIT)
    (seen,) = bureau.archive.alle(Bekeken)
    assert (seen.sleutel, seen.lid) == (VALLEN, bureau.lid)


def test_who_did_not_look_is_one_quiet_line_until_the_meeting(
    bureau: Bureau, klok: Klok, session: Session, qtbot: QtBot
) -> None:
    beeld = richt_in(bureau, klok)
    bram = replace(bureau, lid=lid_met(bureau, Discipline.SOCIAAL_WERKER))
    noteer_bekeken(bram, beeld.overleg.id, VALLEN)
    screen = overlegscherm(session, qtbot)
    unseen = screen.pane.head.unseen
    assert unseen.isVisible()
    assert unseen.text() == "Nog niet bekeken door: preventiewerker Jeugd"
    klok.dag = beeld.overleg.datum
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    assert not unseen.isVisible()
    qtbot.wait(1)
    assert [b.lid for b in bureau.archive.alle(Bekeken)] == [bram.lid], "deciding is not preparing"


def test_on_a_laptop_that_reads_along_the_note_says_why_it_is_empty(
    bureau: Bureau, klok: Klok, session: Session, qtbot: QtBot
) -> None:
    richt_in(bureau, klok)
    bureau.archive.alleen_lezen = True
    screen = overlegscherm(session, qtbot)
    note = screen.pane.form.note.text
    assert note.isReadOnly()
    assert note.placeholderText() == "Deze laptop leest mee. Notities staan hier niet op."
