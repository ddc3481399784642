"""Who is in and who is out, in every order in which laptops may hear of it; and old copies."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from uuid import UUID

import pytest

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Apparaat, Epoch, Rol
from signaal.usecases.delen import lees_deelstand, onthoud_map, verwijder_laptop
from signaal.usecases.kringsleutels import als_apparaat, eis_kring, nieuwe_epoch
from signaal.usecases.vernietigen import vernietig, vernietig_signaal
from signaal.usecases.wisselwoorden import Soortmelding
from signaal.vault.apparaatsleutel import Apparaatsleutel
from tests.builders import maak_signaal, zet
from tests.fouten.kring import (
    Kringlaptop,
    bestanden,
    breng_alles,
    is_eruit,
    leg,
    log,
    namen,
    nieuweling,
    stand,
    wissel,
)


def _breng(van: Kringlaptop, naar: Kringlaptop, deel: str) -> None:
    """Only this kind of file comes over."""
    for naam in namen(van.map):
        if deel in naam and not (naar.map / naam).exists():
            leg(naar.map / naam, (van.map / naam).read_bytes())


def _terug(laptop: Kringlaptop, kopie: Path) -> None:
    laptop.zet_terug(kopie)
    onthoud_map(laptop.bureau, laptop.map)


@pytest.mark.parametrize("wat_eerst", ["/k/", "/s/", "/w/", "/"])
@pytest.mark.parametrize("weet", [*combinations((0, 2), 1), (0, 2)])
def test_who_was_taken_out_opens_nothing_written_by_who_knew(
    drie: list[Kringlaptop], wat_eerst: str, weet: tuple[int, ...]
) -> None:
    """Cleo gets the keys, the rows or all of what Anne put down, before the rest."""
    anne, bram, cleo = drie
    for i in weet:
        verwijder_laptop(drie[i].bureau, bram.archive.apparaat)
    nieuw = {log(drie[i]) for i in weet}
    drie[weet[0]].wissel()
    for laptop in drie:
        _breng(drie[weet[0]], laptop, wat_eerst)
    cleo.wissel()
    anne.wissel()
    breng_alles(drie)
    bram.wissel()
    wissel([anne, cleo], 3)
    nieuw |= {log(anne), log(cleo)}
    wissel([anne, cleo], 3)
    breng_alles(drie)
    bram.wissel()
    assert is_eruit(bram) or bram.wissel().meldingen
    assert not nieuw & bram.signalen().keys()
    assert nieuw <= anne.signalen().keys()
    assert stand(anne.archive) == stand(cleo.archive)


def _schrijf(laptop: Kringlaptop, *waarden: object) -> None:
    """What only a client that was changed writes."""
    bureau = laptop.bureau
    with bureau.archive.schrijf("proef", bureau.lid, bureau.nu()) as beurt:
        beurt.zet_alle(waarden)


def _zelf(laptop: Kringlaptop) -> Apparaat:
    ik = laptop.archive.een(Apparaat, laptop.archive.apparaat)
    assert ik is not None
    return ik


@pytest.mark.parametrize("vernietigd", [False, True])
def test_who_was_taken_out_does_not_stay_by_what_it_wrote_meanwhile(
    drie: list[Kringlaptop], *, vernietigd: bool
) -> None:
    """A thief writes its row anew, apart; Bram has that before he hears of the removal."""
    anne, bram, cleo = drie
    ik = _zelf(cleo)
    if vernietigd:
        with cleo.archive.schrijf("proef", None, cleo.bureau.nu()) as beurt:
            beurt.vernietig([ik])
    _schrijf(cleo, replace(ik, naam="Laptop van wie dan ook"))
    verwijder_laptop(anne.bureau, ik.id)
    cleo.wissel()
    _breng(cleo, bram, "/")
    bram.wissel()
    breng_alles(drie)
    wissel([anne, bram], 3)
    for laptop in (anne, bram):
        assert eis_kring(laptop.archive).weg == {ik.id}
        assert not laptop.archive.kring.geschillen()
        laptop.archive.controleer()
    erna = log(anne)
    wissel([anne, bram, cleo])
    assert erna in bram.signalen()
    assert erna not in cleo.signalen()
    assert is_eruit(cleo) or cleo.wissel().meldingen


def test_nobody_writes_under_an_epoch_that_one_who_is_out_prepared(
    drie: list[Kringlaptop],
) -> None:
    """Cleo made one for after her removal, with so many out that it would be chosen first."""
    anne, bram, cleo = drie
    ik, nu = cleo.archive.apparaat, cleo.bureau.nu()
    klaar = nieuwe_epoch(cleo.archive, nu)
    _schrijf(cleo, Epoch(klaar, nu, (ik, nieuw_id(nu), nieuw_id(nu))))
    wissel(drie, 3)
    assert klaar in eis_kring(anne.archive).epochs
    verwijder_laptop(anne.bureau, ik)
    wissel([anne, bram], 3)
    for laptop in (anne, bram):
        epoch = eis_kring(laptop.archive).schrijfepoch()
        assert epoch is not None
        assert epoch.id not in eis_kring(cleo.archive).epochs
    assert eis_kring(anne.archive).schrijfepoch() == eis_kring(bram.archive).schrijfepoch()


def test_who_reads_along_makes_no_member_and_no_epoch(drie: list[Kringlaptop]) -> None:
    """Not of its own row, not of another id, as if let in or as if out of a backup."""
    anne, *_ = drie
    dora = nieuweling(anne, anne.folder.parent / "Dora", Rol.LEEST_MEE)
    ik, nu = _zelf(dora), dora.bureau.nu()
    epoch, ander = nieuwe_epoch(dora.archive, nu), Apparaatsleutel.nieuw()
    erbij = [als_apparaat(nieuw_id(nu), "x", ik.lid, Rol.LID, ander, nu) for _ in range(2)]
    erbij[1] = replace(erbij[1], vervangt=ik.id)
    dora.archive.alleen_lezen = False
    _schrijf(dora, replace(ik, rol=Rol.LID), *erbij, Epoch(epoch, nu, (nieuw_id(nu),)))
    alle = [anne, dora]
    for _ in range(3):
        wissel(alle)
        breng_alles(alle)
    kring = eis_kring(anne.archive)
    assert {ik.id, erbij[0].id, erbij[1].id} <= kring.apparaten.keys()
    assert {a.id for a in kring.apparaten.values() if a.rol is Rol.LEEST_MEE} == {
        ik.id,
        *(a.id for a in erbij),
    }
    assert epoch in kring.bekend
    schrijf = kring.schrijfepoch()
    assert schrijf is not None
    assert schrijf.id != epoch
    anne.archive.controleer()


def test_a_laptop_that_went_on_under_another_id_is_out_under_both(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    """A thief has the keys of before the backup too."""
    anne, bram, cleo = drie
    bram.bewaar(tmp_path / "toen")
    log(bram)
    bram.wissel()
    _terug(bram, tmp_path / "toen")
    was = bram.archive.apparaat
    log(bram)
    wissel(drie)
    assert bram.archive.apparaat != was
    verwijder_laptop(anne.bureau, bram.archive.apparaat)
    wissel([anne, cleo])
    assert eis_kring(cleo.archive).weg == {was, bram.archive.apparaat}
    (epoch,) = [e for e in eis_kring(cleo.archive).bekend.values() if e.zonder]
    assert set(epoch.zonder) == {was, bram.archive.apparaat}
    assert not [n for n in namen(anne.map) if f"/k/{epoch.id}-{was}" in n]
    assert [p.lid for p in lees_deelstand(cleo.bureau).laptops if p.eruit] == ["Bram"]


def test_an_old_copy_of_a_laptop_that_is_out_does_not_get_in_again(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    """Cleo, who did not hear yet that Bram is out, took it in: then all who are in end the same."""
    anne, bram, cleo = drie
    bram.bewaar(tmp_path / "toen")
    log(bram)
    bram.wissel()
    verwijder_laptop(anne.bureau, bram.archive.apparaat)
    _terug(bram, tmp_path / "toen")
    bram.wissel()
    log(bram)
    bram.wissel()
    _breng(bram, cleo, "/")
    cleo.wissel()
    wissel([anne, cleo], 3)
    later = log(bram)
    bram.wissel()
    breng_alles(drie)
    wissel([anne, cleo], 3)
    assert bram.archive.apparaat in eis_kring(anne.archive).weg
    assert later not in anne.signalen()
    assert stand(anne.archive) == stand(cleo.archive)
    na = log(cleo)
    wissel([anne, cleo])
    breng_alles(drie)
    bram.wissel()
    assert na in anne.signalen()
    assert na not in bram.signalen()


def test_a_newcomer_believes_no_more_of_who_is_out_than_the_others(
    drie: list[Kringlaptop],
) -> None:
    anne, bram, _ = drie
    verwijder_laptop(anne.bureau, bram.archive.apparaat)
    anne.wissel()
    erna = log(bram)
    bram.wissel()
    breng_alles(drie)
    assert eis_kring(anne.archive).weg == {bram.archive.apparaat}
    dora = nieuweling(anne, anne.folder.parent / "Dora")
    assert erna not in dora.signalen()
    breng_alles([anne, dora])
    anne.wissel()
    dora.wissel()
    assert stand(dora.archive) == stand(anne.archive)


def test_who_was_let_in_by_one_who_is_out_and_nobody_else_heard_is_told_to_wait(
    drie: list[Kringlaptop],
) -> None:
    """A thief lets in whom he likes: what nobody who is in had heard of him is not believed."""
    anne, bram, cleo = drie
    dora = nieuweling(bram, anne.folder.parent / "Dora")
    verwijder_laptop(cleo.bureau, bram.archive.apparaat)
    van_dora, van_anne = log(dora), log(anne)
    wissel([cleo, anne])
    breng_alles([bram, dora, cleo, anne])
    wissel([dora, cleo, anne], 3)
    assert Soortmelding.ERUIT in {m.soort for m in dora.wissel().meldingen}
    assert van_dora in dora.signalen()
    for laptop in (anne, cleo):
        assert van_dora not in laptop.signalen()
        assert van_anne in laptop.signalen()
        assert stand(laptop.archive) == stand(anne.archive)
    dora.archive.controleer()


def test_two_laptops_that_both_went_back_find_each_other(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    """The new key of one is signed by somebody whom the other does not know yet."""
    anne, bram, cleo = drie
    for laptop in (anne, bram):
        laptop.bewaar(tmp_path / f"toen {laptop.naam}")
    verwijder_laptop(anne.bureau, cleo.archive.apparaat)
    beloofd = {log(anne), log(bram)}
    for laptop in (anne, bram):
        laptop.wissel()
        _terug(laptop, tmp_path / f"toen {laptop.naam}")
        beloofd.add(log(laptop))
        laptop.wissel()
    wissel([anne, bram], 3)
    assert beloofd <= anne.signalen().keys()
    assert stand(anne.archive) == stand(bram.archive)
    assert eis_kring(bram.archive).weg == {cleo.archive.apparaat}


def test_an_old_copy_whose_own_files_are_lost_is_noticed_by_what_others_say(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    anne, bram, cleo = drie
    bram.bewaar(tmp_path / "toen")
    beloofd = {log(bram) for _ in range(4)}
    wissel(drie)
    beloofd.add(log(anne))
    wissel([anne])
    breng_alles(drie)
    _terug(bram, tmp_path / "toen")
    for pad in bestanden(drie, f"/w/{bram.archive.apparaat}/"):
        pad.unlink()
    beloofd.add(log(bram))
    bram.wissel()
    breng_alles(drie)
    wissel([anne, cleo, bram], 3)
    for laptop in drie:
        laptop.archive.controleer()
        assert beloofd <= laptop.signalen().keys()
        assert stand(laptop.archive) == stand(anne.archive)


def test_an_old_copy_of_which_a_part_in_between_is_lost_fits_again(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    anne, bram, _ = drie
    bram.bewaar(tmp_path / "toen")
    beloofd = {log(bram)}
    wissel(drie)
    tussen = set(bestanden(drie, f"/w/{bram.archive.apparaat}/"))
    beloofd |= {log(bram) for _ in range(3)}
    wissel(drie)
    eerder = sorted(tussen, key=lambda p: p.stat().st_mtime_ns)
    laatste = {p.name for p in eerder[-3:]}
    for pad in tussen:
        if pad.name in laatste:
            pad.unlink()
    _terug(bram, tmp_path / "toen")
    beloofd |= {log(bram), log(bram)}
    wissel([bram, *drie], 3)
    for laptop in drie:
        laptop.archive.controleer()
        assert beloofd <= laptop.signalen().keys()
        assert stand(laptop.archive) == stand(anne.archive)


def test_destroyed_while_a_laptop_went_back_stays_destroyed(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    anne, bram, _ = drie
    id_ = log(anne)
    wissel(drie)
    bram.bewaar(tmp_path / "toen")
    vernietig_signaal(anne.bureau, id_)
    wissel(drie)
    _terug(bram, tmp_path / "toen")
    assert id_ in bram.signalen()
    log(bram)
    wissel(drie, 3)
    for laptop in drie:
        assert id_ not in laptop.signalen()
        assert stand(laptop.archive) == stand(anne.archive)


def test_what_it_wrote_in_a_year_that_went_meanwhile_it_tells_anew_under_its_new_id(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    """Its author would have told it anew: so does the laptop that the author became."""
    anne, bram, _ = drie
    van_anne, van_bram = (
        maak_signaal(f"de stoep bij {naam}", datum=date(2019, 5, 6)) for naam in ("Anne", "Bram")
    )
    zet(anne.bureau, van_anne)
    zet(bram.bureau, van_bram)
    bram.bewaar(tmp_path / "toen")
    log(bram)
    bram.wissel()
    vernietig(anne.bureau, ["signaal/2019"])
    _terug(bram, tmp_path / "toen")
    wissel(drie, 3)
    for laptop in drie:
        assert van_anne.id not in laptop.signalen()
        assert laptop.signalen()[van_bram.id].tekst == "de stoep bij Bram"
        laptop.archive.controleer()


@pytest.fixture
def twee_keer_terug(drie: list[Kringlaptop], tmp_path: Path) -> tuple[list[Kringlaptop], set[UUID]]:
    """Bram put the same copy back twice: what he became first is no laptop any more, and no row
    says who went on as what came of it. With the signals that he was told are kept.
    """
    bram = drie[1]
    bram.bewaar(tmp_path / "toen")
    beloofd, ids = {log(bram)}, {bram.archive.apparaat}
    bram.wissel()
    for _ in range(2):
        _terug(bram, tmp_path / "toen")
        beloofd.add(log(bram))
        bram.wissel()
        ids.add(bram.archive.apparaat)
    assert len(ids) == 3
    return drie, beloofd


def test_who_went_back_twice_looks_after_the_files_of_all_it_was(
    twee_keer_terug: tuple[list[Kringlaptop], set[UUID]],
) -> None:
    drie, beloofd = twee_keer_terug
    bram = drie[1]
    for device in bram.archive.kring.stand().keys() - {bram.archive.apparaat}:
        for pad in bestanden([bram], f"/w/{device}/"):
            pad.unlink()
    wissel(drie)
    for laptop in drie:
        assert beloofd <= laptop.signalen().keys()
        assert stand(laptop.archive) == stand(bram.archive)


def test_who_went_back_twice_is_shown_once_and_is_not_silent(
    twee_keer_terug: tuple[list[Kringlaptop], set[UUID]],
) -> None:
    drie, _ = twee_keer_terug
    wissel(drie)
    for laptop in drie:
        laptop.klok.later(days=40)
        log(laptop)
    wissel(drie)
    for laptop in drie:
        leden = [p.lid for p in lees_deelstand(laptop.bureau).laptops]
        assert sorted(leden) == ["Anne", "Bram", "Cleo"]
        assert not laptop.wissel().meldingen
    assert lees_deelstand(drie[1].bureau).laptops[0].hier


def test_what_it_wrote_under_an_id_in_between_in_a_year_that_went_it_tells_anew(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    """Bram is not any more what wrote it, and what he is now did not go on from there."""
    anne, bram, _ = drie
    bram.bewaar(tmp_path / "toen")
    log(bram)
    bram.wissel()
    _terug(bram, tmp_path / "toen")
    van_anne, van_bram = (
        maak_signaal(f"de stoep bij {naam}", datum=date(2019, 5, 6)) for naam in ("Anne", "Bram")
    )
    zet(anne.bureau, van_anne)
    zet(bram.bureau, van_bram)
    bram.wissel()
    vernietig(anne.bureau, ["signaal/2019"])
    _terug(bram, tmp_path / "toen")
    bram.wissel()
    wissel(drie, 3)
    for laptop in drie:
        assert van_anne.id not in laptop.signalen()
        assert laptop.signalen()[van_bram.id].tekst == "de stoep bij Bram"
        laptop.archive.controleer()


def test_the_first_file_of_who_went_back_comes_back_from_a_third(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    """Whoever never heard of Bram under his new id can judge it by who answers for him."""
    anne, bram, cleo = drie
    bram.bewaar(tmp_path / "toen")
    log(bram)
    bram.wissel()
    _terug(bram, tmp_path / "toen")
    nieuw = log(bram)
    bram.wissel()
    _breng(bram, cleo, "/")
    cleo.wissel()
    for pad in bestanden(drie, f"/w/{bram.archive.apparaat}/"):
        pad.unlink()
    for laptop in (anne, cleo):
        laptop.klok.later(days=40)
        log(laptop)
    wissel([anne, cleo])
    assert nieuw in anne.signalen()


def test_an_old_copy_that_said_what_it_heard_of_who_is_out_goes_on_as_well(
    drie: list[Kringlaptop], tmp_path: Path
) -> None:
    """That is a row about laptops and about none of them; it is told anew with the rest."""
    anne, bram, cleo = drie
    bram.bewaar(tmp_path / "toen")
    log(bram)
    beloofd = {log(cleo)}
    for laptop in (bram, cleo):
        laptop.wissel()
    _breng(cleo, anne, "/")
    anne.wissel()
    verwijder_laptop(anne.bureau, cleo.archive.apparaat)
    anne.wissel()
    _terug(bram, tmp_path / "toen")
    onderweg = {p: p.read_bytes() for p in bestanden([bram], f"/w/{bram.archive.apparaat}/")}
    for pad in onderweg:
        pad.unlink()
    _breng(anne, bram, "/")
    beloofd.add(log(bram))
    bram.wissel()
    assert "uitgewisseld" in {r.handeling for r in bram.archive.journaal.lees()}
    for pad, inhoud in onderweg.items():
        leg(pad, inhoud)
    wissel([anne, bram], 3)
    for laptop in (anne, bram):
        laptop.archive.controleer()
        assert beloofd <= laptop.signalen().keys()
        assert stand(laptop.archive) == stand(anne.archive)
