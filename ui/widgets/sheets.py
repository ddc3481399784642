"""The sheets that lie over a window: what somebody typed on them, and closing them all."""

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def typed_on_sheets() -> tuple[tuple[str, str], ...]:
    """(title of the sheet, text) for every text that was typed and not kept; never a passphrase."""
    return tuple((sheet.windowTitle(), text) for sheet in _sheets() for text in typed_on(sheet))


def typed_on(sheet: QDialog) -> tuple[str, ...]:
    """Every text that somebody typed on this sheet; never a passphrase."""
    fields = [f for f in sheet.findChildren(QWidget) if f.window() is sheet]
    typed = (_typed(f) for f in fields if not isinstance(f.parent(), QAbstractSpinBox))
    return tuple(text for text in typed if text)


def close_sheets() -> None:
    """Let every sheet and menu be, the topmost first; whoever waits for an answer gets none."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            break
    for sheet in reversed(_sheets()):
        sheet.reject()


def _sheets() -> list[QDialog]:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return sorted(shown, key=_depth)


def _depth(widget: QWidget) -> int:
    above, depth = widget.parentWidget(), 0
    while above is not None:
        above, depth = above.parentWidget(), depth + 1
    return depth


def _typed(field: QWidget) -> str:
    match field:
        case QLineEdit():
            secret = field.echoMode() != QLineEdit.EchoMode.Normal
            mine = field.isModified() and not (secret or field.isReadOnly())
            return field.text().strip() if mine else ""
        case QPlainTextEdit():
            mine = field.document().isModified() and not field.isReadOnly()
            return field.toPlainText().strip() if mine else ""
        case QTextEdit():
            mine = field.document().isModified() and not field.isReadOnly()
            return field.toPlainText().strip() if mine else ""
        case _:
            return ""
