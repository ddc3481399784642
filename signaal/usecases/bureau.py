"""The desk a use case works at: one open archive, who sits there, what time it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from signaal.storage.archive import Archive


@dataclass(frozen=True)
class Bureau:
    """``lid`` works here; ``nu`` gives the moment (UTC), ``vandaag`` the day in the Netherlands.

    ``stil``: coming in and leaving are not recorded, so that an archive that may be damaged stays
    as it is.
    """

    archive: Archive
    lid: UUID
    nu: Callable[[], datetime]
    vandaag: Callable[[], date]
    pad: Path
    stil: bool = False

    @property
    def leest_mee(self) -> bool:
        """Whether this laptop reads along: it changes nothing and has no contacts and no notes."""
        return self.archive.alleen_lezen
