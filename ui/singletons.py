"""Keeps None, True and False alive under PySide6 6.12 on Python 3.11.

PySide6 6.12 hands these back without counting the reference, as is right from Python 3.12 on, where
they are immortal (PEP 683). Python 3.11 does count: every call that returns None takes one
reference away, and after some ten thousand calls the program ends with "none_dealloc: deallocating
None". No older PySide6 comes with PySide6-Pdf, so the references are given in advance instead.
"""

import ctypes
import sys

_ENOUGH = sys.maxsize >> 2


def keep_singletons() -> None:
    """Make the singletons immortal in practice; once is enough, more does no harm."""
    if sys.version_info >= (3, 12):
        return
    for kept in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(kept))
        if count.value < _ENOUGH:
            count.value += _ENOUGH
