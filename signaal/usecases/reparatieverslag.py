"""What a repair recovered and what it did not: as a value, and in words without content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from signaal import exchange
from signaal.storage.herstelbouw import Gat


@dataclass(frozen=True, slots=True)
class Reparatieverslag:
    """What was recovered and what was not, in numbers and moments; never content.

    ``handelingen`` are journal rows that are there again, ``uit_reserve`` of those came from a
    backup; ``gaten`` are rows that are gone. ``bijgewerkt``: signals of which an act is gone and
    the last state was saved; ``signalen_kwijt`` and ``ander_kwijt``: known, but not recovered.
    ``bos_uit_reserve``: the key bag was damaged, that of a backup took its place. ``bewaard`` is
    where the damaged archive lies.
    """

    signalen: int
    handelingen: int = 0
    uit_reserve: int = 0
    gaten: tuple[Gat, ...] = ()
    bijgewerkt: int = 0
    signalen_kwijt: int = 0
    ander_kwijt: int = 0
    bos_uit_reserve: bool = False
    bewaard: Path | None = None

    @property
    def ontbreekt(self) -> int:
        """How many acts are gone."""
        return sum(gat.tot - gat.van + 1 for gat in self.gaten)


def verslag_in_woorden(verslag: Reparatieverslag) -> tuple[str, ...]:
    """The report, a sentence a line: for the screen, the command line and a file."""
    if verslag.bewaard is None:
        return (f"Het archief is in orde: {_signalen(verslag.signalen)}. Er is niets veranderd.",)
    signalen, handelingen = _signalen(verslag.signalen), _handelingen(verslag.handelingen)
    regels = [f"Het archief is gerepareerd: {signalen} en {handelingen} zijn er weer."]
    if verslag.bos_uit_reserve:
        regels.append(
            "Het sleutelbestand kwam uit een reservekopie; het wachtwoord is dat van toen."
        )
    if verslag.uit_reserve:
        regels.append(f"Uit reservekopieën kwamen {_handelingen(verslag.uit_reserve)}.")
    if not verslag.gaten:
        regels.append("Er ontbreekt niets uit het journaal.")
    else:
        regels.append(f"Er ontbreken {_handelingen(verslag.ontbreekt)}:")
        regels += [_gat(gat) for gat in verslag.gaten]
    if verslag.bijgewerkt:
        regels.append(
            f"Bij {_signalen(verslag.bijgewerkt)} ontbreekt een handeling; "
            "het signaal zelf is er zoals het laatst was."
        )
    if verslag.signalen_kwijt:
        regels.append(f"Niet teruggevonden: {_signalen(verslag.signalen_kwijt)}.")
    if verslag.ander_kwijt:
        regels.append(f"Ook niet teruggevonden: {verslag.ander_kwijt} andere gegevens.")
    regels.append("Het beschadigde archief is bewaard bij de reservekopieën.")
    return tuple(regels)


def bewaar_verslag(pad: Path, regels: Sequence[str]) -> None:
    """The sentences as a text file; SchrijfFout."""
    exchange.schrijf_atomair(pad, "".join(f"{regel}\n" for regel in regels).encode())


def _gat(gat: Gat) -> str:
    aantal = gat.tot - gat.van + 1
    nummers = f"nummer {gat.van}" if aantal == 1 else f"nummers {gat.van} tot en met {gat.tot}"
    na = f" na {_moment(gat.na)}" if gat.na else ""
    voor = f" en voor {_moment(gat.voor)}" if gat.voor and na else ""
    return f"- {nummers}{na}{voor}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%d-%m-%Y %H:%M}"


def _signalen(aantal: int) -> str:
    return "1 signaal" if aantal == 1 else f"{aantal:,} signalen".replace(",", ".")


def _handelingen(aantal: int) -> str:
    return "1 handeling" if aantal == 1 else f"{aantal:,} handelingen".replace(",", ".")
