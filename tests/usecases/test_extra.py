"""Off until turned on."""

from signaal.usecases.bureau import Bureau
from signaal.usecases.extra import Extra, list_aan, zet_aan


def test_everything_is_off_until_it_is_turned_on(bureau: Bureau) -> None:
    assert list_aan(bureau) == frozenset()
    zet_aan(bureau, Extra.KLOK, True)
    zet_aan(bureau, Extra.UREN, True)
    assert list_aan(bureau) == {Extra.KLOK, Extra.UREN}
    zet_aan(bureau, Extra.KLOK, False)
    assert list_aan(bureau) == {Extra.UREN}
