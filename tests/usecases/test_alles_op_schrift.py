"""NEN 7513, held against every line: whatever writes, or lets anything out, is on record.

The calls of the core are followed from each use case down. One that reaches the disk, the key bag
or the keyring must reach the journal too; a new use case that does not makes this test fail. The
state itself can only be written together with its journal row (``Schrijfbeurt``).
"""

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.broncode import Functie, functies, ingevoerd, module_namen, modules, naam_van

#: Calls that leave something behind outside the journal's own transaction.
UITWERKING = {
    "write_bytes", "write_text", "unlink", "rename", "replace_file", "mkdir", "rmtree", "copyfile",
    "fsync", "set_password", "delete_password",
}  # fmt: skip
#: What the core may do without a row, and why.
ZONDER_REGEL = {
    "zoekhulp.bewaar_concept": "a draft is nobody's record yet, and must be able to vanish",
    "zoekhulp.wis_concept": "as above",
    "reparatieverslag.bewaar_verslag": "numbers and moments; the repair itself is on record",
    "aansluiten.vraag_aan": "there is no archive yet: who lets the laptop in puts it on record",
    "brieven.schrijf_brief": "the archive is locked: on record when the letter is taken in",
}


def _lichamen() -> dict[tuple[str, str], Functie]:
    return {(f.module, f.naam): f for f in functies("signaal")}


def _doelen(functie: Functie) -> Iterator[tuple[str, str]]:
    """The functions of the core that ``functie`` names: in its module, imported, or of a module."""
    eigen = _lichamen()
    bekend = {**module_namen("signaal", functie.module), **ingevoerd("signaal", functie.knoop)}
    for knoop in ast.walk(functie.knoop):
        match knoop:
            case ast.Name(id=naam) if (functie.module, naam) in eigen:
                yield functie.module, naam
            case ast.Name(id=naam) if naam in bekend:
                yield from _te_vinden(bekend[naam])
            case ast.Attribute(value=ast.Name(id=naam), attr=deel) if naam in bekend:
                yield from _te_vinden(f"{bekend[naam]}.{deel}")


def _te_vinden(pad: str) -> Iterator[tuple[str, str]]:
    """Where a dotted name is defined; what a package offers is looked for in its ``__init__``."""
    module, _, naam = pad.rpartition(".")
    for plek in (module, f"{module}.__init__"):
        if (plek, naam) in _lichamen():
            yield plek, naam
            return
        door = module_namen("signaal", plek).get(naam) if plek in modules("signaal") else None
        if door is not None and door != pad:
            yield from _te_vinden(door)


@cache
def _bereikt(module: str, naam: str) -> frozenset[str]:
    """Every name that is called on the way down."""
    gezien, wacht, namen = set(), [(module, naam)], set()
    while wacht:
        plek = wacht.pop()
        if plek in gezien:
            continue
        gezien.add(plek)
        functie = _lichamen()[plek]
        namen |= {naam_van(roep) for roep in functie.roept()}
        wacht += _doelen(functie)
    return frozenset(namen)


def _werkwoorden() -> list[Functie]:
    """Every use case that a window or a command asks for; what these are made of comes along."""
    gevraagd = {
        pad
        for pakket, module in (
            *(("ui", m) for m in modules("ui")),
            *(("signaal", m) for m in modules("signaal") if m.startswith("opdracht")),
        )
        for pad in module_namen(pakket, module, "signaal").values()
        if pad.startswith("usecases.")
    }
    gevonden = {plek for pad in gevraagd for plek in _te_vinden(pad)}
    return [f for plek, f in sorted(_lichamen().items()) if plek in gevonden and f.los]


def _op_schrift(functie: Functie) -> bool:
    return "schrijf" in _bereikt(functie.module, functie.naam)


def _laat_iets_na(functie: Functie) -> set[str]:
    namen = _bereikt(functie.module, functie.naam)
    uit = set(namen & UITWERKING)
    uit |= {n for n in ("bewaar", "wis") if n in namen and _roept_concept(functie, n)}
    return uit


def _roept_concept(functie: Functie, naam: str) -> bool:
    return any(
        isinstance(roep.func, ast.Attribute)
        and roep.func.attr == naam
        and ast.unparse(roep.func.value).endswith(".concept")
        for roep in functie.roept()
    )


def test_whoever_leaves_something_behind_is_on_record() -> None:
    zonder = {
        f"{f.module.removeprefix('usecases.')}.{f.naam}": sorted(_laat_iets_na(f))
        for f in _werkwoorden()
        if _laat_iets_na(f) and not _op_schrift(f)
    }
    assert zonder.keys() - ZONDER_REGEL.keys() == set(), zonder


def test_the_rule_looks_at_all_that_people_can_ask_for() -> None:
    namen = {f"{f.module.removeprefix('usecases.')}.{f.naam}" for f in _werkwoorden()}
    assert {"signalen.log_signaal", "verzenden.bewaar_papier", "archief.controleer"} <= namen
    assert len(namen) > 100
    assert ZONDER_REGEL.keys() - namen == set()


@pytest.mark.parametrize(
    ("module", "naam"),
    [
        ("exporteren", "exporteer_signalen"),
        ("verzenden", "bewaar_conceptmail"),
        ("verzenden", "bewaar_papier"),
        ("wie_deed_wat", "exporteer_daden"),
        ("sleutels", "nieuw_wachtwoord"),
        ("sleutels", "nieuwe_herstelcode"),
        ("sleutels", "onthoud_op_deze_laptop"),
        ("herstelblad", "bewaar_herstelblad"),
    ],
)
def test_the_known_exits_are_seen_and_recorded(module: str, naam: str) -> None:
    """The rule itself works: it sees what these leave behind, through all layers."""
    functie = _lichamen()[f"usecases.{module}", naam]
    assert _laat_iets_na(functie)
    assert _op_schrift(functie)


def test_only_storage_writes_in_the_archive() -> None:
    """No statement reaches the database but through a turn, which brings its row along.

    What others wrote comes with rows of their own, by way of the circle.
    """
    elders = {
        f.module
        for f in functies("signaal")
        for roep in f.roept()
        if naam_van(roep) == "_verbind" and "True" in ast.unparse(roep)
    }
    assert elders <= {"storage.archive", "storage.concepten", "storage.kringloop"}


#: Every way in which a window lets something out, and where the row for it is made.
UITGANGEN = {
    "widgets.recovery_code": "tells ``taken``: noteer_herstelcode records it",
    "widgets.printing": "asked for once noteer_afdruk put it on record",
    "widgets.ways_out": "opens a file that a use case wrote and put on record",
    "laptop": "habits of this laptop: window size, colours; nothing of the archive",
}
_UITGANGSWOORDEN = {
    "clipboard", "QPrinter", "QPrintDialog", "QPdfWriter", "print_", "openUrl", "write_text",
    "write_bytes", "startfile", "Popen",
}  # fmt: skip


def test_windows_let_nothing_out_by_a_door_that_is_not_on_this_list() -> None:
    gevonden = {
        f.module for f in functies("ui") for roep in f.roept() if naam_van(roep) in _UITGANGSWOORDEN
    }
    assert gevonden == set(UITGANGEN)
