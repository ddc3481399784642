"""Small questions on a sheet of their own; each gives a plain value, or None for "laat maar"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.look import px
from ui.session import Session, Task
from ui.widgets import buttons, words
from ui.widgets.guarded_field import GuardedField
from ui.widgets.message_bar import MessageBar
from ui.widgets.sheets import typed_on

#: Of the screen, for the title bar of a sheet and what the desktop keeps (px).
_AROUND = 64
_WORD = Qt.ItemDataRole.UserRole


class Room(QScrollArea):
    """What is asked; scrolls where the screen is too low for all of it."""

    def __init__(self, body: QVBoxLayout) -> None:
        super().__init__()
        self._body = body
        self.content = QWidget()
        self.content.setObjectName("clear")
        self.content.setLayout(body)
        self.setObjectName("clear")
        self.setWidget(self.content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return self.content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.content.minimumSizeHint().width(), px(40) if self._body.count() else 0)

    def wanted(self) -> int:
        """How high it would be with nothing to scroll, as wide as it is."""
        return max(
            self._body.totalMinimumSize().height(), self._body.totalHeightForWidth(self.width())
        )


class Question(QDialog):
    """A heading, perhaps one sentence, what is asked (``body``), and two buttons.

    As high as what stands in it, as far as the screen allows. What was typed on it is lost neither
    with a refusal (:meth:`kept`) nor, without a word, with Esc.
    """

    def __init__(self, heading: str, yes: str, parent: QWidget, sentence: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        self.body.setContentsMargins(0, 0, 0, 0)
        self._room = Room(self.body)
        self._room.content.installEventFilter(self)
        self.yes = buttons.primary(yes)
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no = buttons.quiet(self.tr("Laat maar"))
        self.no.clicked.connect(self.leave)
        self.refusal = MessageBar()
        self._keep: Callable[[], Task | bool] | None = None
        self._task: Task | None = None
        below = QHBoxLayout()
        below.addWidget(self.yes)
        below.addWidget(self.no)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(22), px(26), px(22))
        column.setSpacing(px(10))
        column.addWidget(words.heading(heading))
        if sentence:
            column.addWidget(words.soft(sentence))
        column.addWidget(self._room, 1)
        column.addWidget(self.refusal)
        column.addSpacing(px(6))
        column.addLayout(below)
        self.setMinimumWidth(px(460))

    def add(self, label: str, field: QWidget) -> QLabel:
        """A field with its name above it; the name."""
        name = words.label(label, field=field)
        self.body.addWidget(name)
        self.body.addWidget(field)
        return name

    def accept(self) -> None:
        """Yes, unless a text on it may not be kept: then it stays, with the reason below it."""
        fields = [f for f in self.findChildren(GuardedField) if f.isVisibleTo(self)]
        if self.busy or any(field.refuse() for field in fields):
            return
        if self._keep is None:
            super().accept()
            return
        self.refusal.hide()
        outcome = self._keep()
        if isinstance(outcome, Task):
            self._task = outcome
            outcome.succeeded.connect(self._close_kept)
        elif outcome:
            super().accept()

    def leave(self) -> None:
        """Let it be, unless somebody thinks better of throwing away what was typed."""
        if self.may_go():
            self.reject()

    def may_go(self) -> bool:
        """Whether it may be let be now; asks where something was typed on it."""
        return not self.busy and may_throw_away(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isHidden() or self.may_go():
            super().closeEvent(event)
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._grow)
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """A window does not grow by itself when words wrap, or a message comes."""
        if self.isVisible() and (more := self._room.wanted() - self._room.height()) > 0:
            most = self.screen().availableGeometry().height() - _AROUND
            self.resize(self.width(), min(self.height() + more, max(most, self.height())))

    def agreed(self) -> bool:
        """Show it, once; True when the answer is yes. Read the answer at once: it goes after."""
        said_yes = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return said_yes

    @property
    def busy(self) -> bool:
        """Whether what stands on it is being kept just now."""
        return self._task is not None and not self._task.over

    def kept(self, session: Session, keep: Callable[[], Task | bool]) -> bool:
        """Show it until what stands on it is kept, or it is let be; True when it is kept.

        ``keep`` says whether it worked, or gives the work that will. With a refusal the sheet stays
        as it is, with the reason.
        """
        self._keep = keep
        session.failed.connect(self._tell_refusal)
        return self.agreed()

    def _close_kept(self, _: object) -> None:
        self._task = None
        super().accept()

    def _tell_refusal(self, sentence: str) -> None:
        self.refusal.tell(sentence, "stop")
        QTimer.singleShot(0, self, self._grow)


def may_throw_away(sheet: QDialog) -> bool:
    """Whether what was typed on this sheet and not kept may go; asked only where there is any."""
    if not typed_on(sheet):
        return True
    heading, yes = sheet.tr("Weggooien wat je typte?"), sheet.tr("Gooi weg")
    question = Question(heading, yes, sheet, sheet.tr("Dit is nog niet bewaard."))
    question.no.setText(sheet.tr("Schrijf verder"))  # "laat maar" may be heard as: throw it away
    return question.agreed()


class TextQuestion(Question):
    """Asks a line, or with ``lines`` a few, never empty; the guard reads along."""

    def __init__(
        self,
        session: Session,
        heading: str,
        yes: str,
        parent: QWidget,
        *,
        label: str,
        text: str = "",
        sentence: str = "",
        lines: bool = False,
    ) -> None:
        super().__init__(heading, yes, parent, sentence)
        self.field = GuardedField(session, text, lines=lines)
        self.field.typing.selectAll()
        self.field.changed.connect(self._judge)
        self.add(label, self.field)
        self.field.setFocus()
        self._judge()

    def text(self) -> str:
        """What stands there."""
        return self.field.text()

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.text()))


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to pick; ``key`` comes back."""

    key: str
    text: str
    picked: bool = False


class PickQuestion(Question):
    """Asks one or several of a list; with ``naming`` (a label and its field) a name too."""

    def __init__(
        self,
        heading: str,
        yes: str,
        parent: QWidget,
        choices: Sequence[Choice],
        *,
        label: str,
        several: bool = True,
        sentence: str = "",
        naming: tuple[str, GuardedField] | None = None,
    ) -> None:
        super().__init__(heading, yes, parent, sentence)
        self._several = several
        self._pressed: tuple[QListWidgetItem, Qt.CheckState] | None = None
        self.name = naming[1] if naming is not None else None
        self.list = QListWidget()
        self.list.setProperty("kind", "rows")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(px(220))
        for choice in choices:
            self._add(choice)
        if naming is not None:
            self.add(*naming)
            naming[1].changed.connect(self._judge)
        self.body.addWidget(words.label(label, field=self.list))
        self.body.addWidget(self.list, 1)
        self.list.itemChanged.connect(self._judge)
        self.list.currentRowChanged.connect(self._judge)
        if several:
            self.list.itemPressed.connect(self._press)
            self.list.itemClicked.connect(self._click)
        else:
            self.list.itemDoubleClicked.connect(self.accept)
        self.list.setCurrentRow(0)
        (self.list if self.name is None else self.name).setFocus()
        self.setMinimumWidth(px(680))
        self._judge()

    def picked(self) -> list[str]:
        """Keys of what is picked, in order."""
        if not self._several:
            item = self.list.currentItem()
            return [str(item.data(_WORD))] if item is not None else []
        items = [self.list.item(n) for n in range(self.list.count())]
        return [str(i.data(_WORD)) for i in items if i.checkState() == Qt.CheckState.Checked]

    def ask(self) -> list[str] | None:
        """The keys, never empty; None when it was let be."""
        return self.picked() if self.agreed() else None

    def _add(self, choice: Choice) -> None:
        item = QListWidgetItem(choice.text)
        item.setToolTip(choice.text)
        item.setSizeHint(QSize(px(100), px(36)))
        item.setData(_WORD, choice.key)
        if self._several:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if choice.picked else Qt.CheckState.Unchecked
            item.setCheckState(on)
        self.list.addItem(item)

    def _press(self, item: QListWidgetItem) -> None:
        self._pressed = (item, item.checkState())

    def _click(self, item: QListWidgetItem) -> None:
        """A click on the words ticks too; one on the tick itself has done so already."""
        if self._pressed == (item, item.checkState()):
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self._pressed = None  # the second half of a double click comes without a press

    def _judge(self) -> None:
        named = self.name is None or bool(self.name.text())
        self.yes.setEnabled(bool(self.picked()) and named)
