"""What waits for an answer: of a partner, of a colleague, or of us to whoever told us."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from signaal.domain.model import Lid, Signaal
from signaal.domain.model_besluit import Collegavraag, Doorverwijzing, Partner
from signaal.domain.termijnen import Wachtenden
from signaal.domain.terugmelden import Schuld
from signaal.usecases.bureau import Bureau
from signaal.usecases.collegavragen import (
    beantwoord_vraag,
    list_gestelde_vragen,
    list_vragen,
    trek_vraag_in,
    zet_vraag_terug,
)
from signaal.usecases.doorverwijzen import (
    bevestig_herindicatie,
    heropen_doorverwijzing,
    koppel_terug,
    lees_wachtenden,
    list_partners,
    sluit_herindicatie,
    trek_doorverwijzing_in,
    zet_herindicatie,
)
from signaal.usecases.extra import Extra, list_aan
from signaal.usecases.terugmelden import lees_schulden, meld_terug, trek_terugmelding_in
from ui import dates
from ui.models import phrases
from ui.screens.open_punten.group import Group
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets import words
from ui.widgets.open_line import OpenLine
from ui.widgets.question import TextQuestion

#: A text on a line is cut to this many characters; the whole stands on the signal.
_CUT = 160


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything that waits, read in one go. ``signalen`` are those the questions hang on.

    ``met_blad``: the team wants a paper to hand over with what it passes on.
    """

    wachtenden: Wachtenden
    partners: tuple[Partner, ...]
    vragen: tuple[Collegavraag, ...]
    gesteld: tuple[Collegavraag, ...]
    schulden: tuple[Schuld, ...]
    signalen: dict[UUID, Signaal]
    leden: dict[UUID, Lid]
    met_blad: bool


def read_waiting(bureau: Bureau) -> Waiting:
    """What waits today."""
    vragen, gesteld = list_vragen(bureau), list_gestelde_vragen(bureau)
    ids = {v.signaal for v in (*vragen, *gesteld)}
    signalen = {s.id: s for id_ in ids if (s := bureau.archive.een(Signaal, id_)) is not None}
    return Waiting(
        lees_wachtenden(bureau),
        list_partners(bureau),
        vragen,
        gesteld,
        lees_schulden(bureau),
        signalen,
        {lid.id: lid for lid in bureau.archive.alle(Lid)},
        Extra.OVERDRACHT in list_aan(bureau),
    )


class WaitingGroup(Group):
    """Questions of colleagues first, then partners that are late, then the rest.

    ``paper_requested`` carries the id of a referral.
    """

    paper_requested = QtSignal(object)

    def __init__(self, session: Session, steps: Steps) -> None:
        super().__init__("")
        self._title = self.tr("Wacht op antwoord ({})")
        self._session = session
        self._steps = steps

    def show_waiting(self, found: Waiting) -> None:
        """Show everything that waits, in its order."""
        w = found.wachtenden
        parts: list[QWidget] = []
        for heading, lines in (
            (self.tr("Vraag aan jou"), [self._asked(v, found) for v in found.vragen]),
            (self.tr("Had er al moeten zijn"), [self._referral(d, found) for d in w.te_laat]),
            (self.tr("Kijk opnieuw"), [self._look_again(d, found) for d in w.herindicatie]),
            (self.tr("Bij een partner"), [self._referral(d, found) for d in w.op_tijd]),
            (self.tr("Door jou gevraagd"), [self._own(v, found) for v in found.gesteld]),
            (self.tr("Vertel wat ermee gebeurde"), self._debts(found.schulden)),
        ):
            if lines:
                parts += [words.label(heading), *lines]
        self.show_lines(parts)

    def _asked(self, vraag: Collegavraag, found: Waiting) -> OpenLine:
        who = found.leden.get(vraag.van)
        line = OpenLine(vraag.vraag.tekst, self._about(vraag, found, who.naam if who else ""))
        line.add(self.tr("Antwoord…"), lambda: self._answer(vraag))
        return line

    def _own(self, vraag: Collegavraag, found: Waiting) -> OpenLine:
        who = found.leden.get(vraag.aan) if vraag.aan else None
        to = self.tr("aan {}").format(who.naam if who else self.tr("allebei"))
        line = OpenLine(vraag.vraag.tekst, self._about(vraag, found, to))
        line.add(self.tr("Niet meer nodig"), lambda: self._take_back(vraag), quiet=True)
        return line

    def _about(self, vraag: Collegavraag, found: Waiting, who: str) -> str:
        signal = found.signalen.get(vraag.signaal)
        when = dates.recent(vraag.gesteld.astimezone().date(), self._session.today)
        parts = (who, when, _cut(signal.tekst) if signal else "")
        return " · ".join(part for part in parts if part)

    def _referral(self, d: Doorverwijzing, found: Waiting) -> OpenLine:
        late = d.antwoord_voor < self._session.today
        due = self.tr("antwoord verwacht voor {}").format(dates.day(d.antwoord_voor))
        parts = [_partner(d, found.partners), dates.day(d.datum), due]
        if late:
            days = (self._session.today - d.antwoord_voor).days
            parts[-1] = self.tr("{} dagen te laat").format(days)
            if days == 1:
                parts[-1] = self.tr("1 dag te laat")
        line = OpenLine(_cut(d.naam.tekst), " · ".join(part for part in parts if part))
        line.add(self.tr("Er is antwoord…"), lambda: self._answered(d))
        if found.met_blad:
            line.add(
                self.tr("Blad om mee te geven…"),
                lambda: self.paper_requested.emit(d.id),
                quiet=True,
            )
        line.add(self.tr("Trek in"), lambda: self._withdraw(d), quiet=True)
        return line

    def _look_again(self, d: Doorverwijzing, found: Waiting) -> OpenLine:
        since = self.tr("een half jaar geleden doorgegeven")
        line = OpenLine(_cut(d.naam.tekst), f"{_partner(d, found.partners)} · {since}")
        line.add(self.tr("Past nog"), lambda: self._look_done(d, fits=True))
        line.add(self.tr("Past niet meer"), lambda: self._look_done(d, fits=False), quiet=True)
        return line

    def _debts(self, schulden: Sequence[Schuld]) -> list[OpenLine]:
        """One line for everything that one source told about one item."""
        together: dict[tuple[str, UUID], list[Schuld]] = {}
        for schuld in schulden:
            source = schuld.signaal.bron.casefold()
            together.setdefault((source, schuld.besluit.id), []).append(schuld)
        return [self._debt(group) for group in together.values()]

    def _debt(self, group: list[Schuld]) -> OpenLine:
        first = group[0]
        source = first.signaal.bron
        what = self.tr("besloten op {}: {}").format(
            dates.day(first.besloten), first.besluit.soort.label
        )
        text = f"{source[:1].upper()}{source[1:]}: {first.besluit.naam.tekst}"
        line = OpenLine(text, f"{phrases.signals(len(group))} · {what}")
        line.add(self.tr("Verteld"), lambda: self._told(source, [s.signaal.id for s in group]))
        return line

    def _answer(self, vraag: Collegavraag) -> None:
        question = TextQuestion(
            self._session,
            self.tr("Antwoord"),
            self.tr("Bewaar"),
            self,
            label=vraag.vraag.tekst,
            lines=True,
        )

        def keep() -> Task:
            text = question.text()
            return self._steps.do_and_back(
                self.tr("Beantwoord"),
                lambda bureau: beantwoord_vraag(bureau, vraag.id, text),
                lambda bureau: zet_vraag_terug(bureau, vraag),
            )

        question.kept(self._session, keep)

    def _take_back(self, vraag: Collegavraag) -> None:
        self._steps.do_and_back(
            self.tr("Vraag ingetrokken"),
            lambda bureau: trek_vraag_in(bureau, vraag.id),
            lambda bureau: zet_vraag_terug(bureau, vraag),
        )

    def _answered(self, d: Doorverwijzing) -> None:
        question = TextQuestion(
            self._session,
            self.tr("Antwoord van de partner"),
            self.tr("Bewaar"),
            self,
            label=self.tr("Wat is er afgesproken?"),
            lines=True,
        )

        def keep() -> Task:
            text = question.text()
            return self._steps.do_and_back(
                self.tr("Antwoord genoteerd"),
                lambda bureau: koppel_terug(bureau, d.id, text),
                lambda bureau: heropen_doorverwijzing(bureau, d.id, text),
            )

        question.kept(self._session, keep)

    def _withdraw(self, d: Doorverwijzing) -> None:
        self._steps.do_and_back(
            self.tr("Ingetrokken"),
            lambda bureau: trek_doorverwijzing_in(bureau, d.id),
            lambda bureau: heropen_doorverwijzing(bureau, d.id),
        )

    def _look_done(self, d: Doorverwijzing, *, fits: bool) -> None:
        """It fits: again in half a year. It does not: pass it on anew where that is needed."""
        day = d.herindicatie_op
        verb = bevestig_herindicatie if fits else sluit_herindicatie
        said = self.tr("Past nog. Over een half jaar kijk je weer")
        if not fits:
            said = self.tr("Past niet meer. Geef het opnieuw door als er iets anders nodig is")
        self._steps.do_and_back(
            said,
            lambda bureau: verb(bureau, d.id),
            lambda bureau: zet_herindicatie(bureau, d.id, day),
        )

    def _told(self, source: str, signals: list[UUID]) -> None:
        self._steps.do_and_back(
            self.tr("Verteld aan {}").format(source),
            lambda bureau: meld_terug(bureau, signals),
            lambda bureau: trek_terugmelding_in(bureau, signals),
        )


def _partner(d: Doorverwijzing, partners: Sequence[Partner]) -> str:
    return next((p.naam for p in partners if p.id == d.partner), "")


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _CUT else f"{flat[: _CUT - 1]}…"
