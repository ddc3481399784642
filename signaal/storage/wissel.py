"""Another archive takes the place of one: wholly, whatever falls out half-way.

An archive is two files (database and key bag) and sometimes a write-ahead log; no system replaces
three files at once. So a small note ``<archief>.wissel`` says first what is to happen. As long as
it is not there the old one stands; once it is, everybody who comes in finishes what it says. What
stood there is moved aside, never overwritten.

Everybody comes in by one door, :func:`kom_binnen`: the lock first, then the note. What is read of
an archive before that (its bag, its pages) may be of yesterday.
"""

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from signaal.fouten import SchrijfFout
from signaal.storage import wisselbriefje
from signaal.storage.engine import in_gewoon_nederlands
from signaal.storage.vensterslot import Vensterslot
from signaal.storage.wisselbriefje import OPZIJ, WEG, WERK, Briefje
from signaal.vault.bos import bospad, leg_map_vast
from signaal.vault.vervangen import houd_vol, vervang

#: What an archive is made of, by what comes behind its name.
_DATABASE, _LOG, _BOS = "", "-wal", ".sleutels"
_DELEN = (_DATABASE, _LOG, _BOS)
_BIJZAKEN = ("-shm", ".slot")
_BESCHADIGD = "beschadigd-"
_NIET_GEWISSELD = (
    "Het archief kon niet worden vervangen. Wat er stond, is niet weg. "
    "Kijk of er ruimte is en of je in deze map mag schrijven, en probeer het opnieuw."
)
_HALVERWEGE = (
    "Het archief wordt vervangen, maar dat is nog niet af; er is niets weg. Kijk of er ruimte is "
    "en of je in deze map mag schrijven, en open het archief: dan gaat het verder."
)
_NIET_WEG = (
    "Een archief dat opzij was gezet, kan niet worden weggegooid. Aan je archief is niets "
    "veranderd. Kijk of een ander programma het open heeft en probeer het opnieuw."
)


def reservemap(pad: Path) -> Path:
    """Where the backups of an archive lie."""
    return pad.with_name(pad.name + ".reserve")


def werkplek(pad: Path) -> Path:
    """A free name beside the archive to build another one at."""
    return pad.with_name(f"{pad.name}{WERK}{secrets.token_hex(4)}")


def wordt_vervangen(pad: Path) -> bool:
    """Whether a swap at ``pad`` was begun: what is missing there may be about to come."""
    return wisselbriefje.ligt_er(pad)


def kom_binnen(pad: Path, wacht_s: float = 10) -> Vensterslot:
    """The lock of the archive at ``pad``, after what somebody began there was finished.

    InGebruikFout when somebody has it for longer than ``wacht_s``, SchrijfFout when it cannot be
    locked or finished, ArchiefKapotFout for a note that is not ours (the next one finds none).
    """
    with in_gewoon_nederlands():
        slot = Vensterslot(pad, wacht_s)
    try:
        _maak_af(pad)
    except BaseException:
        slot.los()
        raise
    return slot


@contextmanager
def alleen(pad: Path, wacht_s: float = 10) -> Iterator[None]:
    """Nobody else opens the archive at ``pad`` meanwhile; errors of :func:`kom_binnen`."""
    try:
        slot = kom_binnen(pad, wacht_s)
    except (OSError, ValueError) as fout:  # a name that no system takes
        raise SchrijfFout(_NIET_GEWISSELD, str(fout)) from fout
    try:
        yield
    finally:
        slot.los()


def wissel(pad: Path, werk: Path, nu: datetime, *, houd_oud: bool = True) -> Path | None:
    """The closed archive at ``werk`` now stands at ``pad``; where the old one went, if there was.

    Without ``houd_oud`` the old one is thrown away; what another program holds on to is thrown away
    by a later opening.

    Call it inside :func:`alleen` or with the lock of :func:`kom_binnen`. SchrijfFout: the old one
    stands, or the next opening finishes this.
    """
    stond_er = any(_naast(pad, wat).exists() for wat in _DELEN)
    naam = f"{nu.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    opzij = reservemap(pad) / f"{OPZIJ if houd_oud else WEG}{naam}"
    try:
        if stond_er:
            opzij.mkdir(parents=True)
        wisselbriefje.leg_neer(pad, Briefje(werk.name, opzij.name))
    except OSError as fout:
        raise SchrijfFout(_NIET_GEWISSELD, str(fout)) from fout
    _maak_af(pad)
    ruim_werk_op(werk)
    return opzij / pad.name if stond_er and houd_oud else None


def maak_wissel_af(pad: Path) -> None:
    """Finish what somebody began; nothing to do is the usual case. Errors of :func:`alleen`."""
    if wordt_vervangen(pad):
        with alleen(pad):
            pass


def ruim_werk_op(werk: Path) -> None:
    """Take away what was built at a :func:`werkplek`; not what a note says is to be the archive."""
    if wordt_vervangen(werk.with_name(werk.name.rpartition(WERK)[0])):
        return
    for wat in (*_DELEN, *_BIJZAKEN):
        with contextlib.suppress(OSError):
            _naast(werk, wat).unlink(missing_ok=True)


def ruim_resten_op(pad: Path) -> None:
    """Take away what a restore that was cut off left; for who has the archive to himself."""
    if wordt_vervangen(pad):
        return
    with contextlib.suppress(OSError):
        for rest in pad.parent.glob(f"{_letterlijk(pad.name)}{WERK}*"):
            rest.unlink(missing_ok=True)
        wisselbriefje.ruim_half_briefje_op(pad)
    _gooi_oude_weg(pad)


def opzij_gezet(pad: Path) -> list[Path]:
    """The archives that were moved aside here and are no backup yet, newest first."""
    return _apart(pad, OPZIJ)


def beschadigd_opzij(pad: Path) -> list[Path]:
    """The archives that were moved aside here and could not be read, newest first."""
    return _apart(pad, _BESCHADIGD)


def gooi_opzij_weg(opzij: Path) -> None:
    """What was moved aside is in a backup now, or is to be destroyed; SchrijfFout if it stays."""
    try:
        if opzij.parent.exists():
            houd_vol(lambda: shutil.rmtree(opzij.parent))
    except OSError as fout:
        raise SchrijfFout(_NIET_WEG, str(fout)) from fout


def zet_apart_als_beschadigd(opzij: Path) -> Path:
    """What was moved aside and cannot be read stays, under a name that says so; where it is now."""
    naam = opzij.parent.name.replace(OPZIJ, _BESCHADIGD, 1)
    try:
        return opzij.parent.rename(opzij.parent.with_name(naam)) / opzij.name
    except OSError:
        return opzij


def _maak_af(pad: Path) -> None:
    """Do what the note says, if there is one; for who has the lock."""
    try:
        briefje = wisselbriefje.lees(pad)
        if briefje is None:
            return
        _zet_op_zijn_plaats(pad, briefje)
        wisselbriefje.haal_weg(pad)
    except OSError as fout:
        raise SchrijfFout(_HALVERWEGE, str(fout)) from fout
    _gooi_oude_weg(pad)


def _zet_op_zijn_plaats(pad: Path, briefje: Briefje) -> None:
    """The old one aside, the new one where it stood. Every step can be done twice.

    The new database goes first: once it stands, what lies beside it is no longer the old one. And
    when it is gone before it stood, the old one stays.
    """
    werk = pad.with_name(briefje.werk)
    opzij = reservemap(pad) / briefje.opzij / pad.name
    if _naast(werk, _DATABASE).exists():
        for wat in _DELEN:
            if _naast(pad, wat).exists() and not _naast(opzij, wat).exists():
                vervang(_naast(pad, wat), _naast(opzij, wat))
        leg_map_vast(opzij.parent)
        _naast(pad, "-shm").unlink(missing_ok=True)
    for wat in _DELEN:
        if _naast(werk, wat).exists():
            vervang(_naast(werk, wat), _naast(pad, wat))
    leg_map_vast(pad.parent)


def _gooi_oude_weg(pad: Path) -> None:
    """What was to go with its swap; what still cannot go is tried again by the next opening."""
    for oud in _apart(pad, WEG):
        with contextlib.suppress(SchrijfFout):
            gooi_opzij_weg(oud)


def _apart(pad: Path, soort: str) -> list[Path]:
    with contextlib.suppress(OSError):
        mappen = [p for p in reservemap(pad).iterdir() if p.name.startswith(soort) and p.is_dir()]
        return [map_ / pad.name for map_ in sorted(mappen, reverse=True)]
    return []


def _naast(pad: Path, wat: str) -> Path:
    return bospad(pad) if wat == _BOS else pad.with_name(pad.name + wat)


def _letterlijk(naam: str) -> str:
    return "".join(f"[{teken}]" if teken in "*?[" else teken for teken in naam)
