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
    "Hierbij de agenda van ons overleg. "
    "Deze is alleen voor de drie-eenheid; stuur hem niet door.\n\n"
    "Met vriendelijke groet,\n"
)


def bewaar_conceptmail(
    bureau: Bureau, pad: Path, papier: Agendapapier, bestuur: UUID | None
) -> Path:
    """Write the draft with exactly this paper to ``pad``, and record that it was made."""
    onderwerp = papier.bestandsnaam.removesuffix(".pdf")
    tekst = _TEKST_TRIO if bestuur is None else _TEKST_BESTUUR
    mail = exchange.concept_mail(onderwerp, tekst, (papier.bestandsnaam, papier.pdf))
    editie = "trio" if bestuur is None else f"bestuur {bestuur}"
    geef_uit(bureau, pad, mail, "bewaar_conceptmail", "agenda", editie)
    return pad
