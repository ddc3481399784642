"""How a Dutch name goes on: initials, tussenvoegsels, surnames.

Every function takes the words and a place and answers where the name ends (the place after its
last word), or the place itself when there is none.
"""

from dataclasses import dataclass

from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_tekstdelen import Woord, Woorden
from signaal.text.privacy_vondst import Soort

_VAN = frozenset({"van", "vn", "v", "vd", "vdr", "von", "vande", "vander", "vanden"})
_LIDWOORD = frozenset({"de", "den", "der", "'t", "t", "d", "het", "dn", "dr"})
_DE = frozenset({"de", "den", "der", "'t", "ter", "ten", "te", "el", "al", "la", "le", "du", "di"})
_MEESTE_LETTERS = 12  # of one person; a page of letters must not be read over and over
_AANLOOP = frozenset(
    {"op", "in", "aan", "uit", "uijt", "over", "onder", "bij", "voor", "tot", "bin", "ben"}
)
_DE = _DE | {"da", "dos", "ait", "abu", "ould", "san", "d"}
#: Which of two of one name: part of the name, before the verb.
_GENERATIE = frozenset({"senior", "sr", "junior", "jr"})
#: Small words of names from elsewhere that are no Dutch words.
_VREEMD_VOEGSEL = frozenset({"el", "ait", "abu", "ould", "dos"})
_STERK = frozenset({"den", "der", "vd", "vdr", "vander", "vanden", "v", "d", "'t", "t", "dn"})


@dataclass(frozen=True, slots=True)
class Naam:
    """A name found: words ``begin`` up to ``eind``, its kind, and whether a title precedes."""

    begin: int
    eind: int
    soort: Soort = Soort.NAAM
    na_woord: bool = False


@dataclass(frozen=True, slots=True)
class Tussen:
    """A run of tussenvoegsels before a surname: words from ``begin`` up to ``eind``."""

    begin: int
    eind: int
    sterk: bool
    de: bool = False
    van: bool = False
    aanloop: bool = False


def tussenvoegsels(woorden: Woorden, plaats: int) -> Tussen | None:
    """The tussenvoegsels from ``plaats`` on ("van der", "v.d.", "de", "op den", "'t"), if any."""
    vorm = woorden[plaats].vorm
    volgend = woorden.naast(plaats).vorm or _na_punt(woorden, plaats)
    if vorm in _VAN:
        sterk = vorm in _STERK
        if volgend in _LIDWOORD:
            return Tussen(plaats, plaats + 2, sterk or volgend in _STERK, van=True)
        return Tussen(plaats, plaats + 1, sterk, van=True)
    if vorm in _AANLOOP and volgend in {"de", "den", "der", "'t", "t"}:
        return Tussen(plaats, plaats + 2, volgend != "de", aanloop=True)
    if vorm in _DE:
        return Tussen(plaats, plaats + 1, vorm in {"'t", "ter", "den"}, de=vorm in {"de", "d"})
    return None


def _na_punt(woorden: Woorden, plaats: int) -> str:
    """The next word when a full stop or slash and no more stands between ("v.d.", "v/d")."""
    return woorden[plaats + 1].vorm if woorden.tussen(plaats).strip() in {".", "/"} else ""


def is_voorletter(woord: Woord) -> bool:
    """Whether one or two letters may be initials."""
    return len(woord.tekst) == 1 and woord.tekst.isalpha()


def einde_voorletters(woorden: Woorden, plaats: int) -> int:
    """The place after the initials that start at ``plaats`` ("a. b.", "T.J.", "TJ")."""
    begin = plaats
    if (
        woorden[plaats].vorm in {"th", "chr", "joh", "fr", "ph"}
        and woorden.tussen(plaats)[:1] == "."
    ):
        plaats += 1
    while (
        plaats - begin < _MEESTE_LETTERS
        and is_voorletter(woorden[plaats])
        and woorden[plaats].vorm not in {"x", "u"}
    ):
        if plaats > begin and not _sluit_aan(woorden, plaats - 1):
            break
        plaats += 1
    return plaats


def _sluit_aan(woorden: Woorden, plaats: int) -> bool:
    return woorden.tussen(plaats).strip() in {"", "."} and "\n" not in woorden.tussen(plaats)


class Naamdelen:
    """Judges which word may be the surname, given what stands before it."""

    def __init__(self, lijsten: Naamlijsten) -> None:
        self._lijsten = lijsten

    def na_tussenvoegsel(self, woorden: Woorden, tussen: Tussen, persoon: bool) -> bool:
        """Whether the word after ``tussen`` is a surname; ``persoon``: a title stands before."""
        lijsten, woord = self._lijsten, woorden[tussen.eind]
        vorm = hoofddeel(woord.vorm)
        plek = tussen.aanloop and not tussen.sterk and vorm in lijsten.woorden
        if plek and vorm in lijsten.van_namen and self._na_titel(woorden, tussen.begin):
            plek = not self.gevolgd_door_werkwoord(woorden, tussen.eind)
        if len(vorm) < 2 or not _sluit_aan(woorden, tussen.eind - 1) or vorm.isdigit() or plek:
            return False
        bekend = persoon and self._is_bekend_na(woorden, tussen, vorm)
        bekend |= self._doet_iets(woorden, tussen, vorm)
        klein = vorm in lijsten.functie or woord.vorm in lijsten.relaties
        if klein or (bekend and not tussen.van):
            return bekend
        if woord.hoofd and (persoon or tussen.sterk) and not lijsten.is_plaats(vorm):
            return persoon or tussen.van or vorm in lijsten.achternamen
        if tussen.van or tussen.de:
            oordeel = self._na_van if tussen.van else self._na_de
            return oordeel(woorden, tussen, vorm, persoon)
        if tussen.aanloop and not (persoon and tussen.sterk):
            return vorm in lijsten.achternamen and (tussen.sterk or woord.hoofd)
        vreemd = not lijsten.is_gewoon(vorm) and not lijsten.is_plaats(vorm)
        los_den = woorden[tussen.begin].vorm == "den" and not lijsten.is_achternaam(vorm)
        elders = woorden[tussen.begin].vorm in _VREEMD_VOEGSEL and lijsten.is_onbekend(vorm)
        return elders or (vreemd and (persoon or (tussen.sterk and not los_den) or woord.hoofd))

    def _na_titel(self, woorden: Woorden, plaats: int) -> bool:
        return woorden.voor(plaats).vorm in self._lijsten.titels

    def _doet_iets(self, woorden: Woorden, tussen: Tussen, vorm: str) -> bool:
        """Whether a clause starts with this name and goes on as about a person."""
        lijsten, eerste = self._lijsten, woorden[tussen.begin].vorm
        if woorden[tussen.begin - 1].zin == woorden[tussen.begin].zin or tussen.van:
            return False
        if eerste in {"ter", "ten"} and vorm in lijsten.van_namen:
            return self.gevolgd_door_werkwoord(woorden, tussen.eind)
        bekend = vorm in lijsten.achterwoorden and vorm not in lijsten.beroepen
        plek = vorm in lijsten.van_namen
        naam = (eerste == "den" and (bekend or plek)) or (tussen.aanloop and plek)
        eind = tussen.eind + (woorden.naast(tussen.eind).vorm in _GENERATIE)
        return tussen.sterk and naam and woorden.naast(eind).vorm in lijsten.menselijk

    def _is_bekend_na(self, woorden: Woorden, tussen: Tussen, vorm: str) -> bool:
        """Whether this word makes a surname after these tussenvoegsels, though it is a word."""
        lijsten = self._lijsten
        if vorm in (lijsten.de_namen if tussen.de else lijsten.van_namen):
            return True
        bestaat = lijsten.is_gewoon(vorm) or lijsten.is_plaats(vorm)
        if woorden[tussen.begin].vorm in {"ter", "ten"} and bestaat:
            return self.gevolgd_door_werkwoord(woorden, tussen.eind)
        if vorm not in lijsten.achterwoorden or vorm in lijsten.functie or vorm in lijsten.beroepen:
            return False
        if tussen.van and tussen.eind - tussen.begin == 2 and not tussen.sterk:
            return False
        bekend = (tussen.sterk and not tussen.van) or (tussen.de and woorden.eindigt(tussen.eind))
        return bekend or self.gevolgd_door_werkwoord(woorden, tussen.eind)

    def _na_van(self, woorden: Woorden, tussen: Tussen, vorm: str, persoon: bool) -> bool:
        lijsten = self._lijsten
        plaats = lijsten.is_plaats(vorm)
        bekend = vorm in lijsten.van_namen or (
            persoon and self._is_bekend_na(woorden, tussen, vorm)
        )
        vreemd = not lijsten.is_gewoon(vorm) and not plaats
        if tussen.sterk:
            weg = woorden.naast(tussen.eind).vorm in {"af", "op", "over"} and not persoon
            return (bekend and not weg) or vreemd
        if persoon:
            return bekend or ((vreemd or plaats) and not lijsten.lijkt_gewoon(vorm))
        if not (bekend or plaats):
            return vreemd and vorm in lijsten.achternamen
        lidwoord = tussen.eind - tussen.begin == 2
        voor = woorden[tussen.begin - 1]
        begint = voor.zin != woorden[tussen.begin].zin
        los = begint or voor.vorm in lijsten.voornamen or voor.vorm in lijsten.twijfel
        los |= voor.vorm in lijsten.bijzin or voor.vorm in lijsten.inleiders
        doet = begint and woorden.naast(tussen.eind).vorm in lijsten.menselijk
        naam = begint if plaats else bekend and (doet or (lidwoord and los))
        return naam and self.gevolgd_door_werkwoord(woorden, tussen.eind)

    def _na_de(self, woorden: Woorden, tussen: Tussen, vorm: str, persoon: bool) -> bool:
        lijsten = self._lijsten
        if vorm in lijsten.de_namen:
            if vorm not in lijsten.de_los:
                return False
            daarna = woorden.naast(tussen.eind).vorm
            gaat_door = lijsten.is_persoonsvorm(daarna) or daarna in {"weer", "ook", "nog"}
            return not daarna or gaat_door or vorm == "vries"
        vreemd = not lijsten.is_gewoon(vorm) and not lijsten.is_plaats(vorm)
        if persoon:
            return vreemd and not lijsten.lijkt_gewoon(vorm) and not lijsten.is_samengesteld(vorm)
        return vreemd and (vorm in lijsten.achternamen or vorm in lijsten.van_namen)

    def als_achternaam(self, woorden: Woorden, plaats: int, voornaam: Woord) -> bool:
        """Whether the word at ``plaats``, right after a first name, is its surname."""
        lijsten, woord = self._lijsten, woorden[plaats]
        vorm = hoofddeel(woord.vorm)
        if not vorm or not woord.aan or vorm.isdigit() or vorm in lijsten.functie:
            return False
        if woord.hoofd and voornaam.hoofd:
            return not lijsten.is_persoonsvorm(vorm) or vorm in lijsten.achternamen
        if lijsten.is_persoonsvorm(vorm) or lijsten.is_deelwoord(vorm):
            return False
        if lijsten.is_achternaam(vorm) or lijsten.is_onbekend(vorm):
            return True
        return vorm in lijsten.naamwoorden and self.staat_los(woorden, plaats)

    def gevolgd_door_werkwoord(self, woorden: Woorden, plaats: int) -> bool:
        """Whether a finite verb follows: who stands before it does something."""
        if woorden.naast(plaats).vorm in _GENERATIE:
            plaats += 1
        return self._lijsten.is_persoonsvorm(woorden.naast(plaats).vorm)

    def staat_los(self, woorden: Woorden, plaats: int) -> bool:
        """Whether a noun stands as a name does: the clause ends there or a verb follows."""
        daarna = woorden.naast(plaats).vorm
        return (
            woorden.eindigt(plaats)
            or self._lijsten.is_persoonsvorm(daarna)
            or (self._lijsten.is_deelwoord(daarna) and daarna != "geweest")
        )

    def verleng(self, woorden: Woorden, plaats: int) -> int:
        """The place after a surname at ``plaats - 1``: a second one after a hyphen goes along."""
        if woorden.tussen(plaats - 1).strip() != "-" and not woorden[plaats - 1].tekst.endswith(
            "-"
        ):
            if not (_eindigt_op_voegsel(woorden[plaats - 1].vorm) and woorden[plaats].aan):
                return plaats
            return plaats + 2 if woorden[plaats].vorm in _LIDWOORD else plaats + 1
        tussen = tussenvoegsels(woorden, plaats)
        if tussen and self.na_tussenvoegsel(woorden, tussen, persoon=True):
            return tussen.eind + 1
        return plaats + 1 if woorden[plaats].vorm else plaats


def hoofddeel(vorm: str) -> str:
    """What tells most of a double name: "jansen" of "jansen-smit", "ahmad" of "al-ahmad"."""
    eerste, _, rest = vorm.partition("-")
    return rest if rest and (eerste in _DE or eerste in _VAN) else eerste


def _eindigt_op_voegsel(vorm: str) -> bool:
    return vorm.endswith(("-de", "-van", "-den", "-der", "-ten", "-ter", "-vd", "-te"))
