"""Rows of the journal as changes of values, and the values that they make together."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from signaal.domain.bewaren import NOTITIES, is_ledenvak
from signaal.domain.geschilregels import stille_velden, vlaggen, voorgoed
from signaal.domain.merge import Plaats, Samengevoegd, Wijziging, voeg_samen
from signaal.storage import rijen
from signaal.storage.inhoud import Inhoudskluis, Rij
from signaal.storage.tables import SOORTEN, Plek, journaal
from signaal.storage.vector import Verteld
from signaal.storage.verwijzingen import Over

_c = journaal.c
_HAP = 500
#: The act of a repair; never respelled.
GEREPAREERD = "archief gerepareerd"
_NIETS_GEMIST: frozenset[Plaats] = frozenset()
_als_rij = itemgetter(*Rij._fields)
_NIETS: Mapping[Over, Sequence[dict[str, Any]]] = MappingProxyType({})


def maak_een(naam: str, wijzigingen: Collection[Wijziging]) -> Samengevoegd:
    """The value of the kind called ``naam`` that these changes make together."""
    if len(wijzigingen) == 1:
        (enige,) = wijzigingen
        if enige.heel and enige.velden is not None and not enige.apart:
            return Samengevoegd(dict(enige.velden))
    soort = SOORTEN[naam]
    return voeg_samen(wijzigingen, vlaggen(soort), stille_velden(soort), voorgoed(soort))


@lru_cache(maxsize=512)
def _namen(fields: str) -> frozenset[str]:
    """The names in a row of a vak; thousands of rows name the same ones."""
    return frozenset(json.loads(fields))


class Samenvoeger:
    """Puts together what the journal tells of values; reads, changes nothing.

    ``binnen`` are rows that were stored just now, of values the journal did not tell of before:
    they are not read back.
    """

    def __init__(
        self,
        conn: Connection,
        plek: Plek,
        kluis: Inhoudskluis,
        verteld: Verteld,
        binnen: Mapping[Over, Sequence[dict[str, Any]]] = _NIETS,
    ) -> None:
        self._conn = conn
        self._plek = plek
        self._kluis = kluis
        self._verteld = verteld
        self._binnen = binnen

    def alle(self) -> Iterator[tuple[Over, list[Wijziging]]]:
        """Every value that was ever written, with its changes."""
        yield from self._per_waarde(_c.soort.in_(list(SOORTEN)))

    def van(self, naam: str, pks: Iterable[str]) -> Iterator[tuple[Over, list[Wijziging]]]:
        """These values of one kind, with their changes; those without a row are absent."""
        lezen: list[str] = []
        for pk in sorted(pks):
            if (regels := self._binnen.get((naam, pk))) is None:
                lezen.append(pk)
            else:
                gehad = [Rij._make(_als_rij(regel)) for regel in regels]
                yield (naam, pk), self._zonder_loos_verlies(naam, gehad)
        for hap in rijen.happen(lezen, _HAP):
            yield from self._per_waarde(_c.soort == naam, _c.pk.in_(hap))

    def een(self, over: Over) -> Samengevoegd:
        """One value, put together."""
        naam, pk = over
        return next((maak_een(naam, w) for _, w in self.van(naam, [pk])), Samengevoegd(None))

    def _per_waarde(self, *welke: ColumnElement[bool]) -> Iterator[tuple[Over, list[Wijziging]]]:
        gelezen = self._conn.execute(self._vraag(*welke).execution_options(yield_per=1000))
        for over, samen in groupby(gelezen, lambda rij: (rij.soort, rij.pk)):
            yield over, self._zonder_loos_verlies(over[0], list(samen))

    def _zonder_loos_verlies(self, naam: str, rijen_: Sequence[Row[Any] | Rij]) -> list[Wijziging]:
        """The changes of one value, but for the word of a repair that it was lost to one laptop
        when what the others hold still makes it whole: losing is no destroying.

        Nor is what holds for good ever destroyed: a laptop would be in again.
        """
        wijzigingen = [self._wijziging(rij) for rij in rijen_]
        blijvend = bool(voorgoed(SOORTEN[naam]))
        loos = [rij.kind == "weg" and (blijvend or rij.handeling == GEREPAREERD) for rij in rijen_]
        if not any(loos):
            return wijzigingen
        rest = [w for w, is_loos in zip(wijzigingen, loos, strict=True) if not is_loos]
        samen = maak_een(naam, rest) if rest else Samengevoegd(None)
        return rest if samen.velden is not None and samen.volledig else wijzigingen

    def _vraag(self, *welke: ColumnElement[bool]) -> Select[Any]:
        hier = (_c.gemeente_id == self._plek.gemeente_id, _c.team_id == self._plek.team_id)
        vraag = select(*(_c[naam] for naam in Rij._fields)).where(*hier, _c.kind != "note", *welke)
        return vraag.order_by(_c.pk, _c.soort)

    def _wijziging(self, rij: Row[Any] | Rij) -> Wijziging:
        weg = rij.kind == "weg"
        inhoud = None if weg else self._kluis.lees(rij)
        velden = None if inhoud is None else inhoud.velden
        return Wijziging(
            device=rij.device,
            seq=rij.seq,
            hlc=rij.hlc,
            weg=weg,
            namen=_namen(rij.fields) if rij.vak else frozenset(velden or ()),
            velden=velden,
            heel=velden is not None and "id" in velden,
            gezien=self._verteld.bij(rij.device, rij.seq),
            moment=rij.moment,
            wie=rij.actor,
            apart=is_ledenvak(rij.vak) and SOORTEN[rij.soort] in NOTITIES,
            ongelezen=_NIETS_GEMIST if inhoud is None else inhoud.ongelezen,
        )
