"""The second schema: content sealed per vak, and a secret of the archive's own.

Every journal row is chained anew in format 2 (``herketen_0002``); the old link stays beside it.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context, op

from signaal.storage.migrations.herketen_0002 import HERNOEMD, breng_over

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _plek() -> list[sa.Column[Any]]:
    return [
        sa.Column("gemeente_id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("team_id", sa.Uuid, primary_key=True, nullable=False),
    ]


def _k(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg)


def upgrade() -> None:
    """Old rows out of the way, new tables, everything over, old rows gone."""
    op.add_column("importvraag", _k("gemaakt", sa.DateTime, leeg=True))
    for tabel in ("journaal", "archief"):
        op.rename_table(tabel, HERNOEMD.format(tabel))
    _nieuwe_tabellen()
    breng_over(op.get_bind(), context.config.attributes["herkomst"])
    for tabel in ("journaal", "archief"):
        op.drop_table(HERNOEMD.format(tabel))


def downgrade() -> None:
    """There is no way back: the old links are kept, the plain content is not."""
    raise NotImplementedError("0002 seals content; go back with a backup")


def _nieuwe_tabellen() -> None:
    op.create_table(
        "archief",
        *_plek(),
        _k("apparaat", sa.Uuid),
        _k("gemaakt", sa.DateTime),
        _k("geheim", sa.LargeBinary(32)),
    )
    op.create_table(
        "inhoudssleutel",
        *_plek(),
        sa.Column("vak", sa.String(60), primary_key=True, nullable=False),
        sa.Column("device", sa.Uuid, primary_key=True, nullable=False),
        _k("sleutel", sa.LargeBinary(32)),
        _k("gemaakt", sa.DateTime),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "journaal",
        *_plek(),
        sa.Column("device", sa.Uuid, primary_key=True, nullable=False),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False, nullable=False),
        _k("format", sa.Integer),
        _k("hlc", sa.BigInteger),
        _k("moment", sa.DateTime),
        _k("actor", sa.Uuid, leeg=True),
        _k("handeling", sa.String(60)),
        _k("kind", sa.String(4)),
        _k("soort", sa.String(40)),
        _k("pk", sa.String(120)),
        _k("fields", sa.Text),
        _k("vak", sa.String(60)),
        _k("inhoud", sa.LargeBinary, leeg=True),
        _k("inhoud_hash", sa.LargeBinary(32), leeg=True),
        _k("base", sa.LargeBinary(32)),
        _k("prev_hash", sa.LargeBinary(32)),
        _k("oude_hash", sa.LargeBinary(32), leeg=True),
        _k("hash", sa.LargeBinary(32)),
        sa.CheckConstraint("kind IN ('put', 'note', 'weg')", name="kind"),
    )
    op.create_index("ix_journaal_pk", "journaal", ["gemeente_id", "team_id", "pk"])
    op.create_index(
        "ix_journaal_weg",
        "journaal",
        ["soort", "pk"],
        sqlite_where=sa.text("kind = 'weg'"),
        postgresql_where=sa.text("kind = 'weg'"),
    )
