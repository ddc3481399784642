"""Counting frequent short questions: one key is one signal without text."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from signaal.domain.model import Telknop
from ui.widgets.flow import FlowLayout


class TallyRow(QWidget):
    """A chip per key; digits count while the keyboard is here. ``counted`` carries the id."""

    counted = QtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self._keys: dict[int, UUID] = {}
        self._chips: list[QPushButton] = []
        self._shown: tuple[Telknop, ...] = ()
        self.hide()

    def set_keys(self, keys: Sequence[Telknop]) -> None:
        """The keys of the team; none hides the row, the same ones again disturb nothing."""
        if tuple(keys) == self._shown:
            return
        self._shown = tuple(keys)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        ordered = sorted((k for k in keys if not k.verwijderd), key=lambda k: k.toets)
        self._keys = {key.toets: key.id for key in ordered}
        self._chips = [self._chip(key) for key in ordered]
        self.setVisible(bool(self._chips))

    def start(self) -> None:
        """Put the keyboard on the row."""
        if self._chips:
            self._chips[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and int(event.text()) in self._keys:
            self.counted.emit(self._keys[int(event.text())])
            return
        super().keyPressEvent(event)

    def _chip(self, key: Telknop) -> QPushButton:
        chip = QPushButton(f"{key.toets}  {key.label}".replace("&", "&&"))
        chip.setProperty("kind", "chip")
        chip.setAccessibleName(self.tr("Tel {}, toets {}").format(key.label, key.toets))
        chip.clicked.connect(lambda: self.counted.emit(key.id))
        self._flow.addWidget(chip)
        return chip
