"""A number before a full stop is an item of a list: a sentence begins after it."""

from signaal.text.privacy import Privacywacht


def test_a_capital_after_an_item_number_names_nobody() -> None:
    wacht = Privacywacht()
    assert wacht.vind("5. Sleutel van het dorpshuis") == ()
    assert wacht.vind("2. Koster gebeld over de kerk") == ()


def test_an_initial_still_announces_a_name() -> None:
    (naam,) = Privacywacht().vind("gesproken met J. Sleutel over de post")
    assert (naam.begin, naam.eind) == (14, 24)
