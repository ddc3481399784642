"""Where a paper went: asking for the place, and opening the folder or the draft afterwards."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.message_bar import MessageBar


def ask_where(parent: QWidget, name: str, kind: str) -> Path | None:
    """A place for a file that is offered as ``name``; None when the user thought better of it."""
    start = str(Path.home() / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, parent.tr("Waar bewaar je dit?"), start, kind)
    return Path(chosen) if chosen else None


def tell_saved(bar: MessageBar, path: Path) -> None:
    """Say that it is there, with a way to its folder."""
    bar.tell(bar.tr("Bewaard: {}").format(path.name), "good", (_to_folder(bar, path),))


def tell_draft(bar: MessageBar, path: Path) -> None:
    """Say that a draft mail is there; who gets it is chosen in the mail program."""
    mail = QUrl.fromLocalFile(str(path))
    said = bar.tr("Concept-mail bewaard. Open hem en kies zelf aan wie je hem stuurt.")
    open_mail = (bar.tr("Open de mail"), lambda: QDesktopServices.openUrl(mail))
    bar.tell(said, "good", (open_mail, _to_folder(bar, path)))


def _to_folder(bar: MessageBar, path: Path) -> tuple[str, Callable[[], object]]:
    folder = QUrl.fromLocalFile(str(path.parent))
    return bar.tr("Open de map"), lambda: QDesktopServices.openUrl(folder)
