"""Four words over the phone: told apart by ear and by eye, read however they are typed."""

import hmac
import re

import pytest
from rapidfuzz.distance import Levenshtein

from signaal.fouten import GebruikFout, GeheugenFout
from signaal.vault import woorden as module
from signaal.vault.geheim import Inhoudssleutel, leid_af
from signaal.vault.slotwerk import STANDAARD, rek_wachtwoord
from signaal.vault.woorden import (
    AANTAL,
    MERK,
    Woordsleutel,
    kies_woorden,
    lees_woorden,
    woordenlijst,
)
from tests.builders import GOEDKOOP

VIER = ("appel", "boom", "cadeau", "dolfijn")
ZOUT = bytes(range(16))
#: How Dutch is heard: what is written in two ways and sounds the same.
_KLANKEN = (
    ("ij", "ei"), ("ou", "au"), ("ch", "g"), ("qu", "kw"), ("x", "ks"), ("ph", "f"), ("th", "t"),
    ("c(?=[eiy])", "s"), ("c", "k"), ("y", "i"), ("z", "s"), ("v", "f"), ("d$", "t"), ("b$", "p"),
    (r"(.)\1", r"\1"),
)  # fmt: skip


def klank(woord: str) -> str:
    """The word as it sounds."""
    for zo, klinkt in _KLANKEN:
        woord = re.sub(zo, klinkt, woord)
    return woord


def te_dicht(gelezen: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs that differ in less than two letters."""
    paren = ((a, b) for i, a in enumerate(gelezen) for b in gelezen[i + 1 :])
    return [(a, b) for a, b in paren if Levenshtein.distance(a, b, score_cutoff=1) < 2]


def test_there_are_1024_short_plain_words() -> None:
    lijst = woordenlijst()
    assert len(set(lijst)) == len(lijst) == 1024
    assert [w for w in lijst if not re.fullmatch("[a-z]{3,8}", w)] == []
    assert list(lijst) == sorted(lijst)


def test_no_two_words_look_or_sound_alike() -> None:
    assert te_dicht(woordenlijst()) == []
    assert te_dicht(tuple(klank(woord) for woord in woordenlijst())) == []
    assert te_dicht(("appel", "ampel", "boom")) == [("appel", "ampel")]
    assert klank("lauw") == klank("louw")


def test_four_different_words_are_chosen_anew() -> None:
    keuzes = {kies_woorden() for _ in range(20)}
    assert len(keuzes) == 20
    for keuze in keuzes:
        assert len(set(keuze)) == AANTAL == 4
        assert set(keuze) <= set(woordenlijst())


@pytest.mark.parametrize(
    "getypt",
    [
        "appel boom cadeau dolfijn",
        "  Appel,  BOOM - cadeau\n dolfijn. ",
        "appèl bóóm cadéau dolfĳn",
        "1. appel 2. boom 3. cadeau 4. dolfijn",
    ],
)
def test_words_are_read_however_they_are_typed(getypt: str) -> None:
    assert lees_woorden(getypt) == VIER


@pytest.mark.parametrize("getypt", ["", "appel boom cadeau", "appel boom cadeau dolfijn eend"])
def test_more_or_fewer_words_are_asked_for_again(getypt: str) -> None:
    with pytest.raises(GebruikFout, match="vier woorden"):
        lees_woorden(getypt)


@pytest.mark.parametrize(("plek", "rang"), list(enumerate(("eerste", "tweede", "derde", "vierde"))))
def test_a_word_that_is_none_of_ours_is_named_by_its_place(plek: int, rang: str) -> None:
    getypt = list(VIER)
    getypt[plek] = "jansen"
    with pytest.raises(GebruikFout, match=f"Het {rang} woord") as fout:
        lees_woorden(" ".join(getypt))
    assert "jansen" not in fout.value.bericht + fout.value.oorzaak


def test_the_same_words_and_salt_give_the_same_key_and_others_do_not() -> None:
    sleutel = Woordsleutel.van(VIER, ZOUT, GOEDKOOP)
    merk = sleutel.merk("aanvraag", b"tekst")
    assert len(merk) == MERK
    assert Woordsleutel.van(list(VIER), ZOUT, GOEDKOOP).klopt(merk, "aanvraag", b"tekst")
    assert not sleutel.klopt(merk, "welkom", b"tekst")
    assert not sleutel.klopt(merk, "aanvraag", b"andere tekst")
    assert not sleutel.klopt(merk[:-1], "aanvraag", b"tekst")
    for anders in (
        Woordsleutel.van((*VIER[:3], "eend"), ZOUT, GOEDKOOP),
        Woordsleutel.van(VIER[::-1], ZOUT, GOEDKOOP),
        Woordsleutel.van(VIER, bytes(16), GOEDKOOP),
    ):
        assert not anders.klopt(merk, "aanvraag", b"tekst")


def test_what_is_sealed_under_the_words_opens_with_them_only() -> None:
    sleutel = Woordsleutel.van(VIER, ZOUT, GOEDKOOP)
    dicht = sleutel.verzegel(b"naam", b"kop")
    assert b"naam" not in dicht
    assert sleutel.ontzegel(dicht, b"kop") == b"naam"
    assert sleutel.ontzegel(dicht, b"andere kop") is None
    assert Woordsleutel.van(VIER[::-1], ZOUT, GOEDKOOP).ontzegel(dicht, b"kop") is None


def test_the_words_cost_what_a_passphrase_costs_and_the_key_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gevraagd: list[object] = []

    def rek(tekst: str, zout: bytes, kosten: object) -> bytes:
        gevraagd.append((tekst, zout, kosten))
        return bytes(32)

    monkeypatch.setattr(module, "rek_wachtwoord", rek)
    assert repr(Woordsleutel.van(VIER, ZOUT)) == "Woordsleutel()"
    assert gevraagd == [("appel boom cadeau dolfijn", ZOUT, STANDAARD)]


def test_too_little_memory_is_said_of_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def rek(*_: object) -> bytes:
        raise GeheugenFout("wachtwoord", "out of memory")

    monkeypatch.setattr(module, "rek_wachtwoord", rek)
    with pytest.raises(GeheugenFout, match="vier woorden") as fout:
        Woordsleutel.van(VIER, ZOUT)
    assert fout.value.oorzaak == "out of memory"


def test_what_follows_from_the_words_is_the_same_in_every_version() -> None:
    """The laptop that asks and the one that lets it in need not be of the same day."""
    basis = rek_wachtwoord("appel boom cadeau dolfijn", ZOUT, GOEDKOOP)
    sleutel = Woordsleutel.van(VIER, ZOUT, GOEDKOOP)
    merk = hmac.digest(leid_af(basis, "woorden/merk/welkom"), b"tekst", "sha256")
    assert sleutel.merk("welkom", b"tekst") == merk
    doos = Inhoudssleutel(leid_af(basis, "woorden/doos"))
    assert doos.ontzegel(sleutel.verzegel(b"naam", b"kop"), b"kop") == b"naam"
