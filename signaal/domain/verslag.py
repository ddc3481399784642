"""The papers of after the meeting: verslag, actielijst, and one A4 to hand over.

The values are finished: whoever draws them looks nothing up and decides nothing.
"""

from dataclasses import dataclass
from datetime import date

from signaal.domain.agenda import ActieRegel
from signaal.domain.model import Overleg


@dataclass(frozen=True, slots=True)
class Verslagpunt:
    """One item as it was dealt with. ``besluit`` is as it is read; "" when nothing was decided.

    ``aantal`` is None for an item that is not about signals; ``verloop`` tells before and after.
    """

    nummer: int
    titel: str
    aantal: int | None = None
    besluit: str = ""
    reden: str = ""
    afwijkend: str = ""
    notitie: str = ""
    verloop: str = ""
    acties: tuple[ActieRegel, ...] = ()


@dataclass(frozen=True, slots=True)
class Verslag:
    """What was decided and agreed at one overleg; ``afwezig`` and ``aanwezig`` are names."""

    team: str
    overleg: Overleg
    vandaag: date
    aanwezig: tuple[str, ...] = ()
    afwezig: tuple[str, ...] = ()
    punten: tuple[Verslagpunt, ...] = ()
    volgende: date | None = None
    heropend: str = ""


@dataclass(frozen=True, slots=True)
class Wachtregel:
    """A referral without an answer: what, to whom, since when, and when an answer is due."""

    wat: str
    partner: str
    sinds: date
    antwoord_voor: date


@dataclass(frozen=True, slots=True)
class Actielijst:
    """Who does what before when, per regiehouder; and what waits for an answer of somebody else."""

    team: str
    vandaag: date
    acties: tuple[ActieRegel, ...] = ()
    wacht: tuple[Wachtregel, ...] = ()


@dataclass(frozen=True, slots=True)
class Overdracht:
    """One A4 for a partner. ``wat`` are the lines that tell what it is about.

    ``van`` is who hands it over, with the seat he or she holds.
    """

    team: str
    partner: str
    datum: date
    onderwerp: str
    kernen: tuple[str, ...]
    wat: tuple[str, ...]
    vraag: str
    van: str
    antwoord_voor: date
    herindicatie_op: date | None = None
