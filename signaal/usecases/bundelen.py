"""What hands do to bundles: merge, split, move, rename, pin, dismiss; each can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from signaal.domain.bundels import bundelsleutel
from signaal.domain.ids import nieuw_id, vast_id
from signaal.domain.model import LEEG, Afwijzing, Bundel, Correctie, Getypt, SoortCorrectie
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, IntussenFout, eis_gezien
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegreeks import leg_overleg_vast


def voeg_bundels_samen(
    bureau: Bureau, overleg: UUID, sleutels: Sequence[str]
) -> tuple[Correctie, ...]:
    """Put the second and further bundles into the first; later signals follow by themselves."""
    doel, *andere = dict.fromkeys(sleutels)
    if not andere:
        raise GebruikFout("Kies minstens twee bundels om samen te voegen.")
    beeld = lees_overleg(bureau, overleg)
    for sleutel in (doel, *andere):
        _bundel(beeld, sleutel)
    nieuw = tuple(
        _correctie(bureau, overleg, SoortCorrectie.SAMENVOEGEN, sleutel, doel, plus=nummer)
        for nummer, sleutel in enumerate(andere)
    )
    _bewaar(bureau, "voeg_bundels_samen", nieuw)
    return nieuw


def splits_bundel(
    bureau: Bureau, overleg: UUID, sleutel: str, signalen: Sequence[UUID], naam: str
) -> Correctie:
    """Take these signals out of a bundle into a new one with a name of its own."""
    bundel = _bundel(lees_overleg(bureau, overleg), sleutel)
    naam = schone_naam(naam, "een naam voor de nieuwe bundel")
    uit = {s.id for s in bundel.signalen}
    if not signalen or not uit.issuperset(signalen):
        raise GebruikFout("Kies eerst de signalen die in de nieuwe bundel horen.")
    doel = str(nieuw_id(bureau.nu()))
    nieuw = _correctie(
        bureau, overleg, SoortCorrectie.SPLITSEN, sleutel, doel, tuple(signalen), naam
    )
    _bewaar(bureau, "splits_bundel", (nieuw,))
    return nieuw


def verplaats_signaal(
    bureau: Bureau, overleg: UUID, signaal: UUID, van: str, naar: str
) -> Correctie:
    """Move one signal to another bundle; its themes stay what they are."""
    bundel = _bundel(lees_overleg(bureau, overleg), van)
    if signaal not in {s.id for s in bundel.signalen}:
        raise GebruikFout("Dit signaal staat niet meer in deze bundel; kijk nog eens in de lijst.")
    if van == naar:
        raise GebruikFout("Het signaal staat al in deze bundel.")
    nieuw = _correctie(bureau, overleg, SoortCorrectie.VERPLAATSEN, van, naar, (signaal,))
    _bewaar(bureau, "verplaats_signaal", (nieuw,))
    return nieuw


def hernoem_bundel(
    bureau: Bureau,
    overleg: UUID,
    sleutel: str,
    naam: str,
    getoond: Getoond[str] | None = None,
) -> Correctie:
    """Give a bundle a name of its own; the mark for the board is set apart.

    ``getoond`` is the name as the form showed it, see ``intussen``.
    """
    bundel = _bundel(lees_overleg(bureau, overleg), sleutel)
    naam = schone_naam(naam, "een naam voor de bundel")
    eis_gezien(getoond, bundel.naam.tekst, naam)
    nieuw = _correctie(bureau, overleg, SoortCorrectie.HERNOEMEN, sleutel)
    nieuw = replace(nieuw, naam=bundel.naam.wijzig(naam))
    _bewaar(bureau, "hernoem_bundel", (nieuw,))
    return nieuw


def markeer_bundelnaam(
    bureau: Bureau, overleg: UUID, sleutel: str, voor_bestuur: bool, getoond: str | None = None
) -> None:
    """Set or take off the mark *geschikt voor bestuur* on a bundle's name.

    ``getoond`` is the name as it was read: IntussenFout when it is another one by now.
    """
    bundel = _bundel(lees_overleg(bureau, overleg), sleutel)
    if voor_bestuur and getoond not in (None, bundel.naam.tekst):
        raise IntussenFout
    nieuw = _correctie(bureau, overleg, SoortCorrectie.HERNOEMEN, sleutel)
    nieuw = replace(nieuw, naam=bundel.naam.markeer(voor_bestuur))
    _bewaar(bureau, "markeer_bundelnaam", (nieuw,))


def zet_bundel_vast(bureau: Bureau, overleg: UUID, sleutel: str) -> Correctie:
    """Pin a bundle to this agenda, whatever the numbers say."""
    _bundel(lees_overleg(bureau, overleg), sleutel)
    nieuw = _correctie(bureau, overleg, SoortCorrectie.VASTZETTEN, sleutel)
    _bewaar(bureau, "zet_bundel_vast", (nieuw,))
    return nieuw


def maak_ongedaan(bureau: Bureau, correctie: UUID) -> None:
    """Take one correction back; the others stay.

    A colleague who did the same on another laptop meant the same: that is taken back with it.
    """
    with bureau.archive.schrijf("maak_ongedaan", bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Correctie, correctie)
        if oud is None:
            raise GebruikFout("Deze wijziging is er niet meer; er is niets veranderd.")
        leg_overleg_vast(bureau, beurt, oud.overleg)
        for ander in beurt.waar(Correctie, overleg=oud.overleg):
            if _zegt_hetzelfde(oud, ander):
                beurt.zet(replace(ander, ongedaan=True))


def _zegt_hetzelfde(een: Correctie, ander: Correctie) -> bool:
    return replace(ander, id=een.id, volgnummer=een.volgnummer, ongedaan=een.ongedaan) == een


def wijs_af(
    bureau: Bureau,
    overleg: UUID,
    sleutel: str,
    reden: str,
    getoond: Getoond[str] | None = None,
) -> Afwijzing:
    """Not to be taken up together, with the reason; quiet until something new comes in.

    ``getoond`` is the reason that the form showed, "" when there was none, see ``intussen``.
    """
    bundel = _bundel(lees_overleg(bureau, overleg), sleutel)
    reden = schone_naam(reden, "kort waarom jullie dit niet samen oppakken")
    id_ = vast_id(overleg, "afwijzing", sleutel)  # one a bundle, also from two laptops
    nieuw = Afwijzing(id_, overleg, sleutel, reden, bundel.aantal)
    with bureau.archive.schrijf("wijs_af", bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        for oud in beurt.waar(Afwijzing, overleg=overleg, bundel=sleutel):
            if not oud.ongedaan:
                eis_gezien(getoond, oud.reden, reden)
            beurt.zet(_ongedaan(oud))
        beurt.zet(nieuw)
    return nieuw


def haal_afwijzing_weg(bureau: Bureau, overleg: UUID, sleutel: str) -> None:
    """Put the question back on the table."""
    with bureau.archive.schrijf("haal_afwijzing_weg", bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        for oud in beurt.waar(Afwijzing, overleg=overleg, bundel=sleutel):
            beurt.zet(_ongedaan(oud))


def neem_kernen_samen(bureau: Bureau, overleg: UUID, sleutel: str) -> tuple[Correctie, ...]:
    """Merge a bundle with those on the same thema in the other kernen."""
    beeld = lees_overleg(bureau, overleg)
    bundel = _bundel(beeld, sleutel)
    if len(bundel.themas) != 1:
        raise GebruikFout("Kies een bundel met één thema om de kernen samen te nemen.")
    bekend = {b.sleutel for b in beeld.bundels}
    elders = [bundelsleutel(bundel.themas[0], kern) for kern in beeld.kernen]
    return voeg_bundels_samen(
        bureau, overleg, [sleutel, *(s for s in elders if s in bekend and s != sleutel)]
    )


def _bundel(beeld: Overlegbeeld, sleutel: str) -> Bundel:
    for bundel in beeld.bundels:
        if bundel.sleutel == sleutel:
            return bundel
    raise GebruikFout("Deze bundel is er niet meer; kijk nog eens in de lijst.")


def _correctie(
    bureau: Bureau,
    overleg: UUID,
    soort: SoortCorrectie,
    bundel: str,
    doel: str = "",
    signalen: tuple[UUID, ...] = (),
    naam: str = "",
    *,
    plus: int = 0,
) -> Correctie:
    eerder = bureau.archive.waar(Correctie, overleg=overleg)
    nummer = max((c.volgnummer for c in eerder), default=0) + 1 + plus
    return Correctie(
        nieuw_id(bureau.nu()), overleg, nummer, soort, bundel, doel, signalen,
        Getypt(naam) if naam else LEEG,
    )  # fmt: skip


def _ongedaan(a: Afwijzing) -> Afwijzing:
    return replace(a, ongedaan=True)


def _bewaar(bureau: Bureau, handeling: str, correcties: Sequence[Correctie]) -> None:
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        for overleg in {c.overleg for c in correcties}:
            leg_overleg_vast(bureau, beurt, overleg)
        for correctie in correcties:
            beurt.zet(correctie)
