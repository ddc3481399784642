"""What is being typed about a signal that is destroyed goes along with it.

A draft is no part of the record, so no destruction reaches it by itself: not one that is done here,
and not one of a colleague that comes in.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from string import punctuation, whitespace
from uuid import UUID

from signaal.domain.model import Signaal
from signaal.domain.wissel import Deel
from signaal.storage.regel import weg_in
from signaal.usecases.bureau import Bureau
from signaal.usecases.zoekhulp import Concept, bewaar_concept, lees_concept, wis_concept


def signalen_die_gaan(bureau: Bureau, delen: Iterable[Deel]) -> tuple[Signaal, ...]:
    """The signals here that colleagues say in these parts to have destroyed.

    Asked before the parts are taken in, for :func:`vergeet_wat_ging`. None when nothing is being
    typed.
    """
    if lees_concept(bureau) is None:
        return ()
    ids = []
    for pk in {pk for deel in delen for pk in weg_in(deel, Signaal)}:
        with suppress(ValueError):  # what a stranger may call anything
            ids.append(UUID(pk))
    return tuple(bureau.archive.signalen.bij_ids(ids))


def vergeet_wat_ging(bureau: Bureau, signalen: Iterable[Signaal]) -> None:
    """:func:`vergeet_getypt` for those of these signals that are not there any more."""
    vergeet_getypt(bureau, [s for s in signalen if bureau.archive.een(Signaal, s.id) is None])


def vergeet_getypt(bureau: Bureau, signalen: Collection[Signaal]) -> None:
    """Wipe what is being typed, or was left at a lock, about these signals: what was typed on after
    one of them was taken back, and whatever says their whole text on lines of its own.

    Words that merely occur in a longer line are somebody's own: those stay.

    The log of the database still holds what went: see ``Archive.leeg_logboek``.
    """
    concept = lees_concept(bureau) if signalen else None
    if concept is None:
        return
    woorden = [regels for s in signalen if (regels := _op_regels(s.tekst)).strip()]

    def gaat_erover(getypt: str) -> bool:
        return any(tekst in _op_regels(getypt) for tekst in woorden)

    blijft = concept
    teruggehaald = concept.signaal is not None and concept.signaal in {s.id for s in signalen}
    if teruggehaald or gaat_erover(f"{concept.tekst}\n{concept.gedaan}"):
        blijft = Concept("", achtergelaten=concept.achtergelaten)
    if (achter := concept.achtergelaten) is not None:
        getypt = tuple((waar, tekst) for waar, tekst in achter.getypt if not gaat_erover(tekst))
        blijft = replace(blijft, achtergelaten=replace(achter, getypt=getypt))
    if blijft == concept:
        return
    if blijft.tekst or blijft.achtergelaten is not None:
        bewaar_concept(bureau, blijft)
    else:
        wis_concept(bureau)


def is_vergeten(bureau: Bureau) -> bool:
    """Whether no text of what is being typed is kept here (any more)."""
    concept = lees_concept(bureau)
    return concept is None or not concept.tekst


def _op_regels(tekst: str) -> str:
    """Its lines, each whole between line ends: the same but for capitals and what stands around."""
    regels = (regel.strip(whitespace + punctuation).casefold() for regel in tekst.splitlines())
    return "\n".join(("", *filter(None, regels), ""))
