"""After a lock you are where you were: a screen says where that is, and returns to it."""

from typing import Protocol, runtime_checkable

from signaal.usecases.zoekhulp import Achtergelaten, Plek, neem_op
from ui.session import Session


@runtime_checkable
class Returning(Protocol):
    """A screen on which one can be somewhere."""

    def place(self) -> Plek:
        """Where the user is."""

    def return_to(self, place: Plek) -> None:
        """Be there again."""


def take_up(session: Session) -> Achtergelaten:
    """What was left behind; nothing when there is nothing."""
    return session.read(neem_op) or Achtergelaten()
