"""Decisions: kept with their reason, back by themselves, with figures that say what they can."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from signaal.domain.concept_agenda import Groep
from signaal.domain.model import Actie
from signaal.domain.model_besluit import Besluit, SoortBesluit
from signaal.domain.voor_en_na import Verschil
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.agendapunten import Puntwijziging, voeg_eigen_punt_toe, wijzig_punt
from signaal.usecases.besluiten import Besluitinvoer, lees_verloop, neem_besluit, trek_besluit_in
from signaal.usecases.bundelen import voeg_bundels_samen
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegloop import heropen_overleg, sluit_overleg, zet_aanwezigen
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.terugdraaien import draai_terug, met_terugweg
from tests.builders import Klok
from tests.overlegbouw import MANTELZORG, VALLEN, VERVOER, richt_in, sleutels

SAMEN = Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE, reden="drie disciplines horen hetzelfde")
VOLGEN = Besluitinvoer(SoortBesluit.VOLGEN)
DICHT = Besluitinvoer(SoortBesluit.AFSLUITEN)


@pytest.fixture
def vrijdag(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    """The meeting of Friday 20 November, on the day itself."""
    richt_in(bureau, klok)
    klok.dag = date(2026, 11, 20)
    return lees_overleg(bureau)


def zes_weken_later(bureau: Bureau, klok: Klok, weken: int = 6) -> Overlegbeeld:
    klok.dag += timedelta(weeks=weken)
    klok.moment += timedelta(weeks=weken)
    return lees_overleg(bureau)


def test_a_decision_is_kept_with_its_reason_and_one_agreement(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    oid = vrijdag.overleg.id
    afspraak = Actieinvoer(wat="loopgroep beginnen", voor=date(2026, 12, 12))
    neem_besluit(bureau, oid, VALLEN, SAMEN, afspraak)
    besluit = lees_overleg(bureau, oid).besluiten[VALLEN]
    assert besluit.soort is SoortBesluit.COLLECTIEVE_ACTIE
    assert besluit.reden.tekst == "drie disciplines horen hetzelfde"
    assert (besluit.themas, besluit.kernen, besluit.aantal) == (("vallen",), ("schaijk",), 9)
    (actie,) = bureau.archive.alle(Actie)
    assert (actie.bundel, actie.collectief, actie.kernen) == (VALLEN, True, ("schaijk",))
    assert actie.regiehouder == bureau.lid


def test_what_comes_in_after_closing_is_for_the_next_meeting(
    bureau: Bureau, klok: Klok, vrijdag: Overlegbeeld
) -> None:
    """Of the very day, and of days before it: no signal falls between two meetings."""

    def op_tafel(beeld: Overlegbeeld) -> set[str]:
        return {s.tekst for bundel in beeld.bundels for s in bundel.signalen}

    def log(tekst: str, dag: date) -> None:
        klok.moment += timedelta(minutes=5)
        log_signaal(bureau, Signaalinvoer(tekst, "schaijk", datum=dag, themas=("eenzaamheid",)))

    oid, dag = vrijdag.overleg.id, vrijdag.overleg.datum
    log("op tijd", dag)
    voor = op_tafel(lees_overleg(bureau, oid))
    klok.moment += timedelta(hours=1)
    sluit_overleg(bureau, oid)
    log("dezelfde middag", dag)
    log("van maandag", dag - timedelta(days=4))

    assert "op tijd" in voor
    assert op_tafel(lees_overleg(bureau, oid)) == voor, "what was on the table stays as it was"
    volgende = op_tafel(lees_overleg(bureau, vrijdag.volgende.id))
    assert volgende >= {"dezelfde middag", "van maandag"}
    assert volgende.isdisjoint(voor)

    heropen_overleg(bureau, oid, "nog twee signalen")
    assert op_tafel(lees_overleg(bureau, oid)) == voor | {"dezelfde middag", "van maandag"}
    assert "van maandag" not in op_tafel(lees_overleg(bureau, vrijdag.volgende.id))


def test_a_refused_agreement_leaves_no_decision(bureau: Bureau, vrijdag: Overlegbeeld) -> None:
    with pytest.raises(GebruikFout):
        neem_besluit(bureau, vrijdag.overleg.id, VALLEN, SAMEN, Actieinvoer(wat="  "))
    with pytest.raises(PersoonsgegevenFout):
        neem_besluit(
            bureau, vrijdag.overleg.id, VALLEN,
            Besluitinvoer(SoortBesluit.VOLGEN, reden="bsn 999990019"),
        )  # fmt: skip
    assert bureau.archive.alle(Besluit) == ()


def test_a_decision_can_change_and_keeps_what_was_written(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    oid = vrijdag.overleg.id
    neem_besluit(bureau, oid, VALLEN, SAMEN)
    neem_besluit(
        bureau, oid, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN, afwijkend="wil nu al iets")
    )
    besluit = lees_overleg(bureau, oid).besluiten[VALLEN]
    assert besluit.soort is SoortBesluit.VOLGEN
    assert besluit.reden.tekst == "drie disciplines horen hetzelfde"
    assert besluit.afwijkend.tekst == "wil nu al iets"
    trek_besluit_in(bureau, oid, VALLEN)
    assert lees_overleg(bureau, oid).besluiten == {}
    with pytest.raises(GebruikFout):
        trek_besluit_in(bureau, oid, VALLEN)


def test_a_bundle_that_is_folded_away_can_be_decided_about(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    assert VERVOER not in sleutels(vrijdag)
    neem_besluit(bureau, vrijdag.overleg.id, VERVOER, VOLGEN)
    assert lees_overleg(bureau).besluiten[VERVOER].naam.tekst == "Vervoer, Reek"


def test_what_is_followed_is_on_the_next_agenda_although_nothing_came_in(
    bureau: Bureau, klok: Klok, vrijdag: Overlegbeeld
) -> None:
    neem_besluit(bureau, vrijdag.overleg.id, VERVOER, VOLGEN)
    assert VERVOER not in sleutels(lees_overleg(bureau))
    later = zes_weken_later(bureau, klok)
    (punt,) = [p for p in later.concept.punten if p.sleutel == VERVOER]
    assert punt.groep is Groep.TERUG
    assert punt.terugkeer is not None
    assert punt.terugkeer.reden == "Jullie volgen dit sinds 20 november 2026"
    assert punt.bundel is not None
    assert punt.bundel.aantal == 0
    neem_besluit(bureau, later.overleg.id, VERVOER, DICHT)
    assert VERVOER not in sleutels(zes_weken_later(bureau, klok))


def test_collective_action_returns_with_before_and_after(
    bureau: Bureau, klok: Klok, vrijdag: Overlegbeeld
) -> None:
    neem_besluit(bureau, vrijdag.overleg.id, VALLEN, SAMEN, Actieinvoer(wat="loopgroep"))
    later = zes_weken_later(bureau, klok)
    verloop = lees_verloop(bureau, later, VALLEN)
    assert [(dag, b.soort) for dag, b in verloop.besluiten] == [
        (date(2026, 11, 20), SoortBesluit.COLLECTIEVE_ACTIE)
    ]
    assert [a.wat.tekst for a in verloop.acties] == ["loopgroep"]
    assert verloop.voor_en_na is not None
    assert verloop.voor_en_na.voor[-1].aantal == 9
    assert verloop.voor_en_na.na[-1].aantal == 0
    assert verloop.voor_en_na.verschil is Verschil.TE_WEINIG
    assert verloop.voor_en_na.zin.endswith("te weinig om te vergelijken.")
    assert lees_verloop(bureau, later, "vast:opening").voor_en_na is None


def test_a_merged_bundle_has_the_threads_of_its_parts(
    bureau: Bureau, klok: Klok, vrijdag: Overlegbeeld
) -> None:
    neem_besluit(bureau, vrijdag.overleg.id, MANTELZORG, VOLGEN)
    neem_besluit(bureau, vrijdag.overleg.id, VERVOER, VOLGEN)
    later = zes_weken_later(bureau, klok)
    voeg_bundels_samen(bureau, later.overleg.id, [MANTELZORG, VERVOER])
    verloop = lees_verloop(bureau, lees_overleg(bureau), MANTELZORG)
    assert {b.sleutel for _, b in verloop.besluiten} == {MANTELZORG, VERVOER}


def test_an_own_item_that_is_followed_comes_back_by_its_name(
    bureau: Bureau, klok: Klok, vrijdag: Overlegbeeld
) -> None:
    eigen = voeg_eigen_punt_toe(bureau, vrijdag.overleg.id, "Sleutel van het dorpshuis")
    neem_besluit(bureau, vrijdag.overleg.id, eigen.sleutel, VOLGEN)
    later = zes_weken_later(bureau, klok)
    (punt,) = [p for p in later.concept.punten if p.groep is Groep.EIGEN]
    assert punt.titel.tekst == "Sleutel van het dorpshuis"
    wijzig_punt(bureau, later.overleg.id, punt.sleutel, Puntwijziging(minuten=15))
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.groep is Groep.EIGEN]
    assert (punt.minuten, punt.titel.tekst) == (15, "Sleutel van het dorpshuis")
    assert punt.terugkeer is not None
    neem_besluit(bureau, later.overleg.id, punt.sleutel, DICHT)
    weer = zes_weken_later(bureau, klok)
    assert [p for p in weer.concept.punten if p.groep is Groep.EIGEN] == []


def test_a_closed_meeting_is_locked_and_opens_again_with_a_reason(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    oid = vrijdag.overleg.id
    zet_aanwezigen(bureau, oid, vrijdag.leden)
    terugweg = met_terugweg(bureau, oid, neem_besluit, oid, VALLEN, VOLGEN)
    gesloten = sluit_overleg(bureau, oid)
    assert set(gesloten.aanwezig) == set(vrijdag.leden)
    for daad in (
        lambda: neem_besluit(bureau, oid, VALLEN, DICHT),
        lambda: wijzig_punt(bureau, oid, VALLEN, Puntwijziging(minuten=3)),
        lambda: voeg_bundels_samen(bureau, oid, [VALLEN, VERVOER]),
        lambda: draai_terug(bureau, terugweg),
        lambda: sluit_overleg(bureau, oid),
    ):
        with pytest.raises(GebruikFout, match="afgesloten"):
            daad()
    with pytest.raises(GebruikFout):
        heropen_overleg(bureau, oid, "  ")
    assert heropen_overleg(bureau, oid, "actie vergeten").heropend.tekst == "actie vergeten"
    neem_besluit(bureau, oid, VALLEN, DICHT)


def test_a_meeting_that_lies_ahead_cannot_be_closed(bureau: Bureau, klok: Klok) -> None:
    richt_in(bureau, klok)
    with pytest.raises(GebruikFout, match="20-11-2026"):
        sluit_overleg(bureau, lees_overleg(bureau).overleg.id)


def test_who_is_there_is_of_the_team(bureau: Bureau, vrijdag: Overlegbeeld) -> None:
    with pytest.raises(GebruikFout):
        zet_aanwezigen(bureau, vrijdag.overleg.id, [UUID(int=1)])


def test_agreements_follow_whether_it_is_taken_up_together(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    oid = vrijdag.overleg.id
    voeg_actie_toe(bureau, Actieinvoer("zaal vragen", overleg=oid, bundel=VALLEN))
    voeg_actie_toe(bureau, Actieinvoer("bus bellen", overleg=oid, bundel=VERVOER))

    def activiteiten() -> list[str]:
        return [a.wat.tekst for a in bureau.archive.waar(Actie, verwijderd=False) if a.collectief]

    neem_besluit(bureau, oid, VALLEN, SAMEN)
    assert activiteiten() == ["zaal vragen"]
    neem_besluit(bureau, oid, VALLEN, VOLGEN)
    assert activiteiten() == []
    neem_besluit(bureau, oid, VALLEN, SAMEN)
    trek_besluit_in(bureau, oid, VALLEN)
    assert activiteiten() == []
    assert len(bureau.archive.waar(Actie, verwijderd=False)) == 2, "what was agreed stays agreed"
