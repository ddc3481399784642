"""Patterns of the guard compile when they are asked, and answer as ``re`` does."""

import re
import subprocess
import sys

import pytest

from signaal.text.privacy_patroon import Patroon

_GEMAAKT = """
from signaal.text import privacy_cijfers, privacy_stop
from signaal.text.privacy_patroon import Patroon
for module in (privacy_cijfers, privacy_stop):
    for naam, waarde in vars(module).items():
        if isinstance(waarde, Patroon):
            print(naam, "_gemaakt" in vars(waarde))
"""


def test_importing_the_hard_kinds_compiles_none_of_their_patterns() -> None:
    klaar = subprocess.run(
        [sys.executable, "-c", _GEMAAKT], capture_output=True, text=True, check=True
    )
    gemaakt = dict(regel.split() for regel in klaar.stdout.splitlines())
    assert len(gemaakt) > 8
    assert set(gemaakt.values()) == {"False"}


def test_a_broken_pattern_tells_at_its_first_use() -> None:
    stuk = Patroon("(")
    with pytest.raises(re.error):
        stuk.search("tekst")


def test_answers_as_a_compiled_pattern_does() -> None:
    patroon, vorm = Patroon("B[0-9]+", re.IGNORECASE), re.compile("B[0-9]+", re.IGNORECASE)
    for tekst in ("b12 en B3", "b1", "geen"):
        gevonden = [patroon.search(tekst), patroon.match(tekst), patroon.fullmatch(tekst)]
        verwacht = [vorm.search(tekst), vorm.match(tekst), vorm.fullmatch(tekst)]
        assert [g and g.span() for g in gevonden] == [v and v.span() for v in verwacht]
        assert [v.span() for v in patroon.finditer(tekst)] == [
            v.span() for v in vorm.finditer(tekst)
        ]
    beperkt = patroon.fullmatch("xxb12yy", 2, 5)
    assert beperkt is not None
    assert beperkt.span() == (2, 5)
