"""A question of two values as people read it: about what, which field, each value in words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from signaal.domain.concept_agenda import VASTE_PUNTEN
from signaal.domain.datum import klok, opsomming, voluit
from signaal.domain.model import (
    Actie,
    Agendapunt,
    Bestuur,
    Correctie,
    Getypt,
    Kern,
    Lid,
    Overleg,
    Signaal,
    Thema,
)
from signaal.domain.model_besluit import Besluit, Partner
from signaal.storage.archive import Archive
from signaal.storage.mapping import uit_json, veldtypen
from signaal.storage.tables import TABELLEN
from signaal.usecases.daadwoorden import ding_in_woorden

_VELDEN = {
    "aan": "aan wie", "aantal": "aantal", "aanwezig": "aanwezig", "aanleiding": "aanleiding",
    "afwijkend": "afwijkende mening", "antwoord": "antwoord", "antwoord_voor": "antwoord voor",
    "bestuurszin": "zin voor het bestuur", "besteed": "tijd", "budget": "budget",
    "datum": "dag", "doel": "doel", "gepland": "geplande dag", "kern": "kern", "kernen": "kernen",
    "les": "wat we leerden", "lid": "wie", "minuten": "minuten", "naam": "naam",
    "nodig": "wie erbij nodig is", "notitie": "notitie", "opkomst": "opkomst",
    "organisator": "organisator", "plaats": "plaats", "reden": "reden",
    "regiehouder": "regiehouder",
    "resultaat": "resultaat", "soort": "besluit", "stand": "stand", "tekst": "tekst",
    "terugkoppeling": "terugkoppeling", "themas": "thema", "tijd": "tijd", "titel": "titel",
    "volgorde": "volgorde van de agenda", "voor": "voor wanneer", "vraag": "vraag",
    "waarde": "instelling", "wat": "wat er gebeurt",
    "verwijderd": "verwijderd", "ingetrokken": "ingetrokken", "ongedaan": "ongedaan gemaakt",
    "vervallen": "vervallen", "weggelaten": "weggelaten", "spoed": "spoed",
    "buurtschap": "buurtschap", "bron": "bron", "nabellen": "nabellen",
}  # fmt: skip
_HOOGSTENS = 60
_VOORGESTELD = "zoals Signaal voorstelt"


def veld_in_woorden(veld: str) -> str:
    """The field as people call it."""
    return _VELDEN.get(veld, veld.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Namen:
    """How things are called, by their id as it stands in plain values."""

    per_id: dict[str, str]

    @staticmethod
    def van(archive: Archive) -> "Namen":
        """The names in this archive."""
        namen: dict[str, str] = {}
        for soort in (Kern, Thema, Lid, Bestuur, Partner):
            dingen: tuple[Any, ...] = archive.alle(soort)
            namen |= {str(ding.id): ding.naam for ding in dingen}
        namen |= {sleutel: titel for sleutel, (titel, _) in VASTE_PUNTEN.items()}
        namen |= {p.sleutel: p.titel.tekst for p in archive.alle(Agendapunt) if p.titel.tekst}
        namen |= {c.doel: c.naam.tekst for c in archive.alle(Correctie) if c.doel and c.naam.tekst}
        return Namen(namen)

    def noem(self, id_: object) -> str:
        """The name of what has this id; the id itself when it has none."""
        return self.per_id.get(str(id_), str(id_))

    def waarde(self, soort: type, veld: str, plat: Any) -> str:
        """A plain value of this field in words."""
        gelezen = uit_json(veldtypen(soort)[veld], plat)
        if soort is Overleg and veld == "volgorde":
            return "; ".join(_bundel(s, self) for s in gelezen or ()) or _VOORGESTELD
        return self._in_woorden(gelezen)

    def _in_woorden(self, waarde: Any) -> str:
        match waarde:
            case None | "" | ():
                woorden = "(leeg)"
            case bool():
                woorden = "ja" if waarde else "nee"
            case Enum():
                woorden = str(waarde.value).replace("_", " ")
            case datetime():
                lokaal = waarde.astimezone()
                woorden = f"{voluit(lokaal.date())}, {klok(lokaal.time())} uur"
            case date():
                woorden = voluit(waarde)
            case Getypt():
                erbij = " (mag naar het bestuur)" if waarde.voor_bestuur else ""
                woorden = self._in_woorden(waarde.tekst) + erbij
            case tuple():
                woorden = opsomming(self._in_woorden(deel) for deel in waarde)
            case UUID() | str():
                woorden = self.noem(waarde)
            case _:
                woorden = str(waarde)
        return woorden


def onderwerp_in_woorden(waarde: Any, namen: Namen) -> str:
    """What it is about, in one short line."""
    soort = ding_in_woorden(TABELLEN[type(waarde)].name, 1)
    match waarde:
        case Signaal():
            return f"{soort} van {voluit(waarde.datum)}: {_kort(waarde.tekst)}"
        case Actie():
            return f"{soort}: {_kort(waarde.wat.tekst)}"
        case Overleg():
            return f"{soort} van {voluit(waarde.datum)}"
        case Besluit() | Agendapunt():
            naam = waarde.naam.tekst if isinstance(waarde, Besluit) else waarde.titel.tekst
            return f"{soort}: {_kort(naam or _bundel(waarde.sleutel, namen))}"
        case _:
            naam = getattr(waarde, "naam", "")
            naam = naam.tekst if isinstance(naam, Getypt) else naam
            return f"{soort}: {_kort(str(naam))}" if naam else soort


def _bundel(sleutel: str, namen: Namen) -> str:
    """``vallen/schaijk`` as "Vallen, Schaijk"."""
    return ", ".join(namen.noem(deel) for deel in sleutel.split("/"))


def _kort(tekst: str) -> str:
    kaal = " ".join(tekst.split())
    return kaal if len(kaal) <= _HOOGSTENS else f"{kaal[: _HOOGSTENS - 1].rstrip()}…"
