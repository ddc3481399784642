"""What the program does by itself: quiet when well, one sentence when not, never a bad backup."""

import pytest

from signaal.domain.reserve import Aanleiding
from signaal.fouten import GestoptFout
from signaal.storage.wissel import opzij_gezet, reservemap
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.herstellen import wissel_naar, zet_klaar
from signaal.usecases.reservekopie import list_reservekopieen, maak_reservekopie
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.waken import Gewaakt, waak_bij_opening, waak_elk_uur
from tests.builders import Archiefbouw, vul


def test_at_opening_a_backup_when_anything_changed(bureau: Bureau) -> None:
    eerste = waak_bij_opening(bureau)
    assert eerste.kopie is not None
    assert eerste.kopie.aanleiding is Aanleiding.OPENING
    assert waak_bij_opening(bureau) == Gewaakt()
    assert waak_elk_uur(bureau) == Gewaakt()
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    assert waak_elk_uur(bureau).kopie is not None


def test_opening_and_closing_alone_make_no_backup(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    waak_bij_opening(bureau)
    bureau = archiefbouw.heropen(bureau)
    assert waak_bij_opening(bureau) == Gewaakt()
    sluit(bureau)


def test_damage_is_said_and_no_good_backup_pushed_out(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 200)
    goed = maak_reservekopie(bureau)
    sluit(bureau)
    ruw = bytearray(archiefbouw.pad.read_bytes())
    ruw[len(ruw) // 2] ^= 1
    archiefbouw.pad.write_bytes(ruw)
    bureau = archiefbouw.open()

    gewaakt = waak_bij_opening(bureau)

    assert gewaakt.beschadigd.startswith("Het archief is beschadigd.")
    assert [k.pad for k in list_reservekopieen(bureau)] == [goed.pad]
    sluit(bureau)


def test_no_room_is_one_calm_sentence(bureau: Bureau) -> None:
    reservemap(bureau.pad).write_bytes(b"in the way")
    gewaakt = waak_bij_opening(bureau)
    assert gewaakt.mislukt.startswith("Er is geen nieuwe reservekopie gemaakt. ")
    assert gewaakt.mislukt.endswith(".")
    assert bureau.archive.controleer().signalen == 0


def test_what_a_restore_moved_aside_becomes_a_backup(bureau: Bureau) -> None:
    kopie = maak_reservekopie(bureau)
    log_signaal(bureau, Signaalinvoer("losse tegel", "reek"))
    terug = wissel_naar(bureau, zet_klaar(bureau, kopie.pad))
    assert len(opzij_gezet(terug.pad)) == 1

    waak_bij_opening(terug)

    assert opzij_gezet(terug.pad) == []
    eerder = [k for k in list_reservekopieen(terug) if k.aanleiding is Aanleiding.HERSTEL]
    assert [k.inhoud.signalen for k in eerder if k.inhoud] == [1]
    sluit(terug)


def test_stopping_passes(bureau: Bureau) -> None:
    vul(bureau, 300)
    with pytest.raises(GestoptFout):
        waak_elk_uur(bureau, stop=lambda: True)
