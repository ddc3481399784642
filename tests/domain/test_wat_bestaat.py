"""What exists already, and what does the same."""

from uuid import UUID

from signaal.domain.model import Getypt
from signaal.domain.model_besluit import Initiatief
from signaal.domain.wat_bestaat import wat_bestaat_er


def initiatief(
    nummer: int, naam: str, *, kern: str = "schaijk", doelgroep: str = "", thema: str = "vallen"
) -> Initiatief:
    kernen = (kern,) if kern else ()
    return Initiatief(UUID(int=nummer), Getypt(naam), (thema,), kernen, doelgroep=doelgroep)


def test_what_is_in_the_village_comes_first_and_the_rest_is_elsewhere() -> None:
    hier, elders = initiatief(1, "Stevig staan"), initiatief(2, "Beweegcafé", kern="reek")
    ander = initiatief(3, "Klussendienst", thema="wonen")
    aanbod = wat_bestaat_er([hier, elders, ander], ["vallen"], ["schaijk"])
    assert (aanbod.hier, aanbod.elders) == ((hier,), (elders,))


def test_an_initiative_for_the_whole_team_is_here() -> None:
    overal = initiatief(1, "Duofiets", kern="")
    assert wat_bestaat_er([overal], ["vallen"], ["reek"]).hier == (overal,)


def test_two_for_the_same_people_in_the_same_place_overlap() -> None:
    een, twee = (initiatief(n, f"Valtraining {n}", doelgroep="65-plus ") for n in (1, 2))
    jong = initiatief(3, "Judo", doelgroep="jeugd")
    aanbod = wat_bestaat_er([een, twee, jong], ["vallen"], ["schaijk"])
    assert aanbod.overlap == ((een, twee),)


def test_what_meets_elsewhere_is_no_overlap() -> None:
    een, twee = initiatief(1, "Valtraining"), initiatief(2, "Stevig staan", kern="reek")
    assert wat_bestaat_er([een, twee], ["vallen"], ["schaijk", "reek"]).overlap == ()


def test_what_stopped_is_not_offered() -> None:
    weg = Initiatief(UUID(int=1), Getypt("Oud"), ("vallen",), vervallen=True)
    assert wat_bestaat_er([weg], ["vallen"], ["schaijk"]).hier == ()
