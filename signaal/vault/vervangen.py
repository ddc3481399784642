"""A file takes the place of another in one step, also where somebody looks at it for a moment."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

#: Windows refuses to replace or remove a file that a scanner or a viewer holds for a moment.
_POGINGEN = 10
_TUSSENTIJD_S = 0.25
_VAN_EEN_ANDER = frozenset({errno.EACCES, errno.EPERM, errno.ENOTEMPTY})
_WINDOWS = os.name == "nt"


def vervang(van: Path, naar: Path) -> None:
    """``van`` is at ``naar`` now, in the place of what was there; OSError when that cannot be."""
    houd_vol(lambda: van.replace(naar))


def houd_vol(doe: Callable[[], object]) -> None:
    """``doe``, again and again while Windows refuses; at most some seconds, then its OSError."""
    for poging in range(_POGINGEN):
        try:
            doe()
        except OSError as fout:
            laatste = poging == _POGINGEN - 1
            if not _WINDOWS or laatste or fout.errno not in _VAN_EEN_ANDER:
                raise
            time.sleep(_TUSSENTIJD_S)
        else:
            return
