"""What every screen stands on: a scrolling page with a title, a lead and a body."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import words


class Page(QScrollArea):
    """Add widgets to ``body``, buttons beside the title to ``tools``.

    ``width`` is the widest the body gets, in pixels at 100 % text; 0 fills the window.
    """

    def __init__(self, title: str, lead: str = "", width: int = 760) -> None:
        super().__init__()
        self._width = width
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is inside takes the keyboard
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._inner = QWidget()
        self._inner.setObjectName("page")
        self.setWidget(self._inner)
        self.title = words.title(title)
        self.lead = words.soft(lead)
        if not lead:
            self.lead.hide()  # to show it here, before it has a place, would flash a window
        self.tools = QHBoxLayout()
        self.tools.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addStretch(1)
        top.addLayout(self.tools)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addWidget(self.lead)
        column.addSpacing(px(14))
        column.addLayout(self.body, 1)
        self._column = QWidget()
        self._column.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        outer = QHBoxLayout(self._inner)
        outer.setContentsMargins(px(40), px(30), px(40), px(28))
        outer.addWidget(self._column, 1000)
        outer.addStretch(1)  # takes what the column may not: titles stand in one place everywhere
        self._fit()

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Inside this block parts are made anew; the page stays scrolled where it was, and the
        keyboard on what has the same name.
        """
        at, bar = self.focusWidget(), self.verticalScrollBar()
        place, name = bar.value(), at.accessibleName() if at is not None else ""
        yield

        def settle() -> None:
            bar.setValue(place)
            inside = self.focusWidget()
            if name and (inside is None or inside.accessibleName() != name):
                for part in self.findChildren(QWidget):
                    if part.accessibleName() == name and part.isVisible():
                        part.setFocus(Qt.FocusReason.OtherFocusReason)
                        return

        QTimer.singleShot(0, self, settle)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        if self._width and hasattr(self, "_column"):
            self._column.setMaximumWidth(px(self._width))
