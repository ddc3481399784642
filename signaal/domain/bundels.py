"""Signals to bundles: "bundelen ze de signalen", and the hand of people wins.

A computed bundle is one thema in one kern in one period. A signal counts once in each of its
themes. Corrections are replayed in order on whatever the signals are today, so that a
re-computation, a new signal or a second import never overrules a hand: what was merged stays
merged, what was moved stays moved, and every correction can be taken back on its own.

Two laptops that did not see each other's corrections may touch one bundle: a bundle that was merged
away is meant where it went, and a signal that was taken out of a bundle stands in one place only,
where the last hand put it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from signaal.domain.ids import kleinste_id
from signaal.domain.model import Bundel, Correctie, Getypt, Overleg, Signaal, SoortCorrectie

#: The theme part of the key of signals that have no theme yet.
GEEN_THEMA = "-"


def bundelsleutel(thema: str, kern: str) -> str:
    """The stable key of a computed bundle."""
    return f"{thema or GEEN_THEMA}/{kern}"


def ontleed(sleutel: str) -> tuple[str, str] | None:
    """(thema, kern) of a computed bundle (thema "" when none); None for one made by hand."""
    thema, streep, kern = sleutel.partition("/")
    if not streep:
        return None
    return ("" if thema == GEEN_THEMA else thema), kern


@dataclass
class _Mand:
    """One bundle while it is being put together."""

    leden: dict[UUID, Signaal] = field(default_factory=dict)
    uit: list[str] = field(default_factory=list)
    naam: Getypt | None = None
    vastgezet: bool = False
    met_de_hand: bool = False
    blijft: bool = False


def op_tafel(signalen: Iterable[Signaal], overleg: Overleg, vorige: Overleg) -> tuple[Signaal, ...]:
    """The signals that ``overleg`` talks about; ``signalen`` are those of both periods.

    Those of its own period. What was written down after a meeting had been closed came too late
    for it, whatever its date, and is for the next one: no signal falls between two meetings.
    """
    return tuple(
        s
        for s in signalen
        if (s.datum > vorige.datum or _te_laat(s, vorige)) and not _te_laat(s, overleg)
    )


def _te_laat(signaal: Signaal, overleg: Overleg) -> bool:
    gesloten = overleg.gesloten
    # Written down in the very millisecond of closing is still in time.
    return gesloten is not None and signaal.id >= kleinste_id(gesloten + timedelta(milliseconds=1))


def bundel_signalen(
    signalen: Iterable[Signaal],
    correcties: Iterable[Correctie],
    themanamen: Mapping[str, str],
    kernnamen: Mapping[str, str],
    reeksen: Mapping[str, Sequence[int]],
    bewaar: Iterable[str] = (),
) -> tuple[Bundel, ...]:
    """All bundles of one period, largest first, after the corrections of people.

    ``reeksen`` gives per computed key the counts of the periods before this one, oldest first, all
    of one length; a key that is absent was quiet. The series of a merged bundle is the sum of its
    parts. Bundles that are empty disappear, unless somebody pinned them or their computed key is in
    ``bewaar`` (an earlier decision brings them back, and that it is quiet is then the news).
    """
    stil = (0,) * max((len(r) for r in reeksen.values()), default=0)
    per_id = {s.id: s for s in signalen if not s.verwijderd}
    manden: dict[str, _Mand] = {}
    for signaal in per_id.values():
        for thema in signaal.themas or ("",):
            mand = manden.setdefault(bundelsleutel(thema, signaal.kern), _Mand())
            mand.leden[signaal.id] = signaal
    for sleutel in bewaar:
        if ontleed(sleutel) is not None:
            manden.setdefault(sleutel, _Mand()).blijft = True
    tafel = _Tafel(manden, per_id)
    for correctie in sorted(correcties, key=lambda c: (c.volgnummer, c.id)):
        if not correctie.ongedaan:
            tafel.pas_toe(correctie)
    bundels = [
        _maak_bundel(sleutel, mand, themanamen, kernnamen, lambda s: reeksen.get(s, stil))
        for sleutel, mand in manden.items()
        if mand.leden or mand.vastgezet or mand.blijft
    ]
    return tuple(sorted(bundels, key=lambda b: (-b.aantal, b.naam.tekst.casefold(), b.sleutel)))


class _Tafel:
    """The bundles while corrections are replayed, and where those went that were merged away."""

    def __init__(self, manden: dict[str, _Mand], per_id: Mapping[UUID, Signaal]) -> None:
        self._manden = manden
        self._per_id = per_id
        self._opgegaan_in: dict[str, str] = {}
        self._verhuisd: dict[UUID, dict[str, str]] = {}

    def pas_toe(self, c: Correctie) -> None:
        """One correction, on top of those before it."""
        match c.soort:
            case SoortCorrectie.SAMENVOEGEN:
                self._voeg_samen(self._waar(c.bundel), self._waar(c.doel))
            case SoortCorrectie.SPLITSEN | SoortCorrectie.VERPLAATSEN:
                self._verhuis(c)
            case SoortCorrectie.HERNOEMEN:
                if c.bundel not in self._opgegaan_in:
                    mand = self._mand(c.bundel)
                    mand.naam, mand.met_de_hand = c.naam, True
            case SoortCorrectie.VASTZETTEN:
                self._mand(self._waar(c.bundel)).vastgezet = True

    def _voeg_samen(self, van: str, naar: str) -> None:
        if van == naar:
            return
        bron, doel = self._manden.pop(van, _Mand()), self._mand(naar)
        doel.leden.update(bron.leden)
        doel.uit += [van, *bron.uit]
        doel.vastgezet = doel.vastgezet or bron.vastgezet
        doel.blijft = doel.blijft or bron.blijft
        doel.met_de_hand = True
        self._opgegaan_in[van] = naar

    def _verhuis(self, c: Correctie) -> None:
        van, naar = self._waar(c.bundel), self._waar(c.doel)
        bron, doel = self._mand(van), self._mand(naar)
        for id_ in c.signalen:
            if bron.leden.pop(id_, None) is None:
                self._haal_terug(id_, van)
            self._verhuisd.setdefault(id_, {})[c.bundel] = naar
            if id_ in self._per_id:
                doel.leden[id_] = self._per_id[id_]
        bron.met_de_hand = doel.met_de_hand = True
        if c.soort is SoortCorrectie.SPLITSEN:
            doel.naam = c.naam

    def _haal_terug(self, signaal: UUID, uit: str) -> None:
        """It was taken out of this bundle before: from where it went, it goes on."""
        for van, naar in self._verhuisd.get(signaal, {}).items():
            if self._waar(van) == uit:
                self._mand(self._waar(naar)).leden.pop(signaal, None)

    def _mand(self, sleutel: str) -> _Mand:
        return self._manden.setdefault(sleutel, _Mand())

    def _waar(self, sleutel: str) -> str:
        """The bundle that ``sleutel`` is a part of by now."""
        while sleutel in self._opgegaan_in:
            sleutel = self._opgegaan_in[sleutel]
        return sleutel


def _maak_bundel(
    sleutel: str,
    mand: _Mand,
    themanamen: Mapping[str, str],
    kernnamen: Mapping[str, str],
    reeks_van: Callable[[str], Sequence[int]],
) -> Bundel:
    eigen = ontleed(sleutel)
    signalen = tuple(sorted(mand.leden.values(), key=lambda s: (s.datum, s.id), reverse=True))
    delen = [d for d in (ontleed(s) for s in (sleutel, *mand.uit)) if d is not None]
    themas = tuple(dict.fromkeys(thema for thema, _ in delen if thema))
    kernen = tuple(dict.fromkeys([kern for _, kern in delen] + [s.kern for s in signalen]))
    naam = mand.naam or Getypt(bundelnaam(themas, kernen, themanamen, kernnamen))
    reeks: tuple[int, ...] = ()
    if eigen is not None:
        vroeger = [reeks_van(s) for s in (sleutel, *mand.uit) if ontleed(s) is not None]
        reeks = (*(sum(tellingen) for tellingen in zip(*vroeger, strict=True)), len(signalen))
    return Bundel(
        sleutel=sleutel,
        naam=naam,
        themas=themas,
        kernen=kernen,
        signalen=signalen,
        reeks=reeks,
        samengevoegd=tuple(mand.uit),
        met_de_hand=mand.met_de_hand,
        vastgezet=mand.vastgezet,
    )


def bundelnaam(
    themas: Sequence[str],
    kernen: Sequence[str],
    themanamen: Mapping[str, str],
    kernnamen: Mapping[str, str],
) -> str:
    """The generated title of a bundle: its themes, then its kernen."""
    waarover = " + ".join(themanamen.get(t, t) for t in themas) or "Nog geen thema"
    waar = " en ".join(kernnamen.get(k, k) for k in kernen)
    return f"{waarover}, {waar}" if waar else waarover
