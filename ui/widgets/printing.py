"""A paper to the printer, page by page as it is in the file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

#: Finer than a printer shows, and a page is still 35 MB.
_DOTS_PER_INCH = 300


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Which printer; None when the user thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName("Signaal")  # print queues are read by others
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
    dialog.setWindowTitle(parent.tr("Druk af"))
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return printer if agreed else None


def print_pdf(pdf: bytes, printer: QPrinter) -> bool:
    """Print all pages, False when the printer does not take them; who asks puts it on record."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pages = QPdfDocument()
    pages.load(buffer)
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    for number in range(pages.pageCount()):
        if number:
            printer.newPage()
        image = _on_white(pages, number)
        fitted = QSizeF(image.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(sheet.topLeft(), fitted), image)
    pages.close()
    return painter.end()


def _on_white(pages: QPdfDocument, number: int) -> QImage:
    """One page; Qt draws it on nothing at all, which some printers take for black."""
    size = (pages.pagePointSize(number) * (_DOTS_PER_INCH / 72)).toSize()
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, pages.render(number, size))
    painter.end()
    return paper
