"""Beginning, opening and closing an archive."""

from signaal.domain.model import Zoekvraag
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.signalen import Signaalinvoer, log_signaal, zoek_signalen
from signaal.usecases.team import lees_team
from tests.builders import Archiefbouw


def test_what_was_logged_is_there_the_next_morning(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.nieuw()
    signaal = log_signaal(bureau, Signaalinvoer("losse tegels bij de kerk", "Schaijk"))

    bureau = archiefbouw.heropen(bureau)

    assert zoek_signalen(bureau, Zoekvraag()) == [signaal]
    assert lees_team(bureau).mij.naam == "Anne"
    assert controleer(bureau).startswith("Het archief is in orde: 1 signaal en ")
    sluit(bureau)
