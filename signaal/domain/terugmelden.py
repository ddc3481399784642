"""Who is still owed an answer: no closing without terugkoppeling.

Whoever brought a signal in as a professional or volunteer (the huisarts, the school) wants to hear
what became of it. As long as nothing was decided there is nothing to tell; after that the source
stands on the list until somebody told it. What is told about is what was heard in the year before
the decision: the year does not run out while somebody waits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from signaal.domain.bundels import bundelsleutel
from signaal.domain.model import Signaal
from signaal.domain.model_besluit import Besluit, Terugmelding

#: Sources that are told what became of their signal; neighbours are not: it would name the person.
MELDERS = frozenset({"huisarts", "school", "vrijwilliger", "thuiszorg", "gemeente"})
#: A decision is about signals of so long before it.
TERUG = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Schuld:
    """A signal whose source is owed an answer, and the latest decision to tell about."""

    signaal: Signaal
    besluit: Besluit
    besloten: date


def wie_wacht_op_antwoord(
    signalen: Iterable[Signaal],
    besluiten: Iterable[tuple[date, Besluit]],
    gemeld: Iterable[Terugmelding],
) -> tuple[Schuld, ...]:
    """The debts, longest waiting first. ``besluiten`` come with the day of their overleg.

    A decision is about a signal when it was taken on its thema in its kern, on or within a year
    after its day.
    """
    klaar: set[UUID] = {t.id for t in gemeld if not t.verwijderd}
    per_sleutel: Mapping[str, list[tuple[date, Besluit]]] = _per_sleutel(besluiten)
    schulden = []
    for signaal in signalen:
        if signaal.verwijderd or signaal.id in klaar or signaal.bron.casefold() not in MELDERS:
            continue
        over = [
            (dag, besluit)
            for thema in signaal.themas
            for dag, besluit in per_sleutel.get(bundelsleutel(thema, signaal.kern), ())
            if signaal.datum <= dag <= signaal.datum + TERUG
        ]
        if over:
            dag, besluit = max(over, key=lambda paar: (paar[0], str(paar[1].id)))
            schulden.append(Schuld(signaal, besluit, dag))
    return tuple(sorted(schulden, key=lambda s: (s.signaal.datum, s.signaal.id)))


def _per_sleutel(
    besluiten: Iterable[tuple[date, Besluit]],
) -> dict[str, list[tuple[date, Besluit]]]:
    gevonden: dict[str, list[tuple[date, Besluit]]] = {}
    for dag, besluit in besluiten:
        if besluit.ingetrokken:
            continue
        for sleutel in _geraakt(besluit):
            gevonden.setdefault(sleutel, []).append((dag, besluit))
    return gevonden


def _geraakt(besluit: Besluit) -> set[str]:
    """The computed bundles a decision is about: its own, and those of every thema it covers."""
    return {bundelsleutel(t, k) for t in besluit.themas for k in besluit.kernen} | {besluit.sleutel}
