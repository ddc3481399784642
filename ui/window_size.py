"""The size at which a window opens."""

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.look import px

#: What a system puts above a window (pixels at 100 % text).
_TITLE_BAR = 40


def open_as_left(window: QWidget, geometry: str) -> None:
    """As it was left (``geometry``, hexadecimal), else the usual size; it fits the screen."""
    if not window.restoreGeometry(QByteArray.fromHex(geometry.encode())):
        window.resize(px(1180), px(780))
    if not window.isMaximized():
        window.resize(fitting(window.size(), window.screen().availableGeometry()))


def fitting(size: QSize, room: QRect) -> QSize:
    """``size``, or less where ``room`` with a title bar has less."""
    return size.boundedTo(QSize(room.width(), room.height() - px(_TITLE_BAR)))
