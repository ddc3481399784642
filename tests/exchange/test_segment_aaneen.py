"""Many small files of one laptop go on in one: the last link covers all rows before it."""

from dataclasses import replace

import pytest

from signaal.domain.wissel import Deel, Oordeel, Zegel
from signaal.exchange.segment import lees_kop, maak_segment, zegel_deel
from tests.exchange.dozen import ANNE, BRAM, EPOCH, TEAM, Laptop, deel
from tests.exchange.segmenten import geopend, met_kop, oordeel

GOED = Oordeel.GOED
KAPOT = Oordeel.KAPOT
#: Rows 5 to 9, of which the author signed 8 and 9.
ALLE, LAATSTE = deel(ANNE, 5, 9), deel(ANNE, 8, 9)


def zegel(door: Laptop = ANNE, onder: Deel = LAATSTE) -> Zegel:
    return zegel_deel(TEAM, onder, door.sleutel)


def aaneen() -> bytes:
    return maak_segment(TEAM, ALLE, zegel(), EPOCH, None, LAATSTE.vorige)


def test_rows_come_out_with_the_signature_under_the_last_of_them() -> None:
    gelezen = geopend(aaneen())
    assert gelezen.deel == replace(ALLE, regels=list(ALLE.regels))
    assert gelezen.zegel == zegel()
    kop = lees_kop(aaneen())
    assert not isinstance(kop, Oordeel)
    assert (kop.van, kop.gezegeld, kop.tot) == (5, 8, 9)


def test_the_last_row_alone_may_be_what_was_signed() -> None:
    laatste = deel(ANNE, 9, 9)
    inhoud = maak_segment(TEAM, ALLE, zegel(onder=laatste), EPOCH, None, laatste.vorige)
    assert geopend(inhoud).zegel == zegel(onder=laatste)


def test_a_signature_under_all_rows_needs_no_other_link() -> None:
    kop = lees_kop(maak_segment(TEAM, LAATSTE, zegel(), EPOCH))
    assert not isinstance(kop, Oordeel)
    assert (kop.van, kop.gezegeld) == (8, 8)


@pytest.mark.parametrize(
    "inhoud",
    [
        maak_segment(TEAM, ALLE, zegel(BRAM), EPOCH, None, LAATSTE.vorige),
        maak_segment(TEAM, ALLE, zegel(), EPOCH, None, bytes(32)),
        maak_segment(TEAM, ALLE, zegel(), EPOCH),
        maak_segment(TEAM, replace(ALLE, laatste=bytes(32)), zegel(), EPOCH, None, LAATSTE.vorige),
        maak_segment(TEAM, ALLE, zegel(onder=deel(ANNE, 7, 8)), EPOCH, None, LAATSTE.vorige),
    ],
    ids=["another author", "another link", "no link", "another end", "other rows"],
)
def test_a_signature_that_is_not_under_the_last_rows_is_none(inhoud: bytes) -> None:
    assert oordeel(inhoud) is KAPOT


@pytest.mark.parametrize("c", [0, 4, 5, 10, 2**40])
def test_a_signature_from_outside_the_rows_is_damaged(c: int) -> None:
    assert lees_kop(met_kop(aaneen(), c=c)) is KAPOT


def test_where_the_signature_begins_is_bound() -> None:
    assert oordeel(aaneen()) is GOED
    assert oordeel(met_kop(aaneen(), c=7)) is KAPOT
    assert oordeel(met_kop(aaneen(), c=None)) is KAPOT
