"""Building a sheet cell by cell within bounds, whatever the file claims about its size."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from signaal.domain.lijst_blad import Bijzonder, Blad, Cel, Rij, maak_rij
from signaal.fouten import GebruikFout

#: More columns than any list of signals has; what lies beyond is pointed out, not read.
MEESTE_KOLOMMEN = 60
MEESTE_RIJEN = 100_000
_MEESTE_SAMENGEVOEGD = 10_000
_LANGSTE_SAMENGEVOEGD = 1_000

#: Called now and then while reading; may raise to stop.
Adempauze = Callable[[], None]


@dataclass(slots=True)
class Bladbouwer:
    """Collects the cells of one sheet. Empty rows cost nothing; too many rows are refused."""

    naam: str
    adempauze: Adempauze
    verborgen: bool = False
    datum1904: bool = False
    _te_breed: bool = False
    _rijen: list[Rij] = field(default_factory=list)
    _samengevoegd: list[tuple[int, int, int]] = field(default_factory=list)

    def rij(
        self, regel: int, cellen: dict[int, Cel], bijzonder: Iterable[tuple[int, Bijzonder]] = ()
    ) -> None:
        """Add a row that may be empty; ``cellen`` maps columns (from 0) to what they hold."""
        self.adempauze()
        gezien = list(bijzonder)
        breedte = max(cellen, default=-1) + 1
        if breedte > MEESTE_KOLOMMEN:
            breedte = MEESTE_KOLOMMEN
            if not self._te_breed:
                gezien.append((0, Bijzonder.KOLOMMEN))
                self._te_breed = True
        rij = maak_rij(regel, (cellen.get(k, "") for k in range(breedte)), gezien)
        if rij is None:
            return
        if len(self._rijen) >= MEESTE_RIJEN:
            raise GebruikFout(
                f"Dit bestand heeft meer dan {MEESTE_RIJEN:,} regels".replace(",", ".")
                + "; zo lang is een lijst met signalen niet."
            )
        self._rijen.append(rij)

    def voeg_samen(self, kolom: int, van: int, tot: int) -> None:
        """Rows ``van`` up to and including ``tot`` share one cell in this column."""
        if len(self._samengevoegd) < _MEESTE_SAMENGEVOEGD and tot > van:
            self._samengevoegd.append((kolom, van, tot))

    def klaar(self) -> Blad:
        """The sheet; a cell merged over rows counts for each row that holds something else."""
        if self._samengevoegd:
            self._vul_samengevoegd()
        return Blad(self.naam, tuple(self._rijen), self.verborgen, self.datum1904)

    def _vul_samengevoegd(self) -> None:
        plaats = {rij.regel: index for index, rij in enumerate(self._rijen)}
        for kolom, van, tot in self._samengevoegd:
            if van not in plaats:
                continue
            waarde = self._rijen[plaats[van]].cel(kolom)
            for regel in range(van + 1, min(tot, van + _LANGSTE_SAMENGEVOEGD) + 1):
                index = plaats.get(regel)
                if index is not None and waarde != "" and self._rijen[index].cel(kolom) == "":
                    self._rijen[index] = _met_cel(self._rijen[index], kolom, waarde)


def _met_cel(rij: Rij, kolom: int, waarde: str | date) -> Rij:
    cellen = list(rij.cellen) + [""] * (kolom + 1 - len(rij.cellen))
    cellen[kolom] = waarde
    return Rij(rij.regel, tuple(cellen), (*rij.bijzonder, (kolom, Bijzonder.SAMENGEVOEGD)))
