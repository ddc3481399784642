"""Open, check and close an archive."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from signaal import vault
from signaal.domain.model import (
    Apparaat,
    Instelling,
    Lid,
    Rol,
)
from signaal.fouten import (
    ArchiefKapotFout,
    GeenArchiefFout,
    GeenWachtwoordFout,
)
from signaal.storage.archive import Archive, Kopieer
from signaal.storage.tables import SCHEMA
from signaal.storage.wissel import ruim_resten_op, wordt_vervangen
from signaal.usecases.aanwezig import noteer_geopend, noteer_gesloten, noteer_nagekeken
from signaal.usecases.bureau import Bureau
from signaal.usecases.onderweg import ruim_uitvoer_op
from signaal.usecases.reservebestand import ruim_losse_kopieen_op
from signaal.usecases.reservekopie import voor_migratie

_GEEN_WACHTWOORD = (
    "Voor dit archief is een wachtwoord nodig; er is niets geopend. "
    "Typ je wachtwoord of gebruik je herstelcode."
)


@dataclass(frozen=True, slots=True)
class Wachtwoord:
    """Open with the passphrase."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Herstelcode:
    """Open with the printed recovery code."""

    code: str


@dataclass(frozen=True, slots=True)
class Sleutelring:
    """Open with what this laptop remembers."""


Slot = Wachtwoord | Herstelcode | Sleutelring


def open_archief(
    pad: Path,
    slot: Slot,
    nu: Callable[[], datetime],
    vandaag: Callable[[], date],
    *,
    stil: bool = False,
    wacht_s: float = 10,
) -> Bureau:
    """The desk of an existing archive; each way it can fail is its own ArchiefFout.

    A restore that was cut off is finished first, and the bag is read after that, inside the lock.
    ``stil`` writes nothing: to look at an archive that may be damaged. InGebruikFout after
    ``wacht_s`` seconds.
    """
    eis_archief(pad)
    waarmee = type(slot).__name__.lower()
    return open_met_sleutel(
        pad, lambda: sleutel_uit(pad, slot), nu, vandaag, waarmee, stil=stil, wacht_s=wacht_s
    )


def open_met_sleutel(
    pad: Path,
    sleutel: vault.Sleutel | Callable[[], vault.Sleutel],
    nu: Callable[[], datetime],
    vandaag: Callable[[], date],
    waarmee: str,
    *,
    stil: bool = False,
    wacht_s: float = 10,
) -> Bureau:
    """:func:`open_archief` for who holds the key; before a migration a backup is made."""

    def vooraf(sleutel: vault.Sleutel, kopieer: Kopieer) -> None:
        voor_migratie(pad, sleutel, nu(), kopieer)

    archive = Archive.open(pad, sleutel, nu(), wacht_s, voor_migratie=vooraf)
    try:
        lid = _wie_werkt_hier(archive)
        zet_rol(archive)
    except BaseException:
        archive.close()
        raise
    bureau = Bureau(archive, lid, nu, vandaag, pad, stil)
    if not stil:
        ruim_resten_op(pad)
        ruim_losse_kopieen_op(pad)
        ruim_uitvoer_op(archive)
        noteer_geopend(bureau, waarmee)
    return bureau


def zet_rol(archive: Archive) -> None:
    """A laptop that reads along changes nothing but its own settings."""
    laptop = archive.een(Apparaat, archive.apparaat)
    archive.alleen_lezen = laptop is not None and laptop.rol is Rol.LEEST_MEE


def eis_archief(pad: Path) -> None:
    """GeenArchiefFout when there is no file at ``pad`` and none is about to come, or a half one."""
    if staat_er(half_naast(pad)):
        raise GeenArchiefFout(
            f"Dit archief is niet afgemaakt: {pad.name}. Er staat nog niets in. "
            "Begin opnieuw, onder dezelfde naam: wat er half staat, gaat dan vanzelf weg."
        )
    if not (wordt_vervangen(pad) or (staat_er(pad) and pad.is_file())):
        raise GeenArchiefFout(
            f"Op deze plek staat geen archief: {pad.name}. "
            "Kijk of de map klopt, of begin een nieuw archief."
        )


def controleer(bureau: Bureau) -> str:
    """One line when archive and journal are sound; ArchiefKapotFout when they are not."""
    verslag = bureau.archive.controleer()
    noteer_nagekeken(bureau)
    return (
        f"Het archief is in orde: {_aantal(verslag.signalen, 'signaal', 'signalen')} en "
        f"{_aantal(verslag.journaalregels, 'journaalregel', 'journaalregels')} nagekeken."
    )


def migratie(bureau: Bureau) -> str:
    """One line on what opening this archive brought up to date."""
    was, is_ = bureau.archive.was_schema, SCHEMA
    if was == is_:
        return f"Dit archief is al bijgewerkt (indeling {is_}); er was niets te doen."
    return f"Het archief is bijgewerkt van indeling {was} naar {is_}; alles is er nog."


def kijk_journaal_na(bureau: Bureau, stop: Callable[[], bool]) -> None:
    """Follow the whole chain of the journal, beside other work; ArchiefKapotFout when it breaks.

    ``stop`` is asked often; GestoptFout follows soon.
    """
    bureau.archive.controleer_journaal(stop)


def staat_open(bureau: Bureau) -> bool:
    """Whether this desk can still be worked at."""
    return bureau.archive.is_open


def sluit(bureau: Bureau) -> None:
    """Close the archive; the desk cannot be used any more. Once is enough, more does no harm."""
    if bureau.archive.is_open and not bureau.stil:
        noteer_gesloten(bureau)
    bureau.archive.close()


def sleutel_uit(pad: Path, slot: Slot) -> vault.Sleutel:
    """The key that ``slot`` gives of the bag beside ``pad``; each way to fail its own error."""
    match slot:
        case Wachtwoord():
            return vault.open_met_wachtwoord(pad, slot.tekst)
        case Herstelcode():
            return vault.open_met_herstelcode(pad, slot.code)
        case Sleutelring():
            sleutel = vault.open_met_sleutelring(pad)
            if sleutel is None:
                raise GeenWachtwoordFout(_GEEN_WACHTWOORD)
            return sleutel


def werkt_hier(archive: Archive, lid: UUID) -> Instelling:
    """Who works at this laptop."""
    return Instelling(f"werkt-hier:{archive.apparaat}", str(lid))


def _wie_werkt_hier(archive: Archive) -> UUID:
    """The lid of this laptop; the first one of the team when nobody chose yet."""
    gekozen = archive.een(Instelling, f"werkt-hier:{archive.apparaat}")
    if gekozen is not None:
        return UUID(gekozen.waarde)
    leden = archive.alle(Lid)
    if not leden:
        raise ArchiefKapotFout(
            "Dit archief is nooit afgemaakt: er staat geen team in. Begin een nieuw archief."
        )
    return leden[0].id


def half_naast(pad: Path) -> Path:
    """What lies beside an archive as long as it is being made.

    No name that will come beside it is longer: where this one can be, they can.
    """
    return pad.parent / f"{pad.name}.nog-niet-klaar-gemaakt"


def staat_er(pad: Path) -> bool:
    """Whether anything is there; a name that no system takes (too long) names nothing."""
    with contextlib.suppress(OSError):
        return pad.exists()
    return False


def _aantal(aantal: int, een: str, meer: str) -> str:
    getal = f"{aantal:,}".replace(",", ".")
    return f"{getal} {een if aantal == 1 else meer}"
