"""A reader of the finished file sees the values that the attacker of the domain tests gets."""

import io
import re
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from signaal import exchange
from signaal.domain.agenda import BestuursAgenda
from tests.domain.uitgaven import Team


def _pdf(agenda: BestuursAgenda) -> bytes:
    return exchange.render(exchange.bestuurs_stuk(agenda))


def _gelezen(pdf: bytes) -> str:
    """The visible text of the finished file, on one line."""
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.randoms(use_true_random=True))
def test_the_numbers_on_the_page_are_those_of_the_value(rng: Random) -> None:
    team = Team(rng)
    team.leef(periodes=3, beurten=1)
    for papier in team.papieren:
        if papier.agenda is None:
            continue
        pdf = _pdf(papier.agenda)
        tekst = _gelezen(pdf)
        punten = papier.agenda.punten
        aantallen = [int(n) for n in re.findall(r"instens (\d+) signalen", tekst)]
        assert aantallen == [punt.aantal for punt in punten]
        punten_in_grafiek = sorted(int(n) for n in re.findall(r"(\d+)\+", tekst))
        met_grafiek = punten if len(punten) <= 3 else ()
        verwacht = sorted(n for punt in met_grafiek for n in punt.reeks or ())
        assert punten_in_grafiek == verwacht
        assert pdf == _pdf(papier.agenda)  # no moment, machine or person goes in
