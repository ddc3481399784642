"""Letters on paper: the bundled font, what it can show, and where a line breaks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFont

from signaal.domain.stuk import Delen

#: Stands where a typed character has no glyph (emoji, other scripts): visible, never a crash.
ONBEKEND = "☐"

_WOORD = re.compile(r"[^ ]+ *| +")


@dataclass(frozen=True, slots=True)
class Stukje:
    """A run of one weight on one line; ``breedte`` in points, trailing spaces included."""

    tekst: str
    vet: bool
    naar: str
    breedte: float


Regel = tuple[Stukje, ...]


class _Vervanging(dict[int, str | None]):
    """A translation table that learns: what becomes of each character that is met."""

    def __init__(self, aanwezig: frozenset[int]) -> None:
        super().__init__({ord("\n"): "\n", ord("\t"): " ", ord("\r"): None})
        self._aanwezig = aanwezig

    def __missing__(self, code: int) -> str | None:
        self[code] = self._bepaal(code)
        return self[code]

    def _bepaal(self, code: int) -> str | None:
        soort = unicodedata.category(chr(code))
        if soort in {"Zl", "Zp"}:
            return "\n"
        if soort in {"Cc", "Cf", "Cs"}:  # controls, bidi marks, joiners: nothing to see
            return None
        if code in self._aanwezig and soort != "Co":
            return chr(code)
        if soort in {"Mn", "Me"}:  # an accent without glyph: keep its letter
            return None
        return " " if soort == "Zs" else ONBEKEND


class Letters:
    """The two weights of the paper font, loaded for one document."""

    def __init__(self) -> None:
        self.gewoon = _laad("SourceSansPro-Regular")
        self.vet = _laad("SourceSansPro-Semibold")
        aanwezig = frozenset(self.gewoon.face.charToGlyph) & frozenset(self.vet.face.charToGlyph)
        self._vervanging = _Vervanging(aanwezig)
        self._breedtes: tuple[dict[str, float], dict[str, float]] = ({}, {})

    def font(self, vet: bool) -> TTFont:
        """The weight asked for."""
        return self.vet if vet else self.gewoon

    def schoon(self, tekst: str) -> str:
        """``tekst`` in composed form, with only characters that can be drawn, and newlines."""
        return unicodedata.normalize("NFC", tekst).translate(self._vervanging)

    def breedte(self, tekst: str, vet: bool, grootte: float) -> float:
        """Width of clean text, in points."""
        bekend = self._breedtes[vet]
        eenheden = bekend.get(tekst)
        if eenheden is None:
            breedtes = self.font(vet).face.charWidths
            eenheden = bekend[tekst] = float(sum(breedtes[ord(teken)] for teken in tekst))
        return eenheden * grootte / 1000

    def stukje(self, tekst: str, grootte: float, *, vet: bool = False) -> Stukje:
        """One run on one line, cleaned and measured."""
        schoon = self.schoon(tekst).replace("\n", " ")
        return Stukje(schoon, vet, "", self.breedte(schoon, vet, grootte))

    def breek(self, delen: Delen, breedte: float, grootte: float) -> list[Regel]:
        """The lines that ``delen`` need in ``breedte`` points; at least one, perhaps empty.

        Spaces stay at the end of a line: unseen on paper, but without them words run together when
        the page is read aloud. A word wider than the line is cut.
        """
        vel = _Regels(self, breedte, grootte)
        for alinea in self._alineas(delen):
            for woord in _woorden(alinea):
                vel.voeg_toe(woord)
            vel.nieuwe_regel()
        return vel.regels

    def _alineas(self, delen: Delen) -> Iterator[list[tuple[str, bool, str]]]:
        """Clean runs (text, weight, link), one list a forced line."""
        alinea: list[tuple[str, bool, str]] = []
        for deel in delen:
            eerste, *rest = self.schoon(deel.tekst).split("\n")
            alinea.append((eerste, deel.vet, deel.naar))
            for tekst in rest:
                yield [*alinea, (" ", deel.vet, "")]
                alinea = [(tekst, deel.vet, deel.naar)]
        yield alinea


class _Regels:
    """Lines under construction: words go on the line while they fit."""

    def __init__(self, letters: Letters, breedte: float, grootte: float) -> None:
        self._letters = letters
        self._breedte = breedte
        self._grootte = grootte
        self._regel: list[tuple[str, bool, str]] = []
        self._vol = 0.0
        self.regels: list[Regel] = []

    def voeg_toe(self, woord: list[tuple[str, bool, str]]) -> None:
        """Put a word (pieces of several weights) on this line or the next."""
        zonder_spatie = sum(self._maat(tekst.rstrip(" "), vet) for tekst, vet, _ in woord)
        if self._vol + zonder_spatie > self._breedte and self._regel:
            self.nieuwe_regel()
        for tekst, vet, naar in woord:
            past = zonder_spatie <= self._breedte
            for stuk in (tekst,) if past else self._hak(tekst, vet):
                if not past and self._vol + self._maat(stuk.rstrip(" "), vet) > self._breedte:
                    self.nieuwe_regel()
                self._regel.append((stuk, vet, naar))
                self._vol += self._maat(stuk, vet)

    def nieuwe_regel(self) -> None:
        """Close the line: runs of one weight become one Stukje."""
        runs: list[tuple[list[str], bool, str]] = []
        for tekst, vet, naar in self._regel:
            if runs and runs[-1][1:] == (vet, naar):
                runs[-1][0].append(tekst)
            else:
                runs.append(([tekst], vet, naar))
        self.regels.append(
            tuple(
                Stukje("".join(t), vet, naar, sum(self._maat(stuk, vet) for stuk in t))
                for t, vet, naar in runs
            )
        )
        self._regel, self._vol = [], 0.0

    def _maat(self, tekst: str, vet: bool) -> float:
        return self._letters.breedte(tekst, vet, self._grootte)

    def _hak(self, tekst: str, vet: bool) -> Iterator[str]:
        """Pieces of a word that is wider than a line, each at most half a line."""
        begin, vol = 0, 0.0
        for i, teken in enumerate(tekst):
            vol += self._maat(teken, vet)
            if vol > self._breedte / 2 and i > begin:
                yield tekst[begin:i]
                begin, vol = i, self._maat(teken, vet)
        yield tekst[begin:]


def _woorden(alinea: list[tuple[str, bool, str]]) -> Iterator[list[tuple[str, bool, str]]]:
    """Words with the spaces behind them; a word may run on into another weight."""
    woord: list[tuple[str, bool, str]] = []
    for tekst, vet, naar in alinea:
        for stuk in _WOORD.findall(tekst):
            woord.append((stuk, vet, naar))
            if stuk.endswith(" "):
                yield woord
                woord = []
    if woord:
        yield woord


def _laad(naam: str) -> TTFont:
    """A bundled weight. Loaded per document: a TTFont keeps state while it is drawn with."""
    bestand = files("resources") / "fonts" / f"{naam}.ttf"
    return TTFont(naam, BytesIO(bestand.read_bytes()), shapable=False)
