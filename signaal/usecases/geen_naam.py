"""The team's own "geen naam" list: words that the guard need not ask about again.

Kept as keyed hashes, so that the list does not give away which words are on it. Words that were put
on it since the program started are known in full, as long as it runs.
"""

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from signaal.domain.model import Instelling
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import HOOGSTENS_NAAM, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau

_JA, _NEE = "ja", ""
_VOORVOEGSEL = "geen-naam:"
_RANDEN = ".,;:!?()\"'“”‘’"
#: So far back (acts) is looked for who put a word on the list.
_TERUG = 10_000


@dataclass(frozen=True, slots=True)
class GeenNaam:
    """One entry: ``woord`` is "" when only its hash is known; who put it there, and when."""

    code: str
    woord: str
    moment: datetime | None
    wie: str


class GeenNamen:
    """The list as it stands; asked for every word, so it stays in memory."""

    def __init__(self, bureau: Bureau) -> None:
        self._sleutel = bureau.archive.geheim.afgeleid("geen naam")
        self._codes = frozenset(
            i.id
            for i in bureau.archive.alle(Instelling)
            if i.id.startswith(_VOORVOEGSEL) and i.waarde == _JA
        )
        self._woorden: dict[str, str] = {}

    def bevat(self, woord: str) -> bool:
        """Whether the team said "geen naam" to this (case and accents do not matter)."""
        return bool(self._codes) and self._code(woord) in self._codes

    def zet(self, bureau: Bureau, stuk: str) -> GeenNaam:
        """Put ``stuk`` (a word, or words that belong together) on the list.

        GebruikFout when it is empty, PersoonsgegevenFout for a *stop* finding.
        """
        woord = " ".join(schone_tekst(stuk, HOOGSTENS_NAAM).split()).strip(_RANDEN)
        if not woord:
            raise GebruikFout("Typ eerst een woord; er is niets veranderd.")
        weiger_stop(woord=woord)
        code = self._code(woord)
        self._woorden[code] = woord
        self.zet_terug(bureau, code)
        return GeenNaam(code, woord, bureau.nu(), "")

    def zet_terug(self, bureau: Bureau, code: str) -> None:
        """Put an entry that was taken off on the list again; its word need not be known."""
        self._schrijf(bureau, code, ja=True)
        self._codes |= {code}

    def haal_af(self, bureau: Bureau, code: str) -> None:
        """Take an entry off the list: the guard asks again."""
        self._schrijf(bureau, code, ja=False)
        self._codes -= {code}

    def zoek(self, woord: str) -> str:
        """The entry that holds ``woord``, or "" when it is not on the list."""
        code = self._code(woord)
        return code if code in self._codes else ""

    def lijst(self, bureau: Bureau) -> tuple[GeenNaam, ...]:
        """All entries, those that were added last in front."""
        wanneer = {
            regel.voorwerp: regel
            for regel in reversed(
                bureau.archive.journaal.lees(handeling="geen naam", aantal=_TERUG)
            )
        }
        alle = [
            GeenNaam(
                code,
                self._woorden.get(code, ""),
                regel.moment if (regel := wanneer.get(code)) else None,
                regel.wie if regel else "",
            )
            for code in self._codes
        ]
        return tuple(
            sorted(alle, key=lambda n: (n.moment.timestamp() if n.moment else 0, n.code))[::-1]
        )

    def _schrijf(self, bureau: Bureau, code: str, *, ja: bool) -> None:
        handeling = "geen naam" if ja else "toch een naam"
        with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
            beurt.zet(Instelling(code, _JA if ja else _NEE))

    def _code(self, woord: str) -> str:
        plat = unicodedata.normalize("NFKD", " ".join(woord.casefold().split())).strip(_RANDEN)
        letters = "".join(t for t in plat if not unicodedata.combining(t))
        return _VOORVOEGSEL + hmac.new(self._sleutel, letters.encode(), sha256).hexdigest()
