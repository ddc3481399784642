"""A laptop that was taken out lays keys that are none for what others have yet to write."""

import secrets
from pathlib import Path

import pytest

from signaal.domain.wissel import Sleutelrij
from signaal.exchange.deelmap import SchijfMap
from signaal.exchange.sleutelbestand import maak_sleutelbestand
from signaal.usecases.delen import verwijder_laptop
from signaal.usecases.kringsleutels import eis_kring
from tests.builders import NU
from tests.drie import Drietal, Laptop, maak_drietal

VAK = "signaal/2026"


def leg_valse(drie: Drietal, na: tuple[int, ...]) -> set[bytes]:
    """Cleo is taken out, and lays one for each of these rows that Bram has yet to write."""
    with drie.cleo.open() as bureau:
        kring, team = eis_kring(bureau.archive), bureau.archive.team_id
        epoch = kring.schrijfepoch()
    assert epoch is not None
    with drie.anne.open() as bureau:
        verwijder_laptop(bureau, kring.ik)
    wissel(drie, drie.anne, drie.bram, drie.anne, drie.bram)
    with drie.bram.open() as bureau:
        bram = bureau.archive.apparaat
        stond = bureau.archive.kring.stand()[bram]
    rijen = [Sleutelrij(VAK, bram, stond + n, secrets.token_bytes(32), NU) for n in na]
    for rij in rijen:
        SchijfMap(drie.gedeeld).leg(
            *maak_sleutelbestand(team, rij, epoch, kring.ik, kring.eigen, leden=False)
        )
    return {rij.sleutel for rij in rijen}


def wissel(drie: Drietal, *laptops: Laptop) -> None:
    for laptop in laptops:
        laptop.goed("wissel-uit", "--map", drie.gedeeld)


def sleutels(laptop: Laptop) -> set[bytes]:
    with laptop.open() as bureau:
        return {rij.sleutel for rij in bureau.archive.kring.nieuwe_sleutels()}


@pytest.mark.parametrize("na", [(2,), tuple(range(1, 12))], ids=["one", "eleven"])
def test_keys_that_open_nothing_hide_no_text_and_stop_no_exchange(
    tmp_path: Path, na: tuple[int, ...]
) -> None:
    drie = maak_drietal(tmp_path)
    leg_valse(drie, na)
    wissel(drie, drie.anne)  # before the right one is there
    id_ = drie.bram.log("een bewoner viel bij de brug")
    ander = drie.bram.log("een losse tegel bij de kerk")
    wissel(drie, drie.bram, drie.anne, drie.bram, drie.anne)
    assert {id_, ander} <= drie.anne.teksten().keys()
    with drie.anne.open() as bureau:
        bureau.archive.controleer()


def test_nobody_seals_under_a_key_that_somebody_gave(tmp_path: Path) -> None:
    drie = maak_drietal(tmp_path)
    valse = leg_valse(drie, tuple(range(1, 12)))
    wissel(drie, drie.bram)
    drie.bram.log("een bewoner viel bij de brug")
    assert sleutels(drie.bram)
    assert not sleutels(drie.bram) & valse
