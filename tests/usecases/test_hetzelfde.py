"""The same act on two laptops that did not hear of each other makes one thing, not two."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from signaal.domain.model import (
    Afwijzing,
    Discipline,
    Importvraag,
    Kern,
    Lid,
    Signaal,
    Telknop,
    Zoekvraag,
)
from signaal.domain.model_besluit import Partner
from signaal.fouten import GebruikFout
from signaal.storage.tables import TABELLEN
from signaal.usecases.archief import sluit
from signaal.usecases.bundelen import maak_ongedaan, voeg_bundels_samen, wijs_af
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import bewaar_partner, list_partners
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.importvragen import beantwoord_importvraag, list_importvragen
from signaal.usecases.initiatieven import Initiatiefinvoer, bewaar_initiatief
from signaal.usecases.initiatievenlijst import lees_initiatieven, voer_initiatieven_in
from signaal.usecases.overleg import lees_onderbouwing, lees_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.team import (
    bewaar_afwezigheid,
    bewaar_bestuur,
    bewaar_buurtschap,
    bewaar_kern,
    bewaar_lid,
    bewaar_telknop,
    verwijder_telknop,
)
from signaal.usecases.themas import voeg_thema_toe
from signaal.usecases.zoekhulp import bewaar_filter, list_filters, verwijder_filter
from tests.builders import Archiefbouw, Klok, zet

KLAAR, WACHT = "12-10-2026;Reek;SW;losse tegels bij de school", "12-3;Reek;SW;de bus rijdt niet"
LIJST = f"Datum;Dorp;Wie;Signaal\n{KLAAR}\n{WACHT}\n"


@pytest.fixture
def laptops(
    bureau: Bureau, tmp_path: Path, voorbeeld: Archiefbouw
) -> Iterator[tuple[Bureau, Bureau]]:
    """Two copies of one archive; the second one an hour later."""
    klok = Klok()
    klok.later(hours=1)
    ander = Archiefbouw(tmp_path / "ander.signaal", klok).als(voorbeeld)
    yield bureau, ander
    sluit(ander)


def dingen(bureau: Bureau) -> set[tuple[str, str]]:
    """Everything in the archive, by its kind and id."""
    gevonden: set[tuple[str, str]] = set()
    for soort, tabel in TABELLEN.items():
        waarden: tuple[Any, ...] = bureau.archive.waar(soort)
        gevonden |= {(tabel.name, str(waarde.id)) for waarde in waarden}
    return gevonden


def lees(bureau: Bureau, folder: Path, naam: str = "lijst.csv", inhoud: str = LIJST) -> None:
    pad = folder / naam
    pad.write_text(inhoud, encoding="utf-8")
    voer_in(bureau, lees_lijst(bureau, pad))


def zet_op_de_lijsten(bureau: Bureau) -> None:
    bewaar_partner(bureau, "Stichting Samen")
    bewaar_filter(bureau, "Spoed in Reek", Zoekvraag(kernen=("reek",), alleen_spoed=True))
    bewaar_initiatief(bureau, Initiatiefinvoer("Beweegcafé", ("eenzaamheid",), ("reek", "schaijk")))
    bewaar_lid(bureau, "Dirk", Discipline.SOCIAAL_WERKER)
    bewaar_kern(bureau, "Uden-Zuid")
    bewaar_buurtschap(bureau, "Bedaf", "uden-zuid")
    voeg_thema_toe(bureau, "Laaggeletterd")
    bewaar_bestuur(bureau, "Bestuur Uden-Zuid", ("uden-zuid",))
    bewaar_telknop(bureau, 3, "vraag over een hulpmiddel", "eenzaamheid")
    bewaar_afwezigheid(bureau, bureau.lid, date(2026, 12, 1), date(2026, 12, 9))


def test_what_is_put_on_a_list_of_the_team_is_one_thing(laptops: tuple[Bureau, Bureau]) -> None:
    hier, daar = laptops
    begin = dingen(hier)

    for bureau in laptops:
        zet_op_de_lijsten(bureau)

    assert dingen(hier) == dingen(daar)
    assert len(dingen(hier) - begin) == 10


def test_a_list_of_initiatives_is_brought_in_once(
    laptops: tuple[Bureau, Bureau], tmp_path: Path
) -> None:
    hier, daar = laptops
    pad = tmp_path / "aanbod.csv"
    pad.write_text("Aanbod;Thema;Dorp\nBeweegcafé;vallen;Schaijk\nDuofiets;wonen;\n", "utf-8")

    for bureau in laptops:
        assert voer_initiatieven_in(bureau, lees_initiatieven(bureau, pad)) == 2

    assert dingen(hier) == dingen(daar)


def test_the_same_list_of_signals_is_brought_in_once(
    laptops: tuple[Bureau, Bureau], tmp_path: Path
) -> None:
    hier, daar = laptops
    lees(hier, tmp_path)
    lees(daar, tmp_path, "lijst (1).csv")  # the same list, as a browser names it the second time
    assert {soort for soort, _ in dingen(hier)} >= {"signaal", "importvraag"}

    (vraag,) = list_importvragen(hier)
    beantwoord_importvraag(hier, vraag.id, Signaalinvoer("de bus rijdt niet", "Reek"))
    dag = Signaalinvoer("de bus rijdt niet meer", "Reek", datum=date(2026, 3, 12))
    beantwoord_importvraag(daar, vraag.id, dag)

    assert dingen(hier) == dingen(daar)
    assert len(hier.archive.waar(Signaal)) == 2


def test_a_row_that_was_clear_to_a_colleague_waits_no_more_and_is_not_written_over(
    bureau: Bureau, tmp_path: Path
) -> None:
    lees(bureau, tmp_path)
    (vraag,) = list_importvragen(bureau)
    assert vraag.voorstel is not None
    van_collega = replace(vraag.voorstel, tekst="de bus rijdt weer")
    zet(bureau, van_collega)

    assert list_importvragen(bureau) == ()
    with pytest.raises(GebruikFout, match="laptop van een collega"):
        beantwoord_importvraag(bureau, vraag.id, Signaalinvoer("de bus", "Reek"))
    assert bureau.archive.een(Signaal, van_collega.id) == van_collega


def test_a_question_that_waited_in_an_older_archive_is_answered_as_ever(bureau: Bureau) -> None:
    vraag = Importvraag(UUID(int=7), "lijst.xlsx", "blad", 3, "datum: geen jaar", (("a", "b"),))
    zet(bureau, vraag)

    signaal = beantwoord_importvraag(bureau, vraag.id, Signaalinvoer("de bus rijdt niet", "Reek"))

    assert bureau.archive.een(Signaal, signaal.id) == signaal
    assert list_importvragen(bureau) == ()


def test_who_was_taken_off_a_list_comes_back_as_the_same(bureau: Bureau) -> None:
    weg = bewaar_partner(bureau, "Welzijn")
    bewaar_partner(bureau, "Welzijn", partner=weg.id, vervallen=True)
    filter_ = bewaar_filter(bureau, "Reek", Zoekvraag(kernen=("reek",)))
    verwijder_filter(bureau, filter_.id)

    assert bewaar_partner(bureau, "welzijn").id == weg.id
    assert bewaar_filter(bureau, "reek", Zoekvraag(kernen=("reek",))).id == filter_.id
    assert [p.naam for p in list_partners(bureau)] == ["welzijn"]
    assert [f.naam for f in list_filters(bureau)] == ["reek"]


def test_another_thing_than_the_one_that_is_meant_keeps_its_id(bureau: Bureau) -> None:
    """Renamed, moved to another key, left the team: the name is free, the id is not."""
    partner = bewaar_partner(bureau, "Welzijn")
    bewaar_partner(bureau, "ONS Welzijn", partner=partner.id)
    drie = bewaar_telknop(bureau, 3, "rolstoel", "wonen")
    bewaar_telknop(bureau, 5, "rolstoel", "wonen", telknop=drie.id)
    dirk = bewaar_lid(bureau, "Dirk", Discipline.SOCIAAL_WERKER)
    bewaar_lid(bureau, "Dirk", Discipline.SOCIAAL_WERKER, lid=dirk.id, vertrokken=True)

    assert bewaar_partner(bureau, "Welzijn").id != partner.id
    assert bewaar_telknop(bureau, 3, "wilsverklaring", "wonen").id != drie.id
    nieuwe_dirk = bewaar_lid(bureau, "Dirk", Discipline.SOCIAAL_WERKER)

    assert {p.naam for p in bureau.archive.alle(Partner)} == {"Welzijn", "ONS Welzijn"}
    assert {k.toets for k in bureau.archive.alle(Telknop)} == {3, 5}
    assert (nieuwe_dirk.id != dirk.id, nieuwe_dirk.vertrokken) == (True, False)


def test_a_key_that_was_freed_can_be_used_again(bureau: Bureau) -> None:
    drie = bewaar_telknop(bureau, 3, "rolstoel", "wonen")
    verwijder_telknop(bureau, drie.id)
    assert bewaar_telknop(bureau, 3, "wilsverklaring", "wonen").id == drie.id


def test_who_comes_later_stands_behind_who_was_there(bureau: Bureau) -> None:
    """The first member works at a laptop where nobody chose: that is never a later one."""
    eerste = bureau.archive.alle(Lid)
    for nummer in range(20):
        bewaar_lid(bureau, f"Collega {nummer}", Discipline.SOCIAAL_WERKER)
    assert bureau.archive.alle(Lid)[: len(eerste)] == eerste


@pytest.fixture
def twee_bundels(laptops: tuple[Bureau, Bureau]) -> tuple[Bureau, Bureau]:
    """The same two signals on both laptops: two bundles."""
    hier, daar = laptops
    for thema in ("vallen", "vervoer"):
        invoer = Signaalinvoer("gladde tegels bij de bushalte", "schaijk", themas=(thema,))
        zet(daar, log_signaal(hier, invoer))
    return hier, daar


def test_a_bundle_that_both_of_them_let_be_was_let_be_once(
    twee_bundels: tuple[Bureau, Bureau],
) -> None:
    hier, daar = twee_bundels
    overleg = lees_overleg(hier).overleg.id
    wijs_af(hier, overleg, "vallen/schaijk", "dit kan de gemeente")
    wijs_af(daar, overleg, "vallen/schaijk", "te weinig")

    (een,), (ander,) = hier.archive.waar(Afwijzing), daar.archive.waar(Afwijzing)
    assert een.id == ander.id
    assert wijs_af(hier, overleg, "vallen/schaijk", "toch niet").ongedaan is False


def test_a_merge_that_both_of_them_made_is_taken_apart_in_one_go(
    twee_bundels: tuple[Bureau, Bureau],
) -> None:
    hier, daar = twee_bundels
    overleg = lees_overleg(hier).overleg.id
    sleutels = ["vallen/schaijk", "vervoer/schaijk"]
    (mijn,) = voeg_bundels_samen(hier, overleg, sleutels)
    (zijn,) = voeg_bundels_samen(daar, overleg, sleutels)
    zet(hier, zijn)
    assert len(lees_overleg(hier, overleg).bundels) == 1

    maak_ongedaan(hier, mijn.id)

    assert len(lees_overleg(hier, overleg).bundels) == 2


def test_two_kernen_that_ended_up_with_one_name_keep_their_own_counts(bureau: Bureau) -> None:
    """Laptops that were apart may call two of them the same; nobody refuses that afterwards."""
    for kern, aantal in (("reek", 3), ("zeeland", 1)):
        for nummer in range(aantal):
            invoer = Signaalinvoer(f"gladde tegels {nummer}", kern, themas=("vallen",))
            log_signaal(bureau, invoer)
    zeeland = next(k for k in bureau.archive.alle(Kern) if k.id == "zeeland")
    zet(bureau, replace(zeeland, naam="Reek"))

    overleg = lees_overleg(bureau).overleg.id
    for kern, aantal in (("reek", 3), ("zeeland", 1)):
        (een,) = lees_onderbouwing(bureau, overleg, [f"vallen/{kern}"])
        assert een.sleutel == f"vallen/{kern}"
        assert een.beeld.periodes[-1].aantal == aantal
