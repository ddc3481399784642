"""An xlsx that is written in memory only.

openpyxl writes each sheet to a file in the folder for temporary files first: all texts, plainly,
where a power cut leaves them. Here the sheet is a buffer, and goes from there into the zip.
"""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class Geheugenblad(WriteOnlyWorksheet):
    """The one sheet of a new workbook: set it up, append rows, then :meth:`als_bytes`."""

    column_dimensions: Any
    auto_filter: Any
    _writer: WorksheetWriter | None = None

    def __init__(self, naam: str) -> None:
        boek: Any = Workbook(write_only=True)
        super().__init__(boek, naam)
        boek._add_sheet(self)
        self._boek = boek

    def als_bytes(self) -> bytes:
        """The workbook as a file; nothing can be appended any more."""
        self.close()
        uit = BytesIO()
        _Inpakker(self._boek, ZipFile(uit, "w", ZIP_DEFLATED)).save()
        return uit.getvalue()

    def xml(self) -> bytes:
        """The sheet as it stands in the zip."""
        return self._get_writer().read()

    def _get_writer(self) -> WorksheetWriter:
        if self._writer is None:
            self._writer = WorksheetWriter(self, BytesIO())
            self._writer.write_top()
        return self._writer


class _Inpakker(ExcelWriter):
    """Takes a sheet from memory, where openpyxl would take a file and remove it."""

    _archive: ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Only what a sheet without drawings, comments and links has."""
        ws._drawing = None
        ws._rels = []
        self._archive.writestr(ws.path[1:], ws.xml())
        self.manifest.append(ws)
