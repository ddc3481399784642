"""One round of exchange: what is an outcome, what is told, where to look for more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from signaal.fouten import GebruikFout, GestoptFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.deelronde import Ronde, wissel_rond
from signaal.usecases.geschillen import kies, kies_alsnog, lees_geschillen
from signaal.usecases.signalen import Signaalinvoer, lees_signalen, log_signaal, wijzig_signaal
from signaal.usecases.wisselen import geef_mee
from signaal.usecases.wisselwoorden import Soortmelding
from tests.builders import Klok
from tests.tweetal import Tweetal, maak_tweetal


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Tweetal]:
    """Anne and Bram."""
    tweetal = maak_tweetal(bureau, klok, tmp_path)
    yield tweetal
    tweetal.sluit()


def rond(bureau: Bureau) -> Ronde:
    return wissel_rond(bureau, lambda gedaan, totaal: None, lambda: False)


def soorten(bureau: Bureau) -> list[Soortmelding]:
    gewisseld = rond(bureau).gewisseld
    assert gewisseld is not None
    return [melding.soort for melding in gewisseld.meldingen]


def test_who_shares_nothing_does_nothing(bureau: Bureau) -> None:
    assert rond(bureau) == Ronde()


def test_a_round_says_what_came_and_where_more_may_land(twee: Tweetal) -> None:
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.anne)
    ronde = rond(twee.bram)
    assert ronde.gewisseld is not None
    assert ronde.gewisseld.signalen == (("Anne", 1),)
    assert ronde.bijgewerkt == twee.klok.nu()
    assert twee.gedeeld in ronde.volgen
    assert twee.bestanden(twee.anne)[0].parent in ronde.volgen


def test_a_folder_that_is_gone_is_an_outcome_and_follows_nothing(twee: Tweetal) -> None:
    twee.gedeeld.rename(twee.gedeeld.with_name("weg"))
    ronde = rond(twee.anne)
    assert "map" in ronde.mislukt
    assert (ronde.gewisseld, ronde.volgen, ronde.door_map) == (None, (), True)


def test_stopping_is_no_outcome(twee: Tweetal) -> None:
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.anne)
    with pytest.raises(GestoptFout):
        wissel_rond(twee.bram, lambda gedaan, totaal: None, lambda: True)
    assert rond(twee.bram).gewisseld is not None


def test_a_file_that_is_half_there_is_told_until_it_is_whole(twee: Tweetal) -> None:
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.anne)
    laatste = twee.bestanden(twee.anne)[-1]
    heel = laatste.read_bytes()
    laatste.write_bytes(heel[:40])
    assert soorten(twee.bram) == [Soortmelding.ONDERWEG]
    laatste.write_bytes(heel)
    assert soorten(twee.bram) == []


def test_a_damaged_file_is_told_again_and_again_until_its_rows_are_here(twee: Tweetal) -> None:
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.anne)
    laatste = twee.bestanden(twee.anne)[-1]
    heel = bytearray(laatste.read_bytes())
    heel[-70] ^= 1
    laatste.write_bytes(heel)
    assert soorten(twee.bram) == [Soortmelding.KAPOT]
    assert soorten(twee.bram) == [Soortmelding.KAPOT]
    twee.wissel(twee.anne)
    assert soorten(twee.bram) == []


@pytest.mark.parametrize("kort", [True, False])
def test_what_is_wrong_with_rows_that_are_here_is_nobodys_worry(twee: Tweetal, kort: bool) -> None:
    eerste = twee.bestanden(twee.anne)[0]
    heel = bytearray(eerste.read_bytes())
    heel[-70] ^= 1
    eerste.write_bytes(heel[:40] if kort else heel)
    assert soorten(twee.bram) == []


def test_a_number_of_values_that_were_on_the_screen_before_chooses_nothing(twee: Tweetal) -> None:
    signaal = log_signaal(twee.anne, Signaalinvoer("een bewoner viel", "reek"))
    twee.wissel_allebei()
    wijzig_signaal(twee.anne, signaal.id, tekst="een bewoner viel bij de kerk")
    wijzig_signaal(twee.bram, signaal.id, tekst="een bewoner viel bij de brug")
    twee.wissel_allebei()
    (gezien,) = lees_geschillen(twee.bram)
    assert lees_geschillen(twee.anne) == (gezien,)
    wijzig_signaal(twee.anne, signaal.id, tekst="twee bewoners vielen bij de kerk")
    twee.wissel_allebei()
    wijzig_signaal(twee.bram, signaal.id, tekst="een bewoner gleed uit")
    wijzig_signaal(twee.anne, signaal.id, tekst="drie bewoners vielen")
    twee.wissel_allebei()
    (nu,) = lees_geschillen(twee.bram)
    assert nu.keuzen != gezien.keuzen
    with pytest.raises(GebruikFout):
        kies(twee.bram, gezien.id, 1)
    assert lees_geschillen(twee.bram) == (nu,)
    kies(twee.bram, nu.id, 1)
    assert lees_geschillen(twee.bram) == ()


def test_a_file_that_is_given_along_tells_colleagues_no_name_of_it(twee: Tweetal) -> None:
    geef_mee(twee.anne, twee.gedeeld.with_name("voor Bram.signaalpost"))
    kring, anne = twee.anne.archive.kring, twee.anne.archive.apparaat
    gezegd = repr(kring.deel(anne, 1, kring.stand()[anne]).regels)
    assert "bestand meegegeven" in gezegd
    assert "voor Bram" not in gezegd


def test_of_two_clocks_that_differ_neither_is_blamed(twee: Tweetal) -> None:
    twee.klok.later(hours=73)
    log_signaal(twee.bram, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.bram)
    twee.klok.later(hours=-73)
    gewisseld = rond(twee.anne).gewisseld
    assert gewisseld is not None
    (melding,) = gewisseld.meldingen
    assert melding.soort is Soortmelding.KLOK
    assert "van Bram of die van jou loopt 3 dagen verkeerd" in melding.zin


def test_a_choice_can_be_made_otherwise_and_travels(twee: Tweetal) -> None:
    signaal = log_signaal(twee.anne, Signaalinvoer("een bewoner viel", "reek"))
    twee.wissel_allebei()
    wijzig_signaal(twee.anne, signaal.id, tekst="een bewoner viel bij de kerk")
    wijzig_signaal(twee.bram, signaal.id, tekst="een bewoner viel bij de brug")
    twee.wissel_allebei()
    (vraag,) = lees_geschillen(twee.bram)
    eerst = kies(twee.bram, vraag.id, 1)
    alsnog = kies_alsnog(twee.bram, eerst, 2)
    twee.wissel_allebei()
    (bij_anne,) = lees_signalen(twee.anne, [signaal.id])
    assert bij_anne.tekst == vraag.keuzen[1].waarde
    assert lees_geschillen(twee.anne) == ()
    wijzig_signaal(twee.anne, signaal.id, tekst="twee bewoners vielen")
    twee.wissel_allebei()
    with pytest.raises(GebruikFout):
        kies_alsnog(twee.bram, alsnog, 1)
    (bij_bram,) = lees_signalen(twee.bram, [signaal.id])
    assert bij_bram.tekst == "twee bewoners vielen"
