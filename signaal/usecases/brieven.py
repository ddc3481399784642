"""Writing while the archive is locked: a sealed letter now, a signal at the next unlock."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from signaal import exchange, vault
from signaal.domain.ids import nieuw_id, slug
from signaal.domain.model import Buurtschap, Kern, Signaal
from signaal.fouten import GebruikFout, SignaalFout
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.text.privacy_stop import schoon_stop
from signaal.usecases.archief import eis_archief
from signaal.usecases.bewaken import HOOGSTENS, HOOGSTENS_NAAM, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.kernvolgorde import kernen_op_volgorde
from signaal.usecases.signalen import EERSTE_DAG, Signaalinvoer, laatste_signalen, maak_signaal

_VERSIE = 1
_ONLEESBAAR = (
    "{} van toen Signaal op slot was, {} niet te lezen. Je archief is in orde. "
    "De bestanden blijven bewaard in {}; vraag je ICT-collega om mee te kijken."
)
_VERWISSELD = (
    "Iemand heeft veranderd aan wie deze laptop schrijft zolang Signaal op slot is. Dat is nu "
    "hersteld. Wat je op slot vastlegde, kan gelezen zijn: vertel het je ICT-collega."
)


@dataclass(frozen=True, slots=True)
class Brief:
    """What was written while locked; ``kern`` is the village as it was typed, or ""."""

    id: UUID
    dag: date
    kern: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Ingenomen:
    """What the letter box brought: new signals, and sentences about what was wrong with it."""

    signalen: tuple[UUID, ...] = ()
    let_op: tuple[str, ...] = ()

    @property
    def zin(self) -> str:
        """What came in, for people; "" when nothing did."""
        if not self.signalen:
            return ""
        if len(self.signalen) == 1:
            return "1 signaal van toen Signaal op slot was: kijk het even na."
        return f"{len(self.signalen)} signalen van toen Signaal op slot was: kijk ze even na."


def schrijf_brief(pad: Path, tekst: str, kern: str, nu: datetime, dag: date) -> None:
    """Keep a signal for the locked archive at ``pad``; it is on disk when this returns.

    PersoonsgegevenFout for a *stop* finding, GebruikFout for an empty or too long text or an
    archive that was not opened since letters exist, ArchiefFout when archive or key bag is not
    there, SchrijfFout when there is no room.
    """
    schoon, plaats = schone_tekst(tekst).strip(), schone_tekst(kern, HOOGSTENS_NAAM).strip()
    if not schoon:
        raise GebruikFout("Schrijf eerst wat je hoorde of zag; er is nog niets bewaard.")
    weiger_stop(tekst=schoon, kern=plaats)
    eis_archief(pad)
    id_ = nieuw_id(nu)
    inhoud = {
        "versie": _VERSIE,
        "id": str(id_),
        "dag": dag.isoformat(),
        "kern": plaats,
        "tekst": schoon,
    }
    brief = vault.verzegel(pad, json.dumps(inhoud, ensure_ascii=False).encode())
    exchange.leg_brief(pad, str(id_), brief)


def neem_brieven_in(bureau: Bureau) -> Ingenomen:
    """Make signals of the letters that came while the archive was locked, in one transaction.

    A letter leaves the box only after its signal is on disk, and brings none when that is there
    already: being cut off in between does no harm. What cannot be read stays, and is told.
    """
    geheim = bureau.archive.geheim.afgeleid("brievenbus")
    let_op = [] if vault.zet_brievenbus(bureau.pad, geheim) else [_VERWISSELD]
    gelezen: dict[Path, Brief] = {}
    kapot = 0
    for pad, inhoud in exchange.lees_brieven(bureau.pad):
        try:
            gelezen[pad] = _lees(vault.ontzegel(bureau.pad, geheim, inhoud))
        except (SignaalFout, KeyError, TypeError, ValueError):
            kapot += 1
    nieuw, klaar = _maak_signalen(bureau, gelezen)
    for pad in klaar:
        exchange.haal_weg(pad)
    if kapot := kapot + len(gelezen) - len(klaar):
        wat = ("Eén signaal", "is") if kapot == 1 else (f"{kapot} signalen", "zijn")
        let_op.append(_ONLEESBAAR.format(*wat, exchange.brievenbus(bureau.pad).name))
    return Ingenomen(tuple(nieuw), tuple(let_op))


def _lees(inhoud: bytes) -> Brief:
    """KeyError, TypeError or ValueError for what no Signaal wrote."""
    veld: dict[str, Any] = json.loads(inhoud)
    if veld["versie"] != _VERSIE:
        raise ValueError("written by another version")
    return Brief(
        UUID(veld["id"]), date.fromisoformat(veld["dag"]), str(veld["kern"]), str(veld["tekst"])
    )


def _maak_signalen(bureau: Bureau, brieven: dict[Path, Brief]) -> tuple[list[UUID], list[Path]]:
    """The ids of the new signals, and the letters that are done with."""
    nieuw: list[UUID] = []
    klaar: list[Path] = []
    if not brieven:
        return nieuw, klaar
    laatste = laatste_signalen(bureau, 1)
    kernen = [kern.id for kern in kernen_op_volgorde(bureau.archive) if not kern.vervallen]
    gewoon = laatste[0].kern if laatste else kernen[0]
    handeling = "signaal van toen het op slot was"
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        for pad, brief in brieven.items():
            if brief.id not in nieuw and beurt.een(Signaal, brief.id) is None:
                invoer = _invoer(bureau, beurt, brief, gewoon)
                try:
                    beurt.voeg_toe(maak_signaal(bureau, beurt, invoer, brief.id))
                except SignaalFout:  # nothing that this program wrote: it stays where it is
                    continue
                nieuw.append(brief.id)
            klaar.append(pad)
    return nieuw, klaar


def _invoer(bureau: Bureau, beurt: Schrijfbeurt, brief: Brief, kern: str) -> Signaalinvoer:
    """The signal in a letter; a village that is none of ours stays readable in the text.

    The text was guarded when it was written; a letter from elsewhere is blanked, not refused.
    """
    tekst, buurtschap = schoon_stop(brief.tekst), ""
    gezocht = slug(brief.kern)
    kernen = {slug(k.naam): k.id for k in beurt.alle(Kern)}
    buurtschappen = {slug(b.naam): b for b in beurt.alle(Buurtschap)}
    if gezocht in kernen:
        kern = kernen[gezocht]
    elif gezocht in buurtschappen:
        kern, buurtschap = buurtschappen[gezocht].kern_id, buurtschappen[gezocht].id
    elif brief.kern:
        tekst = f"{tekst[: HOOGSTENS - HOOGSTENS_NAAM - 20]}\nPlaats: {schoon_stop(brief.kern)}"
    dag = min(max(brief.dag, EERSTE_DAG), bureau.vandaag())
    return Signaalinvoer(tekst, kern, datum=dag, buurtschap=buurtschap)
