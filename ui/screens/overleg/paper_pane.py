"""The agenda on paper, live: for the trio or for one bestuur; what is seen is what is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from signaal.domain.concept_agenda import Conceptpunt
from signaal.domain.model import ActieStand, Bestuur, OverlegStand, SoortPunt
from signaal.domain.model_besluit import Weg
from signaal.usecases.agendapapier import maak_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import Overlegbeeld
from signaal.usecases.papier import Papier
from signaal.usecases.verslagpapier import maak_actielijst, maak_verslag
from signaal.usecases.verzenden import Verzonden, lees_verzonden
from signaal.usecases.wacht import PapierFout
from ui.look import px
from ui.models import phrases
from ui.models.sent_words import sent
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow
from ui.widgets.message_bar import MessageBar
from ui.widgets.paper_ways import PaperWays
from ui.widgets.pdf_preview import PdfPreview

_TRIO, _VERSLAG, _ACTIES = "", "verslag", "actielijst"
#: With fewer items than this a board's paper looks empty, and the screen says why.
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper, and when it went out before; or why not, and the key of the item to mend."""

    edition: str
    paper: Papier | None
    before: tuple[Verzonden, ...] = ()
    refusal: str = ""
    item: str = ""


class PaperPane(QWidget):
    """``left_requested``: back to the item; ``item_requested``: to the item with this key.

    Ask :meth:`refresh` when the agenda changed.
    """

    left_requested = QtSignal()
    item_requested = QtSignal(str)
    shown = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._overleg: UUID | None = None
        self._view: Overlegbeeld | None = None
        self._boards: Mapping[str, Sequence[str]] = {}
        self._paper: Papier | None = None
        self._choices: list[tuple[str, str]] = []
        self.editions = ChipRow(self.tr("Voor wie"))
        self.save = buttons.primary(self.tr("Bewaar &PDF…"))
        self.more = buttons.tool("dots-three-vertical", self.tr("Meer met deze agenda"))
        self.back = buttons.quiet(self.tr("Terug naar het punt"))
        self.message = MessageBar()
        self.sent = words.small("")
        self.missing = words.soft("")
        self.ways = PaperWays(session, self, self.message)
        self.view = PdfPreview(self.tr("Voorbeeld van de agenda"))
        menu = QMenu(self)
        self.mail_action = menu.addAction(self.tr("Concept-mail met PDF…"))
        self.print_action = menu.addAction(self.tr("Druk af…"))
        self.more.setMenu(menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._connect()
        self._ready(None)

    @property
    def edition(self) -> UUID | None:
        """The bestuur whose edition is on the screen; None for the trio's own papers."""
        own = {_TRIO, _VERSLAG, _ACTIES}
        return None if self._chosen in own else UUID(self._chosen)

    @property
    def _chosen(self) -> str:
        chosen = self.editions.chosen()
        return chosen[0] if chosen else _TRIO

    @property
    def paper(self) -> Papier | None:
        """What is on the screen; None while it is being made or when it was refused."""
        return self._paper

    def show_meeting(self, view: Overlegbeeld) -> None:
        """Offer an edition for the trio and each bestuur, and what came of the meeting."""
        choices = [(_TRIO, self.tr("Drie-eenheid"))]
        choices += [(str(b.id), b.naam) for b in view.besturen]
        if view.besluiten or view.overleg.stand is OverlegStand.AFGESLOTEN:
            choices.append((_VERSLAG, self.tr("Verslag")))
        if any(a.stand is ActieStand.OPEN for a in view.acties):
            choices.append((_ACTIES, self.tr("Actielijst")))
        if choices != self._choices:
            self._choices = choices
            self.editions.set_choices(choices, taken="bp")
        if not self.editions.chosen():
            self.editions.choose([_TRIO])
        self._overleg, self._view = view.overleg.id, view

    def show_boards(self, boards: Mapping[str, Sequence[str]]) -> None:
        """By item key: the names of the besturen that read about it."""
        self._boards = boards
        self._tell_missing()

    def choose_report(self) -> None:
        """The report of the meeting, at the next :meth:`refresh`."""
        self.editions.choose([_VERSLAG])

    def refresh(self) -> None:
        """Make the paper anew, beside the window; the old one stays until then."""
        if self._overleg is not None:
            task = self._session.do_slow(_make, self._overleg, self._chosen, done=self._show)
            task.refused.connect(self._clear)

    def _show(self, made: _Made) -> None:
        if made.edition != self._chosen:
            return  # another edition was chosen meanwhile; it is on its way
        paper = made.paper
        if paper is None:
            self._refuse(made)
            return
        self._ready(paper)
        self._tell_sent(made.before)
        self._tell_missing()
        if paper.let_op:
            self.message.tell(" ".join(paper.let_op), "ask")
        elif self.message.property("kind") != "bar-good":
            self.message.hide()
        self.view.show_pdf(paper.pdf)
        self.shown.emit()

    def _refuse(self, made: _Made) -> None:
        """Say why and where in place of the paper; what is not allowed out is not shown either."""
        self._clear()
        key = made.item
        ways = ((self.tr("Naar dit punt"), lambda: self.item_requested.emit(key)),) if key else ()
        self.message.tell(made.refusal, "stop", ways)
        self.shown.emit()

    def _clear(self) -> None:
        self._ready(None)
        self.view.clear()

    def _ready(self, paper: Papier | None) -> None:
        self._paper = paper
        self.sent.hide()
        self.missing.hide()
        self.save.setEnabled(paper is not None)
        self.more.setEnabled(paper is not None)

    def _send(self, way: Weg) -> None:
        if self._paper is not None:
            self.ways.send(self._paper, way)

    def _ask_sent(self) -> None:
        if self._paper is not None:
            self._session.do_slow(lees_verzonden, self._paper, done=self._tell_sent)

    def _tell_sent(self, before: tuple[Verzonden, ...]) -> None:
        """When the paper on the screen went out before."""
        self.sent.setText(sent(before, self._session.today))
        self.sent.setVisible(bool(before))

    def _tell_missing(self) -> None:
        """Why a board's paper is nearly empty; here only, the paper itself is silent about it."""
        edition, view = self.edition, self._view
        board = next((b for b in view.besturen if b.id == edition), None) if view else None
        if view is None or board is None or self._paper is None:
            self.missing.hide()
            return
        own = [p for p in view.concept.punten if _concerns(p, board)]
        absent = [p.titel.tekst for p in own if board.naam not in self._boards.get(p.sleutel, ())]
        why = self.tr("Over deze kernen staat nu niets op jullie agenda.")
        if absent:
            why = self.tr(
                "Hier staat niet op: {}. Er zijn minder dan 5 signalen in deze kernen, of er is "
                "nog geen tekst aangevinkt."
            ).format(phrases.listed(absent))
        only_here = self.tr("Dit staat alleen op je scherm, niet op het papier.")
        self.missing.setText(f"{why} {only_here}")
        self.missing.setVisible(len(own) - len(absent) < _FEW and (bool(absent) or not own))

    def _choose(self) -> None:
        self.message.hide()
        self._ready(None)
        self.refresh()

    def _connect(self) -> None:
        self.editions.changed.connect(self._choose)
        self.save.clicked.connect(lambda: self._send(Weg.MAP))
        self.mail_action.triggered.connect(lambda: self._send(Weg.MAIL))
        self.print_action.triggered.connect(lambda: self._send(Weg.PRINT))
        self.ways.sent.connect(self._ask_sent)
        self.back.clicked.connect(self.left_requested)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.save)
        top.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.editions)
        column.addWidget(self.sent)
        column.addWidget(self.missing)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)


def _concerns(item: Conceptpunt, board: Bestuur) -> bool:
    """Whether a board could read about it: an own item, or a bundle of one of its kernen."""
    if item.bundel is not None:
        return not set(item.bundel.kernen).isdisjoint(board.kernen)
    return item.soort is SoortPunt.EIGEN


def _make(bureau: Bureau, overleg: UUID, edition: str) -> _Made:
    try:
        match edition:
            case "verslag":
                paper = maak_verslag(bureau, overleg)
            case "actielijst":
                paper = maak_actielijst(bureau)
            case _:
                paper = maak_agenda(bureau, overleg, UUID(edition) if edition else None)
    except PapierFout as fout:
        return _Made(edition, None, refusal=fout.bericht, item=fout.sleutel)
    return _Made(edition, paper, lees_verzonden(bureau, paper))
