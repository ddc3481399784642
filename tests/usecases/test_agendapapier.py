"""The two editions as finished papers: what stands there, and what no byte of them may hold."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from pypdf import PdfReader

from signaal.domain.model import Bestuur, Journaalregel, Thema
from signaal.domain.model_besluit import SoortBesluit
from signaal.fouten import GebruikFout, PersoonsgegevenFout, SchrijfFout
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.agendapapier import exporteer_agenda, maak_agenda
from signaal.usecases.agendapunten import (
    Puntwijziging,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_op_agenda,
)
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.collectieve_actie import Activiteitinvoer, bewaar_collectieve_actie
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import volgend_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.wacht import PapierFout, vind_streng
from tests.builders import Klok

VALLEN = "vallen/schaijk"
GEHEIM = "klaproosveldje"


@pytest.fixture
def overleg(bureau: Bureau, klok: Klok) -> UUID:
    """Eleven falls in Schaijk, two calls about transport, one day before the meeting."""
    klok.dag = date(2027, 1, 7)
    for nummer in range(11):
        log_signaal(
            bureau,
            Signaalinvoer(
                tekst=f"gladde tegel {nummer} bij het {GEHEIM}", kern="schaijk", themas=("vallen",)
            ),
        )
    for nummer in range(2):
        log_signaal(
            bureau, Signaalinvoer(tekst=f"geen bus {nummer}", kern="schaijk", themas=("vervoer",))
        )
    return volgend_overleg(bureau).id


@pytest.fixture
def bestuur(bureau: Bureau) -> UUID:
    (van_schaijk,) = [b for b in bureau.archive.alle(Bestuur) if b.kernen == ("schaijk",)]
    return van_schaijk.id


def leesbaar(pdf: bytes) -> str:
    """All text on the pages, on one line."""
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())


def alle_bytes(pdf: bytes) -> Iterator[bytes]:
    """The file itself and every stream in it, unpacked."""
    yield pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for ding in document.objects:
            if isinstance(ding, pikepdf.Stream):
                try:
                    yield ding.read_bytes()
                except (pikepdf.PdfError, zlib.error):
                    yield ding.read_raw_bytes()


def test_the_trio_reads_bundle_signals_reason_and_request(bureau: Bureau, overleg: UUID) -> None:
    wijzig_punt(bureau, overleg, VALLEN, Puntwijziging(vraag="vier vrijwilligers", notitie="zand"))
    tekst = leesbaar(maak_agenda(bureau, overleg).pdf)
    assert "Vallen en valpreventie, Schaijk" in tekst
    assert "11 signalen" in tekst
    assert f"gladde tegel 3 bij het {GEHEIM}" in tekst
    assert "vier vrijwilligers" in tekst
    assert "zand" in tekst
    assert "8 januari 2027" in tekst


def test_the_board_reads_only_what_it_may(bureau: Bureau, overleg: UUID, bestuur: UUID) -> None:
    wijzig_punt(
        bureau,
        overleg,
        VALLEN,
        Puntwijziging(
            vraag="Vier vrijwilligers gevraagd.",
            vraag_voor_bestuur=True,
            bestuurszin=f"mevrouw bij het {GEHEIM}",
            notitie=GEHEIM,
        ),
    )
    voeg_eigen_punt_toe(bureau, overleg, GEHEIM)
    voeg_actie_toe(bureau, Actieinvoer(wat=GEHEIM))
    pdf = maak_agenda(bureau, overleg, bestuur).pdf
    tekst = leesbaar(pdf)
    assert "Vier vrijwilligers gevraagd." in tekst
    assert "Hierover kwamen minstens 10 signalen binnen." in tekst
    assert "11" not in tekst
    assert "ervoer" not in tekst
    assert GEHEIM not in tekst
    assert not any(GEHEIM.encode() in stuk for stuk in alle_bytes(pdf))
    assert not any(GEHEIM.encode("utf-16-be") in stuk for stuk in alle_bytes(pdf))


def test_two_signals_more_or_less_below_five_change_no_byte(
    bureau: Bureau, overleg: UUID, bestuur: UUID
) -> None:
    voor = maak_agenda(bureau, overleg, bestuur).pdf
    log_signaal(bureau, Signaalinvoer(tekst="bus te duur", kern="schaijk", themas=("vervoer",)))
    log_signaal(bureau, Signaalinvoer(tekst="nog een tegel", kern="schaijk", themas=("vallen",)))
    assert maak_agenda(bureau, overleg, bestuur).pdf == voor


def test_a_theme_of_the_team_s_own_has_a_neutral_name(
    bureau: Bureau, overleg: UUID, bestuur: UUID
) -> None:
    with bureau.archive.schrijf("proef", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Thema("huisje", f"Het {GEHEIM}", eigen=True, altijd_bespreken=True))
    for nummer in range(6):
        log_signaal(
            bureau, Signaalinvoer(tekst=f"melding {nummer}", kern="schaijk", themas=("huisje",))
        )
    tekst = leesbaar(maak_agenda(bureau, overleg, bestuur).pdf)
    assert "Ander onderwerp" in tekst
    assert GEHEIM not in tekst


def test_a_marked_sentence_with_a_name_stops_the_board_s_paper_without_quoting_it(
    bureau: Bureau, overleg: UUID, bestuur: UUID
) -> None:
    wijzig_punt(
        bureau,
        overleg,
        VALLEN,
        Puntwijziging(bestuurszin="mw. Strijdhagen is gevallen", bestuurszin_voor_bestuur=True),
    )
    with pytest.raises(PersoonsgegevenFout) as weigering:
        maak_agenda(bureau, overleg, bestuur)
    assert "Strijdhagen" not in weigering.value.bericht
    assert isinstance(weigering.value, PapierFout)
    assert weigering.value.sleutel == VALLEN
    waar = "Bij Vallen en valpreventie, Schaijk, zin voor het bestuur: misschien een naam."
    assert weigering.value.bericht.startswith(waar)


def test_an_item_whose_own_title_holds_a_name_is_pointed_out_by_number(
    bureau: Bureau, overleg: UUID, bestuur: UUID
) -> None:
    punt = voeg_eigen_punt_toe(bureau, overleg, "Bezoek")
    wijziging = Puntwijziging(
        titel="Bezoek mw. Strijdhagen",
        titel_voor_bestuur=True,
        vraag="Vier vrijwilligers gevraagd.",
        vraag_voor_bestuur=True,
    )
    wijzig_punt(bureau, overleg, punt.sleutel, wijziging)
    with pytest.raises(PapierFout) as weigering:
        maak_agenda(bureau, overleg, bestuur)
    assert "Strijdhagen" not in weigering.value.bericht
    assert ", titel: misschien een naam." in weigering.value.bericht
    assert weigering.value.bericht.startswith("Bij punt ")
    assert weigering.value.sleutel == punt.sleutel


def test_what_the_paper_refuses_is_found_before_it_is_marked(bureau: Bureau) -> None:
    assert [v.soort.value for v in vind_streng(bureau, "mw. Strijdhagen is gevallen")] == ["NAAM"]
    assert vind_streng(bureau, "Vier vrijwilligers gevraagd.") == ()


def test_a_name_in_a_signal_is_pointed_out_beside_the_trio_s_paper(
    bureau: Bureau, overleg: UUID
) -> None:
    zet_op_agenda(bureau, overleg, VALLEN)
    assert maak_agenda(bureau, overleg).let_op == ()
    log_signaal(
        bureau, Signaalinvoer(tekst="mw. Strijdhagen gevallen", kern="schaijk", themas=("vallen",))
    )
    (zin,) = maak_agenda(bureau, overleg).let_op
    assert (
        zin == "Kijk nog even. Bij Vallen en valpreventie, Schaijk, signaal van 7 jan: "
        "misschien een naam."
    )
    assert "Strijdhagen" not in zin


def test_what_is_saved_is_what_was_shown_and_it_is_on_record(
    bureau: Bureau, overleg: UUID, bestuur: UUID, tmp_path: Path
) -> None:
    getoond = maak_agenda(bureau, overleg, bestuur)
    doel = tmp_path / getoond.bestandsnaam
    exporteer_agenda(bureau, doel, overleg, bestuur)
    assert doel.read_bytes() == getoond.pdf
    laatste: Journaalregel = max(bureau.archive.journaal.lees(), key=lambda r: r.volgnummer)
    assert (laatste.handeling, laatste.soort) == ("exporteer_agenda", "agenda")


def test_file_properties_name_no_person(bureau: Bureau, overleg: UUID, bestuur: UUID) -> None:
    eigenschappen = PdfReader(io.BytesIO(maak_agenda(bureau, overleg, bestuur).pdf)).metadata
    assert eigenschappen is not None
    assert "Anne" not in str(dict(eigenschappen))


def test_an_empty_team_has_a_paper_too(bureau: Bureau, bestuur: UUID) -> None:
    assert "Opening" in leesbaar(maak_agenda(bureau).pdf)
    assert "Opening" in leesbaar(maak_agenda(bureau, bestuur=bestuur).pdf)


def test_an_unknown_board_or_folder_is_refused(
    bureau: Bureau, overleg: UUID, tmp_path: Path
) -> None:
    with pytest.raises(GebruikFout):
        maak_agenda(bureau, overleg, UUID(int=1))
    with pytest.raises(SchrijfFout):
        exporteer_agenda(bureau, tmp_path / "nergens" / "a.pdf", overleg)
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_agenda_text_stays_when_signals_come_in(bureau: Bureau, overleg: UUID) -> None:
    wijzig_punt(bureau, overleg, VALLEN, Puntwijziging(notitie="vraag de gemeente"))
    for nummer in range(4):
        log_signaal(
            bureau, Signaalinvoer(tekst=f"later {nummer}", kern="schaijk", themas=("vallen",))
        )
    (punt,) = [p for p in lees_overleg(bureau, overleg).concept.punten if p.sleutel == VALLEN]
    assert punt.notitie.tekst == "vraag de gemeente"


def test_an_own_item_with_a_marked_title_is_on_the_board_s_paper(
    bureau: Bureau, overleg: UUID, bestuur: UUID
) -> None:
    punt = voeg_eigen_punt_toe(bureau, overleg, "Sleutel van het dorpshuis")
    wijzig_punt(bureau, overleg, punt.sleutel, Puntwijziging(titel_voor_bestuur=True))
    assert "Sleutel van het dorpshuis" in leesbaar(maak_agenda(bureau, overleg, bestuur).pdf)


def test_the_board_reads_why_it_was_decided_once_that_is_marked(
    bureau: Bureau, overleg: UUID, bestuur: UUID
) -> None:
    zet_op_agenda(bureau, overleg, VALLEN)

    def papier(mag: bool | None) -> str:
        besluit = Besluitinvoer(SoortBesluit.VOLGEN, "het plein wordt gestrooid")
        neem_besluit(bureau, overleg, VALLEN, replace(besluit, reden_voor_bestuur=mag))
        return leesbaar(maak_agenda(bureau, overleg, bestuur).pdf)

    assert "gestrooid" not in papier(None)
    assert "Besloten: volgen. Reden: het plein wordt gestrooid." in papier(True)
    assert "gestrooid" not in papier(False)


def test_the_board_reads_day_place_and_news_of_an_activity_as_far_as_marked(
    bureau: Bureau, overleg: UUID, bestuur: UUID
) -> None:
    actie = voeg_actie_toe(
        bureau,
        Actieinvoer("wandelochtend", voor=date(2026, 12, 1), collectief=True, voor_bestuur=True),
    )
    invoer = Activiteitinvoer(
        datum=date(2026, 12, 12),
        plaats="dorpshuis",
        plaats_voor_bestuur=True,
        nieuws="Vier vrijwilligers gevraagd.",
        nieuws_voor_bestuur=True,
        les=f"achter het {GEHEIM} is het glad",
    )
    bewaar_collectieve_actie(bureau, actie.id, invoer)
    pdf = maak_agenda(bureau, overleg, bestuur).pdf
    staat = "wandelochtend, 12 december 2026, dorpshuis. Vier vrijwilligers gevraagd."
    assert staat in leesbaar(pdf)
    assert not any(GEHEIM.encode() in inhoud for inhoud in alle_bytes(pdf))

    bewaar_collectieve_actie(bureau, actie.id, Activiteitinvoer(plaats="bij het klooster"))
    later = leesbaar(maak_agenda(bureau, overleg, bestuur).pdf)
    assert "klooster" not in later, "another text has to be marked again"
    assert "wandelochtend, 12 december 2026. Vier" in later
