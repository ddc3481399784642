"""Asking to come in and being welcomed: with the words on both sides, and not without."""

from dataclasses import replace
from uuid import UUID

import pytest

from signaal.domain.wissel import Oordeel
from signaal.exchange import aanmelding
from signaal.exchange.aanmelding import (
    Aanvraag,
    Welkom,
    lees_aanvraag,
    maak_aanvraag,
    maak_welkom,
    open_aanvraag,
    open_welkom,
)
from signaal.exchange.omslag import als_tekst, begin, canoniek
from signaal.vault.apparaatsleutel import verzegel_voor
from signaal.vault.woorden import MERK, Woordsleutel
from tests.builders import GOEDKOOP
from tests.exchange.dozen import ANDERE_EPOCH, ANNE, BRAM, CLEO, EPOCH, KRING, NU, TEAM

ZOUT = bytes(range(16))
WOORDEN = Woordsleutel.van(("appel", "boom", "cadeau", "dolfijn"), ZOUT, GOEDKOOP)
ANDERE = Woordsleutel.van(("appel", "boom", "cadeau", "eend"), ZOUT, GOEDKOOP)
VRAAG = Aanvraag(
    BRAM.device, BRAM.sleutel.tekensleutel, BRAM.sleutel.doossleutel, ZOUT, "Bram", "sociaal_werker"
)
WELKOM = Welkom(
    device=BRAM.device,
    team=TEAM,
    lid=UUID(int=5),
    rol="lid",
    tekensleutels=dict(KRING.tekensleutels),
    eruit=frozenset({CLEO.device}),
    geheim=bytes(range(100, 132)),
    epochs=(EPOCH, ANDERE_EPOCH.voor_meelezer()),
)


def vraag() -> bytes:
    """The request as the new laptop lays it."""
    return maak_aanvraag(VRAAG, WOORDEN, NU)[1]


def welkom(inhoud: Welkom = WELKOM) -> bytes:
    """The welcome as the colleague lays it."""
    return maak_welkom(inhoud, BRAM.sleutel.doossleutel, WOORDEN)[1]


def bij_bram(inhoud: bytes, woorden: Woordsleutel = WOORDEN) -> Welkom | Oordeel:
    """What the new laptop makes of it."""
    return open_welkom(inhoud, BRAM.device, BRAM.sleutel, woorden)


def test_a_request_is_open_as_far_as_is_needed_to_open_it() -> None:
    naam, inhoud = maak_aanvraag(VRAAG, WOORDEN, NU)
    assert naam.startswith(f"v1/aanvraag/{BRAM.device}-")
    assert naam.endswith(".vsa")
    assert lees_aanvraag(inhoud) == replace(VRAAG, naam="", discipline="")
    assert open_aanvraag(inhoud, WOORDEN) == replace(VRAAG, gemaakt=NU)
    assert b"Bram" not in inhoud
    assert "Bram" not in repr(VRAAG)


def test_other_words_open_no_request() -> None:
    assert open_aanvraag(vraag(), ANDERE) is Oordeel.ONBEKEND


def test_a_request_with_keys_of_somebody_else_is_not_that_request() -> None:
    """Who can write in the folder would like to be let in under the words of another."""
    inhoud = vraag()
    vals = inhoud.replace(
        als_tekst(bytes.fromhex(BRAM.sleutel.doossleutel)).encode(),
        als_tekst(bytes.fromhex(ANNE.sleutel.doossleutel)).encode(),
    )
    assert vals != inhoud
    assert isinstance(lees_aanvraag(vals), Aanvraag)
    assert open_aanvraag(vals, WOORDEN) is Oordeel.ONBEKEND


def test_a_request_with_a_key_anybody_listens_to_is_damaged() -> None:
    inhoud = maak_aanvraag(replace(VRAAG, doossleutel="00" * 32), WOORDEN, NU)[1]
    assert lees_aanvraag(inhoud) is Oordeel.KAPOT
    assert open_aanvraag(inhoud, WOORDEN) is Oordeel.KAPOT


@pytest.mark.parametrize("anders", [WELKOM, replace(WELKOM, lid=None, rol="leest_mee", epochs=())])
def test_a_welcome_comes_out_as_it_went_in(anders: Welkom) -> None:
    assert bij_bram(welkom(anders)) == anders


def test_a_welcome_is_for_one_laptop_and_shows_nothing() -> None:
    naam, inhoud = maak_welkom(WELKOM, BRAM.sleutel.doossleutel, WOORDEN)
    assert naam.startswith(f"v1/welkom/{BRAM.device}-")
    assert open_welkom(inhoud, CLEO.device, CLEO.sleutel, WOORDEN) is Oordeel.ONBEKEND
    assert open_welkom(inhoud, BRAM.device, CLEO.sleutel, WOORDEN) is Oordeel.KAPOT
    for geheim in (WELKOM.geheim, EPOCH.gewoon):
        assert geheim not in inhoud
        assert als_tekst(geheim).encode() not in inhoud
        assert repr(geheim)[2:-1] not in repr(WELKOM)


def test_a_welcome_by_who_did_not_hear_the_words_is_damaged() -> None:
    """Else a stranger with the folder could give a new laptop a team of his own."""
    assert bij_bram(welkom(), ANDERE) is Oordeel.KAPOT


def test_a_request_is_no_welcome_and_a_welcome_no_request() -> None:
    assert bij_bram(vraag()) is Oordeel.KAPOT
    assert open_aanvraag(welkom(), WOORDEN) is Oordeel.KAPOT
    assert lees_aanvraag(welkom()) is Oordeel.KAPOT


def test_every_cut_and_every_changed_byte_is_noticed() -> None:
    een, twee = vraag(), welkom()
    for plek in range(len(een)):
        anders = een[:plek] + bytes([een[plek] ^ 1]) + een[plek + 1 :]
        assert isinstance(open_aanvraag(anders, WOORDEN), Oordeel)
        assert open_aanvraag(een[:plek], WOORDEN) is Oordeel.HALF
    for plek in range(len(twee)):
        anders = twee[:plek] + bytes([twee[plek] ^ 1]) + twee[plek + 1 :]
        assert isinstance(bij_bram(anders), Oordeel)
        assert bij_bram(twee[:plek]) is Oordeel.HALF


def _vraag_met(plat: object) -> bytes:
    """A request by someone who has the words and writes what Signaal never would."""
    ruw = canoniek(plat)
    sleutels = {"s": BRAM.sleutel.tekensleutel, "x": BRAM.sleutel.doossleutel}
    kop = {naam: bytes.fromhex(sleutel) for naam, sleutel in sleutels.items()}
    voor = begin(aanmelding._AANVRAAG, {"d": BRAM.device, "z": ZOUT, **kop}, len(ruw) + 28)
    dicht = WOORDEN.verzegel(ruw, voor)
    return voor + dicht + WOORDEN.merk("aanvraag", voor + dicht)


VRAAGPLAT = {"naam": "Bram", "discipline": "", "gemaakt": NU.isoformat()}


@pytest.mark.parametrize(
    "plat",
    [
        None,
        [],
        {},
        VRAAGPLAT | {"naam": 1},
        VRAAGPLAT | {"naam": "x" * 201},
        VRAAGPLAT | {"discipline": None},
        VRAAGPLAT | {"gemaakt": 1},
        VRAAGPLAT | {"gemaakt": "2026-11-30T09:00:00"},
    ],
)
def test_a_request_that_is_not_as_we_write_it_is_damaged(plat: object) -> None:
    assert isinstance(open_aanvraag(_vraag_met(VRAAGPLAT), WOORDEN), Aanvraag)
    lang = open_aanvraag(_vraag_met(VRAAGPLAT | {"naam": "x" * 200}), WOORDEN)
    assert isinstance(lang, Aanvraag)
    assert open_aanvraag(_vraag_met(plat), WOORDEN) is Oordeel.KAPOT


def test_a_request_with_the_right_mark_under_what_does_not_open_is_damaged() -> None:
    gaaf = vraag()[:-MERK]
    vals = gaaf[:-1] + bytes([gaaf[-1] ^ 1])
    assert open_aanvraag(gaaf + WOORDEN.merk("aanvraag", gaaf), WOORDEN) == open_aanvraag(
        vraag(), WOORDEN
    )
    assert open_aanvraag(vals + WOORDEN.merk("aanvraag", vals), WOORDEN) is Oordeel.KAPOT


def _welkom_met(plat: object) -> bytes:
    """A welcome by someone who has the words and writes what Signaal never would."""
    ruw = canoniek(plat)
    voor = begin(aanmelding._WELKOM, {"j": BRAM.device}, len(ruw) + 48)
    dicht = verzegel_voor(BRAM.sleutel.doossleutel, ruw, b"signaal-welkom-1" + voor)
    return voor + dicht + WOORDEN.merk("welkom", voor + dicht)


WELKOMPLAT: dict[str, object] = {
    "team": TEAM.hex,
    "lid": None,
    "rol": "lid",
    "tekensleutels": {},
    "eruit": [],
    "geheim": als_tekst(bytes(32)),
    "epochs": [],
}


@pytest.mark.parametrize(
    "plat",
    [
        None,
        [],
        {},
        WELKOMPLAT | {"team": "x"},
        WELKOMPLAT | {"lid": 3},
        WELKOMPLAT | {"tekensleutels": []},
        WELKOMPLAT | {"eruit": ["x"]},
        WELKOMPLAT | {"geheim": "AAAA"},
        WELKOMPLAT | {"epochs": [{}]},
        WELKOMPLAT | {"epochs": None},
    ],
)
def test_a_welcome_that_is_not_as_we_write_it_is_damaged(plat: object) -> None:
    assert isinstance(bij_bram(_welkom_met(WELKOMPLAT)), Welkom)
    assert bij_bram(_welkom_met(plat)) is Oordeel.KAPOT
