"""Reading along while somebody types: personal data pointed out, themes suggested.

Loading takes a moment (word lists, numpy): the window does it beside the log screen. A
:class:`Meelezer` may be asked from another thread than the one that teaches it.
"""

import re
from dataclasses import dataclass, replace
from threading import Lock

from signaal.domain.model import Signaal, Thema, Zoekvraag
from signaal.text.privacy import Soort, Vondst, vervang
from signaal.text.themas import Themavoorsteller
from signaal.usecases.bureau import Bureau
from signaal.usecases.geen_naam import GeenNamen
from signaal.usecases.wacht import maak_wacht

#: So many of the latest signals teach the suggester how this team chooses.
_GELEERD_VAN = 2000
_TITEL = re.compile(r"\b(mw|mevr|mevrouw|dhr|de heer|meneer|heer)\.? +$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meelezing:
    """What was read in ``tekst``; ``suggesties`` are theme ids, best first, empty when unsure."""

    tekst: str
    vondsten: tuple[Vondst, ...]
    suggesties: tuple[str, ...]


class Meelezer:
    """Guard and suggester of one team, with what this team taught them."""

    def __init__(self, bureau: Bureau) -> None:
        archive = bureau.archive
        self._slot = Lock()
        self._geen_namen = GeenNamen(bureau)
        self._wacht = maak_wacht(bureau, self._geen_namen)
        self._voorsteller = Themavoorsteller(archive.alle(Thema))
        for signaal in archive.signalen.zoek(Zoekvraag(), aantal=_GELEERD_VAN)[::-1]:
            self._leer(signaal)

    def lees_mee(self, tekst: str) -> Meelezing:
        """Read ``tekst``; a few milliseconds."""
        with self._slot:
            vondsten = tuple(_met_titel(tekst, v) for v in self._wacht.vind(tekst))
            voorstel = self._voorsteller.voorstel(tekst) if tekst.strip() else ()
        return Meelezing(tekst, vondsten, tuple(s.thema for s in voorstel))

    def vervang(self, tekst: str, vondst: Vondst) -> str:
        """``tekst`` with the proposal in place of ``vondst``."""
        return vervang(tekst, vondst)

    def leer_van(self, bureau: Bureau, signaal: Signaal, voorgesteld: tuple[str, ...]) -> None:
        """Learn from a saved signal, when a person chose otherwise than was suggested."""
        if signaal.themas != voorgesteld[: len(signaal.themas)] or not voorgesteld:
            with self._slot:
                self._leer(signaal)

    def geen_naam(self, bureau: Bureau, stuk: str) -> None:
        """From now on the words of ``stuk`` are no name in this team."""
        with self._slot:
            self._geen_namen.zet(bureau, stuk, ja=True)

    def toch_een_naam(self, bureau: Bureau, stuk: str) -> None:
        """Take :meth:`geen_naam` back."""
        with self._slot:
            self._geen_namen.zet(bureau, stuk, ja=False)

    def _leer(self, signaal: Signaal) -> None:
        if signaal.tekst and signaal.themas and not signaal.themas_voorgesteld:
            self._voorsteller.leer(signaal.tekst, signaal.themas)


def _met_titel(tekst: str, vondst: Vondst) -> Vondst:
    """A name with the title before it: "mw de wit" as a whole becomes "een bewoner"."""
    titel = _TITEL.search(tekst[: vondst.begin])
    if vondst.soort is not Soort.NAAM or titel is None:
        return vondst
    return replace(vondst, begin=titel.start(), vervang_door="een bewoner")


def maak_meelezer(bureau: Bureau) -> Meelezer:
    """Load the word lists and learn what this team chose before; up to a second."""
    return Meelezer(bureau)
