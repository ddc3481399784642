"""Which file? Asked in Dutch also where Qt draws the dialog itself and half translates it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_Label = QFileDialog.DialogLabel


def ask_for_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """An existing file; None when the user thought better of it. ``kinds`` as Qt's filters."""
    dialog = file_dialog(parent, title, kinds)
    agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None


def ask_for_folder(parent: QWidget, title: str) -> Path | None:
    """An existing folder; None when the user thought better of it."""
    dialog = file_dialog(parent, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(_Label.FileName, parent.tr("Map:"))
    dialog.setLabelText(_Label.Accept, parent.tr("Kies"))
    agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None


def file_dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    """The dialog of the desktop, or Qt's own with every label in Dutch."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    for place, text in (
        (_Label.LookIn, parent.tr("Zoek in:")),
        (_Label.FileName, parent.tr("Bestandsnaam:")),
        (_Label.FileType, parent.tr("Soort bestand:")),
        (_Label.Accept, parent.tr("Open")),
        (_Label.Reject, parent.tr("Laat maar")),
    ):
        dialog.setLabelText(place, text)
    return dialog
