"""The team and its lists: kernen, hamlets, members, boards, tally keys, absence."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from signaal.domain.ids import vrije_slug
from signaal.domain.kernen import kernen_botsen
from signaal.domain.model import (
    Afwezigheid,
    Bestuur,
    Buurtschap,
    Discipline,
    Kern,
    Lid,
    Team,
    Telknop,
    Thema,
)
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.hetzelfde import id_voor
from signaal.usecases.intussen import Getoond
from signaal.usecases.kernvolgorde import kernen_op_volgorde
from signaal.usecases.teamlijst import bestaand, bewaar, korte_tekst, unieke_naam


@dataclass(frozen=True, slots=True)
class Teamgegevens:
    """Everything about the team that a screen needs; retired and departed ones included.

    ``kernen`` stand in the order in which the team named them.
    """

    team: Team
    kernen: tuple[Kern, ...]
    buurtschappen: tuple[Buurtschap, ...]
    leden: tuple[Lid, ...]
    themas: tuple[Thema, ...]
    besturen: tuple[Bestuur, ...]
    telknoppen: tuple[Telknop, ...]
    mij: Lid


def lees_team(bureau: Bureau) -> Teamgegevens:
    """The team as it stands; removed tally keys are left out."""
    archive = bureau.archive
    leden = archive.alle(Lid)
    telknoppen = archive.waar(Telknop, verwijderd=False)
    return Teamgegevens(
        team=archive.alle(Team)[0],
        kernen=kernen_op_volgorde(archive),
        buurtschappen=archive.alle(Buurtschap),
        leden=leden,
        themas=archive.alle(Thema),
        besturen=archive.alle(Bestuur),
        telknoppen=tuple(sorted(telknoppen, key=lambda t: t.toets)),
        mij=next(lid for lid in leden if lid.id == bureau.lid),
    )


def wijzig_team(bureau: Bureau, getoond: Getoond[Team] | None = None, /, **velden: Any) -> Team:
    """The team with these fields changed. Meetings come every 1 to 26 weeks.

    ``getoond``, here and below, is what the form showed: see ``intussen``.
    """
    onbekend = velden.keys() - {veld.name for veld in fields(Team)} | {"id"} & velden.keys()
    if onbekend:
        raise TypeError(f"no such field of a team: {sorted(onbekend)}")
    if not 1 <= velden.get("overleg_weken", 1) <= 26:
        raise GebruikFout("Kies een overleg om de 1 tot 26 weken; er is niets veranderd.")
    if "naam" in velden:
        velden["naam"] = schone_naam(velden["naam"], "een naam voor het team")
    if "liever_niet" in velden:
        velden["liever_niet"] = tuple(sorted(set(velden["liever_niet"])))
    if "overleg_plaats" in velden:
        velden["overleg_plaats"] = korte_tekst(velden["overleg_plaats"])
    team = bureau.archive.alle(Team)[0]
    return bewaar(bureau, "team gewijzigd", replace(team, **velden), getoond or Getoond(team))


def bewaar_lid(
    bureau: Bureau,
    naam: str,
    discipline: Discipline,
    *,
    lid: UUID | None = None,
    vertrokken: bool = False,
    getoond: Getoond[Lid] | None = None,
) -> Lid:
    """A new member, or the member ``lid`` changed; whoever leaves stays on record."""
    if lid is not None:
        bestaand(bureau, Lid, lid, "Dit lid")
    if vertrokken and lid == bureau.lid:
        raise GebruikFout("Je kunt jezelf niet laten vertrekken; er is niets veranderd.")
    schoon = schone_naam(naam, "een naam")
    if lid is None:
        nieuw = Lid(UUID(int=0), schoon, discipline, vertrokken)
        lid = id_voor(
            bureau, Lid, lambda er: replace(er, id=nieuw.id) == nieuw, "lid", discipline, schoon
        )
    return bewaar(bureau, "lid bewaard", Lid(lid, schoon, discipline, vertrokken), getoond)


def bewaar_kern(
    bureau: Bureau,
    naam: str,
    *,
    kern: str | None = None,
    inwoners: int | None = None,
    cbs_code: str = "",
    vervallen: bool = False,
    getoond: Getoond[Kern] | None = None,
) -> Kern:
    """A new kern, or the kern ``kern`` changed. Its code stays when the name changes."""
    alle = bureau.archive.alle(Kern)
    schoon = unieke_naam(naam, "de kern", {k.naam: k.id for k in alle}, kern)
    if inwoners is not None and inwoners < 0:
        raise GebruikFout("Een kern kan niet minder dan nul inwoners hebben; niets veranderd.")
    if kern is None:
        kern = vrije_slug(schoon, {k.id for k in alle})
    else:
        bestaand(bureau, Kern, kern, "Deze kern")
    waarde = Kern(kern, schoon, inwoners, korte_tekst(cbs_code), vervallen)
    return bewaar(bureau, "kern bewaard", waarde, getoond)


def bewaar_buurtschap(
    bureau: Bureau,
    naam: str,
    kern: str,
    *,
    buurtschap: str | None = None,
    getoond: Getoond[Buurtschap] | None = None,
) -> Buurtschap:
    """A new hamlet (or spelling of a place) that counts for ``kern``, or one changed."""
    bestaand(bureau, Kern, kern, "Deze kern")
    alle = bureau.archive.alle(Buurtschap)
    schoon = unieke_naam(naam, "het buurtschap", {b.naam: b.id for b in alle}, buurtschap)
    code = buurtschap or vrije_slug(schoon, {b.id for b in alle})
    return bewaar(bureau, "buurtschap bewaard", Buurtschap(code, schoon, kern), getoond)


def bewaar_bestuur(
    bureau: Bureau,
    naam: str,
    kernen: tuple[str, ...],
    *,
    bestuur: UUID | None = None,
    vervallen: bool = False,
    getoond: Getoond[Bestuur] | None = None,
) -> Bestuur:
    """A new board over ``kernen``, or the board ``bestuur`` changed."""
    if not kernen:
        raise GebruikFout("Kies minstens een kern voor dit bestuur; er is niets veranderd.")
    for kern in kernen:
        bestaand(bureau, Kern, kern, "Deze kern")
    if bestuur is not None:
        bestaand(bureau, Bestuur, bestuur, "Dit bestuur")
    andere = [b for b in bureau.archive.alle(Bestuur) if not b.vervallen and b.id != bestuur]
    for ander in () if vervallen else sorted(andere, key=lambda b: b.naam):
        if kernen_botsen(kernen, ander.kernen):
            raise GebruikFout(
                f"{ander.naam} gaat over een deel van dezelfde kernen; er is niets veranderd. "
                "Met twee agenda's naast elkaar zou iemand aantallen kunnen uitrekenen. "
                f"Geef beide dezelfde kernen, of laat {ander.naam} eerst vervallen."
            )
    alle = {b.naam: b.id for b in bureau.archive.alle(Bestuur) if not b.vervallen}
    schoon = unieke_naam(naam, "het bestuur", alle, bestuur)
    if bestuur is None:
        bestuur = id_voor(
            bureau,
            Bestuur,
            lambda er: (er.naam, er.vervallen) == (schoon, False),
            "bestuur",
            schoon,
        )
    waarde = Bestuur(bestuur, schoon, tuple(dict.fromkeys(kernen)), vervallen)
    return bewaar(bureau, "bestuur bewaard", waarde, getoond)


def bewaar_telknop(
    bureau: Bureau,
    toets: int,
    label: str,
    thema: str,
    *,
    telknop: UUID | None = None,
    getoond: Getoond[Telknop] | None = None,
) -> Telknop:
    """Key 1-9 for a frequent short question on ``thema``; one question per key."""
    if not 1 <= toets <= 9:
        raise GebruikFout("Kies een toets van 1 tot en met 9; er is niets veranderd.")
    bestaand(bureau, Thema, thema, "Dit thema")
    for ander in bureau.archive.waar(Telknop, toets=toets, verwijderd=False):
        if ander.id != telknop:
            raise GebruikFout(
                f"Toets {toets} is al van “{ander.label}”; er is niets veranderd. Kies een andere."
            )
    schoon = schone_naam(label, "een korte omschrijving")
    if telknop is None:
        telknop = id_voor(bureau, Telknop, lambda er: er.toets == toets, "telknop", str(toets))
    return bewaar(bureau, "telknop bewaard", Telknop(telknop, toets, schoon, thema), getoond)


def verwijder_telknop(bureau: Bureau, telknop: UUID) -> None:
    """Free the key; what was counted with it stays."""
    was = bestaand(bureau, Telknop, telknop, "Deze telknop")
    bewaar(bureau, "telknop verwijderd", replace(was, verwijderd=True), Getoond(was))


def list_afwezigheden(bureau: Bureau) -> tuple[Afwezigheid, ...]:
    """Who is away when, earliest first."""
    blijft = bureau.archive.waar(Afwezigheid, verwijderd=False)
    return tuple(sorted(blijft, key=lambda a: (a.van, a.id)))


def bewaar_afwezigheid(
    bureau: Bureau, lid: UUID, van: date, tot: date, *, afwezigheid: UUID | None = None
) -> Afwezigheid:
    """``lid`` is away from ``van`` to ``tot``, both days included."""
    bestaand(bureau, Lid, lid, "Dit lid")
    if tot < van:
        raise GebruikFout("De laatste dag ligt voor de eerste; er is niets veranderd.")
    if afwezigheid is None:
        afwezigheid = id_voor(
            bureau,
            Afwezigheid,
            lambda er: (er.lid, er.van, er.tot) == (lid, van, tot),
            *("afwezigheid", str(lid), van.isoformat(), tot.isoformat()),
        )
    return bewaar(bureau, "afwezigheid bewaard", Afwezigheid(afwezigheid, lid, van, tot))


def verwijder_afwezigheid(bureau: Bureau, afwezigheid: UUID) -> None:
    """The lid was there after all."""
    was = bestaand(bureau, Afwezigheid, afwezigheid, "Deze afwezigheid")
    bewaar(bureau, "afwezigheid verwijderd", replace(was, verwijderd=True), Getoond(was))
