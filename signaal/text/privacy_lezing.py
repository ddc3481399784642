"""How the guard reads a text: tricks of spelling taken away, every character traced back.

Zero-width characters, full-width digits and look-alike letters hide a name or a number from a
pattern but not from a reader. A :class:`Lezing` is the text as a reader sees it.
"""

import unicodedata
from dataclasses import dataclass

# Letters of other scripts that look like a Latin one (selection of Unicode TR39 confusables).
_LIJKT_OP = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντικαρ",
    "ABEKMHOPCTYXIJSaeopcyxijsdgABEZHIKMNOPTYXovtikap",
)
_APOSTROF = "‘’‚‛`´ʼ′"
#: Unicode categories that read as one sign: hidden and combining signs, dashes, spaces.
_VAST = {"Cf": "", "Mn": "", "Me": "", "Pd": "-", "Zs": " "}


@dataclass(frozen=True, slots=True)
class Lezing:
    """``tekst`` as read, and for each of its characters the place in the original text."""

    tekst: str
    plaatsen: tuple[int, ...] | range

    def begin(self, index: int) -> int:
        """Where character ``index`` of the reading starts in the original."""
        return self.plaatsen[index]

    def eind(self, index: int) -> int:
        """Where the stretch that ends before character ``index`` ends in the original."""
        return self.plaatsen[index - 1] + 1


def lees(tekst: str) -> Lezing:
    """The reading of ``tekst``; same length for plain text, shorter where something was hidden."""
    if tekst.isascii():
        return Lezing(tekst, range(len(tekst)))
    gelezen: list[str] = []
    plaatsen: list[int] = []
    for plaats, teken in enumerate(tekst):
        for leesbaar in _leesbaar(teken):
            gelezen.append(leesbaar)
            plaatsen.append(plaats)
    return Lezing("".join(gelezen), tuple(plaatsen))


def _leesbaar(teken: str) -> str:
    if teken.isascii():
        return teken
    soort = unicodedata.category(teken)
    if soort in _VAST:
        return _VAST[soort]
    if soort == "Nd":
        return str(unicodedata.decimal(teken))
    if teken in _APOSTROF:
        return "'"
    return unicodedata.normalize("NFKC", teken).translate(_LIJKT_OP) if soort[0] == "L" else teken


#: Letters that are one sign and yet a Latin letter with something to it.
_ZONDER_TEKEN = str.maketrans("łøđıħŧ", "lodiht")


def kaal(woord: str) -> str:
    """``woord`` in lower case without accents: the form in which lists are asked."""
    klein = woord.lower()
    if klein.isascii():
        return klein
    ontleed = unicodedata.normalize("NFKD", klein.translate(_ZONDER_TEKEN))
    return "".join(t for t in ontleed if not unicodedata.combining(t))
