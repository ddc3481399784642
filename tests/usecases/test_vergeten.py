"""What is being typed about a signal goes when a colleague destroys that signal elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from signaal.domain.model import Signaal
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, log_signaal, verwijder_signalen
from signaal.usecases.vernietigen import vernietig_signaal
from signaal.usecases.zoekhulp import (
    Achtergelaten,
    Concept,
    bewaar_concept,
    laat_achter,
    lees_concept,
    neem_op,
)
from tests.builders import Klok
from tests.tweetal import Tweetal, maak_tweetal

TEKST = "een bewoner viel bij de kerk"


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Tweetal]:
    """Anne and Bram."""
    tweetal = maak_tweetal(bureau, klok, tmp_path)
    yield tweetal
    tweetal.sluit()


@pytest.fixture
def signaal(twee: Tweetal) -> Signaal:
    """Both know it."""
    gelogd = log_signaal(twee.anne, Signaalinvoer(TEKST, "reek"))
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    twee.wissel_allebei()
    return gelogd


def _vernietigd(twee: Tweetal, signaal: Signaal) -> None:
    """Anne destroys it, and Bram hears of that."""
    vernietig_signaal(twee.anne, signaal.id)
    twee.wissel_allebei()
    assert twee.bram.archive.een(Signaal, signaal.id) is None


def test_a_draft_with_its_words(twee: Tweetal, signaal: Signaal) -> None:
    bewaar_concept(twee.bram, Concept(f"ook nog:\n- {TEKST.capitalize()}. \nen een tegel"))
    _vernietigd(twee, signaal)
    assert lees_concept(twee.bram) is None


def test_a_draft_that_says_it_as_what_was_done(twee: Tweetal, signaal: Signaal) -> None:
    bewaar_concept(twee.bram, Concept("nog eens langs", gedaan=TEKST))
    _vernietigd(twee, signaal)
    assert lees_concept(twee.bram) is None


def test_a_draft_that_went_on_with_it_in_other_words(twee: Tweetal, signaal: Signaal) -> None:
    verwijder_signalen(twee.bram, [signaal.id])
    voort = Concept("iemand gleed uit", signaal=signaal.id)
    bewaar_concept(twee.bram, voort)
    _vernietigd(twee, signaal)
    assert lees_concept(twee.bram) is None
    bewaar_concept(twee.bram, voort)
    concept = lees_concept(twee.bram)
    assert concept is not None
    assert concept.tekst == "", "what still stands in a window is not kept again"


def test_what_was_left_at_a_lock_with_its_words_and_nothing_else(
    twee: Tweetal, signaal: Signaal
) -> None:
    bewaar_concept(twee.bram, Concept(TEKST))
    laat_achter(twee.bram, Achtergelaten(getypt=(("Wijzigen", f"{TEKST}!"), ("Eigen punt", "hal"))))
    _vernietigd(twee, signaal)
    concept = lees_concept(twee.bram)
    assert concept is not None
    assert concept.tekst == ""
    assert neem_op(twee.bram).getypt == (("Eigen punt", "hal"),)


def test_a_draft_with_all_the_lines_of_it(twee: Tweetal, signaal: Signaal) -> None:
    gelogd = log_signaal(twee.anne, Signaalinvoer("de lift\n\nstaat stil", "reek"))
    twee.wissel_allebei()
    bewaar_concept(twee.bram, Concept("de lift\nstaat"))
    _vernietigd(twee, signaal)
    assert lees_concept(twee.bram) == Concept("de lift\nstaat")
    bewaar_concept(twee.bram, Concept("Reek\nde lift\nstaat stil"))
    _vernietigd(twee, gelogd)
    assert lees_concept(twee.bram) is None


@pytest.mark.parametrize(
    "getypt",
    ["losse tegel bij de school", f"{TEKST} en bij de school", f"gisteren: {TEKST}, kind erbij"],
)
def test_a_draft_about_something_else_stays(twee: Tweetal, signaal: Signaal, getypt: str) -> None:
    """Also when the destroyed words occur in it, in the draft and in what was left at a lock."""
    bewaar_concept(twee.bram, Concept(getypt))
    laat_achter(twee.bram, Achtergelaten(getypt=(("Eigen punt", getypt),)))
    bewaard = lees_concept(twee.bram)
    _vernietigd(twee, signaal)
    assert lees_concept(twee.bram) == bewaard
