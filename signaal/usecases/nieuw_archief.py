"""Begin an archive: the team, the themas everybody starts with, and who works here."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from signaal import vault
from signaal.domain.ids import nieuw_id, vrije_slug
from signaal.domain.model import Bestuur, Buurtschap, Discipline, Kern, Lid, Team, Thema
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.storage.archive import Archive
from signaal.storage.wissel import alleen, wordt_vervangen
from signaal.text.startthemas import laad_startthemas
from signaal.usecases.archief import half_naast, staat_er, werkt_hier
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.kernvolgorde import als_instelling
from signaal.vault.bos import eis_geen_bos
from signaal.vault.vervangen import houd_vol

_GEEN_PLEK = (
    "Op deze plek kan geen archief komen ({naam}); er is niets gemaakt. "
    "Kijk of de map bestaat en of je er mag schrijven, of kies een kortere naam."
)


@dataclass(frozen=True, slots=True)
class NieuwTeam:
    """What the first screen asks. ``buurtschappen`` are (name, name of the kern it counts for).

    ``overleg`` is a day in the series of meetings.
    """

    naam: str
    kernen: tuple[str, ...]
    leden: tuple[tuple[str, Discipline], ...]
    overleg: date
    buurtschappen: tuple[tuple[str, str], ...] = ()


def nieuw_archief(
    pad: Path,
    wachtwoord: str,
    opgave: NieuwTeam,
    nu: Callable[[], datetime],
    vandaag: Callable[[], date],
    kosten: vault.Kosten = vault.STANDAARD,
    themas: tuple[Thema, ...] | None = None,
) -> tuple[Bureau, str]:
    """A new archive at ``pad`` and the recovery code to print; the first lid works here.

    Everything or nothing: when it fails no file is left behind. Never overwrites (GebruikFout).
    """
    waarden = _beginstand(opgave, laad_startthemas() if themas is None else themas, nu())
    with nieuwe_plek(pad) as bij_fout:
        sleutel, code = vault.maak_sleutelbos(pad, wachtwoord, kosten)
        archive = Archive.create(pad, sleutel, waarden.team, nu())
        bij_fout.callback(archive.close)
        with archive.schrijf("nieuw archief", waarden.ik, nu()) as beurt:
            beurt.zet_alle(waarden.lijsten)
            beurt.zet(werkt_hier(archive, waarden.ik))
        vault.zet_brievenbus(pad, archive.geheim.afgeleid("brievenbus"))
        neem_in_gebruik(pad, bij_fout)
    return Bureau(archive, waarden.ik, nu, vandaag, pad), code


@contextlib.contextmanager
def nieuwe_plek(pad: Path) -> Iterator[contextlib.ExitStack]:
    """Inside the block an archive is made at ``pad``; until :func:`neem_in_gebruik` it is none.

    What is half there goes at the end of the block, or, when the machine fell out, before the next
    one is made there: nobody heard yet that there is one. The callbacks of the stack come first.
    """
    eis_vrije_plek(pad)
    with contextlib.ExitStack() as bij_fout:
        try:
            half_naast(pad).touch(exist_ok=False)
        except (OSError, ValueError) as fout:  # a name that no system takes is a ValueError
            raise SchrijfFout(_GEEN_PLEK.format(naam=pad.name), repr(fout)) from fout
        bij_fout.callback(_ruim_half_archief_op, pad)
        yield bij_fout


def neem_in_gebruik(pad: Path, bij_fout: contextlib.ExitStack) -> None:
    """What was made at ``pad`` is an archive from now on; SchrijfFout when it cannot be."""
    try:
        houd_vol(half_naast(pad).unlink)
    except OSError as fout:
        raise SchrijfFout(_GEEN_PLEK.format(naam=pad.name), repr(fout)) from fout
    bij_fout.pop_all()


def eis_vrije_plek(pad: Path) -> None:
    """GebruikFout when something is at ``pad``, or about to come; what was left half goes."""
    if staat_er(half_naast(pad)):
        with alleen(pad, 0):
            pass
        _ruim_half_archief_op(pad)
    if staat_er(pad) or wordt_vervangen(pad):
        raise GebruikFout(
            f"Er staat al iets op deze plek: {pad.name}. Er is niets veranderd. "
            "Kies een andere naam."
        )
    eis_geen_bos(pad)


@dataclass(frozen=True, slots=True)
class _Beginstand:
    team: Team
    ik: UUID
    lijsten: tuple[object, ...]


def _beginstand(opgave: NieuwTeam, themas: tuple[Thema, ...], nu: datetime) -> _Beginstand:
    """All values of a new archive, checked before a file exists."""
    if not opgave.kernen or not opgave.leden:
        raise GebruikFout("Noem minstens een kern en een lid van het team; er is niets gemaakt.")
    team = Team(nieuw_id(nu), schone_naam(opgave.naam, "een naam voor het team"), opgave.overleg)
    kernen: dict[str, Kern] = {}
    for ruw in opgave.kernen:
        naam = schone_naam(ruw, "een naam voor de kern")
        if naam.casefold() in (k.naam.casefold() for k in kernen.values()):
            raise GebruikFout(f"De kern {naam} staat er twee keer; er is niets gemaakt.")
        code = vrije_slug(naam, set(kernen))
        kernen[code] = Kern(code, naam)
    leden = [
        Lid(nieuw_id(nu), schone_naam(naam, "een naam voor elk lid"), discipline)
        for naam, discipline in opgave.leden
    ]
    besturen = [
        Bestuur(nieuw_id(nu), f"Zorgcoöperatie {kern.naam}", (kern.id,)) for kern in kernen.values()
    ]
    lijsten = (
        *kernen.values(),
        als_instelling(kernen.values()),
        *_buurtschappen(opgave, kernen),
        *leden,
        *besturen,
        *themas,
    )
    return _Beginstand(team, leden[0].id, lijsten)


def _buurtschappen(opgave: NieuwTeam, kernen: dict[str, Kern]) -> list[Buurtschap]:
    per_naam = {kern.naam.casefold(): kern.id for kern in kernen.values()} | {k: k for k in kernen}
    gemaakt: dict[str, Buurtschap] = {}
    for ruw, kernnaam in opgave.buurtschappen:
        naam = schone_naam(ruw, "een naam voor het buurtschap")
        kern = per_naam.get(kernnaam.strip().casefold())
        if kern is None:
            raise GebruikFout(
                f"Het buurtschap {naam} hoort bij een kern die er niet is; er is niets gemaakt. "
                "Noem eerst de kern."
            )
        code = vrije_slug(naam, set(gemaakt))
        gemaakt[code] = Buurtschap(code, naam, kern)
    return list(gemaakt.values())


def _ruim_half_archief_op(pad: Path) -> None:
    """Take away what an unfinished new archive left; only called for files made here.

    What says that it is half goes last.
    """
    for naast in ("", "-wal", "-shm", ".slot", ".sleutels"):
        with contextlib.suppress(OSError):
            pad.with_name(pad.name + naast).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        half_naast(pad).unlink(missing_ok=True)
