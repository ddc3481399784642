"""Colour on paper: the profile is what our own script makes, and every text can be read."""

import pytest

from signaal.domain.grafiek import Rol
from signaal.exchange.grafiek_pdf import KLEUREN
from signaal.exchange.papier_blad import Kleur
from signaal.exchange.papier_stijl import ACCENT, GEDEMPT, TEKST, TINT, VRAAG_ACHTER, VRAAG_TEKST
from tools.maak_icc import UIT, profiel
from ui.tokens import contrast

WIT = Kleur("#ffffff")


def hexcode(kleur: Kleur) -> str:
    return "#" + "".join(f"{round(255 * float(deel)):02x}" for deel in kleur.split())


def test_the_profile_is_the_one_the_script_makes() -> None:
    assert UIT.read_bytes() == profiel()


@pytest.mark.parametrize(
    ("voor", "achter"),
    [
        (TEKST, WIT),
        (TEKST, TINT),
        (GEDEMPT, WIT),
        (GEDEMPT, TINT),
        (ACCENT, WIT),
        (ACCENT, TINT),
        (VRAAG_TEKST, VRAAG_ACHTER),
        (KLEUREN[Rol.TEKST_NU], KLEUREN[Rol.WARMTE_2]),
        (KLEUREN[Rol.WARMTE_0], KLEUREN[Rol.WARMTE_3]),
    ],
)
def test_text_can_be_read(voor: Kleur, achter: Kleur) -> None:
    assert contrast(hexcode(voor), hexcode(achter)) >= 4.5


def test_this_period_differs_from_the_ones_before() -> None:
    assert contrast(hexcode(KLEUREN[Rol.NU]), hexcode(KLEUREN[Rol.VERLEDEN])) >= 3
