"""A message that lies over a page instead of in it: nothing below the mouse ever moves for it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget

from ui.look import px
from ui.widgets.message_bar import MessageBar

_GAP = 14


class FloatingBar(MessageBar):
    """At the bottom of ``page``, at most ``widest`` pixels (at 100 % text); 0 is all there is.

    Where it would cover the main button of the page it lies at the top. ``place`` says where else
    it may lie, given how high it is for a width.
    """

    def __init__(
        self,
        page: QWidget,
        widest: int = 0,
        *,
        centred: bool = False,
        place: Callable[[Callable[[int], int]], QRect] | None = None,
    ) -> None:
        super().__init__()
        self._place_for = place
        self._page = page
        self._widest = widest
        self._centred = centred
        self.setParent(page)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        laid_out = event.type() == QEvent.Type.LayoutRequest and self.isVisible()
        if laid_out or event.type() == QEvent.Type.Show:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        if self._place_for is not None:
            self.setGeometry(self._place_for(self._high))
            self.raise_()
            return
        room, side = self._page.rect(), px(40)
        width = min(room.width() - 2 * side, px(self._widest) if self._widest else room.width())
        height = self._high(width)
        left = (room.width() - width) // 2 if self._centred else side
        low = QRect(left, room.height() - height - px(_GAP), width, height)
        high = QRect(left, px(_GAP), width, height)
        self.setGeometry(high if self._covers_main_button(low) else low)
        self.raise_()

    def _high(self, width: int) -> int:
        return max(self.heightForWidth(width), self._doing.sizeHint().height())

    def _covers_main_button(self, place: QRect) -> bool:
        return any(
            place.intersects(QRect(button.mapTo(self._page, QPoint()), button.size()))
            for button in self._page.findChildren(QPushButton)
            if button.property("kind") == "primary" and button.isVisible()
        )
