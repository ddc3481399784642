"""What laptops wrote apart, put together: every rule by itself, then any history at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.merge import Geschil, Keus, Samengevoegd, Wijziging, voeg_samen
from tests.domain.eilanden import BEGIN, WIE, Eiland, drie, gelijk, vervangt, waarden_in_geschil

HELE: dict[str, Any] = {"id": "x", "tekst": "tegels", "kern": "reek", "verwijderd": False}


def samen(*eilanden: Eiland) -> Samengevoegd:
    return voeg_samen([w for eiland in eilanden for w in eiland.kent.values()])


def velden(*eilanden: Eiland) -> dict[str, Any]:
    gevonden = samen(*eilanden).velden
    assert gevonden is not None
    return gevonden


def zonder_inhoud(eiland: Eiland, *welke: Wijziging) -> None:
    """The content of these changes was destroyed here."""
    for w in welke:
        eiland.kent[w.plaats] = replace(w, velden=None)


@pytest.fixture
def begonnen() -> tuple[Eiland, Eiland, Eiland]:
    """Three laptops with one value, the same on each."""
    a, b, c = drie()
    a.begin(**HELE)
    gelijk(a, b, c)
    return a, b, c


Drie = tuple[Eiland, Eiland, Eiland]


def test_one_laptop_is_what_it_wrote_last() -> None:
    a, *_ = drie()
    a.begin(**HELE)
    a.zet(tekst="stoep")
    a.zet(kern="zeeland")

    assert samen(a) == Samengevoegd(HELE | {"tekst": "stoep", "kern": "zeeland"})
    assert samen(a).volledig


@pytest.mark.parametrize("later", [{"tekst": "stoep"}, {"verwijderd": False}, {"kern": "x"}])
def test_what_holds_for_good_nobody_takes_back(begonnen: Drie, later: dict[str, Any]) -> None:
    """By who did not hear of it, by who did, or by who said it: no question, and it holds."""
    for wie in range(3):
        a, b, c = (replace(e, kent=dict(e.kent)) for e in begonnen)
        a.zet(verwijderd=True)
        if wie == 1:
            b.neem(a)
        (b, b, a)[wie].zet(**later)
        c.neem(b, a)
        for orde in (list(c.kent.values()), list(reversed(c.kent.values()))):
            uit = voeg_samen(orde, voorgoed={"verwijderd": True})
            assert uit == Samengevoegd(HELE | later | {"verwijderd": True})


def test_what_holds_for_good_does_not_hold_before_anybody_said_it(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(verwijderd=False)
    b.neem(a)
    uit = voeg_samen(list(b.kent.values()), voorgoed={"verwijderd": True})
    assert uit == Samengevoegd(HELE)


def test_what_holds_for_good_holds_when_its_words_are_gone_and_told_anew(begonnen: Drie) -> None:
    a, b, _ = begonnen
    gezegd = a.zet(verwijderd=True)
    a.vertel(**(HELE | {"verwijderd": True}))
    b.neem(a)
    later = b.zet(verwijderd=False)
    zonder_inhoud(b, gezegd)
    assert b.kent[later.plaats].kende(gezegd.plaats)
    uit = voeg_samen(list(b.kent.values()), voorgoed={"verwijderd": True})
    assert uit == Samengevoegd(HELE | {"verwijderd": True})


def test_nothing_written_is_nothing_there() -> None:
    assert voeg_samen([]) == Samengevoegd(None)


def test_parts_without_a_whole_are_no_value() -> None:
    a, *_ = drie()
    a.zet(tekst="los")

    assert samen(a) == Samengevoegd(None)


def test_different_fields_go_together_without_a_question(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(tekst="stoep")
    b.zet(kern="zeeland")

    assert samen(a, b) == Samengevoegd(HELE | {"tekst": "stoep", "kern": "zeeland"})


def test_the_same_field_apart_keeps_both_and_shows_one(begonnen: Drie) -> None:
    a, b, _ = begonnen
    van_a = a.zet(tekst="stoep")
    van_b = b.zet(tekst="straat")
    van_b = replace(van_b, hlc=van_a.hlc + 1, moment=BEGIN + timedelta(days=1), wie=None)
    b.kent[van_b.plaats] = van_b

    uitkomst = samen(a, b)

    assert uitkomst.velden == HELE | {"tekst": "straat"}
    assert uitkomst.geschillen == (
        Geschil(
            "tekst",
            "waarde",
            (
                Keus("straat", (van_b.plaats,), van_b.moment, None),
                Keus("stoep", (van_a.plaats,), van_a.moment, WIE),
            ),
        ),
    )


@pytest.mark.parametrize("hoger", [0, 1])
def test_of_equal_clocks_the_laptop_decides_what_shows(begonnen: Drie, hoger: int) -> None:
    a, b, _ = begonnen
    van_a, van_b = a.zet(tekst="stoep"), b.zet(tekst="straat")
    a.kent[van_a.plaats] = replace(van_a, hlc=100 + hoger)
    b.kent[van_b.plaats] = replace(van_b, hlc=100)

    assert velden(a, b)["tekst"] == ("stoep" if hoger else "straat")


def test_three_laptops_three_values(begonnen: Drie) -> None:
    a, b, c = begonnen
    for eiland, tekst in zip(begonnen, ("een", "twee", "drie"), strict=True):
        eiland.zet(tekst=tekst)

    (geschil,) = samen(a, b, c).geschillen
    assert [keus.waarde for keus in geschil.keuzen] == ["drie", "twee", "een"]


def test_the_same_content_from_two_laptops_is_no_dispute(begonnen: Drie) -> None:
    a, b, c = begonnen
    a.zet(tekst="stoep", themas=[{"b": 1, "a": 2}])
    b.zet(tekst="stoep", themas=[{"a": 2, "b": 1}])
    assert samen(a, b).geschillen == ()

    c.zet(tekst="straat")
    (geschil,) = samen(a, b, c).geschillen
    assert [(keus.waarde, len(keus.door)) for keus in geschil.keuzen] == [
        ("straat", 1),
        ("stoep", 2),
    ]
    assert geschil.keuzen[1].door == ((a.device, 2), (b.device, 1))


def test_who_said_the_same_last_is_named_with_it(begonnen: Drie) -> None:
    a, b, c = begonnen
    vroeg, laat = a.zet(tekst="stoep"), b.zet(tekst="stoep")
    laat = replace(laat, hlc=vroeg.hlc + 5, moment=BEGIN + timedelta(days=2), wie=UUID(int=7))
    b.kent[laat.plaats] = laat
    c.zet(tekst="straat")

    keus = next(k for k in samen(a, b, c).geschillen[0].keuzen if k.waarde == "stoep")
    assert (keus.moment, keus.wie) == (laat.moment, UUID(int=7))


def test_one_and_true_are_two_values(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(spoed=1)
    b.zet(spoed=True)

    assert len(samen(a, b).geschillen) == 1


def test_knowing_of_it_replaces_it(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(tekst="stoep")
    b.neem(a)
    b.zet(tekst="straat")

    assert samen(a, b) == Samengevoegd(HELE | {"tekst": "straat"})


def test_a_later_word_of_one_side_does_not_settle(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(tekst="stoep")
    b.zet(tekst="straat")
    a.zet(tekst="stoeprand")
    a.zet(kern="zeeland")

    (geschil,) = samen(a, b).geschillen
    assert {keus.waarde for keus in geschil.keuzen} == {"stoeprand", "straat"}


def test_a_choice_settles_and_travels(begonnen: Drie) -> None:
    a, b, c = begonnen
    a.zet(tekst="stoep")
    b.zet(tekst="straat")
    gelijk(a, b)
    assert len(samen(a).geschillen) == 1
    a.zet(tekst="straat")  # the value that showed, said again by who knew both
    c.neem(a)

    assert samen(c) == samen(a, b, c) == Samengevoegd(HELE | {"tekst": "straat"})


def test_two_different_choices_are_a_dispute_again(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(tekst="stoep")
    b.zet(tekst="straat")
    gelijk(a, b)
    a.zet(tekst="stoep")
    b.zet(tekst="straat")

    (geschil,) = samen(a, b).geschillen
    assert [keus.door for keus in geschil.keuzen] == [((b.device, 2),), ((a.device, 3),)]


def test_what_follows_along_is_never_asked(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(tekst="stoep", gewijzigd="1")
    b.zet(kern="zeeland", gewijzigd="2")

    assert samen(a, b).geschillen == ()
    assert velden(a, b)["gewijzigd"] == "2"


def test_which_fields_follow_along_is_for_the_caller(begonnen: Drie) -> None:
    a, b, _ = begonnen
    a.zet(tekst="stoep", gewijzigd="1")
    b.zet(tekst="straat", gewijzigd="2")
    alle = [*a.kent.values(), *b.kent.values()]

    assert [g.veld for g in voeg_samen(alle, stil=frozenset({"tekst"})).geschillen] == ["gewijzigd"]


class TestRemoved:
    def test_here_and_edited_there_is_not_lost_and_asked(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        weg = a.zet(verwijderd=True, gewijzigd="1")
        bewerkt = b.zet(tekst="straat", gewijzigd="2")

        uitkomst = samen(a, b)

        assert uitkomst.velden is not None
        assert (uitkomst.velden["tekst"], uitkomst.velden["verwijderd"]) == ("straat", False)
        assert uitkomst.geschillen == (
            Geschil(
                "verwijderd",
                "verwijderd",
                (
                    Keus(False, (bewerkt.plaats,), bewerkt.moment, WIE),
                    Keus(True, (weg.plaats,), weg.moment, WIE),
                ),
            ),
        )

    @pytest.mark.parametrize("vlag", ["verwijderd", "ingetrokken", "ongedaan"])
    def test_under_every_name_it_has(self, begonnen: Drie, vlag: str) -> None:
        a, b, _ = begonnen
        a.zet(**{vlag: True})
        b.zet(tekst="straat")

        assert [g.soort for g in samen(a, b).geschillen] == ["verwijderd"]

    def test_another_field_of_true_and_false_is_an_ordinary_one(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.zet(vervallen=True)
        b.zet(tekst="straat")
        assert samen(a, b).geschillen == ()

        b.zet(vervallen=False)
        assert [g.soort for g in samen(a, b).geschillen] == ["waarde"]

    def test_and_only_touched_there_is_removed(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.zet(verwijderd=True)
        b.zet(gewijzigd="2")
        b.vertel(**HELE)

        assert samen(a, b).geschillen == ()
        assert velden(a, b)["verwijderd"] is True

    def test_on_both_is_removed(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.zet(verwijderd=True)
        b.zet(verwijderd=True)

        assert samen(a, b) == Samengevoegd(HELE | {"verwijderd": True})

    def test_on_both_with_words_of_their_own_is_removed(self, begonnen: Drie) -> None:
        """Each of them removed what it edited: nobody wanted to keep it."""
        a, b, _ = begonnen
        a.zet(tekst="stoep")
        a.zet(verwijderd=True)
        b.zet(verwijderd=True, kern="zeeland")

        assert samen(a, b).geschillen == ()
        assert velden(a, b)["verwijderd"] is True

    def test_by_who_knew_the_edit_is_removed(self, begonnen: Drie) -> None:
        a, b, c = begonnen
        a.zet(verwijderd=True)
        b.zet(tekst="straat")
        c.neem(b)
        c.zet(verwijderd=True)

        assert samen(a, b, c).geschillen == ()
        assert velden(a, b, c)["verwijderd"] is True

    def test_and_edited_by_who_knew_of_it_is_removed(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.zet(verwijderd=True)
        b.neem(a)
        b.zet(tekst="straat")

        assert samen(a, b) == Samengevoegd(HELE | {"tekst": "straat", "verwijderd": True})

    def test_an_edit_that_knew_both_does_not_settle(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.zet(verwijderd=True)
        b.zet(tekst="straat")
        gelijk(a, b)
        b.zet(tekst="straat en stoep")

        assert [g.soort for g in samen(a, b).geschillen] == ["verwijderd"]

    @pytest.mark.parametrize("keus", [True, False])
    def test_a_choice_settles(self, begonnen: Drie, keus: bool) -> None:
        a, b, _ = begonnen
        a.zet(verwijderd=True)
        b.zet(tekst="straat")
        gelijk(a, b)
        b.zet(verwijderd=keus)

        assert samen(a, b) == Samengevoegd(HELE | {"tekst": "straat", "verwijderd": keus})

    def test_here_and_brought_back_there_is_asked_and_stays(self, begonnen: Drie) -> None:
        a, b, c = begonnen
        a.zet(verwijderd=True)
        gelijk(a, b, c)
        b.zet(verwijderd=False)
        c.zet(verwijderd=True)

        (geschil,) = samen(a, b, c).geschillen
        assert (geschil.soort, [k.waarde for k in geschil.keuzen]) == ("verwijderd", [False, True])
        assert velden(a, b, c)["verwijderd"] is False

    def test_and_taken_back_in_time_is_not_asked(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.zet(verwijderd=True)
        b.zet(tekst="straat")
        a.zet(verwijderd=False)

        assert samen(a, b) == Samengevoegd(HELE | {"tekst": "straat"})


class TestDestroyed:
    def test_is_gone(self, begonnen: Drie) -> None:
        a, *_ = begonnen
        a.vernietig()

        assert samen(a) == Samengevoegd(None)

    def test_an_edit_that_did_not_know_goes_along(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.vernietig()
        b.zet(tekst="straat")

        assert samen(a, b) == Samengevoegd(None)

    def test_also_one_that_tells_it_whole(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.vernietig()
        b.begin(**HELE)

        assert samen(a, b) == Samengevoegd(None)

    def test_a_whole_value_after_it_revives(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.vernietig()
        b.neem(a)
        b.begin(id="x", tekst="nieuw")

        assert samen(a, b) == Samengevoegd({"id": "x", "tekst": "nieuw"})

    def test_a_part_after_it_does_not(self, begonnen: Drie) -> None:
        a, *_ = begonnen
        a.vernietig()
        a.zet(tekst="nieuw")

        assert samen(a) == Samengevoegd(None)

    def test_revived_by_who_did_not_know_of_every_end_is_gone(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.vernietig()
        a.begin(**HELE)
        b.vernietig()

        assert samen(a, b) == Samengevoegd(None)

    def test_what_it_took_is_not_missed(self, begonnen: Drie) -> None:
        a, *_ = begonnen
        eerste = a.kent[a.device, 1]
        a.vernietig()
        zonder_inhoud(a, eerste)

        assert samen(a).volledig


class TestContentGone:
    def test_without_a_word_is_missed(self) -> None:
        a, *_ = drie()
        eerste = a.begin(**HELE)
        zonder_inhoud(a, eerste)

        assert samen(a) == Samengevoegd(None, gemist=frozenset({eerste.plaats}))
        assert not samen(a).volledig

    def test_an_edit_is_missed_and_what_was_before_shows(self, begonnen: Drie) -> None:
        a, *_ = begonnen
        bewerkt = a.zet(tekst="stoep")
        zonder_inhoud(a, bewerkt)

        assert samen(a) == Samengevoegd(HELE, gemist=frozenset({bewerkt.plaats}))

    def test_a_field_nobody_can_tell_is_left_out(self, begonnen: Drie) -> None:
        a, *_ = begonnen
        bron = a.zet(bron="huisarts")
        zonder_inhoud(a, bron)

        assert samen(a) == Samengevoegd(HELE, gemist=frozenset({bron.plaats}))

    def test_what_was_written_over_is_not_missed(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        weg = a.zet(tekst="stoep")
        b.neem(a)
        b.zet(tekst="straat")
        zonder_inhoud(a, weg)
        zonder_inhoud(b, weg)

        assert samen(a, b) == Samengevoegd(HELE | {"tekst": "straat"})

    def test_told_anew_it_is_not_missed(self, begonnen: Drie) -> None:
        a, *_ = begonnen
        eerste, bewerkt = a.kent[a.device, 1], a.zet(tekst="stoep")
        a.vertel(**HELE | {"tekst": "stoep"})
        zonder_inhoud(a, eerste, bewerkt)

        assert samen(a) == Samengevoegd(HELE | {"tekst": "stoep"})

    def test_telling_anew_makes_no_dispute(self, begonnen: Drie) -> None:
        """It repeats what was there; an edit elsewhere is an edit of what was there."""
        a, b, _ = begonnen
        a.vertel(**HELE)
        b.zet(tekst="straat")

        assert samen(a, b) == Samengevoegd(HELE | {"tekst": "straat"})

    def test_moved_to_another_year_sets_what_it_set(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.vertel(["datum"], datum="2025-01-01", **HELE)
        b.zet(tekst="straat")

        assert samen(a, b) == Samengevoegd(HELE | {"tekst": "straat", "datum": "2025-01-01"})

    def test_it_speaks_for_what_is_gone_and_the_question_stays(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        eerste, bewerkt = a.kent[a.device, 1], a.zet(tekst="stoep")
        a.vertel(**HELE | {"tekst": "stoep"})
        b.zet(tekst="straat")
        for eiland in (a, b):
            zonder_inhoud(eiland, eerste, bewerkt)
        del b.kent[bewerkt.plaats]

        (geschil,) = samen(a, b).geschillen
        assert {k.waarde: k.door for k in geschil.keuzen} == {
            "stoep": (bewerkt.plaats,),
            "straat": ((b.device, 1),),
        }

    def test_it_does_not_speak_for_what_it_did_not_know(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.vertel(**HELE)
        gewist = b.zet(tekst="straat")
        zonder_inhoud(b, gewist)

        assert samen(a, b) == Samengevoegd(HELE, gemist=frozenset({gewist.plaats}))

    def test_the_first_that_told_it_speaks(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        gewist = a.zet(tekst="stoep")
        a.vertel(**HELE | {"tekst": "stoep"})
        b.neem(a)
        later = b.zet(tekst="straat")
        b.vertel(**HELE | {"tekst": "straat"})
        zonder_inhoud(b, gewist)
        assert velden(b)["tekst"] == "straat"

        zonder_inhoud(b, later)
        del b.kent[later.plaats]
        assert velden(b)["tekst"] == "stoep"

    def test_told_anew_and_gone_itself_speaks_for_nothing(self, begonnen: Drie) -> None:
        a, *_ = begonnen
        opnieuw = a.vertel(**HELE)
        zonder_inhoud(a, opnieuw)

        assert samen(a) == Samengevoegd(HELE)

    def test_removed_elsewhere_it_is_still_an_edit(self, begonnen: Drie) -> None:
        a, b, _ = begonnen
        a.zet(verwijderd=True)
        bewerkt = b.zet(tekst="straat")
        b.vertel(**HELE | {"tekst": "straat"})
        zonder_inhoud(b, bewerkt)

        assert [g.soort for g in samen(a, b).geschillen] == ["verwijderd"]
        assert velden(a, b)["tekst"] == "straat"


def test_a_thousand_fields_in_dispute_are_all_there_and_the_same_on_both() -> None:
    a, b, _ = drie(b=72)
    for nummer in range(1000):
        a.begin(id=nummer, tekst="was")
    gelijk(a, b)
    basis = dict(a.kent)
    for nummer in range(1000):
        een, ander = a.zet(tekst=f"a{nummer}"), b.zet(tekst=f"b{nummer}")
        eerste = basis[a.device, nummer + 1]
        hier, daar = voeg_samen([eerste, een, ander]), voeg_samen([ander, eerste, een])
        assert hier == daar
        assert [k.waarde for k in hier.geschillen[0].keuzen] == [f"b{nummer}", f"a{nummer}"]


# Any history: what three laptops do, one step after the other, with clocks that are days off.
VELDEN = st.sampled_from(["tekst", "kern", "verwijderd", "gewijzigd"])
STAP = st.tuples(st.integers(0, 2), st.sampled_from("zzzznnnhvb"), VELDEN, st.integers(0, 2))
STAPPEN = st.lists(STAP, max_size=25)
UUR = st.floats(-72, 72, allow_nan=False)
KLOKKEN = st.tuples(UUR, UUR, UUR)


def speel(stappen: list[tuple[int, str, str, int]], klokken: tuple[float, ...]) -> list[Eiland]:
    """zet, neem, herbegin, vernietig, blijf (told anew)."""
    eilanden = [Eiland(i + 1, uur) for i, uur in enumerate(klokken)]
    eilanden[0].begin(**HELE)
    for wie, wat, veld, getal in stappen:
        eiland = eilanden[wie]
        waarde: Any = bool(getal % 2) if veld == "verwijderd" else f"{veld}{getal}"
        match wat:
            case "n":
                eiland.neem(eilanden[getal])
            case "h":
                eiland.begin(**HELE | {veld: waarde})
            case "v":
                eiland.vernietig()
            case "b" if samen(eiland).velden:
                eiland.vertel(**velden(eiland))
            case _ if eiland.kent:
                eiland.zet(**{veld: waarde})
    return eilanden


@given(STAPPEN, KLOKKEN, st.randoms(use_true_random=False))
def test_order_and_doubles_change_nothing(
    stappen: list[tuple[int, str, str, int]], klokken: tuple[float, ...], toeval: Random
) -> None:
    alle = [w for eiland in speel(stappen, klokken) for w in eiland.kent.values()]
    eens = voeg_samen(alle)
    toeval.shuffle(alle)

    assert voeg_samen(alle) == eens
    assert voeg_samen([*alle, *alle]) == eens


@given(STAPPEN, KLOKKEN)
def test_what_is_in_dispute_is_the_plain_rule(
    stappen: list[tuple[int, str, str, int]], klokken: tuple[float, ...]
) -> None:
    eilanden = speel(stappen, klokken)
    for deel in ([eilanden[0]], eilanden[:2], eilanden):
        gevonden = samen(*deel)
        geschil = {g.veld: {repr(k.waarde) for k in g.keuzen} for g in gevonden.geschillen}
        assert geschil == waarden_in_geschil(w for e in deel for w in e.kent.values())
        assert gevonden.volledig
        for g in gevonden.geschillen:
            assert gevonden.velden is not None
            assert gevonden.velden[g.veld] == g.keuzen[0].waarde
            assert all(keus.door == tuple(sorted(keus.door)) for keus in g.keuzen)


@given(STAPPEN, KLOKKEN, KLOKKEN)
def test_clocks_do_not_say_what_is_in_dispute(
    stappen: list[tuple[int, str, str, int]], een: tuple[float, ...], ander: tuple[float, ...]
) -> None:
    def vragen(klokken: tuple[float, ...]) -> object:
        gevonden = samen(*speel([s for s in stappen if s[1] != "b"], klokken))
        return (
            gevonden.velden is None,
            {g.veld: {repr(k.waarde): k.door for k in g.keuzen} for g in gevonden.geschillen},
        )

    assert vragen(een) == vragen(ander)


@given(STAPPEN, KLOKKEN)
def test_what_shows_without_a_dispute_is_what_nobody_replaced(
    stappen: list[tuple[int, str, str, int]], klokken: tuple[float, ...]
) -> None:
    alle = {w.plaats: w for e in speel(stappen, klokken) for w in e.kent.values()}.values()
    gevonden = voeg_samen(alle)
    if gevonden.velden is None or any(w.weg for w in alle):
        return
    for veld in set(gevonden.velden) - {g.veld for g in gevonden.geschillen}:
        zetters = [w for w in alle if veld in w.namen]
        koppen = [w for w in zetters if not any(vervangt(x, w) for x in zetters)]
        laatste = max(koppen, key=lambda w: (w.hlc, w.device))
        assert laatste.velden is not None
        assert gevonden.velden[veld] == laatste.velden[veld]


@given(STAPPEN, KLOKKEN, st.integers(0, 2))
def test_who_knows_all_and_says_it_again_settles_all(
    stappen: list[tuple[int, str, str, int]], klokken: tuple[float, ...], wie: int
) -> None:
    eilanden = speel(stappen, klokken)
    gelijk(*eilanden)
    gevonden = samen(*eilanden)
    if gevonden.velden is None:
        return
    keuzen = {g.veld: g.keuzen[-1].waarde for g in gevonden.geschillen}
    eilanden[wie].zet(**keuzen)

    assert samen(*eilanden) == Samengevoegd(gevonden.velden | keuzen)


@given(STAPPEN, KLOKKEN)
def test_telling_it_anew_and_losing_the_rest_changes_nothing(
    stappen: list[tuple[int, str, str, int]], klokken: tuple[float, ...]
) -> None:
    """As when a year is destroyed and a value stays: no value is lost, no question comes up."""
    eilanden = speel(stappen, klokken)
    gelijk(*eilanden)
    gevonden = samen(*eilanden)
    if gevonden.velden is None:
        return
    eilanden[0].vertel(**gevonden.velden)
    opnieuw = list(eilanden[0].kent.values())
    gewist = [w if w is opnieuw[-1] else replace(w, velden=None) for w in opnieuw]

    assert voeg_samen(gewist) == Samengevoegd(gevonden.velden)


def test_a_whole_told_anew_by_who_does_not_know_a_field_says_nothing_of_it() -> None:
    """An older version tells a value without the fields that came later."""
    a, b, _ = drie()
    a.begin(**HELE)
    later = a.zet(nieuw="kwam erbij")
    b.neem(a)
    b.vertel(**HELE)
    zonder_inhoud(b, later)

    assert samen(b) == Samengevoegd(HELE, gemist=frozenset({later.plaats}))


def test_what_nobody_said_stands_against_nothing() -> None:
    """A meeting of the series is recorded on two laptops; on one it is also moved."""
    begin = {"id": "x", "datum": "2026-11-20", "plaats": "dorpshuis"}
    tijd = datetime(2026, 11, 22, tzinfo=UTC)
    een, ander = UUID(int=1), UUID(int=2)
    id_ = frozenset({"id"})
    hier = Wijziging(een, 1, 5, False, id_, begin, True, {}, tijd, None)
    verzet = Wijziging(
        een, 2, 6, False, frozenset({"datum"}), {"datum": "2026-11-19"}, False, {}, tijd, None
    )
    daar = Wijziging(ander, 1, 99, False, id_, {**begin, "plaats": "school"}, True, {}, tijd, None)
    for volgorde in ([hier, verzet, daar], [daar, verzet, hier]):
        uit = voeg_samen(volgorde)
        assert uit.geschillen == ()
        assert uit.velden == {"id": "x", "datum": "2026-11-19", "plaats": "school"}


def test_what_is_kept_apart_is_told_apart_and_is_no_value_by_itself() -> None:
    """A note under another key: who cannot read it has the value without."""
    a, b, _ = drie()
    a.begin(**HELE)
    notitie = a.zet(apart=True, notitie="van a")
    b.neem(a)
    zonder_inhoud(b, notitie)

    assert samen(a) == Samengevoegd(HELE | {"notitie": "van a"})
    assert samen(b) == Samengevoegd(HELE, gemist=frozenset({notitie.plaats}))
    los, *_ = drie()
    los.vertel(apart=True, id="x", notitie="los")
    assert samen(los).velden is None


def test_of_what_is_kept_apart_only_what_is_kept_apart_speaks(begonnen: Drie) -> None:
    """Either half told anew does not stand for the other."""
    a, *_ = begonnen
    open_ = a.zet(tekst="stoep")
    notitie = a.zet(apart=True, notitie="van a")
    zonder_inhoud(a, open_, notitie)
    anders = a.vertel(**(HELE | {"tekst": "stoep"}))
    assert samen(a) == Samengevoegd(HELE | {"tekst": "stoep"}, gemist=frozenset({notitie.plaats}))

    a.vertel(apart=True, id="x", notitie="van a")
    assert samen(a) == Samengevoegd(HELE | {"tekst": "stoep", "notitie": "van a"})
    zonder_inhoud(a, anders)
    assert open_.plaats in samen(a).gemist


def test_two_notes_apart_are_a_question_and_one_that_is_told_anew_is_none(begonnen: Drie) -> None:
    a, b, c = begonnen
    van_a = a.zet(apart=True, notitie="van a")
    van_b = b.zet(apart=True, notitie="van b")
    gelijk(a, b, c)
    (geschil,) = samen(c).geschillen
    assert (geschil.veld, {keus.waarde for keus in geschil.keuzen}) == (
        "notitie",
        {"van a", "van b"},
    )

    b.zet(apart=True, notitie="van b")
    c.neem(a, b)
    assert samen(c) == Samengevoegd(HELE | {"notitie": "van b"})
    c.vertel(apart=True, id="x", notitie="van b")
    zonder_inhoud(c, van_a, van_b)
    assert samen(c) == Samengevoegd(HELE | {"notitie": "van b"})


def test_a_note_beside_a_removal_is_asked(begonnen: Drie) -> None:
    a, b, meelezer = begonnen
    a.zet(verwijderd=True)
    notitie = b.zet(apart=True, notitie="nog bellen")
    a.neem(b)
    (geschil,) = samen(a).geschillen
    assert (geschil.soort, samen(a).velden) == (
        "verwijderd",
        HELE | {"verwijderd": False, "notitie": "nog bellen"},
    )
    meelezer.neem(a)
    zonder_inhoud(meelezer, notitie)
    assert samen(meelezer).velden == HELE, "whoever cannot read the note has the item too"
    assert samen(meelezer).geschillen == (geschil,)


def test_what_was_taken_in_and_could_not_be_read_is_not_replaced(begonnen: Drie) -> None:
    """Its key came later than it: who wrote meanwhile did not mean it."""
    a, b, c = begonnen
    van_a = a.zet(tekst="van a")
    b.neem(a)
    van_b = b.zet(tekst="van b", kern="reek")
    b.kent[van_b.plaats] = replace(van_b, ongelezen=frozenset({van_a.plaats}))
    c.neem(a, b)
    (geschil,) = samen(c).geschillen
    assert (geschil.veld, [k.waarde for k in geschil.keuzen]) == ("tekst", ["van b", "van a"])
    assert velden(c)["kern"] == "reek"

    c.zet(tekst="van a")
    assert samen(c) == Samengevoegd(HELE | {"tekst": "van a", "kern": "reek"})


def test_a_removal_by_who_could_not_read_the_last_word_is_asked(begonnen: Drie) -> None:
    a, b, _ = begonnen
    van_a = a.zet(tekst="van a")
    b.neem(a)
    weg = b.zet(verwijderd=True)
    b.kent[weg.plaats] = replace(weg, ongelezen=frozenset({van_a.plaats}))
    (geschil,) = samen(b).geschillen
    assert geschil.soort == "verwijderd"
