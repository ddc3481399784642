"""What a meeting leads to: besluiten, doorverwijzingen, nabellen, initiatieven, vragen, uren."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEKST, JA_NEE, GETAL, DAG, UUID, PLAT = sa.Text, sa.Boolean, sa.Integer, sa.Date, sa.Uuid, sa.JSON
MOMENT = sa.DateTime
CODE = sa.String(40)
LEEG = '{"tekst":"","voor_bestuur":false}'

#: Columns that tables of before get: table, column, type, what older rows hold (None: nothing).
ERBIJ: tuple[tuple[str, str, Any, str | None], ...] = (
    ("overleg", "aanwezig", PLAT, "[]"),
    ("overleg", "heropend", PLAT, LEEG),
    ("overleg", "gesloten", MOMENT, None),
    ("agendapunt", "besteed", GETAL, None),
    ("actie", "aanleiding", PLAT, LEEG),
)


def _k(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg)


def _tabel(naam: str, *delen: sa.schema.SchemaItem) -> None:
    op.create_table(
        naam,
        sa.Column("gemeente_id", sa.String(40), primary_key=True, nullable=False),
        sa.Column("team_id", UUID, primary_key=True, nullable=False),
        sa.Column("id", UUID, primary_key=True, nullable=False),
        *delen,
        sqlite_with_rowid=False,
    )


def _codes(veld: str, *codes: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{veld} IN ({', '.join(repr(code) for code in codes)})", name=veld)


def _wijst_naar(veld: str, doel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["gemeente_id", "team_id", veld],
        [f"{doel}.gemeente_id", f"{doel}.team_id", f"{doel}.id"],
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    """New columns behind the old ones, and the new tables."""
    for tabel, kolom, soort, was in ERBIJ:
        op.add_column(tabel, sa.Column(kolom, soort, nullable=was is None, server_default=was))
    _besluiten()
    _doorschakelen()
    _rond_een_signaal()
    _boekhouding()


def downgrade() -> None:
    """Without them."""
    for tabel in (
        *("uren", "verzending", "bekeken", "terugmelding", "collegavraag", "initiatief", "contact"),
        *("nabelpoging", "doorverwijzing", "partner", "collectieve_actie", "besluit"),
    ):
        op.drop_table(tabel)
    for tabel, kolom, _, _ in reversed(ERBIJ):
        op.drop_column(tabel, kolom)


def _besluiten() -> None:
    _tabel(
        "besluit",
        _k("overleg", UUID),
        _k("sleutel", TEKST),
        _k("soort", CODE),
        _k("naam", PLAT),
        _k("reden", PLAT),
        _k("afwijkend", PLAT),
        _k("themas", PLAT),
        _k("kernen", PLAT),
        _k("aantal", GETAL),
        _k("genomen", MOMENT, leeg=True),
        _k("ingetrokken", JA_NEE),
        _codes("soort", "collectieve_actie", "doorschakelen", "volgen", "afsluiten"),
        _wijst_naar("overleg", "overleg"),
    )
    _tabel(
        "collectieve_actie",
        _k("doel", PLAT),
        _k("partners", PLAT),
        _k("organisator", TEKST),
        _k("datum", DAG, leeg=True),
        _k("plaats", PLAT),
        _k("budget", GETAL, leeg=True),
        _k("opkomst", GETAL, leeg=True),
        _k("les", PLAT),
        _k("themas", PLAT),
        _k("verwijderd", JA_NEE),
        _wijst_naar("id", "actie"),
    )


def _doorschakelen() -> None:
    _tabel("partner", _k("naam", TEKST), _k("vervallen", JA_NEE))
    _tabel(
        "doorverwijzing",
        _k("partner", UUID),
        _k("datum", DAG),
        _k("naam", PLAT),
        _k("vraag", PLAT),
        _k("antwoord_voor", DAG),
        _k("herindicatie_op", DAG, leeg=True),
        _k("signaal", UUID, leeg=True),
        _k("sleutel", TEKST),
        _k("overleg", UUID, leeg=True),
        _k("themas", PLAT),
        _k("kernen", PLAT),
        _k("stand", CODE),
        _k("terugkoppeling", PLAT),
        _k("teruggekoppeld_op", DAG, leeg=True),
        _k("verwijderd", JA_NEE),
        _codes("stand", "open", "teruggekoppeld", "ingetrokken"),
        _wijst_naar("partner", "partner"),
    )


def _rond_een_signaal() -> None:
    _tabel(
        "nabelpoging",
        _k("signaal", UUID),
        _k("datum", DAG),
        _k("uitkomst", CODE),
        _k("lid", UUID, leeg=True),
        _k("notitie", PLAT),
        _k("verwijderd", JA_NEE),
        _codes("uitkomst", "geen_gehoor", "gelukt", "deels", "niet"),
    )
    _tabel("contact", _k("naam", TEKST), _k("telefoon", TEKST), _k("tot", DAG))
    _tabel(
        "initiatief",
        _k("naam", PLAT),
        _k("themas", PLAT),
        _k("kernen", PLAT),
        _k("organisator", TEKST),
        _k("doelgroep", TEKST),
        _k("wanneer", TEKST),
        _k("vervallen", JA_NEE),
    )
    _tabel(
        "collegavraag",
        _k("signaal", UUID),
        _k("van", UUID),
        _k("vraag", PLAT),
        _k("gesteld", MOMENT),
        _k("aan", UUID, leeg=True),
        _k("antwoord", PLAT),
        _k("beantwoord_door", UUID, leeg=True),
        _k("beantwoord", MOMENT, leeg=True),
        _k("ingetrokken", JA_NEE),
        _wijst_naar("van", "lid"),
    )
    _tabel("terugmelding", _k("datum", DAG), _k("lid", UUID, leeg=True), _k("verwijderd", JA_NEE))


def _boekhouding() -> None:
    _tabel(
        "bekeken",
        _k("overleg", UUID),
        _k("sleutel", TEKST),
        _k("lid", UUID),
        _wijst_naar("overleg", "overleg"),
        _wijst_naar("lid", "lid"),
    )
    _tabel(
        "verzending",
        _k("moment", MOMENT),
        _k("overleg", UUID, leeg=True),
        _k("stuk", TEKST),
        _k("bestuur", UUID, leeg=True),
        _k("aan", TEKST),
        _k("hoe", TEKST),
        _k("afdruk", TEKST),
    )
    _tabel(
        "uren",
        _k("datum", DAG),
        _k("lid", UUID),
        _k("kern", TEKST),
        _k("activiteit", TEKST),
        _k("minuten", GETAL),
        _k("verwijderd", JA_NEE),
        _wijst_naar("lid", "lid"),
        _wijst_naar("kern", "kern"),
    )
