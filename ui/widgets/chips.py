"""A row of chips: one choice (kern, discipline) or several, by mouse, arrows or Alt+letter."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.widgets.flow import FlowLayout


class _Chip(QPushButton):
    """A chip whose Alt+letter works at once: Qt lets a shortcut click a tenth of a second later."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)


class ChipRow(QWidget):
    """Choices as chips that wrap; ``changed`` tells that the user chose."""

    changed = QtSignal()

    def __init__(self, name: str, *, exclusive: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name = name
        self._chips: dict[str, QPushButton] = {}
        self._offered: tuple[Sequence[tuple[str, str]], str] = ((), "")
        # Only of one choice: in any other group Qt takes Tab from all buttons but one.
        self._group = QButtonGroup(self) if exclusive else None
        self._flow = FlowLayout(self)

    def set_choices(self, choices: Sequence[tuple[str, str]], taken: str = "") -> None:
        """Show ``(id, label)`` pairs; each gets an Alt+letter that is not in ``taken``.

        The same ones as before stay as they are, with the keyboard where it was.
        """
        if self._offered == (list(choices), taken):
            return
        self._offered = (list(choices), taken)
        kept = self.chosen()
        for chip in self._chips.values():
            if self._group is not None:
                self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()  # it may live on until the event loop turns
            chip.deleteLater()
        self._chips = {}
        for (choice, text), shown in zip(choices, with_letters(choices, taken), strict=True):
            chip = _Chip(shown)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.setAccessibleName(f"{self._name}: {text}")
            chip.clicked.connect(self.changed)
            if self._group is not None:
                self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips[choice] = chip
        self._follow_each_other()
        self.choose(kept)

    def _follow_each_other(self) -> None:
        """Tab comes to the chips where the row stands, not at the end of the window."""
        before: QWidget = self
        for chip in self._chips.values():
            QWidget.setTabOrder(before, chip)
            before = chip

    def chosen(self) -> tuple[str, ...]:
        """Ids of the chips that are pressed in, in their order on the screen."""
        return tuple(choice for choice, chip in self._chips.items() if chip.isChecked())

    def choose(self, choices: Iterable[str]) -> None:
        """Press in exactly these chips, silently; unknown ids are ignored."""
        wanted = set(choices)
        if self._group is not None:
            self._group.setExclusive(False)  # or the last chip pressed in cannot be let go
        for choice, chip in self._chips.items():
            chip.setChecked(choice in wanted)
        if self._group is not None:
            self._group.setExclusive(True)

    def focus_chosen(self) -> None:
        """Put the keyboard on the chip that is pressed in, or the first."""
        for chip in [c for c in self._chips.values() if c.isChecked()] or [*self._chips.values()]:
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def with_letters(choices: Sequence[tuple[str, str]], taken: str) -> list[str]:
    """The labels with ``&`` before the first letter nobody else has yet (``taken`` in advance)."""
    used = set(taken.lower())
    shown = []
    for _, text in choices:
        safe = text.replace("&", "&&")
        at = next((i for i, c in enumerate(safe) if c.isalpha() and c.lower() not in used), None)
        if at is not None:
            used.add(safe[at].lower())
            safe = f"{safe[:at]}&{safe[at:]}"
        shown.append(safe)
    return shown
