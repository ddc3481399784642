"""A laptop that came out of a backup: the laptop it was answers for it."""

from dataclasses import replace

from signaal.domain.wissel import Oordeel
from signaal.exchange.segment import (
    geef_borg,
    maak_segment,
    zegel_deel,
)
from signaal.vault.apparaatsleutel import getekend_door
from tests.exchange.dozen import (
    ANNE,
    BRAM,
    CLEO,
    EPOCH,
    KRING,
    TEAM,
    VREEMDE,
    Laptop,
    deel,
)
from tests.exchange.segmenten import geopend, met_kop, oordeel

KAPOT = Oordeel.KAPOT
ONBEKEND = Oordeel.ONBEKEND


def _eerste_deel(borg_van: Laptop = ANNE, sleutel_van: Laptop = ANNE) -> bytes:
    rijen = deel(VREEMDE)
    borg = geef_borg(TEAM, borg_van.device, sleutel_van.sleutel, VREEMDE.device, VREEMDE.sleutel)
    return maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, VREEMDE.sleutel), EPOCH, borg)


def test_the_laptop_it_was_answers_for_the_laptop_it_is() -> None:
    gelezen = geopend(_eerste_deel())
    assert gelezen.borg is not None
    assert gelezen.borg.oud == ANNE.device
    assert gelezen.borg.tekensleutel == VREEMDE.sleutel.tekensleutel
    assert gelezen.borg.doossleutel == VREEMDE.sleutel.doossleutel


def test_surety_by_somebody_else_or_for_somebody_else_is_held() -> None:
    assert oordeel(_eerste_deel(sleutel_van=BRAM)) is ONBEKEND
    assert oordeel(_eerste_deel(borg_van=VREEMDE, sleutel_van=VREEMDE)) is ONBEKEND
    sleutels = {d: s for d, s in KRING.tekensleutels.items() if d != ANNE.device}
    assert oordeel(_eerste_deel(), replace(KRING, tekensleutels=sleutels)) is ONBEKEND
    rijen = deel(VREEMDE)
    zegel = zegel_deel(TEAM, rijen, VREEMDE.sleutel)
    voor_cleo = geef_borg(TEAM, ANNE.device, ANNE.sleutel, CLEO.device, VREEMDE.sleutel)
    assert oordeel(maak_segment(TEAM, rijen, zegel, EPOCH, voor_cleo)) is ONBEKEND


def test_surety_stands_in_the_first_part_only_and_whole() -> None:
    rijen = deel(VREEMDE, 2, 2)
    zegel = zegel_deel(TEAM, rijen, VREEMDE.sleutel)
    borg = geef_borg(TEAM, ANNE.device, ANNE.sleutel, VREEMDE.device, VREEMDE.sleutel)
    assert oordeel(maak_segment(TEAM, rijen, zegel, EPOCH, borg)) is KAPOT
    assert oordeel(met_kop(_eerste_deel(), g=None)) is KAPOT


def test_surety_that_somebody_added_to_a_file_of_a_known_laptop_is_not_believed() -> None:
    rijen = deel(ANNE)
    borg = geef_borg(TEAM, BRAM.device, VREEMDE.sleutel, ANNE.device, VREEMDE.sleutel)
    gelezen = geopend(maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, ANNE.sleutel), EPOCH, borg))
    assert gelezen.borg is None


def test_what_is_signed_for_the_new_laptop_is_never_spelled_otherwise() -> None:
    """Another spelling would lock out every laptop that was restored meanwhile."""
    borg = geef_borg(TEAM, ANNE.device, ANNE.sleutel, VREEMDE.device, VREEMDE.sleutel)
    namen = [TEAM.hex, ANNE.device.hex, VREEMDE.device.hex, borg.tekensleutel, borg.doossleutel]
    gezegd = b'signaal-borg-1["' + '","'.join(namen).encode() + b'"]'
    assert getekend_door(ANNE.sleutel.tekensleutel, borg.teken, gezegd)
