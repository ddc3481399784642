"""``main.py tekst`` as another program meets it: a process, a line in, a line out, word by word."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from signaal.text.startthemas import laad_startthemas

HOOFD = Path(__file__).parents[1] / "main.py"
WACHT_S = 60
#: Nothing in the lexicon speaks for it.
VREEMD = "het paarse ding van donderdag staat er alweer"
#: 999990019 in the wide digits of another keyboard.
BREED = "".join(chr(0xFEE0 + ord(c)) for c in "999990019")
FAMILIE = "\U0001f469\u200d\U0001f469\u200d\U0001f467"


class Gesprekspartner:
    """One process of the program; an answer is awaited before the next line is sent."""

    def __enter__(self) -> Self:
        self._proces = subprocess.Popen(
            [sys.executable, str(HOOFD), "tekst"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._antwoorden: queue.Queue[bytes] = queue.Queue()
        self._lezer = threading.Thread(target=self._lees)
        self._lezer.start()
        return self

    def __exit__(self, *fout: object) -> None:
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        self._proces.stdin.close()
        assert self._proces.wait(WACHT_S) == 0
        self._lezer.join(WACHT_S)
        self._proces.stdout.close()

    def stuur(self, regel: bytes) -> Any:
        """Send one line; the answer, which must come although the conversation goes on."""
        assert self._proces.stdin is not None
        self._proces.stdin.write(regel + b"\n")
        self._proces.stdin.flush()
        antwoord = self._antwoorden.get(timeout=WACHT_S)
        assert self._antwoorden.empty()
        return json.loads(antwoord.decode("utf-8"))

    def vraag(self, tekst: str, id_: object = 1) -> Any:
        """Ask about a text."""
        return self.stuur(json.dumps({"id": id_, "tekst": tekst}, ensure_ascii=False).encode())

    def _lees(self) -> None:
        assert self._proces.stdout is not None
        for regel in self._proces.stdout:
            self._antwoorden.put(regel)


@pytest.fixture(scope="module")
def partner() -> Iterator[Gesprekspartner]:
    """A conversation that goes on through this module."""
    with Gesprekspartner() as gesprek:
        yield gesprek


def _gemerkt(antwoord: Any, tekst: str) -> list[tuple[str, str, bool]]:
    return [(tekst[p["begin"] : p["eind"]], p["soort"], p["stop"]) for p in antwoord["privacy"]]


def test_the_answer_has_these_words_and_no_others(partner: Gesprekspartner) -> None:
    antwoord = partner.vraag("mw klaassen gestruikeld, bsn 999990019", "a-1")
    assert list(antwoord) == ["id", "privacy", "themas", "voorstel"]
    assert antwoord["id"] == "a-1"
    assert [set(p) for p in antwoord["privacy"]] == [{"begin", "eind", "soort", "stop"}] * 2
    ids = [thema for thema, _ in antwoord["themas"]]
    scores = [score for _, score in antwoord["themas"]]
    assert sorted(ids) == sorted(t.id for t in laad_startthemas())
    assert scores == sorted(scores, reverse=True)
    assert antwoord["voorstel"] == ids[: len(antwoord["voorstel"])]
    assert ids[0] == "vallen"


@pytest.mark.parametrize("id_", [7, "é", None, 1.5, True, ["a", 1], {"a": None}])
def test_any_id_comes_back_as_it_was(partner: Gesprekspartner, id_: object) -> None:
    assert partner.vraag("hallo", id_)["id"] == id_


@pytest.mark.parametrize(
    ("tekst", "gemerkt"),
    [
        (f"{FAMILIE} mw klaassen belt", [("klaassen", "NAAM", False)]),
        ("e\u0301e\u0301n keer, bsn 999990019", [("999990019", "BSN", True)]),
        ("bsn 999\u200b990\u200b019 erbij", [("999\u200b990\u200b019", "BSN", True)]),
        ("m\u200bw Klaas\u200bsen belt", [("Klaas\u200bsen", "NAAM", False)]),
        (f"bsn {BREED} erbij", [(BREED, "BSN", True)]),
        ("\U0001f475 <b>mw klaassen</b>\nen bsn 999990019", [
            ("klaassen", "NAAM", False), ("999990019", "BSN", True),
        ]),
        ("\ufeffmw klaassen\r\n\tbelt", [("klaassen", "NAAM", False)]),
    ],
)  # fmt: skip
def test_offsets_are_code_points_with_the_end_outside(
    partner: Gesprekspartner, tekst: str, gemerkt: list[tuple[str, str, bool]]
) -> None:
    assert _gemerkt(partner.vraag(tekst), tekst) == gemerkt


@pytest.mark.parametrize("plaats", ["Rotterdam", "oss", "Zeeland", "Sint Anthonis", "Wanroij"])
def test_a_place_is_known_unless_a_street_and_a_number_follow(
    partner: Gesprekspartner, plaats: str
) -> None:
    assert partner.vraag(f"iemand uit {plaats} vraagt vervoer")["privacy"] == []
    tekst = f"woont in {plaats}, Kerkstraat 12"
    assert [s for _, s, _ in _gemerkt(partner.vraag(tekst), tekst)] == ["ADRES"]


def test_a_correction_holds_until_it_is_forgotten_and_only_here(partner: Gesprekspartner) -> None:
    eerst = partner.vraag(VREEMD)
    assert eerst["voorstel"] == []
    leer = json.dumps({"leer": ["rouw", "vervoer"], "tekst": VREEMD}).encode()
    assert partner.stuur(leer) == {"ok": True}
    assert partner.vraag(VREEMD)["voorstel"] == ["rouw", "vervoer"]
    with Gesprekspartner() as ander:
        assert ander.vraag(VREEMD) == eerst
    assert partner.stuur(b'{"vergeet": true}') == {"ok": True}
    assert partner.vraag(VREEMD) == eerst


@pytest.mark.parametrize(
    "regel",
    [
        b"",
        b"   ",
        b"geen json",
        b"\xff\xfe\x00",
        b'{"id": 1, "tekst": "a\xff"}',
        b'{"id": 1}',
        b'{"tekst": null}',
        b'{"tekst": ["a"]}',
        b'["tekst", "a"]',
        b'"tekst"',
        b"null",
        b'{"id": NaN, "tekst": "a"}',
        b'{"vergeet": false}',
        b'{"vergeet": "ja"}',
        b'{"leer": ["bestaat_niet"], "tekst": "a"}',
        b'{"leer": ["vallen", 3], "tekst": "a"}',
        b'{"leer": {"vallen": 1}, "tekst": "a"}',
        b'{"leer": ["vallen"]}',
        b'{"tekst": "onaf',
        b"[" * 20_000,
    ],
)
def test_an_unusable_line_gets_one_answer_and_the_next_one_is_answered(
    partner: Gesprekspartner, regel: bytes
) -> None:
    antwoord = partner.stuur(regel)
    assert list(antwoord) == ["fout"]
    assert antwoord["fout"].endswith(".")
    assert partner.vraag("bsn 999990019")["privacy"][0]["soort"] == "BSN"


def test_half_a_character_is_read_around(partner: Gesprekspartner) -> None:
    """JSON may spell a lone surrogate; it is one code point."""
    antwoord = partner.stuur(rb'{"id": 1, "tekst": "\ud83d bsn 999990019"}')
    assert [(p["begin"], p["eind"]) for p in antwoord["privacy"]] == [(6, 15)]


@pytest.mark.parametrize("tekst", ["", " ", "x" * 10_000, "mw " * 3_334, "а" * 10_000, "\n" * 500])
def test_empty_and_very_long_texts_are_answered(partner: Gesprekspartner, tekst: str) -> None:
    antwoord = partner.vraag(tekst)
    assert all(0 <= p["begin"] < p["eind"] <= len(tekst) for p in antwoord["privacy"])
    assert antwoord["voorstel"] == []


@pytest.mark.parametrize(
    ("invoer", "antwoorden"),
    [
        (b"", 0),
        (b'{"tekst": "a"}', 1),
        (b'{"tekst": "a"}\r\n{"tekst": "b"}\r\n', 2),
        (b'\xef\xbb\xbf{"tekst": "a"}\n', 1),
        ('{"tekst": "a\u2028b\u0085c"}\n'.encode(), 1),
    ],
)
def test_a_file_of_lines_gets_as_many_answers(invoer: bytes, antwoorden: int) -> None:
    klaar = subprocess.run(
        [sys.executable, str(HOOFD), "tekst"],
        input=invoer,
        capture_output=True,
        check=True,
        timeout=WACHT_S,
    )
    assert klaar.stderr == b""
    uit = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert len(uit) == antwoorden
    assert all("privacy" in antwoord for antwoord in uit)
