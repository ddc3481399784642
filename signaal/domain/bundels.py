"""Signals to bundles: "bundelen ze de signalen", and the hand of people wins.

A computed bundle is one thema in one kern in one period. A signal counts once in each of its
themes. Corrections are replayed in order on whatever the signals are today, so that a
re-computation, a new signal or a second import never overrules a hand: what was merged stays
merged, what was moved stays moved, and every correction can be taken back on its own.
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
    for correctie in sorted(correcties, key=lambda c: (c.volgnummer, c.id)):
        if not correctie.ongedaan:
            _pas_toe(correctie, manden, per_id)
    bundels = [
        _maak_bundel(sleutel, mand, themanamen, kernnamen, lambda s: reeksen.get(s, stil))
        for sleutel, mand in manden.items()
        if mand.leden or mand.vastgezet or mand.blijft
    ]
    return tuple(sorted(bundels, key=lambda b: (-b.aantal, b.naam.tekst.casefold(), b.sleutel)))


def _pas_toe(c: Correctie, manden: dict[str, _Mand], per_id: Mapping[UUID, Signaal]) -> None:
    if c.soort is SoortCorrectie.SAMENVOEGEN:
        bron = manden.pop(c.bundel, _Mand())
        doel = manden.setdefault(c.doel, _Mand())
        doel.leden.update(bron.leden)
        doel.uit += [c.bundel, *bron.uit]
        doel.vastgezet = doel.vastgezet or bron.vastgezet
        doel.blijft = doel.blijft or bron.blijft
        doel.met_de_hand = True
    elif c.soort in (SoortCorrectie.SPLITSEN, SoortCorrectie.VERPLAATSEN):
        bron = manden.setdefault(c.bundel, _Mand())
        doel = manden.setdefault(c.doel, _Mand())
        for id_ in c.signalen:
            bron.leden.pop(id_, None)
            if id_ in per_id:
                doel.leden[id_] = per_id[id_]
        bron.met_de_hand = doel.met_de_hand = True
        if c.soort is SoortCorrectie.SPLITSEN:
            doel.naam = c.naam
    elif c.soort is SoortCorrectie.HERNOEMEN:
        manden.setdefault(c.bundel, _Mand()).naam = c.naam
        manden[c.bundel].met_de_hand = True
    elif c.soort is SoortCorrectie.VASTZETTEN:
        manden.setdefault(c.bundel, _Mand()).vastgezet = True


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
