"""Two people changed the same thing while they were apart: both values, and somebody who chooses.

Until then one of them counts, the same one on every laptop. A choice is a change like any other: it
travels, and ends the question everywhere.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from signaal.domain.geschilregels import wat_erbij_hoort
from signaal.domain.model import Lid
from signaal.fouten import GebruikFout
from signaal.storage.kringwaarden import OpenGeschil
from signaal.storage.tables import TABELLEN
from signaal.usecases.bureau import Bureau
from signaal.usecases.geschilwoorden import Namen, onderwerp_in_woorden, veld_in_woorden

_ER_NIET = (
    "Deze keuze is er niet meer: iemand heeft al gekozen of er kwam iets nieuws binnen. "
    "Er is niets veranderd. Bekijk de lijst opnieuw."
)
#: Enough to tell one list of values from the next; short enough to type over.
_MERK = 6


@dataclass(frozen=True, slots=True)
class Keuze:
    """One of the values: in words, who wrote it and when."""

    waarde: str
    wie: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Keuzevraag:
    """What people have to choose between; the first value counts for now.

    ``id`` is the same on every laptop and goes with these values in this order: other values make
    another question, so that nobody chooses what was not on the screen. ``veld`` is the field as
    people call it.
    """

    id: str
    onderwerp: str
    veld: str
    keuzen: tuple[Keuze, ...]


@dataclass(frozen=True, slots=True)
class Gekozen:
    """A choice that was made: the field, every value as it would stand, which of them (from 1)."""

    veld: str
    keuzen: tuple[Any, ...]
    nummer: int


def lees_geschillen(bureau: Bureau) -> tuple[Keuzevraag, ...]:
    """Everything that waits for a choice, what was written last first."""
    vragen = [
        (_laatst(open_), _vraag(bureau, open_)) for open_ in bureau.archive.kring.geschillen()
    ]
    return tuple(vraag for _, vraag in sorted(vragen, key=lambda v: (v[0], v[1].id), reverse=True))


def aantal_geschillen(bureau: Bureau) -> int:
    """How many there are."""
    return len(bureau.archive.kring.geschillen())


def kies(bureau: Bureau, id_: str, nummer: int) -> Gekozen:
    """From now on the value with this number (from 1) counts, on every laptop.

    GebruikFout when this is no question any more, asks of other values now, or has no such value.
    """
    with bureau.archive.ongestoord():  # what was asked is still asked when it is written
        gevonden = next((g for g in bureau.archive.kring.geschillen() if _id(g) == id_), None)
        if gevonden is None or not 1 <= nummer <= len(gevonden.geschil.keuzen):
            raise GebruikFout(_ER_NIET)
        veld = gevonden.geschil.veld
        with bureau.archive.schrijf("keuze gemaakt", bureau.lid, bureau.nu()) as beurt:
            erbij = wat_erbij_hoort(gevonden.soort, veld)
            beurt.bevestig(gevonden.keuzen[nummer - 1], (veld, *erbij))
    return Gekozen(veld, gevonden.keuzen, nummer)


def kies_alsnog(bureau: Bureau, gekozen: Gekozen, nummer: int) -> Gekozen:
    """Another value of a choice that was made, after all.

    GebruikFout when something else stands there by now: nothing is changed.
    """
    veld, stond = gekozen.veld, gekozen.keuzen[gekozen.nummer - 1]
    with bureau.archive.schrijf("keuze gemaakt", bureau.lid, bureau.nu()) as beurt:
        nu = beurt.een(type(stond), stond.id)
        if nu is None or getattr(nu, veld) != getattr(stond, veld):
            raise GebruikFout(_ER_NIET)
        velden = (veld, *wat_erbij_hoort(type(stond), veld))
        wordt = gekozen.keuzen[nummer - 1]
        beurt.bevestig(replace(nu, **{v: getattr(wordt, v) for v in velden}), velden)
    return replace(gekozen, nummer=nummer)


def _vraag(bureau: Bureau, open_: OpenGeschil) -> Keuzevraag:
    namen = Namen.van(bureau.archive)
    leden = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)}
    return Keuzevraag(
        _id(open_),
        onderwerp_in_woorden(open_.waarde, namen),
        veld_in_woorden(open_.geschil.veld),
        tuple(
            Keuze(
                namen.waarde(open_.soort, open_.geschil.veld, k.waarde),
                leden.get(k.wie, "") if k.wie else "",
                k.moment,
            )
            for k in open_.geschil.keuzen
        ),
    )


def _id(open_: OpenGeschil) -> str:
    waarden = json.dumps([k.waarde for k in open_.geschil.keuzen], sort_keys=True)
    merk = sha256(waarden.encode()).hexdigest()[:_MERK]
    return f"{TABELLEN[open_.soort].name}:{open_.id}:{open_.geschil.veld}:{merk}"


def _laatst(open_: OpenGeschil) -> datetime:
    return max(k.moment for k in open_.geschil.keuzen)
