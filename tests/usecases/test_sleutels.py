"""Changing who gets in: the old passphrase is asked, one way in stays, and there is a way back."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from signaal.fouten import GebruikFout, SchrijfFout, VerkeerdWachtwoordFout
from signaal.usecases.archief import Herstelcode, Sleutelring, Wachtwoord, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.herstelblad import bewaar_herstelblad
from signaal.usecases.sleutels import (
    Toegang,
    huidige_herstelcode,
    lees_toegang,
    nieuwe_herstelcode,
    onthoud_op_deze_laptop,
    verwijder_herstelcode,
    wijzig_wachtwoord,
    zet_terug,
)
from signaal.vault.bos import bospad
from tests.builders import GOEDKOOP, WACHTWOORD, Archiefbouw
from tests.conftest import Geheugenring

NIEUW = "een heel andere zin"


def test_another_passphrase_and_back_again(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    was = wijzig_wachtwoord(bureau, WACHTWOORD, NIEUW, GOEDKOOP)
    assert was is not None
    sluit(bureau)
    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open()
    bureau = archiefbouw.open(Wachtwoord(NIEUW))

    zet_terug(bureau, was)

    gedaan = [r.handeling for r in bureau.archive.journaal.lees()]
    assert [g for g in gedaan if "wachtwoord" in g] == ["wachtwoord teruggezet", "nieuw wachtwoord"]
    sluit(bureau)
    sluit(archiefbouw.open())


def test_a_wrong_old_passphrase_changes_nothing(bureau: Bureau) -> None:
    voor = bospad(bureau.pad).read_bytes()

    with pytest.raises(VerkeerdWachtwoordFout, match="Je huidige wachtwoord past niet"):
        wijzig_wachtwoord(bureau, WACHTWOORD + ".", NIEUW, GOEDKOOP)
    assert bospad(bureau.pad).read_bytes() == voor


def test_an_empty_new_passphrase_is_refused(bureau: Bureau) -> None:
    with pytest.raises(GebruikFout):
        wijzig_wachtwoord(bureau, WACHTWOORD, "", GOEDKOOP)


def test_a_new_code_can_be_taken_back(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    bureau = archiefbouw.als(voorbeeld)
    was = huidige_herstelcode(bureau)
    assert was is not None
    nieuw = nieuwe_herstelcode(bureau)
    zet_terug(bureau, was)
    sluit(bureau)

    sluit(archiefbouw.open(Herstelcode(archiefbouw.code)))
    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open(Herstelcode(nieuw))


def test_what_opens_the_archive_is_told(bureau: Bureau) -> None:
    assert lees_toegang(bureau) == Toegang(wachtwoord=True, herstelcode=True, laptop=False)

    onthoud_op_deze_laptop(bureau, True)
    verwijder_herstelcode(bureau)

    assert lees_toegang(bureau) == Toegang(wachtwoord=True, herstelcode=False, laptop=True)


def test_the_page_says_the_code_and_nobodys_name(bureau: Bureau, tmp_path: Path) -> None:
    pad = tmp_path / "kluis" / "Herstelblad.pdf"
    pad.parent.mkdir()
    code = nieuwe_herstelcode(bureau)

    bewaar_herstelblad(bureau, code, pad)

    lezer = PdfReader(pad)
    tekst = lezer.pages[0].extract_text()
    assert len(lezer.pages) == 1
    assert lezer.metadata is not None
    assert lezer.metadata.title == "Herstelblad"
    assert all(groep in tekst for groep in code.split("-"))
    assert "niet bij de laptop" in tekst
    assert not any(naam in tekst for naam in ("Anne", "Landerd", "Schaijk"))
    with pikepdf.open(pad) as pdf:
        assert "/StructTreeRoot" in pdf.Root


def test_the_page_does_not_lie_beside_what_it_opens(bureau: Bureau) -> None:
    with pytest.raises(GebruikFout, match="niet naast het archief"):
        bewaar_herstelblad(bureau, "ABCD", bureau.pad.parent / "Herstelblad.pdf")
    with pytest.raises(GebruikFout, match="hoort bij jullie archief"):
        bewaar_herstelblad(bureau, "ABCD", bospad(bureau.pad))


def _vol(*_: object) -> None:
    raise OSError(28, "No space left on device")


def _geen_rij(*_: object) -> None:
    raise SchrijfFout("Je schijf is vol.")


#: Where the room runs out: the new bag, the row in the journal, the bag taking its place.
_PLEKKEN: dict[str, tuple[str, Callable[..., None]]] = {
    "bag": ("os.fsync", _vol),
    "journal": ("signaal.storage.schrijfbeurt.Schrijfbeurt.leg_vast", _geen_rij),
    "place": ("pathlib.Path.replace", _vol),
}
_DADEN: dict[str, Callable[[Bureau], object]] = {
    "passphrase": lambda b: wijzig_wachtwoord(b, WACHTWOORD, NIEUW, GOEDKOOP),
    "new code": nieuwe_herstelcode,
    "no code": verwijder_herstelcode,
    "remember": lambda b: onthoud_op_deze_laptop(b, True),
    "forget": lambda b: onthoud_op_deze_laptop(b, False),
}


@pytest.mark.parametrize("plek", _PLEKKEN)
@pytest.mark.parametrize("daad", _DADEN)
def test_what_cannot_be_kept_whole_changes_nothing(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, monkeypatch: pytest.MonkeyPatch,
    daad: str, plek: str,
) -> None:  # fmt: skip
    """The old ways in still open, the new ones do not, and the journal says so too."""
    bureau = archiefbouw.als(voorbeeld)
    onthoud_op_deze_laptop(bureau, True)
    voor, rijen = bospad(bureau.pad).read_bytes(), _gedaan(bureau)

    with monkeypatch.context() as storing:
        storing.setattr(*_PLEKKEN[plek])
        with pytest.raises(SchrijfFout):
            _DADEN[daad](bureau)

    assert bospad(bureau.pad).read_bytes() == voor
    nieuw = _gedaan(bureau)[: -len(rijen)]
    assert nieuw == [] or (plek == "place" and nieuw[0] == "toegang niet gewijzigd")
    sluit(bureau)
    assert [p.name for p in bureau.pad.parent.iterdir() if p.suffix == ".tmp"] == []
    for slot in (Wachtwoord(WACHTWOORD), Herstelcode(archiefbouw.code), Sleutelring()):
        sluit(archiefbouw.open(slot))
    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open(Wachtwoord(NIEUW))


def _gedaan(bureau: Bureau) -> list[str]:
    """What the journal says was done, newest first."""
    return [r.handeling for r in bureau.archive.journaal.lees(aantal=1000)]


def test_a_bag_that_cannot_be_written_leaves_nothing_in_an_empty_keyring(
    bureau: Bureau, sleutelring: Geheugenring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", _vol)
    with pytest.raises(SchrijfFout):
        onthoud_op_deze_laptop(bureau, True)
    assert sleutelring.inhoud == {}


def test_a_keyring_that_broke_changes_nothing_and_nothing_is_recorded(
    bureau: Bureau, sleutelring: Geheugenring
) -> None:
    onthoud_op_deze_laptop(bureau, True)
    voor, rijen = bospad(bureau.pad).read_bytes(), _gedaan(bureau)
    sleutelring.kapot = True
    assert not onthoud_op_deze_laptop(bureau, True)
    assert (bospad(bureau.pad).read_bytes(), _gedaan(bureau)) == (voor, rijen)


def test_what_opens_and_forgets_is_on_record_once(bureau: Bureau) -> None:
    rijen = _gedaan(bureau)
    onthoud_op_deze_laptop(bureau, False)
    assert _gedaan(bureau) == rijen
    onthoud_op_deze_laptop(bureau, True)
    onthoud_op_deze_laptop(bureau, False)
    assert _gedaan(bureau)[:2] == ["laptop vergeet", "laptop onthoudt"]
