"""The agenda on paper, for the trio and for a board."""

from dataclasses import replace
from pathlib import Path

import pytest

from signaal.domain.agenda import Activiteit, Afspraak, BestuursAgenda, TrioAgenda
from signaal.domain.model import Getypt, SoortPunt
from signaal.domain.openbaarheid import REDEN
from signaal.domain.stuk import Grafiek, Kader, Kop, Stuk, Tabel, Vraagkader
from signaal.exchange.agenda_pdf import trio_stuk
from signaal.exchange.bestuur_pdf import bestuurs_stuk
from signaal.exchange.papier import render
from tests.exchange.lezen import bladen, tekst
from tests.exchange.papieren import LABELS, bestuurs_agenda, trio_agenda

GOUD = Path(__file__).parents[1] / "golden"
MEESTE_BYTES = 300_000


def koppen(stuk: Stuk) -> list[str]:
    return [blok.tekst for blok in stuk.blokken if isinstance(blok, Kop)]


def leesbaar(stuk: Stuk) -> str:
    return "\n".join(stuk.teksten()) + "\n"


@pytest.mark.parametrize(
    ("naam", "stuk"),
    [
        ("agenda_trio", trio_stuk(trio_agenda(4, 12, 2))),
        ("agenda_bestuur", bestuurs_stuk(bestuurs_agenda())),
    ],
)
def test_reads_as_agreed(naam: str, stuk: Stuk) -> None:
    assert leesbaar(stuk) == (GOUD / f"{naam}.txt").read_text(encoding="utf-8")


def test_contents_run_by_the_clock() -> None:
    stuk = trio_stuk(trio_agenda())
    inhoud = next(blok for blok in stuk.blokken if isinstance(blok, Tabel))
    tijden = [rij[0][0].tekst for rij in inhoud.rijen]
    assert tijden == ["13.00", "13.05", "13.15", "13.25", "13.35", "13.45", "13.50"]
    assert "13.00 tot ongeveer 13.55 uur" in tekst(render(stuk))


def test_the_question_stands_only_with_what_asks_for_it() -> None:
    stuk = trio_stuk(trio_agenda())
    assert [blok.kop for blok in stuk.blokken if isinstance(blok, Kader)] == ["Samen oppakken?"]
    assert sum(isinstance(blok, Grafiek) for blok in stuk.blokken) == 3


def test_a_short_history_uses_the_last_labels() -> None:
    agenda = trio_agenda(1, 8, 1)
    punt = agenda.punten[2]
    assert punt.bundel is not None
    kort = replace(punt, bundel=replace(punt.bundel, reeks=(1, 8)))
    stuk = trio_stuk(replace(agenda, punten=(kort,)))
    (grafiek,) = [blok for blok in stuk.blokken if isinstance(blok, Grafiek)]
    assert LABELS[-2:] == tuple(t for t in grafiek.tekening.teksten() if t.startswith("wk"))


def test_every_signal_is_there_with_its_urgency() -> None:
    agenda = trio_agenda(5, 50, 5)
    gelezen = tekst(render(trio_stuk(agenda)))
    signalen = [s for p in agenda.punten if p.bundel for s in p.bundel.signalen]
    assert gelezen.count("Spoed.") == sum(s.spoed for s in signalen)
    assert gelezen.count("Gedaan:") == sum(bool(s.gedaan) for s in signalen)
    assert gelezen.count("twee aanmaningen") == sum("aanmaningen" in s.tekst for s in signalen)


def test_every_page_says_who_may_read_it() -> None:
    for blad in bladen(render(trio_stuk(trio_agenda(20, 200, 20)))):
        assert "Alleen voor de drie-eenheid" in blad
        assert "Advies is geen besluit" in blad


def test_a_heading_stays_with_the_first_row_of_its_table() -> None:
    agenda = trio_agenda(3, 3, 0)
    hoog = replace(agenda.open_acties[0], wat="Beweegcafé" + "\nnog een regel" * 6)
    for regels in range(10, 40):
        lang = replace(agenda.overige[0], naam=Getypt("\n".join("x" * regels)))
        vol = replace(agenda, overige=(lang,), open_acties=(hoog,))
        (blad,) = [b for b in bladen(render(trio_stuk(vol))) if "Open punten" in b]
        assert "Beweegcafé" in blad, f"{regels} lines above"


def test_a_team_that_is_called_drie_eenheid_is_not_called_so_twice() -> None:
    agenda = trio_agenda()
    assert "Overleg drie-eenheid Landerd," in leesbaar(trio_stuk(agenda))
    gelezen = leesbaar(trio_stuk(replace(agenda, team="Drie-eenheid Zeeland")))
    assert "Overleg Drie-eenheid Zeeland," in gelezen
    assert "drie-eenheid Drie-eenheid" not in gelezen


def test_the_board_reads_the_count_inside_the_reason() -> None:
    agenda = bestuurs_agenda()
    punt = replace(agenda.punten[0], aantal=10, reden=REDEN)
    gelezen = leesbaar(bestuurs_stuk(replace(agenda, punten=(punt,))))
    assert "Hierover kwamen minstens 10 signalen binnen. De drie-eenheid bespreekt" in gelezen
    assert gelezen.count("signalen binnen") == 1
    assert "Minstens 10 signalen." not in gelezen


def test_an_agenda_with_only_standing_items() -> None:
    agenda = trio_agenda()
    vast = tuple(punt for punt in agenda.punten if punt.soort is SoortPunt.VAST)
    leeg = replace(agenda, punten=vast, overige=(), open_acties=(), volgende=None)
    assert koppen(trio_stuk(leeg))[1:] == ["Agenda"]
    assert len(bladen(render(trio_stuk(leeg)))) == 1


def test_a_large_agenda_stays_small() -> None:
    assert len(render(trio_stuk(trio_agenda(40, 300, 40)))) <= MEESTE_BYTES


def test_the_board_reads_first_what_is_asked() -> None:
    stuk = bestuurs_stuk(bestuurs_agenda())
    volgorde = [type(blok) for blok in stuk.blokken]
    assert volgorde.index(Vraagkader) < min(
        i for i, blok in enumerate(stuk.blokken) if isinstance(blok, Kop) and blok.niveau > 1
    )
    assert len(bladen(render(stuk))) <= 2


def test_a_board_without_anything_gets_a_page_without_gaps() -> None:
    vol = bestuurs_agenda()
    leeg = BestuursAgenda(vol.bestuur, vol.kernen, vol.datum, vol.tijd)
    stuk = bestuurs_stuk(leeg)
    assert len(koppen(stuk)) == 1
    assert len(bladen(render(stuk))) == 1
    assert "geen" not in " ".join(stuk.teksten()).replace("Advies is geen besluit", "").split()


def test_a_full_board_edition_still_takes_two_pages() -> None:
    agenda = bestuurs_agenda()
    veel = replace(
        agenda,
        punten=tuple(replace(agenda.punten[i % 2], titel=f"Thema {i}") for i in range(8)),
        eerdere_afspraken=(Afspraak("Een afspraak over het pad", "Dit is gedaan."),) * 5,
        activiteiten=(Activiteit("Beweegcafé", "elke dinsdag", "dorpshuis", "Goed bezocht."),) * 5,
    )
    stuk = bestuurs_stuk(veel)
    ruim = replace(stuk, hoogstens=0)
    assert len(bladen(render(stuk))) <= 2
    assert render(ruim) == render(stuk), "this much fits in large print"


@pytest.mark.parametrize("maker", [trio_agenda, bestuurs_agenda])
def test_file_properties_name_no_person(maker: object) -> None:
    stuk = trio_stuk(trio_agenda()) if maker is trio_agenda else bestuurs_stuk(bestuurs_agenda())
    assert not {"Sanne", "Joost"} & set(f"{stuk.titel} {stuk.onderwerp} {stuk.voet}".split())


def test_keys_stay_out_of_the_file() -> None:
    agenda: TrioAgenda = trio_agenda()
    pdf = render(trio_stuk(agenda))
    for punt in agenda.punten:
        assert punt.sleutel.encode() not in pdf
