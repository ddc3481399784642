"""First names: certain ones, ones that are also a word, and what belongs to them."""

import re

from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_naamdelen import (
    Naam,
    Naamdelen,
    einde_voorletters,
    is_voorletter,
    tussenvoegsels,
)
from signaal.text.privacy_tekstdelen import Woord, Woorden

#: Words that announce a thing and a clause alike ("zegt dat wim komt").
_OOK_VOEG = frozenset({"dat", "die"})
_NA_JANUARI = frozenset({"feb", "februari", "mrt", "maart", "apr", "april", "dec", "december"})
_WEEKDAGEN = frozenset({"ma", "di", "wo", "do", "vr", "za", "zo"})
_EN = frozenset({"en", "of"})
_BOMEN = frozenset(
    {"els", "berk", "eik", "beuk", "linde", "wilg", "populier", "hazelaar", "iep", "es"}
)
#: After a thing that is a first name too: where that thing is ("blij met roos in tuin").
_WAAR = frozenset({"in", "op", "uit", "aan", "voor", "onder", "naast"})
#: Ends of a pet name: "fritsje", "lowieke".
_ROEPNAAM = re.compile(r"(?<=[a-z]{3})(?:tje|je|eke|ke|ken)$")


class Voornamen:
    """The rules about first names."""

    def __init__(self, lijsten: Naamlijsten, delen: Naamdelen) -> None:
        self._lijsten = lijsten
        self._delen = delen

    def zeker(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A first name that is hardly a word."""
        woord = woorden[plaats]
        vorm = self._zonder_bezit(woord)
        if not vorm or woorden.is_bezet(plaats) or not self._mag_voornaam(woorden, plaats, vorm):
            return None
        return Naam(plaats, self.tot(woorden, plaats))

    def twijfel(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A word that may be a first name, where something speaks for it."""
        lijsten, woord = self._lijsten, woorden[plaats]
        if woord.vorm not in lijsten.twijfel or woorden.is_bezet(plaats):
            return None
        voor = woorden.voor(plaats).vorm
        if voor in self._lijsten.lidwoorden or (woord.hoofd and woord.tekst.isupper()):
            return None
        if woord.vorm in _BOMEN and self._naast_boom(woorden, plaats):
            return None
        if self._reden_voor_naam(woorden, plaats, voor):
            return Naam(plaats, self.tot(woorden, plaats))
        return None

    def tot(self, woorden: Woorden, plaats: int) -> int:
        """Where the name ends that starts with the first name at ``plaats``."""
        voornaam = woorden[plaats]
        eind = plaats + 1
        while woorden[eind].aan and self._is_tweede_voornaam(woorden, eind):
            eind += 1
        letter = woorden[eind]
        if is_voorletter(letter) and letter.aan and letter.tekst.isupper():
            return einde_voorletters(woorden, eind)
        tussen = tussenvoegsels(woorden, eind) if letter.aan else None
        if tussen and self._tussen_past(woorden, tussen.eind, voornaam):
            if self._delen.na_tussenvoegsel(
                woorden, tussen, persoon=not tussen.van or tussen.sterk
            ):
                return self._delen.verleng(woorden, tussen.eind + 1)
            if tussen.van and woorden[tussen.eind].hoofd and voornaam.hoofd:
                return self._delen.verleng(woorden, tussen.eind + 1)
        if self._delen.als_achternaam(woorden, eind, voornaam):
            return self._delen.verleng(woorden, eind + 1)
        return eind

    def leeftijd_volgt(self, woorden: Woorden, plaats: int, voorbij: int = 0) -> bool:
        """Whether an age follows: "noreen , 78,", "noreen (78)", "noreen 14 jr", "noreen van 15".

        ``voorbij``: signs of the name itself that stand before the age (a last full stop).
        """
        volgend, tussen = woorden[plaats + 1], woorden.tussen(plaats)[voorbij:].strip()
        if volgend.vorm == "van" and volgend.aan:
            leeftijd, daarna = woorden[plaats + 2].tekst, woorden[plaats + 3].vorm
            jong = leeftijd.isdigit() and len(leeftijd) == 2
            telt = daarna.isdigit() or daarna in self._lijsten.maanden or daarna == "t"
            return jong and not telt
        if tussen[:1] in {"*", "\u00b0"}:
            return volgend.tekst.isdigit()
        if not (volgend.tekst.isdigit() and len(volgend.tekst) <= 2 and tussen in {"", ",", "("}):
            return False
        if tussen == "":
            return woorden[plaats + 2].vorm in {"jr", "jaar", "jrs"} and woorden[plaats].begint
        na = woorden.tussen(plaats + 1).strip()[:1]
        return na in {",", ")"} or woorden[plaats + 2].vorm in {"jr", "jaar", "jrs", ""}

    def _kale_leeftijd_volgt(self, woorden: Woorden, plaats: int) -> bool:
        """Whether a clause starts with this word, an age and how somebody is: "lies 84 alleen"."""
        jaren, daarna = woorden.naast(plaats).tekst, woorden.naast(plaats + 1).vorm
        if woorden[plaats - 1].zin == woorden[plaats].zin or not jaren.isdigit():
            return False
        lijsten = self._lijsten
        zo = daarna in (lijsten.nooit_na_titel | lijsten.toestanden) - lijsten.functie
        zo |= daarna == "alleen"
        return len(jaren) == 2 and (zo or daarna in lijsten.menselijk)

    def herkomst_volgt(self, woorden: Woorden, plaats: int) -> bool:
        """Whether it says where somebody is from: "toon van hiernaast", "fee uit groep 8"."""
        if woorden.naast(plaats).vorm not in {"van", "uit"}:
            return False
        daarna = plaats + 2
        if woorden[daarna].vorm in {"den", "d'n"}:
            return woorden[daarna + 1].vorm in self._lijsten.beroepen | self._lijsten.herkomst
        while woorden[daarna].vorm in self._lijsten.lidwoorden | {"d'n", "'t", "t", "om"}:
            daarna += 1
        return woorden[daarna].vorm in self._lijsten.herkomst

    def is_zeker(self, woorden: Woorden, plaats: int) -> bool:
        """Whether a certain first name stands here."""
        return woorden[plaats].vorm in self._lijsten.voornamen and not woorden.is_bezet(plaats)

    def _zonder_bezit(self, woord: Woord) -> str:
        """The first name in this word, also as "annies" or "jan's"; empty when there is none."""
        lijsten, vorm = self._lijsten, woord.vorm
        if vorm in lijsten.geen_naam or vorm in lijsten.functie:
            return ""
        roepnaam = _ROEPNAAM.sub("", vorm)
        bekend = roepnaam in lijsten.voornamen or roepnaam in lijsten.twijfel
        if roepnaam != vorm and bekend and vorm not in lijsten.woorden:
            return roepnaam
        for mogelijk in (vorm, vorm.partition("-")[0], vorm.removesuffix("'s"), vorm[:-1]):
            if mogelijk == vorm[:-1] and (vorm[-1] not in "s'" or vorm in lijsten.woorden):
                continue
            if len(mogelijk) > 1 and mogelijk in lijsten.voornamen:
                samengesteld = (
                    "-" in vorm and mogelijk != vorm and lijsten.is_gewoon(vorm.rpartition("-")[2])
                )
                return "" if samengesteld else mogelijk
        return ""

    def _mag_voornaam(self, woorden: Woorden, plaats: int, vorm: str) -> bool:
        lijsten, woord = self._lijsten, woorden[plaats]
        voor = woorden.voor(plaats).vorm
        if self._is_anders_bedoeld(woorden, plaats, vorm):
            return False
        if vorm in lijsten.soms_werkwoord and voor in lijsten.functie:
            return voor in lijsten.voorzetsels or voor in lijsten.bijzin
        if lijsten.is_plaats(vorm) and not woord.hoofd:
            return self._delen.gevolgd_door_werkwoord(woorden, plaats)
        return vorm not in lijsten.vrij or woord.hoofd or voor not in lijsten.lidwoorden - _OOK_VOEG

    def _is_anders_bedoeld(self, woorden: Woorden, plaats: int, vorm: str) -> bool:
        """Whether this is no person here: a month, a house, an abbreviation, a set phrase."""
        lijsten, woord = self._lijsten, woorden[plaats]
        voor, na = woorden.voor(plaats).vorm, woorden.naast(plaats).vorm
        samen = na == "en" and woorden[plaats + 2].vorm.endswith(("kerk", "kapel", "parochie"))
        heilig = vorm in lijsten.heiligen and (na in lijsten.instellingen or samen)
        afkorting = len(vorm) <= 3 and woord.tekst.isupper() and woord.hoofd
        maand = vorm == "jan" and not woord.hoofd and self._is_januari(woorden, plaats)
        return (
            voor == "het"
            or voor in lijsten.instellingen
            or heilig
            or maand
            or (vorm == "mo" and (na in _WEEKDAGEN or voor in _WEEKDAGEN))
            or (vorm in _BOMEN and self._naast_boom(woorden, plaats))
            or (vorm == "ad" and (na.isdigit() or na in {"hoc", "interim"}))
            or (afkorting and vorm in lijsten.vrij)
        )

    @staticmethod
    def _naast_boom(woorden: Woorden, plaats: int) -> bool:
        """Whether another tree is named with it: "els en berk"."""
        na = woorden.naast(plaats).vorm in _EN and woorden[plaats + 2].vorm in _BOMEN
        voor = woorden.voor(plaats).vorm in _EN and woorden[plaats - 2].vorm in _BOMEN
        return na or voor

    def _is_januari(self, woorden: Woorden, plaats: int) -> bool:
        voor, na = woorden.voor(plaats).vorm, woorden.naast(plaats).vorm
        telt = voor.isdigit() or na.isdigit() or woorden[plaats + 1].vorm in _NA_JANUARI
        return telt or voor in self._lijsten.maand_voor or na in self._lijsten.maand_na

    def _tussen_past(self, woorden: Woorden, plaats: int, voornaam: Woord) -> bool:
        woord = woorden[plaats]
        return woord.zin == voornaam.zin and woord.vorm not in self._lijsten.beroepen

    def _is_tweede_voornaam(self, woorden: Woorden, plaats: int) -> bool:
        vorm = woorden[plaats].vorm
        lijsten = self._lijsten
        return (
            vorm in lijsten.voornamen
            and not lijsten.is_persoonsvorm(vorm)
            and not is_voorletter(woorden[plaats])
        )

    def _reden_voor_naam(self, woorden: Woorden, plaats: int, voor: str) -> bool:
        lijsten, woord = self._lijsten, woorden[plaats]
        na = woorden.naast(plaats).vorm
        return (
            (woord.hoofd and not woord.begint)
            or self._doet_iets(woorden, plaats, voor)
            or self.leeftijd_volgt(woorden, plaats)
            or self._kale_leeftijd_volgt(woorden, plaats)
            or self.herkomst_volgt(woorden, plaats)
            or self._heeft_iets(woorden, plaats)
            or na in {"genoemd", "genaamd"}
            or (voor in {"en", "of"} and self.is_zeker(woorden, plaats - 2))
            or (voor == "van" and woorden.voor(plaats - 1).vorm in lijsten.relaties)
            or self._in_rij(woorden, plaats)
            or self._met_achternaam(woorden, plaats)
            or (woord.vorm not in lijsten.werkwoordelijk and self._staat_als_naam(woorden, plaats))
        )

    def _heeft_iets(self, woorden: Woorden, plaats: int) -> bool:
        """Whether something is said to be of it ("mark z'n moeder") or done to it."""
        lijsten, na = self._lijsten, woorden.naast(plaats).vorm
        begint = woorden[plaats - 1].zin != woorden[plaats].zin
        if begint and self._heeft_iemand(woorden, plaats):
            return True
        if na in lijsten.overkomen:
            ding = woorden[plaats].vorm in lijsten.dingen and na == "gebracht"
            return begint and not ding and woorden[plaats].vorm not in lijsten.werkwoordelijk
        bezit = na in lijsten.bezit - {"zijn", "haar", "zelf"}
        return bezit and (begint or woorden[plaats].vorm not in lijsten.werkwoordelijk)

    def _heeft_iemand(self, woorden: Woorden, plaats: int) -> bool:
        """Whether family is named as belonging to it: "wil en haar man", "roos haar moeder"."""
        na = plaats + 2 if woorden.naast(plaats).vorm in {"en", "&", "met"} else plaats + 1
        wiens = woorden[na].vorm in self._lijsten.bezit | {"hun"}
        return wiens and woorden.naast(na).vorm in self._lijsten.relaties

    def _in_rij(self, woorden: Woorden, plaats: int) -> bool:
        """Whether it stands in a row of names: "riet, sjaan, mien"."""
        na = woorden.tussen(plaats).strip() == "," and self.is_zeker(woorden, plaats + 1)
        return na or (
            woorden.tussen(plaats - 1).strip() == "," and self.is_zeker(woorden, plaats - 1)
        )

    def _doet_iets(self, woorden: Woorden, plaats: int, voor: str) -> bool:
        """Whether a clause starts with this word and goes on with a verb ("mark belt")."""
        lijsten = self._lijsten
        if woorden[plaats - 1].zin == woorden[plaats].zin and voor not in lijsten.bijzin:
            return False
        na = woorden.naast(plaats).vorm
        if woorden.naast(plaats + 1).vorm in lijsten.onderwerpen:
            return False
        if na == "en" and woorden[plaats + 2].vorm in lijsten.twijfel:
            samen = woorden[plaats].hoofd and woorden[plaats + 2].hoofd
            return samen or lijsten.is_werkwoord(woorden.naast(plaats + 2).vorm)
        if woorden[plaats].vorm in lijsten.dingen:
            return self._doet_als_mens(woorden, plaats)
        return lijsten.is_persoonsvorm(na) and na not in lijsten.niet_mens

    def _doet_als_mens(self, woorden: Woorden, plaats: int) -> bool:
        """Whether what follows is said of people, not of weather or things."""
        lijsten = self._lijsten
        na, daarna = woorden.naast(plaats).vorm, woorden.naast(plaats + 1).vorm
        toestand = daarna in lijsten.nooit_na_titel - lijsten.functie
        is_zo = na == "is" and (toestand or daarna in lijsten.overkomen)
        return (
            na in lijsten.menselijk or is_zo or (na == "kan" and daarna in {"niet", "nie", "geen"})
        )

    def _staat_als_naam(self, woorden: Woorden, plaats: int) -> bool:
        """Whether it stands where a name stands: beside a name, after "volgens" or bare "met"."""
        voor, na = woorden.voor(plaats).vorm, woorden.naast(plaats).vorm
        if na in {"en", "of"} and self.is_zeker(woorden, plaats + 2):
            return True
        ding = woorden[plaats].vorm in self._lijsten.dingen and na in _WAAR
        los = na in self._lijsten.functie or self._delen.staat_los(woorden, plaats)
        los &= not ding
        return voor in self._lijsten.inleiders or (voor in {"met", "bij"} and los)

    def _met_achternaam(self, woorden: Woorden, plaats: int) -> bool:
        volgend = woorden.naast(plaats).vorm
        if self._lijsten.is_achternaam(volgend):
            return self._delen.als_achternaam(woorden, plaats + 1, woorden[plaats])
        tussen = tussenvoegsels(woorden, plaats + 1)
        return tussen is not None and self._delen.na_tussenvoegsel(woorden, tussen, persoon=False)
