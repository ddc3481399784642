"""The gear: what is set up once. A page for each kind of thing."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import look
from ui.laptop import Laptop
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow
from ui.widgets.side_tabs import SideTabs


class InstellingenDialog(QDialog):
    """Pages; whatever is changed holds at once, there is nothing to confirm.

    ``text_size_changed``: every window has to measure anew.
    """

    text_size_changed = QtSignal()

    def __init__(self, laptop: Laptop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Instellingen"))
        self._side = SideTabs(self.tr("Instellingen"))
        self.tabs = self._side.pages
        self.appearance = AppearancePart(laptop)
        self.appearance.text_size_changed.connect(self.text_size_changed)
        self._side.insert(0, self.appearance, self.tr("Uiterlijk"))
        self.close_button = buttons.secondary(self.tr("Sluiten"))
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(14))
        column.addWidget(self._side, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumSize(px(420), px(320))
        room = self.screen().availableGeometry()
        self.resize(min(px(1060), room.width() - px(40)), min(px(640), room.height() - px(60)))

    def add_page(self, page: QWidget, title: str) -> None:
        """One more page, before the last one; the first one added is shown."""
        self._side.insert(self.tabs.count() - 1, page, title)
        self.tabs.setCurrentIndex(0)


class AppearancePart(QWidget):
    """Light, dark or as the laptop; text size."""

    text_size_changed = QtSignal()

    def __init__(self, laptop: Laptop) -> None:
        super().__init__()
        self._laptop = laptop
        self.theme = ChipRow(self.tr("Kleuren"))
        self.theme.set_choices(
            (
                ("system", self.tr("Zoals de laptop")),
                ("light", self.tr("Licht")),
                ("dark", self.tr("Donker")),
            )
        )
        self.theme.choose([laptop.habits.theme])
        self.text = ChipRow(self.tr("Tekst"))
        self.text.set_choices([(str(p), f"{p} %") for p in look.TEXT_PERCENTS])
        self.text.choose([str(laptop.habits.text_percent)])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(20), px(4), px(4))
        column.setSpacing(px(6))
        column.addWidget(words.label(self.tr("Kleuren")))
        column.addWidget(self.theme)
        column.addSpacing(px(14))
        column.addWidget(words.label(self.tr("Grootte van de tekst")))
        column.addWidget(self.text)
        column.addStretch(1)
        self.theme.changed.connect(self._keep)
        self.text.changed.connect(self._keep)

    def _keep(self) -> None:
        percent = int(self.text.chosen()[0])
        other_size = percent != self._laptop.habits.text_percent
        self._laptop.keep(theme=self.theme.chosen()[0], text_percent=percent)
        look.dress(self._laptop.habits.theme, percent)
        if other_size:
            self.text_size_changed.emit()
