"""Whatever an act on the meeting changed comes back exactly, or not at all."""

from collections.abc import Callable
from threading import Thread
from uuid import UUID

import pytest

from signaal.domain.model import Agendapunt, Discipline
from signaal.fouten import GebruikFout
from signaal.usecases.acties import Actieinvoer, list_acties, voeg_actie_toe
from signaal.usecases.agendapunten import (
    Puntwijziging,
    herstel_volgorde,
    verwijder_eigen_punt,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_op_agenda,
    zet_volgorde,
)
from signaal.usecases.bundelen import (
    hernoem_bundel,
    maak_ongedaan,
    neem_kernen_samen,
    splits_bundel,
    verplaats_signaal,
    voeg_bundels_samen,
    wijs_af,
    zet_bundel_vast,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegreeks import verzet_overleg
from signaal.usecases.terugdraaien import draai_terug, met_terugweg
from tests.builders import Klok
from tests.overlegbouw import (
    MANTELZORG,
    VALLEN,
    VALLEN_ZEELAND,
    VERVOER,
    WOENSDAG,
    richt_in,
    signaal_ids,
    sleutels,
)

Daad = Callable[[Bureau, Overlegbeeld], object]


def _oid(beeld: Overlegbeeld) -> UUID:
    return beeld.overleg.id


DADEN: dict[str, Daad] = {
    "samenvoegen": lambda b, o: voeg_bundels_samen(b, _oid(o), [VALLEN, VERVOER]),
    "kernen samen": lambda b, o: neem_kernen_samen(b, _oid(o), VALLEN),
    "splitsen": lambda b, o: splits_bundel(
        b, _oid(o), VALLEN, signaal_ids(o, VALLEN)[:3], "Losse tegels"
    ),
    "verplaatsen": lambda b, o: verplaats_signaal(
        b, _oid(o), signaal_ids(o, VALLEN)[0], VALLEN, MANTELZORG
    ),
    "hernoemen": lambda b, o: hernoem_bundel(b, _oid(o), VALLEN, "Vallen op straat"),
    "vastzetten": lambda b, o: zet_bundel_vast(b, _oid(o), VERVOER),
    "afwijzen": lambda b, o: wijs_af(b, _oid(o), VALLEN, "de gemeente legt al nieuwe stoepen"),
    "volgorde": lambda b, o: zet_volgorde(
        b, _oid(o), [p.sleutel for p in reversed(o.concept.punten)]
    ),
    "minuten": lambda b, o: wijzig_punt(b, _oid(o), VALLEN, Puntwijziging(minuten=25)),
    "weglaten": lambda b, o: wijzig_punt(b, _oid(o), VALLEN, Puntwijziging(weggelaten=True)),
    "wie": lambda b, o: wijzig_punt(
        b, _oid(o), VALLEN, Puntwijziging(nodig=(Discipline.SOCIAAL_WERKER,))
    ),
    "op agenda": lambda b, o: zet_op_agenda(b, _oid(o), VERVOER),
    "eigen punt": lambda b, o: voeg_eigen_punt_toe(b, _oid(o), "Sleutel van het dorpshuis"),
    "verzetten": lambda b, o: verzet_overleg(b, _oid(o), datum=WOENSDAG, plaats="Gildehuis"),
}


@pytest.mark.parametrize("naam", DADEN)
def test_every_act_can_be_taken_back(bureau: Bureau, klok: Klok, naam: str) -> None:
    voor = richt_in(bureau, klok)
    terugweg = met_terugweg(bureau, _oid(voor), DADEN[naam], voor)
    assert lees_overleg(bureau, _oid(voor)) != voor
    draai_terug(bureau, terugweg)
    na = lees_overleg(bureau, _oid(voor))
    assert na.concept == voor.concept
    assert na.bundels == voor.bundels
    assert na.kandidaten == voor.kandidaten
    assert na.overleg == voor.overleg


@pytest.mark.parametrize("naam", ["minuten", "op agenda", "volgorde"])
def test_what_was_taken_back_can_be_done_again(bureau: Bureau, klok: Klok, naam: str) -> None:
    voor = richt_in(bureau, klok)
    DADEN[naam](bureau, voor)
    bedoeld = lees_overleg(bureau).concept
    terugweg = met_terugweg(bureau, _oid(voor), DADEN["minuten"], voor)
    draai_terug(bureau, terugweg)
    draai_terug(bureau, met_terugweg(bureau, _oid(voor), DADEN[naam], voor))
    DADEN[naam](bureau, voor)
    assert lees_overleg(bureau).concept == bedoeld


def test_undoing_a_correction_can_be_undone(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    (samen,) = voeg_bundels_samen(bureau, _oid(voor), [VALLEN, VERVOER])
    samengevoegd = lees_overleg(bureau)
    draai_terug(bureau, met_terugweg(bureau, _oid(voor), maak_ongedaan, samen.id))
    assert lees_overleg(bureau).bundels == samengevoegd.bundels


def test_an_own_item_that_was_removed_comes_back(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    punt = voeg_eigen_punt_toe(bureau, _oid(voor), "Sleutel van het dorpshuis")
    weg = met_terugweg(bureau, _oid(voor), verwijder_eigen_punt, _oid(voor), punt.sleutel)
    assert punt.sleutel not in sleutels(lees_overleg(bureau))
    draai_terug(bureau, weg)
    assert punt.sleutel in sleutels(lees_overleg(bureau))


def test_only_the_act_itself_is_taken_back(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    eerst = met_terugweg(bureau, _oid(voor), DADEN["eigen punt"], voor)
    hernoem_bundel(bureau, _oid(voor), VALLEN, "Vallen op straat")
    draai_terug(bureau, eerst)
    beeld = lees_overleg(bureau)
    assert [b.naam.tekst for b in beeld.bundels if b.sleutel == VALLEN] == ["Vallen op straat"]
    assert all(p.titel.tekst != "Sleutel van het dorpshuis" for p in beeld.concept.punten)


def test_what_changed_since_is_left_alone_as_a_whole(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    terugweg = met_terugweg(bureau, _oid(voor), DADEN["minuten"], voor)
    wijzig_punt(bureau, _oid(voor), VALLEN, Puntwijziging(notitie="eerst bellen"))
    with pytest.raises(GebruikFout, match="daarna nog veranderd"):
        draai_terug(bureau, terugweg)
    (punt,) = bureau.archive.waar(Agendapunt, overleg=_oid(voor), sleutel=VALLEN)
    assert (punt.minuten, punt.notitie.tekst) == (25, "eerst bellen")


def test_an_agreement_is_taken_back_also_without_a_meeting(bureau: Bureau, klok: Klok) -> None:
    richt_in(bureau, klok)
    invoer = Actieinvoer("stoep laten nakijken", voor=WOENSDAG)
    terugweg = met_terugweg(bureau, None, voeg_actie_toe, invoer)
    assert [a.wat.tekst for a in list_acties(bureau)] == ["stoep laten nakijken"]
    draai_terug(bureau, terugweg)
    assert list_acties(bureau) == ()
    assert list_acties(bureau, ook_gesloten=True) == ()


def test_nothing_done_leaves_nothing_to_take_back(bureau: Bureau, klok: Klok) -> None:
    voor = richt_in(bureau, klok)
    DADEN["minuten"](bureau, voor)
    assert met_terugweg(bureau, _oid(voor), DADEN["minuten"], voor).wijzigingen == ()
    assert met_terugweg(bureau, _oid(voor), herstel_volgorde, _oid(voor)).wijzigingen == ()


def test_the_villages_stand_apart_until_somebody_takes_them_together(
    bureau: Bureau, klok: Klok
) -> None:
    voor = richt_in(bureau, klok)
    assert sleutels(voor) == [VALLEN]
    assert {b.sleutel for b in voor.concept.overige} == {VALLEN_ZEELAND, MANTELZORG, VERVOER}


def test_of_a_row_that_was_there_only_what_the_act_changed_is_put_back(
    bureau: Bureau, klok: Klok
) -> None:
    voor = richt_in(bureau, klok)
    wijzig_punt(bureau, _oid(voor), VALLEN, Puntwijziging(minuten=10))
    terugweg = met_terugweg(bureau, _oid(voor), DADEN["minuten"], voor)
    wijzig_punt(bureau, _oid(voor), VALLEN, Puntwijziging(notitie="van een collega"))
    draai_terug(bureau, terugweg)
    (punt,) = bureau.archive.waar(Agendapunt, sleutel=VALLEN)
    assert (punt.minuten, punt.notitie.tekst) == (10, "van een collega")

    terugweg = met_terugweg(bureau, _oid(voor), DADEN["minuten"], voor)
    wijzig_punt(bureau, _oid(voor), VALLEN, Puntwijziging(minuten=5))
    with pytest.raises(GebruikFout, match="daarna nog veranderd"):
        draai_terug(bureau, terugweg)


def test_what_a_colleague_brings_in_waits_until_the_act_is_done(bureau: Bureau, klok: Klok) -> None:
    """What is taken back is what I did, never what came in while I did it."""
    voor = richt_in(bureau, klok)
    van_collega = Thread(target=voeg_actie_toe, args=(bureau, Actieinvoer("van een collega")))

    def daad(bureau: Bureau) -> None:
        van_collega.start()
        van_collega.join(timeout=0.2)
        assert van_collega.is_alive()
        DADEN["minuten"](bureau, voor)

    terugweg = met_terugweg(bureau, _oid(voor), daad)
    van_collega.join()
    draai_terug(bureau, terugweg)
    assert [a.wat.tekst for a in list_acties(bureau)].count("van een collega") == 1
