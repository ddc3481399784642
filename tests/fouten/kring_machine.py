"""Anything that laptops of one team do apart, with anything a shared folder does to their files.

Afterwards everything comes everywhere: every signal that was confirmed, one state, the same
questions, sound archives; and what lies in the folder is enough to build it all anew.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from signaal.domain.model import Correctie, Rol, Signaal
from signaal.domain.model_besluit import Contact, SoortBesluit, Uitkomst
from signaal.fouten import GebruikFout
from signaal.usecases.agendapunten import Puntwijziging, wijzig_punt, zet_volgorde
from signaal.usecases.archief import sluit
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bundelen import (
    maak_ongedaan,
    splits_bundel,
    verplaats_signaal,
    voeg_bundels_samen,
    wijs_af,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import onthoud_map, verwijder_laptop
from signaal.usecases.geschillen import kies, lees_geschillen
from signaal.usecases.kringsleutels import eis_kring
from signaal.usecases.nabelcontact import noteer_poging, zet_contact
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.signalen import (
    Signaalinvoer,
    herstel_signalen,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.vernietigen import lees_vernietigingslijst, vernietig, vernietig_signaal
from signaal.usecases.wisselen import geef_mee, neem_op
from tests.builders import maak_signaal, zet
from tests.fouten.kring import (
    Kringlaptop,
    Post,
    drie_laptops,
    herbouwd,
    is_eruit,
    is_van,
    leg,
    namen,
    nieuweling,
    stand,
    vragen,
)
from tests.fouten.uitslag import toeval

#: Nothing new in a whole round of exchanges: it ends within so many rounds.
RONDEN = 12
JAREN = (2017, 2018, 2019)
KERNEN, THEMAS = ("schaijk", "zeeland", "reek"), ("vallen", "vervoer", "mantelzorg")
wie, welke = st.integers(0, 3), st.integers(0, 99)
uren = st.integers(-72, 72)


class Kringmachine(RuleBasedStateMachine):
    """Three laptops; ``beloofd`` are the signals of which somebody was told that they are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.laptops: list[Kringlaptop] = []
        self.eruit: list[Kringlaptop] = []
        self.beloofd: dict[UUID, Kringlaptop] = {}
        self.gegeven: set[UUID] = set()
        self.na_vertrek: set[UUID] = set()
        self.kopieen: dict[str, Path] = {}
        self.terug: set[str] = set()
        self.pakjes: list[Path] = []
        self.nummer = 0

    @initialize(zaad=st.integers(0, 2**32), scheef=st.tuples(uren, uren, uren))
    def begin(self, zaad: int, scheef: tuple[int, int, int]) -> None:
        """The clocks of the three are off by up to three days."""
        self.post = Post(toeval(zaad, "post"))
        self.laptops = drie_laptops(self.folder)
        for laptop, mis in zip(self.laptops, scheef, strict=True):
            laptop.klok.later(hours=mis)
            self.post.onthoud(laptop)

    def teardown(self) -> None:
        """Let everything come everywhere, and look."""
        try:
            if self.laptops:
                self.kom_tot_rust()
                self.keur()
        finally:
            for laptop in (*self.laptops, *self.eruit):
                sluit(laptop.bureau)
            shutil.rmtree(self.folder)

    # what people do

    @rule(w=wie, n=welke, oud=st.booleans())
    def log(self, w: int, n: int, oud: bool) -> None:
        """A signal of today, or of a year that is up for destruction."""
        self.nummer += 1
        laptop, tekst = self.laptop(w), f"stoep scheef, nummer {self.nummer}"
        if oud:
            signaal = maak_signaal(
                tekst, datum=date(JAREN[n % 3], 5, 6), kern=KERNEN[n % 3], themas=(THEMAS[n % 3],)
            )
            zet(laptop.bureau, signaal)
        else:
            signaal = log_signaal(
                laptop.bureau, Signaalinvoer(tekst, KERNEN[n % 3], (THEMAS[n // 3 % 3],))
            )
        self.beloofd[signaal.id] = laptop
        if self.eruit and self.weet_wie_eruit_zijn(laptop):
            self.na_vertrek.add(signaal.id)

    @rule(w=wie, n=welke, veld=st.integers(0, 4))
    def wijzig(self, w: int, n: int, veld: int) -> None:
        """One of a few signals, so that several people change the same one."""
        self.nummer += 1
        velden = (
            {"tekst": f"tegel los, nummer {self.nummer}"},
            {"kern": KERNEN[self.nummer % 3]},
            {"themas": (THEMAS[self.nummer % 3],)},
            {"spoed": bool(self.nummer % 2)},
            {"datum": date(JAREN[self.nummer % 3], 6, 7)},
        )[veld]
        self.doe(w, n, lambda bureau, id_: wijzig_signaal(bureau, id_, **velden))

    @rule(w=wie, n=welke, weg=st.booleans())
    def verwijder_of_herstel(self, w: int, n: int, weg: bool) -> None:
        """Take away, or bring back."""
        hoe = verwijder_signalen if weg else herstel_signalen
        self.doe(w, n, lambda bureau, id_: hoe(bureau, [id_]))

    @rule(w=wie, n=welke, klaar=st.booleans())
    def bel(self, w: int, n: int, klaar: bool) -> None:
        """Whom to call; or the call was made, and that is destroyed."""

        def doe(bureau: Bureau, id_: UUID) -> None:
            if klaar:
                noteer_poging(bureau, id_, Uitkomst.GELUKT)
            else:
                wijzig_signaal(bureau, id_, nabellen=True)
                zet_contact(bureau, id_, "Buurvrouw", "0612345678")

        self.doe(w, n, doe)

    @rule(w=wie, n=welke, hoe=st.integers(0, 6))
    def overleg(self, w: int, n: int, hoe: int) -> None:
        """Bundles, agenda and decisions of the coming meeting."""
        bureau = self.laptop(w).bureau
        beeld = lees_overleg(bureau)
        overleg, sleutels = beeld.overleg.id, [b.sleutel for b in beeld.bundels if b.signalen]
        if not sleutels:  # a clock that is past the meeting
            return
        een, ander = sleutels[n % len(sleutels)], sleutels[(n + 1) % len(sleutels)]
        signaal = next(b for b in beeld.bundels if b.sleutel == een).signalen[0].id
        punten = [p.sleutel for p in beeld.concept.punten]
        draai = n % len(punten)
        self.nummer += 1
        daden: tuple[Callable[[], object], ...] = (
            lambda: voeg_bundels_samen(bureau, overleg, [een, ander]),
            lambda: verplaats_signaal(bureau, overleg, signaal, een, ander),
            lambda: zet_volgorde(bureau, overleg, punten[draai:] + punten[:draai]),
            lambda: neem_besluit(
                bureau,
                overleg,
                punten[draai],
                Besluitinvoer(list(SoortBesluit)[n % len(SoortBesluit)], f"omdat {self.nummer}"),
            ),
            lambda: wijs_af(bureau, overleg, een, f"te weinig, {self.nummer}"),
            lambda: splits_bundel(bureau, overleg, een, [signaal], f"Los {self.nummer}"),
            lambda: wijzig_punt(bureau, overleg, punten[draai], Puntwijziging(minuten=self.nummer)),
        )
        with suppress(GebruikFout):
            daden[hoe]()

    @rule(w=wie, n=welke)
    def maak_bundelwerk_ongedaan(self, w: int, n: int) -> None:
        """What a hand did to bundles is taken back."""
        bureau = self.laptop(w).bureau
        handen = bureau.archive.alle(Correctie)
        if handen:
            with suppress(GebruikFout):
                maak_ongedaan(bureau, handen[n % len(handen)].id)

    @rule(w=wie, n=welke)
    def beslecht(self, w: int, n: int) -> None:
        """Somebody chooses."""
        bureau = self.laptop(w).bureau
        open_ = lees_geschillen(bureau)
        if open_:
            vraag = open_[n % len(open_)]
            kies(bureau, vraag.id, n % len(vraag.keuzen) + 1)

    @rule(w=wie, n=welke, jaar=st.booleans())
    def vernietig(self, w: int, n: int, jaar: bool) -> None:
        """A whole year, or one signal, for good."""
        laptop = self.laptop(w)
        had = laptop.signalen()
        if jaar:
            lijst = [p.sleutel for p in lees_vernietigingslijst(laptop.bureau)]
            if not lijst:
                return
            vernietig(laptop.bureau, [lijst[n % len(lijst)]])
        elif had:
            vernietig_signaal(laptop.bureau, sorted(had)[n % len(had)])
        for id_ in had.keys() - laptop.signalen().keys():
            self.beloofd.pop(id_, None)

    @rule(w=wie, uur=uren)
    def verzet_klok(self, w: int, uur: int) -> None:
        """A clock is put right, or wrong."""
        self.laptop(w).klok.later(hours=uur / 3)

    # what laptops and folders do

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

    @precondition(lambda self: len(self.laptops) == 3 and not self.eruit)
    @rule(w=wie, leest_mee=st.booleans())
    def sluit_aan(self, w: int, leest_mee: bool) -> None:
        """Dora joins, through the copy of the folder of whoever lets her in."""
        bij = self.laptop(w)
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
        door = self.laptop(w)
        anderen = [p for p in self.laptops if p is not door]
        eruit = anderen[n % len(anderen)]
        if {door.naam, eruit.naam} & self.terug:
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

    # how it is told

    def laptop(self, w: int) -> Kringlaptop:
        """One of those who are in."""
        return self.laptops[w % len(self.laptops)]

    def doe(self, w: int, n: int, daad: Callable[[Bureau, UUID], object]) -> None:
        """Something to one of the newest signals there; what cannot be done is refused."""
        bureau = self.laptop(w).bureau
        ids = sorted(s.id for s in bureau.archive.alle(Signaal))[-6:]
        if ids:
            with suppress(GebruikFout):
                daad(bureau, ids[n % len(ids)])

    def wissel_met(self, laptop: Kringlaptop) -> int:
        """An exchange; how many files and acts there were."""
        gewisseld = laptop.wissel()
        self.terug.discard(laptop.naam)
        self.post.onthoud(laptop)
        return gewisseld.gegeven + gewisseld.genomen

    def is_elders(self, naam: str) -> bool:
        """Whether what a file holds is in an archive that is in and will put it down again."""
        return not any(is_van(naam, p.archive.apparaat) for p in self.eruit) and not self.terug

    def weet_wie_eruit_zijn(self, laptop: Kringlaptop) -> bool:
        """Whether a laptop knows of everybody who was taken out."""
        ids = {p.archive.apparaat for p in self.eruit}
        return ids <= eis_kring(laptop.archive).weg

    def kom_tot_rust(self) -> None:
        """The folder comes everywhere, and everybody exchanges until there is nothing left."""
        for laptop in self.laptops:
            self.wissel_met(laptop)
        for _ in range(RONDEN):
            self.post.maak_af(self.laptops)
            if not sum(self.wissel_met(laptop) for laptop in self.laptops):
                return
        raise AssertionError(f"still not quiet after {RONDEN} rounds")

    def keur(self) -> None:
        """What must hold when nobody has anything left to tell."""
        for laptop in self.laptops:
            laptop.archive.controleer()
            kwijt = self.beloofd.keys() - laptop.signalen().keys()
            assert not kwijt, f"{laptop.naam} misses {len(kwijt)} signals"
        allen = [p for p in self.laptops if p.naam != "Dora"]
        zonder = frozenset({Contact})
        for laptop in self.laptops:
            weg = zonder if laptop.naam == "Dora" else frozenset[type]()
            assert stand(laptop.archive, weg) == stand(allen[0].archive, weg), laptop.naam
            assert vragen(laptop.archive) == vragen(allen[0].archive), laptop.naam
        self.keur_wie_eruit_is()
        self.keur_de_map(allen[0])

    def keur_wie_eruit_is(self) -> None:
        """Who was taken out finds nothing that was written by who knew that."""
        for laptop in self.eruit:
            for naam in namen(self.laptops[0].map):
                leg(laptop.map / naam, (self.laptops[0].map / naam).read_bytes())
            laptop.wissel()
            assert not self.na_vertrek & laptop.signalen().keys(), laptop.naam
            assert is_eruit(laptop) or laptop.wissel().meldingen

    def keur_de_map(self, laptop: Kringlaptop) -> None:
        """The files alone are enough."""
        archive = herbouwd(laptop, self.folder / "herbouwd")
        archive.controleer()
        assert stand(archive) == stand(laptop.archive)
        archive.close()


def tijdsprong(laptop: Kringlaptop, dagen: int) -> None:
    """Days pass on one laptop."""
    laptop.klok.later(seconds=timedelta(days=dagen).total_seconds())
