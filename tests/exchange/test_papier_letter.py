"""Where lines break: nothing lost, nothing wider than the line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from signaal.domain.stuk import Deel
from signaal.exchange.papier_letter import Letters

LETTERS = Letters()
RUNS = st.lists(st.builds(Deel, st.text(max_size=80), st.booleans()), max_size=5).map(tuple)


@settings(deadline=None)  # a loaded machine is no failure
@given(RUNS, st.floats(20, 400), st.floats(6, 24))
def test_lines_hold_all_text_and_fit(
    runs: tuple[Deel, ...], breedte: float, grootte: float
) -> None:
    regels = LETTERS.breek(runs, breedte, grootte)
    gezet = "".join(stukje.tekst for regel in regels for stukje in regel)
    schoon = "".join(LETTERS.schoon(run.tekst) for run in runs)
    assert "".join(gezet.split()) == "".join(schoon.split())
    spatie = LETTERS.breedte(" ", vet=True, grootte=grootte)
    for regel in regels:
        tekst = "".join(stukje.tekst for stukje in regel)
        breed = sum(stukje.breedte for stukje in regel)
        achteraan = (len(tekst) - len(tekst.rstrip(" "))) * spatie
        assert breed <= breedte + achteraan + 0.001 or len(tekst.strip(" ")) == 1


def test_a_space_stays_at_the_end_of_the_line() -> None:
    regels = LETTERS.breek((Deel("een twee\ndrie"),), 30, 10)
    assert [regel[0].tekst for regel in regels] == ["een ", "twee ", "drie"]


def test_a_word_in_two_weights_is_not_parted() -> None:
    regels = LETTERS.breek((Deel("aaaa bbbb"), Deel("cc dd", vet=True)), 50, 10)
    assert ["".join(s.tekst for s in regel) for regel in regels] == ["aaaa ", "bbbbcc dd"]


@given(st.text())
def test_clean_text_can_always_be_measured(tekst: str) -> None:
    for regel in LETTERS.schoon(tekst).split("\n"):
        assert LETTERS.breedte(regel, vet=False, grootte=10) >= 0
