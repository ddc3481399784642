"""Every way in which opening can fail has its own Dutch sentence, and leaves the file alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from signaal.fouten import (
    ArchiefFout,
    ArchiefKapotFout,
    GebruikFout,
    GeenArchiefFout,
    GeenWachtwoordFout,
    InGebruikFout,
    NieuwereVersieFout,
    SchrijfFout,
    SleutelbosKapotFout,
    SleutelbosWegFout,
    VerkeerdWachtwoordFout,
)
from signaal.storage.archive import Archive
from signaal.usecases.archief import Sleutelring, Wachtwoord, controleer, sluit
from signaal.vault import open_met_wachtwoord
from signaal.vault.bos import bospad, lees_bos, schrijf_bos
from tests.builders import NU, WACHTWOORD, Archiefbouw, vul

Schade = Callable[[Path], object]


def bijt(pad: Path, plaats: int) -> None:
    """Change one byte of a file."""
    with pad.open("r+b") as bestand:
        bestand.seek(plaats)
        was = bestand.read(1)
        bestand.seek(plaats)
        bestand.write(bytes([was[0] ^ 0x10]))


def maak_nieuwer(pad: Path) -> None:
    archive = Archive.open(pad, open_met_wachtwoord(pad, WACHTWOORD), NU)
    with archive._verbind(True) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    archive.close()


def maak_map(pad: Path) -> None:
    pad.unlink()
    pad.mkdir()


SCHADE: dict[str, tuple[Schade, type[ArchiefFout]]] = {
    "no archive": (lambda pad: pad.unlink(), GeenArchiefFout),
    "a folder": (maak_map, GeenArchiefFout),
    "bag missing": (lambda pad: bospad(pad).unlink(), SleutelbosWegFout),
    "bag damaged": (lambda pad: bijt(bospad(pad), 40), SleutelbosKapotFout),
    "bag newer": (lambda pad: schrijf_bos(pad, lees_bos(pad) | {"versie": 2}), NieuwereVersieFout),
    "database newer": (maak_nieuwer, NieuwereVersieFout),
    "first page damaged": (lambda pad: bijt(pad, 100), ArchiefKapotFout),
    "salt damaged": (lambda pad: bijt(pad, 3), ArchiefKapotFout),
    "empty file": (lambda pad: pad.write_bytes(b""), ArchiefKapotFout),
    "half a page": (lambda pad: pad.write_bytes(pad.read_bytes()[:1000]), ArchiefKapotFout),
    "a picture": (lambda pad: pad.write_bytes(b"\x89PNG" + bytes(9000)), ArchiefKapotFout),
}


@pytest.mark.parametrize("naam", SCHADE)
def test_damage_is_named_and_the_file_untouched(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, naam: str
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    beschadig, soort = SCHADE[naam]
    beschadig(archiefbouw.pad)
    voor = inhoud_van(archiefbouw.pad.parent)

    with pytest.raises(ArchiefFout) as fout:
        archiefbouw.open()

    assert type(fout.value) is soort
    assert fout.value.status == 3
    assert inhoud_van(archiefbouw.pad.parent) == voor


def inhoud_van(folder: Path) -> dict[str, bytes]:
    """Every file that carries something: byte for byte."""
    inhoud = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    return {naam: x for naam, x in inhoud.items() if x and not naam.endswith("-shm")}


def een_bit_mis(hoeveel: int) -> list[str]:
    """Passphrases that differ from the right one in one bit of one letter."""
    mis = [
        WACHTWOORD[:plaats] + chr(ord(teken) ^ 1 << bit) + WACHTWOORD[plaats + 1 :]
        for plaats, teken in enumerate(WACHTWOORD)
        for bit in range(7)
    ]
    return mis[:: len(mis) // hoeveel][:hoeveel]


def test_one_bit_off_is_a_wrong_passphrase_and_never_damage(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    voor = {p.name: p.read_bytes() for p in archiefbouw.pad.parent.iterdir()}
    zinnen = set()
    for mis in een_bit_mis(50):
        with pytest.raises(VerkeerdWachtwoordFout) as fout:
            archiefbouw.open(Wachtwoord(mis))
        zinnen.add(fout.value.bericht)
    assert len(een_bit_mis(50)) == 50
    assert len(zinnen) == 1
    assert {p.name: p.read_bytes() for p in archiefbouw.pad.parent.iterdir()} == voor
    sluit(archiefbouw.open())


def test_six_failures_are_six_sentences(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    zinnen = {}
    for naam in (
        "bag missing",
        "bag damaged",
        "bag newer",
        "first page damaged",
        "salt damaged",
        "no archive",
    ):
        sluit(archiefbouw.als(voorbeeld))
        SCHADE[naam][0](archiefbouw.pad)
        with pytest.raises(ArchiefFout) as fout:
            archiefbouw.open()
        zinnen[fout.value.bericht] = naam
    open_ = archiefbouw.als(voorbeeld)
    with pytest.raises(InGebruikFout) as bezet:
        Archive.open(archiefbouw.pad, open_.archive.sleutel, NU, wacht_s=0)
    sluit(open_)
    with pytest.raises(VerkeerdWachtwoordFout) as verkeerd:
        archiefbouw.open(Wachtwoord("mis"))
    zinnen |= {verkeerd.value.bericht: "wrong passphrase", bezet.value.bericht: "in use"}

    assert len(zinnen) == 8
    for zin in zinnen:
        assert zin.endswith(".")
        assert zin[0].isupper()


def test_the_bag_of_another_archive_is_told_apart_from_damage(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, tmp_path: Path
) -> None:
    """The database is sound: nobody should put a backup over it."""
    sluit(archiefbouw.als(voorbeeld))
    (tmp_path / "ander").mkdir()
    ander = Archiefbouw(tmp_path / "ander" / "landerd.signaal")
    sluit(ander.nieuw())
    eigen = bospad(archiefbouw.pad).read_bytes()
    bospad(archiefbouw.pad).write_bytes(bospad(ander.pad).read_bytes())
    voor = inhoud_van(archiefbouw.pad.parent)

    with pytest.raises(ArchiefKapotFout, match="sleutelbestand past niet op dit archief"):
        archiefbouw.open()

    assert inhoud_van(archiefbouw.pad.parent) == voor
    bospad(archiefbouw.pad).write_bytes(eigen)
    sluit(archiefbouw.open())


@pytest.mark.parametrize("naam", ["first page damaged", "empty file", "half a page"])
def test_damage_is_never_taken_for_the_bag_of_another_archive(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, naam: str
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    SCHADE[naam][0](archiefbouw.pad)
    with pytest.raises(ArchiefKapotFout, match="Het archief is beschadigd"):
        archiefbouw.open()


def test_without_its_salt_no_page_can_be_checked_and_both_are_named(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    bijt(archiefbouw.pad, 3)
    with pytest.raises(ArchiefKapotFout, match=r"het begin van het archief beschadigd"):
        archiefbouw.open()


def test_second_window_is_told_and_comes_in_when_the_first_closes(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    eerste = archiefbouw.als(voorbeeld)
    sleutel = eerste.archive.sleutel
    with pytest.raises(InGebruikFout, match="ander venster"):
        Archive.open(archiefbouw.pad, sleutel, NU, wacht_s=0.05)
    vul(eerste, 3)
    sluit(eerste)

    tweede = archiefbouw.open()
    assert controleer(tweede).startswith("Het archief is in orde: 3 signalen")
    sluit(tweede)


def test_after_a_failed_opening_the_next_one_is_not_locked_out(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    goed = archiefbouw.pad.read_bytes()
    bijt(archiefbouw.pad, 100)
    with pytest.raises(ArchiefKapotFout):
        archiefbouw.open()
    archiefbouw.pad.write_bytes(goed)

    sluit(archiefbouw.open())


def test_without_a_remembered_key_a_passphrase_is_asked(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))

    with pytest.raises(GeenWachtwoordFout):
        archiefbouw.open(Sleutelring())


def test_flipped_bytes_anywhere_are_noticed(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 200)
    sluit(bureau)
    goed = archiefbouw.pad.read_bytes()
    for plaats in range(17, len(goed), len(goed) // 25):
        archiefbouw.pad.write_bytes(goed)
        bijt(archiefbouw.pad, plaats)
        with pytest.raises(ArchiefKapotFout):
            controleer_en_sluit(archiefbouw)


def controleer_en_sluit(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.open()
    try:
        controleer(bureau)
    finally:
        bureau.archive.close()


def test_new_archive_never_overwrites(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    sluit(archiefbouw.als(voorbeeld))
    voor = {p.name: p.read_bytes() for p in archiefbouw.pad.parent.iterdir()}

    with pytest.raises(GebruikFout, match="Er staat al iets"):
        archiefbouw.nieuw()

    assert {p.name: p.read_bytes() for p in archiefbouw.pad.parent.iterdir()} == voor


def test_new_archive_in_a_place_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SchrijfFout):
        Archiefbouw(tmp_path / "weg" / "team.signaal").nieuw()


def test_new_archive_that_fails_leaves_nothing(
    archiefbouw: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*_: object) -> None:
        raise ZeroDivisionError

    for plek in ("signaal.storage.archive.migreer", "signaal.usecases.nieuw_archief.werkt_hier"):
        with monkeypatch.context() as m:
            m.setattr(plek, stuk)
            with pytest.raises(ZeroDivisionError):
                archiefbouw.nieuw()
        assert list(archiefbouw.pad.parent.iterdir()) == []
    sluit(archiefbouw.nieuw())
