"""The backups that are there, each on a line with a way to put it back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signaal.usecases.reservebestand import Reservekopie
from ui.look import px
from ui.models import backup_words
from ui.widgets import buttons, words


class BackupList(QWidget):
    """``chosen`` carries the backup to put back. Damaged ones can only be seen."""

    chosen = QtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Path, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))

    def show_backups(self, backups: Sequence[Reservekopie]) -> None:
        """Show these, in this order."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = {backup.pad: self._line(backup) for backup in backups}
        for line in self.lines.values():
            self._column.addWidget(line)
        if not backups:
            self._column.addWidget(words.soft(self.tr("Er zijn nog geen reservekopieën.")))

    def _line(self, backup: Reservekopie) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, px(3), 0, px(3))
        across.setSpacing(px(10))
        told = QVBoxLayout()
        told.setSpacing(0)
        when = backup_words.when(backup)
        told.addWidget(words.label(when))
        told.addWidget(words.small(backup_words.about(backup)))
        across.addLayout(told, 1)
        if not backup.kapot:
            back = buttons.quiet(self.tr("Zet terug"), "arrow-u-up-left")
            back.setAccessibleName(self.tr("Zet terug: {}").format(when))
            back.clicked.connect(lambda: self.chosen.emit(backup))
            across.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        return line
