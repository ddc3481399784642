"""The order of the agenda and what people write on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from signaal.domain.concept_agenda import Conceptagenda
from signaal.domain.ids import nieuw_id
from signaal.domain.model import LEEG, Agendapunt, Discipline, Getypt, Overleg, SoortPunt
from signaal.fouten import GebruikFout
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.usecases.bewaken import schone_naam, schone_velden
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import eis_nog_zo
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import leg_overleg_vast


@dataclass(frozen=True, slots=True)
class Puntwijziging:
    """What changes on an item; None leaves a field as it is.

    A text that changes loses its mark; ``*_voor_bestuur`` sets the mark on the text as it then is.
    ``getoond`` are the texts, the minutes and who is needed, as far as they change, as the form
    showed them: IntussenFout when a colleague's stand there by now.
    """

    titel: str | None = None
    minuten: int | None = None
    nodig: tuple[Discipline, ...] | None = None
    notitie: str | None = None
    bestuurszin: str | None = None
    bestuurszin_voor_bestuur: bool | None = None
    vraag: str | None = None
    vraag_voor_bestuur: bool | None = None
    titel_voor_bestuur: bool | None = None
    weggelaten: bool | None = None
    getoond: tuple[tuple[str, Getypt | int | tuple[Discipline, ...]], ...] = ()


def zet_volgorde(bureau: Bureau, overleg: UUID, sleutels: Sequence[str]) -> None:
    """Keep this order; what is not named keeps its computed neighbour.

    The order is one thing of the meeting: of two laptops that put the agenda in order the one order
    or the other holds, never a mixture. What was placed stays on the agenda.
    """
    concept = lees_overleg(bureau, overleg).concept  # once: it is the whole meeting that is read
    with bureau.archive.schrijf("zet_volgorde", bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        punten = [_punt(bureau, beurt, overleg, sleutel, concept) for sleutel in sleutels]
        beurt.zet_alle(replace(punt, volgorde=nummer) for nummer, punt in enumerate(punten))
        _zet_orde(beurt, overleg, tuple(sleutels))


def herstel_volgorde(bureau: Bureau, overleg: UUID) -> None:
    """Back to the computed order; texts and minutes stay."""
    with bureau.archive.schrijf("herstel_volgorde", bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        geplaatst = [p for p in beurt.waar(Agendapunt, overleg=overleg) if p.volgorde is not None]
        beurt.zet_alle(replace(punt, volgorde=None) for punt in geplaatst)
        vast = beurt.een(Overleg, overleg)
        if geplaatst or (vast is not None and vast.volgorde is not None):
            _zet_orde(beurt, overleg, ())


def _zet_orde(beurt: Schrijfbeurt, overleg: UUID, sleutels: tuple[str, ...]) -> None:
    """Also when it is what it was: whoever says so settles what laptops said differently."""
    if (vast := beurt.een(Overleg, overleg)) is not None:
        beurt.bevestig(replace(vast, volgorde=sleutels), ("volgorde",))


def wijzig_punt(
    bureau: Bureau, overleg: UUID, sleutel: str, wijziging: Puntwijziging
) -> Agendapunt:
    """Change what people wrote on one item; a *stop* finding is refused.

    IntussenFout as :class:`Puntwijziging` says.
    """
    w = schone_velden(wijziging, "titel", "notitie", "bestuurszin", "vraag")
    if w.minuten is not None and not 0 <= w.minuten <= 480:
        raise GebruikFout("Kies een aantal minuten van 0 tot en met 480.")

    def wijzig(oud: Agendapunt) -> Agendapunt:
        for veld, was in w.getoond:
            nu = getattr(oud, veld)
            if nu is not None and nu != ():  # else nobody said anything: it is computed
                eis_nog_zo(was, nu, getattr(w, veld))
        return replace(
            oud,
            titel=oud.titel.bewerk(w.titel, w.titel_voor_bestuur),
            minuten=oud.minuten if w.minuten is None else w.minuten,
            nodig=oud.nodig if w.nodig is None else w.nodig,
            notitie=oud.notitie.bewerk(w.notitie, None),
            bestuurszin=oud.bestuurszin.bewerk(w.bestuurszin, w.bestuurszin_voor_bestuur),
            vraag=oud.vraag.bewerk(w.vraag, w.vraag_voor_bestuur),
            weggelaten=oud.weggelaten if w.weggelaten is None else w.weggelaten,
        )

    return _wijzig(bureau, "wijzig_punt", overleg, sleutel, wijzig)


def noteer_tijd(bureau: Bureau, overleg: UUID, sleutel: str, seconden: int) -> None:
    """An item was on the table for so long; what it took before is added to it."""
    if seconden > 0:
        _wijzig(
            bureau, "tijd genoteerd", overleg, sleutel,
            lambda punt: replace(punt, besteed=(punt.besteed or 0) + seconden),
        )  # fmt: skip


def zet_op_agenda(bureau: Bureau, overleg: UUID, sleutel: str) -> Agendapunt:
    """Bring a bundle from "overige" to the agenda, or a left-out item back."""
    return _wijzig(
        bureau, "zet_op_agenda", overleg, sleutel,
        lambda punt: replace(punt, weggelaten=False, verwijderd=False),
    )  # fmt: skip


def voeg_eigen_punt_toe(bureau: Bureau, overleg: UUID, titel: str) -> Agendapunt:
    """An item of the trio's own."""
    titel = schone_naam(titel, "in een paar woorden waar het punt over gaat")
    id_ = nieuw_id(bureau.nu())
    nieuw = Agendapunt(id_, overleg, SoortPunt.EIGEN, str(id_), Getypt(titel))
    with bureau.archive.schrijf("voeg_eigen_punt_toe", bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        beurt.zet(nieuw)
    return nieuw


def verwijder_eigen_punt(bureau: Bureau, overleg: UUID, sleutel: str) -> None:
    """Take an own item off; it can be brought back with :func:`zet_op_agenda`."""

    def haal_weg(punt: Agendapunt) -> Agendapunt:
        if punt.soort is not SoortPunt.EIGEN:
            raise GebruikFout(
                "Alleen een eigen punt kun je verwijderen; andere punten laat je weg."
            )
        return replace(punt, verwijderd=True)

    _wijzig(bureau, "verwijder_eigen_punt", overleg, sleutel, haal_weg)


def _punt(
    bureau: Bureau,
    beurt: Schrijfbeurt,
    overleg: UUID,
    sleutel: str,
    concept: Conceptagenda | None = None,
) -> Agendapunt:
    """The stored item, or a fresh row for one that was computed or that comes back by itself.

    The id of such a row follows from the meeting and its key, so that two laptops that touch the
    same item touch the same row. ``concept`` is the agenda when it is known.
    """
    opgeslagen = beurt.waar(Agendapunt, overleg=overleg, sleutel=sleutel)
    if opgeslagen and (opgeslagen[0].soort is SoortPunt.EIGEN or not opgeslagen[0].verwijderd):
        return opgeslagen[0]  # a computed item that was taken back begins afresh
    punt = (concept or lees_overleg(bureau, overleg).concept).punt(sleutel)
    if punt is None:
        raise GebruikFout("Dit punt staat niet meer op de agenda; kijk nog eens in de lijst.")
    titel = punt.titel if punt.soort is SoortPunt.EIGEN else LEEG
    vers = Agendapunt(uuid5(overleg, sleutel), overleg, punt.soort, sleutel, titel)
    beurt.begin(vers)  # it follows from the agenda; only what is changed in it was said
    return vers


def _wijzig(
    bureau: Bureau,
    handeling: str,
    overleg: UUID,
    sleutel: str,
    wijzig: Callable[[Agendapunt], Agendapunt],
) -> Agendapunt:
    """Change an item as it stands in this very turn, and keep the meeting it belongs to."""
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        nieuw = wijzig(_punt(bureau, beurt, overleg, sleutel))
        beurt.zet(nieuw)
    return nieuw
