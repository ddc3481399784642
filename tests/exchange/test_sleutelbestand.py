"""Keys in files: for whom they are, and nobody else; found again when they were destroyed."""

from dataclasses import replace
from uuid import UUID

import pytest

from signaal.domain.wissel import Oordeel, Sleutelrij
from signaal.exchange import sleutelbestand
from signaal.exchange.omslag import als_tekst, begin, canoniek
from signaal.exchange.segment import Kring
from signaal.exchange.sleutelbestand import (
    epoch_plat,
    lees_sleutelnummer,
    maak_epochbestand,
    maak_sleutelbestand,
    open_epochbestand,
    open_sleutelbestand,
    sleutel_plat,
    sleutelnummer,
    uit_sleutel_plat,
)
from signaal.vault.apparaatsleutel import verzegel_voor
from signaal.vault.epoch import LABEL, Epochsleutel
from tests.exchange.dozen import (
    ANDERE_EPOCH,
    ANNE,
    BRAM,
    CLEO,
    EPOCH,
    KRING,
    NU,
    TEAM,
    VREEMDE,
    rij,
)

CONTACT = rij("contact/0198f1c2-5b7a-7c3d-8e4f-998877665544")
MEELEZER = replace(KRING, epochs={EPOCH.id: EPOCH.voor_meelezer()})


def van_anne(sleutel: Sleutelrij, *, leden: bool = False) -> bytes:
    """The file as Anne lays it."""
    return maak_sleutelbestand(TEAM, sleutel, EPOCH, ANNE.device, ANNE.sleutel, leden=leden)[1]


def aan_bram(epoch: Epochsleutel = EPOCH) -> bytes:
    """The keys of an epoch as Anne hands them to Bram."""
    aan = (BRAM.device, BRAM.sleutel.doossleutel)
    return maak_epochbestand(TEAM, epoch, aan, ANNE.device, ANNE.sleutel)[1]


def bij_bram(inhoud: bytes) -> Epochsleutel | Oordeel:
    """What Bram makes of it."""
    return open_epochbestand(inhoud, KRING, BRAM.device, BRAM.sleutel)


@pytest.mark.parametrize("leden", [False, True])
def test_a_content_key_comes_out_as_it_went_in(leden: bool) -> None:
    assert open_sleutelbestand(van_anne(CONTACT, leden=leden), KRING) == CONTACT


def test_who_reads_along_gets_no_key_that_is_for_members() -> None:
    assert open_sleutelbestand(van_anne(CONTACT, leden=True), MEELEZER) is Oordeel.ONBEKEND
    assert open_sleutelbestand(van_anne(rij()), MEELEZER) == rij()


def test_nothing_of_a_key_can_be_read_outside() -> None:
    inhoud = van_anne(CONTACT)
    for woord in (CONTACT.sleutel, CONTACT.vak.encode(), als_tekst(CONTACT.sleutel).encode()):
        assert woord not in inhoud
    assert repr(CONTACT.sleutel)[2:-1] not in repr(CONTACT)


def test_the_files_of_a_destroyed_key_are_found_without_any_key() -> None:
    nummer = sleutelnummer(TEAM, CONTACT.vak, CONTACT.device, CONTACT.vanaf)
    naam, inhoud = maak_sleutelbestand(
        TEAM, CONTACT, ANDERE_EPOCH, CLEO.device, CLEO.sleutel, leden=True
    )
    assert lees_sleutelnummer(inhoud) == lees_sleutelnummer(van_anne(CONTACT)) == nummer
    assert naam.startswith(f"v1/s/{ANNE.device}/{nummer.hex()}-")
    assert naam.endswith(".vsk")
    assert lees_sleutelnummer(aan_bram()) is Oordeel.KAPOT
    anders = {
        sleutelnummer(UUID(int=1), CONTACT.vak, CONTACT.device, CONTACT.vanaf),
        sleutelnummer(TEAM, "signaal/2026", CONTACT.device, CONTACT.vanaf),
        sleutelnummer(TEAM, CONTACT.vak, BRAM.device, CONTACT.vanaf),
        sleutelnummer(TEAM, CONTACT.vak, CONTACT.device, CONTACT.vanaf + 1),
    }
    assert len(anders | {nummer}) == 5
    assert len(nummer) == 16


def test_keys_of_an_epoch_are_for_one_laptop() -> None:
    assert bij_bram(aan_bram()) == EPOCH
    assert bij_bram(aan_bram(EPOCH.voor_meelezer())) == EPOCH.voor_meelezer()
    bij_cleo = open_epochbestand(aan_bram(), KRING, CLEO.device, CLEO.sleutel)
    assert bij_cleo is Oordeel.ONBEKEND
    met_andere_sleutel = open_epochbestand(aan_bram(), KRING, BRAM.device, CLEO.sleutel)
    assert met_andere_sleutel is Oordeel.KAPOT
    naam, inhoud = maak_epochbestand(
        TEAM, EPOCH, (BRAM.device, BRAM.sleutel.doossleutel), ANNE.device, ANNE.sleutel
    )
    assert naam.startswith(f"v1/k/{EPOCH.id}-{BRAM.device}-")
    assert EPOCH.gewoon not in inhoud


def test_keys_of_an_epoch_from_who_is_not_in_are_held() -> None:
    """A laptop that was removed still has a known signature."""
    zonder_anne = replace(KRING, toegelaten=KRING.toegelaten - {ANNE.device})
    gelezen = open_epochbestand(aan_bram(), zonder_anne, BRAM.device, BRAM.sleutel)
    assert gelezen is Oordeel.ONBEKEND
    assert open_sleutelbestand(van_anne(rij()), zonder_anne) == rij()


@pytest.mark.parametrize(
    ("kring", "oordeel"),
    [
        (replace(KRING, team=UUID(int=1)), Oordeel.VREEMD),
        (replace(KRING, tekensleutels={}), Oordeel.ONBEKEND),
        (
            replace(
                KRING,
                tekensleutels={**KRING.tekensleutels, ANNE.device: VREEMDE.sleutel.tekensleutel},
            ),
            Oordeel.KAPOT,
        ),
    ],
)
def test_of_another_team_or_by_a_stranger_it_opens_nowhere(kring: Kring, oordeel: Oordeel) -> None:
    assert open_sleutelbestand(van_anne(rij()), kring) is oordeel
    assert open_epochbestand(aan_bram(), kring, BRAM.device, BRAM.sleutel) is oordeel


def test_an_unknown_epoch_is_held() -> None:
    assert open_sleutelbestand(van_anne(rij()), replace(KRING, epochs={})) is Oordeel.ONBEKEND


@pytest.mark.parametrize("inhoud", [van_anne(rij()), aan_bram()], ids=["content key", "epoch"])
def test_every_cut_and_every_changed_byte_is_noticed(inhoud: bytes) -> None:
    for plek in range(len(inhoud)):
        anders = inhoud[:plek] + bytes([inhoud[plek] ^ 1]) + inhoud[plek + 1 :]
        for stuk in (anders, inhoud[:plek]):
            assert isinstance(open_sleutelbestand(stuk, KRING), Oordeel)
            assert isinstance(bij_bram(stuk), Oordeel)


def test_a_file_that_is_cut_is_waited_for() -> None:
    sleutel, epoch = van_anne(rij()), aan_bram()
    assert {open_sleutelbestand(sleutel[:n], KRING) for n in range(len(sleutel))} == {Oordeel.HALF}
    assert {bij_bram(epoch[:n]) for n in range(len(epoch))} == {Oordeel.HALF}


def _gelogen(plat: object, **kop: object) -> bytes:
    """A content key file by Anne, who writes what Signaal never would."""
    ruw, zout = canoniek(plat), bytes(16)
    nummer = sleutelnummer(TEAM, "signaal/2026", ANNE.device, 1)
    velden = {"t": TEAM, "d": ANNE.device, "e": EPOCH.id, "c": 0, "i": nummer, "z": zout} | kop
    voor = begin(sleutelbestand._INHOUD, velden, len(ruw) + LABEL)
    dicht = EPOCH.verzegel(ruw, zout, voor)
    return voor + dicht + ANNE.sleutel.onderteken(b"signaal-sleutel-1" + voor + dicht)


PLAT = {
    "vak": "signaal/2026",
    "device": ANNE.device.hex,
    "vanaf": 1,
    "sleutel": als_tekst(rij().sleutel),
    "gemaakt": NU.isoformat(),
}


@pytest.mark.parametrize(
    "anders",
    [
        {"vak": 1},
        {"vanaf": 0},
        {"vanaf": True},
        {"vanaf": "1"},
        {"device": "geen"},
        {"device": 3},
        {"sleutel": "AAAA"},
        {"sleutel": None},
        {"gemaakt": "gisteren"},
        {"gemaakt": "2026-11-30T09:00:00"},
        {"gemaakt": 5},
        {"vak": "signaal/2025"},
    ],
)
def test_a_key_that_is_not_as_we_write_it_is_damaged(anders: dict[str, object]) -> None:
    assert open_sleutelbestand(_gelogen(PLAT), KRING) == rij()
    assert open_sleutelbestand(_gelogen(PLAT | anders), KRING) is Oordeel.KAPOT


@pytest.mark.parametrize("plat", [None, [], "x", {}, {"vak": "signaal/2026"}])
def test_what_is_no_key_at_all_is_damaged(plat: object) -> None:
    assert open_sleutelbestand(_gelogen(plat), KRING) is Oordeel.KAPOT


def _epoch_met(plat: object) -> bytes:
    """The keys of an epoch by Anne, who writes what Signaal never would."""
    ruw = canoniek(plat)
    velden = {"t": TEAM, "d": ANNE.device, "e": EPOCH.id, "j": BRAM.device}
    voor = begin(sleutelbestand._EPOCH, velden, len(ruw) + 48)
    dicht = verzegel_voor(BRAM.sleutel.doossleutel, ruw, b"signaal-epochsleutel-1" + voor)
    return voor + dicht + ANNE.sleutel.onderteken(b"signaal-epochsleutel-1" + voor + dicht)


@pytest.mark.parametrize(
    "anders",
    [
        {"id": ANDERE_EPOCH.id.hex},
        {"id": None},
        {"gewoon": None},
        {"gewoon": "AAAA"},
        {"leden": "AAAA"},
        {"leden": 1},
    ],
)
def test_keys_of_an_epoch_that_are_not_as_we_write_them_are_damaged(
    anders: dict[str, object],
) -> None:
    assert bij_bram(_epoch_met(epoch_plat(EPOCH))) == EPOCH
    assert bij_bram(_epoch_met(epoch_plat(EPOCH) | anders)) is Oordeel.KAPOT
    assert bij_bram(_epoch_met([])) is Oordeel.KAPOT


def test_what_is_signed_but_sealed_under_another_key_is_damaged() -> None:
    anders = Epochsleutel.nieuw(EPOCH.id)
    vals = maak_sleutelbestand(TEAM, rij(), anders, ANNE.device, ANNE.sleutel, leden=False)[1]
    assert open_sleutelbestand(vals, KRING) is Oordeel.KAPOT


@pytest.mark.parametrize("anders", [{"vak": 1}, {"vanaf": 0}, {"vanaf": True}, {"vanaf": "1"}])
def test_a_key_in_a_welcome_is_as_we_write_it(anders: dict[str, object]) -> None:
    """There no number of a header tells the difference."""
    assert uit_sleutel_plat(sleutel_plat(rij())) == rij()
    with pytest.raises(ValueError, match="as we write it"):
        uit_sleutel_plat(PLAT | anders)
