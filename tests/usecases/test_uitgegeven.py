"""What went out to a board is remembered, and binds the next paper."""

import io
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from signaal.domain.model import Bestuur
from signaal.fouten import GebruikFout
from signaal.usecases.agendapapier import exporteer_agenda, maak_agenda
from signaal.usecases.agendapunten import zet_op_agenda
from signaal.usecases.bundelen import voeg_bundels_samen
from signaal.usecases.bureau import Bureau
from signaal.usecases.overlegreeks import verzet_overleg, volgend_overleg
from signaal.usecases.team import bewaar_bestuur
from signaal.usecases.uitgegeven import lees_eerder
from signaal.usecases.verzenden import bewaar_conceptmail, bewaar_papier
from tests.builders import VANDAAG, Archiefbouw, maak_signaal, zet

VALLEN, VERVOER = "vallen/schaijk", "vervoer/schaijk"


def log(bureau: Bureau, aantal: int, thema: str, kern: str = "schaijk") -> None:
    """So many signals, and their bundle on the agenda."""
    zet(bureau, *(maak_signaal(kern=kern, themas=(thema,)) for _ in range(aantal)))
    zet_op_agenda(bureau, volgend_overleg(bureau).id, f"{thema}/{kern}")


def bestuur(bureau: Bureau, kern: str = "schaijk") -> Bestuur:
    (gevonden,) = [b for b in bureau.archive.alle(Bestuur) if kern in b.kernen]
    return gevonden


def leesbaar(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def overleg(bureau: Bureau) -> UUID:
    """The coming meeting."""
    return volgend_overleg(bureau).id


def test_the_same_item_is_told_as_it_stands_now(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    wie = bestuur(bureau).id
    log(bureau, 4, "vallen")
    exporteer_agenda(bureau, tmp_path / "een.pdf", overleg, wie)
    log(bureau, 1, "vallen")
    papier = maak_agenda(bureau, overleg, wie)
    assert "minstens 5 signalen" in leesbaar(papier.pdf)
    assert papier.let_op == ()


def test_bundles_merged_after_a_paper_say_no_more_than_it_did(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    wie = bestuur(bureau).id
    log(bureau, 4, "vallen")
    log(bureau, 4, "vervoer")
    vooraf = exporteer_agenda(bureau, tmp_path / "een.pdf", overleg, wie)
    voeg_bundels_samen(bureau, overleg, (VALLEN, VERVOER))
    papier = maak_agenda(bureau, overleg, wie)
    assert papier.pdf == vooraf.pdf
    (zin,) = papier.let_op
    assert "las een bestuur al eerder iets" in zin


def test_merged_before_any_paper_they_are_one_item(bureau: Bureau, overleg: UUID) -> None:
    log(bureau, 4, "vallen")
    log(bureau, 4, "vervoer")
    voeg_bundels_samen(bureau, overleg, (VALLEN, VERVOER))
    assert "minstens 5 signalen" in leesbaar(maak_agenda(bureau, overleg, bestuur(bureau).id).pdf)


def test_a_draft_mail_counts_as_a_paper_that_went_out(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    wie = bestuur(bureau).id
    log(bureau, 4, "vallen")
    bewaar_conceptmail(bureau, tmp_path / "een.eml", maak_agenda(bureau, overleg, wie))
    log(bureau, 4, "vervoer")
    voeg_bundels_samen(bureau, overleg, (VALLEN, VERVOER))
    assert "minstens" not in leesbaar(maak_agenda(bureau, overleg, wie).pdf)


def test_looking_is_not_sending_and_the_trio_s_own_paper_tells_no_board(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    wie = bestuur(bureau).id
    log(bureau, 4, "vallen")
    log(bureau, 4, "vervoer")
    maak_agenda(bureau, overleg, wie)
    exporteer_agenda(bureau, tmp_path / "trio.pdf", overleg)
    voeg_bundels_samen(bureau, overleg, (VALLEN, VERVOER))
    assert "minstens 5 signalen" in leesbaar(maak_agenda(bureau, overleg, wie).pdf)


def test_a_kern_that_moves_to_another_board_takes_no_difference_along(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    """Together "minstens 5", then one of the two alone: the rest would be four at most."""
    van_schaijk, van_reek = bestuur(bureau), bestuur(bureau, "reek")
    bewaar_bestuur(bureau, van_reek.naam, van_reek.kernen, bestuur=van_reek.id, vervallen=True)
    bewaar_bestuur(bureau, van_schaijk.naam, ("schaijk", "reek"), bestuur=van_schaijk.id)
    log(bureau, 6, "vallen")
    log(bureau, 3, "vallen", "reek")
    exporteer_agenda(bureau, tmp_path / "samen.pdf", overleg, van_schaijk.id)
    bewaar_bestuur(bureau, van_schaijk.naam, ("schaijk",), bestuur=van_schaijk.id)
    assert "minstens" not in leesbaar(maak_agenda(bureau, overleg, van_schaijk.id).pdf)


def test_a_meeting_put_off_after_the_paper_repeats_what_it_said(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    wie = bestuur(bureau).id
    log(bureau, 7, "vallen")
    exporteer_agenda(bureau, tmp_path / "een.pdf", overleg, wie)
    verzet_overleg(bureau, overleg, datum=volgend_overleg(bureau).datum + timedelta(days=7))
    log(bureau, 9, "vallen")
    tekst = leesbaar(maak_agenda(bureau, overleg, wie).pdf)
    assert "minstens 5 signalen" in tekst
    assert "minstens 15" not in tekst


def test_it_is_remembered_after_closing(
    archiefbouw: Archiefbouw, bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    log(bureau, 7, "vallen")
    papier = exporteer_agenda(bureau, tmp_path / "een.pdf", overleg, bestuur(bureau).id)
    bureau = archiefbouw.heropen(bureau)
    eerder = lees_eerder(bureau, VANDAAG)
    assert {g for over in papier.gezegd for g in eerder.rakend(over.over)} == set(papier.gezegd)


def test_papers_about_days_long_gone_are_not_read(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    papier = exporteer_agenda(bureau, tmp_path / "een.pdf", overleg, bestuur(bureau).id)
    later = lees_eerder(bureau, VANDAAG + timedelta(days=400))
    assert not any(later.rakend(g.over) for g in papier.gezegd)


def test_a_paper_that_became_too_much_while_it_was_looked_at_is_not_kept(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    wie = bestuur(bureau).id
    log(bureau, 4, "vallen")
    log(bureau, 4, "vervoer")
    gezien = maak_agenda(bureau, overleg, wie)
    voeg_bundels_samen(bureau, overleg, (VALLEN, VERVOER))
    exporteer_agenda(bureau, tmp_path / "samen.pdf", overleg, wie)
    with pytest.raises(GebruikFout):
        bewaar_papier(bureau, tmp_path / "los.pdf", gezien)
    assert not (tmp_path / "los.pdf").exists()
