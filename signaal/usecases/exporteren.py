"""All signals to a file for Excel or for a program."""

from collections.abc import Iterator
from pathlib import Path

from signaal import exchange
from signaal.domain.lijst_blad import Cel
from signaal.domain.model import Zoekvraag
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.naar_buiten import geef_uit
from signaal.usecases.team import lees_team

#: The columns, in this order; a contract with whoever reads the file.
KOLOMMEN = (
    "id",
    "datum",
    "kern",
    "buurtschap",
    "discipline",
    "lid",
    "themas",
    "bron",
    "spoed",
    "tekst",
    "gewijzigd",
)
_HAP = 1_000


def exporteer_signalen(bureau: Bureau, pad: Path) -> int:
    """Write every signal that is not removed, sorted by id; says how many.

    The suffix of ``pad`` chooses csv, xlsx or jsonl (else GebruikFout). SchrijfFout leaves no half
    file. That it happened is on record.
    """
    soort = pad.suffix.lower().lstrip(".")
    if soort not in exchange.LIJSTSOORTEN:
        raise GebruikFout(
            "Kies een naam die eindigt op .csv, .xlsx of .jsonl; er is niets gemaakt."
        )
    rijen = list(_rijen(bureau))
    inhoud = exchange.maak_lijst(soort, KOLOMMEN, rijen)
    geef_uit(bureau, pad, inhoud, "signalen geëxporteerd", "signaal", soort)
    return len(rijen)


def _rijen(bureau: Bureau) -> Iterator[tuple[Cel, ...]]:
    team = lees_team(bureau)
    kernen = {k.id: k.naam for k in team.kernen}
    buurtschappen = {b.id: b.naam for b in team.buurtschappen}
    leden = {lid.id: lid.naam for lid in team.leden}
    ids = sorted(bureau.archive.signalen.ids(Zoekvraag()))
    for vanaf in range(0, len(ids), _HAP):
        for s in bureau.archive.signalen.bij_ids(ids[vanaf : vanaf + _HAP]):
            yield (
                str(s.id),
                s.datum,
                kernen.get(s.kern, s.kern),
                buurtschappen.get(s.buurtschap, s.buurtschap),
                s.discipline.label,
                leden.get(s.lid, "") if s.lid else "",
                "|".join(s.themas),
                s.bron,
                "ja" if s.spoed else "",
                s.tekst,
                s.gewijzigd.isoformat(timespec="seconds"),
            )
