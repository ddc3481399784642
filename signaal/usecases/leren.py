"""What the theme suggestion learns from this team, and forgetting it.

What was learned is nowhere kept: it follows from the signals themselves, so removing a signal
removes what it taught. What is kept is the moment at which the team said "vergeet wat je leerde".
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from signaal.domain.model import Instelling, Signaal
from signaal.storage.aankomst import Binnengekomen
from signaal.text.themas import Themavoorsteller
from signaal.usecases.bureau import Bureau

#: Where the moment is kept; "" is never.
VERGETEN = "themas-vergeten"
#: A signal teaches anew when one of these changed.
_LEERSTOF = frozenset({"tekst", "themas"})


def vergeet_geleerd(bureau: Bureau) -> str:
    """From now on only what is logged or corrected later teaches.

    Returns what :func:`onthoud_geleerd` needs to take it back.
    """
    vorige = _vergeten(bureau)
    _zet_vergeten(bureau, "voorstellen vergeten", bureau.nu().isoformat())
    return vorige


def onthoud_geleerd(bureau: Bureau, vorige: str) -> None:
    """Take :func:`vergeet_geleerd` back: every signal from before teaches again."""
    _zet_vergeten(bureau, "voorstellen toch onthouden", vorige)


def vergeten_op(bureau: Bureau) -> datetime | None:
    """When the team last let it forget, or None."""
    moment = _vergeten(bureau)
    return datetime.fromisoformat(moment) if moment else None


def geraakt(rijen: Iterable[Binnengekomen]) -> list[UUID]:
    """The signals that these rows were about, in this order, each once."""
    ids: dict[UUID, None] = {}
    for rij in rijen:
        if rij.soort == "signaal":
            with contextlib.suppress(ValueError):  # an export is about all of them: no id
                ids[UUID(rij.pk)] = None
    return list(ids)


def leerstof(rijen: Iterable[Binnengekomen]) -> list[UUID]:
    """The signals of which these rows wrote the text or the themes."""
    return geraakt(rij for rij in rijen if not _LEERSTOF.isdisjoint(rij.velden))


class Leraren:
    """Which signal taught what, by the print of its text; the texts themselves are not kept."""

    def __init__(self, voorsteller: Themavoorsteller) -> None:
        self._voorsteller = voorsteller
        self._afdruk: dict[UUID, str] = {}
        self._themas: defaultdict[str, dict[UUID, tuple[str, ...]]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._afdruk)

    def leer(self, signaal: Signaal) -> None:
        """Learn what a person chose for this signal, instead of what it taught before."""
        self.vergeet(signaal.id)
        gekozen = signaal.themas and not signaal.themas_voorgesteld
        if signaal.verwijderd or not gekozen or not signaal.tekst.strip():
            return
        afdruk = self._voorsteller.leer(signaal.tekst, signaal.themas)
        self._afdruk[signaal.id] = afdruk
        self._themas[afdruk][signaal.id] = signaal.themas

    def vergeet(self, signaal: UUID) -> None:
        """Forget what this signal taught; another one with the same text then counts again."""
        afdruk = self._afdruk.pop(signaal, None)
        if afdruk is None:
            return
        anderen = self._themas[afdruk]
        del anderen[signaal]
        self._voorsteller.herzie(afdruk, [*anderen.values()][-1] if anderen else None)
        if not anderen:
            del self._themas[afdruk]


def _vergeten(bureau: Bureau) -> str:
    instelling = bureau.archive.een(Instelling, VERGETEN)
    return instelling.waarde if instelling is not None else ""


def _zet_vergeten(bureau: Bureau, handeling: str, moment: str) -> None:
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Instelling(VERGETEN, moment))
