"""A segment: its rows come out as they went in, and whatever is not right has one word for it."""

import json
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from signaal.domain.wissel import Deel, Oordeel, Zegel
from signaal.exchange import omslag, regelpers
from signaal.exchange.regelpers import MEESTE_REGELS, VOL, hoeveel_past, ontpers, pers
from signaal.exchange.regelvooraf import VOORAF
from signaal.exchange.segment import (
    Kring,
    Segment,
    geef_borg,
    lees_kop,
    maak_segment,
    open_segment,
    segmentnaam,
    uitspraak,
    zegel_deel,
    zegel_klopt,
)
from signaal.vault.epoch import LABEL, ZOUT
from tests.exchange.dozen import (
    ANDERE_EPOCH,
    ANNE,
    BRAM,
    CLEO,
    EPOCH,
    KRING,
    TEAM,
    VREEMDE,
    Laptop,
    bestand,
    deel,
)

GOED, HALF, KAPOT = Oordeel.GOED, Oordeel.HALF, Oordeel.KAPOT
ONBEKEND, NIEUWER, VREEMD = Oordeel.ONBEKEND, Oordeel.NIEUWER, Oordeel.VREEMD
MAGIE = b"SIGNAAL-W1\n"


def oordeel(inhoud: bytes, kring: Kring = KRING) -> Oordeel:
    """The word for a file."""
    gelezen = open_segment(inhoud, kring)
    return GOED if isinstance(gelezen, Segment) else gelezen


def geopend(inhoud: bytes, kring: Kring = KRING) -> Segment:
    """A file that must be right."""
    gelezen = open_segment(inhoud, kring)
    assert isinstance(gelezen, Segment), gelezen
    return gelezen


def kop_eind(inhoud: bytes) -> int:
    """Where the content begins."""
    begin = len(MAGIE) + 4
    return begin + int.from_bytes(inhoud[len(MAGIE) : begin], "big")


def met_kop(inhoud: bytes, **anders: Any) -> bytes:
    """The file with another header: well-formed, but not what was signed and sealed."""
    eind = kop_eind(inhoud)
    kop = json.loads(inhoud[len(MAGIE) + 4 : eind]) | anders
    ruw = omslag.canoniek({naam: x for naam, x in kop.items() if x is not None})
    return MAGIE + len(ruw).to_bytes(4, "big") + ruw + inhoud[eind:]


def zelfgemaakt(rijen: Deel, door: Laptop = ANNE, pers_: Callable[[Any], bytes] = pers) -> bytes:
    """A file by someone who has the keys and writes what Signaal never would."""
    zout = bytes(range(ZOUT))
    inhoud = rijen.vorige + rijen.laatste + pers_(rijen.regels)
    kop = {"t": TEAM, "d": rijen.device, "a": rijen.van, "b": rijen.tot, "e": EPOCH.id, "z": zout}
    vorm = omslag.Vorm(omslag.Soort.SEGMENT, {}, 64, {})
    voor = omslag.begin(vorm, kop, len(inhoud) + LABEL)
    return voor + EPOCH.verzegel(inhoud, zout, voor) + zegel_deel(TEAM, rijen, door.sleutel).teken


# -- right --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("eerste", "laatste"), [(1, 1), (7, 7), (2, 300)])
def test_rows_come_out_as_they_went_in(eerste: int, laatste: int) -> None:
    rijen = deel(ANNE, eerste, laatste)
    zegel = zegel_deel(TEAM, rijen, ANNE.sleutel)
    gelezen = geopend(maak_segment(TEAM, rijen, zegel, EPOCH))
    assert gelezen == Segment(EPOCH.id, replace(rijen, regels=list(rijen.regels)), zegel, None)


def test_the_header_can_be_read_without_any_key() -> None:
    kop = lees_kop(bestand(ANNE, 3, 5))
    assert not isinstance(kop, Oordeel)
    assert (kop.team, kop.device, kop.epoch, kop.borg) == (TEAM, ANNE.device, EPOCH.id, None)
    assert (kop.van, kop.tot) == (3, 5)


def test_the_bytes_are_those_that_are_already_out_there() -> None:
    """Another spelling of the statement would make every seal there is worthless."""
    rijen = Deel(UUID(int=2), 3, 4, b"\x05" * 32, b"\x06" * 32, ())
    assert uitspraak(UUID(int=1), rijen) == (
        b'signaal-zegel-1["00000000000000000000000000000001","00000000000000000000000000000002",3,4,"'
        + b"05" * 32 + b'","' + b"06" * 32 + b'"]'
    )  # fmt: skip
    inhoud = bestand(ANNE)
    assert inhoud.startswith(MAGIE)
    kop = json.loads(inhoud[len(MAGIE) + 4 : kop_eind(inhoud)])
    assert set(kop) == set("vntdabez")
    assert kop["v"] == 1


def test_a_file_tells_who_has_no_key_nothing_of_its_rows() -> None:
    """And the same rows never look the same."""
    een, twee = bestand(ANNE), bestand(ANNE)
    assert een[: kop_eind(een)] != twee[: kop_eind(twee)]
    assert een[kop_eind(een) :] != twee[kop_eind(twee) :]
    for inhoud in (een, twee):
        assert b"signaal/2026" not in inhoud
        assert oordeel(inhoud) is GOED


def test_a_colleague_makes_the_file_anew_when_it_was_lost() -> None:
    gekregen = geopend(bestand(ANNE, 2, 9))
    opnieuw = maak_segment(TEAM, gekregen.deel, gekregen.zegel, ANDERE_EPOCH)
    assert geopend(opnieuw).deel == gekregen.deel
    assert geopend(opnieuw).epoch == ANDERE_EPOCH.id


def test_the_name_says_whose_which_and_what(tmp_path: object) -> None:
    inhoud = bestand(ANNE, 12, 40)
    naam = segmentnaam(deel(ANNE, 12, 40), inhoud)
    assert naam.startswith(f"v1/w/{ANNE.device}/12-40-")
    assert len(naam.rpartition("-")[2]) == len("0123456789ab.vsg")
    assert naam != segmentnaam(deel(ANNE, 12, 40), bestand(ANNE, 12, 40))


def test_one_new_signal_is_at_most_1_kb() -> None:
    """A text of 130 characters makes some 550 bytes of sealed content."""
    assert len(bestand(ANNE, 123_456, 123_456, 450)) <= 910
    assert len(bestand(ANNE, 123_456, 123_456, 550)) <= 1024


def test_the_press_begins_with_the_words_that_are_already_out_there() -> None:
    """Other words would make every segment there is unreadable."""
    assert sha256(VOORAF).hexdigest()[:16] == "d6256431223d5191"


# -- damaged ------------------------------------------------------------------------------------


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


# -- forged -------------------------------------------------------------------------------------


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
    ids=str,
)
def test_a_header_that_lies_is_never_right(anders: dict[str, Any]) -> None:
    assert oordeel(met_kop(bestand(ANNE), **anders)) in {KAPOT, HALF}


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
)
def test_a_content_that_is_no_row_is_damaged(plat: bytes) -> None:
    def pers_(_: Any) -> bytes:
        werk = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=VOORAF)
        return werk.compress(plat) + werk.flush()

    assert oordeel(zelfgemaakt(deel(ANNE), pers_=pers_)) is KAPOT


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


# -- a laptop that came out of a backup ------------------------------------------------------------


def _eerste_deel(borg_van: Laptop = ANNE, sleutel_van: Laptop = ANNE) -> bytes:
    rijen = deel(VREEMDE)
    borg = geef_borg(TEAM, borg_van.device, sleutel_van.sleutel, VREEMDE.device, VREEMDE.sleutel)
    return maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, VREEMDE.sleutel), EPOCH, borg)


def test_the_laptop_it_was_answers_for_the_laptop_it_is() -> None:
    gelezen = geopend(_eerste_deel())
    assert gelezen.borg is not None
    assert gelezen.borg.oud == ANNE.device
    assert gelezen.borg.tekensleutel == VREEMDE.sleutel.tekensleutel
    assert gelezen.borg.doossleutel == VREEMDE.sleutel.doossleutel


def test_surety_by_somebody_else_or_for_somebody_else_is_held() -> None:
    assert oordeel(_eerste_deel(sleutel_van=BRAM)) is ONBEKEND
    assert oordeel(_eerste_deel(borg_van=VREEMDE, sleutel_van=VREEMDE)) is ONBEKEND
    zonder_anne = replace(KRING, toegelaten=KRING.toegelaten - {ANNE.device})
    assert oordeel(_eerste_deel(), zonder_anne) is ONBEKEND
    rijen = deel(VREEMDE)
    zegel = zegel_deel(TEAM, rijen, VREEMDE.sleutel)
    voor_cleo = geef_borg(TEAM, ANNE.device, ANNE.sleutel, CLEO.device, VREEMDE.sleutel)
    assert oordeel(maak_segment(TEAM, rijen, zegel, EPOCH, voor_cleo)) is ONBEKEND


def test_surety_stands_in_the_first_part_only_and_whole() -> None:
    rijen = deel(VREEMDE, 2, 2)
    zegel = zegel_deel(TEAM, rijen, VREEMDE.sleutel)
    borg = geef_borg(TEAM, ANNE.device, ANNE.sleutel, VREEMDE.device, VREEMDE.sleutel)
    assert oordeel(maak_segment(TEAM, rijen, zegel, EPOCH, borg)) is KAPOT
    assert oordeel(met_kop(_eerste_deel(), g=None)) is KAPOT


def test_surety_that_somebody_added_to_a_file_of_a_known_laptop_is_not_believed() -> None:
    rijen = deel(ANNE)
    borg = geef_borg(TEAM, BRAM.device, VREEMDE.sleutel, ANNE.device, VREEMDE.sleutel)
    gelezen = geopend(maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, ANNE.sleutel), EPOCH, borg))
    assert gelezen.borg is None


# -- seals ----------------------------------------------------------------------------------------


def test_a_seal_is_of_these_rows_of_this_team_by_this_laptop() -> None:
    rijen = deel(ANNE, 4, 6)
    zegel = zegel_deel(TEAM, rijen, ANNE.sleutel)
    eigen = ANNE.sleutel.tekensleutel
    assert zegel_klopt(TEAM, rijen, zegel, eigen)
    assert not zegel_klopt(UUID(int=1), rijen, zegel, eigen)
    assert not zegel_klopt(TEAM, rijen, zegel, BRAM.sleutel.tekensleutel)
    for anders in (
        replace(rijen, device=BRAM.device),
        replace(rijen, van=3),
        replace(rijen, tot=7),
        replace(rijen, vorige=bytes(32)),
        replace(rijen, laatste=bytes(32)),
    ):
        assert not zegel_klopt(TEAM, anders, zegel, eigen)
        zelf = Zegel(anders.device, anders.van, anders.tot, zegel.teken)
        assert not zegel_klopt(TEAM, anders, zelf, eigen)


# -- sizes ----------------------------------------------------------------------------------------


def test_how_many_rows_go_into_one_file() -> None:
    klein = {"a": 1}
    assert hoeveel_past([]) == 0
    assert hoeveel_past([klein] * 10) == 10
    assert hoeveel_past([klein] * (MEESTE_REGELS + 1)) == MEESTE_REGELS
    half = {"a": "x" * (VOL // 2 - 9)}
    assert len(omslag.canoniek(half)) + 1 == VOL // 2
    assert hoeveel_past([half] * 3) == 2
    assert hoeveel_past([{"a": "x" * VOL}, klein]) == 1


def test_too_many_rows_for_one_file_are_refused() -> None:
    with pytest.raises(ValueError, match="hoeveel_past"):
        pers([{}] * (MEESTE_REGELS + 1))
    with pytest.raises(ValueError, match="hoeveel_past"):
        pers([{"a": "x" * regelpers.HOOGSTE_PLAT}])
    vol = [{"a": "x" * (regelpers.HOOGSTE_PLAT - 9)}]
    assert ontpers(pers(vol), 1) == vol
    veel: list[dict[str, Any]] = [{}] * MEESTE_REGELS
    assert ontpers(pers(veel), MEESTE_REGELS) == veel


def test_a_bomb_takes_little_memory() -> None:
    """Zeroes deflate to a thousandth: read up to the limit and no further."""
    werk = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=VOORAF)
    hap = bytes(1024 * 1024)
    bom = b"".join(werk.compress(hap) for _ in range(64)) + werk.flush()
    inhoud = zelfgemaakt(deel(ANNE), pers_=lambda _: bom)
    tracemalloc.start()
    gezegd = oordeel(inhoud)
    _, piek = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert gezegd is KAPOT
    assert piek < 4 * regelpers.HOOGSTE_PLAT


def test_a_long_header_and_a_large_file_are_not_read() -> None:
    lang = MAGIE + (omslag.HOOGSTE_KOP + 1).to_bytes(4, "big") + b"x" * (omslag.HOOGSTE_KOP + 1)
    diep = b"[" * omslag.HOOGSTE_KOP
    assert oordeel(lang) is KAPOT
    assert oordeel(MAGIE + len(diep).to_bytes(4, "big") + diep + b"x" * 80) is KAPOT
    rijen = deel(ANNE)
    groot = maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, ANNE.sleutel), EPOCH)
    assert oordeel(groot + b"x" * omslag.HOOGSTE_BESTAND) is KAPOT


def test_no_key_is_shown() -> None:
    getoond = repr(KRING) + repr(geopend(bestand(ANNE)))
    for geheim in (EPOCH.gewoon, ANNE.sleutel.zaad):
        assert repr(geheim)[2:-1] not in getoond
        assert geheim.hex() not in getoond
    assert "signaal gelogd" not in getoond
