"""Hand-made xlsx and ods files: valid ones with odd contents, and hostile ones."""

import zipfile
from io import BytesIO

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAK = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zip_van(delen: dict[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    return uit.getvalue()


def xlsx(
    *bladen: str,
    staat: str = "visible",
    datum1904: bool = False,
    stijlen: str = "",
    teksten: str = "",
    na: str = "",
) -> bytes:
    """A workbook whose sheets hold these rows (XML); ``na`` comes behind the rows of each."""
    lijst = "".join(
        f'<sheet name="blad{n}" sheetId="{n}" state="{staat}" r:id="rId{n}"/>'
        for n, _ in enumerate(bladen, start=1)
    )
    verbanden = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in enumerate(bladen, start=1)
    )
    delen: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{_NS}" xmlns:r="{_REL}">'
        f'<workbookPr date1904="{int(datum1904)}"/><sheets>{lijst}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PAK}">{verbanden}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_NS}">{stijlen}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_NS}">{teksten}</sst>',
    }
    for nummer, rijen in enumerate(bladen, start=1):
        delen[f"xl/worksheets/sheet{nummer}.xml"] = (
            f'<worksheet xmlns="{_NS}"><sheetData>{rijen}</sheetData>{na}</worksheet>'
        )
    return zip_van(delen)


def rij(*cellen: str, nummer: int | None = None) -> str:
    """A row of these cells (XML)."""
    begin = "<row>" if nummer is None else f'<row r="{nummer}">'
    return f"{begin}{''.join(cellen)}</row>"


def tekst(waarde: str) -> str:
    """A cell with text."""
    return f'<c t="inlineStr"><is><t>{waarde}</t></is></c>'


def ods(*rijen: str, voor: str = "", tabel: str = "") -> bytes:
    """A spreadsheet with one sheet of these rows (XML)."""
    return zip_van(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content xmlns:office="{_ODF}:office:1.0" '
            f'xmlns:table="{_ODF}:table:1.0" xmlns:text="{_ODF}:text:1.0" '
            f'xmlns:style="{_ODF}:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:'
            f'experimental:calc:xmlns:calcext:1.0">{voor}<office:body><office:spreadsheet>'
            f'<table:table table:name="Blad1" {tabel}>{"".join(rijen)}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )
