"""The example team: filled, invented, and the same every time."""

import random
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

from signaal import vault
from signaal.domain.ids import Idbron
from signaal.domain.model import (
    ActieStand,
    Buurtschap,
    Discipline,
    Kern,
    Lid,
    Signaal,
)
from signaal.fouten import SchrijfFout
from signaal.usecases.acties import Actieinvoer, Actiewijziging, voeg_actie_toe, wijzig_actie
from signaal.usecases.agendapunten import Puntwijziging, voeg_eigen_punt_toe, wijzig_punt
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import verzet_overleg

#: In the example team it is always this day, two days before an overleg.
DEMO_VANDAAG = date(2026, 11, 18)
DEMO_OVERLEG = date(2026, 11, 20)
#: Printed by the command line; there is nothing to protect in an invented team.
DEMO_WACHTWOORD = "voorbeeld van een wachtzin"
_ZAAD = 20261118
_NU = datetime.combine(DEMO_VANDAAG, time(16, 30), UTC)
_BRONNEN = ("inwoner zelf", "huisarts", "buren", "vrijwilliger", "familie", "eigen waarneming")


def demo_nu() -> datetime:
    """The moment it is in the example team."""
    return _NU


def demo_vandaag() -> date:
    """The day it is in the example team."""
    return DEMO_VANDAAG


def maak_demo(
    folder: Path, wachtwoord: str = DEMO_WACHTWOORD, kosten: vault.Kosten = vault.STANDAARD
) -> Bureau:
    """``folder``/demo.signaal with a year and a half of signals and an agenda in the making.

    GebruikFout when there is one already; SchrijfFout when the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fout:
        raise SchrijfFout(
            f"De map {folder.name} kan niet worden gemaakt; er is niets geschreven. "
            "Kies een andere map.",
            str(fout),
        ) from fout
    verhaal = tomllib.loads((files("resources") / "voorbeeldteam.toml").read_text("utf-8"))
    team = verhaal["team"]
    bureau, _ = nieuw_archief(
        folder / "demo.signaal",
        wachtwoord,
        NieuwTeam(
            naam=team["naam"],
            kernen=tuple(team["kernen"]),
            leden=tuple((naam, Discipline(code)) for naam, code in team["leden"]),
            overleg=DEMO_OVERLEG,
            buurtschappen=tuple((b, k) for b, k in team["buurtschappen"]),
        ),
        demo_nu,
        demo_vandaag,
        kosten,
    )
    try:
        with bureau.archive.schrijf("voorbeeldteam", bureau.lid, _NU) as beurt:
            for signaal in _signalen(bureau, verhaal["verhaal"]):
                beurt.zet(signaal)
        _agenda(bureau, verhaal["agenda"])
    except BaseException:
        sluit(bureau)
        raise
    return bureau


def _signalen(bureau: Bureau, verhalen: list[dict[str, Any]]) -> Iterator[Signaal]:
    toeval = random.Random(_ZAAD)
    ids = Idbron(toeval.getrandbits)
    archive = bureau.archive
    kernen = {k.naam: k.id for k in archive.alle(Kern)}
    leden = {lid.discipline: lid.id for lid in archive.alle(Lid)}
    hamlets = {b.kern_id: b.naam for b in archive.alle(Buurtschap)}
    for verhaal in verhalen:
        teksten = verhaal["teksten"]
        nummer = 0
        for terug, aantal in enumerate(reversed(verhaal["aantallen"])):
            for dag in sorted(_dag(toeval, terug) for _ in range(aantal)):
                discipline = Discipline(verhaal["wie"][nummer % len(verhaal["wie"])])
                kern = kernen[verhaal["kern"]]
                yield Signaal(
                    id=ids.volgende(datetime.combine(dag, time(12), UTC)),
                    datum=dag,
                    kern=kern,
                    discipline=discipline,
                    tekst=teksten[nummer % len(teksten)],
                    gewijzigd=datetime.combine(dag, time(12), UTC),
                    themas=(verhaal["thema"],),
                    lid=leden[discipline],
                    buurtschap=hamlets.get(kern, "") if nummer % 4 == 3 else "",
                    bron=_BRONNEN[toeval.randrange(len(_BRONNEN))],
                    spoed=nummer % 17 == 5,
                )
                nummer += 1


def _dag(toeval: random.Random, periodes_terug: int) -> date:
    """A working day in the period that many periods ago; not after today."""
    eind = DEMO_OVERLEG - timedelta(weeks=6 * periodes_terug)
    dag = eind - timedelta(days=toeval.randrange(2, 41))
    return dag - timedelta(days=max(0, dag.weekday() - 4))


def _agenda(bureau: Bureau, woorden: dict[str, str]) -> None:
    """What the trio wrote while preparing: an own item, a request to the board, two agreements."""
    beeld = lees_overleg(bureau)
    overleg = beeld.overleg.id
    verzet_overleg(bureau, overleg, plaats=woorden["plaats"])
    voeg_eigen_punt_toe(bureau, overleg, woorden["eigen_punt"])
    vallen = next(b.sleutel for b in beeld.bundels if b.themas == ("vallen",))
    wijzig_punt(
        bureau,
        overleg,
        vallen,
        Puntwijziging(
            bestuurszin=woorden["zin"],
            bestuurszin_voor_bestuur=True,
            vraag=woorden["vraag"],
            vraag_voor_bestuur=True,
        ),
    )
    afspraak = _afspraak(bureau, woorden["afspraak"], collectief=False)
    wijzig_actie(
        bureau,
        afspraak,
        Actiewijziging(
            stand=ActieStand.KLAAR, resultaat=woorden["resultaat"], resultaat_voor_bestuur=True
        ),
    )
    activiteit = _afspraak(bureau, woorden["activiteit"], collectief=True)
    wijzig_actie(
        bureau, activiteit, Actiewijziging(nieuws=woorden["nieuws"], nieuws_voor_bestuur=True)
    )


def _afspraak(bureau: Bureau, wat: str, *, collectief: bool) -> UUID:
    actie = voeg_actie_toe(
        bureau, Actieinvoer(wat=wat, voor=date(2026, 12, 12), collectief=collectief)
    )
    wijzig_actie(bureau, actie.id, Actiewijziging(wat_voor_bestuur=True))
    return actie.id
