"""Behind the gear: the "geen naam" list and forgetting, by hand and back again."""

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import maak_meelezer
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Klok
from tests.ui.toegankelijk import nameless
from ui.screens.instellingen_meelezen import MeelezenPage
from ui.session import Session

ONCE = "het paarse ding van donderdag"


def _page(session: Session, bureau: Bureau, qtbot: QtBot) -> MeelezenPage:
    session.set_reader(maak_meelezer(bureau))
    page = MeelezenPage(session)
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    return page


def _listed(page: MeelezenPage) -> list[str]:
    return [line.findChildren(QLabel)[0].text() for line in page.entries.rows.values()]


def test_without_a_reader_it_waits_and_then_fills_in(
    session: Session, bureau: Bureau, qtbot: QtBot
) -> None:
    page = MeelezenPage(session)
    qtbot.addWidget(page)
    assert not page.word.isEnabled()
    assert page.learned.text() == "Signaal is nog aan het laden."
    session.set_reader(maak_meelezer(bureau))
    assert page.word.isEnabled()
    qtbot.waitUntil(lambda: page.learned.text() == "Signaal leerde nog niets van jullie.")


def test_a_word_is_put_on_found_and_taken_off(
    session: Session, bureau: Bureau, qtbot: QtBot
) -> None:
    page = _page(session, bureau, qtbot)
    assert not page.put_button.isEnabled()
    page.word.setText("Roos")
    assert page.told.text() == "Dit woord staat niet op de lijst."
    page.put_button.click()
    assert _listed(page) == ["Roos"]
    assert page.word.text() == ""

    page.word.setText("roos")
    assert (page.told.text(), page.put_button.text()) == (
        "Dit woord staat op de lijst.",
        "Haal eraf",
    )
    page.put()
    assert _listed(page) == []
    page.bar.press("Maak ongedaan")
    assert _listed(page) == ["Roos"]


def test_a_word_from_before_the_start_is_shown_by_who_and_when_and_can_be_taken_off(
    session: Session, bureau: Bureau, qtbot: QtBot
) -> None:
    maak_meelezer(bureau).geen_namen.zet(bureau, "Roos")
    page = _page(session, bureau, qtbot)
    assert _listed(page) == ["Een woord van 22 november, door Anne"]
    line = next(iter(page.entries.rows.values()))
    line.findChildren(QAbstractButton)[-1].click()
    assert _listed(page) == []
    page.bar.press("Maak ongedaan")
    assert _listed(page) == ["Een woord van 22 november, door Anne"]
    page.word.setText("roos")
    assert page.put_button.text() == "Haal eraf"


def test_a_number_is_refused_and_said_so(session: Session, bureau: Bureau, qtbot: QtBot) -> None:
    page = _page(session, bureau, qtbot)
    page.word.setText("999990019")
    page.put()
    assert "BSN" in page.bar.text()
    assert _listed(page) == []


def test_forgetting_can_be_taken_back_at_once_and_later(
    session: Session, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    log_signaal(bureau, Signaalinvoer(ONCE, "reek", themas=("rouw",)))
    klok.later(minutes=1)
    page = _page(session, bureau, qtbot)
    one = "Signaal leerde van 1 signaal welk thema jullie kiezen."
    none = "Signaal leerde nog niets van jullie."
    qtbot.waitUntil(lambda: page.learned.text() == one)
    assert page.again_button.isHidden()
    page.forget_button.click()
    qtbot.waitUntil(lambda: page.learned.text() == none)
    page.bar.press("Maak ongedaan")
    qtbot.waitUntil(lambda: page.learned.text() == one)
    page.forget_button.click()
    qtbot.waitUntil(lambda: page.learned.text() == none)
    page.again_button.click()
    qtbot.waitUntil(lambda: page.learned.text() == one)


def test_everything_has_a_name(session: Session, bureau: Bureau, qtbot: QtBot) -> None:
    page = _page(session, bureau, qtbot)
    page.word.setText("Roos")
    page.put()
    assert nameless(page) == []


def test_the_list_is_shared_with_colleagues_by_a_tick_only(
    session: Session, bureau: Bureau, qtbot: QtBot
) -> None:
    page = _page(session, bureau, qtbot)
    assert not page.share.isChecked()
    page.share.click()
    assert _page(session, bureau, qtbot).share.isChecked()
    page.share.click()
    assert not _page(session, bureau, qtbot).share.isChecked()
    assert nameless(page) == []
