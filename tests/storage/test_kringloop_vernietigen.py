"""What is destroyed on one laptop is destroyed on all, also on one that comes back after months."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Actie, Correctie, Getypt, Lid, Overleg, Signaal, SoortCorrectie
from signaal.domain.model_besluit import Contact
from signaal.usecases.bureau import Bureau
from tests.builders import NU, maak_signaal
from tests.ontsleuteld import alle_bytes
from tests.storage.kringbouw import Laptop, gezond_en_gelijk, kring, wissel

OUD = date(2019, 3, 4)
VAK = "signaal/2019"


@pytest.fixture
def drie(tmp_path: Path, bureau: Bureau) -> Iterator[list[Laptop]]:
    """Three laptops with two old signals and a new one."""
    laptops = kring(tmp_path, bureau, 3, -72, 72)
    laptops[0].zet(
        maak_signaal("zwanenbloem", datum=OUD),
        maak_signaal("blijft nog", datum=OUD),
        maak_signaal("van nu"),
    )
    wissel(*laptops)
    yield laptops
    for laptop in laptops[1:]:
        laptop.archive.close()


def signaal(laptop: Laptop, tekst: str) -> Signaal:
    return next(s for s in laptop.archive.waar(Signaal) if s.tekst == tekst)


def teksten(laptop: Laptop) -> set[str]:
    return {s.tekst for s in laptop.archive.waar(Signaal)}


def nergens(laptop: Laptop, *woorden: str) -> None:
    """Not in any page, and not to be opened by any key that is left."""
    laptop.archive.leeg_logboek()
    over = alle_bytes(laptop.archive.pad, laptop.archive.sleutel.database)
    with laptop.archive._verbind(False) as conn:
        pks = conn.execute(text("SELECT DISTINCT soort, pk FROM journaal")).all()
    geopend = repr([laptop.archive.journaal.verleden(soort, pk) for soort, pk in pks])
    for woord in woorden:
        assert woord.encode() not in over
        assert woord not in geopend


def test_one_signal_goes_everywhere(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    eerste.vernietig([signaal(eerste, "zwanenbloem")])
    opgenomen = tweede.neem(eerste)
    assert opgenomen.vernietigd
    assert opgenomen.geraakt == {Signaal}
    assert not derde.neem(tweede).wacht
    wissel(*drie)

    gezond_en_gelijk(*drie)
    for laptop in drie:
        assert teksten(laptop) == {"blijft nog", "van nu"}
        nergens(laptop, "zwanenbloem")


def test_what_was_written_of_it_meanwhile_goes_along(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    oud = signaal(tweede, "zwanenbloem")
    tweede.zet(replace(oud, tekst="zwanenbloem en waterlelie"))
    derde.neem(tweede)
    eerste.vernietig([oud])
    derde.zet(replace(oud, tekst="zwanenbloem en kalmoes"))
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert eerste.archive.kring.geschillen() == ()
    for laptop in drie:
        nergens(laptop, "zwanenbloem", "waterlelie", "kalmoes")


def test_a_whole_year_goes_with_its_keys_and_what_stays_is_told_anew(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    tweede.zet(maak_signaal("later geteld", datum=OUD))
    derde.neem(tweede)
    eerste.neem(tweede)
    weg = {(s.vak, s.device, s.vanaf) for s in eerste.archive.kring.nieuwe_sleutels()}
    eerste.vernietig([signaal(eerste, "zwanenbloem"), signaal(eerste, "later geteld")], [VAK])
    wissel(*drie)

    gezond_en_gelijk(*drie)
    for laptop in drie:
        assert teksten(laptop) == {"blijft nog", "van nu"}
        nergens(laptop, "zwanenbloem", "later geteld")
        sleutels = {(s.vak, s.device, s.vanaf) for s in laptop.archive.kring.nieuwe_sleutels()}
        oude = {s for s in weg if s[0] == VAK}
        assert len(oude) == 2
        assert not sleutels & oude
        assert laptop.archive.kring.vernietigde_sleutels() == oude
        assert {s[1] for s in sleutels if s[0] == VAK} == {eerste.id}


def test_also_on_a_laptop_that_comes_back_after_months(drie: list[Laptop]) -> None:
    """It wrote in that year meanwhile, and others go on in it too."""
    eerste, tweede, derde = drie
    derde.zet(replace(signaal(derde, "zwanenbloem"), tekst="zwanenbloem en riet"))
    eerste.vernietig([signaal(eerste, "zwanenbloem")], [VAK])
    eerste.zet(maak_signaal("toch nog een van toen", datum=OUD))
    tweede.neem(eerste)
    tweede.zet(maak_signaal("en nog een", datum=OUD))
    oude_sleutels = derde.archive.kring.nieuwe_sleutels()
    for laptop in drie:
        laptop.getikt += 60 * 24 * 100
    wissel(derde, tweede)
    wissel(*drie)

    gezond_en_gelijk(*drie)
    for laptop in drie:
        laptop.archive.kring.neem_op([], [], oude_sleutels, laptop.nu)
        assert teksten(laptop) == {"blijft nog", "van nu", "toch nog een van toen", "en nog een"}
        nergens(laptop, "zwanenbloem", "riet")


def test_what_was_logged_in_that_year_meanwhile_is_not_lost(drie: list[Laptop]) -> None:
    """Who destroyed could not know of it: who wrote it tells it anew under a new key."""
    eerste, tweede, derde = drie
    tweede.zet(maak_signaal("oude lijst, nog ingevoerd", datum=OUD))
    tweede.zet(replace(signaal(tweede, "blijft nog"), tekst="blijft nog, aangevuld"))
    eerste.vernietig([signaal(eerste, "zwanenbloem")], [VAK])
    derde.neem(tweede)
    derde.neem(eerste)
    assert "oude lijst, nog ingevoerd" not in teksten(derde)  # until who wrote it heard of it
    derde.archive.controleer()
    wissel(*drie)

    gezond_en_gelijk(*drie)
    for laptop in drie:
        assert teksten(laptop) == {"blijft nog, aangevuld", "oude lijst, nog ingevoerd", "van nu"}
        assert laptop.archive.kring.geschillen() == ()
        nergens(laptop, "zwanenbloem")


def test_two_who_destroy_the_same_year_apart(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    derde.zet(maak_signaal("van de derde", datum=OUD))
    eerste.vernietig([signaal(eerste, "zwanenbloem")], [VAK])
    tweede.vernietig([signaal(tweede, "zwanenbloem")], [VAK])
    wissel(*drie)
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert teksten(derde) == {"blijft nog", "van nu", "van de derde"}


def test_destroyed_again_later_on(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    eerste.vernietig([signaal(eerste, "zwanenbloem")], [VAK])
    wissel(*drie)
    tweede.zet(maak_signaal("kalmoes", datum=OUD))
    wissel(*drie)
    derde.vernietig([signaal(derde, "kalmoes"), signaal(derde, "blijft nog")], [VAK])
    wissel(*drie)

    gezond_en_gelijk(*drie)
    for laptop in drie:
        assert teksten(laptop) == {"van nu"}
        nergens(laptop, "zwanenbloem", "kalmoes", "blijft nog")
        assert VAK not in laptop.archive.vakken()
        assert len(laptop.archive.kring.vernietigde_sleutels()) == 3


def test_a_contact_goes_when_its_call_closes(drie: list[Laptop]) -> None:
    eerste, tweede, _ = drie
    contact = Contact(signaal(eerste, "van nu").id, "Hendrika", "0612", date(2027, 1, 8))
    eerste.zet(contact)
    wissel(*drie)
    assert tweede.archive.waar(Contact) == (contact,)
    eerste.zet(replace(contact, telefoon="0613"))
    tweede.vernietig([contact], [f"contact/{contact.id}"])
    wissel(*drie)

    gezond_en_gelijk(*drie)
    for laptop in drie:
        assert laptop.archive.waar(Contact) == ()
        nergens(laptop, "Hendrika", "0613")


def test_content_that_comes_without_itself_and_before_its_word_is_no_damage(
    drie: list[Laptop],
) -> None:
    """Handed on by who destroyed it already; the word on it is still on its way."""
    eerste, tweede, derde = drie
    eerste.zet(maak_signaal("kalmoes", datum=OUD))
    tweede.neem(eerste)
    tweede.vernietig([signaal(tweede, "kalmoes")])
    eerst = tweede.archive.kring.deel(eerste.id, 1, tweede.archive.kring.stand()[eerste.id])
    derde.neem_delen([eerst], tweede)
    derde.archive.controleer()
    assert "kalmoes" not in teksten(derde)
    wissel(*drie)

    gezond_en_gelijk(*drie)


def test_a_value_that_moved_and_was_edited_in_its_old_year_stays_whole(drie: list[Laptop]) -> None:
    eerste, tweede, derde = drie
    oud = signaal(eerste, "blijft nog")
    eerste.zet(replace(oud, datum=date(2026, 11, 1)))
    tweede.zet(replace(oud, tekst="blijft nog, met meer"))
    wissel(*drie)
    derde.vernietig([signaal(derde, "zwanenbloem")], [VAK])
    wissel(*drie)

    gezond_en_gelijk(*drie)
    assert signaal(eerste, "blijft nog, met meer").datum == date(2026, 11, 1)


class TestPointedAt:
    """Something is destroyed while another laptop points at it."""

    @pytest.fixture
    def overleg(self, drie: list[Laptop]) -> Overleg:
        overleg = Overleg(nieuw_id(NU), date(2026, 11, 20), date(2026, 11, 20), NU.time())
        drie[0].zet(overleg)
        wissel(*drie)
        return overleg

    def test_what_may_point_at_nothing_does(self, drie: list[Laptop], overleg: Overleg) -> None:
        eerste, tweede, _ = drie
        lid = eerste.archive.alle(Lid)[0].id
        actie = Actie(nieuw_id(NU), Getypt("bellen"), lid, None, overleg.id, gemaakt=NU)
        tweede.zet(actie)
        eerste.vernietig([overleg])
        wissel(*drie)

        gezond_en_gelijk(*drie)
        assert eerste.archive.alle(Actie) == (replace(actie, overleg=None),)
        eerste.zet(replace(actie, overleg=None, wat=Getypt("mailen")))
        wissel(*drie)
        gezond_en_gelijk(*drie)

    def test_what_cannot_do_without_is_not_there(
        self, drie: list[Laptop], overleg: Overleg
    ) -> None:
        eerste, tweede, derde = drie
        correctie = Correctie(nieuw_id(NU), overleg.id, 1, SoortCorrectie.VASTZETTEN, "vallen/reek")
        tweede.zet(correctie)
        derde.neem(tweede)
        assert derde.archive.alle(Correctie) == (correctie,)
        eerste.vernietig([overleg])
        wissel(*drie)

        gezond_en_gelijk(*drie)
        assert derde.archive.alle(Correctie) == ()

    def test_what_waited_for_it_comes_with_it(self, drie: list[Laptop], overleg: Overleg) -> None:
        """The key of the meeting comes after that of what hangs on it."""
        eerste, tweede, _ = drie
        ander = Overleg(nieuw_id(NU), date(2025, 11, 21), date(2025, 11, 21), NU.time())
        lid = eerste.archive.alle(Lid)[0].id
        actie = Actie(nieuw_id(NU), Getypt("bellen"), lid, None, ander.id, gemaakt=NU)
        eerste.zet(ander, actie)
        sleutels = eerste.archive.kring.nieuwe_sleutels()
        delen = eerste.mist(tweede)
        zonder = [s for s in sleutels if s.vak != "overleg/2025"]
        tweede.archive.kring.neem_op(delen, [], zonder, tweede.nu)
        tweede.archive.controleer()
        assert tweede.archive.alle(Actie) == (replace(actie, overleg=None),)

        tweede.archive.kring.neem_op([], [], sleutels, tweede.nu)
        assert tweede.archive.alle(Actie) == (actie,)
        wissel(*drie)
        gezond_en_gelijk(*drie)

    def test_brought_back_it_is_pointed_at_again(
        self, drie: list[Laptop], overleg: Overleg
    ) -> None:
        eerste, tweede, derde = drie
        correctie = Correctie(nieuw_id(NU), overleg.id, 1, SoortCorrectie.VASTZETTEN, "vallen/reek")
        tweede.zet(correctie)
        eerste.vernietig([overleg])
        wissel(*drie)
        derde.zet(overleg)
        wissel(*drie)

        gezond_en_gelijk(*drie)
        assert eerste.archive.alle(Correctie) == (correctie,)
