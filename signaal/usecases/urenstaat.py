""" "Uren per kern en activiteit": what the subsidy report asks for, as a file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from signaal import exchange
from signaal.domain.lijst_blad import Uitcel
from signaal.domain.model import Kern
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.naar_buiten import geef_uit
from signaal.usecases.uren import tel_uren

KOLOMMEN = ("kern", "activiteit", "uren", "minuten")
_SOORTEN = ("xlsx", "csv")
_UUR = 60


def bewaar_urenstaat(bureau: Bureau, pad: Path, van: date, tot: date) -> Path:
    """Write the hours of the whole team from ``van`` to ``tot`` (both included); on record.

    Per kern and kind of work in whole minutes and in hours, and a total. GebruikFout for another
    suffix than xlsx or csv, and when nothing was written in these days.
    """
    soort = pad.suffix.lower().lstrip(".")
    if soort not in _SOORTEN:
        raise GebruikFout("Kies een naam die eindigt op .xlsx of .csv; er is niets gemaakt.")
    rijen = list(_rijen(bureau, van, tot))
    if not rijen:
        raise GebruikFout("In deze dagen zijn geen uren geschreven; er is niets gemaakt.")
    blad = f"uren {van.isoformat()} tot {tot.isoformat()}"
    inhoud = exchange.maak_lijst(soort, KOLOMMEN, rijen, blad)
    geef_uit(bureau, pad, inhoud, "urenstaat bewaard", "urenstaat", soort)
    return pad


def _rijen(bureau: Bureau, van: date, tot: date) -> Iterator[tuple[Uitcel, ...]]:
    namen = {k.id: k.naam for k in bureau.archive.alle(Kern)}
    tellingen = tel_uren(bureau, van, tot)
    op_naam = sorted(tellingen.items(), key=lambda paar: (namen.get(paar[0][0], ""), paar[0]))
    for (kern, activiteit), minuten in op_naam:
        yield namen.get(kern, kern), activiteit, _uren(minuten), minuten
    if tellingen:
        alles = sum(tellingen.values())
        yield "totaal", "", _uren(alles), alles


def _uren(minuten: int) -> float:
    return round(minuten / _UUR, 2)
