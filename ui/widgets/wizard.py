"""A few questions one after the other at the front door, each on a page of its own."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look import px
from ui.widgets import words
from ui.widgets.floating_bar import FloatingBar
from ui.widgets.front_page import WIDTH, FrontPage


@dataclass(frozen=True, slots=True)
class Step:
    """What stands above a part, and where its keyboard begins."""

    title: str
    lead: str
    part: QWidget
    first: QWidget


class Wizard(FrontPage):
    """Shows one step at a time, ``at``. ``message`` lies over the page, so that nothing moves."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.message = FloatingBar(self, WIDTH, centred=True)
        self.title = words.title("")
        self.lead = words.soft("")
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addSpacing(px(14))
        self._steps: tuple[Step, ...] = ()

    def set_steps(self, *steps: Step) -> None:
        """The steps, and the first of them on the screen."""
        self._steps = steps
        self.set_parts(*(step.part for step in steps))
        self.turn(0)

    def turn(self, number: int) -> None:
        """Go to step ``number``; what was said about another is no longer true."""
        step = self._steps[number]
        self.at = number
        self.message.hide()
        self.title.setText(step.title)
        self.lead.setText(step.lead)
        self.turn_to(number)
        step.first.setFocus(Qt.FocusReason.OtherFocusReason)
