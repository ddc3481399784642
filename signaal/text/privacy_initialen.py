"""Initials: letters that stand for somebody, and the many abbreviations that do not."""

import re

from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_naamdelen import einde_voorletters, is_voorletter, tussenvoegsels
from signaal.text.privacy_tekstdelen import Woorden
from signaal.text.privacy_voornamen import Voornamen

#: Tussenvoegsels and one capital in one word: "vdW".
_AANEEN = re.compile(r"(?:[A-Z]?(?:v|vd|vdr|vden|van|de|ten|ter)|[A-Z]-)[A-Z]")
_GEEN_KLINKER = re.compile("[bcdfghjklmnpqrstvwxz]{2}")
#: After one of these a file is named by its initials.
_DOSSIER = frozenset(
    {"casus", "dossier", "zaak", "intake", "client", "cliente", "inw", "clt", "pt", "lln"}
)
#: Before a single capital with a full stop somebody is meant.
_IEMAND = frozenset({"die", "met", "bij", "van", "over", "door", "volgens", "ene", "en", "voor"})


class Initialen:
    """The rules about letters instead of a name."""

    def __init__(self, lijsten: Naamlijsten, voornamen: Voornamen) -> None:
        self._lijsten = lijsten
        self._voornamen = voornamen

    def na_titel(self, woorden: Woorden, plaats: int) -> int:
        """Where initials end after a title: "mw T.J.", "dhr P.v.d.H.", "mw vdW", "dhr de V."."""
        if _AANEEN.fullmatch(woorden[plaats].tekst) or self.zijn_twee(woorden, plaats):
            return plaats + 1
        if self._zijn_twee_klein(woorden, plaats):
            return plaats + 1
        tussen = tussenvoegsels(woorden, plaats)
        if tussen and is_voorletter(woorden[tussen.eind]) and woorden[tussen.eind].hoofd:
            return tussen.eind + 1
        return einde_voorletters(woorden, plaats)

    def zijn_twee(self, woorden: Woorden, plaats: int) -> bool:
        """Whether two capitals without full stops may be somebody: "MJ"."""
        woord = woorden[plaats]
        groot = woord.hoofd and len(woord.tekst) == 2 and woord.tekst.isupper()
        return groot and not (
            woord.vorm in self._lijsten.hoofdletters
            or woord.vorm in self._lijsten.functie
            or woord.vorm in self._lijsten.geen_naam
        )

    def _zijn_los_genoemd(self, woorden: Woorden, plaats: int) -> bool:
        """Whether letters in one word stand after what names a file: "casus HvD", "client jp"."""
        if woorden.voor(plaats).vorm not in _DOSSIER:
            return False
        aaneen = _AANEEN.fullmatch(woorden[plaats].tekst) is not None
        return aaneen or self._zijn_twee_klein(woorden, plaats)

    def _zijn_twee_klein(self, woorden: Woorden, plaats: int) -> bool:
        """Whether two small letters that are no word stand for somebody: "dhr hv belt"."""
        lijsten, vorm = self._lijsten, woorden[plaats].vorm
        if len(vorm) != 2 or not vorm.isalpha() or woorden[plaats].hoofd:
            return False
        bekend = vorm in lijsten.afkortingen or vorm in lijsten.hoofdletters
        bekend |= lijsten.is_gewoon(vorm) and not _GEEN_KLINKER.fullmatch(vorm)
        bekend |= vorm in lijsten.functie or vorm in lijsten.geen_naam or vorm in lijsten.titels
        na = woorden.naast(plaats).vorm
        doet = lijsten.is_persoonsvorm(na) or na in lijsten.toestanden or woorden.eindigt(plaats)
        return doet and not (bekend or vorm in lijsten.nooit_na_titel)

    def staat(self, woorden: Woorden, plaats: int) -> bool:
        """Whether a letter with a full stop stands here, none right before it, or two capitals."""
        if self.zijn_twee(woorden, plaats) or self._zijn_los_genoemd(woorden, plaats):
            return self.is_aangekondigd(woorden, plaats)
        woord, vorig = woorden[plaats], woorden[plaats - 1]
        los = woorden.tussen(plaats)[:1] == "." and is_voorletter(woord)
        los &= einde_voorletters(woorden, plaats) > plaats
        return los and not (is_voorletter(vorig) and woord.begin - vorig.eind <= 2)

    def is_aangekondigd(self, woorden: Woorden, plaats: int) -> bool:
        """Whether somebody is named before it: "zoon J.", "huisarts A.B.", "inw. j.w."."""
        voor = woorden.voor(plaats).vorm
        lijsten = self._lijsten
        return voor in lijsten.relaties or voor in lijsten.beroepen or voor in _DOSSIER

    def eind(self, woorden: Woorden, plaats: int) -> int:
        """Where the initials end that start at ``plaats``; ``plaats`` when they are none."""
        if self.zijn_twee(woorden, plaats) or self._zijn_los_genoemd(woorden, plaats):
            return plaats + 1
        eind = einde_voorletters(woorden, plaats)
        letters = [woorden[p].tekst for p in range(plaats, eind)]
        aangekondigd = self.is_aangekondigd(woorden, plaats)
        if len(letters) == 1:
            los = letters[0].isupper() and (aangekondigd or self._is_iemand(woorden, plaats))
            return eind if los else plaats
        if letters[0].isupper():
            groot = all(t.isupper() or t in {"v", "d"} for t in letters)
            return eind if groot else plaats
        afkorting = "".join(letters) in self._lijsten.afkortingen or len(letters) > 3
        punten = all(woorden.tussen(p)[:1] == "." for p in range(plaats, eind))
        genoemd = aangekondigd or self._begint_met(woorden, plaats, eind)
        return eind if punten and genoemd and not afkorting else plaats

    def _begint_met(self, woorden: Woorden, plaats: int, eind: int) -> bool:
        """Whether a clause starts with these letters and goes on as about a person."""
        if woorden[plaats - 1].zin == woorden[plaats].zin:
            return False
        doet = self._lijsten.is_persoonsvorm(woorden[eind].vorm)
        return doet or self._voornamen.leeftijd_volgt(woorden, eind - 1, voorbij=1)

    def _is_iemand(self, woorden: Woorden, plaats: int) -> bool:
        """Whether one capital stands for somebody: "die B. van de flat", "M. belt weer"."""
        volgend = woorden[plaats + 1]
        if not volgend.tekst or volgend.hoofd or woorden.tussen(plaats) != ". ":
            return False
        if woorden.voor(plaats).vorm in _IEMAND:
            return True
        begint = woorden[plaats - 1].zin != woorden[plaats].zin
        return begint and (
            self._lijsten.is_persoonsvorm(volgend.vorm)
            or self._voornamen.herkomst_volgt(woorden, plaats)
        )
