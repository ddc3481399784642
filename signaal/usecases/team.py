"""The team and its lists: kernen, hamlets, members, themes, boards, tally keys, absence."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from signaal.domain.ids import nieuw_id, vrije_slug
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
from signaal.usecases.bewaken import HOOGSTENS_NAAM, schone_naam, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.kernvolgorde import kernen_op_volgorde

T = TypeVar("T")


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
    afwezigheden: tuple[Afwezigheid, ...]
    mij: Lid


def lees_team(bureau: Bureau) -> Teamgegevens:
    """The team as it stands; removed tally keys and absences are left out."""
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
        afwezigheden=archive.waar(Afwezigheid, verwijderd=False),
        mij=next(lid for lid in leden if lid.id == bureau.lid),
    )


def wijzig_team(
    bureau: Bureau,
    *,
    naam: str | None = None,
    overleg_weken: int | None = None,
    overleg_anker: date | None = None,
    liever_niet: tuple[date, ...] | None = None,
    overleg_plaats: str | None = None,
    overleg_tijd: time | None = None,
    gevoeligheid: str | None = None,
) -> Team:
    """Change what is given; None leaves it. Meetings come every 1 to 26 weeks."""
    if overleg_weken is not None and not 1 <= overleg_weken <= 26:
        raise GebruikFout("Kies een overleg om de 1 tot 26 weken; er is niets veranderd.")
    anders: dict[str, Any] = {
        "overleg_weken": overleg_weken,
        "overleg_anker": overleg_anker,
        "overleg_tijd": overleg_tijd,
        "gevoeligheid": gevoeligheid,
    }
    if naam is not None:
        anders["naam"] = schone_naam(naam, "een naam voor het team")
    if liever_niet is not None:
        anders["liever_niet"] = tuple(sorted(set(liever_niet)))
    if overleg_plaats is not None:
        anders["overleg_plaats"] = _korte_tekst(overleg_plaats)
    team = bureau.archive.alle(Team)[0]
    nieuw = replace(team, **{veld: x for veld, x in anders.items() if x is not None})
    return _bewaar(bureau, "team gewijzigd", nieuw)


def bewaar_lid(
    bureau: Bureau,
    naam: str,
    discipline: Discipline,
    *,
    lid: UUID | None = None,
    vertrokken: bool = False,
) -> Lid:
    """A new member, or the member ``lid`` changed; whoever leaves stays on record."""
    if lid is not None:
        _bestaand(bureau, Lid, lid, "Dit lid")
    if vertrokken and lid == bureau.lid:
        raise GebruikFout("Je kunt jezelf niet laten vertrekken; er is niets veranderd.")
    schoon = schone_naam(naam, "een naam")
    return _bewaar(
        bureau, "lid bewaard", Lid(lid or nieuw_id(bureau.nu()), schoon, discipline, vertrokken)
    )


def bewaar_kern(
    bureau: Bureau,
    naam: str,
    *,
    kern: str | None = None,
    inwoners: int | None = None,
    cbs_code: str = "",
    vervallen: bool = False,
) -> Kern:
    """A new kern, or the kern ``kern`` changed. Its code stays when the name changes."""
    alle = bureau.archive.alle(Kern)
    schoon = _unieke_naam(naam, "de kern", {k.naam: k.id for k in alle}, kern)
    if inwoners is not None and inwoners < 0:
        raise GebruikFout("Een kern kan niet minder dan nul inwoners hebben; niets veranderd.")
    if kern is None:
        kern = vrije_slug(schoon, {k.id for k in alle})
    else:
        _bestaand(bureau, Kern, kern, "Deze kern")
    waarde = Kern(kern, schoon, inwoners, _korte_tekst(cbs_code), vervallen)
    return _bewaar(bureau, "kern bewaard", waarde)


def bewaar_buurtschap(
    bureau: Bureau, naam: str, kern: str, *, buurtschap: str | None = None
) -> Buurtschap:
    """A new hamlet (or spelling of a place) that counts for ``kern``, or one changed."""
    _bestaand(bureau, Kern, kern, "Deze kern")
    alle = bureau.archive.alle(Buurtschap)
    schoon = _unieke_naam(naam, "het buurtschap", {b.naam: b.id for b in alle}, buurtschap)
    code = buurtschap or vrije_slug(schoon, {b.id for b in alle})
    return _bewaar(bureau, "buurtschap bewaard", Buurtschap(code, schoon, kern))


def voeg_thema_toe(bureau: Bureau, naam: str, omschrijving: str = "") -> Thema:
    """A theme of the team's own; its code is new, also when a retired theme had this name."""
    alle = bureau.archive.alle(Thema)
    geldig = {t.naam: t.id for t in alle if not t.vervallen}
    schoon = _unieke_naam(naam, "het thema", geldig, None)
    code = vrije_slug(schoon, {t.id for t in alle})
    return _bewaar(
        bureau, "thema toegevoegd", Thema(code, schoon, _korte_tekst(omschrijving), eigen=True)
    )


def hernoem_thema(bureau: Bureau, thema: str, naam: str, omschrijving: str | None = None) -> Thema:
    """Another name, the same code: signals keep their theme.

    A name the team chose is a typed text: the theme counts as the team's own from then on, and a
    new name has to be marked for a board anew.
    """
    was = _bestaand(bureau, Thema, thema, "Dit thema")
    geldig = {t.naam: t.id for t in bureau.archive.alle(Thema) if not t.vervallen}
    schoon = _unieke_naam(naam, "het thema", geldig, thema)
    nieuw = replace(
        was,
        naam=schoon,
        omschrijving=was.omschrijving if omschrijving is None else _korte_tekst(omschrijving),
        eigen=was.eigen or schoon != was.naam,
        voor_bestuur=was.voor_bestuur and schoon == was.naam,
    )
    return _bewaar(bureau, "thema hernoemd", nieuw)


def laat_thema_vervallen(bureau: Bureau, thema: str, vervallen: bool = True) -> Thema:
    """Retire a theme, or take it up again; signals that have it keep it."""
    was = _bestaand(bureau, Thema, thema, "Dit thema")
    return _bewaar(bureau, "thema vervallen", replace(was, vervallen=vervallen))


def bespreek_altijd(bureau: Bureau, thema: str, altijd: bool = True) -> Thema:
    """Whether every signal on this theme is a reason to talk, whatever the numbers."""
    was = _bestaand(bureau, Thema, thema, "Dit thema")
    return _bewaar(bureau, "thema altijd bespreken", replace(was, altijd_bespreken=altijd))


def markeer_thema(bureau: Bureau, thema: str, voor_bestuur: bool = True) -> Thema:
    """Whether the name of this theme may stand in a board's edition."""
    was = _bestaand(bureau, Thema, thema, "Dit thema")
    return _bewaar(bureau, "thema voor bestuur", replace(was, voor_bestuur=voor_bestuur))


def bewaar_bestuur(
    bureau: Bureau,
    naam: str,
    kernen: tuple[str, ...],
    *,
    bestuur: UUID | None = None,
    vervallen: bool = False,
) -> Bestuur:
    """A new board over ``kernen``, or the board ``bestuur`` changed."""
    if not kernen:
        raise GebruikFout("Kies minstens een kern voor dit bestuur; er is niets veranderd.")
    for kern in kernen:
        _bestaand(bureau, Kern, kern, "Deze kern")
    if bestuur is not None:
        _bestaand(bureau, Bestuur, bestuur, "Dit bestuur")
    andere = [b for b in bureau.archive.alle(Bestuur) if not b.vervallen and b.id != bestuur]
    for ander in () if vervallen else andere:
        if kernen_botsen(kernen, ander.kernen):
            raise GebruikFout(
                f"{ander.naam} gaat over een deel van dezelfde kernen; er is niets veranderd. "
                "Met twee agenda's naast elkaar zou iemand aantallen kunnen uitrekenen. "
                f"Geef beide dezelfde kernen, of laat {ander.naam} eerst vervallen."
            )
    alle = {b.naam: b.id for b in bureau.archive.alle(Bestuur) if not b.vervallen}
    schoon = _unieke_naam(naam, "het bestuur", alle, bestuur)
    waarde = Bestuur(
        bestuur or nieuw_id(bureau.nu()), schoon, tuple(dict.fromkeys(kernen)), vervallen
    )
    return _bewaar(bureau, "bestuur bewaard", waarde)


def bewaar_telknop(
    bureau: Bureau, toets: int, label: str, thema: str, *, telknop: UUID | None = None
) -> Telknop:
    """Key 1-9 for a frequent short question on ``thema``; one question per key."""
    if not 1 <= toets <= 9:
        raise GebruikFout("Kies een toets van 1 tot en met 9; er is niets veranderd.")
    _bestaand(bureau, Thema, thema, "Dit thema")
    for ander in bureau.archive.waar(Telknop, toets=toets, verwijderd=False):
        if ander.id != telknop:
            raise GebruikFout(
                f"Toets {toets} is al van “{ander.label}”; er is niets veranderd. Kies een andere."
            )
    schoon = schone_naam(label, "een korte omschrijving")
    return _bewaar(
        bureau, "telknop bewaard", Telknop(telknop or nieuw_id(bureau.nu()), toets, schoon, thema)
    )


def verwijder_telknop(bureau: Bureau, telknop: UUID) -> None:
    """Free the key; what was counted with it stays."""
    was = _bestaand(bureau, Telknop, telknop, "Deze telknop")
    _bewaar(bureau, "telknop verwijderd", replace(was, verwijderd=True))


def bewaar_afwezigheid(
    bureau: Bureau, lid: UUID, van: date, tot: date, *, afwezigheid: UUID | None = None
) -> Afwezigheid:
    """``lid`` is away from ``van`` to ``tot``, both days included."""
    _bestaand(bureau, Lid, lid, "Dit lid")
    if tot < van:
        raise GebruikFout("De laatste dag ligt voor de eerste; er is niets veranderd.")
    waarde = Afwezigheid(afwezigheid or nieuw_id(bureau.nu()), lid, van, tot)
    return _bewaar(bureau, "afwezigheid bewaard", waarde)


def verwijder_afwezigheid(bureau: Bureau, afwezigheid: UUID) -> None:
    """The lid was there after all."""
    was = _bestaand(bureau, Afwezigheid, afwezigheid, "Deze afwezigheid")
    _bewaar(bureau, "afwezigheid verwijderd", replace(was, verwijderd=True))


def _bewaar(bureau: Bureau, handeling: str, waarde: T) -> T:
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        beurt.zet(waarde)
    return waarde


def _bestaand(bureau: Bureau, soort: type[T], id_: UUID | str, wat: str) -> T:
    waarde = bureau.archive.een(soort, id_)
    if waarde is None:
        raise GebruikFout(f"{wat} is er niet (meer); er is niets veranderd.")
    return waarde


def _korte_tekst(tekst: str) -> str:
    schoon = schone_tekst(tekst, HOOGSTENS_NAAM)
    weiger_stop(tekst=schoon)
    return schoon


def _unieke_naam(
    naam: str, wat: str, bezet: dict[str, str] | dict[str, UUID], eigen: str | UUID | None
) -> str:
    """The clean name, when nobody else of its kind has it."""
    schoon = schone_naam(naam, f"een naam voor {wat}")
    for ander, id_ in bezet.items():
        if ander.casefold() == schoon.casefold() and id_ != eigen:
            raise GebruikFout(f"Er is al {wat.split()[-1]} met de naam {schoon}; niets veranderd.")
    return schoon
