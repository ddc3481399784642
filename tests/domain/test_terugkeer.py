"""What earlier decisions put on the table again."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from signaal.domain.model import Getypt
from signaal.domain.model_besluit import (
    Besluit,
    Doorverwijzing,
    DoorverwijzingStand,
    SoortBesluit,
    besluit_id,
)
from signaal.domain.terugkeer import Terugkeer, wat_terugkeert

MEI, JULI, SEPTEMBER = UUID(int=1), UUID(int=2), UUID(int=3)
DAGEN = {MEI: date(2026, 5, 22), JULI: date(2026, 7, 3), SEPTEMBER: date(2026, 9, 11)}
VALLEN = "vallen/schaijk"


def besluit(overleg: UUID, soort: SoortBesluit, sleutel: str = VALLEN) -> Besluit:
    return Besluit(besluit_id(overleg, sleutel), overleg, sleutel, soort)


def terug(*besluiten: Besluit, open_: tuple[Doorverwijzing, ...] = ()) -> dict[str, Terugkeer]:
    return wat_terugkeert(besluiten, DAGEN, date(2026, 9, 11), open_)


def test_what_is_followed_returns_and_says_since_when() -> None:
    gevonden = terug(besluit(MEI, SoortBesluit.VOLGEN), besluit(JULI, SoortBesluit.VOLGEN))
    assert gevonden[VALLEN].sinds == date(2026, 5, 22)
    assert gevonden[VALLEN].reden == "Jullie volgen dit sinds 22 mei 2026"


def test_collective_action_returns_until_it_is_closed() -> None:
    begonnen = besluit(MEI, SoortBesluit.COLLECTIEVE_ACTIE)
    assert terug(begonnen)[VALLEN].reden == "Sinds 22 mei 2026 samen opgepakt"
    assert terug(begonnen, besluit(JULI, SoortBesluit.AFSLUITEN)) == {}


def test_what_was_passed_on_returns_as_long_as_there_is_no_answer() -> None:
    doorgeschakeld = besluit(JULI, SoortBesluit.DOORSCHAKELEN)
    open_ = Doorverwijzing(
        UUID(int=9), UUID(int=8), date(2026, 7, 3), Getypt("Vallen"), Getypt("kijk mee"),
        date(2026, 7, 17), sleutel=VALLEN,
    )  # fmt: skip
    dicht = replace(open_, stand=DoorverwijzingStand.TERUGGEKOPPELD)
    assert terug(doorgeschakeld, open_=(open_,))[VALLEN].reden == (
        "Op 3 juli 2026 doorgeschakeld; er is nog geen antwoord"
    )
    assert terug(doorgeschakeld, open_=(dicht,)) == {}
    assert terug(doorgeschakeld) == {}


def test_only_the_latest_decision_counts_and_the_row_begins_anew() -> None:
    gevonden = terug(
        besluit(MEI, SoortBesluit.COLLECTIEVE_ACTIE), besluit(JULI, SoortBesluit.VOLGEN)
    )
    assert gevonden[VALLEN].sinds == date(2026, 7, 3)


def test_what_is_decided_today_or_was_taken_back_does_not_return() -> None:
    vandaag = besluit(SEPTEMBER, SoortBesluit.VOLGEN)
    ingetrokken = replace(besluit(JULI, SoortBesluit.VOLGEN), ingetrokken=True)
    assert terug(vandaag, ingetrokken) == {}


def test_two_laptops_make_the_same_decision_the_same_row() -> None:
    assert besluit_id(MEI, VALLEN) == besluit_id(MEI, VALLEN)
    assert besluit_id(MEI, VALLEN) != besluit_id(JULI, VALLEN)
