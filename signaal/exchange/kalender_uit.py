"""Meetings as an iCalendar file (RFC 5545): when and where, and nothing of what is on the table.

The same meeting has the same UID in every file, so that a calendar moves it rather than adding it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from signaal.domain.kalender import Kalenderpunt

_REGEL = 75  # octets, without the line end
_KOP = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Signaal//Signaal//NL",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def maak_ics(punten: Iterable[Kalenderpunt], gemaakt: datetime) -> bytes:
    """The bytes of an ``.ics``; ``gemaakt`` is now, in UTC."""
    regels = [*_KOP]
    for punt in punten:
        regels += _punt(punt, gemaakt)
    regels.append("END:VCALENDAR")
    return "".join(f"{stuk}\r\n" for regel in regels for stuk in _gevouwen(regel)).encode()


def _punt(punt: Kalenderpunt, gemaakt: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{punt.id}"
    yield f"DTSTAMP:{gemaakt:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{punt.volgnummer}"
    yield f"DTSTART;TZID=Europe/Amsterdam:{punt.begin:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID=Europe/Amsterdam:{punt.eind:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{_veilig(punt.titel)}"
    if punt.plaats:
        yield f"LOCATION:{_veilig(punt.plaats)}"
    yield "END:VEVENT"


def _veilig(tekst: str) -> str:
    """A text value (section 3.3.11); control characters have no place in one."""
    regels = ["".join(t for t in regel if t.isprintable()) for regel in tekst.splitlines()]
    schoon = "\n".join(regels).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return schoon.replace("\n", "\\n")


def _gevouwen(regel: str) -> Iterator[str]:
    """Lines of at most 75 octets (section 3.1), never cut inside a character."""
    stuk, lengte = "", 0
    for teken in regel:
        breed = len(teken.encode())
        if lengte + breed > _REGEL:
            yield stuk
            stuk, lengte = " ", 1
        stuk, lengte = stuk + teken, lengte + breed
    yield stuk
