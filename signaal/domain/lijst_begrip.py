"""A list understood as a whole: rows left out, copies, questions asked once, what is clear.

Pure and repeatable: the same sheets, knowledge and answers give the same plan (but for new ids).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from signaal.domain.lijst import (
    Bladbegrip,
    Dubbel,
    HeldereRij,
    Importplan,
    Lijstkeuze,
    Overgeslagen,
    Plek,
    Reden,
    TeBeslissen,
    Veld,
    Waardevraag,
    Wachtsoort,
)
from signaal.domain.lijst_blad import Blad, Rij, sleutel
from signaal.domain.lijst_datum import lees_datum, stel_datum_voor
from signaal.domain.lijst_dubbel import Melding, zoek_kopieen, zoek_lijkt_op
from signaal.domain.lijst_kennis import Kennis, Woordenboek, maak_woordenboek
from signaal.domain.lijst_kolommen import Inhoudsproeven, begrijp_kolommen, is_kop
from signaal.domain.lijst_plaats import ONBEKEND as ONBEKENDE_PLAATS
from signaal.domain.lijst_rijen import GelezenRij, Rijlezer, zonder_stop
from signaal.domain.lijst_wie import ONBEKEND as ONBEKENDE_DISCIPLINE
from signaal.domain.model import Buurtschap, Discipline, Signaal

#: A strange discipline is asked once from this many rows on; fewer are decided row by row.
_VAAK = 3
_SOORT = {
    Veld.DATUM: Wachtsoort.DATUM,
    Veld.KERN: Wachtsoort.PLAATS,
    Veld.DISCIPLINE: Wachtsoort.WIE,
}

#: Told (rows done, rows in all) now and then; may raise to stop.
Voortgang = Callable[[int, int], None]


def begrijp_lijst(
    bestand: str, bladen: Sequence[Blad], kennis: Kennis, keuze: Lijstkeuze, voortgang: Voortgang
) -> Importplan:
    """Understand a list. Raises GebruikFout when an answer in ``keuze`` fits nothing."""
    woorden = maak_woordenboek(kennis, keuze.waarden)
    begrepen, rijen = _lees_bladen(bladen, kennis, keuze, woorden, voortgang)
    kopie, codes = zoek_kopieen(rijen)
    bekend = _bekend(rijen, codes, kennis)
    over = [rij for rij in rijen if rij.plek not in bekend]
    vragen = _Vragen(rijen, over, kennis)
    buren = _buren(rijen)
    ids: set[UUID] = set()
    helder: list[HeldereRij] = []
    te_beslissen: list[TeBeslissen] = []
    wachtend: list[TeBeslissen] = []
    for rij in over:
        redenen = vragen.redenen(rij)
        if rij.plek in kopie:
            zelfde = f"dubbel: gelijk aan regel {kopie[rij.plek].regel}"
            redenen.append(Reden(Wachtsoort.DUBBEL, zelfde))
        vraag = vragen.wacht_op(rij)
        voorstel = _signaal(rij, kennis, codes[rij.plek], buren[rij.plek])
        if voorstel is not None and voorstel.id in ids:
            voorstel = replace(voorstel, id=kennis.maak_id(codes[rij.plek]))
        ids |= {voorstel.id} if voorstel is not None else set()
        if not redenen and not vraag and voorstel is not None:
            helder.append(HeldereRij(rij.plek, voorstel))
            continue
        waarom = redenen or vraag
        open_rij = TeBeslissen(
            rij.plek,
            "; ".join(reden.tekst for reden in waarom),
            voorstel,
            rij.ruwe_rij,
            codes[rij.plek],
            waarom[0].soort,
        )
        (te_beslissen if redenen else wachtend).append(open_rij)
    telling = Counter((h.signaal.kern, kennis.periode_tot(h.signaal.datum)) for h in helder)
    return Importplan(
        bestand,
        tuple(begrepen),
        tuple(helder),
        tuple(te_beslissen),
        tuple(wachtend),
        vragen.waardevragen(),
        tuple(
            Dubbel(rij.plek, None if rij.plek in bekend else kopie[rij.plek])
            for rij in rijen
            if rij.plek in bekend or rij.plek in kopie
        ),
        tuple(sorted(zoek_lijkt_op(_meldingen(helder, te_beslissen, wachtend)))),
        tuple(v for rij in rijen for v in rij.privacy),
        tuple(o for rij in rijen for o in rij.opmerkingen),
        _onderwerpen(over),
        _nieuwe_plaatsen(rijen, woorden),
        telling,
        {k.id: k.naam for k in kennis.kernen},
    )


def _lees_bladen(
    bladen: Sequence[Blad],
    kennis: Kennis,
    keuze: Lijstkeuze,
    woorden: Woordenboek,
    voortgang: Voortgang,
) -> tuple[list[Bladbegrip], list[GelezenRij]]:
    proeven = Inhoudsproeven(
        lambda cel: lees_datum(cel, kennis.vandaag).datum is not None,
        lambda cel: isinstance(cel, str) and bool(woorden.plaatsen.lees(cel).kern),
        lambda cel: isinstance(cel, str) and woorden.bezetting.lees(cel).discipline is not None,
    )
    totaal = sum(len(blad.rijen) for blad in bladen)
    gedaan = 0
    begrepen: list[Bladbegrip] = []
    rijen: list[GelezenRij] = []
    for blad in bladen:
        begrip = begrijp_kolommen(blad, keuze.kolommen.get(blad.naam), proeven)
        begrip = _bewaakte_koppen(begrip, kennis)
        if not begrip.reden:
            lezer = Rijlezer(begrip, blad.datum1904, kennis, woorden)
            signalen, overgeslagen = schift(blad, begrip)
            begrip = replace(begrip, overgeslagen=tuple(overgeslagen), gelezen=len(signalen))
            for rij in signalen:
                rijen.append(lezer.lees(rij))
                gedaan += 1
                voortgang(gedaan, totaal)
        begrepen.append(begrip)
    return begrepen, rijen


def _bewaakte_koppen(begrip: Bladbegrip, kennis: Kennis) -> Bladbegrip:
    """The headings go with every row that waits: a *stop* finding in one is blanked."""
    kolommen = tuple(
        replace(k, kop=zonder_stop(k.kop, kennis.vind(k.kop)) if k.kop else "")
        for k in begrip.kolommen
    )
    return replace(begrip, kolommen=kolommen)


def schift(blad: Blad, begrip: Bladbegrip) -> tuple[list[Rij], list[Overgeslagen]]:
    """The rows that are signals, and the others with the reason why they are not."""
    signalen: list[Rij] = []
    overgeslagen: list[Overgeslagen] = []
    vorige = 0
    for rij in blad.rijen:
        if rij.regel > vorige + 1:
            overgeslagen.append(Overgeslagen(vorige + 1, rij.regel - 1, "leeg"))
        vorige = rij.regel
        reden = _geen_signaal(rij, begrip)
        if reden == "":
            signalen.append(rij)
        elif reden != "kop":
            overgeslagen.append(Overgeslagen(rij.regel, rij.regel, reden))
    return signalen, overgeslagen


def _geen_signaal(rij: Rij, begrip: Bladbegrip) -> str:
    if begrip.koprij is not None and rij.regel <= begrip.koprij:
        return "kop" if rij.regel == begrip.koprij else "titel boven de kop"
    if is_kop(rij, begrip):
        return "kop die herhaald is"
    gevuld = [k for k in begrip.kolommen if rij.cel(k.nummer) != "" or rij.is_fout(k.nummer)]
    gebruikt = [k for k in gevuld if k.veld not in (Veld.GENEGEERD, Veld.ID)]
    if not gebruikt:
        return "niets in de kolommen die gelezen worden"
    if len(gevuld) == 1 and gebruikt[0].veld is not Veld.TEKST:
        return f"tussenkop (alleen {gebruikt[0].kop or gebruikt[0].veld.value} gevuld)"
    return ""


def _bekend(rijen: Sequence[GelezenRij], codes: Mapping[Plek, str], kennis: Kennis) -> set[Plek]:
    """The rows that are in the archive already, by their code or by the id they bring along."""
    bekende_codes = set(kennis.bekende_codes(set(codes.values())))
    bekende_ids = set(kennis.bekende_ids({rij.id for rij in rijen if rij.id is not None}))
    return {rij.plek for rij in rijen if codes[rij.plek] in bekende_codes or rij.id in bekende_ids}


@dataclass(frozen=True, slots=True)
class _Waarde:
    veld: Veld
    sleutel: str


class _Vragen:
    """Which unclear places and disciplines are asked once, and which are decided row by row."""

    def __init__(
        self, alle: Sequence[GelezenRij], open_rijen: Sequence[GelezenRij], kennis: Kennis
    ) -> None:
        self._kernen = {k.id: k.naam for k in kennis.kernen if not k.vervallen}
        keer = Counter(w for rij in alle for w in self._onduidelijk(rij))
        self._gevraagd: dict[_Waarde, list[GelezenRij]] = {}
        for rij in open_rijen:
            for waarde in self._onduidelijk(rij):
                vaak = keer[waarde] >= _VAAK or waarde.sleutel.startswith("(")
                if waarde.veld is Veld.KERN or vaak:
                    self._gevraagd.setdefault(waarde, []).append(rij)

    @staticmethod
    def _onduidelijk(rij: GelezenRij) -> Iterator[_Waarde]:
        if rij.plaats.reden == ONBEKENDE_PLAATS and not rij.noemt(Veld.KERN, Veld.BUURTSCHAP):
            yield _Waarde(Veld.KERN, sleutel(rij.plaats_tekst))
        if rij.wie.reden == ONBEKENDE_DISCIPLINE and not rij.noemt(Veld.DISCIPLINE, Veld.LID):
            yield _Waarde(Veld.DISCIPLINE, sleutel(rij.wie_tekst))

    def wacht_op(self, rij: GelezenRij) -> list[Reden]:
        """The questions this row waits for, as reasons."""
        return [
            Reden(_SOORT[w.veld], f"{rij.koppen.get(w.veld, w.veld.value)}: onbekende waarde")
            for w in self._onduidelijk(rij)
            if w in self._gevraagd
        ]

    def redenen(self, rij: GelezenRij) -> list[Reden]:
        """Why a person must look at this row itself; empty when nobody has to."""
        gevraagd = {w.veld for w in self._onduidelijk(rij) if w in self._gevraagd}
        lezingen = (
            (Veld.DATUM, rij.datum.reden),
            (Veld.KERN, rij.plaats.reden),
            (Veld.DISCIPLINE, rij.wie.reden),
        )
        redenen = [
            Reden(_SOORT[veld], f"{rij.koppen.get(veld, veld.value)}: {reden}")
            for veld, reden in lezingen
            if reden and veld not in gevraagd
        ]
        return list(dict.fromkeys([*redenen, *rij.redenen]))

    def waardevragen(self) -> tuple[Waardevraag, ...]:
        """The questions, places first, most rows first."""
        vragen = [self._vraag(w, rijen) for w, rijen in self._gevraagd.items()]
        return tuple(sorted(vragen, key=lambda v: (v.veld is not Veld.KERN, -len(v.plekken))))

    def _vraag(self, waarde: _Waarde, rijen: Sequence[GelezenRij]) -> Waardevraag:
        rij = rijen[0]
        is_kern = waarde.veld is Veld.KERN
        keuzes = tuple(self._kernen.values()) if is_kern else tuple(d.label for d in Discipline)
        voorstel = self._kernen.get(rij.plaats.voorstel, "") if is_kern else ""
        return Waardevraag(
            waarde.veld,
            rij.koppen.get(waarde.veld, waarde.veld.value),
            rij.plaats_tekst if is_kern else rij.wie_tekst,
            tuple(r.plek for r in rijen),
            voorstel,
            keuzes,
        )


def _buren(rijen: Sequence[GelezenRij]) -> dict[Plek, tuple[date | None, date | None]]:
    """Per row the nearest clear dates before and after it on the same sheet."""
    vorige: dict[Plek, date | None] = {}
    volgende: dict[Plek, date | None] = {}
    for volgorde, gevonden in ((rijen, vorige), (rijen[::-1], volgende)):
        blad, laatste = "", None
        for rij in volgorde:
            if rij.plek.blad != blad:
                blad, laatste = rij.plek.blad, None
            gevonden[rij.plek] = laatste
            laatste = rij.datum.datum or laatste
    return {plek: (vorige[plek], volgende[plek]) for plek in vorige}


def _signaal(
    rij: GelezenRij, kennis: Kennis, code: str, buren: tuple[date | None, date | None]
) -> Signaal | None:
    """The row as a signal, guesses where it is not clear; None when there is no day to guess."""
    datum = rij.datum.datum or stel_datum_voor(rij.datum, *buren, kennis.vandaag)
    if datum is None:
        return None
    inhoud = rij.inhoud
    return Signaal(
        rij.id or kennis.maak_id(code),
        datum,
        rij.plaats.kern or rij.plaats.voorstel,
        rij.wie.discipline or rij.wie.voorstel or kennis.mij,
        inhoud.tekst,
        kennis.nu,
        themas=inhoud.themas,
        lid=rij.wie.lid,
        buurtschap=rij.plaats.buurtschap,
        bron=inhoud.bron,
        gedaan=inhoud.gedaan,
        spoed=inhoud.spoed,
        nabellen=inhoud.nabellen,
        nabellen_op=inhoud.nabellen_op,
        themas_voorgesteld=inhoud.themas_voorgesteld,
        importcode=code,
    )


def _meldingen(
    helder: Iterable[HeldereRij], *open_rijen: Iterable[TeBeslissen]
) -> Iterator[Melding]:
    paren = [(h.plek, h.signaal) for h in helder]
    paren += [(t.plek, t.voorstel) for rijen in open_rijen for t in rijen if t.voorstel]
    for plek, signaal in paren:
        if signaal.kern:
            yield Melding(plek, signaal.datum, signaal.kern, signaal.discipline, signaal.tekst)


def _onderwerpen(rijen: Iterable[GelezenRij]) -> tuple[tuple[str, int], ...]:
    zonder = (rij for rij in rijen if not rij.noemt(Veld.THEMA))
    keer = Counter(woord for rij in zonder for woord in rij.onbekende_onderwerpen)
    return tuple(sorted(keer.items(), key=lambda paar: (-paar[1], paar[0])))


def _nieuwe_plaatsen(rijen: Iterable[GelezenRij], woorden: Woordenboek) -> tuple[Buurtschap, ...]:
    """The answered places that really stand in the list."""
    gezien = {sleutel(rij.plaats_tekst) for rij in rijen}
    return tuple(b for b in woorden.nieuwe_plaatsen if sleutel(b.naam) in gezien)
