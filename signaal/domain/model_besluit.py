"""The nouns of what a meeting leads to: besluit, collectieve actie, doorverwijzing, terugkoppeling.

Stored codes (``SoortBesluit``, ``Uitkomst`` ...) can never be respelled: read them twice.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

from signaal.domain.model_team import LEEG, Getypt


class SoortBesluit(StrEnum):
    """What the trio can decide about an item."""

    COLLECTIEVE_ACTIE = "collectieve_actie"
    DOORSCHAKELEN = "doorschakelen"
    VOLGEN = "volgen"
    AFSLUITEN = "afsluiten"

    @property
    def label(self) -> str:
        """The words on screen and paper."""
        return "samen oppakken" if self is SoortBesluit.COLLECTIEVE_ACTIE else self.value


@dataclass(frozen=True, slots=True)
class Besluit:
    """What was decided about one item of one overleg, and why; at most one an item.

    ``sleutel`` names the item (a bundle key, or the id of an own item). ``naam``, ``themas``,
    ``kernen`` and ``aantal`` are the item as it stood then. ``afwijkend`` keeps, on request, what
    one of the three saw differently.
    """

    id: UUID
    overleg: UUID
    sleutel: str
    soort: SoortBesluit
    naam: Getypt = LEEG
    reden: Getypt = LEEG
    afwijkend: Getypt = LEEG
    themas: tuple[str, ...] = ()
    kernen: tuple[str, ...] = ()
    aantal: int = 0
    genomen: datetime | None = None
    ingetrokken: bool = False


def besluit_id(overleg: UUID, sleutel: str) -> UUID:
    """The same id on every laptop for the decision on one item of one overleg."""
    return uuid5(overleg, f"besluit/{sleutel}")


@dataclass(frozen=True, slots=True)
class CollectieveActie:
    """What is told about an activity beside its agreement; ``id`` is the id of that Actie.

    The Actie says what, who (one regiehouder), before when and with what result. ``budget`` is in
    whole euros, ``opkomst`` in people; None is not known (yet).
    """

    id: UUID
    doel: Getypt = LEEG
    partners: tuple[str, ...] = ()
    organisator: str = ""
    datum: date | None = None
    plaats: Getypt = LEEG
    budget: int | None = None
    opkomst: int | None = None
    les: Getypt = LEEG
    themas: tuple[str, ...] = ()
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody to pass on to: Wmo-consulent, Basisteam Jeugd & Gezin, huisarts; an office."""

    id: UUID
    naam: str
    vervallen: bool = False


class DoorverwijzingStand(StrEnum):
    """Where a referral stands."""

    OPEN = "open"
    TERUGGEKOPPELD = "teruggekoppeld"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Doorverwijzing:
    """A signal (``signaal``) or a bundle (``sleutel``) passed on; open until there is an answer.

    ``naam`` is what it is about, as it is read on paper; ``vraag`` what the partner is asked.
    ``antwoord_voor`` and ``herindicatie_op`` are the days its clocks run to.
    """

    id: UUID
    partner: UUID
    datum: date
    naam: Getypt
    vraag: Getypt
    antwoord_voor: date
    herindicatie_op: date | None = None
    signaal: UUID | None = None
    sleutel: str = ""
    overleg: UUID | None = None
    themas: tuple[str, ...] = ()
    kernen: tuple[str, ...] = ()
    stand: DoorverwijzingStand = DoorverwijzingStand.OPEN
    terugkoppeling: Getypt = LEEG
    teruggekoppeld_op: date | None = None
    verwijderd: bool = False


class Uitkomst(StrEnum):
    """How an attempt to call back ended."""

    GEEN_GEHOOR = "geen_gehoor"
    GELUKT = "gelukt"
    DEELS = "deels"
    NIET = "niet"

    @property
    def sluit(self) -> bool:
        """Whether the call is closed by it: nobody needs to be called again."""
        return self is not Uitkomst.GEEN_GEHOOR


@dataclass(frozen=True, slots=True)
class Nabelpoging:
    """One attempt to hear whether it worked out; anything but *geen gehoor* closes the call."""

    id: UUID
    signaal: UUID
    datum: date
    uitkomst: Uitkomst
    lid: UUID | None = None
    notitie: Getypt = LEEG
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call back about a signal (``id``); lives apart and is destroyed when it closes.

    ``tot`` is the last day it may be kept, also when nobody called: at most twelve months.
    """

    id: UUID
    naam: str
    telefoon: str
    tot: date


@dataclass(frozen=True, slots=True)
class Initiatief:
    """What already exists locally: beweegcafe, klussendienst, duofiets, by thema and kern."""

    id: UUID
    naam: Getypt
    themas: tuple[str, ...] = ()
    kernen: tuple[str, ...] = ()
    organisator: str = ""
    doelgroep: str = ""
    wanneer: str = ""
    vervallen: bool = False


@dataclass(frozen=True, slots=True)
class Collegavraag:
    """A question between meetings, hung on a signal; gone from the list once answered.

    ``aan`` None asks both colleagues.
    """

    id: UUID
    signaal: UUID
    van: UUID
    vraag: Getypt
    gesteld: datetime
    aan: UUID | None = None
    antwoord: Getypt = LEEG
    beantwoord_door: UUID | None = None
    beantwoord: datetime | None = None
    ingetrokken: bool = False


@dataclass(frozen=True, slots=True)
class Terugmelding:
    """The source of a signal heard what became of it; ``id`` is the id of the signal."""

    id: UUID
    datum: date
    lid: UUID | None = None
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Bekeken:
    """A member looked at a bundle while an overleg was prepared; once is enough."""

    id: UUID
    overleg: UUID
    sleutel: str
    lid: UUID


def bekeken_id(overleg: UUID, sleutel: str, lid: UUID) -> UUID:
    """The same id whenever and wherever this member looks at this bundle."""
    return uuid5(overleg, f"bekeken/{lid}/{sleutel}")


class Papiersoort(StrEnum):
    """The papers that go to somebody."""

    AGENDA = "agenda"
    VERSLAG = "verslag"
    ACTIELIJST = "actielijst"
    OVERDRACHT = "overdracht"


class Weg(StrEnum):
    """How a paper went out."""

    MAIL = "mail"
    MAP = "map"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Verzending:
    """What went to whom: one paper of one overleg; never its content.

    ``stuk`` is a Papiersoort, ``hoe`` a Weg; ``bestuur`` None is the trio's own paper, or one for a
    partner. ``afdruk`` is the SHA-256 of the paper, in hex.
    """

    id: UUID
    moment: datetime
    overleg: UUID | None
    stuk: str
    bestuur: UUID | None
    aan: str
    hoe: str
    afdruk: str


@dataclass(frozen=True, slots=True)
class Uren:
    """Time spent for one kern on one kind of work; ``minuten`` of one day of one lid."""

    id: UUID
    datum: date
    lid: UUID
    kern: str
    activiteit: str
    minuten: int
    verwijderd: bool = False
