"""Keeps imports as fast after PySide6 as before it.

PySide6 puts an import of its own in place of Python's: it reads the source of every module that is
imported from then on, to see whether it asks for snake_case names. Nobody here does, and it makes
loading SQLAlchemy a third slower (benchmarks/opstarten.py), so Python's own is put back.
"""

import builtins
from importlib import import_module


def import_plainly() -> None:
    """Load PySide6 and leave the import statement as it was found."""
    plain = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = plain
