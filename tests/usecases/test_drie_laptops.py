"""Whatever three people do at three laptops that now and then exchange: sound and equal afterwards.

The acts are those of people, through the use cases; clocks are days off. A search with a seed that
is printed; ``SIGNAAL_DRIE=400`` with the marker ``zwaar`` searches longer.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from signaal.domain.model import (
    Actie,
    ActieStand,
    Correctie,
    Importvraag,
    Lid,
    Signaal,
    Thema,
)
from signaal.domain.model_besluit import Collegavraag, Doorverwijzing, SoortBesluit, Uitkomst
from signaal.fouten import GebruikFout, SignaalFout
from signaal.usecases.acties import Actieinvoer, Actiewijziging, voeg_actie_toe, wijzig_actie
from signaal.usecases.agendapunten import (
    Puntwijziging,
    herstel_volgorde,
    noteer_tijd,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_op_agenda,
    zet_volgorde,
)
from signaal.usecases.bekijken import noteer_bekeken
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit, trek_besluit_in
from signaal.usecases.bundelen import (
    hernoem_bundel,
    maak_ongedaan,
    splits_bundel,
    verplaats_signaal,
    voeg_bundels_samen,
    wijs_af,
    zet_bundel_vast,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.collectieve_actie import Activiteitinvoer, bewaar_collectieve_actie
from signaal.usecases.collegavragen import beantwoord_vraag, stel_vraag
from signaal.usecases.doorverwijzen import Doorverwijsinvoer, koppel_terug, verwijs_door
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.importvragen import beantwoord_importvraag, sla_importvraag_over
from signaal.usecases.nabelcontact import noteer_poging, zet_contact
from signaal.usecases.nieuws import markeer_gezien, nieuw_van_collegas
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegloop import heropen_overleg, sluit_overleg
from signaal.usecases.overlegreeks import verzet_overleg
from signaal.usecases.signalen import (
    Signaalinvoer,
    herstel_signalen,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.terugdraaien import Terugweg, draai_terug, met_terugweg
from signaal.usecases.terugmelden import meld_terug
from signaal.usecases.themas import hernoem_thema, laat_thema_vervallen, voeg_thema_toe
from signaal.usecases.vernietigen import lees_vernietigingslijst, vernietig, vernietig_signaal
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import VANDAAG, Archiefbouw, Klok
from tests.overlegbouw import richt_in
from tests.storage.kringbouw import gezond_en_gelijk, kring, wissel

T = TypeVar("T")
LIJST = (
    "Datum;Dorp;Wie;Signaal\n12-10-2026;Reek;SW;losse tegels bij de school\n"
    "3-11-2026;Schaijk;wvk;gladde stoep bij de winkel\n12-3;Reek;SW;de bus rijdt niet\n"
)
THEMAS = ("vallen", "eenzaamheid", "wonen")
KERNEN = ("schaijk", "zeeland", "reek")
WOORDEN = ("losse tegels", "de bus rijdt niet", "weinig aanloop", "gladde stoep", "geen zin meer")


@dataclass
class Mens:
    """Somebody at a laptop; ``a`` and ``b`` are drawn for the act that is done now."""

    bureau: Bureau
    klok: Klok
    folder: Path
    overleg: UUID
    terug: Terugweg | None = None
    a: int = 0
    b: int = 0

    def kies(self, uit: Iterable[T], anders: int = 0) -> T:
        """One of these; GebruikFout, as for a person, when there is none."""
        keuzen: Sequence[T] = list(uit)
        if not keuzen:
            raise GebruikFout("Er is niets om te kiezen.")
        return keuzen[(self.b if anders else self.a) % len(keuzen)]

    def signaal(self) -> Signaal:
        """A signal that is there."""
        return self.kies(self.bureau.archive.waar(Signaal))

    def beeld(self) -> Overlegbeeld:
        """The meeting they prepare, also when its day has passed."""
        return lees_overleg(self.bureau, self.overleg)

    def woord(self) -> str:
        """Something to write, mostly another thing each time."""
        return f"{WOORDEN[self.b % len(WOORDEN)]} {self.a % 7}"


def _log(m: Mens) -> None:
    dag = m.klok.dag - timedelta(days=m.a % 20)
    invoer = Signaalinvoer(
        m.woord(), KERNEN[m.b % 3], (THEMAS[m.a % 3],), "huisarts", dag, nabellen=m.a % 4 == 0
    )
    log_signaal(m.bureau, invoer)


def _lang_geleden(m: Mens) -> None:
    dag = date(2019, 1 + m.a % 12, 5)
    log_signaal(m.bureau, Signaalinvoer(m.woord(), KERNEN[m.b % 3], (THEMAS[m.a % 3],), datum=dag))


def _wijzig(m: Mens) -> None:
    velden: list[dict[str, Any]] = [
        {"tekst": m.woord()},
        {"kern": KERNEN[m.b % 3]},
        {"themas": (THEMAS[m.b % 3],)},
        {"spoed": bool(m.b % 2)},
        {"nabellen": bool(m.b % 2)},
        {"lid": m.kies(m.bureau.archive.alle(Lid), 1).id},
        {"datum": m.klok.dag - timedelta(days=m.b % 40)},
        {"datum": date(2019, 3, 1 + m.b % 20)},
        {"buurtschap": "oventje", "kern": "zeeland"},
    ]
    wijzig_signaal(m.bureau, m.signaal().id, **velden[m.b % len(velden)])


def _importeer(m: Mens) -> None:
    pad = m.folder / f"lijst {m.a % 2}.csv"
    pad.write_text(LIJST, "utf-8")
    voer_in(m.bureau, lees_lijst(m.bureau, pad))


def _antwoord_op_regel(m: Mens) -> None:
    vraag = m.kies(m.bureau.archive.waar(Importvraag, afgehandeld=False))
    if m.b % 3 == 0:
        sla_importvraag_over(m.bureau, vraag.id)
    else:
        beantwoord_importvraag(m.bureau, vraag.id, Signaalinvoer(m.woord(), KERNEN[m.b % 3]))


def _voeg_samen(m: Mens) -> None:
    beeld = m.beeld()
    sleutels = [b.sleutel for b in beeld.bundels]
    voeg_bundels_samen(m.bureau, beeld.overleg.id, [m.kies(sleutels), m.kies(sleutels, 1)])


def _splits(m: Mens) -> None:
    beeld = m.beeld()
    bundel = m.kies(beeld.bundels)
    uit = [s.id for s in bundel.signalen][: 1 + m.b % 2]
    splits_bundel(m.bureau, beeld.overleg.id, bundel.sleutel, uit, f"Apart {m.b % 5}")


def _verplaats(m: Mens) -> None:
    beeld = m.beeld()
    van, naar = m.kies(beeld.bundels), m.kies(beeld.bundels, 1)
    signaal = m.kies(van.signalen, 1)
    verplaats_signaal(m.bureau, beeld.overleg.id, signaal.id, van.sleutel, naar.sleutel)


def _maak_ongedaan(m: Mens) -> None:
    maak_ongedaan(m.bureau, m.kies(m.bureau.archive.waar(Correctie, ongedaan=False)).id)


def _bundel(m: Mens) -> None:
    beeld = m.beeld()
    overleg, sleutel = beeld.overleg.id, m.kies(beeld.bundels).sleutel
    match m.b % 5:
        case 0:
            hernoem_bundel(m.bureau, overleg, sleutel, m.woord())
        case 1:
            zet_bundel_vast(m.bureau, overleg, sleutel)
        case 2:
            wijs_af(m.bureau, overleg, sleutel, m.woord())
        case 3:
            zet_op_agenda(m.bureau, overleg, sleutel)
        case _:
            noteer_bekeken(m.bureau, overleg, sleutel)


def _punt(m: Mens) -> None:
    beeld = m.beeld()
    overleg, sleutel = beeld.overleg.id, m.kies(beeld.concept.punten).sleutel
    wijzigingen = (
        Puntwijziging(notitie=m.woord()),
        Puntwijziging(minuten=m.b % 30),
        Puntwijziging(bestuurszin=m.woord(), bestuurszin_voor_bestuur=True),
        Puntwijziging(weggelaten=bool(m.a % 2)),
    )
    m.terug = met_terugweg(
        m.bureau, overleg, wijzig_punt, overleg, sleutel, wijzigingen[m.b % len(wijzigingen)]
    )


def _agenda(m: Mens) -> None:
    beeld = m.beeld()
    overleg = beeld.overleg.id
    sleutels = [p.sleutel for p in beeld.concept.punten]
    match m.b % 4:
        case 0:
            voeg_eigen_punt_toe(m.bureau, overleg, m.woord())
        case 1:
            herstel_volgorde(m.bureau, overleg)
        case 2:
            noteer_tijd(m.bureau, overleg, m.kies(sleutels), m.a % 300)
        case _:
            begin = m.a % len(sleutels)
            m.terug = met_terugweg(
                m.bureau, overleg, zet_volgorde, overleg, sleutels[begin:] + sleutels[:begin]
            )


def _besluit(m: Mens) -> None:
    beeld = m.beeld()
    overleg, sleutel = beeld.overleg.id, m.kies(beeld.concept.punten).sleutel
    if m.b % 5 == 0:
        trek_besluit_in(m.bureau, overleg, sleutel)
        return
    invoer = Besluitinvoer(list(SoortBesluit)[m.b % 4], m.woord())
    afspraak = Actieinvoer(m.woord()) if m.b % 2 else None
    m.terug = met_terugweg(m.bureau, overleg, neem_besluit, overleg, sleutel, invoer, afspraak)


def _terug(m: Mens) -> None:
    if m.terug is not None:
        weg, m.terug = m.terug, None
        draai_terug(m.bureau, weg)


def _afspraak(m: Mens) -> None:
    acties = m.bureau.archive.waar(Actie, verwijderd=False)
    if not acties or m.b % 3 == 0:
        voeg_actie_toe(m.bureau, Actieinvoer(m.woord(), voor=m.klok.dag))
        return
    actie = m.kies(acties)
    if m.b % 3 == 1:
        bewaar_collectieve_actie(m.bureau, actie.id, Activiteitinvoer(doel=m.woord()))
        return
    wijzigingen = (
        Actiewijziging(wat=m.woord()),
        Actiewijziging(stand=ActieStand.KLAAR, resultaat=m.woord()),
        Actiewijziging(regiehouder=m.kies(m.bureau.archive.alle(Lid), 1).id),
    )
    wijzig_actie(m.bureau, actie.id, wijzigingen[m.a % 3])


def _overleg(m: Mens) -> None:
    overleg = m.beeld().overleg.id
    match m.b % 3:
        case 0:
            verzet_overleg(m.bureau, overleg, plaats=m.woord())
        case 1:
            sluit_overleg(m.bureau, overleg)
        case _:
            heropen_overleg(m.bureau, overleg, m.woord())


def _rond_een_signaal(m: Mens) -> None:
    signaal = m.signaal()
    match m.b % 6:
        case 0:
            zet_contact(m.bureau, signaal.id, "De Wit", f"0412 {451000 + m.a % 9}")
        case 1:
            noteer_poging(m.bureau, signaal.id, list(Uitkomst)[m.a % 4], m.woord())
        case 2:
            stel_vraag(m.bureau, signaal.id, m.woord())
        case 3:
            verwijs_door(m.bureau, Doorverwijsinvoer("GGD", m.woord(), signaal=signaal.id))
        case 4:
            meld_terug(m.bureau, [signaal.id])
        case _:
            koppel_terug(m.bureau, m.kies(m.bureau.archive.alle(Doorverwijzing)).id, m.woord())


def _beantwoord(m: Mens) -> None:
    beantwoord_vraag(m.bureau, m.kies(m.bureau.archive.alle(Collegavraag)).id, m.woord())


def _thema(m: Mens) -> None:
    match m.b % 3:
        case 0:
            voeg_thema_toe(m.bureau, f"Thema {m.a % 4}")
        case 1:
            hernoem_thema(m.bureau, m.kies(m.bureau.archive.alle(Thema)).id, m.woord())
        case _:
            laat_thema_vervallen(m.bureau, m.kies(m.bureau.archive.alle(Thema)).id, m.a % 2 == 0)


def _verwijder(m: Mens) -> None:
    (verwijder_signalen if m.b % 2 else herstel_signalen)(m.bureau, [m.signaal().id])


def _vernietig(m: Mens) -> None:
    if m.b % 3 == 0:
        vernietig_signaal(m.bureau, m.signaal().id)
    else:
        vernietig(m.bureau, [m.kies(lees_vernietigingslijst(m.bureau)).sleutel])


def _kijk(m: Mens) -> None:
    nieuw_van_collegas(m.bureau)
    markeer_gezien(m.bureau)


DADEN: tuple[Callable[[Mens], None], ...] = (
    *(_log, _log, _lang_geleden, _wijzig, _wijzig, _importeer, _antwoord_op_regel, _voeg_samen),
    *(_splits, _verplaats, _maak_ongedaan, _bundel, _punt, _agenda, _besluit, _terug, _afspraak),
    *(_overleg, _rond_een_signaal, _beantwoord, _thema, _verwijder, _vernietig, _kijk),
)


WIE, GETAL = st.integers(0, 2), st.integers(0, 999)


class DrieLaptops(RuleBasedStateMachine):
    """Anne, Bram and Cleo; what is refused to a person is refused, and nothing else goes wrong."""

    voorbeeld: Archiefbouw

    def __init__(self) -> None:
        super().__init__()
        self._map = tempfile.TemporaryDirectory()
        folder = Path(self._map.name)
        klok = Klok()
        bureau = Archiefbouw(folder / "eerste.signaal", klok).als(self.voorbeeld)
        overleg = richt_in(bureau, klok).overleg.id
        self.laptops = kring(folder, bureau, 3)
        leden = bureau.archive.alle(Lid)
        self.mensen = [Mens(bureau, klok, folder, overleg)]
        for laptop, lid, scheef in zip(self.laptops[1:], leden[1:], (-3, 2), strict=True):
            eigen = Klok(klok.moment + timedelta(days=scheef), klok.dag + timedelta(days=scheef))
            tafel = Bureau(laptop.archive, lid.id, eigen.nu, eigen.vandaag, laptop.archive.pad)
            self.mensen.append(Mens(tafel, eigen, folder, overleg))

    @rule(wie=WIE, daden=st.lists(st.tuples(st.sampled_from(DADEN), GETAL, GETAL), min_size=2))
    def doe(self, wie: int, daden: Sequence[tuple[Callable[[Mens], None], int, int]]) -> None:
        """Some acts at one laptop, one after the other."""
        mens = self.mensen[wie]
        for daad, mens.a, mens.b in daden:
            with suppress(SignaalFout):
                daad(mens)

    @rule(van=WIE, naar=WIE)
    def neem_op(self, van: int, naar: int) -> None:
        if van != naar:
            self.laptops[naar].neem(self.laptops[van])

    @rule(wie=WIE, uren=st.integers(1, 40))
    def later(self, wie: int, uren: int) -> None:
        self.mensen[wie].klok.later(hours=uren)

    def teardown(self) -> None:
        try:
            wissel(*self.laptops)
            wissel(*self.laptops)
            gezond_en_gelijk(*self.laptops)
            self._zien_hetzelfde()
        finally:
            for mens in self.mensen:
                mens.bureau.archive.close()
            self._map.cleanup()

    def _zien_hetzelfde(self) -> None:
        """On one day all three see one meeting and one record of who did what."""
        beelden, daden = [], []
        for mens in self.mensen:
            bureau = replace(mens.bureau, vandaag=lambda: VANDAAG)
            beelden.append(replace(lees_overleg(bureau, mens.overleg), niet_bekeken={}))
            daden.append([(d.wat, d.wie) for d in lees_daden(bureau, Journaalfilter())])
        assert beelden[0] == beelden[1] == beelden[2]
        assert daden[0] == daden[1] == daden[2]
        for bundel in beelden[0].bundels:
            assert len({s.id for s in bundel.signalen}) == bundel.aantal


def _zoek(voorbeeld: Archiefbouw, rondes: int) -> None:
    DrieLaptops.voorbeeld = voorbeeld
    run_state_machine_as_test(
        DrieLaptops,
        settings=settings(
            max_examples=rondes,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )


def test_three_people_at_three_laptops(voorbeeld: Archiefbouw) -> None:
    _zoek(voorbeeld, 3)


@pytest.mark.zwaar
@pytest.mark.timeout(3600)
def test_three_people_at_three_laptops_for_long(voorbeeld: Archiefbouw) -> None:
    _zoek(voorbeeld, int(os.environ.get("SIGNAAL_DRIE", "25")))
