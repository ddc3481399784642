"""While the meeting is held: which item, how long, who is there, the next one, and closing it."""

from collections.abc import Iterable
from string import ascii_lowercase
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signaal.domain.model import Lid
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow

#: Every Alt letter is kept for what is decided.
_NO_LETTERS = ascii_lowercase


class MeetingStrip(QWidget):
    """Wishes; ``present_changed`` carries the ids of who is there.

    ``seconds`` is what the clock of the shown item says; 0 when it is off.
    """

    next_requested = QtSignal()
    previous_requested = QtSignal()
    close_requested = QtSignal()
    left_requested = QtSignal()
    present_changed = QtSignal(list)

    def __init__(self) -> None:
        super().__init__()
        self.place = words.heading("")
        self.clock = words.soft("")
        self.previous = buttons.quiet(self.tr("Vorige (PgUp)"))
        self.next = buttons.primary(self.tr("&Volgende punt (PgDn)"))
        self.close_meeting = buttons.secondary(self.tr("Sluit overleg a&f…"))
        self.leave = buttons.quiet(self.tr("Terug naar voorbereiden"))
        self.present = ChipRow(self.tr("Wie is er?"), exclusive=False)
        self._planned = 0
        self._running = False
        self._elapsed = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._lay_out()
        self._tick.timeout.connect(self._show_clock)
        self.previous.clicked.connect(self.previous_requested)
        self.next.clicked.connect(self.next_requested)
        self.close_meeting.clicked.connect(self.close_requested)
        self.leave.clicked.connect(self.left_requested)
        self.present.changed.connect(self._tell_present)

    def show_place(self, number: int, count: int, minutes: int, *, aside: bool = False) -> None:
        """Item ``number`` of ``count`` is on the table; its clock begins.

        ``aside``: something that is not on the agenda is, and that item was the last before it.
        """
        said = self.tr("Niet op de agenda") if aside else self.tr("Punt {} van {}")
        self.place.setText(said.format(number, count))
        self.next.setEnabled(number < count)
        self.previous.setEnabled(number > (0 if aside else 1))
        self._planned = minutes
        self._elapsed.start()
        self._show_clock()

    def show_present(self, leden: Iterable[Lid], here: Iterable[UUID]) -> None:
        """Offer these members, those who are here pressed in."""
        self.present.set_choices([(str(lid.id), lid.naam) for lid in leden], taken=_NO_LETTERS)
        self.present.choose(str(id_) for id_ in here)

    def use(self, *, clock: bool, presence: bool) -> None:
        """What the team turned on."""
        self._running = clock
        self.clock.setVisible(clock)
        self.presence_room.setVisible(presence)
        if clock:
            self._tick.start()
        else:
            self._tick.stop()

    @property
    def seconds(self) -> int:
        """How long the shown item is on the table."""
        return self._elapsed.elapsed() // 1000 if self._running and self._elapsed.isValid() else 0

    def _show_clock(self) -> None:
        spent = self.seconds
        said = self.tr("{}:{} van {} min").format(spent // 60, f"{spent % 60:02}", self._planned)
        over = spent > 60 * self._planned
        self.clock.setText(self.tr("{}, over de tijd").format(said) if over else said)

    def _tell_present(self) -> None:
        self.present_changed.emit([UUID(id_) for id_ in self.present.chosen()])

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self.place)
        top.addWidget(self.clock)
        top.addStretch(1)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        below = QHBoxLayout()
        below.setSpacing(px(10))
        self.presence_room = QWidget()
        here = QHBoxLayout(self.presence_room)
        here.setContentsMargins(0, 0, 0, 0)
        here.setSpacing(px(10))
        here.addWidget(words.label(self.tr("Wie is er?")), 0, Qt.AlignmentFlag.AlignVCenter)
        here.addWidget(self.present, 1)
        below.addWidget(self.presence_room, 1)
        below.addStretch(0)
        below.addWidget(self.leave)
        below.addWidget(self.close_meeting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(6))
        column.addLayout(top)
        column.addLayout(below)
        self.use(clock=False, presence=False)
