"""Signals that say nearly the same as a text: perhaps it was logged already."""

from datetime import date

from signaal.domain.model import Signaal
from signaal.text.gelijkenis import meest_gelijk
from signaal.usecases.bureau import Bureau

#: Shorter texts are like too much.
_MINSTENS = 12


def lijkt_op(bureau: Bureau, tekst: str, kern: str, datum: date | None = None) -> list[Signaal]:
    """Signals of this kern in the weeks around ``datum`` (today) that say nearly the same."""
    schoon = tekst.strip()
    if len(schoon) < _MINSTENS:
        return []
    signalen = bureau.archive.signalen
    rond = signalen.teksten_rond(kern, datum or bureau.vandaag())
    return signalen.bij_ids(meest_gelijk(schoon, rond))
