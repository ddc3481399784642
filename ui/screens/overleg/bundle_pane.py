"""The right side: one item of the agenda, complete, on a page that scrolls."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QHideEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from signaal.domain.concept_agenda import Conceptpunt
from signaal.domain.model import Bundel, OverlegStand, SoortPunt
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.agendapunten import Puntwijziging, wijzig_punt, zet_op_agenda
from signaal.usecases.bundelen import (
    haal_afwijzing_weg,
    maak_ongedaan,
    markeer_bundelnaam,
    wijs_af,
)
from signaal.usecases.intussen import Getoond
from signaal.usecases.overleg import Onderbouwing, Overlegbeeld, lees_onderbouwing
from ui.look import px
from ui.models import phrases
from ui.screens.overleg.agreements_part import AgreementsPart
from ui.screens.overleg.bundle_head import BundleHead, bundle_name
from ui.screens.overleg.bundle_menu import BundleMenu
from ui.screens.overleg.decision_form import DecisionForm
from ui.screens.overleg.decisions import Decisions
from ui.screens.overleg.item_form import ItemForm
from ui.screens.overleg.looking import Looking
from ui.screens.overleg.thread_part import ThreadPart
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets import buttons, words
from ui.widgets.fold import Fold
from ui.widgets.question import TextQuestion
from ui.widgets.signal_rows import SignalRows


class BundlePane(QScrollArea):
    """Shows an item and lets people decide about it. ``left_requested``: back to the list."""

    left_requested = QtSignal()

    def __init__(self, session: Session, steps: Steps) -> None:
        super().__init__()
        self._session = session
        self._steps = steps
        self._view: Overlegbeeld | None = None
        self._bundle: Bundel | None = None
        self._item: Conceptpunt | None = None
        self._key = ""
        self.title = words.title("")
        self.title.setWordWrap(True)
        self.menu = BundleMenu(session, steps, self)
        self.menu_button = buttons.secondary(self.tr("&Bundel"), "caret-down")
        self.menu_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind
        self.menu_button.setMenu(self.menu)
        self.head = BundleHead()
        self.signals = SignalRows()
        self.signals_fold = Fold(self.tr("Signalen"), self.signals, "S")
        self.put_on = buttons.secondary(self.tr("&Zet op agenda"), "plus")
        self.form = ItemForm(session)
        self.agreements = AgreementsPart(session, steps)
        self.agree = buttons.quiet(self.tr("&Afspraak toevoegen"), "plus")
        self.thread_part = ThreadPart(session)
        self.decision = DecisionForm(session)
        self._decisions = Decisions(session, steps, self.decision, self)
        self._looking = Looking(session, self)
        self._in_meeting = False
        self._revealing = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self._connect()

    def show_item(self, view: Overlegbeeld, key: str) -> None:
        """Show the item or the left-over bundle ``key``; nothing when it is gone."""
        items = (*view.concept.punten, *view.concept.weggelaten)
        on_agenda = {p.sleutel for p in view.concept.punten}
        self._view, other = view, key != self._key
        self._key = key
        self._item = next((p for p in items if p.sleutel == key), None)
        self._bundle = next((b for b in view.bundels if b.sleutel == key), None)
        name = self._item.titel.tekst if self._item else ""
        self.title.setText(name or (self._bundle.naam.tekst if self._bundle else ""))
        for part in (self.menu_button, self.head):
            part.setVisible(self._bundle is not None)
        self.signals_fold.setVisible(self._bundle is not None and bool(self._bundle.signalen))
        self.put_on.setVisible(key not in on_agenda)
        self.form.setVisible(key in on_agenda)
        if self._bundle is not None:
            self._show_bundle(view, self._bundle)
        if self._item is not None:
            self.form.show_item(self._item)
        self._look(view)
        self.thread_part.show_item(view, key, self._bundle)
        self._show_decision(view)
        self.agreements.show_item(view, key, self._bundle)
        standing = self._item is not None and self._item.soort is SoortPunt.VAST
        self.agree.setVisible(not standing and not self._in_meeting)
        if other:
            self.signals_fold.open(False)
            self.verticalScrollBar().setValue(0)
            self._revealing = self._in_meeting
            self._reveal()

    def set_meeting(self, on: bool) -> None:
        """In the meeting the item is decided about; before it, it is prepared."""
        self._in_meeting = on
        self.form.set_meeting(on)
        if self._view is not None:
            self.show_item(self._view, self._key)

    def show_boards(self, boards: Mapping[str, Sequence[str]]) -> None:
        """Say on whose agenda the shown item stands; by item key."""
        if self._item is not None:
            self.form.show_boards(self._item, tuple(boards.get(self._key, ())))

    def open_signals(self) -> None:
        """Unfold the signals and put the keyboard there; on an item without, on its minutes."""
        if self._bundle is not None and self._bundle.signalen:
            self.signals_fold.open()
            self.signals.start()
            self.ensureWidgetVisible(self.signals_fold, 0, px(20))
        elif self.form.isVisibleTo(self):
            self.form.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_decision(self) -> None:
        """Put the keyboard on what is decided, in sight."""
        self._revealing = True
        self.decision.begin()
        self._reveal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._revealing = False
        super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        seen = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._reveal()
        return seen

    def open_texts(self) -> None:
        """Put the keyboard in the words for the board."""
        self.form.open_board()

    def flush(self) -> None:
        """Keep what was typed and not kept yet."""
        self.form.flush()
        self.decision.flush()

    def unfinished(self) -> tuple[tuple[str, str], ...]:
        """What was typed and refused, of every item that was shown."""
        heading = self.tr("Overleg")
        return tuple((heading, text) for text in (*self.form.unkept(), *self.decision.unkept()))

    def _reveal(self) -> None:
        """Keep the decision in sight while the item is still coming in, until somebody acts."""
        at = QApplication.focusWidget()
        if at is not None and self.isAncestorOf(at) and not self.decision.kinds.isAncestorOf(at):
            self._revealing = False
        if self._revealing and self.decision.isVisible():
            self.ensureWidgetVisible(self.decision, 0, px(8))
            self.ensureWidgetVisible(self.decision.kinds, 0, px(40))

    def _stop_revealing(self) -> None:
        """What is pressed stays under the mouse."""
        self._revealing = False

    def _show_bundle(self, view: Overlegbeeld, bundle: Bundel) -> None:
        self.head.show_bundle(view, bundle, self._item)
        self.menu.show_bundle(view, bundle)
        self.signals.show_signals(bundle.signalen, view.kernnamen)
        self.signals_fold.button.setText(f"&{phrases.signals(bundle.aantal)}")
        self.signals_fold.button.setAccessibleName(phrases.signals(bundle.aantal))
        self._pick()

    def _show_decision(self, view: Overlegbeeld) -> None:
        """What is decided; a standing item has only agreements. Locked once the meeting closed."""
        closed = view.overleg.stand is OverlegStand.AFGESLOTEN
        decided = view.besluiten.get(self._key)
        kernen = self._bundle.kernen if self._bundle else ()
        self._decisions.about(self._key, self.title.text(), kernen, decided)
        self.decision.setVisible(self._in_meeting or (closed and decided is not None))
        leden = [lid for lid in view.leden.values() if not lid.vertrokken]
        self.decision.show_item(f"{view.overleg.id} {self._key}", decided, leden)
        standing = self._item is not None and self._item.soort is SoortPunt.VAST
        self.decision.decision_part.setVisible(not standing)
        for part in (self.decision, self.form, self.menu_button, self.put_on):
            part.setEnabled(not closed)

    def _look(self, view: Overlegbeeld) -> None:
        """Preparing is looking; in the meeting and after it nobody is waited for."""
        preparing = not self._in_meeting and view.overleg.stand is not OverlegStand.AFGESLOTEN
        if not preparing:
            self.head.hide_unseen()
        if self._bundle is not None and preparing and self.isVisible():
            self._looking.at(view.overleg.id, self._bundle.sleutel)
        else:
            self._looking.away()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._view is not None:
            self._look(self._view)

    def hideEvent(self, event: QHideEvent) -> None:
        self._looking.away()
        super().hideEvent(event)

    def _pick(self) -> None:
        picked = set(self.signals.picked())
        signals = self._bundle.signalen if self._bundle else ()
        self.menu.show_picked(tuple(s for s in signals if s.id in picked))

    def _change(self, change: Puntwijziging) -> None:
        said = self.tr("Veranderd: {}").format(self.title.text())
        self._steps.do(said, wijzig_punt, self._steps.overleg, self._key, change)

    def _dismiss(self) -> None:
        question = TextQuestion(
            self._session,
            self.tr("Niet samen oppakken"),
            self.tr("Bewaar"),
            self,
            label=self.tr("Waarom niet?"),
            sentence=self.tr(
                "{} komt bij de overige. Komt er iets nieuws bij, dan vraagt Signaal het opnieuw."
            ).format(self.title.text()),
        )
        said = self.tr("Niet samen oppakken: {}").format(self.title.text())
        about, shown = (self._steps.overleg, self._key), Getoond("")
        question.kept(
            self._session, lambda: self._steps.do(said, wijs_af, *about, question.text(), shown)
        )

    def _restore(self) -> None:
        said = self.tr("Weer ter bespreking: {}").format(self.title.text())
        self._steps.do(said, haal_afwijzing_weg, self._steps.overleg, self._key)

    def _take_back(self, correction: UUID) -> None:
        self._steps.do(self.tr("Ongedaan gemaakt"), maak_ongedaan, correction)

    def _mark_name(self, fit: bool) -> None:
        said = self.tr("Naam voor het bestuur: {}").format(self.title.text())
        shown = self._bundle.naam.tekst if self._bundle else None
        self._steps.do(said, markeer_bundelnaam, self._steps.overleg, self._key, fit, shown)

    def _put_on(self) -> None:
        said = self.tr("Op de agenda gezet: {}").format(self.title.text())
        self._steps.do(said, zet_op_agenda, self._steps.overleg, self._key)
        self.left_requested.emit()  # the button goes; on with the list

    def _agree(self) -> None:
        question = self.agreements.acts.ask(self.title.text(), anywhere=False)
        overleg, key = self._steps.overleg, self._key
        kernen = self._bundle.kernen if self._bundle else ()

        def keep() -> Task:
            answer = question.agreement()
            invoer = Actieinvoer(
                answer.wat,
                answer.regiehouder,
                answer.voor,
                overleg=overleg,
                bundel=key,
                collectief=answer.collectief,
                kernen=kernen,
                voor_bestuur=answer.voor_bestuur,
                aanleiding=answer.aanleiding,
            )
            said = self.tr("Afgesproken: {}").format(answer.wat)
            return self._steps.do(said, voeg_actie_toe, invoer)

        question.kept(self._session, keep)

    def _after_agreements(self) -> None:
        field = self.decision.what if self._in_meeting else self.agree
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_why(self) -> None:
        if self._bundle is None:
            return
        if self.head.why.isVisible():
            self.head.why.hide()
            return
        keys = (self._bundle.sleutel, *self._bundle.samengevoegd)
        self._session.do_slow(lees_onderbouwing, self._steps.overleg, keys, done=self._show_why)

    def _show_why(self, found: tuple[Onderbouwing, ...]) -> None:
        if self._view is not None:
            view = self._view
            self.head.why.show_numbers([(bundle_name(view, o.sleutel), o) for o in found])
            self.head.why.show()

    def _connect(self) -> None:
        self.head.why_requested.connect(self._ask_why)
        self.head.dismiss_requested.connect(self._dismiss)
        self.head.restore_requested.connect(self._restore)
        self.head.combine_requested.connect(self.menu.combine)
        self.head.take_back_requested.connect(self._take_back)
        self.head.name_marked.connect(self._mark_name)
        self.signals.picked_changed.connect(self._pick)
        self.signals.left_requested.connect(self.left_requested)
        self.form.changed.connect(self._change)
        self.put_on.clicked.connect(self._put_on)
        self.agree.clicked.connect(self._agree)
        self.thread_part.charted.connect(lambda shown: self.head.show_chart(not shown))
        for acted in (self.decision.decided, self.decision.withdrawn, self.decision.agreed):
            acted.connect(self._stop_revealing)
        self.agreements.emptied.connect(self._after_agreements)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("page")
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(4), 0, px(14), px(20))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.head)
        column.addWidget(self.thread_part)
        column.addWidget(self.signals_fold)
        column.addWidget(self.put_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words.rule())
        column.addWidget(self.decision)
        column.addWidget(self.agreements)
        column.addWidget(self.form)
        column.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inner)
