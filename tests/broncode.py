"""The source of the program as syntax, for tests that hold a rule against every line of it."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True)
class Functie:
    """One function or method; ``module`` without its package, ``los`` when it is no method."""

    module: str
    naam: str
    knoop: ast.FunctionDef
    los: bool

    def roept(self) -> Iterator[ast.Call]:
        """Every call in it, those of functions inside it included."""
        return (k for k in ast.walk(self.knoop) if isinstance(k, ast.Call))


@cache
def functies(pakket: str) -> tuple[Functie, ...]:
    """All functions and methods of every module of ``pakket``."""
    return tuple(
        Functie(module, knoop.name, knoop, knoop in boom.body)
        for module, boom in _bomen(pakket).items()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.FunctionDef)
    )


def ingevoerd(pakket: str, knoop: ast.AST) -> Mapping[str, str]:
    """What is imported from ``pakket`` right here: the name, and the dotted name it stands for."""
    gevonden: dict[str, str] = {}
    for deel in ast.iter_child_nodes(knoop):
        match deel:
            case ast.ImportFrom(module=str() as van, names=namen) if van.startswith(pakket):
                onder = van.removeprefix(pakket).lstrip(".")
                gevonden |= {n.asname or n.name: f"{onder}.{n.name}".lstrip(".") for n in namen}
    return gevonden


@cache
def module_namen(pakket: str, module: str, van: str = "") -> Mapping[str, str]:
    """What a module imports at its top from package ``van``, or from its own."""
    return ingevoerd(van or pakket, _bomen(pakket)[module])


def modules(pakket: str) -> frozenset[str]:
    """The names of all modules, without their package."""
    return frozenset(_bomen(pakket))


def naam_van(roep: ast.Call) -> str:
    """The last word of what is called."""
    match roep.func:
        case ast.Name(id=naam) | ast.Attribute(attr=naam):
            return naam
    return ""


@cache
def _bomen(pakket: str) -> Mapping[str, ast.Module]:
    map_ = Path(str(files(pakket)))
    return {
        ".".join(pad.relative_to(map_).with_suffix("").parts): ast.parse(
            pad.read_text(encoding="utf-8")
        )
        for pad in sorted(map_.rglob("*.py"))
    }
