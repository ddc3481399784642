"""Questions about signals: search, look-alikes. Values and numbers come out, no rows."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    column,
    func,
    or_,
    select,
    table,
    text,
    type_coerce,
)

from signaal.domain.ids import kleinste_id
from signaal.domain.model import Signaal, Zoekvraag
from signaal.storage import rijen
from signaal.storage.concepten import Verbinding
from signaal.storage.geheugen import Geheugen
from signaal.storage.tables import ALLE, TABELLEN, Plek, dagtelling

_s = TABELLEN[Signaal].c
_fts = table("signaal_fts", column("rowid"))
_zoek = table("signaal_zoek", column("rij"), column("gemeente_id"), column("team_id"), column("id"))

_HOOGSTENS_VERGELEKEN = 2000
#: What answers about signals are read from.
_SIGNALEN: frozenset[type] = frozenset({Signaal})


def fts_vraag(tekst: str) -> str:
    """What a person typed as an FTS5 question: every word must occur, the start of it is enough."""
    return " ".join(f'"{woord}"*' for woord in re.findall(r"\w+", tekst))


class SignalenLezer:
    """Reads signals of one team."""

    def __init__(self, verbind: Verbinding, plek: Plek, geheugen: Geheugen) -> None:
        self._verbind = verbind
        self._plek = plek
        self._geheugen = geheugen

    def zoek(
        self,
        vraag: Zoekvraag,
        *,
        vanaf: int = 0,
        aantal: int = 200,
        oudste_eerst: bool = False,
    ) -> list[Signaal]:
        """A page of what answers ``vraag``, newest first (date, then id)."""
        bladzijde = self._waar(select(_s.id).where(self._van_team()), vraag)
        bladzijde = _op_datum(bladzijde, oudste_eerst).limit(aantal).offset(vanaf)
        return self._lees(bladzijde, oudste_eerst)

    def ids(self, vraag: Zoekvraag, *, oudste_eerst: bool = False) -> list[UUID]:
        """The ids of all that answers ``vraag``, in the order of :meth:`zoek`."""
        gevraagd = _op_datum(self._waar(select(_s.id).where(self._van_team()), vraag), oudste_eerst)
        with self._verbind(False) as conn:
            return list(conn.execute(gevraagd).scalars())

    def tel(self, vraag: Zoekvraag) -> int:
        """How many signals answer ``vraag``; from the count table wherever that knows."""
        gevraagd = _uit_telling(vraag, self._plek)
        if gevraagd is None:
            gevraagd = self._waar(
                select(func.count()).select_from(TABELLEN[Signaal]).where(self._van_team()), vraag
            )
        with self._verbind(False) as conn:
            return int(conn.execute(gevraagd).scalar_one())

    def bij_ids(self, ids: Sequence[UUID]) -> list[Signaal]:
        """These signals in this order; ids that do not exist are left out."""
        with self._verbind(False) as conn:
            gevonden = rijen.bij_ids(conn, self._plek, Signaal, ids)
        return [gevonden[id_] for id_ in ids if id_ in gevonden]

    def in_periode(self, van: date, tot: date) -> tuple[Signaal, ...]:
        """All signals of these days (both included) that are not removed, oldest first."""

        def haal() -> tuple[Signaal, ...]:
            vraag = self._waar(select(_s.id).where(self._van_team()), Zoekvraag(van=van, tot=tot))
            return tuple(self._lees(vraag, oudste_eerst=True))

        return self._geheugen.lees(("in_periode", van, tot), _SIGNALEN, haal)

    def per_jaar(self) -> dict[int, int]:
        """How many signals each calendar year has, the removed ones too."""
        jaar = func.extract("year", _s.datum)
        vraag = select(jaar, func.count()).where(self._van_team()).group_by(jaar)
        with self._verbind(False) as conn:
            return {int(j): aantal for j, aantal in conn.execute(vraag)}

    def van_jaar(self, jaar: int) -> list[Signaal]:
        """All signals of one calendar year, the removed ones too."""
        dagen = _s.datum.between(date(jaar, 1, 1), date(jaar, 12, 31))
        return self._lees(select(_s.id).where(self._van_team(), dagen), oudste_eerst=True)

    def bij_importcodes(self, codes: Iterable[str]) -> dict[str, UUID]:
        """Which of these import codes are here already, also on removed signals."""
        gevonden: dict[str, UUID] = {}
        with self._verbind(False) as conn:
            for hap in rijen.happen(codes, 500):
                vraag = select(_s.importcode, _s.id).where(
                    self._van_team(), _s.importcode != "", _s.importcode.in_(hap)
                )
                gevonden.update((code, id_) for code, id_ in conn.execute(vraag))
        return gevonden

    def teksten_rond(self, kern: str, datum: date, dagen: int = 21) -> list[tuple[UUID, str]]:
        """Id and text of the signals of a kern within ``dagen``; of very many the newest."""
        venster = Zoekvraag(
            kernen=(kern,), van=datum - timedelta(days=dagen), tot=datum + timedelta(days=dagen)
        )
        vraag = self._waar(select(_s.id, _s.tekst).where(self._van_team(), _s.tekst != ""), venster)
        with self._verbind(False) as conn:
            gevonden = conn.execute(_op_datum(vraag).limit(_HOOGSTENS_VERGELEKEN))
            return [(id_, tekst) for id_, tekst in gevonden]

    def nieuw_sinds(self, moment: datetime, niet_van: UUID) -> tuple[UUID, ...]:
        """Ids of what colleagues logged since ``moment``, oldest first; lists do not count."""
        vraag = (
            select(_s.id)
            .where(
                self._van_team(),
                _s.id >= kleinste_id(moment),
                _s.lid != niet_van,
                _s.verwijderd.is_(False),
            )
            .order_by(_s.id)
        )
        with self._verbind(False) as conn:
            return tuple(conn.execute(vraag).scalars())

    def laatste_van(self, lid: UUID, aantal: int) -> list[Signaal]:
        """What ``lid`` logged last and did not remove, latest first (ids say when)."""
        vraag = rijen.keuze(Signaal).where(_s.lid == lid, _s.verwijderd.is_(False))
        with self._verbind(False) as conn:
            return list(
                rijen.lees(conn, self._plek, Signaal, vraag.order_by(_s.id.desc()).limit(aantal))
            )

    def _lees(self, ids: Select[Any], oudste_eerst: bool) -> list[Signaal]:
        """The signals with these ids; those are found in the index alone, rows are read last."""
        vraag = _op_datum(rijen.keuze(Signaal).where(_s.id.in_(ids)), oudste_eerst)
        with self._verbind(False) as conn:
            return list(rijen.lees(conn, self._plek, Signaal, vraag))

    def _van_team(self) -> ColumnElement[bool]:
        return and_(_s.gemeente_id == self._plek.gemeente_id, _s.team_id == self._plek.team_id)

    def _waar(self, gevraagd: Select[Any], vraag: Zoekvraag) -> Select[Any]:
        """``gevraagd`` restricted to what ``vraag`` asks."""
        gevraagd = gevraagd.where(_s.verwijderd.is_(vraag.verwijderd))
        for kolom, keuzen in (
            (_s.kern, vraag.kernen),
            (_s.discipline, vraag.disciplines),
            (_s.bron, vraag.bronnen),
        ):
            if keuzen:
                gevraagd = gevraagd.where(kolom.in_(keuzen))
        if vraag.van is not None:
            gevraagd = gevraagd.where(_s.datum >= vraag.van)
        if vraag.tot is not None:
            gevraagd = gevraagd.where(_s.datum <= vraag.tot)
        if vraag.alleen_spoed:
            gevraagd = gevraagd.where(_s.spoed.is_(True))
        if vraag.alleen_nabellen:
            gevraagd = gevraagd.where(_s.nabellen.is_(True))
        if vraag.themas or vraag.zonder_thema:
            gevraagd = gevraagd.where(_met_thema(vraag))
        if vraag.tekst.strip():
            gevraagd = gevraagd.where(self._met_tekst(vraag.tekst))
        return gevraagd

    def _met_tekst(self, tekst: str) -> ColumnElement[bool]:
        raak = text("signaal_fts MATCH :woorden").bindparams(woorden=fts_vraag(tekst) or '""')
        gevonden = select(_zoek.c.id).join(_fts, _fts.c.rowid == _zoek.c.rij).where(raak)
        return _s.id.in_(
            gevonden.where(
                _zoek.c.gemeente_id == self._plek.gemeente_id,
                _zoek.c.team_id == self._plek.team_id.hex,
            )
        )


def _met_thema(vraag: Zoekvraag) -> ColumnElement[bool]:
    """Codes are slugs, so a quoted code in the JSON of the column is that code; see the index."""
    json = type_coerce(_s.themas, Text)
    keuzen = [func.instr(json, f'"{thema}"') > 0 for thema in vraag.themas]
    return or_(*keuzen, json == "[]") if vraag.zonder_thema else or_(*keuzen)


def _op_datum(vraag: Select[Any], oudste_eerst: bool = False) -> Select[Any]:
    if oudste_eerst:
        return vraag.order_by(_s.datum, _s.id)
    return vraag.order_by(_s.datum.desc(), _s.id.desc())


def _uit_telling(vraag: Zoekvraag, plek: Plek) -> Select[Any] | None:
    """The question to the count table, or None when only the signals themselves know."""
    if vraag != Zoekvraag(
        kernen=vraag.kernen, disciplines=vraag.disciplines, van=vraag.van, tot=vraag.tot
    ):
        return None
    c = dagtelling.c
    gevraagd = select(func.coalesce(func.sum(c.aantal), 0)).where(
        c.gemeente_id == plek.gemeente_id, c.team_id == plek.team_id, c.thema == ALLE
    )
    if vraag.kernen:
        gevraagd = gevraagd.where(c.kern.in_(vraag.kernen))
    if vraag.disciplines:
        gevraagd = gevraagd.where(c.discipline.in_([d.value for d in vraag.disciplines]))
    if vraag.van is not None:
        gevraagd = gevraagd.where(c.datum >= vraag.van)
    if vraag.tot is not None:
        gevraagd = gevraagd.where(c.datum <= vraag.tot)
    return gevraagd
