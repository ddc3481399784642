"""The source of the program as syntax, for tests that hold a rule against every line of it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True)
class Functie:
    """One function or method of the program; ``module`` without its package."""

    module: str
    naam: str
    knoop: ast.FunctionDef

    def roept(self) -> Iterator[ast.Call]:
        """Every call in it, those of functions inside it included."""
        return (k for k in ast.walk(self.knoop) if isinstance(k, ast.Call))


@cache
def functies(pakket: str) -> tuple[Functie, ...]:
    """All functions and methods of every module of ``pakket``."""
    map_ = Path(str(files(pakket)))
    return tuple(
        Functie(_module(map_, pad), knoop.name, knoop)
        for pad in sorted(map_.rglob("*.py"))
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.FunctionDef)
    )


def naam_van(roep: ast.Call) -> str:
    """The last word of what is called."""
    match roep.func:
        case ast.Name(id=naam) | ast.Attribute(attr=naam):
            return naam
    return ""


def _module(map_: Path, pad: Path) -> str:
    return ".".join(pad.relative_to(map_).with_suffix("").parts)
