"""A draft mail with the agenda: written for the one who sends it, never sent from here."""

from pathlib import Path
from uuid import UUID

from signaal import exchange
from signaal.usecases.agendapapier import Agendapapier
from signaal.usecases.bureau import Bureau
from signaal.usecases.naar_buiten import geef_uit

_TEKST_BESTUUR = (
    "Beste bestuursleden,\n\n"
    "Hierbij de agenda van het overleg van de drie-eenheid. "
    "Wat we aan jullie vragen, staat bovenaan.\n\n"
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
    "agenda": "de agenda van ons overleg",
    "verslag": "het verslag van ons overleg",
    "actielijst": "onze actielijst",
}


def bewaar_conceptmail(
    bureau: Bureau, pad: Path, papier: Agendapapier, bestuur: UUID | None, stuk: str = "agenda"
) -> Path:
    """Write the draft with exactly this paper to ``pad``, and record that it was made.

    ``stuk`` is agenda, verslag or actielijst; a bestuur gets agendas only.
    """
    onderwerp = papier.bestandsnaam.removesuffix(".pdf")
    tekst = _TEKST_TRIO.format(_STUKKEN[stuk]) if bestuur is None else _TEKST_BESTUUR
    mail = exchange.concept_mail(onderwerp, tekst, (papier.bestandsnaam, papier.pdf))
    editie = "trio" if bestuur is None else f"bestuur {bestuur}"
    geef_uit(bureau, pad, mail, "bewaar_conceptmail", stuk, editie, papier.gezegd)
    return pad
