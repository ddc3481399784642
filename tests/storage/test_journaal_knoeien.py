"""Six kinds of tampering with the journal, and every column of a row: all noticed.

Done by somebody who has the key of the database and no manners; the key of the links is derived
from the secret of the archive, and what a link should be is only known to who has that.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, func, insert, select, update

from signaal.domain.model import Signaal
from signaal.fouten import ArchiefKapotFout, GestoptFout
from signaal.storage.archive import Archive
from signaal.storage.tables import journaal
from signaal.usecases.archief import kijk_journaal_na, sluit
from signaal.usecases.bureau import Bureau
from tests.builders import NU, Archiefbouw, vul

Controle = Callable[[Archive], object]
CONTROLES: dict[str, Controle] = {
    "at once": lambda archive: archive.journaal.controleer(),
    "in steps": lambda archive: archive.controleer_journaal(lambda: False),
}
_c = journaal.c


def _verander(conn: Connection, plaats: int, **waarden: object) -> None:
    conn.execute(update(journaal).where(_c.seq == plaats).values(**waarden))


def _haal_weg(conn: Connection, seq: int) -> None:
    conn.execute(delete(journaal).where(_c.seq == seq))


def _voeg_in(conn: Connection, seq: int) -> None:
    """A copy of a real row, chained to the row before it; what follows moves on."""
    oud = conn.execute(select(journaal).where(_c.seq == seq)).one()
    for later in range(_laatste(conn), seq, -1):
        _verander(conn, later, seq=later + 1)
    conn.execute(insert(journaal).values(oud._asdict() | {"seq": seq + 1, "prev_hash": oud.hash}))


def _verwissel(conn: Connection, seq: int) -> None:
    for van, naar in ((seq, 0), (seq + 1, seq), (0, seq + 1)):
        _verander(conn, van, seq=naar)


def _kap_af(conn: Connection, seq: int) -> None:
    conn.execute(delete(journaal).where(_c.seq >= seq))


KNOEI: dict[str, Callable[[Connection, int], None]] = {
    "changed": lambda conn, seq: _verander(conn, seq, pk="x"),
    "removed": _haal_weg,
    "inserted": _voeg_in,
    "swapped": _verwissel,
    "tail cut": _kap_af,
}
_SLEUTEL = ("gemeente_id", "team_id", "device", "seq")
#: Another value for each column that a link covers.
ANDERS: dict[str, object] = {
    "format": 1,
    "hlc": 1,
    "moment": NU.replace(year=2020),
    "actor": None,
    "handeling": "signalen gezien",
    "kind": "note",
    "soort": "kern",
    "pk": "x",
    "fields": "{}",
    "vak": "signaal/1999",
    "inhoud": b"x",
    "inhoud_hash": b"x",
    "base": b"x",
    "prev_hash": bytes(32),
    "hash": bytes(32),
    "oude_hash": bytes(32),
}


@pytest.fixture
def gevuld(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Bureau:
    """An archive whose bag knows a head, and ten rows after that."""
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 5)
    bureau = archiefbouw.heropen(bureau)
    vul(bureau, 10)
    return bureau


def _laatste(conn: Connection) -> int:
    return int(conn.execute(select(func.max(_c.seq))).scalar_one())


def _knoei(bureau: Bureau, doe: Callable[[Connection, int], None]) -> None:
    """At a row that was written after the head that the key bag knows."""
    with bureau.archive._verbind(True) as conn:
        doe(conn, _laatste(conn) - 3)


def _wordt_gezien(bureau: Bureau, controle: str) -> None:
    with pytest.raises(ArchiefKapotFout, match="journaal van dit archief klopt niet"):
        CONTROLES[controle](bureau.archive)
    bureau.archive.close()


@pytest.mark.parametrize("controle", CONTROLES)
@pytest.mark.parametrize("soort", KNOEI)
def test_tampering_is_noticed(gevuld: Bureau, soort: str, controle: str) -> None:
    CONTROLES[controle](gevuld.archive)
    if soort == "tail cut":  # of what the bag does not know yet, nothing can be missed
        gevuld.archive._onthoud_kop()
    _knoei(gevuld, KNOEI[soort])
    _wordt_gezien(gevuld, controle)


@pytest.mark.parametrize("controle", CONTROLES)
def test_content_that_is_gone_without_a_word_is_noticed(gevuld: Bureau, controle: str) -> None:
    """Every link still holds: it covers the hash of the content."""
    with gevuld.archive._verbind(True) as conn:
        conn.execute(update(journaal).values(inhoud=None))
    _wordt_gezien(gevuld, controle)


@pytest.mark.parametrize("controle", CONTROLES)
def test_a_word_of_before_says_nothing_of_what_came_after(gevuld: Bureau, controle: str) -> None:
    """The keys of a year go with a word; what is written in that year later on, does not."""
    with gevuld.archive.schrijf("vernietigd", gevuld.lid, NU) as beurt:
        beurt.vernietig(gevuld.archive.alle(Signaal), ["signaal/2026"])
    vul(gevuld, 2)
    CONTROLES[controle](gevuld.archive)
    with gevuld.archive._verbind(True) as conn:
        conn.execute(update(journaal).where(_c.seq == _laatste(conn)).values(inhoud=None))
    _wordt_gezien(gevuld, controle)


@pytest.mark.parametrize("controle", CONTROLES)
def test_content_that_goes_with_a_word_is_fine(gevuld: Bureau, controle: str) -> None:
    """Destroyed itself, or told anew because it shared a vak with what was."""
    eerste, *rest = gevuld.archive.alle(Signaal)
    vakken = gevuld.archive.vakken()
    with gevuld.archive.schrijf("vernietigd", gevuld.lid, NU) as beurt:
        beurt.vernietig([eerste])
    CONTROLES[controle](gevuld.archive)
    with gevuld.archive.schrijf("vernietigd", gevuld.lid, NU) as beurt:
        beurt.vernietig(rest[:3], vakken)
    CONTROLES[controle](gevuld.archive)
    sluit(gevuld)


@pytest.mark.parametrize("controle", CONTROLES)
def test_a_row_of_another_archive_is_noticed(
    gevuld: Bureau, archiefbouw: Archiefbouw, controle: str
) -> None:
    """Sound where it came from, and fitted in as well as can be without the secret."""
    elders = Archiefbouw(archiefbouw.pad.with_name("elders.signaal"))
    ander = elders.nieuw()
    vul(ander, 15)
    with ander.archive._verbind(False) as conn:
        vreemd = conn.execute(select(journaal).where(_c.seq == _laatste(conn))).one()._asdict()
    sluit(ander)

    def zet_in(conn: Connection, seq: int) -> None:
        eigen = conn.execute(select(journaal).where(_c.seq == seq)).one()._asdict()
        plaats = {naam: eigen[naam] for naam in (*_SLEUTEL, "hlc", "actor", "prev_hash")}
        _verander(conn, seq, **(vreemd | plaats))

    _knoei(gevuld, zet_in)
    _wordt_gezien(gevuld, controle)


@pytest.mark.parametrize("kolom", [c.name for c in journaal.c if c.name not in _SLEUTEL])
def test_every_column_is_covered(gevuld: Bureau, kolom: str) -> None:
    _knoei(gevuld, lambda conn, seq: _verander(conn, seq, **{kolom: ANDERS[kolom]}))
    _wordt_gezien(gevuld, "at once")


def test_checking_in_steps_stops_when_it_is_told_to(gevuld: Bureau) -> None:
    gevraagd = []

    def stop() -> bool:
        gevraagd.append(True)
        return True

    with pytest.raises(GestoptFout):
        kijk_journaal_na(gevuld, stop)
    assert len(gevraagd) == 1
    sluit(gevuld)


def test_steps_follow_each_other_without_losing_a_link(
    gevuld: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signaal.storage.journaal._STAP", 3)
    stappen = []

    def stop() -> bool:
        stappen.append(True)
        return False

    gevuld.archive.controleer_journaal(stop)
    with gevuld.archive._verbind(False) as conn:
        rijen = _laatste(conn)
    assert len(stappen) == -(-rijen // 3) + 1
    _knoei(gevuld, KNOEI["changed"])
    _wordt_gezien(gevuld, "in steps")


def test_writing_goes_on_while_the_chain_is_followed(gevuld: Bureau) -> None:
    """What is written meanwhile is followed too."""
    geschreven: list[Signaal] = []

    def stop() -> bool:
        if len(geschreven) < 3:
            geschreven.extend(vul(gevuld, 1))
        return False

    gevuld.archive.controleer_journaal(stop)
    assert len(geschreven) == 3
    gevuld.archive.controleer()
    sluit(gevuld)
