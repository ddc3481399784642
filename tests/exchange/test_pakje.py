"""A package for e-mail or a stick: what went in comes out, and a hostile zip gets nowhere."""

import struct
import zipfile
from pathlib import Path

import pytest

from signaal.exchange import pakje as module
from signaal.exchange.deelmap import Bestand
from signaal.exchange.pakje import Pakje
from signaal.exchange.segment import Segment, open_segment, segmentnaam
from signaal.fouten import GebruikFout, NieuwereVersieFout, PakjeFout, SchrijfFout
from tests.exchange.dozen import ANNE, BRAM, KRING, bestand, deel

NAAM = "v1/w/laptop/1-1-0123456789ab.vsg"


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "voor Bram.signaalpost"


def zip_met(pad: Path, *delen: tuple[str, bytes], hoe: int = zipfile.ZIP_STORED) -> Pakje:
    """A zip by somebody else."""
    with zipfile.ZipFile(pad, "w", hoe) as bestand_:
        for naam, inhoud in delen:
            bestand_.writestr(naam, inhoud)
    return Pakje(pad)


def test_what_went_in_comes_out(pad: Path) -> None:
    nieuw, erin = Pakje(pad), {}
    for van in (BRAM, ANNE):
        inhoud = bestand(van)
        erin[segmentnaam(deel(van), inhoud)] = inhoud
    for naam, inhoud in erin.items():
        nieuw.leg(naam, inhoud)
    nieuw.bewaar()
    with Pakje(pad) as gekregen:
        assert gekregen.lijst() == [Bestand(n, len(erin[n]), 0.0) for n in sorted(erin)]
        for naam, inhoud in erin.items():
            assert gekregen.lees(naam) == inhoud
            assert isinstance(open_segment(inhoud, KRING), Segment)
        assert gekregen.lees("v1/w/x.vsg") is None
    assert pad.stat().st_size < sum(map(len, erin.values())) + 1000


def test_the_same_files_make_the_same_package_and_tell_no_time(pad: Path, tmp_path: Path) -> None:
    een, twee = Pakje(pad), Pakje(tmp_path / "twee.signaalpost")
    een.leg("v1/b.vsg", b"b")
    een.leg("v1/a.vsg", b"a")
    een.leg("v1/a.vsg", b"iets anders")
    twee.leg("v1/a.vsg", b"a")
    twee.leg("v1/b.vsg", b"b")
    een.bewaar()
    twee.bewaar()
    assert pad.read_bytes() == (tmp_path / "twee.signaalpost").read_bytes()
    with zipfile.ZipFile(pad) as bestand_:
        assert {d.date_time for d in bestand_.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_package_is_a_package(pad: Path) -> None:
    Pakje(pad).bewaar()
    with Pakje(pad) as leeg:
        assert leeg.lijst() == []
        leeg.haal_weg("v1/s/x.vsk")


def test_a_package_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    nieuw = Pakje(tmp_path / "weg" / "x.signaalpost")
    nieuw.leg(NAAM, b"x")
    with pytest.raises(SchrijfFout):
        nieuw.bewaar()
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_not_there_or_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="Er is geen bestand weg"):
        Pakje(tmp_path / "weg.signaalpost").lijst()
    with pytest.raises(GebruikFout, match="kan nu niet worden gelezen"):
        Pakje(tmp_path).lijst()


@pytest.mark.parametrize("lengte", [0, 1, 21, 22, 60, -1, -22])
def test_a_package_that_is_cut_is_said(pad: Path, lengte: int) -> None:
    nieuw = Pakje(pad)
    nieuw.leg(NAAM, bestand(ANNE))
    nieuw.bewaar()
    pad.write_bytes(pad.read_bytes()[:lengte])
    with pytest.raises(PakjeFout, match="niet heel aangekomen"):
        Pakje(pad).lijst()


@pytest.mark.parametrize("inhoud", [b"geen zip", b"PK\x05\x06", bytes(500), b"%PDF-1.7\n" * 50])
def test_what_is_no_package_is_said(pad: Path, inhoud: bytes) -> None:
    pad.write_bytes(inhoud)
    with pytest.raises(PakjeFout) as fout:
        Pakje(pad).lees(NAAM)
    assert fout.value.status == 2


def test_a_part_that_is_damaged_is_empty_and_the_others_are_not(pad: Path) -> None:
    zip_met(pad, (NAAM, b"eerste deel"), ("v1/w/a/2-2-x.vsg", b"tweede deel"))
    pad.write_bytes(pad.read_bytes().replace(b"eerste deel", b"eerste heel"))
    with Pakje(pad) as gekregen:
        assert gekregen.lees(NAAM) == b""
        assert gekregen.lees("v1/w/a/2-2-x.vsg") == b"tweede deel"


@pytest.mark.parametrize(
    "naam",
    [
        "../v1/x.vsg",
        "v1/../../x.vsg",
        "/v1/x.vsg",
        "v1//x.vsg",
        "v1/./x.vsg",
        "v1/w\\..\\x.vsg",
        "C:/v1/x.vsg",
        "v1/C:x.vsg",
        "v1/x.exe",
        "x.vsg",
        "v0/x.vsg",
        "vv1/x.vsg",
        "v1/" + "x" * 200 + ".vsg",
    ],
)
def test_a_part_with_a_name_that_is_not_ours_is_not_seen(pad: Path, naam: str) -> None:
    with zip_met(pad, (naam, b"x"), (NAAM, b"y")) as gekregen:
        assert [deel_.naam for deel_ in gekregen.lijst()] == [NAAM]
    with zip_met(pad, (naam, b"x")) as gekregen, pytest.raises(PakjeFout):
        gekregen.lijst()


def test_a_package_of_a_newer_version_is_said(pad: Path) -> None:
    later = zip_met(pad, ("v2/w/x.vsg", b"x"))
    with pytest.raises(NieuwereVersieFout, match="nieuwere versie"):
        later.lijst()
    with zip_met(pad, ("v2/w/x.vsg", b"x"), (NAAM, b"y")) as gekregen:
        assert [deel_.naam for deel_ in gekregen.lijst()] == [NAAM]


def test_pressed_parts_and_locked_parts_are_refused(pad: Path) -> None:
    bom = zip_met(pad, (NAAM, bytes(10_000_000)), hoe=zipfile.ZIP_DEFLATED)
    with pytest.raises(PakjeFout):
        bom.lijst()
    zip_met(pad, (NAAM, b"x"))
    ruw = bytearray(pad.read_bytes())
    ruw[ruw.index(b"PK\x01\x02") + 8] |= 1
    pad.write_bytes(ruw)
    with pytest.raises(PakjeFout):
        Pakje(pad).lijst()


def test_a_part_larger_than_any_file_of_ours_is_refused(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HOOGSTE_BESTAND", 100)
    with zip_met(pad, (NAAM, bytes(100))) as gekregen:
        assert gekregen.lees(NAAM) == bytes(100)
    with zip_met(pad, (NAAM, bytes(101))) as gekregen, pytest.raises(PakjeFout):
        gekregen.lijst()


def test_names_that_are_there_twice_are_refused(pad: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        zip_met(pad, (NAAM, b"x"), (NAAM, b"y"))
    with pytest.raises(PakjeFout):
        Pakje(pad).lijst()


def _overlappend(pad: Path, aantal: int) -> None:
    """A zip whose many parts are all the same bytes: small outside, large inside."""
    naam, inhoud = b"v1/000.vsg", bytes(4000)
    los = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, len(inhoud), len(inhoud), 10, 0
    )
    lijst = b"".join(
        struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, len(inhoud), len(inhoud), 10,
            0, 0, 0, 0, 0, 0,
        ) + b"v1/%03d.vsg" % nummer
        for nummer in range(aantal)
    )  # fmt: skip
    voor = los + naam + inhoud
    slot = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, aantal, aantal, len(lijst), len(voor), 0)
    pad.write_bytes(voor + lijst + slot)


def test_parts_on_top_of_each_other_are_refused(pad: Path) -> None:
    _overlappend(pad, 1)
    assert len(Pakje(pad).lijst()) == 1
    _overlappend(pad, 50)
    with pytest.raises(PakjeFout):
        Pakje(pad).lijst()


@pytest.mark.parametrize(("plek", "vorm", "waarde"), [(10, "<H", 20_001), (12, "<L", 2**30)])
def test_a_directory_that_is_too_large_is_not_read(
    pad: Path, monkeypatch: pytest.MonkeyPatch, plek: int, vorm: str, waarde: int
) -> None:
    """Its end says how large it is; nobody asks the zip library then."""
    zip_met(pad, (NAAM, b"x"))
    ruw = bytearray(pad.read_bytes())
    struct.pack_into(vorm, ruw, len(ruw) - 22 + plek, waarde)
    pad.write_bytes(ruw)

    def nooit(*_: object) -> None:
        raise AssertionError("read it anyway")

    monkeypatch.setattr("signaal.exchange.pakje.zipfile.ZipFile", nooit)
    with pytest.raises(PakjeFout):
        Pakje(pad).lijst()


def test_more_parts_than_its_end_says_and_sizes_beyond_4_gb_are_refused(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _overlappend(pad, 3)
    with monkeypatch.context() as m:
        m.setattr(module, "MEESTE_DELEN", 2)
        ruw = bytearray(pad.read_bytes())
        struct.pack_into("<HH", ruw, len(ruw) - 14, 2, 2)
        pad.write_bytes(ruw)
        with pytest.raises(PakjeFout):
            Pakje(pad).lijst()
    zip_met(pad, (NAAM, b"x"))
    slot = pad.read_bytes()[-22:]
    pad.write_bytes(pad.read_bytes()[:-22] + b"PK\x06\x07" + bytes(16) + slot)
    with pytest.raises(PakjeFout):
        Pakje(pad).lijst()


def test_a_package_with_more_than_anybody_reads_is_not_made(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MEESTE_DELEN", 1)
    nieuw = Pakje(pad)
    nieuw.leg("v1/a.vsg", b"a")
    nieuw.leg("v1/b.vsg", b"b")
    with pytest.raises(GebruikFout, match="niets kwijt"):
        nieuw.bewaar()
    assert not pad.exists()
