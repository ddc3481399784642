"""What is kept too long: listed, approved, and then nowhere any more."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from signaal.domain.bewaartermijn import STANDAARD, Bewaarsoort, Termijn, Uitstel
from signaal.domain.bewaren import Groep
from signaal.domain.ids import nieuw_id
from signaal.domain.model import (
    Actie,
    ActieStand,
    Afwijzing,
    Agendapunt,
    Correctie,
    Getypt,
    Importvraag,
    Instelling,
    Overleg,
    Signaal,
    SoortCorrectie,
    SoortPunt,
    Zoekvraag,
)
from signaal.domain.model_besluit import (
    Bekeken,
    Besluit,
    CollectieveActie,
    Collegavraag,
    Contact,
    Doorverwijzing,
    Nabelpoging,
    Partner,
    SoortBesluit,
    Terugmelding,
    Uitkomst,
    Uren,
    besluit_id,
)
from signaal.exchange.reservekopie import pak_uit
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.storage.archive import Archive
from signaal.usecases.archief import sluit
from signaal.usecases.bewaartermijnen import lees_termijnen, zet_termijn
from signaal.usecases.bureau import Bureau
from signaal.usecases.herstellen import laat_klaar_liggen, zet_klaar
from signaal.usecases.meelezen import maak_meelezer
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.reservebestand import Reservekopie
from signaal.usecases.reservekopie import (
    bewaar_reservekopie,
    list_reservekopieen,
    maak_reservekopie,
)
from signaal.usecases.signalen import verwijder_signalen, wijzig_signaal
from signaal.usecases.vernietigen import (
    haal_uitstel_weg,
    houd_signaal,
    lees_vernietigingslijst,
    loop_reserve_na,
    loopt_reserve_achter,
    reden_van_houden,
    stel_vernietiging_uit,
    vernietig,
    vernietig_ook_in,
    vernietig_signaal,
)
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from signaal.usecases.zoekhulp import Concept, bewaar_concept, lees_concept
from signaal.vault.bos import bospad
from tests.builders import ANDERE_LAPTOPS, NU, Archiefbouw, Klok, maak_signaal, vanaf, vul, zet
from tests.ontsleuteld import alle_bytes

#: Words that occur nowhere else; searched for by their ends too, because the index stores ends.
PLANTWOORDEN = ("zwanenbloemkwintet", "moerasandijvieplukster", "kwelderzegge77")
TOEN = date(2019, 5, 6)
TOEN_UTC = datetime(2019, 5, 6, 12, tzinfo=UTC)


def oude_signalen(aantal: int = 3) -> list[Signaal]:
    woord = PLANTWOORDEN[0]
    return [
        maak_signaal(f"{woord} {i} bij de brug", datum=TOEN, gedaan=PLANTWOORDEN[1])
        for i in range(aantal)
    ]


def sleutels(bureau: Bureau) -> list[str]:
    return [post.sleutel for post in lees_vernietigingslijst(bureau)]


def resten(bureau: Bureau, pad: Path | None = None) -> list[str]:
    """Planted words of which any long piece is left in any page of database or log."""
    alles = alle_bytes(pad or bureau.pad, bureau.archive.sleutel.database).lower()
    return [woord for woord in PLANTWOORDEN if woord[-9:].encode() in alles]


def test_nothing_is_due_while_it_is_young(bureau: Bureau) -> None:
    vul(bureau, 30)

    assert lees_vernietigingslijst(bureau) == ()


@pytest.mark.parametrize(
    ("vandaag", "verwacht"),
    [(date(2026, 12, 31), []), (date(2027, 1, 1), ["signaal/2021"])],
)
def test_due_on_the_first_day_after_whole_calendar_years(
    bureau: Bureau, klok: Klok, vandaag: date, verwacht: list[str]
) -> None:
    zet(bureau, maak_signaal(datum=date(2021, 1, 1)), maak_signaal(datum=date(2021, 12, 31)))
    klok.dag = vandaag

    assert sleutels(bureau) == verwacht
    assert [post.aantal for post in lees_vernietigingslijst(bureau)] == [2] * len(verwacht)


def test_terms_are_the_teams_own(bureau: Bureau) -> None:
    zet(bureau, maak_signaal(datum=date(2023, 3, 1)))
    assert lees_termijnen(bureau)[0] == Termijn(Bewaarsoort.SIGNAAL, 5)

    zet_termijn(bureau, Bewaarsoort.SIGNAAL, 2)

    assert lees_termijnen(bureau)[0].jaren == 2
    assert sleutels(bureau) == ["signaal/2023"]
    for jaren in (0, 16):
        with pytest.raises(GebruikFout, match="1 tot en met 15"):
            zet_termijn(bureau, Bewaarsoort.SIGNAAL, jaren)


def test_a_year_that_is_destroyed_is_nowhere(bureau: Bureau) -> None:
    oud = oude_signalen()
    blijft = vul(bureau, 40)
    zet(bureau, *oud)
    zet(bureau, *(replace(s, tekst=f"{PLANTWOORDEN[2]} {s.tekst}") for s in oud))
    bureau.archive.leeg_logboek()
    assert resten(bureau) == list(PLANTWOORDEN)

    weg = vernietig(bureau, ["signaal/2019"])

    assert (weg.signalen, weg.andere) == (3, 0)
    assert resten(bureau) == []
    assert len(bureau.archive.alle(Signaal)) == len(blijft)
    assert bureau.archive.signalen.zoek(Zoekvraag(tekst=PLANTWOORDEN[0][:6])) == []
    assert bureau.archive.tellingen.dagtellingen(TOEN, TOEN) == []
    assert "signaal/2019" not in bureau.archive.vakken()
    bureau.archive.controleer()
    assert lees_vernietigingslijst(bureau) == ()


def test_its_key_is_nowhere_either(bureau: Bureau) -> None:
    """Copies out of reach hold the sealed content; without the key they say nothing."""
    zet(bureau, *oude_signalen())
    from_key = inhoudssleutel(bureau, "signaal/2019")
    bureau.archive.leeg_logboek()
    assert from_key in alle_bytes(bureau.pad, bureau.archive.sleutel.database)

    vernietig(bureau, ["signaal/2019"])

    assert from_key not in alle_bytes(bureau.pad, bureau.archive.sleutel.database)


def inhoudssleutel(bureau: Bureau, vak: str) -> bytes:
    with bureau.archive._verbind(False) as conn:
        vraag = "SELECT sleutel FROM inhoudssleutel WHERE vak = ?"
        return bytes(conn.exec_driver_sql(vraag, (vak,)).scalar_one())


def test_the_archive_is_sound_after_reopening(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    zet(bureau, *oude_signalen())
    vul(bureau, 10)
    vernietig(bureau, ["signaal/2019"])

    bureau = archiefbouw.heropen(bureau)

    bureau.archive.controleer()
    assert len(bureau.archive.alle(Signaal)) == 10
    sluit(bureau)


def test_who_did_it_and_how_many_is_on_record(bureau: Bureau) -> None:
    zet(bureau, *oude_signalen())
    vernietig(bureau, ["signaal/2019"])

    nagelopen, daad = lees_daden(bureau, Journaalfilter(), aantal=2)
    assert nagelopen.wat == "reservekopieën nagelopen op wat vernietigd is"
    assert (daad.wat, daad.wie) == ("voorgoed vernietigd", "Anne")
    assert "3 signalen" in daad.waarover


def test_only_what_is_on_the_list_goes(bureau: Bureau) -> None:
    jong, oud = vul(bureau, 5), oude_signalen()
    zet(bureau, *oud)

    for verkeerd in ([], ["signaal/2026"], ["signaal/2019", "signaal/2018"], ["iets"]):
        with pytest.raises(GebruikFout):
            vernietig(bureau, verkeerd)

    assert len(bureau.archive.alle(Signaal)) == len(jong) + len(oud)


def test_postponed_with_a_reason_until_next_year(bureau: Bureau, klok: Klok) -> None:
    zet(bureau, *oude_signalen())
    stel_vernietiging_uit(bureau, "signaal/2019", "  onderzoek  loopt nog ")

    (post,) = lees_vernietigingslijst(bureau)
    assert post.uitstel is not None
    assert (post.uitstel.tot, post.uitstel.reden) == (date(2027, 1, 1), "onderzoek loopt nog")
    with pytest.raises(GebruikFout):
        vernietig(bureau, ["signaal/2019"])
    with pytest.raises(GebruikFout):
        stel_vernietiging_uit(bureau, "signaal/2019", " ")

    klok.dag = date(2027, 1, 1)
    assert lees_vernietigingslijst(bureau)[0].uitstel is None


def test_a_postponement_can_be_taken_back(bureau: Bureau) -> None:
    zet(bureau, *oude_signalen())
    stel_vernietiging_uit(bureau, "signaal/2019", "nog even")
    haal_uitstel_weg(bureau, "signaal/2019")

    assert vernietig(bureau, ["signaal/2019"]).signalen == 3


def test_one_signal_is_kept_longer_for_a_reason(bureau: Bureau, klok: Klok) -> None:
    blijft, *gaan = oude_signalen(3)
    blijft = replace(blijft, tekst="blijft nog", gedaan="")
    zet(bureau, blijft, *gaan, *hangt_aan(bureau, blijft.id, TOEN)[:3])
    houd_signaal(bureau, blijft.id, "vraag van de familie loopt")
    (post,) = lees_vernietigingslijst(bureau)
    assert (post.aantal, post.blijft) == (2, 3)

    vernietig(bureau, ["signaal/2019"])

    assert bureau.archive.alle(Signaal) == (blijft,)
    assert len(bureau.archive.alle(Nabelpoging)) == len(bureau.archive.alle(Doorverwijzing)) == 1
    bureau.archive.controleer()
    assert sleutels(bureau) == []

    haal_uitstel_weg(bureau, str(blijft.id))
    assert vernietig(bureau, ["signaal/2019"]).signalen == 1
    assert resten(bureau) == []
    with pytest.raises(GebruikFout, match="niet meer"):
        houd_signaal(bureau, blijft.id, "te laat")


def test_why_it_was_kept_goes_with_it(bureau: Bureau, klok: Klok) -> None:
    """A reason is words about somebody: those of a signal, and those of a whole year."""
    een, twee = (replace(s, tekst="x", gedaan="") for s in oude_signalen(2))
    zet(bureau, een, twee)
    houd_signaal(bureau, een.id, PLANTWOORDEN[0])
    houd_signaal(bureau, twee.id, PLANTWOORDEN[1])
    haal_uitstel_weg(bureau, str(twee.id))
    stel_vernietiging_uit(bureau, "signaal/2019", PLANTWOORDEN[2])
    assert {PLANTWOORDEN[0], PLANTWOORDEN[2]} <= set(resten(bureau))
    from_key = inhoudssleutel(bureau, f"uitstel/{twee.id}")

    vernietigd = vernietig_signaal(bureau, een.id)
    assert (vernietigd.signalen, vernietigd.andere) == (1, 0)
    assert resten(bureau) == [PLANTWOORDEN[2]]
    assert from_key in alle_bytes(bureau.pad, bureau.archive.sleutel.database)

    haal_uitstel_weg(bureau, "signaal/2019")
    vernietig(bureau, ["signaal/2019"])
    assert resten(bureau) == []
    assert from_key not in alle_bytes(bureau.pad, bureau.archive.sleutel.database)
    bureau.archive.controleer()


def test_keeping_longer_ends_with_the_year(bureau: Bureau, klok: Klok) -> None:
    (signaal,) = oude_signalen(1)
    zet(bureau, signaal)
    houd_signaal(bureau, signaal.id, "nog even")
    assert reden_van_houden(bureau, signaal.id) == Uitstel(date(2027, 1, 1), "nog even")
    assert sleutels(bureau) == []

    klok.dag = date(2027, 1, 1)

    assert reden_van_houden(bureau, signaal.id) is None
    assert sleutels(bureau) == ["signaal/2019"]


def test_a_signal_that_moved_to_another_year_stays_without_its_past(bureau: Bureau) -> None:
    (signaal,) = oude_signalen(1)
    zet(bureau, signaal)
    verhuisd = replace(signaal, datum=date(2026, 3, 1), tekst="later gezegd", gedaan="")
    zet(bureau, verhuisd)
    (post,) = lees_vernietigingslijst(bureau)
    assert (post.sleutel, post.aantal) == ("signaal/2019", 0)

    vernietig(bureau, ["signaal/2019"])

    assert bureau.archive.een(Signaal, signaal.id) == verhuisd
    bureau.archive.controleer()
    assert resten(bureau) == []
    wijzig_signaal(bureau, signaal.id, spoed=True)
    bureau.archive.controleer()


def test_a_signal_that_moved_into_a_year_that_goes_takes_its_past_along(bureau: Bureau) -> None:
    signaal = maak_signaal(PLANTWOORDEN[0])
    zet(bureau, signaal)
    zet(bureau, replace(signaal, datum=TOEN, tekst="anders"))

    vernietig(bureau, ["signaal/2019"])

    assert resten(bureau) == []
    assert bureau.archive.alle(Signaal) == ()
    bureau.archive.controleer()


def overleg_van_toen() -> tuple[Overleg, list[object]]:
    overleg = Overleg(nieuw_id(TOEN_UTC), TOEN, TOEN, TOEN_UTC.time(), PLANTWOORDEN[0])
    getypt = Getypt(f"{PLANTWOORDEN[1]} wil iets", True)
    return overleg, [
        Correctie(nieuw_id(NU), overleg.id, 1, SoortCorrectie.HERNOEMEN, "a", naam=getypt),
        Afwijzing(nieuw_id(NU), overleg.id, "vallen/reek", PLANTWOORDEN[2], 4),
        Agendapunt(nieuw_id(NU), overleg.id, SoortPunt.EIGEN, "x", getypt, notitie=getypt),
    ]


def test_a_meeting_goes_with_all_that_hangs_on_it_and_agreements_stay(bureau: Bureau) -> None:
    overleg, erbij = overleg_van_toen()
    actie = Actie(nieuw_id(NU), Getypt("bellen"), bureau.lid, None, overleg.id, gemaakt=NU)
    zet(bureau, overleg, *erbij, actie)

    assert vernietig(bureau, ["overleg/2019"]).andere == 4

    assert bureau.archive.alle(Overleg) == ()
    assert bureau.archive.alle(Actie) == (replace(actie, overleg=None),)
    assert resten(bureau) == []
    bureau.archive.controleer()
    lees_overleg(bureau)


def test_open_agreements_stay_and_closed_ones_go(bureau: Bureau) -> None:
    klaar = Actie(
        nieuw_id(NU), Getypt(PLANTWOORDEN[0]), bureau.lid, None, gemaakt=TOEN_UTC,
        stand=ActieStand.KLAAR,
    )  # fmt: skip
    open_ = replace(klaar, id=nieuw_id(NU), wat=Getypt("nog te doen"), stand=ActieStand.OPEN)
    zet(bureau, klaar, open_)
    (post,) = lees_vernietigingslijst(bureau)
    assert (post.sleutel, post.aantal, post.blijft) == ("actie/2019", 1, 1)

    vernietig(bureau, ["actie/2019"])

    assert bureau.archive.alle(Actie) == (open_,)
    assert resten(bureau) == []
    bureau.archive.controleer()
    assert sleutels(bureau) == []
    zet(bureau, replace(open_, stand=ActieStand.KLAAR))
    assert sleutels(bureau) == ["actie/2019"]
    vernietig(bureau, ["actie/2019"])
    bureau.archive.controleer()


def test_rows_that_wait_too_long_go(bureau: Bureau) -> None:
    rij = (("Signaal", PLANTWOORDEN[0]),)
    zet(
        bureau,
        Importvraag(UUID(int=7), "lijst", "blad", 2, "datum", rij, gemaakt=TOEN_UTC),
        Importvraag(UUID(int=8), "lijst", "blad", 3, "datum", (), gemaakt=NU),
    )

    assert vernietig(bureau, ["import/2019"]).andere == 1

    assert [v.id for v in bureau.archive.alle(Importvraag)] == [UUID(int=8)]
    assert resten(bureau) == []
    bureau.archive.controleer()


def test_removed_signals_go_sooner(bureau: Bureau, klok: Klok) -> None:
    gaat, blijft = maak_signaal(PLANTWOORDEN[0]), maak_signaal("blijft")
    zet(bureau, gaat, blijft)
    verwijder_signalen(bureau, [gaat.id])
    klok.dag = date(2028, 1, 1)
    assert sleutels(bureau) == ["verwijderd/2026"]

    assert vernietig(bureau, ["verwijderd/2026"]).signalen == 1

    assert bureau.archive.alle(Signaal) == (blijft,)
    assert resten(bureau) == []
    bureau.archive.controleer()


def test_one_signal_on_request(bureau: Bureau) -> None:
    gaat = maak_signaal(PLANTWOORDEN[0], importcode="abc")
    blijft = vul(bureau, 10)
    zet(bureau, gaat)
    wijzig_signaal(bureau, gaat.id, tekst=PLANTWOORDEN[1])
    bewaar_concept(bureau, Concept(tekst=f"ook nog:\n{PLANTWOORDEN[1]}"))

    vernietig_signaal(bureau, gaat.id)

    assert resten(bureau) == []
    assert lees_concept(bureau) is None
    assert len(bureau.archive.alle(Signaal)) == len(blijft)
    bureau.archive.controleer()
    with pytest.raises(GebruikFout, match="niet meer"):
        vernietig_signaal(bureau, gaat.id)


def test_what_is_being_typed_about_something_else_stays(bureau: Bureau) -> None:
    bewaar_concept(bureau, Concept(tekst="iets heel anders"))
    zet(bureau, *oude_signalen())

    vernietig(bureau, ["signaal/2019"])

    concept = lees_concept(bureau)
    assert concept is not None
    assert concept.tekst == "iets heel anders"


def test_what_a_destroyed_signal_taught_is_forgotten(bureau: Bureau) -> None:
    signaal = maak_signaal(f"{PLANTWOORDEN[0]} bij de brug", themas=("vallen",))
    zet(bureau, signaal)
    meelezer = maak_meelezer(bureau)
    assert meelezer.aantal_geleerd(bureau) == 1

    vernietig_signaal(bureau, signaal.id)

    assert meelezer.aantal_geleerd(bureau) == 0


def test_a_meeting_whose_signals_are_gone_can_still_be_read(bureau: Bureau) -> None:
    signalen = vul(bureau, 12)
    beeld = lees_overleg(bureau)
    bundel = next(b for b in beeld.bundels if b.signalen)
    ids = tuple(s.id for s in bundel.signalen)
    zet(
        bureau,
        beeld.overleg,
        Correctie(
            nieuw_id(NU), beeld.overleg.id, 1, SoortCorrectie.SPLITSEN, bundel.sleutel,
            str(nieuw_id(NU)), ids, Getypt("apart"),
        ),
    )  # fmt: skip
    for signaal in signalen:
        vernietig_signaal(bureau, signaal.id)

    assert all(not b.signalen for b in lees_overleg(bureau).bundels)
    bureau.archive.controleer()


@pytest.fixture
def kopie(bureau: Bureau, tmp_path: Path) -> Path:
    """A copy of the archive as it stood with old signals, a meeting and a draft in it."""
    overleg, erbij = overleg_van_toen()
    actie = Actie(nieuw_id(NU), Getypt("bellen"), bureau.lid, None, overleg.id, gemaakt=NU)
    zet(bureau, *oude_signalen(), overleg, *erbij, actie)
    vul(bureau, 5)
    bureau.archive.leeg_logboek()
    folder = tmp_path / "kopie"
    folder.mkdir()
    doel = folder / bureau.pad.name
    shutil.copyfile(bureau.pad, doel)
    shutil.copyfile(bospad(bureau.pad), bospad(doel))
    return doel


def doe_na(bureau: Bureau, kopie: Archive) -> int:
    return vernietig_ook_in(kopie, bureau.archive.journaal.vernietigd(), bureau.lid, NU)


def test_the_same_is_done_to_a_copy(bureau: Bureau, kopie: Path) -> None:
    vernietig(bureau, ["signaal/2019", "overleg/2019"])
    assert resten(bureau) == []
    assert resten(bureau, kopie) == list(PLANTWOORDEN)

    archive = Archive.open(kopie, bureau.archive.sleutel, NU)
    assert doe_na(bureau, archive) == 7
    assert doe_na(bureau, archive) == 0
    archive.controleer()
    assert len(archive.alle(Signaal)) == 5
    archive.close()

    assert resten(bureau, kopie) == []


def test_one_signal_is_gone_from_a_copy_too(bureau: Bureau, kopie: Path) -> None:
    gaat = next(s for s in bureau.archive.alle(Signaal) if s.datum == TOEN)
    vernietig_signaal(bureau, gaat.id)

    archive = Archive.open(kopie, bureau.archive.sleutel, NU)
    assert doe_na(bureau, archive) == 1
    archive.controleer()
    assert archive.een(Signaal, gaat.id) is None
    archive.close()


def test_a_destruction_that_fails_changes_nothing(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    zet(bureau, *oude_signalen())
    voor = bureau.archive.alle(Signaal)

    def stuk(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as m:
        m.setattr("signaal.storage.schrijfbeurt.wis_sleutels", stuk)
        with pytest.raises(ZeroDivisionError):
            vernietig(bureau, ["signaal/2019"])

    assert bureau.archive.alle(Signaal) == voor
    bureau.archive.controleer()
    assert vernietig(bureau, ["signaal/2019"]).signalen == 3


def hangt_aan(bureau: Bureau, signaal: UUID, dag: date) -> list[object]:
    """One of everything that says something about one signal."""
    partner = Partner(nieuw_id(NU), "Wmo-consulent")
    lid = bureau.lid
    getypt = Getypt(PLANTWOORDEN[1])
    moment = datetime.combine(dag, NU.timetz())
    return [
        partner,
        Doorverwijzing(
            nieuw_id(NU), partner.id, dag, Getypt(PLANTWOORDEN[0]), getypt, dag, signaal=signaal
        ),
        Nabelpoging(nieuw_id(NU), signaal, dag, Uitkomst.GELUKT, notitie=getypt),
        Collegavraag(nieuw_id(NU), signaal, lid, getypt, moment),
        Terugmelding(signaal, dag),
        Contact(signaal, PLANTWOORDEN[2], "een nummer", date(2027, 1, 31)),
    ]


def test_what_hangs_on_a_signal_goes_along_whatever_its_year(bureau: Bureau) -> None:
    (gaat,), blijft = oude_signalen(1), maak_signaal("blijft")
    zet(bureau, gaat, blijft, *hangt_aan(bureau, gaat.id, date(2026, 3, 3)))
    zet(bureau, *hangt_aan(bureau, blijft.id, date(2026, 3, 3))[-1:])

    assert vernietig(bureau, ["signaal/2019"]).andere == 5

    for soort in (Doorverwijzing, Nabelpoging, Collegavraag, Terugmelding):
        waarden: tuple[object, ...] = bureau.archive.alle(soort)
        assert waarden == ()
    assert [c.id for c in bureau.archive.alle(Contact)] == [blijft.id]
    assert len(bureau.archive.alle(Partner)) == 1
    assert f"contact/{gaat.id}" not in bureau.archive.vakken()
    bureau.archive.controleer()
    vernietig_signaal(bureau, blijft.id)
    assert resten(bureau) == []
    bureau.archive.controleer()


def test_whom_to_call_back_goes_after_its_last_day(bureau: Bureau, klok: Klok) -> None:
    contact = Contact(UUID(int=3), PLANTWOORDEN[0], "een nummer", date(2026, 12, 1))
    zet(bureau, contact)
    klok.dag = date(2026, 12, 1)
    assert sleutels(bureau) == []

    klok.dag = date(2026, 12, 2)
    (post,) = lees_vernietigingslijst(bureau)
    assert (post.soort, post.sinds) == (Bewaarsoort.CONTACT, date(2026, 12, 2))
    vernietig(bureau, [post.sleutel])

    assert bureau.archive.alle(Contact) == ()
    assert resten(bureau) == []
    assert bureau.archive.vakken() == frozenset()
    bureau.archive.controleer()


def test_an_activity_goes_with_its_agreement(bureau: Bureau) -> None:
    klaar = Actie(
        nieuw_id(TOEN_UTC), Getypt("ochtend"), bureau.lid, None, gemaakt=TOEN_UTC,
        stand=ActieStand.KLAAR,
    )  # fmt: skip
    open_ = replace(klaar, id=nieuw_id(TOEN_UTC), stand=ActieStand.OPEN)
    erbij = [CollectieveActie(a.id, doel=Getypt(PLANTWOORDEN[0])) for a in (klaar, open_)]
    zet(bureau, klaar, open_, *erbij)
    (post,) = lees_vernietigingslijst(bureau)
    assert (post.aantal, post.blijft) == (2, 2)

    assert vernietig(bureau, ["actie/2019"]).andere == 2

    assert bureau.archive.alle(CollectieveActie) == (erbij[1],)
    bureau.archive.controleer()


def test_decisions_go_with_their_meeting_and_hours_by_themselves(bureau: Bureau) -> None:
    overleg, _ = overleg_van_toen()
    besluit = Besluit(
        besluit_id(overleg.id, "a/b"), overleg.id, "a/b", SoortBesluit.VOLGEN, Getypt("x")
    )
    bekeken = Bekeken(nieuw_id(NU), overleg.id, "a/b", bureau.lid)
    uren = Uren(nieuw_id(NU), TOEN, bureau.lid, "reek", "huisbezoek", 30)
    zet(bureau, overleg, besluit, bekeken, uren)
    assert sleutels(bureau) == ["uren/2019", "overleg/2019"]

    assert vernietig(bureau, ["uren/2019", "overleg/2019"]).andere == 4
    bureau.archive.controleer()
    assert sleutels(bureau) == []


def test_every_kind_with_a_term_can_be_destroyed() -> None:
    groepen = {soort.groep for soort in Bewaarsoort if soort.groep is not None}
    assert groepen == set(Groep)
    assert {soort for soort in Bewaarsoort if soort is not Bewaarsoort.CONTACT} == set(STANDAARD)


def uitgepakt(bureau: Bureau, kopie: Reservekopie, folder: Path) -> Path:
    """The database of a backup, as it lies in the file."""
    doel = folder / f"{kopie.volgnummer}.signaal"
    pak_uit(kopie.pad, doel, bospad(doel), lambda _: None)
    return doel


def test_backups_lose_what_the_archive_loses(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, tmp_path: Path
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    zet(bureau, *oude_signalen())
    maak_reservekopie(bureau)
    vul(bureau, 5)
    maak_reservekopie(bureau)
    voor = list_reservekopieen(bureau)
    assert [len(resten(bureau, uitgepakt(bureau, k, tmp_path))) for k in voor] == [2, 2]

    weg = vernietig(bureau, ["signaal/2019"])

    assert weg.reserve is not None
    assert (weg.reserve.gedaan, weg.reserve.overgeslagen) == (2, ())
    na = list_reservekopieen(bureau)
    assert [k.volgnummer for k in na] == [k.volgnummer for k in voor]
    for kopie in na:
        (tmp_path / f"{kopie.volgnummer}.signaal").unlink()
        bospad(tmp_path / f"{kopie.volgnummer}.signaal").unlink()
        pad = uitgepakt(bureau, kopie, tmp_path)
        assert resten(bureau, pad) == []
        archive = Archive.open(pad, bureau.archive.sleutel, NU)
        archive.controleer()
        archive.close()
    assert not loopt_reserve_achter(bureau)
    sluit(bureau)


def test_backups_that_could_not_be_gone_over_are_remembered(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    zet(bureau, *oude_signalen())
    maak_reservekopie(bureau)

    def vol(*_: object, **__: object) -> None:
        raise SchrijfFout("Je schijf is vol.")

    with monkeypatch.context() as m:
        m.setattr("signaal.usecases.vernietigen.bewerk_reservekopieen", vol)
        weg = vernietig(bureau, ["signaal/2019"])
    assert (weg.signalen, weg.reserve) == (3, None)
    assert loopt_reserve_achter(bureau)

    assert loop_reserve_na(bureau).gedaan == 1

    assert not loopt_reserve_achter(bureau)


def test_each_laptop_knows_of_its_own_backups_how_far_they_are(bureau: Bureau) -> None:
    """That a colleague went over his says nothing of mine; what one laptop kept before counts."""
    zet(bureau, *oude_signalen())
    vernietig(bureau, ["signaal/2019"])
    (mijn,) = (i for i in bureau.archive.alle(Instelling) if i.id.startswith("vernietiging-in-res"))
    assert mijn.id.endswith(str(bureau.archive.apparaat))

    with vanaf(bureau, ANDERE_LAPTOPS[0]):
        assert loopt_reserve_achter(bureau)
        zet(bureau, Instelling("vernietiging-in-reserve", mijn.waarde))
        assert not loopt_reserve_achter(bureau)
    assert not loopt_reserve_achter(bureau)


def test_what_was_destroyed_does_not_come_back_with_a_backup(
    bureau: Bureau, tmp_path: Path
) -> None:
    """A copy on a stick was out of reach; putting it back is when it is caught up with."""
    zet(bureau, *oude_signalen())
    blijft = maak_signaal("blijft")
    zet(bureau, blijft)
    stick = tmp_path / "stick.reservekopie"
    bewaar_reservekopie(bureau, stick)
    vernietig(bureau, ["signaal/2019"])

    klaar = zet_klaar(bureau, stick)

    assert resten(bureau, klaar.werk) == []
    archive = Archive.open(klaar.werk, klaar.sleutel, NU)
    assert archive.alle(Signaal) == (blijft,)
    archive.controleer()
    archive.close()
    laat_klaar_liggen(klaar)


def test_fallen_out_right_after_the_commit(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log is not emptied and no backup gone over: the next time makes up for it."""
    bureau = archiefbouw.als(voorbeeld)
    zet(bureau, *oude_signalen())
    maak_reservekopie(bureau)

    def val_uit(_: Archive) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as m:
        m.setattr(Archive, "leeg_logboek", val_uit)
        with pytest.raises(ZeroDivisionError):
            vernietig(bureau, ["signaal/2019"])
    assert loopt_reserve_achter(bureau)

    bureau = archiefbouw.heropen(bureau)
    bureau.archive.controleer()
    assert resten(bureau) == []
    assert loop_reserve_na(bureau).gedaan == 1
    assert not loopt_reserve_achter(bureau)
    sluit(bureau)
