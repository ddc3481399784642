"""One guard and one suggester for all tests of this room: loading them is what costs."""

import pytest

from signaal.text.privacy import Naamlijsten, Privacywacht
from signaal.text.themas import Themavoorsteller, laad_startthemas


@pytest.fixture(scope="session")
def lijsten() -> Naamlijsten:
    return Naamlijsten()


@pytest.fixture(scope="session")
def wacht(lijsten: Naamlijsten) -> Privacywacht:
    return Privacywacht(["Schaijk", "Zeeland", "Reek", "Oventje"], lijsten)


@pytest.fixture
def voorsteller() -> Themavoorsteller:
    return Themavoorsteller(laad_startthemas())
