"""The journal of two laptops in one archive, and what stands in a row exactly."""

import hmac
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest

from signaal.domain.model import Signaal
from signaal.fouten import ArchiefKapotFout
from signaal.storage.herbouw import stand_uit_journaal
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import hash_rij, lees_kop
from signaal.storage.tables import journaal
from signaal.usecases.bureau import Bureau
from tests.builders import NU, Klok, maak_signaal, vul, zet

#: One that sorts before every id of this time, and one that sorts after.
ANDERE = (
    UUID("00000000-0000-7000-8000-000000000001"),
    UUID("ffffffff-0000-7000-8000-000000000001"),
)


def zet_vanaf(bureau: Bureau, apparaat: UUID, *waarden: object) -> None:
    """As if another laptop wrote it."""
    archive = bureau.archive
    eigen, archive._keten = archive._keten, replace(archive._keten, device=apparaat)
    thuis, archive.apparaat, archive._kop = archive.apparaat, apparaat, None
    zet(bureau, *waarden)
    archive._keten, archive.apparaat, archive._kop = eigen, thuis, None


@pytest.mark.parametrize("ander", ANDERE)
def test_each_laptop_has_a_chain_of_its_own(bureau: Bureau, klok: Klok, ander: UUID) -> None:
    vul(bureau, 3)
    klok.later(minutes=1)
    zet_vanaf(bureau, ander, *(maak_signaal(f"elders {i}") for i in range(4)))
    klok.later(minutes=1)
    vul(bureau, 3)

    bureau.archive.controleer()
    bureau.archive.controleer_journaal(lambda: False)
    plek = bureau.archive._plek
    with bureau.archive._verbind(False) as conn:
        assert lees_kop(conn, plek, ander).seq == 4
        assert lees_kop(conn, plek, bureau.archive.apparaat).seq > 40


@pytest.mark.parametrize("ander", ANDERE)
def test_the_last_word_counts_whichever_laptop_said_it(
    bureau: Bureau, klok: Klok, ander: UUID
) -> None:
    signaal = maak_signaal("eerst")
    zet(bureau, signaal)
    klok.later(minutes=1)
    zet_vanaf(bureau, ander, replace(signaal, tekst="daarna, elders"))
    klok.later(minutes=1)
    zet(bureau, replace(signaal, tekst="het laatst, hier"))

    with bureau.archive._verbind(False) as conn:
        stand = stand_uit_journaal(conn, bureau.archive._plek)
    assert stand[Signaal][signaal.id].tekst == "het laatst, hier"


def test_the_hybrid_clock_is_milliseconds_with_room_to_count(bureau: Bureau, klok: Klok) -> None:
    klok.later(days=1)
    zet(bureau, maak_signaal("een"), maak_signaal("twee"))
    with bureau.archive._verbind(False) as conn:
        rijen = conn.execute(journaal.select().order_by(journaal.c.seq.desc()).limit(2)).all()
    begin = int(klok.moment.timestamp() * 1000) << 16
    assert [rij.hlc for rij in rijen] == [begin + 1, begin]
    assert {rij.format for rij in rijen} == {2}


def test_the_link_of_format_2_is_what_it_was() -> None:
    """Spelled out by hand: archives of other laptops are checked against exactly these bytes."""
    rij = {
        "format": 2, "gemeente_id": "lokaal", "team_id": UUID(int=1), "device": UUID(int=2),
        "seq": 7, "hlc": 99, "moment": NU, "actor": None, "handeling": "signaal gelogd",
        "kind": "put", "soort": "signaal", "pk": "x", "fields": '["tekst"]', "vak": "signaal/2026",
        "inhoud_hash": b"\x01", "base": b"", "prev_hash": b"\x02", "oude_hash": None,
    }  # fmt: skip
    gedekt = (
        f'[2,"lokaal","{UUID(int=1).hex}","{UUID(int=2).hex}",7,99,'
        '"2026-11-22T09:00:00.000000+00:00","","signaal gelogd","put","signaal","x",'
        '"[\\"tekst\\"]","signaal/2026","01","","02",""]'
    )
    verwacht = hmac.new(b"sleutel", gedekt.encode(), sha256).digest()
    assert hash_rij(b"sleutel", rij) == verwacht


def test_content_that_does_not_open_is_damage_in_a_sentence(bureau: Bureau) -> None:
    zet(bureau, maak_signaal())
    with bureau.archive._verbind(True) as conn:
        laatste = conn.execute(journaal.select().order_by(journaal.c.seq.desc()).limit(1)).one()
        anders = bytes([laatste.inhoud[0] ^ 1]) + laatste.inhoud[1:]
        conn.execute(journaal.update().where(journaal.c.seq == laatste.seq).values(inhoud=anders))
    with bureau.archive._verbind(False) as conn:
        rij = conn.execute(journaal.select().where(journaal.c.seq == laatste.seq)).one()
        kluis = Inhoudskluis(conn, bureau.archive._plek)
        with pytest.raises(ArchiefKapotFout, match=r"^Het journaal van dit archief") as fout:
            kluis.velden(rij)
    assert str(laatste.seq) in fout.value.oorzaak
    assert laatste.moment == NU
