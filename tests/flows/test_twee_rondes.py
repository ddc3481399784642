"""Two rounds of six weeks, whole: decided, done, called back, passed on, asked, looked back on.

Three colleagues at the real window, on one real encrypted archive with eighteen months of signals;
by keyboard, as they would.
"""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from signaal.domain.model import OverlegStand
from signaal.domain.model_besluit import Contact, Verzending
from signaal.usecases.acties import list_acties
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import lees_wachtenden
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import list_overleggen, volgend_overleg
from signaal.usecases.terugmelden import lees_schulden
from tests.builders import Klok
from tests.exchange.lezen import bladen, tekst
from tests.flows.anderhalf_jaar import FIRST, after_the_first_meeting, fill
from tests.flows.tafel import Meeting, Member, Sheet
from ui import look
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.terugblik import TerugblikScreen
from ui.widgets.activity_question import ActivityQuestion
from ui.widgets.agreement_question import AgreementQuestion, ResultQuestion
from ui.widgets.call_question import CallQuestion, ContactQuestion
from ui.widgets.pass_on_question import PassOnQuestion
from ui.widgets.question import TextQuestion
from ui.widgets.signal_acts import ColleagueQuestion

FALLS = "vallen/schaijk"
WALK, HALF = "wandelochtend in het dorpshuis", "fysio vragen"
LIFT = "traplift gevraagd, weet niet waar"
FLOWERS = "bloemen voor wie er kookt"
SERIES = "Zet de komende keren in je agenda (.ics)…"
NUMBER = "06 12 34 56 78"


class Trio:
    """The three and their archive; whoever is named sits down at the window."""

    def __init__(self, bureau: Bureau, folder: Path, qtbot: QtBot) -> None:
        self.bureau = bureau
        self.folder, self._qtbot = folder, qtbot

    def at_work(self, name: str) -> Member:
        """One of them, until the window is shut."""
        return Member(self.bureau, name, self.folder, self._qtbot)


@pytest.fixture
def trio(bureau: Bureau, klok: Klok, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Trio:
    """Two days before the first meeting."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    klok.dag = FIRST - timedelta(days=2)
    fill(bureau)
    return Trio(bureau, tmp_path, qtbot)


def test_two_rounds(trio: Trio, klok: Klok) -> None:
    with trio.at_work("Anne") as anne:
        _logs_whom_to_call_back(anne)
        _asks_cleo(anne)
    with trio.at_work("Cleo") as cleo:
        _answers(cleo)

    klok.dag = FIRST
    with trio.at_work("Anne") as anne:
        _is_called_away_in_the_middle(anne)
    with trio.at_work("Anne") as anne:
        _first_meeting(anne)
        _something_was_forgotten(anne)
        _sends_it(anne, trio.folder)
    with trio.at_work("Cleo") as cleo:
        _tells_the_gp(cleo)

    klok.later(weeks=3, days=2)
    klok.dag = date(2026, 12, 13)
    after_the_first_meeting(trio.bureau)
    with trio.at_work("Bram") as bram:
        _tells_how_the_walk_went(bram)
    with trio.at_work("Anne") as anne:
        _calls_back(anne)
        _hears_from_the_partner(anne)

    klok.later(weeks=3)
    klok.dag = volgend_overleg(trio.bureau).datum
    assert klok.dag == date(2027, 1, 8), "the first of January is a feast day"
    with trio.at_work("Cleo") as cleo:
        _second_meeting(cleo)
        _looks_back(cleo)
    _both_meetings_are_closed(trio.bureau)


def _logs_whom_to_call_back(anne: Member) -> None:
    """A question at the kitchen table; who asked it stands apart."""
    anne.write(LIFT)
    anne.press(Qt.Key.Key_N, alt=True)
    anne.press(Qt.Key.Key_Return, ctrl=True)
    anne.choose_signal(LIFT)

    def whom(sheet: Sheet) -> None:
        sheet.fill(("Naam", "mevrouw van de bloemen"), ("Telefoonnummer", NUMBER)).yes("Bewaar")

    with anne.asked(ContactQuestion, whom):
        anne.menu("Meer met dit signaal", "Wie bel je terug…")
    assert [c.telefoon for c in anne.bureau.archive.alle(Contact)] == [NUMBER]


def _asks_cleo(anne: Member) -> None:
    def ask(sheet: Sheet) -> None:
        sheet.choose("Wie?", 1).fill(("Wat wil je weten?", "ken jij dit gezin?")).yes("Vraag")

    with anne.asked(ColleagueQuestion, ask):
        anne.menu("Meer met dit signaal", "Vraag een collega…")


def _answers(cleo: Member) -> None:
    """It stands under Open punten; once answered it is gone."""
    screen = cleo.go(Qt.Key.Key_F4, OpenPuntenScreen)
    with cleo.asked(TextQuestion, lambda sheet: sheet.write("ja, via school").yes("Bewaar")):
        cleo.do("Antwoord: ken jij dit gezin?")
    assert all(line.text != "ken jij dit gezin?" for line in screen.lines)


def _is_called_away_in_the_middle(anne: Member) -> None:
    """Decided, half agreed, and the window is shut."""
    meeting = Meeting(anne)
    meeting.start()
    meeting.to(FALLS)
    meeting.decide("Samen oppakken", "alle drie horen het")
    meeting.agree(WALK, day="12-12", regie=1)
    anne.tab_to("Wat spreken jullie af?")
    anne.write(HALF)


def _first_meeting(anne: Member) -> None:
    """It goes on where it was; the rest is decided, and the papers are there."""
    assert {a.wat.tekst for a in list_acties(anne.bureau)} == {WALK, HALF}
    meeting = Meeting(anne)
    meeting.put_on_agenda("vervoer/reek")
    meeting.start()
    meeting.to("vervoer/reek")
    meeting.decide("Doorschakelen", "de bus gaat niet over ons")

    def to_the_wmo(sheet: Sheet) -> None:
        sheet.fill(("Wat vraag je?", "kan er een belbus komen?")).yes("Geef door")

    with anne.asked(PassOnQuestion, to_the_wmo):
        anne.do("Geef door aan")
    meeting.to(FALLS)
    for what, box in (
        (WALK, "Het bestuur mag deze afspraak lezen"),
        (HALF, "Dit is een activiteit voor het dorp"),
    ):
        with anne.asked(AgreementQuestion, partial(_tick, box)):
            anne.do(f"Wijzig: {what}")

    report = meeting.close()
    for said in ("alle drie horen het", WALK, HALF, "doorschakelen", "de bus gaat niet over ons"):
        assert said in tekst(report)
    assert WALK in tekst(meeting.paper("Actielijst"))
    assert "gestruikeld op plek" in tekst(meeting.paper("Drie-eenheid"))
    board = meeting.paper("Schaijk")
    assert len(bladen(board)) <= 2
    assert "gestruikeld" not in tekst(board)
    assert f"{WALK}, 12 december 2026" in tekst(board)


def _tick(box: str, sheet: Sheet) -> None:
    sheet.tick(box).yes("Bewaar")


def _something_was_forgotten(anne: Member) -> None:
    """The closed meeting is opened with a reason, one thing is agreed, and it is closed again."""
    meeting = Meeting(anne)
    meeting.back_from_paper()
    meeting.reopen("de bloemen vergeten")
    meeting.start()
    meeting.to(FALLS)
    meeting.agree(FLOWERS, day="1-12", regie=2)
    report = tekst(meeting.close())
    assert "Later weer geopend: de bloemen vergeten" in report
    assert FLOWERS in report
    with anne.asked(TextQuestion, lambda sheet: sheet.keys.key(Qt.Key.Key_Escape)):
        anne.do("Open weer")  # let be: it stays closed


def _sends_it(anne: Member, folder: Path) -> None:
    """The board's paper as a file and in a draft mail, the next meetings in a calendar."""
    meeting = Meeting(anne)
    board = meeting.paper("Schaijk")
    with anne.saving(folder / "bestuur.pdf"):
        anne.press(Qt.Key.Key_P, alt=True)
    with anne.saving(folder / "bestuur.eml"):
        anne.menu("Meer met deze agenda", "Concept-mail met PDF…")
    with anne.saving(folder / "reeks.ics"):
        anne.menu("Meer over dit overleg", SERIES)
    assert (folder / "bestuur.pdf").read_bytes() == board
    assert b"X-Unsent: 1" in (folder / "bestuur.eml").read_bytes()
    assert (folder / "reeks.ics").read_bytes().count(b"BEGIN:VEVENT") > 1
    assert {v.hoe for v in anne.bureau.archive.alle(Verzending)} == {"map", "mail"}


def _tells_the_gp(cleo: Member) -> None:
    """The GP is owed what was decided about the falls; once told, nobody asks for it again."""
    owed = {s.signaal.id for s in lees_schulden(cleo.bureau) if s.besluit.sleutel == FALLS}
    assert owed
    cleo.go(Qt.Key.Key_F4, OpenPuntenScreen)
    cleo.do("Verteld: Huisarts: Vallen, Schaijk")
    assert not owed & {s.signaal.id for s in lees_schulden(cleo.bureau)}


def _tells_how_the_walk_went(bram: Member) -> None:
    """Turnout and lesson with the activity; done, with a result the board may read."""
    bram.go(Qt.Key.Key_F5, TerugblikScreen)

    def turnout(sheet: Sheet) -> None:
        sheet.tick("Dag").fill(("Dag van de activiteit", "12-12"))
        sheet.fill(("Hoeveel mensen kwamen er?", "14"))
        sheet.fill(("Wat leerden jullie ervan?", "koffie helpt"))
        sheet.yes("Bewaar")

    with bram.asked(ActivityQuestion, turnout):
        bram.do(f"Activiteit bijwerken: {WALK}")
    bram.go(Qt.Key.Key_F4, OpenPuntenScreen)

    def result(sheet: Sheet) -> None:
        sheet.write("Er liepen mensen mee.").tick("Het bestuur mag dit lezen")
        sheet.yes("Sluit de afspraak")

    with bram.asked(ResultQuestion, result):
        bram.do(f"Klaar: {WALK}")


def _calls_back(anne: Member) -> None:
    """It worked out; from then on nobody can read whom we called."""
    anne.go(Qt.Key.Key_F4, OpenPuntenScreen)

    def worked_out(sheet: Sheet) -> None:
        assert NUMBER in sheet.texts()
        sheet.fill(("Wat hoorde je?", "de traplift zit er"))
        sheet.yes("Bewaar en vernietig nummer")

    with anne.asked(CallQuestion, worked_out):
        anne.do(f"Bel: {LIFT}")
    assert anne.bureau.archive.alle(Contact) == ()


def _hears_from_the_partner(anne: Member) -> None:
    (passed_on,) = lees_wachtenden(anne.bureau).te_laat
    with anne.asked(TextQuestion, lambda sheet: sheet.write("belbus vanaf maart").yes("Bewaar")):
        anne.do(f"Er is antwoord: {passed_on.naam.tekst}")
    assert lees_wachtenden(anne.bureau).te_laat == ()


def _second_meeting(cleo: Member) -> None:
    """The falls are back unasked, with figures that say something; what is answered is not."""
    meeting = Meeting(cleo)
    assert FALLS in meeting.items()
    assert "vervoer/reek" not in meeting.items(), "the partner answered"
    meeting.start()
    meeting.to(FALLS)
    assert meeting.reads("daarna 1 signaal in 1 periode: minder dan eerst.")
    assert meeting.reads("Besloten op vr 20 november 2026: samen oppakken. Alle drie horen het")
    meeting.decide("Afsluiten", "het is rustig, fysio blijft")

    def stays(sheet: Sheet) -> None:
        sheet.write("komt maandelijks").yes("Sluit de afspraak")

    with cleo.asked(ResultQuestion, stays):
        cleo.do(f"Klaar: {HALF}")
    meeting.agree("bloemen voor de vrijwilligers", day="15-1", regie=0)

    report = tekst(meeting.close())
    assert "minder dan eerst" in report
    assert "het is rustig, fysio blijft" in report
    actions = tekst(meeting.paper("Actielijst"))
    assert "bloemen voor de vrijwilligers" in actions
    assert WALK not in actions
    board = tekst(meeting.paper("Schaijk"))
    assert f"{WALK}. Er liepen mensen mee." in board
    assert "koffie helpt" not in board, "a lesson without a mark"


def _looks_back(cleo: Member) -> None:
    screen = cleo.go(Qt.Key.Key_F5, TerugblikScreen)
    shown = "\n".join(w.text() for w in screen.findChildren(QLabel) if w.isVisible())
    assert "Samen opgepakt op vr 20 november 2026, afgesloten op vr 8 januari 2027" in shown
    assert f"{WALK}: Er liepen mensen mee." in shown
    assert "za 12 december 2026 · 14 mensen · geleerd: koffie helpt" in shown
    assert "minder dan eerst" in shown


def _both_meetings_are_closed(bureau: Bureau) -> None:
    held = [o for o in list_overleggen(bureau) if o.stand is OverlegStand.AFGESLOTEN]
    assert [o.datum for o in held] == [FIRST, date(2027, 1, 8)]
    assert [len(lees_overleg(bureau, o.id).besluiten) for o in held] == [2, 1]
