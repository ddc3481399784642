"""A paper that is drawn: nothing lost, nothing added, readable by people and by programs."""

import os
import subprocess
import sys

import pikepdf
import pytest

from signaal.domain.grafiek import staven
from signaal.domain.stuk import (
    Alinea,
    Blok,
    Deel,
    Grafiek,
    Kader,
    Kolom,
    Kop,
    Letter,
    Opsomming,
    Paginawissel,
    Stuk,
    Tabel,
    Vraagkader,
    Witruimte,
    delen,
)
from signaal.exchange.papier import render
from tests.exchange.lezen import bladen, elementen, merken, open_pdf, soorten, tekst

KOLOMMEN = (Kolom("Datum", 1), Kolom("Verhaal", 4), Kolom("Aantal", 1, rechts=True))
LANG = " ".join(f"woord{i}" for i in range(470))  # about 4,000 characters
RAAR = {
    "emoji": "blij 😀👩‍👩‍👧 einde",
    "right to left": "begin שלום عليكم einde",
    "bidi marks": "begin \u202egespiegeld\u202c einde",
    "control characters": "begin \x00\x07\x1b[31m\x7f einde",
    "lone surrogate": "begin \ud800 einde",
    "combining": "begin e\u0301 x\u0331 einde",
    "private use": "begin \ue000\U000f0000 einde",
    "line separators": "begin\u2028midden\r\neinde",
    "noncharacter": "begin \ufffe\uffff einde",
    "markup": "begin <b>vet</b> &amp; <br/> einde",
    "formula": '=HYPERLINK("begin") einde',
    "brackets": "begin (\\) ((( einde",
}


def stuk(*blokken: Blok, voet: str = "Alleen voor ons", letter: Letter = Letter.GEWOON) -> Stuk:
    """A paper with a title and these blocks."""
    return Stuk("Proef", "Een proef", (Kop(1, "Proef"), *blokken), voet, letter=letter)


def alles() -> Stuk:
    """A paper with every kind of block."""
    return stuk(
        Alinea(delen("Lees ", Deel("hoofdstuk twee", naar="twee"), " eerst.")),
        Vraagkader("Wat vragen we?", (("Zaal", "Is de zaal vrij?"), ("", "Wie komt er?"))),
        Kop(2, "Hoofdstuk twee", anker="twee"),
        Kop(3, "Onderdeel"),
        Kader("Samen oppakken?", delen("Zeven signalen.")),
        Grafiek(staven("Vallen", (0, 2, 7), ("wk 1", "wk 2", "wk 3"), breedte=300, hoogte=90)),
        Witruimte(2),
        Tabel(KOLOMMEN, ((delen("3 mei"), delen("Gevallen"), delen("1")),)),
        Opsomming((delen("eerste"), delen("tweede"))),
        Paginawissel(),
        Kop(2, "Laatste blad"),
    )


@pytest.mark.parametrize("geval", RAAR)
def test_odd_text_is_drawn_and_the_rest_survives(geval: str) -> None:
    raar = RAAR[geval]
    pdf = render(
        Stuk(
            raar, raar, (Kop(1, raar), Alinea(delen(raar)), Tabel(KOLOMMEN, ((delen(raar),) * 3,)))
        )
    )
    assert tekst(pdf).count("einde") == 5


def test_text_is_literal() -> None:
    pdf = render(stuk(Alinea(delen("<b>vet</b> & <para> {x} %s (\\)"))))
    assert "<b>vet</b> & <para> {x} %s (\\)" in tekst(pdf)


def test_what_has_no_glyph_is_seen_to_be_missing() -> None:
    assert "blij ☐ einde" in tekst(render(stuk(Alinea(delen("blij 😀 einde")))))


def test_dutch_letters_are_all_there() -> None:
    letters = "áàäâéèëêíìïîóòöôúùüûçñ ÁÉËÏÖÜ ĳ € – — ‘’ “” … •"
    assert letters in tekst(render(stuk(Alinea(delen(letters)))))


def test_a_long_cell_runs_on_over_the_page_without_losing_a_word() -> None:
    pdf = render(stuk(Tabel(KOLOMMEN, ((delen("3 mei"), delen(f"{LANG} {LANG}"), delen("1")),))))
    gelezen = tekst(pdf).split()
    assert len(bladen(pdf)) > 1
    assert [woord for woord in gelezen if woord.startswith("woord")] == LANG.split() * 2


@pytest.mark.parametrize("letter", Letter)
def test_a_word_without_end_is_cut(letter: Letter) -> None:
    pdf = render(stuk(Alinea(delen("x" * 10_000)), letter=letter))
    assert tekst(pdf).count("x") == 10_000


def test_the_heading_row_returns_but_is_read_once() -> None:
    rij = (delen("3 mei"), delen("Gevallen bij de kerk"), delen("1"))
    pdf = render(stuk(Tabel(KOLOMMEN, (rij,) * 90)))
    assert all("Verhaal" in blad for blad in bladen(pdf))
    assert soorten(open_pdf(pdf)).count("TH") == len(KOLOMMEN)


def test_a_box_goes_on_over_the_page() -> None:
    pdf = render(stuk(Alinea(delen(LANG)), Kader("Samen oppakken?", delen(f"{LANG} {LANG}"))))
    assert tekst(pdf).split().count("woord469") == 3
    assert len(bladen(pdf)) > 1


def test_a_heading_stays_with_what_follows() -> None:
    for regels in range(30, 60):
        vulling = tuple(Alinea(delen("regel")) for _ in range(regels))
        koppen = (Kop(2, "Titelregel"), Kader("Samen?", delen("ja")), Alinea(delen("vervolg")))
        for blad in bladen(render(stuk(*vulling, *koppen))):
            assert ("Titelregel" in blad) == ("vervolg" in blad)


def test_every_word_on_paper_comes_from_the_checked_text() -> None:
    papier = alles()
    gekeurd = " ".join(papier.teksten()).split()
    los = {"Pagina", "van", "1", "2", "•"}
    assert {woord for woord in tekst(render(papier)).split() if woord not in los} <= set(gekeurd)


def test_same_paper_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.exchange.test_papier import alles, render;"
        "print(hashlib.sha256(render(alles())).hexdigest())"
    )
    afdrukken = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": zaad, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for zaad in ("1", "2")
    }
    assert len(afdrukken) == 1


def test_other_text_gives_another_file_id() -> None:
    een, ander = (open_pdf(render(stuk(Alinea(delen(t))))) for t in ("een", "ander"))
    assert een.trailer.ID[0] != ander.trailer.ID[0]


def test_the_file_says_what_it_is_and_not_who_made_it() -> None:
    pdf = open_pdf(render(alles()))
    assert pdf.Root.Lang == "nl-NL"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert dict(pdf.trailer.Info) == {"/Title": pikepdf.String("Proef")}
    with pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == (
            "2",
            "A",
            "1",
        )
        assert xmp["dc:title"] == "Proef"
        assert not {"dc:creator", "xmp:CreateDate", "pdf:Producer", "xmp:CreatorTool"} & set(xmp)


def test_only_our_own_fonts_and_all_of_them_inside() -> None:
    pdf = open_pdf(render(alles()))
    fonts = [font for blad in pdf.pages for font in blad.Resources.Font.values()]
    assert {str(font.BaseFont).partition("+")[2] for font in fonts} == {
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
    }
    assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_headings_are_bookmarks() -> None:
    with open_pdf(render(alles())).open_outline() as index:
        (titel,) = index.root
        assert titel.title == "Proef"
        assert [kop.title for kop in titel.children] == [
            "Wat vragen we?",
            "Hoofdstuk twee",
            "Laatste blad",
        ]
        assert [kop.title for kop in titel.children[1].children] == ["Onderdeel"]


def test_a_link_goes_somewhere_and_says_where() -> None:
    pdf = open_pdf(render(alles()))
    (notitie,) = pdf.pages[0].Annots
    assert notitie.Contents == "Ga naar hoofdstuk twee"
    assert notitie.Dest[0].objgen == pdf.pages[0].objgen


def test_the_chart_tells_its_numbers_in_words() -> None:
    pdf = open_pdf(render(alles()))
    assert [str(el.Alt) for el in elementen(pdf) if el.S == "/Figure"] == [
        "Vallen: 0 in wk 1, 2 in wk 2, nu 7 in wk 3."
    ]


def test_every_mark_is_read_once_and_in_order() -> None:
    for papier in (alles(), stuk(Tabel(KOLOMMEN, ((delen(LANG), delen(LANG), delen("1")),) * 3))):
        pdf = open_pdf(render(papier))
        for blad in pdf.pages:
            gelezen = merken(pdf)[blad.obj.objgen]
            assert sorted(gelezen) == list(range(len(gelezen)))
        assert "/Artifact" not in {str(el.S) for el in elementen(pdf)}


def test_pages_are_numbered_and_say_who_may_read_them() -> None:
    gelezen = bladen(render(alles()))
    for nummer, blad in enumerate(gelezen, 1):
        assert f"Pagina {nummer} van {len(gelezen)}" in blad
        assert "Alleen voor ons" in blad


def test_large_print_gives_way_when_it_takes_too_many_pages() -> None:
    blokken: tuple[Blok, ...] = (Kop(1, "Proef"), *(Alinea(delen(LANG)) for _ in range(2)))
    ruim = Stuk("Proef", "", blokken, letter=Letter.GROOT)
    krap = Stuk("Proef", "", blokken, letter=Letter.GROOT, hoogstens=2)
    assert len(bladen(render(ruim))) > len(bladen(render(krap)))
    assert tekst(render(krap)).split().count("woord469") == 2


@pytest.mark.parametrize("niveaus", [(2,), (1, 3), (1, 1), (0,), (1, 2, 4)])
def test_headings_skip_no_level(niveaus: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="heading levels"):
        Stuk("Proef", "", tuple(Kop(niveau, "kop") for niveau in niveaus))


def test_a_link_needs_a_heading() -> None:
    with pytest.raises(ValueError, match="anchor"):
        stuk(Opsomming((delen(Deel("weg", naar="nergens")),)))


def test_a_row_needs_all_its_cells() -> None:
    with pytest.raises(ValueError, match="cells"):
        Tabel(KOLOMMEN, ((delen("een"),),))
