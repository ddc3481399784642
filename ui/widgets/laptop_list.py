"""The laptops that share one record, each on a line with a way to take it out."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signaal.domain.model import Rol
from signaal.usecases.delen import Laptop
from ui.look import px
from ui.models import sharing_words
from ui.widgets import buttons, words


def takes_part(laptops: Sequence[Laptop]) -> bool:
    """Whether this laptop is in, and more than a reader."""
    return any(laptop.hier and not laptop.eruit and laptop.rol is Rol.LID for laptop in laptops)


class LaptopList(QWidget):
    """``removed`` carries the laptop to take out; one does not take out itself."""

    removed = QtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[UUID, QWidget] = {}
        self._shown: tuple[tuple[Laptop, ...], date] | None = None
        self._may_remove = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))

    def show_laptops(self, laptops: Sequence[Laptop], today: date) -> None:
        """Show these, in this order; equal ones disturb nothing. Who reads along removes none."""
        if self._shown == (tuple(laptops), today):
            return
        self._shown = tuple(laptops), today
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._may_remove = takes_part(laptops)
        self.lines = {laptop.id: self._line(laptop, today) for laptop in laptops}
        for line in self.lines.values():
            self._column.addWidget(line)

    def _line(self, laptop: Laptop, today: date) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, px(3), 0, px(3))
        across.setSpacing(px(10))
        told = QVBoxLayout()
        told.setSpacing(0)
        name = words.label(laptop.naam)
        name.setWordWrap(True)
        told.addWidget(name)
        told.addWidget(words.small(sharing_words.about(laptop, today)))
        across.addLayout(told, 1)
        if self._may_remove and not (laptop.hier or laptop.eruit):
            remove = buttons.quiet(self.tr("Verwijder deze laptop…"), "trash")
            remove.setAccessibleName(self.tr("Verwijder {}").format(laptop.naam))
            remove.clicked.connect(lambda: self.removed.emit(laptop))
            across.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return line
