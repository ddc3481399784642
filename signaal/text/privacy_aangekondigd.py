"""Names that a word announces: a title, a family word, somebody's work, initials."""

from signaal.text.privacy_initialen import Initialen
from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_naamdelen import (
    Naam,
    Naamdelen,
    einde_voorletters,
    hoofddeel,
    tussenvoegsels,
)
from signaal.text.privacy_tekstdelen import STRATEN, Woorden
from signaal.text.privacy_vondst import Soort
from signaal.text.privacy_voornamen import Voornamen

_GEZIN = frozenset({"fam", "familie", "gezin", "echtpaar"})
_WERK = frozenset({"beroep", "vak"})  # "dhr visser van beroep"
#: Who is known by surname in a file.
_ZORGVRAGERS = frozenset({"client", "cliente", "patient", "patiente", "bewoner", "bewoonster"})
_MEESTE_TITELS = 6  # of one person; a page of nothing else must not be read over and over


class AangekondigdeNamen:
    """The rules about names after a word that announces them."""

    def __init__(self, lijsten: Naamlijsten, delen: Naamdelen, voornamen: Voornamen) -> None:
        self._lijsten = lijsten
        self._delen = delen
        self._voornamen = voornamen
        self._initialen = Initialen(lijsten, voornamen)

    def na_titel(self, woorden: Woorden, plaats: int) -> Naam | None:
        """The name without its title: "mw van hout", "dhr P.", "familie de wit"."""
        if woorden[plaats].vorm not in self._lijsten.titels or woorden.is_bezet(plaats):
            return None
        begin = plaats + 1
        while (
            begin - plaats < _MEESTE_TITELS
            and woorden[begin].vorm in self._lijsten.titels
            and self._raakt(woorden, begin)
        ):
            begin += 1
        if not self._raakt(woorden, begin) or woorden.is_bezet(begin):
            return None
        eind = self._persoon(woorden, begin)
        if eind > begin:
            return Naam(begin, eind, Soort.NAAM, na_woord=True)
        eind = self._initialen.na_titel(woorden, begin)
        return Naam(begin, eind, Soort.INITIALEN, na_woord=True) if eind > begin else None

    def voorletters(self, woorden: Woorden, plaats: int) -> Naam | None:
        """Letters with full stops: "J. de Vries", "A.B. valt", "inw. j.w."."""
        if not self._initialen.staat(woorden, plaats):
            return None
        eind = einde_voorletters(woorden, plaats)
        persoon = self._persoon(woorden, plaats)
        if persoon > eind and woorden[persoon - 1].hoofd and woorden[plaats].hoofd:
            return Naam(plaats, persoon, Soort.NAAM)
        eind = self._initialen.eind(woorden, plaats)
        na_woord = self._initialen.is_aangekondigd(woorden, plaats)
        return Naam(plaats, eind, Soort.INITIALEN, na_woord) if eind > plaats else None

    def na_relatie(self, woorden: Woorden, plaats: int) -> Naam | None:
        """After family or work: "zoon stefan", "huisarts verhagen", "buurvrouw van den berg"."""
        voor = woorden.voor(plaats).vorm
        lijsten = self._lijsten
        beroep = voor in lijsten.beroepen
        if not (beroep or voor in lijsten.relaties) or woorden.is_bezet(plaats):
            return None
        tussen = tussenvoegsels(woorden, plaats)
        if tussen and self._tussen_na_relatie(woorden, tussen.eind, beroep):
            persoon = beroep or (tussen.de and woorden[tussen.eind].vorm not in lijsten.woorden)
            if self._delen.na_tussenvoegsel(woorden, tussen, persoon=persoon):
                return Naam(plaats, self._delen.verleng(woorden, tussen.eind + 1), Soort.NAAM, True)
        buiten = beroep or "buur" in voor or voor in _ZORGVRAGERS | lijsten.kort_genoemd
        if self._naam_na_relatie(woorden, plaats, buiten):
            return Naam(plaats, self._voornamen.tot(woorden, plaats), Soort.NAAM, na_woord=True)
        return None

    @staticmethod
    def _raakt(woorden: Woorden, plaats: int) -> bool:
        return woorden[plaats].aan or woorden.tussen(plaats - 1).strip() in {".", "/", "./", "-"}

    def _persoon(self, woorden: Woorden, plaats: int) -> int:
        """Where a name ends that a title announces; ``plaats`` when no name starts there."""
        tussen = tussenvoegsels(woorden, plaats)
        if tussen and self._delen.na_tussenvoegsel(woorden, tussen, persoon=True):
            return self._delen.verleng(woorden, tussen.eind + 1)
        begin = einde_voorletters(woorden, plaats)
        tussen = tussenvoegsels(woorden, begin) if begin > plaats else None
        if tussen and self._delen.na_tussenvoegsel(woorden, tussen, persoon=True):
            return self._delen.verleng(woorden, tussen.eind + 1)
        if woorden[begin].vorm in self._lijsten.voornamen and not self._is_werkwoord(
            woorden, begin
        ):
            return self._voornamen.tot(woorden, begin)
        if self._is_achternaam_na_titel(woorden, begin, voorletters=begin > plaats):
            return self._delen.verleng(woorden, begin + 1)
        return plaats

    def _is_werkwoord(self, woorden: Woorden, plaats: int) -> bool:
        woord = woorden[plaats].vorm
        soms = woord in self._lijsten.werkwoordelijk or woord in self._lijsten.soms_werkwoord
        return soms and not self._delen.gevolgd_door_werkwoord(woorden, plaats)

    def _is_achternaam_na_titel(self, woorden: Woorden, plaats: int, voorletters: bool) -> bool:
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = hoofddeel(woord.vorm)
        if vorm in lijsten.getijden:
            return self._delen.gevolgd_door_werkwoord(woorden, plaats)
        werk = woorden.naast(plaats).vorm == "van" and woorden[plaats + 2].vorm in _WERK
        if werk or len(vorm) < 2 or vorm.isdigit() or vorm in lijsten.nooit_na_titel:
            return False
        if vorm in lijsten.relaties or vorm in lijsten.titels or vorm in lijsten.geen_naam:
            return False
        hoofd = woord.hoofd and not woord.tekst.isupper() and vorm not in lijsten.eigennamen
        naam = lijsten.is_naamachtig(vorm) and (
            vorm in lijsten.achternamen
            or vorm in lijsten.mogelijk
            or not lijsten.lijkt_gewoon(vorm)
        )
        if hoofd or naam:
            return not lijsten.is_plaats(vorm) or self._delen.gevolgd_door_werkwoord(
                woorden, plaats
            )
        uit = woorden.naast(plaats).vorm == "uit" and lijsten.is_plaats(woorden[plaats + 2].vorm)
        if lijsten.is_plaats(vorm) and (uit or vorm not in lijsten.woorden):
            return uit or vorm not in lijsten.streek
        return self._woord_als_achternaam(woorden, plaats, vorm, voorletters)

    def _woord_als_achternaam(
        self, woorden: Woorden, plaats: int, vorm: str, voorletters: bool
    ) -> bool:
        lijsten = self._lijsten
        werkwoord_volgt = self._delen.gevolgd_door_werkwoord(woorden, plaats)
        if vorm in lijsten.naamwoorden:
            bezig = woorden.naast(plaats).vorm == "aan"  # "mw vogels aan het voeren"
            return voorletters or (
                not bezig and woorden.naast(plaats).vorm not in self._lijsten.ervaren
            )
        if vorm in lijsten.twijfel and vorm not in lijsten.werkwoordelijk:
            return True
        if vorm in lijsten.bijvoeglijk or vorm in lijsten.werkwoordelijk:
            return voorletters or werkwoord_volgt
        if vorm in lijsten.achterwoorden:
            eigen = vorm in lijsten.beroepen or lijsten.is_persoonsvorm(vorm)
            toestand = woorden.naast(plaats + 1).vorm in lijsten.nooit_na_titel - lijsten.functie
            gebeurt = woorden.naast(plaats).vorm in lijsten.gebeurt and not toestand
            infinitief = vorm.endswith("en") and gebeurt
            infinitief &= woorden.voor(plaats).vorm not in _GEZIN
            infinitief |= lijsten.is_deelwoord(vorm)
            if vorm in lijsten.eigendom:
                return voorletters
            return voorletters or (werkwoord_volgt and not eigen and not infinitief)
        return lijsten.is_onbekend(vorm) and woorden.naast(plaats).vorm not in lijsten.ervaren

    def _tussen_na_relatie(self, woorden: Woorden, plaats: int, beroep: bool) -> bool:
        vorm = woorden[plaats].vorm
        if beroep:
            los = vorm in self._lijsten.woorden and woorden[plaats - 1].vorm == "van"
            werkwoord_volgt = self._delen.gevolgd_door_werkwoord(woorden, plaats)
            if self._lijsten.is_plaats(vorm):
                return werkwoord_volgt and vorm not in self._lijsten.streek
            return werkwoord_volgt or not los
        return vorm in self._lijsten.de_los or vorm not in self._lijsten.woorden

    def _naam_na_relatie(self, woorden: Woorden, plaats: int, buiten: bool) -> bool:
        """``buiten``: somebody from outside the family, who may be known by surname."""
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = woord.vorm
        if vorm in lijsten.twijfel:
            return not self._is_werkwoord(woorden, plaats)
        if self._kan_geen_naam(vorm):
            return False
        if lijsten.is_persoonsvorm(vorm) or lijsten.is_deelwoord(vorm):
            return False
        if vorm in lijsten.naamwoorden:
            los = self._delen.staat_los(woorden, plaats)
            los |= woorden.naast(plaats).vorm in {"erbij", "ook", "weer", "mee"}
            return buiten and (woord.hoofd or los)
        hoofd = woord.hoofd and not woord.tekst.isupper() and not lijsten.is_gewoon(vorm)
        vreemd = lijsten.is_onbekend(vorm) and (
            lijsten.is_naamachtig(vorm) or not lijsten.is_samengesteld(vorm)
        )
        return lijsten.is_achternaam(vorm) or hoofd or vreemd

    def _kan_geen_naam(self, vorm: str) -> bool:
        lijsten = self._lijsten
        bekend = vorm in lijsten.functie or vorm in lijsten.geen_naam or lijsten.is_plaats(vorm)
        bekend |= vorm.endswith(STRATEN) and not lijsten.is_achternaam(vorm)
        return bekend or len(vorm.partition("-")[0]) < 3
