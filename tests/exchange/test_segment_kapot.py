"""A segment that is damaged or forged: whatever is not right has one word for it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from signaal.domain.wissel import Oordeel
from signaal.exchange import omslag
from signaal.exchange.regelpers import MEESTE_REGELS
from signaal.exchange.segment import (
    lees_kop,
    maak_segment,
    zegel_deel,
)
from signaal.vault.epoch import ZOUT
from tests.exchange.dozen import (
    ANNE,
    BRAM,
    EPOCH,
    KRING,
    TEAM,
    VREEMDE,
    bestand,
    deel,
)
from tests.exchange.segmenten import (
    MAGIE,
    gedrukt,
    geopend,
    kop_eind,
    met_kop,
    oordeel,
    zelfgemaakt,
)

GOED = Oordeel.GOED
HALF = Oordeel.HALF
KAPOT = Oordeel.KAPOT
ONBEKEND = Oordeel.ONBEKEND
NIEUWER = Oordeel.NIEUWER
VREEMD = Oordeel.VREEMD


def test_cut_anywhere_it_is_half() -> None:
    inhoud = bestand(ANNE)
    assert {oordeel(inhoud[:eind]) for eind in range(len(inhoud))} == {HALF}
    assert {lees_kop(inhoud[:eind]) for eind in range(len(inhoud))} == {HALF}


@pytest.mark.parametrize("vanaf", [0, 4, 11, 13, 15, 100, 500, -200, -64, -20, -5])
def test_zeroes_from_anywhere_are_half(vanaf: int) -> None:
    inhoud = bestand(ANNE)
    heel = inhoud[:vanaf] + bytes(len(inhoud[vanaf:]))
    assert len(heel) == len(inhoud)
    assert oordeel(heel) is HALF


def test_a_hole_is_half() -> None:
    inhoud = bestand(ANNE, 1, 20)
    assert oordeel(inhoud[:1000] + bytes(512) + inhoud[1512:]) is HALF


def test_one_bit_flipped_anywhere_is_never_right() -> None:
    inhoud = bestand(ANNE)
    gezien = set()
    for plek in range(len(inhoud)):
        for bit in (0, 3, 7):
            anders = bytearray(inhoud)
            anders[plek] ^= 1 << bit
            gezien.add(oordeel(bytes(anders)))
    assert GOED not in gezien
    assert KAPOT in gezien


@pytest.mark.parametrize("staart", [b"x", bytes(1) + b"x", b"0" * 500])
def test_more_than_the_file_is_damaged(staart: bytes) -> None:
    assert oordeel(bestand(ANNE) + staart) is KAPOT


def test_doubled_in_one_file_is_damaged_and_doubled_as_two_files_is_the_same_twice() -> None:
    inhoud = bestand(ANNE)
    assert oordeel(inhoud + inhoud) is KAPOT
    assert geopend(inhoud) == geopend(bytes(inhoud))


@pytest.mark.parametrize(
    "inhoud",
    [b"geen bestand van ons", b"SIGNAAL-X1\n" + b"x" * 200, b"SIGNAAL-W0\n", b"PK\x03\x04"],
)
def test_what_is_no_segment_is_damaged(inhoud: bytes) -> None:
    assert oordeel(inhoud) is KAPOT
    assert lees_kop(inhoud) is KAPOT


def test_a_header_or_a_content_of_another_file_is_damaged() -> None:
    """Of the same length even, and of the same rows: another salt is another file."""
    een, ander, zelfde = bestand(ANNE, 1, 1), bestand(ANNE, 2, 2), bestand(ANNE, 1, 1)
    assert oordeel(ander[: kop_eind(ander)] + een[kop_eind(een) :]) in {KAPOT, HALF}
    assert oordeel(een[: kop_eind(een)] + ander[kop_eind(ander) : -64] + een[-64:]) in {KAPOT, HALF}
    assert len(een) == len(zelfde)
    assert oordeel(zelfde[: kop_eind(zelfde)] + een[kop_eind(een) :]) is KAPOT
    assert oordeel(een[: kop_eind(een)] + zelfde[kop_eind(zelfde) : -64] + een[-64:]) is KAPOT


def test_the_signature_of_another_member_is_damaged() -> None:
    rijen = deel(ANNE)
    assert oordeel(maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, BRAM.sleutel), EPOCH)) is KAPOT
    assert oordeel(zelfgemaakt(rijen, door=BRAM)) is KAPOT
    assert oordeel(zelfgemaakt(rijen, door=ANNE)) is GOED


@pytest.mark.parametrize(
    "anders",
    [
        {"a": 2, "b": 2},
        {"b": 2},
        {"a": 0},
        {"a": 2},
        {"b": MEESTE_REGELS + 1},
        {"b": 2**63},
        {"a": -1},
        {"a": 1.0},
        {"a": True},
        {"a": "1"},
        {"p": "AAAA"},
        {"z": "AAAA"},
        {"z": omslag.als_tekst(bytes(ZOUT))},
        {"n": 2**62},
        {"n": -1},
        {"v": 0},
        {"v": "1"},
        {"v": None},
        {"t": None},
        {"d": 7},
        {"extra": 1},
    ],
)
def test_a_header_that_lies_is_never_right(anders: dict[str, Any]) -> None:
    assert oordeel(met_kop(bestand(ANNE), **anders)) in {KAPOT, HALF}


@pytest.mark.parametrize(("van", "tot", "mag"), [(1, 5000, True), (1, 5001, False), (7, 6, False)])
def test_a_header_names_a_range_that_can_be(van: int, tot: int, mag: bool) -> None:
    gezegd = lees_kop(met_kop(bestand(ANNE), a=van, b=tot))
    assert gezegd is KAPOT if not mag else not isinstance(gezegd, Oordeel)


def test_rows_that_are_more_or_fewer_than_was_signed_are_damaged() -> None:
    """By an author who has all keys: the range says two rows, or the rows are no rows."""
    twee = deel(ANNE, 1, 2)
    assert oordeel(zelfgemaakt(twee)) is GOED
    assert oordeel(zelfgemaakt(replace(twee, regels=twee.regels[:1]))) is KAPOT
    assert oordeel(zelfgemaakt(replace(twee, regels=[*twee.regels, *twee.regels]))) is KAPOT


@pytest.mark.parametrize(
    "plat",
    [
        b"",
        b"{}",
        b"[]\n",
        b'{"a":NaN}\n',
        b"{\n",
        b"\xff\n",
        b"{}\n{}\n",
        b"1\n",
        b"[" * 5000 + b"\n",
    ],
    ids=range(9),
)
def test_a_content_that_is_no_row_is_damaged(plat: bytes) -> None:
    assert oordeel(zelfgemaakt(deel(ANNE), pers_=lambda _: gedrukt(plat))) is KAPOT


def test_another_team_is_a_stranger() -> None:
    anders = replace(KRING, team=UUID(int=9))
    assert oordeel(bestand(ANNE), anders) is VREEMD
    assert oordeel(met_kop(bestand(ANNE), t=omslag.als_tekst(bytes(16)))) is VREEMD


def test_an_unknown_signer_and_an_unknown_epoch_are_held() -> None:
    assert oordeel(bestand(VREEMDE)) is ONBEKEND
    assert oordeel(bestand(ANNE), replace(KRING, epochs={})) is ONBEKEND
    inhoud = bestand(VREEMDE)
    later = {**KRING.tekensleutels, VREEMDE.device: VREEMDE.sleutel.tekensleutel}
    assert oordeel(inhoud, replace(KRING, tekensleutels=later)) is GOED


def test_a_newer_version_is_held() -> None:
    inhoud = bestand(ANNE)
    assert oordeel(met_kop(inhoud, v=2)) is NIEUWER
    assert oordeel(met_kop(inhoud, v=2, nieuw={"a": []}, a=None)) is NIEUWER
    assert oordeel(inhoud.replace(MAGIE, b"SIGNAAL-W2\n")) is NIEUWER
    assert oordeel(b"SIGNAAL-W12\nwie weet") is NIEUWER
    assert lees_kop(inhoud.replace(MAGIE, b"SIGNAAL-W2\n")) is NIEUWER
