"""Buttons: one primary on a screen, quiet ones beside it, plain ones for the rest."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from ui.look import icon, px


def primary(text: str) -> QPushButton:
    """The one button a screen is about."""
    return _button(text, "primary", None)


def secondary(text: str, icon_name: str = "") -> QPushButton:
    """A visible button that is not the main one."""
    return _button(text, "secondary", icon(icon_name) if icon_name else None)


def quiet(text: str, icon_name: str = "") -> QPushButton:
    """A button that reads as a link."""
    return _button(text, "quiet", icon(icon_name, "accent") if icon_name else None)


def tool(icon_name: str, name: str) -> QToolButton:
    """A button that is only an icon; ``name`` is its tooltip and its name for screen readers."""
    made = QToolButton()
    made.setIcon(icon(icon_name, "soft"))
    made.setIconSize(QSize(px(19), px(19)))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


class _Button(QPushButton):
    """Enter presses it as Space does: who stands on "Laat maar" does not mean the default button.

    Qt's own way (autoDefault) works in dialogs only, and lets the default button wander.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def _button(text: str, kind: str, picture: QIcon | None) -> QPushButton:
    made = _Button(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if picture is not None:
        made.setIcon(picture)
        made.setIconSize(QSize(px(18), px(18)))
    return made
