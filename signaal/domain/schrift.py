"""What a person sees of a typed text, and nothing else: one spelling wherever a text comes from.

A text that was logged, exported and imported again is the same text, because both ways in use this.
"""

import re

#: Control characters except tab and line feed, soft hyphens, spaces without width, marks and
#: overrides of the reading direction, the byte order mark, lone surrogates and noncharacters: no
#: reader sees them, some break a file or a page, and some hide a number from the guard.
_ONZICHTBAAR = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SPATIES = re.compile(r"[^\S\n]+")


def met_regels(tekst: str) -> str:
    """``tekst`` with every line break as a line feed."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n")


def heeft_onzichtbaar(tekst: str) -> bool:
    """Whether :func:`leesbaar` would take characters away that nobody sees."""
    return _ONZICHTBAAR.search(met_regels(tekst)) is not None


def leesbaar(tekst: str) -> str:
    """``tekst`` without invisible characters, outer and double spaces; line breaks stay."""
    if not tekst.isascii() or not tekst.isprintable():
        tekst = _ONZICHTBAAR.sub("", met_regels(tekst))
    return "\n".join(_SPATIES.sub(" ", regel).strip() for regel in tekst.split("\n")).strip()
