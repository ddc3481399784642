"""Figures of the privacy guard and the theme suggestion, on sets written for Signaal.

    python -m benchmarks.tekst [--dev PRIVACY.jsonl] [--deduce [PYTHON]]

Two pairs of sets, all made up: ``*_afstemming`` was looked at while rules and lexicon were written,
``*_proef`` was not. ``--deduce`` measures deduce on the same notes in the same run: the one of the
extra *bench*, or of another environment whose Python is named (its first load takes minutes).
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from signaal.text.privacy import Privacywacht, Soort
from signaal.text.themas import Themavoorsteller, laad_startthemas

HIER = Path(__file__).parent
HARD = {"BSN", "TELEFOON", "EMAIL", "IBAN"}
NAMEN = {"NAAM", "INITIALEN"}
BEKEND = ("Schaijk", "Zeeland", "Reek")
LADEN = """
import os, time
def groot():
    bladen = int(open("/proc/self/statm").read().split()[1])
    return bladen * os.sysconf("SC_PAGE_SIZE") / 1e6
m, t, c = groot(), time.perf_counter(), time.process_time()
from signaal.text.privacy import Privacywacht
from signaal.text.themas import Themavoorsteller, laad_startthemas
Privacywacht(); Themavoorsteller(laad_startthemas())
print(time.perf_counter() - t, time.process_time() - c, groot() - m)
"""
DEDUCE = """
import json, sys, time
t = time.perf_counter()
from deduce import Deduce
model = Deduce()
print("@", json.dumps(time.perf_counter() - t), flush=True)
for regel in sys.stdin:
    gevonden = model.deidentify(json.loads(regel)).annotations
    print("@", json.dumps([[a.start_char, a.end_char, a.tag] for a in gevonden]), flush=True)
"""
Vonden = list[tuple[int, int, str]]


@dataclass
class Telling:
    """Counts over one set of notes with personal data and clean notes."""

    met: int = 0
    lek: int = 0
    schoon: int = 0
    loos: int = 0
    stuks: Counter[str] = field(default_factory=Counter)
    raak: Counter[str] = field(default_factory=Counter)
    gemerkt: int = 0
    terecht: int = 0

    def tel(self, spans: list[dict[str, Any]], gevonden: Vonden) -> None:
        """Add one note; a mark counts for a piece of data when the two overlap."""

        def raakt(span: dict[str, Any], vondst: tuple[int, int, str]) -> bool:
            return bool(vondst[0] < span["end"] and span["start"] < vondst[1])

        self.met += bool(spans)
        self.schoon += not spans
        self.lek += bool(spans) and not any(raakt(s, v) for s in spans for v in gevonden)
        self.loos += not spans and bool(gevonden)
        for span in spans:
            self.stuks[span["type"]] += 1
            self.raak[span["type"]] += any(raakt(span, v) for v in gevonden)
        for vondst in gevonden:
            if vondst[2] in NAMEN:
                self.gemerkt += 1
                self.terecht += any(raakt(s, vondst) and s["type"] in NAMEN for s in spans)

    def deel(self, soorten: Iterable[str]) -> str:
        """Recall over ``soorten`` as text."""
        stuks = sum(self.stuks[s] for s in soorten)
        raak = sum(self.raak[s] for s in soorten)
        return f"{100 * raak / stuks:5.1f} % ({raak}/{stuks})" if stuks else "-"

    def toon(self, naam: str) -> None:
        """Print the rows of the table for this set."""
        alle = set(self.stuks)
        print(f"{naam}: {self.met} notes with personal data, {self.schoon} clean")
        print(f"  pass unmarked {100 * self.lek / self.met:5.1f} % ({self.lek})", end="")
        print(f"   clean ones marked {100 * self.loos / self.schoon:5.1f} % ({self.loos})")
        print(f"  identifiers marked {self.deel(alle)}, hard {self.deel(HARD)}", end="")
        print(f", other fixed {self.deel(alle - NAMEN - HARD)}")
        precisie = 100 * self.terecht / self.gemerkt if self.gemerkt else 0.0
        print(f"  names: recall {self.deel(NAMEN)}, precision {precisie:5.1f} %")


def lees(bestand: Path) -> list[dict[str, Any]]:
    """The notes of a set."""
    return [json.loads(regel) for regel in bestand.read_text("utf-8").splitlines()]


def meet_wacht(notities: list[dict[str, Any]], wacht: Privacywacht) -> Telling:
    """Run the guard over a set; the hint HERLEIDBAAR is no mark."""
    telling = Telling()
    for notitie in notities:
        gevonden = [
            (v.begin, v.eind, v.soort.value)
            for v in wacht.vind(notitie["text"])
            if v.soort is not Soort.HERLEIDBAAR
        ]
        telling.tel(notitie["spans"], gevonden)
    return telling


def meet_deduce(notities: list[dict[str, Any]], python: str) -> tuple[float, Telling]:
    """Load time of deduce, and its counts over a set."""
    invoer = "\n".join(json.dumps(n["text"]) for n in notities)
    klaar = subprocess.run(
        [python, "-c", DEDUCE], input=invoer, capture_output=True, text=True, check=True
    )
    regels = [r.removeprefix("@ ") for r in klaar.stdout.splitlines() if r.startswith("@ ")]
    laden = regels.pop(0)
    telling = Telling()
    for notitie, regel in zip(notities, regels, strict=True):
        gevonden = [
            (b, e, "NAAM" if tag in {"persoon", "patient"} else tag)
            for b, e, tag in json.loads(regel)
        ]
        telling.tel(notitie["spans"], gevonden)
    return float(laden), telling


def toon_themas(naam: str, voorsteller: Themavoorsteller, notities: list[dict[str, Any]]) -> None:
    """Print the rows of the table for one set of notes with themes."""
    eerste = raak = stuks = getoond = stil = met = 0
    for notitie in notities:
        rang = [s.thema for s in voorsteller.rangschik(notitie["text"])]
        voorstel = [s.thema for s in voorsteller.voorstel(notitie["text"])]
        themas = notitie["themas"]
        met += bool(themas)
        stuks += len(themas)
        eerste += rang[0] in themas
        raak += sum(t in rang[:3] for t in themas)
        getoond += sum(t in voorstel for t in themas)
        stil += not themas and not voorstel
    zonder = len(notities) - met
    print(
        f"{naam}: top-1 {100 * eerste / met:5.1f} %, recall in top 3 {100 * raak / stuks:5.1f} %",
        end="",
    )
    print(f", shown {100 * getoond / stuks:5.1f} %, silent {100 * stil / zonder:5.1f} %")


def toon_duur(naam: str, vraag: Callable[[str], object], teksten: list[str]) -> None:
    """Print the median and the 95th percentile of one question per note."""
    duur = []
    for tekst in teksten:
        begin = time.process_time()
        vraag(tekst)
        duur.append(1000 * (time.process_time() - begin))
    p95 = statistics.quantiles(duur, n=20)[-1]
    print(f"{naam}: median {statistics.median(duur):.2f} ms, p95 {p95:.2f} ms of processor a note")


def toon_geheugen() -> None:
    """Print what loading both costs in a fresh process: seconds and megabytes (Linux)."""
    keren = []
    for _ in range(5):
        klaar = subprocess.run([sys.executable, "-c", LADEN], capture_output=True, check=True)
        keren.append([float(getal) for getal in klaar.stdout.split()])
    klok, rekentijd, groei = (statistics.median(kolom) for kolom in zip(*keren, strict=True))
    print(f"load both, imports included: {klok:.2f} s by the clock, {rekentijd:.2f} s of", end="")
    print(f" processor, {groei:.0f} MB extra (medians of {len(keren)})")


def main() -> None:
    """Print every figure of the table."""
    argumenten = argparse.ArgumentParser(description=__doc__)
    argumenten.add_argument("--dev", type=Path)
    argumenten.add_argument("--deduce", metavar="PYTHON", nargs="?", const=sys.executable)
    keuze = argumenten.parse_args()
    toon_geheugen()
    wacht, voorsteller = Privacywacht(BEKEND), Themavoorsteller(laad_startthemas())
    sets = {n: lees(HIER / f"tekst_privacy_{n}.jsonl") for n in ("afstemming", "proef")}
    if keuze.dev:
        sets["dev"] = lees(keuze.dev)
    for naam, notities in sets.items():
        meet_wacht(notities, wacht).toon(f"guard, {naam}")
    if keuze.deduce:
        laden, telling = meet_deduce(sets["proef"], keuze.deduce)
        telling.toon(f"deduce (load {laden:.1f} s), proef")
    thema_sets = {n: lees(HIER / f"tekst_themas_{n}.jsonl") for n in ("afstemming", "proef")}
    for naam, notities in thema_sets.items():
        toon_themas(f"themes, {naam}, 0 corrections", voorsteller, notities)
    for notitie in thema_sets["afstemming"]:
        voorsteller.leer(notitie["text"], notitie["themas"])
    keer = len(thema_sets["afstemming"]) / len(laad_startthemas())
    for naam, notities in thema_sets.items():
        toon_themas(f"themes, {naam}, {keer:.0f} corrections a theme", voorsteller, notities)
    teksten = [n["text"] for n in (*sets["proef"], *thema_sets["proef"])]
    toon_duur("guard", wacht.vind, teksten)
    toon_duur("themes", voorsteller.voorstel, teksten)


if __name__ == "__main__":
    main()
