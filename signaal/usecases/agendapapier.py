"""The agenda on paper: one value for the trio, one per bestuur, drawn by the same layer.

The preview is exactly what is exported: both come from :func:`maak_agenda`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from signaal import exchange
from signaal.domain.agenda import ActieRegel, TrioAgenda, TrioPunt
from signaal.domain.concept_agenda import Conceptpunt, Groep
from signaal.domain.datum import kort, opsomming
from signaal.domain.gezegd import Gezegd
from signaal.domain.kernen import kernen_botsen
from signaal.domain.model import Actie, ActieStand, Bestuur, Bundel
from signaal.domain.model_besluit import CollectieveActie, Papiersoort
from signaal.domain.openbaarheid import Bestuursvraag, Editie, komt_bij_bestuur, maak_editie
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import GETOOND, Overlegbeeld, lees_overleg
from signaal.usecases.papier import TRIO, Papier
from signaal.usecases.uitgegeven import lees_eerder
from signaal.usecases.verzenden import bewaar_papier
from signaal.usecases.wacht import Plek, bewaak_papier


def maak_agenda(bureau: Bureau, overleg: UUID | None = None, bestuur: UUID | None = None) -> Papier:
    """The agenda of a meeting (None: the next one), for the trio or for one bestuur.

    A paper for a bestuur in which the guard finds anything is refused (:class:`PapierFout`, which
    names the item); on the trio's own paper only *stop* findings are refused and the rest is
    pointed out in ``let_op``.
    """
    beeld = lees_overleg(bureau, overleg)
    gezegd: tuple[Gezegd, ...] = ()
    gebonden: tuple[str, ...] = ()
    if bestuur is None:
        stuk = exchange.trio_stuk(trioagenda(beeld))
        wie = TRIO
    else:
        editie = bestuurseditie(bureau, beeld, bestuur)
        stuk = exchange.bestuurs_stuk(editie.agenda)
        wie = editie.agenda.bestuur
        gezegd, gebonden = editie.gezegd, _gebonden(editie)
    plekken = (*_plekken(beeld), *_activiteitplekken(bureau, beeld))
    let_op = bewaak_papier(bureau, stuk.teksten(), plekken, streng=bestuur is not None)
    naam = f"Agenda {beeld.overleg.datum:%Y-%m-%d} {wie}.pdf"
    return Papier(
        pdf=exchange.render(stuk),
        soort=Papiersoort.AGENDA,
        aan=wie,
        bestandsnaam=exchange.veilige_bestandsnaam(naam),
        let_op=(*let_op, *gebonden),
        overleg=beeld.overleg.id,
        bestuur=bestuur,
        gezegd=gezegd,
    )


def _gebonden(editie: Editie) -> tuple[str, ...]:
    """What the trio is told, and only the trio, about items an earlier paper holds back."""
    if not editie.vastgehouden:
        return ()
    wat = opsomming(f"“{titel}”" for titel in editie.vastgehouden)
    zin = (
        f"Over een deel van {wat} las een bestuur al eerder iets. Dit papier zegt daarover niet "
        "meer dan dat; anders kan iemand aantallen uitrekenen."
    )
    return (zin,)


def exporteer_agenda(
    bureau: Bureau, pad: Path, overleg: UUID | None = None, bestuur: UUID | None = None
) -> Papier:
    """Write the agenda to a file, all or nothing, and record that it went out."""
    papier = maak_agenda(bureau, overleg, bestuur)
    bewaar_papier(bureau, pad, papier)
    return papier


def trioagenda(beeld: Overlegbeeld) -> TrioAgenda:
    """The agenda as the trio puts it on the table."""
    return TrioAgenda(
        team=beeld.team.naam,
        overleg=beeld.overleg,
        periode=beeld.periode,
        volgende=beeld.volgende.datum,
        vandaag=beeld.vandaag,
        punten=tuple(
            _triopunt(nummer, punt) for nummer, punt in enumerate(beeld.concept.punten, start=1)
        ),
        overige=tuple(_kort(b) for b in beeld.concept.overige),
        open_acties=tuple(
            _actieregel(a, beeld) for a in beeld.acties if a.stand is ActieStand.OPEN
        ),
        kernnamen=tuple(beeld.kernnamen.items()),
        themanamen=tuple((t.id, t.naam) for t in beeld.themas.values()),
        reekslabels=beeld.labels,
    )


def bestuursvraag(bureau: Bureau, beeld: Overlegbeeld, bestuur: Bestuur) -> Bestuursvraag:
    """Everything the edition of this bestuur is made from."""
    return Bestuursvraag(
        bestuur=bestuur,
        overleg=beeld.overleg,
        volgende=beeld.volgende.datum,
        concept=beeld.concept,
        signalen_per_periode=tuple(
            (p, bureau.archive.signalen.in_periode(p.van, p.tot)) for p in beeld.periodes
        ),
        themas=beeld.themas,
        kernnamen=beeld.kernnamen,
        acties=beeld.acties,
        activiteiten={a.id: a for a in bureau.archive.waar(CollectieveActie, verwijderd=False)},
        besluiten=beeld.besluiten,
        sinds=beeld.periode.van,
        periodelabels=beeld.labels,
        eerder=lees_eerder(bureau, beeld.periodes[0].van),
    )


def bestuurseditie(bureau: Bureau, beeld: Overlegbeeld, bestuur: UUID) -> Editie:
    """The edition of one bestuur, after disclosure control; see :func:`_eis_geen_botsing`."""
    for kandidaat in beeld.besturen:
        if kandidaat.id == bestuur:
            _eis_geen_botsing(kandidaat, beeld.besturen)
            return maak_editie(bestuursvraag(bureau, beeld, kandidaat))
    raise GebruikFout("Dit bestuur staat niet (meer) in jullie team; kies een ander bestuur.")


def _eis_geen_botsing(bestuur: Bestuur, besturen: Iterable[Bestuur]) -> None:
    """GebruikFout when another bestuur has a part of the same kernen.

    None is kept like that, but two laptops that were apart may each have kept one of the two.
    """
    for ander in besturen:
        if kernen_botsen(bestuur.kernen, ander.kernen):
            raise GebruikFout(
                f"{bestuur.naam} en {ander.naam} gaan over een deel van dezelfde kernen; er is "
                "niets gemaakt. Met twee agenda's naast elkaar zou iemand aantallen kunnen "
                "uitrekenen. Geef beide dezelfde kernen, of laat er een vervallen."
            )


def lees_bij_bestuur(bureau: Bureau, beeld: Overlegbeeld) -> dict[str, tuple[str, ...]]:
    """Per item key the names of the besturen in whose edition it appears."""
    if not beeld.besturen:
        return {}
    vraag = bestuursvraag(bureau, beeld, beeld.besturen[0])  # reads the signals: once for all
    vragen = [(b.naam, replace(vraag, bestuur=b)) for b in beeld.besturen]
    return {
        punt.sleutel: tuple(naam for naam, v in vragen if komt_bij_bestuur(v, punt))
        for punt in beeld.concept.punten
    }


def _triopunt(nummer: int, punt: Conceptpunt) -> TrioPunt:
    return TrioPunt(
        nummer=nummer,
        soort=punt.soort,
        sleutel=punt.sleutel,
        titel=punt.titel.tekst,
        minuten=punt.minuten,
        nodig=punt.nodig,
        notitie=punt.notitie.tekst,
        bundel=_kort(punt.bundel) if punt.bundel else None,
        kandidaat=punt.kandidaat,
        vraag=punt.vraag.tekst,
        samen_oppakken=punt.groep is Groep.SAMEN,
    )


def _plekken(beeld: Overlegbeeld) -> Iterator[Plek]:
    """Everything on the papers that somebody typed, and where that was."""
    namen = {p.sleutel: p.titel.tekst for p in beeld.concept.punten}
    for nummer, punt in enumerate(beeld.concept.punten, start=1):
        titel, anders, sleutel = punt.titel.tekst, f"punt {nummer}", punt.sleutel
        for deel, tekst in (
            ("vraag aan het bestuur", punt.vraag.tekst),
            ("zin voor het bestuur", punt.bestuurszin.tekst),
            ("notitie", punt.notitie.tekst),
            ("titel", titel),
        ):
            yield Plek(tekst, titel, anders, deel, sleutel)
        for signaal in punt.bundel.signalen if punt.bundel else ():
            deel = f"signaal van {kort(signaal.datum)}"
            for tekst in (signaal.tekst, signaal.gedaan, signaal.bron):
                yield Plek(tekst, titel, anders, deel, sleutel)
    for sleutel, besluit in beeld.besluiten.items():
        yield Plek(besluit.reden.tekst, namen.get(sleutel, ""), "", "een besluit", sleutel)
    for actie in beeld.acties:
        for getypt in (actie.wat, actie.resultaat, actie.nieuws):
            sleutel = actie.bundel if actie.bundel in namen else ""
            yield Plek(getypt.tekst, namen.get(sleutel, ""), "", "een afspraak", sleutel)
    yield Plek(beeld.overleg.plaats, "het overleg", "", "plaats")
    for bestuur in beeld.besturen:
        yield Plek(bestuur.naam, "de instellingen", "", "naam van het bestuur")


def _activiteitplekken(bureau: Bureau, beeld: Overlegbeeld) -> Iterator[Plek]:
    """Where activities are, and with which item that can be mended."""
    acties = {a.id: a for a in beeld.acties}
    namen = {p.sleutel: p.titel.tekst for p in beeld.concept.punten}
    for blad in bureau.archive.waar(CollectieveActie, verwijderd=False):
        if (actie := acties.get(blad.id)) is not None:
            sleutel = actie.bundel if actie.bundel in namen else ""
            yield Plek(blad.plaats.tekst, namen.get(sleutel, ""), "", "een activiteit", sleutel)


def _kort(bundel: Bundel) -> Bundel:
    """The bundle with as many periods as paper shows."""
    return replace(bundel, reeks=bundel.reeks[-GETOOND:])


def _actieregel(actie: Actie, beeld: Overlegbeeld) -> ActieRegel:
    lid = beeld.leden.get(actie.regiehouder)
    return ActieRegel(
        wat=actie.wat.tekst,
        regiehouder=lid.naam if lid else "",
        voor=actie.voor,
        stand=actie.stand.value,
        resultaat=actie.resultaat.tekst,
    )
