"""Three laptops: who is in the circle, content keys with a beginning, what only this laptop knows.

A content key gets the number of the first row under it. Until now a device had one key per vak at a
time, made after the last destruction of that vak: nothing else can be under it.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

CODE = sa.String(40)
_OUD = "inhoudssleutel_0003"
_RIJ = {"device": sa.Uuid, "seq": sa.BigInteger, "kind": sa.String, "soort": sa.String}
_PLEK = {"gemeente_id": sa.String, "team_id": sa.Uuid}
_SLEUTEL = {"vak": sa.String, "device": sa.Uuid, "sleutel": sa.LargeBinary, "gemaakt": sa.DateTime}


def _als(naam: str, **kolommen: Any) -> sa.TableClause:
    return sa.table(naam, *(sa.column(k, soort) for k, soort in (_PLEK | kolommen).items()))


def _tabel(naam: str, *delen: sa.schema.SchemaItem) -> None:
    op.create_table(
        naam,
        sa.Column("gemeente_id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("team_id", sa.Uuid, primary_key=True, nullable=False),
        *delen,
        sqlite_with_rowid=False,
    )


def _p(naam: str, soort: Any) -> sa.Column[Any]:
    """A part of the key."""
    if soort is sa.BigInteger:
        return sa.Column(naam, soort, primary_key=True, autoincrement=False, nullable=False)
    return sa.Column(naam, soort, primary_key=True, nullable=False)


def _k(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg)


def upgrade() -> None:
    """New tables, the order of an agenda as one thing, the keys over into one with ``vanaf``."""
    _kring()
    _hier()
    op.add_column("overleg", sa.Column("volgorde", sa.JSON, nullable=True))
    op.rename_table("inhoudssleutel", _OUD)
    _tabel(
        "inhoudssleutel",
        _p("vak", sa.String(60)),
        _p("device", sa.Uuid),
        _p("vanaf", sa.BigInteger),
        _k("sleutel", sa.LargeBinary(32)),
        _k("gemaakt", sa.DateTime),
    )
    _breng_sleutels_over(op.get_bind())
    op.drop_table(_OUD)
    op.create_index(
        "ix_journaal_base",
        "journaal",
        ["device", "seq"],
        sqlite_where=sa.text("base <> x''"),
        postgresql_where=sa.text("base <> '\\x'"),
    )


def downgrade() -> None:
    """There is no way back: a vak may have several keys of one device now."""
    raise NotImplementedError("0004 gives keys a beginning; go back with a backup")


def _kring() -> None:
    _tabel(
        "apparaat",
        _p("id", sa.Uuid),
        _k("naam", sa.Text),
        _k("lid", sa.Uuid, leeg=True),
        _k("rol", CODE),
        _k("tekensleutel", sa.Text),
        _k("doossleutel", sa.Text),
        _k("toegelaten", sa.DateTime),
        _k("verwijderd", sa.Boolean),
        _k("vervangt", sa.Uuid, leeg=True),
        sa.CheckConstraint("rol IN ('lid', 'leest_mee')", name="rol"),
        sa.ForeignKeyConstraint(
            ["gemeente_id", "team_id", "lid"],
            ["lid.gemeente_id", "lid.team_id", "lid.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    _tabel("epoch", _p("id", sa.Uuid), _k("gemaakt", sa.DateTime), _k("zonder", sa.JSON))


def _hier() -> None:
    _tabel("geschil", _p("soort", CODE), _p("pk", sa.String(120)))
    _tabel(
        "zegel",
        _p("device", sa.Uuid),
        _p("van", sa.BigInteger),
        _p("tot", sa.BigInteger),
        _k("teken", sa.LargeBinary(64)),
    )
    _tabel(
        "deelbestand",
        _p("naam", sa.String(255)),
        _k("grootte", sa.BigInteger),
        _k("oordeel", CODE),
    )
    _tabel("plaatselijk", _p("sleutel", sa.String(120)), _k("waarde", sa.LargeBinary))


def _breng_sleutels_over(conn: sa.Connection) -> None:
    oud, nieuw = _als(_OUD, **_SLEUTEL), _als("inhoudssleutel", **_SLEUTEL, vanaf=sa.BigInteger)
    for rij in conn.execute(sa.select(oud)).mappings().all():
        conn.execute(sa.insert(nieuw), {**rij, "vanaf": _vanaf(conn, rij)})


def _vanaf(conn: sa.Connection, rij: sa.RowMapping) -> int:
    """The first row of this device in this vak since it was last destroyed."""
    j = _als("journaal", **_RIJ, pk=sa.String, vak=sa.String)
    van_dit = (
        j.c.gemeente_id == rij["gemeente_id"],
        j.c.team_id == rij["team_id"],
        j.c.device == rij["device"],
    )
    weg = (j.c.kind == "weg", j.c.soort == "inhoudssleutel", j.c.pk == rij["vak"])
    laatste = conn.execute(sa.select(sa.func.max(j.c.seq)).where(*van_dit, *weg)).scalar() or 0
    erin = (j.c.vak == rij["vak"], j.c.seq > laatste)
    eerste = conn.execute(sa.select(sa.func.min(j.c.seq)).where(*van_dit, *erin)).scalar()
    return int(eerste or laatste + 1)
