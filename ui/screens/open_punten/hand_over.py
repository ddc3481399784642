"""The A4 to hand to a partner: looked at first, then saved, mailed or printed, on record."""

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from signaal.domain.model_besluit import Weg
from signaal.usecases.papier import Papier
from signaal.usecases.verslagpapier import maak_overdracht
from ui.look import px
from ui.session import Session
from ui.widgets import buttons
from ui.widgets.flow import FlowLayout
from ui.widgets.message_bar import MessageBar
from ui.widgets.paper_ways import PaperWays
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.question import Question


class HandOver(QObject):
    """What came of it is told in ``bar``."""

    def __init__(self, session: Session, home: QWidget, bar: MessageBar) -> None:
        super().__init__(home)
        self._session = session
        self._home = home
        self.ways = PaperWays(session, home, bar)

    def begin(self, referral: UUID) -> None:
        """Make the paper of this referral, and show it."""
        self._session.do_slow(maak_overdracht, referral, done=self._show)

    def _show(self, paper: Papier) -> None:
        question = PaperQuestion(paper, self._home)
        if question.agreed():
            self.ways.send(paper, question.way)


class PaperQuestion(Question):
    """Shows the paper, and asks which way it goes."""

    def __init__(self, paper: Papier, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Blad om mee te geven"),
            parent.tr("Bewaar PDF…"),
            parent,
            " ".join(paper.let_op) or parent.tr("Dit gaat naar buiten. Lees het nog eens na."),
        )
        self.way = Weg.MAP
        self.view = PdfPreview(self.tr("Voorbeeld van het blad"))
        self.view.show_pdf(paper.pdf)
        self.body.addWidget(self.view, 1)
        self.mail = buttons.secondary(self.tr("Concept-mail…"))
        self.print = buttons.secondary(self.tr("Druk af…"))
        others = QWidget()
        across = FlowLayout(others)  # at large text they fold
        across.addWidget(self.mail)
        across.addWidget(self.print)
        self.body.addWidget(others)
        self.mail.clicked.connect(lambda: self._go(Weg.MAIL))
        self.print.clicked.connect(lambda: self._go(Weg.PRINT))
        room = parent.window().size()  # as large as reads well, never larger than the window
        self.resize(min(px(720), room.width()), min(px(640), room.height()))
        self.yes.setFocus()

    def _go(self, way: Weg) -> None:
        self.way = way
        self.accept()
