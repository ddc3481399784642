"""What an exchange says to people: one quiet line when all is well, one calm sentence when not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from signaal.domain.datum import klok as kloktijd
from signaal.domain.datum import opsomming, voluit


class Soortmelding(StrEnum):
    """What may be off in what colleagues put down, or in when."""

    ONDERWEG = "onderweg"
    WOLK = "wolk"
    DICHT = "dicht"
    BLIJFT = "blijft"
    KAPOT = "kapot"
    NIEUWER = "nieuwer"
    VREEMD = "vreemd"
    GAT = "gat"
    KLOK = "klok"
    STIL = "stil"
    ERUIT = "eruit"


@dataclass(frozen=True, slots=True)
class Melding:
    """One thing that is off. ``wie``: the colleague it is about, "" for nobody in particular."""

    soort: Soortmelding
    zin: str
    wie: str = ""


def bijgewerkt_zin(moment: datetime, signalen: Iterable[tuple[str, int]]) -> str:
    """ "Bijgewerkt om 14.32, 3 nieuwe signalen van Anne."; ``signalen``: (from whom, how many)."""
    erbij = opsomming(
        f"{aantal} {'nieuw signaal' if aantal == 1 else 'nieuwe signalen'} van {wie}"
        for wie, aantal in signalen
    )
    return f"Bijgewerkt om {kloktijd(moment.astimezone().time())}{', ' if erbij else ''}{erbij}."


def onderweg(wie: str, aantal: int) -> Melding:
    """Files that are only half there."""
    wat = "Een bestand" if aantal == 1 else f"{aantal} bestanden"
    return Melding(
        Soortmelding.ONDERWEG,
        f"{wat} van {wie} {'is' if aantal == 1 else 'zijn'} nog onderweg naar de gedeelde map. "
        "Wat er al was, is veilig; Signaal kijkt vanzelf opnieuw.",
        wie,
    )


def dicht(wie: str) -> Melding:
    """A part of the folder that this laptop may not look into; ``wie``: whose it is, or ""."""
    wat = f"De bestanden van {wie}" if wie else "Een deel van de bestanden"
    return Melding(
        Soortmelding.DICHT,
        f"{wat} in de gedeelde map mag deze laptop niet openen. De rest gaat gewoon door en er is "
        "niets verloren. Vraag de beheerder van de map om je lees- en schrijfrechten te geven.",
        wie,
    )


def blijft() -> Melding:
    """Files of what was destroyed that could not be taken out of the folder."""
    return Melding(
        Soortmelding.BLIJFT,
        "Iets wat jullie vernietigden, kon nog niet uit de gedeelde map weg. Op deze laptop is het "
        "weg; Signaal probeert het vanzelf weer. Blijft dit zo, vraag dan de beheerder van de map "
        "of jullie er bestanden mogen verwijderen.",
    )


def kapot(wie: str, aantal: int) -> Melding:
    """Files that will never be right."""
    wat = "Een bestand" if aantal == 1 else f"{aantal} bestanden"
    return Melding(
        Soortmelding.KAPOT,
        f"{wat} van {wie} in de gedeelde map {'is' if aantal == 1 else 'zijn'} beschadigd en niet "
        "gelezen. Er is niets verloren: zodra die laptop weer uitwisselt, staat het er opnieuw.",
        wie,
    )


def nieuwer() -> Melding:
    """A colleague has a newer Signaal."""
    return Melding(
        Soortmelding.NIEUWER,
        "Een collega werkt met een nieuwere versie van Signaal; wat die schreef, kan deze laptop "
        "nog niet lezen. Er is niets verloren. Installeer de nieuwste versie.",
    )


def vreemd(aantal: int) -> Melding:
    """Files of somebody who does not belong here."""
    wat = "een bestand" if aantal == 1 else f"{aantal} bestanden"
    return Melding(
        Soortmelding.VREEMD,
        f"In de gedeelde map {'staat' if aantal == 1 else 'staan'} {wat} van een laptop die niet "
        "bij jullie hoort. Er is niets van overgenomen. Vraag je collega's of iemand het kent.",
    )


def niet_overgenomen() -> Melding:
    """A file that somebody gave holds what a laptop wrote that was taken out."""
    return Melding(
        Soortmelding.VREEMD,
        "In dit bestand staat iets van een laptop die uit het team is gehaald; dat is niet "
        "overgenomen. Wat jullie hadden, is niet veranderd. Moet het er toch in? Laat het je "
        "voorlezen en schrijf het hier op.",
    )


def gat(wie: str) -> Melding:
    """Something in between did not come yet."""
    return Melding(
        Soortmelding.GAT,
        f"Er ontbreekt nog een stuk van {wie}; wat daarna kwam, wacht. Er is niets verloren: "
        "het komt zodra die laptop weer uitwisselt.",
        wie,
    )


def klok(wie: str, dagen: int) -> Melding:
    """Two clocks that differ by a day or more: what came from ``wie`` is ``dagen`` ahead of ours.

    Which of the two is off cannot be known here. Nor can a clock over there that is behind: it
    looks like a colleague from whom nothing came for a while, and is told as that after long.
    """
    hoe = "een dag" if dagen == 1 else f"{dagen} dagen"
    return Melding(
        Soortmelding.KLOK,
        f"De klok van de laptop van {wie} of die van jou loopt {hoe} verkeerd. Alles is bewaard; "
        "kijk op beide laptops of de datum klopt.",
        wie,
    )


def stil(wie: str, dagen: int) -> Melding:
    """Nothing came from a laptop for long."""
    return Melding(
        Soortmelding.STIL,
        f"Van {wie} kwam al {dagen} dagen niets binnen. Vraag of Signaal daar open staat en de "
        "gedeelde map werkt.",
        wie,
    )


def eruit_door(wie: str, dag: date) -> Melding:
    """This laptop was taken out; ``wie`` is "" when it is not known by whom."""
    return Melding(
        Soortmelding.ERUIT,
        f"{wie or 'Een collega'} heeft deze laptop op {voluit(dag)} uit het team gehaald. Wat hier "
        "staat, blijft hier. Wat je nu nog schrijft, krijgen je collega's niet, en jij niet wat "
        f"zij schrijven. Klopt dit niet? Bel {wie or 'je team'}.",
        wie,
    )


def eruit() -> Melding:
    """This laptop was taken out, or the key for what is new did not come yet."""
    return Melding(
        Soortmelding.ERUIT,
        "Deze laptop hoort er niet meer bij, of moet even wachten op een collega. Wat hier al "
        "stond, blijft; nieuwe signalen van collega's komen nu niet binnen. Bel een collega.",
    )
