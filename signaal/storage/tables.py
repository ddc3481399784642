"""The rows behind the values; private to storage.

Each stored value type has one table whose columns are its fields, keyed ``(gemeente_id, team_id,
id)``. Everything is portable (String + CHECK for codes, generic JSON, ``Uuid``, UTC moments, named
constraints). The tables themselves are made by ``migrations``; what is SQLite's own (full text,
triggers) stands there. ``SCHEMA`` is the version this program reads and writes.
"""

from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
)

from signaal.domain.model import (
    Actie,
    Afwezigheid,
    Afwijzing,
    Agendapunt,
    Apparaat,
    Bestuur,
    Buurtschap,
    Correctie,
    Epoch,
    Filter,
    Importvraag,
    Instelling,
    Kern,
    Lid,
    Overleg,
    Signaal,
    Team,
    Telknop,
    Thema,
)
from signaal.domain.model_besluit import (
    Bekeken,
    Besluit,
    CollectieveActie,
    Collegavraag,
    Contact,
    Doorverwijzing,
    Initiatief,
    Nabelpoging,
    Partner,
    Terugmelding,
    Uren,
    Verzending,
)
from signaal.storage.kolomtypen import Code, Moment, type_voor
from signaal.storage.mapping import veldtypen

SCHEMA = "0004"


class Plek(NamedTuple):
    """Whose rows: the first two columns of every key."""

    gemeente_id: str
    team_id: UUID


_metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _sleutelkolommen() -> list[Column[Any]]:
    return [
        Column("gemeente_id", String(40), primary_key=True),
        Column("team_id", Uuid(), primary_key=True),
    ]


def _tabel(soort: type, naam: str, wijst_naar: Mapping[str, str]) -> Table:
    """The table of a value type; ``wijst_naar`` names the table a field points at."""
    kolommen: list[Column[Any]] = _sleutelkolommen()
    regels: list[CheckConstraint | ForeignKeyConstraint] = []
    for veld, hint in veldtypen(soort).items():
        kolomtype, leeg = type_voor(hint)
        sleutel = veld == "id"
        if sleutel and hint is str:
            kolomtype = String(120)
        kolommen.append(Column(veld, kolomtype, primary_key=sleutel, nullable=leeg))
        if isinstance(kolomtype, Code):
            codes = ", ".join(f"'{code.value}'" for code in kolomtype.soort)
            regels.append(CheckConstraint(f"{veld} IN ({codes})", name=veld))
    for veld, doel in wijst_naar.items():
        regels.append(
            ForeignKeyConstraint(
                ["gemeente_id", "team_id", veld],
                [f"{doel}.gemeente_id", f"{doel}.team_id", f"{doel}.id"],
                deferrable=True,
                initially="DEFERRED",
            )
        )
    return Table(naam, _metadata, *kolommen, *regels, sqlite_with_rowid=False)


class _Tabellen(Mapping[type, Table]):
    """Makes a table when it is first asked for: a start needs few of them."""

    def __init__(self) -> None:
        self._gemaakt: dict[type, Table] = {}
        self._slot = Lock()

    def __getitem__(self, soort: type) -> Table:
        with self._slot:
            if soort not in self._gemaakt:
                wijst_naar = WIJST_NAAR.get(soort, {})
                self._gemaakt[soort] = _tabel(soort, NAMEN[soort], wijst_naar)
            return self._gemaakt[soort]

    def __iter__(self) -> Iterator[type]:
        return iter(NAMEN)

    def __len__(self) -> int:
        return len(NAMEN)


#: Every stored value type with the name of its table; what is pointed at comes first.
NAMEN: dict[type, str] = {
    Team: "team",
    Kern: "kern",
    Buurtschap: "buurtschap",
    Lid: "lid",
    Thema: "thema",
    Bestuur: "bestuur",
    Signaal: "signaal",
    Afwezigheid: "afwezigheid",
    Telknop: "telknop",
    Filter: "filter",
    Overleg: "overleg",
    Correctie: "correctie",
    Afwijzing: "afwijzing",
    Agendapunt: "agendapunt",
    Actie: "actie",
    Importvraag: "importvraag",
    Instelling: "instelling",
    Besluit: "besluit",
    CollectieveActie: "collectieve_actie",
    Partner: "partner",
    Doorverwijzing: "doorverwijzing",
    Nabelpoging: "nabelpoging",
    Contact: "contact",
    Initiatief: "initiatief",
    Collegavraag: "collegavraag",
    Terugmelding: "terugmelding",
    Bekeken: "bekeken",
    Verzending: "verzending",
    Uren: "uren",
    Apparaat: "apparaat",
    Epoch: "epoch",
}

#: Per type its fields that hold the id of something, and the name of the table of that.
WIJST_NAAR: dict[type, dict[str, str]] = {
    Buurtschap: {"kern_id": "kern"},
    Signaal: {"kern": "kern", "lid": "lid"},
    Afwezigheid: {"lid": "lid"},
    Telknop: {"thema": "thema"},
    Correctie: {"overleg": "overleg"},
    Afwijzing: {"overleg": "overleg"},
    Agendapunt: {"overleg": "overleg"},
    Actie: {"regiehouder": "lid", "overleg": "overleg"},
    Besluit: {"overleg": "overleg"},
    CollectieveActie: {"id": "actie"},
    Doorverwijzing: {"partner": "partner"},
    Collegavraag: {"van": "lid"},
    Bekeken: {"overleg": "overleg", "lid": "lid"},
    Uren: {"lid": "lid", "kern": "kern"},
    Apparaat: {"lid": "lid"},
}

#: Every stored value type with its table, in the order of the names.
TABELLEN: Mapping[type, Table] = _Tabellen()
SOORTEN: dict[str, type] = {naam: soort for soort, naam in NAMEN.items()}


def alle_tabellen() -> MetaData:
    """All of them, made: to compare with what the migrations make."""
    tuple(TABELLEN.values())
    return _metadata


archief = Table(
    "archief",
    _metadata,
    *_sleutelkolommen(),
    Column("apparaat", Uuid(), nullable=False),
    Column("gemaakt", Moment(), nullable=False),
    Column("geheim", LargeBinary(32), nullable=False),
)

#: The content keys: per vak and device, so that laptops apart never make one key twice; from row
#: ``vanaf`` of that device on. After a destruction its next row in that vak has a new key.
inhoudssleutel = Table(
    "inhoudssleutel",
    _metadata,
    *_sleutelkolommen(),
    Column("vak", String(60), primary_key=True),
    Column("device", Uuid(), primary_key=True),
    Column("vanaf", BigInteger(), primary_key=True, autoincrement=False),
    Column("sleutel", LargeBinary(32), nullable=False),
    Column("gemaakt", Moment(), nullable=False),
    sqlite_with_rowid=False,
)

#: With row numbers, other than the rest: its rows are longer than a page index holds in itself.
journaal = Table(
    "journaal",
    _metadata,
    *_sleutelkolommen(),
    Column("device", Uuid(), primary_key=True),
    Column("seq", BigInteger(), primary_key=True, autoincrement=False),
    Column("format", Integer(), nullable=False),
    Column("hlc", BigInteger(), nullable=False),
    Column("moment", Moment(), nullable=False),
    Column("actor", Uuid(), nullable=True),
    Column("handeling", String(60), nullable=False),
    Column(
        "kind",
        String(4),
        CheckConstraint("kind IN ('put', 'note', 'weg')", name="kind"),
        nullable=False,
    ),
    Column("soort", String(40), nullable=False),
    Column("pk", String(120), nullable=False),
    Column("fields", Text(), nullable=False),
    Column("vak", String(60), nullable=False),
    Column("inhoud", LargeBinary(), nullable=True),
    Column("inhoud_hash", LargeBinary(32), nullable=True),
    Column("base", LargeBinary(), nullable=False),
    Column("prev_hash", LargeBinary(32), nullable=False),
    Column("oude_hash", LargeBinary(32), nullable=True),
    Column("hash", LargeBinary(32), nullable=False),
)

concept = Table(
    "concept",
    _metadata,
    *_sleutelkolommen(),
    Column("tekst", Text(), nullable=False),
    sqlite_with_rowid=False,
)

#: Kept by triggers on ``signaal``: counts per day; thema '' is none, '*' counts every signal once.
dagtelling = Table(
    "dagtelling",
    _metadata,
    *_sleutelkolommen(),
    Column("datum", Date(), primary_key=True),
    Column("kern", String(120), primary_key=True),
    Column("thema", String(120), primary_key=True),
    Column("discipline", String(40), primary_key=True),
    Column("aantal", Integer(), nullable=False),
    sqlite_with_rowid=False,
)
ALLE = "*"

# What only this laptop knows: never journalled, never exchanged.

#: Where laptops said different things; a value that is settled since may still be named.
geschil = Table(
    "geschil",
    _metadata,
    *_sleutelkolommen(),
    Column("soort", String(40), primary_key=True),
    Column("pk", String(120), primary_key=True),
    sqlite_with_rowid=False,
)

#: The signature of a device under a range of its own chain: who holds both can hand it on.
zegel = Table(
    "zegel",
    _metadata,
    *_sleutelkolommen(),
    Column("device", Uuid(), primary_key=True),
    Column("van", BigInteger(), primary_key=True, autoincrement=False),
    Column("tot", BigInteger(), primary_key=True, autoincrement=False),
    Column("teken", LargeBinary(64), nullable=False),
    sqlite_with_rowid=False,
)

#: Files of the shared folder that need no second look.
deelbestand = Table(
    "deelbestand",
    _metadata,
    *_sleutelkolommen(),
    Column("naam", String(255), primary_key=True),
    Column("grootte", BigInteger(), nullable=False),
    Column("oordeel", String(40), nullable=False),
    sqlite_with_rowid=False,
)

#: Small secrets and habits of this laptop: its seed, the keys of the epochs, where the folder is.
plaatselijk = Table(
    "plaatselijk",
    _metadata,
    *_sleutelkolommen(),
    Column("sleutel", String(120), primary_key=True),
    Column("waarde", LargeBinary(), nullable=False),
    sqlite_with_rowid=False,
)
