"""Learning from what people choose: at once, per signal, gone with the signal, forgettable."""

from dataclasses import replace

import pytest

from signaal.domain.model import Signaal
from signaal.usecases.bureau import Bureau
from signaal.usecases.leren import onthoud_geleerd, vergeet_geleerd, vergeten_op
from signaal.usecases.meelezen import Meelezer, maak_meelezer
from signaal.usecases.nabellen import rond_nabellen_af
from signaal.usecases.signalen import (
    Signaalinvoer,
    herstel_signalen,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.themas import voeg_thema_toe
from signaal.usecases.vernietigen import vernietig_signaal
from tests.builders import ANDERE_LAPTOPS, Archiefbouw, Klok, maak_signaal, vanaf, zet

TEKST = "het paarse ding van donderdag staat er alweer"


@pytest.fixture
def meelezer(bureau: Bureau) -> Meelezer:
    """Reads along since before anything was logged."""
    return maak_meelezer(bureau)


def _log(bureau: Bureau, tekst: str = TEKST, *themas: str) -> Signaal:
    return log_signaal(bureau, Signaalinvoer(tekst, "reek", themas=themas or ("eenzaamheid",)))


def _beste(bureau: Bureau, meelezer: Meelezer, tekst: str = TEKST) -> str:
    """The best proposal: the same from who was there and from who starts now."""
    ervaren = [s.thema for s in meelezer.lees_mee(bureau, tekst).suggesties]
    vers = [s.thema for s in maak_meelezer(bureau).lees_mee(bureau, tekst).suggesties]
    assert ervaren == vers
    return ervaren[0] if ervaren else ""


def test_a_corrected_note_is_right_from_then_on_and_says_why(
    bureau: Bureau, meelezer: Meelezer
) -> None:
    assert _beste(bureau, meelezer) == ""
    _log(bureau)
    assert _beste(bureau, meelezer) == "eenzaamheid"
    (suggestie,) = meelezer.lees_mee(bureau, TEKST).suggesties
    assert suggestie.geleerd
    assert meelezer.aantal_geleerd(bureau) == 1


def test_what_was_only_proposed_teaches_nothing(bureau: Bureau, meelezer: Meelezer) -> None:
    log_signaal(bureau, Signaalinvoer(TEKST, "reek", themas=("rouw",), themas_voorgesteld=True))
    assert _beste(bureau, meelezer) == ""


def test_removing_a_signal_removes_what_it_taught_and_undo_brings_it_back(
    bureau: Bureau, meelezer: Meelezer
) -> None:
    signaal = _log(bureau)
    verwijder_signalen(bureau, [signaal.id])
    assert _beste(bureau, meelezer) == ""
    assert meelezer.aantal_geleerd(bureau) == 0
    herstel_signalen(bureau, [signaal.id])
    assert _beste(bureau, meelezer) == "eenzaamheid"


def test_destroying_a_signal_destroys_what_it_taught(bureau: Bureau, meelezer: Meelezer) -> None:
    signaal = _log(bureau)
    assert _beste(bureau, meelezer) == "eenzaamheid"
    vernietig_signaal(bureau, signaal.id)
    assert _beste(bureau, meelezer) == ""
    assert meelezer.aantal_geleerd(bureau) == 0


def test_another_text_or_theme_corrects_what_was_taught(bureau: Bureau, meelezer: Meelezer) -> None:
    signaal = _log(bureau)
    wijzig_signaal(bureau, signaal.id, themas=("rouw",))
    assert _beste(bureau, meelezer) == "rouw"
    anders = "de rode doos van maandag is weg"
    wijzig_signaal(bureau, signaal.id, tekst=anders)
    assert _beste(bureau, meelezer) == ""
    assert _beste(bureau, meelezer, anders) == "rouw"


def test_of_two_signals_with_one_text_the_other_still_counts(
    bureau: Bureau, meelezer: Meelezer, klok: Klok
) -> None:
    _log(bureau, TEKST, "rouw")
    klok.later(minutes=1)
    tweede = _log(bureau, TEKST, "eenzaamheid")
    assert _beste(bureau, meelezer) == "eenzaamheid"
    verwijder_signalen(bureau, [tweede.id])
    assert _beste(bureau, meelezer) == "rouw"


def test_a_bulk_change_counts_at_once(bureau: Bureau, meelezer: Meelezer) -> None:
    """Also for a theme that the team added, of which no lexicon knows a word."""
    thema = voeg_thema_toe(bureau, "Vogeloverlast").id
    zinnen = (
        "duiven op het dak bij de kerk",
        "poep van duiven op het terras",
        "weer duiven in de dakgoot",
        "klacht over duiven bij de school",
        "duiven nestelen onder de panelen",
    )
    rijen = [maak_signaal(zin, themas=(thema,)) for zin in zinnen]
    zet(bureau, *rijen)
    nieuw = "de duiven zitten op de toren"
    assert _beste(bureau, meelezer, nieuw) == thema
    zet(bureau, *(replace(rij, verwijderd=True) for rij in rijen))
    assert _beste(bureau, meelezer, nieuw) == ""


def test_forgetting_lasts_and_begins_anew(
    bureau: Bureau, archiefbouw: Archiefbouw, klok: Klok, meelezer: Meelezer
) -> None:
    oud = _log(bureau)
    klok.later(minutes=1)
    vergeet_geleerd(bureau)
    assert vergeten_op(bureau) == klok.nu()
    assert _beste(bureau, meelezer) == ""
    klok.later(minutes=1)
    anders = "de rode doos van maandag is weg"
    _log(bureau, anders, "rouw")
    assert _beste(bureau, meelezer, anders) == "rouw"

    bureau = archiefbouw.heropen(bureau)
    morgen = maak_meelezer(bureau)
    assert _beste(bureau, morgen) == ""
    assert _beste(bureau, morgen, anders) == "rouw"
    wijzig_signaal(bureau, oud.id, themas=("rouw",))
    assert _beste(bureau, morgen) == "rouw"


def test_what_is_forgotten_does_not_come_back_by_another_act(
    bureau: Bureau, klok: Klok, meelezer: Meelezer
) -> None:
    signaal = log_signaal(
        bureau, Signaalinvoer(TEKST, "reek", themas=("eenzaamheid",), nabellen=True)
    )
    klok.later(minutes=1)
    vergeet_geleerd(bureau)
    klok.later(minutes=1)
    rond_nabellen_af(bureau, signaal.id)
    assert _beste(bureau, meelezer) == ""
    verwijder_signalen(bureau, [signaal.id])
    herstel_signalen(bureau, [signaal.id])
    assert _beste(bureau, meelezer) == ""


def test_forgetting_can_be_taken_back(bureau: Bureau, klok: Klok, meelezer: Meelezer) -> None:
    _log(bureau)
    klok.later(minutes=1)
    vorige = vergeet_geleerd(bureau)
    assert _beste(bureau, meelezer) == ""
    onthoud_geleerd(bureau, vorige)
    assert vergeten_op(bureau) is None
    assert _beste(bureau, meelezer) == "eenzaamheid"


def test_no_text_stays_with_what_was_learned(bureau: Bureau, meelezer: Meelezer) -> None:
    _log(bureau, "de zilverreiger slaapt slecht")
    meelezer.aantal_geleerd(bureau)
    assert "zilverreiger" not in repr(vars(meelezer._leraren))
    assert b"zilverreiger" not in meelezer._voorsteller.geheugen()


def test_what_came_in_from_another_laptop_teaches_and_forgets_too(
    bureau: Bureau, meelezer: Meelezer, klok: Klok
) -> None:
    for laptop in ANDERE_LAPTOPS:
        with vanaf(bureau, laptop):
            signaal = _log(bureau)
        assert _beste(bureau, meelezer) == "eenzaamheid"
        with vanaf(bureau, laptop):
            verwijder_signalen(bureau, [signaal.id])
        assert _beste(bureau, meelezer) == ""
    klok.later(minutes=1)
    vergeet_geleerd(bureau)
    klok.later(minutes=1)
    with vanaf(bureau, ANDERE_LAPTOPS[0]):
        _log(bureau)
    assert _beste(bureau, meelezer) == "eenzaamheid", "logged after forgetting, on another laptop"
