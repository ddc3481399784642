"""Writing while the archive is locked: a sealed letter now, a signal at the next unlock."""

import contextlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from signaal import exchange, vault
from signaal.domain.ids import nieuw_id, slug
from signaal.domain.model import Buurtschap, Kern
from signaal.fouten import ArchiefKapotFout, GebruikFout, SchrijfFout, SignaalFout
from signaal.storage.rijen import happen
from signaal.text.privacy_stop import schoon_stop
from signaal.usecases.archief import eis_archief
from signaal.usecases.bewaken import HOOGSTENS, HOOGSTENS_NAAM, schone_tekst, weiger_stop
from signaal.usecases.briefinhoud import Brief, lees_inhoud, schrijf_inhoud
from signaal.usecases.bureau import Bureau
from signaal.usecases.kernvolgorde import kernen_op_volgorde
from signaal.usecases.signalen import EERSTE_DAG, Signaalinvoer, laatste_signalen, maak_signaal

#: Letters in one transaction.
_PORTIE = 200
_ONLEESBAAR = (
    "{} van toen Signaal op slot was, {} niet te lezen. Je archief is in orde. "
    "Wat er ligt, is apart bewaard in {}. Je ziet dit één keer: vraag je ICT-collega om mee te "
    "kijken."
)
_DICHT = (
    "{} van toen Signaal op slot was, {} nu niet worden gelezen; er is niets verloren. "
    "Signaal probeert het opnieuw als je weer opent."
)
_VERWISSELD = (
    "Iemand heeft veranderd aan wie deze laptop schrijft zolang Signaal op slot is. Dat is nu "
    "hersteld. Wat je op slot vastlegde, kan gelezen zijn: vertel het je ICT-collega."
)


@dataclass(frozen=True, slots=True)
class Ingenomen:
    """What the letter box brought: new signals, and sentences about what was wrong with it."""

    signalen: tuple[UUID, ...] = ()
    let_op: tuple[str, ...] = ()

    def met(self, later: "Ingenomen") -> "Ingenomen":
        """This and what came a moment later."""
        return Ingenomen(self.signalen + later.signalen, self.let_op + later.let_op)

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
    brief = vault.verzegel(pad, schrijf_inhoud(Brief(id_, dag, plaats, schoon)))
    exchange.leg_brief(pad, str(id_), brief)


def neem_brieven_in(bureau: Bureau) -> Ingenomen:
    """Make signals of the letters that came while the archive was locked, a portion at a time.

    A letter leaves the box only after its signal is on disk, and brings none when that is there
    already: being cut off in between does no harm. What no Signaal wrote is kept aside and told
    once; what cannot be read now is tried again at the next unlock.
    """
    geheim = bureau.archive.geheim.afgeleid("brievenbus")
    let_op = [] if vault.zet_brievenbus(bureau.pad, geheim) else [_VERWISSELD]
    nieuw: list[UUID] = []
    vreemd: list[Path] = []
    dicht = 0
    exchange.ruim_halve_brieven_op(bureau.pad)
    for paden in happen(exchange.brieven_in(bureau.pad), _PORTIE):
        gelezen: dict[Path, Brief] = {}
        for pad in paden:
            inhoud = exchange.lees_brief(pad)
            if inhoud is None:
                dicht += 1
                continue
            try:
                gelezen[pad] = lees_inhoud(vault.ontzegel(bureau.pad, geheim, inhoud))
            except (ArchiefKapotFout, ValueError):
                vreemd.append(pad)
        erbij, klaar = _maak_signalen(bureau, gelezen)
        nieuw += erbij
        vreemd += gelezen.keys() - klaar
        for pad in klaar:
            exchange.haal_weg(pad)
    if vreemd:
        let_op.append(_leg_opzij(bureau, vreemd))
    if dicht:
        let_op.append(_DICHT.format(_hoeveel(dicht), "kan" if dicht == 1 else "kunnen"))
    return Ingenomen(tuple(nieuw), tuple(let_op))


def _leg_opzij(bureau: Bureau, vreemd: list[Path]) -> str:
    """Keep these letters aside, on record; the sentence about it."""
    opzij = sum(exchange.leg_opzij(bureau.pad, pad) for pad in vreemd)
    folder = exchange.onleesbaar(bureau.pad)
    if opzij:
        handeling = "onleesbare brieven opzijgelegd"
        schrijf = bureau.archive.schrijf(handeling, bureau.lid, bureau.nu())
        with contextlib.suppress(SchrijfFout), schrijf as beurt:
            beurt.noteer(handeling, "archief", str(opzij))
    wat = (_hoeveel(len(vreemd)), "is" if len(vreemd) == 1 else "zijn")
    return _ONLEESBAAR.format(*wat, f"{folder.parent.name}/{folder.name}")


def _hoeveel(aantal: int) -> str:
    return "Eén signaal" if aantal == 1 else f"{aantal} signalen"


def _maak_signalen(
    bureau: Bureau, brieven: dict[Path, Brief]
) -> tuple[tuple[UUID, ...], set[Path]]:
    """The ids of the new signals, and the letters that are done with."""
    nieuw: dict[UUID, None] = {}
    klaar: set[Path] = set()
    if not brieven:
        return (), klaar
    handeling = "signaal van toen het op slot was"
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        plaatsen = _Plaatsen.van(bureau)
        er = {s.id for s in bureau.archive.signalen.bij_ids([b.id for b in brieven.values()])}
        for pad, brief in brieven.items():
            if brief.id not in nieuw and brief.id not in er:
                try:
                    invoer = plaatsen.invoer(brief, bureau.vandaag())
                    beurt.voeg_toe(maak_signaal(bureau, beurt, invoer, brief.id))
                except SignaalFout:  # nothing that this program wrote
                    continue
                nieuw[brief.id] = None
            klaar.add(pad)
    return tuple(nieuw), klaar


@dataclass(frozen=True, slots=True)
class _Plaatsen:
    """What a village as people type it stands for; ``gewoon`` is the kern of who names none.

    ``genoemd`` is how kern and hamlet are named in a text.
    """

    kernen: dict[str, str]
    buurtschappen: dict[str, Buurtschap]
    gewoon: str
    genoemd: tuple[tuple[re.Pattern[str], str, str], ...]

    @staticmethod
    def van(bureau: Bureau) -> "_Plaatsen":
        """Those of this archive."""
        laatste = laatste_signalen(bureau, 1)
        kernen = [kern.id for kern in kernen_op_volgorde(bureau.archive) if not kern.vervallen]
        return _Plaatsen(
            {slug(k.naam): k.id for k in bureau.archive.alle(Kern)},
            {slug(b.naam): b for b in bureau.archive.alle(Buurtschap)},
            laatste[0].kern if laatste else kernen[0],
            (
                *((_los(k.naam), k.id, "") for k in bureau.archive.alle(Kern) if k.id in kernen),
                *(
                    (_los(b.naam), b.kern_id, b.id)
                    for b in bureau.archive.alle(Buurtschap)
                    if b.kern_id in kernen
                ),
            ),
        )

    def invoer(self, brief: Brief, vandaag: date) -> Signaalinvoer:
        """The signal in a letter; a village that is none of ours stays readable in the text.

        The text was guarded when it was written; a letter from elsewhere is blanked, not refused.
        """
        tekst, kern, buurtschap = schoon_stop(brief.tekst), self.gewoon, ""
        gezocht = slug(brief.kern)
        if gezocht in self.kernen:
            kern = self.kernen[gezocht]
        elif gezocht in self.buurtschappen:
            plaats = self.buurtschappen[gezocht]
            kern, buurtschap = plaats.kern_id, plaats.id
        elif brief.kern:
            tekst = f"{tekst[: HOOGSTENS - HOOGSTENS_NAAM - 20]}\nPlaats: {schoon_stop(brief.kern)}"
        else:
            kern, buurtschap = self._in_tekst(tekst)
        dag = min(max(brief.dag, EERSTE_DAG), vandaag)
        return Signaalinvoer(tekst, kern, datum=dag, buurtschap=buurtschap)

    def _in_tekst(self, tekst: str) -> tuple[str, str]:
        """Kern and hamlet that ``tekst`` names; :attr:`gewoon` when it names none or several."""
        gezien = [(kern, buurt) for woord, kern, buurt in self.genoemd if woord.search(tekst)]
        if len({kern for kern, _ in gezien}) != 1:
            return self.gewoon, ""
        buurten = [buurt for _, buurt in gezien if buurt]
        return gezien[0][0], buurten[0] if len(buurten) == 1 else ""


def _los(naam: str) -> re.Pattern[str]:
    """Finds ``naam`` as a word of its own."""
    return re.compile(rf"(?<!\w){re.escape(naam)}(?!\w)", re.IGNORECASE)
