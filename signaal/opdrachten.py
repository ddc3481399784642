"""What each word of the command line does, through the use cases of the window."""

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from signaal import exchange
from signaal.domain.ids import slug
from signaal.domain.kandidaten import beoordeel
from signaal.domain.lijst import Importplan
from signaal.domain.model import Bestuur, Discipline, Lid
from signaal.fouten import GebruikFout, GeenWachtwoordFout, SignaalFout
from signaal.text.gesprek import voer_gesprek
from signaal.usecases.agendapapier import exporteer_agenda
from signaal.usecases.archief import (
    Sleutelring,
    Slot,
    Wachtwoord,
    controleer,
    migratie,
    open_archief,
    sluit,
)
from signaal.usecases.brieven import neem_brieven_in, schrijf_brief
from signaal.usecases.bureau import Bureau
from signaal.usecases.demo import DEMO_VANDAAG, DEMO_WACHTWOORD, maak_demo
from signaal.usecases.exporteren import exporteer_signalen
from signaal.usecases.financiersblad import bewaar_financierstabel
from signaal.usecases.importeren import (
    Lijstkeuze,
    eis_bruikbaar,
    lees_lijst,
    verslag_json,
    voer_in,
)
from signaal.usecases.naar_buiten import verslag_naar_buiten
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.usecases.overlegreeks import overleg_op
from signaal.usecases.signalen import (
    Signaalinvoer,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.team import Teamgegevens, lees_team
from signaal.usecases.wacht import maak_wacht
from signaal.wereld import Wereld

T = TypeVar("T")

#: A series of meetings is reckoned from here to there; what lies outside is a typing error.
EERSTE_JAAR = 1900
LAATSTE_JAAR = 2199


@contextmanager
def aan_het_bureau(
    opdracht: argparse.Namespace, wereld: Wereld, *, stil: bool = False
) -> Iterator[Bureau]:
    """The archive of ``--archief``, opened for one command.

    Passphrase: SIGNAAL_WACHTWOORD, else the keyring of this machine, else a prompt on a terminal.
    ``stil``: opening and closing leave no trace in an archive that may be damaged.
    """
    bureau = _open(Path(opdracht.archief), wereld, stil=stil)
    try:
        if not stil:
            _neem_brieven_in(bureau, wereld)
        yield bureau
    finally:
        sluit(bureau)


def _open(pad: Path, wereld: Wereld, *, stil: bool) -> Bureau:
    return met_slot(
        wereld, lambda slot: open_archief(pad, slot, wereld.nu, wereld.vandaag, stil=stil)
    )


def met_slot(wereld: Wereld, doe: Callable[[Slot], T]) -> T:
    """``doe`` with SIGNAAL_WACHTWOORD, else the keyring, else what is typed on a terminal."""
    wachtwoord = wereld.omgeving.get("SIGNAAL_WACHTWOORD")
    if wachtwoord is not None:
        return doe(Wachtwoord(wachtwoord))
    try:
        return doe(Sleutelring())
    except GeenWachtwoordFout:
        if wereld.vraag_wachtwoord is None:
            raise
    return doe(Wachtwoord(wereld.vraag_wachtwoord("Wachtwoord: ")))


def _neem_brieven_in(bureau: Bureau, wereld: Wereld) -> None:
    """What was written while the archive was locked; never in the way of the command itself."""
    try:
        ingenomen = neem_brieven_in(bureau)
    except SignaalFout as fout:
        wereld.waarschuw(fout.bericht)
        return
    for zin in (ingenomen.zin, *ingenomen.let_op):
        if zin:
            wereld.waarschuw(zin)


def demo(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """A filled example team, the same every time."""
    folder = Path(opdracht.map)
    wachtwoord = wereld.omgeving.get("SIGNAAL_WACHTWOORD", DEMO_WACHTWOORD)
    bureau = maak_demo(folder, wachtwoord)
    try:
        wereld.zeg(f"Voorbeeldteam gemaakt: {bureau.pad}")
        wereld.zeg(f"Vandaag is daar {DEMO_VANDAAG:%d-%m-%Y} (SIGNAAL_VANDAAG={DEMO_VANDAAG})")
        if "SIGNAAL_WACHTWOORD" not in wereld.omgeving:
            wereld.zeg(f"Wachtwoord: {wachtwoord}")
        if opdracht.agenda:
            exporteer_agenda(bureau, Path(opdracht.agenda))
            wereld.zeg(f"Agenda gemaakt: {opdracht.agenda}")
    finally:
        sluit(bureau)


def nieuw(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """A new archive for a team."""
    wachtwoord = wereld.omgeving.get("SIGNAAL_WACHTWOORD")
    if wachtwoord is None:
        if wereld.vraag_wachtwoord is None:
            raise GeenWachtwoordFout(
                "Er is geen wachtwoord opgegeven en er is niets gemaakt; "
                "zet het in SIGNAAL_WACHTWOORD of werk in een terminal."
            )
        wachtwoord = wereld.vraag_wachtwoord("Nieuw wachtwoord: ")
    opgave = NieuwTeam(
        naam=opdracht.team,
        kernen=tuple(opdracht.kern),
        buurtschappen=tuple(_paar(b, "Buurtschap=Kern") for b in opdracht.buurtschap),
        leden=tuple(_lid(lid) for lid in opdracht.lid),
        overleg=_dag(opdracht.overleg) if opdracht.overleg else wereld.vandaag(),
    )
    bureau, herstelcode = nieuw_archief(
        Path(opdracht.archief), wachtwoord, opgave, wereld.nu, wereld.vandaag
    )
    sluit(bureau)
    wereld.zeg(f"Archief gemaakt: {opdracht.archief}")
    wereld.zeg(f"Herstelcode (bewaar hem op papier): {herstelcode}")


def log(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Log one signal; its id is printed after it is on disk."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        team = lees_team(bureau)
        kern, buurtschap = _plaats(team, opdracht.kern)
        signaal = log_signaal(
            bureau,
            Signaalinvoer(
                tekst=_getypt(opdracht.tekst),
                kern=kern,
                buurtschap=buurtschap,
                themas=tuple(opdracht.thema),
                bron=_getypt(opdracht.bron),
                datum=_dag(opdracht.datum) if opdracht.datum else None,
                lid=_welk_lid(team, opdracht.lid) if opdracht.lid else None,
            ),
        )
        wereld.zeg(str(signaal.id))
        soorten = dict.fromkeys(
            v.soort.value.lower() for v in maak_wacht(bureau).vind(signaal.tekst)
        )
        if soorten:
            wereld.waarschuw(
                "Bewaard, maar kijk nog even: er staat misschien iets in dat naar een persoon "
                f"wijst ({', '.join(soorten)})."
            )


def brief(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """A signal for a locked archive, sealed; it comes in when somebody opens the archive."""
    tekst, kern = _getypt(opdracht.tekst), _getypt(opdracht.kern)
    schrijf_brief(Path(opdracht.archief), tekst, kern, wereld.nu(), wereld.vandaag())


def wijzig(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Edit a signal."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        velden: dict[str, object] = {}
        if opdracht.tekst is not None:
            velden["tekst"] = _getypt(opdracht.tekst)
        if opdracht.thema is not None:
            velden["themas"] = tuple(opdracht.thema)
        if opdracht.kern is not None:
            velden["kern"], velden["buurtschap"] = _plaats(lees_team(bureau), opdracht.kern)
        if not velden:
            raise GebruikFout("Zeg wat er verandert: --tekst, --thema of --kern.")
        wijzig_signaal(bureau, _id(opdracht.id), **velden)


def verwijder(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Remove a signal; the window can bring it back."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        verwijder_signalen(bureau, [_id(opdracht.id)])


def importeer(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Bring in a list: the clear rows together, the rest waits for a person."""
    waarden = tuple(_paar(w, "Waarde=Betekenis") for w in opdracht.waarde)
    with aan_het_bureau(opdracht, wereld) as bureau:
        plan = lees_lijst(bureau, Path(opdracht.lijst), Lijstkeuze(waarden=dict(waarden)))
        eis_bruikbaar(plan)
        with _verslag(bureau, plan, opdracht):
            if not opdracht.proef:
                voer_in(bureau, plan)
        werkwoord = "Zou binnenkomen" if opdracht.proef else "Binnengehaald"
        wereld.zeg(
            f"{werkwoord}: {plan.aangenomen} van {plan.gelezen} signalen; {plan.dubbel} dubbel, "
            f"{len(plan.te_beslissen)} te beslissen, {len(plan.waardevragen)} vragen over waarden."
        )


def _verslag(
    bureau: Bureau, plan: Importplan, opdracht: argparse.Namespace
) -> AbstractContextManager[None]:
    """The report takes its place together with what it reports, or neither does."""
    if not opdracht.verslag:
        return nullcontext()
    pad = Path(opdracht.verslag)
    if pad.resolve() == Path(opdracht.lijst).resolve():
        raise GebruikFout("Het verslag zou de lijst zelf vervangen; er is niets veranderd.")
    tekst = json.dumps(verslag_json(plan), ensure_ascii=False, indent=1)
    return verslag_naar_buiten(bureau, pad, tekst.encode())


def exporteer(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """All signals to csv, xlsx or jsonl."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        exporteer_signalen(bureau, Path(opdracht.uit))


def tabel(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """The table for the funder over one year, as csv or xlsx."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        bewaar_financierstabel(bureau, Path(opdracht.uit), opdracht.jaar or bureau.vandaag().year)


def agenda(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """The agenda as PDF, for the trio or for one bestuur."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        overleg = overleg_op(bureau, _dag(opdracht.overleg)).id if opdracht.overleg else None
        bestuur = _welk_bestuur(bureau, opdracht.bestuur) if opdracht.editie == "bestuur" else None
        if opdracht.editie == "trio" and opdracht.bestuur:
            raise GebruikFout("--bestuur hoort bij --editie bestuur; er is niets gemaakt.")
        papier = exporteer_agenda(bureau, Path(opdracht.uit), overleg, bestuur)
        for regel in papier.let_op:
            wereld.waarschuw(regel)


def kandidaten(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """The candidates engine alone: a file with cells in, a file with judgements out."""
    del wereld  # needs no archive, clock or passphrase
    cellen = exchange.lees_cellen(Path(opdracht.in_))
    exchange.schrijf_oordelen(Path(opdracht.uit), cellen, beoordeel(cellen, opdracht.vanaf))


def tekst(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Privacy guard and theme suggestion alone: JSON lines in, JSON lines out."""
    del opdracht
    voer_gesprek(wereld.lees, wereld.zeg)


def controleer_archief(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Check the archive and its journal, and say so in one line."""
    with aan_het_bureau(opdracht, wereld, stil=True) as bureau:
        wereld.zeg(controleer(bureau))


def migreer(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Bring an older archive up to date, and say so in one line."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        wereld.zeg(migratie(bureau))


def _getypt(tekst: str) -> str:
    """A text as it was typed; bytes that are no UTF-8 would be lost without a word."""
    try:
        tekst.encode()
    except UnicodeEncodeError as fout:
        raise GebruikFout(
            "In deze tekst staan tekens die niet te lezen zijn; er is niets veranderd. "
            "Typ hem opnieuw, of bewaar hem als UTF-8.",
            str(fout),
        ) from fout
    return tekst


def _dag(waarde: str) -> date:
    try:
        dag = date.fromisoformat(waarde)
    except ValueError:
        raise GebruikFout(
            "Schrijf een datum als jaar-maand-dag, bijvoorbeeld 2026-11-20; er is niets veranderd."
        ) from None
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise GebruikFout("Dit jaar kan niet; er is niets veranderd. Kijk naar de datum.")
    return dag


def _id(waarde: str) -> UUID:
    try:
        return UUID(waarde)
    except ValueError:
        raise GebruikFout("Dit is geen id van een signaal; er is niets veranderd.") from None


def _paar(waarde: str, vorm: str) -> tuple[str, str]:
    links, is_, rechts = waarde.partition("=")
    if not (is_ and links.strip() and rechts.strip()):
        raise GebruikFout(f'Schrijf dit als "{vorm}"; er is niets veranderd.')
    return links.strip(), rechts.strip()


def _lid(waarde: str) -> tuple[str, Discipline]:
    naam, _, welke = waarde.rpartition(":")
    for discipline in Discipline:
        if naam.strip() and slug(welke) == slug(discipline.value):
            return naam.strip(), discipline
    keuzes = ", ".join(d.value for d in Discipline)
    raise GebruikFout(f'Schrijf een lid als "Naam:discipline", met als discipline {keuzes}.')


def _plaats(team: Teamgegevens, naam: str) -> tuple[str, str]:
    """(kern id, hamlet name) for a village or a hamlet by name or code."""
    gezocht = slug(naam)
    for kern in team.kernen:
        if gezocht in (kern.id, slug(kern.naam)):
            return kern.id, ""
    for buurtschap in team.buurtschappen:
        if gezocht in (buurtschap.id, slug(buurtschap.naam)):
            return buurtschap.kern_id, buurtschap.naam
    raise GebruikFout(
        "Deze kern hoort niet bij jullie team; kies uit "
        + ", ".join(k.naam for k in team.kernen)
        + ". Er is niets bewaard."
    )


def _welk_lid(team: Teamgegevens, naam: str) -> UUID:
    leden: list[Lid] = [lid for lid in team.leden if slug(lid.naam) == slug(naam)]
    if len(leden) != 1:
        raise GebruikFout(
            "Dit lid staat niet in jullie team; kies uit "
            + ", ".join(lid.naam for lid in team.leden)
            + ". Er is niets bewaard."
        )
    return leden[0].id


def _welk_bestuur(bureau: Bureau, naam: str | None) -> UUID:
    besturen = [b for b in bureau.archive.alle(Bestuur) if not b.vervallen]
    gekozen = besturen if naam is None else [b for b in besturen if slug(naam) in _namen(bureau, b)]
    if len(gekozen) != 1:
        raise GebruikFout(
            "Kies één bestuur met --bestuur: "
            + ", ".join(b.naam for b in besturen)
            + ". Er is niets gemaakt."
        )
    return gekozen[0].id


def _namen(bureau: Bureau, bestuur: Bestuur) -> set[str]:
    """A board answers to its own name, and to its village when it has only one."""
    namen = {slug(bestuur.naam)}
    if len(bestuur.kernen) == 1:
        namen |= {slug(k.naam) for k in lees_team(bureau).kernen if k.id == bestuur.kernen[0]}
    return namen
