"""How a field of a value lies in a column: moments, codes, and whatever is kept as JSON."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Integer,
    String,
    Text,
    Time,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.types import TypeEngine

from signaal.storage.mapping import naar_json, uit_json


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


_EENVOUDIG: dict[Any, TypeEngine[Any]] = {
    str: Text(),
    bool: Boolean(create_constraint=False),
    int: Integer(),
    date: Date(),
    time: Time(),
    datetime: Moment(),
    UUID: Uuid(),
}


def type_voor(hint: Any) -> tuple[TypeEngine[Any], bool]:
    """Column type for a field, and whether it may be empty."""
    leeg = get_origin(hint) in {Union, UnionType} and NoneType in get_args(hint)
    echt = next(deel for deel in get_args(hint) if deel is not NoneType) if leeg else hint
    if echt in _EENVOUDIG:
        return _EENVOUDIG[echt], leeg
    if isinstance(echt, type) and issubclass(echt, StrEnum):
        return Code(echt), leeg
    return Plat(echt), leeg
