"""The vak of every stored type: a rule that leaves nothing out and looks at nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from signaal.domain.bewaren import (
    MET_TERMIJN,
    ZONDER_TERMIJN,
    alleen_voor_leden,
    met_ledenvakken,
    open_vak,
    vak_van,
    verdeeld,
)
from signaal.domain.ids import nieuw_id
from signaal.domain.model import (
    Actie,
    Afwijzing,
    Agendapunt,
    Getypt,
    Importvraag,
    Kern,
    Overleg,
    SoortPunt,
)
from signaal.domain.model_besluit import CollectieveActie, Collegavraag, Contact
from signaal.storage.tables import TABELLEN
from tests.builders import NU, maak_signaal

OVERLEG = UUID(int=5)


def gepland(overleg: UUID) -> date:
    return {OVERLEG: date(2027, 1, 8)}[overleg]


def test_every_stored_type_stands_in_exactly_one_table() -> None:
    assert MET_TERMIJN.keys() | ZONDER_TERMIJN | {Contact} == TABELLEN.keys()
    assert not MET_TERMIJN.keys() & ZONDER_TERMIJN


@pytest.mark.parametrize(
    ("waarde", "vak"),
    [
        (maak_signaal(datum=date(2024, 12, 31)), "signaal/2024"),
        (maak_signaal(datum=date(2025, 1, 1)), "signaal/2025"),
        (Importvraag(UUID(int=1), "l", "b", 1, "s", (), gemaakt=NU), "leden/import/2026"),
        (Importvraag(UUID(int=1), "l", "b", 1, "s", ()), "leden/import/0001"),
        (
            Collegavraag(UUID(int=1), UUID(int=2), UUID(int=3), Getypt("wie?"), NU),
            "leden/signaal/2026",
        ),
        (Agendapunt(UUID(int=1), OVERLEG, SoortPunt.BUNDEL, "vallen"), "overleg/2027"),
        (Overleg(OVERLEG, date(2026, 12, 31), date(2027, 1, 8), NU.time()), "overleg/2026"),
        (Afwijzing(UUID(int=1), OVERLEG, "vallen/reek", "loopt al", 3), "overleg/2027"),
        (Kern("reek", "Reek"), ""),
    ],
)
def test_the_vak_of_a_value(waarde: object, vak: str) -> None:
    assert vak_van(waarde, gepland) == vak


def test_what_lies_beside_a_vak_goes_with_it_and_is_for_members() -> None:
    assert met_ledenvakken(["overleg/2026", "uren/2026", "contact/01a"]) == {
        "overleg/2026",
        "leden/overleg/2026",
        "uren/2026",
        "contact/01a",
    }
    assert met_ledenvakken(met_ledenvakken(["import/2026"])) == {"import/2026", "leden/import/2026"}
    assert open_vak("leden/overleg/2026") == open_vak("overleg/2026") == "overleg/2026"
    assert [alleen_voor_leden(v) for v in ("leden/import/2026", "contact/01a", "import/2026")] == [
        True,
        True,
        False,
    ]


def test_a_contact_has_a_vak_of_its_own() -> None:
    contact = Contact(UUID(int=3), "een naam", "een nummer", date(2027, 1, 8))
    assert vak_van(contact, gepland) == f"contact/{UUID(int=3)}"


def test_an_activity_belongs_to_the_year_its_agreement_was_made() -> None:
    assert vak_van(CollectieveActie(nieuw_id(NU)), gepland) == "actie/2026"
    assert vak_van(CollectieveActie(UUID(int=3)), gepland) == "actie/0001"


def test_an_agreement_belongs_to_the_year_it_was_made() -> None:
    actie = Actie(nieuw_id(NU), Getypt("bellen"), UUID(int=1), None, OVERLEG, gemaakt=NU)

    assert vak_van(actie, gepland) == "actie/2026"
    assert vak_van(replace(actie, gemaakt=datetime(2025, 1, 1, tzinfo=UTC)), gepland) == (
        "actie/2025"
    )


def test_a_value_is_told_in_one_vak_or_two() -> None:
    punt = {"id": "x", "titel": "t", "notitie": "n"}
    assert list(verdeeld(Actie, "actie/2026", {"wat": "w"}, None)) == [
        ("actie/2026", {"wat": "w"}, {"wat": "w"})
    ]
    assert list(verdeeld(Agendapunt, "overleg/2026", {"notitie": "n"}, None)) == [
        ("leden/overleg/2026", {"notitie": "n"}, {"notitie": "n"})
    ]
    assert list(verdeeld(Agendapunt, "overleg/2026", {"titel": "t"}, None)) == [
        ("overleg/2026", {"titel": "t"}, {"titel": "t"})
    ]
    assert list(verdeeld(Agendapunt, "overleg/2026", {}, punt)) == [
        ("overleg/2026", {}, {"id": "x", "titel": "t"}),
        ("leden/overleg/2026", {}, {"id": "x", "notitie": "n"}),
    ]


def test_a_note_that_is_emptied_while_it_moves_is_said_to_be_empty() -> None:
    heel = {"id": "x", "titel": "t"}
    assert list(verdeeld(Agendapunt, "overleg/2026", {"notitie": ""}, heel)) == [
        ("overleg/2026", {}, heel),
        ("leden/overleg/2026", {"notitie": ""}, {"id": "x", "notitie": ""}),
    ]
