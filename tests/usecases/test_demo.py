"""The example team is filled, invented and the same every time."""

from pathlib import Path

import pytest

from signaal.domain.concept_agenda import Groep
from signaal.domain.model import Signaal, Zoekvraag
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.demo import maak_demo
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.wacht import maak_wacht
from tests.builders import GOEDKOOP


def test_it_has_a_year_and_a_half_of_signals_and_something_to_take_up(tmp_path: Path) -> None:
    bureau = maak_demo(tmp_path, kosten=GOEDKOOP)
    try:
        assert bureau.archive.signalen.tel(Zoekvraag()) == 166
        samen = [p for p in lees_overleg(bureau).concept.punten if p.groep is Groep.SAMEN]
        assert [p.sleutel for p in samen] == ["vallen/lindedorp", "mantelzorg/vennekerk"]
        assert "in orde" in controleer(bureau)
    finally:
        sluit(bureau)


def test_no_signal_in_it_names_anybody(tmp_path: Path) -> None:
    bureau = maak_demo(tmp_path, kosten=GOEDKOOP)
    try:
        wacht = maak_wacht(bureau)
        assert [s.tekst for s in bureau.archive.alle(Signaal) if wacht.vind(s.tekst)] == []
    finally:
        sluit(bureau)


def test_it_never_overwrites(tmp_path: Path) -> None:
    sluit(maak_demo(tmp_path, kosten=GOEDKOOP))
    with pytest.raises(GebruikFout):
        maak_demo(tmp_path, kosten=GOEDKOOP)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    bestand = tmp_path / "bestand"
    bestand.write_text("x")
    with pytest.raises(SchrijfFout):
        maak_demo(bestand / "map", kosten=GOEDKOOP)
