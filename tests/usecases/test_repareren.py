"""A damaged archive: what can be read is there again, what is gone is told in numbers."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from signaal.domain.ids import nieuw_id
from signaal.domain.model import (
    LEEG,
    Agendapunt,
    Getypt,
    Instelling,
    Kern,
    Overleg,
    Signaal,
    SoortPunt,
)
from signaal.fouten import (
    ArchiefKapotFout,
    GestoptFout,
    SleutelbosWegFout,
    VerkeerdWachtwoordFout,
)
from signaal.storage.wissel import beschadigd_opzij, reservemap
from signaal.usecases.archief import Wachtwoord, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.reparatieverslag import Reparatieverslag, verslag_in_woorden
from signaal.usecases.repareren import repareer_archief
from signaal.usecases.reservekopie import maak_reservekopie
from signaal.usecases.signalen import Signaalinvoer, log_signaal, wijzig_signaal
from tests.builders import NU, VANDAAG, WACHTWOORD, Archiefbouw, maak_signaal, vul, zet

BLAD = 4096
GEHEIM = "roodborstje op het hek"


def beschadig(pad: Path, *bladen: int) -> None:
    """One bit in each of these pages."""
    ruw = bytearray(pad.read_bytes())
    for blad in bladen:
        ruw[blad * BLAD + 100] ^= 1
    pad.write_bytes(ruw)


def repareer(archiefbouw: Archiefbouw, wachtwoord: str = WACHTWOORD) -> Reparatieverslag:
    return repareer_archief(archiefbouw.pad, Wachtwoord(wachtwoord), lambda: NU)


def gevuld(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, *, kopie: bool) -> Bureau:
    """A hundred and fifty signals in one turn, perhaps a backup, then twenty one by one."""
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 150)
    if kopie:
        maak_reservekopie(bureau)
    for n in range(20):
        log_signaal(bureau, Signaalinvoer(f"{GEHEIM} {n}", "reek"))
    return bureau


def na(archiefbouw: Archiefbouw) -> tuple[int, set[str]]:
    """How many signals a sound archive has, and their texts."""
    bureau = archiefbouw.open()
    try:
        aantal = bureau.archive.controleer().signalen
        return aantal, {s.tekst for s in bureau.archive.alle(Signaal)}
    finally:
        sluit(bureau)


def test_a_sound_archive_is_left_alone(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    sluit(gevuld(archiefbouw, voorbeeld, kopie=False))
    voor = archiefbouw.pad.read_bytes()
    verslag = repareer(archiefbouw)
    assert verslag == Reparatieverslag(170)
    assert verslag_in_woorden(verslag) == (
        "Het archief is in orde: 170 signalen. Er is niets veranderd.",
    )
    assert archiefbouw.pad.read_bytes() == voor


@pytest.mark.parametrize("kopie", [True, False])
def test_whatever_page_is_damaged_every_signal_comes_back(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, kopie: bool
) -> None:
    """One page: what it held is also in the state, the journal or a backup."""
    bureau = gevuld(archiefbouw, voorbeeld, kopie=kopie)
    texts = {s.tekst for s in bureau.archive.alle(Signaal)}
    sluit(bureau)
    goed = {p: p.read_bytes() for p in archiefbouw.pad.parent.rglob("*") if p.is_file()}
    verloren = 0
    bladen = len(goed[archiefbouw.pad]) // BLAD
    for blad in range(2, bladen, bladen // 6):
        for pad, inhoud in goed.items():
            pad.write_bytes(inhoud)
        beschadig(archiefbouw.pad, blad)

        verslag = repareer(archiefbouw)

        aantal, gevonden = na(archiefbouw)
        assert aantal == verslag.signalen, blad
        verloren += len(texts - gevonden)
        assert verslag.signalen_kwijt == 0, blad
        assert gevonden <= texts
    assert verloren == 0


def test_what_is_gone_is_told_in_numbers_and_moments(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = gevuld(archiefbouw, voorbeeld, kopie=True)
    sluit(bureau)
    bladen = len(archiefbouw.pad.read_bytes()) // BLAD
    kapot = archiefbouw.pad.read_bytes()
    beschadig(archiefbouw.pad, *range(bladen - 12, bladen))

    verslag = repareer(archiefbouw)

    assert verslag.ontbreekt > 0
    assert verslag.uit_reserve >= 0
    woorden = verslag_in_woorden(verslag)
    assert any(regel.startswith("- nummer") for regel in woorden)
    assert all(GEHEIM not in regel and "Reek" not in regel for regel in woorden)
    assert woorden[-1] == "Het beschadigde archief is bewaard bij de reservekopieën."
    aantal, _ = na(archiefbouw)
    assert aantal == verslag.signalen >= 150
    (bewaard,) = beschadigd_opzij(archiefbouw.pad)
    assert verslag.bewaard == bewaard
    assert len(bewaard.read_bytes()) == len(kapot)


def test_with_the_first_page_gone_the_newest_backup_is_what_there_is(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(gevuld(archiefbouw, voorbeeld, kopie=True))
    beschadig(archiefbouw.pad, 0)

    verslag = repareer(archiefbouw)

    assert verslag.signalen == 150
    assert verslag.ontbreekt >= 20, "the bag knows how far the journal went"
    assert na(archiefbouw)[0] == 150
    bureau = archiefbouw.open()
    log_signaal(bureau, Signaalinvoer("daarna", "reek"))
    assert bureau.archive.controleer().signalen == 151
    sluit(bureau)


def test_newer_backups_that_are_spoilt_do_not_hide_a_sound_one(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    """Their head is sound, so they stand in the list; that they are not is seen when unpacked."""
    bureau = gevuld(archiefbouw, voorbeeld, kopie=True)
    (goede,) = reservemap(archiefbouw.pad).iterdir()
    for _ in range(4):
        log_signaal(bureau, Signaalinvoer("later", "reek"))
        maak_reservekopie(bureau)
    sluit(bureau)
    later = [pad for pad in reservemap(archiefbouw.pad).iterdir() if pad != goede]
    for pad in later:
        beschadig(pad, 5)
    beschadig(archiefbouw.pad, 0)

    assert len(later) == 4
    assert repareer(archiefbouw).signalen == 150


def test_nothing_readable_and_no_backup_is_said(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(gevuld(archiefbouw, voorbeeld, kopie=False))
    beschadig(archiefbouw.pad, 0)
    voor = archiefbouw.pad.read_bytes()
    with pytest.raises(ArchiefKapotFout, match="niets meer te lezen"):
        repareer(archiefbouw)
    assert archiefbouw.pad.read_bytes() == voor
    assert not [p for p in archiefbouw.pad.parent.iterdir() if ".nieuw-" in p.name]


def test_wrong_passphrase_and_stop_change_nothing(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(gevuld(archiefbouw, voorbeeld, kopie=True))
    beschadig(archiefbouw.pad, 20)
    voor = archiefbouw.pad.read_bytes()
    with pytest.raises(VerkeerdWachtwoordFout):
        repareer(archiefbouw, "mis")
    with pytest.raises(GestoptFout):
        repareer_archief(archiefbouw.pad, Wachtwoord(WACHTWOORD), lambda: NU, stop=lambda: True)
    assert archiefbouw.pad.read_bytes() == voor
    assert not [p for p in archiefbouw.pad.parent.iterdir() if ".nieuw-" in p.name]


@pytest.mark.parametrize("weg", [True, False])
def test_a_damaged_or_missing_bag_comes_out_of_a_backup(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, weg: bool
) -> None:
    """The archive itself is whole: every act is there again."""
    sluit(gevuld(archiefbouw, voorbeeld, kopie=True))
    bos = archiefbouw.pad.with_name(archiefbouw.pad.name + ".sleutels")
    if weg:
        bos.unlink()
    else:
        bos.write_bytes(bos.read_bytes()[:-9])

    verslag = repareer(archiefbouw)

    assert (verslag.signalen, verslag.ontbreekt) == (170, 0)
    assert verslag.bos_uit_reserve
    assert na(archiefbouw)[0] == 170


def test_without_bag_and_backup_there_is_no_key(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(gevuld(archiefbouw, voorbeeld, kopie=False))
    archiefbouw.pad.with_name(archiefbouw.pad.name + ".sleutels").unlink()
    with pytest.raises(SleutelbosWegFout):
        repareer(archiefbouw)


Sabotage = Callable[[Bureau], object]


def sql(opdracht: str) -> Sabotage:
    def doe(bureau: Bureau) -> None:
        with bureau.archive._verbind(True) as conn:
            conn.exec_driver_sql(opdracht)

    return doe


SABOTAGE: dict[str, Sabotage] = {
    "act in the middle": sql("DELETE FROM journaal WHERE seq = 100"),
    "a stretch": sql("DELETE FROM journaal WHERE seq BETWEEN 60 AND 90"),
    "the first": sql("DELETE FROM journaal WHERE seq <= 3"),
    "the last": sql("DELETE FROM journaal WHERE seq >= 205"),
    "changed": sql("UPDATE journaal SET handeling = 'x' WHERE seq = 100"),
    "state": sql("UPDATE signaal SET spoed = 1 WHERE tekst = 'signaal 7'"),
    "counts": sql("UPDATE dagtelling SET aantal = aantal + 1"),
    "content key": sql("DELETE FROM inhoudssleutel WHERE vak LIKE 'signaal/2026'"),
}


@pytest.mark.parametrize("naam", SABOTAGE)
@pytest.mark.parametrize("kopie", [True, False])
def test_what_does_not_add_up_is_made_to(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, naam: str, kopie: bool
) -> None:
    bureau = gevuld(archiefbouw, voorbeeld, kopie=kopie)
    SABOTAGE[naam](bureau)
    sluit(bureau)

    verslag = repareer(archiefbouw)

    assert verslag.bewaard is not None
    assert na(archiefbouw)[0] == verslag.signalen == 170
    assert verslag.signalen_kwijt == 0
    if kopie and naam in ("act in the middle", "a stretch", "the first", "changed"):
        assert (verslag.ontbreekt, verslag.bijgewerkt) == (0, 0)


def test_a_signal_of_which_an_act_is_gone_is_as_it_was_last(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    signaal = log_signaal(bureau, Signaalinvoer("eerst", "reek"))
    wijzig_signaal(bureau, signaal.id, tekst="daarna")
    log_signaal(bureau, Signaalinvoer("een ander", "reek"))
    sql("DELETE FROM journaal WHERE handeling = 'signaal gewijzigd'")(bureau)
    sluit(bureau)

    verslag = repareer(archiefbouw)

    assert (verslag.ontbreekt, verslag.bijgewerkt) == (1, 1)
    assert na(archiefbouw)[1] == {"daarna", "een ander"}


def test_what_points_at_something_gone_is_mended(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    zet(bureau, maak_signaal("in een kern die weg is", kern="reek"))
    with bureau.archive._verbind(True) as conn:
        conn.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        conn.exec_driver_sql("DELETE FROM journaal WHERE soort = 'kern' AND pk = 'reek'")
    sluit(bureau)
    verslag = repareer(archiefbouw)
    assert verslag.signalen == 1
    bureau = archiefbouw.open()
    assert "reek" in {k.id for k in bureau.archive.alle(Kern)}
    merk = bureau.archive.een(Instelling, f"hersteld:{bureau.archive.apparaat}")
    assert merk is not None
    sluit(bureau)


def test_repairing_twice_is_harmless(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> None:
    bureau = gevuld(archiefbouw, voorbeeld, kopie=False)
    SABOTAGE["a stretch"](bureau)
    sluit(bureau)
    repareer(archiefbouw)
    bureau = archiefbouw.open()
    SABOTAGE["act in the middle"](bureau)
    sluit(bureau)
    assert repareer(archiefbouw).signalen == 170
    assert repareer(archiefbouw).bewaard is None
    assert len(list(reservemap(archiefbouw.pad).iterdir())) == 2


@pytest.mark.parametrize("vak", ["leden/%", "%/2026"])
@pytest.mark.parametrize("notitie", [LEEG, Getypt("twee")])
def test_a_note_whose_key_is_gone_is_what_it_was_and_an_emptied_one_stays_empty(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, vak: str, notitie: Getypt
) -> None:
    """Nothing stands in a note that was emptied, but the journal knows that there was one."""
    bureau = archiefbouw.als(voorbeeld)
    overleg = Overleg(nieuw_id(NU), VANDAAG, VANDAAG, NU.time())
    punt = Agendapunt(nieuw_id(NU), overleg.id, SoortPunt.EIGEN, "eigen", notitie=Getypt("een"))
    zet(bureau, overleg, punt)
    zet(bureau, replace(punt, notitie=notitie))
    with bureau.archive._verbind(True) as conn:
        conn.execute(text("DELETE FROM inhoudssleutel WHERE vak LIKE :vak"), {"vak": vak})
    sluit(bureau)

    repareer(archiefbouw)

    bureau = archiefbouw.open()
    bureau.archive.controleer()
    assert bureau.archive.een(Agendapunt, punt.id) == replace(punt, notitie=notitie)
    sluit(bureau)
