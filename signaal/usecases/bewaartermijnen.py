"""How long this team keeps what: read it, set it."""

from signaal.domain.bewaartermijn import HOOGSTE, LAAGSTE, STANDAARD, Bewaarsoort, Termijn
from signaal.domain.model import Instelling
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau

_ID = "bewaartermijn:"


def lees_termijnen(bureau: Bureau) -> tuple[Termijn, ...]:
    """The term of every kind of data, in a fixed order."""
    gezet = {i.id: i.waarde for i in bureau.archive.alle(Instelling) if i.id.startswith(_ID)}
    return tuple(
        Termijn(soort, int(gezet.get(_ID + soort.value, standaard)))
        for soort, standaard in STANDAARD.items()
    )


def zet_termijn(bureau: Bureau, soort: Bewaarsoort, jaren: int) -> Termijn:
    """From now on this kind is kept so many years; nothing is destroyed by this."""
    if not LAAGSTE <= jaren <= HOOGSTE:
        raise GebruikFout(
            f"Kies een termijn van {LAAGSTE} tot en met {HOOGSTE} jaar; er is niets veranderd."
        )
    with bureau.archive.schrijf("bewaartermijn gewijzigd", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Instelling(_ID + soort.value, str(jaren)))
    return Termijn(soort, jaren)
