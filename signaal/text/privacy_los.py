"""Names without an announcement: surnames, rare names where a person is expected, capitals."""

import re

from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_naamdelen import Naam, Naamdelen, tussenvoegsels
from signaal.text.privacy_tekstdelen import Woorden
from signaal.text.privacy_voornamen import Voornamen

#: Letters of names from elsewhere that no Dutch word has.
_VREEMD = re.compile("[ăąćčďđęěğıłńňőřśşšţťůűźżžșțøåñãõæý]")
_LAATSTE_LATIJN = "\u024f"


class LosseNamen:
    """The rules about names that stand by themselves."""

    def __init__(self, lijsten: Naamlijsten, delen: Naamdelen, voornamen: Voornamen) -> None:
        self._lijsten = lijsten
        self._delen = delen
        self._voornamen = voornamen

    def met_tussenvoegsel(self, woorden: Woorden, plaats: int) -> Naam | None:
        """No title, no first name: "van der zanden belde", "de vries"."""
        tussen = tussenvoegsels(woorden, plaats)
        if tussen is None or woorden.is_bezet(plaats) or woorden.is_bezet(tussen.eind):
            return None
        groot = tussen.van and woorden[plaats].hoofd and not woorden[plaats].begint
        if not self._delen.na_tussenvoegsel(woorden, tussen, persoon=groot):
            return None
        return Naam(plaats, self._delen.verleng(woorden, tussen.eind + 1))

    def achternaam(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A surname that is no word: "verhagen belt"."""
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = woord.vorm.partition("-")[0]
        if self._meervoud_doet_iets(woorden, plaats):
            return Naam(plaats, plaats + 1)
        if not lijsten.is_achternaam(vorm) or woorden.is_bezet(plaats) or len(vorm) < 4:
            return None
        if woorden.voor(plaats).vorm in lijsten.instellingen or lijsten.is_persoonsvorm(vorm):
            return None
        if not woord.hoofd and lijsten.lijkt_gewoon(vorm):
            return None
        return Naam(plaats, self._delen.verleng(woorden, plaats + 1))

    def _meervoud_doet_iets(self, woorden: Woorden, plaats: int) -> bool:
        """A plural with a singular verb is a surname: "schoenmakers vraagt om hulp"."""
        woord, na = woorden[plaats], woorden.naast(plaats).vorm
        return (
            woord.vorm in self._lijsten.naamwoorden
            and woord.vorm.endswith(("ers", "els", "mans", "aars", "ings"))
            and na.endswith("t")
            and self._lijsten.is_persoonsvorm(na)
            and woorden[plaats - 1].zin != woord.zin
        )

    def genoemd(self, woorden: Woorden, plaats: int) -> Naam | None:
        """Any word that is said to be a name: "prins is zijn achternaam", "hoop heet ze"."""
        if woorden[plaats - 1].zin == woorden[plaats].zin or woorden.is_bezet(plaats):
            return None
        na, daarna = woorden.naast(plaats).vorm, woorden.naast(plaats + 1).vorm
        heet = na == "heet" and daarna in {"ze", "hij", "zij", "ie", "die"}
        if self._wordt_toegelicht(woorden, plaats):
            return Naam(plaats, plaats + 1)
        naam = daarna in self._lijsten.bezit and woorden[plaats + 3].vorm.endswith("naam")
        vorm = woorden[plaats].vorm
        gewoon = vorm in self._lijsten.functie or vorm in self._lijsten.geen_naam
        return Naam(plaats, plaats + 1) if (heet or (na == "is" and naam)) and not gewoon else None

    def _wordt_toegelicht(self, woorden: Woorden, plaats: int) -> bool:
        """Whether it says who this is: "prins, meneer, 91", "april, dochter van 6"."""
        lijsten, vorm, wie = self._lijsten, woorden[plaats].vorm, woorden[plaats + 1]
        if woorden.tussen(plaats).strip() != "," or not woorden.eindigt(plaats):
            return False
        jaren = woorden.naast(plaats + 1).vorm == "van" and woorden[plaats + 3].tekst.isdigit()
        meer = woorden.eindigt(plaats + 1) and woorden[plaats + 2].tekst.isdigit()
        kan = vorm in lijsten.naamwoorden | lijsten.twijfel | lijsten.maanden
        kan |= vorm in lijsten.achterwoorden or vorm in lijsten.naamwoord_of_naam
        kan &= vorm not in lijsten.beroepen and vorm not in lijsten.relaties
        return kan and (wie.vorm in lijsten.relaties | lijsten.titels) and (jaren or meer)

    def vreemde_letters(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A word with letters that Dutch words lack or of another script."""
        woord = woorden[plaats]
        if woord.tekst.isascii() or woorden.is_bezet(plaats) or len(woord.tekst) < 3:
            return None
        if self._lijsten.is_gewoon(woord.vorm) or self._lijsten.is_plaats(woord.vorm):
            return None
        ander_schrift = any(t > _LAATSTE_LATIJN and t.isalpha() for t in woord.tekst)
        if ander_schrift and not self._delen.gevolgd_door_werkwoord(woorden, plaats):
            return None
        if not (ander_schrift or _VREEMD.search(woord.tekst.lower())):
            return None
        return Naam(plaats, self._voornamen.tot(woorden, plaats))

    def in_verband(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A rare first name or surname where a person is expected."""
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = woord.vorm
        if woorden.is_bezet(plaats) or len(vorm) < 3 or lijsten.is_gewoon(vorm):
            return None
        if not lijsten.is_naamachtig(vorm) and not self._lijkt_op_naam(woorden, plaats):
            return None
        if lijsten.is_plaats(vorm) or lijsten.is_persoonsvorm(vorm):
            return None
        if not (self._verwacht(woorden, plaats) or self._is_zelden_iets_anders(woorden, plaats)):
            return None
        genoemd = woord.hoofd or self._voornamen.leeftijd_volgt(woorden, plaats)
        if not genoemd and (lijsten.lijkt_gewoon(vorm) or lijsten.is_samengesteld(vorm)):
            return None
        return Naam(plaats, self._voornamen.tot(woorden, plaats))

    def _is_zelden_iets_anders(self, woorden: Woorden, plaats: int) -> bool:
        """A first name of some list and no word at all, where no thing is named."""
        lijsten, voor = self._lijsten, woorden.voor(plaats).vorm
        vorm = woorden[plaats].vorm
        return (
            len(vorm) > 3
            and vorm in lijsten.mogelijk
            and voor not in lijsten.lidwoorden
            and voor not in lijsten.instellingen
        )

    def hoofdletter(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A capital inside a sentence on a word that no list explains."""
        lijsten, woord = self._lijsten, woorden[plaats]
        deel = woord.tekst.partition("-")[0]
        if not woord.hoofd or woord.begint or woorden.is_bezet(plaats) or len(deel) < 3:
            return None
        voor = woorden.voor(plaats).vorm
        genoemd = voor in lijsten.lidwoorden or voor in lijsten.instellingen
        genoemd |= woorden[plaats - 1].hoofd and self._is_bijvoeglijk(voor)
        if genoemd or not deel[1:].islower() or self._verklaard(woord.vorm.partition("-")[0]):
            return None
        return Naam(plaats, self._voornamen.tot(woorden, plaats))

    def _is_bijvoeglijk(self, vorm: str) -> bool:
        """Whether a capital on this word makes a title of two ("Zilveren Kruis")."""
        lijsten = self._lijsten
        naam = vorm in lijsten.voornamen or vorm in lijsten.titels or vorm in lijsten.relaties
        return vorm.endswith(("e", "en")) and vorm in lijsten.woorden and not naam

    def _verklaard(self, vorm: str) -> bool:
        """Whether a capital on this word means something else than a person."""
        lijsten = self._lijsten
        if lijsten.is_plaats(vorm):
            return True
        if vorm in lijsten.woorden:
            naam = vorm in lijsten.naamwoorden or vorm in lijsten.naamwoord_of_naam
            return not naam or vorm in lijsten.beroepen or vorm in lijsten.bijvoeglijk
        return lijsten.is_gewoon(vorm) or (
            lijsten.is_samengesteld(vorm) and not lijsten.is_naamachtig(vorm)
        )

    def _lijkt_op_naam(self, woorden: Woorden, plaats: int) -> bool:
        """A word that no list holds: somebody is named here, or it is a misspelt name."""
        vorm, voor = woorden[plaats].vorm, woorden.voor(plaats).vorm
        lijsten = self._lijsten
        if voor in lijsten.noemt:
            return True
        if not lijsten.is_onbekend(vorm):
            return False
        na, daarna = woorden.naast(plaats).vorm, woorden.naast(plaats + 1).vorm
        bezit = na in {"is", "heeft", "mist"} and daarna in lijsten.bezit
        van = voor == "van" and woorden.voor(plaats - 1).vorm in lijsten.relaties
        doet = bezit or van or na in lijsten.menselijk or na in lijsten.toestanden
        doet |= self._voornamen.leeftijd_volgt(woorden, plaats)
        doet |= voor == "en" and self._voornamen.is_zeker(woorden, plaats - 2)
        return (doet and not lijsten.is_samengesteld(vorm)) or lijsten.lijkt_naam(vorm)

    def _verwacht(self, woorden: Woorden, plaats: int) -> bool:
        woord = woorden[plaats]
        voor = woorden.voor(plaats).vorm
        begint = woorden[plaats - 1].zin != woord.zin
        if voor in self._lijsten.instellingen:
            return False
        return (
            voor in self._lijsten.inleiders
            or (voor in self._lijsten.voorzetsels and woord.vorm in self._lijsten.mogelijk)
            or (begint and self._delen.gevolgd_door_werkwoord(woorden, plaats))
            or (begint and woorden.naast(plaats).vorm in self._lijsten.toestanden)
            or self._voornamen.leeftijd_volgt(woorden, plaats)
            or self._voornamen.herkomst_volgt(woorden, plaats)
            or (voor == "van" and woorden.voor(plaats - 1).vorm in self._lijsten.relaties)
            or (voor in {"en", "&"} and self._voornamen.is_zeker(woorden, plaats - 2))
            or woorden.naast(plaats).vorm in self._lijsten.bezit
            or (
                woorden.naast(plaats).vorm == "en" and self._voornamen.is_zeker(woorden, plaats + 2)
            )
        )
