"""Dutch dates: what reads by itself, what does not and why, what is proposed then."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.lijst_datum import (
    BESTAAT_NIET,
    GEEN_JAAR,
    GETAL,
    LANG_GELEDEN,
    LEEG,
    MEER_DAGEN,
    ONGEVEER,
    ONLEESBAAR,
    TOEKOMST,
    WEEKNUMMER,
    lees_datum,
    stel_datum_voor,
)

VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("3-4-2025", date(2025, 4, 3)),
        ("5-11-25", date(2025, 11, 5)),
        (" 21-01-2026 ", date(2026, 1, 21)),
        ("14 augustus 2025", date(2025, 8, 14)),
        ("8 sept. 2026", date(2026, 9, 8)),
        ("14-aug-25", date(2025, 8, 14)),
        ("5 mei '25", date(2025, 5, 5)),
        ("wo. 5 maart 2025", date(2025, 3, 5)),
        ("3/4/2025", date(2025, 4, 3)),
        ("2026-03-05", date(2026, 3, 5)),
        ("2026-03-05 14:30:00", date(2026, 3, 5)),
        ("5-3-2026 14:30", date(2026, 3, 5)),
    ],
)
def test_a_whole_date_reads_day_first_and_without_a_question(tekst: str, dag: date) -> None:
    assert lees_datum(tekst, VANDAAG).datum == dag


@pytest.mark.parametrize(
    ("tekst", "reden", "voorstel"),
    [
        ("12-3", GEEN_JAAR, date(2026, 3, 12)),
        ("12 maart", GEEN_JAAR, date(2026, 3, 12)),
        ("wk 14", WEEKNUMMER, date(2026, 3, 30)),
        ("week 14 2025", WEEKNUMMER, date(2025, 3, 31)),
        ("begin mei", ONGEVEER, date(2026, 5, 5)),
        ("eind april", ONGEVEER, date(2026, 4, 25)),
        ("ma 8 / di 9 juni", MEER_DAGEN, date(2026, 6, 8)),
        ("8-9 juni 2025", MEER_DAGEN, date(2025, 6, 8)),
        ("30-2-2026", BESTAAT_NIET, date(2026, 3, 11)),
        ("3/25/2026", BESTAAT_NIET, date(2026, 3, 25)),
        ("46120", GETAL, date(2026, 4, 8)),
        ("2026", GETAL, date(2026, 3, 11)),
        ("?", ONLEESBAAR, date(2026, 3, 11)),
        ("voor de zomer", ONLEESBAAR, date(2026, 3, 11)),
        ("week 99", ONLEESBAAR, date(2026, 3, 11)),
        ("", LEEG, date(2026, 3, 11)),
    ],
)
def test_an_unclear_date_has_a_reason_and_a_proposal_from_the_row_before(
    tekst: str, reden: str, voorstel: date
) -> None:
    lezing = lees_datum(tekst, VANDAAG)
    assert lezing.datum is None
    assert lezing.reden == reden
    assert stel_datum_voor(lezing, date(2026, 3, 11), None, VANDAAG) == voorstel


def test_a_year_from_the_future_or_the_past_is_asked_with_the_year_of_the_neighbours() -> None:
    lezing = lees_datum(date(2062, 9, 14), VANDAAG)
    assert lezing.reden == TOEKOMST
    assert stel_datum_voor(lezing, date(2026, 9, 15), None, VANDAAG) == date(2026, 9, 14)
    lezing = lees_datum("14-9-1926", VANDAAG)
    assert lezing.reden == LANG_GELEDEN
    assert stel_datum_voor(lezing, None, date(2026, 9, 15), VANDAAG) == date(2026, 9, 14)


def test_the_mac_date_system_shifts_a_bare_number() -> None:
    lezing = lees_datum("44658", VANDAAG, datum1904=True)
    assert stel_datum_voor(lezing, None, None, VANDAAG) == date(2026, 4, 8)


def test_a_proposal_is_never_in_the_future() -> None:
    lezing = lees_datum("24 december", VANDAAG)
    assert stel_datum_voor(lezing, date(2026, 11, 20), None, VANDAAG) == date(2025, 12, 24)


def test_without_neighbours_there_is_no_hold() -> None:
    assert stel_datum_voor(lees_datum("wk 14", VANDAAG), None, None, VANDAAG) is None


@given(st.text(alphabet="0123456789-/. wkmeijunidag'?", max_size=25))
def test_whatever_is_typed_it_is_a_day_or_a_reason(tekst: str) -> None:
    lezing = lees_datum(tekst, VANDAAG)
    assert (lezing.datum is None) == bool(lezing.reden)
    voorstel = stel_datum_voor(lezing, date(2026, 3, 11), None, VANDAAG)
    assert lezing.datum is not None or voorstel is not None
    assert lezing.datum is None or lezing.datum <= VANDAAG


@given(st.dates(date(2000, 1, 1), VANDAAG))
def test_every_day_reads_back_from_its_dutch_spelling(dag: date) -> None:
    assert lees_datum(f"{dag.day}-{dag.month}-{dag.year}", VANDAAG).datum == dag
