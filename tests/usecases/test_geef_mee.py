"""One file with what the others miss: small after years, and on record only when it is there."""

import errno
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from signaal.exchange.pakje import Pakje
from signaal.exchange.segmentnaam import uit_naam
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.usecases.aansluiten import laat_toe, rond_af, vraag_aan
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, lees_signalen, log_signaal
from signaal.usecases.wisselen import geef_mee, neem_op, wissel_uit
from tests.builders import GOEDKOOP, WACHTWOORD, Klok
from tests.tweetal import Tweetal, maak_tweetal

#: How often Bram logs one signal and exchanges: each time a file of its own.
KEREN = 30


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Tweetal]:
    """Anne and Bram."""
    tweetal = maak_tweetal(bureau, klok, tmp_path)
    yield tweetal
    tweetal.sluit()


def sluit_aan(twee: Tweetal, naam: str) -> Bureau:
    """A third laptop joins through the folder."""
    pad = twee.gedeeld.with_name(f"{naam[:4]}.signaal")
    aanmelding = vraag_aan(pad, twee.gedeeld, naam, twee.klok.nu())
    laat_toe(twee.anne, twee.gedeeld, aanmelding.woorden)
    binnen = rond_af(aanmelding, WACHTWOORD, twee.klok.nu, twee.klok.vandaag, GOEDKOOP)
    assert binnen is not None
    return binnen[0]


def log_vaak(twee: Tweetal) -> list[UUID]:
    """Many small files of Bram, and Anne has all."""
    ids = []
    for nummer in range(KEREN):
        ids.append(log_signaal(twee.bram, Signaalinvoer(f"losse tegel {nummer}", "reek")).id)
        twee.wissel(twee.bram)
    twee.wissel(twee.anne)
    return ids


def per_laptop(pad: Path) -> Counter[UUID]:
    """How many parts of each chain are in a package."""
    with Pakje(pad) as pakje:
        stukken = [stuk for b in pakje.lijst() if (stuk := uit_naam(b.naam)) is not None]
    return Counter(stuk.device for stuk in stukken)


def test_what_came_in_many_files_goes_on_in_one(twee: Tweetal, tmp_path: Path) -> None:
    cleo = sluit_aan(twee, "Cleo")
    twee.wissel_allebei()
    ids = log_vaak(twee)
    bram = twee.bram.archive.apparaat
    assert len(twee.bestanden(twee.bram)) >= KEREN
    geef_mee(twee.anne, tmp_path / "mee.signaalpost")
    assert per_laptop(tmp_path / "mee.signaalpost")[bram] == 1
    neem_op(cleo, tmp_path / "mee.signaalpost")
    assert {s.id for s in lees_signalen(cleo, ids)} == {*ids}
    assert cleo.archive.kring.stand()[bram] == twee.bram.archive.kring.stand()[bram]
    cleo.archive.controleer()
    sluit(cleo)


def test_who_got_it_so_hands_it_on_and_puts_lost_files_down_again(
    twee: Tweetal, tmp_path: Path
) -> None:
    """With no more signatures than that one, for the whole or for what is missing in between."""
    cleo = sluit_aan(twee, "Cleo")
    twee.wissel_allebei()
    ids = log_vaak(twee)
    geef_mee(twee.anne, tmp_path / "mee.signaalpost")
    neem_op(cleo, tmp_path / "mee.signaalpost")
    bram = twee.bram.archive.apparaat
    geef_mee(cleo, tmp_path / "door.signaalpost")
    assert per_laptop(tmp_path / "door.signaalpost")[bram] == 1
    for pad in twee.bestanden(twee.bram)[5:-5]:
        pad.unlink()
    twee.klok.later(days=40)  # nobody heard of Bram for so long: others see to his files
    was = len(twee.bestanden(twee.bram))
    wissel_uit(cleo)
    assert len(twee.bestanden(twee.bram)) == was + 1
    dora = sluit_aan(twee, "Dora:sociaal_werker")
    assert {s.id for s in lees_signalen(dora, ids)} == {*ids}
    dora.archive.controleer()
    sluit(dora)
    sluit(cleo)


def test_parts_are_full_and_no_fuller(
    twee: Tweetal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleo = sluit_aan(twee, "Cleo")
    twee.wissel_allebei()
    ids = log_vaak(twee)
    monkeypatch.setattr("signaal.usecases.hapjes.MEESTE_REGELS", 12)
    geef_mee(twee.anne, tmp_path / "mee.signaalpost")
    bram = twee.bram.archive.apparaat
    with Pakje(tmp_path / "mee.signaalpost") as pakje:
        gevonden = [uit_naam(b.naam) for b in pakje.lijst()]
    stukken = sorted((s.van, s.tot) for s in gevonden if s is not None and s.device == bram)
    assert all(tot - van < 12 for van, tot in stukken)
    assert 3 <= len(stukken) <= 5
    assert all(een[1] + 1 == ander[0] for een, ander in pairwise(stukken))
    neem_op(cleo, tmp_path / "mee.signaalpost")
    assert {s.id for s in lees_signalen(cleo, ids)} == {*ids}
    sluit(cleo)


def meegegeven(bureau: Bureau) -> int:
    return [r.handeling for r in bureau.archive.journaal.lees()].count("bestand meegegeven")


def test_what_could_not_be_written_was_not_given_along(
    twee: Tweetal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    pad = tmp_path / "mee.signaalpost"
    with monkeypatch.context() as mp:
        mp.setattr("signaal.exchange.bestand.os.fsync", vol)
        with pytest.raises(SchrijfFout):
            geef_mee(twee.anne, pad)
    with pytest.raises(SchrijfFout):
        geef_mee(twee.anne, tmp_path / "weg" / "mee.signaalpost")
    assert (meegegeven(twee.anne), pad.exists()) == (0, False)
    geef_mee(twee.anne, pad)
    assert (meegegeven(twee.anne), pad.exists()) == (1, True)


def test_more_than_goes_into_one_file_is_said_and_not_given_along(
    twee: Tweetal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    monkeypatch.setattr("signaal.exchange.pakje.MEESTE_DELEN", 1)
    with pytest.raises(GebruikFout, match="Wissel één keer uit via een gedeelde map"):
        geef_mee(twee.anne, tmp_path / "mee.signaalpost")
    assert meegegeven(twee.anne) == 0
