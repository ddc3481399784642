"""Names of people in running notes: titles, family words, lists, capitals, repetition.

The rules are about the language of notes: lower case, no full stops, half sentences. Each rule looks
at one place and answers where a name ends there; the first rule that answers wins.
"""

from collections.abc import Callable
from dataclasses import dataclass

from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_naamdelen import (
    Naamdelen,
    einde_voorletters,
    hoofddeel,
    is_voorletter,
    tussenvoegsels,
)
from signaal.text.privacy_tekstdelen import Woord, Woorden, knip
from signaal.text.privacy_vondst import Soort

_LIDWOORDEN = frozenset(
    "de het een geen deze die dat dit elke iedere nieuwe oude eerste mooie rode die halve volle".split()
)
_VOORZETSELS = frozenset({"met", "bij", "van", "door", "voor", "aan", "naar", "over", "en", "of"})
_BEZIT = frozenset({"z'n", "zn", "d'r", "zijn", "haar", "zelf"})
_MAANDJAN = frozenset("in tot vanaf begin eind half medio sinds per tm januari feb mrt apr".split())
_HEILIGEN = frozenset({"maria", "jozef", "antonius", "jan", "anna", "joris", "petrus"})
_NIET_MENS = frozenset("staat ligt hangt bloeit kost raast woedt vliegt zingt groeit".split())
_GEEN_NAAM_ERVOOR = frozenset("geweest gekregen gehad ontvangen gekocht rijk kwijt verloren".split())
_HULPWERKWOORDEN = frozenset("is was heeft had gaat doet wordt werd ligt staat komt zit".split())
_NOEMT = frozenset("heet genaamd naam namens volgens gr groetjes mvg".split())
_TITELPAREN = frozenset({"en", "of"})
_SOCIAAL = frozenset({"mw", "mevr", "mevrouw", "mvr", "dhr", "meneer", "heer", "hr"})


@dataclass(frozen=True, slots=True)
class Naam:
    """A name found: words ``begin`` up to ``eind``, its kind, and whether a title precedes."""

    begin: int
    eind: int
    soort: Soort
    na_woord: bool = False


class Naamzoeker:
    """Finds names with the help of the packed lists; ``verbanden`` are known names as words."""

    def __init__(self, lijsten: Naamlijsten, verbanden: frozenset[tuple[str, ...]]) -> None:
        self._lijsten = lijsten
        self._delen = Naamdelen(lijsten)
        self._verbanden = verbanden | lijsten.verbanden
        self._langste = max((len(v) for v in self._verbanden), default=0)
        self._eerste = frozenset(v[0] for v in self._verbanden)
        self._regels: tuple[Callable[[Woorden, int], Naam | None], ...] = (
            self._na_titel,
            self._voorletters,
            self._voornaam,
            self._na_relatie,
            self._met_tussenvoegsel,
            self._twijfel,
            self._achternaam,
            self._in_verband,
            self._hoofdletter,
        )

    def zoek(self, tekst: str) -> tuple[Woorden, list[Naam]]:
        """The words of ``tekst`` (a reading) and the names among them, in order."""
        woorden = knip(tekst, self._lijsten.titels)
        self._merk_bekend(woorden)
        namen: list[Naam] = []
        plaats = 0
        while plaats < len(woorden):
            naam = self._op(woorden, plaats)
            if naam is None:
                plaats += 1
                continue
            namen.append(naam)
            plaats = naam.eind
        return woorden, namen + self._herhaald(woorden, namen)

    def _merk_bekend(self, woorden: Woorden) -> None:
        for plaats in range(len(woorden)):
            if woorden[plaats].vorm not in self._eerste:
                continue
            for lengte in range(self._langste, 0, -1):
                if tuple(w.vorm for w in woorden.rij[plaats : plaats + lengte]) in self._verbanden:
                    woorden.bezet[plaats : plaats + lengte] = [True] * lengte
                    break

    def _op(self, woorden: Woorden, plaats: int) -> Naam | None:
        if woorden[plaats].tekst.isdigit():
            return None
        for regel in self._regels:
            naam = regel(woorden, plaats)
            if naam and naam.eind > naam.begin and not all(woorden.bezet[naam.begin : naam.eind]):
                return naam
        return None

    # -- after a title -------------------------------------------------------------------------

    def _na_titel(self, woorden: Woorden, plaats: int) -> Naam | None:
        if woorden[plaats].vorm not in self._lijsten.titels or woorden.bezet[plaats]:
            return None
        begin = plaats + 1
        while woorden[begin].vorm in self._lijsten.titels and self._raakt(woorden, begin):
            begin += 1
        if not self._raakt(woorden, begin) or woorden.bezet[begin]:
            return None
        eind = self._persoon(woorden, begin)
        if eind > begin:
            return Naam(begin, eind, Soort.NAAM, na_woord=True)
        eind = einde_voorletters(woorden, begin)
        return Naam(begin, eind, Soort.INITIALEN, na_woord=True) if eind > begin else None

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
        if woorden[begin].vorm in self._lijsten.voornamen and not self._is_werkwoord(woorden, begin):
            return self._voornaam_tot(woorden, begin)
        if self._is_achternaam_na_titel(woorden, begin, voorletters=begin > plaats):
            return self._delen.verleng(woorden, begin + 1)
        return plaats

    def _is_werkwoord(self, woorden: Woorden, plaats: int) -> bool:
        woord = woorden[plaats].vorm
        return woord in self._lijsten.werkwoordelijk and not self._gevolgd_door_werkwoord(
            woorden, plaats
        )

    def _gevolgd_door_werkwoord(self, woorden: Woorden, plaats: int) -> bool:
        return self._lijsten.is_persoonsvorm(woorden.naast(plaats).vorm)

    def _is_achternaam_na_titel(self, woorden: Woorden, plaats: int, voorletters: bool) -> bool:
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = hoofddeel(woord.vorm)
        if len(vorm) < 2 or vorm.isdigit() or vorm in lijsten.nooit_na_titel:
            return False
        if vorm in lijsten.relaties or vorm in lijsten.titels or vorm in lijsten.geen_naam:
            return False
        if woord.hoofd and not woord.tekst.isupper() and vorm not in lijsten.eigennamen:
            return not lijsten.is_plaats(vorm) or self._gevolgd_door_werkwoord(woorden, plaats)
        if lijsten.is_naamachtig(vorm) and (
            vorm in lijsten.achternamen or vorm in lijsten.mogelijk or not lijsten.lijkt_gewoon(vorm)
        ):
            return not lijsten.is_plaats(vorm) or self._gevolgd_door_werkwoord(woorden, plaats)
        if lijsten.is_plaats(vorm) and vorm not in lijsten.woorden:
            return vorm not in lijsten.streek
        return self._woord_als_achternaam(woorden, plaats, vorm, voorletters)

    def _woord_als_achternaam(
        self, woorden: Woorden, plaats: int, vorm: str, voorletters: bool
    ) -> bool:
        lijsten = self._lijsten
        werkwoord_volgt = self._gevolgd_door_werkwoord(woorden, plaats)
        if vorm in lijsten.naamwoorden:
            return voorletters or woorden.naast(plaats).vorm not in _GEEN_NAAM_ERVOOR
        if vorm in lijsten.twijfel and vorm not in lijsten.werkwoordelijk:
            return True
        if vorm in lijsten.bijvoeglijk or vorm in lijsten.werkwoordelijk:
            return voorletters or werkwoord_volgt
        if vorm in lijsten.achterwoorden:
            eigen = vorm in lijsten.beroepen or lijsten.is_persoonsvorm(vorm)
            infinitief = vorm.endswith("en") or lijsten.is_deelwoord(vorm)
            werkwoord_volgt &= woorden.naast(plaats).vorm not in _HULPWERKWOORDEN
            return voorletters or (werkwoord_volgt and not eigen and not infinitief)
        return lijsten.is_onbekend(vorm)

    # -- initials ------------------------------------------------------------------------------

    def _voorletters(self, woorden: Woorden, plaats: int) -> Naam | None:
        """"J. de Vries", "A.B. valt": capitals with full stops."""
        woord = woorden[plaats]
        if not (is_voorletter(woord) and woord.tekst.isupper() and woorden.tussen(plaats)[:1] == "."):
            return None
        if is_voorletter(woorden[plaats - 1]) and not woorden[plaats - 1].zin == -1:
            return None
        eind = einde_voorletters(woorden, plaats)
        persoon = self._persoon(woorden, plaats)
        if persoon > eind and woorden[persoon - 1].hoofd:
            return Naam(plaats, persoon, Soort.NAAM)
        letters = [woorden[p].tekst for p in range(plaats, eind)]
        voor = woorden.voor(plaats).vorm
        aangekondigd = voor in self._lijsten.relaties or voor in self._lijsten.beroepen
        if all(t.isupper() for t in letters) and (len(letters) > 1 or aangekondigd):
            return Naam(plaats, eind, Soort.INITIALEN, na_woord=aangekondigd)
        return None

    # -- first names ---------------------------------------------------------------------------

    def _voornaam(self, woorden: Woorden, plaats: int) -> Naam | None:
        woord = woorden[plaats]
        vorm = self._zonder_bezit(woord)
        if not vorm or woorden.bezet[plaats] or not self._mag_voornaam(woorden, plaats, vorm):
            return None
        return Naam(plaats, self._voornaam_tot(woorden, plaats), Soort.NAAM)

    def _zonder_bezit(self, woord: Woord) -> str:
        """The first name in this word, also as "annies" or "jan's"; empty when there is none."""
        lijsten, vorm = self._lijsten, woord.vorm
        if vorm in lijsten.geen_naam or vorm in lijsten.functie:
            return ""
        for mogelijk in (vorm, vorm.partition("-")[0], vorm.removesuffix("'s"), vorm[:-1]):
            if mogelijk == vorm[:-1] and (vorm[-1] not in "s'" or vorm in lijsten.woorden):
                continue
            if len(mogelijk) > 1 and mogelijk in lijsten.voornamen:
                samengesteld = "-" in vorm and mogelijk != vorm and lijsten.is_gewoon(
                    vorm.rpartition("-")[2]
                )
                return "" if samengesteld else mogelijk
        return ""

    def _mag_voornaam(self, woorden: Woorden, plaats: int, vorm: str) -> bool:
        lijsten, woord = self._lijsten, woorden[plaats]
        voor, na = woorden.voor(plaats).vorm, woorden.naast(plaats).vorm
        if voor in lijsten.instellingen or (vorm in _HEILIGEN and na in lijsten.instellingen):
            return False
        if len(vorm) <= 3 and woord.tekst.isupper() and woord.hoofd and vorm in lijsten.vrij:
            return False
        if vorm == "jan" and not woord.hoofd:
            return not (voor.isdigit() or na.isdigit() or voor in _MAANDJAN or na in {"tm", "t", "feb"})
        if lijsten.is_plaats(vorm) and not woord.hoofd:
            return self._gevolgd_door_werkwoord(woorden, plaats)
        return vorm not in lijsten.vrij or woord.hoofd or voor not in _LIDWOORDEN

    def _voornaam_tot(self, woorden: Woorden, plaats: int) -> int:
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
            if self._delen.na_tussenvoegsel(woorden, tussen, persoon=not tussen.van or tussen.sterk):
                return self._delen.verleng(woorden, tussen.eind + 1)
            if tussen.van and woorden[tussen.eind].hoofd and voornaam.hoofd:
                return self._delen.verleng(woorden, tussen.eind + 1)
        if self._delen.als_achternaam(woorden, eind, voornaam):
            return self._delen.verleng(woorden, eind + 1)
        return eind

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

    # -- after family and work words -----------------------------------------------------------

    def _na_relatie(self, woorden: Woorden, plaats: int) -> Naam | None:
        voor = woorden.voor(plaats).vorm
        lijsten = self._lijsten
        beroep = voor in lijsten.beroepen
        if not (beroep or voor in lijsten.relaties) or woorden.bezet[plaats]:
            return None
        tussen = tussenvoegsels(woorden, plaats)
        if tussen and self._tussen_na_relatie(woorden, tussen.eind, beroep) and (
            self._delen.na_tussenvoegsel(woorden, tussen, persoon=beroep)
        ):
            return Naam(plaats, self._delen.verleng(woorden, tussen.eind + 1), Soort.NAAM, True)
        if self._naam_na_relatie(woorden, plaats, beroep or "buur" in voor):
            return Naam(plaats, self._voornaam_tot(woorden, plaats), Soort.NAAM, na_woord=True)
        return None

    def _tussen_na_relatie(self, woorden: Woorden, plaats: int, beroep: bool) -> bool:
        vorm = woorden[plaats].vorm
        if beroep:
            los = vorm in self._lijsten.woorden and woorden[plaats - 1].vorm == "van"
            werkwoord_volgt = self._gevolgd_door_werkwoord(woorden, plaats)
            return not self._lijsten.is_plaats(vorm) and (werkwoord_volgt or not los)
        return vorm in self._lijsten.de_los or vorm not in self._lijsten.woorden

    def _naam_na_relatie(self, woorden: Woorden, plaats: int, buiten: bool) -> bool:
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = woord.vorm
        if vorm in lijsten.functie or vorm in lijsten.geen_naam or lijsten.is_plaats(vorm):
            return False
        if len(vorm.partition("-")[0]) < 3:
            return False
        if vorm in lijsten.twijfel:
            return vorm not in lijsten.werkwoordelijk or self._gevolgd_door_werkwoord(woorden, plaats)
        if lijsten.is_persoonsvorm(vorm) or lijsten.is_deelwoord(vorm) or len(vorm) < 3:
            return False
        if lijsten.is_achternaam(vorm):
            return True
        if woord.hoofd and not woord.tekst.isupper() and not lijsten.is_gewoon(vorm):
            return True
        if vorm in lijsten.naamwoorden:
            return buiten and (woord.hoofd or self._delen.staat_los(woorden, plaats))
        return lijsten.is_onbekend(vorm) and (
            lijsten.is_naamachtig(vorm) or not lijsten.is_samengesteld(vorm)
        )

    # -- surnames by themselves ----------------------------------------------------------------

    def _met_tussenvoegsel(self, woorden: Woorden, plaats: int) -> Naam | None:
        """"van der zanden belde", "de vries": no title, no first name."""
        tussen = tussenvoegsels(woorden, plaats)
        if tussen is None or woorden.bezet[plaats] or woorden.bezet[min(tussen.eind, len(woorden) - 1)]:
            return None
        if not self._delen.na_tussenvoegsel(woorden, tussen, persoon=False):
            return None
        return Naam(plaats, self._delen.verleng(woorden, tussen.eind + 1), Soort.NAAM)

    def _achternaam(self, woorden: Woorden, plaats: int) -> Naam | None:
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = woord.vorm.partition("-")[0]
        if not lijsten.is_achternaam(vorm) or woorden.bezet[plaats] or len(vorm) < 4:
            return None
        if woorden.voor(plaats).vorm in lijsten.instellingen or lijsten.is_persoonsvorm(vorm):
            return None
        if not woord.hoofd and lijsten.lijkt_gewoon(vorm):
            return None
        return Naam(plaats, self._delen.verleng(woorden, plaats + 1), Soort.NAAM)

    # -- words that may be a name --------------------------------------------------------------

    def _twijfel(self, woorden: Woorden, plaats: int) -> Naam | None:
        lijsten, woord = self._lijsten, woorden[plaats]
        if woord.vorm not in lijsten.twijfel or woorden.bezet[plaats]:
            return None
        voor = woorden.voor(plaats).vorm
        if voor in _LIDWOORDEN or woord.tekst.isupper():
            return None
        if self._reden_voor_naam(woorden, plaats, voor):
            return Naam(plaats, self._voornaam_tot(woorden, plaats), Soort.NAAM)
        return None

    def _reden_voor_naam(self, woorden: Woorden, plaats: int, voor: str) -> bool:
        lijsten, woord = self._lijsten, woorden[plaats]
        na = woorden.naast(plaats).vorm
        if woord.hoofd and not woord.begint:
            return True
        begint = woorden[plaats - 1].zin != woord.zin or voor in {"en", "dat", "omdat", "als", "want"}
        if begint and lijsten.is_persoonsvorm(na) and na not in _NIET_MENS:
            return True
        if begint and na == "en" and woorden[plaats + 2].vorm in lijsten.twijfel:
            return lijsten.is_werkwoord(woorden.naast(plaats + 2).vorm)
        if self._leeftijd_volgt(woorden, plaats) or na in {"z'n", "zn", "d'r"}:
            return True
        if voor in _TITELPAREN and self._zeker(woorden, plaats - 2):
            return True
        if na in _TITELPAREN and self._zeker(woorden, plaats + 2):
            return woord.vorm not in lijsten.werkwoordelijk
        if self._delen.als_achternaam(woorden, plaats + 1, woord) and lijsten.is_achternaam(na):
            return True
        if voor in lijsten.inleiders:
            return woord.vorm not in lijsten.werkwoordelijk
        if self._met_achternaam(woorden, plaats):
            return True
        losstaand = na in lijsten.functie or self._delen.staat_los(woorden, plaats)
        return voor in {"met", "bij"} and losstaand and woord.vorm not in lijsten.werkwoordelijk

    def _met_achternaam(self, woorden: Woorden, plaats: int) -> bool:
        tussen = tussenvoegsels(woorden, plaats + 1)
        return tussen is not None and self._delen.na_tussenvoegsel(woorden, tussen, persoon=False)

    def _zeker(self, woorden: Woorden, plaats: int) -> bool:
        return woorden[plaats].vorm in self._lijsten.voornamen and not woorden.bezet[plaats]

    @staticmethod
    def _leeftijd_volgt(woorden: Woorden, plaats: int) -> bool:
        """"noreen , 78," "noreen (78)" "noreen 14 jr"."""
        volgend, tussen = woorden[plaats + 1], woorden.tussen(plaats).strip()
        if not (volgend.tekst.isdigit() and len(volgend.tekst) <= 2 and tussen in {"", ",", "("}):
            return False
        if tussen == "":
            return woorden[plaats + 2].vorm in {"jr", "jaar", "jrs"} and woorden[plaats].begint
        na = woorden.tussen(plaats + 1).strip()[:1]
        return na in {",", ")"} or woorden[plaats + 2].vorm in {"jr", "jaar", "jrs", ""}

    def _in_verband(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A rare first name or surname where a person is expected."""
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = woord.vorm
        if woorden.bezet[plaats] or len(vorm) < 3 or lijsten.is_gewoon(vorm):
            return None
        if not lijsten.is_naamachtig(vorm) and not self._lijkt_op_naam(woorden, plaats):
            return None
        if lijsten.is_plaats(vorm) or lijsten.is_persoonsvorm(vorm) or not self._verwacht(
            woorden, plaats
        ):
            return None
        if not woord.hoofd and (lijsten.lijkt_gewoon(vorm) or lijsten.is_samengesteld(vorm)):
            return None
        return Naam(plaats, self._voornaam_tot(woorden, plaats), Soort.NAAM)

    def _lijkt_op_naam(self, woorden: Woorden, plaats: int) -> bool:
        """A word that no list holds: somebody is named here, or it is a misspelt name."""
        vorm = woorden[plaats].vorm
        if woorden.voor(plaats).vorm in _NOEMT:
            return True
        return self._lijsten.is_onbekend(vorm) and self._lijsten.lijkt_naam(vorm)

    def _verwacht(self, woorden: Woorden, plaats: int) -> bool:
        woord = woorden[plaats]
        voor = woorden.voor(plaats).vorm
        begint = woorden[plaats - 1].zin != woord.zin
        if voor in self._lijsten.instellingen:
            return False
        return (
            voor in self._lijsten.inleiders
            or (voor in _VOORZETSELS and woord.vorm in self._lijsten.mogelijk)
            or (begint and self._gevolgd_door_werkwoord(woorden, plaats))
            or self._leeftijd_volgt(woorden, plaats)
            or woorden.naast(plaats).vorm in _BEZIT
            or (woorden.naast(plaats).vorm == "en" and self._zeker(woorden, plaats + 2))
        )

    def _hoofdletter(self, woorden: Woorden, plaats: int) -> Naam | None:
        """A capital inside a sentence on a word that no list explains."""
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = woord.vorm.partition("-")[0]
        if not woord.hoofd or woord.begint or woorden.bezet[plaats] or len(vorm) < 3:
            return None
        if woord.tekst.isupper() or any(t.isupper() for t in woord.tekst[1:].partition("-")[0]):
            return None
        voor = woorden.voor(plaats).vorm
        if voor in _LIDWOORDEN or voor in lijsten.instellingen or lijsten.is_plaats(vorm):
            return None
        if vorm in lijsten.geen_naam or vorm in lijsten.eigennamen or vorm in lijsten.functie:
            return None
        if vorm in lijsten.woorden:
            if vorm not in lijsten.naamwoorden or vorm in lijsten.beroepen:
                return None
        elif lijsten.is_samengesteld(vorm) and not lijsten.is_naamachtig(vorm):
            return None
        return Naam(plaats, self._voornaam_tot(woorden, plaats), Soort.NAAM)

    # -- repetition ----------------------------------------------------------------------------

    def _herhaald(self, woorden: Woorden, namen: list[Naam]) -> list[Naam]:
        """The other places where a word stands that was a name here and is no ordinary word."""
        genoemd = {
            woorden[p].vorm
            for naam in namen
            if naam.soort is Soort.NAAM
            for p in range(naam.begin, naam.eind)
            if len(woorden[p].vorm) > 2 and not self._lijsten.is_gewoon(woorden[p].vorm)
        }
        bezet = {p for naam in namen for p in range(naam.begin, naam.eind)}
        return [
            Naam(p, p + 1, Soort.NAAM)
            for p in range(len(woorden))
            if p not in bezet and woorden[p].vorm in genoemd and not woorden.bezet[p]
        ]
