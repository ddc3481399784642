"""The meeting as it stands: bundles made, candidates judged, concept agenda in order.

Everything is computed from the signals and from what people decided; nothing computed is stored.
A reading is remembered until somebody writes, a judgement until the counts it is about change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from signaal.domain.bekeken import nog_niet_bekeken
from signaal.domain.bundels import bundel_signalen, bundelsleutel, op_tafel
from signaal.domain.cellen import Waarneming, compleet, inzet, maak_cellen
from signaal.domain.concept_agenda import Conceptagenda, stel_agenda_op
from signaal.domain.kandidaten import Beeld, Cel, Gevoeligheid, Oordeel, beeld, beoordeel
from signaal.domain.kernen import uit_elkaar
from signaal.domain.model import (
    Actie,
    Afwezigheid,
    Afwijzing,
    Agendapunt,
    Bestuur,
    Bundel,
    Correctie,
    Discipline,
    Kandidaat,
    Kern,
    Lid,
    Overleg,
    Periode,
    Team,
    Thema,
)
from signaal.domain.model_besluit import Bekeken, Besluit, Doorverwijzing
from signaal.domain.periode import Reeks, weeklabel
from signaal.domain.samen_oppakken import beoordeel_bundels
from signaal.domain.terugkeer import wat_terugkeert
from signaal.domain.voor_en_na import Periodetelling
from signaal.usecases.bureau import Bureau
from signaal.usecases.overlegreeks import lees_reeks, nummer_van

#: Periods the engine looks back on: three years of six weeks.
_TERUG = 26
#: Periods that screen and paper show.
GETOOND = 6


@dataclass(frozen=True, slots=True)
class Overlegbeeld:
    """One meeting, complete: whoever shows it asks nothing more.

    ``periodes`` are the last ones shown (oldest first, the meeting's own last), ``labels`` their
    weeks. ``kandidaten`` is keyed by bundle. ``correcties`` are those in force. ``besluiten`` are
    those of this meeting, by item. ``niet_bekeken``: per bundle who has not looked at it yet.
    """

    team: Team
    overleg: Overleg
    volgende: Overleg
    periode: Periode
    periodes: tuple[Periode, ...]
    labels: tuple[str, ...]
    vandaag: date
    bundels: tuple[Bundel, ...]
    kandidaten: Mapping[str, Kandidaat]
    concept: Conceptagenda
    correcties: tuple[Correctie, ...]
    acties: tuple[Actie, ...]
    kernen: Mapping[str, Kern]
    themas: Mapping[str, Thema]
    leden: Mapping[UUID, Lid]
    besturen: tuple[Bestuur, ...]
    besluiten: Mapping[str, Besluit]
    niet_bekeken: Mapping[str, tuple[Discipline, ...]]

    @property
    def kernnamen(self) -> dict[str, str]:
        """Kern id to its name."""
        return {k.id: k.naam for k in self.kernen.values()}


def lees_overleg(bureau: Bureau, overleg: UUID | None = None) -> Overlegbeeld:
    """The meeting with this id (None: the next one), computed on what is known today."""
    return _lees(bureau, overleg).beeld


@dataclass(frozen=True, slots=True)
class Onderbouwing:
    """The numbers behind the judgement of one computed bundle, oldest period first.

    ``labels`` has one text per period of ``beeld``.
    """

    sleutel: str
    beeld: Beeld
    labels: tuple[str, ...]


def lees_tellingen(
    bureau: Bureau, overleg: UUID, sleutels: Sequence[str]
) -> tuple[Periodetelling, ...]:
    """Signals per period on these bundle keys together, oldest first, up to this meeting."""
    return _lees(bureau, overleg).tellingen_van(sleutels)


def lees_onderbouwing(
    bureau: Bureau, overleg: UUID, sleutels: Sequence[str]
) -> tuple[Onderbouwing, ...]:
    """The numbers behind these bundle keys (a merged bundle has several), strongest first."""
    return _lees(bureau, overleg).onderbouwing(sleutels)


def _lees(bureau: Bureau, overleg: UUID | None) -> "_Lezing":
    """The reading of this meeting (None: the next one), made anew once something was written."""
    reeks, vandaag = lees_reeks(bureau), bureau.vandaag()
    nummer = (
        reeks.nummer_op_of_na(vandaag) if overleg is None else nummer_van(reeks, overleg, vandaag)
    )
    vraag = ("overleg", nummer, vandaag, bureau.lid)
    return bureau.archive.onthoud(vraag, lambda: _Lezing(bureau, reeks, nummer))


class _Lezing:
    """One reading of the archive for one meeting."""

    def __init__(self, bureau: Bureau, reeks: Reeks, nummer: int) -> None:
        archive = bureau.archive
        self._bureau, self._reeks, self._nummer = bureau, reeks, nummer
        self._vandaag = bureau.vandaag()
        self._overleg = reeks.overleg(nummer)
        self._team = archive.alle(Team)[0]
        self._kernen = {k.id: k for k in archive.alle(Kern)}
        self._kernnamen = uit_elkaar(self._kernen.values())
        self._kern_van_naam = {naam: id_ for id_, naam in self._kernnamen.items()}
        self._themas = {t.id: t for t in archive.alle(Thema)}
        self._leden = {lid.id: lid for lid in archive.alle(Lid)}
        self._acties = archive.waar(Actie, verwijderd=False)
        self._eerste_dag = archive.tellingen.eerste_dag_per_kern()
        self._periodes = self._waargenomen(reeks.periodes(nummer, _TERUG))
        self._tellingen = {
            bundelsleutel(thema, kern): aantallen
            for (kern, thema), aantallen in archive.tellingen.periodetellingen(
                self._periodes
            ).items()
        }

    def _waargenomen(self, periodes: tuple[Periode, ...]) -> tuple[Periode, ...]:
        """From the period of the first signal on, but always enough of them for the picture."""
        begin = min(self._eerste_dag.values(), default=periodes[-1].van)
        return tuple(
            p for i, p in enumerate(periodes) if p.tot >= begin or i >= len(periodes) - GETOOND
        )

    @cached_property
    def beeld(self) -> Overlegbeeld:
        """The meeting, complete."""
        archive, overleg = self._bureau.archive, self._overleg
        periode = self._periodes[-1]
        besluiten = [b for b in archive.alle(Besluit) if not b.ingetrokken]
        terug = wat_terugkeert(
            besluiten,
            {o.id: o.datum for o in archive.alle(Overleg)},
            overleg.datum,
            archive.alle(Doorverwijzing),
        )
        correcties = tuple(c for c in archive.waar(Correctie, overleg=overleg.id) if not c.ongedaan)
        vorige = self._reeks.overleg(self._nummer - 1)
        begin = self._reeks.periode(self._nummer - 1).van if vorige.gesloten else periode.van
        bundels = bundel_signalen(
            op_tafel(archive.signalen.in_periode(begin, periode.tot), overleg, vorige),
            correcties,
            {t.id: t.naam for t in self._themas.values()},
            self._kernnamen,
            {s: rij[:-1] for s, rij in self._tellingen.items()}
            or {"": (0,) * (len(self._periodes) - 1)},
            bewaar=terug,
        )
        # What is agreed in this very meeting does not turn its agenda about while it is held.
        eerdere_acties = tuple(a for a in self._acties if a.overleg != overleg.id)
        kandidaten = beoordeel_bundels(
            bundels,
            self._oordelen(),
            self._themas,
            archive.waar(Afwijzing, overleg=overleg.id),
            eerdere_acties,
            self._kernnamen,
        )
        getoond = self._periodes[-GETOOND:]
        return Overlegbeeld(
            team=self._team,
            overleg=overleg,
            volgende=self._reeks.overleg(self._nummer + 1),
            periode=periode,
            periodes=getoond,
            labels=tuple(weeklabel(p) for p in getoond),
            vandaag=self._vandaag,
            bundels=bundels,
            kandidaten=kandidaten,
            concept=stel_agenda_op(
                bundels,
                kandidaten,
                archive.waar(Agendapunt, overleg=overleg.id),
                eerdere_acties,
                terug,
                overleg.volgorde,
            ),
            correcties=correcties,
            acties=self._acties,
            kernen=self._kernen,
            themas=self._themas,
            leden=self._leden,
            besturen=tuple(b for b in archive.alle(Bestuur) if not b.vervallen),
            besluiten={b.sleutel: b for b in besluiten if b.overleg == overleg.id},
            niet_bekeken=nog_niet_bekeken(
                bundels,
                archive.waar(Bekeken, overleg=overleg.id),
                self._leden.values(),
                self._bureau.lid,
            ),
        )

    def tellingen_van(self, sleutels: Sequence[str]) -> tuple[Periodetelling, ...]:
        """What :func:`lees_tellingen` promises; the share observed counts who was there."""
        rijen = [self._tellingen[s] for s in sleutels if s in self._tellingen]
        w = self._waarneming
        return tuple(
            Periodetelling(
                periode,
                sum(rij[nummer] for rij in rijen),
                compleet(periode, w.vandaag)
                * inzet(periode, w.leden, w.afwezig, w.dagen_normaal)
                / max(1, len(w.leden)),
            )
            for nummer, periode in enumerate(self._periodes)
        )

    @cached_property
    def _waarneming(self) -> Waarneming:
        return Waarneming(
            gemeente=str(self._team.id),
            kernen=tuple((k, self._kernnamen[k], dag) for k, dag in self._eerste_dag.items()),
            themas=tuple(sorted(t.id for t in self._themas.values() if not t.vervallen)),
            leden=tuple(lid for lid in self._leden.values() if not lid.vertrokken),
            afwezig=self._bureau.archive.alle(Afwezigheid),
            dagen_normaal=self._team.overleg_weken * 7,
            vandaag=self._vandaag,
        )

    def _cellen(self) -> list[Cel]:
        return maak_cellen(self._tellingen, self._periodes, self._waarneming)

    def onderbouwing(self, sleutels: Sequence[str]) -> tuple[Onderbouwing, ...]:
        """What :func:`lees_onderbouwing` promises."""
        laatste = len(self._periodes) - 1
        cellen = self._cellen()
        gevoeligheid = Gevoeligheid(self._team.gevoeligheid)
        gevonden = [
            self._onderbouwing(self._sleutel(cel), beeld(cellen, i, gevoeligheid))
            for i, cel in enumerate(cellen)
            if cel.periode == laatste and self._sleutel(cel) in sleutels
        ]
        return tuple(sorted(gevonden, key=lambda o: -(o.beeld.oordeel.score or float("-inf"))))

    def _onderbouwing(self, sleutel: str, beeld: Beeld) -> Onderbouwing:
        labels = tuple(weeklabel(self._periodes[p.periode]) for p in beeld.periodes)
        return Onderbouwing(sleutel, beeld, labels)

    def _sleutel(self, cel: Cel) -> str:
        return bundelsleutel(cel.thema, self._kern_van_naam[cel.kern])

    def _oordelen(self) -> Mapping[str, Oordeel]:
        """Judgements of this period by bundle key; they follow from these values alone."""
        gevoeligheid = Gevoeligheid(self._team.gevoeligheid)
        tellingen = frozenset(self._tellingen.items())
        vraag = ("oordelen", tellingen, self._periodes, self._waarneming, gevoeligheid)
        return self._bureau.archive.onthoud(
            vraag, lambda: self._beoordeel(gevoeligheid), altijd=True
        )

    def _beoordeel(self, gevoeligheid: Gevoeligheid) -> Mapping[str, Oordeel]:
        laatste = len(self._periodes) - 1
        cellen = self._cellen()
        return {
            self._sleutel(c): o
            for c, o in zip(cellen, beoordeel(cellen, laatste, gevoeligheid), strict=True)
            if o is not None and c.periode == laatste
        }
