"""Sharing under attack: what lies in the folder, where things are put, who asks to come in.

Each ends in one sentence, and nothing of what was written down is gone.
"""

import os
import shutil
import threading
from pathlib import Path

import pytest

from signaal.domain.ids import nieuw_id
from signaal.exchange import aanmelding
from signaal.exchange.deelmap import SchijfMap
from signaal.exchange.omslag import HOOGSTE_BESTAND
from signaal.fouten import GebruikFout
from signaal.usecases import opvolgen
from signaal.usecases.archief import Wachtwoord, eis_archief, open_archief, sluit
from signaal.usecases.wisselen import wissel_uit
from signaal.vault.woorden import Woordsleutel, kies_woorden
from tests.builders import NU, WACHTWOORD
from tests.drie import Drietal, Laptop, maak_drietal, vraag_aan
from tests.roeper import roep

_BRAM = ("--lid", "Bram", "--wacht", "1")


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
    return Drietal(anne, bram, cleo, folder / "gedeeld")


def test_what_lies_in_the_folder_stops_nobody(drie: Drietal, tmp_path: Path) -> None:
    """Names of any bytes, large files, junk, deep folders, links and pipes."""
    drie.wissel_uit()
    namen = (
        b"\xff\xfe.vsg",
        b"a\nb.vsg",
        b"q'u\"o;%s.vsk",
        b"..vsg",
        b".vsa",
        b"x" * 240 + b".vsg",
    )
    for nummer, naam in enumerate((*namen, "é😀 (1).vsg".encode(), b"-rf.vsg", b"a\\b.vsg")):
        Path(os.fsdecode(bytes(drie.gedeeld) + b"/" + naam)).write_bytes(b"rommel %d" % nummer)
    with (drie.gedeeld / "v1" / "groot.vsg").open("wb") as groot:
        groot.truncate(1 << 30)
    diep = drie.gedeeld / "v1"
    for nummer in range(40):
        diep /= f"diep{nummer}"
    diep.mkdir(parents=True)
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "x.vsg").write_bytes(b"x")
    (drie.gedeeld / "v1" / "w" / "link").symlink_to(tmp_path / "elders")
    (drie.gedeeld / "lus").symlink_to(drie.gedeeld)
    os.mkfifo(drie.gedeeld / "pijp.vsg")
    id_ = drie.bram.log("de stoep ligt los bij de kerk")
    drie.wissel_uit()
    assert id_ in drie.anne.teksten()
    assert [p.name for p in (tmp_path / "elders").iterdir()] == ["x.vsg"]


def test_more_than_a_file_of_ours_is_not_even_read(
    drie: Drietal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (drie.gedeeld / "groot.vsg").open("wb") as groot:
        groot.truncate(HOOGSTE_BESTAND + 1)
    gelezen: list[str] = []
    lees = SchijfMap.lees

    def onthoud(plek: SchijfMap, naam: str) -> bytes | None:
        gelezen.append(naam)
        return lees(plek, naam)

    monkeypatch.setattr(SchijfMap, "lees", onthoud)
    drie.anne.log("er is iets te lezen")
    assert drie.anne.roep("wissel-uit", "--map", drie.gedeeld).status == 0
    assert "groot.vsg" not in gelezen


def test_a_place_that_is_no_folder_or_full_or_closed(
    drie: Drietal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = tmp_path / "bestand"
    bestand.write_bytes(b"x")
    for plek in (bestand, tmp_path / "nergens"):
        assert drie.anne.roep("wissel-uit", "--map", plek).is_een_weigering(2)
        nieuw = Laptop(tmp_path / "nieuw.signaal")
        assert nieuw.roep("sluit-aan", "--map", plek, *_BRAM).is_een_weigering(2)
    drie.anne.log("dit kan er nu niet bij")

    def dicht(*_: object) -> None:
        raise PermissionError(13, "read-only")

    with monkeypatch.context() as mp:
        mp.setattr("signaal.exchange.deelmap._schrijf", dicht)
        assert drie.anne.roep("wissel-uit", "--map", drie.gedeeld).is_een_weigering(4)
    drie.wissel_uit(1)
    assert "dit kan er nu niet bij" in drie.bram.teksten().values()


def test_an_archive_never_lies_in_the_folder(drie: Drietal, tmp_path: Path) -> None:
    boven, naar_map = drie.anne.pad.parent, tmp_path / "naar map"
    naar_map.symlink_to(boven)
    for map_ in (boven, naar_map, boven.parent):
        assert drie.anne.roep("wissel-uit", "--map", map_).is_een_weigering(2)
    naar_pad = tmp_path / "naar archief"
    naar_pad.symlink_to(drie.gedeeld)
    for pad in (drie.gedeeld / "n.signaal", drie.gedeeld / "v1" / "n.signaal", naar_pad / "n"):
        nieuw = Laptop(pad)
        assert nieuw.roep("sluit-aan", "--map", drie.gedeeld, *_BRAM).is_een_weigering(2)
        assert not pad.exists()


def test_an_archive_that_came_into_the_folder_later(drie: Drietal) -> None:
    drie.wissel_uit(1)
    erin = drie.gedeeld / "anne.signaal"
    for naam in ("", ".sleutels"):
        shutil.copy(drie.anne.pad.with_name("anne.signaal" + naam), f"{erin}{naam}")
    bureau = open_archief(erin, Wachtwoord(WACHTWOORD), drie.anne.klok.nu, drie.anne.klok.vandaag)
    try:
        with pytest.raises(GebruikFout, match="mag nooit in een gedeelde map"):
            wissel_uit(bureau)
    finally:
        sluit(bureau)


def test_what_is_given_never_takes_the_place_of_the_archive(drie: Drietal, tmp_path: Path) -> None:
    naam = drie.anne.pad.name
    for eigen in (naam, f"{naam}.sleutels", f"{naam}.slot"):
        pad = drie.anne.pad.with_name(eigen)
        assert drie.anne.roep("geef-mee", pad).is_een_weigering(2)
    (tmp_path / "link").symlink_to(drie.anne.pad)
    assert drie.anne.roep("geef-mee", tmp_path / "link").is_een_weigering(2)
    assert drie.anne.roep("neem-op", drie.anne.pad).is_een_weigering(2)
    assert drie.anne.roep("neem-op", drie.gedeeld).is_een_weigering(2)
    drie.anne.goed("controleer")


def test_a_place_where_no_archive_can_come_is_said_before_anybody_is_called(
    drie: Drietal, tmp_path: Path
) -> None:
    er_lag = list(drie.gedeeld.rglob("*.vsa"))
    (tmp_path / "los.signaal.sleutels").write_bytes(b"van een archief dat zoek is")
    for pad, status in (
        (drie.anne.pad, 2),
        (tmp_path / "los.signaal", 2),
        (tmp_path / "weg" / "n.signaal", 4),
        (tmp_path / ("n" * 250), 4),
    ):
        antwoord = Laptop(pad).roep("sluit-aan", "--map", drie.gedeeld, *_BRAM)
        assert antwoord.is_een_weigering(status), pad
    leeg = (
        "sluit-aan",
        "--archief",
        tmp_path / "n",
        "--map",
        drie.gedeeld,
        "--lid",
        "Bram",
        "--wacht",
        "1",
    )
    assert roep(*leeg, wachtwoord="").is_een_weigering(2)
    assert list(drie.gedeeld.rglob("*.vsa")) == er_lag
    assert (tmp_path / "los.signaal.sleutels").read_bytes() == b"van een archief dat zoek is"


def test_three_commands_at_once_on_one_archive_take_turns(drie: Drietal) -> None:
    drie.bram.log("een losse tegel")
    drie.bram.goed("wissel-uit", "--map", drie.gedeeld)
    statussen: list[int] = []

    def wissel() -> None:
        statussen.append(drie.anne.roep("wissel-uit", "--map", drie.gedeeld).status)

    draden = [threading.Thread(target=wissel) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert statussen == [0, 0, 0]
    drie.anne.goed("controleer")
    assert drie.anne.teksten() == drie.bram.teksten()


def test_two_requests_at_once_and_words_as_people_type_them(drie: Drietal, tmp_path: Path) -> None:
    een = vraag_aan(Laptop(tmp_path / "een.signaal"), drie.gedeeld, "Bram")
    twee = vraag_aan(Laptop(tmp_path / "twee.signaal"), drie.gedeeld, "Dora:sociaal_werker")
    getypt = " , ".join(een.woorden.upper().replace("E", "É").split())
    drie.anne.goed("laat-toe", "--map", drie.gedeeld, "--woorden", getypt)
    drie.bram.goed("laat-toe", "--map", drie.gedeeld, "--woorden", twee.woorden)
    for gast in (een, twee):
        assert "Aangesloten" in gast.wacht().uit
    drie.wissel_uit(1)
    for gast in (een, twee):
        gast.laptop.goed("wissel-uit", "--map", drie.gedeeld)
        assert gast.laptop.teksten() == drie.anne.teksten()


def test_let_in_twice_is_the_same_laptop(drie: Drietal, tmp_path: Path) -> None:
    """And when the first time was cut off before the welcome lay there."""
    gast = vraag_aan(Laptop(tmp_path / "een.signaal"), drie.gedeeld, "Bram")

    def valt_uit(*_: object) -> tuple[str, bytes]:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(aanmelding, "maak_welkom", valt_uit)
        woorden = ("laat-toe", "--map", drie.gedeeld, "--woorden", gast.woorden)
        assert drie.anne.roep(*woorden).status == 2
    noemt = drie.anne.roep("verwijder-apparaat", "--lid", "Bram").fout
    assert noemt.count("(Bram)") == noemt.count("(Bram, nog niet aangesloten)") == 1
    assert drie.anne.goed(*woorden) == "Toegelaten: de laptop van Bram."
    assert "Aangesloten" in gast.wacht().uit
    assert drie.anne.goed(*woorden) == "Toegelaten: de laptop van Bram."
    drie.anne.goed("wissel-uit", "--map", drie.gedeeld)
    noemt = drie.anne.roep("verwijder-apparaat", "--lid", "Bram").fout
    assert noemt.count("(Bram)") == 2  # the one that was there, and this one


def test_a_request_of_long_ago_or_of_nobody_lets_nobody_in(drie: Drietal, tmp_path: Path) -> None:
    gast = vraag_aan(Laptop(tmp_path / "een.signaal"), drie.gedeeld, "Niemand", wacht_s=8)
    woorden = ("laat-toe", "--map", drie.gedeeld, "--woorden", gast.woorden)
    onbekend = drie.anne.roep(*woorden)
    assert onbekend.is_een_weigering(2)
    assert "Anne, Bram, Cleo" in onbekend.fout
    drie.anne.klok.later(hours=49)
    te_oud = drie.anne.roep(*woorden)
    assert te_oud.is_een_weigering(2)
    assert "klokken" in te_oud.fout
    _leg_vals_welkom_neer(drie.gedeeld)
    antwoord = gast.wacht()
    assert (antwoord.status, antwoord.fout.count("\n")) == (2, 1)
    assert [p.name for p in tmp_path.glob("een*")] == []
    # begun anew, with other words
    anders = vraag_aan(Laptop(tmp_path / "een.signaal"), drie.gedeeld, "Bram")
    assert anders.woorden != gast.woorden
    drie.anne.klok.later(hours=-49)
    drie.anne.goed("laat-toe", "--map", drie.gedeeld, "--woorden", anders.woorden)
    assert "Aangesloten" in anders.wacht().uit


def _leg_vals_welkom_neer(gedeeld: Path) -> None:
    """Somebody who has the folder and not the words answers the newest request."""
    pad = max((gedeeld / "v1" / "aanvraag").iterdir(), key=lambda p: p.stat().st_mtime)
    vraag = aanmelding.lees_aanvraag(pad.read_bytes())
    assert isinstance(vraag, aanmelding.Aanvraag)
    welkom = aanmelding.Welkom(
        vraag.device, nieuw_id(NU), None, "lid", {}, frozenset(), bytes(range(32)), ()
    )
    geraden = Woordsleutel.van(kies_woorden(), vraag.zout)
    naam, inhoud = aanmelding.maak_welkom(welkom, vraag.doossleutel, geraden)
    SchijfMap(gedeeld).leg(naam, inhoud)
    SchijfMap(gedeeld).leg(f"v1/welkom/{vraag.device}-000000000000.vsa", b"SIGNAAL-B1\n")


def test_a_half_archive_is_none_and_is_in_nobodys_way(drie: Drietal, tmp_path: Path) -> None:
    """The machine fell out while a newcomer's archive was being made."""
    pad = tmp_path / "een.signaal"
    for naam in ("", ".sleutels", ".nog-niet-klaar-gemaakt", "-wal"):
        pad.with_name(pad.name + naam).write_bytes(b"half")
    assert roep("log", "--archief", pad, "--kern", "Reek", "een tegel").is_een_weigering(3)
    gast = vraag_aan(Laptop(pad), drie.gedeeld, "Bram")
    drie.anne.goed("laat-toe", "--map", drie.gedeeld, "--woorden", gast.woorden)
    assert "Aangesloten" in gast.wacht().uit
    eis_archief(pad)
    assert gast.laptop.goed("controleer")


def test_cut_off_while_it_goes_on_as_a_new_laptop(drie: Drietal, tmp_path: Path) -> None:
    """Files of before were put back, and the machine fell out in the exchange after that."""
    drie.wissel_uit(1)
    toen = {p: p.read_bytes() for p in drie.bram.pad.parent.glob("bram.signaal*") if p.is_file()}
    na = drie.bram.log("geschreven na de kopie")
    drie.bram.goed("wissel-uit", "--map", drie.gedeeld)
    for pad in drie.bram.pad.parent.glob("bram.signaal*"):
        pad.unlink()
    for pad, inhoud in toen.items():
        pad.write_bytes(inhoud)
    nieuw = drie.bram.log("geschreven na het terugzetten")

    def valt_uit(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(opvolgen, "maak_af", valt_uit)
        assert drie.bram.roep("wissel-uit", "--map", drie.gedeeld).status == 2
    drie.bram.goed("geef-mee", tmp_path / "post.signaalpost")
    drie.wissel_uit()
    for laptop in drie.alle:
        assert {na, nieuw} <= laptop.teksten().keys()
        laptop.goed("controleer")
