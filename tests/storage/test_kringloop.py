"""Two and three laptops in one process: what one writes is what all have, whatever happens."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Instelling, Lid, Signaal, Zoekvraag
from signaal.domain.wissel import Deel, Zegel
from signaal.storage.kringwaarden import AfgewezenDeel, Reden, Wacht
from signaal.usecases.bureau import Bureau
from tests.builders import NU, VANDAAG, maak_signaal
from tests.storage.kringbouw import Laptop, gezond_en_gelijk, kring, stand, wissel


@pytest.fixture
def drie(tmp_path: Path, bureau: Bureau) -> Iterator[list[Laptop]]:
    """Three laptops with one signal, the clocks of two of them three days off."""
    laptops = kring(tmp_path, bureau, 3, 72, -72)
    laptops[0].zet(maak_signaal("losse tegels"))
    wissel(*laptops)
    yield laptops
    for laptop in laptops[1:]:
        laptop.archive.close()


def signaal(laptop: Laptop, tekst: str = "losse tegels") -> Signaal:
    return next(s for s in laptop.archive.waar(Signaal) if s.tekst == tekst)


def test_an_empty_laptop_gets_everything(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    gezond_en_gelijk(*drie)
    assert tweede.archive.alle(Lid) == eerste.archive.alle(Lid)
    assert tweede.archive.signalen.ids(Zoekvraag(tekst="tegels")) == [signaal(eerste).id]


def test_what_came_in_is_counted(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    anne = eerste.archive.alle(Lid)[0].id
    weg = maak_signaal("al weer weg", lid=anne)
    eerste.zet(maak_signaal("een", lid=anne), maak_signaal("twee", lid=anne), maak_signaal(), weg)
    eerste.zet(replace(weg, verwijderd=True), replace(signaal(eerste), spoed=True))

    opgenomen = tweede.neem(eerste)

    assert opgenomen.regels == 6
    assert opgenomen.signalen == {anne: 2, None: 1}
    assert opgenomen.geraakt == {Signaal}
    assert (opgenomen.geschillen, opgenomen.wacht, opgenomen.eigen_verder) == (0, (), 0)
    assert not opgenomen.vernietigd
    assert tweede.neem(eerste).regels == 0


def test_what_is_remembered_is_forgotten_when_it_came_in_anew(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    lid = tweede.archive.alle(Lid)[0]
    eerste.zet(replace(lid, naam="Anna"))
    tweede.neem(eerste)

    assert tweede.archive.alle(Lid)[0].naam == "Anna"


def test_edits_of_different_fields_go_together(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    oud = signaal(eerste)
    eerste.zet(replace(oud, kern="zeeland", gewijzigd=eerste.nu))
    tweede.zet(replace(oud, tekst="losse stoeptegels", gewijzigd=tweede.nu))
    derde.zet(replace(oud, spoed=True, gewijzigd=derde.nu))
    wissel(*drie)

    gezond_en_gelijk(*drie)
    samen = signaal(eerste, "losse stoeptegels")
    assert (samen.kern, samen.spoed) == ("zeeland", True)
    assert eerste.archive.kring.geschillen() == ()


def test_one_field_twice_keeps_both_until_people_choose(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    oud = signaal(eerste)
    eerste.zet(replace(oud, tekst="tegels bij de kerk"))
    tweede.zet(replace(oud, tekst="tegels bij de school"))
    opgenomen = derde.neem(eerste), derde.neem(tweede)
    assert [o.geschillen for o in opgenomen] == [0, 1]
    wissel(*drie)
    gezond_en_gelijk(*drie)

    (open_,) = eerste.archive.kring.geschillen()
    assert (open_.soort, open_.id, open_.geschil.veld) == (Signaal, oud.id, "tekst")
    assert open_.waarde == open_.keuzen[0] == eerste.archive.een(Signaal, oud.id)
    assert [keuze.tekst for keuze in open_.keuzen] == [
        "tegels bij de school",  # its clock is ahead
        "tegels bij de kerk",
    ]
    assert open_.geschil.keuzen[1].door == ((eerste.id, eerste.archive.kring.stand()[eerste.id]),)


@pytest.mark.parametrize("keuze", [0, 1])
def test_a_choice_settles_everywhere(drie: list[Laptop], keuze: int) -> None:
    eerste, tweede, derde = drie
    oud = signaal(eerste)
    eerste.zet(replace(oud, tekst="kerk"))
    tweede.zet(replace(oud, tekst="school"))
    wissel(*drie)
    (open_,) = derde.archive.kring.geschillen()
    derde.kies(open_, keuze)
    assert derde.archive.kring.geschillen() == ()
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert eerste.archive.kring.geschillen() == ()
    assert eerste.archive.een(Signaal, oud.id) == open_.keuzen[keuze]
    with eerste.archive._verbind(False) as conn:
        assert conn.execute(text("SELECT count(*) FROM geschil")).scalar() == 0


def test_settling_by_simply_editing_it(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    oud = signaal(eerste)
    eerste.zet(replace(oud, tekst="kerk"))
    tweede.zet(replace(oud, tekst="school"))
    wissel(*drie)
    derde.zet(replace(oud, tekst="kerk en school"))
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert eerste.archive.kring.geschillen() == ()


def test_removed_here_and_edited_there_is_not_lost(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    oud = signaal(eerste)
    eerste.zet(replace(oud, verwijderd=True, gewijzigd=eerste.nu))
    tweede.zet(replace(oud, tekst="losse tegels, nu drie", gewijzigd=tweede.nu))
    wissel(*drie)

    gezond_en_gelijk(*drie)
    (open_,) = tweede.archive.kring.geschillen()
    assert open_.geschil.soort == "verwijderd"
    assert [keuze.verwijderd for keuze in open_.keuzen] == [False, True]
    assert eerste.archive.signalen.ids(Zoekvraag(tekst="drie")) == [oud.id]

    eerste.kies(open_, 1)
    wissel(*drie)
    gezond_en_gelijk(*drie)
    assert tweede.archive.kring.geschillen() == ()
    assert tweede.archive.signalen.ids(Zoekvraag(tekst="drie")) == []


def test_the_same_thing_made_on_two_laptops_is_one(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    gelijk, anders = Instelling("gelijk", "1"), Instelling("anders", "1")
    eerste.zet(gelijk, anders)
    tweede.zet(gelijk, replace(anders, waarde="2"))
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert [o.id for o in eerste.archive.kring.geschillen()] == ["anders"]
    assert eerste.archive.een(Instelling, "gelijk") == gelijk


def test_a_thousand_fields_in_dispute_are_all_there(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    signalen = [maak_signaal(f"was {i}", id=nieuw_id(NU)) for i in range(1000)]
    eerste.zet(*signalen)
    wissel(*drie)
    eerste.zet(*(replace(s, tekst=f"a{s.tekst}") for s in signalen))
    tweede.zet(*(replace(s, tekst=f"b{s.tekst}") for s in signalen))
    wissel(*drie)

    gezond_en_gelijk(*drie)
    open_ = derde.archive.kring.geschillen()
    assert {o.id for o in open_} == {s.id for s in signalen}
    assert {tuple(sorted(k.tekst[0] for k in o.keuzen)) for o in open_} == {("a", "b")}
    with derde.schrijf() as beurt:
        for nummer, o in enumerate(open_):
            beurt.bevestig(o.keuzen[nummer % 2], [o.geschil.veld])
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert eerste.archive.kring.geschillen() == ()


class TestOrder:
    """Late, twice, in pieces and in the wrong order changes nothing."""

    @pytest.fixture
    def delen(self, drie: list[Laptop]) -> list[Deel]:
        """Small parts of two chains: the second laptop goes on with what the first one wrote."""
        eerste, tweede, derde = drie
        oud = signaal(eerste)
        eerste.zet(replace(oud, tekst="een"), maak_signaal("los"))
        tweede.neem(eerste)
        tweede.zet(replace(oud, tekst="twee"), maak_signaal("van de tweede"))
        eerste.neem(tweede)
        eerste.zet(replace(oud, tekst="drie"))
        return eerste.mist(derde, 1)

    def test_every_order_ends_the_same(self, drie: list[Laptop], delen: list[Deel]) -> None:
        eerste, _, derde = drie
        assert len(delen) == 5
        for volgorde in list(permutations(delen))[::17]:
            proef = derde.archive
            voor = proef.kring.stand()
            over = list(volgorde)
            for _ in range(6):
                for deel in list(over):
                    derde.neem_delen([deel], eerste)
                    derde.neem_delen([deel], eerste)
                over = [d for d in over if d.tot > proef.kring.stand().get(d.device, 0)]
            assert over == []
            assert stand(derde) == stand(eerste)
            _vergeet(derde, voor)
        derde.neem_delen(delen, eerste)
        derde.neem(drie[1])
        gezond_en_gelijk(eerste, derde)

    def test_a_gap_waits(self, drie: list[Laptop], delen: list[Deel]) -> None:
        eerste, _, derde = drie
        van_eerste = [d for d in delen if d.device == eerste.id]
        opgenomen = derde.neem_delen(van_eerste[1:2], eerste)

        assert opgenomen.regels == 0
        assert opgenomen.wacht == (Wacht(eerste.id, van_eerste[1].van, Reden.GAT),)

    def test_what_it_had_seen_is_waited_for(self, drie: list[Laptop], delen: list[Deel]) -> None:
        eerste, tweede, derde = drie
        van_tweede = [d for d in delen if d.device == tweede.id]
        opgenomen = derde.neem_delen(van_tweede, eerste)
        assert opgenomen.regels == 0
        assert opgenomen.wacht == (Wacht(tweede.id, van_tweede[0].van, Reden.EERDER),)
        derde.archive.controleer()

        van_eerste = [d for d in delen if d.device == eerste.id]
        opgenomen = derde.neem_delen([*van_eerste, *van_tweede], eerste)
        assert (opgenomen.regels, opgenomen.wacht) == (5, ())
        gezond_en_gelijk(eerste, derde)

    def test_overlapping_parts_are_fine(self, drie: list[Laptop]) -> None:
        eerste, tweede, _ = drie
        for i in range(6):
            eerste.zet(maak_signaal(f"nummer {i}"))
        einde = eerste.archive.kring.stand()[eerste.id]
        deel = eerste.archive.kring.deel
        stukken = [deel(eerste.id, einde - 3, einde - 1), deel(eerste.id, 3, einde - 2)]

        assert tweede.neem_delen([*stukken, *stukken], eerste).regels == 5
        assert tweede.neem_delen([deel(eerste.id, 1, einde)], eerste).regels == 1
        wissel(*drie)
        gezond_en_gelijk(*drie)

    def test_something_newer_waits_and_the_rest_does_not(
        self, drie: list[Laptop], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        eerste, tweede, _ = drie
        eerste.zet(maak_signaal("gewoon"))
        eerste.zet(Instelling("iets", "van later"))
        with monkeypatch.context() as m:
            m.setattr("signaal.storage.ontvangst._BEKEND", frozenset({"signaal"}))
            opgenomen = tweede.neem(eerste)
        assert (opgenomen.regels, opgenomen.wacht[0].reden) == (1, Reden.NIEUWER)
        wissel(*drie)
        gezond_en_gelijk(*drie)


def _vergeet(laptop: Laptop, tot: dict[Any, int]) -> None:
    """As if the rows after these never came."""
    with laptop.archive._inname() as inname:
        for device in laptop.archive.kring.stand():
            weg = text("DELETE FROM journaal WHERE device = :d AND seq > :s")
            inname.conn.execute(weg, {"d": device.hex, "s": tot.get(device, 0)})
        inname.conn.execute(text("DELETE FROM signaal"))
        inname.geraakt.add(Signaal)


class TestRefused:
    """Rows whose links do not hold: nothing at all is written."""

    ANDERS: tuple[dict[str, Any], ...] = (
        {"p": "x"},
        {"t": 5},
        {"m": 5},
        {"h": "iets"},
        {"w": "0" * 32},
        {"i": "AAAA"},
        {"x": "00" * 32},
        {"b": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"},
        {"o": "00"},
        {"v": "signaal/1999"},
        {"f": "[]"},
        {"k": "weg"},
        {"s": "kern"},
        {"format": 3},
        {"q": 1},
    )

    @pytest.fixture
    def deel(self, drie: list[Laptop]) -> Deel:
        eerste, tweede, _ = drie
        eerste.zet(maak_signaal("een"), maak_signaal("twee"), maak_signaal("drie"))
        (deel,) = eerste.mist(tweede)
        return deel

    def _wordt_geweigerd(self, drie: list[Laptop], *delen: Deel) -> AfgewezenDeel:
        eerste, tweede, derde = drie
        derde.zet(maak_signaal("goed"))
        goed = derde.mist(tweede)
        voor, stand_voor = stand(tweede), tweede.archive.kring.stand()
        with pytest.raises(AfgewezenDeel, match="klopt niet en is niet overgenomen") as fout:
            tweede.neem_delen([*goed, *delen], eerste)
        assert (stand(tweede), tweede.archive.kring.stand()) == (voor, stand_voor)
        tweede.archive.controleer()
        return fout.value

    @pytest.mark.parametrize("anders", ANDERS, ids=str)
    def test_a_row_that_was_changed(
        self, drie: list[Laptop], deel: Deel, anders: dict[str, Any]
    ) -> None:
        regels = [deel.regels[0], deel.regels[1] | anders, deel.regels[2]]
        stuk = replace(deel, regels=regels)
        assert self._wordt_geweigerd(drie, stuk).deel == stuk
        wissel(*drie)
        gezond_en_gelijk(*drie)

    def test_a_row_that_is_missing_or_too_many(self, drie: list[Laptop], deel: Deel) -> None:
        self._wordt_geweigerd(drie, replace(deel, regels=deel.regels[1:]))
        self._wordt_geweigerd(drie, replace(deel, regels=[*deel.regels, deel.regels[0]]))
        self._wordt_geweigerd(drie, replace(deel, regels=deel.regels[::-1]))
        self._wordt_geweigerd(drie, replace(deel, tot=deel.tot - 1, regels=deel.regels[1:]))

    def test_another_link_before_or_after(self, drie: list[Laptop], deel: Deel) -> None:
        self._wordt_geweigerd(drie, replace(deel, vorige=bytes(32)))
        self._wordt_geweigerd(drie, replace(deel, laatste=bytes(32)))
        self._wordt_geweigerd(drie, replace(deel, van=0, tot=deel.tot - deel.van))

    def test_another_story_of_what_is_known(self, drie: list[Laptop], deel: Deel) -> None:
        eerste, tweede, _ = drie
        tweede.neem_delen([deel], eerste)
        anders = replace(deel, regels=[*deel.regels[:2], deel.regels[2] | {"p": "x"}])
        self._wordt_geweigerd(drie, replace(anders, laatste=bytes(32)))
        eerste.zet(maak_signaal("verder"))
        langer = eerste.archive.kring.deel(eerste.id, deel.van, deel.tot + 1)
        self._wordt_geweigerd(drie, replace(langer, regels=[*anders.regels, langer.regels[3]]))

    def test_a_chain_of_another_team(self, drie: list[Laptop], deel: Deel) -> None:
        _, tweede, _ = drie
        echt, keten = tweede.archive.kring, tweede.archive._keten
        tweede.archive.kring._keten = replace(keten, sleutel=bytes(32))
        self._wordt_geweigerd(drie, deel)
        echt._keten = keten


def test_signatures_are_kept_once_their_rows_are_here(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    eerste.zet(maak_signaal("een"), maak_signaal("twee"))
    einde = eerste.archive.kring.stand()[eerste.id]
    heel, later = Zegel(eerste.id, einde - 1, einde, b"a" * 64), Zegel(eerste.id, 1, 999, bytes(64))
    tweede.archive.kring.neem_op(eerste.mist(tweede), [later, heel], [], tweede.nu)

    assert tweede.archive.kring.zegels(eerste.id) == [heel]


def test_keys_that_come_late_open_what_was_closed(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    eerste.zet(maak_signaal("uit 2020", datum=date(2020, 5, 1)))
    tweede.archive.kring.neem_op(eerste.mist(tweede), [], [], tweede.nu)
    tweede.archive.controleer()
    assert "uit 2020" not in {s.tekst for s in tweede.archive.waar(Signaal)}

    opgenomen = tweede.neem_delen([], eerste)
    assert (opgenomen.regels, set(opgenomen.geraakt)) == (0, {Signaal})
    gezond_en_gelijk(eerste, tweede)
    derde.archive.kring.neem_op([], [], eerste.archive.kring.nieuwe_sleutels(), derde.nu)
    derde.neem(eerste)
    gezond_en_gelijk(*drie)


def test_a_key_that_does_not_open_is_not_kept(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    eerste.zet(maak_signaal("uit 2020", datum=date(2020, 5, 1)))
    goed = next(s for s in eerste.archive.kring.nieuwe_sleutels() if s.vak == "signaal/2020")
    fout = replace(goed, sleutel=bytes(32))
    kring_ = tweede.archive.kring
    kring_.neem_op([], [], [fout], tweede.nu)  # before its rows: not to be judged yet
    assert fout in kring_.nieuwe_sleutels()
    kring_.neem_op(eerste.mist(tweede), [], [], tweede.nu)
    assert fout not in kring_.nieuwe_sleutels()
    tweede.archive.controleer()
    kring_.neem_op([], [], [fout], tweede.nu)
    assert fout not in kring_.nieuwe_sleutels()
    wissel(*drie)
    gezond_en_gelijk(*drie)


def test_nobody_is_asked_about_a_day_of_work_together(drie: list[Laptop]) -> None:
    """Only the first row after something came in tells of it: no row answers a row."""
    eerste, tweede, derde = drie
    for ronde in range(5):
        for laptop in drie:
            laptop.zet(maak_signaal(f"ronde {ronde}", datum=VANDAAG))
        wissel(*drie)
    voor = eerste.archive.kring.stand()
    wissel(*drie)
    assert eerste.archive.kring.stand() == voor == derde.archive.kring.stand()
    with eerste.archive._verbind(False) as conn:
        vertellers = conn.execute(text("SELECT count(*) FROM journaal WHERE base <> x''")).scalar()
    assert vertellers == 5 * 3 - 1  # the first laptop had nothing to tell at first
    assert tweede.archive.kring.gezien_door(derde.id).keys() == {eerste.id, tweede.id}
    gezond_en_gelijk(*drie)


def test_others_hold_more_of_our_own_chain_than_we_do(drie: list[Laptop]) -> None:
    """A backup was put back: said, and nothing of it is taken in under our own name."""
    eerste, tweede, derde = drie
    voor = eerste.archive.kring.stand()[eerste.id]
    eerste.zet(maak_signaal("na de reservekopie"))
    tweede.neem(eerste)
    tweede.zet(maak_signaal("gezien en verder"))
    later = eerste.archive.kring.deel(eerste.id, voor + 1, voor + 1)
    _vergeet(eerste, eerste.archive.kring.stand() | {eerste.id: voor})

    opgenomen = eerste.neem_delen([later], derde)
    assert (opgenomen.regels, opgenomen.eigen_verder) == (0, voor + 1)
    opgenomen = eerste.neem_delen([tweede.archive.kring.deel(tweede.id, 1, 1)], tweede)
    assert (opgenomen.wacht[0].reden, opgenomen.eigen_verder) == (Reden.EERDER, voor + 1)
