"""Who waits for the lock while another process gives the archive a new key is not left behind.

With real processes: what was read before the lock may be of yesterday once the lock is there.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from signaal.domain.model import Zoekvraag
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.signalen import zoek_signalen
from tests.builders import Archiefbouw, vul

WORTEL = Path(__file__).parents[2]
#: Gives the archive another key; waits for a sign before it closes, and may die behind its note.
_SLEUTELT = """
import os, signal, sys
from pathlib import Path
import keyring
from tests.conftest import Geheugenring
keyring.set_keyring(Geheugenring())
from signaal.usecases.archief import sluit
from signaal.usecases.hersleutelen import hersleutel
from tests.builders import GOEDKOOP, WACHTWOORD, Archiefbouw
sterft = sys.argv[2] == "sterft"
echt = Path.replace
def replace(self, target):
    klaar = echt(self, target)
    if sterft and str(target).endswith(".wissel"):
        os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    return klaar
Path.replace = replace
def stap(naam):
    if naam == "nagekeken":
        print(naam, flush=True)
        sys.stdin.readline()
fris, _ = hersleutel(Archiefbouw(Path(sys.argv[1])).open(), WACHTWOORD, GOEDKOOP, stap=stap)
sluit(fris)
print("klaar", flush=True)
"""
#: The command line in a process of its own; says when it is about to wait for the lock.
_LOGT = """
import json, sys
import keyring
from tests.conftest import Geheugenring
keyring.set_keyring(Geheugenring())
from sqlcipher3 import dbapi2
from tests.roeper import roep
echt = dbapi2.connect
def connect(plek, *args, **kwargs):
    if str(plek).endswith(".slot"):
        print("voor de deur", flush=True)
    return echt(plek, *args, **kwargs)
dbapi2.connect = connect
antwoord = roep("log", "--archief", sys.argv[1], "--kern", "Reek", "geschreven na het wachten")
print(json.dumps([antwoord.status, antwoord.uit, antwoord.fout]), flush=True)
"""


@pytest.fixture
def dicht(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Archiefbouw:
    """A closed archive with signals."""
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 20)
    sluit(bureau)
    return archiefbouw


def proces(script: str, *woorden: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *woorden],
        cwd=WORTEL,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("hoe", ["sterft", "blijft heel"])
def test_what_is_logged_after_waiting_for_another_key_is_there(
    dicht: Archiefbouw, hoe: str
) -> None:
    with proces(_SLEUTELT, str(dicht.pad), hoe) as sleutelt:
        assert sleutelt.stdin is not None
        assert sleutelt.stdout is not None
        assert sleutelt.stdout.readline() == "nagekeken\n"
        with proces(_LOGT, str(dicht.pad)) as logt:
            assert logt.stdout is not None
            assert logt.stdout.readline() == "voor de deur\n"
            sleutelt.stdin.write("\n")
            sleutelt.stdin.flush()
            gezegd, fout = logt.communicate(timeout=60)
        uit, _ = sleutelt.communicate(timeout=60)

    assert ("klaar" in uit) == (hoe != "sterft")
    assert fout == ""
    status, id_, fout = json.loads(gezegd.splitlines()[-1])
    assert (status, fout) == (0, "")
    bureau = dicht.open()
    signalen = zoek_signalen(bureau, Zoekvraag())
    assert len(signalen) == 21
    assert id_.strip() in {str(signaal.id) for signaal in signalen}
    controleer(bureau)
    sluit(bureau)
    assert not list(dicht.pad.parent.glob("*.wissel*"))
