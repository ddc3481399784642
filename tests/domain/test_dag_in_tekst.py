"""The day in an agreement, as people write it."""

from datetime import date

import pytest

from signaal.domain.dag_in_tekst import dag_in_tekst

#: A Friday.
VANDAAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("gemeente bellen voor 11 december", date(2026, 12, 11)),
        ("dorpshuis vragen voor 12 dec.", date(2026, 12, 12)),
        ("Vóór 3 januari terugkoppelen", date(2027, 1, 3)),
        ("op 1 maart 2027 beginnen", date(2027, 3, 1)),
        ("zaal op 12-12, klaar", date(2026, 12, 12)),
        ("zaal op 5/1/27", date(2027, 1, 5)),
        ("voor vrijdag bellen", date(2026, 11, 27)),
        ("woensdagmiddag langs", date(2026, 11, 25)),
        ("volgende week dinsdag langs", date(2026, 11, 24)),
        ("volgende week vrijdag", date(2026, 11, 27)),
        ("volgende week de flyers", date(2026, 11, 27)),
        ("morgen de huisarts bellen", date(2026, 11, 21)),
        ("overmorgen", date(2026, 11, 22)),
        ("over twee weken navragen", date(2026, 12, 4)),
        ("over 10 dagen", date(2026, 11, 30)),
        ("31 november bestaat niet", None),
        ("was al op 1 maart 2025", None),
        ("elke vrijdag koffie", None),
        ("goedemorgen zeggen", None),
        ("'s morgens bellen", None),
        ("maandag en dinsdag langs", None),
        ("vier mensen, 14 stoelen, 3-4 tafels", None),
        ("tussen 10-12-14 uur", None),
        ("", None),
    ],
)
def test_a_day_is_read_or_left(tekst: str, dag: date | None) -> None:
    assert dag_in_tekst(tekst, VANDAAG) == dag
