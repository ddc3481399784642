"""Another key: everything is there, the old key opens nothing, and it may fall out anywhere."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from signaal.domain.model import Zoekvraag
from signaal.fouten import (
    ArchiefKapotFout,
    GestoptFout,
    InGebruikFout,
    SchrijfFout,
    VerkeerdWachtwoordFout,
)
from signaal.storage.archive import Archive
from signaal.usecases.archief import Herstelcode, Sleutelring, controleer, sluit
from signaal.usecases.brieven import neem_brieven_in, schrijf_brief
from signaal.usecases.bureau import Bureau
from signaal.usecases.hersleutelen import hersleutel
from signaal.usecases.signalen import Signaalinvoer, log_signaal, zoek_signalen
from signaal.usecases.sleutels import (
    huidige_herstelcode,
    lees_toegang,
    nieuwe_herstelcode,
    onthoud_op_deze_laptop,
    zet_terug,
)
from signaal.vault.bos import bospad
from tests.builders import GOEDKOOP, NU, VANDAAG, WACHTWOORD, Archiefbouw, rauwe_bytes, vul

#: Every moment at which hersleutel tells what it just did, in order.
STAPPEN = ("kopie", "sleutelbos", "nagekeken", "dicht", "gewisseld", "herstelcode")


@pytest.fixture
def gevuld(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Iterator[Bureau]:
    """An archive with signals; closed at the end, whoever has it by then."""
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 60)
    yield bureau
    bureau.archive.close()


def anders(bureau: Bureau) -> tuple[Bureau, str]:
    return hersleutel(bureau, WACHTWOORD, GOEDKOOP)


def naast(pad: Path) -> set[str]:
    """What lies in the folder of an archive, without the lock that is always there."""
    return {p.name.removeprefix(pad.name) for p in pad.parent.iterdir()} - {".slot", ".reserve"}


def test_everything_is_there_under_another_key(gevuld: Bureau, archiefbouw: Archiefbouw) -> None:
    oud = gevuld.archive.sleutel
    signalen = zoek_signalen(gevuld, Zoekvraag())
    onthoud_op_deze_laptop(gevuld, True)
    gemeten: list[tuple[int, int]] = []

    fris, code = hersleutel(
        gevuld, WACHTWOORD, GOEDKOOP, voortgang=lambda a, b: gemeten.append((a, b))
    )

    assert fris.archive.sleutel != oud
    assert zoek_signalen(fris, Zoekvraag()) == signalen
    assert controleer(fris).startswith("Het archief is in orde: 60 signalen")
    assert "archief hersleuteld" in [r.handeling for r in fris.archive.journaal.lees()]
    log_signaal(fris, Signaalinvoer("daarna", "reek"))
    sluit(fris)
    assert gemeten
    assert all(0 <= gedaan <= totaal for gedaan, totaal in gemeten)
    assert naast(archiefbouw.pad) == {"", ".sleutels"}
    with pytest.raises(ArchiefKapotFout):
        Archive.open(archiefbouw.pad, oud, NU)
    for slot in (None, Herstelcode(code), Sleutelring()):
        sluit(archiefbouw.open(slot))
    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open(Herstelcode(archiefbouw.code))


def test_letters_from_before_still_come_in(gevuld: Bureau) -> None:
    schrijf_brief(gevuld.pad, "geschreven onder de oude sleutel", "", NU, VANDAAG)
    fris, _ = anders(gevuld)
    schrijf_brief(fris.pad, "geschreven onder de nieuwe", "", NU, VANDAAG)
    gevonden = neem_brieven_in(fris)
    assert (len(gevonden.signalen), gevonden.let_op) == (2, ())
    sluit(fris)


def test_nothing_of_it_is_ever_readable(gevuld: Bureau) -> None:
    log_signaal(gevuld, Signaalinvoer("een heel herkenbare zin", "reek"))
    gezien: list[bytes] = []
    fris, _ = hersleutel(
        gevuld, WACHTWOORD, GOEDKOOP, stap=lambda _: gezien.append(rauwe_bytes(gevuld.pad.parent))
    )
    sluit(fris)
    assert len(gezien) == len(STAPPEN)
    assert not any(b"herkenbare" in inhoud for inhoud in gezien)
    assert not any(fris.archive.sleutel.database.hex().encode() in inhoud for inhoud in gezien)


def test_a_wrong_passphrase_changes_nothing(gevuld: Bureau) -> None:
    voor = bospad(gevuld.pad).read_bytes()
    with pytest.raises(VerkeerdWachtwoordFout):
        hersleutel(gevuld, WACHTWOORD + "x", GOEDKOOP)
    assert bospad(gevuld.pad).read_bytes() == voor
    assert gevuld.archive.is_open


def test_stopped_half_way_it_is_as_it_was(gevuld: Bureau, archiefbouw: Archiefbouw) -> None:
    oud = gevuld.archive.sleutel
    with pytest.raises(GestoptFout):
        hersleutel(gevuld, WACHTWOORD, GOEDKOOP, stop=lambda: True)
    assert gevuld.archive.is_open
    log_signaal(gevuld, Signaalinvoer("gaat gewoon door", "reek"))
    sluit(gevuld)
    assert naast(archiefbouw.pad) == {"", ".sleutels"}
    Archive.open(archiefbouw.pad, oud, NU).close()


def test_stopped_at_the_last_moment_too(gevuld: Bureau, archiefbouw: Archiefbouw) -> None:
    stappen: list[str] = []
    with pytest.raises(GestoptFout):
        hersleutel(
            gevuld,
            WACHTWOORD,
            GOEDKOOP,
            stop=lambda: "nagekeken" in stappen,
            stap=stappen.append,
        )
    assert gevuld.archive.is_open
    sluit(gevuld)
    sluit(archiefbouw.open(Herstelcode(archiefbouw.code)))


@pytest.mark.parametrize("moment", ["kopie", "sleutelbos", "nagekeken"])
def test_what_was_written_in_between_is_not_lost(
    gevuld: Bureau, archiefbouw: Archiefbouw, moment: str
) -> None:
    """Also in the moment between the copy and the first look at it."""

    def schrijf_tussendoor(stap: str) -> None:
        if stap == moment:
            log_signaal(gevuld, Signaalinvoer("net nog gezegd", "reek"))

    with pytest.raises(InGebruikFout, match="de sleutel is nog de oude"):
        hersleutel(gevuld, WACHTWOORD, GOEDKOOP, stap=schrijf_tussendoor)
    bureau = archiefbouw.open()
    assert len(zoek_signalen(bureau, Zoekvraag())) == 61
    sluit(bureau)
    sluit(archiefbouw.open(Herstelcode(archiefbouw.code)))
    assert naast(archiefbouw.pad) == {"", ".sleutels"}


def test_nobody_comes_in_between_closing_and_the_new_key(gevuld: Bureau) -> None:
    geprobeerd: list[str] = []

    def kom_binnen(stap: str) -> None:
        if stap == "dicht":
            with pytest.raises(InGebruikFout):
                Archive.open(gevuld.pad, gevuld.archive.sleutel, NU, wacht_s=0.1)
            geprobeerd.append(stap)

    fris, _ = hersleutel(gevuld, WACHTWOORD, GOEDKOOP, stap=kom_binnen)
    assert geprobeerd == ["dicht"]
    sluit(fris)


def test_a_code_that_cannot_be_made_is_said_with_what_is_true_then(
    gevuld: Bureau, archiefbouw: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is new by then: 'what stood there is still good' would be untrue."""
    oud, echt, stappen = gevuld.archive.sleutel, Path.replace, list[str]()

    def weiger(self: Path, target: Path) -> Path:
        if "gewisseld" in stappen and target == bospad(gevuld.pad):
            raise OSError(28, "No space left on device")
        return echt(self, target)

    with monkeypatch.context() as m:
        m.setattr(Path, "replace", weiger)
        with pytest.raises(SchrijfFout, match="je oude herstelblad werkt niet meer") as fout:
            hersleutel(gevuld, WACHTWOORD, GOEDKOOP, stap=stappen.append)

    assert "heeft een nieuwe sleutel" in fout.value.bericht
    assert "nog goed" not in fout.value.bericht
    bureau = archiefbouw.open()
    assert bureau.archive.sleutel != oud
    assert len(zoek_signalen(bureau, Zoekvraag())) == 60
    assert not lees_toegang(bureau).herstelcode
    code = nieuwe_herstelcode(bureau)
    sluit(bureau)
    sluit(archiefbouw.open(Herstelcode(code)))


def test_an_archive_that_does_not_open_again_is_said_with_what_is_true_then(
    gevuld: Bureau, archiefbouw: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bezet(*_: object, **__: object) -> Bureau:
        raise InGebruikFout("Dit archief is al open in een ander venster. Er is niets veranderd.")

    with monkeypatch.context() as m:
        m.setattr("signaal.usecases.hersleutelen.open_met_sleutel", bezet)
        with pytest.raises(SchrijfFout, match="je oude herstelblad werkt niet meer"):
            anders(gevuld)
    sluit(archiefbouw.open())


def test_a_laptop_that_cannot_remember_keeps_nobody_from_the_new_code(
    gevuld: Bureau, archiefbouw: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> bool:
        raise SchrijfFout("vol")

    onthoud_op_deze_laptop(gevuld, True)
    monkeypatch.setattr("signaal.usecases.hersleutelen.onthoud_op_deze_laptop", vol)
    fris, code = anders(gevuld)
    sluit(fris)
    sluit(archiefbouw.open(Herstelcode(code)))


def test_no_room_is_said_and_the_old_key_stays(
    gevuld: Bureau, archiefbouw: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> None:
        raise SchrijfFout("vol")

    with monkeypatch.context() as m:
        m.setattr("signaal.vault.hersleuteld.schrijf_bos", vol)
        with pytest.raises(SchrijfFout):
            anders(gevuld)
    assert gevuld.archive.is_open
    sluit(gevuld)
    assert naast(archiefbouw.pad) == {"", ".sleutels"}
    sluit(archiefbouw.open())


def test_a_swap_that_fails_is_finished_at_the_next_opening(
    gevuld: Bureau, archiefbouw: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the files moved, then the disk refuses: nothing may be cleaned away."""
    echt = Path.replace
    teller = iter(range(100))

    def weiger(self: Path, target: Path) -> Path:
        if ".nieuw-" in self.name and ".nieuw-" not in target.name and next(teller) == 1:
            raise OSError(5, "Input/output error")
        return echt(self, target)

    with monkeypatch.context() as m:
        m.setattr(Path, "replace", weiger)
        with pytest.raises(SchrijfFout, match="maak een nieuwe herstelcode"):
            anders(gevuld)

    bureau = archiefbouw.open()
    assert len(zoek_signalen(bureau, Zoekvraag())) == 60
    assert not lees_toegang(bureau).herstelcode
    controleer(bureau)
    sluit(bureau)


def test_an_old_sheet_cannot_be_brought_back_after_it(gevuld: Bureau) -> None:
    was = huidige_herstelcode(gevuld)
    assert was is not None
    fris, _ = anders(gevuld)
    with pytest.raises(Exception, match="niet meer ongedaan"):
        zet_terug(fris, was)
    sluit(fris)


_STERF = """
import os, signal, sys
from pathlib import Path
import keyring
from tests.conftest import Geheugenring
keyring.set_keyring(Geheugenring())
from signaal.vault.bos import bospad
from tests.builders import GOEDKOOP, WACHTWOORD, Archiefbouw
from signaal.usecases.hersleutelen import hersleutel
tegen = sys.argv[2]
def sterf(*_):
    os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
def stap(naam):
    if naam == tegen:
        sterf()
if tegen.startswith("verplaatsing"):
    nog, echt = int(tegen[-1]), Path.replace
    def replace(self, target):
        global nog
        if ".sleutels.tmp" not in self.name and "dicht" in gezien:
            nog -= 1
            if nog < 0:
                sterf()
        return echt(self, target)
    Path.replace = replace
gezien = []
def kijk(naam):
    gezien.append(naam)
    stap(naam)
hersleutel(Archiefbouw(Path(sys.argv[1])).open(), WACHTWOORD, GOEDKOOP, stap=kijk)
print("klaar")
"""


@pytest.mark.parametrize("moment", [*STAPPEN, *(f"verplaatsing{n}" for n in range(5))])
def test_killed_anywhere_it_opens_with_the_old_key_or_the_new_one(
    gevuld: Bureau, archiefbouw: Archiefbouw, moment: str
) -> None:
    oud = gevuld.archive.sleutel
    sluit(gevuld)

    klaar = subprocess.run(
        [sys.executable, "-c", _STERF, str(archiefbouw.pad), moment],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert "klaar" not in klaar.stdout, "nothing fell out: this moment does not exist"
    assert "Traceback" not in klaar.stderr
    bureau = archiefbouw.open()
    assert len(zoek_signalen(bureau, Zoekvraag())) == 60
    controleer(bureau)
    nieuw = bureau.archive.sleutel != oud
    assert nieuw == (moment in {"gewisseld", "herstelcode"} or moment[-1] in "1234")
    assert lees_toegang(bureau).herstelcode == (not nieuw or moment == "herstelcode")
    sluit(bureau)
    if not nieuw:
        sluit(archiefbouw.open(Herstelcode(archiefbouw.code)))
    bureau = archiefbouw.open()
    fris, code = anders(bureau)
    sluit(fris)
    sluit(archiefbouw.open(Herstelcode(code)))
    assert naast(archiefbouw.pad) <= {"", ".sleutels"}
