"""What the trio knows stands beside what the numbers say."""

from datetime import date
from uuid import UUID

from signaal.domain.kandidaten_model import Oordeel
from signaal.domain.model import (
    Actie,
    Afwijzing,
    Bundel,
    Discipline,
    Getypt,
    Kandidaat,
    Thema,
)
from signaal.domain.samen_oppakken import beoordeel_bundels, ook_elders
from tests.domain.bouwsels import OVERLEG, bundel, signaal, signalen

VLAG = Oordeel(5.0, 0.001, True, "7 signalen, gewoonlijk 1 à 2", (1, 2))
RUSTIG = Oordeel(0.1, 0.6, False, "", (0, 2))
WEET_NIET = Oordeel(None, None, False, "kan ik nog niet beoordelen", None)
THEMAS = {"vallen": Thema("vallen", "Vallen")}


def oordeel(
    b: Bundel,
    o: Oordeel | None = VLAG,
    afwijzing: Afwijzing | None = None,
    actie: Actie | None = None,
    themas: dict[str, Thema] | None = None,
) -> Kandidaat:
    oordelen = {b.sleutel: o} if o else {}
    uit = beoordeel_bundels(
        [b],
        oordelen,
        themas or THEMAS,
        [afwijzing] if afwijzing else [],
        [actie] if actie else [],
    )
    return uit[b.sleutel]


def afwijzing(aantal: int) -> Afwijzing:
    return Afwijzing(UUID(int=5), OVERLEG, "vallen/schaijk", "de gemeente veegt al", aantal)


def test_a_flag_says_why_in_counts_and_names_the_disciplines() -> None:
    leden = tuple(signaal(n, discipline=tuple(Discipline)[n % 3]) for n in range(1, 8))
    b = Bundel("vallen/schaijk", Getypt("Vallen"), ("vallen",), ("schaijk",), leden, (1, 3))
    k = oordeel(b)
    assert k.vlag
    assert k.reden == "7 signalen, gewoonlijk 1 à 2; alle drie de disciplines"


def test_an_ordinary_bundle_has_no_reason() -> None:
    assert oordeel(bundel("vallen/schaijk", 2), RUSTIG).reden == ""


def test_what_cannot_be_judged_says_so_and_never_flags() -> None:
    k = oordeel(bundel("vallen/schaijk", 2), WEET_NIET)
    assert (k.vlag, k.score, k.reden) == (False, None, "Kan ik nog niet beoordelen")


def test_a_dismissed_bundle_is_quiet_until_something_new_comes_in() -> None:
    zeven = bundel("vallen/schaijk", 7)
    stil = oordeel(zeven, afwijzing=afwijzing(7))
    assert (stil.vlag, stil.afgewezen) == (False, "de gemeente veegt al")
    weer = oordeel(bundel("vallen/schaijk", 8), afwijzing=afwijzing(7))
    assert (weer.vlag, weer.afgewezen) == (True, "")


def test_a_bundle_in_action_shows_its_course_instead_of_a_flag() -> None:
    actie = Actie(UUID(int=6), Getypt("zand"), UUID(int=1), date(2026, 12, 1))
    k = oordeel(
        bundel("vallen/schaijk", 7, (2, 5, 7)),
        actie=Actie(actie.id, actie.wat, actie.regiehouder, actie.voor, bundel="vallen/schaijk"),
    )
    assert not k.vlag
    assert k.reden == "Er loopt al een actie; nu 7 signalen, vorige periode 5"


def test_a_theme_can_always_be_discussed_and_urgency_is_counted() -> None:
    spoed = (signaal(1, spoed=True), signaal(2))
    b = Bundel("vallen/schaijk", Getypt("Vallen"), ("vallen",), ("schaijk",), spoed, (0, 2))
    k = oordeel(b, RUSTIG, themas={"vallen": Thema("vallen", "Vallen", altijd_bespreken=True)})
    assert k.altijd_bespreken
    assert k.spoed == 1


def test_a_merged_bundle_takes_the_strongest_judgement_of_its_parts() -> None:
    b = Bundel(
        "vallen/schaijk", Getypt("x"), ("vallen",), ("schaijk",), (signaal(1),), (0, 1),
        samengevoegd=("vervoer/schaijk",),
    )  # fmt: skip
    uit = beoordeel_bundels([b], {"vallen/schaijk": RUSTIG, "vervoer/schaijk": VLAG}, THEMAS)
    assert uit["vallen/schaijk"].vlag


def test_a_reason_that_counts_less_than_the_bundle_says_of_which_part() -> None:
    samen = Bundel(
        "vervoer/schaijk", Getypt("x"), ("vervoer", "vallen"), ("schaijk",),
        (*signalen(7), *signalen(2, "vervoer", vanaf=20)), (1, 9),
        samengevoegd=("vallen/schaijk",),
    )  # fmt: skip
    namen = {"schaijk": "Schaijk"}
    uit = beoordeel_bundels([samen], {"vallen/schaijk": VLAG}, THEMAS, kernnamen=namen)
    reden = "Vallen, Schaijk: 7 signalen, gewoonlijk 1 à 2; in de hele bundel 9"
    assert uit["vervoer/schaijk"].reden == reden


def test_a_bundle_from_which_signals_were_moved_says_so_too() -> None:
    namen = {"schaijk": "Schaijk"}
    vijf = bundel("vallen/schaijk", 5)
    uit = beoordeel_bundels([vijf], {"vallen/schaijk": VLAG}, THEMAS, kernnamen=namen)
    reden = "Vallen, Schaijk: 7 signalen, gewoonlijk 1 à 2; in de hele bundel 5"
    assert uit["vallen/schaijk"].reden == reden
    heel = beoordeel_bundels([bundel("vallen/schaijk", 7)], {"vallen/schaijk": VLAG}, THEMAS)
    assert heel["vallen/schaijk"].reden == VLAG.reden


def test_the_same_theme_in_other_kernen_is_found() -> None:
    hier, daar = bundel("vallen/schaijk", 3), bundel("vallen/reek", 1)
    assert ook_elders(hier, [hier, daar, bundel("vervoer/reek", 1)]) == (daar,)
