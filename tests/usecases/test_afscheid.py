"""Who was taken out hears by whom and when, and nothing else of what came after."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from signaal.domain.model import Apparaat
from signaal.domain.wissel import Deel
from signaal.exchange.deelmap import SchijfMap
from signaal.exchange.segment import maak_segment, segmentnaam, zegel_deel
from signaal.fouten import GebruikFout
from signaal.usecases.afscheid import hoor_afscheid, lees_afscheid, verwijderingen
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import lees_deelstand, verwijder_laptop
from signaal.usecases.kringsleutels import eis_kring
from signaal.usecases.signalen import Signaalinvoer, lees_signalen, log_signaal
from signaal.usecases.wisselen import Gewisseld, geef_mee, neem_op
from signaal.usecases.wisselwoorden import Soortmelding
from tests.builders import Klok
from tests.tweetal import Tweetal, maak_tweetal

ANNE_DEED_HET = "Anne heeft deze laptop op 22 november 2026 uit het team gehaald."


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Tweetal]:
    """Anne and Bram."""
    tweetal = maak_tweetal(bureau, klok, tmp_path)
    yield tweetal
    tweetal.sluit()


def verwijder_bram(twee: Tweetal) -> None:
    verwijder_laptop(twee.anne, twee.bram.archive.apparaat)


def zinnen(gewisseld: Gewisseld) -> list[str]:
    return [melding.zin for melding in gewisseld.meldingen]


def heeft(bureau: Bureau, id_: UUID) -> bool:
    try:
        return bool(lees_signalen(bureau, [id_]))
    except GebruikFout:
        return False


def test_by_whom_and_when_is_said_and_nothing_is_asked_of_it(twee: Tweetal) -> None:
    verwijder_bram(twee)
    twee.wissel(twee.anne)
    for _ in range(2):
        (melding,) = twee.wissel(twee.bram).meldingen
        assert melding.soort is Soortmelding.ERUIT
        assert melding.zin.startswith(ANNE_DEED_HET)
    assert lees_deelstand(twee.bram).eruit


def test_what_was_written_before_and_had_not_left_does_not_leave_for_it(twee: Tweetal) -> None:
    """The row waits there, and is heard on its own."""
    niet_voor_bram = log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek")).id
    verwijder_bram(twee)
    twee.wissel(twee.anne)
    for _ in range(2):
        (zin,) = zinnen(twee.wissel(twee.bram))
        assert zin.startswith(ANNE_DEED_HET)
    assert not heeft(twee.bram, niet_voor_bram)
    assert lees_deelstand(twee.bram).eruit
    twee.bram.archive.controleer()


def test_the_row_is_put_down_once(twee: Tweetal) -> None:
    verwijder_bram(twee)
    twee.wissel(twee.anne)
    was = twee.bestanden(twee.anne)
    twee.wissel(twee.bram)
    twee.wissel(twee.anne)
    erbij = set(twee.bestanden(twee.anne)) - set(was)
    assert len(erbij) <= 1  # what Anne's laptop took in of Bram's meanwhile
    nummer, *_ = (seq for seq, _ in verwijderingen(twee.anne.archive, eis_kring(twee.anne.archive)))
    los = [p for p in twee.bestanden(twee.anne) if p.name.startswith(f"{nummer}-{nummer}-")]
    assert len(los) == 1
    assert los[0] in was


def vals_bericht(twee: Tweetal) -> Deel:
    """One row of Anne with other words in it, behind her own signature."""
    kring, anne = twee.anne.archive.kring, twee.anne.archive.apparaat
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    log_signaal(twee.anne, Signaalinvoer("de bus rijdt niet", "reek"))
    seq = kring.stand()[anne]
    deel = kring.deel(anne, seq, seq)
    bram = str(twee.bram.archive.apparaat)
    rij = {"t": deel.regels[0]["t"], "m": deel.regels[0]["m"]}
    rij |= {"h": "laptop verwijderd", "s": "apparaat", "p": bram, "f": '{"verwijderd":true}'}
    return replace(deel, regels=[rij])


def test_a_row_with_other_words_behind_the_right_signature_is_not_heard(twee: Tweetal) -> None:
    """And it stands in nobody's way: not even whose row it would be takes it for that row."""
    kring, team = eis_kring(twee.anne.archive), twee.anne.archive.team_id
    epoch = kring.schrijfepoch()
    assert epoch is not None
    deel = vals_bericht(twee)
    inhoud = maak_segment(team, deel, zegel_deel(team, deel, kring.eigen), epoch)
    SchijfMap(twee.gedeeld).leg(segmentnaam(deel, inhoud), inhoud)
    assert not any("uit het team" in zin for zin in zinnen(twee.wissel(twee.bram)))
    assert not lees_deelstand(twee.bram).eruit
    twee.wissel_allebei()
    assert zinnen(twee.wissel(twee.bram)) == []
    assert stand_van(twee.anne, twee.bram) == stand_van(twee.anne, twee.anne)


def test_another_row_about_this_laptop_is_no_farewell_and_no_fault(twee: Tweetal) -> None:
    """A changed program of a colleague may sign anything."""
    anne = twee.anne.archive
    laptop = anne.een(Apparaat, twee.bram.archive.apparaat)
    with anne.schrijf("test", twee.anne.lid, twee.anne.nu()) as beurt:
        beurt.vernietig([laptop])
    laatste = anne.kring.stand()[anne.apparaat]
    kring = eis_kring(twee.bram.archive)
    hoor_afscheid(twee.bram.archive, kring, anne.kring.deel(anne.apparaat, laatste, laatste))
    assert lees_afscheid(twee.bram.archive, kring) is None


def stand_van(wie: Bureau, bij: Bureau) -> int:
    return bij.archive.kring.stand()[wie.archive.apparaat]


def test_who_took_it_out_is_told_nothing(twee: Tweetal) -> None:
    verwijder_bram(twee)
    assert zinnen(twee.wissel(twee.anne)) == []
    assert zinnen(twee.wissel(twee.anne)) == []
    assert not lees_deelstand(twee.anne).eruit


def test_who_is_out_is_told_that_what_is_written_there_reaches_nobody(twee: Tweetal) -> None:
    verwijder_bram(twee)
    twee.wissel(twee.anne)
    (zin,) = zinnen(twee.wissel(twee.bram))
    assert "krijgen je collega's niet" in zin


def test_who_is_out_gives_no_file_along_that_nobody_may_take(twee: Tweetal, tmp_path: Path) -> None:
    verwijder_bram(twee)
    twee.wissel(twee.anne)
    twee.wissel(twee.bram)
    with pytest.raises(GebruikFout, match="uit het team gehaald"):
        geef_mee(twee.bram, tmp_path / "mee.signaalpost")
    assert not (tmp_path / "mee.signaalpost").exists()


def test_a_file_of_who_is_out_is_not_told_as_known_already(twee: Tweetal, tmp_path: Path) -> None:
    geweigerd = log_signaal(twee.bram, Signaalinvoer("losse tegel", "reek")).id
    geef_mee(twee.bram, tmp_path / "mee.signaalpost")
    verwijder_bram(twee)
    for _ in range(2):
        (zin,) = zinnen(neem_op(twee.anne, tmp_path / "mee.signaalpost"))
        assert "niet overgenomen" in zin
    assert not heeft(twee.anne, geweigerd)
    assert zinnen(twee.wissel(twee.anne)) == []
