"""Filters that were given a name: choose one, keep the one of now, forget one."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QMenu, QPushButton

from signaal.domain.model import Filter
from ui.look import icon


class SavedFilters(QPushButton):
    """A quiet button with a menu. ``chosen`` carries a Filter, ``forget_requested`` its id."""

    chosen = QtSignal(object)
    keep_requested = QtSignal()
    forget_requested = QtSignal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Bewaarde filters"))
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setIcon(icon("caret-down", "accent"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def show_filters(self, filters: Sequence[Filter], *, can_keep: bool) -> None:
        """Offer these; ``can_keep`` is whether there is something to keep now."""
        self._menu.clear()
        for saved in filters:
            act = self._menu.addAction(saved.naam.replace("&", "&&"))
            act.triggered.connect(lambda _=False, f=saved: self.chosen.emit(f))
        if filters:
            self._menu.addSeparator()
        keep = self._menu.addAction(icon("plus"), self.tr("Bewaar dit filter…"))
        keep.setEnabled(can_keep)
        keep.triggered.connect(self.keep_requested)
        if filters:
            forget = self._menu.addMenu(icon("trash"), self.tr("Haal een filter weg"))
            for saved in filters:
                self._forgettable(forget, saved.naam, saved.id)

    def _forgettable(self, menu: QMenu, name: str, filter_id: UUID) -> None:
        act = menu.addAction(name.replace("&", "&&"))
        act.triggered.connect(lambda: self.forget_requested.emit(filter_id))
