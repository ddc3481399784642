"""A laptop that went back in time (a backup was put back) goes on as a new one, by itself.

Its chain of before may be further in the folder than here. Two different rows with one number would
never come together again: so this laptop takes another id, vouched for by its old key, and meets
what it wrote before as that of a colleague.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Instelling
from signaal.domain.wissel import Deel
from signaal.exchange import segment
from signaal.storage.archive import Archive
from signaal.usecases.kringsleutels import als_apparaat, eis_kring, onthoud_opvolger
from signaal.vault.apparaatsleutel import Apparaatsleutel

#: What was prepared before the id changes, so that falling out in between does no harm.
_OPVOLGING = "opvolging"
_BORGEN = "borgen"


def volg_op(archive: Archive, nu: datetime, eigen: Sequence[Deel] | None) -> None:
    """Go on as a new laptop, for an archive that is shared.

    ``eigen`` is what others have of this one; what it wrote otherwise is told anew by the new one.
    None: it wrote nothing since the backup.
    """
    kring = eis_kring(archive)
    nieuw = nieuw_id(nu)
    sleutel = Apparaatsleutel.nieuw()
    borg = segment.geef_borg(archive.team_id, kring.ik, kring.eigen, nieuw, sleutel)
    klaar = {"nieuw": str(nieuw), "zaad": sleutel.zaad.hex(), "borg": _plat(borg)}
    archive.kring.zet_plaatselijk(_OPVOLGING, json.dumps(klaar).encode())
    archive.kring.word_nieuw_apparaat(nieuw, eigen)
    maak_af(archive, nu)


def maak_af(archive: Archive, nu: datetime) -> None:
    """Finish what :func:`volg_op` began, if it was cut off: tell the others who this is now."""
    ruw = archive.kring.plaatselijk(_OPVOLGING)
    klaar = json.loads(ruw) if ruw else {}
    if klaar.get("nieuw") != str(archive.apparaat):
        return
    nieuw, eigen = archive.apparaat, Apparaatsleutel(bytes.fromhex(klaar["zaad"]))
    oud = eis_kring(archive).apparaten[UUID(klaar["borg"]["oud"])]
    _bewaar_borg(archive, nieuw, klaar["borg"])
    onthoud_opvolger(archive, oud.id, eigen)
    met_nieuwe_sleutels = als_apparaat(nieuw, oud.naam, oud.lid, oud.rol, eigen, nu)
    with archive.schrijf("laptop opnieuw aangesloten", oud.lid, nu) as beurt:
        beurt.zet(replace(met_nieuwe_sleutels, vervangt=oud.id))
        beurt.zet(Instelling(f"werkt-hier:{nieuw}", str(oud.lid)))
    archive.kring.zet_plaatselijk(_OPVOLGING, None)


def onthoud_borg(archive: Archive, device: UUID, borg: segment.Borg) -> None:
    """Keep who answers for ``device``: who makes its first file anew hands that on with it.

    Not when it is for other keys than those by which its files are judged here.
    """
    bekend = eis_kring(archive).apparaten.get(device)
    past = bekend is None or bekend.tekensleutel == borg.tekensleutel
    if past and device not in lees_borgen(archive):
        _bewaar_borg(archive, device, _plat(borg))


def lees_borgen(archive: Archive) -> dict[UUID, segment.Borg]:
    """Who answers for the laptops that came out of a backup, this one too; by the new id."""
    return {
        UUID(id_): segment.Borg(UUID(p["oud"]), p["s"], p["x"], bytes.fromhex(p["teken"]))
        for id_, p in _platte_borgen(archive).items()
    }


def _bewaar_borg(archive: Archive, device: UUID, plat: dict[str, str]) -> None:
    alle = _platte_borgen(archive) | {str(device): plat}
    archive.kring.zet_plaatselijk(_BORGEN, json.dumps(alle).encode())


def _platte_borgen(archive: Archive) -> dict[str, dict[str, str]]:
    platte: dict[str, dict[str, str]] = json.loads(archive.kring.plaatselijk(_BORGEN) or b"{}")
    return platte


def _plat(borg: segment.Borg) -> dict[str, str]:
    return {
        "oud": str(borg.oud),
        "s": borg.tekensleutel,
        "x": borg.doossleutel,
        "teken": borg.teken.hex(),
    }
