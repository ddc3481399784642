"""Scene C, whole: Friday the trio decides about the falls; six weeks later it is back by itself.

By keyboard alone, in the real window, on a real encrypted archive.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline, Signaal
from signaal.domain.model_besluit import SoortBesluit
from signaal.usecases.acties import list_acties
from signaal.usecases.agendapapier import maak_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from tests.builders import Klok, lid_met, maak_signaal, zet
from tests.exchange.lezen import bladen, tekst
from tests.flows.tafel import Member, Sheet, letter, saves_as
from tests.overlegbouw import VALLEN, richt_in
from ui import look
from ui.screens.overleg import OverlegScreen
from ui.widgets.activity_question import ActivityQuestion
from ui.widgets.agreement_question import AgreementQuestion
from ui.widgets.question import Question

FRIDAY = date(2026, 11, 20)
#: Recording a decision with one agreement, beyond text.
MOST_STROKES = 12
WHAT = "wandelochtend in het dorpshuis"
NEWS = "Vier vrijwilligers gevraagd."


@pytest.fixture
def trio(bureau: Bureau, klok: Klok, qapp: QApplication) -> Bureau:
    """The archive of the three, on the day of the meeting."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    richt_in(bureau, klok)
    klok.dag = FRIDAY
    return bureau


def test_friday_and_six_weeks_later(
    trio: Bureau, klok: Klok, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        _friday(anne, saves_as(monkeypatch, tmp_path / "actielijst.pdf"))
    _six_weeks_pass(trio, klok)
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        _it_is_back(anne)


def _friday(anne: Member, saved: Path) -> None:
    """The meeting, and the papers after it."""
    screen = anne.go(Qt.Key.Key_F3, OverlegScreen)

    # Start; the falls are the third item.
    anne.press(letter(screen.bar.start.text()), alt=True)
    anne.press(Qt.Key.Key_PageDown)
    anne.press(Qt.Key.Key_PageDown)
    assert screen.list.key == VALLEN
    strokes = _strokes_to_decide(anne, screen)
    assert strokes <= MOST_STROKES, strokes
    _it_is_kept(anne.bureau)

    # What the board may know of it is marked, one by one.
    _tell_the_board(anne, screen)

    # Close: report and list of actions are ready.
    with anne.asked(Question, lambda sheet: sheet.yes("Sluit af")):
        anne.press(letter(screen.meeting.strip.close_meeting.text()), alt=True)
    report = _paper(anne, screen, "Verslag 2026-11-20.pdf")
    for said in ("samen oppakken", "alle drie horen het", WHAT, "Bram"):
        assert said in tekst(report)
    _edition(anne, screen, "Actielijst")
    actions = _paper(anne, screen, "Actielijst 2026-11-20.pdf")
    assert WHAT in tekst(actions)
    anne.press(letter(screen.paper.save.text()), alt=True)
    assert saved.read_bytes() == actions

    # The chair reads two pages, and cannot tell who fell.
    _edition(anne, screen, "Schaijk")
    assert screen.paper.edition is not None
    assert screen.paper.paper is not None
    board = screen.paper.paper.pdf
    assert len(bladen(board)) <= 2
    assert f"{WHAT}, 12 december 2026, grote zaal. {NEWS}" in tekst(board)
    assert _as_if_others_fell(anne.bureau, screen.paper.edition) == board


def _it_is_back(anne: Member) -> None:
    """On the concept agenda, unasked, with before and after in honest words."""
    screen = anne.go(Qt.Key.Key_F3, OverlegScreen)
    at = screen.model.index_of(VALLEN)
    above = screen.model.row_at(at.siblingAtRow(at.row() - 1))
    assert above is not None
    assert above.title == "Komt terug"
    while screen.list.key != VALLEN:
        anne.press(Qt.Key.Key_Down)
    shown = {w.text() for w in screen.pane.findChildren(QLabel) if w.isVisible()}
    assert (
        "Tot 20 november 2026 12 signalen in 6 periodes, daarna 2 signalen in 1 periode: "
        "te weinig om te vergelijken."
    ) in shown
    assert "Besloten op vr 20 november 2026: samen oppakken. Alle drie horen het" in shown
    assert screen.pane.thread_part.chart.isVisible()


def _strokes_to_decide(anne: Member, screen: OverlegScreen) -> int:
    """Samen oppakken, why, one agreement with one regiehouder and a day; strokes beyond text."""
    before = anne.keys.strokes
    together = next(
        b
        for b in screen.pane.decision.kinds.findChildren(QPushButton)
        if b.accessibleName() == "Besluit: Samen oppakken"
    )
    anne.press(letter(together.text()), alt=True)
    anne.tab_to("Waarom?")
    anne.write("alle drie horen het")
    anne.tab_to("Wat spreken jullie af?")
    anne.settle()
    anne.write(WHAT)
    anne.tab_to("Wie is regiehouder?")
    anne.press(Qt.Key.Key_Down)
    anne.tab_to("Klaar voor")
    anne.write("12-12")
    anne.press(Qt.Key.Key_Return)
    return anne.keys.strokes - before


def _it_is_kept(bureau: Bureau) -> None:
    decided = lees_overleg(bureau).besluiten[VALLEN]
    assert decided.soort is SoortBesluit.COLLECTIEVE_ACTIE
    assert decided.reden.tekst == "alle drie horen het"
    (actie,) = list_acties(bureau)
    assert (actie.wat.tekst, actie.voor) == (WHAT, date(2026, 12, 12))
    assert actie.regiehouder == lid_met(bureau, Discipline.SOCIAAL_WERKER)


def _tell_the_board(anne: Member, screen: OverlegScreen) -> None:
    def may_be_read(sheet: Sheet) -> None:
        sheet.tick("Het bestuur mag deze afspraak lezen").yes("Bewaar")

    with anne.asked(AgreementQuestion, may_be_read):
        anne.do(f"Wijzig: {WHAT}")

    def day_place_and_news(sheet: Sheet) -> None:
        sheet.fill(("Wat willen jullie bereiken?", "weer veilig de straat op"))
        sheet.tick("Dag")
        sheet.fill(("Waar?", "grote zaal")).tick("Het bestuur mag dit lezen: plaats")
        sheet.fill(("Nieuws voor het bestuur", NEWS)).tick("Het bestuur mag dit lezen: nieuws")
        sheet.yes("Bewaar")

    with anne.asked(ActivityQuestion, day_place_and_news):
        anne.do(f"Activiteit: {WHAT}")
    assert screen.meeting.on


def _edition(anne: Member, screen: OverlegScreen, name: str) -> None:
    chips = screen.paper.editions.findChildren(QPushButton)
    chip = next(c for c in chips if c.accessibleName().endswith(name))
    anne.press(letter(chip.text()), alt=True)


def _paper(anne: Member, screen: OverlegScreen, name: str) -> bytes:
    anne.until(lambda: screen.paper.paper is not None)
    assert screen.paper.paper is not None
    assert screen.paper.paper.bestandsnaam == name
    return screen.paper.paper.pdf


def _as_if_others_fell(bureau: Bureau, board: object) -> bytes:
    """The same page, had other people fallen elsewhere, and somebody else have heard of it."""
    fell = [s for s in bureau.archive.alle(Signaal) if "vallen" in s.themas]
    others = [
        replace(s, tekst="een ander verhaal", bron="", discipline=Discipline.SOCIAAL_WERKER)
        for s in fell
    ]
    zet(bureau, *others)
    overleg = lees_overleg(bureau).overleg.id
    (of_board,) = [b.id for b in lees_overleg(bureau).besturen if b.id == board]
    page = maak_agenda(bureau, overleg, of_board).pdf
    zet(bureau, *fell)
    return page


def _six_weeks_pass(trio: Bureau, klok: Klok) -> None:
    klok.later(weeks=6)
    klok.dag = date(2026, 12, 30)
    zet(
        trio,
        *(
            maak_signaal(
                f"gevallen bij de bakker, {day}", datum=date(2026, 12, day), themas=("vallen",)
            )
            for day in (3, 17)
        ),
    )
