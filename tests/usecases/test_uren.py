"""Hours per kern and kind of work."""

from datetime import timedelta
from uuid import UUID

import pytest

from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.uren import list_uren, schrijf_uren, tel_uren, verwijder_uren
from signaal.usecases.wacht import PapierFout
from tests.builders import VANDAAG


def test_what_goes_to_a_funder_names_nobody(bureau: Bureau) -> None:
    with pytest.raises(PapierFout) as fout:
        schrijf_uren(bureau, "schaijk", "huisbezoek mevrouw de Wit", 30)
    assert "Bij de uren, wat je deed: misschien een naam." in fout.value.bericht
    assert list_uren(bureau, VANDAAG, VANDAAG) == ()


def test_hours_add_up_per_kern_and_kind(bureau: Bureau) -> None:
    schrijf_uren(bureau, "schaijk", "huisbezoek", 45)
    weg = schrijf_uren(bureau, "schaijk", "huisbezoek", 30)
    schrijf_uren(bureau, "reek", "overleg", 60, VANDAAG - timedelta(days=40))
    assert tel_uren(bureau, VANDAAG - timedelta(days=7), VANDAAG) == {("schaijk", "huisbezoek"): 75}
    verwijder_uren(bureau, weg.id)
    assert tel_uren(bureau, VANDAAG, VANDAAG) == {("schaijk", "huisbezoek"): 45}
    verwijder_uren(bureau, weg.id, verwijderd=False)
    assert [u.minuten for u in list_uren(bureau, VANDAAG, VANDAAG)] == [30, 45]


@pytest.mark.parametrize(
    ("kern", "activiteit", "minuten", "later"),
    [
        ("schaijk", "huisbezoek", 0, 0),
        ("schaijk", "huisbezoek", 1441, 0),
        ("schaijk", " ", 30, 0),
        ("herpen", "huisbezoek", 30, 0),
        ("schaijk", "huisbezoek", 30, 1),
    ],
)
def test_wrong_input_is_refused(
    bureau: Bureau, kern: str, activiteit: str, minuten: int, later: int
) -> None:
    with pytest.raises(GebruikFout):
        schrijf_uren(bureau, kern, activiteit, minuten, VANDAAG + timedelta(days=later))
    with pytest.raises(GebruikFout):
        verwijder_uren(bureau, UUID(int=1))
    assert list_uren(bureau, VANDAAG, VANDAAG) == ()
