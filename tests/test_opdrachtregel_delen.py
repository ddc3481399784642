"""Three archives and one folder from outside: joining, exchanging, choosing, leaving."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest

from signaal.domain.bewaren import alleen_voor_leden
from signaal.domain.model import LEEG, Agendapunt
from signaal.domain.model_besluit import Collegavraag, Contact, Nabelpoging, Uitkomst
from signaal.usecases.agendapunten import Puntwijziging, voeg_eigen_punt_toe, wijzig_punt
from signaal.usecases.collegavragen import stel_vraag
from signaal.usecases.nabelcontact import noteer_poging, zet_contact
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.signalen import wijzig_signaal
from tests.drie import Drietal, Laptop, maak_drietal, sluit_aan


@pytest.fixture(scope="module")
def _voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drie")
    maak_drietal(folder)
    return folder


@pytest.fixture
def drie(_voorbeeld: Path, tmp_path: Path) -> Drietal:
    """Three laptops that joined, each on a copy of its own."""
    folder = tmp_path / "drie"
    shutil.copytree(_voorbeeld, folder)
    anne, bram, cleo = (Laptop(folder / f"{n}.signaal") for n in ("anne", "bram", "cleo"))
    bram.klok.later(hours=2)
    cleo.klok.later(hours=-3)
    return Drietal(anne, bram, cleo, folder / "gedeeld")


def gelijk(drie: Drietal) -> None:
    """All three hold the same, and each is sound."""
    assert drie.anne.signalen() == drie.bram.signalen() == drie.cleo.signalen()
    for laptop in drie.alle:
        laptop.goed("controleer")


def test_a_newcomer_has_what_was_there(drie: Drietal) -> None:
    assert list(drie.cleo.teksten().values()) == ["losse stoep bij de klinkers"]
    gelijk(drie)


def test_all_three_log_while_apart_and_meet(drie: Drietal) -> None:
    ids = {
        laptop.log(f"signaal {nr} van {laptop.pad.stem} over de stoep")
        for nr in range(3)
        for laptop in drie.alle
    }
    drie.wissel_uit()
    assert ids <= drie.anne.teksten().keys()
    gelijk(drie)


def test_exchanging_again_does_nothing(drie: Drietal) -> None:
    drie.wissel_uit()
    stond = {p.name for p in drie.gedeeld.rglob("*")}
    drie.wissel_uit()
    erbij = {p.name for p in drie.gedeeld.rglob("*")} - stond
    # coming in and leaving are on record: three acts of opening, no echo of an echo
    assert len([naam for naam in erbij if naam.endswith(".vsg")]) <= 3 * 2


def test_both_texts_of_one_signal_are_kept_until_somebody_chooses(drie: Drietal) -> None:
    id_ = drie.anne.log("een bewoner viel bij de brug")
    drie.wissel_uit()
    drie.bram.goed("wijzig", "--id", id_, "--tekst", "een bewoner gleed uit bij de brug")
    drie.cleo.goed("wijzig", "--id", id_, "--tekst", "twee bewoners vielen bij de brug")
    drie.wissel_uit()
    gelijk(drie)
    bij_allen = {laptop.goed("conflicten") for laptop in drie.alle}
    assert len(bij_allen) == 1
    kop, *regels = bij_allen.pop().splitlines()
    assert kop == "geschil;keuze;onderwerp;veld;waarde;wie;moment"
    assert {r.split(";")[4] for r in regels} == {
        "een bewoner gleed uit bij de brug",
        "twee bewoners vielen bij de brug",
    }
    ander = next(r for r in regels if "gleed" in r).split(";")
    drie.anne.goed("kies", "--geschil", ander[0], "--keuze", ander[1])
    drie.wissel_uit()
    gelijk(drie)
    assert drie.cleo.teksten()[id_] == "een bewoner gleed uit bij de brug"
    assert drie.cleo.goed("conflicten").splitlines() == [kop]


def test_different_fields_of_one_signal_go_together(drie: Drietal) -> None:
    id_ = drie.anne.log("een bewoner viel bij de brug")
    drie.wissel_uit()
    drie.bram.goed("wijzig", "--id", id_, "--tekst", "een bewoner gleed uit")
    drie.cleo.goed("wijzig", "--id", id_, "--kern", "Reek")
    drie.wissel_uit()
    signaal = next(s for s in drie.anne.signalen() if s["id"] == id_)
    assert (signaal["tekst"], signaal["kern"]) == ("een bewoner gleed uit", "Reek")
    assert len(drie.anne.goed("conflicten").splitlines()) == 1
    gelijk(drie)


def test_removed_here_and_edited_there_is_asked(drie: Drietal) -> None:
    id_ = drie.anne.log("een bewoner viel bij de brug")
    drie.wissel_uit()
    drie.bram.goed("verwijder", "--id", id_)
    drie.cleo.goed("wijzig", "--id", id_, "--tekst", "een bewoner viel twee keer")
    drie.wissel_uit()
    assert drie.anne.teksten()[id_] == "een bewoner viel twee keer"
    regels = drie.anne.goed("conflicten").splitlines()[1:]
    assert {r.split(";")[3] for r in regels} == {"verwijderd"}
    weg = next(r for r in regels if r.split(";")[4] == "ja").split(";")
    drie.bram.goed("kies", "--geschil", weg[0], "--keuze", weg[1])
    drie.wissel_uit()
    assert id_ not in drie.cleo.teksten()
    gelijk(drie)


def test_by_mail_twice_late_and_out_of_order(drie: Drietal, tmp_path: Path) -> None:
    eerste = drie.bram.log("wachttijd bij de huisarts", thema="wonen")
    drie.bram.goed("geef-mee", tmp_path / "een.signaalpost")
    tweede = drie.bram.log("lange wachttijd bij de apotheek", thema="wonen")
    drie.bram.goed("geef-mee", tmp_path / "twee.signaalpost")
    for naam in ("twee", "een", "twee", "een"):
        drie.anne.goed("neem-op", tmp_path / f"{naam}.signaalpost")
    assert {eerste, tweede} <= drie.anne.teksten().keys()
    # what Bram gave to Anne reaches Cleo through Anne
    drie.anne.goed("geef-mee", tmp_path / "door.signaalpost")
    drie.cleo.goed("neem-op", tmp_path / "door.signaalpost")
    assert {eerste, tweede} <= drie.cleo.teksten().keys()
    gelijk(drie)


def test_a_removed_laptop_reads_nothing_new(drie: Drietal) -> None:
    drie.anne.goed("verwijder-apparaat", "--map", drie.gedeeld, "--lid", "Cleo")
    drie.bram.goed("wissel-uit", "--map", drie.gedeeld)
    nieuw = {drie.anne.log("na het vertrek"), drie.bram.log("ook na het vertrek")}
    for laptop in (drie.anne, drie.bram, drie.anne):
        laptop.goed("wissel-uit", "--map", drie.gedeeld)
    gestolen = drie.cleo.roep("wissel-uit", "--map", drie.gedeeld)
    assert "Anne heeft deze laptop op 22 november 2026 uit het team gehaald" in gestolen.fout
    assert not nieuw & drie.cleo.teksten().keys()
    assert drie.anne.signalen() == drie.bram.signalen()
    # and what it writes is not taken any more
    gelogd = drie.cleo.log("van een gestolen laptop")
    drie.cleo.roep("wissel-uit", "--map", drie.gedeeld)
    drie.anne.goed("wissel-uit", "--map", drie.gedeeld)
    assert gelogd not in drie.anne.teksten()


def test_wrong_words_let_nobody_in(drie: Drietal, tmp_path: Path) -> None:
    antwoord = drie.anne.roep(
        "laat-toe", "--map", drie.gedeeld, "--woorden", "appel boom fiets huis"
    )
    assert antwoord.is_een_weigering(2)


def test_files_thrown_away_doubled_and_cut_heal(drie: Drietal) -> None:
    ids = {laptop.log(f"stoep bij {laptop.pad.stem}") for laptop in drie.alle}
    drie.wissel_uit()
    delen = sorted((drie.gedeeld / "v1" / "w").rglob("*.vsg"))
    delen[0].unlink()
    delen[1].write_bytes(delen[1].read_bytes()[:40])
    delen[2].rename(delen[2].with_name(delen[2].stem + " (conflict copy).vsg"))
    shutil.copy(delen[3], delen[3].with_name(delen[3].stem + " (1).vsg"))
    drie.wissel_uit()
    dora = Laptop(drie.anne.pad.with_name("dora.signaal"))
    sluit_aan(dora, drie.anne, drie.gedeeld, "Dora:sociaal_werker")
    drie.wissel_uit()
    assert ids <= dora.teksten().keys()
    assert dora.teksten() == drie.anne.teksten()
    gelijk(drie)


def test_a_laptop_out_of_a_backup_goes_on_as_a_new_one(drie: Drietal, tmp_path: Path) -> None:
    reserve = tmp_path / "bram.reserve"
    drie.bram.goed("backup", "--naar", reserve)
    na = drie.bram.log("na de reservekopie")
    drie.wissel_uit()
    drie.bram.goed("herstel", "--van", reserve)
    nieuw = drie.bram.log("na het terugzetten")
    drie.wissel_uit()
    assert {na, nieuw} <= drie.bram.teksten().keys()
    gelijk(drie)


def test_an_archive_file_put_back_by_hand_forgets_nothing(drie: Drietal, tmp_path: Path) -> None:
    """Somebody copies the files of last week over those of today, outside Signaal."""
    toen = tmp_path / "toen"
    toen.mkdir()
    for naam in ("bram.signaal", "bram.signaal.sleutels"):
        shutil.copy(drie.bram.pad.with_name(naam), toen)
    na = drie.bram.log("na de kopie")
    drie.wissel_uit()
    for rest in drie.bram.pad.parent.glob("bram.signaal*"):
        if rest.is_file():
            rest.unlink()
    for pad in toen.iterdir():
        shutil.copy(pad, drie.bram.pad.parent)
    nieuw = drie.bram.log("geschreven voordat de kopie opviel")
    assert "1 nieuw signaal van jezelf" in drie.bram.goed("wissel-uit", "--map", drie.gedeeld)
    drie.wissel_uit()
    assert {na, nieuw} <= drie.anne.teksten().keys()
    gelijk(drie)


def test_who_reads_along_sees_no_contacts_and_no_notes_and_changes_nothing(drie: Drietal) -> None:
    id_ = UUID(drie.anne.log("bel terug over de stoep"))
    with drie.anne.open() as bureau:
        wijzig_signaal(bureau, id_, nabellen=True)
        zet_contact(bureau, id_, "Fictief", "0612345678")
        overleg = lees_overleg(bureau).overleg.id
        punt = voeg_eigen_punt_toe(bureau, overleg, "De bushalte")
        wijzig_punt(bureau, overleg, punt.sleutel, Puntwijziging(notitie="nog niet hardop"))
        stel_vraag(bureau, id_, "wie gaat er langs?")
        noteer_poging(bureau, id_, Uitkomst.GEEN_GEHOOR, "belt zelf terug")
        (contact,) = bureau.archive.alle(Contact)
    dora = Laptop(drie.anne.pad.with_name("dora.signaal"))
    sluit_aan(dora, drie.anne, drie.gedeeld, "Dora:sociaal_werker", "--leest-mee")
    drie.wissel_uit()
    dora.goed("wissel-uit", "--map", drie.gedeeld)
    with drie.cleo.open() as bureau:
        assert bureau.archive.alle(Contact) == (contact,)
        assert bureau.archive.alle(Agendapunt)[0].notitie.tekst == "nog niet hardop"
        assert [v.vraag.tekst for v in bureau.archive.alle(Collegavraag)] == ["wie gaat er langs?"]
        assert [p.notitie.tekst for p in bureau.archive.alle(Nabelpoging)] == ["belt zelf terug"]
    with dora.open() as bureau:
        assert not (*bureau.archive.alle(Contact), *bureau.archive.alle(Collegavraag))
        (gelezen,) = bureau.archive.alle(Agendapunt)
        assert (gelezen.titel.tekst, gelezen.notitie) == ("De bushalte", LEEG)
        assert [p.notitie for p in bureau.archive.alle(Nabelpoging)] == [LEEG]
        assert not any(alleen_voor_leden(vak) for vak in bureau.archive.vakken())
    assert str(id_) in dora.teksten()
    assert dora.roep("log", "--kern", "Reek", "mag dit?").is_een_weigering(2)
    gelijk(drie)
    dora.goed("controleer")
