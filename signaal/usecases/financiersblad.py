"""The table for the funder as a file: counts per thema, kern and periode, none about anybody.

It tells only of periodes that are over, for what was told once is repeated for good.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from signaal import exchange
from signaal.domain.datum import kort
from signaal.domain.financierstabel import Financierstabel, Vak, maak_financierstabel
from signaal.domain.lijst_blad import Uitcel
from signaal.domain.model import Kern, Periode, Thema
from signaal.domain.openbaarheid import NEUTRAAL_THEMA
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.naar_buiten import geef_uit
from signaal.usecases.overlegreeks import lees_reeks
from signaal.usecases.uitgegeven import lees_gezegd
from signaal.usecases.wacht import Plek, bewaak_papier

_SOORTEN = ("xlsx", "csv")
_EERSTE_JAAR = 1900
_ALLE_KERNEN, _TOTAAL = "alle kernen", "totaal"
_UITLEG = (
    "<5: nul tot en met vier. ≥: weggelaten, minstens zoveel. ·: geen getal. "
    "Wat eerder naar buiten ging, staat hier zoals het er toen stond."
)


@dataclass(frozen=True, slots=True)
class _Inhoud:
    """What a year has to tell, before and after protection."""

    kernen: tuple[Kern, ...]
    themas: tuple[Thema, ...]
    periodes: tuple[Periode, ...]
    tabel: Financierstabel


def list_jaren(bureau: Bureau) -> tuple[int, ...]:
    """The years with signals of which a periode is over, the latest first."""
    met_signalen = bureau.archive.signalen.per_jaar()
    return tuple(sorted((j for j in met_signalen if _periodes(bureau, j)), reverse=True))


def bewaar_financierstabel(bureau: Bureau, pad: Path, jaar: int) -> Path:
    """Write the table over the periodes that closed in ``jaar``; on record, and remembered.

    Names of themas that are not marked for outside are neutral. GebruikFout for another suffix than
    xlsx or csv and for a year without a periode that is over; PapierFout when a name in it may be
    somebody's. SchrijfFout leaves no half file, and nothing was told.
    """
    soort = pad.suffix.lower().lstrip(".")
    if soort not in _SOORTEN:
        raise GebruikFout("Kies een naam die eindigt op .xlsx of .csv; er is niets gemaakt.")
    inhoud = _maak(bureau, jaar)
    koppen = ("thema", "kern", *(_kop(p) for p in inhoud.periodes), _TOTAAL)
    namen = _themanamen(inhoud.themas)
    bewaak_papier(
        bureau,
        (*namen, *(k.naam for k in inhoud.kernen)),
        tuple(Plek(naam, "de instellingen", "", "naam van een thema") for naam in namen),
        streng=True,
    )
    rijen = [*_rijen(inhoud, namen), (_UITLEG, *[""] * (len(koppen) - 1))]
    lijst = exchange.maak_lijst(soort, koppen, rijen, f"signalen {jaar}")
    handeling = "financierstabel gemaakt"
    geef_uit(bureau, pad, lijst, handeling, "financierstabel", str(jaar), inhoud.tabel.gezegd)
    return pad


def _maak(bureau: Bureau, jaar: int) -> _Inhoud:
    """All themas and kernen that ever were: which ones stand there may not depend on counts."""
    periodes = _periodes(bureau, jaar)
    if not periodes:
        raise GebruikFout(
            f"In {jaar} is nog geen periode voorbij waar iets over te vertellen is; "
            "er is niets gemaakt. Kies een ander jaar."
        )
    kernen = bureau.archive.alle(Kern)
    themas = tuple(sorted(bureau.archive.alle(Thema), key=_op_naam))
    geteld = bureau.archive.tellingen.periodetellingen(periodes)
    tellingen = {
        (kern, thema, periode): aantal
        for (kern, thema), aantallen in geteld.items()
        for periode, aantal in zip(periodes, aantallen, strict=True)
    }
    tabel = maak_financierstabel(
        tellingen,
        [t.id for t in themas],
        [k.id for k in kernen],
        periodes,
        lees_gezegd(bureau, periodes[0].van),
    )
    return _Inhoud(kernen, themas, periodes, tabel)


def _periodes(bureau: Bureau, jaar: int) -> tuple[Periode, ...]:
    """Those that closed in this year and are over today, oldest first."""
    if not _EERSTE_JAAR <= jaar <= bureau.vandaag().year:
        return ()
    reeks, gevonden = lees_reeks(bureau), list[Periode]()
    nummer = reeks.nummer_op_of_na(bureau.vandaag()) - 1
    while (periode := reeks.periode(nummer)).tot.year >= jaar:
        if periode.tot.year == jaar:
            gevonden.append(periode)
        nummer -= 1
    return tuple(reversed(gevonden))


def _op_naam(thema: Thema) -> tuple[bool, str]:
    """By name, where a name may be read; order must not spell out the others."""
    return not thema.voor_bestuur, thema.naam if thema.voor_bestuur else thema.id


def _themanamen(themas: Sequence[Thema]) -> list[str]:
    """As outside may read them; neutral ones numbered, so that they are told apart."""
    namen, zonder = list[str](), 0
    for thema in themas:
        zonder += not thema.voor_bestuur
        namen.append(thema.naam if thema.voor_bestuur else f"{NEUTRAAL_THEMA} {zonder}")
    return namen


def _rijen(inhoud: _Inhoud, namen: Sequence[str]) -> Iterator[tuple[Uitcel, ...]]:
    plaatsen = [*(k.naam for k in inhoud.kernen), _ALLE_KERNEN]
    for naam, blad in zip(namen, inhoud.tabel.bladen, strict=True):
        for plaats, vakken in zip(plaatsen, blad.vakken, strict=True):
            yield naam, plaats, *(_cel(vak) for vak in vakken)


def _cel(vak: Vak) -> Uitcel:
    """A number that adds up in Excel, or the mark in its place."""
    if vak.precies and vak.minstens is not None:
        return vak.minstens
    return vak.tekst


def _kop(periode: Periode) -> str:
    return f"{kort(periode.van)} – {kort(periode.tot)} {periode.tot.year}"
