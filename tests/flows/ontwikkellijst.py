"""The list that teams keep, brought in, with the themes of its three stories filled in.

Row numbers are those of the sheet "signalen" in tests/data/signalenlijst.xlsx.
"""

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from signaal.domain.lijst import Lijstkeuze
from signaal.domain.model import Signaal
from signaal.text.privacy import vind_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import lees_lijst, voer_in

LIJST = Path(str(files("tests.data") / "signalenlijst.xlsx"))
P15 = date(2026, 11, 20)
WAARDEN = {
    "Oventje": "Zeeland", "Graspeel": "Zeeland", "Nabbegat": "Zeeland", "Zld": "Zeeland",
    "Koolwijk": "Schaijk", "Schayk": "Schaijk",
}  # fmt: skip
_VALLEN = "221 224 227 230 233 234 240 241 243 244 246 247 249 250 251 254 256 259 260 264"
_MANTELZORG = "27 56 85 99 123 132 151 164 186 190 194 209 211 216 220 222 229 242 248 255 258"
_VAPEN = "142 149 150 152 154 156 157 163 165 172 175 177 181 182 184 193"
VERHALEN = {
    int(regel): thema
    for thema, regels in (
        ("vallen", _VALLEN),
        ("mantelzorg", _MANTELZORG),
        ("middelengebruik", _VAPEN),
    )
    for regel in regels.split()
}


def overlegdag(periode: int) -> date:
    """The last day of P1 to P15, six weeks apart."""
    return P15 - timedelta(weeks=6 * (15 - periode))


def haal_binnen(bureau: Bureau) -> None:
    """The list with its hard kinds parked, places answered, the themes of story rows filled in."""
    plan = lees_lijst(
        bureau,
        LIJST,
        Lijstkeuze(waarden=WAARDEN),
        wacht=vind_stop,
        stel_voor=lambda _: (),
    )
    voer_in(bureau, plan)
    per_id = {h.signaal.id: h.plek for h in plan.helder}
    with bureau.archive.schrijf("themas aangevuld", bureau.lid, bureau.nu()) as beurt:
        for signaal in bureau.archive.alle(Signaal):
            plek = per_id[signaal.id]
            thema = VERHALEN.get(plek.regel) if plek.blad == "signalen" else None
            if thema and thema not in signaal.themas:
                beurt.zet(replace(signaal, themas=(thema, *signaal.themas)))
