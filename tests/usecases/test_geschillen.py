"""A choice between what laptops said brings along what goes with it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from signaal.domain.model import Discipline, Signaal
from signaal.domain.model_besluit import Collegavraag
from signaal.usecases.bureau import Bureau
from signaal.usecases.collegavragen import beantwoord_vraag, stel_vraag
from signaal.usecases.geschillen import Gekozen, kies, kies_alsnog, lees_geschillen
from signaal.usecases.signalen import Signaalinvoer, lees_signalen, log_signaal, wijzig_signaal
from signaal.usecases.team import bewaar_lid
from tests.builders import Klok, lid_met
from tests.tweetal import Tweetal, maak_tweetal

SW, JEUGD = Discipline.SOCIAAL_WERKER, Discipline.PREVENTIEWERKER_JEUGD


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Tweetal]:
    """Anne and Bram."""
    tweetal = maak_tweetal(bureau, klok, tmp_path)
    yield tweetal
    tweetal.sluit()


@pytest.fixture
def signaal(twee: Tweetal) -> Signaal:
    """Heard by Anne; both know it."""
    gelogd = log_signaal(twee.anne, Signaalinvoer("een bewoner viel", "reek"))
    twee.wissel_allebei()
    return gelogd


def _kies(bureau: Bureau, waarde: str) -> Gekozen:
    (vraag,) = lees_geschillen(bureau)
    return kies(bureau, vraag.id, 1 + [k.waarde for k in vraag.keuzen].index(waarde))


def _wie(bureau: Bureau, signaal: Signaal) -> tuple[object, Discipline]:
    (nu,) = lees_signalen(bureau, [signaal.id])
    return nu.lid, nu.discipline


@pytest.mark.parametrize(("gekozen", "stoel"), [("Bram", SW), ("Cleo", JEUGD)])
def test_who_heard_it_comes_with_the_seat_it_was_heard_from(
    twee: Tweetal, signaal: Signaal, gekozen: str, stoel: Discipline
) -> None:
    wijzig_signaal(twee.anne, signaal.id, lid=lid_met(twee.anne, SW))
    wijzig_signaal(twee.bram, signaal.id, lid=lid_met(twee.bram, JEUGD))
    twee.wissel_allebei()
    _kies(twee.bram, gekozen)
    twee.wissel_allebei()
    assert [_wie(b, signaal) for b in (twee.anne, twee.bram)] == [
        (lid_met(twee.anne, stoel), stoel)
    ] * 2
    assert lees_geschillen(twee.anne) == ()


def test_a_seat_that_stayed_what_it_was_comes_along_too(twee: Tweetal, signaal: Signaal) -> None:
    """Of the same discipline as who stood there before: no row says anything of the seat."""
    dirk = bewaar_lid(twee.anne, "Dirk", signaal.discipline)
    wijzig_signaal(twee.anne, signaal.id, lid=dirk.id)
    wijzig_signaal(twee.bram, signaal.id, lid=lid_met(twee.bram, JEUGD))
    twee.wissel_allebei()
    gekozen = _kies(twee.anne, "Dirk")
    assert _wie(twee.anne, signaal) == (dirk.id, signaal.discipline)
    alsnog = kies_alsnog(twee.anne, gekozen, 3 - gekozen.nummer)
    assert _wie(twee.anne, signaal) == (lid_met(twee.anne, JEUGD), JEUGD)
    kies_alsnog(twee.anne, alsnog, gekozen.nummer)
    assert _wie(twee.anne, signaal) == (dirk.id, signaal.discipline)


@pytest.mark.parametrize("gekozen", ["ja, van school", "nee"])
def test_an_answer_comes_with_who_gave_it_and_when(
    twee: Tweetal, signaal: Signaal, gekozen: str
) -> None:
    cleo = lid_met(twee.anne, JEUGD)
    vraag = stel_vraag(twee.anne, signaal.id, "ken jij dit?")
    twee.wissel_allebei()
    gaf = {
        "ja, van school": beantwoord_vraag(replace(twee.anne, lid=cleo), vraag.id, "ja, van school")
    }
    twee.klok.later(minutes=5)
    gaf["nee"] = beantwoord_vraag(twee.bram, vraag.id, "nee")
    twee.wissel_allebei()
    _kies(twee.anne, gekozen)
    twee.wissel_allebei()
    for bureau in (twee.anne, twee.bram):
        assert bureau.archive.een(Collegavraag, vraag.id) == gaf[gekozen]


def test_what_is_written_while_somebody_chooses_stays(
    twee: Tweetal, signaal: Signaal, monkeypatch: pytest.MonkeyPatch
) -> None:
    wijzig_signaal(twee.anne, signaal.id, lid=lid_met(twee.anne, SW))
    wijzig_signaal(twee.bram, signaal.id, lid=lid_met(twee.bram, JEUGD))
    twee.wissel_allebei()
    (vraag,) = lees_geschillen(twee.anne)
    kring: Any = twee.anne.archive.kring
    lees = kring.geschillen
    ander = Thread(target=lambda: wijzig_signaal(twee.anne, signaal.id, spoed=True))

    def ertussen() -> object:
        gelezen = lees()
        ander.start()
        ander.join(0.3)
        return gelezen

    monkeypatch.setattr(kring, "geschillen", ertussen)
    kies(twee.anne, vraag.id, 1)
    ander.join()
    (nu,) = lees_signalen(twee.anne, [signaal.id])
    assert nu.spoed
