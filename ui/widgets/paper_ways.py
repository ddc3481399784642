"""The ways out of a paper that is on the screen: a file, a draft mail, the printer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from signaal.domain.model_besluit import Weg
from signaal.usecases.papier import Papier
from signaal.usecases.verzenden import bewaar_conceptmail, bewaar_papier, noteer_afdruk
from ui.session import Session
from ui.widgets.message_bar import MessageBar
from ui.widgets.printing import ask_printer, print_pdf
from ui.widgets.ways_out import ask_where, tell_draft, tell_saved


class PaperWays(QObject):
    """Asks where, sends exactly this paper, and tells it in ``bar``. ``sent``: it is done."""

    sent = QtSignal()

    def __init__(self, session: Session, home: QWidget, bar: MessageBar) -> None:
        super().__init__(home)
        self._session = session
        self._home = home
        self._bar = bar

    def send(self, paper: Papier, way: Weg) -> None:
        """Send it this way, when the user says where."""
        match way:
            case Weg.MAP:
                self._save(paper)
            case Weg.MAIL:
                self._mail(paper)
            case Weg.PRINT:
                self._print(paper)

    def _save(self, paper: Papier) -> None:
        path = ask_where(self._home, paper.bestandsnaam, self.tr("PDF (*.pdf)"))
        if path is not None:
            told = partial(tell_saved, self._bar)
            self._session.do_slow(bewaar_papier, path, paper, done=partial(self._done, told))

    def _mail(self, paper: Papier) -> None:
        name = paper.bestandsnaam.removesuffix(".pdf") + ".eml"
        path = ask_where(self._home, name, self.tr("Concept-mail (*.eml)"))
        if path is not None:
            told = partial(tell_draft, self._bar)
            self._session.do_slow(bewaar_conceptmail, path, paper, done=partial(self._done, told))

    def _print(self, paper: Papier) -> None:
        printer = ask_printer(self._home)
        if printer is not None:
            told = partial(self._to_printer, printer)
            self._session.do_slow(noteer_afdruk, paper, done=partial(self._done, told))

    def _to_printer(self, printer: QPrinter, paper: Papier) -> None:
        """It is on record now."""
        if print_pdf(paper.pdf, printer):
            self._bar.tell(self.tr("Naar de printer gestuurd."), "good", seconds=10)
        else:
            refused = self.tr(
                "De printer nam dit papier niet aan. Kijk hem na en probeer het opnieuw, "
                "of bewaar de PDF."
            )
            self._bar.tell(refused, "stop")

    def _done(self, told: Callable[[Any], None], outcome: object) -> None:
        told(outcome)
        self.sent.emit()
