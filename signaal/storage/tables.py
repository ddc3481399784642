"""The rows behind the values; private to storage.

Each stored value type has one table whose columns are its fields, keyed ``(gemeente_id, team_id,
id)``. Everything is portable (String + CHECK for codes, generic JSON, ``Uuid``, UTC moments, named
constraints). The tables themselves are made by ``migrations``; what is SQLite's own (full text,
triggers) stands there. ``SCHEMA`` is the version this program reads and writes.
"""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.types import TypeEngine

from signaal.domain.model import (
    Actie,
    Afwezigheid,
    Afwijzing,
    Agendapunt,
    Bestuur,
    Buurtschap,
    Correctie,
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
from signaal.storage.mapping import naar_json, uit_json, veldtypen

SCHEMA = "0003"


class Plek(NamedTuple):
    """Whose rows: the first two columns of every key."""

    gemeente_id: str
    team_id: UUID


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a moment without a time zone is a mistake, not a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone is not stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Plat(TypeDecorator[Any]):
    """A value of type ``hint`` (tuple, Getypt, another value) as JSON."""

    impl = JSON
    cache_ok = True

    def __init__(self, hint: Any) -> None:
        super().__init__(none_as_null=True)
        self.hint = hint

    def process_bind_param(self, value: object, dialect: Dialect) -> Any:
        """To plain JSON."""
        return None if value is None else naar_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Back to the value."""
        return None if value is None else uit_json(self.hint, value)


class Code(TypeDecorator[StrEnum]):
    """A stored code as a string; the table's CHECK knows the codes."""

    impl = String(40)
    cache_ok = True

    def __init__(self, soort: type[StrEnum]) -> None:
        super().__init__()
        self.soort = soort

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The code itself."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """The member that is spelled so."""
        return None if value is None else self.soort(value)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

_EENVOUDIG: dict[Any, TypeEngine[Any]] = {
    str: Text(),
    bool: Boolean(create_constraint=False),
    int: Integer(),
    date: Date(),
    time: Time(),
    datetime: Moment(),
    UUID: Uuid(),
}


def _sleutelkolommen() -> list[Column[Any]]:
    return [
        Column("gemeente_id", String(40), primary_key=True),
        Column("team_id", Uuid(), primary_key=True),
    ]


def _kolomtype(hint: Any) -> tuple[TypeEngine[Any], bool]:
    """Column type for a field, and whether it may be empty."""
    leeg = get_origin(hint) in {Union, UnionType} and NoneType in get_args(hint)
    echt = next(deel for deel in get_args(hint) if deel is not NoneType) if leeg else hint
    if echt in _EENVOUDIG:
        return _EENVOUDIG[echt], leeg
    if isinstance(echt, type) and issubclass(echt, StrEnum):
        return Code(echt), leeg
    return Plat(echt), leeg


def _tabel(soort: type, naam: str, **wijst_naar: str) -> Table:
    """The table of a value type; ``wijst_naar`` names the table a field points at."""
    kolommen: list[Column[Any]] = _sleutelkolommen()
    regels: list[CheckConstraint | ForeignKeyConstraint] = []
    for veld, hint in veldtypen(soort).items():
        kolomtype, leeg = _kolomtype(hint)
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
    return Table(naam, metadata, *kolommen, *regels, sqlite_with_rowid=False)


#: Every stored value type with its table; the order is one in which what is pointed at comes first.
TABELLEN: dict[type, Table] = {
    Team: _tabel(Team, "team"),
    Kern: _tabel(Kern, "kern"),
    Buurtschap: _tabel(Buurtschap, "buurtschap", kern_id="kern"),
    Lid: _tabel(Lid, "lid"),
    Thema: _tabel(Thema, "thema"),
    Bestuur: _tabel(Bestuur, "bestuur"),
    Signaal: _tabel(Signaal, "signaal", kern="kern", lid="lid"),
    Afwezigheid: _tabel(Afwezigheid, "afwezigheid", lid="lid"),
    Telknop: _tabel(Telknop, "telknop", thema="thema"),
    Filter: _tabel(Filter, "filter"),
    Overleg: _tabel(Overleg, "overleg"),
    Correctie: _tabel(Correctie, "correctie", overleg="overleg"),
    Afwijzing: _tabel(Afwijzing, "afwijzing", overleg="overleg"),
    Agendapunt: _tabel(Agendapunt, "agendapunt", overleg="overleg"),
    Actie: _tabel(Actie, "actie", regiehouder="lid", overleg="overleg"),
    Importvraag: _tabel(Importvraag, "importvraag"),
    Instelling: _tabel(Instelling, "instelling"),
    Besluit: _tabel(Besluit, "besluit", overleg="overleg"),
    CollectieveActie: _tabel(CollectieveActie, "collectieve_actie", id="actie"),
    Partner: _tabel(Partner, "partner"),
    Doorverwijzing: _tabel(Doorverwijzing, "doorverwijzing", partner="partner"),
    Nabelpoging: _tabel(Nabelpoging, "nabelpoging"),
    Contact: _tabel(Contact, "contact"),
    Initiatief: _tabel(Initiatief, "initiatief"),
    Collegavraag: _tabel(Collegavraag, "collegavraag", van="lid"),
    Terugmelding: _tabel(Terugmelding, "terugmelding"),
    Bekeken: _tabel(Bekeken, "bekeken", overleg="overleg", lid="lid"),
    Verzending: _tabel(Verzending, "verzending"),
    Uren: _tabel(Uren, "uren", lid="lid", kern="kern"),
}

SOORTEN: dict[str, type] = {tabel.name: soort for soort, tabel in TABELLEN.items()}

archief = Table(
    "archief",
    metadata,
    *_sleutelkolommen(),
    Column("apparaat", Uuid(), nullable=False),
    Column("gemaakt", Moment(), nullable=False),
    Column("geheim", LargeBinary(32), nullable=False),
)

#: The content keys: one per vak and device, so that laptops apart never make one key twice.
inhoudssleutel = Table(
    "inhoudssleutel",
    metadata,
    *_sleutelkolommen(),
    Column("vak", String(60), primary_key=True),
    Column("device", Uuid(), primary_key=True),
    Column("sleutel", LargeBinary(32), nullable=False),
    Column("gemaakt", Moment(), nullable=False),
    sqlite_with_rowid=False,
)

#: With row numbers, other than the rest: its rows are longer than a page index holds in itself.
journaal = Table(
    "journaal",
    metadata,
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
    Column("base", LargeBinary(32), nullable=False),
    Column("prev_hash", LargeBinary(32), nullable=False),
    Column("oude_hash", LargeBinary(32), nullable=True),
    Column("hash", LargeBinary(32), nullable=False),
)

concept = Table(
    "concept",
    metadata,
    *_sleutelkolommen(),
    Column("tekst", Text(), nullable=False),
    sqlite_with_rowid=False,
)

#: Kept by triggers on ``signaal``: counts per day; thema '' is none, '*' counts every signal once.
dagtelling = Table(
    "dagtelling",
    metadata,
    *_sleutelkolommen(),
    Column("datum", Date(), primary_key=True),
    Column("kern", String(120), primary_key=True),
    Column("thema", String(120), primary_key=True),
    Column("discipline", String(40), primary_key=True),
    Column("aantal", Integer(), nullable=False),
    sqlite_with_rowid=False,
)
ALLE = "*"
