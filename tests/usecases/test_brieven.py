"""Written while locked, there at the next unlock: once, whole, and never in plain sight."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from signaal import exchange, vault
from signaal.domain.model import Signaal
from signaal.fouten import GebruikFout, PersoonsgegevenFout, SchrijfFout
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.brieven import neem_brieven_in, schrijf_brief
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, laatste_signalen, log_signaal
from signaal.vault import bos as bosbestand
from tests.builders import NU, VANDAAG, Archiefbouw, rauwe_bytes

TEKST = "mevrouw van de hoek is weer gevallen"


def schrijf(bureau: Bureau, tekst: str = TEKST, kern: str = "") -> None:
    schrijf_brief(bureau.pad, tekst, kern, bureau.nu(), bureau.vandaag())


def brieven(bureau: Bureau) -> list[Path]:
    return [pad for pad, _ in exchange.lees_brieven(bureau.pad)]


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


def test_a_damaged_letter_is_kept_and_told_and_the_others_come_in(bureau: Bureau) -> None:
    schrijf(bureau)
    heel = brieven(bureau)[0].read_bytes()
    kapot = exchange.brievenbus(bureau.pad) / "0kapot.brief"
    kapot.write_bytes(heel[:-1])
    (kapot.parent / "1leeg.brief").write_bytes(b"")
    (kapot.parent / "half.tmp").write_bytes(b"rest")

    gevonden = neem_brieven_in(bureau)

    assert len(gevonden.signalen) == 1
    (zin,) = gevonden.let_op
    assert zin.startswith("2 signalen van toen Signaal op slot was, zijn niet te lezen.")
    assert kapot.name in [pad.name for pad in brieven(bureau)]


@pytest.mark.parametrize(
    "inhoud", [b"{}", b"[]", b"geen json", b'{"versie": 2}', b'{"versie": 1, "id": "x"}', b"\xff"]
)
def test_what_no_signaal_wrote_is_damage(bureau: Bureau, inhoud: bytes) -> None:
    exchange.leg_brief(bureau.pad, "vreemd", vault.verzegel(bureau.pad, inhoud))

    gevonden = neem_brieven_in(bureau)

    assert gevonden.signalen == ()
    assert "Eén signaal van toen Signaal op slot was, is niet te lezen" in gevonden.let_op[0]
    assert len(brieven(bureau)) == 1


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
