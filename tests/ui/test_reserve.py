"""Backups behind the gear and at the front door; and who looks after the archive by itself."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from signaal.fouten import SchrijfFout
from signaal.storage.wissel import reservemap
from signaal.usecases.bureau import Bureau
from signaal.usecases.herstellen import Klaargezet, Verschil, laat_klaar_liggen
from signaal.usecases.reservebestand import reservekopieen_bij
from signaal.usecases.reservekopie import list_reservekopieen, maak_reservekopie
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Klok, maak_signaal, vul, zet
from ui.keeper import Keeper
from ui.models import backup_words
from ui.screens.instellingen_reserve import ReservePage
from ui.screens.terugzetten import TerugzettenDialog, VerslagDialog
from ui.session import Session
from ui.widgets.question import Question


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ReservePage:
    """The tab, shown."""
    page = ReservePage(session)
    qtbot.addWidget(page)
    page.show()
    return page


def told(widget: QWidget) -> str:
    """All words on the buttons and labels of a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def beet(pad: Path, plek: int) -> None:
    ruw = bytearray(pad.read_bytes())
    ruw[plek] ^= 1
    pad.write_bytes(ruw)


def test_words_for_a_backup(bureau: Bureau, dressed: QApplication) -> None:
    zet(bureau, maak_signaal(datum=date(2026, 11, 20)))
    backup = maak_reservekopie(bureau)
    assert backup_words.when(backup).startswith("zo 22 november 2026 (week 47), ")
    assert backup_words.about(backup).startswith("1 signaal, het laatste van vr 20 november · ")
    assert backup_words.about(backup).endswith(" kB · zelf gemaakt")
    (closed,) = reservekopieen_bij(bureau.pad)
    assert "signaal" not in backup_words.about(closed)
    beet(backup.pad, 60)
    (damaged,) = list_reservekopieen(bureau)
    assert backup_words.about(damaged) == "beschadigd, niet te gebruiken"


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Verschil(7, 10), "In deze kopie staan 3 signalen minder dan nu."),
        (Verschil(9, 10), "In deze kopie staat 1 signaal minder dan nu."),
        (Verschil(12, 10), "In deze kopie staan 2 signalen meer dan nu."),
        (Verschil(10, 10), "In deze kopie staan evenveel signalen als nu: 10."),
        (Verschil(None, 10), "Deze kopie heeft een andere sleutel dan je archief."),
    ],
)
def test_the_question_tells_the_difference(found: Verschil, sentence: str) -> None:
    assert backup_words.difference(found) == sentence


def test_one_is_made_and_stands_on_the_list(
    page: ReservePage, bureau: Bureau, qtbot: QtBot
) -> None:
    assert "Er zijn nog geen reservekopieën." in told(page.list)
    page.make_button.click()
    assert page.line.isVisible()
    assert not page.make_button.isEnabled()
    qtbot.waitUntil(lambda: not page.line.isVisible())
    assert page.bar.text() == "De reservekopie is gemaakt."
    (backup,) = list_reservekopieen(bureau)
    assert list(page.list.lines) == [backup.pad]
    assert page.make_button.isEnabled()


def test_stopping(page: ReservePage, bureau: Bureau, qtbot: QtBot) -> None:
    vul(bureau, 400)
    page.make()
    page.line.stop_button.click()
    qtbot.waitUntil(lambda: not page.line.isVisible())
    assert page.bar.text() == "Gestopt; er is niets veranderd."
    assert list_reservekopieen(bureau) == []


def test_taken_along_on_a_stick(
    page: ReservePage, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    page.save_to(tmp_path / "stick")
    qtbot.waitUntil(lambda: page.bar.text().startswith("Bewaard als stick.reservekopie."))
    assert (tmp_path / "stick.reservekopie").is_file()
    page.save_to(tmp_path / "stick.reservekopie")
    qtbot.waitUntil(lambda: page.bar.text().startswith("Er staat al iets op deze plek"))


def test_putting_back_asks_and_lays_it_ready(
    page: ReservePage, bureau: Bureau, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak_reservekopie(bureau)
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    page.reload()
    asked: list[str] = []

    def agree(question: Question) -> bool:
        asked.append(told(question))
        return len(asked) == 2

    monkeypatch.setattr(Question, "agreed", agree)
    (line,) = page.list.lines.values()
    back = line.findChildren(QPushButton)[0]
    assert back.accessibleName().startswith("Zet terug: zo 22 november 2026")
    back.click()
    assert page.line.isHidden(), "the first answer was no"
    with qtbot.waitSignal(page.restore_ready) as ready:
        back.click()
    assert "In deze kopie staat 1 signaal minder dan nu." in asked[1]
    assert ready.args is not None
    (laid,) = ready.args
    assert isinstance(laid, Klaargezet)
    laat_klaar_liggen(laid)


def test_a_damaged_one_is_refused_and_cannot_be_chosen_when_that_shows(
    page: ReservePage, bureau: Bureau, qtbot: QtBot
) -> None:
    backup = maak_reservekopie(bureau)
    beet(backup.pad, -3000)
    page.prepare(backup)
    qtbot.waitUntil(lambda: "beschadigd" in page.bar.text())
    beet(backup.pad, 60)
    page.reload()
    assert page.list.findChildren(QPushButton) == []


def test_the_keeper_is_quiet_when_all_is_well(
    session: Session, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    keeper = Keeper(session, session, first_ms=0)
    with qtbot.assertNotEmitted(keeper.failed), qtbot.assertNotEmitted(keeper.damaged):
        qtbot.waitUntil(lambda: len(list_reservekopieen(bureau)) == 1)
        keeper.look_after()
        qtbot.waitUntil(lambda: not session._running)
        assert len(list_reservekopieen(bureau)) == 1, "nothing changed"
        klok.later(hours=1)
        log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
        keeper.look_after()
        qtbot.waitUntil(lambda: len(list_reservekopieen(bureau)) == 2)
    assert not session.busy


def test_the_keeper_complains_once_until_it_worked(
    session: Session, bureau: Bureau, qtbot: QtBot
) -> None:
    keeper = Keeper(session, session, first_ms=600_000)
    reservemap(bureau.pad).write_bytes(b"in the way")
    said: list[str] = []
    keeper.failed.connect(said.append)
    for _ in range(3):
        keeper.look_after()
        qtbot.waitUntil(lambda: not session._running)
    assert len(said) == 1
    assert said[0].startswith("Er is geen nieuwe reservekopie gemaakt. ")
    reservemap(bureau.pad).unlink()
    keeper.look_after()
    qtbot.waitUntil(lambda: len(list_reservekopieen(bureau)) == 1)


def test_the_keeper_sees_damage_and_makes_no_backup_of_it(
    session: Session, bureau: Bureau, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    vul(bureau, 200)
    bureau.archive._onthoud_kop()
    beet(bureau.pad, bureau.pad.stat().st_size // 2)
    keeper = Keeper(session, session, first_ms=600_000)
    with qtbot.waitSignal(keeper.damaged) as said:
        keeper.begin()
    assert said.args is not None
    assert "beschadigd" in said.args[0]
    assert list_reservekopieen(bureau) == []


def test_closing_does_not_wait_for_a_backup(session: Session, bureau: Bureau) -> None:
    vul(bureau, 400)
    Keeper(session, session, first_ms=600_000).look_after()
    session.close()
    assert not [p for p in reservemap(bureau.pad).iterdir() if p.name.startswith(".~")]


def test_at_the_door_a_backup_is_chosen(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    good, other = maak_reservekopie(bureau), maak_reservekopie(bureau)
    beet(other.pad, 60)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TerugzettenDialog(reservekopieen_bij(bureau.pad), parent, repairable=True)
    dialog.open()
    wishes: list[tuple[str, ...]] = []
    dialog.restore_requested.connect(lambda *wish: wishes.append(wish))
    dialog.repair_requested.connect(lambda *wish: wishes.append(wish))
    dialog.back_button.click()
    assert dialog.bar.text() == "Typ eerst je wachtwoord."
    dialog.passphrase.setText("geheim")
    dialog.back_button.click()
    dialog.repair_button.click()
    assert wishes == [(str(good.pad), "geheim"), ("geheim",)]
    dialog.choose(tmp_path / "weg.reservekopie")
    assert "is er niet" in dialog.bar.text()
    dialog.choose(good.pad)
    assert dialog.list.count() == 3
    dialog.list.setCurrentRow(2)
    assert not dialog.back_button.isEnabled(), "a damaged one"


def test_leaving_stops_what_is_under_way_first(
    bureau: Bureau, qtbot: QtBot, dressed: QApplication
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TerugzettenDialog([], parent, repairable=False)
    dialog.open()
    assert not dialog.repair_button.isVisible()
    dialog.begin("We kijken de reservekopie na…")
    with qtbot.waitSignal(dialog.stop_requested):
        dialog.reject()
    assert dialog.isVisible()
    dialog.refuse("Gestopt; er is niets veranderd.")
    dialog.reject()
    assert not dialog.isVisible()


def test_a_report_is_kept_as_text(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = VerslagDialog(("Het archief is gerepareerd.", "Er ontbreekt niets."), parent)
    dialog.save_to(tmp_path / "verslag.txt")
    assert dialog.bar.text() == "Bewaard als verslag.txt"
    kept = (tmp_path / "verslag.txt").read_text("utf-8")
    assert kept == "Het archief is gerepareerd.\nEr ontbreekt niets.\n"

    def full(*_: object) -> None:
        raise SchrijfFout("De schijf is vol.")

    monkeypatch.setattr("ui.screens.terugzetten.bewaar_verslag", full)
    dialog.save_to(tmp_path / "verslag.txt")
    assert dialog.bar.text() == "De schijf is vol."
