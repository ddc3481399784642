"""One of the values to choose from, who wrote it and when, and the button that takes it."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal

from signaal.usecases.geschillen import Keuze
from ui import dates
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.card import Card


class ValueCard(Card):
    """``taken``: this one. ``counts``: it is the value that counts for now."""

    taken = QtSignal()

    def __init__(self, number: int, choice: Keuze, *, counts: bool) -> None:
        super().__init__()
        when = choice.moment.astimezone()
        day = f"{dates.full_day(when.date())}, {dates.clock(when.time())}"
        about = " · ".join(
            part for part in (choice.wie, day, self.tr("geldt nu") if counts else "") if part
        )
        value = words.plain(choice.waarde)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = buttons.secondary(self.tr("Kies deze (Ctrl+{})").format(number))
        self.button.setAccessibleName(
            self.tr("Kies {}: {}, {}").format(number, choice.waarde, about)
        )
        self.button.clicked.connect(self.taken)
        self.body.addWidget(value)
        self.body.addWidget(words.small(about))
        self.body.addSpacing(px(2))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
