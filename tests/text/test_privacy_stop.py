"""The hard kinds: refused in every spelling, quiet about everything that only looks alike."""

import pytest

from signaal.text.privacy import Soort, schoon_stop, vervang, vind_stop

# Numbers that nobody has: BSN of the test series, telephone ranges that are not given out.
TELEFOON = [
    "zero 612 34 56 78",
    "0697418830",
    "06-71 23 45 09",
    "06.71.23.45.09",
    "06/71234509",
    "0671 234 509",
    "0 6 7 1 2 3 4 5 0 9",
    "+31 6 71234509",
    "+31(0)6-71 23 45 09",
    "0031671234509",
    "31671234509",
    "0486-04 17 33",
    "0486 - 04 17 33",
    "020 0123456",
    "+32 471 12 34 56",
    "+49 170 1234567",
    "nul zes zeven een twee drie vier vijf nul negen",
    "06 eenenzeventig drieëntwintig vijfenveertig nul negen",
    "０６７１２３４５０９",
    "O6-71234509",
    "06\u200b71\u200b234509",
]
BSN = [
    "999990019",
    "999 990 019",
    "9999.90.019",
    "999-990-019",
    "negen negen negen negen negen nul nul een negen",
    "9999\u00ad90019",
    "٩٩٩٩٩٠٠١٩",
]
EMAIL = [
    "sjaan.verhaagdonk@mail.example",
    "jan apenstaartje gmail punt com",
    "jan.de.boer (at) ziggo.nl",
    "piet @ hotmail . com",
    "k.jansen at kpnmail punt nl",
    "jan@gmail",
]
IBAN = [
    "NL91ABNA0417164300",
    "nl91 abna 0417 1643 00",
    "NL91.ABNA.0417.1643.00",
    "BE68 5390 0754 7034",
    "DE89 3704 0044 0532 0130 00",
]
HARD = [
    *((Soort.TELEFOON, t) for t in TELEFOON),
    *((Soort.BSN, t) for t in BSN),
    *((Soort.EMAIL, t) for t in EMAIL),
    *((Soort.IBAN, t) for t in IBAN),
]
ONSCHULDIG = [
    "",
    "06",
    "bel 112 of 0900-0113",
    "0800 1234567 is gratis",
    "de gemeente is bereikbaar op 14 0486",
    "factuur 123456789 is zoek",
    "op 06-11-2026 10:30 of 06-11-2026 1030",
    "2026-11-20 en 20-11-2026 3 mensen",
    "tussen 2019 en 2026 wel 12 keer",
    "groep 5 6 7 8",
    "een twee drie vier vijf zes zeven acht negen",
    "bloeddruk 140/90, suiker 18",
    "€ 1.234.567,89",
    "van 10.30 tot 11.30 uur met 24 mensen",
    "kijk @ werk en stuur naar info@gemeente.nl",
    "NL 20 mensen uit de buurt komen naar het dorpshuis",
    "NL92ABNA0417164300",
    "kamers 101 102 103",
    "5374 SS 12",
]


@pytest.mark.parametrize(("soort", "stuk"), HARD)
def test_hard_kind_is_found_whole_and_stops(soort: Soort, stuk: str) -> None:
    voor, na = "zij belde: ", ", graag terug"
    (vondst,) = vind_stop(voor + stuk + na)
    assert vondst.soort is soort
    assert vondst.stop
    assert (vondst.begin, vondst.eind) == (len(voor), len(voor) + len(stuk))


@pytest.mark.parametrize("tekst", ONSCHULDIG)
def test_what_only_looks_alike_passes(tekst: str) -> None:
    assert vind_stop(tekst) == ()


def test_words_around_make_the_difference() -> None:
    assert vind_stop("mobiel 671234509")[0].soort is Soort.TELEFOON
    assert vind_stop("671234509 stuks") == ()
    assert vind_stop("bsn 99 999 00 19 en 83 jaar")[0].soort is Soort.BSN


def test_two_numbers_are_two_findings() -> None:
    gevonden = vind_stop("06 71234509 of 0486 041733 of 999990019")
    assert [v.soort for v in gevonden] == [Soort.TELEFOON, Soort.TELEFOON, Soort.BSN]


def test_draft_keeps_everything_but_the_finding() -> None:
    assert schoon_stop("bel 06-71234509, bsn 999990019.") == "bel …, bsn …."
    assert schoon_stop("gewone tekst 😀") == "gewone tekst 😀"


def test_replacing_leaves_no_double_space() -> None:
    tekst = "tel 06-71234509 na vijven"
    (vondst,) = vind_stop(tekst)
    assert vervang(tekst, vondst) == "tel na vijven"


def test_why_never_quotes_the_text() -> None:
    for soort, stuk in HARD:
        (vondst,) = vind_stop(stuk)
        assert stuk not in vondst.waarom, soort
