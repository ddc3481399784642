"""Content before it is sealed: small, the same again, and nothing else is taken for it."""

import json
import zlib
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.model import Discipline
from signaal.storage.inhoudspers import VOORAF, Inhoud, ontpers, pers
from signaal.storage.mapping import naar_json
from tests.builders import maak_signaal

plat = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda deel: st.lists(deel) | st.dictionaries(st.text(), deel),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), plat))
def test_the_same_comes_out_again(velden: dict[str, object]) -> None:
    assert ontpers(pers(velden)) == Inhoud(velden)


def test_the_head_start_is_part_of_the_format() -> None:
    assert len(VOORAF) < 2048, "it has to fit in the window"
    gehouden = "899f35d711a2cbca88d0e23d4e3d57daf0a25f78fd0937ceab2005b094ee7414"
    assert sha256(VOORAF).hexdigest() == gehouden


@pytest.mark.parametrize("discipline", list(Discipline))
def test_what_most_values_have_in_common_costs_nearly_nothing(discipline: Discipline) -> None:
    tekst = "De heg bij het zebrapad is zo hoog dat je de fietsers niet ziet aankomen."
    velden = naar_json(maak_signaal(tekst, discipline=discipline, themas=("verkeer",)))
    assert len(pers(velden)) < len(tekst) + 100
    assert len(pers(velden)) < len(json.dumps(velden)) / 2


def test_what_could_not_be_read_is_told_with_it() -> None:
    gemist = frozenset({(UUID(int=1), 4), (UUID(int=2), 7)})
    assert ontpers(pers({"tekst": "tegels"}, gemist)) == Inhoud({"tekst": "tegels"}, gemist)


def test_content_of_before_is_read_as_it_is() -> None:
    assert ontpers(b'{"tekst":"losse tegels"}') == Inhoud({"tekst": "losse tegels"})


@pytest.mark.parametrize(
    "kapot",
    [
        b"",
        b"\x01",
        b"\x02" + pers({"a": 1})[1:],
        pers({"a": 1})[:-1],
        pers({"a": 1}) + b"x",
        b"\x01" + zlib.compress(b'{"a":1}'),
        b'["a"]',
        b"nul",
        b"\xff{}",
        b'{"_ongelezen":7}',
        b'{"_ongelezen":[[1,2]]}',
        b'{"_ongelezen":[["x",2]]}',
        b'{"_ongelezen":[["00000000000000000000000000000001"]]}',
    ],
)
def test_anything_else_is_refused(kapot: bytes) -> None:
    with pytest.raises(ValueError, match="content that"):
        ontpers(kapot)


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(ValueError, match="too long"):
        ontpers(pers({"tekst": "a" * (4 * 1024 * 1024)}))
