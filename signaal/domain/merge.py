"""What laptops that were apart wrote about one value, put together; nothing decided by a clock.

Every change carries what its laptop had taken in when it was written. Change *a* replaces change
*b* when it comes later on the same laptop, or when its laptop had taken *b* in. Per field the
current values are those of the changes that no other change of that field replaces. One of them
shows until people choose; more than one distinct value is a :class:`Geschil`. The outcome depends
on the set of changes only: not on the order in which they came, and not on whose clock was right.

Content can be destroyed. A change that tells the whole value anew then speaks for the changes
before it whose content is gone.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias
from uuid import UUID

#: Fields that say that a value was removed, whatever its type calls it.
VLAGGEN = frozenset({"verwijderd", "ingetrokken", "ongedaan"})
#: Fields that follow along with any edit: the latest counts and nobody is asked.
STIL = frozenset({"gewijzigd"})
#: No field holds for good what was said of it once.
NIETS: Mapping[str, Any] = MappingProxyType({})
#: Which change: its laptop and its number in the chain of that laptop.
Plaats: TypeAlias = tuple[UUID, int]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change to one value.

    ``namen`` are the fields it set, known also when its content is gone; ``velden`` plain values,
    None when gone. ``heel``: the content is the whole value, which may be more than it set.
    ``apart``: it tells only fields that are kept apart, and never that the value is there.
    ``ongelezen``: taken in, but written without having read them, for their key was not there yet.
    ``weg``: the value was destroyed here. ``gezien`` is per other laptop the last number that was
    taken in. ``moment`` and ``wie`` are for showing and decide nothing.
    """

    device: UUID
    seq: int
    hlc: int
    weg: bool
    namen: frozenset[str]
    velden: Mapping[str, Any] | None
    heel: bool
    gezien: Mapping[UUID, int]
    moment: datetime
    wie: UUID | None
    apart: bool = False
    ongelezen: frozenset[Plaats] = frozenset()

    @property
    def plaats(self) -> Plaats:
        """Which change this is."""
        return self.device, self.seq

    @property
    def orde(self) -> tuple[int, UUID, int]:
        """Which of two values shows until people choose: the higher one."""
        return self.hlc, self.device, self.seq

    def kende(self, plaats: Plaats) -> bool:
        """Whether this change was written with that one (and not itself) taken in, and read."""
        device, seq = plaats
        if self.device == device:
            return self.seq > seq
        return self.gezien.get(device, 0) >= seq and plaats not in self.ongelezen


@dataclass(frozen=True, slots=True)
class Keus:
    """One of the values people choose from: plain JSON, by which changes, the last one's moment."""

    waarde: Any
    door: tuple[Plaats, ...]
    moment: datetime
    wie: UUID | None


@dataclass(frozen=True, slots=True)
class Geschil:
    """Two laptops said different things of one field; what shows now stands first.

    ``verwijderd``: it was removed on one and edited on another; it stays until people choose.
    """

    veld: str
    soort: Literal["waarde", "verwijderd"]
    keuzen: tuple[Keus, ...]


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """The value as all changes make it; ``velden`` None when it is not (or no longer) there.

    ``gemist`` are changes whose content is gone and that nothing speaks for.
    """

    velden: dict[str, Any] | None
    geschillen: tuple[Geschil, ...] = ()
    gemist: frozenset[Plaats] = frozenset()

    @property
    def volledig(self) -> bool:
        """Whether nothing was missed."""
        return not self.gemist


class _Stem(NamedTuple):
    """What one change says of one field."""

    van: Wijziging
    waarde: Any


def voeg_samen(
    wijzigingen: Collection[Wijziging],
    vlaggen: frozenset[str] = VLAGGEN,
    stil: frozenset[str] = STIL,
    voorgoed: Mapping[str, Any] = NIETS,
) -> Samengevoegd:
    """The value that these changes make together, in whatever order and how often they are given.

    They are all changes of one value, and with a change comes everything its laptop had taken in.
    ``vlaggen`` are the fields that say "removed", ``stil`` those that nobody is asked about;
    ``voorgoed`` has per field the word that nobody takes back once anybody said it.
    """
    levend = _levend(wijzigingen)
    hele = sorted((w for w in levend if w.heel and w.velden is not None), key=lambda w: w.orde)
    stemmen, stemloos = _stemmen(levend, hele)
    gemist = frozenset(
        w.plaats
        for veld, w in stemloos
        if not any(stem.van.kende(w.plaats) for stem in stemmen.get(veld, {}).values())
    )
    if all(w.apart for w in hele):
        return Samengevoegd(None, gemist=gemist)
    velden: dict[str, Any] = {}
    geschillen: list[Geschil] = []
    for veld, per_laptop in stemmen.items():
        if veld in voorgoed and _ooit_gezegd(levend, hele, veld, voorgoed[veld]):
            velden[veld] = voorgoed[veld]
            continue
        koppen = _koppen(per_laptop)
        velden[veld] = koppen[0].waarde
        if veld in vlaggen:
            geschil = _verwijderd(veld, koppen, _bewerkingen(levend, hele, vlaggen | stil))
        else:
            geschil = None if veld in stil else _waarde(veld, koppen)
        if geschil is not None:
            geschillen.append(geschil)
            velden[veld] = geschil.keuzen[0].waarde
    for w in hele:  # what nobody said follows from what was there: no reason to ask anybody
        velden |= {v: x for v, x in (w.velden or {}).items() if v not in stemmen}
    return Samengevoegd(velden, tuple(sorted(geschillen, key=lambda g: g.veld)), gemist)


def _levend(wijzigingen: Iterable[Wijziging]) -> list[Wijziging]:
    """Each change once, without those that some destruction of the value puts an end to."""
    alle = {w.plaats: w for w in wijzigingen}
    einden = [plaats for plaats, w in alle.items() if w.weg]
    return [w for w in alle.values() if not w.weg and all(w.kende(einde) for einde in einden)]


def _stemmen(
    levend: Iterable[Wijziging], hele: list[Wijziging]
) -> tuple[dict[str, dict[UUID, _Stem]], list[tuple[str, Wijziging]]]:
    """Per field the last that each laptop said of it, and the changes that cannot say it any more.

    What a laptop said before is replaced by what it said last, and never replaces what that leaves.
    """
    stemmen: dict[str, dict[UUID, _Stem]] = defaultdict(dict)
    stemloos: list[tuple[str, Wijziging]] = []
    for w in sorted(levend, key=lambda w: w.seq):
        gezegd = _inhoud(w, hele)
        for veld in w.namen:
            if veld in gezegd:
                stemmen[veld][w.device] = _Stem(w, gezegd[veld])
            else:
                stemloos.append((veld, w))
    return stemmen, stemloos


def _inhoud(w: Wijziging, hele: Iterable[Wijziging]) -> Mapping[str, Any]:
    """What a change said; when that is gone, what was told anew by the first that knew of it."""
    if w.velden is not None:
        return w.velden
    opnieuw = (heel for heel in hele if heel.apart is w.apart and heel.kende(w.plaats))
    return next((heel.velden for heel in opnieuw if heel.velden), {})


def _ooit_gezegd(
    levend: Iterable[Wijziging], hele: list[Wijziging], veld: str, waarde: Any
) -> bool:
    """Whether any change said this of the field, also one that others replaced since."""
    return any(veld in w.namen and _inhoud(w, hele).get(veld) == waarde for w in levend)


def _koppen(per_laptop: Mapping[UUID, _Stem]) -> list[_Stem]:
    """The ones that no other replaces, what shows first."""
    stemmen = list(per_laptop.values())
    if len(stemmen) == 1:
        return stemmen
    koppen = [s for s in stemmen if not any(ander.van.kende(s.van.plaats) for ander in stemmen)]
    return sorted(koppen, key=lambda stem: stem.van.orde, reverse=True)


def _bewerkingen(
    levend: Iterable[Wijziging], hele: list[Wijziging], zonder: frozenset[str]
) -> Iterator[Wijziging]:
    """The changes that say something of another field than those in ``zonder``.

    What is told apart counts by name: who cannot read it sees the same as who can.
    """
    for w in levend:
        gezegd = w.namen if w.apart else _inhoud(w, hele).keys()
        if not gezegd.isdisjoint(w.namen - zonder):
            yield w


def _waarde(veld: str, koppen: list[_Stem]) -> Geschil | None:
    """More than one value, each with the changes that say so; the same content is no dispute."""
    if len(koppen) == 1:
        return None
    per_waarde: dict[str, list[_Stem]] = defaultdict(list)
    for stem in koppen:
        per_waarde[json.dumps(stem.waarde, sort_keys=True)].append(stem)
    if len(per_waarde) == 1:
        return None
    zelfde = per_waarde.values()
    return Geschil(veld, "waarde", tuple(_keus(s[0].waarde, [x.van for x in s]) for s in zelfde))


def _verwijderd(veld: str, koppen: list[_Stem], bewerkingen: Iterable[Wijziging]) -> Geschil | None:
    """Removed, while somebody who did not know went on with it, or said that it stays."""
    eraf = [stem.van for stem in koppen if stem.waarde is True]
    if not eraf:
        return None
    blijft = [stem.van for stem in koppen if stem.waarde is not True]
    blijft += [w for w in bewerkingen if all(_los_van_elkaar(w, r) for r in eraf)]
    if not blijft:
        return None
    return Geschil(veld, "verwijderd", (_keus(False, blijft), _keus(True, eraf)))


def _los_van_elkaar(een: Wijziging, ander: Wijziging) -> bool:
    """Written without knowing of each other, on different laptops."""
    return not (een.device == ander.device or een.kende(ander.plaats) or ander.kende(een.plaats))


def _keus(waarde: Any, door: Iterable[Wijziging]) -> Keus:
    per_plaats = {w.plaats: w for w in door}
    laatste = max(per_plaats.values(), key=lambda w: w.orde)
    return Keus(waarde, tuple(sorted(per_plaats)), laatste.moment, laatste.wie)
