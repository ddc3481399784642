"""What a program for shared folders does to files between copies: late, half, doubled, gone."""

from dataclasses import dataclass, field
from pathlib import Path

from numpy.random import Generator

from tests.fouten.kring import Kringlaptop, leg, namen


@dataclass
class Post:
    """What brings the files of one copy of the folder to another, with dice.

    ``echt`` has every file as it was laid; a file that was cut on its way is whole later on.
    """

    dobbel: Generator
    echt: dict[str, bytes] = field(default_factory=dict)

    def onthoud(self, laptop: Kringlaptop) -> None:
        """What this laptop laid just now."""
        for naam in namen(laptop.map):
            if naam not in self.echt:
                self.echt[naam] = (laptop.map / naam).read_bytes()

    def breng(self, van: Kringlaptop, naar: Kringlaptop) -> None:
        """Some of the files, in whatever state."""
        for naam in namen(van.map):
            if not (naar.map / naam).exists() and self.dobbel.random() < 0.7:
                self._lever(naam, (van.map / naam).read_bytes(), naar.map)

    def _lever(self, naam: str, inhoud: bytes, map_: Path) -> None:
        doel, lengte = map_ / naam, len(inhoud)
        worp = self.dobbel.random()
        waar = int(self.dobbel.integers(0, lengte)) if lengte else 0
        if worp < 0.08:
            leg(doel, inhoud[:waar])
        elif worp < 0.14:
            leg(doel, inhoud[:waar] + bytes(lengte - waar))
        elif worp < 0.20:
            leg(_ander(doel), inhoud)
        elif worp < 0.26:
            leg(doel, inhoud)
            leg(_ander(doel), inhoud)
        else:
            leg(doel, inhoud)

    def maak_af(self, laptops: list[Kringlaptop]) -> None:
        """Everything that lies anywhere lies everywhere, and what was on its way is whole."""
        alle = {naam: laptop for laptop in laptops for naam in namen(laptop.map)}
        for naam, bron in alle.items():
            inhoud = self.echt.get(naam) or (bron.map / naam).read_bytes()
            for laptop in laptops:
                doel = laptop.map / naam
                if not doel.exists() or doel.read_bytes() != inhoud:
                    leg(doel, inhoud)

    def beschadig(self, naam: str, laptops: list[Kringlaptop]) -> None:
        """A file goes wrong for good, in every copy: a bit, a tail, or all of it."""
        inhoud = self.echt[naam]
        waar = int(self.dobbel.integers(0, len(inhoud)))
        worp = int(self.dobbel.integers(0, 4))
        if worp == 0:
            kapot = None
        elif worp == 1:
            kapot = inhoud[:waar]
        elif worp == 2:
            kapot = inhoud[:waar] + bytes(len(inhoud) - waar)
        else:
            kapot = inhoud[:waar] + bytes([inhoud[waar] ^ 16]) + inhoud[waar + 1 :]
        for laptop in laptops:
            if kapot is None:
                (laptop.map / naam).unlink(missing_ok=True)
            elif (laptop.map / naam).exists():
                leg(laptop.map / naam, kapot)
        self.echt[naam] = kapot or b""


def _ander(pad: Path) -> Path:
    return pad.with_name(f"{pad.stem} (conflict copy){pad.suffix}")
