"""Three laptops that go through anything, and what must hold when they come to rest."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
)

from signaal.domain.bewaren import alleen_voor_leden
from signaal.domain.model import Signaal
from signaal.fouten import GebruikFout
from signaal.storage.archive import Archive
from signaal.storage.tables import TABELLEN
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.kringsleutels import eis_kring
from tests.fouten.kring import (
    VOOR_LEDEN,
    Kringlaptop,
    drie_laptops,
    herbouwd,
    is_eruit,
    is_van,
    leg,
    namen,
    stand,
    vragen,
)
from tests.fouten.kring_post import Post
from tests.fouten.uitslag import toeval

#: Nothing new in a whole round of exchanges: it ends within so many rounds.
RONDEN = 12
uren = st.integers(-72, 72)


class Kringleven(RuleBasedStateMachine):
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

    def laptop(self, w: int) -> Kringlaptop:
        """One of those who are in."""
        return self.laptops[w % len(self.laptops)]

    def schrijver(self, w: int) -> Kringlaptop:
        """One of those who may write."""
        kan = [p for p in self.laptops if not p.archive.alleen_lezen]
        return kan[w % len(kan)]

    def doe(self, w: int, n: int, daad: Callable[[Bureau, UUID], object]) -> None:
        """Something to one of the newest signals there; what cannot be done is refused."""
        bureau = self.schrijver(w).bureau
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

    def is_gehoord(self, laptop: Kringlaptop, bij: list[Kringlaptop]) -> bool:
        """Whether any other of these heard that a laptop was let in.

        When only who let it in knew, and is taken out, nobody who is in had that: it is not in.
        """
        ids = {id_ for id_, _ in eis_kring(laptop.archive).sleutels}
        anderen = [p for p in bij if p is not laptop]
        return any(not ids.isdisjoint(eis_kring(p.archive).apparaten) for p in anderen)

    def vergeet_oude_jaren_van(self, laptop: Kringlaptop) -> None:
        """What went with its year elsewhere, its author would tell anew: not after going back."""
        nieuw = {s.id for p in self.laptops for s in p.signalen().values() if s.datum.year > 2020}
        for id_, door in list(self.beloofd.items()):
            if door is laptop and id_ not in nieuw:
                del self.beloofd[id_]

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
        for laptop in self.laptops:
            leest = laptop.archive.alleen_lezen
            zou = stand(allen[0].archive, meegelezen=leest)
            assert stand(laptop.archive, meegelezen=leest) == zou, laptop.naam
            if leest:
                self.keur_wie_meeleest(laptop.archive)
            assert vragen(laptop.archive) == vragen(allen[0].archive), laptop.naam
        self.keur_wie_eruit_is()
        self.keur_de_map(allen[0])

    def keur_wie_meeleest(self, archive: Archive) -> None:
        """It has no key of what only members read, and nothing of it."""
        assert not any(alleen_voor_leden(vak) for vak in archive.vakken())
        alles = stand(archive)
        assert not any(alles[TABELLEN[soort].name] for soort in VOOR_LEDEN)
        assert all(alles[naam] == w for naam, w in stand(archive, meegelezen=True).items())

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
