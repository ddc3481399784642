"""Among many requests in the folder the one with these words is found, or it is said why not."""

import os
import secrets
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import pytest

from signaal.exchange import aanmelding as bestanden
from signaal.exchange.deelmap import SchijfMap
from signaal.fouten import GebruikFout, GestoptFout, NietGedownloadFout
from signaal.usecases.aansluiten import Aanmelding, laat_toe, rond_af, vraag_aan
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import Laptop, lees_deelstand, verwijder_laptop
from signaal.usecases.wisselen import wissel_uit
from signaal.vault.apparaatsleutel import Apparaatsleutel
from signaal.vault.epoch import ZOUT
from signaal.vault.slotwerk import Kosten
from signaal.vault.woorden import Woordsleutel, kies_woorden
from tests.builders import GOEDKOOP, WACHTWOORD, Klok

VEEL = 150
DAG = 86_400


@pytest.fixture(autouse=True)
def geprobeerd(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Each salt that was tried; a try costs next to nothing here."""
    zouten: list[bytes] = []
    echt = Woordsleutel.van

    def van(woorden: Sequence[str], zout: bytes, kosten: Kosten = GOEDKOOP) -> Woordsleutel:
        del kosten
        zouten.append(zout)
        return echt(woorden, zout, GOEDKOOP)

    monkeypatch.setattr(Woordsleutel, "van", van)
    return zouten


@pytest.fixture
def gedeeld(tmp_path: Path) -> Path:
    folder = tmp_path / "gedeeld"
    folder.mkdir()
    return folder


@pytest.fixture
def van_bram(gedeeld: Path, tmp_path: Path, klok: Klok) -> Aanmelding:
    """Bram asks to join."""
    return vraag_aan(tmp_path / "bram.signaal", gedeeld, "Bram", klok.nu())


def leg(gedeeld: Path, aantal: int, zout: bytes | None = None) -> list[Path]:
    """Requests by somebody who has the folder and no words."""
    paden = []
    for _ in range(aantal):
        eigen = Apparaatsleutel.nieuw()
        eigen_zout = secrets.token_bytes(ZOUT) if zout is None else zout
        vraag = bestanden.Aanvraag(
            uuid4(), eigen.tekensleutel, eigen.doossleutel, eigen_zout, "Vals"
        )
        sleutel = Woordsleutel.van(kies_woorden(), eigen_zout, GOEDKOOP)
        naam, inhoud = bestanden.maak_aanvraag(vraag, sleutel, Klok().nu())
        (gedeeld / naam).parent.mkdir(parents=True, exist_ok=True)
        (gedeeld / naam).write_bytes(inhoud)
        paden.append(gedeeld / naam)
    return paden


def zet_tijd(paden: Sequence[Path], geleden: float) -> None:
    toen = time.time() - geleden
    for pad in paden:
        os.utime(pad, (toen, toen))


def echte(gedeeld: Path, aanmelding: Aanmelding) -> Path:
    (pad,) = (gedeeld / "v1" / "aanvraag").glob(f"{aanmelding.device}*")
    return pad


def andere(bureau: Bureau) -> Laptop:
    (laptop,) = (x for x in lees_deelstand(bureau).laptops if not x.hier)
    return laptop


@pytest.mark.parametrize("geleden", [60.0, 5 * DAG, -5 * DAG])
def test_many_requests_that_are_newer_hide_no_other(
    bureau: Bureau, gedeeld: Path, van_bram: Aanmelding, geleden: float
) -> None:
    """Whatever a program that synchronises makes of when the right one was changed."""
    zet_tijd([echte(gedeeld, van_bram)], geleden)
    valse = leg(gedeeld, VEEL)
    zet_tijd(valse[: VEEL // 2], -10 * DAG)
    assert laat_toe(bureau, gedeeld, van_bram.woorden) == "Bram"


def test_requests_with_the_salt_of_another_cost_no_try_and_hide_nothing(
    bureau: Bureau, gedeeld: Path, van_bram: Aanmelding, geprobeerd: list[bytes]
) -> None:
    vraag = bestanden.lees_aanvraag(echte(gedeeld, van_bram).read_bytes())
    assert isinstance(vraag, bestanden.Aanvraag)
    zet_tijd([echte(gedeeld, van_bram)], 60)
    leg(gedeeld, VEEL, vraag.zout)
    geprobeerd.clear()
    assert laat_toe(bureau, gedeeld, van_bram.woorden) == "Bram"
    assert geprobeerd == [vraag.zout]


def test_more_than_can_be_tried_is_said_and_helped_by_clearing_them_away(
    bureau: Bureau,
    gedeeld: Path,
    tmp_path: Path,
    klok: Klok,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leg(gedeeld, 3)
    klokken = iter(range(0, 10_000, 100))
    with monkeypatch.context() as mp:
        mp.setattr("signaal.usecases.aanvragen.monotonic", lambda: next(klokken))
        with pytest.raises(GebruikFout, match="liggen 3 aanvragen") as fout:
            laat_toe(bureau, gedeeld, "appel boom fiets huis")
    assert "er is niemand toegelaten" in fout.value.bericht
    assert "Open daarin de map v1 en dan de map aanvraag. Gooi alles weg" in fout.value.bericht
    for pad in (gedeeld / "v1" / "aanvraag").iterdir():
        pad.unlink()
    opnieuw = vraag_aan(tmp_path / "bram.signaal", gedeeld, "Bram", klok.nu())
    assert laat_toe(bureau, gedeeld, opnieuw.woorden) == "Bram"


def test_how_far_it_is_can_be_seen_and_it_can_be_stopped(
    bureau: Bureau, gedeeld: Path, van_bram: Aanmelding
) -> None:
    zet_tijd([echte(gedeeld, van_bram)], 60)
    leg(gedeeld, 30)
    gezien: list[tuple[int, int]] = []
    with pytest.raises(GestoptFout, match="niemand toegelaten"):
        laat_toe(
            bureau,
            gedeeld,
            van_bram.woorden,
            voortgang=lambda gedaan, totaal: gezien.append((gedaan, totaal)),
            stop=lambda: len(gezien) == 5,
        )
    assert gezien == [(n, 31) for n in range(5)]
    assert [x.hier for x in lees_deelstand(bureau).laptops] == [True]


def in_de_wolk(mp: pytest.MonkeyPatch, *namen: str) -> None:
    """Of these files only the names are on this laptop."""
    lees = SchijfMap.lees

    def alleen_de_naam(plek: SchijfMap, naam: str) -> bytes | None:
        if naam.rpartition("/")[2] in namen:
            raise NietGedownloadFout("Nog niet hier.", naam)
        return lees(plek, naam)

    mp.setattr(SchijfMap, "lees", alleen_de_naam)


def test_a_request_that_is_not_here_yet_hides_no_other_and_is_said_when_it_may_be_the_one(
    bureau: Bureau, gedeeld: Path, van_bram: Aanmelding, monkeypatch: pytest.MonkeyPatch
) -> None:
    zet_tijd([echte(gedeeld, van_bram)], 60)
    (vals,) = leg(gedeeld, 1)
    with monkeypatch.context() as mp:
        in_de_wolk(mp, vals.name, echte(gedeeld, van_bram).name)
        with pytest.raises(NietGedownloadFout):
            laat_toe(bureau, gedeeld, van_bram.woorden)
    in_de_wolk(monkeypatch, vals.name)
    assert laat_toe(bureau, gedeeld, van_bram.woorden) == "Bram"


def test_a_welcome_that_is_not_here_yet_hides_no_other(
    bureau: Bureau,
    gedeeld: Path,
    van_bram: Aanmelding,
    klok: Klok,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laat_toe(bureau, gedeeld, van_bram.woorden)
    (echt,) = (gedeeld / "v1" / "welkom").iterdir()
    vals = echt.with_name(f"{van_bram.device}-000000000000.vsa")
    vals.write_bytes(b"x")
    loop = (WACHTWOORD, klok.nu, klok.vandaag, GOEDKOOP)
    with monkeypatch.context() as mp:
        in_de_wolk(mp, vals.name, echt.name)
        with pytest.raises(NietGedownloadFout):
            rond_af(van_bram, *loop)
    in_de_wolk(monkeypatch, vals.name)
    binnen = rond_af(van_bram, *loop)
    assert binnen is not None
    sluit(binnen[0])


@pytest.fixture
def bram(bureau: Bureau, gedeeld: Path, van_bram: Aanmelding, klok: Klok) -> Iterator[Bureau]:
    """Bram's desk, who was let in and finished joining."""
    laat_toe(bureau, gedeeld, van_bram.woorden)
    binnen = rond_af(van_bram, WACHTWOORD, klok.nu, klok.vandaag, GOEDKOOP)
    assert binnen is not None
    yield binnen[0]
    sluit(binnen[0])


def test_who_was_let_in_and_did_not_finish_is_listed_so_and_can_be_taken_out(
    bureau: Bureau, gedeeld: Path, van_bram: Aanmelding, klok: Klok
) -> None:
    laat_toe(bureau, gedeeld, van_bram.woorden)
    half = andere(bureau)
    assert (half.lid, half.aangesloten, half.toegelaten) == ("Bram", False, klok.nu())
    verwijder_laptop(bureau, half.id)
    assert andere(bureau).eruit


def test_who_finished_is_listed_so(bureau: Bureau, bram: Bureau) -> None:
    assert not andere(bureau).aangesloten
    wissel_uit(bureau)
    assert andere(bureau).aangesloten
    assert [x.aangesloten for x in lees_deelstand(bram).laptops] == [True, True]


def test_somebody_else_of_the_same_name_is_not_let_in_as_the_colleague_who_has_it(
    bureau: Bureau, gedeeld: Path, tmp_path: Path, klok: Klok
) -> None:
    """Two people called Anne: what one hears must not stand under the other."""
    ander = vraag_aan(tmp_path / "ander.signaal", gedeeld, "anne:preventiewerker_jeugd", klok.nu())
    with pytest.raises(
        GebruikFout, match="Anne staat in jullie team als wijkverpleegkundige"
    ) as fout:
        laat_toe(bureau, gedeeld, ander.woorden)
    assert "Is het dezelfde collega? Kies dan wijkverpleegkundige. " in fout.value.bericht
    assert fout.value.bericht.endswith("Is het een ander? Kies dan een andere naam, zoals Anne B.")
    assert len(lees_deelstand(bureau).laptops) == 1
    zelf = vraag_aan(tmp_path / "zelf.signaal", gedeeld, "anne:wijkverpleegkundige", klok.nu())
    assert laat_toe(bureau, gedeeld, zelf.woorden) == "Anne"
