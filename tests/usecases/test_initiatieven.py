"""The register of what exists."""

import pytest

from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.initiatieven import (
    Initiatiefinvoer,
    aanbod_voor,
    bewaar_initiatief,
    laat_vervallen,
    list_initiatieven,
)
from tests.domain.bouwsels import bundel


def test_an_initiative_is_found_for_its_bundle(bureau: Bureau) -> None:
    duofiets = bewaar_initiatief(bureau, Initiatiefinvoer("Duofiets", ("bewegen",), ("reek",)))
    assert list_initiatieven(bureau) == (duofiets,)
    assert aanbod_voor(bureau, bundel("bewegen/reek", 2)).hier == (duofiets,)
    assert aanbod_voor(bureau, bundel("bewegen/schaijk", 2)).elders == (duofiets,)


def test_it_can_change_and_stop_and_start_again(bureau: Bureau) -> None:
    oud = bewaar_initiatief(bureau, Initiatiefinvoer("Duofiets", ("bewegen",)))
    bewaar_initiatief(bureau, Initiatiefinvoer("Duofietsen", ("bewegen",)), initiatief=oud.id)
    assert [i.naam.tekst for i in list_initiatieven(bureau)] == ["Duofietsen"]
    laat_vervallen(bureau, oud.id)
    assert list_initiatieven(bureau) == ()
    laat_vervallen(bureau, oud.id, vervallen=False)
    assert len(list_initiatieven(bureau)) == 1


def test_wrong_input_is_refused(bureau: Bureau) -> None:
    for fout in (
        Initiatiefinvoer(" ", ("bewegen",)),
        Initiatiefinvoer("Duofiets"),
        Initiatiefinvoer("Duofiets", ("bestaat-niet",)),
        Initiatiefinvoer("Duofiets", ("bewegen",), ("herpen",)),
    ):
        with pytest.raises(GebruikFout):
            bewaar_initiatief(bureau, fout)
    with pytest.raises(PersoonsgegevenFout):
        bewaar_initiatief(bureau, Initiatiefinvoer("Bel 0697418830", ("bewegen",)))
    assert list_initiatieven(bureau) == ()
