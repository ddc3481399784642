"""The team's own lists: codes stay, names are unique, nothing typed may be personal."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from signaal.domain.model import Bestuur, Discipline
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, lees_signalen, log_signaal
from signaal.usecases.team import (
    bewaar_afwezigheid,
    bewaar_bestuur,
    bewaar_buurtschap,
    bewaar_kern,
    bewaar_lid,
    bewaar_telknop,
    lees_team,
    list_afwezigheden,
    verwijder_afwezigheid,
    verwijder_telknop,
    wijzig_team,
)
from signaal.usecases.themas import (
    bespreek_altijd,
    hernoem_thema,
    laat_thema_vervallen,
    markeer_thema,
    voeg_thema_toe,
)
from tests.builders import VANDAAG

NERGENS = UUID(int=1)


def test_a_new_team_has_everything_to_start_with(bureau: Bureau) -> None:
    team = lees_team(bureau)

    assert team.team.naam == "Landerd"
    assert team.team.overleg_anker == date(2026, 11, 20)
    assert [k.id for k in team.kernen] == ["schaijk", "zeeland", "reek"]
    assert {(b.naam, b.kern_id) for b in team.buurtschappen} >= {("Oventje", "zeeland")}
    assert [lid.naam for lid in team.leden] == ["Anne", "Bram", "Cleo"]
    assert team.mij.naam == "Anne"
    assert {b.naam: b.kernen for b in team.besturen} == {
        "Zorgcoöperatie Schaijk": ("schaijk",),
        "Zorgcoöperatie Zeeland": ("zeeland",),
        "Zorgcoöperatie Reek": ("reek",),
    }
    assert {"vallen", "mantelzorg", "middelengebruik"} <= {t.id for t in team.themas}
    assert not team.telknoppen
    assert not list_afwezigheden(bureau)


def test_team_settings_change_one_by_one(bureau: Bureau) -> None:
    voor = lees_team(bureau).team
    wijzig_team(bureau, overleg_weken=4, liever_niet=(VANDAAG, VANDAAG))
    wijzig_team(bureau, naam="Landerd-Oost", overleg_plaats="dorpshuis", overleg_tijd=time(13, 30))

    na = lees_team(bureau).team
    assert (na.naam, na.overleg_weken, na.liever_niet) == ("Landerd-Oost", 4, (VANDAAG,))
    assert (na.overleg_plaats, na.overleg_tijd) == ("dorpshuis", time(13, 30))
    assert (na.id, na.overleg_anker) == (voor.id, voor.overleg_anker)
    for weken in (0, 27):
        with pytest.raises(GebruikFout):
            wijzig_team(bureau, overleg_weken=weken)


def test_renaming_a_theme_keeps_its_signals_and_takes_its_mark(bureau: Bureau) -> None:
    signaal = log_signaal(bureau, Signaalinvoer("gladde stoep", "reek", themas=("vallen",)))

    anders = hernoem_thema(bureau, "vallen", "Struikelen")

    assert (anders.id, anders.naam, anders.voor_bestuur) == ("vallen", "Struikelen", False)
    assert lees_signalen(bureau, [signaal.id])[0].themas == ("vallen",)
    assert markeer_thema(bureau, "vallen", True).voor_bestuur
    assert hernoem_thema(bureau, "vallen", "Struikelen", "en glijden").voor_bestuur


def test_codes_of_themes_are_never_reused(bureau: Bureau) -> None:
    eigen = voeg_thema_toe(bureau, "Laaggeletterdheid")
    assert (eigen.id, eigen.eigen, eigen.voor_bestuur) == ("laaggeletterdheid", True, False)
    laat_thema_vervallen(bureau, eigen.id)

    opnieuw = voeg_thema_toe(bureau, "laaggeletterdheid")

    assert opnieuw.id == "laaggeletterdheid-2"
    with pytest.raises(GebruikFout, match="Er is al"):
        voeg_thema_toe(bureau, "LAAGGELETTERDHEID")


def test_a_retired_theme_comes_back(bureau: Bureau) -> None:
    assert laat_thema_vervallen(bureau, "vallen").vervallen
    assert not laat_thema_vervallen(bureau, "vallen", False).vervallen
    assert bespreek_altijd(bureau, "vallen").altijd_bespreken


def test_kernen_and_hamlets(bureau: Bureau) -> None:
    herpen = bewaar_kern(bureau, "Herpen", inwoners=2900, cbs_code="BU123")
    assert bewaar_kern(bureau, "Herpen aan de Maas", kern=herpen.id).id == "herpen"
    hoek = bewaar_buurtschap(bureau, "Koolwijk-Zuid", "herpen")
    assert bewaar_buurtschap(bureau, "Koolwijk-Zuid", "reek", buurtschap=hoek.id).kern_id == "reek"
    for fout in (
        lambda: bewaar_kern(bureau, "schaijk"),
        lambda: bewaar_kern(bureau, ""),
        lambda: bewaar_kern(bureau, "Overlangel", inwoners=-1),
        lambda: bewaar_kern(bureau, "Overlangel", kern="nergens"),
        lambda: bewaar_buurtschap(bureau, "Oventje", "zeeland"),
        lambda: bewaar_buurtschap(bureau, "Zevenhuis", "nergens"),
    ):
        with pytest.raises(GebruikFout):
            fout()


def test_members_stay_on_record(bureau: Bureau) -> None:
    dirk = bewaar_lid(bureau, "Dirk", Discipline.SOCIAAL_WERKER)
    weg = bewaar_lid(bureau, "Dirk", dirk.discipline, lid=dirk.id, vertrokken=True)

    assert weg in lees_team(bureau).leden
    with pytest.raises(GebruikFout):
        bewaar_lid(bureau, "Anne", Discipline.SOCIAAL_WERKER, lid=bureau.lid, vertrokken=True)
    with pytest.raises(GebruikFout):
        bewaar_lid(bureau, "Niemand", Discipline.SOCIAAL_WERKER, lid=NERGENS)


def _laat_vervallen(bureau: Bureau, *kernen: str) -> None:
    """The boards of single kernen with which a team begins."""
    for b in bureau.archive.alle(Bestuur):
        if set(b.kernen) <= set(kernen):
            bewaar_bestuur(bureau, b.naam, b.kernen, bestuur=b.id, vervallen=True)


def test_two_boards_share_all_their_kernen_or_none(bureau: Bureau) -> None:
    """Side by side, editions over a part and the whole would give numbers away."""
    with pytest.raises(GebruikFout, match="Zorgcoöperatie Reek gaat over"):
        bewaar_bestuur(bureau, "Zorg Landerd", ("schaijk", "reek"))
    _laat_vervallen(bureau, "schaijk", "reek")
    samen = bewaar_bestuur(bureau, "Zorg Landerd", ("schaijk", "reek"))
    assert bewaar_bestuur(bureau, "Stichting Welzijn", ("reek", "schaijk")).id != samen.id
    with pytest.raises(GebruikFout, match="Stichting Welzijn gaat over een deel"):
        bewaar_bestuur(bureau, "Zorg Reek", ("reek",))


def test_boards_span_kernen(bureau: Bureau) -> None:
    _laat_vervallen(bureau, "reek", "zeeland")
    samen = bewaar_bestuur(bureau, "Zorg Landerd", ("reek", "zeeland", "reek"))

    assert samen.kernen == ("reek", "zeeland")
    bewaar_bestuur(bureau, "Zorg Landerd", ("reek",), bestuur=samen.id, vervallen=True)
    assert bewaar_bestuur(bureau, "Zorg Landerd", ("reek",)).id != samen.id
    for kernen in ((), ("nergens",)):
        with pytest.raises(GebruikFout):
            bewaar_bestuur(bureau, "Nieuw", kernen)


def test_one_question_per_key(bureau: Bureau) -> None:
    knop = bewaar_telknop(bureau, 1, "welk hulpmiddel", "hulpmiddelen")
    assert bewaar_telknop(bureau, 1, "hulpmiddel", "hulpmiddelen", telknop=knop.id).id == knop.id
    bewaar_telknop(bureau, 2, "val", "vallen")
    for toets, thema in ((1, "vallen"), (0, "vallen"), (10, "vallen"), (3, "nergens")):
        with pytest.raises(GebruikFout):
            bewaar_telknop(bureau, toets, "x", thema)

    verwijder_telknop(bureau, knop.id)

    assert [t.toets for t in lees_team(bureau).telknoppen] == [2]
    bewaar_telknop(bureau, 1, "vrij", "vallen")


def test_absence(bureau: Bureau) -> None:
    week = bewaar_afwezigheid(bureau, bureau.lid, VANDAAG, VANDAAG + timedelta(days=7))
    assert list_afwezigheden(bureau) == (week,)
    with pytest.raises(GebruikFout):
        bewaar_afwezigheid(bureau, bureau.lid, VANDAAG, VANDAAG - timedelta(days=1))

    verwijder_afwezigheid(bureau, week.id)

    assert list_afwezigheden(bureau) == ()


def test_nothing_typed_may_hold_hard_personal_data(bureau: Bureau) -> None:
    bsn = "bsn 999990019"
    voor = lees_team(bureau)
    for poging in (
        lambda: wijzig_team(bureau, naam=bsn),
        lambda: wijzig_team(bureau, overleg_plaats=bsn),
        lambda: bewaar_lid(bureau, bsn, Discipline.SOCIAAL_WERKER),
        lambda: bewaar_kern(bureau, bsn),
        lambda: bewaar_buurtschap(bureau, bsn, "reek"),
        lambda: voeg_thema_toe(bureau, bsn),
        lambda: voeg_thema_toe(bureau, "Goed", bsn),
        lambda: hernoem_thema(bureau, "vallen", bsn),
        lambda: bewaar_bestuur(bureau, bsn, ("reek",)),
        lambda: bewaar_telknop(bureau, 1, bsn, "vallen"),
    ):
        with pytest.raises(PersoonsgegevenFout):
            poging()
    assert lees_team(bureau) == voor
