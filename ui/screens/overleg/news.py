"""What was just done about a meeting, with a way back; it never covers what is on the table."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.look import px
from ui.screens.overleg.meeting_bar import MeetingBar
from ui.steps import Steps
from ui.widgets.beside import Beside
from ui.widgets.floating_bar import FloatingBar

#: What was done stays in sight this long (s); Ctrl+Z works longer.
_TOLD = 10.0


class News(FloatingBar):
    """Lies over the end of the list, or over the title where the list is not in sight."""

    def __init__(
        self, page: QWidget, bar: MeetingBar, agenda: QWidget, beside: Beside, steps: Steps
    ) -> None:
        super().__init__(page, place=self._beside_the_item)
        self._bar, self._agenda, self._beside = bar, agenda, beside
        self._steps = steps
        steps.done.connect(self._tell_done)
        steps.undone.connect(self._tell_undone)
        steps.nothing_left.connect(self._tell_nothing_left)

    def tell_reopened(self) -> None:
        """A closed meeting is open again, and what to do then."""
        said = self.tr(
            "Het overleg is weer open; de reden komt in het verslag. Ga verder met Start overleg "
            "en sluit het daarna weer af."
        )
        self.tell(said, "good", seconds=_TOLD)
        self._bar.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_done(self, said: str) -> None:
        undo = ((self.tr("Maak ongedaan (Ctrl+Z)"), self._steps.undo),)
        self.tell(said, "good", undo, seconds=_TOLD)

    def _tell_undone(self, said: str) -> None:
        self.tell(self.tr("Ongedaan gemaakt: {}").format(said), seconds=_TOLD)

    def _tell_nothing_left(self) -> None:
        self.tell(self.tr("Er is niets meer om ongedaan te maken."), seconds=_TOLD)

    def _beside_the_item(self, high: Callable[[int], int]) -> QRect:
        page = self._page
        if self._beside.folded:
            room = page.rect().adjusted(px(24), px(10), -px(22), 0)
            title = self._bar.y() + self._bar.meetings.height() + px(2) - room.top()
            return QRect(room.topLeft(), QSize(room.width(), max(high(room.width()), title)))
        agenda = QRect(self._agenda.mapTo(page, QPoint()), self._agenda.size())
        height = high(agenda.width())
        return QRect(agenda.left(), agenda.bottom() - height, agenda.width(), height)
