"""The first schema: a table per value type, the journal, and what triggers keep."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from signaal.storage.migrations.sqlite_0001 import AF, OP

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEKST, JA_NEE, GETAL, DAG, UUID, PLAT = sa.Text, sa.Boolean, sa.Integer, sa.Date, sa.Uuid, sa.JSON
SLUG = sa.String(120)
CODE = sa.String(40)
DISCIPLINES = ("sociaal_werker", "preventiewerker_jeugd", "wijkverpleegkundige")


def _k(naam: str, soort: Any, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, soort, nullable=leeg)


def _sleutel(naam: str, soort: Any) -> sa.Column[Any]:
    return sa.Column(naam, soort, primary_key=True, nullable=False)


def _plek() -> list[sa.Column[Any]]:
    return [_sleutel("gemeente_id", sa.String(40)), _sleutel("team_id", UUID)]


def _tabel(naam: str, id_soort: Any, *delen: sa.schema.SchemaItem) -> None:
    op.create_table(naam, *_plek(), _sleutel("id", id_soort), *delen, sqlite_with_rowid=False)


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
    """From nothing to the first schema."""
    _team_en_lijsten()
    _signalen()
    _overleggen()
    _acties_en_import()
    _boekhouding()
    for opdracht in OP:
        op.execute(opdracht)


def downgrade() -> None:
    """Back to nothing."""
    for opdracht in AF:
        op.execute(opdracht)
    for tabel in (
        *("dagtelling", "concept", "journaal", "archief", "instelling"),
        *("importvraag", "actie", "agendapunt", "afwijzing", "correctie", "overleg", "filter"),
        *("telknop", "afwezigheid", "signaal", "bestuur", "thema", "lid", "buurtschap", "kern"),
        "team",
    ):
        op.drop_table(tabel)


def _team_en_lijsten() -> None:
    _tabel(
        "team",
        UUID,
        _k("naam", TEKST),
        _k("overleg_anker", DAG),
        _k("overleg_weken", GETAL),
        _k("liever_niet", PLAT),
        _k("overleg_plaats", TEKST),
        _k("overleg_tijd", sa.Time),
        _k("gevoeligheid", TEKST),
    )
    _tabel(
        "kern",
        SLUG,
        _k("naam", TEKST),
        _k("inwoners", GETAL, leeg=True),
        _k("cbs_code", TEKST),
        _k("vervallen", JA_NEE),
    )
    _tabel(
        "buurtschap",
        SLUG,
        _k("naam", TEKST),
        _k("kern_id", TEKST),
        _wijst_naar("kern_id", "kern"),
    )
    _tabel(
        "lid",
        UUID,
        _k("naam", TEKST),
        _k("discipline", CODE),
        _k("vertrokken", JA_NEE),
        _codes("discipline", *DISCIPLINES),
    )
    _tabel(
        "thema",
        SLUG,
        _k("naam", TEKST),
        _k("omschrijving", TEKST),
        _k("eigen", JA_NEE),
        _k("vervallen", JA_NEE),
        _k("altijd_bespreken", JA_NEE),
        _k("voor_bestuur", JA_NEE),
    )
    _tabel("bestuur", UUID, _k("naam", TEKST), _k("kernen", PLAT), _k("vervallen", JA_NEE))
    _tabel("instelling", SLUG, _k("waarde", TEKST))


def _signalen() -> None:
    _tabel(
        "signaal",
        UUID,
        _k("datum", DAG),
        _k("kern", TEKST),
        _k("discipline", CODE),
        _k("tekst", TEKST),
        _k("gewijzigd", sa.DateTime),
        _k("themas", PLAT),
        _k("lid", UUID, leeg=True),
        _k("buurtschap", TEKST),
        _k("bron", TEKST),
        _k("gedaan", TEKST),
        _k("spoed", JA_NEE),
        _k("nabellen", JA_NEE),
        _k("nabellen_op", DAG, leeg=True),
        _k("themas_voorgesteld", JA_NEE),
        _k("verwijderd", JA_NEE),
        _k("importcode", TEKST),
        _codes("discipline", *DISCIPLINES),
        _wijst_naar("kern", "kern"),
        _wijst_naar("lid", "lid"),
    )
    op.create_index(
        "ix_signaal_datum",
        "signaal",
        [
            *("gemeente_id", "team_id", "verwijderd", "datum", "id"),
            *("kern", "discipline", "themas", "bron", "spoed", "nabellen"),  # filters read no row
        ],
    )
    op.create_index(
        "ix_signaal_importcode",
        "signaal",
        ["gemeente_id", "team_id", "importcode"],
        sqlite_where=sa.text("importcode <> ''"),
        postgresql_where=sa.text("importcode <> ''"),
    )
    _tabel(
        "afwezigheid",
        UUID,
        _k("lid", UUID),
        _k("van", DAG),
        _k("tot", DAG),
        _k("verwijderd", JA_NEE),
        _wijst_naar("lid", "lid"),
    )
    _tabel(
        "telknop",
        UUID,
        _k("toets", GETAL),
        _k("label", TEKST),
        _k("thema", TEKST),
        _k("verwijderd", JA_NEE),
        _wijst_naar("thema", "thema"),
    )
    _tabel("filter", UUID, _k("naam", TEKST), _k("zoekvraag", TEKST), _k("verwijderd", JA_NEE))


def _overleggen() -> None:
    _tabel(
        "overleg",
        UUID,
        _k("gepland", DAG),
        _k("datum", DAG),
        _k("tijd", sa.Time),
        _k("plaats", TEKST),
        _k("stand", CODE),
        _codes("stand", "concept", "afgesloten"),
    )
    _tabel(
        "correctie",
        UUID,
        _k("overleg", UUID),
        _k("volgnummer", GETAL),
        _k("soort", CODE),
        _k("bundel", TEKST),
        _k("doel", TEKST),
        _k("signalen", PLAT),
        _k("naam", PLAT),
        _k("ongedaan", JA_NEE),
        _codes("soort", "samenvoegen", "splitsen", "verplaatsen", "hernoemen", "vastzetten"),
        _wijst_naar("overleg", "overleg"),
    )
    _tabel(
        "afwijzing",
        UUID,
        _k("overleg", UUID),
        _k("bundel", TEKST),
        _k("reden", TEKST),
        _k("aantal", GETAL),
        _k("ongedaan", JA_NEE),
        _wijst_naar("overleg", "overleg"),
    )
    _tabel(
        "agendapunt",
        UUID,
        _k("overleg", UUID),
        _k("soort", CODE),
        _k("sleutel", TEKST),
        _k("titel", PLAT),
        _k("volgorde", GETAL, leeg=True),
        _k("minuten", GETAL, leeg=True),
        _k("nodig", PLAT),
        _k("notitie", PLAT),
        _k("bestuurszin", PLAT),
        _k("vraag", PLAT),
        _k("weggelaten", JA_NEE),
        _k("verwijderd", JA_NEE),
        _codes("soort", "vast", "bundel", "eigen"),
        _wijst_naar("overleg", "overleg"),
    )


def _acties_en_import() -> None:
    _tabel(
        "actie",
        UUID,
        _k("wat", PLAT),
        _k("regiehouder", UUID),
        _k("voor", DAG, leeg=True),
        _k("overleg", UUID, leeg=True),
        _k("bundel", TEKST),
        _k("stand", CODE),
        _k("resultaat", PLAT),
        _k("collectief", JA_NEE),
        _k("kernen", PLAT),
        _k("nieuws", PLAT),
        _k("gemaakt", sa.DateTime, leeg=True),
        _k("gewijzigd", sa.DateTime, leeg=True),
        _k("verwijderd", JA_NEE),
        _codes("stand", "open", "klaar", "vervallen"),
        _wijst_naar("regiehouder", "lid"),
        _wijst_naar("overleg", "overleg"),
    )
    _tabel(
        "importvraag",
        UUID,
        _k("lijst", TEKST),
        _k("blad", TEKST),
        _k("regel", GETAL),
        _k("soort", TEKST),
        _k("ruwe_rij", PLAT),
        _k("voorstel", PLAT, leeg=True),
        _k("afgehandeld", JA_NEE),
    )


def _boekhouding() -> None:
    op.create_table("archief", *_plek(), _k("apparaat", UUID), _k("gemaakt", sa.DateTime))
    op.create_table(
        "journaal",
        *_plek(),
        _sleutel("device", UUID),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False, nullable=False),
        _k("format", GETAL),
        _k("hlc", sa.BigInteger),
        _k("moment", sa.DateTime),
        _k("actor", UUID, leeg=True),
        _k("handeling", sa.String(60)),
        _k("kind", sa.String(4)),
        _k("soort", CODE),
        _k("pk", SLUG),
        _k("fields", TEKST),
        _k("base", sa.LargeBinary(32)),
        _k("prev_hash", sa.LargeBinary(32)),
        _k("hash", sa.LargeBinary(32)),
        _codes("kind", "put", "note"),
        sqlite_with_rowid=False,
    )
    op.create_table("concept", *_plek(), _k("tekst", TEKST), sqlite_with_rowid=False)
    op.create_table(
        "dagtelling",
        *_plek(),
        _sleutel("datum", DAG),
        _sleutel("kern", SLUG),
        _sleutel("thema", SLUG),
        _sleutel("discipline", CODE),
        _k("aantal", GETAL),
        sqlite_with_rowid=False,
    )
