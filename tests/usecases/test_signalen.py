"""Logging in seconds: what is kept, what is refused, what can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Select, inspect, literal_column, select, table

from signaal.domain.model import Discipline, Signaal, Telknop, Zoekvraag
from signaal.fouten import GebruikFout, PersoonsgegevenFout, SignaalFout
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.gelijkenis import lijkt_op
from signaal.usecases.signalen import (
    Signaalinvoer,
    herstel_signalen,
    laatste_signalen,
    lees_signalen,
    log_signaal,
    signaal_ids,
    tel_signalen,
    tel_vraag,
    verwijder_signalen,
    wijzig_signaal,
    zoek_signalen,
)
from signaal.usecases.team import bewaar_telknop, verwijder_telknop
from signaal.usecases.zoekhulp import (
    Concept,
    bewaar_concept,
    bewaar_filter,
    lees_concept,
    list_filters,
    verwijder_filter,
    wis_concept,
    zoekvraag_van,
)
from tests.builders import (
    NU,
    VANDAAG,
    Archiefbouw,
    Klok,
    lid_met,
    maak_signaal,
    rauwe_bytes,
    vul,
    zet,
)

ALLES = Zoekvraag()
#: Of the test series: passes the check of a BSN, belongs to nobody.
BSN = "999990019"


def log(bureau: Bureau, tekst: str = "losse tegels bij de kerk", **anders: Any) -> Signaal:
    return log_signaal(bureau, replace(Signaalinvoer(tekst, "schaijk"), **anders))


def test_an_ordinary_signal_needs_text_and_kern(bureau: Bureau) -> None:
    signaal = log(bureau)

    assert signaal == Signaal(
        id=signaal.id,
        datum=VANDAAG,
        kern="schaijk",
        discipline=Discipline.WIJKVERPLEEGKUNDIGE,
        tekst="losse tegels bij de kerk",
        gewijzigd=NU,
        lid=bureau.lid,
    )
    assert zoek_signalen(bureau, ALLES) == [signaal]


def test_everything_filled_in(bureau: Bureau) -> None:
    bram = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    signaal = log(
        bureau,
        kern="Zeeland",
        buurtschap="oventje",
        themas=("vallen", "Mantelzorg", "vallen"),
        bron="huisarts",
        datum=VANDAAG - timedelta(days=3),
        lid=bram,
        gedaan="folder gegeven",
        spoed=True,
        nabellen_op=VANDAAG + timedelta(days=7),
        themas_voorgesteld=True,
    )

    assert (signaal.kern, signaal.buurtschap) == ("zeeland", "oventje")
    assert signaal.themas == ("vallen", "mantelzorg")
    assert (signaal.lid, signaal.discipline) == (bram, Discipline.SOCIAAL_WERKER)
    assert signaal.nabellen
    assert signaal.themas_voorgesteld


STOP = {
    "BSN": f"bsn {BSN} van de buurman",
    "telefoonnummer": "bel 06-71234509 terug",
    "e-mailadres": "mail sjaan@mail.example",
    "rekeningnummer": "rekening NL91ABNA0417164300",
}


@pytest.mark.parametrize("soort", STOP)
@pytest.mark.parametrize("veld", ["tekst", "bron", "gedaan"])
def test_hard_personal_data_is_refused_in_every_text(bureau: Bureau, soort: str, veld: str) -> None:
    with pytest.raises(PersoonsgegevenFout) as fout:
        log(bureau, **{veld: STOP[soort]})

    assert soort in fout.value.bericht
    assert STOP[soort].split()[1] not in fout.value.bericht
    assert tel_signalen(bureau, ALLES) == 0


def test_a_refused_text_is_in_no_file_of_the_archive(
    bureau: Bureau, archiefbouw: Archiefbouw
) -> None:
    """Neither on disk nor, decrypted, anywhere in the database."""
    geweigerd = f"Kwartelkoning heeft bsn {BSN}"
    gelogd = log(bureau)
    for poging in (
        lambda: log(bureau, geweigerd),
        lambda: wijzig_signaal(bureau, gelogd.id, gedaan=geweigerd),
        lambda: bewaar_filter(bureau, "mijn filter", Zoekvraag(tekst=geweigerd)),
        lambda: bewaar_filter(bureau, geweigerd, ALLES),
    ):
        probeer(poging)
    bewaar_concept(bureau, Concept(geweigerd, bron=BSN))

    alles = alles_leesbaar(bureau)
    assert BSN not in alles
    assert "Kwartelkoning heeft" in alles  # the draft is kept, without the number
    sluit(bureau)
    rauw = rauwe_bytes(archiefbouw.pad.parent)
    assert BSN.encode() not in rauw
    assert b"Kwartelkoning" not in rauw


def probeer(poging: Callable[[], object]) -> None:
    with pytest.raises(PersoonsgegevenFout):
        poging()


def alles_leesbaar(bureau: Bureau) -> str:
    """Every value of every table, decrypted."""
    with bureau.archive._verbind(False) as conn:
        tabellen = [naam for naam in inspect(conn).get_table_names() if naam != "signaal_fts"]
        vragen: list[Select[Any]] = [
            select(literal_column("*")).select_from(table(naam)) for naam in tabellen
        ]
        return "\n".join(repr(conn.execute(vraag).all()) for vraag in vragen)


@pytest.mark.parametrize(
    "anders",
    [
        {"tekst": ""},
        {"tekst": " \n\t\u0000 "},
        {"tekst": "x" * 10_001},
        {"bron": "x" * 201},
        {"kern": "Herpen"},
        {"kern": ""},
        {"themas": ("bestaat niet",)},
        {"buurtschap": "oventje"},
        {"lid": UUID(int=3)},
        {"datum": VANDAAG + timedelta(days=1)},
        {"datum": date(1026, 11, 22)},
    ],
)
def test_unusable_input_is_refused_in_one_sentence(bureau: Bureau, anders: dict[str, Any]) -> None:
    with pytest.raises(GebruikFout) as fout:
        log(bureau, **anders)

    assert fout.value.status == 2
    assert fout.value.bericht.endswith(".")
    assert tel_signalen(bureau, ALLES) == 0


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("  twee\r\nregels\r ", "twee\nregels"),
        ("nul\x00 bel\x07 esc\x1b[31m", "nul bel esc[31m"),
        ("half \ud83d teken", "half teken"),
        ("a\u200bb\ufeff c\u2028d \t e", "ab c d e"),
        ("gekeerd \u202etxet\u202c", "gekeerd txet"),
        ("שלום 🙂 👩\u200d⚕️", "שלום 🙂 👩\u200d⚕️"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("'; DROP TABLE signaal; --", "'; DROP TABLE signaal; --"),
        ("..\\..\\C:\\x", "..\\..\\C:\\x"),
        ("x" * 10_000, "x" * 10_000),
    ],
)
def test_any_text_is_kept_as_it_reads(bureau: Bureau, getypt: str, bewaard: str) -> None:
    signaal = log(bureau, getypt)

    assert lees_signalen(bureau, [signaal.id])[0].tekst == bewaard
    controleer(bureau)


def test_undo_of_the_last_save(bureau: Bureau) -> None:
    log(bureau, "eerste")
    laatste = log(bureau, "vergissing")
    assert [s.tekst for s in laatste_signalen(bureau)] == ["vergissing", "eerste"]

    assert verwijder_signalen(bureau, [laatste.id]) == 1

    assert [s.tekst for s in laatste_signalen(bureau)] == ["eerste"]
    assert tel_signalen(bureau, ALLES) == 1
    assert [s.id for s in zoek_signalen(bureau, Zoekvraag(verwijderd=True))] == [laatste.id]

    assert herstel_signalen(bureau, [laatste.id]) == 1
    assert herstel_signalen(bureau, [laatste.id]) == 0
    assert zoek_signalen(bureau, Zoekvraag(tekst="vergissing")) == [laatste]


def test_the_last_five_are_mine(bureau: Bureau) -> None:
    log(bureau, "van Bram", lid=lid_met(bureau, Discipline.SOCIAAL_WERKER))
    for i in range(7):
        log(bureau, f"van mij {i}")

    assert [s.tekst for s in laatste_signalen(bureau)] == [f"van mij {i}" for i in range(6, 1, -1)]


def test_editing_changes_only_what_is_given(bureau: Bureau, klok: Klok) -> None:
    signaal = log(bureau, themas=("vallen",), bron="buren", themas_voorgesteld=True)
    klok.later(minutes=3)

    nieuw = wijzig_signaal(bureau, signaal.id, tekst="tegels liggen weer vast")

    assert nieuw == replace(signaal, tekst="tegels liggen weer vast", gewijzigd=klok.nu())
    gekozen = wijzig_signaal(bureau, signaal.id, themas=("mantelzorg",))
    assert (gekozen.themas, gekozen.themas_voorgesteld) == (("mantelzorg",), False)
    assert lees_signalen(bureau, [signaal.id]) == [gekozen]


def test_editing_a_removed_imported_signal_leaves_it_so(bureau: Bureau) -> None:
    signaal = maak_signaal(verwijderd=True, importcode="lijst:3")
    zet(bureau, signaal)

    nieuw = wijzig_signaal(bureau, signaal.id, spoed=True)

    assert nieuw == replace(signaal, spoed=True)
    assert nieuw.lid is None


def test_editing_to_the_same_is_not_a_change(bureau: Bureau, klok: Klok) -> None:
    signaal = log(bureau)
    regels = len(bureau.archive.journaal.lees())
    klok.later(minutes=3)

    assert wijzig_signaal(bureau, signaal.id, tekst=signaal.tekst) == signaal
    assert len(bureau.archive.journaal.lees()) == regels


def test_call_back_done_takes_its_day_away(bureau: Bureau) -> None:
    signaal = log(bureau, nabellen=True, nabellen_op=VANDAAG)

    klaar = wijzig_signaal(bureau, signaal.id, nabellen=False)

    assert (klaar.nabellen, klaar.nabellen_op) == (False, None)


def test_another_lid_is_another_seat_and_the_same_lid_keeps_the_seat(bureau: Bureau) -> None:
    signaal = log(bureau)
    cleo = lid_met(bureau, Discipline.PREVENTIEWERKER_JEUGD)

    assert wijzig_signaal(bureau, signaal.id, spoed=True).discipline is signaal.discipline
    assert wijzig_signaal(bureau, signaal.id, lid=cleo).discipline is (
        Discipline.PREVENTIEWERKER_JEUGD
    )


@pytest.mark.parametrize(
    "velden", [{"tekst": ""}, {"kern": "Herpen"}, {"datum": VANDAAG + timedelta(days=9)}]
)
def test_an_edit_that_is_refused_changes_nothing(bureau: Bureau, velden: dict[str, Any]) -> None:
    signaal = log(bureau)

    with pytest.raises(GebruikFout):
        wijzig_signaal(bureau, signaal.id, **velden)

    assert lees_signalen(bureau, [signaal.id]) == [signaal]


def test_unknown_signal_and_unknown_field(bureau: Bureau) -> None:
    signaal = log(bureau)
    with pytest.raises(GebruikFout):
        wijzig_signaal(bureau, UUID(int=5), tekst="x")
    with pytest.raises(GebruikFout):
        verwijder_signalen(bureau, [signaal.id, UUID(int=5)])
    with pytest.raises(TypeError):
        wijzig_signaal(bureau, signaal.id, id=UUID(int=5))
    assert tel_signalen(bureau, ALLES) == 1


def test_tally_is_a_signal_without_text(bureau: Bureau) -> None:
    knop: Telknop = bewaar_telknop(bureau, 1, "welk hulpmiddel", "hulpmiddelen")

    signaal = tel_vraag(bureau, knop.id, "reek")

    assert (signaal.tekst, signaal.kern, signaal.themas) == ("", "reek", ("hulpmiddelen",))
    assert wijzig_signaal(bureau, signaal.id, kern="schaijk").tekst == ""
    verwijder_telknop(bureau, knop.id)
    with pytest.raises(GebruikFout):
        tel_vraag(bureau, knop.id, "reek")


def test_look_alike_warning(bureau: Bureau) -> None:
    signaal = log(bureau, "mevrouw viel over de losse tegels bij de kerk")

    assert lijkt_op(bureau, "gevallen over losse tegels bij de kerk", "schaijk") == [signaal]
    assert lijkt_op(bureau, "gevallen over losse tegels bij de kerk", "reek") == []
    assert lijkt_op(bureau, "tegels", "schaijk") == []


def test_pages_and_ids(bureau: Bureau) -> None:
    vul(bureau, 12)

    ids = signaal_ids(bureau, ALLES)
    assert [s.id for s in zoek_signalen(bureau, ALLES, 5, 4)] == ids[5:9]
    assert signaal_ids(bureau, ALLES, oudste_eerst=True) == ids[::-1]


def test_draft_survives_and_is_wiped(bureau: Bureau, archiefbouw: Archiefbouw) -> None:
    concept = Concept("mw de", "reek", ("vallen",), "huisarts", VANDAAG, True, True)
    bewaar_concept(bureau, replace(concept, tekst="iets anders"))
    bewaar_concept(bureau, concept)
    assert lees_concept(bureau) == concept

    bureau = archiefbouw.heropen(bureau)
    assert lees_concept(bureau) == concept
    wis_concept(bureau)
    assert lees_concept(bureau) is None
    sluit(bureau)


def test_drafts_are_not_journalled(bureau: Bureau) -> None:
    regels = bureau.archive.journaal.lees()

    bewaar_concept(bureau, Concept("half getypt"))

    assert bureau.archive.journaal.lees() == regels


def test_saved_filters(bureau: Bureau) -> None:
    vraag = Zoekvraag(
        tekst="tegels",
        kernen=("reek",),
        disciplines=(Discipline.SOCIAAL_WERKER,),
        van=VANDAAG,
        zonder_thema=True,
    )
    eerst = bewaar_filter(bureau, "Mijn  wijk", ALLES)
    later = bewaar_filter(bureau, "mijn wijk", vraag)
    bewaar_filter(bureau, "Alles", ALLES)

    assert eerst.id == later.id
    assert [f.naam for f in list_filters(bureau)] == ["Alles", "mijn wijk"]
    assert zoekvraag_van(list_filters(bureau)[1]) == vraag
    verwijder_filter(bureau, later.id)
    assert [f.naam for f in list_filters(bureau)] == ["Alles"]
    with pytest.raises(SignaalFout):
        verwijder_filter(bureau, UUID(int=1))


def test_a_signal_of_tomorrow_by_a_colleagues_clock_can_be_changed_today(bureau: Bureau) -> None:
    morgen = maak_signaal("losse tegels", datum=VANDAAG + timedelta(days=1))
    zet(bureau, morgen)
    assert wijzig_signaal(bureau, morgen.id, tekst="gladde tegels").datum == morgen.datum
    with pytest.raises(GebruikFout, match="moet nog komen"):
        wijzig_signaal(bureau, morgen.id, datum=VANDAAG + timedelta(days=2))
