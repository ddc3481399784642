"""Only one window or command at a time: the lock beside an archive."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from signaal.fouten import SchrijfFout

_GEEN_SLOT = (
    "Naast het archief staat iets dat niet van Signaal is ({naam}). Er is niets geopend en niets "
    "veranderd. Vraag je ICT-collega om het weg te halen, en probeer het dan opnieuw."
)


class Vensterslot:
    """An exclusive lock on an empty file beside the archive.

    SQLite's own file locks are used because they work on every system and vanish with the process.
    SchrijfFout where something else has that name; errors of SQLite when it is held for longer than
    ``wacht_s`` or may not be written.
    """

    def __init__(self, pad: Path, wacht_s: float) -> None:
        slot = pad.with_name(pad.name + ".slot")
        _maak_leeg(slot)
        self._verbinding = dbapi2.connect(
            slot.absolute().as_uri(),
            uri=True,
            isolation_level=None,
            timeout=wacht_s,
            check_same_thread=False,
        )
        try:
            self._verbinding.execute("PRAGMA journal_mode = MEMORY")
            self._verbinding.execute("BEGIN EXCLUSIVE")
            # never committed, but where the file may not be written SQLite locks nothing, and only
            # this makes it say so
            self._verbinding.execute("PRAGMA user_version = 1")
        except dbapi2.Error:
            self._verbinding.close()
            raise

    def los(self) -> None:
        """Let the next one in."""
        self._verbinding.close()


def _maak_leeg(slot: Path) -> None:
    """What stands in the file would lock everybody out for good: it goes.

    Only in a file of our own: a link could lead to any file of who opens the archive.
    """
    with suppress(OSError):  # none yet, or not ours to look at: SQLite says what is the matter
        wat = slot.lstat()
        if not stat.S_ISREG(wat.st_mode) or wat.st_nlink > 1:
            raise SchrijfFout(_GEEN_SLOT.format(naam=slot.name), "no regular file")
        if wat.st_size:
            # where the system can, it refuses a link that took its place meanwhile
            vak = os.open(slot, os.O_RDWR | int(getattr(os, "O_NOFOLLOW", 0)))
            try:
                os.ftruncate(vak, 0)
            finally:
                os.close(vak)
