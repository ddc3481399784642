"""The top of the screen: which meeting, when and where, how long, and what can be done with it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from signaal.domain.model import Overleg
from signaal.usecases.overleg import Overlegbeeld
from ui import dates
from ui.look import px
from ui.widgets import buttons, words


class MeetingBar(QWidget):
    """``meeting_chosen`` carries the id of another meeting; the rest are wishes.

    Where the meeting and the buttons do not fit beside each other, the buttons stand a line lower.
    """

    meeting_chosen = QtSignal(object)
    preview_requested = QtSignal()
    own_item_requested = QtSignal()
    move_requested = QtSignal()
    reset_order_requested = QtSignal()
    undo_requested = QtSignal()
    start_requested = QtSignal()
    calendar_requested = QtSignal()
    series_requested = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.meetings = QComboBox()
        self.meetings.setAccessibleName(self.tr("Welk overleg"))
        self.meetings.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.meetings.setMinimumWidth(px(150))  # gives way where text is large
        self.when = words.soft("")
        self.preview = buttons.primary(self.tr("Be&kijk agenda"))
        self.start = buttons.secondary(self.tr("Sta&rt overleg"))
        self.more = buttons.tool("dots-three-vertical", self.tr("Meer over dit overleg"))
        menu = QMenu(self)
        self._changing: list[QAction] = []
        for text, wish, changes in (
            (self.tr("Eigen punt toevoegen…"), self.own_item_requested, True),
            (self.tr("Verzet overleg…"), self.move_requested, True),
            (self.tr("Zet in je agenda (.ics)…"), self.calendar_requested, False),
            (self.tr("Zet de komende keren in je agenda (.ics)…"), self.series_requested, False),
            (self.tr("Terug naar de voorgestelde volgorde"), self.reset_order_requested, True),
            (self.tr("Maak het laatste ongedaan\tCtrl+Z"), self.undo_requested, False),
        ):
            action = menu.addAction(text)
            action.triggered.connect(wish)
            if changes:
                self._changing.append(action)
        self.more.setMenu(menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.meetings.activated.connect(self._chose)
        self.preview.clicked.connect(self.preview_requested)
        self.start.clicked.connect(self.start_requested)
        self._lay_out()

    def show_meetings(
        self, meetings: Sequence[Overleg], chosen: UUID, today: Overleg | None
    ) -> None:
        """Offer these; ``today`` is the next one."""
        blocker = QSignalBlocker(self.meetings)
        self.meetings.clear()
        for overleg in meetings:
            text = dates.day_with_week(overleg.datum)
            if today is not None and overleg.id == today.id:
                text = self.tr("{}, eerstvolgende").format(text)
            self.meetings.addItem(text, overleg.id)
            if overleg.id == chosen:
                self.meetings.setCurrentIndex(self.meetings.count() - 1)
        blocker.unblock()
        self._arrange()

    def set_locked(self, locked: bool) -> None:
        """Of a closed meeting nothing is offered that would be refused."""
        for action in self._changing:
            action.setVisible(not locked)

    def show_view(self, view: Overlegbeeld) -> None:
        """Say when it begins and ends, where it is, and how long it takes."""
        minutes = view.concept.minuten
        begin = view.overleg.tijd
        end_minutes = (begin.hour * 60 + begin.minute + minutes) % (24 * 60)
        end = begin.replace(hour=end_minutes // 60, minute=end_minutes % 60)
        parts = [
            self.tr("{} tot {} uur").format(dates.clock(begin), dates.clock(end)),
            self.tr("{} minuten").format(minutes),
            view.overleg.plaats,
        ]
        self.when.setText(" · ".join(part for part in parts if part))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(420), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        parts = (self._title, self.meetings, self._doing, self.more)
        wanted = sum(part.sizeHint().width() + self._top.spacing() for part in parts)
        low = self.width() < wanted
        if low != (self._below.indexOf(self._doing) >= 0):
            self._top.removeWidget(self._doing)
            self._below.removeWidget(self._doing)
            if low:
                self._below.addWidget(self._doing)
            else:
                self._top.insertWidget(self._top.indexOf(self.more), self._doing)

    def _chose(self, index: int) -> None:
        self.meeting_chosen.emit(self.meetings.itemData(index))

    def _lay_out(self) -> None:
        self.when.setWordWrap(True)
        self._title = words.title(self.tr("Overleg"))
        self._doing = QWidget()
        doing = QHBoxLayout(self._doing)
        doing.setContentsMargins(0, 0, 0, 0)
        doing.setSpacing(px(10))
        doing.addWidget(self.start)
        doing.addWidget(self.preview)
        self._top = QHBoxLayout()
        self._top.setSpacing(px(10))
        self._top.addWidget(self._title)
        self._top.addWidget(self.meetings)
        self._top.addStretch(1)
        self._top.addWidget(self._doing)
        self._top.addWidget(self.more)
        self._below = QHBoxLayout()
        self._below.setSpacing(px(10))
        self._below.addWidget(self.when, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(self._top)
        column.addLayout(self._below)
        self.meetings.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
