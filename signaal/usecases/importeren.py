"""Bring in a list: read and understand it, write what is clear, let the rest wait for a person."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from signaal import exchange
from signaal.domain.lijst import Importplan, Lijstkeuze, TeBeslissen
from signaal.domain.lijst_begrip import begrijp_lijst
from signaal.domain.lijst_blad import Blad
from signaal.domain.lijst_kennis import Kennis, Vondst
from signaal.domain.model import Thema
from signaal.domain.periode import Reeks
from signaal.domain.reserve import Aanleiding
from signaal.fouten import GebruikFout, GestoptFout
from signaal.text.privacy import Privacywacht, Soort, schoon_stop
from signaal.text.themas import Themavoorsteller, thema_van_woord
from signaal.usecases.bureau import Bureau
from signaal.usecases.importverslag import verslag_json
from signaal.usecases.importvragen import (
    afgehandelde_codes,
    beantwoord_importvraag,
    id_van_code,
    list_importvragen,
    sla_importvraag_over,
    vragen_bij,
)
from signaal.usecases.overlegreeks import lees_reeks
from signaal.usecases.reservekopie import maak_vooraf
from signaal.usecases.team import lees_team
from signaal.usecases.wacht import maak_wacht, zonder_vondsten

__all__ = [
    "Importverslag",
    "Lijstkeuze",
    "beantwoord_importvraag",
    "eis_bruikbaar",
    "lees_lijst",
    "list_importvragen",
    "sla_importvraag_over",
    "verslag_json",
    "voer_in",
]

Voortgang = Callable[[int, int], None]
Stop = Callable[[], bool]

_GESTOPT = "Het binnenhalen is gestopt; er is niets veranderd."
_TREDE = 50


@dataclass(frozen=True, slots=True)
class Importverslag:
    """What was written: signals, questions that now wait, older questions the list answered."""

    ingevoerd: int
    vragen: int
    vervallen_vragen: int
    buurtschappen: int


def lees_lijst(
    bureau: Bureau,
    pad: Path,
    keuze: Lijstkeuze | None = None,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
    *,
    wacht: Callable[[str], Sequence[Vondst]] | None = None,
    stel_voor: Callable[[str], tuple[str, ...]] | None = None,
) -> Importplan:
    """Read and understand a list; nothing is written.

    ``wacht`` is the privacy guard (None: this team's own): a row with a finding waits for a person,
    and its proposal says it without the person.
    ``stel_voor`` proposes themes for a row without one (None: the best of this team's suggester,
    marked as proposed). Raises GebruikFout (unusable file or answer) and GestoptFout once ``stop``
    says so.
    """

    def adempauze() -> None:
        if stop is not None and stop():
            raise GestoptFout(_GESTOPT)

    def trede(gedaan: int, totaal: int) -> None:
        if gedaan % _TREDE == 0 or gedaan == totaal:
            adempauze()
            if voortgang is not None:
                voortgang(gedaan, totaal)

    bladen = [_zonder_nummers(blad) for blad in exchange.lees_bladen(pad, adempauze)]
    eigen = maak_wacht(bureau)
    kennis = _kennis(bureau, wacht or _zonder_hint(eigen), stel_voor or _team_voorstel(bureau))
    plan = begrijp_lijst(schoon_stop(pad.name), bladen, kennis, keuze or Lijstkeuze(), trede)
    return _zonder_persoon(plan, eigen)


def voer_in(bureau: Bureau, plan: Importplan, stop: Stop | None = None) -> Importverslag:
    """Write the clear rows and let the open ones wait, all together or not at all.

    A list that was written before adds nothing. A backup is made first. Raises GebruikFout when no
    sheet could be understood, SchrijfFout, GestoptFout when ``stop`` says so before the end.
    """
    eis_bruikbaar(plan)
    maak_vooraf(bureau, Aanleiding.IMPORT, stop)
    with bureau.archive.schrijf("lijst ingevoerd", bureau.lid, bureau.nu()) as beurt:
        bekend = _bekende_codes(bureau, [s.importcode for s in plan.signalen])
        nieuwe = (s for s in plan.signalen if s.importcode not in bekend)
        signalen = sorted(nieuwe, key=lambda s: s.id)  # in the order in which they rest: quicker
        nieuw, vervallen = vragen_bij(bureau, plan)
        beurt.zet_alle(plan.nieuwe_plaatsen)
        beurt.zet_alle(signalen)
        beurt.zet_alle(nieuw)
        beurt.zet_alle(vervallen)
        beurt.leg_vast()
        if stop is not None and stop():
            raise GestoptFout(_GESTOPT)
    return Importverslag(len(signalen), len(nieuw), len(vervallen), len(plan.nieuwe_plaatsen))


def eis_bruikbaar(plan: Importplan) -> None:
    """GebruikFout when no sheet of the list could be understood."""
    if not plan.bruikbaar:
        raise GebruikFout(
            f"In {plan.bestand} is geen blad gevonden met een kolom voor de datum en een voor de "
            "tekst; er is niets ingevoerd. Kies zelf welke kolom wat is."
        )


def _zonder_nummers(blad: Blad) -> Blad:
    """A sheet whose name holds no *stop* finding: names go with every row that waits."""
    return replace(blad, naam=schoon_stop(blad.naam))


def _zonder_persoon(plan: Importplan, wacht: Privacywacht) -> Importplan:
    """The rows in which somebody was found are proposed in words that point at nobody."""
    gevonden = {vondst.plek for vondst in plan.privacy}

    def anders(rij: TeBeslissen) -> TeBeslissen:
        if rij.voorstel is None or rij.plek not in gevonden:
            return rij
        tekst, gedaan, bron = (
            zonder_vondsten(wacht, t)
            for t in (rij.voorstel.tekst, rij.voorstel.gedaan, rij.voorstel.bron)
        )
        return replace(rij, voorstel=replace(rij.voorstel, tekst=tekst, gedaan=gedaan, bron=bron))

    return replace(
        plan,
        te_beslissen=tuple(anders(rij) for rij in plan.te_beslissen),
        wachtend=tuple(anders(rij) for rij in plan.wachtend),
    )


def _zonder_hint(wacht: Privacywacht) -> Callable[[str], Sequence[Vondst]]:
    """The team's guard; a soft hint (an age, a role) makes nobody wait."""
    return lambda tekst: [v for v in wacht.vind(tekst) if v.soort is not Soort.HERLEIDBAAR]


def _team_voorstel(bureau: Bureau) -> Callable[[str], tuple[str, ...]]:
    """The best theme, when the suggester is sure enough to speak."""
    voorsteller = Themavoorsteller(bureau.archive.alle(Thema))
    return lambda tekst: tuple(s.thema for s in voorsteller.voorstel(tekst)[:1])


def _kennis(
    bureau: Bureau,
    wacht: Callable[[str], Sequence[Vondst]],
    stel_voor: Callable[[str], tuple[str, ...]],
) -> Kennis:
    team = lees_team(bureau)
    themas = tuple(t for t in team.themas if not t.vervallen)
    return Kennis(
        kernen=tuple(k for k in team.kernen if not k.vervallen),
        buurtschappen=team.buurtschappen,
        leden=team.leden,
        themas=themas,
        mij=team.mij.discipline,
        vandaag=bureau.vandaag(),
        nu=bureau.nu(),
        maak_id=partial(id_van_code, bureau),
        vind=wacht,
        themas_van_woord=cache(lambda woord: thema_van_woord(woord, themas)),
        stel_themas_voor=stel_voor,
        bekende_codes=lambda codes: _bekende_codes(bureau, codes),
        bekende_ids=lambda ids: {s.id for s in bureau.archive.signalen.bij_ids(list(ids))},
        periode_tot=_periode_tot(lees_reeks(bureau)),
    )


def _periode_tot(reeks: Reeks) -> Callable[[date], date]:
    """The last day of the period of a day, remembered per day."""
    bekend: dict[date, date] = {}

    def tot(dag: date) -> date:
        if dag not in bekend:
            bekend[dag] = reeks.overleg(reeks.nummer_op_of_na(dag)).datum
        return bekend[dag]

    return tot


def _bekende_codes(bureau: Bureau, codes: Collection[str]) -> set[str]:
    """The codes of signals that are here already and of questions that were answered or skipped."""
    return set(bureau.archive.signalen.bij_importcodes(codes)) | afgehandelde_codes(bureau, codes)
