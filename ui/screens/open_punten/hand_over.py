"""The A4 to hand to a partner: looked at first, then saved, with a record of it."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from signaal.usecases.agendapapier import Agendapapier
from signaal.usecases.bureau import Bureau
from signaal.usecases.verslagpapier import bewaar_overdracht, maak_overdracht
from ui.look import px
from ui.session import Session
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.question import Question
from ui.widgets.ways_out import ask_where


class HandOver(QObject):
    """``saved`` carries where the paper is now."""

    saved = QtSignal(object)

    def __init__(self, session: Session, home: QWidget) -> None:
        super().__init__(home)
        self._session = session
        self._home = home

    def begin(self, referral: UUID) -> None:
        """Make the paper of this referral, and show it."""
        self._session.do_slow(maak_overdracht, referral, done=self._show)

    def _show(self, paper: Agendapapier) -> None:
        if not PaperQuestion(paper, self._home).agreed():
            return
        path = ask_where(self._home, paper.bestandsnaam, self.tr("PDF (*.pdf)"))
        if path is not None:
            self._session.do_slow(_save, path, paper, done=self.saved.emit)


class PaperQuestion(Question):
    """Shows the paper, and asks whether it may go."""

    def __init__(self, paper: Agendapapier, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Blad om mee te geven"),
            parent.tr("Bewaar PDF…"),
            parent,
            " ".join(paper.let_op) or parent.tr("Dit gaat naar buiten. Lees het nog eens na."),
        )
        self.view = PdfPreview(self.tr("Voorbeeld van het blad"))
        self.view.show_pdf(paper.pdf)
        self.body.addWidget(self.view, 1)
        room = parent.window().size()  # as large as reads well, never larger than the window
        self.resize(min(px(720), room.width()), min(px(640), room.height()))
        self.yes.setFocus()


def _save(bureau: Bureau, path: Path, paper: Agendapapier) -> Path:
    bewaar_overdracht(bureau, path, paper)
    return path
