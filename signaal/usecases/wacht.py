"""The privacy guard with what this team knows: its kernen, hamlets, boards, colleagues."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from signaal.domain.datum import opsomming
from signaal.domain.model import Bestuur, Buurtschap, Kern, Lid, Team
from signaal.fouten import PersoonsgegevenFout
from signaal.text.privacy import Privacywacht, Soort, Vondst, vervang
from signaal.usecases.bureau import Bureau
from signaal.usecases.geen_naam import GeenNamen

#: Kinds of findings as they are said.
_WOORDEN: Mapping[Soort, str] = {
    Soort.NAAM: "een naam",
    Soort.INITIALEN: "initialen",
    Soort.BSN: "een burgerservicenummer",
    Soort.TELEFOON: "een telefoonnummer",
    Soort.EMAIL: "een mailadres",
    Soort.ADRES: "een adres",
    Soort.POSTCODE: "een postcode",
    Soort.GEBOORTEDATUM: "een geboortedatum",
    Soort.IBAN: "een rekeningnummer",
    Soort.KENTEKEN: "een kenteken",
    Soort.CLIENTNUMMER: "een cliëntnummer",
    Soort.ACCOUNT: "een account",
    Soort.HERLEIDBAAR: "iets dat naar een persoon wijst",
}
_TITEL = re.compile(r"\b(mw|mevr|mevrouw|dhr|de heer|meneer|heer)\.? +$", re.IGNORECASE)
#: So many places are named; the rest is counted.
_GENOEMD = 3


def bekende_woorden(bureau: Bureau) -> tuple[str, ...]:
    """Names that are no personal data of residents: places, organisations and the trio itself."""
    archive = bureau.archive
    namen = [
        *(t.naam for t in archive.alle(Team)),
        *(k.naam for k in archive.alle(Kern)),
        *(b.naam for b in archive.alle(Buurtschap)),
        *(b.naam for b in archive.alle(Bestuur)),
        *(lid.naam for lid in archive.alle(Lid)),
    ]
    return tuple(dict.fromkeys(n for n in namen if n))


def maak_wacht(bureau: Bureau, geen_namen: GeenNamen | None = None) -> Privacywacht:
    """A guard for this team, with the words to which it said "geen naam"."""
    lijst = geen_namen or GeenNamen(bureau)
    return Privacywacht(bekend=bekende_woorden(bureau), toegestaan=lijst.bevat)


def met_titel(tekst: str, vondst: Vondst) -> Vondst:
    """A name with the title before it: "mw de wit" as a whole becomes "een bewoner"."""
    titel = _TITEL.search(tekst[: vondst.begin])
    if vondst.soort is not Soort.NAAM or titel is None:
        return vondst
    return replace(vondst, begin=titel.start(), vervang_door="een bewoner")


def zonder_vondsten(wacht: Privacywacht, tekst: str) -> str:
    """``tekst`` with the proposal in place of everything the guard points out."""
    for vondst in reversed(wacht.vind(tekst)):
        tekst = vervang(tekst, met_titel(tekst, vondst))
    return tekst


def _strenge_wacht(bureau: Bureau) -> Privacywacht:
    """For a board only places are known: a colleague or a cooperative may share a resident's name,
    and what the trio called "geen naam" among itself was not said to neighbours."""
    kernen, buurtschappen = bureau.archive.alle(Kern), bureau.archive.alle(Buurtschap)
    return Privacywacht(bekend=[*(k.naam for k in kernen), *(b.naam for b in buurtschappen)])


def vind_streng(bureau: Bureau, tekst: str) -> tuple[Vondst, ...]:
    """What keeps ``tekst`` from a paper for a board: the check that the paper itself gets."""
    return tuple(_strenge_wacht(bureau).vind(tekst))


@dataclass(frozen=True, slots=True)
class Plek:
    """A text that somebody typed, and where it can be changed.

    ``punt`` is the item as it is called, ``nummer`` a name for it that quotes nobody; ``deel`` the
    field. ``sleutel`` is the item's key on the agenda, "" when it is none.
    """

    tekst: str
    punt: str
    nummer: str
    deel: str
    sleutel: str = ""


class PapierFout(PersoonsgegevenFout):
    """A paper that may not go out; ``sleutel`` is the first item to mend, "" when unknown."""

    def __init__(self, bericht: str, sleutel: str = "") -> None:
        super().__init__(bericht)
        self.sleutel = sleutel


def bewaak_papier(
    bureau: Bureau, teksten: Iterable[str], plekken: Sequence[Plek] = (), *, streng: bool
) -> tuple[str, ...]:
    """Run the guard over a finished paper; the sentences say where and never quote what was found.

    ``streng`` (a paper for a board): any finding is refused (:class:`PapierFout`). Otherwise only
    *stop* kinds are, and the rest comes back as sentences to show beside the paper. ``plekken``:
    where the texts of the paper come from.
    """
    lezer = _Papierlezer(_strenge_wacht(bureau) if streng else maak_wacht(bureau), streng)
    gevonden = {tekst: v for tekst in teksten if (v := lezer.vind(tekst))}
    if not gevonden:
        return ()
    gewezen = list(dict.fromkeys(p for tekst in gevonden for p in lezer.herkomst(tekst, plekken)))
    if streng or any(v.stop for vondsten in gevonden.values() for v in vondsten):
        raise PapierFout(
            f"{_waar_het_staat(lezer, gewezen, gevonden)} Er is niets gemaakt. "
            "Verander het daar en probeer het opnieuw.",
            next((p.sleutel for p in gewezen if p.sleutel), ""),
        )
    return (f"Kijk nog even. {_waar_het_staat(lezer, gewezen, gevonden)}",)


class _Papierlezer:
    """The guard of one paper, and where its findings come from."""

    def __init__(self, wacht: Privacywacht, streng: bool) -> None:
        self._wacht, self._streng = wacht, streng

    def vind(self, tekst: str) -> tuple[Vondst, ...]:
        """Findings that count on this paper."""
        vondsten = self._wacht.vind(tekst)
        return tuple(v for v in vondsten if self._streng or v.soort is not Soort.HERLEIDBAAR)

    def herkomst(self, tekst: str, plekken: Sequence[Plek]) -> list[Plek]:
        """The typed texts inside ``tekst`` that the finding is in, or may come from."""
        erin = [p for p in plekken if p.tekst and p.tekst in tekst]
        return [p for p in erin if self.vind(p.tekst)] or erin

    def waar(self, plek: Plek) -> str:
        """The item and the field; a name that itself holds a finding is not repeated."""
        punt = plek.nummer if self.vind(plek.punt) else plek.punt
        return ", ".join(filter(None, (punt, plek.deel)))


def _waar_het_staat(
    lezer: _Papierlezer, gewezen: Sequence[Plek], gevonden: Mapping[str, Sequence[Vondst]]
) -> str:
    """ "Bij Vallen, vraag aan het bestuur: misschien een naam." """
    if not gewezen:
        aantal = len(gevonden)
        soorten = [v.soort for vondsten in gevonden.values() for v in vondsten]
        plek = "1 plek" if aantal == 1 else f"{aantal} plekken"
        return f"Op {plek} staat misschien {_in_woorden(soorten)}."
    zinnen = [
        f"Bij {lezer.waar(p)}: misschien {_in_woorden(soorten)}."
        for p in gewezen[:_GENOEMD]
        if (soorten := [v.soort for v in lezer.vind(p.tekst)] or [Soort.HERLEIDBAAR])
    ]
    meer = len(gewezen) - len(zinnen)
    if meer:
        zinnen.append(f"En op nog {meer} {'plek' if meer == 1 else 'plekken'}.")
    return " ".join(zinnen)


def _in_woorden(soorten: Iterable[Soort]) -> str:
    return opsomming(_WOORDEN[soort] for soort in sorted(set(soorten)))
