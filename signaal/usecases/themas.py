"""The themes of the team's own list: added, renamed, retired, marked; codes stay."""

from dataclasses import replace

from signaal.domain.ids import vrije_slug
from signaal.domain.model import Thema
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, IntussenFout, neem_over
from signaal.usecases.teamlijst import bestaand, bewaar, korte_tekst, unieke_naam


def voeg_thema_toe(bureau: Bureau, naam: str, omschrijving: str = "") -> Thema:
    """A theme of the team's own; its code is new, also when a retired theme had this name."""
    alle = bureau.archive.alle(Thema)
    geldig = {t.naam: t.id for t in alle if not t.vervallen}
    schoon = unieke_naam(naam, "het thema", geldig, None)
    code = vrije_slug(schoon, {t.id for t in alle})
    return bewaar(
        bureau, "thema toegevoegd", Thema(code, schoon, korte_tekst(omschrijving), eigen=True)
    )


def hernoem_thema(
    bureau: Bureau,
    thema: str,
    naam: str,
    omschrijving: str | None = None,
    *,
    getoond: Getoond[Thema] | None = None,
) -> Thema:
    """Another name, the same code: signals keep their theme.

    A name the team chose is a typed text: the theme counts as the team's own from then on, and a
    new name has to be marked for a board anew.
    """
    was = bestaand(bureau, Thema, thema, "Dit thema")
    geldig = {t.naam: t.id for t in bureau.archive.alle(Thema) if not t.vervallen}
    schoon = unieke_naam(naam, "het thema", geldig, thema)
    nieuw = replace(was, naam=schoon)
    if omschrijving is not None:
        nieuw = replace(nieuw, omschrijving=korte_tekst(omschrijving))
    with bureau.archive.schrijf("thema hernoemd", bureau.lid, bureau.nu()) as beurt:
        nu = beurt.een(Thema, thema) or was
        nieuw = neem_over(getoond or Getoond(was), nieuw, nu)
        zelfde = nieuw.naam == nu.naam
        nieuw = replace(
            nieuw, eigen=nu.eigen or not zelfde, voor_bestuur=nu.voor_bestuur and zelfde
        )
        beurt.zet(nieuw)
    return nieuw


def laat_thema_vervallen(bureau: Bureau, thema: str, vervallen: bool = True) -> Thema:
    """Retire a theme, or take it up again; signals that have it keep it."""
    was = bestaand(bureau, Thema, thema, "Dit thema")
    return bewaar(bureau, "thema vervallen", replace(was, vervallen=vervallen), Getoond(was))


def bespreek_altijd(bureau: Bureau, thema: str, altijd: bool = True) -> Thema:
    """Whether every signal on this theme is a reason to talk, whatever the numbers."""
    was = bestaand(bureau, Thema, thema, "Dit thema")
    nieuw = replace(was, altijd_bespreken=altijd)
    return bewaar(bureau, "thema altijd bespreken", nieuw, Getoond(was))


def markeer_thema(
    bureau: Bureau, thema: str, voor_bestuur: bool = True, getoond: str | None = None
) -> Thema:
    """Whether the name of this theme may stand in a board's edition.

    ``getoond`` is the name as it was read: IntussenFout when it is another one by now.
    """
    was = bestaand(bureau, Thema, thema, "Dit thema")
    if voor_bestuur and getoond not in (None, was.naam):
        raise IntussenFout
    nieuw = replace(was, voor_bestuur=voor_bestuur)
    return bewaar(bureau, "thema voor bestuur", nieuw, Getoond(was))
