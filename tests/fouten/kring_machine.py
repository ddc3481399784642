"""Anything that laptops of one team do apart, with anything a shared folder does to their files.

Afterwards everything comes everywhere: every signal that was confirmed, one state, the same
questions, sound archives; and what lies in the folder is enough to build it all anew.
"""

import sys

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from signaal.domain.model import Rol
from signaal.fouten import GebruikFout
from signaal.usecases.delen import onthoud_map, verwijder_laptop
from signaal.usecases.wisselen import geef_mee, neem_op
from tests.fouten.kring import (
    namen,
    nieuweling,
)
from tests.fouten.kring_leven import uren
from tests.fouten.kring_mensen import Kringmensen, welke, wie


class Kringmachine(Kringmensen):
    """And what laptops and folders do."""

    @rule(w=wie, uur=uren)
    def verzet_klok(self, w: int, uur: int) -> None:
        """A clock is put right, or wrong."""
        self.laptop(w).klok.later(hours=uur / 3)

    @rule(w=wie)
    def wissel(self, w: int) -> None:
        """An exchange with the copy of the folder as it is there now."""
        self.wissel_met(self.laptop(w))

    @rule(w=wie, naar=wie)
    def breng(self, w: int, naar: int) -> None:
        """Some files go from one copy of the folder to another."""
        van, doel = self.laptop(w), self.laptop(naar)
        if van is not doel:
            self.post.breng(van, doel)

    @rule(w=wie, naar=wie)
    def wissel_en_breng(self, w: int, naar: int) -> None:
        """Put down, bring, take in."""
        self.wissel(w)
        self.breng(w, naar)
        self.wissel(naar)

    @rule(n=welke)
    def beschadig(self, n: int) -> None:
        """A file goes wrong in every copy; its author, or another who has it, is there."""
        alle = sorted({naam for laptop in self.laptops for naam in namen(laptop.map)})
        heel = [naam for naam in alle if self.post.echt.get(naam) and self.is_elders(naam)]
        if heel:
            self.post.beschadig(heel[n % len(heel)], [*self.laptops, *self.eruit])

    @rule(w=wie)
    def geef_mee(self, w: int) -> None:
        """A file for e-mail."""
        laptop = self.laptop(w)
        if laptop.naam not in self.terug:
            self.nummer += 1
            self.pakjes.append(self.folder / f"{self.nummer}.signaalpost")
            geef_mee(laptop.bureau, self.pakjes[-1])

    @precondition(lambda self: self.pakjes)
    @rule(w=wie, n=welke)
    def neem_op(self, w: int, n: int) -> None:
        """A file from an e-mail, late, again, out of order; or from somebody who is out."""
        neem_op(self.laptop(w).bureau, self.pakjes[n % len(self.pakjes)])

    @rule(w=wie)
    def kopieer(self, w: int) -> None:
        """Somebody copies the archive files."""
        laptop = self.laptop(w)
        doel = self.folder / f"kopie van {laptop.naam}"
        laptop.bewaar(doel)
        self.kopieen[laptop.naam] = doel

    @precondition(lambda self: self.kopieen)
    @rule(w=wie)
    def zet_terug(self, w: int) -> None:
        """And puts them back; what it had not put down yet is nowhere any more."""
        laptop = self.laptop(w)
        if laptop.naam in self.kopieen:
            self.wissel_met(laptop)
            laptop.zet_terug(self.kopieen[laptop.naam])
            onthoud_map(laptop.bureau, laptop.map)
            self.terug.add(laptop.naam)
            self.vergeet_oude_jaren_van(laptop)

    @precondition(lambda self: len(self.laptops) == 3 and not self.eruit)
    @rule(w=wie, leest_mee=st.booleans())
    def sluit_aan(self, w: int, leest_mee: bool) -> None:
        """Dora joins, through the copy of the folder of whoever lets her in."""
        bij = self.schrijver(w)
        if bij.naam in self.terug:
            return
        self.wissel_met(bij)
        self.post.maak_af(self.laptops)
        for laptop in self.laptops:
            self.wissel_met(laptop)
        self.post.maak_af(self.laptops)
        rol = Rol.LEEST_MEE if leest_mee else Rol.LID
        dora = nieuweling(bij, self.folder / "Dora", rol)
        self.post.onthoud(dora)
        self.laptops.append(dora)

    @precondition(lambda self: len(self.laptops) > 2 and not self.eruit)
    @rule(w=wie, n=welke)
    def verwijder_laptop(self, w: int, n: int) -> None:
        """One is taken out by another. What it wrote and nobody has is not promised any more."""
        door = self.schrijver(w)
        anderen = [p for p in self.laptops if p is not door]
        eruit = anderen[n % len(anderen)]
        blijven = [p for p in self.laptops if p is not eruit]
        if {door.naam, eruit.naam} & self.terug or all(p.archive.alleen_lezen for p in blijven):
            return
        if not all(p is door or self.is_gehoord(p, blijven) for p in blijven):
            return
        try:
            verwijder_laptop(door.bureau, eruit.archive.apparaat)
        except GebruikFout:
            return
        self.laptops.remove(eruit)
        self.eruit.append(eruit)
        elders = {id_ for laptop in self.laptops for id_ in laptop.signalen()}
        for id_, laptop in list(self.beloofd.items()):
            if laptop is eruit and id_ not in elders:
                del self.beloofd[id_]


#: Acts in one life of a team.
STAPPEN = 100


def leef(levens: int, zaad: int) -> None:
    """So many lives of a team; the first one that goes wrong is shown, shortened, with its seed."""
    sys.stdout.write(f"seed {zaad}\n")
    run_state_machine_as_test(
        seed(zaad)(Kringmachine),
        settings=settings(
            max_examples=levens,
            stateful_step_count=STAPPEN,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
