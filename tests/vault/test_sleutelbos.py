"""The key bag: six ways to fail told apart, three ways to get in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from argon2.exceptions import HashingError
from hypothesis import given, settings
from hypothesis import strategies as st

from signaal import vault
from signaal.fouten import (
    ArchiefFout,
    GebruikFout,
    GeheugenFout,
    NieuwereVersieFout,
    SchrijfFout,
    SignaalFout,
    SleutelbosDichtFout,
    SleutelbosKapotFout,
    SleutelbosWegFout,
    VerkeerdWachtwoordFout,
)
from signaal.vault import bos as bosbestand
from signaal.vault.bos import bospad
from signaal.vault.herstelcode import lees_code, maak_code
from tests.builders import GOEDKOOP
from tests.conftest import Geheugenring

WACHTWOORD = "éen zin die niemand raadt"


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "team.signaal"


def maak(pad: Path) -> tuple[vault.Sleutel, str]:
    return vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)


def herschrijf(pad: Path, **velden: Any) -> None:
    """A bag with other fields and a checksum that fits."""
    bosbestand.schrijf_bos(pad, bosbestand.lees_bos(pad) | velden)


def test_passphrase_opens(pad: Path) -> None:
    sleutel, _ = maak(pad)

    assert len(sleutel.database) == 32
    assert vault.open_met_wachtwoord(pad, WACHTWOORD) == sleutel


def test_accent_typed_as_two_characters_is_the_same_passphrase(pad: Path) -> None:
    sleutel, _ = maak(pad)

    assert vault.open_met_wachtwoord(pad, WACHTWOORD.replace("é", "e\u0301")) == sleutel


def test_default_costs_are_those_of_the_design(pad: Path) -> None:
    vault.maak_sleutelbos(pad, WACHTWOORD)

    kosten = json.loads(bospad(pad).read_text())["sleuven"]["wachtwoord"]["kosten"]
    assert kosten == {"geheugen_kib": 65536, "rondes": 3, "banen": 4}


@pytest.mark.parametrize("mis", ["", "een zin", WACHTWOORD + " ", WACHTWOORD[:-1], "\ud800", "🙂"])
def test_wrong_passphrase_is_told_apart_from_damage(pad: Path, mis: str) -> None:
    maak(pad)
    voor = bospad(pad).read_bytes()

    with pytest.raises(VerkeerdWachtwoordFout, match="wachtwoord past niet"):
        vault.open_met_wachtwoord(pad, mis)
    assert bospad(pad).read_bytes() == voor


def test_empty_passphrase_is_refused(pad: Path) -> None:
    with pytest.raises(GebruikFout):
        vault.maak_sleutelbos(pad, "", GOEDKOOP)
    assert not bospad(pad).exists()


def test_recovery_code_opens_however_it_is_typed(pad: Path) -> None:
    sleutel, code = maak(pad)

    assert [len(groep) for groep in code.split("-")] == [4] * 8
    for getypt in (code, code.lower(), code.replace("-", " "), f"  {code}\n"):
        assert vault.open_met_herstelcode(pad, getypt) == sleutel
    letters = code.replace("0", "o").replace("1", "l")
    assert vault.open_met_herstelcode(pad, letters) == sleutel


def test_code_of_another_archive_is_not_a_typing_error(pad: Path) -> None:
    maak(pad)
    _, andere = maak_code()

    with pytest.raises(VerkeerdWachtwoordFout, match="past niet bij dit archief"):
        vault.open_met_herstelcode(pad, andere)


def test_typing_errors_in_a_code_are_seen() -> None:
    geheim, code = maak_code()
    vlak = code.replace("-", "")
    assert lees_code(vlak) == geheim
    for plaats, teken in enumerate(vlak):
        mis = [vlak[:plaats] + ander + vlak[plaats + 1 :] for ander in "0189XYZ" if ander != teken]
        if vlak[plaats : plaats + 1] != vlak[plaats + 1 : plaats + 2]:
            mis.append(vlak[:plaats] + vlak[plaats + 1 : plaats + 2] + teken + vlak[plaats + 2 :])
        for getypt in mis:
            if getypt != vlak:
                with pytest.raises(VerkeerdWachtwoordFout, match="tikfout"):
                    lees_code(getypt)


@pytest.mark.parametrize("mis", ["", "-", "ABCD", "é" * 32, "U" * 32, "0" * 31])
def test_what_is_no_code_is_a_typing_error(mis: str) -> None:
    with pytest.raises(VerkeerdWachtwoordFout, match="tikfout"):
        lees_code(mis)


def test_new_passphrase_replaces_the_old_one_only(pad: Path) -> None:
    sleutel, code = maak(pad)

    vault.zet_wachtwoord(pad, sleutel, "iets nieuws", GOEDKOOP)

    assert vault.open_met_wachtwoord(pad, "iets nieuws") == sleutel
    assert vault.open_met_herstelcode(pad, code) == sleutel
    with pytest.raises(VerkeerdWachtwoordFout):
        vault.open_met_wachtwoord(pad, WACHTWOORD)


def test_new_recovery_code_makes_the_old_sheet_useless(pad: Path) -> None:
    sleutel, oud = maak(pad)

    nieuw = vault.nieuwe_herstelcode(pad, sleutel)

    assert vault.open_met_herstelcode(pad, nieuw) == sleutel
    with pytest.raises(VerkeerdWachtwoordFout):
        vault.open_met_herstelcode(pad, oud)


def test_keyring_opens_until_it_forgets(pad: Path, sleutelring: Geheugenring) -> None:
    sleutel, _ = maak(pad)
    assert vault.open_met_sleutelring(pad) is None

    assert vault.onthoud(pad, sleutel)
    assert vault.wordt_onthouden(pad)
    assert vault.open_met_sleutelring(pad) == sleutel
    assert sleutel.database.hex() not in sleutelring.inhoud.values()

    vault.vergeet(pad)
    assert not vault.wordt_onthouden(pad)
    assert vault.open_met_sleutelring(pad) is None
    assert sleutelring.inhoud == {}


def test_broken_keyring_never_stops_the_program(pad: Path, sleutelring: Geheugenring) -> None:
    sleutel, _ = maak(pad)
    assert vault.onthoud(pad, sleutel)
    sleutelring.kapot = True

    assert vault.open_met_sleutelring(pad) is None
    assert not vault.onthoud(pad, sleutel)
    vault.vergeet(pad)


@pytest.mark.parametrize("onzin", ["", "geen hex", "00" * 32])
def test_nonsense_from_the_keyring_is_no_key(
    pad: Path, sleutelring: Geheugenring, onzin: str
) -> None:
    sleutel, _ = maak(pad)
    vault.onthoud(pad, sleutel)
    sleutelring.inhoud = dict.fromkeys(sleutelring.inhoud, onzin)

    assert vault.open_met_sleutelring(pad) is None


def test_missing_bag(pad: Path) -> None:
    manieren: list[Callable[[], object]] = [
        lambda: vault.open_met_wachtwoord(pad, WACHTWOORD),
        lambda: vault.open_met_herstelcode(pad, "x"),
        lambda: vault.open_met_sleutelring(pad),
    ]
    for open_zo in manieren:
        with pytest.raises(SleutelbosWegFout, match="ontbreekt"):
            open_zo()


def test_every_flipped_bit_of_a_bag_is_seen(pad: Path) -> None:
    maak(pad)
    goed = bospad(pad).read_bytes()
    for plaats in range(len(goed)):
        stuk = bytearray(goed)
        stuk[plaats] ^= 1
        bospad(pad).write_bytes(stuk)
        try:
            gelezen = bosbestand.lees_bos(pad)
        except SleutelbosKapotFout:
            continue
        # white space between the fields may change; nothing that is meant may
        assert gelezen == json.loads(goed)


@settings(max_examples=60)
@given(rest=st.binary(max_size=60), lengte=st.integers(0, 900))
def test_any_rubbish_is_a_damaged_bag(
    tmp_path_factory: pytest.TempPathFactory, rest: bytes, lengte: int
) -> None:
    pad = tmp_path_factory.mktemp("bos") / "team.signaal"
    maak(pad)
    bospad(pad).write_bytes(bospad(pad).read_bytes()[:lengte] + b"\x00" + rest)

    with pytest.raises(SleutelbosKapotFout, match="beschadigd"):
        vault.open_met_wachtwoord(pad, WACHTWOORD)


def test_newer_bag_is_refused(pad: Path) -> None:
    maak(pad)
    herschrijf(pad, versie=bosbestand.VERSIE + 1)

    with pytest.raises(NieuwereVersieFout, match="nieuwere versie"):
        vault.open_met_wachtwoord(pad, WACHTWOORD)


def _in_sleuf(naam: str, **velden: Any) -> Callable[[dict[str, Any]], object]:
    return lambda bos: bos["sleuven"][naam].update(velden)


def _kosten(**velden: Any) -> Callable[[dict[str, Any]], object]:
    return lambda bos: bos["sleuven"]["wachtwoord"]["kosten"].update(velden)


def _zet(**velden: Any) -> Callable[[dict[str, Any]], object]:
    return lambda bos: bos.update(velden)


_KOP = {"seq": 3, "hash": "00" * 32, "teken": "00" * 32}


@pytest.mark.parametrize(
    "verknoei",
    [
        _zet(versie="1"),
        _zet(versie=True),
        _zet(versie=0),
        _zet(versie=None),
        _zet(archief=7),
        _zet(archief=""),
        _zet(archief="zz" * 16),
        lambda bos: bos.pop("archief"),
        lambda bos: bos.pop("sleuven"),
        lambda bos: bos.pop("versie"),
        _zet(sleuven=[]),
        _zet(sleuven={"achterdeur": {}}),
        _zet(sleuven={"wachtwoord": None}),
        _zet(ring="1"),
        _zet(ring=-1),
        _zet(kop=[]),
        _zet(kop={"seq": 3}),
        _zet(kop=_KOP | {"seq": "3"}),
        _zet(kop=_KOP | {"hash": "00"}),
        _zet(kop=_KOP | {"hash": 5}),
        _zet(kop=_KOP | {"teken": "é" * 64}),
        lambda bos: bos["sleuven"]["wachtwoord"].pop("kosten"),
        lambda bos: bos["sleuven"]["wachtwoord"].pop("zout"),
        lambda bos: bos["sleuven"]["herstelcode"].pop("nonce"),
        _in_sleuf("herstelcode", nonce="AAAA"),
        _in_sleuf("herstelcode", nonce=5),
        _in_sleuf("herstelcode", dicht=""),
        _in_sleuf("herstelcode", dicht="geen base64"),
        _in_sleuf("herstelcode", erbij="x"),
        _in_sleuf("wachtwoord", zout="AAAA"),
        _in_sleuf("wachtwoord", kosten=5),
        _kosten(geheugen_kib=1024 * 1024 + 1),
        _kosten(geheugen_kib=2**40),
        _kosten(geheugen_kib=7),
        _kosten(geheugen_kib="8"),
        _kosten(rondes=21),
        _kosten(rondes=0),
        _kosten(rondes=True),
        _kosten(banen=17),
        _kosten(banen=2),
        _kosten(erbij=1),
    ],
)
def test_a_bag_with_a_good_checksum_and_wrong_fields_is_damaged(
    pad: Path, verknoei: Callable[[dict[str, Any]], object]
) -> None:
    """Anyone can make the checksum fit: it never ends in a traceback, or costs the laptop hours."""
    sleutel, code = maak(pad)
    bos = bosbestand.lees_bos(pad)
    verknoei(bos)
    bosbestand.schrijf_bos(pad, bos)
    manieren: list[Callable[[], object]] = [
        lambda: vault.open_met_wachtwoord(pad, WACHTWOORD),
        lambda: vault.open_met_herstelcode(pad, code),
        lambda: vault.open_met_sleutelring(pad),
        lambda: vault.lees_kop(pad, sleutel),
        lambda: vault.sleuven(pad),
    ]
    for doe in manieren:
        with pytest.raises(SleutelbosKapotFout, match="beschadigd"):
            doe()


def test_no_memory_for_a_guess_is_neither_damage_nor_a_wrong_passphrase(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak(pad)

    def vol(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr("signaal.vault.slotwerk.hash_secret_raw", vol)
    with pytest.raises(GeheugenFout, match="te weinig geheugen"):
        vault.open_met_wachtwoord(pad, WACHTWOORD)


def test_a_bag_that_is_held_for_a_moment_is_read_a_moment_later(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel, _ = maak(pad)
    beurten, lees = [True, True, False], Path.read_bytes

    def bezet(zelf: Path) -> bytes:
        if beurten.pop(0):
            raise PermissionError(13, "held")
        return lees(zelf)

    monkeypatch.setattr("signaal.vault.bos._TUSSENTIJD_S", 0)
    monkeypatch.setattr("pathlib.Path.read_bytes", bezet)
    assert vault.open_met_wachtwoord(pad, WACHTWOORD) == sleutel
    assert beurten == []


@pytest.mark.parametrize("fout", [PermissionError(13, "held"), OSError(5, "I/O error")])
def test_a_bag_that_cannot_be_read_is_not_called_damaged(
    pad: Path, monkeypatch: pytest.MonkeyPatch, fout: OSError
) -> None:
    maak(pad)

    def dicht(_: Path) -> bytes:
        raise fout

    monkeypatch.setattr("signaal.vault.bos._TUSSENTIJD_S", 0)
    monkeypatch.setattr("pathlib.Path.read_bytes", dicht)
    with pytest.raises(SleutelbosDichtFout, match="nu niet te lezen") as gezegd:
        vault.open_met_wachtwoord(pad, WACHTWOORD)
    assert "beschadigd" not in gezegd.value.bericht


def test_each_failure_has_its_own_sentence(pad: Path) -> None:
    """Told apart by what people read, not only by class."""
    _, code = maak(pad)
    goed = bospad(pad).read_bytes()
    zinnen = []
    voorbereidingen: list[Callable[[], object]] = [
        lambda: None,
        lambda: bospad(pad).write_bytes(b"{}"),
        lambda: herschrijf(pad, versie=99),
        lambda: bospad(pad).unlink(),
    ]
    for voorbereid in voorbereidingen:
        bospad(pad).write_bytes(goed)
        voorbereid()
        with pytest.raises(ArchiefFout) as fout:
            vault.open_met_wachtwoord(pad, "mis")
        zinnen.append(fout.value.bericht)
    assert len(set(zinnen)) == 4
    assert code not in " ".join(zinnen)


def test_slot_cannot_move_to_another_archive(tmp_path: Path) -> None:
    een, twee = tmp_path / "een.signaal", tmp_path / "twee.signaal"
    maak(een)
    maak(twee)
    herschrijf(twee, sleuven=bosbestand.lees_bos(een)["sleuven"])

    with pytest.raises(VerkeerdWachtwoordFout):
        vault.open_met_wachtwoord(twee, WACHTWOORD)


def test_bag_is_never_overwritten_by_a_new_archive(pad: Path) -> None:
    sleutel, _ = maak(pad)

    with pytest.raises(GebruikFout):
        maak(pad)
    assert vault.open_met_wachtwoord(pad, WACHTWOORD) == sleutel


def test_bag_that_cannot_be_written_leaves_the_old_one(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel, _ = maak(pad)

    def vol(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", vol)
    with pytest.raises(SchrijfFout):
        vault.zet_wachtwoord(pad, sleutel, "iets nieuws", GOEDKOOP)

    assert vault.open_met_wachtwoord(pad, WACHTWOORD) == sleutel
    assert [p.name for p in pad.parent.iterdir()] == [bospad(pad).name]


def test_what_a_power_cut_left_of_a_bag_goes_with_the_next_one(pad: Path) -> None:
    maak(pad)
    rest = pad.with_name(bosbestand.bospad(pad).name + ".01234567.tmp")
    rest.write_bytes(b"half")

    bosbestand.schrijf_bos(pad, bosbestand.lees_bos(pad))

    assert not rest.exists()


def test_key_does_not_show(pad: Path) -> None:
    sleutel, _ = maak(pad)

    assert sleutel.database.hex() not in repr(sleutel)
    assert str(sleutel.database) not in repr(sleutel)
    inhoud = bospad(pad).read_text()
    assert sleutel.database.hex() not in inhoud
    assert WACHTWOORD not in inhoud


def test_derived_keys_differ_by_purpose(pad: Path) -> None:
    sleutel, _ = maak(pad)

    afgeleid = {sleutel.afgeleid(doel) for doel in ("journaal", "journaalkop")}
    assert len(afgeleid | {sleutel.database}) == 3
    assert {len(k) for k in afgeleid} == {32}


def test_journal_head_is_kept_and_signed(pad: Path) -> None:
    sleutel, _ = maak(pad)
    assert vault.lees_kop(pad, sleutel) is None

    kop = vault.Journaalkop(7, bytes(range(32)))
    vault.zet_kop(pad, sleutel, kop)
    assert vault.lees_kop(pad, sleutel) == kop

    vervalst = bosbestand.lees_bos(pad)["kop"] | {"seq": 6}
    herschrijf(pad, kop=vervalst)
    with pytest.raises(SleutelbosKapotFout):
        vault.lees_kop(pad, sleutel)


def test_failures_say_what_is_safe_and_what_to_do(pad: Path) -> None:
    with pytest.raises(SignaalFout) as fout:
        vault.open_met_wachtwoord(pad, WACHTWOORD)
    assert "niet aangeraakt" in fout.value.bericht
    assert "Zet dat bestand terug" in fout.value.bericht
