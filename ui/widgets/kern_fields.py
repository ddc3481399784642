"""Naming the kernen of a team, and per kern its hamlets."""

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import words


def split_names(typed: str) -> tuple[str, ...]:
    """The names in ``typed``, separated by commas or semicolons; each once, empty ones left out."""
    names = (" ".join(piece.split()) for piece in typed.replace(";", ",").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


class HamletFields(QWidget):
    """A line for the hamlets of every kern."""

    changed = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, tuple[QWidget, QLineEdit]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))

    def set_kernen(self, kernen: tuple[str, ...]) -> None:
        """A line for each of ``kernen``; what was typed for one that stays is kept."""
        for kern in [known for known in self._lines if known not in kernen]:
            for widget in self._lines.pop(kern):
                self._column.removeWidget(widget)
                widget.deleteLater()
        for kern in kernen:
            if kern not in self._lines:
                line = QLineEdit()
                line.setMaxLength(1000)
                line.setPlaceholderText(self.tr("Gescheiden door komma's"))
                name = words.label(self.tr("Buurtschappen van {}").format(kern), "", line)
                line.textEdited.connect(self.changed)
                self._lines[kern] = (name, line)
                self._column.addWidget(name)
                self._column.addWidget(line)

    def hamlets(self) -> tuple[tuple[str, str], ...]:
        """Pairs of (hamlet, kern)."""
        return tuple(
            (hamlet, kern)
            for kern, (_, line) in self._lines.items()
            for hamlet in split_names(line.text())
        )
