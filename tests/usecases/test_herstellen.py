"""A backup put back: checked first, in one step, and what stood there is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from signaal.domain.model import Instelling, Signaal
from signaal.domain.reserve import Aanleiding
from signaal.fouten import (
    ArchiefKapotFout,
    GebruikFout,
    GestoptFout,
    InGebruikFout,
    ReserveKapotFout,
    SchrijfFout,
    VerkeerdWachtwoordFout,
)
from signaal.storage.reserve import kopieer_gesloten
from signaal.storage.wissel import alleen, beschadigd_opzij, opzij_gezet, reservemap
from signaal.usecases.archief import (
    Herstelcode,
    Sleutelring,
    Wachtwoord,
    sluit,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.hersleutelen import hersleutel
from signaal.usecases.herstellen import (
    Klaargezet,
    herstel_archief,
    laat_klaar_liggen,
    lees_verschil,
    wissel_naar,
    zet_klaar,
)
from signaal.usecases.reservebestand import bekijk
from signaal.usecases.reservekopie import (
    bewaar_reservekopie,
    list_reservekopieen,
    maak_als_gewijzigd,
    maak_reservekopie,
    reservekopieen_bij,
)
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.sleutels import nieuw_wachtwoord, onthoud_op_deze_laptop
from signaal.usecases.vernietigen import loop_reserve_na, vernietig_signaal
from signaal.vault import Sleutel
from tests.builders import GOEDKOOP, NU, WACHTWOORD, Archiefbouw, vul

Schade = Callable[[Path], object]


@pytest.fixture
def stick(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, tmp_path: Path) -> Path:
    """A backup with three signals on a stick; the archive itself has four, and is closed."""
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 3)
    kopie = bewaar_reservekopie(bureau, tmp_path / "stick.reservekopie")
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    sluit(bureau)
    return kopie.pad


def zet_terug(archiefbouw: Archiefbouw, stick: Path, wachtwoord: str = WACHTWOORD) -> Klaargezet:
    return herstel_archief(archiefbouw.pad, stick, Wachtwoord(wachtwoord), lambda: NU)


def aantal(archiefbouw: Archiefbouw, wachtwoord: str = WACHTWOORD) -> int:
    """How many signals the archive has, when it is sound."""
    bureau = archiefbouw.open(Wachtwoord(wachtwoord))
    try:
        return bureau.archive.controleer().signalen
    finally:
        sluit(bureau)


def beet(pad: Path, plek: int) -> None:
    ruw = bytearray(pad.read_bytes())
    ruw[plek] ^= 1
    pad.write_bytes(ruw)


def test_what_was_in_the_backup_stands_there_and_what_stood_there_is_a_backup(
    archiefbouw: Archiefbouw, stick: Path
) -> None:
    klaar = zet_terug(archiefbouw, stick)

    assert klaar.kopie.inhoud is not None
    assert klaar.kopie.inhoud.signalen == 3
    assert klaar.wachtwoord_van_nu
    bureau = archiefbouw.open()
    assert len(bureau.archive.alle(Signaal)) == 3
    assert bureau.archive.controleer().signalen == 3
    (eerder,) = list_reservekopieen(bureau)
    assert eerder.aanleiding is Aanleiding.HERSTEL
    assert eerder.inhoud is not None
    assert eerder.inhoud.signalen == 4
    assert opzij_gezet(archiefbouw.pad) == []
    sluit(bureau)
    zet_terug(archiefbouw, eerder.pad)
    assert aantal(archiefbouw) == 4


def test_the_journal_says_that_this_laptop_went_back(archiefbouw: Archiefbouw, stick: Path) -> None:
    zet_terug(archiefbouw, stick)
    bureau = archiefbouw.open()
    regels = bureau.archive.journaal.lees(aantal=5)
    terug = {r.voorwerp for r in regels if r.handeling == "reservekopie teruggezet"}
    assert terug == {NU.isoformat(), f"hersteld:{bureau.archive.apparaat}"}
    merk = bureau.archive.een(Instelling, f"hersteld:{bureau.archive.apparaat}")
    assert merk is not None
    assert merk.waarde == NU.isoformat()
    sluit(bureau)


def test_where_nothing_stands(archiefbouw: Archiefbouw, stick: Path, tmp_path: Path) -> None:
    elders = Archiefbouw(tmp_path / "nieuw.signaal", archiefbouw.klok)
    klaar = zet_terug(elders, stick)
    assert not klaar.wachtwoord_van_nu
    assert aantal(elders) == 3
    assert not reservemap(elders.pad).exists()


def test_recovery_code_and_keyring_too(archiefbouw: Archiefbouw, stick: Path) -> None:
    herstel_archief(archiefbouw.pad, stick, Herstelcode(archiefbouw.code), lambda: NU)
    bureau = archiefbouw.open()
    assert onthoud_op_deze_laptop(bureau, True)
    sluit(bureau)
    herstel_archief(archiefbouw.pad, stick, Sleutelring(), lambda: NU)
    sluit(archiefbouw.open(Sleutelring()))


def test_a_wrong_passphrase_changes_nothing(archiefbouw: Archiefbouw, stick: Path) -> None:
    voor = archiefbouw.pad.read_bytes()
    with pytest.raises(VerkeerdWachtwoordFout, match="wachtwoord van toen"):
        zet_terug(archiefbouw, stick, "mis")
    assert archiefbouw.pad.read_bytes() == voor
    assert not [p for p in stick.parent.iterdir() if ".nieuw-" in p.name]


def test_after_a_change_of_passphrase_both_work(archiefbouw: Archiefbouw, stick: Path) -> None:
    """The one of now keeps working; the one of then brings its own bag along."""
    bureau = archiefbouw.open()
    nieuw_wachtwoord(bureau, "het nieuwe", GOEDKOOP)
    sluit(bureau)

    assert zet_terug(archiefbouw, stick, "het nieuwe").wachtwoord_van_nu
    assert aantal(archiefbouw, "het nieuwe") == 3
    with pytest.raises(VerkeerdWachtwoordFout):
        archiefbouw.open()
    assert not zet_terug(archiefbouw, stick).wachtwoord_van_nu
    assert aantal(archiefbouw) == 3


def test_a_backup_of_another_archive_does_not_open_with_this_key(
    archiefbouw: Archiefbouw, stick: Path, tmp_path: Path
) -> None:
    ander = Archiefbouw(tmp_path / "ander.signaal")
    bureau = ander.nieuw()
    with pytest.raises(VerkeerdWachtwoordFout):
        zet_klaar(bureau, stick)
    assert lees_verschil(bureau, bekijk(stick)).in_kopie is None
    sluit(bureau)
    klaar = zet_terug(ander, stick)
    assert not klaar.wachtwoord_van_nu, "the bag of another key is packed with its archive"
    assert aantal(ander) == 3
    assert beschadigd_opzij(ander.pad) == []
    (eerder,) = reservekopieen_bij(ander.pad)
    assert zet_terug(ander, eerder.pad).kopie.inhoud is not None
    assert aantal(ander) == 0


def test_a_sound_archive_under_a_key_that_nobody_shows_is_no_damage(
    archiefbouw: Archiefbouw, stick: Path, tmp_path: Path
) -> None:
    """Of another team, with another passphrase: packed as it is, and it comes back as it was."""
    ander = Archiefbouw(tmp_path / "ander.signaal")
    bureau = ander.nieuw()
    nieuw_wachtwoord(bureau, "van de anderen", GOEDKOOP)
    vul(bureau, 2)
    sluit(bureau)

    zet_terug(ander, stick)

    assert [*beschadigd_opzij(ander.pad), *opzij_gezet(ander.pad)] == []
    (eerder,) = reservekopieen_bij(ander.pad)
    assert eerder.aanleiding is Aanleiding.HERSTEL
    assert aantal(ander) == 3
    zet_terug(ander, eerder.pad, "van de anderen")
    assert aantal(ander, "van de anderen") == 2


@pytest.fixture
def na_de_sleutel(archiefbouw: Archiefbouw, stick: Path) -> Path:
    """The stick is from before a new key, and one of its three signals was destroyed since."""
    fris, _ = hersleutel(archiefbouw.open(), WACHTWOORD, GOEDKOOP)
    vernietig_signaal(fris, max(fris.archive.alle(Signaal), key=lambda s: s.tekst).id)
    sluit(fris)
    return stick


def test_what_was_destroyed_under_a_new_key_does_not_come_back_with_the_old_one(
    archiefbouw: Archiefbouw, na_de_sleutel: Path
) -> None:
    """And the archive of before the restore is a backup under its own key."""
    bureau = archiefbouw.open()
    over = {s.id for s in bureau.archive.alle(Signaal)}
    sluit(bureau)
    voor = {k.pad for k in reservekopieen_bij(archiefbouw.pad)}

    zet_terug(archiefbouw, na_de_sleutel)

    bureau = archiefbouw.open()
    bureau.archive.controleer()
    terug = {s.id for s in bureau.archive.alle(Signaal)}
    sluit(bureau)
    assert len(terug) == 2
    assert terug < over
    assert beschadigd_opzij(archiefbouw.pad) == []
    nieuw = [k for k in reservekopieen_bij(archiefbouw.pad) if k.pad not in voor]
    (eerder,) = [k for k in nieuw if k.aanleiding is Aanleiding.HERSTEL]
    zet_terug(archiefbouw, eerder.pad)
    assert aantal(archiefbouw) == 3


def test_a_passphrase_that_does_not_show_what_was_destroyed_is_not_enough(
    archiefbouw: Archiefbouw, na_de_sleutel: Path, tmp_path: Path
) -> None:
    """Refused, with the way out: where nothing stands, nothing can have been destroyed."""
    bureau = archiefbouw.open()
    nieuw_wachtwoord(bureau, "het nieuwe", GOEDKOOP)
    sluit(bureau)
    voor = archiefbouw.pad.read_bytes()

    with pytest.raises(VerkeerdWachtwoordFout, match="dat mag niet terugkomen"):
        zet_terug(archiefbouw, na_de_sleutel)

    assert archiefbouw.pad.read_bytes() == voor
    assert not [p for p in tmp_path.iterdir() if ".nieuw-" in p.name]
    leeg = Archiefbouw(tmp_path / "leeg.signaal", archiefbouw.klok)
    zet_terug(leeg, na_de_sleutel)
    assert aantal(leeg) == 3


def wis(*paden: Path) -> None:
    for pad in paden:
        pad.unlink()


SCHADE: dict[str, Schade] = {
    "page": lambda pad: beet(pad, pad.stat().st_size // 2),
    "first page": lambda pad: beet(pad, 100),
    "empty": lambda pad: pad.write_bytes(b""),
    "gone": lambda pad: pad.unlink(),
    "bag": lambda pad: beet(pad.with_name(pad.name + ".sleutels"), 40),
    "bag gone": lambda pad: pad.with_name(pad.name + ".sleutels").unlink(),
    "all gone": lambda pad: wis(pad, pad.with_name(pad.name + ".sleutels")),
}


@pytest.mark.parametrize("naam", SCHADE)
def test_whatever_is_damaged_a_backup_brings_it_back(
    archiefbouw: Archiefbouw, stick: Path, naam: str
) -> None:
    SCHADE[naam](archiefbouw.pad)
    kapot = archiefbouw.pad.read_bytes() if archiefbouw.pad.exists() else None

    klaar = zet_terug(archiefbouw, stick)

    assert klaar.alleen_sleutels == naam.startswith("bag")
    assert aantal(archiefbouw) == (4 if klaar.alleen_sleutels else 3)
    bewaard = [p.read_bytes() for p in beschadigd_opzij(archiefbouw.pad) if p.exists()]
    if naam in ("page", "first page", "empty"):
        assert bewaard == [kapot], "the damaged file is kept"


def test_a_bag_that_fits_comes_back_alone_and_then_the_backup_can(
    archiefbouw: Archiefbouw, stick: Path
) -> None:
    """What came after the backup is not lost for a key; who wants the backup itself asks again."""
    SCHADE["bag gone"](archiefbouw.pad)
    with pytest.raises(VerkeerdWachtwoordFout, match="wachtwoord van toen"):
        zet_terug(archiefbouw, stick, "mis")

    assert zet_terug(archiefbouw, stick).alleen_sleutels

    assert opzij_gezet(archiefbouw.pad) == []
    assert reservekopieen_bij(archiefbouw.pad) == []
    assert not [p for p in stick.parent.iterdir() if ".nieuw-" in p.name]
    assert aantal(archiefbouw) == 4
    assert not zet_terug(archiefbouw, stick).alleen_sleutels
    assert aantal(archiefbouw) == 3


def test_without_its_bag_and_with_a_bad_page_it_is_the_backup_that_comes(
    archiefbouw: Archiefbouw, stick: Path
) -> None:
    SCHADE["bag gone"](archiefbouw.pad)
    SCHADE["page"](archiefbouw.pad)
    assert not zet_terug(archiefbouw, stick).alleen_sleutels
    assert aantal(archiefbouw) == 3


@pytest.mark.parametrize("naam", ["bag", "bag gone"])
def test_what_was_moved_aside_without_a_good_bag_gets_the_one_of_now(
    bureau: Bureau, naam: str
) -> None:
    """Else it is no backup ever, and stands in the way of destroying for good."""
    vul(bureau, 3)
    terug = wissel_naar(bureau, zet_klaar(bureau, maak_reservekopie(bureau).pad))
    (opzij,) = opzij_gezet(terug.pad)
    SCHADE[naam](opzij)

    bewerkt = loop_reserve_na(terug)

    assert bewerkt.overgeslagen == ()
    assert opzij_gezet(terug.pad) == []
    eerder = list_reservekopieen(terug)[0]
    assert eerder.aanleiding is Aanleiding.HERSTEL
    assert zet_klaar(terug, eerder.pad).wachtwoord_van_nu
    sluit(terug)


def test_one_that_cannot_be_packed_does_not_stop_the_others(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays where it is, is told, and is tried again."""
    kopie = maak_reservekopie(bureau)
    terug = wissel_naar(bureau, zet_klaar(bureau, kopie.pad))
    terug = wissel_naar(terug, zet_klaar(terug, kopie.pad))
    nieuwste, eerste = opzij_gezet(terug.pad)

    def vol(opzij: Path, sleutel: Sleutel, doel: Path) -> None:
        if opzij == nieuwste:
            raise SchrijfFout("Je schijf is vol.")
        kopieer_gesloten(opzij, sleutel, doel)

    with monkeypatch.context() as m:
        m.setattr("signaal.usecases.reservekopie.kopieer_gesloten", vol)
        bewerkt = loop_reserve_na(terug)
    assert bewerkt.overgeslagen == (nieuwste,)
    assert not eerste.exists()
    assert loop_reserve_na(terug).overgeslagen == ()
    sluit(terug)


def test_a_damaged_backup_changes_nothing(archiefbouw: Archiefbouw, stick: Path) -> None:
    beet(stick, -2000)
    voor = archiefbouw.pad.read_bytes()
    with pytest.raises(ReserveKapotFout, match="Er is niets veranderd"):
        zet_terug(archiefbouw, stick)
    with pytest.raises(GebruikFout):
        zet_terug(archiefbouw, stick.with_name("weg"))
    assert archiefbouw.pad.read_bytes() == voor
    assert aantal(archiefbouw) == 4


def test_an_archive_that_is_open_elsewhere_stays(
    archiefbouw: Archiefbouw, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau = archiefbouw.open()
    monkeypatch.setattr("signaal.usecases.herstellen.alleen", lambda pad: alleen(pad, 0))
    with pytest.raises(InGebruikFout):
        zet_terug(archiefbouw, stick)
    sluit(bureau)
    assert aantal(archiefbouw) == 4


def test_from_the_window(bureau: Bureau, tmp_path: Path) -> None:
    vul(bureau, 3)
    kopie = maak_reservekopie(bureau)
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    verschil = lees_verschil(bureau, kopie)
    assert (verschil.in_kopie, verschil.nu) == (3, 4)
    gemeld: list[int] = []

    klaar = zet_klaar(bureau, kopie.pad, lambda n, _: gemeld.append(n))
    assert bureau.archive.controleer().signalen == 4, "nothing was replaced yet"
    terug = wissel_naar(bureau, klaar)

    assert terug.archive.controleer().signalen == 3
    assert gemeld
    (opzij,) = opzij_gezet(terug.pad)
    assert opzij.exists()
    sluit(terug)


def test_after_a_restore_new_acts_are_a_reason_for_a_backup(
    archiefbouw: Archiefbouw, stick: Path
) -> None:
    """The newest backup is the one of before the restore, and its numbers are higher."""
    zet_terug(archiefbouw, stick)
    bureau = archiefbouw.open()
    log_signaal(bureau, Signaalinvoer("na het terugzetten", "reek"))
    assert maak_als_gewijzigd(bureau, Aanleiding.UUR) is not None
    assert maak_als_gewijzigd(bureau, Aanleiding.UUR) is None
    sluit(bureau)


def test_thinking_better_of_it(bureau: Bureau) -> None:
    kopie = maak_reservekopie(bureau)
    laat_klaar_liggen(zet_klaar(bureau, kopie.pad))
    with pytest.raises(GestoptFout):
        zet_klaar(bureau, kopie.pad, stop=lambda: True)
    assert not [p for p in bureau.pad.parent.iterdir() if ".nieuw-" in p.name]


def test_a_full_disk_while_putting_back(
    archiefbouw: Archiefbouw, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as m:
        m.setattr("signaal.exchange.reservekopie.os.fsync", vol)
        with pytest.raises(SchrijfFout, match="Er is niets veranderd"):
            zet_terug(archiefbouw, stick)
    assert aantal(archiefbouw) == 4
    zet_terug(archiefbouw, stick)
    assert aantal(archiefbouw) == 3


def test_a_backup_with_a_damaged_page_inside_is_refused(
    archiefbouw: Archiefbouw, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made whole around a damaged copy: the digest is right, the page is not."""

    def kapot(*_: object) -> None:
        raise ArchiefKapotFout("Het archief is beschadigd.")

    monkeypatch.setattr("signaal.storage.reserve.Reserve.controleer_paginas", kapot)
    with pytest.raises(ArchiefKapotFout):
        zet_terug(archiefbouw, stick)
    assert aantal(archiefbouw) == 4
