"""Who came in, looked it over and left (NEN 7513): that is on record too.

Neither may stand in the way. An archive on a full disk can still be read, and a window closes: what
cannot be recorded then is the opening or closing itself, never what was done in between. A wrong
passphrase cannot be written in a journal that it does not open: the window counts them, and that is
on record as soon as somebody comes in.
"""

import contextlib

from signaal.fouten import SchrijfFout, SignaalFout
from signaal.usecases.bureau import Bureau


def noteer_geopend(bureau: Bureau, waarmee: str) -> None:
    """The lid of this desk came in with ``waarmee``: wachtwoord, herstelcode or sleutelring."""
    with contextlib.suppress(SchrijfFout):
        _noteer(bureau, "archief geopend", waarmee)


def noteer_pogingen(bureau: Bureau, aantal: int) -> None:
    """So often a passphrase did not fit at this laptop since somebody last came in."""
    with contextlib.suppress(SchrijfFout):
        _noteer(bureau, "verkeerd wachtwoord geprobeerd", str(aantal))


def noteer_gesloten(bureau: Bureau) -> None:
    """The lid of this desk leaves; for an archive that is still open."""
    with contextlib.suppress(SignaalFout):
        _noteer(bureau, "archief gesloten", bureau.pad.name)


def noteer_nagekeken(bureau: Bureau) -> None:
    """Archive and journal were read through and sound; a damaged archive is not written to."""
    with contextlib.suppress(SchrijfFout):
        _noteer(bureau, "archief nagekeken", bureau.pad.name)


def _noteer(bureau: Bureau, handeling: str, voorwerp: str) -> None:
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        beurt.noteer(handeling, "archief", voorwerp)
