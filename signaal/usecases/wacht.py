"""The privacy guard with what this team knows: its kernen, hamlets, boards, colleagues."""

from collections.abc import Iterable

from signaal.domain.model import Bestuur, Buurtschap, Kern, Lid, Team
from signaal.fouten import PersoonsgegevenFout
from signaal.text.privacy import Privacywacht, Soort
from signaal.usecases.bureau import Bureau
from signaal.usecases.geen_naam import GeenNamen


def bekende_woorden(bureau: Bureau) -> tuple[str, ...]:
    """Names that are no personal data of residents: places, organisations and the trio itself."""
    archive = bureau.archive
    namen = [
        *(t.naam for t in archive.alle(Team)),
        *(k.naam for k in archive.alle(Kern)),
        *(b.naam for b in archive.alle(Buurtschap)),
        *(b.naam for b in archive.alle(Bestuur)),
        *(lid.naam for lid in archive.alle(Lid)),
    ]
    return tuple(dict.fromkeys(n for n in namen if n))


def maak_wacht(bureau: Bureau, geen_namen: GeenNamen | None = None) -> Privacywacht:
    """A guard for this team, with the words to which it said "geen naam"."""
    lijst = geen_namen or GeenNamen(bureau)
    return Privacywacht(bekend=bekende_woorden(bureau), toegestaan=lijst.bevat)


def _strenge_wacht(bureau: Bureau) -> Privacywacht:
    """For a board only places are known: a colleague or a cooperative may share a resident's name,
    and what the trio called "geen naam" among itself was not said to neighbours."""
    kernen, buurtschappen = bureau.archive.alle(Kern), bureau.archive.alle(Buurtschap)
    return Privacywacht(bekend=[*(k.naam for k in kernen), *(b.naam for b in buurtschappen)])


def bewaak_papier(bureau: Bureau, teksten: Iterable[str], *, streng: bool) -> tuple[str, ...]:
    """Run the guard over a finished paper; the sentences never quote what was found.

    ``streng`` (a paper for a board): any finding is refused. Otherwise only *stop* kinds are, and
    the rest comes back as sentences to show beside the paper.
    """
    wacht = _strenge_wacht(bureau) if streng else maak_wacht(bureau)
    gevonden: dict[Soort, int] = {}
    stop = False
    for tekst in teksten:
        for vondst in wacht.vind(tekst):
            if vondst.soort is Soort.HERLEIDBAAR and not streng:
                continue
            gevonden[vondst.soort] = gevonden.get(vondst.soort, 0) + 1
            stop = stop or vondst.stop
    if not gevonden:
        return ()
    soorten = ", ".join(s.value.lower() for s in sorted(gevonden))
    if streng or stop:
        raise PersoonsgegevenFout(
            f"Op dit papier staat misschien iets dat naar een persoon wijst ({soorten}); "
            "er is niets gemaakt. Haal het weg bij het punt of het signaal en probeer het opnieuw."
        )
    aantal = sum(gevonden.values())
    plek = "plek" if aantal == 1 else "plekken"
    return (f"Kijk nog even: op {aantal} {plek} staat misschien {soorten}.",)
