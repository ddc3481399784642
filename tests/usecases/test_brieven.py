"""Written while locked, there at the next unlock: once, whole, and never in plain sight."""

import json
import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signaal import exchange, vault
from signaal.domain.model import Signaal
from signaal.fouten import GebruikFout, PersoonsgegevenFout, SchrijfFout
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.briefinhoud import lees_inhoud
from signaal.usecases.brieven import neem_brieven_in, schrijf_brief
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, laatste_signalen, log_signaal
from signaal.vault import bos as bosbestand
from tests.builders import NU, VANDAAG, Archiefbouw, rauwe_bytes

TEKST = "mevrouw van de hoek is weer gevallen"


def schrijf(bureau: Bureau, tekst: str = TEKST, kern: str = "") -> None:
    schrijf_brief(bureau.pad, tekst, kern, bureau.nu(), bureau.vandaag())


def brieven(bureau: Bureau) -> list[Path]:
    return exchange.brieven_in(bureau.pad)


def opzij(bureau: Bureau) -> list[bytes]:
    """The letters that were kept aside."""
    folder = exchange.onleesbaar(bureau.pad)
    return sorted(pad.read_bytes() for pad in folder.iterdir()) if folder.exists() else []


def ingenomen(bureau: Bureau) -> list[Signaal]:
    neem_brieven_in(bureau)
    return laatste_signalen(bureau, 20)


def test_written_while_locked_is_a_signal_at_the_next_unlock(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw
) -> None:
    sluit(archiefbouw.als(voorbeeld))
    schrijf_brief(archiefbouw.pad, TEKST, "Zeeland", NU, VANDAAG)
    schrijf_brief(archiefbouw.pad, "losse tegels", "oventje", NU, VANDAAG)
    archiefbouw.klok.later(days=2)
    assert TEKST.encode() not in rauwe_bytes(archiefbouw.pad.parent)

    bureau = archiefbouw.open()
    gevonden = neem_brieven_in(bureau)

    tegels, gevallen = laatste_signalen(bureau)
    assert (gevallen.tekst, gevallen.kern, gevallen.datum) == (TEKST, "zeeland", VANDAAG)
    assert (tegels.kern, tegels.buurtschap) == ("zeeland", "oventje")
    assert (gevallen.lid, gevallen.themas, gevallen.gewijzigd) == (bureau.lid, (), bureau.nu())
    assert set(gevonden.signalen) == {tegels.id, gevallen.id}
    assert gevonden.zin.startswith("2 signalen van toen Signaal op slot was: kijk ze")
    assert gevonden.let_op == ()
    assert brieven(bureau) == []
    assert controleer(bureau).startswith("Het archief is in orde: 2 signalen")
    sluit(bureau)


def test_without_a_village_it_is_the_one_of_last_time(bureau: Bureau) -> None:
    schrijf(bureau)
    assert ingenomen(bureau)[0].kern == "schaijk"  # named first: nothing was logged yet
    log_signaal(bureau, Signaalinvoer("iets anders", "Reek"))
    schrijf(bureau)
    assert ingenomen(bureau)[0].kern == "reek"


@pytest.mark.parametrize(
    ("tekst", "kern"),
    [
        ("in reek is de lift stuk", "reek"),
        ("Reek: de lift is stuk", "reek"),
        ("een reeks klachten over de lift", "schaijk"),
        ("in Reek en in Zeeland is de lift stuk", "schaijk"),
    ],
)
def test_without_a_village_it_is_the_one_in_the_text(bureau: Bureau, tekst: str, kern: str) -> None:
    log_signaal(bureau, Signaalinvoer("iets van eerder", "schaijk"))
    schrijf_brief(bureau.pad, tekst, "", NU, VANDAAG)
    (id_,) = neem_brieven_in(bureau).signalen
    signaal = bureau.archive.een(Signaal, id_)
    assert signaal is not None
    assert (signaal.kern, signaal.tekst) == (kern, tekst)


def test_the_village_that_was_typed_goes_before_the_text(bureau: Bureau) -> None:
    schrijf_brief(bureau.pad, "de lift in Reek is stuk", "Zeeland", NU, VANDAAG)
    (id_,) = neem_brieven_in(bureau).signalen
    signaal = bureau.archive.een(Signaal, id_)
    assert signaal is not None
    assert signaal.kern == "zeeland"


def test_a_village_that_is_not_ours_stays_readable(bureau: Bureau) -> None:
    schrijf(bureau, kern="Herpen")
    assert ingenomen(bureau)[0].tekst == f"{TEKST}\nPlaats: Herpen"


@pytest.mark.parametrize("tekst", ["x" * 10_000, "ë" * 10_000, '"\\' * 5_000, "é\n🙂" * 3_000])
def test_the_longest_texts_arrive_whole(bureau: Bureau, tekst: str) -> None:
    schrijf(bureau, tekst)
    assert ingenomen(bureau)[0].tekst == tekst.strip()


@pytest.mark.parametrize(
    ("tekst", "kern"), [("bel 06 12345678", ""), ("vraag", "bsn 999990019"), ("a@b.nl", "")]
)
def test_a_stop_finding_is_refused_and_nothing_is_kept(
    bureau: Bureau, tekst: str, kern: str
) -> None:
    with pytest.raises(PersoonsgegevenFout):
        schrijf(bureau, tekst, kern)
    assert not exchange.brievenbus(bureau.pad).exists()


@pytest.mark.parametrize("tekst", ["", "  \n ", "x" * 10_001])
def test_no_text_or_too_long_is_refused(bureau: Bureau, tekst: str) -> None:
    with pytest.raises(GebruikFout):
        schrijf(bureau, tekst)
    assert brieven(bureau) == []


def test_cut_off_between_commit_and_removal_brings_nothing_double(
    bureau: Bureau, tmp_path: Path
) -> None:
    schrijf(bureau)
    (brief,) = brieven(bureau)
    shutil.copy(brief, tmp_path / "brief")
    assert len(neem_brieven_in(bureau).signalen) == 1
    shutil.copy(tmp_path / "brief", brief)
    shutil.copy(tmp_path / "brief", brief.with_name("kopie van brief.brief"))

    weer = neem_brieven_in(bureau)

    assert (weer.signalen, weer.zin, weer.let_op) == ((), "", ())
    assert len(laatste_signalen(bureau)) == 1
    assert brieven(bureau) == []


def test_a_damaged_letter_is_kept_aside_and_told_once_and_the_others_come_in(
    bureau: Bureau,
) -> None:
    schrijf(bureau)
    heel = brieven(bureau)[0].read_bytes()
    bus = exchange.brievenbus(bureau.pad)
    (bus / "0kapot.brief").write_bytes(heel[:-1])
    (bus / "1leeg.brief").write_bytes(b"")
    (bus / "half.tmp").write_bytes(b"rest")
    (bus / "een map.brief").mkdir()

    gevonden = neem_brieven_in(bureau)

    assert len(gevonden.signalen) == 1
    (zin,) = gevonden.let_op
    assert zin.startswith("2 signalen van toen Signaal op slot was, zijn niet te lezen.")
    assert "landerd.signaal.brievenbus/onleesbaar" in zin
    assert opzij(bureau) == [b"", heel[:-1]]
    regel = bureau.archive.journaal.lees()[0]
    assert (regel.handeling, regel.voorwerp) == ("onleesbare brieven opzijgelegd", "2")
    assert neem_brieven_in(bureau).let_op == ()
    assert opzij(bureau) == [b"", heel[:-1]]


def test_a_letter_that_is_held_by_another_program_stays_and_comes_in_later(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    schrijf(bureau)
    with monkeypatch.context() as bezet:
        bezet.setattr("signaal.exchange.lees_brief", lambda _: None)
        gevonden = neem_brieven_in(bureau)
    assert gevonden.signalen == ()
    assert gevonden.let_op[0].startswith("Eén signaal van toen Signaal op slot was, kan nu niet")
    assert len(neem_brieven_in(bureau).signalen) == 1


def test_what_cannot_be_put_aside_is_told_again(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange.leg_brief(bureau.pad, "vreemd", b"geen brief")

    def dicht(*_: object) -> None:
        raise PermissionError("held")

    with monkeypatch.context() as bezet:
        bezet.setattr("pathlib.Path.rename", dicht)
        assert len(neem_brieven_in(bureau).let_op) == 1
    assert len(neem_brieven_in(bureau).let_op) == 1
    assert neem_brieven_in(bureau).let_op == ()


def test_what_a_power_cut_left_of_a_letter_goes_when_nobody_is_writing_it(bureau: Bureau) -> None:
    schrijf(bureau)
    bus = exchange.brievenbus(bureau.pad)
    oud, vers = bus / ".~a.brief.12345678.tmp", bus / ".~b.brief.12345678.tmp"
    for pad in (oud, vers):
        pad.write_bytes(b"half")
    os.utime(oud, (0, 0))
    neem_brieven_in(bureau)
    assert (oud.exists(), vers.exists()) == (False, True)


_ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def inhoud(**anders: object) -> bytes:
    """What stands in a letter, with other fields."""
    veld = {"versie": 1, "id": _ID, "dag": "2026-11-22", "kern": "", "tekst": TEKST}
    return json.dumps(veld | anders).encode()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{}",
        b"[]",
        b"geen json",
        b"\xff",
        b"[" * 60_000,
        b"9" * 50_000,
        b'{"versie": 2}',
        b'{"versie": 1, "id": "x"}',
        inhoud(versie=True),
        inhoud(versie=1.0),
        inhoud(versie=2),
        inhoud(erbij="x"),
        inhoud(id=5),
        inhoud(id=None),
        inhoud(id="x"),
        inhoud(id=f"{{{_ID}}}"),
        inhoud(id="00000000-0000-0000-0000-000000000000"),
        inhoud(id="ffffffff-ffff-7fff-bfff-ffffffffffff"),
        inhoud(dag=5),
        inhoud(dag="gisteren"),
        inhoud(kern=["Reek"]),
        inhoud(kern="x" * 201),
        inhoud(tekst=5),
        inhoud(tekst=""),
        inhoud(tekst="\u200b \ud800"),
        inhoud(tekst="x" * 10_001),
    ],
    ids=lambda inhoud: repr(inhoud[:70]),
)
def test_what_no_signaal_wrote_is_damage(bureau: Bureau, inhoud: bytes) -> None:
    brief = vault.verzegel(bureau.pad, inhoud)
    exchange.leg_brief(bureau.pad, "vreemd", brief)
    schrijf(bureau)

    gevonden = neem_brieven_in(bureau)

    assert len(gevonden.signalen) == 1
    (zin,) = gevonden.let_op
    assert zin.startswith("Eén signaal van toen Signaal op slot was, is niet te lezen.")
    assert opzij(bureau) == [brief]
    assert brieven(bureau) == []


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda x: (
    st.lists(x) | st.dictionaries(st.sampled_from(["versie", "id", "dag", "kern", "tekst"]), x)
)))  # fmt: skip
def test_any_other_value_is_one_error(waarde: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        lees_inhoud(json.dumps(waarde).encode())


def test_a_letter_with_odd_characters_does_not_hold_the_others_up(bureau: Bureau) -> None:
    vreemd = inhoud(tekst="los\ud800se te\x00gels", kern="Her\ud800pen\x00")
    exchange.leg_brief(bureau.pad, "vreemd", vault.verzegel(bureau.pad, vreemd))
    schrijf(bureau)
    teksten = {signaal.tekst for signaal in ingenomen(bureau)}
    assert teksten == {TEKST, "losse tegels\nPlaats: Herpen"}


def test_more_than_fits_in_one_portion_comes_in_whole(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signaal.usecases.brieven._PORTIE", 2)
    for nummer in range(5):
        schrijf(bureau, f"tegel {nummer}")
    exchange.leg_brief(bureau.pad, "0vreemd", b"geen brief")

    gevonden = neem_brieven_in(bureau)

    assert (len(gevonden.signalen), len(gevonden.let_op)) == (5, 1)
    assert len(laatste_signalen(bureau, 20)) == 5
    assert brieven(bureau) == []


def test_a_letter_from_elsewhere_never_brings_a_stop_finding_in(bureau: Bureau) -> None:
    """Anyone can seal: what comes out is guarded again, and blanked."""
    veld = '{"versie":1,"id":"%s","dag":"2026-11-22","kern":"","tekst":"bel 06 12345678 eens"}'
    inhoud = veld % "01890a5d-ac96-774b-bcce-b302099a8057"
    exchange.leg_brief(bureau.pad, "vreemd", vault.verzegel(bureau.pad, inhoud.encode()))
    assert ingenomen(bureau)[0].tekst == "bel … eens"


@pytest.mark.parametrize("dag", [VANDAAG + timedelta(days=400), date(1970, 1, 1)])
def test_a_clock_that_was_wrong_loses_nothing(bureau: Bureau, dag: date) -> None:
    schrijf_brief(bureau.pad, TEKST, "", NU, dag)
    (signaal,) = ingenomen(bureau)
    assert date(2000, 1, 1) <= signaal.datum <= VANDAAG


def test_a_swapped_key_is_said(bureau: Bureau) -> None:
    vreemd = vault.Sleutel(bytes(32)).afgeleid("van een ander")
    vault.zet_brievenbus(bureau.pad, vreemd)

    assert "kan gelezen zijn" in neem_brieven_in(bureau).let_op[0]
    assert neem_brieven_in(bureau).let_op == ()


def test_an_older_archive_gets_a_box_at_its_first_unlock(bureau: Bureau) -> None:
    bos = bosbestand.lees_bos(bureau.pad)
    del bos["brievenbus"]
    bosbestand.schrijf_bos(bureau.pad, bos)
    with pytest.raises(GebruikFout, match="één keer"):
        schrijf(bureau)

    assert neem_brieven_in(bureau).let_op == ()

    schrijf(bureau)
    assert len(ingenomen(bureau)) == 1


def test_no_room_is_said_and_leaves_no_half_letter(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", vol)
    with pytest.raises(SchrijfFout, match="Je tekst staat er nog"):
        schrijf(bureau)
    assert list(exchange.brievenbus(bureau.pad).iterdir()) == []


def test_who_did_what_says_so_without_the_content(bureau: Bureau) -> None:
    schrijf(bureau)
    neem_brieven_in(bureau)
    regel = bureau.archive.journaal.lees()[0]
    assert (regel.handeling, regel.wie) == ("signaal van toen het op slot was", "Anne")
