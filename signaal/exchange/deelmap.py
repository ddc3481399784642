"""The folder that laptops share: files are put there once, whole, and never overwritten.

It may be on Teams, OneDrive, Nextcloud, a network drive or a stick. Programs that synchronise
rename, double, cut and hold on to files: so a name is only a hint, whatever ends as our files do is
looked at, and the one kind that is ever taken away is the file of a key that was destroyed.
"""

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from signaal.exchange.deelmapzinnen import (
    als_deelmapfout,
    is_in_de_wolk,
    is_vastgehouden,
    map_weg,
    niet_gedownload,
)
from signaal.exchange.omslag import HOOGSTE_BESTAND, WORTEL
from signaal.fouten import DeelmapDichtFout
from signaal.vault.bos import leg_map_vast
from signaal.vault.vervangen import houd_vol

#: What our files are called behind the dot: segments, keys, requests and welcomes.
UITGANGEN = (".vsg", ".vsk", ".vsa")
_SLEUTELS = ".vsk"
#: v1 / kind / laptop, and some room for folders that were doubled.
_DIEPTE = 5
#: What Nextcloud puts behind the name of a file that it did not bring down.
_NIET_HIER = ".nextcloud"
#: Offline, recall on open, recall on data access: Windows has only the name of such a file.
_WOLK = 0x1000 | 0x40000 | 0x400000
#: The same on a Mac (SF_DATALESS).
_WOLK_MAC = 0x40000000
_HALF_S = 86_400
#: What a disk says that cannot be told to write now (a network drive): then it does so by itself.
_GEEN_FSYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file in the folder. ``hier`` is False when only its name is here."""

    naam: str
    grootte: int
    mtime: float
    hier: bool = True


class Deelmap(Protocol):
    """Where files of laptops lie: a folder, or a package. Names have slashes, whatever the system.

    Every method may raise DeelmapFout (see ``signaal.fouten`` for the kinds).
    """

    @property
    def gesloten(self) -> frozenset[str]:
        """Folders (by name, as files) of which the last list could not tell what is in them."""
        ...

    def lijst(self) -> list[Bestand]:
        """Every file that may be ours, by name."""
        ...

    def lees(self, naam: str) -> bytes | None:
        """Its bytes, no more than a file of ours has and one.

        None when it is gone, held now, or cannot be read while the folder can.
        """
        ...

    def leg(self, naam: str, inhoud: bytes) -> None:
        """Put a file there, whole or not at all; never in the place of another."""
        ...

    def haal_weg(self, naam: str) -> None:
        """Take away the file of a key that was destroyed; only for such a file."""
        ...


class SchijfMap:
    """A folder on a disk, that some program may be carrying to other laptops meanwhile."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._gesloten: set[str] = set()

    @property
    def gesloten(self) -> frozenset[str]:
        """The folders in which this laptop may not look, or not read what it sees."""
        return frozenset(self._gesloten)

    def lijst(self) -> list[Bestand]:
        """Every file that may be ours; DeelmapWegFout when the folder is not there.

        One below it that cannot be looked into hides what is in it, and nothing else.
        """
        gevonden: list[Bestand] = []
        self._gesloten.clear()
        with self._in_gewoon_nederlands():
            if not self._pad.is_dir():
                raise map_weg("no folder")
            for deel in _delen(self._pad):
                if deel.name.lower().startswith(WORTEL) and deel.is_dir(follow_symlinks=False):
                    gevonden += self._bestanden(deel.path, f"{deel.name}/", _DIEPTE)
                elif (bestand := _bestand(deel, "")) is not None:
                    gevonden.append(bestand)
        return sorted(gevonden, key=lambda bestand: bestand.naam)

    def lees(self, naam: str) -> bytes | None:
        """The bytes of a file; NietGedownloadFout when they are still in the cloud.

        Reading brings them down where there is a connection, and that may take its time.
        """
        if naam.lower().endswith(_NIET_HIER):
            raise niet_gedownload("placeholder by name")
        pad = self._plek(naam)
        gelezen = [b""]

        def lees() -> None:
            with pad.open("rb") as bestand:
                gelezen[0] = bestand.read(HOOGSTE_BESTAND + 1)

        with self._in_gewoon_nederlands():
            try:
                houd_vol(lees)
                if not gelezen[0] and pad.stat().st_size:
                    raise niet_gedownload("nothing behind its size")
            except FileNotFoundError:
                return None
            except OSError as fout:
                if is_in_de_wolk(fout) or _is_in_de_wolk(pad):
                    raise niet_gedownload(repr(fout)) from fout
                if is_vastgehouden(fout):
                    return None
                if self._is_er():  # one file stops no other
                    self._onthoud_gesloten(naam.rpartition("/")[0], fout)
                    return None
                raise
        return gelezen[0]

    def leg(self, naam: str, inhoud: bytes) -> None:
        """Put a file there, on disk when this returns. The folder itself is never made.

        The same bytes under the same name are left as they are; DeelmapFout for other bytes.
        """
        pad = self._plek(naam)
        tijdelijk = pad.parent / f"~{secrets.token_hex(8)}.tmp"
        with self._in_gewoon_nederlands():
            if not self._pad.is_dir():
                raise map_weg("no folder")
            pad.parent.mkdir(parents=True, exist_ok=True)
            self._eis_in_te_zien(pad)
            if pad.exists():
                if pad.read_bytes() != inhoud:
                    raise FileExistsError(errno.EEXIST, "other bytes under that name")
                return
            try:
                _schrijf(tijdelijk, inhoud)
                houd_vol(lambda: tijdelijk.rename(pad))
            finally:
                with contextlib.suppress(OSError):
                    tijdelijk.unlink(missing_ok=True)
        leg_map_vast(pad.parent)

    def haal_weg(self, naam: str) -> None:
        """Take away the file of a destroyed key; ValueError for any other file."""
        if not naam.lower().removesuffix(_NIET_HIER).endswith(_SLEUTELS):
            raise ValueError("nothing but keys is ever taken away")
        with self._in_gewoon_nederlands():
            houd_vol(lambda: self._plek(naam).unlink(missing_ok=True))

    def ruim_resten_op(self) -> None:
        """Take away what a power cut left half-written a day ago or longer, by whomever."""
        grens = time.time() - _HALF_S
        with contextlib.suppress(OSError):
            for rest in (self._pad / WORTEL).rglob("~*.tmp"):
                if rest.stat().st_mtime < grens:
                    rest.unlink(missing_ok=True)

    def _bestanden(self, folder: str, voor: str, diepte: int) -> Iterator[Bestand]:
        """What may be ours in this folder and below, as far as it can be looked into; what vanishes
        meanwhile is not there.
        """
        try:
            delen = _delen(folder)
        except OSError as fout:
            self._onthoud_gesloten(voor.rstrip("/"), fout)
            return
        for deel in delen:
            if deel.is_dir(follow_symlinks=False):
                if diepte:
                    yield from self._bestanden(deel.path, f"{voor}{deel.name}/", diepte - 1)
            elif (bestand := _bestand(deel, voor)) is not None:
                yield bestand

    def _onthoud_gesloten(self, naam: str, fout: OSError) -> None:
        if isinstance(als_deelmapfout(fout, map_is_er=True), DeelmapDichtFout):
            self._gesloten.add(naam)

    def _eis_in_te_zien(self, pad: Path) -> None:
        """OSError when it would not be listed afterwards: it would be put there time and again."""
        for folder in pad.parents:
            with os.scandir(folder):
                if folder == self._pad:
                    return

    def _plek(self, naam: str) -> Path:
        """Where a file lies; ValueError for a name that leads out of the folder."""
        delen = PurePosixPath(naam).parts
        if not delen or ".." in delen or PurePosixPath(naam).is_absolute() or Path(naam).drive:
            raise ValueError("not a name in this folder")
        return self._pad.joinpath(*delen)

    @contextlib.contextmanager
    def _in_gewoon_nederlands(self) -> Iterator[None]:
        """What the system says about the folder inside this block, as a DeelmapFout."""
        try:
            yield
        except OSError as fout:
            raise als_deelmapfout(fout, map_is_er=self._is_er()) from fout

    def _is_er(self) -> bool:
        try:
            return self._pad.is_dir()
        except OSError:
            return False


def _delen(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as delen:
        return list(delen)


def _bestand(deel: os.DirEntry[str], voor: str) -> Bestand | None:
    """The file when it ends as ours do, and is one."""
    naam = deel.name.lower()
    if not naam.removesuffix(_NIET_HIER).endswith(UITGANGEN) or not _is_tekst(voor + deel.name):
        return None
    try:
        er = deel.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(er.st_mode):
        return None
    hier = not (naam.endswith(_NIET_HIER) or _wolk(er))
    return Bestand(voor + deel.name, er.st_size, er.st_mtime, hier)


def _is_tekst(naam: str) -> bool:
    """Whether a name can be written down; systems allow bytes in it that are no letter at all."""
    try:
        naam.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_in_de_wolk(pad: Path) -> bool:
    with contextlib.suppress(OSError):
        return _wolk(pad.stat())
    return False


def _wolk(er: os.stat_result) -> bool:
    """Whether the system says that only the name is here."""
    windows = getattr(er, "st_file_attributes", 0) & _WOLK
    return bool(windows or getattr(er, "st_flags", 0) & _WOLK_MAC)


def _schrijf(pad: Path, inhoud: bytes) -> None:
    with pad.open("xb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        try:
            os.fsync(bestand.fileno())
        except OSError as fout:
            if fout.errno not in _GEEN_FSYNC:
                raise
