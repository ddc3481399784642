"""What is new of colleagues: by when it came in here, whatever their clock or mine says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from signaal.domain.model import Discipline, Instelling, Signaal
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuws import (
    begin_te_kijken,
    lees_nieuws,
    markeer_gezien,
    nieuw_van_collegas,
)
from signaal.usecases.signalen import Signaalinvoer, log_signaal, verwijder_signalen, wijzig_signaal
from tests.builders import ANDERE_LAPTOPS, Klok, lid_met, vanaf


def log(bureau: Bureau, tekst: str, wie: Discipline = Discipline.WIJKVERPLEEGKUNDIGE) -> Signaal:
    return log_signaal(bureau, Signaalinvoer(tekst, "reek", lid=lid_met(bureau, wie)))


BRAM = Discipline.SOCIAAL_WERKER


def test_new_from_colleagues_since_i_looked(bureau: Bureau, klok: Klok) -> None:
    log(bureau, "van voor ik keek", BRAM)
    assert nieuw_van_collegas(bureau) == ()

    klok.later(hours=1)
    markeer_gezien(bureau)
    van_bram = log(bureau, "van Bram", BRAM)
    log(bureau, "van mij")

    assert nieuw_van_collegas(bureau) == (van_bram.id,)
    markeer_gezien(bureau)
    assert nieuw_van_collegas(bureau) == ()


@pytest.mark.parametrize("verzet", [timedelta(days=-3), timedelta(weeks=-6), timedelta(days=3)])
def test_what_comes_in_late_or_from_a_clock_that_is_off_is_new(
    bureau: Bureau, klok: Klok, verzet: timedelta
) -> None:
    """Bram wrote it long before I looked, or in a future that is not there yet."""
    markeer_gezien(bureau)
    goed = klok.moment
    klok.moment += verzet
    with vanaf(bureau, ANDERE_LAPTOPS[0]):
        van_bram = log(bureau, "van Bram, onderweg", BRAM)
    klok.moment = goed

    assert nieuw_van_collegas(bureau) == (van_bram.id,)
    klok.later(hours=1)
    markeer_gezien(bureau)
    assert nieuw_van_collegas(bureau) == ()


def test_what_comes_in_between_looking_and_remembering_is_not_missed(bureau: Bureau) -> None:
    markeer_gezien(bureau)
    een = log(bureau, "van Bram", BRAM)
    nieuws = lees_nieuws(bureau)
    later = log(bureau, "en nog een", BRAM)

    markeer_gezien(bureau, nieuws)

    assert nieuws.signalen == (een.id,)
    assert nieuw_van_collegas(bureau) == (later.id,)


def test_a_change_or_a_removal_is_no_new_signal(bureau: Bureau, klok: Klok) -> None:
    oud, weg = log(bureau, "van Bram", BRAM), log(bureau, "vergissing van Bram", BRAM)
    markeer_gezien(bureau)
    klok.later(minutes=1)
    wijzig_signaal(bureau, oud.id, tekst="van Bram, beter gezegd")
    verwijder_signalen(bureau, [weg.id])
    assert nieuw_van_collegas(bureau) == ()


def test_what_i_saw_at_my_laptop_another_laptop_did_not_show_me(bureau: Bureau) -> None:
    markeer_gezien(bureau)
    van_bram = log(bureau, "van Bram", BRAM)
    with vanaf(bureau, ANDERE_LAPTOPS[0]):
        markeer_gezien(bureau)
        assert nieuw_van_collegas(bureau) == ()
    assert nieuw_van_collegas(bureau) == (van_bram.id,)


def test_the_moment_that_an_older_version_kept_still_counts(bureau: Bureau, klok: Klok) -> None:
    log(bureau, "van voor ik keek", BRAM)
    klok.later(hours=1)
    with bureau.archive.schrijf("test", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Instelling(f"gezien:{bureau.lid}", klok.moment.isoformat()))
    klok.later(hours=1)
    van_bram = log(bureau, "van Bram", BRAM)

    begin_te_kijken(bureau)
    assert nieuw_van_collegas(bureau) == (van_bram.id,)
    markeer_gezien(bureau)
    assert nieuw_van_collegas(bureau) == ()


def test_who_never_looked_begins_at_the_first_window(bureau: Bureau) -> None:
    begin_te_kijken(replace(bureau, stil=True))
    log(bureau, "van voor het venster", BRAM)
    begin_te_kijken(bureau)
    van_bram = log(bureau, "van Bram", BRAM)
    begin_te_kijken(bureau)

    assert nieuw_van_collegas(bureau) == (van_bram.id,)
