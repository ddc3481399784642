"""Ids that say when, and codes that stay."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from signaal.domain.ids import (
    Idbron,
    kleinste_id,
    nieuw_id,
    slug,
    vast_id,
    vast_oud_id,
    vrije_slug,
)

NU = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_layout_is_that_of_rfc_9562() -> None:
    """Appendix A.6: the same moment and random bits give the example of the RFC."""
    moment = datetime(2022, 2, 22, 14, 22, 22, tzinfo=timezone(timedelta(hours=-5)))
    teller = 0xCC3 << 30 | 0x18C4DC0C
    staart = 0x0C07398F

    gemaakt = Idbron(lambda bits: teller if bits == 41 else staart).volgende(moment)

    assert gemaakt == UUID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")
    assert (gemaakt.version, gemaakt.variant) == (7, "specified in RFC 4122")


def test_ids_of_one_millisecond_go_up() -> None:
    ids = [nieuw_id(NU) for _ in range(2000)]

    assert ids == sorted(ids)
    assert len(set(ids)) == 2000


def test_ids_follow_the_clock_also_when_it_is_set_back() -> None:
    bron = Idbron()
    later = bron.volgende(NU + timedelta(hours=1))

    assert bron.volgende(NU) < later < bron.volgende(NU + timedelta(hours=1, milliseconds=1))


def test_a_moment_without_time_zone_makes_no_id() -> None:
    with pytest.raises(ValueError, match="time zone"):
        nieuw_id(NU.replace(tzinfo=None))


def test_smallest_id_is_the_border_of_its_millisecond() -> None:
    eerder, nu = Idbron().volgende(NU - timedelta(milliseconds=1)), Idbron().volgende(NU)

    assert eerder < kleinste_id(NU) <= nu


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("Schaijk", "schaijk"),
        ("Zorgcoöperatie  Reek", "zorgcooperatie-reek"),
        (" 't Oventje! ", "t-oventje"),
        ("Œ", ""),
        ("", ""),
    ],
)
def test_slug(naam: str, code: str) -> None:
    assert slug(naam) == code


def test_codes_are_never_reused() -> None:
    assert vrije_slug("Vallen", {"vallen", "vallen-2"}) == "vallen-3"
    assert vrije_slug("🙂", set()) == "naamloos"


def test_what_is_called_the_same_in_one_room_has_one_id() -> None:
    hier, daar = UUID(int=1), UUID(int=2)

    for maak in (vast_id, vast_oud_id):
        assert maak(hier, "partner", "ggd") == maak(hier, "partner", "ggd")
        anders = {maak(hier, "partner", "ggd"), maak(daar, "partner", "ggd"), maak(hier, "ggd")}
        assert len(anders) == 3


def test_an_id_of_long_ago_passes_for_nothing_new() -> None:
    oud = [vast_oud_id(UUID(int=1), str(n)) for n in range(500)]

    assert {(id_.version, id_.variant) for id_ in oud} == {(7, "specified in RFC 4122")}
    assert max(oud) < kleinste_id(datetime(2000, 1, 2, tzinfo=UTC))
    assert len(set(oud)) == 500
