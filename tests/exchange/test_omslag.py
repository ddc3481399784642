"""The outside of a file between laptops: one spelling, narrow limits, and what it is for."""

from uuid import UUID

import pytest

from signaal.domain.wissel import Oordeel
from signaal.exchange import omslag
from signaal.exchange.omslag import (
    HOOGSTE_BESTAND,
    HOOGSTE_KOP,
    Afgekeurd,
    Omslag,
    Soort,
    Vorm,
    als_tekst,
    begin,
    canoniek,
    kapot,
    lees_omslag,
    lees_plat,
    sha12,
    soort_van,
    uit_tekst,
)

VORM = Vorm(Soort.SEGMENT, {"a": int, "t": UUID, "z": 4}, 2, {"x": str})
KOP = {"a": 7, "t": UUID(int=1), "z": b"zout"}


def gelezen(inhoud: bytes) -> Omslag | Oordeel:
    """What comes of a file."""
    try:
        return lees_omslag(VORM, inhoud)
    except Afgekeurd as fout:
        return fout.oordeel


def met_kop(ruw: bytes, rest: bytes = b"") -> bytes:
    """A file with exactly this header."""
    return b"SIGNAAL-W1\n" + len(ruw).to_bytes(4, "big") + ruw + rest


def test_a_file_is_taken_apart_as_it_was_put_together() -> None:
    voor = begin(VORM, KOP, 3)
    assert voor == met_kop(b'{"a":7,"n":3,"t":"AAAAAAAAAAAAAAAAAAAAAQ","v":1,"z":"em91dA"}')
    uit = gelezen(voor + b"abc" + b"st")
    assert uit == Omslag(KOP | {"n": 3, "v": 1}, voor, b"abc", b"st")
    met = gelezen(begin(VORM, KOP | {"x": "tekst"}, 0) + b"st")
    assert isinstance(met, Omslag)
    assert met.kop["x"] == "tekst"


@pytest.mark.parametrize("anders", [{"a": "7"}, {"a": -1}, {"a": 2**63}, {"x": 1}, {"z": b"zoute"}])
def test_a_field_of_another_kind_is_damaged(anders: dict[str, object]) -> None:
    assert gelezen(begin(VORM, KOP | anders, 0) + b"st") is Oordeel.KAPOT


def test_the_largest_number_header_and_file_are_read_and_not_one_more() -> None:
    assert isinstance(gelezen(begin(VORM, KOP | {"a": 2**63 - 1}, 0) + b"st"), Omslag)
    over = HOOGSTE_KOP - len(begin(VORM, KOP | {"x": ""}, 0)) + 15
    assert isinstance(gelezen(begin(VORM, KOP | {"x": "x" * over}, 0) + b"st"), Omslag)
    assert gelezen(begin(VORM, KOP | {"x": "x" * (over + 1)}, 0) + b"st") is Oordeel.KAPOT
    vol = HOOGSTE_BESTAND - len(begin(VORM, KOP, HOOGSTE_BESTAND)) - 2
    assert isinstance(gelezen(begin(VORM, KOP, vol) + b"x" * vol + b"st"), Omslag)
    assert gelezen(begin(VORM, KOP, vol + 1) + b"x" * (vol + 1) + b"st") is Oordeel.KAPOT


@pytest.mark.parametrize(
    "kop",
    [
        b'{"n":0,"a":7,"t":"AAAAAAAAAAAAAAAAAAAAAQ","v":1,"z":"em91dA"}',
        b'{"a":7, "n":0,"t":"AAAAAAAAAAAAAAAAAAAAAQ","v":1,"z":"em91dA"}',
        b'{"a":7,"n":0,"t":"AAAAAAAAAAAAAAAAAAAAAR","v":1,"z":"em91dA"}',
        b'{"a":7,"n":0,"t":"AAAAAAAAAAAAAAAAAAAAAQ==","v":1,"z":"em91dA"}',
        b'{"a":7,"n":0,"t":"AAAAAAAAAAAAAAAAAAAAAQ","v":1,"z":"em9*1dA"}',
        b'{"a":7,"a":7,"n":0,"t":"AAAAAAAAAAAAAAAAAAAAAQ","v":1,"z":"em91dA"}',
        b'[{"a":7}]',
        b"7",
        b"",
    ],
    ids=range(9),
)
def test_a_header_has_one_spelling(kop: bytes) -> None:
    """Else two different files would say the same, and a seal would not cover which."""
    assert gelezen(met_kop(kop, b"st")) is Oordeel.KAPOT


@pytest.mark.parametrize(
    ("inhoud", "oordeel"),
    [
        (b"", Oordeel.HALF),
        (b"SIGNAAL-W1", Oordeel.HALF),
        (b"\0\0", Oordeel.HALF),
        (b"\0", Oordeel.HALF),
        (b"x\0\0\0", Oordeel.KAPOT),
        (b"x\0\0\0\0", Oordeel.HALF),
        (b"x" + bytes(15) + b"x", Oordeel.KAPOT),
        (b"x" + bytes(16) + b"x", Oordeel.HALF),
        (b"SIGNAAL-W2\n", Oordeel.NIEUWER),
        (b"SIGNAAL-W2\nx\ny", Oordeel.NIEUWER),
        (b"SIGNAAL-W123\n", Oordeel.NIEUWER),
        (b"SIGNAAL-W1234\n", Oordeel.KAPOT),
        (b"SIGNAAL-W01\n", Oordeel.KAPOT),
        (b"SIGNAAL-W0\n", Oordeel.KAPOT),
        (b"SIGNAAL-Wx\n", Oordeel.KAPOT),
        (b"SIGNAAL-S2\n", Oordeel.KAPOT),
    ],
    ids=range(16),
)
def test_what_does_not_begin_as_ours_is_half_newer_or_damaged(
    inhoud: bytes, oordeel: Oordeel
) -> None:
    assert gelezen(inhoud) is oordeel
    if oordeel is not Oordeel.NIEUWER and inhoud != b"SIGNAAL-W1":
        assert kapot(inhoud).oordeel is oordeel


def test_plain_values_have_one_spelling() -> None:
    assert canoniek({"b": "é", "a": [1, None]}) == '{"a":[1,null],"b":"é"}'.encode()
    assert lees_plat(b'{"a":1,"b":2}') == {"a": 1, "b": 2}
    for anders in (
        b'{"b":2,"a":1}',
        b"NaN",
        b'{"a":Infinity}',
        b"[",
        b'"\\u00e9"',
        b"\xff",
        b"[" * 5000,
    ):
        assert lees_plat(anders) is None


def test_bytes_go_through_text_and_back() -> None:
    for ruw in (b"", b"\xff", b"\xfb\xff", bytes(range(64))):
        assert uit_tekst(als_tekst(ruw), len(ruw)) == ruw
        with pytest.raises(ValueError, match="another number"):
            uit_tekst(als_tekst(ruw), len(ruw) + 1)
    for geen in (None, 7, "A", "é", "/w"):
        with pytest.raises(ValueError, match=r".+"):
            uit_tekst(geen, 1)


def test_a_kind_is_what_a_file_begins_with() -> None:
    for soort, letter in zip(Soort, "WSKAB", strict=True):
        assert soort_van(f"SIGNAAL-{letter}1\n".encode()) is soort
    assert soort_van(b"SIGNAAL-K9\n") is Soort.EPOCH
    assert soort_van(b"SIGNAAL-") is None
    assert omslag.VERSIE == 1


def test_the_end_of_a_name_is_of_the_bytes() -> None:
    assert sha12(b"abc") == "ba7816bf8f01"
