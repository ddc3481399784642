"""Every act that is recorded anywhere in the core has words and a group."""

import ast
import re
from collections.abc import Iterator

from signaal.storage.tables import TABELLEN
from signaal.usecases.daadwoorden import WOORDEN, daad_in_woorden, ding_in_woorden
from tests.broncode import Functie, functies, naam_van


def _handelingen() -> Iterator[str]:
    """A pattern for what is given to any function for its parameter ``handeling``."""
    plaats = {
        f.naam: [a.arg for a in f.knoop.args.args if a.arg != "self"].index("handeling")
        for f in functies("signaal")
        if "handeling" in [a.arg for a in f.knoop.args.args]
    }
    assert {"schrijf", "geef_uit", "noteer"} <= plaats.keys()
    for functie in functies("signaal"):
        for roep in functie.roept():
            nummer = plaats.get(naam_van(roep))
            if nummer is not None and len(roep.args) > nummer:
                yield from _patronen(functie, roep.args[nummer])


def _patronen(functie: Functie, waarde: ast.expr) -> Iterator[str]:
    match waarde:
        case ast.Constant(value=str() as code):
            yield re.escape(code)
        case ast.IfExp(body=ja, orelse=nee):
            yield from (*_patronen(functie, ja), *_patronen(functie, nee))
        case ast.JoinedStr(values=delen):
            yield "".join(
                re.escape(str(d.value)) if isinstance(d, ast.Constant) else r"\w+" for d in delen
            )
        case ast.Name(id=naam):
            for knoop in ast.walk(functie.knoop):
                match knoop:
                    case ast.Assign(targets=[ast.Name(id=doel)], value=gegeven) if doel == naam:
                        yield from _patronen(functie, gegeven)


def test_every_act_that_is_recorded_has_words_and_one_group() -> None:
    bekend = [code for groep in WOORDEN.values() for code in groep]
    assert len(bekend) == len(set(bekend))
    gevonden = set(_handelingen())
    assert {"wijzig_punt", re.escape("signaal gelogd"), "exporteer_agenda"} <= gevonden
    assert [p for p in gevonden if not any(re.fullmatch(p, code) for code in bekend)] == []


def test_no_words_are_left_of_acts_that_nobody_records() -> None:
    bekend = [code for groep in WOORDEN.values() for code in groep]
    gevonden = set(_handelingen())
    assert [c for c in bekend if not any(re.fullmatch(p, c) for p in gevonden)] == []


def test_words_are_words() -> None:
    zinnen = [zin for groep in WOORDEN.values() for zin in groep.values()]
    assert not [zin for zin in zinnen if "_" in zin]
    assert daad_in_woorden("iets_van_later") == "iets van later"


def test_everything_that_is_stored_has_words() -> None:
    for tabel in TABELLEN.values():
        een, veel = ding_in_woorden(tabel.name, 1), ding_in_woorden(tabel.name, 1204)
        assert "_" not in een
        assert veel.startswith("1.204 ")
