"""What the name of a file hints at; whoever renames a file changes nothing but the hint."""

import re
from dataclasses import dataclass
from uuid import UUID

#: Also when a program for shared folders put something behind it: "(conflict copy)", "-PC-2".
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NAAM = re.compile(
    rf"(?:^|/)w/(?P<device>{_ID})/"
    r"(?P<van>[0-9]{1,18})-(?P<tot>[0-9]{1,18})-(?P<merk>[0-9a-f]{12})[^/]*$"
)
_EPOCH = re.compile(rf"(?:^|/)k/({_ID})-({_ID})-[^/]*$")
_SLEUTEL = re.compile(rf"(?:^|/)s/{_ID}/([0-9a-f]{{32}})-[^/]*$")
_VAN = re.compile(rf"(?:^|/)[ws]/({_ID})(?:/|$)")
_MERK = re.compile(
    rf"(?:^|/)(?:[0-9]+-[0-9]+|[0-9a-f]{{32}}|{_ID}-{_ID})-([0-9a-f]{{12}})(?![0-9a-f])[^/]*$"
)


@dataclass(frozen=True, slots=True)
class Stuk:
    """Rows ``van`` to ``tot`` of a laptop; ``merk`` begins the SHA-256 of the file (hex)."""

    device: UUID
    van: int
    tot: int
    merk: str


def uit_naam(naam: str) -> Stuk | None:
    """The hint in a name; None when there is none."""
    gevonden = _NAAM.search(naam)
    if gevonden is None:
        return None
    delen = gevonden.groupdict()
    return Stuk(UUID(delen["device"]), int(delen["van"]), int(delen["tot"]), delen["merk"])


def apparaat_in(naam: str) -> UUID | None:
    """Of which laptop a file or folder is by its name; None when that does not say."""
    gevonden = _VAN.search(naam)
    return None if gevonden is None else UUID(gevonden[1])


def epoch_in(naam: str) -> tuple[UUID, UUID] | None:
    """Which epoch the keys in a file are of, and for which laptop; None when it holds no such."""
    gevonden = _EPOCH.search(naam)
    return None if gevonden is None else (UUID(gevonden[1]), UUID(gevonden[2]))


def sleutelnummer_in(naam: str) -> str | None:
    """Which content key a file says to hold; None when the name says nothing of it."""
    gevonden = _SLEUTEL.search(naam)
    return None if gevonden is None else gevonden[1]


def merk_in(naam: str) -> str:
    """What the SHA-256 of the file begins with (hex), by its name; "" when that does not say."""
    gevonden = _MERK.search(naam)
    return "" if gevonden is None else gevonden[1]
