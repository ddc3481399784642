"""What can be the matter with a shared folder and its files, each as one calm Dutch sentence.

Nothing here is ever a reason to worry: what was written down is on this laptop, and what could not
go now goes by itself later.
"""

import errno

from signaal.fouten import (
    DeelmapDichtFout,
    DeelmapFout,
    DeelmapVolFout,
    DeelmapWegFout,
    NietGedownloadFout,
)

#: What Windows says when a disk, a share or a stick is not there (system error codes).
_WEG_WINDOWS = frozenset({3, 15, 21, 53, 55, 59, 64, 67, 121, 1167, 1222, 1231, 1232})
_WEG = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EIO, errno.ENXIO, errno.ENOTCONN}
    | {errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ENETUNREACH, errno.ENETDOWN}
    | {errno.ESTALE}
)
_VOL_WINDOWS = frozenset({39, 112, 1295, 1296})
_VOL = frozenset({errno.ENOSPC, errno.EDQUOT})
_DICHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
#: ERROR_CLOUD_FILE_*: a placeholder whose content cannot be brought here now.
_WOLK_WINDOWS = frozenset({*range(358, 405), 426})
#: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: another program has it in its hands.
_VASTGEHOUDEN_WINDOWS = frozenset({32, 33})

_ZIN_WEG = (
    "De gedeelde map is nu niet te vinden. Alles staat veilig op deze laptop en gaat later vanzelf "
    "mee. Kijk of OneDrive of Teams aanstaat of de stick erin zit, of kies de map opnieuw."
)
_ZIN_DICHT = (
    "Signaal mag in de gedeelde map niet lezen of schrijven. Alles staat veilig op deze laptop. "
    "Vraag de beheerder van de map om je lees- en schrijfrechten te geven."
)
_ZIN_VOL = (
    "De gedeelde map is vol. Alles staat veilig op deze laptop en gaat later vanzelf mee. "
    "Maak ruimte in de map, of vraag dat aan wie hem beheert."
)
_ZIN_WOLK = (
    "Een bestand in de gedeelde map staat nog niet op deze laptop. Er is niets kwijt. "
    "Zorg dat je internet hebt, of kies bij de map 'Altijd behouden op dit apparaat'."
)
_ZIN_ANDERS = (
    "De gedeelde map kan nu niet worden gebruikt. Alles staat veilig op deze laptop en gaat later "
    "vanzelf mee. Blijft dit zo, kies dan een andere map, met een korte naam."
)


def is_vastgehouden(fout: OSError) -> bool:
    """Whether another program has the file in its hands for a moment (Windows)."""
    return _windows(fout) in _VASTGEHOUDEN_WINDOWS


def is_in_de_wolk(fout: OSError) -> bool:
    """Whether the content could not be brought down from the cloud (Windows)."""
    return _windows(fout) in _WOLK_WINDOWS


def niet_gedownload(oorzaak: str) -> NietGedownloadFout:
    """For a file that is only a placeholder."""
    return NietGedownloadFout(_ZIN_WOLK, oorzaak)


def map_weg(oorzaak: str) -> DeelmapWegFout:
    """For a folder that is not there."""
    return DeelmapWegFout(_ZIN_WEG, oorzaak)


def als_deelmapfout(fout: OSError, *, map_is_er: bool) -> DeelmapFout:
    """What the system said about the shared folder, as a sentence.

    ``map_is_er``: the folder itself is there, so it is something else that was not found (on
    Windows a path that is too long).
    """
    oorzaak = f"{type(fout).__name__} {fout.errno} {_windows(fout)}"
    if fout.errno in _VOL or _windows(fout) in _VOL_WINDOWS:
        return DeelmapVolFout(_ZIN_VOL, oorzaak)
    if is_in_de_wolk(fout):
        return niet_gedownload(oorzaak)
    if not map_is_er and (fout.errno in _WEG or _windows(fout) in _WEG_WINDOWS):
        return map_weg(oorzaak)
    if fout.errno in _DICHT and _windows(fout) not in _WEG_WINDOWS:
        return DeelmapDichtFout(_ZIN_DICHT, oorzaak)
    return DeelmapFout(_ZIN_ANDERS, oorzaak)


def _windows(fout: OSError) -> int | None:
    """The number Windows gave it; None elsewhere."""
    nummer = getattr(fout, "winerror", None)
    return nummer if isinstance(nummer, int) else None
