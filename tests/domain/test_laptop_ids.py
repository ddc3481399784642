"""One laptop under several ids."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from signaal.domain.laptop_ids import onder_elk_id, vervangen
from signaal.domain.model import Apparaat, Rol

_BEGIN = datetime(2026, 11, 18, 9, tzinfo=UTC)


def _id(nummer: int) -> UUID:
    return UUID(int=nummer)


def _laptop(nummer: int, was: int | None = None, uur: int = 0) -> Apparaat:
    vervangt = None if was is None else _id(was)
    moment = _BEGIN + timedelta(hours=uur)
    return Apparaat(_id(nummer), "", None, Rol.LID, "", "", moment, vervangt=vervangt)


def test_a_laptop_has_the_ids_of_before_and_after_in_whatever_order_they_are_told() -> None:
    alle = [_laptop(4, was=3), _laptop(3, was=2), _laptop(2, was=1), _laptop(1), _laptop(9)]
    for rij in (alle, alle[::-1]):
        assert onder_elk_id(rij, [_id(2)]) == {_id(1), _id(2), _id(3), _id(4)}
        assert onder_elk_id(rij, [_id(9)]) == {_id(9)}
        assert onder_elk_id(rij, []) == set()


def test_an_id_that_is_named_by_another_is_followed_up_also_by_one_that_is_not_here() -> None:
    assert vervangen([_laptop(3, was=2), _laptop(8)], _id(8)) == {_id(2)}
    assert vervangen([_laptop(1), _laptop(8)], _id(8)) == set()


def test_of_two_that_went_on_from_the_same_one_the_last_counts() -> None:
    alle = [_laptop(1), _laptop(3, was=1, uur=1), _laptop(2, was=1, uur=2), _laptop(8)]
    for rij in (alle, alle[::-1]):
        assert vervangen(rij, _id(8)) == {_id(1), _id(3)}


def test_this_laptop_knows_that_it_is_the_one_whatever_its_clock_said() -> None:
    alle = [_laptop(1), _laptop(3, was=1, uur=9), _laptop(2, was=1, uur=2)]
    assert vervangen(alle, _id(2)) == {_id(1), _id(3)}
    assert vervangen(alle[::-1], _id(3)) == {_id(1), _id(2)}
