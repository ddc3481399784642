"""The draft: what may not be kept is not in it, and of a refused text no name either."""

from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import maak_meelezer
from signaal.usecases.zoekhulp import (
    Achtergelaten,
    Concept,
    bewaar_concept,
    laat_achter,
    lees_concept,
    neem_op,
)

GEWEIGERD = "mw Zoetekouw bsn 999990019 gevallen"


def _tekst(bureau: Bureau) -> str:
    concept = lees_concept(bureau)
    assert concept is not None
    return concept.tekst


def test_a_text_that_would_be_refused_is_kept_without_anybody(bureau: Bureau) -> None:
    zonder = maak_meelezer(bureau).zonder_persoon
    bewaar_concept(bureau, Concept(GEWEIGERD, bron=GEWEIGERD, gedaan=GEWEIGERD), zonder)
    concept = lees_concept(bureau)
    assert concept is not None
    assert {concept.tekst, concept.bron, concept.gedaan} == {"… bsn … gevallen"}


def test_a_text_that_may_be_saved_is_kept_as_it_is(bureau: Bureau) -> None:
    zonder = maak_meelezer(bureau).zonder_persoon
    bewaar_concept(bureau, Concept("mw Zoetekouw gevallen"), zonder)
    assert _tekst(bureau) == "mw Zoetekouw gevallen"


def test_before_the_word_lists_are_there_the_number_goes_in_any_case(bureau: Bureau) -> None:
    bewaar_concept(bureau, Concept(GEWEIGERD))
    assert _tekst(bureau) == "mw Zoetekouw bsn … gevallen"


def test_what_stood_open_at_a_lock_is_as_clean(bureau: Bureau) -> None:
    zonder = maak_meelezer(bureau).zonder_persoon
    laat_achter(bureau, Achtergelaten(getypt=(("Hernoemen", GEWEIGERD),)), zonder)
    assert neem_op(bureau).getypt == (("Hernoemen", "… bsn … gevallen"),)
