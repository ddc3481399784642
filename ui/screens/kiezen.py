"""Two people changed the same thing while they were apart: both values, and one of them chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from signaal.usecases.geschillen import Gekozen, Keuzevraag, kies, kies_alsnog, lees_geschillen
from ui.look import px
from ui.models import sharing_words
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.message_bar import MessageBar
from ui.widgets.value_card import ValueCard

#: More values than this nobody wrote at once; each has its digit.
_MOST = 9


class KiezenDialog(QDialog):
    """One question at a time. Ctrl+1, Ctrl+2 choose; Ctrl+Z brings the last one back.

    ``about`` is the id of a signal: its questions come first.
    """

    def __init__(self, session: Session, parent: QWidget, about: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self._about = about
        self._asked: Keuzevraag | None = None
        self._made: tuple[Keuzevraag, Gekozen] | None = None
        self._changing: Gekozen | None = None
        self.cards: list[ValueCard] = []
        self.setWindowTitle(self.tr("Kies wat blijft"))
        self.subject = words.plain("")
        self.field = words.label("")
        self.left = words.small("")
        self.bar = MessageBar()
        self.close_button = buttons.secondary(self.tr("Sluiten"))
        self._cards = QVBoxLayout()
        self._lay_out()
        self.close_button.clicked.connect(self.accept)
        session.failed.connect(self._tell_failure)
        session.arrived.connect(self._look_again)
        for number in range(1, _MOST + 1):
            self._key(f"Ctrl+{number}", number)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.activated.connect(self.bring_back)
        self._show_next()

    def choose(self, number: int) -> None:
        """Take the value with this number, from 1."""
        asked = self._asked
        if asked is None or not 1 <= number <= len(asked.keuzen):
            return
        if self._changing is not None:
            made = self._session.do(kies_alsnog, self._changing, number)
        else:
            made = self._session.do(kies, asked.id, number)
        self._changing = None
        if made is not None:
            self._made = (asked, made)
            self._tell_made(asked.keuzen[number - 1].waarde)
        self._show_next()

    def bring_back(self) -> None:
        """The question that was answered last, to answer it otherwise."""
        if self._made is not None:
            asked, self._changing = self._made
            self._made = None
            self.bar.hide()
            self._show(asked)

    def _look_again(self) -> None:
        """Something came in: the question on the screen stays, unless somebody answered it."""
        if self._asked is not None and self._changing is None:
            now = {vraag.id: vraag for vraag in self._open()}
            if now.get(self._asked.id) == self._asked:
                self._count(len(now))
                return
            self.bar.tell(self.tr("Een collega koos al, of schreef weer iets anders."))
        if self._changing is None:
            self._show_next()

    def _show_next(self) -> None:
        still = self._open()
        self._show(still[0] if still else None)
        self._count(len(still))

    def _open(self) -> list[Keuzevraag]:
        found = map(sharing_words.asked, self._session.read(lees_geschillen) or ())
        return sorted(found, key=lambda vraag: not self._about or self._about not in vraag.id)

    def _show(self, asked: Keuzevraag | None) -> None:
        self._asked = asked
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.cards = []
        self.field.setVisible(asked is not None)
        if asked is None:
            self.subject.setText(self.tr("Alles is gekozen."))
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.subject.setText(asked.onderwerp)
        self.field.setText(asked.veld[:1].upper() + asked.veld[1:])
        chosen = self._changing.nummer if self._changing is not None else 1
        for number, choice in enumerate(asked.keuzen[:_MOST], 1):
            card = ValueCard(number, choice, counts=number == chosen)
            card.taken.connect(lambda number=number: self.choose(number))
            self._cards.addWidget(card)
            self.cards.append(card)
        self.cards[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self, still: int) -> None:
        self.left.setText(self.tr("Nog {} keer kiezen.").format(still))
        self.left.setVisible(still > 1)

    def _tell_made(self, value: str) -> None:
        short = value if len(value) <= 60 else f"{value[:59].rstrip()}…"
        again = ((self.tr("Kies toch anders (Ctrl+Z)"), self.bring_back),)
        self.bar.tell(self.tr("Gekozen: {}").format(short), "good", again)

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "ask")

    def _key(self, key: str, number: int) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(lambda: self.choose(number))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(10), 0)
        column.setSpacing(px(8))
        column.addWidget(self.subject)
        column.addSpacing(px(4))
        column.addWidget(self.field)
        column.addLayout(self._cards)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.addWidget(self.left)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(26), px(20), px(26), px(18))
        outer.setSpacing(px(10))
        outer.addWidget(words.heading(self.tr("Jullie veranderden dit allebei")))
        outer.addWidget(scroll, 1)
        outer.addWidget(self.bar)
        outer.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(px(620), room.width() - px(40)), min(px(520), room.height() - px(60)))
