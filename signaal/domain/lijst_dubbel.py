"""Rows that say the same: the code that recognises a row, exact copies, and look-alikes."""

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from signaal.domain.lijst import Plek
from signaal.domain.lijst_blad import sleutel
from signaal.domain.lijst_rijen import GelezenRij
from signaal.domain.model import Discipline

#: Two people write about the same event within these days.
_DAGEN = timedelta(days=3)
#: A row is compared with at most so many rows after it, so that a strange list stays quick.
_HOOGSTENS = 60
#: How much of what two rows say must be the same; the real pairs of the list that the trio keeps
#: score from .24, other neighbours at most .18.
_DREMPEL = 0.21
_STAM = 4


def rijcode(rij: GelezenRij) -> str:
    """What a row is recognised by when its list comes again, wherever it then stands.

    Day, village, discipline, text and source, understood where possible; not what is filled in
    later (done, call back). The same before and after a value question was answered as proposed.
    """
    delen = (
        rij.datum.datum.isoformat() if rij.datum.datum else sleutel(rij.datum_tekst),
        rij.plaats.kern or rij.plaats.voorstel or sleutel(rij.plaats_tekst),
        rij.wie.discipline or sleutel(rij.wie_tekst),
        sleutel(rij.inhoud.tekst),
        sleutel(rij.inhoud.bron),
    )
    return hashlib.sha256("\x1f".join(delen).encode()).hexdigest()[:32]


def zoek_kopieen(rijen: Iterable[GelezenRij]) -> tuple[dict[Plek, Plek], dict[Plek, str]]:
    """Exact copies (copy to original), and a code for every row.

    A second row with the same code gets it with a number behind it: it may differ in what the code
    leaves out, and a copy that somebody keeps must be recognised next time as well.
    """
    eerste: dict[tuple[object, ...], Plek] = {}
    kopie: dict[Plek, Plek] = {}
    codes: dict[Plek, str] = {}
    aantal: Counter[str] = Counter()
    for rij in rijen:
        code = rijcode(rij)
        aantal[code] += 1
        codes[rij.plek] = code if aantal[code] == 1 else f"{code}#{aantal[code]}"
        origineel = eerste.setdefault((code, *_aanvulling(rij)), rij.plek)
        if origineel != rij.plek:
            kopie[rij.plek] = origineel
    return kopie, codes


def _aanvulling(rij: GelezenRij) -> tuple[object, ...]:
    """What makes two rows with one code two rows after all."""
    i = rij.inhoud
    return (i.themas, sleutel(i.gedaan), i.spoed, i.nabellen, i.nabellen_op, rij.id)


@dataclass(frozen=True, slots=True)
class Melding:
    """A row as far as look-alikes are concerned."""

    plek: Plek
    datum: date
    kern: str
    discipline: Discipline | None
    tekst: str


def zoek_lijkt_op(meldingen: Iterable[Melding]) -> Iterator[tuple[Plek, Plek]]:
    """Pairs of rows by different disciplines that may tell one event in one kern.

    Words are weighed by how rare they are in this list, so that "mevrouw" and "school" say little.
    """
    op_dag = sorted(meldingen, key=lambda m: (m.kern, m.datum, m.plek))
    woorden = {m.plek: _stammen(m.tekst) for m in op_dag}
    voorkomen = Counter(w for stammen in woorden.values() for w in stammen)
    gewicht = _gewicht(voorkomen, len(op_dag))
    for index, een in enumerate(op_dag):
        for ander in op_dag[index + 1 : index + 1 + _HOOGSTENS]:
            if ander.kern != een.kern or ander.datum - een.datum > _DAGEN:
                break
            if een.discipline == ander.discipline:
                continue
            if _overeenkomst(woorden[een.plek], woorden[ander.plek], gewicht) >= _DREMPEL:
                eerste, tweede = sorted((een.plek, ander.plek))
                yield eerste, tweede


def _gewicht(voorkomen: Counter[str], aantal: int) -> Callable[[str], float]:
    gewichten: dict[str, float] = defaultdict(float)
    for woord, keer in voorkomen.items():
        gewichten[woord] = math.log(1 + aantal / keer)
    return gewichten.__getitem__


def _overeenkomst(een: set[str], ander: set[str], gewicht: Callable[[str], float]) -> float:
    """Weight of what both say, as a share of the geometric mean of what each says."""
    samen = sum(map(gewicht, een & ander))
    alles = math.sqrt(sum(map(gewicht, een)) * sum(map(gewicht, ander)))
    return samen / alles if alles else 0.0


def _stammen(tekst: str) -> set[str]:
    """The beginnings of the longer words: enough to make "tegel" and "tegels" one."""
    return {w[:_STAM] for w in re.findall(r"[a-z0-9]{3,}", sleutel(tekst)[:2000])}
