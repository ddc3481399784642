"""The agenda on paper, live: for the trio or for one bestuur; what is seen is what is saved."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from signaal.domain.model import ActieStand, OverlegStand
from signaal.usecases.agendapapier import Agendapapier, bewaar_papier, maak_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.conceptmail import bewaar_conceptmail
from signaal.usecases.overleg import Overlegbeeld
from signaal.usecases.verslagpapier import (
    bewaar_actielijst,
    bewaar_verslag,
    maak_actielijst,
    maak_verslag,
)
from signaal.usecases.wacht import PapierFout
from ui.look import px
from ui.session import Session
from ui.widgets import buttons
from ui.widgets.chips import ChipRow
from ui.widgets.message_bar import MessageBar
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.ways_out import ask_where, tell_draft, tell_saved

_TRIO, _VERSLAG, _ACTIES = "", "verslag", "actielijst"


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper and which one it is; or why not, and the key of the item to mend."""

    edition: str
    paper: Agendapapier | None
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
        self._paper: Agendapapier | None = None
        self._choices: list[tuple[str, str]] = []
        self.editions = ChipRow(self.tr("Voor wie"))
        self.save = buttons.primary(self.tr("Bewaar &PDF…"))
        self.more = buttons.tool("dots-three-vertical", self.tr("Meer met deze agenda"))
        self.back = buttons.quiet(self.tr("Terug naar het punt"))
        self.message = MessageBar()
        self.view = PdfPreview(self.tr("Voorbeeld van de agenda"))
        menu = QMenu(self)
        self.mail_action = menu.addAction(self.tr("Concept-mail met PDF…"))
        self.mail_action.triggered.connect(self.save_mail)
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
    def paper(self) -> Agendapapier | None:
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
        self._overleg = view.overleg.id

    def choose_report(self) -> None:
        """The report of the meeting, at the next :meth:`refresh`."""
        self.editions.choose([_VERSLAG])

    def refresh(self) -> None:
        """Make the paper anew, beside the window; the old one stays until then."""
        if self._overleg is not None:
            task = self._session.do_slow(_make, self._overleg, self._chosen, done=self._show)
            task.refused.connect(self._clear)

    def save_pdf(self) -> None:
        """Ask where, and write exactly what is on the screen."""
        if self._paper is None:
            return
        path = ask_where(self, self._paper.bestandsnaam, self.tr("PDF (*.pdf)"))
        if path is not None:
            self._session.do_slow(_save, path, self._paper, self._chosen, done=self._tell_saved)

    def save_mail(self) -> None:
        """Ask where, and write a draft mail with exactly what is on the screen."""
        if self._paper is None:
            return
        name = self._paper.bestandsnaam.removesuffix(".pdf") + ".eml"
        path = ask_where(self, name, self.tr("Concept-mail (*.eml)"))
        if path is not None:
            paper, edition = self._paper, self.edition
            kind = self._chosen if self._chosen in {_VERSLAG, _ACTIES} else "agenda"
            self._session.do_slow(
                bewaar_conceptmail, path, paper, edition, kind, done=self._tell_mail
            )

    def _show(self, made: _Made) -> None:
        if made.edition != self._chosen:
            return  # another edition was chosen meanwhile; it is on its way
        paper = made.paper
        if paper is None:
            self._refuse(made)
            return
        self._ready(paper)
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

    def _ready(self, paper: Agendapapier | None) -> None:
        self._paper = paper
        self.save.setEnabled(paper is not None)
        self.more.setEnabled(paper is not None)

    def _tell_saved(self, path: Path) -> None:
        tell_saved(self.message, path)

    def _tell_mail(self, path: Path) -> None:
        tell_draft(self.message, path)

    def _choose(self) -> None:
        self.message.hide()
        self._ready(None)
        self.refresh()

    def _connect(self) -> None:
        self.editions.changed.connect(self._choose)
        self.save.clicked.connect(self.save_pdf)
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
        column.addWidget(self.message)
        column.addWidget(self.view, 1)


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
        return _Made(edition, None, fout.bericht, fout.sleutel)
    return _Made(edition, paper)


def _save(bureau: Bureau, path: Path, paper: Agendapapier, edition: str) -> Path:
    match edition:
        case "verslag":
            bewaar_verslag(bureau, path, paper)
        case "actielijst":
            bewaar_actielijst(bureau, path, paper)
        case _:
            bewaar_papier(bureau, path, paper, UUID(edition) if edition else None)
    return path
