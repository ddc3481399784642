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
_BORG = "borg"


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
    archive.kring.zet_plaatselijk(_BORG, json.dumps(klaar["borg"]).encode())
    onthoud_opvolger(archive, oud.id, eigen)
    met_nieuwe_sleutels = als_apparaat(nieuw, oud.naam, oud.lid, oud.rol, eigen, nu)
    with archive.schrijf("laptop opnieuw aangesloten", oud.lid, nu) as beurt:
        beurt.zet(replace(met_nieuwe_sleutels, vervangt=oud.id))
        beurt.zet(Instelling(f"werkt-hier:{nieuw}", str(oud.lid)))
    archive.kring.zet_plaatselijk(_OPVOLGING, None)


def lees_borg(archive: Archive) -> segment.Borg | None:
    """Who answers for this laptop; None when a colleague let it in."""
    ruw = archive.kring.plaatselijk(_BORG)
    if ruw is None:
        return None
    plat = json.loads(ruw)
    return segment.Borg(UUID(plat["oud"]), plat["s"], plat["x"], bytes.fromhex(plat["teken"]))


def _plat(borg: segment.Borg) -> dict[str, str]:
    return {
        "oud": str(borg.oud),
        "s": borg.tekensleutel,
        "x": borg.doossleutel,
        "teken": borg.teken.hex(),
    }
