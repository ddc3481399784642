"""Papers on their way out: saved, in a draft mail, or printed; and what went to whom before.

A paper knows for whom it is: nothing here can send it to somebody else. What is remembered is in
the same turn as the record of the act, and never holds the content.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from signaal import exchange
from signaal.domain.ids import nieuw_id
from signaal.domain.model import Lid
from signaal.domain.model_besluit import Papiersoort, Verzending, Weg
from signaal.usecases.bureau import Bureau
from signaal.usecases.naar_buiten import geef_uit, noteer_uit
from signaal.usecases.papier import Papier

_TEKST_BESTUUR = (
    "Beste bestuursleden,\n\n"
    "Hierbij de agenda van het overleg van de drie-eenheid. "
    "Wat we aan jullie vragen, staat bovenaan.\n\n"
    "Met vriendelijke groet,\n"
)
_TEKST_PARTNER = (
    "Beste collega,\n\n"
    "Hierbij geven we iets door. Wat we vragen, staat bovenaan. Advies is geen besluit.\n\n"
    "Met vriendelijke groet,\n"
)
_TEKST_TRIO = (
    "Beste collega's,\n\n"
    "Hierbij {}. "
    "Deze is alleen voor de drie-eenheid; stuur hem niet door.\n\n"
    "Met vriendelijke groet,\n"
)
#: The papers of the trio, as a mail says them.
_STUKKEN = {
    Papiersoort.AGENDA: "de agenda van ons overleg",
    Papiersoort.VERSLAG: "het verslag van ons overleg",
    Papiersoort.ACTIELIJST: "onze actielijst",
}


@dataclass(frozen=True, slots=True)
class Verzonden:
    """The last time a paper went this way; ``zelfde``: with the very bytes that are asked about."""

    hoe: Weg
    moment: datetime
    wie: str
    zelfde: bool


def bewaar_papier(bureau: Bureau, pad: Path, papier: Papier) -> Path:
    """Write exactly this paper (the one that was looked at); remembered and on record."""
    match papier.soort:
        case Papiersoort.AGENDA:
            handeling = "exporteer_agenda"
        case Papiersoort.VERSLAG:
            handeling = "verslag gemaakt"
        case Papiersoort.ACTIELIJST:
            handeling = "actielijst gemaakt"
        case Papiersoort.OVERDRACHT:
            handeling = "overdracht gemaakt"
    soort, naam = papier.soort.value, papier.voorwerp
    mee = _verzending(bureau, papier, Weg.MAP)
    geef_uit(bureau, pad, papier.pdf, handeling, soort, naam, papier.gezegd, mee)
    return pad


def bewaar_conceptmail(bureau: Bureau, pad: Path, papier: Papier) -> Path:
    """Write a draft with exactly this paper, for those it is for; remembered and on record.

    Nothing is sent: who gets it is chosen in the mail program.
    """
    onderwerp = papier.bestandsnaam.removesuffix(".pdf")
    mail = exchange.concept_mail(onderwerp, _tekst(papier), (papier.bestandsnaam, papier.pdf))
    soort, naam = papier.soort.value, papier.voorwerp
    mee = _verzending(bureau, papier, Weg.MAIL)
    geef_uit(bureau, pad, mail, "bewaar_conceptmail", soort, naam, papier.gezegd, mee)
    return pad


def noteer_afdruk(bureau: Bureau, papier: Papier) -> Papier:
    """This paper goes to the printer: on record before the first page is."""
    soort, naam = papier.soort.value, papier.voorwerp
    mee = _verzending(bureau, papier, Weg.PRINT)
    noteer_uit(bureau, "papier afgedrukt", soort, naam, papier.gezegd, mee)
    return papier


def lees_verzonden(bureau: Bureau, papier: Papier) -> tuple[Verzonden, ...]:
    """The last time of each way in which this paper (or how it stood then) went out, in order."""
    wie = (papier.overleg, papier.bestuur, papier.aan)
    laatst = {
        Weg(v.hoe): v
        for v in sorted(
            bureau.archive.waar(Verzending, stuk=papier.soort.value), key=lambda v: (v.moment, v.id)
        )
        if (v.overleg, v.bestuur, v.aan) == wie
    }
    return tuple(
        Verzonden(weg, v.moment, _door(bureau, v), v.afdruk == papier.afdruk)
        for weg, v in sorted(laatst.items(), key=lambda paar: paar[1].moment)
    )


def _door(bureau: Bureau, verzending: Verzending) -> str:
    """Who sent it, by name: the record knows."""
    namen = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)}
    geschreven = bureau.archive.journaal.verleden("verzending", str(verzending.id))
    return next((namen.get(wie, "") for _, wie, _ in geschreven if wie is not None), "")


def _verzending(bureau: Bureau, papier: Papier, weg: Weg) -> Verzending:
    return Verzending(
        id=nieuw_id(bureau.nu()),
        moment=bureau.nu(),
        overleg=papier.overleg,
        stuk=papier.soort.value,
        bestuur=papier.bestuur,
        aan=papier.aan,
        hoe=weg.value,
        afdruk=papier.afdruk,
    )


def _tekst(papier: Papier) -> str:
    if papier.bestuur is not None:
        return _TEKST_BESTUUR
    if papier.soort is Papiersoort.OVERDRACHT:
        return _TEKST_PARTNER
    return _TEKST_TRIO.format(_STUKKEN[papier.soort])
