"""A form that was opened before a colleague's change came in writes nobody's work over unseen."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from signaal.domain.model import (
    Actie,
    ActieStand,
    Agendapunt,
    Discipline,
    Getypt,
    Kern,
    Overleg,
    Signaal,
    Team,
    Thema,
)
from signaal.domain.model_besluit import (
    Besluit,
    CollectieveActie,
    Nabelpoging,
    SoortBesluit,
    Terugmelding,
    Uitkomst,
)
from signaal.fouten import GebruikFout
from signaal.usecases.acties import Actieinvoer, Actiewijziging, voeg_actie_toe, wijzig_actie
from signaal.usecases.agendapunten import (
    Puntwijziging,
    noteer_tijd,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_volgorde,
)
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bundelen import hernoem_bundel, markeer_bundelnaam
from signaal.usecases.bureau import Bureau
from signaal.usecases.collectieve_actie import Activiteitinvoer, bewaar_collectieve_actie
from signaal.usecases.collegavragen import beantwoord_vraag, stel_vraag, zet_vraag_terug
from signaal.usecases.doorverwijzen import Doorverwijsinvoer, koppel_terug, verwijs_door
from signaal.usecases.initiatieven import Initiatiefinvoer, bewaar_initiatief
from signaal.usecases.intussen import Getoond, IntussenFout, neem_over
from signaal.usecases.nabelcontact import noteer_poging, trek_poging_in
from signaal.usecases.overlegreeks import verzet_overleg, volgend_overleg
from signaal.usecases.signalen import (
    Signaalinvoer,
    log_signaal,
    wijzig_signaal,
    zet_signaal_terug,
)
from signaal.usecases.team import bewaar_bestuur, bewaar_kern, bewaar_lid, wijzig_team
from signaal.usecases.terugmelden import meld_terug
from signaal.usecases.themas import bespreek_altijd, hernoem_thema, markeer_thema
from tests.builders import lid_met, zet
from tests.ertussen import ertussen

# The rule itself.

KERN = Kern("reek", "Reek", 3_900, "GM1", vervallen=False)


def test_only_what_the_form_changed_is_written() -> None:
    nu = replace(KERN, inwoners=4_000, vervallen=True)
    assert neem_over(Getoond(KERN), replace(KERN, naam="De Reek"), nu) == replace(
        nu, naam="De Reek"
    )
    assert neem_over(Getoond(KERN), KERN, nu) == nu
    assert neem_over(None, KERN, nu) == KERN
    assert neem_over(Getoond(KERN), KERN, None) == KERN


def test_the_same_field_by_both_is_told_first_and_may_then_be_mine() -> None:
    nu = replace(KERN, naam="Reek (NB)", inwoners=4_000)
    getoond, mijn = Getoond(KERN), replace(KERN, naam="De Reek")
    with pytest.raises(IntussenFout, match="er is niets bewaard"):
        neem_over(getoond, mijn, nu)
    assert neem_over(getoond, mijn, nu) == replace(mijn, inwoners=4_000)


def test_both_wrote_the_same_is_no_quarrel() -> None:
    nu = replace(KERN, naam="De Reek")
    assert neem_over(Getoond(KERN), replace(KERN, naam="De Reek"), nu) == nu


# The forms.


@pytest.fixture
def signaal(bureau: Bureau) -> Signaal:
    return log_signaal(bureau, Signaalinvoer("losse tegels bij de kerk", "schaijk"))


def test_a_signal_form_that_sends_every_field(bureau: Bureau, signaal: Signaal) -> None:
    getoond = Getoond(signaal)
    wijzig_signaal(bureau, signaal.id, kern="reek", spoed=True)

    wijzig_signaal(
        bureau, signaal.id, getoond, tekst="losse stoeptegels", kern="schaijk", spoed=False
    )

    nu = bureau.archive.een(Signaal, signaal.id)
    assert nu is not None
    assert (nu.tekst, nu.kern, nu.spoed) == ("losse stoeptegels", "reek", True)
    with pytest.raises(IntussenFout):
        wijzig_signaal(bureau, signaal.id, Getoond(signaal), kern="zeeland")


def test_undo_of_a_change_leaves_what_came_later(bureau: Bureau, signaal: Signaal) -> None:
    werd = wijzig_signaal(bureau, signaal.id, tekst="losse stoeptegels", bron="huisarts")
    wijzig_signaal(bureau, signaal.id, spoed=True)

    terug = zet_signaal_terug(bureau, signaal, werd)

    assert (terug.tekst, terug.bron, terug.spoed) == (signaal.tekst, signaal.bron, True)
    werd = wijzig_signaal(bureau, signaal.id, tekst="van mij")
    wijzig_signaal(bureau, signaal.id, tekst="van een collega")
    with pytest.raises(IntussenFout):
        zet_signaal_terug(bureau, terug, werd)


def test_a_hamlet_and_a_day_that_no_longer_fit_do_not_stand_in_the_way(
    bureau: Bureau, signaal: Signaal
) -> None:
    """One laptop chose another kern, the other a hamlet; one closed a call, the other moved it."""
    los = replace(
        signaal, kern="reek", buurtschap="oventje", nabellen=False, nabellen_op=date(2026, 12, 1)
    )
    zet(bureau, los)
    nieuw = wijzig_signaal(bureau, los.id, tekst="losse tegels, nog steeds")
    assert (nieuw.kern, nieuw.buurtschap) == ("reek", "")
    assert (nieuw.nabellen, nieuw.nabellen_op) == (False, None)


def test_the_forms_of_the_team(bureau: Bureau) -> None:
    kern = next(k for k in bureau.archive.alle(Kern) if k.id == "reek")
    getoond = Getoond(kern)
    bewaar_kern(bureau, "Reek", kern="reek", inwoners=3_900)
    nieuw = bewaar_kern(bureau, "De Reek", kern="reek", inwoners=None, getoond=getoond)
    assert (nieuw.naam, nieuw.inwoners) == ("De Reek", 3_900)

    lid = bewaar_lid(bureau, "Dirk", Discipline.SOCIAAL_WERKER)
    bewaar_lid(bureau, "Dirk", lid.discipline, lid=lid.id, vertrokken=True)
    weg = bewaar_lid(bureau, "Dirk B.", lid.discipline, lid=lid.id, getoond=Getoond(lid))
    assert weg.vertrokken

    bestuur = bewaar_bestuur(bureau, "Uden", (bewaar_kern(bureau, "Uden").id,))
    bewaar_bestuur(bureau, "Bestuur Uden", bestuur.kernen, bestuur=bestuur.id)
    nieuw_bestuur = bewaar_bestuur(
        bureau, "Uden", bestuur.kernen, bestuur=bestuur.id, vervallen=True,
        getoond=Getoond(bestuur),
    )  # fmt: skip
    assert (nieuw_bestuur.naam, nieuw_bestuur.vervallen) == ("Bestuur Uden", True)

    team = bureau.archive.alle(Team)[0]
    wijzig_team(bureau, overleg_plaats="dorpshuis")
    wijzig_team(bureau, Getoond(team), overleg_plaats=team.overleg_plaats, overleg_tijd=time(10))
    nu = bureau.archive.alle(Team)[0]
    assert (nu.overleg_plaats, nu.overleg_tijd) == ("dorpshuis", time(10))


def test_a_mark_for_the_board_never_lands_on_another_name(bureau: Bureau) -> None:
    """The name that is marked is the one that a colleague just replaced, or the other way round."""
    thema = bureau.archive.alle(Thema)[0]
    getoond = Getoond(replace(thema, voor_bestuur=False))
    markeer_thema(bureau, thema.id)
    anders = hernoem_thema(bureau, thema.id, "Mevrouw van de brug", getoond=getoond)
    assert (anders.naam, anders.voor_bestuur) == ("Mevrouw van de brug", False)

    gemarkeerd = markeer_thema(bureau, thema.id)
    blijft = hernoem_thema(bureau, thema.id, thema.naam, "vallen en struikelen", getoond=getoond)
    assert (blijft.naam, blijft.voor_bestuur) == (gemarkeerd.naam, True)


def test_what_is_marked_for_a_board_is_the_name_that_was_read(bureau: Bureau) -> None:
    thema = bureau.archive.alle(Thema)[0]
    gelezen = thema.naam
    hernoem_thema(bureau, thema.id, "Mevrouw van de brug")
    with pytest.raises(IntussenFout):
        markeer_thema(bureau, thema.id, getoond=gelezen)
    assert not markeer_thema(bureau, thema.id, False, getoond=gelezen).voor_bestuur

    overleg = volgend_overleg(bureau).id
    invoer = Signaalinvoer("losse tegels", "reek", themas=(thema.id,))
    log_signaal(bureau, invoer)
    sleutel = f"{thema.id}/reek"
    hernoem_bundel(bureau, overleg, sleutel, "Bij de brug")
    with pytest.raises(IntussenFout):
        markeer_bundelnaam(bureau, overleg, sleutel, True, "Vallen, Reek")
    markeer_bundelnaam(bureau, overleg, sleutel, True, "Bij de brug")


def test_an_initiative(bureau: Bureau) -> None:
    invoer = Initiatiefinvoer("Beweegcafé", ("vallen",), ("reek",))
    was = bewaar_initiatief(bureau, invoer)
    bewaar_initiatief(bureau, replace(invoer, wanneer="dinsdag"), initiatief=was.id)
    nieuw = bewaar_initiatief(
        bureau, replace(invoer, organisator="coöperatie"), initiatief=was.id, getoond=Getoond(was)
    )
    assert (nieuw.wanneer, nieuw.organisator) == ("dinsdag", "coöperatie")


def test_an_agreement_and_its_activity(bureau: Bureau) -> None:
    actie = voeg_actie_toe(bureau, Actieinvoer("dorpshuis vragen"))
    bram = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    wijzig_actie(bureau, actie.id, Actiewijziging(regiehouder=bram))
    nieuw = wijzig_actie(
        bureau,
        actie.id,
        Actiewijziging(
            wat="dorpshuis bellen", regiehouder=actie.regiehouder, getoond=Getoond(actie)
        ),
    )
    assert (nieuw.wat.tekst, nieuw.regiehouder) == ("dorpshuis bellen", bram)

    leeg = Getoond(CollectieveActie(actie.id)), Getoond(actie)
    bewaar_collectieve_actie(bureau, actie.id, Activiteitinvoer(organisator="Bram", nieuws="zaal"))
    activiteit = bewaar_collectieve_actie(
        bureau, actie.id, Activiteitinvoer(doel="samen eten", organisator="", getoond=leeg)
    )
    assert (activiteit.doel.tekst, activiteit.organisator) == ("samen eten", "Bram")
    with pytest.raises(IntussenFout):
        bewaar_collectieve_actie(
            bureau, actie.id, Activiteitinvoer(nieuws="geen zaal", getoond=leeg)
        )
    nu = bureau.archive.een(Actie, actie.id)
    assert nu is not None
    assert nu.nieuws.tekst == "zaal"


@pytest.fixture
def punt(bureau: Bureau) -> Agendapunt:
    return voeg_eigen_punt_toe(bureau, volgend_overleg(bureau).id, "De sleutel van het dorpshuis")


def test_a_note_on_an_item(bureau: Bureau, punt: Agendapunt) -> None:
    wijzig_punt(bureau, punt.overleg, punt.sleutel, Puntwijziging(notitie="van een collega"))
    mijn = Puntwijziging(notitie="van mij", getoond=(("notitie", Getypt()),))
    with pytest.raises(IntussenFout):
        wijzig_punt(bureau, punt.overleg, punt.sleutel, mijn)
    gezien = replace(mijn, getoond=(("notitie", Getypt("van een collega")),))
    assert wijzig_punt(bureau, punt.overleg, punt.sleutel, gezien).notitie.tekst == "van mij"


def test_a_mark_on_a_text_that_was_replaced(bureau: Bureau, punt: Agendapunt) -> None:
    wijzig_punt(bureau, punt.overleg, punt.sleutel, Puntwijziging(bestuurszin="van een collega"))
    mijn = Puntwijziging(
        bestuurszin="", bestuurszin_voor_bestuur=True, getoond=(("bestuurszin", Getypt()),)
    )
    with pytest.raises(IntussenFout):
        wijzig_punt(bureau, punt.overleg, punt.sleutel, mijn)


def test_a_decision(bureau: Bureau, punt: Agendapunt) -> None:
    overleg, sleutel = punt.overleg, punt.sleutel
    niets: Getoond[Besluit | None] = Getoond(None)
    van_collega = neem_besluit(bureau, overleg, sleutel, Besluitinvoer(SoortBesluit.VOLGEN, "even"))

    mijn = Besluitinvoer(SoortBesluit.AFSLUITEN, getoond=niets)
    with pytest.raises(IntussenFout):
        neem_besluit(bureau, overleg, sleutel, mijn)
    assert neem_besluit(bureau, overleg, sleutel, mijn).soort is SoortBesluit.AFSLUITEN

    getoond: Getoond[Besluit | None] = Getoond(van_collega)
    alleen_reden = Besluitinvoer(SoortBesluit.VOLGEN, reden="te vroeg", getoond=getoond)
    nieuw = neem_besluit(bureau, overleg, sleutel, alleen_reden)
    assert (nieuw.soort, nieuw.reden.tekst) == (SoortBesluit.AFSLUITEN, "te vroeg")
    with pytest.raises(IntussenFout):
        neem_besluit(
            bureau, overleg, sleutel,
            Besluitinvoer(SoortBesluit.VOLGEN, reden="nee", getoond=Getoond(van_collega)),
        )  # fmt: skip


# Between reading and writing: what was read is read again in the turn itself.


def test_what_comes_in_while_a_use_case_is_at_work_stays(
    bureau: Bureau, punt: Agendapunt, signaal: Signaal
) -> None:
    overleg = punt.overleg

    def van_collega() -> None:
        zet(bureau, replace(punt, notitie=Getypt("van een collega"), besteed=60))

    with ertussen(bureau, van_collega):
        wijzig_punt(bureau, overleg, punt.sleutel, Puntwijziging(minuten=15))
    with ertussen(bureau, van_collega):
        noteer_tijd(bureau, overleg, punt.sleutel, 30)
    nu = bureau.archive.een(Agendapunt, punt.id)
    assert nu is not None
    assert (nu.notitie.tekst, nu.besteed) == ("van een collega", 90)
    with ertussen(bureau, van_collega):
        zet_volgorde(bureau, overleg, [punt.sleutel])
    nu = bureau.archive.een(Agendapunt, punt.id)
    assert nu is not None
    assert (nu.notitie.tekst, nu.volgorde) == ("van een collega", 0)

    actie = voeg_actie_toe(bureau, Actieinvoer("dorpshuis vragen"))
    with ertussen(bureau, lambda: zet(bureau, replace(actie, stand=ActieStand.VERVALLEN))):
        assert (
            wijzig_actie(bureau, actie.id, Actiewijziging(voor=date(2026, 12, 1))).stand
            is ActieStand.VERVALLEN
        )

    vast = bureau.archive.een(Overleg, overleg)
    assert vast is not None
    with ertussen(bureau, lambda: zet(bureau, replace(vast, plaats="dorpshuis"))):
        assert verzet_overleg(bureau, overleg, tijd=time(11)).plaats == "dorpshuis"

    thema = bureau.archive.alle(Thema)[0]
    with ertussen(bureau, lambda: zet(bureau, replace(thema, vervallen=True))):
        assert bespreek_altijd(bureau, thema.id).vervallen

    besluit = neem_besluit(bureau, overleg, punt.sleutel, Besluitinvoer(SoortBesluit.VOLGEN, "nu"))
    anders = replace(besluit, reden=Getypt("van een collega"))
    with ertussen(bureau, lambda: zet(bureau, anders)):
        nieuw = neem_besluit(bureau, overleg, punt.sleutel, Besluitinvoer(SoortBesluit.AFSLUITEN))
    assert nieuw.reden.tekst == "van een collega"


# Acts of a colleague that mine would have undone.


def _als(bureau: Bureau, wie: Discipline) -> Bureau:
    return replace(bureau, lid=lid_met(bureau, wie))


def test_a_call_that_a_colleague_closed_is_not_opened_again(bureau: Bureau) -> None:
    signaal = log_signaal(bureau, Signaalinvoer("wil een traplift", "reek", nabellen=True))
    bram = _als(bureau, Discipline.SOCIAAL_WERKER)
    noteer_poging(bureau, signaal.id, Uitkomst.GEEN_GEHOOR)
    gelukt = noteer_poging(bram, signaal.id, Uitkomst.GELUKT)
    noteer_poging(bureau, signaal.id, Uitkomst.GEEN_GEHOOR)

    assert not _nabellen(bureau, signaal.id)
    trek_poging_in(bureau, signaal.id, None)
    assert not _nabellen(bureau, signaal.id)
    levend = bureau.archive.waar(Nabelpoging, verwijderd=False)
    assert gelukt in levend
    assert len(levend) == 2
    trek_poging_in(bram, signaal.id, None)
    assert _nabellen(bureau, signaal.id)


def _nabellen(bureau: Bureau, signaal: UUID) -> bool:
    nu = bureau.archive.een(Signaal, signaal)
    return nu is not None and nu.nabellen


def test_who_told_the_source_first_stands(bureau: Bureau, signaal: Signaal) -> None:
    bram = _als(bureau, Discipline.SOCIAAL_WERKER)
    meld_terug(bram, [signaal.id])
    meld_terug(bureau, [signaal.id])
    (melding,) = bureau.archive.waar(Terugmelding)
    assert melding.lid == bram.lid


def test_the_answer_that_a_colleague_wrote_down_stands(bureau: Bureau, signaal: Signaal) -> None:
    gegeven = verwijs_door(bureau, Doorverwijsinvoer("GGD", "kan het?", signaal=signaal.id))
    koppel_terug(bureau, gegeven.id, "ja, in januari")
    with pytest.raises(GebruikFout, match="collega schreef het antwoord al op"):
        koppel_terug(bureau, gegeven.id, "nee")


def test_taking_my_answer_back_leaves_that_of_a_colleague(bureau: Bureau, signaal: Signaal) -> None:
    bram, cleo = (
        _als(bureau, w) for w in (Discipline.SOCIAAL_WERKER, Discipline.PREVENTIEWERKER_JEUGD)
    )
    vraag = stel_vraag(bram, signaal.id, "ken jij dit?")
    beantwoord_vraag(bureau, vraag.id, "nee")
    zet_vraag_terug(bureau, vraag)
    beantwoord_vraag(cleo, vraag.id, "ja, van school")
    with pytest.raises(GebruikFout, match="intussen beantwoord"):
        zet_vraag_terug(bureau, vraag)
