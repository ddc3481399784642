"""What a shared folder meets, on a machine that need not be Windows."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from signaal.exchange.deelmap import SchijfMap

NAAM = "v1/w/laptop/1-1-0123456789ab.vsg"


class WindowsFout(PermissionError):
    """As Python on Windows raises it: with a number of Windows."""

    def __init__(self, winerror: int, nummer: int = errno.EACCES) -> None:
        super().__init__(nummer, "refused")
        self.winerror = winerror


def weiger(monkeypatch: pytest.MonkeyPatch, wat: str, fouten: list[OSError]) -> None:
    """Let this method of Path fail with these, one by one, and then work again."""
    echt: Callable[..., object] = getattr(Path, wat)

    def methode(self: Path, *args: object, **kwargs: object) -> object:
        if fouten:
            raise fouten.pop(0)
        return echt(self, *args, **kwargs)

    monkeypatch.setattr(Path, wat, methode)


def namen(plek: SchijfMap) -> list[str]:
    return [gevonden.naam for gevonden in plek.lijst()]
