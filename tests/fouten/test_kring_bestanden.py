"""What goes wrong with files between laptops, fault by fault, and how it is right again."""

import errno
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from signaal.exchange.sleutelbestand import lees_epoch_voor
from signaal.fouten import SignaalFout
from signaal.usecases.kringsleutels import eis_kring
from signaal.usecases.nabelcontact import zet_contact
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.reservekopie import maak_reservekopie
from signaal.usecases.signalen import wijzig_signaal
from signaal.usecases.vernietigen import loopt_reserve_achter, vernietig_signaal
from signaal.usecases.wisselen import geef_mee, neem_op
from signaal.usecases.wisselwoorden import Soortmelding
from tests.exchange.dozen import ANNE as DOZEN_ANNE
from tests.exchange.dozen import bestand
from tests.exchange.mapfouten import weiger
from tests.fouten.kring import (
    Kringlaptop,
    bestanden,
    breng_alles,
    herbouwd,
    kantel,
    leg,
    log,
    namen,
    stand,
    wissel,
)
from tests.ontsleuteld import alle_bytes


def soorten(laptop: Kringlaptop) -> set[Soortmelding]:
    return {melding.soort for melding in laptop.wissel().meldingen}


def _knip(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes()[:40])


def _uit_de_map_alleen(laptop: Kringlaptop, folder: Path) -> bool:
    """Whether what lies there is enough for all that is here."""
    archive = herbouwd(laptop, folder)
    try:
        return stand(archive) == stand(laptop.archive)
    finally:
        archive.close()


@pytest.mark.parametrize("schade", [kantel, _knip, Path.unlink], ids=["bit", "cut", "gone"])
@pytest.mark.parametrize("soort", ["/s/", "/k/", "/w/"], ids=["content key", "epoch key", "rows"])
def test_what_was_damaged_is_put_down_anew_by_who_has_it(
    drie: list[Kringlaptop], tmp_path: Path, schade: Callable[[Path], None], soort: str
) -> None:
    log(drie[1])
    wissel(drie)
    was = set(namen(drie[0].map))
    for pad in bestanden(drie, soort):
        schade(pad)
    wissel(drie)
    assert any(soort in naam for naam in set(namen(drie[0].map)) - was)
    assert _uit_de_map_alleen(drie[2], tmp_path / "nieuw")


@pytest.mark.parametrize("schade", [kantel, Path.unlink], ids=["bit", "gone"])
def test_what_a_colleague_who_is_away_put_down_comes_back_from_a_third(
    drie: list[Kringlaptop], tmp_path: Path, schade: Callable[[Path], None]
) -> None:
    anne, bram, cleo = drie
    log(bram)
    wissel(drie)
    for laptop in drie:
        laptop.klok.later(days=40)
        laptop.nagekeken = Nagekeken()
    wissel([anne, cleo])
    for pad in bestanden(drie, f"/w/{bram.archive.apparaat}/"):
        schade(pad)
    wissel([anne, cleo])
    assert _uit_de_map_alleen(cleo, tmp_path / "nieuw")


def test_a_part_that_was_damaged_in_the_mail_is_read_where_it_is_whole(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    anne, bram, _ = drie
    nieuw = log(bram)
    bram.wissel()
    geef_mee(bram.bureau, tmp_path / "heel.signaalpost")
    with (
        zipfile.ZipFile(tmp_path / "heel.signaalpost") as heel,
        zipfile.ZipFile(tmp_path / "stuk.signaalpost", "w") as stuk,
    ):
        for deel in heel.namelist():
            inhoud = bytearray(heel.read(deel))
            inhoud[-1] ^= 1
            stuk.writestr(zipfile.ZipInfo(deel), bytes(inhoud))
    neem_op(anne.bureau, tmp_path / "stuk.signaalpost")
    assert nieuw not in anne.signalen()
    neem_op(anne.bureau, tmp_path / "heel.signaalpost")
    assert nieuw in anne.signalen()


def test_the_file_of_a_destroyed_key_goes_whatever_it_is_called_by_then(
    drie: list[Kringlaptop],
) -> None:
    anne, bram, _ = drie
    id_ = log(anne)
    wijzig_signaal(anne.bureau, id_, nabellen=True)
    zet_contact(anne.bureau, id_, "Buurvrouw", "0612345678")
    had = set(namen(bram.map))
    wissel(drie)
    (sleutel,) = {n for n in namen(bram.map) if "/s/" in n} - had
    for laptop in drie:
        pad = laptop.map / sleutel
        pad.rename(laptop.map / "v1" / f"Kopie van {pad.name}")
    wijzig_signaal(anne.bureau, id_, nabellen=False)
    for _ in range(3):  # each copy of the folder by who works there
        for laptop in drie:
            laptop.wissel()
        breng_alles(drie)
    for laptop in drie:
        laptop.wissel()
    assert bestanden(drie, "Kopie van") == []


def test_a_laptop_that_comes_back_after_months_destroys_what_was_destroyed(
    drie: list[Kringlaptop],
) -> None:
    anne, bram, cleo = drie
    tekst = "zwanenbloem bij de brug"
    id_ = log(anne, tekst)
    wissel(drie)
    assert tekst.encode() in alle_bytes(cleo.archive.pad, cleo.archive.sleutel.database)
    vernietig_signaal(anne.bureau, id_)
    for laptop in drie:
        laptop.klok.later(days=120)
    wissel([anne, bram])
    breng_alles(drie)
    wissel(drie)
    for laptop in drie:
        assert id_ not in laptop.signalen()
        over = alle_bytes(laptop.archive.pad, laptop.archive.sleutel.database)
        assert tekst.encode() not in over
        assert str(id_).encode() in over  # that it was destroyed is on record
        laptop.archive.controleer()
    assert not [p for p in bestanden(drie, "v1") if tekst.encode() in p.read_bytes()]


def test_a_clock_that_is_a_day_ahead_and_a_colleague_who_is_silent(
    drie: list[Kringlaptop],
) -> None:
    anne, bram, cleo = drie
    bram.klok.later(days=2)
    cleo.klok.later(days=-2)
    log(bram)
    log(cleo)
    wissel(drie)
    assert soorten(anne) == {Soortmelding.KLOK}
    anne.klok.later(days=33)
    bram.klok.later(days=31)
    log(bram)
    bram.wissel()
    breng_alles(drie)
    assert soorten(anne) == {Soortmelding.STIL}
    (melding,) = anne.wissel().meldingen
    assert melding.wie == "Cleo"


def test_a_file_of_a_stranger_and_one_of_a_newer_version(drie: list[Kringlaptop]) -> None:
    anne, bram, _ = drie
    log(bram)
    bram.wissel()
    breng_alles(drie)
    for pad in bestanden([anne], f"/w/{bram.archive.apparaat}/"):
        inhoud = pad.read_bytes()
        pad.write_bytes(inhoud.replace(b"SIGNAAL-W1\n", b"SIGNAAL-W9\n"))
    assert soorten(anne) == {Soortmelding.NIEUWER}
    vreemd = f"v1/w/{anne.archive.team_id}/1-1-0123456789ab.vsg"
    (anne.map / vreemd).parent.mkdir(parents=True)
    (anne.map / vreemd).write_bytes(bestand(DOZEN_ANNE))
    assert soorten(anne) == {Soortmelding.NIEUWER, Soortmelding.VREEMD}


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EACCES])
def test_no_room_or_no_right_while_putting_down_is_done_again(
    drie: list[Kringlaptop], monkeypatch: pytest.MonkeyPatch, nummer: int
) -> None:
    anne, bram, _ = drie
    nieuw = log(anne)
    with monkeypatch.context() as even:
        weiger(even, "rename", [OSError(nummer, "refused") for _ in range(99)])
        with pytest.raises(SignaalFout):
            anne.wissel()
    assert not list(anne.map.rglob("~*"))
    wissel([anne, bram])
    assert nieuw in bram.signalen()


def test_a_folder_that_is_gone_for_a_while(drie: list[Kringlaptop]) -> None:
    anne, bram, _ = drie
    nieuw = log(anne)
    weg = anne.map.rename(anne.map.with_name("even weg"))
    with pytest.raises(SignaalFout):
        anne.wissel()
    weg.rename(anne.map)
    wissel([anne, bram])
    assert nieuw in bram.signalen()


def test_a_name_that_promises_too_much_keeps_nothing_from_being_put_down(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    _, bram, cleo = drie
    log(bram)
    wissel(drie)
    hoofd = bram.archive.kring.stand()[bram.archive.apparaat]
    for laptop in drie:
        for pad in bestanden([laptop], f"/w/{bram.archive.apparaat}/"):
            if pad.name.startswith("1-"):
                merk = pad.stem.split("-")[2]
                pad.rename(pad.with_name(f"1-{hoofd}-{merk}{pad.suffix}"))
            else:
                pad.unlink()
    wissel(drie)
    assert _uit_de_map_alleen(cleo, tmp_path / "nieuw")


@pytest.mark.parametrize("wat", ["SIGNAAL-A", "SIGNAAL-B", "/s/", "/k/"])
def test_a_file_of_another_kind_under_the_name_of_rows_keeps_nothing_from_being_put_down(
    drie: list[Kringlaptop], wat: str
) -> None:
    anne, bram, _ = drie
    for inhoud in [pad.read_bytes() for pad in bestanden([anne], wat)] or [wat.encode()]:
        naam = f"1-999999999-{sha256(inhoud).hexdigest()[:12]}.vsg"
        leg(anne.map / "v1" / "w" / str(anne.archive.apparaat) / naam, inhoud)
    breng_alles(drie)
    wissel(drie)
    nieuw = log(anne)
    wissel(drie)
    assert nieuw in bram.signalen()


@pytest.mark.parametrize("soort", ["/s/", "/k/"])
@pytest.mark.parametrize("wat", ["rubbish", "another"])
def test_a_forged_key_with_the_hash_of_its_own_in_its_name_is_put_down_anew(
    drie: list[Kringlaptop], tmp_path: Path, soort: str, wat: str
) -> None:
    log(drie[1])
    wissel(drie)
    for laptop in drie:
        laptop.nagekeken = Nagekeken()
        paden = bestanden([laptop], soort)
        ander = paden[-1].read_bytes()  # one that is right, under the names of all others
        for pad in paden:
            inhoud = b"rommel" * 20 if wat == "rubbish" else ander
            pad.unlink()
            merk = sha256(inhoud).hexdigest()[:12]
            leg(pad.with_name(f"{pad.stem.rpartition('-')[0]}-{merk}{pad.suffix}"), inhoud)
    wissel(drie)
    was = namen(drie[0].map)
    assert _uit_de_map_alleen(drie[2], tmp_path / "nieuw")
    if soort == "/k/":
        kring = eis_kring(drie[0].archive)
        bekenden = kring.om_te_oordelen(drie[0].archive.team_id)
        er_is = {lees_epoch_voor(pad.read_bytes(), bekenden) for pad in bestanden(drie, soort)}
        assert {(e, a.id) for e in kring.epochs for a in kring.leden} <= er_is
    wissel(drie)
    assert namen(drie[0].map) == was


def test_backups_lose_what_a_colleague_destroyed(drie: list[Kringlaptop]) -> None:
    anne, _, cleo = drie
    id_ = log(anne, "zwanenbloem bij de brug")
    wissel(drie)
    maak_reservekopie(cleo.bureau)
    vernietig_signaal(anne.bureau, id_)
    wissel(drie)
    assert not loopt_reserve_achter(cleo.bureau)
    assert "reservekopieën nagelopen" in {r.handeling for r in cleo.archive.journaal.lees()}
