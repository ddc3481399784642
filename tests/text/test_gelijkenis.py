"""Which texts say nearly the same."""

from signaal.text.gelijkenis import meest_gelijk

TEKSTEN = (
    ("wandelen", "wil graag een maatje om mee te wandelen"),
    ("tegels", "Mevrouw is gevallen over de losse tegels bij de kerk"),
    ("zelfde", "gevallen over losse tegels bij kerk"),
)


def test_the_most_alike_stands_first_and_what_is_not_alike_is_left_out() -> None:
    gevonden = meest_gelijk("Gevallen over LOSSE tegels bij kerk", TEKSTEN)
    assert sorted(gevonden) == ["tegels", "zelfde"]
    assert meest_gelijk("er is geen bus naar de prikpost", TEKSTEN) == []


def test_no_more_than_asked_for() -> None:
    zelfde = [(n, "losse tegels bij de kerk") for n in range(9)]
    assert meest_gelijk("losse tegels bij de kerk", zelfde, hoogstens=2) == [0, 1]
    assert meest_gelijk("losse tegels bij de kerk", []) == []
