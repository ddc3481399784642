"""Pages with their names below each other at the left: as many as there are, at any text size."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ui.look import px


class SideTabs(QWidget):
    """Arrows choose a page, Tab goes into it. ``pages`` holds them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.names = QListWidget()
        self.names.setProperty("kind", "rows")
        self.names.setAccessibleName(name)
        self.names.setFixedWidth(px(200))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setWordWrap(True)
        self.pages = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self.names)
        row.addWidget(self.pages, 1)
        self.names.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.pages.currentChanged.connect(self.names.setCurrentRow)
        self.setFocusProxy(self.names)

    def insert(self, at: int, page: QWidget, title: str) -> None:
        """One more page, before the one that stands at ``at``."""
        self.pages.insertWidget(at, page)
        item = QListWidgetItem(title)
        item.setSizeHint(QSize(px(120), px(38)))
        self.names.insertItem(at, item)
