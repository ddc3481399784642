"""What a screen asks about calling back, before the questions themselves are loaded."""

from collections.abc import Callable, Iterable
from typing import Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from signaal.domain.model import Signaal
from ui.session import Session


class Calling(Protocol):
    """The questions of ``ui.widgets.call_question``, as :mod:`ui.later` hands them out."""

    @property
    def note_contact(self) -> Callable[[Session, Signaal, QWidget], bool]:
        """Ask whom to call back, and keep it."""

    @property
    def contacts_of(self) -> Callable[[Session, Iterable[UUID]], int]:
        """With how many of these somebody stands to be called."""

    @property
    def may_close_call(self) -> Callable[[Session, Signaal, QWidget], bool]:
        """Whether nobody needs to be called any more."""

    @property
    def may_remove(self) -> Callable[[int, QWidget], bool]:
        """Whether signals may go with so many names and numbers."""
