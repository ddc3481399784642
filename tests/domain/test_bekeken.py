"""Who has not looked: nothing while only I prepare, and never my own discipline."""

from uuid import UUID

from signaal.domain.bekeken import nog_niet_bekeken
from signaal.domain.model import Bundel, Discipline, Getypt, Lid
from signaal.domain.model_besluit import Bekeken, bekeken_id

OVERLEG = UUID(int=9)
ANNE = Lid(UUID(int=1), "Anne", Discipline.WIJKVERPLEEGKUNDIGE)
BRAM = Lid(UUID(int=2), "Bram", Discipline.SOCIAAL_WERKER)
CLEO = Lid(UUID(int=3), "Cleo", Discipline.PREVENTIEWERKER_JEUGD)
VALLEN = Bundel("vallen/schaijk", Getypt("Vallen"), ("vallen",), ("schaijk",), ())
LEDEN = (ANNE, BRAM, CLEO)


def keek(lid: Lid, sleutel: str = "vallen/schaijk") -> Bekeken:
    return Bekeken(bekeken_id(OVERLEG, sleutel, lid.id), OVERLEG, sleutel, lid.id)


def test_nothing_is_said_while_nobody_else_prepares() -> None:
    assert nog_niet_bekeken([VALLEN], [], LEDEN, ANNE.id) == {}
    assert nog_niet_bekeken([VALLEN], [keek(ANNE)], LEDEN, ANNE.id) == {}


def test_who_did_not_look_is_named_by_seat_and_never_who_is_looking_now() -> None:
    wie = nog_niet_bekeken([VALLEN], [keek(CLEO)], LEDEN, ANNE.id)
    assert wie == {"vallen/schaijk": (Discipline.SOCIAAL_WERKER,)}
    elders = nog_niet_bekeken([VALLEN], [keek(CLEO, "vervoer/reek")], LEDEN, ANNE.id)
    assert set(elders["vallen/schaijk"]) == {
        Discipline.SOCIAAL_WERKER,
        Discipline.PREVENTIEWERKER_JEUGD,
    }


def test_one_part_of_a_merged_bundle_will_do_and_an_empty_seat_is_not_missed() -> None:
    samen = Bundel(
        "vallen/schaijk", Getypt("Vallen"), ("vallen",), ("schaijk", "reek"), (),
        samengevoegd=("vallen/reek",),
    )  # fmt: skip
    wie = nog_niet_bekeken([samen], [keek(BRAM, "vallen/reek")], (ANNE, BRAM), ANNE.id)
    assert wie == {"vallen/schaijk": ()}
