"""What an archive hands out to its circle, and what it keeps for itself."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from signaal.domain.model import Apparaat, Epoch, Lid, Rol, Signaal, Team
from signaal.domain.wissel import Deel, Zegel
from signaal.storage.archive import Archive
from signaal.storage.keten import Kop, koppen
from signaal.storage.kringloop import Kringloop
from signaal.storage.regel import uit_draad
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.vault import maak_sleutelbos
from tests.builders import GOEDKOOP, NU, WACHTWOORD, Archiefbouw, maak_signaal, vul, zet
from tests.storage.test_archive import breek_af
from tests.storage.test_journaal_apparaten import ANDERE, zet_vanaf

ANDER = ANDERE[0]


@pytest.fixture
def kring(bureau: Bureau) -> Kringloop:
    return bureau.archive.kring


def hoofd(bureau: Bureau) -> int:
    return bureau.archive.kring.stand()[bureau.archive.apparaat]


def vertellers(bureau: Bureau) -> list[tuple[UUID, int]]:
    """The rows that tell what their laptop had taken in."""
    vraag = "SELECT device, seq FROM journaal WHERE base <> x'' ORDER BY hlc"
    with bureau.archive._verbind(False) as conn:
        return [(UUID(device), seq) for device, seq in conn.execute(text(vraag))]


def terug(bureau: Bureau, deel: Deel) -> list[dict[str, Any]]:
    """The rows that somebody who gets ``deel`` makes of it."""
    kop, gelezen = Kop(deel.van - 1, deel.vorige), []
    for draad in deel.regels:
        keten = bureau.archive._keten
        rij = uit_draad(draad, keten.plek, deel.device, kop, keten.sleutel)
        kop = Kop(rij["seq"], rij["hash"], rij["hlc"])
        gelezen.append(rij)
    return gelezen


def test_where_every_chain_stands(bureau: Bureau, kring: Kringloop) -> None:
    voor = hoofd(bureau)
    vul(bureau, 3)
    for ander in ANDERE:
        zet_vanaf(bureau, ander, maak_signaal(), maak_signaal())

    eigen = bureau.archive.apparaat
    assert kring.stand() == {eigen: voor + 3, ANDERE[0]: 2, ANDERE[1]: 2}


def test_what_travels_becomes_the_very_same_row(bureau: Bureau, kring: Kringloop) -> None:
    signalen = vul(bureau, 3)
    zet_vanaf(bureau, ANDER, maak_signaal())
    zet(bureau, replace(signalen[0], tekst="met een é, een “aanhaling” en 日本"))
    with bureau.archive.schrijf("exporteer", None, NU + timedelta(microseconds=1)) as beurt:
        beurt.noteer("exporteer", "agenda", "")
        beurt.vernietig([signalen[1]])

    deel = kring.deel(bureau.archive.apparaat, 1, hoofd(bureau))
    nagemaakt = terug(bureau, deel)

    with bureau.archive._verbind(False) as conn:
        eigen = text("SELECT * FROM journaal WHERE device = :d ORDER BY seq")
        echt = conn.execute(eigen, {"d": bureau.archive.apparaat.hex}).mappings().all()
    for rij, nagemaakte in zip(echt, nagemaakt, strict=True):
        for kolom in ("seq", "hlc", "fields", "vak", "inhoud", "inhoud_hash", "base", "prev_hash"):
            assert nagemaakte[kolom] == rij[kolom]
        assert nagemaakte["hash"] == rij["hash"]
    assert deel.laatste == nagemaakt[-1]["hash"]
    assert sum("x" in draad for draad in deel.regels) == 1


def test_a_part_names_the_link_before_it(bureau: Bureau, kring: Kringloop) -> None:
    vul(bureau, 5)
    deel = kring.deel(bureau.archive.apparaat, 4, 6)

    assert (deel.van, deel.tot, len(deel.regels)) == (4, 6, 3)
    assert deel.vorige == kring.deel(bureau.archive.apparaat, 1, 3).laatste
    assert terug(bureau, deel)[-1]["hash"] == deel.laatste


@pytest.mark.parametrize("anders", [(0, 3), (3, 1000), (1000, 1001), (3, 2)])
def test_rows_that_are_not_here_are_not_handed_out(
    bureau: Bureau, kring: Kringloop, anders: tuple[int, int]
) -> None:
    with pytest.raises(ValueError, match="not all here"):
        kring.deel(bureau.archive.apparaat, *anders)


FOUT: dict[str, dict[str, Any]] = {
    "clock too far": {"t": 1 << 62},
    "clock below": {"t": -1},
    "clock a word": {"t": "nu"},
    "moment gone": {"m": None},
    "kind": {"k": "del"},
    "text too long": {"s": "x" * 41},
    "text a number": {"p": 3},
    "vector cut": {"b": "AAAA"},
    "vector no base64": {"b": "=="},
    "content no base64": {"i": "è"},
    "format": {"format": 3},
}


class TestWireFaults:
    @pytest.mark.parametrize("fout", FOUT)
    def test_what_is_no_row_is_refused(self, bureau: Bureau, fout: str) -> None:
        vul(bureau, 1)
        deel = bureau.archive.kring.deel(bureau.archive.apparaat, 1, hoofd(bureau))
        stuk = replace(deel, regels=[*deel.regels[:-1], deel.regels[-1] | FOUT[fout]])

        with pytest.raises((ValueError, TypeError)):
            terug(bureau, stuk)

    def test_a_vector_of_its_own_device_is_refused(self, bureau: Bureau) -> None:
        zet_vanaf(bureau, ANDER, maak_signaal())
        deel = bureau.archive.kring.deel(ANDER, 1, 1)

        with pytest.raises(ValueError, match="own device"):
            terug(bureau, replace(deel, device=bureau.archive.apparaat))


class TestTold:
    """The first row after something came in tells what its laptop had; others tell nothing."""

    def test_alone_nothing_is_told(self, bureau: Bureau) -> None:
        vul(bureau, 5)
        assert vertellers(bureau) == []

    def test_once_after_something_came_in(self, bureau: Bureau, kring: Kringloop) -> None:
        vul(bureau, 2)
        zet_vanaf(bureau, ANDER, maak_signaal(), maak_signaal())
        zet(bureau, maak_signaal())
        zet(bureau, maak_signaal())

        assert vertellers(bureau) == [
            (ANDER, 1),
            (bureau.archive.apparaat, hoofd(bureau) - 1),
        ]
        assert kring.gezien_door(bureau.archive.apparaat) == {ANDER: 2}
        assert kring.gezien_door(ANDER) == {bureau.archive.apparaat: hoofd(bureau) - 2}
        assert kring.gezien_door(UUID(int=5)) == {}

    def test_also_after_closing_in_between(
        self, archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
    ) -> None:
        bureau = archiefbouw.als(voorbeeld)
        zet_vanaf(bureau, ANDER, maak_signaal())
        bureau = archiefbouw.heropen(bureau)
        bureau = archiefbouw.heropen(bureau)
        assert [device for device, _ in vertellers(bureau)] == [ANDER, bureau.archive.apparaat]
        bureau.archive.controleer()
        sluit(bureau)

    def test_a_turn_that_fails_tells_it_next_time(self, bureau: Bureau, kring: Kringloop) -> None:
        zet_vanaf(bureau, ANDER, maak_signaal())
        with pytest.raises(ZeroDivisionError):
            breek_af(bureau)
        zet(bureau, maak_signaal())

        assert kring.gezien_door(bureau.archive.apparaat) == {ANDER: 1}

    def test_the_clock_goes_on_above_what_came_in(self, bureau: Bureau) -> None:
        """A colleague's clock is three days ahead: what is written after it, comes after it."""
        thuis = bureau.archive
        eerst = maak_signaal("van een klok die voorloopt")
        eigen, thuis._keten = thuis._keten, replace(thuis._keten, device=ANDER)
        thuis.apparaat, thuis._kop = ANDER, None
        with thuis.schrijf("test", None, NU + timedelta(days=3)) as beurt:
            beurt.zet(eerst)
        thuis._keten, thuis.apparaat, thuis._kop = eigen, eigen.device, None
        zet(bureau, replace(eerst, tekst="daarna"))

        with thuis._verbind(False) as conn:
            koppen_ = koppen(conn, thuis._plek)
        assert koppen_[eigen.device].hlc == koppen_[ANDER].hlc + 1
        assert thuis.een(Signaal, eerst.id) == replace(eerst, tekst="daarna")
        thuis.controleer()


def test_keys_are_handed_out_with_where_they_begin(bureau: Bureau, kring: Kringloop) -> None:
    voor = hoofd(bureau)
    eerste, tweede = maak_signaal(), maak_signaal()
    zet(bureau, eerste, tweede)
    (rij,) = kring.nieuwe_sleutels()
    assert (rij.vak, rij.device, rij.vanaf) == ("signaal/2026", bureau.archive.apparaat, voor + 1)
    assert (len(rij.sleutel), rij.gemaakt) == (32, NU)

    with bureau.archive.schrijf("vernietigd", None, NU) as beurt:
        beurt.vernietig([eerste], ["signaal/2026"])
    (nieuw,) = kring.nieuwe_sleutels()
    assert nieuw.vanaf == hoofd(bureau)  # the row that tells the other one anew
    assert nieuw.sleutel != rij.sleutel
    bureau.archive.controleer()


def test_signatures_are_kept_once_and_in_order(bureau: Bureau, kring: Kringloop) -> None:
    laat, vroeg = Zegel(ANDER, 6, 9, bytes(64)), Zegel(ANDER, 1, 5, b"\1" * 64)
    for gezet in (laat, vroeg, laat, replace(vroeg, device=bureau.archive.apparaat)):
        kring.zet_zegel(gezet)

    assert kring.zegels(ANDER) == [vroeg, laat]


def test_what_this_laptop_keeps_for_itself(bureau: Bureau, kring: Kringloop) -> None:
    voor = bureau.archive.journaal.lees()
    assert kring.plaatselijk("zaad") is None
    kring.zet_plaatselijk("zaad", b"een")
    kring.zet_plaatselijk("zaad", b"twee")
    kring.zet_plaatselijk("map", b"")
    assert (kring.plaatselijk("zaad"), kring.plaatselijk("map")) == (b"twee", b"")
    kring.zet_plaatselijk("zaad", None)
    assert kring.plaatselijk("zaad") is None
    assert bureau.archive.journaal.lees() == voor


def test_files_that_were_looked_at(kring: Kringloop) -> None:
    kring.zet_bestanden({"v1/w/a": (10, "half")})
    kring.zet_bestanden({"v1/w/a": (12, "goed"), "v1/w/b": (5, "kapot")})

    assert kring.bestanden() == {"v1/w/a": (12, "goed"), "v1/w/b": (5, "kapot")}


def test_who_is_in_the_circle_is_kept_as_everything_is(bureau: Bureau) -> None:
    lid = bureau.archive.alle(Lid)[0].id
    laptop = Apparaat(UUID(int=1), "laptop van Anne", lid, Rol.LEEST_MEE, "aa", "bb", NU)
    epoch = Epoch(UUID(int=2), NU, (laptop.id, UUID(int=3)))
    zet(bureau, laptop, epoch)

    assert bureau.archive.een(Apparaat, laptop.id) == laptop
    assert bureau.archive.alle(Epoch) == (epoch,)
    bureau.archive.controleer()


def test_who_joins_brings_the_secret_and_begins_empty(tmp_path: Path, bureau: Bureau) -> None:
    pad, team = tmp_path / "nieuw.signaal", bureau.archive.alle(Team)[0]
    sleutel, _ = maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    nieuw = Archive.create(
        pad, sleutel, team, NU, geheim=bureau.archive.geheim, apparaat=UUID(int=7)
    )
    assert (nieuw.apparaat, nieuw.geheim) == (UUID(int=7), bureau.archive.geheim)
    assert (nieuw.kring.stand(), nieuw.alle(Team)) == ({}, ())
    nieuw.controleer()
    nieuw.close()

    weer = Archive.open(pad, sleutel, NU)
    assert weer.apparaat == UUID(int=7)
    weer.close()


def test_a_link_and_the_last_moment_of_a_chain(bureau: Bureau, kring: Kringloop) -> None:
    ik, tot = bureau.archive.apparaat, hoofd(bureau)
    assert kring.schakel(ik, tot) == kring.deel(ik, tot, tot).laatste
    assert kring.schakel(ik, tot + 1) is None
    assert kring.schakel(ANDER, 1) is None
    assert kring.laatste(ik) == NU
    assert kring.laatste(ANDER) is None
