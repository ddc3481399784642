"""Reading lists as they come: every kind of cell, row numbers as people see them."""

import unicodedata
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from signaal.domain.lijst_blad import Bijzonder, Blad, Cel
from signaal.exchange import lees_bladen
from tests.exchange.bladen import ods, rij, tekst, xlsx

DATA = Path(__file__).parents[1] / "data"


def lees(pad: Path, inhoud: bytes) -> list[Blad]:
    """Write it down and read it."""
    pad.write_bytes(inhoud)
    return lees_bladen(pad, lambda: None)


def lees_xlsx(tmp_path: Path, inhoud: bytes) -> list[Blad]:
    return lees(tmp_path / "lijst.xlsx", inhoud)


def cellen(blad: Blad) -> dict[int, tuple[Cel, ...]]:
    """Row number to cells."""
    return {r.regel: r.cellen for r in blad.rijen}


def bijzonder(blad: Blad) -> dict[int, tuple[tuple[int, Bijzonder], ...]]:
    return {r.regel: r.bijzonder for r in blad.rijen if r.bijzonder}


def test_the_list_of_the_trio_reads_as_another_reader_reads_it() -> None:
    signalen, oud = lees_bladen(DATA / "signalenlijst.xlsx", lambda: None)
    assert (signalen.naam, oud.naam) == ("signalen", "oud 2024")
    boek = openpyxl.load_workbook(DATA / "signalenlijst.xlsx")
    for blad in (signalen, oud):
        gelezen = cellen(blad)
        for regel in boek[blad.naam].iter_rows():
            verwacht = [
                c.value.date() if isinstance(c.value, datetime) else _vlak(str(c.value or ""))
                for c in regel
            ]
            waarden = gelezen.get(regel[0].row or 0, ())
            assert [_vlak(w) if isinstance(w, str) else w for w in waarden] == verwacht[
                : len(waarden)
            ]
            assert not any(verwacht[len(waarden) :])


def _vlak(waarde: str) -> str:
    return " ".join(waarde.split())


def test_numbers_booleans_dates_and_shared_texts(tmp_path: Path) -> None:
    stijlen = (
        '<numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/>'
        '<numFmt numFmtId="165" formatCode="&quot;dag&quot; 0"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
        "</cellXfs>"
    )
    inhoud = xlsx(
        rij(
            '<c s="1"><v>46120</v></c>', '<c s="2"><v>46120.75</v></c>', "<c><v>46120</v></c>",
            '<c s="3"><v>12</v></c>', "<c><v>1.5</v></c>", '<c t="b"><v>1</v></c>',
            '<c t="s"><v>0</v></c>', '<c t="d"><v>2026-04-08T00:00:00</v></c>',
            '<c t="str"><v>regel_x000D_een</v></c>', "<c><v>612345678</v></c>",
        ),
        stijlen=stijlen,
        teksten="<si><r><t>twee </t></r><r><t>delen</t></r><rPh><t>klank</t></rPh></si>",
    )  # fmt: skip
    (blad,) = lees_xlsx(tmp_path, inhoud)
    dag = date(2026, 4, 8)
    assert cellen(blad)[1] == (
        dag, dag, "46120", "12", "1,5", "WAAR", "twee delen", dag, "regel\neen", "612345678",
    )  # fmt: skip


def test_the_two_date_systems_of_excel(tmp_path: Path) -> None:
    stijl = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    for datum1904, getal in ((False, 46120), (True, 44658)):
        rijen = rij(f'<c s="0"><v>{getal}</v></c>')
        (blad,) = lees_xlsx(tmp_path, xlsx(rijen, stijlen=stijl, datum1904=datum1904))
        assert cellen(blad)[1] == (date(2026, 4, 8),)
        assert blad.datum1904 is datum1904


def test_formulas_are_never_worked_out(tmp_path: Path) -> None:
    inhoud = xlsx(
        rij(
            '<c t="str"><f>CONCAT("a","b")</f><v>ab</v></c>',
            "<c><f>WEBSERVICE(&quot;http://example.invalid&quot;)</f></c>",
            '<c t="e"><v>#N/A</v></c>',
        )
    )
    (blad,) = lees_xlsx(tmp_path, inhoud)
    assert cellen(blad) == {1: ("ab",)}
    assert bijzonder(blad)[1] == (
        (0, Bijzonder.FORMULE),
        (1, Bijzonder.FORMULE_LEEG),
        (2, Bijzonder.FOUTWAARDE),
    )


def test_row_numbers_are_those_of_excel_and_empty_rows_are_left_out(tmp_path: Path) -> None:
    inhoud = xlsx(rij(tekst("a")) + rij(nummer=5) + rij(tekst("b")) + rij(tekst("c"), nummer=9))
    assert cellen(lees_xlsx(tmp_path, inhoud)[0]) == {1: ("a",), 6: ("b",), 9: ("c",)}


def test_a_cell_merged_over_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    rijen = rij('<c r="A1" t="str"><v>3-4-2025</v></c>', '<c r="B1" t="str"><v>een</v></c>')
    rijen += rij('<c r="B2" t="str"><v>twee</v></c>') + rij('<c r="B4" t="str"><v>vier</v></c>')
    merge = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A4:D4"/></mergeCells>'
    (blad,) = lees_xlsx(tmp_path, xlsx(rijen, na=merge))
    assert cellen(blad)[2] == ("3-4-2025", "twee")
    assert bijzonder(blad) == {2: ((0, Bijzonder.SAMENGEVOEGD),)}


def test_hidden_sheets_say_so(tmp_path: Path) -> None:
    for staat in ("hidden", "veryHidden"):
        assert lees_xlsx(tmp_path, xlsx(rij(tekst("a")), staat=staat))[0].verborgen


def test_invisible_characters_go_and_are_told(tmp_path: Path) -> None:
    (blad,) = lees_xlsx(tmp_path, xlsx(rij(tekst("a\u202eb_x0000_c"), tekst(" d  \u00a0 e "))))
    assert cellen(blad)[1] == ("abc", "d e")
    assert bijzonder(blad)[1] == ((0, Bijzonder.STUURTEKENS),)


def test_emoji_and_right_to_left_text_stay(tmp_path: Path) -> None:
    (blad,) = lees_xlsx(tmp_path, xlsx(rij(tekst("👩‍⚕️ שלום ﷽"))))
    assert cellen(blad)[1] == ("👩‍⚕️ שלום ﷽",)


def test_open_document_cells(tmp_path: Path) -> None:
    cel = "table:table-cell office:value-type"
    inhoud = ods(
        "<table:table-row table:number-rows-repeated='3'><table:table-cell "
        "table:number-columns-repeated='1024'/></table:table-row>",
        f"<table:table-row><{cel}='string'><text:p>twee<text:s text:c='3'/>woorden</text:p>"
        "<text:p>en een regel<office:annotation><text:p>opmerking</text:p></office:annotation>"
        f"</text:p></table:table-cell><{cel}='date' office:date-value='2026-04-08' "
        f"table:formula='of:=TODAY()'><text:p>8 apr</text:p></table:table-cell><{cel}='float' "
        f"office:value='46120'><text:p>46120</text:p></table:table-cell><{cel}='string' "
        "calcext:value-type='error' table:formula='of:=1/0'><text:p>#DEEL/0!</text:p>"
        f"</table:table-cell><{cel}='boolean' office:boolean-value='true'/></table:table-row>",
        f"<table:table-row table:number-rows-repeated='2'><{cel}='string' "
        "table:number-columns-repeated='2'><text:p>x</text:p></table:table-cell></table:table-row>",
    )
    (blad,) = lees(tmp_path / "lijst.ods", inhoud)
    assert blad.naam == "Blad1"
    assert cellen(blad) == {
        4: ("twee woorden\nen een regel", date(2026, 4, 8), "46120", "", "WAAR"),
        5: ("x", "x"),
        6: ("x", "x"),
    }
    assert bijzonder(blad) == {4: ((1, Bijzonder.FORMULE), (3, Bijzonder.FOUTWAARDE))}


def test_open_document_hidden_sheet_and_merged_rows(tmp_path: Path) -> None:
    cel = "table:table-cell office:value-type='string'"
    inhoud = ods(
        f"<table:table-row><{cel} table:number-rows-spanned='2'><text:p>a</text:p>"
        f"</table:table-cell><{cel}><text:p>b</text:p></table:table-cell></table:table-row>",
        f"<table:table-row><table:covered-table-cell/><{cel}><text:p>c</text:p>"
        "</table:table-cell></table:table-row>",
        voor="<style:style style:name='ta2'><style:table-properties table:display='false'/>"
        "</style:style>",
        tabel="table:style-name='ta2'",
    )
    (blad,) = lees(tmp_path / "lijst.ods", inhoud)
    assert blad.verborgen
    assert cellen(blad) == {1: ("a", "b"), 2: ("a", "c")}


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_csv_in_every_encoding_and_with_every_delimiter(
    tmp_path: Path, codering: str, scheiding: str
) -> None:
    regels = [
        ["Datum", "Dorp", "Signaal"],
        ["3-4-2025", "Reek", "crèche; €\xa05, zei ze"],
        ["4-4-2025", "Zeeland", 'twee\nregels en "aanhaling"'],
        ["5-4-2025", "Reek", "slot"],
    ]
    inhoud = "\r\n".join(
        scheiding.join('"' + cel.replace('"', '""') + '"' for cel in regel) for regel in regels
    )
    (blad,) = lees(tmp_path / "lijst.csv", inhoud.encode(codering))
    assert cellen(blad) == {
        1: ("Datum", "Dorp", "Signaal"),
        2: ("3-4-2025", "Reek", "crèche; € 5, zei ze"),
        3: ("4-4-2025", "Zeeland", 'twee\nregels en "aanhaling"'),
        5: ("5-4-2025", "Reek", "slot"),
    }


def test_csv_of_utf16_without_mark_and_of_an_old_mac(tmp_path: Path) -> None:
    for inhoud in ("Datum;Dorp\r\né;b\r\n".encode("utf-16-le"), "Datum;Dorp\ré;b".encode("cp1252")):
        (blad,) = lees(tmp_path / "lijst.csv", inhoud)
        assert cellen(blad) == {1: ("Datum", "Dorp"), 2: ("é", "b")}


def test_csv_says_its_delimiter_itself_as_excel_may(tmp_path: Path) -> None:
    (blad,) = lees(tmp_path / "lijst.csv", b"sep=|\r\na|b;c,d\r\n")
    assert cellen(blad) == {2: ("a", "b;c,d")}


def test_csv_takes_the_apostrophe_of_an_export_off_and_no_other(tmp_path: Path) -> None:
    (blad,) = lees(tmp_path / "lijst.csv", b"'=1+1;''-x;'s avonds;'@ik;'\n")
    assert cellen(blad) == {1: ("=1+1", "'-x", "'s avonds", "@ik", "'")}


def test_a_broken_quote_costs_one_row_and_a_remark(tmp_path: Path) -> None:
    inhoud = b'Datum;Signaal\n3-4;"nooit dicht\n4-4;gewoon\n5-4;"netjes\nover twee"\n'
    (blad,) = lees(tmp_path / "lijst.csv", inhoud)
    assert cellen(blad)[2] == ("3-4", "nooit dicht")
    assert bijzonder(blad)[2] == ((0, Bijzonder.AANHALING),)
    assert cellen(blad)[3] == ("4-4", "gewoon")


def test_nul_bytes_and_broken_bytes_are_told_on_their_row(tmp_path: Path) -> None:
    inhoud = "Datum;Signaal\n3-4;heel\x00gewoon é è ë\n".encode() + b"4-4;stuk\xff\n"
    (blad,) = lees(tmp_path / "lijst.csv", inhoud)
    assert cellen(blad)[2] == ("3-4", "heelgewoon é è ë")
    assert bijzonder(blad) == {
        2: ((1, Bijzonder.STUURTEKENS),),
        3: ((1, Bijzonder.ONLEESBAAR),),
    }


def test_the_content_counts_and_not_the_name(tmp_path: Path) -> None:
    (blad,) = lees(tmp_path / "lijst.csv", xlsx(rij(tekst("a"))))
    assert cellen(blad) == {1: ("a",)}


def test_decomposed_accents_are_kept_as_typed(tmp_path: Path) -> None:
    uit_elkaar = unicodedata.normalize("NFD", "crèche")
    (blad,) = lees(tmp_path / "lijst.csv", f"a;{uit_elkaar}\n".encode())
    assert cellen(blad)[1][1] == uit_elkaar
