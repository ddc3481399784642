"""A paper as it will be: the bytes that are saved, sent or printed, and no other."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget


class PdfPreview(QWidget):
    """All pages below each other, as wide as there is room; ``name`` is read aloud."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.pages = QPdfDocument(self)  # not a child of its view, which would outlive itself
        self._buffer = QBuffer(self)
        self._view = QPdfView()
        self._view.setDocument(self.pages)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(name)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._view)
        room = self.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # a refusal stands at the top, not in the middle
        self.setSizePolicy(room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes; who had scrolled stays where he was."""
        at = self._view.verticalScrollBar().value()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pages.load(self._buffer)
        self.show()
        self._view.verticalScrollBar().setValue(at)

    def clear(self) -> None:
        """Show nothing, and hold nothing."""
        self.hide()
        self.pages.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
