"""What people decide and write about one item: minutes, who is needed, words for a board."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signaal.domain.concept_agenda import Conceptpunt
from signaal.domain.model import Discipline, SoortPunt
from signaal.usecases.agendapunten import Puntwijziging
from ui.look import px
from ui.models import phrases
from ui.session import Session
from ui.widgets import words
from ui.widgets.chips import ChipRow
from ui.widgets.fields import number_field
from ui.widgets.fold import Fold
from ui.widgets.typed_field import TypedField

#: Quiet this long (ms) after a step of the minutes: keep them.
_PAUSE_MS = 600


class ItemForm(QWidget):
    """``changed`` carries a :class:`Puntwijziging`, ready to be kept."""

    changed = QtSignal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._key = ""
        self._minutes_kept = self._minutes_shown = 0
        self._needed_shown: tuple[Discipline, ...] = ()
        self._in_meeting = False
        self._own = False
        self.planning = QWidget()
        self.minutes = number_field(0, 480)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setKeyboardTracking(False)
        self.needed = ChipRow(self.tr("Wie is nodig?"), exclusive=False)
        self.needed.set_choices([(d.value, d.label) for d in Discipline], taken="befnwhst")
        self.title = TypedField(session, self.tr("Titel van dit punt"), markable=True)
        self.note = TypedField(session, self.tr("Notitie voor het trio"), titled=False)
        if session.reads_along:
            self.note.read_only(self.tr("Deze laptop leest mee. Notities staan hier niet op."))
        self.sentence = TypedField(
            session,
            self.tr("Zin voor het bestuur"),
            self.tr("Bijvoorbeeld: er zijn veel losse tegels in het centrum"),
            markable=True,
        )
        self.request = TypedField(
            session,
            self.tr("Wat vragen we van het bestuur?"),
            self.tr("Bijvoorbeeld: vier vrijwilligers en het dorpshuis, op 12 december"),
            markable=True,
        )
        self.where = words.small("")
        self.note_fold = Fold(self.tr("Notitie voor het trio"), self.note, "N")
        board = QWidget()
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.where)
        column.addWidget(self.sentence)
        column.addWidget(self.request)
        self.board_fold = Fold(self.tr("Voor het bestuur"), board, "V")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def show_item(self, item: Conceptpunt) -> None:
        """Show ``item``; what is being typed now is not disturbed."""
        other = item.sleutel != self._key
        self._key, own = item.sleutel, item.soort is SoortPunt.EIGEN
        self._minutes_kept = item.minuten
        if other or not self._timer.isActive():
            blocker = QSignalBlocker(self.minutes)
            self.minutes.setValue(item.minuten)
            blocker.unblock()
            self._minutes_shown = item.minuten  # else what stood there when the stepping began
        self._needed_shown = item.nodig
        self.needed.choose([d.value for d in item.nodig])
        self._own = own
        self.title.setVisible(own and not self._in_meeting)
        self.title.show_value(self._key, item.titel)
        self.note.show_value(self._key, item.notitie)
        self.sentence.show_value(self._key, item.bestuurszin)
        self.request.show_value(self._key, item.vraag)
        self.board_fold.setVisible(item.soort is not SoortPunt.VAST and not self._in_meeting)
        if other:
            self.note_fold.open(bool(item.notitie.tekst))
            self.board_fold.open(own or bool(item.bestuurszin.tekst or item.vraag.tekst))

    def set_meeting(self, on: bool) -> None:
        """In the meeting only the note is asked; minutes and words for a board were before."""
        self._in_meeting = on
        self.planning.setVisible(not on)
        self.board_fold.setVisible(not on)
        self.title.setVisible(not on and self._own)

    def show_boards(self, item: Conceptpunt, boards: tuple[str, ...]) -> None:
        """Say on whose agenda the item stands, or why on nobody's."""
        self.where.setText(self._where(item, boards))

    def open_board(self) -> None:
        """Unfold the words for the board and put the keyboard in the first that has some."""
        self.board_fold.open()
        first = self.sentence if self.sentence.text.toPlainText() else self.request
        first.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Tell about what was typed and not told yet."""
        self._tell_minutes()
        for field in (self.title, self.note, self.sentence, self.request):
            field.flush()

    def unkept(self) -> tuple[str, ...]:
        """Texts that were refused and stand there still, of every item that was shown."""
        fields = (self.title, self.note, self.sentence, self.request)
        return tuple(text for field in fields for text in field.unkept())

    def _where(self, item: Conceptpunt, boards: tuple[str, ...]) -> str:
        if boards:
            return self.tr("Staat op de agenda van: {}").format(phrases.listed(boards))
        if item.bundel is None:
            why = self.tr("vink eerst een tekst aan die het bestuur mag lezen")
        elif not item.bundel.themas:
            why = self.tr("er is nog geen thema")
        else:
            why = self.tr("minder dan 5 signalen")
        return self.tr("Komt niet op de agenda van een bestuur: {}.").format(why)

    def _tell_minutes(self) -> None:
        self._timer.stop()
        if self.minutes.value() != self._minutes_kept:
            shown, self._minutes_shown = self._minutes_shown, self.minutes.value()
            self._minutes_kept = self._minutes_shown
            told = Puntwijziging(minuten=self._minutes_kept, getoond=(("minuten", shown),))
            self.changed.emit(told)

    def _tell_needed(self) -> None:
        nodig = tuple(Discipline(code) for code in self.needed.chosen())
        shown, self._needed_shown = self._needed_shown, nodig
        self.changed.emit(Puntwijziging(nodig=nodig, getoond=(("nodig", shown),)))

    def _tell_text(
        self, field: TypedField, name: str, markable: bool, text: str, mark: bool | None
    ) -> None:
        told: dict[str, Any] = {name: text, "getoond": ((name, field.shown),)}
        if markable:
            told[f"{name}_voor_bestuur"] = mark
        self.changed.emit(Puntwijziging(**told))

    def _connect(self) -> None:
        self._timer.timeout.connect(self._tell_minutes)
        self.minutes.valueChanged.connect(lambda _: self._timer.start())
        self.needed.changed.connect(self._tell_needed)
        # Who unfolds wants to write: the keyboard goes along.
        self.note_fold.button.clicked.connect(lambda: _begin(self.note_fold, self.note))
        self.board_fold.button.clicked.connect(lambda: _begin(self.board_fold, self.sentence))
        for field, name, markable in (
            (self.title, "titel", True),
            (self.note, "notitie", False),
            (self.sentence, "bestuurszin", True),
            (self.request, "vraag", True),
        ):
            field.edited.connect(partial(self._tell_text, field, name, markable))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        minutes = QVBoxLayout()
        minutes.setSpacing(px(4))
        minutes.addWidget(words.label(self.tr("Tijd"), field=self.minutes))
        minutes.addWidget(self.minutes)
        minutes.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(px(4))
        who.addWidget(words.label(self.tr("Wie is nodig?")))
        who.addWidget(self.needed)
        who.addStretch(1)
        row = QHBoxLayout(self.planning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(24))
        row.addLayout(minutes)
        row.addLayout(who, 1)
        column.addWidget(self.title)
        column.addWidget(self.planning)
        column.addWidget(self.note_fold)
        column.addWidget(self.board_fold)


def _begin(fold: Fold, field: TypedField) -> None:
    if fold.is_open:
        field.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
