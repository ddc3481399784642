"""Files between laptops, damaged and forged: 0 accepted, all healed."""

from tests.fouten.dosis import KLEIN
from tests.fouten.dozen import SOORTEN, dozen


def test_no_damaged_or_forged_file_is_ever_taken_for_right(zaad: int) -> None:
    uitslagen = list(dozen(KLEIN.bestanden, zaad))
    for uitslag in uitslagen:
        uitslag.toon()
    assert len(uitslagen) == len(SOORTEN) == 8
    assert sum(uitslag.gevallen for uitslag in uitslagen) >= KLEIN.bestanden
    assert [mis for uitslag in uitslagen for mis in uitslag.mis] == []
