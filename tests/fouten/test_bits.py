"""A bit turned over anywhere is noticed, and a wrong passphrase is never called damage."""

from pathlib import Path

import pytest

from tests.builders import WACHTWOORD, Archiefbouw
from tests.fouten.bits import DELEN, bits, bits_in_kopie, gerepareerd, keer_om
from tests.fouten.bits import keur as keur_bit
from tests.fouten.dosis import KLEIN
from tests.fouten.wachtwoorden import keur as keur_wachtwoord
from tests.fouten.wachtwoorden import wachtwoorden
from tests.fouten.werkplaats import Werkplaats
from tests.roeper import roep


@pytest.mark.zwaar
def test_bits_at_random(gevuld: Archiefbouw, tmp_path: Path, zaad: int) -> None:
    uitslagen = [
        *bits(tmp_path, gevuld, KLEIN.bits * 2 // 3, zaad),
        *bits_in_kopie(tmp_path, gevuld, KLEIN.bits // 3, zaad),
    ]
    for uitslag in uitslagen:
        uitslag.toon()
    assert sum(u.gevallen for u in uitslagen) >= KLEIN.bits
    assert [m for u in uitslagen for m in u.mis] == []


@pytest.mark.zwaar
def test_what_can_be_recovered_is(gevuld: Archiefbouw, tmp_path: Path, zaad: int) -> None:
    (uitslag,) = gerepareerd(tmp_path, gevuld, KLEIN.reparaties, zaad)
    uitslag.toon()
    assert uitslag.mis == []


@pytest.mark.parametrize("deel", DELEN)
def test_the_first_and_the_last_bit_of_each_file(
    gevuld: Archiefbouw, tmp_path: Path, deel: str
) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    goed = plaats.bestanden()
    uit = tmp_path / "goed.csv"
    assert roep(*plaats.woord("exporteer", uit)).status == 0
    for plek, bit in ((0, 0), (len(goed[deel]) - 1, 7), (len(goed[deel]) // 2, 3)):
        plaats.zet_neer(goed | {deel: keer_om(goed[deel], plek, bit)})
        assert keur_bit(plaats, goed, uit.read_bytes(), deel) == []


def test_every_page_is_looked_at(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    goed = plaats.bestanden()
    for blad in range(0, len(goed[""]), 4096):
        plaats.zet_neer(goed | {"": keer_om(goed[""], blad + 2048, blad // 4096 % 8)})
        assert roep(*plaats.woord("controleer")).is_een_weigering(3), f"page {blad // 4096}"


@pytest.mark.zwaar
def test_passphrases_at_random(gevuld: Archiefbouw, tmp_path: Path, zaad: int) -> None:
    (uitslag,) = wachtwoorden(tmp_path, gevuld, KLEIN.wachtwoorden, zaad)
    uitslag.toon()
    assert uitslag.gevallen == KLEIN.wachtwoorden
    assert uitslag.mis == []


def test_a_wrong_passphrase_for_a_damaged_archive_is_still_a_wrong_passphrase(
    gevuld: Archiefbouw, tmp_path: Path
) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    goed = plaats.bestanden()
    plaats.zet_neer(goed | {"": keer_om(goed[""], 100, 1)})
    assert keur_wachtwoord(plaats, WACHTWOORD + ".") == []
