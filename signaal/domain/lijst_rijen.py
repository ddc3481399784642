"""One row of a list read: what each cell says, what is odd, and what nobody may keep."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from signaal.domain.lijst import (
    Bladbegrip,
    Kolom,
    Opmerking,
    Plek,
    Privacyvondst,
    Reden,
    Veld,
    Wachtsoort,
)
from signaal.domain.lijst_blad import Cel, Rij, sleutel
from signaal.domain.lijst_datum import Datumlezing, lees_datum
from signaal.domain.lijst_kennis import Kennis, Vondst, Woordenboek
from signaal.domain.lijst_plaats import Plaatslezing
from signaal.domain.lijst_wie import Wielezing
from signaal.domain.model import BRONNEN

#: The longest text a signal may have, and from where a text is pointed out as long.
LANGSTE_TEKST = 10_000
LANGE_TEKST = 2_000
LANGSTE_WOORD = 200
_KORT = 40
FOUTWAARDE = "foutwaarde in de cel"

_SOORTEN = {
    "TELEFOON": "telefoonnummer",
    "EMAIL": "e-mailadres",
    "BSN": "BSN",
    "IBAN": "IBAN",
}
_OVER_NAMEN = frozenset(["naam", "initialen"])
_NEE = frozenset(["", "nee", "n", "-", "0", "nvt", "n.v.t.", "onwaar", "false", "niet", "geen"])
_JA = re.compile(r"(?:ja+|j|x+|v|✓|✔|!+|1|waar|true|y|yes)\b|[!✓✔]")
_TUSSEN_THEMAS = re.compile(r"\s*[/|,;+\n]\s*")


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What a row says besides when, where and who."""

    tekst: str = ""
    themas: tuple[str, ...] = ()
    themas_voorgesteld: bool = False
    bron: str = ""
    gedaan: str = ""
    spoed: bool = False
    nabellen: bool = False
    nabellen_op: date | None = None


@dataclass(frozen=True, slots=True)
class GelezenRij:
    """One row, read. ``redenen`` are those apart from date, place and discipline.

    ``plaats_tekst`` and ``wie_tekst`` are the cells as typed; ``koppen`` the words above them.
    """

    plek: Plek
    koppen: dict[Veld, str]
    datum: Datumlezing
    datum_tekst: str
    plaats: Plaatslezing
    plaats_tekst: str
    wie: Wielezing
    wie_tekst: str
    inhoud: Inhoud
    ruwe_rij: tuple[tuple[str, str], ...]
    redenen: tuple[Reden, ...]
    privacy: tuple[Privacyvondst, ...]
    opmerkingen: tuple[Opmerking, ...]
    onbekende_onderwerpen: tuple[str, ...]
    id: UUID | None

    def noemt(self, *velden: Veld) -> bool:
        """Whether one of these cells holds personal data: its words are then repeated nowhere."""
        koppen = {self.koppen[veld] for veld in velden if veld in self.koppen}
        return any(vondst.kolom in koppen for vondst in self.privacy)


class Rijlezer:
    """Reads the rows of one sheet whose columns are understood."""

    def __init__(
        self, begrip: Bladbegrip, datum1904: bool, kennis: Kennis, woorden: Woordenboek
    ) -> None:
        self._begrip = begrip
        self._datum1904 = datum1904
        self._kennis = kennis
        self._woorden = woorden
        self._gevonden: dict[str, Sequence[Vondst]] = {}
        self._kolommen: dict[Veld, list[Kolom]] = {}
        for kolom in begrip.kolommen:
            self._kolommen.setdefault(kolom.veld, []).append(kolom)
        self._koppen = {veld: self._kop(k[0]) for veld, k in self._kolommen.items()}

    def lees(self, rij: Rij) -> GelezenRij:
        """Read one row. A *stop* finding is blanked in everything that is handed on."""
        plek = Plek(self._begrip.naam, rij.regel)
        privacy: list[Privacyvondst] = []
        opmerkingen = [
            Opmerking(plek, self._kop(self._begrip.kolommen[kolom]), wat.value)
            for kolom, wat in rij.bijzonder
            if kolom < len(self._begrip.kolommen)
        ]
        cellen = {
            k.nummer: self._bewaak(rij.cel(k.nummer), k, plek, privacy)
            for k in self._begrip.kolommen
        }
        datum, datum_tekst = self._datum(rij, cellen)
        plaats, plaats_tekst = self._plaats(rij, cellen)
        wie, wie_tekst = self._wie(rij, cellen)
        inhoud, onbekend = self._inhoud(cellen, plek, opmerkingen)
        return GelezenRij(
            plek,
            self._koppen,
            datum,
            datum_tekst,
            plaats,
            plaats_tekst,
            wie,
            wie_tekst,
            inhoud,
            tuple(
                (self._kop(k), _als_tekst(cellen[k.nummer]))
                for k in self._begrip.kolommen
                if cellen[k.nummer] != ""
            ),
            tuple(self._redenen(rij, inhoud, privacy)),
            tuple(privacy),
            tuple(opmerkingen),
            onbekend,
            _als_id(self._eerste(Veld.ID, cellen)),
        )

    def _kop(self, kolom: Kolom) -> str:
        return kolom.kop or (
            kolom.veld.value if kolom.veld is not Veld.GENEGEERD else f"kolom {kolom.nummer + 1}"
        )

    def _bewaak(self, cel: Cel, kolom: Kolom, plek: Plek, privacy: list[Privacyvondst]) -> Cel:
        if not isinstance(cel, str) or len(cel) < 3:
            return cel
        if kolom.veld is Veld.ID and _als_id(cel) is not None:
            return cel  # an id of our own; any other number may be somebody's
        vondsten = self._vind(cel)
        if kolom.veld is not Veld.GENEGEERD:
            kop = self._kop(kolom)
            privacy.extend(Privacyvondst(plek, kop, _soort(v), v.stop) for v in vondsten)
        return zonder_stop(cel, vondsten)

    def _vind(self, tekst: str) -> Sequence[Vondst]:
        """The guard's findings; short cells ("Reek", "huisarts") come back often and are kept."""
        if len(tekst) > _KORT:
            return self._kennis.vind(tekst)
        if tekst not in self._gevonden:
            self._gevonden[tekst] = self._kennis.vind(tekst)
        return self._gevonden[tekst]

    def _cellen(self, veld: Veld, cellen: dict[int, Cel]) -> Iterator[Cel]:
        return (c for k in self._kolommen.get(veld, ()) if (c := cellen[k.nummer]) != "")

    def _eerste(self, veld: Veld, cellen: dict[int, Cel]) -> Cel:
        return next(self._cellen(veld, cellen), "")

    def _tekst(self, veld: Veld, cellen: dict[int, Cel]) -> str:
        return "\n".join(_als_tekst(cel) for cel in self._cellen(veld, cellen))

    def _is_fout(self, veld: Veld, rij: Rij) -> bool:
        return any(rij.is_fout(k.nummer) for k in self._kolommen.get(veld, ()))

    def _datum(self, rij: Rij, cellen: dict[int, Cel]) -> tuple[Datumlezing, str]:
        cel = self._eerste(Veld.DATUM, cellen)
        if cel == "" and self._is_fout(Veld.DATUM, rij):
            return Datumlezing(reden=FOUTWAARDE), ""
        lezing = lees_datum(cel, self._kennis.vandaag, datum1904=self._datum1904)
        return lezing, _als_tekst(cel)

    def _plaats(self, rij: Rij, cellen: dict[int, Cel]) -> tuple[Plaatslezing, str]:
        plaatsen = self._woorden.plaatsen
        if Veld.KERN not in self._kolommen and Veld.BUURTSCHAP not in self._kolommen:
            if len(self._kennis.kernen) == 1:
                return Plaatslezing(self._kennis.kernen[0].id), ""
            return plaatsen.lees("(kern)"), "(kern)"
        kern = _als_tekst(self._eerste(Veld.KERN, cellen))
        gehucht = _als_tekst(self._eerste(Veld.BUURTSCHAP, cellen))
        if kern == "" and gehucht == "" and self._is_fout(Veld.KERN, rij):
            return Plaatslezing(reden=FOUTWAARDE), ""
        lezing = plaatsen.lees(kern or gehucht)
        nader = plaatsen.lees(gehucht)
        if nader.buurtschap and nader.kern == lezing.kern:
            return nader, gehucht
        return lezing, kern or gehucht

    def _wie(self, rij: Rij, cellen: dict[int, Cel]) -> tuple[Wielezing, str]:
        bezetting = self._woorden.bezetting
        if Veld.DISCIPLINE not in self._kolommen and Veld.LID not in self._kolommen:
            return bezetting.lees("(discipline)"), "(discipline)"
        discipline = _als_tekst(self._eerste(Veld.DISCIPLINE, cellen))
        naam = _als_tekst(self._eerste(Veld.LID, cellen))
        if discipline == "" and naam == "" and self._is_fout(Veld.DISCIPLINE, rij):
            return Wielezing(reden=FOUTWAARDE), ""
        lezing = bezetting.lees(discipline or naam)
        lid = bezetting.lid_met_naam(naam) if lezing.discipline and naam else None
        return (Wielezing(lezing.discipline, lid) if lid else lezing), discipline or naam

    def _inhoud(
        self, cellen: dict[int, Cel], plek: Plek, opmerkingen: list[Opmerking]
    ) -> tuple[Inhoud, tuple[str, ...]]:
        def meld(veld: Veld, wat: str) -> None:
            opmerkingen.append(Opmerking(plek, self._koppen[veld], wat))

        tekst = self._tekst(Veld.TEKST, cellen)
        if len(tekst) >= LANGE_TEKST:
            meld(Veld.TEKST, f"lange tekst ({len(tekst)} tekens)")
        themas, onbekend = self._themas(self._tekst(Veld.THEMA, cellen))
        voorgesteld = () if themas else self._kennis.stel_themas_voor(tekst)
        nabellen, nabellen_op, rest = self._nabellen(self._eerste(Veld.NABELLEN, cellen))
        if rest:
            meld(Veld.NABELLEN, "de tekst erachter is niet overgenomen")
        spoed = sleutel(_als_tekst(self._eerste(Veld.SPOED, cellen)))
        inhoud = Inhoud(
            tekst[:LANGSTE_TEKST],
            themas or voorgesteld,
            bool(voorgesteld),
            _bron(self._tekst(Veld.BRON, cellen)),
            self._tekst(Veld.GEDAAN, cellen)[:LANGSTE_TEKST],
            spoed not in _NEE,
            nabellen,
            nabellen_op,
        )
        return inhoud, onbekend

    def _themas(self, tekst: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Theme ids and the words that no theme fits; a theme's whole name goes first."""
        if heel := self._woorden.themas.get(sleutel(tekst)):
            return (heel,), ()
        gevonden = {w: self._themas_van(w) for w in _TUSSEN_THEMAS.split(tekst) if w}
        themas = tuple(dict.fromkeys(t for ids in gevonden.values() for t in ids))
        return themas, tuple(sleutel(woord) for woord, ids in gevonden.items() if not ids)

    def _themas_van(self, woord: str) -> tuple[str, ...]:
        eigen = self._woorden.themas.get(sleutel(woord))
        return (eigen,) if eigen else self._kennis.themas_van_woord(woord)

    def _nabellen(self, cel: Cel) -> tuple[bool, date | None, bool]:
        """Whether, when, and whether there was more text (often who, so it is not kept)."""
        if isinstance(cel, date):
            return True, cel, False
        tekst = sleutel(cel)
        if tekst in _NEE:
            return False, None, False
        lezing = lees_datum(tekst, date.max)
        if lezing.datum is not None:
            return True, lezing.datum, False
        ja = _JA.match(tekst)
        return True, None, ja is None or bool(tekst[ja.end() :].strip(" .,!"))

    def _redenen(self, rij: Rij, inhoud: Inhoud, privacy: list[Privacyvondst]) -> Iterator[Reden]:
        kop = self._koppen[Veld.TEKST]
        if not inhoud.tekst:
            wat = FOUTWAARDE if self._is_fout(Veld.TEKST, rij) else "leeg"
            yield Reden(Wachtsoort.TEKST, f"{kop}: {wat}")
        lengte = sum(len(str(rij.cel(k.nummer))) for k in self._kolommen[Veld.TEKST])
        if lengte > LANGSTE_TEKST:
            yield Reden(Wachtsoort.TEKST, f"{kop}: te lang, hoogstens 10.000 tekens")
        wachten = (v for v in privacy if v.stop or v.soort != "herleidbaar")
        yield from dict.fromkeys(
            Reden(
                Wachtsoort.NAAM if v.soort in _OVER_NAMEN else Wachtsoort.PERSOON,
                f"{v.kolom}: {v.soort}",
            )
            for v in wachten
        )


def _soort(vondst: Vondst) -> str:
    return _SOORTEN.get(vondst.soort, str(vondst.soort).lower())


def zonder_stop(tekst: str, vondsten: Iterable[Vondst]) -> str:
    """``tekst`` with the kind of each *stop* finding in its place."""
    for v in sorted((v for v in vondsten if v.stop), key=lambda v: v.begin, reverse=True):
        tekst = f"{tekst[: v.begin]}[{_soort(v)}]{tekst[v.eind :]}"
    return tekst


def _als_tekst(cel: Cel) -> str:
    return cel if isinstance(cel, str) else f"{cel.day}-{cel.month}-{cel.year}"


def _bron(tekst: str) -> str:
    kort = " ".join(tekst.split())[:LANGSTE_WOORD]
    return next((b for b in BRONNEN if b == kort.casefold()), kort)


def _als_id(cel: Cel) -> UUID | None:
    try:
        return UUID(cel) if isinstance(cel, str) and cel else None
    except ValueError:
        return None
