"""Hands on bundles: it sticks through restart, new signals and new periods, and can be undone."""

from uuid import UUID

import pytest

from signaal.domain.model import Bundel, Correctie
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.archief import sluit
from signaal.usecases.bundelen import (
    haal_afwijzing_weg,
    hernoem_bundel,
    maak_ongedaan,
    markeer_bundelnaam,
    neem_kernen_samen,
    splits_bundel,
    verplaats_signaal,
    voeg_bundels_samen,
    wijs_af,
    zet_bundel_vast,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import volgend_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal, verwijder_signalen
from tests.builders import Archiefbouw

VALLEN, VERVOER = "vallen/schaijk", "vervoer/schaijk"


def log(bureau: Bureau, thema: str, kern: str = "schaijk", tekst: str = "gladde tegels") -> UUID:
    return log_signaal(bureau, Signaalinvoer(tekst=tekst, kern=kern, themas=(thema,))).id


@pytest.fixture
def gevuld(bureau: Bureau) -> Bureau:
    for nummer in range(3):
        log(bureau, "vallen", tekst=f"losse tegel nummer {nummer}")
    log(bureau, "vervoer", tekst="de bus rijdt niet")
    log(bureau, "vallen", "reek", tekst="struikelde over de hond")
    return bureau


@pytest.fixture
def overleg(gevuld: Bureau) -> UUID:
    return volgend_overleg(gevuld).id


def bundels(bureau: Bureau) -> dict[str, Bundel]:
    return {b.sleutel: b for b in lees_overleg(bureau).bundels}


def test_merge_sticks_for_later_signals_and_after_a_restart(
    gevuld: Bureau, overleg: UUID, archiefbouw: Archiefbouw
) -> None:
    voeg_bundels_samen(gevuld, overleg, [VALLEN, VERVOER])
    log(gevuld, "vervoer", tekst="taxi te duur")
    sluit(gevuld)
    opnieuw = archiefbouw.open()
    try:
        assert bundels(opnieuw)[VALLEN].aantal == 5
        assert VERVOER not in bundels(opnieuw)
    finally:
        sluit(opnieuw)


def test_every_correction_can_be_undone_on_its_own(gevuld: Bureau, overleg: UUID) -> None:
    voor = bundels(gevuld)
    (samen,) = voeg_bundels_samen(gevuld, overleg, [VALLEN, VERVOER])
    naam = hernoem_bundel(gevuld, overleg, VALLEN, "Glad en ver weg")
    maak_ongedaan(gevuld, samen.id)
    assert bundels(gevuld)[VALLEN].naam.tekst == "Glad en ver weg"
    assert bundels(gevuld)[VERVOER].aantal == 1
    maak_ongedaan(gevuld, naam.id)
    assert {s: b.naam for s, b in bundels(gevuld).items()} == {s: b.naam for s, b in voor.items()}
    assert lees_overleg(gevuld).correcties == ()


def test_split_takes_the_chosen_signals_along(gevuld: Bureau, overleg: UUID) -> None:
    eerste, *_ = bundels(gevuld)[VALLEN].signalen
    splits = splits_bundel(gevuld, overleg, VALLEN, [eerste.id], "Losse tegels")
    assert bundels(gevuld)[VALLEN].aantal == 2
    assert [s.id for s in bundels(gevuld)[splits.doel].signalen] == [eerste.id]


def test_a_moved_signal_keeps_its_theme(gevuld: Bureau, overleg: UUID) -> None:
    eerste, *_ = bundels(gevuld)[VALLEN].signalen
    verplaats_signaal(gevuld, overleg, eerste.id, VALLEN, VERVOER)
    (verplaatst,) = [s for s in bundels(gevuld)[VERVOER].signalen if s.id == eerste.id]
    assert verplaatst.themas == ("vallen",)


def test_kernen_are_taken_together_in_one_act(gevuld: Bureau, overleg: UUID) -> None:
    neem_kernen_samen(gevuld, overleg, VALLEN)
    assert bundels(gevuld)[VALLEN].aantal == 4
    assert bundels(gevuld)[VALLEN].kernen == ("schaijk", "reek")


def test_a_pinned_bundle_stays_when_its_signal_goes(gevuld: Bureau, overleg: UUID) -> None:
    zet_bundel_vast(gevuld, overleg, VERVOER)
    verwijder_signalen(gevuld, [s.id for s in bundels(gevuld)[VERVOER].signalen])
    assert bundels(gevuld)[VERVOER].aantal == 0


def test_the_mark_on_a_name_goes_when_the_name_changes(gevuld: Bureau, overleg: UUID) -> None:
    hernoem_bundel(gevuld, overleg, VALLEN, "Glad plein")
    markeer_bundelnaam(gevuld, overleg, VALLEN, True)
    assert bundels(gevuld)[VALLEN].naam.voor_bestuur
    hernoem_bundel(gevuld, overleg, VALLEN, "Glad plein bij de bakker")
    assert not bundels(gevuld)[VALLEN].naam.voor_bestuur


def test_dismissing_needs_a_reason_and_holds_until_something_new(
    gevuld: Bureau, overleg: UUID
) -> None:
    with pytest.raises(GebruikFout):
        wijs_af(gevuld, overleg, VALLEN, "  ")
    wijs_af(gevuld, overleg, VALLEN, "de gemeente veegt al")
    assert lees_overleg(gevuld).kandidaten[VALLEN].afgewezen == "de gemeente veegt al"
    log(gevuld, "vallen", tekst="weer iemand gevallen")
    assert lees_overleg(gevuld).kandidaten[VALLEN].afgewezen == ""
    wijs_af(gevuld, overleg, VALLEN, "nu echt bekend")
    haal_afwijzing_weg(gevuld, overleg, VALLEN)
    assert lees_overleg(gevuld).kandidaten[VALLEN].afgewezen == ""


def test_a_name_with_a_hard_identifier_is_refused(gevuld: Bureau, overleg: UUID) -> None:
    with pytest.raises(PersoonsgegevenFout):
        hernoem_bundel(gevuld, overleg, VALLEN, "bel 06-71 23 45 09")
    assert gevuld.archive.alle(Correctie) == ()


def test_what_is_not_there_is_refused_and_nothing_changes(gevuld: Bureau, overleg: UUID) -> None:
    for doe in (
        lambda: voeg_bundels_samen(gevuld, overleg, [VALLEN]),
        lambda: voeg_bundels_samen(gevuld, overleg, [VALLEN, "rouw/reek"]),
        lambda: splits_bundel(gevuld, overleg, VALLEN, [], "leeg"),
        lambda: splits_bundel(gevuld, overleg, VALLEN, [UUID(int=1)], "vreemd"),
        lambda: verplaats_signaal(gevuld, overleg, UUID(int=1), VALLEN, VERVOER),
        lambda: maak_ongedaan(gevuld, UUID(int=1)),
        lambda: hernoem_bundel(gevuld, UUID(int=5), VALLEN, "ander overleg"),
    ):
        with pytest.raises(GebruikFout):
            doe()
    assert gevuld.archive.alle(Correctie) == ()
