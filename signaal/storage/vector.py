"""What a device had taken in of the others: a vector of last numbers, as it lies in ``base``.

Per other device 16 bytes of its id and 8 of the number (big endian), in order of id, complete. An
empty ``base`` says: as at the row of this device before.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from struct import Struct
from uuid import UUID

_DEEL = Struct(">16sQ")
NIETS: Mapping[UUID, int] = {}


def pak(gezien: Mapping[UUID, int]) -> bytes:
    """The bytes of a vector; devices of which nothing was taken in are left out."""
    return b"".join(
        _DEEL.pack(device.bytes, seq) for device, seq in sorted(gezien.items()) if seq > 0
    )


def lees(base: bytes) -> dict[UUID, int]:
    """The vector in these bytes; ValueError when they are none."""
    if not base:
        return {}
    if len(base) % _DEEL.size:
        raise ValueError("a vector that was cut off")
    gelezen = {UUID(bytes=device): seq for device, seq in _DEEL.iter_unpack(base)}
    if pak(gelezen) != base:
        raise ValueError("a vector that is not in its one spelling")
    return gelezen


class Verteld:
    """What every device had taken in at any of its rows, as far as their vectors are known here."""

    def __init__(self, rijen: Iterable[tuple[UUID, int, bytes]]) -> None:
        self._plaatsen: dict[UUID, list[int]] = defaultdict(list)
        self._vectoren: dict[UUID, list[Mapping[UUID, int]]] = defaultdict(list)
        for device, seq, base in rijen:
            self.voeg_toe(device, seq, lees(base))

    def voeg_toe(self, device: UUID, seq: int, gezien: Mapping[UUID, int]) -> None:
        """The vector of a row; those of one device come in the order of its chain."""
        self._plaatsen[device].append(seq)
        self._vectoren[device].append(gezien)

    def bij(self, device: UUID, seq: int) -> Mapping[UUID, int]:
        """What ``device`` had taken in when it wrote row ``seq``."""
        plaatsen = self._plaatsen.get(device)
        if not plaatsen:
            return NIETS
        hoeveel = bisect_right(plaatsen, seq)
        return self._vectoren[device][hoeveel - 1] if hoeveel else NIETS

    def kende(self, een: tuple[UUID, int], ander: tuple[UUID, int]) -> bool:
        """Whether row ``een`` was written with row ``ander`` taken in (see ``domain/merge``)."""
        device, seq = ander
        return een[1] > seq if een[0] == device else self.bij(*een).get(device, 0) >= seq
