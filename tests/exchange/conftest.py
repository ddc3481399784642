"""A shared folder, and a machine that is Windows where it holds on to files."""

from pathlib import Path

import pytest

from signaal.exchange.deelmap import SchijfMap
from signaal.vault import vervangen


@pytest.fixture
def gedeeld(tmp_path: Path) -> Path:
    pad = tmp_path / "Gedeeld"
    pad.mkdir()
    return pad


@pytest.fixture
def plek(gedeeld: Path) -> SchijfMap:
    return SchijfMap(gedeeld)


@pytest.fixture
def geslapen(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, on a machine that is Windows in this respect."""
    wachten: list[float] = []
    monkeypatch.setattr(vervangen, "_WINDOWS", True)
    monkeypatch.setattr("signaal.vault.vervangen.time.sleep", wachten.append)
    return wachten
