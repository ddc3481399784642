"""What goes to whom: remembered with the act, and never another paper than its reader's own."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from signaal.domain.model import Discipline
from signaal.domain.model_besluit import Papiersoort, Verzending, Weg
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.agendapapier import exporteer_agenda, maak_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import Doorverwijsinvoer, verwijs_door
from signaal.usecases.overleg import Overlegbeeld
from signaal.usecases.papier import Papier
from signaal.usecases.uitgegeven import lees_eerder
from signaal.usecases.verslagpapier import maak_actielijst, maak_overdracht, maak_verslag
from signaal.usecases.verzenden import (
    bewaar_conceptmail,
    bewaar_papier,
    lees_verzonden,
    noteer_afdruk,
)
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Klok, lid_met
from tests.overlegbouw import VALLEN, richt_in


@pytest.fixture
def beeld(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    return richt_in(bureau, klok)


def _tekst(pad: Path) -> str:
    bericht = message_from_bytes(pad.read_bytes(), policy=default)
    assert isinstance(bericht, EmailMessage)
    romp = bericht.get_body(("plain",))
    assert romp is not None
    return str(romp.get_content())


def _bijlagen(pad: Path) -> list[object]:
    delen = message_from_bytes(pad.read_bytes()).walk()
    return [d.get_payload(decode=True) for d in delen if d.get_filename()]


def test_each_way_out_is_remembered_in_the_same_turn(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    bestuur = beeld.besturen[0]
    papier = maak_agenda(bureau, bestuur=bestuur.id)
    bewaar_papier(bureau, tmp_path / "a.pdf", papier)
    bewaar_conceptmail(bureau, tmp_path / "a.eml", papier)
    noteer_afdruk(bureau, papier)
    bewaard = bureau.archive.alle(Verzending)
    assert {v.hoe for v in bewaard} == {"map", "mail", "print"}
    gelezen = (tmp_path / "a.pdf").read_bytes()
    for v in bewaard:
        assert (v.overleg, v.stuk, v.bestuur) == (beeld.overleg.id, "agenda", bestuur.id)
        assert v.aan == bestuur.naam
        assert v.afdruk == sha256(gelezen).hexdigest()
    daden = lees_daden(bureau, Journaalfilter())[:3]
    assert [d.wat for d in daden] == [
        "papier afgedrukt", "concept-mail gemaakt", "agenda gemaakt",
    ]  # fmt: skip
    for daad in daden:
        assert {d.soort for d in daad.daad.dingen} >= {"agenda", "verzending"}, "one act, one turn"


def test_what_could_not_be_written_was_not_sent(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    papier = maak_agenda(bureau, bestuur=beeld.besturen[0].id)
    with pytest.raises(SchrijfFout):
        bewaar_papier(bureau, tmp_path / "weg" / "a.pdf", papier)
    assert bureau.archive.alle(Verzending) == ()


def test_a_bestuur_gets_its_own_edition_and_nothing_else(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    """No function sends a paper to somebody: the paper itself says whose it is."""
    een, twee = beeld.besturen[0], beeld.besturen[1]
    for bestuur in (een, twee):
        pad = bewaar_conceptmail(
            bureau, tmp_path / f"{bestuur.id}.eml", maak_agenda(bureau, bestuur=bestuur.id)
        )
        assert "Beste bestuursleden" in _tekst(pad)
        assert _bijlagen(pad) == [maak_agenda(bureau, bestuur=bestuur.id).pdf]
    for soort in (Papiersoort.VERSLAG, Papiersoort.ACTIELIJST, Papiersoort.OVERDRACHT):
        with pytest.raises(ValueError, match="its own edition"):
            Papier(b"", soort, een.naam, "a.pdf", bestuur=een.id)
    for nummer, papier in enumerate(
        (maak_agenda(bureau), maak_verslag(bureau), maak_actielijst(bureau))
    ):
        pad = bewaar_conceptmail(bureau, tmp_path / f"{nummer}.eml", papier)
        assert papier.bestuur is None
        assert "stuur hem niet door" in _tekst(pad)
        assert "bestuur" not in _tekst(pad).lower()
    gestuurd = {v.bestuur: v for v in bureau.archive.alle(Verzending) if v.bestuur}
    assert {b: v.stuk for b, v in gestuurd.items()} == {een.id: "agenda", twee.id: "agenda"}


def test_a_partner_reads_that_advice_is_no_decision(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    invoer = Doorverwijsinvoer("GGD", "meer?", overleg=beeld.overleg.id, sleutel=VALLEN)
    papier = maak_overdracht(bureau, verwijs_door(bureau, invoer).id)
    assert papier.aan == "GGD"
    pad = bewaar_conceptmail(bureau, tmp_path / "o.eml", papier)
    assert "Advies is geen besluit" in _tekst(pad)
    (verzonden,) = bureau.archive.alle(Verzending)
    assert (verzonden.stuk, verzonden.aan) == ("overdracht", "GGD")


def test_the_last_of_each_way_is_told_with_who_and_whether_it_changed(
    bureau: Bureau, beeld: Overlegbeeld, klok: Klok, tmp_path: Path
) -> None:
    papier = maak_actielijst(bureau)
    assert lees_verzonden(bureau, papier) == ()
    bewaar_papier(bureau, tmp_path / "a.pdf", papier)
    klok.later(days=1)
    bram = replace(bureau, lid=lid_met(bureau, Discipline.SOCIAAL_WERKER))
    bewaar_conceptmail(bram, tmp_path / "a.eml", papier)
    klok.later(days=1)
    bewaar_papier(bureau, tmp_path / "b.pdf", papier)
    assert [(v.hoe, v.wie, v.zelfde) for v in lees_verzonden(bureau, papier)] == [
        (Weg.MAIL, "Bram", True), (Weg.MAP, "Anne", True),
    ]  # fmt: skip
    voeg_actie_toe(bureau, Actieinvoer("zand halen"))
    anders = maak_actielijst(bureau)
    assert not any(v.zelfde for v in lees_verzonden(bureau, anders))
    assert lees_verzonden(bureau, maak_agenda(bureau)) == (), "another paper"


def test_what_is_printed_is_told_once_too(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    """A board that reads it from the printer remembers as well as one that gets the file."""
    bestuur: UUID = beeld.besturen[0].id
    papier = maak_agenda(bureau, bestuur=bestuur)
    assert papier.gezegd
    noteer_afdruk(bureau, papier)
    eerder = lees_eerder(bureau, beeld.periodes[0].van)
    assert all(eerder.rakend(g.over) for g in papier.gezegd)


def test_a_print_that_says_too_much_is_refused_before_it_is_made(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    gezien = maak_agenda(bureau, bestuur=beeld.besturen[0].id)
    over = replace(gezien.gezegd[0].over, themas=frozenset({"vallen", "mantelzorg"}))
    ander = replace(gezien, gezegd=(replace(gezien.gezegd[0], over=over),))
    exporteer_agenda(bureau, tmp_path / "eerder.pdf", bestuur=beeld.besturen[0].id)
    with pytest.raises(GebruikFout, match="Intussen"):
        noteer_afdruk(bureau, ander)
    assert [v.hoe for v in bureau.archive.alle(Verzending)] == ["map"]
