"""After a lock you are where you were: a screen says where that is, and returns to it.

What was typed and not kept comes back too, also when the window was shut.
"""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from signaal.usecases.zoekhulp import Achtergelaten, Plek, laat_achter, neem_op
from ui.session import Session


@runtime_checkable
class Returning(Protocol):
    """A screen on which one can be somewhere."""

    def place(self) -> Plek:
        """Where the user is."""

    def return_to(self, place: Plek) -> None:
        """Be there again."""


@runtime_checkable
class Unfinished(Protocol):
    """A screen on which something can stand that is not kept: half done, or refused."""

    def unfinished(self) -> tuple[tuple[str, str], ...]:
        """(what it is for, text), as typed."""


def unfinished_on(screens: Iterable[QWidget]) -> tuple[tuple[str, str], ...]:
    """Everything on these that would be gone with the window."""
    return tuple(t for s in screens if isinstance(s, Unfinished) for t in s.unfinished())


def leave(session: Session, left: Achtergelaten) -> None:
    """Keep it for the next time, without what may not be kept."""
    reader = session.reader
    session.read(laat_achter, left, reader.zonder_persoon if reader is not None else None)


def take_up(session: Session) -> Achtergelaten:
    """What was left behind; nothing when there is nothing."""
    return session.read(neem_op) or Achtergelaten()
