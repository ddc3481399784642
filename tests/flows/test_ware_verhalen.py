"""The three true stories of a real list are found, each period judged on earlier data only."""

import json
from importlib.resources import files

import pytest

from signaal.domain.lijst import Lijstkeuze
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import overleg_op
from tests.builders import Klok
from tests.flows.ontwikkellijst import LIJST, WAARDEN, haal_binnen, overlegdag

GOUD = files("tests.golden") / "vlaggen_ontwikkellijst.json"
VERHALEN = {
    "vallen/schaijk",
    "mantelzorg/zeeland",
    "middelengebruik/schaijk",
    "middelengebruik/reek",
}


@pytest.fixture
def vlaggen(bureau: Bureau, klok: Klok) -> dict[int, dict[str, str]]:
    """Per period, on the day of its overleg, the flagged bundles with their reason."""
    haal_binnen(bureau)
    uit: dict[int, dict[str, str]] = {}
    for periode in range(1, 16):
        klok.dag = overlegdag(periode)
        beeld = lees_overleg(bureau, overleg_op(bureau, klok.dag).id)
        uit[periode] = {k.bundel: k.reden for k in beeld.kandidaten.values() if k.vlag}
    return uit


def test_falls_vaping_and_mantelzorg_are_flagged_in_time(
    vlaggen: dict[int, dict[str, str]],
) -> None:
    assert "vallen/schaijk" in vlaggen[14]
    assert {"middelengebruik/schaijk", "middelengebruik/reek"} & set(vlaggen[10])
    assert any("mantelzorg/zeeland" in vlaggen[p] for p in (13, 14, 15))


def test_the_trio_is_not_sent_after_noise(vlaggen: dict[int, dict[str, str]]) -> None:
    overig = [len(set(vlaggen[p]) - VERHALEN) for p in range(3, 16)]
    assert sum(overig) <= len(overig)


def test_every_flag_is_as_agreed(vlaggen: dict[int, dict[str, str]]) -> None:
    goud = json.loads(GOUD.read_text("utf-8"))
    assert {str(p): v for p, v in vlaggen.items()} == goud


def test_the_raw_list_gives_its_stories_without_a_hand(bureau: Bureau, klok: Klok) -> None:
    """As imported, with the team's own guard and theme suggestions."""
    voer_in(bureau, lees_lijst(bureau, LIJST, Lijstkeuze(waarden=WAARDEN)))
    gevlagd: dict[int, set[str]] = {}
    for periode in (10, 11, 13, 14, 15):
        klok.dag = overlegdag(periode)
        beeld = lees_overleg(bureau, overleg_op(bureau, klok.dag).id)
        gevlagd[periode] = {k.bundel for k in beeld.kandidaten.values() if k.vlag}
    assert "vallen/schaijk" in gevlagd[14] | gevlagd[15]
    assert {"middelengebruik/schaijk", "middelengebruik/reek"} & gevlagd[10]
    assert "mantelzorg/zeeland" in gevlagd[13] | gevlagd[14] | gevlagd[15]
