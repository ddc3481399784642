"""A laptop that came out of a backup goes on as a new device, and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from signaal.domain.model import Instelling, Signaal
from signaal.domain.wissel import Deel, Zegel
from signaal.fouten import ArchiefKapotFout
from signaal.storage.archive import Archive
from signaal.usecases.bureau import Bureau
from tests.builders import NU, maak_signaal
from tests.storage.kringbouw import (
    Laptop,
    gezond_en_gelijk,
    kring,
    reservekopie,
    terug_uit_reserve,
    wissel,
)

NIEUW = UUID("018f0000-0000-7000-8000-00000000abcd")


@pytest.fixture
def drie(tmp_path: Path, bureau: Bureau) -> Iterator[list[Laptop]]:
    laptops = kring(tmp_path, bureau, 3, 72, -72)
    laptops[1].zet(
        maak_signaal("losse tegels"), maak_signaal("scheve paal", datum=date(2020, 1, 1))
    )
    wissel(*laptops)
    yield laptops
    for laptop in laptops[1:]:
        laptop.archive.close()


@pytest.fixture
def terug(tmp_path: Path, drie: list[Laptop]) -> Iterator[Laptop]:
    """The second laptop as it was before the last of its work, which others have."""
    tweede = drie[1]
    kopie = reservekopie(tweede, tmp_path / "kopie.signaal")
    tweede.zet(replace(signaal(tweede, "losse tegels"), kern="reek"), maak_signaal("na de kopie"))
    wissel(*drie)
    terug = terug_uit_reserve(tweede, kopie)
    yield terug
    terug.archive.close()


def signaal(laptop: Laptop, tekst: str) -> Signaal:
    return next(s for s in laptop.archive.waar(Signaal) if s.tekst == tekst)


def teksten(laptop: Laptop) -> set[str]:
    return {s.tekst for s in laptop.archive.waar(Signaal)}


def bij_anderen(laptop: Laptop, oud: UUID) -> list[Deel]:
    einde = laptop.archive.kring.stand()[oud]
    return [
        laptop.archive.kring.deel(oud, van, min(van + 1, einde)) for van in range(1, einde + 1, 2)
    ]


def test_nothing_written_since_is_a_new_chain_and_no_more(
    drie: list[Laptop], terug: Laptop
) -> None:
    eerste, _, derde = drie
    oud = terug.id
    assert terug.neem_delen(bij_anderen(eerste, oud), eerste).eigen_verder
    assert terug.archive.kring.word_nieuw_apparaat(NIEUW, bij_anderen(eerste, oud)) == 0
    assert terug.archive.apparaat == NIEUW
    terug.archive.controleer()
    terug.neem(eerste)
    terug.zet(maak_signaal("verder als nieuwe"))
    wissel(eerste, derde, terug)

    gezond_en_gelijk(eerste, derde, terug)
    assert "na de kopie" in teksten(terug)
    assert "verder als nieuwe" in teksten(eerste)


def test_what_was_written_since_is_told_anew(drie: list[Laptop], terug: Laptop) -> None:
    eerste, _, derde = drie
    oud = terug.id
    terug.zet(maak_signaal("na het terugzetten", datum=date(2020, 2, 2)))
    with terug.archive.schrijf("exporteer", None, NU) as beurt:
        beurt.noteer("exporteer", "agenda", "a")
    terug.zet(Instelling("iets", "1"), replace(signaal(terug, "losse tegels"), tekst="tegel"))
    terug.archive.kring.zet_zegel(Zegel(oud, 1, terug.archive.kring.stand()[oud], bytes(64)))

    assert terug.archive.kring.word_nieuw_apparaat(NIEUW, bij_anderen(eerste, oud)) == 4
    assert terug.archive.kring.stand()[NIEUW] == 4
    assert terug.archive.kring.zegels(oud) == []
    assert {s.device for s in terug.archive.kring.nieuwe_sleutels() if s.vak == "signaal/2020"} == {
        oud,
        NIEUW,
    }
    terug.archive.controleer()
    handelingen = [r.handeling for r in terug.archive.journaal.lees(aantal=3)]
    assert handelingen == ["test", "test", "exporteer"]
    wissel(eerste, derde, terug)

    gezond_en_gelijk(eerste, derde, terug)
    assert {"na het terugzetten", "na de kopie", "tegel"} <= teksten(eerste)
    assert signaal(derde, "tegel").kern == "reek"
    assert eerste.archive.kring.geschillen() == ()


def test_both_edits_of_one_field_are_kept(drie: list[Laptop], terug: Laptop) -> None:
    eerste, _, derde = drie
    terug.zet(replace(signaal(terug, "losse tegels"), kern="zeeland"))
    terug.archive.kring.word_nieuw_apparaat(NIEUW, bij_anderen(eerste, terug.id))
    wissel(eerste, derde, terug)

    gezond_en_gelijk(eerste, derde, terug)
    (open_,) = eerste.archive.kring.geschillen()
    assert {keuze.kern for keuze in open_.keuzen} == {"reek", "zeeland"}


def test_it_knows_what_it_had_taken_in_when_it_wrote(tmp_path: Path, drie: list[Laptop]) -> None:
    """An edit from before it heard of a colleague's stays beside it, one from after replaces it."""
    eerste, tweede, derde = drie
    kopie = reservekopie(tweede, tmp_path / "kopie.signaal")
    tweede.zet(maak_signaal("na de kopie"))
    eerste.neem(tweede)
    terug = terug_uit_reserve(tweede, kopie)
    terug.zet(replace(signaal(terug, "losse tegels"), kern="zeeland"))
    derde.zet(replace(signaal(derde, "losse tegels"), kern="reek"))
    derde.zet(replace(signaal(derde, "scheve paal"), bron="school"))
    terug.neem(derde)
    terug.zet(replace(signaal(terug, "scheve paal"), bron="buren"))
    terug.archive.kring.word_nieuw_apparaat(NIEUW, bij_anderen(eerste, tweede.id))
    wissel(eerste, derde, terug)

    gezond_en_gelijk(eerste, derde, terug)
    velden = [(o.waarde.tekst, o.geschil.veld) for o in eerste.archive.kring.geschillen()]
    assert velden == [("losse tegels", "kern")]
    assert signaal(eerste, "scheve paal").bron == "buren"
    terug.archive.close()


def test_destroyed_since_stays_destroyed(drie: list[Laptop], terug: Laptop) -> None:
    eerste, _, derde = drie
    terug.vernietig([signaal(terug, "scheve paal")], ["signaal/2020"])
    terug.archive.kring.word_nieuw_apparaat(NIEUW, bij_anderen(eerste, terug.id))
    terug.archive.controleer()
    wissel(eerste, derde, terug)

    gezond_en_gelijk(eerste, derde, terug)
    assert "scheve paal" not in teksten(eerste)


@pytest.mark.parametrize("geschreven", [0, 3])
def test_it_opens_again_also_when_the_bag_lags(
    tmp_path: Path, drie: list[Laptop], terug: Laptop, geschreven: int
) -> None:
    eerste = drie[0]
    for i in range(geschreven):
        terug.zet(maak_signaal(f"nummer {i}"))
    terug.archive._onthoud_kop()
    terug.archive.kring.word_nieuw_apparaat(NIEUW, bij_anderen(eerste, terug.id))
    pad = reservekopie(terug, tmp_path / "gevallen.signaal")  # the bag is the one of before

    weer = Archive.open(pad, terug.archive.sleutel, NU)
    assert weer.apparaat == NIEUW
    weer.controleer()
    with weer._verbind(True) as conn:
        conn.exec_driver_sql("DELETE FROM journaal WHERE device = ?", (NIEUW.hex,))
        conn.exec_driver_sql(
            "DELETE FROM journaal WHERE seq = (SELECT max(seq) FROM journaal WHERE device = ?)",
            (drie[1].id.hex,),
        )
    with pytest.raises(ArchiefKapotFout):
        weer.journaal.controleer_staart()
    weer.close()
