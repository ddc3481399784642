"""Values in and out; one transaction per write; nothing happens by halves."""

import gc
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlcipher3 import dbapi2

from signaal.domain.ids import nieuw_id
from signaal.domain.model import (
    Actie,
    Afwijzing,
    Agendapunt,
    Bestuur,
    Correctie,
    Discipline,
    Getypt,
    Importvraag,
    Kern,
    Lid,
    Overleg,
    Signaal,
    SoortCorrectie,
    SoortPunt,
    Zoekvraag,
)
from signaal.fouten import InGebruikFout, SchrijfFout
from signaal.storage.engine import in_gewoon_nederlands, maak_engine
from signaal.storage.tables import TABELLEN
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from tests.builders import NU, VANDAAG, Archiefbouw, maak_signaal, vul, zet


def alles(bureau: Bureau) -> dict[str, tuple[object, ...]]:
    """Every stored value, by table."""
    return {tabel.name: bureau.archive.alle(soort) for soort, tabel in TABELLEN.items()}


def breek_af(bureau: Bureau) -> None:
    """A turn that fails when everything was sent to the database already."""
    with bureau.archive.schrijf("half", bureau.lid, NU) as beurt:
        beurt.zet(maak_signaal())
        beurt.noteer("export", "signaal", "x")
        beurt.leg_vast()
        raise ZeroDivisionError


def gevulde_waarden(bureau: Bureau) -> list[object]:
    """One value with everything filled in, of every type that has tuples, texts or moments."""
    overleg = Overleg(nieuw_id(NU), VANDAAG, VANDAAG, NU.time(), "dorpshuis")
    getypt = Getypt("wie komt er? ☕", True)
    signaal = maak_signaal(
        "wandelgroep 🙂\nשלום", themas=("vallen", "mantelzorg"), lid=bureau.lid, nabellen_op=VANDAAG
    )
    return [
        overleg,
        signaal,
        Bestuur(nieuw_id(NU), "Zorgcoöperatie", ("reek", "zeeland")),
        Correctie(
            nieuw_id(NU), overleg.id, 1, SoortCorrectie.SPLITSEN, "a", "b", (signaal.id,), getypt
        ),
        Afwijzing(nieuw_id(NU), overleg.id, "vallen/reek", "loopt al", 4),
        Agendapunt(
            nieuw_id(NU), overleg.id, SoortPunt.EIGEN, "x", getypt, 3, 10, tuple(Discipline), getypt
        ),
        Actie(nieuw_id(NU), getypt, bureau.lid, VANDAAG, overleg.id, kernen=("reek",), gemaakt=NU),
        Importvraag(nieuw_id(NU), "lijst.xlsx", "blad", 3, "datum", (("Dorp", "Reek"),), signaal),
    ]


def test_every_value_comes_back_equal_after_reopening(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.nieuw()
    waarden = gevulde_waarden(bureau)
    zet(bureau, *waarden)
    voor = alles(bureau)

    bureau = archiefbouw.heropen(bureau)

    assert alles(bureau) == voor
    for waarde in waarden:
        assert waarde in voor[TABELLEN[type(waarde)].name]
    sluit(bureau)


def test_a_value_that_is_not_there_is_none(bureau: Bureau) -> None:
    assert bureau.archive.een(Signaal, UUID(int=1)) is None
    assert bureau.archive.een(Kern, "nergens") is None


def test_exception_in_a_turn_means_nothing_happened(bureau: Bureau) -> None:
    voor, regels = alles(bureau), len(bureau.archive.journaal.lees())

    with pytest.raises(ZeroDivisionError):
        breek_af(bureau)

    assert alles(bureau) == voor
    assert len(bureau.archive.journaal.lees()) == regels


def test_forgetting_to_finish_a_turn_means_nothing_happened(bureau: Bureau) -> None:
    voor = alles(bureau)

    vergeten = bureau.archive.schrijf("vergeten", bureau.lid, NU)
    vergeten.__enter__().zet(maak_signaal())
    del vergeten
    gc.collect()

    assert alles(bureau) == voor
    zet(bureau, maak_signaal("daarna gaat het gewoon verder"))
    assert len(bureau.archive.alle(Signaal)) == 1


def test_after_a_failed_turn_the_journal_goes_on_unbroken(bureau: Bureau) -> None:
    with pytest.raises(ZeroDivisionError):
        breek_af(bureau)
    zet(bureau, maak_signaal())

    bureau.archive.controleer()


def test_unknown_kern_is_refused_as_a_whole(bureau: Bureau) -> None:
    """The database itself holds the references; use cases say it in Dutch before."""
    with pytest.raises(Exception, match="FOREIGN KEY"):
        zet(bureau, maak_signaal("goed"), maak_signaal("fout", kern="nergens"))

    assert bureau.archive.alle(Signaal) == ()


@pytest.mark.parametrize("moment", ["in the turn", "before the commit"])
def test_killed_in_the_middle_of_a_transaction(archiefbouw: Archiefbouw, moment: str) -> None:
    bureau = archiefbouw.nieuw()
    bewaard = maak_signaal("dit stond er al")
    zet(bureau, bewaard)
    sluit(bureau)

    subprocess.run(
        [sys.executable, "-c", _STERF, str(archiefbouw.pad), archiefbouw.code, moment],
        check=False,
        timeout=60,
    )

    bureau = archiefbouw.open()
    gezien = {s.tekst for s in bureau.archive.alle(Signaal)}
    assert gezien == {"dit stond er al", "bevestigd voor de klap"}
    assert bureau.archive.concept.lees() == "half getypt"
    bureau.archive.controleer()
    sluit(bureau)


_STERF = """
import os, sys
from pathlib import Path
from signaal.usecases.archief import Herstelcode, open_archief
from tests.builders import NU, Klok, maak_signaal, zet

klok = Klok()
bureau = open_archief(Path(sys.argv[1]), Herstelcode(sys.argv[2]), klok.nu, klok.vandaag)
zet(bureau, maak_signaal("bevestigd voor de klap"))
bureau.archive.concept.bewaar("half getypt")
with bureau.archive.schrijf("half", bureau.lid, NU) as beurt:
    beurt.zet_alle(maak_signaal(f"nooit bevestigd {i}") for i in range(500))
    if sys.argv[3] == "before the commit":
        beurt.leg_vast()
    os._exit(9)
"""


def test_full_disk_is_told_and_nothing_is_lost(bureau: Bureau) -> None:
    vul(bureau, 20)
    voor = alles(bureau)

    def klein(verbinding: dbapi2.Connection, *_: object) -> None:
        verbinding.execute("PRAGMA max_page_count = 1")

    event.listen(bureau.archive._engine.pool, "checkout", klein)
    with pytest.raises(SchrijfFout, match="schijf is vol") as fout:
        vul(bureau, 2000)
    event.remove(bureau.archive._engine.pool, "checkout", klein)

    assert fout.value.status == 4
    assert alles(bureau) == voor
    bureau.archive._engine.dispose()
    vul(bureau, 20)
    bureau.archive.controleer()


def test_two_threads_write_one_chain(bureau: Bureau) -> None:
    def schrijf() -> None:
        for i in range(20):
            zet(bureau, maak_signaal(f"{i}"))

    draden = [Thread(target=schrijf) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert bureau.archive.signalen.tel(Zoekvraag()) == 60
    bureau.archive.controleer()


def test_reading_goes_on_while_somebody_writes(bureau: Bureau) -> None:
    zet(bureau, maak_signaal("eerst"))
    with bureau.archive.schrijf("lang", bureau.lid, NU) as beurt:
        beurt.zet(maak_signaal("straks"))
        assert len(beurt.waar(Signaal)) == 2
        assert len(bureau.archive.alle(Signaal)) == 1
    assert len(bureau.archive.alle(Signaal)) == 2


def test_a_turn_sees_what_it_wrote_and_a_failed_one_leaves_no_trace(bureau: Bureau) -> None:
    def probeer() -> None:
        with bureau.archive.schrijf("half", bureau.lid, NU) as beurt:
            assert beurt.een(Kern, "herpen") is None
            beurt.zet(Kern("herpen", "Herpen"))
            assert beurt.een(Kern, "herpen") == Kern("herpen", "Herpen")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        probeer()

    assert bureau.archive.een(Kern, "herpen") is None
    zet(bureau, Kern("herpen", "Herpen"))
    assert bureau.archive.een(Kern, "herpen") == Kern("herpen", "Herpen")


def test_a_turn_is_the_only_writer_from_its_first_moment(bureau: Bureau) -> None:
    ander = maak_engine(bureau.pad, bureau.archive.sleutel, wacht_s=0)
    with (
        bureau.archive.schrijf("lang", bureau.lid, NU),
        ander.connect().execution_options(schrijf=True) as conn,
        pytest.raises(InGebruikFout),
        in_gewoon_nederlands(),
    ):
        conn.begin()
    ander.dispose()


def test_the_last_of_several_values_with_one_id_is_written(bureau: Bureau) -> None:
    eerst = maak_signaal("eerst")

    zet(bureau, eerst, replace(eerst, tekst="later"))

    assert [s.tekst for s in bureau.archive.alle(Signaal)] == ["later"]


def test_moments_keep_their_microseconds_in_utc(bureau: Bureau) -> None:
    nauwkeurig = maak_signaal(gewijzigd=NU + timedelta(microseconds=1))
    zet(bureau, nauwkeurig)

    assert bureau.archive.een(Signaal, nauwkeurig.id) == nauwkeurig


def test_a_moment_without_time_zone_is_a_mistake(bureau: Bureau) -> None:
    with pytest.raises(Exception, match="time zone"):
        zet(bureau, maak_signaal(gewijzigd=NU.replace(tzinfo=None)))


def test_values_of_a_field(bureau: Bureau) -> None:
    wijk = bureau.archive.waar(Lid, discipline=Discipline.WIJKVERPLEEGKUNDIGE)

    assert [lid.naam for lid in wijk] == ["Anne"]
    assert bureau.archive.waar(Lid, naam="Niemand") == ()


def test_closing_twice_is_closing(archiefbouw: Archiefbouw) -> None:
    bureau = archiefbouw.nieuw()
    sluit(bureau)
    sluit(bureau)

    gebleven = {p.name.removeprefix("landerd.signaal") for p in archiefbouw.pad.parent.iterdir()}
    assert gebleven == {"", ".sleutels", ".slot"}


def test_nothing_readable_lies_on_disk(archiefbouw: Archiefbouw, tmp_path: Path) -> None:
    bureau = archiefbouw.nieuw()
    zet(bureau, maak_signaal("Xylofoonmuziek bij de kerk"))
    bureau.archive.concept.bewaar("Trombonelessen in de aula")
    for stand in ("open", "gesloten"):
        inhoud = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
        for woord in (b"ylofoon", b"rombone", b"Schaijk", b"Anne", b"signaal_thema", b"SQLite"):
            assert woord not in inhoud, (stand, woord)
        sluit(bureau)
