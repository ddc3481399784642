"""The attacker against random histories: he derives nothing, and he does when a rule is broken."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from signaal.domain import gezegd, openbaarheid
from signaal.domain.tabelbewaking import Netwerk
from tests.domain.aanvaller import Aanval, Lezer
from tests.domain.uitgaven import Papier, Team

_ZADEN = st.randoms(use_true_random=True)
_RUSTIG = settings(
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def _papieren(rng: Random, *, geheugen: bool = True) -> list[Papier]:
    team = Team(rng, geheugen)
    team.leef(periodes=3, beurten=3)
    return team.papieren


@settings(_RUSTIG, max_examples=60)
@given(_ZADEN)
def test_no_number_is_derived(rng: Random) -> None:
    assert Aanval(_papieren(rng)).afgeleid() == []


@pytest.mark.zwaar
@pytest.mark.timeout(1800)
@settings(_RUSTIG, max_examples=2000)
@given(_ZADEN)
def test_no_number_is_derived_in_two_thousand_histories(rng: Random) -> None:
    assert Aanval(_papieren(rng)).afgeleid() == []


def _slaagt(papieren: Callable[[Random], list[Papier]], lezer: Callable[[], Lezer] = Lezer) -> bool:
    """Whether some history gives a number away; NoSuchExample when none does."""
    gevonden = find(
        _ZADEN,
        lambda rng: bool(Aanval(papieren(rng), lezer()).afgeleid()),
        settings=settings(_RUSTIG, max_examples=400),
    )
    return isinstance(gevonden, Random)


def test_he_succeeds_when_boards_read_exact_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def precies(aantal: int) -> int | None:
        return None if aantal < gezegd.DREMPEL else aantal

    monkeypatch.setattr(gezegd, "afgerond", precies)
    monkeypatch.setattr(openbaarheid, "afgerond", precies)
    assert _slaagt(
        lambda rng: _papieren(rng, geheugen=False), lambda: Lezer(klasse=1, gelooft_alles=True)
    )


def test_he_succeeds_when_papers_that_went_out_are_forgotten() -> None:
    assert _slaagt(lambda rng: _papieren(rng, geheugen=False), lambda: Lezer(gelooft_alles=True))


def test_he_succeeds_when_a_table_leaves_out_small_numbers_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Netwerk, "te_verbergen", lambda *_: set())
    assert _slaagt(_papieren)
