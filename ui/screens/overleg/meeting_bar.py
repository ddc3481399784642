"""The top of the screen: which meeting, when and where, how long, and what can be done with it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from signaal.domain.model import Overleg
from signaal.usecases.overleg import Overlegbeeld
from ui import dates
from ui.look import px
from ui.widgets import buttons, words


class MeetingBar(QWidget):
    """``meeting_chosen`` carries the id of another meeting; the rest are wishes."""

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
        for text, wish in (
            (self.tr("Eigen punt toevoegen…"), self.own_item_requested),
            (self.tr("Verzet overleg…"), self.move_requested),
            (self.tr("Zet in je agenda (.ics)…"), self.calendar_requested),
            (self.tr("Zet de komende keren in je agenda (.ics)…"), self.series_requested),
            (self.tr("Terug naar de voorgestelde volgorde"), self.reset_order_requested),
            (self.tr("Maak het laatste ongedaan\tCtrl+Z"), self.undo_requested),
        ):
            menu.addAction(text).triggered.connect(wish)
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

    def _chose(self, index: int) -> None:
        self.meeting_chosen.emit(self.meetings.itemData(index))

    def _lay_out(self) -> None:
        self.when.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(words.title(self.tr("Overleg")))
        top.addWidget(self.meetings)
        top.addStretch(1)
        top.addWidget(self.start)
        top.addWidget(self.preview)
        top.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(top)
        column.addWidget(self.when)
        self.meetings.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
