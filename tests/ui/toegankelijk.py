"""What a screen reader, a keyboard and a trembling hand find in a window."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QWidget

_LEAST = 24
#: A field has at most so many parts that Tab goes by.
_PARTS = 3


def nameless(window: QWidget) -> list[str]:
    """Everything that takes the keyboard and has no name."""
    return [
        f"{type(node.object()).__name__} ({node.role().name})"
        for node in _walk(QAccessible.queryAccessibleInterface(window))
        if _takes_keyboard(node) and not node.text(QAccessible.Text.Name).strip()
    ]


def small_targets(window: QWidget) -> list[str]:
    """Buttons and ticks that are visible and smaller than 24 px either way (WCAG 2.5.8)."""
    return [
        f"{type(button).__name__} {button.text()!r} {button.width()}x{button.height()}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and button.focusPolicy() != Qt.FocusPolicy.NoFocus
        and min(button.width(), button.height()) < _LEAST
    ]


def clipped(window: QWidget) -> list[str]:
    """Visible words that need more room than they have."""
    words: list[QLabel | QAbstractButton] = [
        *window.findChildren(QLabel),
        *window.findChildren(QAbstractButton),
    ]
    return [
        f"{type(shown).__name__} {shown.text()!r}: {shown.width()} < {_needs(shown)}"
        for shown in words
        if shown.isVisible() and shown.text() and shown.width() < _needs(shown)
    ]


def unreachable(window: QWidget) -> list[str]:
    """Visible buttons and fields that Tab never comes to."""
    return [
        f"{type(widget).__name__} {widget.accessibleName()!r}"
        for widget in window.findChildren(QAbstractButton)
        if widget.isVisible()
        and widget.isEnabled()
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _inside_a_control(widget)
    ]


def never_tabbed(window: QWidget) -> list[str]:
    """Names of what should take the keyboard, and of which no row of Tabs ever comes there.

    Of buttons that exclude each other one is enough: the arrows do the rest.
    """
    wanted = {w for w in window.findChildren(QWidget) if _waits_for_tab(w)}
    first = at = window.focusWidget()
    been: set[QWidget] = set()
    while at is not None and at not in been:
        been.add(at)
        for _ in range(_PARTS):  # hours, then minutes
            QTest.keyClick(at, Qt.Key.Key_Tab)
            if (here := window.focusWidget()) is not at:
                break
        at = here
    assert first is not None, "the keyboard was nowhere"
    missed = [w for w in wanted - been if been.isdisjoint(_in_its_group(w))]
    return sorted(f"{type(w).__name__} {w.accessibleName()!r}" for w in missed)


def _waits_for_tab(widget: QWidget) -> bool:
    tabbed = Qt.FocusPolicy.TabFocus
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & tabbed == tabbed
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        and not _inside_a_control(widget)
    )


def _in_its_group(widget: QWidget) -> list[QAbstractButton]:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return list(group.buttons()) if group is not None else []


def _walk(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if node is None or not node.isValid():
        return
    yield node
    for index in range(node.childCount()):
        yield from _walk(node.child(index))


def _takes_keyboard(node: QAccessibleInterface) -> bool:
    widget = node.object()
    return (
        isinstance(widget, QWidget)
        and widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not widget.isWindow()
    )


def _needs(widget: QLabel | QAbstractButton) -> int:
    return widget.minimumSizeHint().width()


def _inside_a_control(widget: QWidget) -> bool:
    name = widget.objectName()
    parent = widget.parentWidget()
    return name.startswith("qt_") or type(parent).__name__ in {"QTabBar", "QCalendarView"}
