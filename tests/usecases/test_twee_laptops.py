"""Two laptops of one team that are apart and meet again: acts of people, real archives, no folder.

Whatever was done on either, afterwards both are sound and show the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from signaal.domain.model import (
    Actie,
    Agendapunt,
    Bestuur,
    Correctie,
    Discipline,
    Getypt,
    Overleg,
    Signaal,
    Thema,
    Zoekvraag,
)
from signaal.domain.model_besluit import Besluit, CollectieveActie, SoortBesluit
from signaal.fouten import GebruikFout
from signaal.usecases.acties import Actieinvoer, Actiewijziging, voeg_actie_toe, wijzig_actie
from signaal.usecases.agendapapier import maak_agenda
from signaal.usecases.agendapunten import (
    Puntwijziging,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_volgorde,
)
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bundelen import (
    maak_ongedaan,
    splits_bundel,
    verplaats_signaal,
    voeg_bundels_samen,
    wijs_af,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.collectieve_actie import Activiteitinvoer, bewaar_collectieve_actie
from signaal.usecases.geschillen import lees_geschillen
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.importvragen import beantwoord_importvraag, list_importvragen
from signaal.usecases.nieuws import begin_te_kijken, markeer_gezien, nieuw_van_collegas
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegloop import sluit_overleg
from signaal.usecases.overlegreeks import verzet_overleg
from signaal.usecases.signalen import (
    Signaalinvoer,
    log_signaal,
    signaal_ids,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.team import bewaar_bestuur
from signaal.usecases.terugdraaien import draai_terug, met_terugweg
from signaal.usecases.themas import hernoem_thema, markeer_thema, voeg_thema_toe
from signaal.usecases.uitgegeven import lees_gezegd
from signaal.usecases.vernietigen import lees_vernietigingslijst, loopt_reserve_achter, vernietig
from signaal.usecases.verzenden import bewaar_papier
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Klok, lid_met, maak_signaal, zet
from tests.flows.ontwikkellijst import LIJST
from tests.overlegbouw import MANTELZORG, VALLEN, VALLEN_ZEELAND, VERVOER, richt_in
from tests.storage.kringbouw import Laptop, gezond_en_gelijk, kring, wissel


@dataclass
class Twee:
    """The desk of Anne and that of Bram; each has a clock of its own."""

    anne: Bureau
    bram: Bureau
    klok: Klok
    klok_van_bram: Klok

    def ontmoet(self) -> None:
        """Both take in what the other has; they are then sound and equal."""
        laptops = Laptop(self.anne.archive), Laptop(self.bram.archive)
        wissel(*laptops)
        gezond_en_gelijk(*laptops)

    def later(self, **hoeveel: float) -> None:
        """Time passes for both."""
        self.klok.later(**hoeveel)
        self.klok_van_bram.later(**hoeveel)

    def vragen(self) -> list[tuple[type, str]]:
        """What people are asked to choose between: of what, which field."""
        return [(o.soort, o.geschil.veld) for o in self.anne.archive.kring.geschillen()]


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Twee]:
    """Anne began the team, Bram joined; his clock is two days behind."""
    _, ander = kring(tmp_path, bureau, 2)
    klok_van_bram = Klok(klok.moment - timedelta(days=2), klok.dag)
    bram = Bureau(
        ander.archive, lid_met(bureau, Discipline.SOCIAAL_WERKER),
        klok_van_bram.nu, klok_van_bram.vandaag, ander.archive.pad,
    )  # fmt: skip
    yield Twee(bureau, bram, klok, klok_van_bram)
    ander.archive.close()


@pytest.fixture
def gevuld(twee: Twee) -> Twee:
    """Both know the small team two days before its overleg."""
    richt_in(twee.anne, twee.klok)
    twee.klok_van_bram.dag = twee.klok.dag
    twee.ontmoet()
    return twee


def _beelden(twee: Twee) -> tuple[Overlegbeeld, Overlegbeeld]:
    """The meeting on both, as far as it does not depend on who looks."""
    een, ander = (lees_overleg(b) for b in (twee.anne, twee.bram))
    return replace(een, niet_bekeken={}), replace(ander, niet_bekeken={})


def _aantallen(beeld: Overlegbeeld) -> dict[str, int]:
    return {b.sleutel: b.aantal for b in beeld.bundels}


def test_the_same_list_brought_in_on_both(twee: Twee, tmp_path: Path) -> None:
    for bureau, naam in ((twee.anne, "lijst.xlsx"), (twee.bram, "lijst (1).xlsx")):
        pad = tmp_path / naam
        pad.write_bytes(LIJST.read_bytes())
        voer_in(bureau, lees_lijst(bureau, pad))
        vraag = next(v for v in list_importvragen(bureau) if v.regel == 147)
        invoer = Signaalinvoer("de bus komt niet meer", "Zeeland", datum=date(2026, 3, 12))
        beantwoord_importvraag(bureau, vraag.id, invoer)
    los = len(signaal_ids(twee.anne, Zoekvraag()))
    wachtend = len(list_importvragen(twee.anne))
    twee.later(minutes=5)

    twee.ontmoet()

    assert len(signaal_ids(twee.bram, Zoekvraag())) == los
    assert len(list_importvragen(twee.bram)) == wachtend
    assert twee.vragen() == []
    for bureau in (twee.anne, twee.bram):
        plan = lees_lijst(bureau, LIJST)
        assert (plan.aangenomen, voer_in(bureau, plan).vragen) == (0, 0)


def test_the_same_theme_added_on_both_and_used(twee: Twee) -> None:
    for bureau in (twee.anne, twee.bram):
        thema = voeg_thema_toe(bureau, "Laaggeletterd")
        log_signaal(bureau, Signaalinvoer("kan de brief niet lezen", "reek", themas=(thema.id,)))
    twee.ontmoet()
    (thema,) = [t for t in twee.bram.archive.alle(Thema) if t.naam == "Laaggeletterd"]
    signalen: tuple[Signaal, ...] = twee.anne.archive.waar(Signaal)
    assert [s.themas for s in signalen] == [(thema.id,)] * 2
    assert twee.vragen() == []


def test_a_mark_for_the_board_and_another_name_at_the_same_time(twee: Twee) -> None:
    thema = voeg_thema_toe(twee.anne, "Vallen in huis")
    twee.ontmoet()
    markeer_thema(twee.anne, thema.id)
    hernoem_thema(twee.bram, thema.id, "Mevrouw van de brug")
    twee.ontmoet()
    nu = twee.anne.archive.een(Thema, thema.id)
    assert nu is not None
    assert (nu.naam, nu.voor_bestuur) == ("Mevrouw van de brug", False)


def test_two_decisions_on_one_bundle_are_both_kept_until_people_choose(gevuld: Twee) -> None:
    twee = gevuld
    overleg = lees_overleg(twee.anne).overleg.id
    neem_besluit(
        twee.anne, overleg, VALLEN, Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE, "het is glad")
    )
    neem_besluit(twee.bram, overleg, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN, "even wachten"))
    twee.ontmoet()

    assert sorted(veld for _, veld in twee.vragen()) == ["reden", "soort"]
    (besluit,) = twee.bram.archive.waar(Besluit)
    open_: dict[str, Any] = {o.geschil.veld: o for o in twee.bram.archive.kring.geschillen()}
    assert {w.soort for w in open_["soort"].keuzen} == {
        SoortBesluit.COLLECTIEVE_ACTIE,
        SoortBesluit.VOLGEN,
    }
    een, ander = _beelden(twee)
    assert een == ander

    neem_besluit(twee.bram, overleg, VALLEN, Besluitinvoer(besluit.soort, "we kijken het aan"))
    twee.ontmoet()
    assert (Besluit, "reden") not in twee.vragen()
    laptop = Laptop(twee.bram.archive)
    anders = next(n for n, w in enumerate(open_["soort"].keuzen) if w.soort != besluit.soort)
    laptop.kies(open_["soort"], anders)
    twee.ontmoet()
    assert twee.vragen() == []
    (besluit,) = twee.anne.archive.waar(Besluit)
    assert besluit.soort is open_["soort"].keuzen[anders].soort


def test_a_bundle_merged_here_and_a_signal_moved_out_of_it_there(gevuld: Twee) -> None:
    twee = gevuld
    beeld = lees_overleg(twee.anne)
    overleg = beeld.overleg.id
    voor = _aantallen(beeld)
    signaal = next(b for b in beeld.bundels if b.sleutel == VALLEN).signalen[0]
    voeg_bundels_samen(twee.anne, overleg, [VALLEN_ZEELAND, VALLEN])
    verplaats_signaal(twee.bram, overleg, signaal.id, VALLEN, VERVOER)
    twee.ontmoet()

    een, ander = _beelden(twee)
    assert een == ander
    assert _aantallen(een)[VALLEN_ZEELAND] == voor[VALLEN] - 1 + voor[VALLEN_ZEELAND]
    assert _aantallen(een)[VERVOER] == voor[VERVOER] + 1
    assert VALLEN not in _aantallen(een)
    assert twee.vragen() == []


def test_the_same_bundles_merged_and_split_and_let_be_on_both(gevuld: Twee) -> None:
    twee = gevuld
    beeld = lees_overleg(twee.anne)
    overleg = beeld.overleg.id
    uit = [s.id for s in next(b for b in beeld.bundels if b.sleutel == VALLEN).signalen]
    voeg_bundels_samen(twee.anne, overleg, [MANTELZORG, VALLEN_ZEELAND])
    voeg_bundels_samen(twee.bram, overleg, [VALLEN_ZEELAND, MANTELZORG])
    splits_bundel(twee.anne, overleg, VALLEN, uit[:2], "Tegels")
    splits_bundel(twee.bram, overleg, VALLEN, uit[1:3], "Stoepen")
    wijs_af(twee.anne, overleg, VERVOER, "de gemeente rijdt weer")
    wijs_af(twee.bram, overleg, VERVOER, "te weinig")
    twee.ontmoet()

    een, ander = _beelden(twee)
    assert een == ander
    alle = [s.id for b in een.bundels for s in b.signalen]
    assert len(alle) == len(set(alle)), "no signal stands in two bundles"
    assert len(een.bundels) == 5
    assert [veld for _, veld in twee.vragen()] == ["reden"]
    samen = [c for c in twee.bram.archive.waar(Correctie) if c.bundel == VALLEN_ZEELAND]
    maak_ongedaan(twee.bram, samen[0].id)
    twee.ontmoet()
    assert _beelden(twee)[0] == _beelden(twee)[1]


def test_the_agenda_put_in_order_on_both_has_the_one_order_or_the_other(gevuld: Twee) -> None:
    twee = gevuld
    overleg = lees_overleg(twee.anne).overleg.id
    punten = [p.sleutel for p in lees_overleg(twee.anne).concept.punten]
    zet_volgorde(twee.anne, overleg, punten)
    twee.ontmoet()
    orden = [*punten[1:], punten[0]], [punten[-1], *punten[:-1]]
    for bureau, orde in zip((twee.anne, twee.bram), orden, strict=True):
        zet_volgorde(bureau, overleg, orde)
    twee.ontmoet()

    een, ander = _beelden(twee)
    assert een == ander
    assert [p.sleutel for p in een.concept.punten] in orden
    assert twee.vragen() == [(Overleg, "volgorde")]
    (vraag,) = lees_geschillen(twee.bram)
    assert vraag.veld == "volgorde van de agenda"
    titels = ["Opening", "Wat is er gedaan met de afspraken?", "Vallen, Schaijk"]
    titels.append("Rondvraag en volgende datum")
    assert {k.waarde for k in vraag.keuzen} == {
        "; ".join([*titels[1:], titels[0]]),
        "; ".join([titels[-1], *titels[:-1]]),
    }
    zet_volgorde(twee.bram, overleg, punten)
    twee.ontmoet()
    assert twee.vragen() == []
    assert [p.sleutel for p in _beelden(twee)[0].concept.punten] == punten


def test_what_one_removed_and_the_other_changed_is_not_lost(twee: Twee) -> None:
    signaal = log_signaal(twee.anne, Signaalinvoer("losse tegels", "reek"))
    twee.ontmoet()
    verwijder_signalen(twee.anne, [signaal.id])
    wijzig_signaal(twee.bram, signaal.id, tekst="losse tegels bij de school")
    twee.ontmoet()
    (nu,) = twee.anne.archive.waar(Signaal)
    assert (nu.tekst, nu.verwijderd) == ("losse tegels bij de school", False)
    assert twee.vragen() == [(Signaal, "verwijderd")]
    assert signaal_ids(twee.bram, Zoekvraag()) == [signaal.id]


def test_two_fields_of_one_thing_go_together_without_a_question(twee: Twee) -> None:
    signaal = log_signaal(twee.anne, Signaalinvoer("losse tegels", "reek"))
    actie = voeg_actie_toe(twee.anne, Actieinvoer("dorpshuis vragen"))
    twee.ontmoet()
    twee.later(hours=1)
    wijzig_signaal(twee.anne, signaal.id, spoed=True)
    wijzig_signaal(twee.bram, signaal.id, tekst="losse tegels bij de school")
    wijzig_actie(twee.anne, actie.id, Actiewijziging(regiehouder=twee.bram.lid))
    wijzig_actie(twee.bram, actie.id, Actiewijziging(voor=date(2026, 12, 12)))
    twee.ontmoet()
    (nu,) = twee.anne.archive.waar(Signaal)
    assert (nu.tekst, nu.spoed) == ("losse tegels bij de school", True)
    (afspraak,) = twee.bram.archive.waar(Actie)
    assert (afspraak.regiehouder, afspraak.voor) == (twee.bram.lid, date(2026, 12, 12))
    assert twee.vragen() == []


def test_what_follows_from_the_agenda_stands_against_nothing_that_was_said(gevuld: Twee) -> None:
    """Both touch a meeting and an item for the first time: only what each said counts."""
    twee = gevuld
    overleg = lees_overleg(twee.anne).overleg.id
    wijzig_punt(twee.anne, overleg, VALLEN, Puntwijziging(notitie="eerst bellen"))
    wijzig_punt(twee.bram, overleg, VALLEN, Puntwijziging(minuten=20))
    verzet_overleg(twee.anne, overleg, datum=date(2026, 11, 19), plaats="Gildehuis")
    verzet_overleg(twee.bram, overleg, tijd=time(11))
    twee.ontmoet()

    assert twee.vragen() == []
    (punt,) = twee.anne.archive.waar(Agendapunt, sleutel=VALLEN)
    assert (punt.notitie.tekst, punt.minuten) == ("eerst bellen", 20)
    nu = twee.bram.archive.een(Overleg, overleg)
    assert nu is not None
    assert (nu.datum, nu.plaats, nu.tijd) == (date(2026, 11, 19), "Gildehuis", time(11))

    neem_besluit(twee.anne, overleg, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN, "even wachten"))
    neem_besluit(twee.bram, overleg, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN))
    actie = voeg_actie_toe(twee.anne, Actieinvoer("samen eten", overleg=overleg))
    twee.ontmoet()
    bewaar_collectieve_actie(twee.anne, actie.id, Activiteitinvoer(doel="elkaar kennen"))
    bewaar_collectieve_actie(twee.bram, actie.id, Activiteitinvoer(organisator="Bram"))
    twee.ontmoet()
    assert twee.vragen() == []
    (besluit,) = twee.bram.archive.waar(Besluit)
    assert besluit.reden.tekst == "even wachten"
    (activiteit,) = twee.anne.archive.waar(CollectieveActie)
    assert (activiteit.doel.tekst, activiteit.organisator) == ("elkaar kennen", "Bram")


def test_what_goes_with_its_term_goes_on_both(twee: Twee) -> None:
    oud = [maak_signaal(f"lang geleden {n}", datum=date(2019, 5, n)) for n in range(1, 4)]
    zet(twee.anne, *oud)
    twee.ontmoet()
    assert [p.sleutel for p in lees_vernietigingslijst(twee.bram)] == ["signaal/2019"]
    wijzig_signaal(twee.bram, oud[0].id, bron="school")
    vernietig(twee.anne, ["signaal/2019"])
    twee.ontmoet()
    assert twee.bram.archive.waar(Signaal) == ()
    assert lees_vernietigingslijst(twee.bram) == ()
    assert loopt_reserve_achter(twee.bram)
    assert not loopt_reserve_achter(twee.anne)


def test_what_is_new_is_what_came_in(twee: Twee) -> None:
    begin_te_kijken(twee.anne)
    begin_te_kijken(twee.bram)
    van_bram = log_signaal(twee.bram, Signaalinvoer("de bus rijdt niet", "reek"))
    twee.later(days=1)
    markeer_gezien(twee.anne)
    van_anne = log_signaal(twee.anne, Signaalinvoer("losse tegels", "reek"))
    twee.ontmoet()
    assert nieuw_van_collegas(twee.anne) == (van_bram.id,)
    assert nieuw_van_collegas(twee.bram) == (van_anne.id,)
    markeer_gezien(twee.anne)
    twee.ontmoet()
    assert nieuw_van_collegas(twee.anne) == ()
    assert nieuw_van_collegas(twee.bram) == (van_anne.id,)


def test_who_did_what_says_so_of_both(twee: Twee) -> None:
    log_signaal(twee.anne, Signaalinvoer("losse tegels", "reek"))
    log_signaal(twee.bram, Signaalinvoer("de bus rijdt niet", "reek"))
    twee.ontmoet()
    gelezen = [
        [(d.wat, d.wie) for d in lees_daden(b, Journaalfilter())] for b in (twee.anne, twee.bram)
    ]
    assert gelezen[0] == gelezen[1]
    assert {("signaal gelogd", "Anne"), ("signaal gelogd", "Bram")} <= set(gelezen[0])


def test_what_a_board_was_told_from_there_counts_here(gevuld: Twee, tmp_path: Path) -> None:
    twee = gevuld
    beeld = lees_overleg(twee.bram)
    bestuur = next(b for b in beeld.besturen if "schaijk" in b.kernen)
    papier = maak_agenda(twee.bram, beeld.overleg.id, bestuur.id)
    assert papier.gezegd
    bewaar_papier(twee.bram, tmp_path / "agenda.pdf", papier)
    twee.ontmoet()
    vanaf = date(2026, 1, 1)
    assert lees_gezegd(twee.anne, vanaf) == lees_gezegd(twee.bram, vanaf) != ()
    voeg_bundels_samen(twee.anne, beeld.overleg.id, [VALLEN, VALLEN_ZEELAND])
    opnieuw = maak_agenda(twee.anne, beeld.overleg.id, bestuur.id)
    assert all(g in papier.gezegd for g in opnieuw.gezegd if g.over.kernen == {"schaijk"})


def test_two_boards_that_each_laptop_kept_apart_give_no_numbers_away(gevuld: Twee) -> None:
    twee = gevuld
    for oud in twee.anne.archive.alle(Bestuur):
        bewaar_bestuur(twee.anne, oud.naam, oud.kernen, bestuur=oud.id, vervallen=True)
    twee.ontmoet()
    groot = bewaar_bestuur(twee.anne, "Zorg Landerd", ("schaijk", "reek"))
    klein = bewaar_bestuur(twee.bram, "Zorg Schaijk", ("schaijk",))
    maak_agenda(twee.bram, bestuur=klein.id)
    twee.ontmoet()
    for bureau in (twee.anne, twee.bram):
        for bestuur in (groot, klein):
            with pytest.raises(GebruikFout, match="een deel van dezelfde kernen"):
                maak_agenda(bureau, bestuur=bestuur.id)
    bewaar_bestuur(twee.bram, groot.naam, groot.kernen, bestuur=groot.id, vervallen=True)
    twee.ontmoet()
    assert maak_agenda(twee.anne, bestuur=klein.id).bestuur == klein.id


def test_my_step_back_leaves_what_came_in(gevuld: Twee) -> None:
    twee = gevuld
    overleg = lees_overleg(twee.anne).overleg.id
    wijzig_punt(twee.anne, overleg, VALLEN, Puntwijziging(minuten=10))
    twee.ontmoet()
    terug = met_terugweg(
        twee.anne, overleg, wijzig_punt, overleg, VALLEN, Puntwijziging(minuten=25)
    )
    wijzig_punt(twee.bram, overleg, VALLEN, Puntwijziging(notitie="eerst bellen"))
    voeg_eigen_punt_toe(twee.bram, overleg, "De sleutel van het dorpshuis")
    twee.ontmoet()
    draai_terug(twee.anne, terug)
    twee.ontmoet()
    (punt,) = twee.bram.archive.waar(Agendapunt, sleutel=VALLEN)
    assert (punt.minuten, punt.notitie) == (10, Getypt("eerst bellen"))
    titels = [p.titel.tekst for p in lees_overleg(twee.anne).concept.punten]
    assert "De sleutel van het dorpshuis" in titels


def test_closed_here_and_gone_on_with_there(gevuld: Twee) -> None:
    twee = gevuld
    overleg = lees_overleg(twee.anne).overleg.id
    twee.klok.dag = twee.klok_van_bram.dag = date(2026, 11, 20)
    sluit_overleg(twee.anne, overleg)
    neem_besluit(twee.bram, overleg, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN))
    sluit_overleg(twee.bram, overleg)
    twee.ontmoet()
    een, ander = _beelden(twee)
    assert een == ander
    assert een.besluiten[VALLEN].soort is SoortBesluit.VOLGEN
    assert twee.vragen() == []
