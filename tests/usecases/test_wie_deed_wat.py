"""Acts are told as people say them."""

import re
from importlib.resources import files

from signaal.usecases.agendapunten import voeg_eigen_punt_toe
from signaal.usecases.bureau import Bureau
from signaal.usecases.overlegreeks import volgend_overleg
from signaal.usecases.wie_deed_wat import WOORDEN, list_journaal

_CODE = re.compile(r'(?:schrijf|_bewaar|_noteer|_zet_verwijderd|geef_uit)\([^"\n]*"([^"]+)"')


def test_every_act_has_words() -> None:
    bronnen = [f for f in files("signaal.usecases").iterdir() if f.name.endswith(".py")]
    codes = {c for f in bronnen for c in _CODE.findall(f.read_text(encoding="utf-8"))}
    assert {"wijzig_punt", "zet_volgorde", "exporteer_agenda", "signaal gelogd"} <= codes
    assert {c for c in codes if "_" in c} == set(WOORDEN)


def test_the_list_speaks_in_words(bureau: Bureau) -> None:
    voeg_eigen_punt_toe(bureau, volgend_overleg(bureau).id, "Kerst")
    assert list_journaal(bureau)[0].handeling == "eigen punt toegevoegd"
