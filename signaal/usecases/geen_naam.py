"""The team's own "geen naam" list: words that the guard need not ask about again.

Kept as keyed hashes, so that the list does not give away which words are on it.
"""

import hmac
import unicodedata
from hashlib import sha256

from signaal.domain.model import Instelling
from signaal.usecases.bureau import Bureau

_JA, _NEE = "ja", ""
_VOORVOEGSEL = "geen-naam:"
_RANDEN = ".,;:!?()\"'“”‘’"


class GeenNamen:
    """The list as it stands; asked for every word, so it stays in memory."""

    def __init__(self, bureau: Bureau) -> None:
        self._sleutel = bureau.archive.geheim.afgeleid("geen naam")
        self._codes = {i.id for i in bureau.archive.alle(Instelling) if i.waarde == _JA}

    def bevat(self, woord: str) -> bool:
        """Whether the team said "geen naam" to this word (case and accents do not matter)."""
        return bool(self._codes) and self._code(woord) in self._codes

    def zet(self, bureau: Bureau, stuk: str, *, ja: bool) -> None:
        """Put the words of ``stuk`` on the list, or take them off."""
        codes = {self._code(woord) for woord in stuk.split()}
        waarde = _JA if ja else _NEE
        with bureau.archive.schrijf("geen naam", bureau.lid, bureau.nu()) as beurt:
            beurt.zet_alle(Instelling(code, waarde) for code in sorted(codes))
        self._codes = self._codes | codes if ja else self._codes - codes

    def _code(self, woord: str) -> str:
        plat = unicodedata.normalize("NFKD", woord.casefold()).strip(_RANDEN)
        letters = "".join(t for t in plat if not unicodedata.combining(t))
        return _VOORVOEGSEL + hmac.new(self._sleutel, letters.encode(), sha256).hexdigest()
