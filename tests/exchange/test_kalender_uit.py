"""An iCalendar file as RFC 5545 wants it: folded, escaped, with its own time zone."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from signaal.domain.kalender import Kalenderpunt
from signaal.exchange import maak_ics

_ID = UUID("0190a000-0000-7000-8000-000000000001")
_NU = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)


def _punt(plaats: str = "", volgnummer: int = 0) -> Kalenderpunt:
    begin = datetime.combine(date(2026, 11, 20), time(13, 30))
    return Kalenderpunt(_ID, begin, begin.replace(hour=15, minute=0), "Overleg", plaats, volgnummer)


def _regels(inhoud: bytes) -> list[str]:
    """The lines as a reader unfolds them."""
    assert inhoud.endswith(b"\r\n")
    assert b"\n" not in inhoud.replace(b"\r\n", b"")
    return inhoud.decode().replace("\r\n ", "").split("\r\n")


def test_one_meeting_to_the_letter() -> None:
    regels = _regels(maak_ics([_punt("Dorpshuis", 2)], _NU))
    begin = regels.index("BEGIN:VEVENT")
    assert regels[begin:] == [
        "BEGIN:VEVENT",
        f"UID:{_ID}",
        "DTSTAMP:20261118T093000Z",
        "SEQUENCE:2",
        "DTSTART;TZID=Europe/Amsterdam:20261120T133000",
        "DTEND;TZID=Europe/Amsterdam:20261120T150000",
        "SUMMARY:Overleg",
        "LOCATION:Dorpshuis",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    assert regels[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut() -> None:
    inhoud = maak_ics([_punt("é€" * 60)], _NU)
    assert 71 < max(len(regel) for regel in inhoud.split(b"\r\n")) <= 75
    for regel in inhoud.split(b"\r\n"):
        regel.decode()
    assert f"LOCATION:{'é€' * 60}" in _regels(inhoud)


def test_what_has_a_meaning_in_the_file_is_escaped() -> None:
    regels = _regels(maak_ics([_punt("a,b;c\\d\r\nEND:VEVENT\x07")], _NU))
    (regel,) = (r for r in regels if r.startswith("LOCATION"))
    assert regel == "LOCATION:a\\,b\\;c\\\\d\\nEND:VEVENT"


def test_the_time_zone_in_the_file_is_the_dutch_clock() -> None:
    """The rule in the file (last Sunday of March, of October) is that of the tz database."""
    regels = _regels(maak_ics([], _NU))
    zone = ZoneInfo("Europe/Amsterdam")
    for naam, maand, voor, na in (("DAYLIGHT", 3, 1, 2), ("STANDARD", 10, 2, 1)):
        deel = regels[regels.index(f"BEGIN:{naam}") : regels.index(f"END:{naam}")]
        assert f"RRULE:FREQ=YEARLY;BYMONTH={maand};BYDAY=-1SU" in deel
        assert f"TZOFFSETFROM:+0{voor}00" in deel
        assert f"TZOFFSETTO:+0{na}00" in deel
        for jaar in range(2020, 2036):
            dag = date(jaar, maand, 31)
            dag -= timedelta(days=(dag.weekday() + 1) % 7)
            assert datetime.combine(dag, time(1, 59), zone).utcoffset() == timedelta(hours=voor)
            assert datetime.combine(dag, time(4), zone).utcoffset() == timedelta(hours=na)
