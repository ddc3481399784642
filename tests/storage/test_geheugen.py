"""What was read stays known until it is written, and not a moment longer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from sqlalchemy import Connection

from signaal.domain.model import Kern, Lid, Thema
from signaal.domain.model_besluit import Contact
from signaal.fouten import SchrijfFout
from signaal.storage.geheugen import ONTHOUDEN, Geheugen
from signaal.storage.tables import TABELLEN
from signaal.usecases.bureau import Bureau
from tests.builders import NU, maak_signaal, zet

KERNEN, THEMAS = frozenset({Kern}), frozenset({Thema})
JAAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_list_read_before_a_commit_is_not_remembered_after_it() -> None:
    geheugen = Geheugen()

    def traag() -> tuple[Kern, ...]:
        geheugen.vergeet({Kern})  # a commit, while this thread still holds the old list
        return (Kern("oud", "Oud"),)

    assert geheugen.lees("kernen", KERNEN, traag)[0].id == "oud"
    assert geheugen.lees("kernen", KERNEN, lambda: (Kern("nieuw", "Nieuw"),))[0].id == "nieuw"
    assert geheugen.lees("kernen", KERNEN, tuple)[0].id == "nieuw"


def test_only_what_was_written_is_read_again() -> None:
    geheugen, keer = Geheugen(), count()
    for vraag, soorten in (("kernen", KERNEN), ("themas", THEMAS), ("beide", KERNEN | THEMAS)):
        geheugen.lees(vraag, soorten, lambda: next(keer))
    geheugen.vergeet({Kern, Lid})
    assert geheugen.lees("themas", THEMAS, lambda: next(keer)) == 1
    assert geheugen.lees("kernen", KERNEN, lambda: next(keer)) == 3
    assert geheugen.lees("beide", KERNEN | THEMAS, lambda: next(keer)) == 4


def test_what_follows_from_its_question_alone_stays_whatever_is_written() -> None:
    geheugen = Geheugen()
    geheugen.lees(("som", 1, 2), frozenset(), lambda: 3)
    geheugen.vergeet(TABELLEN)
    assert geheugen.lees(("som", 1, 2), frozenset(), lambda: 0) == 3
    geheugen.leeg()
    assert geheugen.lees(("som", 1, 2), frozenset(), lambda: 0) == 0


def test_what_was_asked_for_last_stays_and_the_memory_does_not_grow() -> None:
    geheugen = Geheugen()
    for vraag in range(1_000):
        geheugen.lees("steeds", KERNEN, lambda: "eerst")
        geheugen.lees(vraag, KERNEN, lambda: "eerst")
    assert geheugen.lees("steeds", KERNEN, lambda: "weer") == "eerst"
    assert geheugen.lees(999, KERNEN, lambda: "weer") == "eerst"
    assert geheugen.lees(0, KERNEN, lambda: "weer") == "weer"


def test_thousands_of_values_are_not_kept() -> None:
    geheugen = Geheugen()
    veel = tuple(range(5_000))
    assert geheugen.lees("veel", KERNEN, lambda: veel) == veel
    assert geheugen.lees("veel", KERNEN, lambda: (1,)) == (1,)


def test_a_name_and_a_number_are_never_remembered() -> None:
    assert Contact not in ONTHOUDEN


@pytest.mark.parametrize("soort", TABELLEN)
def test_a_turn_that_wrote_makes_everything_that_was_made_of_it_anew(soort: type) -> None:
    geheugen, keer = Geheugen(), count()
    alles = frozenset(TABELLEN)
    assert geheugen.lees("beeld", alles, lambda: next(keer)) == 0
    geheugen.vergeet({soort})
    assert geheugen.lees("beeld", alles, lambda: next(keer)) == 1


def test_signals_and_their_counts_are_true_after_every_write(bureau: Bureau) -> None:
    archive, signaal = bureau.archive, maak_signaal("losse tegels")
    assert archive.signalen.in_periode(*JAAR) == ()
    zet(bureau, signaal)
    assert archive.signalen.in_periode(*JAAR) == (signaal,)
    assert archive.tellingen.eerste_dag_per_kern() == {signaal.kern: signaal.datum}
    later = replace(signaal, tekst="lag er weer los")
    zet(bureau, later)
    assert archive.signalen.in_periode(*JAAR) == (later,)
    zet(bureau, replace(later, verwijderd=True))
    assert archive.signalen.in_periode(*JAAR) == ()
    assert archive.tellingen.eerste_dag_per_kern() == {}


def test_what_was_destroyed_is_not_remembered(bureau: Bureau) -> None:
    archive, signaal = bureau.archive, maak_signaal("losse tegels")
    zet(bureau, signaal)
    assert archive.signalen.in_periode(*JAAR) == (signaal,)
    with archive.schrijf("vernietigd", bureau.lid, NU) as beurt:
        beurt.vernietig([signaal])
    assert archive.signalen.in_periode(*JAAR) == ()


def test_a_turn_that_failed_leaves_what_was_known(bureau: Bureau) -> None:
    archive = bureau.archive
    kernen = archive.alle(Kern)

    def breek_af() -> None:
        with archive.schrijf("half", bureau.lid, NU) as beurt:
            beurt.zet(Kern("herpen", "Herpen"))
            assert len(beurt.alle(Kern)) == len(kernen) + 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breek_af()
    assert archive.alle(Kern) == kernen


def test_a_commit_that_failed_may_have_happened_after_all(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = bureau.archive
    kernen, verbind = archive.alle(Kern), archive._verbind

    @contextmanager
    def hapert(schrijf: bool) -> Iterator[Connection]:
        with verbind(schrijf) as conn:
            yield conn
        raise SchrijfFout("De schijf weigerde te schrijven.")

    with monkeypatch.context() as even:
        even.setattr(archive, "_verbind", hapert)
        with pytest.raises(SchrijfFout):
            zet(bureau, Kern("herpen", "Herpen"))
    assert len(archive.alle(Kern)) == len(kernen) + 1
