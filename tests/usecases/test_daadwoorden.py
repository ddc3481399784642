"""Every act that is recorded anywhere in the core has words and a group."""

import ast
from collections.abc import Iterator

from signaal.storage.tables import TABELLEN
from signaal.usecases.daadwoorden import WOORDEN, daad_in_woorden, ding_in_woorden
from tests.broncode import functies, naam_van


def _handelingen() -> Iterator[str]:
    """What is given, as a constant, to any function for its parameter ``handeling``."""
    plaats = {
        f.naam: [a.arg for a in f.knoop.args.args if a.arg != "self"].index("handeling")
        for f in functies("signaal")
        if "handeling" in [a.arg for a in f.knoop.args.args]
    }
    assert {"schrijf", "geef_uit", "noteer"} <= plaats.keys()
    for functie in functies("signaal"):
        for roep in functie.roept():
            nummer = plaats.get(naam_van(roep))
            if nummer is None or len(roep.args) <= nummer:
                continue
            match roep.args[nummer]:
                case ast.Constant(value=str() as code):
                    yield code
                case ast.IfExp(
                    body=ast.Constant(value=str() as ja), orelse=ast.Constant(value=str() as nee)
                ):
                    yield from (ja, nee)


def test_every_act_that_is_recorded_has_words_and_one_group() -> None:
    bekend = [code for groep in WOORDEN.values() for code in groep]
    assert len(bekend) == len(set(bekend))
    gevonden = set(_handelingen())
    assert {"wijzig_punt", "signaal gelogd", "exporteer_agenda", "nieuw archief"} <= gevonden
    assert gevonden - set(bekend) == set()


def test_no_words_are_left_of_acts_that_nobody_records() -> None:
    assert {c for groep in WOORDEN.values() for c in groep} - set(_handelingen()) == set()


def test_words_are_words() -> None:
    zinnen = [zin for groep in WOORDEN.values() for zin in groep.values()]
    assert not [zin for zin in zinnen if "_" in zin]
    assert daad_in_woorden("iets_van_later") == "iets van later"


def test_everything_that_is_stored_has_words() -> None:
    for tabel in TABELLEN.values():
        een, veel = ding_in_woorden(tabel.name, 1), ding_in_woorden(tabel.name, 1204)
        assert "_" not in een
        assert veel.startswith("1.204 ")
