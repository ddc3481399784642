"""Kernen keep the order in which they were named."""

from signaal.usecases.bureau import Bureau
from signaal.usecases.team import bewaar_kern, lees_team
from tests.builders import Archiefbouw


def test_kernen_stand_as_they_were_named_and_later_ones_last(
    bureau: Bureau, archiefbouw: Archiefbouw
) -> None:
    first = [kern.naam for kern in lees_team(bureau).kernen]
    assert first == ["Schaijk", "Zeeland", "Reek"]
    bewaar_kern(bureau, "Alphen")
    assert [kern.naam for kern in lees_team(bureau).kernen] == [*first, "Alphen"]
