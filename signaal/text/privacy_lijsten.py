"""The lists behind the guard: packed names and words (memory-mapped) and hand-written ones.

Every question takes a word in lower case without accents (``privacy_lezing.kaal``). Sources and
licences: resources/taal/leesmij.md.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import as_file

import marisa_trie
from rapidfuzz import process
from rapidfuzz.distance import OSA

from signaal.text.privacy_handlijsten import (
    TAAL,
    Handlijsten,
    lees_handlijsten,
    lees_toml,
    lees_verbanden,
)

_DEELWOORD = re.compile(
    "(?:af|op|aan|uit|mee|langs|bij|in|toe|terug|voor|weg|na|om|door|over|thuis)?ge.{2}"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Ends of words that describe a state, not a family.
_TOESTAND = (
    *("lijk", "lijke", "baar", "end", "loos", "heid", "achtig", "probleem", "problemen", "zorg"),
    *("gevaar", "hulp", "pijn", "klachten", "afhankelijk", "behoeftig", "ziek", "schulden"),
    *(
        "verslaafd",
        "belast",
        "geld",
        "ziekte",
        "moe",
        "eerd",
        "ing",
        "ings",
        "tje",
        "tjes",
        "iteit",
    ),
)


def trie(naam: str) -> marisa_trie.Trie:
    """A packed list of resources/taal, memory-mapped."""
    with as_file(TAAL.joinpath(f"{naam}.marisa")) as bestand:
        return marisa_trie.Trie().mmap(str(bestand))


class Naamlijsten(Handlijsten):
    """All lists; made once, shared, read only."""

    def __init__(self) -> None:
        super().__init__(**lees_handlijsten())
        self.nooit_na_titel |= self.functie
        self.verbanden = lees_verbanden()
        woorden = lees_toml("woorden.toml")
        self.voornamen = trie("voornamen")
        self.mogelijk = trie("voornamen_mogelijk")
        self.achternamen = trie("achternamen")
        self.zeldzaam = trie("achternamen_zeldzaam")
        self.achterwoorden = trie("achternamen_woorden")
        self.woorden = trie("woorden")
        self.naamwoord_of_naam = trie("voornamen_woorden")
        self.eigennamen = trie("eigennamen")
        self.plaatsen = trie("plaatsen")
        self.streek = frozenset(lees_toml("plaatsen.toml")["plaatsen"].strip().split("|"))
        self._werkwoorden = frozenset(woorden["werkwoorden"].split())
        self._gewoon = per_beginletter(
            self._werkwoorden | set(woorden["gewoon"].split()) | self.functie
        )

    def is_persoonsvorm(self, woord: str) -> bool:
        """Whether this is a finite verb of the third person ("belt", "vroeg", "spijbelt")."""
        if woord in self._werkwoorden:
            return True
        if len(woord) < 5 or not woord.endswith("t") or woord.startswith("ge"):
            return False
        return any(infinitief in self.woorden for infinitief in _infinitieven(woord[:-1]))

    def is_werkwoord(self, woord: str) -> bool:
        """Whether this is a finite verb, singular or plural ("belt", "redden")."""
        return self.is_persoonsvorm(woord) or (woord.endswith("en") and woord in self.woorden)

    def is_deelwoord(self, woord: str) -> bool:
        """Whether this looks like a past participle ("gebeld", "geholpen")."""
        return len(woord) > 4 and woord[-1] in "dtn" and _DEELWOORD.match(woord) is not None

    def is_gewoon(self, woord: str) -> bool:
        """Whether this is an ordinary word, or known for another reason than as a person."""
        return (
            woord in self.functie
            or woord in self.geen_naam
            or woord in self.woorden
            or woord in self.eigennamen
        )

    def is_plaats(self, woord: str) -> bool:
        """Whether this is a place name."""
        return woord in self.plaatsen

    def is_achternaam(self, woord: str) -> bool:
        """Whether this is a surname and nothing else."""
        return woord in self.achternamen and woord not in self.geen_naam

    def is_naamachtig(self, woord: str) -> bool:
        """Whether some list of names holds it and no list of words does."""
        return not self.is_gewoon(woord) and (
            woord in self.voornamen
            or woord in self.achternamen
            or woord in self.mogelijk
            or woord in self.zeldzaam
        )

    def is_onbekend(self, woord: str) -> bool:
        """Whether no list of words explains this word: maybe a rare or misspelt name."""
        voor, streepje, laatste = woord.rpartition("-")
        if streepje and voor and (self.is_gewoon(laatste) or self.is_samengesteld(laatste)):
            return False  # "oud-schooljuf", "copd-patient"
        return (
            len(woord) > 3
            and not self.is_gewoon(woord)
            and not self.is_plaats(woord)
            and not woord.endswith(_TOESTAND)
            and not self.lijkt_gewoon(woord)
        )

    def is_samengesteld(self, woord: str) -> bool:
        """Whether two ordinary words make up this one ("steunkousenhulp")."""
        for plaats in range(3, min(len(woord) - 2, 20)):
            if woord[:plaats] not in self.woorden:
                continue
            rest = woord[plaats:]
            if rest in self.woorden or (rest[0] == "s" and rest[1:] in self.woorden):
                return True
        return False

    def lijkt_gewoon(self, woord: str) -> bool:
        """Whether this is nearly a frequent word: a typing mistake ("gevaln"), no name."""
        afstand = self._afstand_tot_gewoon(woord)
        return afstand == 1 or (afstand == 2 and not self.lijkt_naam(woord))

    def _afstand_tot_gewoon(self, woord: str) -> int:
        ruimte = 1 if len(woord) < 6 else 2
        keuze = self._gewoon.get(woord[:1], ())
        gevonden = process.extractOne(woord, keuze, scorer=OSA.distance, score_cutoff=ruimte)
        return max(1, round(gevonden[1])) if gevonden is not None else 3

    def lijkt_naam(self, woord: str) -> bool:
        """Whether one typing mistake lies between this and a common name ("jansne", "annei")."""
        return any(
            anders in self.voornamen or anders in self.achternamen for anders in _eenmaal_mis(woord)
        )


def per_beginletter(woorden: Iterable[str]) -> dict[str, list[str]]:
    """Words by their first letter, the one letter that people hardly mistype; sorted."""
    gedeeld: dict[str, list[str]] = {}
    for woord in sorted(woorden):
        gedeeld.setdefault(woord[:1], []).append(woord)
    return gedeeld


def _infinitieven(stam: str) -> Iterator[str]:
    """The verbs this stem may belong to: "bel" bellen, "loop" lopen, "verwijs" verwijzen."""
    yield stam + "en"
    yield stam + stam[-1] + "en"
    zacht = stam[:-1] + {"s": "z", "f": "v"}.get(stam[-1], stam[-1])
    yield zacht + "en"
    if stam[-3:-2] == stam[-2:-1]:
        yield zacht[:-2] + zacht[-1] + "en"


def _eenmaal_mis(woord: str) -> Iterator[str]:
    """All words one deletion, swap, insertion or replacement away; the first letter stays."""
    if not 4 <= len(woord) <= 16:
        return
    for plaats in range(1, len(woord)):
        voor, na = woord[:plaats], woord[plaats:]
        yield voor + na[1:]
        yield voor[:-1] + na[0] + voor[-1] + na[1:]
        for letter in _LETTERS:
            yield voor + letter + na
            yield voor + letter + na[1:]
    for letter in _LETTERS:
        yield woord + letter


def bekende_woorden(namen: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Known names as sequences of words, asked in lower case."""
    return frozenset(tuple(naam.split()) for naam in namen if naam.strip())
