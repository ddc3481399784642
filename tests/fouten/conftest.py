"""Fixtures for faults: a filled archive to copy, and a seed that is printed."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from signaal.usecases.archief import sluit
from tests.builders import Archiefbouw
from tests.fouten.kring import Kringlaptop, drie_laptops
from tests.fouten.werkplaats import gevuld_voorbeeld


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Archiefbouw:
    """A closed archive with some planted signals; to be copied, not to be opened."""
    return gevuld_voorbeeld(tmp_path_factory.mktemp("gevuld"))


@pytest.fixture
def zaad() -> int:
    """A new seed every time; what fails tells it."""
    return secrets.randbelow(1_000_000)


@pytest.fixture
def drie(tmp_path: Path) -> Iterator[list[Kringlaptop]]:
    """Anne, Bram and Cleo; each has a copy of the folder of its own."""
    laptops = drie_laptops(tmp_path)
    yield laptops
    for laptop in laptops:
        sluit(laptop.bureau)
