"""The "geen naam" list is of one laptop; a colleague's guard uses it only when that is chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from signaal.domain.model import Apparaat, Discipline, Instelling, Rol
from signaal.usecases.bureau import Bureau
from signaal.usecases.geen_naam import GeenNamen
from signaal.usecases.meelezen import maak_meelezer
from tests.builders import NU, Archiefbouw, lid_met, zet
from tests.storage.kringbouw import Laptop, gezond_en_gelijk, kring, wissel


@dataclass
class Twee:
    """Two desks of one team, with what goes between them."""

    hier: Bureau
    daar: Bureau

    def wissel(self) -> None:
        """Both take in what the other has."""
        laptops = Laptop(self.hier.archive), Laptop(self.daar.archive)
        wissel(*laptops)
        gezond_en_gelijk(*laptops)


@pytest.fixture
def twee(bureau: Bureau, tmp_path: Path) -> Iterator[Twee]:
    """Anne began the team, Bram joined."""
    _, ander = kring(tmp_path, bureau, 2)
    bram = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    yield Twee(bureau, replace(bureau, archive=ander.archive, lid=bram, pad=ander.archive.pad))
    ander.archive.close()


def test_a_colleagues_list_is_not_used_unless_it_is_shared(twee: Twee) -> None:
    van_anne, van_bram = GeenNamen(twee.hier), GeenNamen(twee.daar)
    van_anne.zet(twee.hier, "Roos")
    van_bram.zet(twee.daar, "Madelief")
    twee.wissel()

    for lijst, bureau in ((van_anne, twee.hier), (van_bram, twee.daar)):
        lijst.lees(bureau)
        assert len(lijst.lijst(bureau)) == 1
    assert (van_anne.bevat("roos"), van_anne.bevat("madelief")) == (True, False)
    assert (van_bram.bevat("roos"), van_bram.bevat("madelief")) == (False, True)

    van_anne.deel(twee.hier, True)
    van_bram.deel(twee.daar, True)
    twee.wissel()
    for lijst, bureau in ((van_anne, twee.hier), (van_bram, twee.daar)):
        lijst.lees(bureau)
        assert lijst.bevat("roos")
        assert lijst.bevat("madelief")
        assert len(lijst.lijst(bureau)) == 1, "whose list it is does not change"
        assert lijst.is_gedeeld(bureau)
    assert van_bram.zoek("roos") == ""

    van_anne.deel(twee.hier, False)
    twee.wissel()
    van_bram.lees(twee.daar)
    assert not van_bram.bevat("roos")
    assert van_bram.bevat("madelief")


def test_the_same_word_on_two_lists_shows_nothing_in_common(twee: Twee) -> None:
    """The codes travel with the journal: without its key a list tells a colleague nothing."""
    GeenNamen(twee.hier).zet(twee.hier, "Roos")
    GeenNamen(twee.daar).zet(twee.daar, "Roos")
    twee.wissel()
    codes = [i.id for i in twee.hier.archive.alle(Instelling) if i.id.startswith("geen-naam:")]
    een, ander = (code.rpartition(":")[2] for code in codes)
    assert een != ander


def test_the_guard_of_an_open_window_hears_of_it(twee: Twee) -> None:
    meelezer = maak_meelezer(twee.daar)
    assert len(meelezer.lees_mee(twee.daar, "haar man piet is moe").vondsten) == 1
    van_anne = GeenNamen(twee.hier)
    van_anne.zet(twee.hier, "Piet")
    van_anne.deel(twee.hier, True)
    twee.wissel()
    assert meelezer.lees_mee(twee.daar, "haar man piet is moe").vondsten == ()


def test_the_list_of_a_laptop_that_joined_is_there_after_a_night(twee: Twee) -> None:
    GeenNamen(twee.daar).zet(twee.daar, "Madelief")
    assert GeenNamen(twee.daar).bevat("madelief")
    assert [n.wie for n in GeenNamen(twee.daar).lijst(twee.daar)] == ["Bram"]


def test_the_list_of_before_there_were_more_laptops_is_that_of_the_first(
    bureau: Bureau, archiefbouw: Archiefbouw, tmp_path: Path
) -> None:
    """As an older version kept it: without the name of a key in the code."""
    oud = GeenNamen(bureau).zet(bureau, "Roos")
    assert oud.code.count(":") == 1
    _, ander = kring(tmp_path, bureau, 2)
    zet(bureau, Instelling("geen-naam-gedeeld:ffff", ""))
    assert GeenNamen(archiefbouw.heropen(bureau)).bevat("roos")
    elders = replace(bureau, archive=ander.archive)
    assert not GeenNamen(elders).bevat("roos")
    ander.archive.close()


def test_the_first_laptop_keeps_its_list_after_it_came_out_of_a_backup(
    bureau: Bureau, tmp_path: Path
) -> None:
    """It is another device then, and says which one it was."""
    GeenNamen(bureau).zet(bureau, "Roos")
    _, ander = kring(tmp_path, bureau, 2)
    laptop = Apparaat(ander.id, "Laptop", None, Rol.LID, "00", "00", NU)
    elders = replace(bureau, archive=ander.archive)
    zet(elders, laptop)
    assert not GeenNamen(elders).bevat("roos")
    zet(elders, replace(laptop, vervangt=bureau.archive.apparaat))
    assert GeenNamen(elders).bevat("roos")
    ander.archive.close()
