"""Meetings for people's own calendar: one, or the coming ones."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from signaal import exchange
from signaal.domain.kalender import Kalenderpunt
from signaal.domain.model import Overleg, Team
from signaal.usecases.bureau import Bureau
from signaal.usecases.naar_buiten import geef_uit
from signaal.usecases.overlegreeks import lees_reeks, list_overleggen, nummer_van
from signaal.usecases.wacht import Plek, bewaak_papier

#: How many meetings the series is: about a year.
REEKS = 8
_TITEL = "Overleg drie-eenheid"
_DUUR = timedelta(minutes=90)
#: What moves a meeting: fields of the meeting itself, and of the series it follows.
_EIGEN = frozenset({"datum", "tijd", "plaats"})
_VAN_REEKS = frozenset({"overleg_tijd", "overleg_plaats", "overleg_weken", "overleg_anker"})
_SCHUIFT = frozenset({"liever_niet"})


def bewaar_in_kalender(bureau: Bureau, pad: Path, overleg: UUID | None = None) -> Path:
    """Write one meeting, or without ``overleg`` the coming ones, as ``.ics``; on record.

    Day, time and place only. PapierFout when the place may name a person: calendars are read by
    employers. SchrijfFout leaves no half file.
    """
    gevraagd = _komende(bureau) if overleg is None else (_een(bureau, overleg),)
    plekken = {o.plaats for o in gevraagd if o.plaats}
    waar = tuple(Plek(p, "het overleg", "", "plaats") for p in plekken)
    bewaak_papier(bureau, plekken, waar, streng=True)
    reeks = _keren(bureau, "team", str(bureau.archive.alle(Team)[0].id), _VAN_REEKS | _SCHUIFT)
    punten = [_punt(o, reeks + _keren(bureau, "overleg", str(o.id), _EIGEN)) for o in gevraagd]
    inhoud = exchange.maak_ics(punten, bureau.nu())
    voorwerp = "reeks" if overleg is None else str(overleg)
    geef_uit(bureau, pad, inhoud, "overleg naar kalender", "overleg", voorwerp)
    return pad


def _komende(bureau: Bureau) -> tuple[Overleg, ...]:
    return list_overleggen(bureau, terug=0, vooruit=REEKS - 1)


def _een(bureau: Bureau, overleg: UUID) -> Overleg:
    reeks = lees_reeks(bureau)
    return reeks.overleg(nummer_van(reeks, overleg, bureau.vandaag()))


def _punt(overleg: Overleg, volgnummer: int) -> Kalenderpunt:
    begin = datetime.combine(overleg.datum, overleg.tijd)
    return Kalenderpunt(overleg.id, begin, begin + _DUUR, _TITEL, overleg.plaats, volgnummer)


def _keren(bureau: Bureau, soort: str, id_: str, velden: frozenset[str]) -> int:
    """How often one of these was written: that only rises, on every laptop alike."""
    geschreven = bureau.archive.journaal.verleden(soort, id_)
    return sum(1 for _, _, gezet in geschreven if velden & gezet.keys())
