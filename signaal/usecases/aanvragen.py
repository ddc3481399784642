"""Finding the request with the four words that a colleague reads out, among whatever lies there.

Nothing in a request says which words are its own, else whoever has the folder could try words at
leisure: so each one that lies there is tried, and each try is slow. Anybody with the folder can lay
requests. As many as people make are looked at newest first; behind those in any order, so that
nobody who lays hundreds chooses which one comes last.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import sample
from time import monotonic
from uuid import UUID

from signaal.domain.wissel import Oordeel
from signaal.exchange import aanmelding
from signaal.exchange.deelmap import Bestand, Deelmap
from signaal.fouten import GebruikFout, GestoptFout, NietGedownloadFout
from signaal.usecases.ophalen import Stop, Voortgang
from signaal.vault.woorden import Woordsleutel

#: A request that is older lets nobody in any more: the words were for today.
GELDIG = timedelta(days=2)
#: More than a team makes in a month.
_NIEUWSTE = 20
#: How long is looked (s): every try is an argon2id.
_ZOEKTIJD_S = 120.0
_GEEN = (
    "Er is geen laptop die met deze vier woorden vraagt om mee te doen; er is niemand toegelaten. "
    "Kijk of jullie dezelfde map gebruiken en laat je collega de woorden nog eens voorlezen."
)
_TE_OUD = (
    "De laptop met deze vier woorden vroeg het meer dan twee dagen geleden, of een van jullie "
    "klokken loopt zo ver verkeerd; er is niemand toegelaten. Kijk op beide laptops naar de datum "
    "en laat je collega opnieuw beginnen."
)
_TE_VEEL = (
    "In de gedeelde map liggen {aantal} aanvragen om mee te doen, te veel om allemaal te proberen; "
    "er is niemand toegelaten en er is niets kwijt. {waar} Gooi alles weg wat daarin zit en laat "
    "je collega opnieuw beginnen. Vraag de beheerder van de map wie dit erin zet."
)
_GESTOPT = "Het zoeken is gestopt; er is niemand toegelaten."


def zoek_aanvraag(
    plek: Deelmap,
    woorden: Sequence[str],
    nu: datetime,
    eruit: frozenset[UUID],
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> tuple[aanmelding.Aanvraag, Woordsleutel]:
    """The request with these words, not of a laptop that is out (``eruit``), and its key.

    GebruikFout: there is none, it is too old, or more lie there than can be tried.
    NietGedownloadFout: it may be one that is not on this laptop yet. GestoptFout after ``stop``.
    """
    lijst = _op_volgorde(plek.lijst(), nu)
    sleutels: dict[bytes, Woordsleutel] = {}
    tot, in_de_wolk = monotonic() + _ZOEKTIJD_S, None
    for gedaan, bestand in enumerate(lijst):
        if stop is not None and stop():
            raise GestoptFout(_GESTOPT)
        if monotonic() > tot:
            map_ = bestand.naam.partition("/")[0]
            waar = f"Open daarin de map {map_} en dan de map {aanmelding.AANVRAGEN}."
            raise GebruikFout(_TE_VEEL.format(aantal=len(lijst), waar=waar))
        if voortgang is not None:
            voortgang(gedaan, len(lijst))
        try:
            inhoud = plek.lees(bestand.naam) or b""
        except NietGedownloadFout as fout:
            in_de_wolk = fout
            continue
        open_ = aanmelding.lees_aanvraag(inhoud)
        if isinstance(open_, Oordeel) or open_.device in eruit:
            continue
        if open_.zout not in sleutels:
            sleutels[open_.zout] = Woordsleutel.van(woorden, open_.zout)
        heel = aanmelding.open_aanvraag(inhoud, sleutels[open_.zout])
        if isinstance(heel, aanmelding.Aanvraag) and heel.gemaakt is not None:
            if abs(nu - heel.gemaakt) > GELDIG:
                raise GebruikFout(_TE_OUD)
            return heel, sleutels[open_.zout]
    raise in_de_wolk or GebruikFout(_GEEN)


def _op_volgorde(lijst: Sequence[Bestand], nu: datetime) -> list[Bestand]:
    """The requests, in the order in which they are tried; when a file was changed says little."""
    aanvragen = [b for b in lijst if f"{aanmelding.AANVRAGEN}/" in b.naam]
    aanvragen.sort(key=lambda b: b.mtime, reverse=True)
    rest = aanvragen[_NIEUWSTE:]
    door_elkaar = sample(rest, len(rest))
    door_elkaar.sort(key=lambda b: abs(nu.timestamp() - b.mtime) > GELDIG.total_seconds())
    return aanvragen[:_NIEUWSTE] + door_elkaar
