"""1,000 acts of three laptops, in any order, with anything between their copies of the folder."""

import pytest

from tests.fouten.dosis import KLEIN
from tests.fouten.kring_machine import leef


@pytest.mark.zwaar
@pytest.mark.timeout(900)
def test_any_life_of_a_team_ends_with_everything_everywhere(zaad: int) -> None:
    leef(KLEIN.teams, zaad)
