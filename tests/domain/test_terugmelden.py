"""The debt of an answer to whoever brought a signal in."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from signaal.domain.model import Signaal
from signaal.domain.model_besluit import Besluit, SoortBesluit, Terugmelding
from signaal.domain.terugmelden import TERUG, wie_wacht_op_antwoord
from tests.domain.bouwsels import OVERLEG, signaal

DAG = date(2026, 11, 20)


def van(bron: str, nummer: int = 1, thema: str = "vallen") -> Signaal:
    return replace(signaal(nummer, thema), bron=bron)


def besluit(*themas: str, sleutel: str = "vallen/schaijk", kern: str = "schaijk") -> Besluit:
    return Besluit(
        UUID(int=5), OVERLEG, sleutel, SoortBesluit.VOLGEN, themas=themas, kernen=(kern,)
    )


def test_the_huisarts_is_owed_an_answer_once_something_was_decided() -> None:
    s = van("Huisarts")
    assert wie_wacht_op_antwoord([s], [], []) == ()
    (schuld,) = wie_wacht_op_antwoord([s], [(DAG, besluit("vallen"))], [])
    assert (schuld.signaal, schuld.besloten) == (s, DAG)


def test_neighbours_are_not_told_for_it_would_name_the_person() -> None:
    assert wie_wacht_op_antwoord([van("buren")], [(DAG, besluit("vallen"))], []) == ()


def test_who_was_told_is_owed_nothing() -> None:
    s = van("school")
    gemeld = Terugmelding(s.id, DAG)
    assert wie_wacht_op_antwoord([s], [(DAG, besluit("vallen"))], [gemeld]) == ()
    ingetrokken = replace(gemeld, verwijderd=True)
    assert len(wie_wacht_op_antwoord([s], [(DAG, besluit("vallen"))], [ingetrokken])) == 1


def test_a_decision_on_a_merged_bundle_is_about_the_signals_of_all_its_themes() -> None:
    s = van("huisarts", thema="vervoer")
    assert len(wie_wacht_op_antwoord([s], [(DAG, besluit("vallen", "vervoer"))], [])) == 1
    assert wie_wacht_op_antwoord([s], [(DAG, besluit("vallen"))], []) == ()


def test_a_decision_of_before_the_signal_or_elsewhere_or_taken_back_tells_nothing() -> None:
    s = van("huisarts")
    elders = besluit("vallen", sleutel="vallen/reek", kern="reek")
    ingetrokken = replace(besluit("vallen"), ingetrokken=True)
    jaren_later = (s.datum + TERUG + timedelta(days=1), besluit("vallen"))
    eerder = (date(2026, 10, 9), besluit("vallen"))
    besluiten = [eerder, (DAG, elders), (DAG, ingetrokken), jaren_later]
    assert wie_wacht_op_antwoord([s], besluiten, []) == ()
