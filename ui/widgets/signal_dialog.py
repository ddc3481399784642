"""Changing one signal: the same form as when logging, on a sheet of its own."""

from dataclasses import fields, replace

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from signaal.domain.model import Signaal
from signaal.usecases.gelijkenis import lijkt_op
from signaal.usecases.intussen import Getoond
from signaal.usecases.signalen import Signaalinvoer, wijzig_signaal
from signaal.usecases.team import Teamgegevens
from ui import dates
from ui.look import px
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.call_question import may_close_call
from ui.widgets.message_bar import MessageBar
from ui.widgets.question import Question
from ui.widgets.signal_form import SignalForm


class SignalDialog(QDialog):
    """Ctrl+Enter keeps what was changed, Esc leaves it. ``kept``: the signal before and after.

    Before is without what this dialog changed; what a colleague changed meanwhile is in both.
    """

    kept = QtSignal(object, object)

    def __init__(
        self, session: Session, team: Teamgegevens, signal: Signaal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._signal = signal
        self._shown = Getoond(signal)
        self.setWindowTitle(self.tr("Signaal wijzigen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = SignalForm(session)
        self.alike = MessageBar()
        self.failure = MessageBar()
        self.save_button = buttons.primary(self.tr("&Opslaan"))
        self.cancel_button = buttons.quiet(self.tr("Laat maar"))
        self._show(team)
        self._before = self.form.value()
        self._lay_out()
        self._connect()
        self._look_for_alike()

    def save(self) -> None:
        """Keep the fields that are other than they were; the dialog closes when that worked."""
        if not self.form.settle_theme():
            return
        value = self.form.value()
        changed = {
            field.name: getattr(value, field.name)
            for field in fields(Signaalinvoer)
            if getattr(value, field.name) != getattr(self._before, field.name)
        }
        if not changed:
            self.reject()
            return
        if not value.nabellen and not may_close_call(self._session, self._signal, self):
            return
        shown = self._shown
        after = self._session.do(lambda b: wijzig_signaal(b, self._signal.id, shown, **changed))
        if after is not None:
            before = {name: getattr(shown.waarde, name) for name in changed}
            self.kept.emit(replace(after, **before), after)
            self.accept()

    def leave(self) -> None:
        """Let it be; what was changed already is not thrown away without a word."""
        if self._may_leave():
            self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def _may_leave(self) -> bool:
        if self.form.value() == self._before:
            return True
        heading = self.tr("Wijziging weggooien?")
        said = self.tr("Wat je hier veranderde, is nog niet opgeslagen.")
        question = Question(heading, self.tr("Gooi weg"), self, said)
        question.no.setText(self.tr("Schrijf verder"))
        return question.agreed()

    def _show(self, team: Teamgegevens) -> None:
        """Also what is retired by now can be chosen here, when the signal has it."""
        signal = self._signal
        kernen = [k if k.id != signal.kern else replace(k, vervallen=False) for k in team.kernen]
        themes = [
            t if t.id not in signal.themas else replace(t, vervallen=False) for t in team.themas
        ]
        leden = [x if x.id != signal.lid else replace(x, vertrokken=False) for x in team.leden]
        known = replace(team, kernen=tuple(kernen), themas=tuple(themes), leden=tuple(leden))
        self.form.set_team(known, signal.kern)
        values = {f.name: getattr(signal, f.name) for f in fields(Signaalinvoer)}
        self.form.fill(Signaalinvoer(**values))
        if signal.lid is None:
            self.form.details.offer_unnamed(signal.discipline.label)

    def _look_for_alike(self) -> None:
        text, kern = self.form.text.toPlainText(), self.form.chosen_kern()
        found = self._session.read(lijkt_op, text, kern, self.form.value().datum) or []
        others = [s for s in found if s.id != self._signal.id]
        if not others:
            self.alike.hide()
            return
        first = others[0]
        cut = " ".join(first.tekst.split())
        cut = cut if len(cut) <= 90 else f"{cut[:88]}…"
        when = dates.full_day(first.datum)
        self.alike.tell(self.tr("Lijkt op een signaal van {}: “{}”").format(when, cut), "info")

    def _tell_failure(self, sentence: str) -> None:
        self.failure.tell(sentence, "stop")

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(28), px(22), px(28), px(12))
        column.setSpacing(px(10))
        column.addWidget(words.heading(dates.full_day(self._signal.datum)))
        column.addWidget(self.form)
        column.addWidget(self.alike)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.setContentsMargins(px(28), 0, px(28), px(18))
        row.setSpacing(px(12))
        row.addWidget(self.save_button)
        row.addWidget(words.small(self.tr("of Ctrl+Enter")))
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        told = QVBoxLayout()
        told.setContentsMargins(px(28), 0, px(28), 0)
        told.addWidget(self.failure)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(8))
        outer.addWidget(scroll, 1)
        outer.addLayout(told)
        outer.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(px(720), room.width() - px(40)), min(px(740), room.height() - px(60)))

    def _connect(self) -> None:
        self.form.text.paused.connect(self._look_for_alike)
        self.form.kern.changed.connect(self._look_for_alike)
        self._session.failed.connect(self._tell_failure)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.leave)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)
