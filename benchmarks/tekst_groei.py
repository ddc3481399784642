"""How reading grows with the length of a text: guard and theme suggestion, twice as long each time.

    python benchmarks/tekst_groei.py

For each kind of text the median time per character of the longest, divided by that of the shortest:
1 is linear, the number of doublings squared would be far above. The last column is the largest of
the steps from one length to the next (2 is linear). All in one run, in one process.
"""

import statistics
import time
from collections.abc import Callable
from itertools import pairwise

from signaal.text.privacy import Privacywacht
from signaal.text.themas import Themavoorsteller, laad_startthemas

LENGTES = (1_250, 2_500, 5_000, 10_000)
KEREN = 5
SOORTEN = {
    "notities": "mw de wit viel weer bij de klinkers, dochter belt morgen. ",
    "een woord": "a",
    "een rij cijfers": "1",
    "losse cijfers": "1 ",
    "titels": "mw ",
    "hoofdletters": "Xqzt ",
    "voorletters": "J.",
    "apenstaarten": "a@",
    "adressen": "Kerk 1 ",
    "nulbreedte": "a\u200b",
    "lijkt op latijn": "Боба ",
    "html": "<b>de wit</b>",
    "regeleinden": "van\n",
    "accenten": "e\u0301",
    "tussenvoegsels": "van der ",
    "lidwoorden": "de ",
    "uit de": "jan uit de ",
    "voornamen": "jan ",
    "letters": "J ",
    "zoon van": "zoon van ",
    "spaties": " ",
    "streepjes": "-",
    "punten": ". ",
    "telefoons": "+31 6 ",
    "iban": "NL91 ",
    "straten": "straat van de ",
    "naam van een straat": "jan van de straat ",
    "telwoorden": "nul zes ",
    "bijnamen": "tiktok x_y1 ",
    "voorletters met van": "J.v.d. ",
}


def main() -> None:
    wacht, voorsteller = Privacywacht(), Themavoorsteller(laad_startthemas())
    lezers: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("wacht", wacht.vind),
        ("themas", voorsteller.voorstel),
    )
    print(f"{'text':18}{'reader':9}{'ms at ' + str(LENGTES[-1]):>12}{'growth':>9}{'step':>7}")
    for soort, stuk in SOORTEN.items():
        for naam, lees in lezers:
            duren = [_duur(lees, (stuk * lengte)[:lengte]) for lengte in LENGTES]
            groei = duren[-1] / duren[0] * LENGTES[0] / LENGTES[-1]
            stap = max(later / eerder for eerder, later in pairwise(duren))
            print(f"{soort:18}{naam:9}{duren[-1] * 1e3:12.1f}{groei:9.2f}{stap:7.2f}")


def _duur(lees: Callable[[str], object], tekst: str) -> float:
    lees(tekst)
    keren = []
    for _ in range(KEREN):
        begin = time.process_time()
        lees(tekst)
        keren.append(time.process_time() - begin)
    return max(statistics.median(keren), 1e-6)


if __name__ == "__main__":
    main()
