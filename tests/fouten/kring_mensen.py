"""What the people of a team do, each at a laptop, apart from each other."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    rule,
)

from signaal.domain.model import Correctie
from signaal.domain.model_besluit import SoortBesluit, Uitkomst
from signaal.fouten import GebruikFout
from signaal.usecases.agendapunten import (
    Puntwijziging,
    verwijder_eigen_punt,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_volgorde,
)
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bundelen import (
    maak_ongedaan,
    splits_bundel,
    verplaats_signaal,
    voeg_bundels_samen,
    wijs_af,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.collegavragen import stel_vraag
from signaal.usecases.geschillen import kies, lees_geschillen
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
from tests.builders import maak_signaal, zet
from tests.fouten.kring_leven import Kringleven

JAREN = (2017, 2018, 2019)
KERNEN, THEMAS = ("schaijk", "zeeland", "reek"), ("vallen", "vervoer", "mantelzorg")
wie, welke = st.integers(0, 3), st.integers(0, 99)


class Kringmensen(Kringleven):
    """The acts of people."""

    @rule(w=wie, n=welke, oud=st.booleans())
    def log(self, w: int, n: int, oud: bool) -> None:
        """A signal of today, or of a year that is up for destruction."""
        self.nummer += 1
        laptop, tekst = self.schrijver(w), f"stoep scheef, nummer {self.nummer}"
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

    @rule(w=wie, n=welke, hoe=st.integers(0, 2))
    def bel(self, w: int, n: int, hoe: int) -> None:
        """Whom to call; or the call was made, and that is destroyed; or a colleague is asked."""

        def doe(bureau: Bureau, id_: UUID) -> None:
            if hoe == 0:
                noteer_poging(bureau, id_, Uitkomst.GELUKT, "het is gelukt")
            elif hoe == 1:
                stel_vraag(bureau, id_, "wie gaat er langs?")
            else:
                wijzig_signaal(bureau, id_, nabellen=True)
                zet_contact(bureau, id_, "Buurvrouw", "0612345678")

        self.doe(w, n, doe)

    @rule(w=wie, n=welke, hoe=st.integers(0, 9))
    def overleg(self, w: int, n: int, hoe: int) -> None:
        """Bundles, agenda and decisions of the coming meeting."""
        bureau = self.schrijver(w).bureau
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
            lambda: wijzig_punt(
                bureau, overleg, punten[draai], Puntwijziging(notitie=f"notitie {self.nummer}")
            ),
            lambda: voeg_eigen_punt_toe(bureau, overleg, f"Eigen {self.nummer}"),
            lambda: verwijder_eigen_punt(bureau, overleg, punten[draai]),
        )
        with suppress(GebruikFout):
            daden[hoe]()

    @rule(w=wie, n=welke)
    def maak_bundelwerk_ongedaan(self, w: int, n: int) -> None:
        """What a hand did to bundles is taken back."""
        bureau = self.schrijver(w).bureau
        handen = bureau.archive.alle(Correctie)
        if handen:
            with suppress(GebruikFout):
                maak_ongedaan(bureau, handen[n % len(handen)].id)

    @rule(w=wie, n=welke)
    def beslecht(self, w: int, n: int) -> None:
        """Somebody chooses."""
        bureau = self.schrijver(w).bureau
        open_ = lees_geschillen(bureau)
        if open_:
            vraag = open_[n % len(open_)]
            kies(bureau, vraag.id, n % len(vraag.keuzen) + 1)

    @rule(w=wie, n=welke, jaar=st.booleans())
    def vernietig(self, w: int, n: int, jaar: bool) -> None:
        """A whole year, or one signal, for good."""
        laptop = self.schrijver(w)
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
