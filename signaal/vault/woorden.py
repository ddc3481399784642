"""Four words over the phone: what two laptops that never met can trust each other by.

Four of 1,024 words are 40 bits; trying them costs argon2id each time, and they are of no use once
the welcome was read. The laptop that wants in shows them, the colleague who lets it in types them:
they never travel with the files. Both files carry a mark under the key of the words, so neither
can be put there, or changed, by someone who only has the folder.
"""

import hmac
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from secrets import SystemRandom

from signaal.fouten import GebruikFout, GeheugenFout
from signaal.vault.geheim import Inhoudssleutel, leid_af
from signaal.vault.slotwerk import STANDAARD, Kosten, rek_wachtwoord

AANTAL = 4
#: How long a mark is (bytes).
MERK = 32
_RANG = ("eerste", "tweede", "derde", "vierde")
_GETAL = "Er horen vier woorden te staan. Er is niets veranderd. Typ ze zoals je collega ze zegt."
_VREEMD = (
    "Het {rang} woord hoort niet bij de woorden van Signaal. Er is niets veranderd. "
    "Vraag je collega dat woord nog eens te zeggen."
)
_GEHEUGEN = (
    "Er is nu te weinig geheugen vrij voor de vier woorden. Er is niets veranderd. "
    "Sluit andere programma's en probeer het opnieuw."
)


@cache
def woordenlijst() -> tuple[str, ...]:
    """The 1,024 words, in the order of the alphabet."""
    return tuple(files("resources").joinpath("woorden.txt").read_text("utf-8").split())


def kies_woorden() -> tuple[str, ...]:
    """Four different words that nobody can guess."""
    return tuple(SystemRandom().sample(woordenlijst(), AANTAL))


def lees_woorden(getypt: str) -> tuple[str, ...]:
    """The four words in what was typed; capitals, accents, commas and spaces do not matter.

    GebruikFout when there are more or fewer, or one is not on the list.
    """
    ontleed = unicodedata.normalize("NFKD", getypt.casefold())
    kaal = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    woorden = tuple(re.findall(r"[^\W\d_]+", kaal))
    if len(woorden) != AANTAL:
        raise GebruikFout(_GETAL)
    bekend = set(woordenlijst())
    for rang, woord in zip(_RANG, woorden, strict=True):
        if woord not in bekend:
            raise GebruikFout(_VREEMD.format(rang=rang))
    return woorden


@dataclass(frozen=True, slots=True)
class Woordsleutel:
    """What follows from the words and the salt of one request; never shown."""

    _basis: bytes = field(repr=False)

    @classmethod
    def van(cls, woorden: Sequence[str], zout: bytes, kosten: Kosten = STANDAARD) -> "Woordsleutel":
        """Costs argon2id (``kosten``); GeheugenFout when there is no memory for it now."""
        try:
            return cls(rek_wachtwoord(" ".join(woorden), zout, kosten))
        except GeheugenFout as fout:
            raise GeheugenFout(_GEHEUGEN, fout.oorzaak) from fout

    def verzegel(self, inhoud: bytes, bij: bytes) -> bytes:
        """``inhoud`` for whoever has the words, bound to ``bij``."""
        return self._doos().verzegel(inhoud, bij)

    def ontzegel(self, dicht: bytes, bij: bytes) -> bytes | None:
        """What was sealed so, or None."""
        return self._doos().ontzegel(dicht, bij)

    def merk(self, doel: str, inhoud: bytes) -> bytes:
        """A mark (HMAC-SHA256) that only who has the words can put under ``inhoud``.

        ``doel`` keeps a request from being taken for a welcome.
        """
        return hmac.digest(leid_af(self._basis, f"woorden/merk/{doel}"), inhoud, "sha256")

    def klopt(self, merk: bytes, doel: str, inhoud: bytes) -> bool:
        """Whether ``merk`` is that mark."""
        return hmac.compare_digest(merk, self.merk(doel, inhoud))

    def _doos(self) -> Inhoudssleutel:
        return Inhoudssleutel(leid_af(self._basis, "woorden/doos"))
