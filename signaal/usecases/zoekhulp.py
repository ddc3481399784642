"""What makes typing and looking up again cheap: the draft that survives, and saved filters."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from signaal.domain.model import Filter, Signaal, Zoekvraag
from signaal.fouten import GebruikFout
from signaal.storage.mapping import canoniek, naar_json, waarde_uit
from signaal.text.privacy_stop import schoon_stop, vind_stop
from signaal.usecases.bewaken import schone_naam, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.hetzelfde import id_voor

#: Leaves out of a text whatever points at a person.
ZonderPersoon = Callable[[Bureau, str], str]


@dataclass(frozen=True, slots=True)
class Plek:
    """Where somebody was in the window: a screen, and what was chosen there."""

    scherm: str = ""
    gekozen: str = ""
    overleg: UUID | None = None
    zoekvraag: Zoekvraag = field(default_factory=Zoekvraag)


@dataclass(frozen=True, slots=True)
class Achtergelaten:
    """What stood open when the archive went on lock; ``getypt`` is (what for, text)."""

    plek: Plek = Plek()
    getypt: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """The signal that is being typed; ``signaal`` is the one that was taken back to go on with."""

    tekst: str
    kern: str = ""
    themas: tuple[str, ...] = ()
    bron: str = ""
    datum: date | None = None
    spoed: bool = False
    nabellen: bool = False
    gedaan: str = ""
    buurtschap: str = ""
    achtergelaten: Achtergelaten | None = None
    signaal: UUID | None = None


def bewaar_concept(
    bureau: Bureau,
    concept: Concept,
    zonder_persoon: ZonderPersoon | None = None,
) -> None:
    """Keep what is being typed; it survives a crash.

    *Stop* findings are blanked. A text that holds one would be refused, so its names go too, where
    somebody can tell (``zonder_persoon``). Of a signal that was destroyed since nothing is kept.
    """
    if concept.signaal is not None and bureau.archive.een(Signaal, concept.signaal) is None:
        concept = Concept("", achtergelaten=concept.achtergelaten)
    tekst, bron, gedaan = (
        _houdbaar(bureau, getypt, zonder_persoon)
        for getypt in (concept.tekst, concept.bron, concept.gedaan)
    )
    schoon = replace(concept, tekst=tekst, bron=bron, gedaan=gedaan)
    bureau.archive.concept.bewaar(canoniek(naar_json(schoon)))


def lees_concept(bureau: Bureau) -> Concept | None:
    """What was being typed when the program stopped."""
    tekst = bureau.archive.concept.lees()
    return None if tekst is None else waarde_uit(Concept, json.loads(tekst))


def wis_concept(bureau: Bureau) -> None:
    """Nothing is being typed; what was there is really gone."""
    bureau.archive.concept.wis()


def laat_achter(
    bureau: Bureau, wat: Achtergelaten, zonder_persoon: ZonderPersoon | None = None
) -> None:
    """Keep what stands open beside the draft, before the archive goes on lock.

    As clean as a draft, see :func:`bewaar_concept`.
    """
    vraag = replace(wat.plek.zoekvraag, tekst=schoon_stop(wat.plek.zoekvraag.tekst))
    schoon = Achtergelaten(
        replace(wat.plek, zoekvraag=vraag),
        tuple((waar, _houdbaar(bureau, tekst, zonder_persoon)) for waar, tekst in wat.getypt),
    )
    concept = lees_concept(bureau) or Concept("")
    bewaar_concept(bureau, replace(concept, achtergelaten=schoon))


def _houdbaar(bureau: Bureau, tekst: str, zonder_persoon: ZonderPersoon | None) -> str:
    if zonder_persoon is not None and vind_stop(tekst):
        tekst = zonder_persoon(bureau, tekst)
    return schoon_stop(tekst)


def neem_op(bureau: Bureau) -> Achtergelaten:
    """What was left at the last lock, once; the draft stays."""
    concept = lees_concept(bureau)
    if concept is None or concept.achtergelaten is None:
        return Achtergelaten()
    if concept.tekst:
        bewaar_concept(bureau, replace(concept, achtergelaten=None))
    else:
        wis_concept(bureau)
    return concept.achtergelaten


def bewaar_filter(
    bureau: Bureau, naam: str, zoekvraag: Zoekvraag, *, filter_id: UUID | None = None
) -> Filter:
    """Save a filter of the signals table; a filter with the same name is replaced."""
    schoon = schone_naam(naam, "een naam voor het filter")
    zoekvraag = replace(zoekvraag, tekst=schone_tekst(zoekvraag.tekst))
    weiger_stop(tekst=zoekvraag.tekst)
    if filter_id is None:
        klein = schoon.casefold()
        gelijk = (f.id for f in list_filters(bureau) if f.naam.casefold() == klein)
        filter_id = next(gelijk, None) or id_voor(
            bureau, Filter, lambda er: er.naam.casefold() == klein, "filter", klein
        )
    bewaard = Filter(filter_id, schoon, canoniek(naar_json(zoekvraag)))
    with bureau.archive.schrijf("filter bewaard", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(bewaard)
    return bewaard


def list_filters(bureau: Bureau) -> tuple[Filter, ...]:
    """The saved filters by name."""
    filters = bureau.archive.waar(Filter, verwijderd=False)
    return tuple(sorted(filters, key=lambda f: (f.naam.casefold(), f.id)))


def zoekvraag_van(bewaard: Filter) -> Zoekvraag:
    """The question a saved filter asks."""
    return waarde_uit(Zoekvraag, json.loads(bewaard.zoekvraag))


def verwijder_filter(bureau: Bureau, filter_id: UUID) -> None:
    """Forget a saved filter."""
    with bureau.archive.schrijf("filter verwijderd", bureau.lid, bureau.nu()) as beurt:
        bewaard = beurt.een(Filter, filter_id)
        if bewaard is None:
            raise GebruikFout("Dit filter is er niet meer; er is niets veranderd.")
        beurt.zet(replace(bewaard, verwijderd=True))
