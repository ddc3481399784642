"""Verslag, actielijst and overdracht as papers."""

from datetime import date
from pathlib import Path

import pytest

from signaal.domain.model import Discipline
from signaal.domain.model_besluit import SoortBesluit
from signaal.fouten import GebruikFout
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import Doorverwijsinvoer, trek_doorverwijzing_in, verwijs_door
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegloop import zet_aanwezigen
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.verslagpapier import (
    actielijst,
    maak_actielijst,
    maak_overdracht,
    maak_verslag,
    verslag,
)
from signaal.usecases.verzenden import bewaar_papier
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Klok, lid_met
from tests.exchange.lezen import tekst
from tests.overlegbouw import VALLEN, VERVOER, richt_in


@pytest.fixture
def vrijdag(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    richt_in(bureau, klok)
    klok.dag = date(2026, 11, 20)
    return lees_overleg(bureau)


def test_the_report_tells_decisions_reasons_and_agreements(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    oid = vrijdag.overleg.id
    zet_aanwezigen(bureau, oid, [bureau.lid])
    neem_besluit(
        bureau, oid, VALLEN,
        Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE, "alle drie horen het", "wil wachten"),
        Actieinvoer("loopgroep beginnen", voor=date(2026, 12, 12)),
    )  # fmt: skip
    neem_besluit(bureau, oid, VERVOER, Besluitinvoer(SoortBesluit.VOLGEN))
    waarde = verslag(bureau, lees_overleg(bureau, oid))
    assert (waarde.aanwezig, waarde.afwezig) == (("Anne",), ("Bram", "Cleo"))
    besloten = {p.titel: p for p in waarde.punten if p.besluit}
    assert besloten["Vallen, Schaijk"].besluit == "samen oppakken"
    assert besloten["Vallen, Schaijk"].afwijkend == "wil wachten"
    assert [a.wat for a in besloten["Vallen, Schaijk"].acties] == ["loopgroep beginnen"]
    assert besloten["Vervoer, Reek"].besluit == "volgen", "also when it had no item of its own"
    gelezen = tekst(maak_verslag(bureau, oid).pdf)
    assert "alle drie horen het" in gelezen
    assert "12 december 2026" in gelezen


def test_the_action_list_gathers_per_regiehouder_and_what_waits(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    bram = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    voeg_actie_toe(bureau, Actieinvoer("zand halen", bram, aanleiding="het vriest"))
    voeg_actie_toe(bureau, Actieinvoer("later", voor=date(2026, 12, 24)))
    voeg_actie_toe(bureau, Actieinvoer("eerst", voor=date(2026, 12, 1)))
    weg = verwijs_door(
        bureau, Doorverwijsinvoer("GGD", "weten jullie meer?", overleg=vrijdag.overleg.id,
                                  sleutel=VALLEN),
    )  # fmt: skip
    lijst = actielijst(bureau)
    assert [(a.regiehouder, a.wat) for a in lijst.acties] == [
        ("Anne", "eerst"), ("Anne", "later"), ("Bram", "zand halen"),
    ]  # fmt: skip
    assert [(w.wat, w.partner) for w in lijst.wacht] == [("Vallen, Schaijk", "GGD")]
    assert "Zodra: het vriest" in tekst(maak_actielijst(bureau).pdf)
    trek_doorverwijzing_in(bureau, weg.id)
    assert actielijst(bureau).wacht == ()


def test_a_signal_is_handed_over_with_its_text_a_bundle_only_with_its_number(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    signaal = log_signaal(
        bureau, Signaalinvoer("slaapt op de bank", "schaijk", gedaan="huisarts gebeld")
    )
    over_signaal = verwijs_door(bureau, Doorverwijsinvoer("Wmo", "traplift?", signaal=signaal.id))
    gelezen = tekst(maak_overdracht(bureau, over_signaal.id).pdf)
    for stuk in ("slaapt op de bank", "huisarts gebeld", "traplift?", "Advies is geen besluit"):
        assert stuk in gelezen
    over_bundel = verwijs_door(
        bureau,
        Doorverwijsinvoer("GGD", "weten jullie meer?", overleg=vrijdag.overleg.id, sleutel=VALLEN),
    )
    gelezen = tekst(maak_overdracht(bureau, over_bundel.id).pdf)
    assert "9 signalen in de laatste periode" in gelezen
    assert "gladde stoep" not in gelezen


def test_what_goes_out_is_on_record(bureau: Bureau, vrijdag: Overlegbeeld, tmp_path: Path) -> None:
    gegeven = verwijs_door(
        bureau,
        Doorverwijsinvoer("GGD", "weten jullie meer?", overleg=vrijdag.overleg.id, sleutel=VALLEN),
    )
    bewaar_papier(bureau, tmp_path / "v.pdf", maak_verslag(bureau))
    bewaar_papier(bureau, tmp_path / "a.pdf", maak_actielijst(bureau))
    bewaar_papier(bureau, tmp_path / "o.pdf", maak_overdracht(bureau, gegeven.id))
    assert {p.name for p in tmp_path.glob("*.pdf")} == {"v.pdf", "a.pdf", "o.pdf"}
    daden = [d.wat for d in lees_daden(bureau, Journaalfilter())]
    assert daden[:3] == ["overdracht gemaakt", "actielijst gemaakt", "verslag gemaakt"]


def test_a_referral_that_is_gone_has_no_paper(bureau: Bureau) -> None:
    with pytest.raises(GebruikFout):
        maak_overdracht(bureau, bureau.lid)
