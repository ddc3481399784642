"""The draft mail carries the paper that was looked at, and is on record."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from signaal.usecases.agendapapier import lees_bij_bestuur, maak_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.verzenden import bewaar_conceptmail, bewaar_papier
from tests.builders import Klok
from tests.overlegbouw import VALLEN, richt_in


def _handelingen(bureau: Bureau) -> list[tuple[str, str]]:
    return [(r.handeling, r.voorwerp) for r in bureau.archive.journaal.lees()]


def test_for_a_board(bureau: Bureau, klok: Klok, tmp_path: Path) -> None:
    bestuur = richt_in(bureau, klok).besturen[0]
    papier = maak_agenda(bureau, bestuur=bestuur.id)
    pad = bewaar_conceptmail(bureau, tmp_path / "agenda.eml", papier)
    delen = list(message_from_bytes(pad.read_bytes()).walk())
    assert [d.get_payload(decode=True) for d in delen if d.get_filename()] == [papier.pdf]
    assert ("bewaar_conceptmail", f"bestuur {bestuur.id}") in _handelingen(bureau)


def test_for_the_trio_it_says_not_to_pass_it_on(bureau: Bureau, klok: Klok, tmp_path: Path) -> None:
    richt_in(bureau, klok)
    pad = bewaar_conceptmail(bureau, tmp_path / "agenda.eml", maak_agenda(bureau))
    bericht = message_from_bytes(pad.read_bytes(), policy=default)
    assert isinstance(bericht, EmailMessage)
    romp = bericht.get_body(("plain",))
    assert romp is not None
    assert "stuur hem niet door" in romp.get_content()
    assert ("bewaar_conceptmail", "trio") in _handelingen(bureau)


def test_the_paper_that_was_looked_at_is_what_is_written(
    bureau: Bureau, klok: Klok, tmp_path: Path
) -> None:
    richt_in(bureau, klok)
    papier = maak_agenda(bureau)
    bewaar_papier(bureau, tmp_path / "agenda.pdf", papier)
    assert (tmp_path / "agenda.pdf").read_bytes() == papier.pdf


def test_per_item_the_boards_that_read_it(bureau: Bureau, klok: Klok) -> None:
    bij = lees_bij_bestuur(bureau, richt_in(bureau, klok))
    assert [naam.split()[-1] for naam in bij[VALLEN]] == ["Schaijk"]
    assert bij["vast:opening"] == ()
