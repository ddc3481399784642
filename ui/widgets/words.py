"""Labels in the few sizes that exist, so that no screen invents its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


def title(text: str) -> QLabel:
    """The one large line at the top of a screen."""
    return _label(text, "title")


def heading(text: str) -> QLabel:
    """A line above a part of a screen."""
    return _label(text, "heading")


def label(text: str, key: str = "", field: QWidget | None = None) -> QLabel:
    """The name above a field; ``key`` underlines the letter that goes with Alt.

    ``field`` gets the text as its name for screen readers.
    """
    shown = _label(_underlined(text, key), "label")
    shown.setTextFormat(Qt.TextFormat.RichText)
    if field is not None:
        (field.focusProxy() or field).setAccessibleName(text)
    return shown


def plain(text: str) -> QLabel:
    """Running text; wraps."""
    return _label(text, "plain")


def soft(text: str) -> QLabel:
    """Quieter running text; wraps."""
    return _label(text, "soft")


def small(text: str) -> QLabel:
    """Quiet and small; wraps."""
    return _label(text, "small")


def rule() -> QFrame:
    """A thin line between two parts."""
    line = QFrame()
    line.setProperty("kind", "line")
    return line


def _label(text: str, kind: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(kind in {"plain", "soft", "small"})
    return made


def _underlined(text: str, key: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    at = safe.lower().find(key.lower()) if key else -1
    if at < 0:
        return safe
    return f"{safe[:at]}<u>{safe[at]}</u>{safe[at + 1 :]}"
