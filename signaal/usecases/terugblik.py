"""Looking back: what was done with before and after, and what fell silent."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from signaal.domain.model import Actie, Overleg, Thema
from signaal.domain.model_besluit import Besluit, CollectieveActie, SoortBesluit
from signaal.domain.stilte import StilThema, stille_themas
from signaal.domain.voor_en_na import VoorEnNa, vergelijk
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_tellingen
from signaal.usecases.overlegreeks import lees_reeks, volgend_overleg

#: Silence is looked for over the last so many periods: a year and a half.
_TERUG = 13


@dataclass(frozen=True, slots=True)
class Aangepakt:
    """One bundle that was taken up together: since when, the agreements, what came of it."""

    besluit: Besluit
    sinds: date
    afgesloten: date | None
    acties: tuple[Actie, ...]
    verslagen: tuple[CollectieveActie, ...]
    voor_en_na: VoorEnNa


@dataclass(frozen=True, slots=True)
class Terugblik:
    """Everything on the screen; ``themanamen`` by id."""

    aangepakt: tuple[Aangepakt, ...]
    stil: tuple[StilThema, ...]
    themanamen: Mapping[str, str]


def lees_terugblik(bureau: Bureau) -> Terugblik:
    """What was taken up together, the latest first, and the themes that fell silent."""
    themas = bureau.archive.alle(Thema)
    return Terugblik(
        aangepakt=_aangepakt(bureau),
        stil=_stil(bureau, tuple(t.id for t in themas if not t.vervallen)),
        themanamen={t.id: t.naam for t in themas},
    )


def heeft_terugblik(bureau: Bureau) -> bool:
    """Whether there is anything to look back on: at least one decision of a meeting that is over.

    The screen appears with it.
    """
    vandaag = bureau.vandaag()
    voorbij = {o.id for o in bureau.archive.alle(Overleg) if o.datum <= vandaag}
    return any(b.overleg in voorbij for b in bureau.archive.waar(Besluit, ingetrokken=False))


def _aangepakt(bureau: Bureau) -> tuple[Aangepakt, ...]:
    archive = bureau.archive
    dagen = {o.id: o.datum for o in archive.alle(Overleg)}
    draden: defaultdict[str, list[tuple[date, Besluit]]] = defaultdict(list)
    for besluit in archive.waar(Besluit, ingetrokken=False):
        if besluit.overleg in dagen:
            draden[besluit.sleutel].append((dagen[besluit.overleg], besluit))
    acties = archive.waar(Actie, verwijderd=False)
    verslagen = {v.id: v for v in archive.waar(CollectieveActie, verwijderd=False)}
    nu = volgend_overleg(bureau).id
    gevonden = []
    for sleutel, ongeordend in draden.items():
        draad = sorted(ongeordend, key=lambda paar: (paar[0], str(paar[1].id)))
        samen = [(d, b) for d, b in draad if b.soort is SoortBesluit.COLLECTIEVE_ACTIE]
        if not samen:
            continue
        sinds = samen[0][0]
        eigen = tuple(a for a in acties if a.bundel == sleutel)
        dicht = [d for d, b in draad if b.soort is SoortBesluit.AFSLUITEN and d >= samen[-1][0]]
        gevonden.append(
            Aangepakt(
                samen[-1][1],
                sinds,
                min(dicht, default=None),
                eigen,
                tuple(verslagen[a.id] for a in eigen if a.id in verslagen),
                vergelijk(lees_tellingen(bureau, nu, _sleutels(samen[-1][1])), sinds),
            )
        )
    return tuple(sorted(gevonden, key=lambda a: (a.sinds, a.besluit.sleutel), reverse=True))


def _sleutels(besluit: Besluit) -> tuple[str, ...]:
    """The computed bundles that a decision was about."""
    samen = tuple(f"{t}/{k}" for t in besluit.themas for k in besluit.kernen)
    return tuple(dict.fromkeys((*samen, besluit.sleutel)))


def _stil(bureau: Bureau, themas: tuple[str, ...]) -> tuple[StilThema, ...]:
    reeks = lees_reeks(bureau)
    voorbij = reeks.periodes(reeks.nummer_op_of_na(bureau.vandaag()) - 1, _TERUG)
    per_thema: dict[str, list[int]] = {}
    for (_, thema), rij in bureau.archive.tellingen.periodetellingen(voorbij).items():
        som = per_thema.setdefault(thema, [0] * len(voorbij))
        per_thema[thema] = [a + b for a, b in zip(som, rij, strict=True)]
    return stille_themas(per_thema, voorbij, themas)
