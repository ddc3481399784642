"""Who did what when, to read and to take along: event, time, object, user; never the content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from signaal import exchange
from signaal.domain.daad import Daad, Daadvraag, Ding
from signaal.domain.datum import kort
from signaal.domain.lijst_blad import Cel
from signaal.domain.model import Bestuur, Buurtschap, Kern, Lid, Overleg, Signaal, Thema
from signaal.fouten import GebruikFout
from signaal.storage.daden import Dadenlezer
from signaal.usecases.bureau import Bureau
from signaal.usecases.daadwoorden import WOORDEN, Daadgroep, daad_in_woorden, ding_in_woorden
from signaal.usecases.naar_buiten import geef_uit
from signaal.usecases.uitgegeven import GEZEGD

#: Who is meant when nobody did it.
PROGRAMMA = "Signaal"
KOLOMMEN = ("wanneer", "wat", "waarover", "wie", "nummer")
_SOORTEN = ("xlsx", "csv")
_HAP = 1_000
#: With what somebody came in: names of ``archief.Slot``, as they are recorded.
_WAARMEE = {
    "wachtwoord": "wachtwoord",
    "herstelcode": "herstelcode",
    "nieuwe sleutel": "een nieuwe sleutel",
    "reservekopie": "een reservekopie",
    "sleutelring": "wat deze laptop onthoudt",
}


@dataclass(frozen=True, slots=True)
class Journaalfilter:
    """What the screen narrows to; None and "" mean: everything. Both days are included."""

    wie: UUID | None = None
    groep: Daadgroep | None = None
    van: date | None = None
    tot: date | None = None
    over: str = ""


@dataclass(frozen=True, slots=True)
class Daadregel:
    """An act in words; ``daad`` is where the next page begins, ``signaal`` its one signal."""

    daad: Daad
    wat: str
    waarover: str
    wie: str
    signaal: UUID | None


def lees_daden(
    bureau: Bureau, filter_: Journaalfilter, na: Daad | None = None, aantal: int = 200
) -> list[Daadregel]:
    """The newest acts that answer ``filter_``, or those that follow ``na``."""
    daden = bureau.archive.lezer(Dadenlezer).lees(_vraag(filter_), na, aantal)
    namen = _Namen(bureau, daden)
    return [
        Daadregel(
            daad=daad,
            wat=daad_in_woorden(daad.handeling),
            waarover=", ".join(filter(None, map(namen.ding, daad.dingen))),
            wie=namen.wie(daad.wie),
            signaal=_signaal(daad.dingen),
        )
        for daad in daden
    ]


def exporteer_daden(bureau: Bureau, pad: Path, filter_: Journaalfilter) -> int:
    """Write the acts that answer ``filter_``, newest first, as xlsx or csv; says how many.

    GebruikFout for another suffix; SchrijfFout leaves no half file. This act is recorded too.
    """
    soort = pad.suffix.lower().lstrip(".")
    if soort not in _SOORTEN:
        raise GebruikFout("Kies een naam die eindigt op .xlsx of .csv; er is niets gemaakt.")
    hier = bureau.archive.apparaat
    rijen = [_rij(regel, hier) for regel in _alle(bureau, filter_)]
    inhoud = exchange.maak_lijst(soort, KOLOMMEN, rijen, blad="wie deed wat")
    geef_uit(bureau, pad, inhoud, "wie deed wat bewaard", "journaal", soort)
    return len(rijen)


def _alle(bureau: Bureau, filter_: Journaalfilter) -> Iterator[Daadregel]:
    bladzijde = lees_daden(bureau, filter_, aantal=_HAP)
    while bladzijde:
        yield from bladzijde
        bladzijde = lees_daden(bureau, filter_, bladzijde[-1].daad, _HAP)


def _rij(regel: Daadregel, laptop: UUID) -> tuple[Cel, ...]:
    """A line; numbers count per laptop, so one of another laptop says which."""
    hier = regel.daad.moment.astimezone()
    over = ", ".join(ding.id for ding in regel.daad.dingen if ding.soort == "signaal" and ding.id)
    waarover = f"{regel.waarover} ({over})" if over else regel.waarover
    elders = "" if regel.daad.apparaat == laptop else f" ({regel.daad.apparaat.hex[-4:]})"
    nummer = f"{regel.daad.volgnummer}{elders}"
    return f"{hier:%Y-%m-%d %H:%M:%S}", regel.wat, waarover, regel.wie, nummer


def _vraag(filter_: Journaalfilter) -> Daadvraag:
    return Daadvraag(
        wie=filter_.wie,
        handelingen=tuple(WOORDEN[filter_.groep]) if filter_.groep is not None else (),
        van=_begin(filter_.van) if filter_.van else None,
        tot=_begin(filter_.tot + timedelta(days=1)) if filter_.tot else None,
        over=filter_.over,
    )


def _begin(dag: date) -> datetime:
    """Midnight as the clock of this laptop has it; that is also how moments are shown."""
    return datetime.combine(dag, time()).astimezone()


def _signaal(dingen: Sequence[Ding]) -> UUID | None:
    """The one signal that was touched; what went out is no signal, whatever its kind says."""
    for ding in dingen:
        if ding.soort == "signaal" and len(ding.id) == 36:
            return UUID(ding.id)
    return None


class _Namen:
    """Names for what acts point at; read once for a page."""

    def __init__(self, bureau: Bureau, daden: Sequence[Daad]) -> None:
        archive = bureau.archive
        self._leden = {lid.id: lid.naam for lid in archive.alle(Lid)}
        self._namen = {
            (soort, str(waarde.id)): waarde.naam
            for soort, waarden in (
                ("lid", archive.alle(Lid)),
                ("kern", archive.alle(Kern)),
                ("buurtschap", archive.alle(Buurtschap)),
                ("thema", archive.alle(Thema)),
                ("bestuur", archive.alle(Bestuur)),
            )
            for waarde in waarden
        }
        self._namen |= {
            ("overleg", str(o.id)): f"van {_dag(o.datum)}" for o in archive.alle(Overleg)
        }
        ids = {s for daad in daden if (s := _signaal(daad.dingen)) is not None}
        signalen: list[Signaal] = archive.signalen.bij_ids(sorted(ids))
        self._namen |= {("signaal", str(s.id)): f"van {_dag(s.datum)}" for s in signalen}

    def wie(self, lid: UUID | None) -> str:
        """The colleague by name, or the program."""
        return PROGRAMMA if lid is None else self._leden.get(lid, "")

    def ding(self, ding: Ding) -> str:
        """``signaal van 20 nov 2026``, ``agenda voor Zorgcoöperatie Reek``, ``12 signalen``."""
        if ding.soort == "agenda" and ding.id:
            bestuur = self._namen.get(("bestuur", ding.id.removeprefix("bestuur ")))
            return f"agenda voor {bestuur or 'de drie-eenheid'}"
        if ding.soort == "signaal" and ding.id in exchange.LIJSTSOORTEN:
            return "alle signalen"
        if ding.soort == "archief" and ding.id in _WAARMEE:
            return f"archief, met {_WAARMEE[ding.id]}"
        if ding.soort == "archief" and ding.id.isdecimal():
            return f"archief, {ding.id} keer"
        gezegd = ding.soort == "instelling" and ding.id.startswith(GEZEGD)
        if gezegd or ding.soort in {"verzending", "inhoudssleutel"}:
            return ""  # what a paper told and to whom, how it is kept: the thing stands beside it
        soort = ding_in_woorden(ding.soort, ding.aantal)
        naam = self._namen.get((ding.soort, ding.id), "")
        return f"{soort} {naam}".rstrip()


def _dag(dag: date) -> str:
    return f"{kort(dag)} {dag.year}"
