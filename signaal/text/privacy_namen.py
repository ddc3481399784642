"""Names of people in running notes: titles, family words, lists, capitals, repetition.

The rules are about the language of notes: lower case, no full stops, half sentences. Each rule
looks at one place and answers where a name ends there; the first rule that answers wins.
"""

import re
from collections.abc import Callable

from signaal.text.privacy_aangekondigd import AangekondigdeNamen
from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_los import LosseNamen
from signaal.text.privacy_naamdelen import Naam, Naamdelen, tussenvoegsels
from signaal.text.privacy_tekstdelen import STRATEN, Woorden, knip
from signaal.text.privacy_vondst import Soort
from signaal.text.privacy_voornamen import Voornamen

_STRAAT_EIND = re.compile("s?(?:" + "|".join(STRATEN) + ")$")
_EERTITELS = frozenset({"dr", "prof", "ir", "drs", "mr"})
_LANGSTE_STRAAT = 5
#: Before a town ("Piet van Uden verhuist naar Uden").
_ERGENS = frozenset({"in", "uit", "naar", "te", "door", "rond", "richting", "kern", "dorp", "heel"})
_VAN = frozenset({"van", "de", "den", "der"})


class Naamzoeker:
    """Finds names with the help of the packed lists; ``verbanden`` are known names as words."""

    def __init__(self, lijsten: Naamlijsten, verbanden: frozenset[tuple[str, ...]]) -> None:
        self._lijsten = lijsten
        self._verbanden = verbanden | lijsten.verbanden
        self._langste = max((len(v) for v in self._verbanden), default=0)
        self._eerste = frozenset(v[0] for v in self._verbanden)
        delen = Naamdelen(lijsten)
        voornamen = Voornamen(lijsten, delen)
        aangekondigd = AangekondigdeNamen(lijsten, delen, voornamen)
        los = LosseNamen(lijsten, delen, voornamen)
        self._regels: tuple[Callable[[Woorden, int], Naam | None], ...] = (
            aangekondigd.na_titel,
            aangekondigd.voorletters,
            voornamen.zeker,
            aangekondigd.na_relatie,
            los.met_tussenvoegsel,
            voornamen.twijfel,
            los.genoemd,
            los.achternaam,
            los.vreemde_letters,
            los.in_verband,
            los.hoofdletter,
        )

    def zoek(self, tekst: str) -> tuple[Woorden, list[Naam]]:
        """The words of ``tekst`` (a reading) and the names among them, in order."""
        woorden = knip(tekst, self._lijsten.titels | self._lijsten.kort_genoemd)
        self._merk_bekend(woorden)
        self._merk_bouwwerken(woorden)
        namen: list[Naam] = []
        plaats = 0
        while plaats < len(woorden):
            naam = self._op(woorden, plaats)
            if naam is None:
                plaats += 1
                continue
            namen.append(naam)
            plaats = naam.eind
        return woorden, namen + self._herhaald(woorden, namen)

    def _merk_bekend(self, woorden: Woorden) -> None:
        for plaats in range(len(woorden)):
            if woorden[plaats].vorm not in self._eerste or self._is_vervolg(woorden, plaats):
                continue
            for lengte in range(self._langste, 0, -1):
                if tuple(w.vorm for w in woorden.rij[plaats : plaats + lengte]) in self._verbanden:
                    woorden.bezet[plaats : plaats + lengte] = [True] * lengte
                    break

    def _is_vervolg(self, woorden: Woorden, plaats: int) -> bool:
        """Whether this goes on with somebody's name: no hotel, no town ("mw reek uit oss")."""
        voor = woorden.voor(plaats).vorm
        iemand = voor in self._lijsten.titels or voor in self._lijsten.voornamen
        return iemand and (woorden[plaats].vorm in _VAN or woorden.naast(plaats).vorm == "uit")

    def _merk_bouwwerken(self, woorden: Woorden) -> None:
        """A name before a building, a street or a brand is no person ("anna paviljoen")."""
        lijsten = self._lijsten
        for plaats in range(1, len(woorden)):
            vorm = woorden[plaats].vorm
            if woorden.voor(plaats).vorm in lijsten.instellingen - lijsten.dieren:
                tussen = tussenvoegsels(woorden, plaats)
                if tussen and (tussen.sterk or tussen.de or tussen.eind - plaats == 2):
                    woorden.bezet[plaats : tussen.eind + 1] = [True] * (tussen.eind + 1 - plaats)
            straat = vorm.endswith(STRATEN) and self._hoort_bij_straat(woorden, plaats)
            if not (straat or vorm in lijsten.bouwwerken):
                continue
            begin = plaats
            while (
                plaats - begin < _LANGSTE_STRAAT
                and woorden[begin].aan
                and self._is_naamdeel(woorden[begin - 1].vorm)
            ):
                begin -= 1
            voor = woorden.voor(begin).vorm
            if begin < plaats and (voor in _EERTITELS or voor not in lijsten.titels):
                woorden.bezet[begin : plaats + 1] = [True] * (plaats + 1 - begin)

    def _begin_van_straat(self, woorden: Woorden, plaats: int) -> int:
        """Where a street of three words begins: "wim kan straat"."""
        los = woorden[plaats].vorm in STRATEN and woorden[plaats - 1].aan
        naam = woorden.voor(plaats - 1).vorm in self._lijsten.voornamen
        return plaats - 2 if los and naam else plaats

    def _hoort_bij_straat(self, woorden: Woorden, plaats: int) -> bool:
        """Whether the street begins before this: "jan van cuijkstraat", "karel doormanstraat"."""
        voor = woorden.voor(plaats).vorm
        stam = _STRAAT_EIND.sub("", woorden[plaats].vorm)
        naam = len(stam) > 2 and stam not in self._lijsten.woorden
        return voor in _VAN or (naam and voor in self._lijsten.voornamen)

    def _is_naamdeel(self, vorm: str) -> bool:
        lijsten = self._lijsten
        naam = lijsten.is_naamachtig(vorm) or lijsten.is_plaats(vorm) or vorm in lijsten.vrij
        naam |= vorm in lijsten.van_namen
        return naam or vorm in _VAN or vorm in lijsten.twijfel or vorm in lijsten.naamwoorden

    def _op(self, woorden: Woorden, plaats: int) -> Naam | None:
        if woorden.tussen(plaats - 1).endswith("#") and not self._lijsten.is_naamachtig(
            woorden[plaats].vorm
        ):
            return None
        cijfer_vast = woorden.tussen(plaats) == "" and woorden[plaats + 1].tekst.isdigit()
        if woorden[plaats].tekst.isdigit() or cijfer_vast:
            return None
        for regel in self._regels:
            naam = regel(woorden, plaats)
            if naam and naam.eind > naam.begin and not all(woorden.bezet[naam.begin : naam.eind]):
                return naam
        return None

    def _herhaald(self, woorden: Woorden, namen: list[Naam]) -> list[Naam]:
        """The other places where a word stands that was a name here and is no ordinary word."""
        genoemd = {
            woorden[p].vorm
            for naam in namen
            if naam.soort is Soort.NAAM
            for p in range(naam.begin, naam.eind)
            if len(woorden[p].vorm) > 2 and not self._lijsten.is_gewoon(woorden[p].vorm)
        }
        bezet = {p for naam in namen for p in range(naam.begin, naam.eind)}
        return [
            Naam(p, p + 1, Soort.NAAM)
            for p in range(len(woorden))
            if p not in bezet
            and woorden[p].vorm in genoemd
            and not woorden.is_bezet(p)
            and not (woorden.voor(p).vorm in _ERGENS and self._lijsten.is_plaats(woorden[p].vorm))
        ]
