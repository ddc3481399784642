"""Fixtures for every room: a real encrypted archive in a temporary folder, and no real keyring."""

import os
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from tests.builders import Archiefbouw, Klok

#: No windows on the screen of whoever runs the tests; set it to see them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Geheugenring(KeyringBackend):
    """A keyring in memory, so that no test touches the one of this machine."""

    priority = 1.0

    def __init__(self) -> None:
        self.inhoud: dict[tuple[str, str], str] = {}
        self.kapot = False

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept, or None."""
        self._hapert()
        return self.inhoud.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._hapert()
        self.inhoud[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._hapert()
        del self.inhoud[service, username]

    def _hapert(self) -> None:
        if self.kapot:
            raise RuntimeError("this keyring is broken")


@pytest.fixture(autouse=True)
def sleutelring() -> Iterator[Geheugenring]:
    """The keyring of every test."""
    oud, ring = keyring.get_keyring(), Geheugenring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(oud)


@pytest.fixture
def klok() -> Klok:
    """22 November 2026, 9 o'clock UTC, until a test moves it."""
    return Klok()


@pytest.fixture
def archiefbouw(tmp_path: Path, klok: Klok) -> Archiefbouw:
    """A place for one archive, nothing made yet."""
    return Archiefbouw(tmp_path / "landerd.signaal", klok)


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Archiefbouw:
    """A new archive of team Landerd, closed; to be copied, not to be opened."""
    bouw = Archiefbouw(tmp_path_factory.mktemp("voorbeeld") / "landerd.signaal")
    sluit(bouw.nieuw())
    return bouw


@pytest.fixture
def bureau(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Iterator[Bureau]:
    """The desk of a new archive of team Landerd; Anne (wijkverpleegkundige) works here."""
    bureau = archiefbouw.als(voorbeeld)
    yield bureau
    sluit(bureau)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt as the program starts it (ui.look.ARGUMENTS)."""
    return ["Signaal", "-style", "fusion"]
