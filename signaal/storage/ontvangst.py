"""What came from others, looked at before it is taken in: are the links right, is it its turn?

A row is taken in when the one before it in its chain is here, and everything that its laptop had
taken in when it was written. What cannot be taken in yet waits where it came from.
"""

import hmac
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from signaal.domain.wissel import Deel
from signaal.storage.keten import BEGIN, Keten, Kop
from signaal.storage.kringwaarden import AfgewezenDeel, Reden, Wacht
from signaal.storage.regel import uit_draad
from signaal.storage.tables import SOORTEN, inhoudssleutel
from signaal.storage.vector import lees

Regel = dict[str, Any]
#: The link of a row that is here, or None.
Hashlezer = Callable[[UUID, int], bytes | None]
_BEKEND = {*SOORTEN, inhoudssleutel.name}


class Ontvangst:
    """Sorts what came in. ``koppen`` is where the chains stand here, ``hash_van`` reads a link."""

    def __init__(self, keten: Keten, koppen: Mapping[UUID, Kop], hash_van: Hashlezer) -> None:
        self._keten = keten
        self._hash_van = hash_van
        self._gevolgd = dict(koppen)
        self._nieuw: dict[tuple[UUID, int], bytes] = {}
        self._rijen: dict[UUID, deque[Regel]] = {}
        self._stand = {device: kop.seq for device, kop in koppen.items()}
        self.wacht: list[Wacht] = []
        self.eigen_verder = 0

    def bekijk(self, delen: Iterable[Deel]) -> None:
        """Follow the links of all parts; AfgewezenDeel at the first in which one does not hold."""
        for deel in sorted(delen, key=lambda d: (d.device, d.van, d.tot)):
            if deel.device == self._keten.device:
                self._bekijk_eigen(deel)
            else:
                self._bekijk(deel)

    def op_volgorde(self) -> Iterator[Regel]:
        """The rows that can be taken in now, each after all that it had seen."""
        verder = True
        while verder:
            verder = False
            for rijen in self._rijen.values():
                while rijen and self._aan_de_beurt(rijen[0]):
                    rij = rijen.popleft()
                    self._stand[rij["device"]] = rij["seq"]
                    verder = True
                    yield rij
        for device, rijen in self._rijen.items():
            if rijen:
                self._laat_wachten(device, rijen[0])

    def stand(self) -> Mapping[UUID, int]:
        """Where every chain stands with what was taken in."""
        return self._stand

    def _bekijk(self, deel: Deel) -> None:
        kop = self._gevolgd.get(deel.device, Kop())
        if deel.van > kop.seq + 1:
            self.wacht.append(Wacht(deel.device, deel.van, Reden.GAT))
            return
        if deel.van < 1 or len(deel.regels) != deel.tot - deel.van + 1:
            raise AfgewezenDeel(deel, "other rows than it says")
        if not self._gelijk(deel.device, deel.van - 1, deel.vorige):
            raise AfgewezenDeel(deel, "it does not follow on what is here")
        if deel.tot <= kop.seq:
            if not self._gelijk(deel.device, deel.tot, deel.laatste):
                raise AfgewezenDeel(deel, "another story than what is here")
            return
        self._volg(deel, kop)

    def _volg(self, deel: Deel, bekend: Kop) -> None:
        """The rows behind what is known; those before it must lead to it."""
        kop = Kop(deel.van - 1, deel.vorige)
        erbij = self._rijen.setdefault(deel.device, deque())
        for draad in deel.regels:
            try:
                rij = uit_draad(draad, self._keten.plek, deel.device, kop, self._keten.sleutel)
            except (ValueError, TypeError, KeyError, OverflowError) as fout:
                raise AfgewezenDeel(deel, f"row {kop.seq + 1} is none: {fout!r}") from fout
            kop = Kop(rij["seq"], rij["hash"], rij["hlc"])
            if kop.seq == bekend.seq and kop.hash != bekend.hash:
                raise AfgewezenDeel(deel, "another story than what is here")
            if kop.seq > bekend.seq:
                erbij.append(rij)
                self._nieuw[deel.device, kop.seq] = kop.hash
        if not hmac.compare_digest(kop.hash, deel.laatste):
            raise AfgewezenDeel(deel, "its last link is another one")
        self._gevolgd[deel.device] = kop

    def _bekijk_eigen(self, deel: Deel) -> None:
        """Others hold more of our own chain, or another: then this laptop came out of a backup."""
        kop = self._gevolgd.get(deel.device, Kop())
        if deel.tot > kop.seq or not self._gelijk(deel.device, deel.tot, deel.laatste):
            self.eigen_verder = max(self.eigen_verder, deel.tot)

    def _gelijk(self, device: UUID, seq: int, hash_: bytes) -> bool:
        if not seq:
            return hmac.compare_digest(hash_, BEGIN)
        hier = self._nieuw.get((device, seq)) or self._hash_van(device, seq)
        return hier is not None and hmac.compare_digest(hier, hash_)

    def _aan_de_beurt(self, rij: Regel) -> bool:
        bekend = rij["kind"] == "note" or rij["soort"] in _BEKEND
        return bekend and not self._mist(rij)

    def _mist(self, rij: Regel) -> dict[UUID, int]:
        """What this row had taken in that is not here."""
        if not rij["base"]:
            return {}
        gezien = lees(rij["base"])
        return {d: seq for d, seq in gezien.items() if self._stand.get(d, 0) < seq}

    def _laat_wachten(self, device: UUID, rij: Regel) -> None:
        mist = self._mist(rij)
        self.eigen_verder = max(self.eigen_verder, mist.get(self._keten.device, 0))
        self.wacht.append(Wacht(device, rij["seq"], Reden.EERDER if mist else Reden.NIEUWER))
