"""A segment: its rows come out as they went in, in few bytes, and can be handed on."""

import json
import tracemalloc
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
    Segment,
    lees_kop,
    maak_segment,
    segmentnaam,
    uitspraak,
    zegel_deel,
    zegel_klopt,
)
from tests.exchange.dozen import (
    ANDERE_EPOCH,
    ANNE,
    BRAM,
    EPOCH,
    KRING,
    TEAM,
    bestand,
    deel,
)
from tests.exchange.segmenten import MAGIE, gedrukt, geopend, kop_eind, oordeel, zelfgemaakt

GOED = Oordeel.GOED
KAPOT = Oordeel.KAPOT


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


def test_how_many_rows_go_into_one_file() -> None:
    klein = {"a": 1}
    assert hoeveel_past([]) == 0
    assert hoeveel_past([klein] * 10) == 10
    assert hoeveel_past([klein] * (MEESTE_REGELS + 1)) == MEESTE_REGELS
    half = {"a": "x" * (VOL // 2 - 9)}
    assert len(omslag.canoniek(half)) + 1 == VOL // 2
    assert hoeveel_past([half] * 3) == 2
    assert hoeveel_past([{"a": "x" * (VOL // 2 - 8)}] * 3) == 1
    assert hoeveel_past([{"a": "x" * VOL}, klein]) == 1


def test_too_many_rows_for_one_file_are_refused() -> None:
    with pytest.raises(ValueError, match="hoeveel_past"):
        pers([{}] * (MEESTE_REGELS + 1))
    with pytest.raises(ValueError, match="hoeveel_past"):
        pers([{"a": "x" * regelpers.HOOGSTE_PLAT}])
    vol = [{"a": "x" * (regelpers.HOOGSTE_PLAT - 9)}]
    assert ontpers(pers(vol), 1) == vol
    assert ontpers(gedrukt(b'{"a":"' + b"x" * (regelpers.HOOGSTE_PLAT - 8) + b'"}\n'), 1) is None
    assert ontpers(pers([{"a": 1}]), 1) == [{"a": 1}]
    assert ontpers(pers([{"a": 1}]) + b"x", 1) is None
    assert ontpers(pers([{"a": 1}] * 50)[:-1], 50) is None
    veel: list[dict[str, Any]] = [{}] * MEESTE_REGELS
    assert ontpers(pers(veel), MEESTE_REGELS) == veel


def test_a_bomb_takes_little_memory() -> None:
    """Zeroes deflate to a thousandth: read up to the limit and no further."""
    bom = gedrukt(bytes(64 * 1024 * 1024))
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
