"""A restored or rebuilt archive under the bag of today: what comes along, what stays."""

from pathlib import Path

import pytest

from signaal import vault
from signaal.fouten import SleutelbosKapotFout, SleutelbosWegFout
from signaal.vault.bos import bospad
from signaal.vault.overnemen import houd_bos_van_nu, neem_bos_mee
from tests.builders import GOEDKOOP


@pytest.fixture
def twee(tmp_path: Path) -> tuple[Path, Path, vault.Sleutel]:
    """The bag of now and that of a copy, around one key; since the copy the passphrase changed."""
    nu, kopie = tmp_path / "nu.signaal", tmp_path / "kopie.signaal"
    sleutel, _ = vault.maak_sleutelbos(nu, "toen", GOEDKOOP)
    bospad(kopie).write_bytes(bospad(nu).read_bytes())
    vault.zet_wachtwoord(nu, sleutel, "nu", GOEDKOOP)
    vault.zet_kop(nu, sleutel, vault.Journaalkop(90, b"\x09" * 32))
    return nu, kopie, sleutel


def test_the_passphrase_is_that_of_now_and_the_head_that_of_the_copy(
    twee: tuple[Path, Path, vault.Sleutel],
) -> None:
    nu, kopie, sleutel = twee
    van_toen = vault.Journaalkop(40, b"\x04" * 32)
    vault.zet_kop(kopie, sleutel, van_toen)
    voor = bospad(nu).read_bytes()
    houd_bos_van_nu(nu, kopie)
    assert vault.open_met_wachtwoord(kopie, "nu") == sleutel
    assert vault.lees_kop(kopie, sleutel) == van_toen
    assert bospad(nu).read_bytes() == voor


def test_a_copy_without_a_head_gets_none(twee: tuple[Path, Path, vault.Sleutel]) -> None:
    nu, kopie, sleutel = twee
    houd_bos_van_nu(nu, kopie)
    assert vault.lees_kop(kopie, sleutel) is None
    assert vault.open_met_wachtwoord(kopie, "nu") == sleutel


def test_a_rebuilt_archive_gets_the_bag_without_its_head(
    twee: tuple[Path, Path, vault.Sleutel],
) -> None:
    nu, _, sleutel = twee
    nieuw = nu.with_name("nieuw.signaal")
    neem_bos_mee(nu, nieuw)
    assert vault.open_met_wachtwoord(nieuw, "nu") == sleutel
    assert vault.lees_kop(nieuw, sleutel) is None
    assert vault.lees_kop(nu, sleutel) is not None


def test_a_bag_that_is_not_there_or_damaged_changes_nothing(
    twee: tuple[Path, Path, vault.Sleutel],
) -> None:
    nu, kopie, _ = twee
    voor = bospad(kopie).read_bytes()
    bospad(nu).write_bytes(b"{}")
    with pytest.raises(SleutelbosKapotFout):
        houd_bos_van_nu(nu, kopie)
    bospad(nu).unlink()
    with pytest.raises(SleutelbosWegFout):
        houd_bos_van_nu(nu, kopie)
    assert bospad(kopie).read_bytes() == voor
