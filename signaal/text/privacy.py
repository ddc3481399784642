"""The privacy guard: text in, findings out. Local, pure, instant.

``vind_stop`` finds the hard kinds alone and needs no lists: every place that saves uses it.
:class:`Privacywacht` finds everything and is made once (it loads the packed name lists).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from signaal.text.privacy_adres import Adreszoeker
from signaal.text.privacy_herleidbaar import herleidbaar
from signaal.text.privacy_lezing import Lezing, kaal, lees
from signaal.text.privacy_lijsten import Naamlijsten, bekende_woorden
from signaal.text.privacy_naamdelen import Naam
from signaal.text.privacy_namen import Naamzoeker
from signaal.text.privacy_stop import hard, schoon_stop, vind_stop
from signaal.text.privacy_tekstdelen import Woorden
from signaal.text.privacy_vast import vast
from signaal.text.privacy_vondst import Soort, Vondst, vervang, zonder_overlap
from signaal.text.privacy_woorden import UITLEG

__all__ = ["Naamlijsten", "Privacywacht", "Soort", "Vondst", "schoon_stop", "vervang", "vind_stop"]


class Privacywacht:
    """Finds personal data in Dutch notes.

    ``bekend`` are names that are no personal data here (kernen, hamlets, partners, organisations,
    colleagues); ``toegestaan`` answers whether the team said "geen naam" to a word or words (lower
    case, without accents). ``lijsten`` may be shared between guards.
    """

    def __init__(
        self,
        bekend: Iterable[str] = (),
        lijsten: Naamlijsten | None = None,
        toegestaan: Callable[[str], bool] | None = None,
    ) -> None:
        self._lijsten = lijsten if lijsten is not None else Naamlijsten()
        self._bekend = bekende_woorden(kaal(naam) for naam in bekend)
        self._adressen = Adreszoeker(self._lijsten)
        self._namen = Naamzoeker(self._lijsten, self._bekend)
        self._toegestaan = toegestaan if toegestaan is not None else _niets

    def vind(self, tekst: str) -> tuple[Vondst, ...]:
        """All findings in ``tekst``, in text order, never overlapping. Never raises."""
        lezing = lees(tekst)
        vondsten = [
            Vondst(lezing.begin(begin), lezing.eind(eind), soort, True, *UITLEG[soort])
            for begin, eind, soort in hard(lezing.tekst)
        ]
        vondsten += [
            Vondst(lezing.begin(begin), lezing.eind(eind), soort, False, *UITLEG[soort])
            for begin, eind, soort in vast(lezing.tekst, self._adressen)
        ]
        bezet = [(v.begin, v.eind) for v in vondsten]
        vondsten += self._vind_namen(lezing, bezet)
        vondsten += [
            replace(v, begin=lezing.begin(v.begin), eind=lezing.eind(v.eind))
            for v in herleidbaar(lezing.tekst)
        ]
        return zonder_overlap(vondsten)

    def _vind_namen(self, lezing: Lezing, bezet: list[tuple[int, int]]) -> Iterator[Vondst]:
        woorden, namen = self._namen.zoek(lezing.tekst)
        for gevonden in namen:
            naam = self._zonder_staart(gevonden, woorden, lezing, bezet)
            if naam is None:
                continue
            vormen = [woorden[p].vorm for p in range(naam.begin, naam.eind)]
            if self._toegestaan(" ".join(vormen)) or all(self._toegestaan(v) for v in vormen):
                continue
            eind = woorden[naam.eind - 1].eind
            if naam.soort is Soort.INITIALEN and lezing.tekst[eind : eind + 1] == ".":
                eind += 1
            waarom, vervanging = UITLEG[naam.soort]
            yield Vondst(
                lezing.begin(woorden[naam.begin].begin),
                lezing.eind(eind),
                naam.soort,
                False,
                waarom,
                "" if naam.na_woord else vervanging,
            )

    def _zonder_staart(
        self, naam: Naam, woorden: Woorden, lezing: Lezing, bezet: list[tuple[int, int]]
    ) -> Naam | None:
        """``naam`` up to a number or address that was found already; ``None``: small words left."""

        def is_bezet(plaats: int) -> bool:
            begin, eind = lezing.begin(woorden[plaats].begin), lezing.eind(woorden[plaats].eind)
            return any(begin < tot and van < eind for van, tot in bezet)

        vrij = next((p for p in range(naam.begin + 1, naam.eind) if is_bezet(p)), naam.eind)
        rest = {woorden[p].vorm for p in range(naam.begin, vrij)}
        klein = vrij < naam.eind and rest <= self._lijsten.functie
        return None if klein else replace(naam, eind=vrij)


def _niets(_woord: str) -> bool:
    return False
