"""Pack the word lists of the privacy guard: named sources in, memory-mapped tries out.

How to rebuild (the sources are not in the repository; licences are in resources/taal/licenties)::

    pip download --no-deps -d bronnen filenthropist==0.3.1
    python tools/pak_lijsten.py --namen bronnen/filenthropist-0.3.1-py3-none-any.whl \
        --woorden WORDLIST

WORDLIST is the file ``dutch`` of the Debian package wdutch (OpenTaal). The same sources give the
same bytes.
"""

import argparse
import json
import re
import tomllib
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import marisa_trie

TAAL = Path(__file__).parent.parent / "resources" / "taal"
LIJSTEN = "filenthropist/pii_interface/data/gazetteers/"
WOORD = re.compile(r"[^\W\d_]{2,24}(?:['-][^\W\d_]{1,20}){0,3}")
ZONDER_TEKEN = str.maketrans("łøđıħŧ", "lodiht")
GANGBAAR_VANAF = 60  # bearers of a surname from which it counts as common


def kaal(woord: str) -> str:
    """Lower case without accents: as signaal.text.privacy_lezing.kaal asks the lists."""
    ontleed = unicodedata.normalize("NFKD", woord.lower().translate(ZONDER_TEKEN))
    return "".join(t for t in ontleed if not unicodedata.combining(t))


def bewaar(naam: str, woorden: Iterable[str]) -> None:
    """Write one list as a trie and say how large it became."""
    trie = marisa_trie.Trie(sorted(set(woorden)))
    doel = TAAL / f"{naam}.marisa"
    trie.save(str(doel))
    print(f"{naam:<22}{len(trie):>8} words {doel.stat().st_size:>9} bytes")


def lees_namen(wiel: Path) -> tuple[set[str], set[str], Counter[str], set[str]]:
    """First names (frequent, all), surnames with their bearers, place names."""
    with zipfile.ZipFile(wiel) as inhoud:

        def lees(naam: str) -> dict[str, Any]:
            gelezen: dict[str, Any] = json.loads(inhoud.read(f"{LIJSTEN}{naam}.json"))
            return gelezen

        voor = {kaal(n): aantal for n, aantal in lees("dutch_first_names").items() if schoon(n)}
        achter: Counter[str] = Counter()
        for naam, dragers in lees("dutch_last_names").items():
            if schoon(naam):
                achter[kaal(naam)] += dragers
        plaatsen = lees("city_gazetteer")
    namen = {
        kaal(p)
        for soort in ("woonplaatsen", "gemeenten", "provinces", "belgian_cities", "countries")
        for p in plaatsen[soort]
    }
    return {n for n, aantal in voor.items() if aantal == 1000}, set(voor), achter, namen


def schoon(naam: str) -> bool:
    """One word of letters, no abbreviation in capitals."""
    return WOORD.fullmatch(naam) is not None and not naam.isupper()


def lees_woorden(bestand: Path) -> tuple[set[str], set[str]]:
    """Common words, and words that are (also) written with a capital."""
    regels = bestand.read_text(encoding="utf-8").split("\n")
    woorden = {kaal(w) for w in regels if w.islower() and WOORD.fullmatch(w)}
    eigen = {kaal(w) for w in regels if w[:1].isupper() and w[1:].islower() and WOORD.fullmatch(w)}
    return woorden, eigen


def main() -> None:
    """Read the sources, write the tries beside the hand-written lists."""
    argumenten = argparse.ArgumentParser(description=__doc__)
    argumenten.add_argument("--namen", type=Path, required=True)
    argumenten.add_argument("--woorden", type=Path, required=True)
    keuze = argumenten.parse_args()
    hand = {
        naam: set(woorden.split())
        for bestand in ("namen.toml", "bekend.toml")
        for naam, woorden in tomllib.loads((TAAL / bestand).read_text("utf-8")).items()
    }
    plaatsnamen = {
        kaal(p)
        for p in tomllib.loads((TAAL / "plaatsen.toml").read_text("utf-8"))["plaatsen"].split("|")
    }
    vaak, voornamen, achternamen, plaatsen = lees_namen(keuze.namen)
    woorden, hoofdwoorden = lees_woorden(keuze.woorden)
    eigennamen = hoofdwoorden - woorden
    plaatsen |= {p.strip() for p in plaatsnamen}
    nooit = hand["geen_naam"] | hand["functie"] | hand["titels"] | hand["twijfel"]
    zeker = hand["voornamen"] | ((vaak | (voornamen & eigennamen)) - woorden - plaatsen)
    zeker = (zeker | hand["vrij"]) - nooit
    gewoon = woorden - zeker - hand["vrije_achternamen"]
    mogelijk = voornamen - zeker - gewoon - plaatsen - nooit
    bekend = {n for n, aantal in achternamen.items() if aantal >= GANGBAAR_VANAF}
    bekend |= hand["vrije_achternamen"]
    achter = bekend - gewoon - plaatsen - nooit - zeker
    zeldzaam = set(achternamen) - bekend - gewoon - plaatsen - nooit
    bewaar("voornamen", zeker)
    bewaar("voornamen_mogelijk", mogelijk)
    bewaar("voornamen_woorden", (voornamen & hoofdwoorden & gewoon) - nooit)
    bewaar("achternamen", achter)
    bewaar("achternamen_zeldzaam", {n for n in zeldzaam if achternamen[n] >= 5})
    bewaar("achternamen_woorden", bekend & gewoon)
    bewaar("woorden", gewoon)
    bewaar("eigennamen", eigennamen - zeker - mogelijk - set(achternamen))
    bewaar("plaatsen", plaatsen)


if __name__ == "__main__":
    main()
