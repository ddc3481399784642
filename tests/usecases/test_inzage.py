"""Everything about one signal on one page: nothing that the archive knows is left out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from signaal.domain.ids import nieuw_id
from signaal.domain.inzage import Feit, Inzage
from signaal.domain.model import Getypt, Signaal
from signaal.domain.model_besluit import (
    Collegavraag,
    Contact,
    Doorverwijzing,
    Nabelpoging,
    Partner,
    Terugmelding,
    Uitkomst,
)
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.exporteren import exporteer_signalen
from signaal.usecases.inzage import bewaar_inzage, lees_inzage
from signaal.usecases.signalen import (
    Signaalinvoer,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.vernietigen import vernietig_signaal
from tests.builders import NU, VANDAAG, Klok, vul, zet
from tests.exchange.lezen import tekst


@pytest.fixture
def signaal(bureau: Bureau, klok: Klok) -> Signaal:
    """Logged, and changed twice."""
    gelogd = log_signaal(
        bureau,
        Signaalinvoer("losse tegels bij de kerk", "schaijk", themas=("vallen",), bron="huisarts"),
    )
    for anders in ("losse tegels bij het plein", "losse tegels bij de brug"):
        klok.later(minutes=5)
        gewijzigd = wijzig_signaal(bureau, gelogd.id, tekst=anders)
    return gewijzigd


def feiten(rij: tuple[Feit, ...]) -> dict[str, str]:
    return {feit.naam: feit.tekst for feit in rij}


def alles(inzage: Inzage) -> str:
    """Every word of it."""
    return repr(inzage)


def test_as_it_stands_and_what_stood_there(bureau: Bureau, signaal: Signaal) -> None:
    inzage = lees_inzage(bureau, signaal.id)

    assert inzage.titel == "Signaal van 22 november 2026"
    assert feiten(inzage.feiten) == {
        "Signaal": "losse tegels bij de brug",
        "Waar": "Schaijk",
        "Van wie": "Anne, wijkverpleegkundige",
        "Thema": "Vallen en valpreventie",
        "Gehoord van": "huisarts",
    }
    assert [(v.naam, v.tekst, v.wie) for v in inzage.eerder] == [
        ("Signaal", "losse tegels bij de kerk", "Anne"),
        ("Signaal", "losse tegels bij het plein", "Anne"),
    ]


def test_who_did_what_and_when(bureau: Bureau, signaal: Signaal) -> None:
    verwijder_signalen(bureau, [signaal.id])
    inzage = lees_inzage(bureau, signaal.id)

    assert [d.wat for d in inzage.daden] == [
        "signaal verwijderd",
        "signaal gewijzigd",
        "signaal gewijzigd",
        "signaal gelogd",
    ]
    assert {d.wie for d in inzage.daden} == {"Anne"}
    assert feiten(inzage.feiten)["Verwijderd"].startswith("ja")


def test_what_hangs_on_it(bureau: Bureau, signaal: Signaal) -> None:
    partner = Partner(nieuw_id(NU), "Wmo-consulent")
    zet(
        bureau,
        partner,
        Doorverwijzing(
            nieuw_id(NU), partner.id, VANDAAG, Getypt("x"), Getypt("kan dit?"), VANDAAG,
            signaal=signaal.id, terugkoppeling=Getypt("ja"),
        ),
        Nabelpoging(nieuw_id(NU), signaal.id, VANDAAG, Uitkomst.DEELS, notitie=Getypt("half")),
        Collegavraag(nieuw_id(NU), signaal.id, bureau.lid, Getypt("wie?"), NU),
        Terugmelding(signaal.id, VANDAAG),
        Contact(signaal.id, "een naam", "een nummer", date(2027, 1, 31)),
    )  # fmt: skip

    inzage = lees_inzage(bureau, signaal.id)

    assert feiten(inzage.erbij) == {
        "Doorgegeven op 22 november 2026": "Wmo-consulent; kan dit?; ja",
        "Nagebeld op 22 november 2026": "deels; half",
        "Vraag van 22 november 2026": "wie?",
        "Teruggemeld": "op 22 november 2026",
        "Belgegevens": "bewaard tot en met 31 januari 2027",
    }
    assert "een nummer" not in alles(inzage)


def test_where_it_stands(bureau: Bureau, signaal: Signaal, tmp_path: Path) -> None:
    vul(bureau, 5)
    exporteer_signalen(bureau, tmp_path / "lijst.csv")

    waar = lees_inzage(bureau, signaal.id).waar

    assert any("bundel “Vallen" in regel for regel in waar)
    assert waar[-1] == "In een bestand met alle signalen, door Anne op 22 november 2026"


def test_a_signal_of_long_ago_has_no_meeting_but_is_shown(bureau: Bureau, signaal: Signaal) -> None:
    oud = replace(signaal, id=nieuw_id(NU), datum=date(2009, 3, 2))
    zet(bureau, oud)

    inzage = lees_inzage(bureau, oud.id)

    assert inzage.waar == ()
    assert inzage.titel == "Signaal van 2 maart 2009"


def test_on_paper_and_on_record(bureau: Bureau, signaal: Signaal, tmp_path: Path) -> None:
    pad = tmp_path / "inzage.pdf"
    inzage = bewaar_inzage(bureau, pad, signaal.id)

    gelezen = " ".join(tekst(pad.read_bytes()).split())
    for woorden in (inzage.titel, "losse tegels bij de brug", "losse tegels bij het plein"):
        assert woorden in gelezen
    for daad in inzage.daden:
        assert daad.wat in gelezen
    assert lees_inzage(bureau, signaal.id).daden[0].wat == (
        "alles over een signaal bewaard als bestand"
    )


def test_what_is_destroyed_cannot_be_shown(bureau: Bureau, signaal: Signaal) -> None:
    vernietig_signaal(bureau, signaal.id)

    for id_ in (signaal.id, UUID(int=4)):
        with pytest.raises(GebruikFout, match="niet meer"):
            lees_inzage(bureau, id_)


def test_on_a_laptop_that_reads_along_the_page_says_what_it_has_not(
    bureau: Bureau, signaal: Signaal
) -> None:
    assert "Niet op deze laptop" not in feiten(lees_inzage(bureau, signaal.id).erbij)
    bureau.archive.alleen_lezen = True
    assert feiten(lees_inzage(bureau, signaal.id).erbij) == {
        "Niet op deze laptop": "Notities, vragen aan collega's en belgegevens. "
        "Vraag een lid van het team om deze bladzijde."
    }
