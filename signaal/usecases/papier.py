"""A finished paper, and for whom it is: what goes out is decided when it is made, not when sent."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from signaal.domain.gezegd import Gezegd
from signaal.domain.model_besluit import Papiersoort

#: Who reads the papers of the trio.
TRIO = "drie-eenheid"


@dataclass(frozen=True, slots=True)
class Papier:
    """The bytes, a file name to offer, and what is to be looked at.

    ``aan`` names who reads it. ``bestuur`` None is a paper of the trio, or for a partner; a bestuur
    gets its own edition of the agenda and nothing else (ValueError). ``gezegd`` is what it tells a
    board about the signals, remembered when it goes out.
    """

    pdf: bytes
    soort: Papiersoort
    aan: str
    bestandsnaam: str
    let_op: tuple[str, ...] = ()
    overleg: UUID | None = None
    bestuur: UUID | None = None
    gezegd: tuple[Gezegd, ...] = ()

    def __post_init__(self) -> None:
        if self.bestuur is not None and self.soort is not Papiersoort.AGENDA:
            raise ValueError("a bestuur reads its own edition of the agenda only")

    @property
    def voorwerp(self) -> str:
        """As the journal names it."""
        if self.bestuur is not None:
            return f"bestuur {self.bestuur}"
        return "trio" if self.soort is Papiersoort.AGENDA else self.bestandsnaam

    @property
    def afdruk(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return sha256(self.pdf).hexdigest()
