"""Time of one agenda (40 bundles, 300 signals): tagged, untagged, and WeasyPrint, in one run.

    python -m benchmarks.agenda_pdf

Promises: at most 0.3 times WeasyPrint on the same content, at most 1.8 times our own untagged
pages, at most 300 kB. CPU seconds, median of rounds in which the three take turns. WeasyPrint is
needed for this file only.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

import weasyprint
from pypdf import PdfReader

from signaal.domain.grafiek import Lijn, Opschrift, Tekening, Vlak
from signaal.domain.stuk import (
    Alinea,
    Blok,
    Delen,
    Grafiek,
    Kader,
    Kop,
    Letter,
    Stuk,
    Tabel,
)
from signaal.exchange.agenda_pdf import trio_stuk
from signaal.exchange.papier import render, zet
from signaal.exchange.papier_blad import Blad, Element, Kleur, Plaats
from signaal.exchange.papier_letter import Letters
from signaal.exchange.papier_pdf import Pdf
from tests.exchange.papieren import trio_agenda

RONDES = 9
MEEST_WEASYPRINT, MEEST_LABELS, MEESTE_BYTES = 0.3, 1.8, 300_000
FONTS = Path(__file__).parents[1] / "resources" / "fonts"

CSS = f"""
@font-face {{ font-family: S; src: url({(FONTS / "SourceSansPro-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: S; font-weight: 600;
  src: url({(FONTS / "SourceSansPro-Semibold.ttf").as_uri()}) }}
@page {{ size: A4; margin: 54pt 56pt 62pt;
  @bottom-right {{ content: "Pagina " counter(page) " van " counter(pages); font: 8pt S }} }}
body {{ font: 10pt/1.36 S }} b, th, h1, h2, h3 {{ font-weight: 600 }} th {{ text-align: left }}
table {{ width: 100%; font-size: 9pt; border-collapse: collapse }}
td {{ border-bottom: 0.5pt solid #cfd5dd; vertical-align: top; padding: 3pt 4pt }}
.kader {{ background: #fcf0da; border-left: 3pt solid #c98a1b; padding: 6pt 11pt }}
"""


class OngelabeldBlad(Blad):
    """A page whose content belongs to nothing."""

    @contextmanager
    def merk(self, element: Element) -> Iterator[None]:
        """Draw without a mark."""
        yield

    def tekst(
        self,
        regels: Sequence[Plaats],
        grootte: float,
        kleur: Kleur,
        element: Element | None = None,
    ) -> None:
        """Draw without a mark."""
        super().tekst(regels, grootte, kleur)


class OngelabeldPdf(Pdf):
    """The same file without a structure tree."""

    soort_blad = OngelabeldBlad

    def element(self, soort: str, ouder: Element | None, kenmerken: bytes = b"") -> Element:
        """An element that is not kept."""
        return Element(soort, None)


def ongelabeld(stuk: Stuk) -> bytes:
    """The same pages without structure."""
    pdf = OngelabeldPdf(Letters(), stuk.titel, stuk.onderwerp, stuk.taal)
    zet(stuk, pdf, Letter.GEWOON)
    return pdf.maak()


def weasy(stuk: Stuk) -> bytes:
    """The same content through HTML."""
    html = "".join(_html(blok) for blok in stuk.blokken)
    return weasyprint.HTML(string=f"<html lang=nl><style>{CSS}</style><body>{html}").write_pdf()


def _html(blok: Blok) -> str:
    html = ""
    match blok:
        case Kop():
            soort = f"h{blok.niveau}"
            html = f"<{soort} id='{escape(blok.anker)}'>{escape(blok.tekst)}</{soort}>"
        case Alinea():
            html = f"<p>{_delen(blok.delen)}</p>"
        case Kader():
            html = f"<p class=kader><b>{escape(blok.kop)}</b> {_delen(blok.delen)}</p>"
        case Grafiek():
            html = _svg(blok.tekening)
        case Tabel():
            html = _tabel(blok)
        case _:
            raise ValueError("this block does not stand on the trio's agenda")
    return html


def _tabel(tabel: Tabel) -> str:
    deel = 100 / sum(kolom.breedte for kolom in tabel.kolommen)
    kop = "".join(
        f"<th style='width:{kolom.breedte * deel:.1f}%'>{escape(kolom.titel)}</th>"
        for kolom in tabel.kolommen
    )
    rijen = "".join(
        f"<tr>{''.join(f'<td>{_delen(cel)}</td>' for cel in rij)}</tr>" for rij in tabel.rijen
    )
    return f"<table><thead><tr>{kop}</tr></thead><tbody>{rijen}</tbody></table>"


def _delen(delen: Delen) -> str:
    stukken: list[str] = []
    for deel in delen:
        tekst = escape(deel.tekst).replace("\n", "<br>")
        tekst = f"<b>{tekst}</b>" if deel.vet else tekst
        stukken.append(f"<a href='#{escape(deel.naar)}'>{tekst}</a>" if deel.naar else tekst)
    return "".join(stukken)


def _svg(tekening: Tekening) -> str:
    vormen: list[str] = []
    for vorm in tekening.vormen:
        match vorm:
            case Vlak():
                maat = f"width='{vorm.breedte}' height='{vorm.hoogte}' fill='#1d4f8c'"
                vormen.append(f"<rect x='{vorm.x}' y='{vorm.y}' {maat}/>")
            case Lijn():
                punten = " ".join(f"{x},{y}" for x, y in vorm.punten)
                vormen.append(f"<polyline points='{punten}' stroke='#878d96' fill='none'/>")
            case Opschrift():
                stijl = f"font-family='S' font-size='{vorm.grootte}' text-anchor='middle'"
                vormen.append(f"<text x='{vorm.x}' y='{vorm.y}' {stijl}>{vorm.tekst}</text>")
    maat = f"width='{tekening.breedte}pt' height='{tekening.hoogte}pt'"
    doos = f"viewBox='0 0 {tekening.breedte} {tekening.hoogte}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {maat} {doos}>{''.join(vormen)}</svg>"


def meet(makers: dict[str, Callable[[], bytes]]) -> dict[str, float]:
    """Median CPU seconds of each, taking turns."""
    tijden: dict[str, list[float]] = {naam: [] for naam in makers}
    for _ in range(RONDES):
        for naam, maker in makers.items():
            begin = time.process_time()
            maker()
            tijden[naam].append(time.process_time() - begin)
    return {naam: statistics.median(reeks) for naam, reeks in tijden.items()}


def main() -> int:
    """Print the table; exit status 1 when a promise is broken."""
    goed = True
    for punten in (40, 5):
        stuk = trio_stuk(trio_agenda(40, 300, punten))
        makers: dict[str, Callable[[], bytes]] = {
            "tagged": partial(render, stuk),
            "untagged": partial(ongelabeld, stuk),
            "WeasyPrint": partial(weasy, stuk),
        }
        mediaan = meet(makers)
        print(f"\n40 bundles, 300 signals, {punten} of the bundles on the agenda")
        for naam, maker in makers.items():
            pdf = maker()
            bladen = len(PdfReader(BytesIO(pdf)).pages)
            print(f"{naam:12}{1000 * mediaan[naam]:8.0f} ms {len(pdf):9} bytes {bladen:4} pages")
        weasyprint_maal = mediaan["tagged"] / mediaan["WeasyPrint"]
        labels_maal = mediaan["tagged"] / mediaan["untagged"]
        print(f"tagged / WeasyPrint {weasyprint_maal:.3f} (at most {MEEST_WEASYPRINT})")
        print(f"tagged / untagged   {labels_maal:.2f} (at most {MEEST_LABELS})")
        goed &= weasyprint_maal <= MEEST_WEASYPRINT and labels_maal <= MEEST_LABELS
        goed &= len(render(stuk)) <= MEESTE_BYTES
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
