"""The csv contract of the candidates engine: cells in, judgements out (docs/kandidaten.md).

UTF-8, comma, point as decimal. Columns in: gemeente, kern, thema, periode, aantal, inzet, compleet.
Columns out: gemeente, kern, thema, periode, score, p, vlag, reden.
"""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from signaal.domain.kandidaten import Cel, CelFout, Oordeel, controleer
from signaal.exchange.bestand import schrijf_atomair
from signaal.exchange.bestand_in import lees_bytes
from signaal.fouten import GebruikFout

KOLOMMEN_IN = ("gemeente", "kern", "thema", "periode", "aantal", "inzet", "compleet")
KOLOMMEN_UIT = ("gemeente", "kern", "thema", "periode", "score", "p", "vlag", "reden")

_GEHEEL = re.compile(r"[+-]?[0-9]{1,15}")
_GETAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def lees_cellen(pad: Path) -> list[Cel]:
    """The cells of a csv file, each one possible; none when there is only a header.

    Raises :class:`GebruikFout` naming the line (the header is line 1) for what cannot be read, is
    negative or fractional where it should not be, or stands there twice.
    """
    inhoud = lees_bytes(pad)
    lezer = csv.reader(io.StringIO(_tekst(inhoud), newline=""), strict=True)
    cellen: list[Cel] = []
    regels: list[int] = []
    try:
        if tuple(next(lezer, [])) != KOLOMMEN_IN:
            raise GebruikFout(f"Regel 1: ik verwacht de kolommen {','.join(KOLOMMEN_IN)}.")
        begin = lezer.line_num + 1
        for rij in lezer:
            if rij:
                cellen.append(_cel(rij, begin))
                regels.append(begin)
            begin = lezer.line_num + 1
    except csv.Error as fout:
        raise GebruikFout(f"Regel {lezer.line_num}: dit kan ik niet lezen.", str(fout)) from fout
    try:
        controleer(cellen)
    except CelFout as fout:
        raise GebruikFout(f"Regel {regels[fout.index]}: {fout.bericht}.") from fout
    return cellen


def schrijf_oordelen(pad: Path, cellen: Sequence[Cel], oordelen: Sequence[Oordeel | None]) -> None:
    """The judged cells as csv, in the order of the input; whole or not at all."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(KOLOMMEN_UIT)
    for cel, oordeel in zip(cellen, oordelen, strict=True):
        if oordeel is not None:
            schrijver.writerow(
                (
                    cel.gemeente,
                    cel.kern,
                    cel.thema,
                    cel.periode,
                    "" if oordeel.score is None else f"{oordeel.score:.9g}",
                    "" if oordeel.p is None else f"{oordeel.p:.9g}",
                    int(oordeel.vlag),
                    oordeel.reden,
                )
            )
    schrijf_atomair(pad, uit.getvalue().encode("utf-8"))


def _tekst(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        raise GebruikFout(f"Regel {regel}: dit is geen UTF-8.", str(fout)) from fout


def _cel(rij: Sequence[str], regel: int) -> Cel:
    if len(rij) != len(KOLOMMEN_IN):
        raise GebruikFout(f"Regel {regel}: ik verwacht {len(KOLOMMEN_IN)} kolommen.")
    gemeente, kern, thema, periode, aantal, inzet, compleet = rij
    return Cel(
        gemeente,
        kern,
        thema,
        _geheel(periode, "periode", regel),
        _geheel(aantal, "aantal", regel),
        _getal(inzet, "inzet", regel),
        _getal(compleet, "compleet", regel),
    )


def _geheel(tekst: str, kolom: str, regel: int) -> int:
    if not _GEHEEL.fullmatch(tekst.strip()):
        raise GebruikFout(f"Regel {regel}: {kolom} is geen geheel getal.")
    return int(tekst)


def _getal(tekst: str, kolom: str, regel: int) -> float:
    if not _GETAL.fullmatch(tekst.strip()):
        raise GebruikFout(f"Regel {regel}: {kolom} is geen getal.")
    return float(tekst)
