"""The ways in: which there are, that one always remains, and that one can come back."""

from pathlib import Path

import pytest

from signaal import vault
from signaal.fouten import GebruikFout, VerkeerdWachtwoordFout
from signaal.vault import Soort
from signaal.vault import bos as bosbestand
from tests.builders import GOEDKOOP, WACHTWOORD


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "team.signaal"


def test_each_way_in_is_named(pad: Path) -> None:
    sleutel, _ = vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    assert vault.sleuven(pad) == {Soort.WACHTWOORD, Soort.HERSTELCODE}

    vault.onthoud(pad, sleutel)
    assert vault.sleuven(pad) == set(Soort)


@pytest.mark.parametrize("eerst", [Soort.WACHTWOORD, Soort.HERSTELCODE])
def test_one_way_in_besides_the_keyring_remains(pad: Path, eerst: Soort) -> None:
    sleutel, _ = vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    vault.onthoud(pad, sleutel)
    vault.verwijder_sleuf(pad, eerst)
    vault.verwijder_sleuf(pad, eerst)
    (laatste,) = vault.sleuven(pad) - {Soort.SLEUTELRING}
    voor = bosbestand.bospad(pad).read_bytes()

    with pytest.raises(GebruikFout, match="enige manier"):
        vault.verwijder_sleuf(pad, laatste)
    assert bosbestand.bospad(pad).read_bytes() == voor


def test_a_way_in_that_was_taken_away_says_so(pad: Path) -> None:
    _, code = vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    heel = bosbestand.bospad(pad).read_bytes()
    vault.verwijder_sleuf(pad, Soort.WACHTWOORD)
    with pytest.raises(VerkeerdWachtwoordFout, match="geen wachtwoord meer"):
        vault.open_met_wachtwoord(pad, WACHTWOORD)
    bosbestand.bospad(pad).write_bytes(heel)
    vault.verwijder_sleuf(pad, Soort.HERSTELCODE)
    with pytest.raises(VerkeerdWachtwoordFout, match="geen herstelcode meer"):
        vault.open_met_herstelcode(pad, code)


def test_an_old_slot_comes_back_as_it_was(pad: Path) -> None:
    sleutel, code = vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    was = vault.lees_sleuf(pad, Soort.WACHTWOORD)
    assert was is not None
    assert WACHTWOORD not in repr(was)
    assert "dicht" not in repr(was)
    vault.zet_wachtwoord(pad, sleutel, "iets nieuws", GOEDKOOP)

    vault.zet_sleuf(pad, was)

    assert vault.open_met_wachtwoord(pad, WACHTWOORD) == sleutel
    assert vault.open_met_herstelcode(pad, code) == sleutel
    with pytest.raises(VerkeerdWachtwoordFout):
        vault.open_met_wachtwoord(pad, "iets nieuws")


def test_a_slot_of_an_older_key_does_not_come_back(pad: Path) -> None:
    vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    was = vault.lees_sleuf(pad, Soort.HERSTELCODE)
    assert was is not None
    bosbestand.schrijf_bos(pad, bosbestand.lees_bos(pad) | {"ring": 1})

    with pytest.raises(GebruikFout, match="niet meer ongedaan"):
        vault.zet_sleuf(pad, was)


def test_a_slot_that_is_not_there_cannot_be_read(pad: Path) -> None:
    vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    assert vault.lees_sleuf(pad, Soort.SLEUTELRING) is None
