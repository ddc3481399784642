"""The register of what already exists: kept, found for a bundle, brought in from a list."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from signaal.domain.model import Bundel, Getypt, Kern, Thema
from signaal.domain.model_besluit import Initiatief
from signaal.domain.wat_bestaat import Aanbod, wat_bestaat_er
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_velden
from signaal.usecases.bureau import Bureau
from signaal.usecases.hetzelfde import id_voor
from signaal.usecases.intussen import Getoond, neem_over


@dataclass(frozen=True, slots=True)
class Initiatiefinvoer:
    """What is known of an initiative; without ``kernen`` it is for all of them."""

    naam: str
    themas: tuple[str, ...] = ()
    kernen: tuple[str, ...] = ()
    organisator: str = ""
    doelgroep: str = ""
    wanneer: str = ""


def list_initiatieven(bureau: Bureau) -> tuple[Initiatief, ...]:
    """What exists now, by name."""
    levend = bureau.archive.waar(Initiatief, vervallen=False)
    return tuple(sorted(levend, key=lambda i: (i.naam.tekst.casefold(), i.id)))


def bewaar_initiatief(
    bureau: Bureau,
    invoer: Initiatiefinvoer,
    *,
    initiatief: UUID | None = None,
    getoond: Getoond[Initiatief] | None = None,
) -> Initiatief:
    """A new initiative, or ``initiatief`` changed; at least a name and one theme.

    ``getoond`` is what the form showed, see ``intussen``.
    """
    with bureau.archive.schrijf("initiatief bewaard", bureau.lid, bureau.nu()) as beurt:
        nieuw = _initiatief(bureau, invoer, initiatief)
        nieuw = neem_over(getoond, nieuw, beurt.een(Initiatief, nieuw.id))
        beurt.zet(nieuw)
    return nieuw


def laat_vervallen(bureau: Bureau, initiatief: UUID, *, vervallen: bool = True) -> Initiatief:
    """It does not exist any more (or does after all)."""
    with bureau.archive.schrijf("initiatief vervallen", bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Initiatief, initiatief)
        if oud is None:
            raise GebruikFout("Dit initiatief staat er niet meer; kijk nog eens in de lijst.")
        nieuw = replace(oud, vervallen=vervallen)
        beurt.zet(nieuw)
    return nieuw


def aanbod_voor(bureau: Bureau, bundel: Bundel) -> Aanbod:
    """What already exists for a bundle."""
    return wat_bestaat_er(bureau.archive.alle(Initiatief), bundel.themas, bundel.kernen)


def initiatief_id(bureau: Bureau, naam: str, kernen: Collection[str]) -> UUID:
    """One initiative, also when two laptops bring in one list: a name, and where it is."""
    wie = naam.casefold(), frozenset(kernen)
    return id_voor(
        bureau,
        Initiatief,
        lambda er: (er.naam.tekst.casefold(), frozenset(er.kernen)) == wie,
        *("initiatief", wie[0], *sorted(wie[1])),
    )


def _initiatief(bureau: Bureau, invoer: Initiatiefinvoer, id_: UUID | None) -> Initiatief:
    invoer = schone_velden(invoer, "naam", "organisator", "doelgroep", "wanneer")
    if not invoer.naam:
        raise GebruikFout("Schrijf hoe het initiatief heet; er is niets bewaard.")
    themas = {t.id for t in bureau.archive.alle(Thema)}
    kernen = {k.id for k in bureau.archive.alle(Kern)}
    if not invoer.themas or not themas.issuperset(invoer.themas):
        raise GebruikFout("Kies minstens één thema uit jullie lijst; er is niets bewaard.")
    if not kernen.issuperset(invoer.kernen):
        raise GebruikFout("Kies kernen van jullie team; er is niets bewaard.")
    oud = bureau.archive.een(Initiatief, id_) if id_ is not None else None
    naam = oud.naam.wijzig(invoer.naam) if oud else Getypt(invoer.naam)
    return Initiatief(
        id_ or initiatief_id(bureau, invoer.naam, invoer.kernen),
        naam,
        invoer.themas,
        invoer.kernen,
        invoer.organisator,
        invoer.doelgroep,
        invoer.wanneer,
    )
