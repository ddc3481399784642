"""Beginning, opening, losing the passphrase and closing an archive."""

import subprocess
import sys
from dataclasses import replace

import pytest

from signaal.domain.model import Discipline, Zoekvraag
from signaal.fouten import GebruikFout, PersoonsgegevenFout, VerkeerdWachtwoordFout
from signaal.usecases.archief import Herstelcode, Sleutelring, Wachtwoord, controleer, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam
from signaal.usecases.signalen import Signaalinvoer, log_signaal, zoek_signalen
from signaal.usecases.sleutels import (
    nieuw_wachtwoord,
    nieuwe_herstelcode,
    onthoud_op_deze_laptop,
    wordt_onthouden,
)
from signaal.usecases.team import lees_team
from tests.builders import GOEDKOOP, LANDERD, Archiefbouw


def test_what_was_logged_is_there_the_next_morning(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.nieuw()
    signaal = log_signaal(bureau, Signaalinvoer("losse tegels bij de kerk", "Schaijk"))

    bureau = archiefbouw.heropen(bureau)

    assert zoek_signalen(bureau, Zoekvraag()) == [signaal]
    assert lees_team(bureau).mij.naam == "Anne"
    assert controleer(bureau).startswith("Het archief is in orde: 1 signaal en ")
    sluit(bureau)


def test_lost_passphrase_in_with_the_code_and_everything_is_there(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    signaal = log_signaal(bureau, Signaalinvoer("losse tegels bij de kerk", "Schaijk"))
    sluit(bureau)

    bureau = archiefbouw.open(Herstelcode(archiefbouw.code.lower()))
    nieuw_wachtwoord(bureau, "nu wel onthouden", GOEDKOOP)
    sluit(bureau)

    bureau = archiefbouw.open(Wachtwoord("nu wel onthouden"))
    assert zoek_signalen(bureau, Zoekvraag()) == [signaal]
    assert "nieuw wachtwoord" in [r.handeling for r in bureau.archive.journaal.lees()]
    sluit(bureau)
    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open()


def test_a_new_code_replaces_the_old_sheet(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    nieuw = nieuwe_herstelcode(bureau)
    sluit(bureau)

    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open(Herstelcode(archiefbouw.code))
    sluit(archiefbouw.open(Herstelcode(nieuw)))


def test_this_laptop_remembers_until_told_otherwise(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    assert not wordt_onthouden(archiefbouw.pad)
    bureau = archiefbouw.als(voorbeeld)
    assert onthoud_op_deze_laptop(bureau, True)
    sluit(bureau)
    assert wordt_onthouden(archiefbouw.pad)

    bureau = archiefbouw.open(Sleutelring())
    assert not onthoud_op_deze_laptop(bureau, False)
    assert not wordt_onthouden(archiefbouw.pad)
    sluit(bureau)


ONBRUIKBAAR: dict[str, NieuwTeam] = {
    "no kern": replace(LANDERD, kernen=()),
    "no lid": replace(LANDERD, leden=()),
    "empty name": replace(LANDERD, naam="  "),
    "kern twice": replace(LANDERD, kernen=("Reek", "reek ")),
    "hamlet nowhere": replace(LANDERD, buurtschappen=(("Oventje", "Herpen"),)),
    "too long": replace(LANDERD, naam="x" * 201),
    "personal": replace(LANDERD, leden=(("bsn 999990019", Discipline.SOCIAAL_WERKER),)),
}


@pytest.mark.parametrize("soort", ONBRUIKBAAR)
def test_a_team_that_cannot_be_is_refused_before_a_file_exists(
    archiefbouw: Archiefbouw, soort: str
) -> None:
    with pytest.raises(GebruikFout) as fout:
        archiefbouw.nieuw(ONBRUIKBAAR[soort])

    assert isinstance(fout.value, PersoonsgegevenFout) == (soort == "personal")
    assert list(archiefbouw.pad.parent.iterdir()) == []


def test_opening_and_logging_load_nothing_heavy(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    klaar = subprocess.run(
        [sys.executable, "-c", _OPEN_EN_LOG, str(archiefbouw.pad), archiefbouw.code],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert klaar.stdout.split() == ["gelogd"]


_OPEN_EN_LOG = """
import sys
from pathlib import Path
from signaal.usecases.archief import Herstelcode, open_archief, sluit
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.team import lees_team
from tests.builders import Klok

klok = Klok()
bureau = open_archief(Path(sys.argv[1]), Herstelcode(sys.argv[2]), klok.nu, klok.vandaag)
log_signaal(bureau, Signaalinvoer("losse tegels", "reek"))
lees_team(bureau)
sluit(bureau)
print("gelogd", *{"alembic", "numpy", "reportlab", "openpyxl", "PySide6"} & sys.modules.keys())
"""


def test_the_check_names_what_it_read(bureau: Bureau) -> None:
    log_signaal(bureau, Signaalinvoer("losse tegels", "reek"))
    log_signaal(bureau, Signaalinvoer("losse stoep", "reek"))

    zin = controleer(bureau)

    assert zin.startswith("Het archief is in orde: 2 signalen en ")
    assert zin.endswith(" journaalregels nagekeken.")
