"""One signal to read in full, below the table, and what can be done with the chosen ones."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from signaal.domain.model import Signaal
from ui import dates
from ui.look import icon, px
from ui.models.signalen_model import Names
from ui.widgets import buttons, words
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout

#: Room for a line of text and its themes; the same below a choice (px at 100 %).
_LEAST, _WITH_CHOICE = 150, 192


class SignalPanel(Card):
    """Shows the current signal; the buttons concern all that are chosen. ``choose_requested``:
    two people changed it, and somebody has to choose.
    """

    edit_requested = QtSignal()
    remove_requested = QtSignal()
    restore_requested = QtSignal()
    inzage_requested = QtSignal()
    more_requested = QtSignal()
    choose_requested = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Signaal, Names, int] | None = None
        self.when = words.label("")
        self.place = words.soft("")
        self.place.setMinimumWidth(px(100))  # or one long word keeps a narrow window from fitting
        self.text = words.plain("")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("Het hele signaal"))
        self.rest = words.small("")
        self._tags = QWidget()
        self._tag_flow = FlowLayout(self._tags)
        self.edit = buttons.secondary(self.tr("Wijzig"), "pencil-simple")
        self.edit.setToolTip(self.tr("Enter"))
        self.remove = buttons.quiet(self.tr("Verwijder"), "trash")
        self.remove.setToolTip(self.tr("Delete"))
        self.restore = buttons.secondary(self.tr("Zet terug"), "arrow-u-up-left")
        self.about = buttons.tool("info", self.tr("Alles over dit signaal"))
        self.choose = buttons.quiet(self.tr("Jullie veranderden dit allebei: kies wat blijft"))
        self.choose.hide()
        self.more = buttons.tool("dots-three-vertical", self.tr("Meer met dit signaal"))
        self._lay_out()
        self.show_choice(False)
        self.about.clicked.connect(self.inzage_requested)
        self.more.clicked.connect(self.more_requested)
        self.choose.clicked.connect(self.choose_requested)
        self.edit.clicked.connect(self.edit_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.restore.clicked.connect(self.restore_requested)

    def show_signal(self, signal: Signaal, names: Names, chosen: int) -> None:
        """Show ``signal``; ``chosen`` is how many rows are chosen in the table.

        The same again disturbs nothing: what is selected in the text stays so.
        """
        if (signal, names, chosen) == self._shown:
            return
        self._shown = signal, names, chosen
        self.when.setText(dates.full_day(signal.datum))
        kern = names.kernen.get(signal.kern, signal.kern)
        hamlet = names.hamlets.get(signal.buurtschap, signal.buurtschap)
        self.place.setText(" · ".join(part for part in (kern, hamlet, names.who(signal)) if part))
        self.text.setText(signal.tekst or self.tr("Geteld, zonder tekst"))
        self.rest.setText("   ".join(self._details(signal)))
        self.rest.setVisible(bool(self.rest.text()))
        self._show_tags(signal, names)
        self.about.setVisible(chosen == 1)
        self.edit.setVisible(chosen == 1 and not signal.verwijderd)
        self.more.setVisible(chosen == 1 and not signal.verwijderd)
        self.remove.setVisible(not signal.verwijderd)
        self.restore.setVisible(signal.verwijderd)
        many = self.tr("{} signalen").format(chosen)
        self.remove.setText(
            self.tr("Verwijder") if chosen == 1 else self.tr("Verwijder {}").format(many)
        )
        self.restore.setText(
            self.tr("Zet terug") if chosen == 1 else self.tr("Zet {} terug").format(many)
        )

    def show_choice(self, wanted: bool) -> None:
        """Whether two people gave this signal different values, and nobody chose yet."""
        self.choose.setVisible(wanted)
        self.setMinimumHeight(px(_WITH_CHOICE if wanted else _LEAST))

    def _details(self, signal: Signaal) -> list[str]:
        told = []
        if signal.bron:
            told.append(self.tr("Van: {}").format(signal.bron))
        if signal.gedaan:
            told.append(self.tr("Al gedaan: {}").format(signal.gedaan))
        if signal.nabellen_op is not None:
            told.append(self.tr("Nabellen op {}").format(dates.full_day(signal.nabellen_op)))
        elif signal.nabellen:
            told.append(self.tr("Wil nabellen"))
        if signal.themas_voorgesteld:
            told.append(self.tr("Thema voorgesteld door Signaal"))
        return told

    def _show_tags(self, signal: Signaal, names: Names) -> None:
        while (item := self._tag_flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if signal.spoed:
            self._tag_flow.addWidget(_urgent(self.tr("Spoed")))
        for theme in signal.themas:
            self._tag_flow.addWidget(_tag(names.themes.get(theme, theme)))
        self._tags.setVisible(self._tag_flow.count() > 0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.when)
        head.addWidget(self.place, 1)
        head.addWidget(self.about)
        head.addWidget(self.restore)
        head.addWidget(self.remove)
        head.addWidget(self.edit)
        head.addWidget(self.more)
        self.body.addLayout(head)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        inside.setObjectName("clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addWidget(self._tags)
        column.addWidget(self.rest)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("clear")
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(scroll, 1)


def _tag(text: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", "tag")
    return made


def _urgent(text: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, px(4), 0)
    row.setSpacing(px(4))
    picture = QLabel()
    picture.setPixmap(icon("warning", "ask_text").pixmap(QSize(px(18), px(18))))
    row.addWidget(picture)
    row.addWidget(words.label(text))
    return made
