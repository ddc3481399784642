"""Files nobody should be able to hurt us with: each is one sentence or a remark, never a crash."""

import errno
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signaal.domain.lijst_blad import LANGSTE_CEL, Bijzonder, Blad
from signaal.exchange import bestand_in, lees_bladen
from signaal.exchange.blad_opbouw import MEESTE_KOLOMMEN, MEESTE_RIJEN
from signaal.fouten import GebruikFout, GestoptFout
from tests.exchange.bladen import ods, rij, tekst, xlsx, zip_van

ECHT = (Path(__file__).parents[1] / "data" / "signalenlijst.xlsx").read_bytes()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
OUD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def weigering(pad: Path, inhoud: bytes) -> str:
    """The one sentence with which this file is refused."""
    pad.write_bytes(inhoud)
    with pytest.raises(GebruikFout) as fout:
        lees_bladen(pad, lambda: None)
    assert fout.value.bericht.endswith(".")
    assert "\n" not in fout.value.bericht
    return fout.value.bericht


def lees_of_weiger(pad: Path, inhoud: bytes) -> list[Blad]:
    """The sheets, or nothing when the file is refused; anything else is a crash."""
    pad.write_bytes(inhoud)
    try:
        return lees_bladen(pad, lambda: None)
    except GebruikFout:
        return []


@pytest.mark.parametrize(
    ("naam", "inhoud", "woorden"),
    [
        ("leeg.xlsx", b"", "is leeg"),
        ("foto.xlsx", PNG, "geen lijst"),
        ("foto.csv", PNG, "geen lijst"),
        ("brief.csv", b"%PDF-1.7\n", "geen lijst"),
        ("ruis.csv", bytes(range(256)) * 40, "geen lijst"),
        ("nullen.csv", bytes(5000), "geen lijst"),
        ("oud.xlsx", OUD, "wachtwoord"),
        ("tekst.xlsx", b"Datum;Dorp\n", "geen lijst"),
        ("anders.xlsx", zip_van({"hallo.txt": "x"}), "geen lijst"),
        ("half.xlsx", ECHT[: len(ECHT) // 2], "beschadigd"),
        ("kapot.xlsx", ECHT[:9000] + bytes(2000) + ECHT[11000:], "beschadigd"),
        ("xml.xlsx", xlsx("<row><c></row>"), "beschadigd"),
        ("xml.ods", ods("<table:table-row>"), "beschadigd"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(
    tmp_path: Path, naam: str, inhoud: bytes, woorden: str
) -> None:
    assert woorden in weigering(tmp_path / naam, inhoud)


def test_missing_and_locked_files_and_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GebruikFout, match="geen bestand"):
        lees_bladen(tmp_path / "weg.xlsx", lambda: None)
    with pytest.raises(GebruikFout, match=r"is een map|open in Excel"):
        lees_bladen(tmp_path, lambda: None)

    def op_slot(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "sharing violation")

    monkeypatch.setattr(Path, "open", op_slot)
    with pytest.raises(GebruikFout, match="sluit het daar"):
        lees_bladen(tmp_path / "slot.xlsx", lambda: None)


def test_a_file_that_is_too_big_is_not_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bestand_in, "GROOTSTE_BESTAND", 1000)
    assert "50 MB" in weigering(tmp_path / "groot.csv", b"a;b\n" * 300)


def test_a_zip_bomb_is_seen_before_it_is_unpacked(tmp_path: Path) -> None:
    bom = xlsx(rij(tekst("0" * 30_000_000)))
    assert len(bom) < 100_000
    assert "onwaarschijnlijk groot" in weigering(tmp_path / "bom.xlsx", bom)


def test_a_zip_that_lies_about_its_size_is_seen_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inhoud = xlsx(rij(tekst("".join(chr(97 + (i * i) % 26) for i in range(50_000)))))
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda self: [])
    monkeypatch.setattr(bestand_in, "GROOTSTE_UITGEPAKT", 20_000)
    assert "onwaarschijnlijk groot" in weigering(tmp_path / "leugen.xlsx", inhoud)


def test_entities_are_refused(tmp_path: Path) -> None:
    lol = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    delen = {"content.xml": f"{lol}<office>&b;</office>"}
    assert "beschadigd" in weigering(tmp_path / "lol.ods", zip_van({**delen}))


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    inhoud = bytearray(xlsx(rij(tekst("a"))))
    for handtekening, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = inhoud.find(handtekening)
        while begin >= 0:
            inhoud[begin + plaats] |= 1  # the flag "encrypted"
            begin = inhoud.find(handtekening, begin + 4)
    assert "beschadigd" in weigering(tmp_path / "slot.xlsx", bytes(inhoud))


def test_a_sheet_with_one_cell_in_the_far_corner_costs_nothing(tmp_path: Path) -> None:
    pad = tmp_path / "hoek.xlsx"
    hoek = '<row r="1048576"><c r="XFD1048576" t="str"><v>y</v></c></row>'
    pad.write_bytes(xlsx(rij(tekst("x")) + hoek))
    (blad,) = lees_bladen(pad, lambda: None)
    assert [r.regel for r in blad.rijen] == [1, 1048576]
    assert blad.rijen[1].bijzonder == ((0, Bijzonder.KOLOMMEN),)


def test_too_many_columns_are_cut_off_and_told_once(tmp_path: Path) -> None:
    pad = tmp_path / "breed.xlsx"
    breed = rij(*[tekst("x")] * 16_384)
    pad.write_bytes(xlsx(breed + rij(*[tekst("x")] * 100)))
    (blad,) = lees_bladen(pad, lambda: None)
    assert [len(r.cellen) for r in blad.rijen] == [MEESTE_KOLOMMEN] * 2
    assert [r.bijzonder for r in blad.rijen] == [((0, Bijzonder.KOLOMMEN),), ()]


def test_many_empty_rows_are_no_rows(tmp_path: Path) -> None:
    pad = tmp_path / "leeg.xlsx"
    pad.write_bytes(xlsx("<row/>" * 200_000 + rij(tekst("slot"))))
    (blad,) = lees_bladen(pad, lambda: None)
    assert [r.regel for r in blad.rijen] == [200_001]


@pytest.mark.parametrize("keer", [MEESTE_RIJEN + 1, 10**12])
def test_too_many_rows_are_refused(tmp_path: Path, keer: int) -> None:
    cel = "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>"
    rijen = f"<table:table-row table:number-rows-repeated='{keer}'>{cel}</table:table-row>"
    assert "meer dan 100.000 regels" in weigering(tmp_path / "veel.ods", ods(rijen))


def test_a_huge_cell_is_cut_off_and_told(tmp_path: Path) -> None:
    reeks = "".join(chr(97 + (i * i * 7 + i // 3) % 26) for i in range(300_000))
    for naam, inhoud in (
        ("groot.xlsx", xlsx(rij(tekst("kop"), tekst(reeks)))),
        ("groot.csv", f"kop;{reeks}\nkop;x\n".encode()),
    ):
        pad = tmp_path / naam
        pad.write_bytes(inhoud)
        eerste = lees_bladen(pad, lambda: None)[0].rijen[0]
        assert len(str(eerste.cel(1))) == LANGSTE_CEL
        assert Bijzonder.INGEKORT in [b for _, b in eerste.bijzonder]


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.xlsx"
    pad.write_bytes(ECHT)
    adem = iter(range(40))

    def adempauze() -> None:
        if next(adem, None) is None:
            raise GestoptFout("gestopt")

    with pytest.raises(GestoptFout):
        lees_bladen(pad, adempauze)


def test_a_csv_of_broken_quotes_ends_in_one_sentence(tmp_path: Path) -> None:
    assert "niet te lezen" in weigering(tmp_path / "kapot.csv", b'a;"b\n' * 500)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([".xlsx", ".csv", ".ods"]),
    st.lists(st.tuples(st.integers(0, len(ECHT) - 1), st.binary(min_size=1, max_size=40))),
)
def test_damage_anywhere_is_read_or_refused(
    tmp_path: Path, uitgang: str, schade: list[tuple[int, bytes]]
) -> None:
    inhoud = bytearray(ECHT)
    for plaats, stuk in schade:
        inhoud[plaats : plaats + len(stuk)] = stuk
    for blad in lees_of_weiger(tmp_path / f"lijst{uitgang}", bytes(inhoud)):
        assert len(blad.rijen) <= MEESTE_RIJEN


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=300), st.text(max_size=200))
def test_any_bytes_and_any_text_as_csv(tmp_path: Path, ruw: bytes, geschreven: str) -> None:
    for inhoud in (ruw, geschreven.encode(errors="ignore")):
        for blad in lees_of_weiger(tmp_path / "lijst.csv", inhoud):
            for r in blad.rijen:
                heel = "".join(map(str, r.cellen))
                assert heel.encode().decode() == heel  # no lone surrogates left


_ONZIN = st.recursive(
    st.sampled_from(
        ["<v>1</v>", "<v/>", "<v>9e999</v>", "<f>A1</f>", "<is><t>x</t></is>", "<t>x</t>", "tekst"]
    ),
    lambda kinderen: st.builds(
        lambda naam, soort, inhoud: (
            f'<{naam} r="{soort}" t="{soort}" s="{soort}">{"".join(inhoud)}</{naam}>'
        ),
        st.sampled_from(["row", "c", "is", "sheetData", "mergeCells"]),
        st.sampled_from(["A1", "ZZZ9999999", "", "-1", "s", "d", "e", "b", "99999999999999999999"]),
        st.lists(kinderen, max_size=4),
    ),
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_ONZIN)
def test_well_formed_nonsense_is_read_or_refused(tmp_path: Path, onzin: str) -> None:
    for blad in lees_of_weiger(tmp_path / "onzin.xlsx", xlsx(rij(onzin) + onzin)):
        assert all(len(r.cellen) <= MEESTE_KOLOMMEN for r in blad.rijen)
