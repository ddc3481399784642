"""What colleagues logged since somebody last looked at this laptop, however late it came in."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from signaal.domain.model import Instelling
from signaal.storage.aankomst import Binnengekomen, Nummers
from signaal.usecases.bureau import Bureau

#: How a signal comes in that is no news: it stood on a list.
_VAN_EEN_LIJST = frozenset({"lijst ingevoerd", "importvraag beantwoord"})


@dataclass(frozen=True, slots=True)
class Nieuws:
    """``signalen`` of colleagues, oldest first, and how far the archive was read to find them."""

    signalen: tuple[UUID, ...]
    nummers: Nummers


def lees_nieuws(bureau: Bureau) -> Nieuws:
    """What this lid did not see yet on this laptop; nothing as long as nobody ever looked here."""
    archive = bureau.archive
    nummers = archive.aankomst.nummers()
    gezien = archive.een(Instelling, _gezien_id(bureau))
    if gezien is not None:
        kwam = archive.aankomst.sinds(_nummers(gezien.waarde), "signaal")
        ids = list(dict.fromkeys(UUID(rij.pk) for rij in kwam if _is_nieuw(rij)))
        van_collegas = (
            s.id
            for s in archive.signalen.bij_ids(ids)
            if s.lid not in (None, bureau.lid) and not s.verwijderd
        )
        return Nieuws(tuple(sorted(van_collegas)), nummers)
    vroeger = archive.een(Instelling, _gezien_vroeger_id(bureau))
    if vroeger is None:
        return Nieuws((), nummers)
    sinds = datetime.fromisoformat(vroeger.waarde)
    return Nieuws(archive.signalen.nieuw_sinds(sinds, bureau.lid), nummers)


def nieuw_van_collegas(bureau: Bureau) -> tuple[UUID, ...]:
    """The signals of :func:`lees_nieuws`."""
    return lees_nieuws(bureau).signalen


def markeer_gezien(bureau: Bureau, nieuws: Nieuws | None = None) -> None:
    """This lid has now seen ``nieuws`` at this laptop; None: everything that is here."""
    nummers = bureau.archive.aankomst.nummers() if nieuws is None else nieuws.nummers
    plat = json.dumps({device.hex: nummer for device, nummer in sorted(nummers.items())})
    with bureau.archive.schrijf("signalen gezien", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Instelling(_gezien_id(bureau), plat))


def begin_te_kijken(bureau: Bureau) -> None:
    """From now on what colleagues log is news to this lid at this laptop; once is enough."""
    archive = bureau.archive
    ids = (_gezien_id(bureau), _gezien_vroeger_id(bureau))
    if not bureau.stil and all(archive.een(Instelling, id_) is None for id_ in ids):
        markeer_gezien(bureau)


def _is_nieuw(rij: Binnengekomen) -> bool:
    """A row that made a signal; a change of one that was there already is no news."""
    return "id" in rij.velden and rij.handeling not in _VAN_EEN_LIJST


def _nummers(waarde: str) -> dict[UUID, int]:
    return {UUID(device): nummer for device, nummer in json.loads(waarde).items()}


def _gezien_id(bureau: Bureau) -> str:
    return f"gezien:{bureau.lid}:{bureau.archive.apparaat}"


def _gezien_vroeger_id(bureau: Bureau) -> str:
    """Before there were several laptops a moment was kept; it counts until somebody looks anew."""
    return f"gezien:{bureau.lid}"
