"""Who gets in, and with what: passphrase, recovery code, this laptop."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from signaal import vault
from signaal.fouten import ArchiefFout, SignaalFout, VerkeerdWachtwoordFout
from signaal.usecases.bureau import Bureau

T = TypeVar("T")

_OUD_FOUT = (
    "Je huidige wachtwoord past niet; er is niets veranderd. Typ het opnieuw. "
    "Weet je het niet meer? Open Signaal dan met je herstelcode."
)


#: A way in as it was, to bring back with :func:`zet_terug`.
Vorige: TypeAlias = vault.Sleuf


@dataclass(frozen=True, slots=True)
class Toegang:
    """The ways in that an archive has now."""

    wachtwoord: bool
    herstelcode: bool
    laptop: bool


def lees_toegang(bureau: Bureau) -> Toegang:
    """Which ways in this archive has."""
    er_zijn = vault.sleuven(bureau.pad)
    return Toegang(
        vault.Soort.WACHTWOORD in er_zijn,
        vault.Soort.HERSTELCODE in er_zijn,
        vault.Soort.SLEUTELRING in er_zijn,
    )


def wijzig_wachtwoord(
    bureau: Bureau, oud: str, nieuw: str, kosten: vault.Kosten = vault.STANDAARD
) -> Vorige | None:
    """Another passphrase, when ``oud`` is the one of now (VerkeerdWachtwoordFout when it is not).

    Gives what :func:`zet_terug` needs to make the old one work again.
    """
    eis_wachtwoord(bureau, oud)
    was = vault.lees_sleuf(bureau.pad, vault.Soort.WACHTWOORD)
    nieuw_wachtwoord(bureau, nieuw, kosten)
    return was


def eis_wachtwoord(bureau: Bureau, wachtwoord: str) -> None:
    """VerkeerdWachtwoordFout when this is not the passphrase of the open archive."""
    try:
        vault.open_met_wachtwoord(bureau.pad, wachtwoord)
    except VerkeerdWachtwoordFout:
        raise VerkeerdWachtwoordFout(_OUD_FOUT) from None


def nieuw_wachtwoord(
    bureau: Bureau, wachtwoord: str, kosten: vault.Kosten = vault.STANDAARD
) -> None:
    """From now on this passphrase opens the archive; also after coming in by recovery code."""
    zet = partial(vault.zet_wachtwoord, bureau.pad, bureau.archive.sleutel, wachtwoord, kosten)
    _in_een_daad(bureau, "nieuw wachtwoord", zet)


def nieuwe_herstelcode(bureau: Bureau) -> str:
    """A new recovery code to print; the old sheet no longer works."""
    maak = partial(vault.nieuwe_herstelcode, bureau.pad, bureau.archive.sleutel)
    return _in_een_daad(bureau, "nieuwe herstelcode", maak)


def huidige_herstelcode(bureau: Bureau) -> Vorige | None:
    """The recovery slot of now, for :func:`zet_terug`; None when there is none."""
    return vault.lees_sleuf(bureau.pad, vault.Soort.HERSTELCODE)


def verwijder_herstelcode(bureau: Bureau) -> Vorige | None:
    """No sheet opens the archive any more; gives what :func:`zet_terug` needs."""
    was = huidige_herstelcode(bureau)
    verwijder = partial(vault.verwijder_sleuf, bureau.pad, vault.Soort.HERSTELCODE)
    _in_een_daad(bureau, "herstelcode weggehaald", verwijder)
    return was


def zet_terug(bureau: Bureau, vorige: Vorige) -> vault.Soort:
    """The passphrase or recovery code of before works again, the newer one does not; which."""
    zet = partial(vault.zet_sleuf, bureau.pad, vorige)
    _in_een_daad(bureau, f"{vorige.soort} teruggezet", zet)
    return vorige.soort


def onthoud_op_deze_laptop(bureau: Bureau, ja: bool) -> bool:
    """Whether this laptop now opens the archive by itself; False also when it has no keyring."""
    if ja:
        onthoud = partial(vault.onthoud, bureau.pad, bureau.archive.sleutel)
        return _in_een_daad(bureau, "laptop onthoudt", onthoud)
    _in_een_daad(bureau, "laptop vergeet", partial(vault.vergeet, bureau.pad))
    return False


def noteer_herstelcode(bureau: Bureau, *, gekopieerd: bool) -> None:
    """The recovery code that is shown was copied, or went to the printer: that is on record."""
    _noteer(bureau, "herstelcode gekopieerd" if gekopieerd else "herstelcode afgedrukt")


def wordt_onthouden(pad: Path) -> bool:
    """Whether the archive at ``pad`` was told to open by itself; what cannot be read does not."""
    with contextlib.suppress(ArchiefFout):
        return vault.wordt_onthouden(pad)
    return False


def _in_een_daad(bureau: Bureau, handeling: str, wijzig: Callable[[vault.Eerst], T]) -> T:
    """Change the key bag and record it: both, or neither.

    The row is certain when the new bag is on disk and has not taken its place yet. Where even that
    last step fails (the bag is held by another program), a second row says that it did not happen.
    """
    gezegd = False

    def eerst() -> None:
        nonlocal gezegd
        _noteer(bureau, handeling)
        gezegd = True

    try:
        return wijzig(eerst)
    except SignaalFout:
        if gezegd:
            with contextlib.suppress(SignaalFout):
                _noteer(bureau, "toegang niet gewijzigd")
        raise


def _noteer(bureau: Bureau, handeling: str) -> None:
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        beurt.noteer(handeling, "archief", bureau.pad.name)
