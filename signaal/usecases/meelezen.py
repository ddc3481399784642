"""Reading along while somebody types: personal data pointed out, themes suggested.

Loading takes a moment (word lists, numpy): the window does it beside the log screen. A
:class:`Meelezer` may be asked from several threads.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from uuid import UUID

from signaal.domain.model import Signaal, Thema, Zoekvraag
from signaal.storage.aankomst import Binnengekomen
from signaal.text.privacy import Naamlijsten, Privacywacht, Vondst, vervang
from signaal.text.themas import Suggestie, Themavoorsteller
from signaal.usecases.bureau import Bureau
from signaal.usecases.geen_naam import GeenNamen
from signaal.usecases.gelijkenis import lijkt_op
from signaal.usecases.leren import VERGETEN, Leraren, geraakt, leerstof, vergeten_op
from signaal.usecases.wacht import bekende_woorden, met_titel

#: So many of the latest signals teach the suggester how this team chooses.
_GELEERD_VAN = 2000
_WEGGELATEN = "…"
_MET_TITEL = re.compile(r"(?:mw|mevr|mevrouw|dhr|de heer|meneer|heer)\.? +", re.IGNORECASE)
#: When one of these is written, the guard has to learn what is known here.
_BEKENDEN = frozenset({"team", "kern", "buurtschap", "bestuur", "lid"})


@dataclass(frozen=True, slots=True)
class Meelezing:
    """What was read in ``tekst``; ``suggesties`` stand best first, none when unsure."""

    tekst: str
    vondsten: tuple[Vondst, ...]
    suggesties: tuple[Suggestie, ...]


class Meelezer:
    """Guard and suggester of one team, with what this team taught them.

    Before it reads it takes in what was written to the archive since: a signal that was removed,
    changed or imported, a theme or a kern that the team added, whoever did it on whichever laptop.
    """

    def __init__(self, bureau: Bureau) -> None:
        self._slot = Lock()
        self._gezien = bureau.archive.aankomst.nummers()
        self._lijsten = Naamlijsten()
        self.geen_namen = GeenNamen(bureau)
        self._wacht = self._maak_wacht(bureau)
        self._leer_opnieuw(bureau)

    def lees_mee(self, bureau: Bureau, tekst: str) -> Meelezing:
        """Read ``tekst``; a few milliseconds, longer after a list came in."""
        with self._slot:
            self._werk_bij(bureau)
            vondsten = tuple(met_titel(tekst, v) for v in self._wacht.vind(tekst))
            voorstel = self._voorsteller.voorstel(tekst) if tekst.strip() else ()
        return Meelezing(tekst, vondsten, tuple(voorstel))

    def lijkt_op(self, bureau: Bureau, tekst: str, kern: str) -> list[Signaal]:
        """Signals of this kern in the weeks around today that say nearly the same."""
        return lijkt_op(bureau, tekst, kern)

    def vervang(self, tekst: str, vondst: Vondst) -> str:
        """``tekst`` with the proposal in place of ``vondst``."""
        return vervang(tekst, vondst)

    def naam_in(self, tekst: str, vondst: Vondst) -> str:
        """The words that "geen naam" is about: a finding without the title before it."""
        return _MET_TITEL.sub("", tekst[vondst.begin : vondst.eind], count=1)

    def zonder_persoon(self, bureau: Bureau, tekst: str) -> str:
        """``tekst`` with every finding left out: what may be kept of a text that was refused."""
        for vondst in reversed(self.lees_mee(bureau, tekst).vondsten):
            tekst = vervang(tekst, replace(vondst, vervang_door=_WEGGELATEN))
        return tekst

    def aantal_geleerd(self, bureau: Bureau) -> int:
        """From how many signals the suggester learned."""
        with self._slot:
            self._werk_bij(bureau)
            return len(self._leraren)

    def _werk_bij(self, bureau: Bureau) -> None:
        """Take in what came in since the last time."""
        nummers = bureau.archive.aankomst.nummers()
        if nummers == self._gezien:
            return
        rijen = bureau.archive.aankomst.sinds(self._gezien)
        self._gezien = nummers
        soorten = {rij.soort for rij in rijen}
        if "instelling" in soorten:
            self.geen_namen.lees(bureau)
        if not soorten.isdisjoint(_BEKENDEN):
            self._wacht = self._maak_wacht(bureau)
        if "thema" in soorten or any(rij.pk == VERGETEN for rij in rijen):
            self._leer_opnieuw(bureau)
        elif "signaal" in soorten:
            self._leer_bij(bureau, rijen)

    def _leer_bij(self, bureau: Bureau, rijen: Sequence[Binnengekomen]) -> None:
        if self._sinds is not None:
            self._sinds.update(leerstof(rijen))
        ids = geraakt(rijen)
        if len(ids) > _GELEERD_VAN:
            self._leer_opnieuw(bureau)
            return
        for id_ in ids:
            self._leraren.vergeet(id_)
        for signaal in bureau.archive.signalen.bij_ids(ids):
            self._leer(signaal)

    def _maak_wacht(self, bureau: Bureau) -> Privacywacht:
        return Privacywacht(
            bekend=bekende_woorden(bureau),
            lijsten=self._lijsten,
            toegestaan=self.geen_namen.bevat,
        )

    def _leer_opnieuw(self, bureau: Bureau) -> None:
        """The delivered state, and what the team's signals teach."""
        archive = bureau.archive
        self._voorsteller = Themavoorsteller(archive.alle(Thema))
        self._leraren = Leraren(self._voorsteller)
        moment = vergeten_op(bureau)
        self._sinds: set[UUID] | None = None
        if moment is not None:
            self._sinds = set(leerstof(archive.aankomst.sinds({}, "signaal", na=moment)))
        for signaal in archive.signalen.zoek(Zoekvraag(), aantal=_GELEERD_VAN)[::-1]:
            self._leer(signaal)

    def _leer(self, signaal: Signaal) -> None:
        """Unless the team let it forget, and nobody chose for this signal since."""
        if self._sinds is None or signaal.id in self._sinds:
            self._leraren.leer(signaal)


def maak_meelezer(bureau: Bureau) -> Meelezer:
    """Load the word lists and learn what this team chose before; up to a second."""
    return Meelezer(bureau)
