"""Backups of an open archive: whole, encrypted, on record, kept by the hour, day and month."""

import errno
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from signaal.domain.model import Signaal
from signaal.domain.reserve import Aanleiding
from signaal.fouten import ArchiefKapotFout, GebruikFout, GestoptFout, SchrijfFout
from signaal.storage.archive import Archive
from signaal.storage.wissel import reservemap
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.reserve_bewerken import bewerk_reservekopieen, gooi_reservekopie_weg
from signaal.usecases.reservebestand import bekijk
from signaal.usecases.reservekopie import (
    bewaar_reservekopie,
    list_reservekopieen,
    maak_als_gewijzigd,
    maak_reservekopie,
    reservekopieen_bij,
    ruim_resten_van_reserve_op,
)
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.sleutels import nieuw_wachtwoord
from tests.builders import GOEDKOOP, NU, Archiefbouw, Klok, maak_signaal, rauwe_bytes, vul, zet

GEHEIM = "roodborstje op het hek"


def namen(bureau: Bureau) -> list[str]:
    return sorted(p.name for p in reservemap(bureau.pad).iterdir())


def vol(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_backup_says_what_is_in_it_and_is_on_record(bureau: Bureau) -> None:
    zet(bureau, maak_signaal(datum=date(2026, 11, 3)), maak_signaal(datum=date(2026, 11, 1)))
    zet(bureau, maak_signaal(verwijderd=True, datum=date(2026, 11, 9)))

    kopie = maak_reservekopie(bureau)

    assert list_reservekopieen(bureau) == [kopie]
    assert (kopie.moment, kopie.aanleiding) == (NU, Aanleiding.ZELF)
    assert kopie.inhoud is not None
    assert (kopie.inhoud.signalen, kopie.inhoud.laatste_dag) == (2, date(2026, 11, 3))
    assert namen(bureau) == [kopie.pad.name]
    laatste = bureau.archive.journaal.lees(aantal=1)[0]
    assert (laatste.handeling, laatste.voorwerp) == ("reservekopie gemaakt", "zelf")


def test_without_the_key_only_the_header_is_known(bureau: Bureau) -> None:
    maak_reservekopie(bureau)
    (kopie,) = reservekopieen_bij(bureau.pad)
    assert kopie.inhoud is None
    assert kopie.moment == NU


def test_nothing_of_the_content_is_readable(bureau: Bureau) -> None:
    vul(bureau, 30)
    zet(bureau, maak_signaal(GEHEIM))
    maak_reservekopie(bureau)
    gelezen = rauwe_bytes(reservemap(bureau.pad))
    for woord in (GEHEIM, "roodborst", "schaijk", "Anne", "Landerd"):
        assert woord.encode() not in gelezen


def test_saving_goes_on_while_a_backup_is_made(bureau: Bureau) -> None:
    vul(bureau, 500)
    draden = [Thread(target=maak_reservekopie, args=(bureau,)) for _ in range(2)]
    for draad in draden:
        draad.start()
    for n in range(20):
        log_signaal(bureau, Signaalinvoer(f"losse tegel {n}", "reek"))
    for draad in draden:
        draad.join()
    kopieen = list_reservekopieen(bureau)
    assert [k.volgnummer for k in kopieen] == [2, 1]
    assert all(k.inhoud is not None and 500 <= k.inhoud.signalen <= 520 for k in kopieen)


def test_only_when_something_happened(bureau: Bureau, klok: Klok) -> None:
    assert maak_als_gewijzigd(bureau, Aanleiding.OPENING) is not None
    klok.later(hours=1)
    assert maak_als_gewijzigd(bureau, Aanleiding.UUR) is None
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    assert maak_als_gewijzigd(bureau, Aanleiding.UUR) is not None
    assert maak_als_gewijzigd(bureau, Aanleiding.UUR) is None


def test_the_rotation_runs(bureau: Bureau, klok: Klok) -> None:
    for _ in range(9):
        for _ in range(3):
            maak_reservekopie(bureau, Aanleiding.UUR)
            klok.later(minutes=2)
        klok.later(days=1)
    dagen = [k.moment.date() for k in list_reservekopieen(bureau)]
    assert len(set(dagen)) == 9
    assert len(dagen) == 5 + 7, "the newest five, and of each other day the last"


def test_damage_in_a_header_is_seen_and_never_counts(bureau: Bureau) -> None:
    eerste, tweede = maak_reservekopie(bureau), maak_reservekopie(bureau)
    ruw = bytearray(tweede.pad.read_bytes())
    ruw[40] ^= 1
    tweede.pad.write_bytes(ruw)

    kopieen = list_reservekopieen(bureau)

    assert [(k.pad, k.kapot) for k in kopieen] == [(eerste.pad, False), (tweede.pad, True)]
    assert maak_als_gewijzigd(bureau, Aanleiding.UUR) is None


def test_a_changed_word_in_the_header_gives_no_content(bureau: Bureau) -> None:
    kopie = maak_reservekopie(bureau, Aanleiding.UUR)
    kopie.pad.write_bytes(kopie.pad.read_bytes().replace(b'"2026-', b'"2025-'))
    (gelezen,) = list_reservekopieen(bureau)
    assert (gelezen.moment.year, gelezen.inhoud) == (2025, None)


@pytest.mark.parametrize(
    "plek", ["signaal.exchange.bestand.os.fsync", "signaal.exchange.reservekopie._happen"]
)
def test_a_full_disk_leaves_archive_and_older_backups(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, plek: str
) -> None:
    kopie = maak_reservekopie(bureau)
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    with monkeypatch.context() as m:
        m.setattr(plek, vol)
        with pytest.raises(SchrijfFout, match=r"schijf|ruimte"):
            maak_reservekopie(bureau)
    assert namen(bureau) == [kopie.pad.name]
    assert bureau.archive.controleer().signalen == 1
    maak_reservekopie(bureau)


def test_no_room_for_the_folder(bureau: Bureau) -> None:
    reservemap(bureau.pad).write_bytes(b"in the way")
    with pytest.raises(SchrijfFout, match="map met reservekopieën"):
        maak_reservekopie(bureau)
    assert list_reservekopieen(bureau) == []


def test_stopping_leaves_nothing(bureau: Bureau) -> None:
    vul(bureau, 300)
    with pytest.raises(GestoptFout):
        maak_reservekopie(bureau, stop=lambda: True)
    assert namen(bureau) == []


def test_progress_goes_up_to_the_end(bureau: Bureau) -> None:
    gemeld: list[tuple[int, int]] = []
    maak_reservekopie(bureau, voortgang=lambda n, van: gemeld.append((n, van)))
    assert gemeld == sorted(gemeld)
    assert gemeld[-1][0] <= gemeld[-1][1]


def test_leftovers_of_a_machine_that_fell_out_are_cleaned_later(bureau: Bureau) -> None:
    kopie = maak_reservekopie(bureau)
    for rest in ("kopie-onderweg-aa", "kopie-onderweg-aa-journal", ".~x.reservekopie.aa.tmp"):
        (reservemap(bureau.pad) / rest).write_bytes(b"half")
    (bureau.pad.with_name(f"{bureau.pad.name}.nieuw-aabb")).write_bytes(b"half")

    ruim_resten_van_reserve_op(bureau)

    assert namen(bureau) == [kopie.pad.name]
    assert not [p for p in bureau.pad.parent.iterdir() if ".nieuw-" in p.name]


def test_a_damaged_page_makes_no_backup(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 400)
    goed = maak_reservekopie(bureau)
    sluit(bureau)
    ruw = bytearray(archiefbouw.pad.read_bytes())
    ruw[len(ruw) // 2] ^= 1
    archiefbouw.pad.write_bytes(ruw)
    bureau = archiefbouw.open()
    with pytest.raises(ArchiefKapotFout):
        maak_reservekopie(bureau)
    with pytest.raises(ArchiefKapotFout):
        bureau.archive.reserve.controleer_paginas()
    assert namen(bureau) == [goed.pad.name]
    sluit(bureau)


def test_elsewhere_never_over_something(bureau: Bureau, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    kopie = bewaar_reservekopie(bureau, stick / "team.reservekopie")
    assert [p.name for p in stick.iterdir()] == ["team.reservekopie"]
    assert bekijk(kopie.pad, bureau.archive.sleutel) == kopie
    assert list_reservekopieen(bureau) == []
    with pytest.raises(GebruikFout, match="Er staat al iets"):
        bewaar_reservekopie(bureau, kopie.pad)
    with pytest.raises(GebruikFout, match="hoort bij jullie archief"):
        bewaar_reservekopie(bureau, bureau.pad)
    with pytest.raises(SchrijfFout):
        bewaar_reservekopie(bureau, tmp_path / "weg" / "team.reservekopie")


def test_a_list_comes_in_after_a_backup_or_not_at_all(
    bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("Datum;Dorp;Wie;Signaal\n3-11-2026;Reek;SW;losse tegel\n", "utf-8")
    plan = lees_lijst(bureau, lijst)
    with monkeypatch.context() as m:
        m.setattr("signaal.exchange.bestand.os.fsync", vol)
        with pytest.raises(SchrijfFout, match="daarom is er niets gedaan"):
            voer_in(bureau, plan)
    assert bureau.archive.alle(Signaal) == ()

    voer_in(bureau, plan)

    (kopie,) = list_reservekopieen(bureau)
    assert kopie.aanleiding is Aanleiding.IMPORT
    assert kopie.inhoud is not None
    assert kopie.inhoud.signalen == 0
    assert len(bureau.archive.alle(Signaal)) == 1


def test_before_a_migration(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    gezien: list[int] = []
    monkeypatch.setattr("signaal.storage.archive.SCHEMA", "9998")
    monkeypatch.setattr(
        "signaal.storage.archive.migreer",
        lambda *_: gezien.append(len(reservekopieen_bij(archiefbouw.pad))),
    )
    with monkeypatch.context() as m:
        m.setattr("signaal.exchange.bestand.os.fsync", vol)
        with pytest.raises(SchrijfFout):
            archiefbouw.open()
    assert gezien == []

    sluit(archiefbouw.open())

    assert gezien == [1]
    assert reservekopieen_bij(archiefbouw.pad)[0].aanleiding is Aanleiding.MIGRATIE


def test_what_is_done_to_the_archive_is_done_to_each_backup(bureau: Bureau) -> None:
    weg = maak_signaal(GEHEIM)
    zet(bureau, weg)
    kopieen = [maak_reservekopie(bureau, Aanleiding.UUR)]
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    kopieen.append(maak_reservekopie(bureau, Aanleiding.IMPORT))

    def wis(archive: Archive) -> None:
        with archive.schrijf("vernietigd", None, NU) as beurt:
            beurt.zet(maak_signaal("", id=weg.id, verwijderd=True))

    bewerkt = bewerk_reservekopieen(bureau, wis)

    assert (bewerkt.gedaan, bewerkt.overgeslagen) == (2, ())
    na = list_reservekopieen(bureau)
    kort = [(k.volgnummer, k.aanleiding, k.moment, k.pad) for k in na]
    assert kort == [(k.volgnummer, k.aanleiding, k.moment, k.pad) for k in reversed(kopieen)]
    assert [k.inhoud.signalen for k in na if k.inhoud] == [1, 0]
    assert [k.inhoud.stand for k in na if k.inhoud] == [
        k.inhoud.stand for k in reversed(kopieen) if k.inhoud
    ]
    assert sorted(p.suffix for p in reservemap(bureau.pad).iterdir()) == [".reservekopie"] * 2


def test_a_backup_that_cannot_be_opened_is_named_and_can_be_thrown_away(bureau: Bureau) -> None:
    goed, kapot = maak_reservekopie(bureau), maak_reservekopie(bureau)
    ruw = bytearray(kapot.pad.read_bytes())
    ruw[-5000] ^= 1
    kapot.pad.write_bytes(ruw)

    bewerkt = bewerk_reservekopieen(bureau, lambda _: None)

    assert (bewerkt.gedaan, bewerkt.overgeslagen) == (1, (kapot.pad,))
    gooi_reservekopie_weg(bureau, kapot.pad)
    assert namen(bureau) == [goed.pad.name]
    assert bureau.archive.journaal.lees(aantal=1)[0].handeling == "reservekopie weggegooid"


def test_what_goes_wrong_while_destroying_leaves_whole_backups(bureau: Bureau) -> None:
    kopie = maak_reservekopie(bureau)
    voor = kopie.pad.read_bytes()

    def stuk(_: Archive) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bewerk_reservekopieen(bureau, stuk)
    assert kopie.pad.read_bytes() == voor
    assert not [p for p in bureau.pad.parent.iterdir() if ".nieuw-" in p.name]


def test_another_passphrase_does_not_hide_older_backups(bureau: Bureau) -> None:
    maak_reservekopie(bureau)
    nieuw_wachtwoord(bureau, "een ander wachtwoord", GOEDKOOP)
    assert list_reservekopieen(bureau)[0].inhoud is not None
