"""What a typed text must be before it is kept: clean, not too long, without hard personal data."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from signaal.domain.schrift import leesbaar
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.text.privacy_stop import vind_stop
from signaal.text.privacy_vondst import Soort

#: The longest text that is kept, in code points; and the longest name.
HOOGSTENS = 10_000
HOOGSTENS_NAAM = 200

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_SOORTEN = {
    Soort.BSN: "een BSN",
    Soort.TELEFOON: "een telefoonnummer",
    Soort.EMAIL: "een e-mailadres",
    Soort.IBAN: "een rekeningnummer",
}


def weiger_stop(**teksten: str) -> None:
    """PersoonsgegevenFout when one of ``teksten`` holds a *stop* finding; never quotes it."""
    for tekst in teksten.values():
        if vondsten := vind_stop(tekst):
            soort = _SOORTEN.get(vondsten[0].soort, "een persoonsgegeven")
            raise PersoonsgegevenFout(
                f"Hier staat {soort} in. Dat bewaart Signaal niet; er is niets bewaard. "
                "Haal het weg en bewaar opnieuw."
            )


def mag_bewaard(tekst: str) -> bool:
    """Whether :func:`weiger_stop` and :func:`schone_tekst` let this pass."""
    return len(leesbaar(tekst)) <= HOOGSTENS and not vind_stop(tekst)


def schone_tekst(tekst: str, hoogstens: int = HOOGSTENS) -> str:
    """``tekst`` as a reader sees it (see ``domain.schrift``); GebruikFout when it is too long."""
    schoon = leesbaar(tekst)
    if len(schoon) > hoogstens:
        getal = f"{hoogstens:,}".replace(",", ".")
        raise GebruikFout(
            f"Deze tekst is te lang: hoogstens {getal} tekens. Er is niets bewaard. Kort hem in."
        )
    return schoon


def schone_velden(waarde: T, *velden: str) -> T:
    """``waarde`` with these typed fields clean (None stays None); refuses *stop* findings.

    ``waarde`` is a frozen dataclass; a field is a string or None.
    """
    schoon = {v: schone_tekst(t) for v in velden if (t := getattr(waarde, v)) is not None}
    weiger_stop(**schoon)
    return replace(waarde, **schoon)


def schone_naam(naam: str, wat: str) -> str:
    """A name on one line that is not empty and may be kept; ``wat`` is the word for the message."""
    schoon = " ".join(schone_tekst(naam, HOOGSTENS_NAAM).split())
    if not schoon:
        raise GebruikFout(f"Vul eerst {wat} in; er is niets bewaard.")
    weiger_stop(naam=schoon)
    return schoon
