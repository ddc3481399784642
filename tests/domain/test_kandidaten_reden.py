"""What the sentence says beside the bars that people see."""

from signaal.domain.kandidaten_model import Cel
from signaal.domain.kandidaten_reden import Feiten, reden


def zin(aantal: int, eerder: tuple[int, ...], hoog: int = 1) -> str:
    cel = Cel("landerd", "Zeeland", "mantelzorg", len(eerder), aantal, 3.0)
    return reden(cel, Feiten(0, hoog, eerder))


def test_usual_is_what_stands_beside_it() -> None:
    assert zin(4, (2, 0, 1, 2, 1, 0)) == "4 signalen, gewoonlijk hoogstens 1"


def test_what_grew_slowly_is_compared_with_longer_ago_in_words() -> None:
    assert zin(4, (0, 1, 0, 2, 1, 2, 2, 3)) == (
        "4 signalen, over langere tijd gewoonlijk hoogstens 1"
    )
    assert zin(4, (3, 3, 3, 2, 1, 2, 1, 0)) == "4 signalen, gewoonlijk hoogstens 1"
