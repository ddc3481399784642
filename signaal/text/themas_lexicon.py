"""The lexicon of the themes: which words and pairs of words speak for which theme.

Written by hand (resources/lexicon, one file a field of life); read once.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from signaal.domain.model import Thema
from signaal.text.privacy_lezing import kaal
from signaal.text.privacy_lijsten import per_beginletter, trie
from signaal.text.themas_woorden import Term, kleine_woorden, stammen_van, termen

#: What one word says, per level; a pair says nearly as much as a strong word.
_GEWICHT = {"sterk": 3.0, "gewoon": 1.3, "zwak": 0.45}
_SAMEN = 2.4
_DERDE = 0.6
_KLEIN = 0.7  # a pair with a small word ("niet", "alles") says less
_NABIJ = 10  # words between the first and the last of a group that speaks together
_DEEL_VAN_WOORD = 0.8
_TYPFOUT = 0.7
#: Unknown words of one note that are tried as a compound or a mistake: keeps time linear.
_HOOGSTENS_ONBEKEND = 40
_RAAM = 3  # words that may stand between the words of a phrase


@dataclass(slots=True)
class Bewijs:
    """What speaks for one theme: the sum, and the words as typed, each with its share.

    ``geleerd`` is the part of the sum that comes from what the team chose before.
    """

    som: float = 0.0
    geleerd: float = 0.0
    woorden: dict[str, float] = field(default_factory=dict)

    def leer(self, gewicht: float) -> None:
        """Add what the team taught."""
        self.som += gewicht
        self.geleerd += gewicht

    def erbij(self, gewicht: float, woorden: Iterable[str]) -> None:
        """Add the words of one entry."""
        self.som += gewicht
        for woord in woorden:
            self.woorden[woord] = max(gewicht, self.woorden.get(woord, 0.0))


@dataclass(frozen=True, slots=True)
class _Ingang:
    """One entry: stems in order (one stem or a phrase), for a theme, with its weight."""

    thema: str
    stammen: tuple[str, ...]
    gewicht: float


@dataclass(frozen=True, slots=True)
class _Samen:
    """Words that speak together: one of each group, near each other, in any order."""

    thema: str
    groepen: tuple[frozenset[str], ...]


class Lexicon:
    """The lexicon for the themes of one team; own themes are known by name and description."""

    def __init__(self, themas: Sequence[Thema]) -> None:
        self._bekend = [trie(n) for n in ("woorden", "achternamen", "voornamen")]
        self._ingangen: dict[str, list[_Ingang]] = {}
        self._niet: dict[str, list[_Ingang]] = {}
        self._samen: list[_Samen] = []
        self._vol: dict[str, str] = {}
        geschreven = lees_lexicon()
        for thema in themas:
            if thema.id in geschreven:
                self._neem_op(thema.id, geschreven[thema.id])
            self._neem_naam_op(thema, ook_los=thema.id not in geschreven)
        self._verdeel()
        self._rij = per_beginletter(self._vol)

    def bewijs(self, gelezen: Sequence[Term]) -> dict[str, Bewijs]:
        """What speaks for each theme in a note; themes for which nothing speaks are absent."""
        gevonden: dict[str, Bewijs] = {}
        bezet = self._uitgesloten(gelezen)
        gezien: set[tuple[str, ...]] = set()
        onbekend = 0
        for plaats, term in enumerate(gelezen):
            raak = False
            for ingang in self._ingangen.get(term.stam, ()):
                plaatsen = _plaatsen(ingang.stammen, gelezen, plaats)
                if len(ingang.stammen) == 1:
                    raak = True
                    if term.klein:
                        continue
                if not plaatsen or (ingang.thema, plaats) in bezet:
                    continue
                if (ingang.thema, *ingang.stammen) not in gezien:
                    gezien.add((ingang.thema, *ingang.stammen))
                    woorden = [gelezen[p].woord for p in plaatsen]
                    gevonden.setdefault(ingang.thema, Bewijs()).erbij(ingang.gewicht, woorden)
            if not (raak or term.klein) and onbekend < _HOOGSTENS_ONBEKEND and len(term.woord) > 4:
                onbekend += 1
                self._verwant(term, {t for t, p in bezet if p == plaats}, gevonden)
        self._tel_samen(gelezen, bezet, gevonden)
        return gevonden

    def _uitgesloten(self, gelezen: Sequence[Term]) -> set[tuple[str, int]]:
        """(theme, place) of words that mean something else here ("valt tegen")."""
        bezet: set[tuple[str, int]] = set()
        for plaats, term in enumerate(gelezen):
            for ingang in self._niet.get(term.stam, ()):
                plaatsen = _plaatsen(ingang.stammen, gelezen, plaats)
                bezet.update((ingang.thema, p) for p in plaatsen)
        return bezet

    def _tel_samen(
        self,
        gelezen: Sequence[Term],
        bezet: set[tuple[str, int]],
        gevonden: dict[str, Bewijs],
    ) -> None:
        waar = {term.stam: plaats for plaats, term in reversed(list(enumerate(gelezen)))}
        for samen in self._samen:
            plaatsen = _een_van_elk(samen.groepen, waar)
            if not plaatsen or any((samen.thema, p) in bezet for p in plaatsen):
                continue
            klein = sum(gelezen[p].klein for p in plaatsen)
            gewicht = _SAMEN * _KLEIN**klein + _DERDE * (len(plaatsen) - 2)
            gevonden.setdefault(samen.thema, Bewijs()).erbij(
                gewicht, (gelezen[p].woord for p in plaatsen if not gelezen[p].klein)
            )

    def _verwant(self, term: Term, niet: set[str], gevonden: dict[str, Bewijs]) -> None:
        """A word that is no entry itself: part of one, or one with a typing mistake."""
        stuk, deel = self._in_samenstelling(term.woord), _DEEL_VAN_WOORD
        if not stuk and not any(term.woord in lijst for lijst in self._bekend):
            ruimte = 1 if len(term.woord) < 8 else 2
            keuze = self._rij.get(term.woord[0], ())
            raak = process.extractOne(term.woord, keuze, scorer=OSA.distance, score_cutoff=ruimte)
            if raak is not None:
                stuk, deel = self._vol[raak[0]], _TYPFOUT
        for ingang in self._ingangen.get(stuk, ()):
            if len(ingang.stammen) == 1 and ingang.gewicht >= 0.6 and ingang.thema not in niet:
                gevonden.setdefault(ingang.thema, Bewijs()).erbij(
                    deel * ingang.gewicht, [term.woord]
                )

    def _in_samenstelling(self, woord: str) -> str:
        """The stem of the longest entry that begins or ends ``woord``, the rest being a word."""
        kortste = 5 if self._is_woord(woord) else 4  # "gesproken" does not end in "roken"
        for lengte in range(min(len(woord) - 3, 18), kortste, -1):
            eind, rest = woord[-lengte:], woord[:-lengte]
            if eind in self._vol and self._is_woord(rest.removesuffix("s"), rest):
                return self._vol[eind]
            begin, rest = woord[:lengte], woord[lengte:]
            if begin in self._vol and self._is_woord(rest.removeprefix("s"), rest):
                return self._vol[begin]
        return ""

    def _is_woord(self, *vormen: str) -> bool:
        return any(len(v) > 2 and v in self._bekend[0] for v in vormen)

    # -- reading -------------------------------------------------------------------------------

    def _neem_op(self, thema: str, velden: Mapping[str, str]) -> None:
        for veld, gewicht in _GEWICHT.items():
            for stammen, woord in _ingangen_van(velden.get(veld, "")):
                stuk = woord.split()
                self._zet(self._ingangen, _Ingang(thema, stammen, gewicht * _zwaarte(stuk)))
                if len(stammen) == 1 and len(woord) > 4:
                    self._vol[woord] = stammen[0]
        for stammen, _ in _ingangen_van(velden.get("niet", "")):
            self._zet(self._niet, _Ingang(thema, stammen, 0.0))
        for regel in velden.get("samen", "").strip().splitlines():
            groepen = tuple(frozenset(stammen_van(g)) for g in regel.split(" + "))
            self._samen.append(_Samen(thema, groepen))

    def _neem_naam_op(self, thema: Thema, *, ook_los: bool) -> None:
        for tekst, gewicht in ((thema.naam, 3.0), (thema.omschrijving, 1.5 if ook_los else 0.0)):
            for term in termen(tekst):
                if gewicht and len(term.woord) > 4:
                    self._zet(self._ingangen, _Ingang(thema.id, (term.stam,), gewicht))
                    self._vol.setdefault(term.woord, term.stam)

    @staticmethod
    def _zet(waar: dict[str, list[_Ingang]], ingang: _Ingang) -> None:
        rij = waar.setdefault(ingang.stammen[0], [])
        for nummer, eerder in enumerate(rij):
            if eerder.thema == ingang.thema and eerder.stammen == ingang.stammen:
                if ingang.gewicht > eerder.gewicht:
                    rij[nummer] = ingang
                return
        rij.append(ingang)

    def _verdeel(self) -> None:
        """An entry that several themes share tells less about each."""
        for rij in self._ingangen.values():
            keer: dict[tuple[str, ...], int] = {}
            for ingang in rij:
                keer[ingang.stammen] = keer.get(ingang.stammen, 0) + 1
            rij[:] = [_Ingang(i.thema, i.stammen, i.gewicht / keer[i.stammen] ** 0.5) for i in rij]


def lees_lexicon() -> dict[str, dict[str, str]]:
    """All files of resources/lexicon together: theme id -> field -> words."""
    alles: dict[str, dict[str, str]] = {}
    for bestand in sorted(files("resources").joinpath("lexicon").iterdir(), key=lambda b: b.name):
        if bestand.name.endswith(".toml"):
            for thema, velden in tomllib.loads(bestand.read_text(encoding="utf-8")).items():
                samen = alles.setdefault(thema, {})
                for veld, tekst in velden.items():
                    tussen = "\n" if veld == "samen" else ", "
                    samen[veld] = samen[veld] + tussen + tekst if veld in samen else tekst
    return alles


def _zwaarte(woorden: Sequence[str]) -> float:
    """A phrase weighs more than a word, unless it has only small words ("kan niet meer")."""
    if len(woorden) == 1:
        return 1.0
    return 1.1 if any(w not in kleine_woorden() for w in woorden) else 0.5


def _ingangen_van(tekst: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for stuk in kaal(tekst).replace("\n", " ").split(","):
        stammen = stammen_van(stuk)
        if stammen:
            yield stammen, stuk.strip()


def _een_van_elk(groepen: tuple[frozenset[str], ...], waar: Mapping[str, int]) -> list[int]:
    """Places of one word of each group, all different and near each other; empty when not."""
    plaatsen: list[int] = []
    for groep in groepen:
        mogelijk = [waar[s] for s in groep & waar.keys() if waar[s] not in plaatsen]
        if plaatsen:
            mogelijk = [p for p in mogelijk if abs(p - plaatsen[0]) <= _NABIJ]
        if not mogelijk:
            return []
        plaatsen.append(min(mogelijk))
    return plaatsen


def _plaatsen(stammen: tuple[str, ...], gelezen: Sequence[Term], plaats: int) -> list[int]:
    """Where the words of an entry stand from ``plaats`` on, in order and near; empty when not."""
    gevonden = [plaats]
    for gezocht in stammen[1:]:
        tot = min(gevonden[-1] + 1 + _RAAM, len(gelezen))
        for volgende in range(gevonden[-1] + 1, tot):
            if gelezen[volgende].stam == gezocht:
                gevonden.append(volgende)
                break
        else:
            return []
    return gevonden
