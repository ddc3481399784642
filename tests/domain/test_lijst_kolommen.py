"""Header and columns: by the words above them, by what is in them, by hand."""

from datetime import date

from signaal.domain.lijst import Herkend, Kolomkeuze, Overgeslagen, Veld
from tests.domain.lijsten import KOP, begrijp, blad, redenen, rij

LANG = "een lange zin over de gladde tegels bij de kerk"


def velden(*koppen: str) -> list[Veld]:
    """How a sheet with these headers is understood."""
    plan = begrijp(blad(koppen, ("",) * len(koppen)))
    return [kolom.veld for kolom in plan.bladen[0].kolommen]


def test_the_words_of_teams_above_their_columns() -> None:
    assert velden(
        "Datum", "Dorp", "Wie", "Signaal", "Onderwerp", "Van wie", "Gedaan", "Nabellen", "Spoed"
    ) == [
        Veld.DATUM, Veld.KERN, Veld.DISCIPLINE, Veld.TEKST, Veld.THEMA, Veld.BRON, Veld.GEDAAN,
        Veld.NABELLEN, Veld.SPOED,
    ]  # fmt: skip


def test_our_own_export_is_understood() -> None:
    kop = "id datum kern buurtschap discipline lid themas bron spoed tekst gewijzigd"
    assert velden(*kop.split()) == [
        Veld.ID, Veld.DATUM, Veld.KERN, Veld.BUURTSCHAP, Veld.DISCIPLINE, Veld.LID, Veld.THEMA,
        Veld.BRON, Veld.SPOED, Veld.TEKST, Veld.GENEGEERD,
    ]  # fmt: skip


def test_a_known_word_inside_a_longer_header_counts_after_the_exact_ones() -> None:
    assert velden("Datum melding", "Kern / dorp", "Thema(s)", "Signaal (kort!)", "Wie?") == [
        Veld.DATUM, Veld.KERN, Veld.THEMA, Veld.TEKST, Veld.DISCIPLINE,
    ]  # fmt: skip
    assert velden("Datum invoer", "Datum", "Signaal", "Wie") == [
        Veld.GENEGEERD, Veld.DATUM, Veld.TEKST, Veld.DISCIPLINE,
    ]  # fmt: skip


def test_the_header_may_stand_below_a_title_and_be_repeated() -> None:
    plan = begrijp(
        blad(("SIGNALEN van ons", ""), ("", ""), KOP, rij(), KOP, rij("iets heel anders gehoord"))
    )
    assert plan.bladen[0].koprij == 3
    assert plan.bladen[0].overgeslagen == (
        Overgeslagen(1, 1, "titel boven de kop"),
        Overgeslagen(2, 2, "leeg"),
        Overgeslagen(5, 5, "kop die herhaald is"),
    )
    assert plan.aangenomen == 2


def test_dividers_are_left_out_but_a_lonely_text_is_not() -> None:
    plan = begrijp(blad(KOP, rij(), ("2026", "", "", ""), ("", "", "", "alleen een tekst")))
    assert plan.bladen[0].overgeslagen == (Overgeslagen(3, 3, "tussenkop (alleen Datum gevuld)"),)
    assert redenen(plan) == {4: "Datum: leeg; Dorp: leeg; Wie: leeg"}


def test_columns_without_a_header_are_known_by_their_content() -> None:
    rijen = [("3-4-2025", LANG, "Reek", "wvk"), ("4-4-2025", f"{LANG} weer", "Zeeland", "SW")]
    plan = begrijp(blad(*rijen))
    assert [(k.veld, k.hoe) for k in plan.bladen[0].kolommen] == [
        (Veld.DATUM, Herkend.INHOUD),
        (Veld.TEKST, Herkend.INHOUD),
        (Veld.KERN, Herkend.INHOUD),
        (Veld.DISCIPLINE, Herkend.INHOUD),
    ]
    assert plan.bladen[0].koprij is None
    assert plan.aangenomen == 2


def test_a_strange_header_above_clear_content_is_known_by_the_content() -> None:
    plan = begrijp(blad(("Datum", "Kern", "X", "Wie"), ("3-4-2025", "Reek", LANG, "wvk")))
    assert plan.bladen[0].kolommen[2].hoe is Herkend.INHOUD
    assert plan.aangenomen == 1


def test_a_person_overrules_how_columns_were_understood() -> None:
    keuze = Kolomkeuze(1, {0: Veld.DATUM, 1: Veld.KERN, 2: Veld.DISCIPLINE, 4: Veld.TEKST})
    vel = blad((*KOP, "Opm"), (*rij("niet deze"), "maar deze tekst"))
    plan = begrijp(vel, kolommen={"blad": keuze})
    assert plan.signalen[0].tekst == "maar deze tekst"
    assert plan.bladen[0].kolommen[3].veld is Veld.GENEGEERD
    assert plan.bladen[0].keuze == keuze


def test_two_columns_with_text_are_read_one_after_the_other() -> None:
    plan = begrijp(blad((*KOP, "Toelichting"), (*rij("kort"), "en langer")))
    assert plan.signalen[0].tekst == "kort\nen langer"


def test_sheets_that_cannot_be_used_say_why() -> None:
    plan = begrijp(
        blad(KOP, rij(), naam="verborgen", verborgen=True),
        blad(naam="leeg"),
        blad(("Naam", "Aantal"), ("appels", "3"), naam="boodschappen"),
        blad(("Signaal", "Wie"), (LANG, "SW"), naam="zonder datum"),
    )
    assert not plan.bruikbaar
    assert {b.naam: b.reden for b in plan.bladen} == {
        "verborgen": "verborgen blad",
        "leeg": "leeg blad",
        "boodschappen": "geen kolom met de tekst van het signaal gevonden",
        "zonder datum": "geen kolom met de datum gevonden",
    }


def test_a_person_may_have_a_hidden_sheet_read() -> None:
    vel = blad(KOP, rij(datum=date(2026, 1, 2)), verborgen=True)
    keuze = Kolomkeuze(1, dict(enumerate((Veld.DATUM, Veld.KERN, Veld.DISCIPLINE, Veld.TEKST))))
    assert begrijp(vel, kolommen={"blad": keuze}).aangenomen == 1
