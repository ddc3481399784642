"""Write resources/icc/srgb.icc: the colour profile that PDF/A asks for.

A small version 2 display profile, computed here from the numbers of IEC 61966-2-1 (sRGB): the three
primaries adapted to D50 (Bradford) and the transfer curve in 1,024 steps. Run it again and the same
bytes come out.
"""

import struct
from pathlib import Path

UIT = Path(__file__).parents[1] / "resources" / "icc" / "srgb.icc"

WIT_D50 = (0.9642, 1.0, 0.8249)
ROOD = (0.4360747, 0.2225045, 0.0139322)
GROEN = (0.3850649, 0.7168786, 0.0971045)
BLAUW = (0.1430804, 0.0606169, 0.7141733)


def vast(getal: float) -> bytes:
    """A signed fixed number with 16 binary places (ICC s15Fixed16)."""
    return struct.pack(">i", round(getal * 65536))


def xyz(waarden: tuple[float, float, float]) -> bytes:
    """A tag of type XYZ."""
    return b"XYZ \0\0\0\0" + b"".join(vast(waarde) for waarde in waarden)


def kromme(stappen: int = 1024) -> bytes:
    """A tag of type curve: from code value to linear light."""

    def licht(code: float) -> float:
        return code / 12.92 if code <= 0.04045 else float(((code + 0.055) / 1.055) ** 2.4)

    waarden = (round(65535 * licht(i / (stappen - 1))) for i in range(stappen))
    return b"curv\0\0\0\0" + struct.pack(f">I{stappen}H", stappen, *waarden)


def omschrijving(naam: bytes) -> bytes:
    """A tag of type textDescription, in ASCII only."""
    return b"desc\0\0\0\0" + struct.pack(">I", len(naam) + 1) + naam + bytes(1 + 8 + 3 + 67)


def profiel() -> bytes:
    """The whole profile."""
    curve = kromme()
    tags = {
        b"desc": omschrijving(b"sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": xyz(WIT_D50),
        b"rXYZ": xyz(ROOD),
        b"gXYZ": xyz(GROEN),
        b"bXYZ": xyz(BLAUW),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    plaats = 128 + 4 + 12 * len(tags)
    lijst, inhoud = struct.pack(">I", len(tags)), b""
    waar: dict[bytes, int] = {}
    for naam, tag in tags.items():
        if tag not in waar:
            waar[tag] = plaats + len(inhoud)
            inhoud += tag + bytes(-len(tag) % 4)
        lijst += naam + struct.pack(">II", waar[tag], len(tag))
    kop = (
        struct.pack(">I4sI", plaats + len(inhoud), b"\0\0\0\0", 0x02100000)
        + b"mntrRGB XYZ "
        + struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + b"".join(vast(waarde) for waarde in WIT_D50)
    )
    return kop.ljust(128, b"\0") + lijst + inhoud


if __name__ == "__main__":
    UIT.parent.mkdir(parents=True, exist_ok=True)
    UIT.write_bytes(profiel())
