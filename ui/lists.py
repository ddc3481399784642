"""Lists that come in: choosing one, what is in it, and the rows that wait for a person."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from ui.session import Session

if TYPE_CHECKING:  # loaded when it is wanted
    from ui.later import Later


class Lists(QObject):
    """``closed``: show what is true now."""

    closed = QtSignal()

    def __init__(
        self, session: Session, load_later: Callable[[], "Later"], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._load_later = load_later
        self._window = window

    def choose(self) -> None:
        """Ask for a list, and bring it in."""
        if (path := self._load_later().choose_list(self._window)) is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Read the list at ``path`` and show what would come in."""
        dialog = self._load_later().bring_in(self._session, path, self._window)
        dialog.waiting_requested.connect(self.show_waiting)
        dialog.finished.connect(self.closed)
        dialog.open()

    def show_waiting(self) -> None:
        """The rows that wait for a choice."""
        dialog = self._load_later().waiting(self._session, self._window)
        dialog.finished.connect(self.closed)
        dialog.open()
