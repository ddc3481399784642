"""A meeting in people's own calendar: day, time and place, and nothing of what is on the table."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from signaal.domain.model import Discipline
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.agendapunten import Puntwijziging, voeg_eigen_punt_toe, wijzig_punt
from signaal.usecases.bundelen import hernoem_bundel
from signaal.usecases.bureau import Bureau
from signaal.usecases.kalender import REEKS, bewaar_in_kalender
from signaal.usecases.overleg import Overlegbeeld
from signaal.usecases.overlegreeks import list_overleggen, verzet_overleg
from signaal.usecases.team import wijzig_team
from signaal.usecases.wacht import PapierFout
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Klok, lid_met
from tests.overlegbouw import VALLEN, richt_in


@pytest.fixture
def beeld(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    return richt_in(bureau, klok)


def _velden(pad: Path, naam: str) -> list[str]:
    regels = pad.read_bytes().decode().replace("\r\n ", "").split("\r\n")
    begin = regels.index("BEGIN:VEVENT")
    return [r.partition(":")[2] for r in regels[begin:] if r.partition(":")[0] == naam]


def _volgnummer(pad: Path) -> int:
    (nummer,) = _velden(pad, "SEQUENCE")
    return int(nummer)


def test_a_meeting_keeps_its_uid_and_its_number_rises_when_it_moves(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    pad, oid = tmp_path / "een.ics", beeld.overleg.id
    bewaar_in_kalender(bureau, pad, oid)
    eerst = _volgnummer(pad)
    assert _velden(pad, "DTSTART;TZID=Europe/Amsterdam")[0].startswith("20261120T")
    bewaar_in_kalender(bureau, pad, oid)
    assert _volgnummer(pad) == eerst, "nothing moved"
    verzet_overleg(bureau, oid, datum=date(2026, 11, 24), tijd=time(9, 15))
    bewaar_in_kalender(bureau, pad, oid)
    assert _volgnummer(pad) > eerst
    assert _velden(pad, "UID") == [str(oid)]
    assert _velden(pad, "DTSTART;TZID=Europe/Amsterdam") == ["20261124T091500"]
    tweede = _volgnummer(pad)
    verzet_overleg(bureau, oid, plaats="Dorpshuis")
    bewaar_in_kalender(bureau, pad, oid)
    assert _volgnummer(pad) > tweede
    assert _velden(pad, "LOCATION") == ["Dorpshuis"]


def test_the_coming_meetings_follow_the_series(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    pad = tmp_path / "reeks.ics"
    bewaar_in_kalender(bureau, pad)
    komende = list_overleggen(bureau, terug=0, vooruit=REEKS - 1)
    assert len(komende) == REEKS
    assert _velden(pad, "UID") == [str(o.id) for o in komende]
    eerst = [int(n) for n in _velden(pad, "SEQUENCE")]
    later = komende[2].datum + timedelta(days=1)
    verzet_overleg(bureau, komende[2].id, datum=later)
    bewaar_in_kalender(bureau, pad)
    nu = [int(n) for n in _velden(pad, "SEQUENCE")]
    risen = [n - e for n, e in zip(nu, eerst, strict=True)]
    assert risen == [0, 0, 2, 0, 0, 0, 0, 0], "recorded as it stood, then moved"
    wijzig_team(bureau, overleg_tijd=time(8, 45))
    bewaar_in_kalender(bureau, pad)
    assert all(int(n) > was for n, was in zip(_velden(pad, "SEQUENCE"), nu, strict=True))


def test_nothing_of_what_is_on_the_table_is_in_the_file(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    oid = beeld.overleg.id
    voeg_eigen_punt_toe(bureau, oid, "plantpunt")
    wijzig_punt(bureau, oid, VALLEN, Puntwijziging(notitie="plantnotitie", bestuurszin="plantzin"))
    hernoem_bundel(bureau, oid, VALLEN, "plantbundel")
    voeg_actie_toe(bureau, Actieinvoer("plantactie", lid_met(bureau, Discipline.SOCIAAL_WERKER)))
    for pad, welk in ((tmp_path / "een.ics", oid), (tmp_path / "reeks.ics", None)):
        bewaar_in_kalender(bureau, pad, welk)
        inhoud = pad.read_bytes().lower()
        for woord in ("plant", "vallen", "schaijk", "anne", "bram", "stoep", "landerd"):
            assert woord.encode() not in inhoud, woord
        namen = {regel.partition(b":")[0] for regel in inhoud.split(b"\r\n")}
        assert not namen & {b"description", b"attendee", b"organizer", b"comment", b"url"}
    assert lees_daden(bureau, Journaalfilter())[0].wat == "overleg bewaard voor een agenda"


def test_a_place_that_may_name_somebody_stays_inside(
    bureau: Bureau, beeld: Overlegbeeld, tmp_path: Path
) -> None:
    verzet_overleg(bureau, beeld.overleg.id, plaats="bij mevrouw de Wit thuis")
    with pytest.raises(PapierFout) as fout:
        bewaar_in_kalender(bureau, tmp_path / "een.ics", beeld.overleg.id)
    assert "Wit" not in fout.value.bericht
    assert not (tmp_path / "een.ics").exists()
