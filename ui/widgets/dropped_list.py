"""Is what is held above the window a list?"""

from pathlib import Path

from PySide6.QtGui import QDropEvent

_LISTS = frozenset({".xlsx", ".csv", ".ods"})


def dropped_list(event: QDropEvent) -> Path | None:
    """The file that is held above the window, when it may be a list."""
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if path.suffix.lower() in _LISTS:
            return path
    return None
