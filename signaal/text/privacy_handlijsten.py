"""The hand-written word lists of the guard: what each is for stands beside it in the file."""

import tomllib
from dataclasses import dataclass, fields
from importlib.resources import files

TAAL = files("resources").joinpath("taal")


def lees_toml(naam: str) -> dict[str, str]:
    """A hand-written file of resources/taal as it stands: key -> text."""
    gelezen: dict[str, str] = tomllib.loads(TAAL.joinpath(naam).read_text(encoding="utf-8"))
    return gelezen


@dataclass
class Handlijsten:
    """The lists of ``namen.toml`` and ``bekend.toml`` that rules ask; each field is named there."""

    vrij: frozenset[str]
    twijfel: frozenset[str]
    werkwoordelijk: frozenset[str]
    de_namen: frozenset[str]
    de_los: frozenset[str]
    van_namen: frozenset[str]
    naamwoorden: frozenset[str]
    bijvoeglijk: frozenset[str]
    titels: frozenset[str]
    relaties: frozenset[str]
    beroepen: frozenset[str]
    inleiders: frozenset[str]
    functie: frozenset[str]
    geen_naam: frozenset[str]
    instellingen: frozenset[str]
    lidwoorden: frozenset[str]
    voorzetsels: frozenset[str]
    bezit: frozenset[str]
    heiligen: frozenset[str]
    niet_mens: frozenset[str]
    maand_voor: frozenset[str]
    maand_na: frozenset[str]
    ervaren: frozenset[str]
    noemt: frozenset[str]
    menselijk: frozenset[str]
    bouwwerken: frozenset[str]
    dingen: frozenset[str]
    getijden: frozenset[str]
    kort_genoemd: frozenset[str]
    afkortingen: frozenset[str]
    gebeurt: frozenset[str]
    soms_werkwoord: frozenset[str]
    onderwerpen: frozenset[str]
    toestanden: frozenset[str]
    eigendom: frozenset[str]
    overkomen: frozenset[str]
    hoofdletters: frozenset[str]
    maanden: frozenset[str]
    herkomst: frozenset[str]
    bijzin: frozenset[str]
    nooit_na_titel: frozenset[str]
    dieren: frozenset[str]


def lees_handlijsten() -> dict[str, frozenset[str]]:
    """Field -> words; what only the packing of the lists needs stays in the files."""
    hand = lees_toml("namen.toml") | lees_toml("bekend.toml")
    return {veld.name: frozenset(hand[veld.name].split()) for veld in fields(Handlijsten)}


def lees_verbanden() -> frozenset[tuple[str, ...]]:
    """What is known as two or more words together, as rows of words."""
    verbanden = lees_toml("bekend.toml")["bekende_verbanden"].split("|")
    return frozenset(tuple(v.split()) for v in verbanden if v.strip())
