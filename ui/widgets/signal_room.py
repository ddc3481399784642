"""Where the list of signals stands; when it is empty: why, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.look import px
from ui.widgets import buttons
from ui.widgets.empty_state import EmptyState


class SignalRoom(QStackedWidget):
    """``table`` with ``panel`` below it. ``wider_requested``: fewer filters, then there is more."""

    import_requested = QtSignal()
    wider_requested = QtSignal()

    def __init__(self, table: QWidget, panel: QWidget) -> None:
        super().__init__()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(table)
        split.addWidget(panel)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        panel.hide()
        self.import_button = buttons.secondary(
            self.tr("Haal jullie lijst binnen"), "download-simple"
        )
        self.import_button.clicked.connect(self.import_requested)
        wider = buttons.secondary(self.tr("Wis filters"))
        wider.clicked.connect(self.wider_requested)
        self._list = split
        self._nothing_yet = EmptyState(
            "list-bullets",
            self.tr("Nog geen signalen"),
            self.tr("Log er een met Ctrl+L, of haal de lijst binnen die jullie nu bijhouden."),
            self.import_button,
        )
        self._nothing_found = EmptyState(
            "magnifying-glass",
            self.tr("Niets gevonden"),
            self.tr("Zoek op minder woorden, of kies een langere periode."),
            wider,
        )
        for part in (self._list, self._nothing_yet, self._nothing_found):
            self.addWidget(part)

    def show_for(self, count: int, total: int) -> None:
        """``count`` signals of ``total`` are asked for."""
        if count:
            self.setCurrentWidget(self._list)
        else:
            self.setCurrentWidget(self._nothing_found if total else self._nothing_yet)
