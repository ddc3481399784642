"""Choosing themes: accept a proposal with one key, or type a few letters."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from ui.look import icon, px
from ui.widgets.announce import announce
from ui.widgets.flow import FlowLayout

MOST = 3


class ThemePicker(QWidget):
    """Chosen themes, at most three proposals, and a small field that completes.

    ``changed`` tells that the user chose or let go; ``left`` that the choice is made and the
    keyboard may go back to the text; ``unknown`` that what was typed names no theme.
    """

    changed = QtSignal()
    left = QtSignal()
    unknown = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._chosen: list[str] = []
        self._proposed: list[str] = []
        self._reasons: dict[str, str] = {}
        self._chips: list[QPushButton] = []
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Thema zoeken"))
        self.field.setPlaceholderText(self.tr("Typ een paar letters"))
        self.field.setFixedWidth(px(210))
        self.field.returnPressed.connect(self._take_first)
        self.field.editingFinished.connect(self._judge)
        self._list = QStringListModel(self)
        completer = QCompleter(self._list, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Later, because the field writes the completion into itself first.
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.field.setCompleter(completer)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.field)

    def set_themes(self, themes: Sequence[tuple[str, str]]) -> None:
        """The themes that may be chosen, as ``(id, name)``."""
        self._names = dict(themes)
        self._list.setStringList(sorted(self._names.values(), key=str.casefold))
        self._chosen = [theme for theme in self._chosen if theme in self._names]
        self._show()

    def propose(self, themes: Mapping[str, str]) -> None:
        """Offer these, best first, each with its reason; what is chosen is not offered again."""
        proposed = [t for t in themes if t in self._names and t not in self._chosen][:MOST]
        if proposed != self._proposed or self._reasons != themes:
            self._proposed, self._reasons = proposed, dict(themes)
            self._show()

    def accept(self, number: int) -> bool:
        """Choose proposal ``number`` (1 is the first); False when there is none."""
        if not 1 <= number <= len(self._proposed):
            return False
        theme = self._proposed[number - 1]
        self._add(theme)
        said = self.tr("Thema {} gekozen").format(self._names[theme])
        announce(self, said)
        return True

    def proposed(self) -> tuple[str, ...]:
        """Ids of the themes on offer, best first."""
        return tuple(self._proposed)

    def name_of(self, theme: str) -> str:
        """How people call this theme."""
        return self._names[theme]

    def chosen(self) -> tuple[str, ...]:
        """Ids of the chosen themes, in the order they were chosen."""
        return tuple(self._chosen)

    def choose(self, themes: Iterable[str]) -> None:
        """Make this the choice, silently; unknown ids are ignored."""
        self._chosen = [theme for theme in themes if theme in self._names][:MOST]
        self._proposed = []
        self.field.clear()
        self._show()

    def settle(self) -> bool:
        """Choose what was typed when it names one theme; False when it names none, or several."""
        named = self.named()
        if len(named) == 1:
            self._add(named[0])
        return len(named) == 1 or not self.field.text().strip()

    def named(self) -> list[str]:
        """The themes that what was typed may be about: the one with that name, or all like it."""
        typed = self.field.text().strip().casefold()
        like = [t for t, n in self._names.items() if typed and typed in n.casefold()]
        return [t for t in like if self._names[t].casefold() == typed] or like

    def focus_next(self) -> None:
        """Put the keyboard on the first proposal, or on the field when there is none."""
        target = next((c for c in self._chips if c.property("kind") == "proposal"), self.field)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Digits reach this widget from its chips, not from the field.
        if event.text().isdecimal() and self.accept(int(event.text())):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _take_first(self) -> None:
        if self.field.text().strip():
            self._take(self.field.completer().currentCompletion())

    def _judge(self) -> None:
        """Enter, or the keyboard goes elsewhere: what is no theme does not just stand there."""
        if self.field.text().strip() and not self.named():
            self.unknown.emit()

    def _take(self, name: str) -> None:
        theme = next((t for t, n in self._names.items() if n == name), "")
        if theme:
            self._add(theme)
            self.left.emit()

    def _add(self, theme: str) -> None:
        if theme not in self._chosen:
            self._chosen = [*self._chosen, theme][-MOST:]
        self._proposed = [t for t in self._proposed if t != theme]
        self._show()
        self.field.clear()
        self.changed.emit()

    def _drop(self, theme: str) -> None:
        self._chosen.remove(theme)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()  # it may live on until the event loop turns
            chip.deleteLater()
        self._flow.removeWidget(self.field)
        self._chips = [self._chosen_chip(theme) for theme in self._chosen]
        self._chips += [self._proposal(n, t) for n, t in enumerate(self._proposed, start=1)]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()  # a layout does it a turn of the event loop later
        self._flow.addWidget(self.field)
        self.field.setVisible(len(self._chosen) < MOST)
        self.updateGeometry()

    def _chosen_chip(self, theme: str) -> QPushButton:
        chip = QPushButton(f"{self._names[theme]} ".replace("&", "&&"))
        chip.setProperty("kind", "chosen")
        chip.setIcon(icon("x", "on_tint"))
        chip.setIconSize(QSize(px(12), px(12)))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(self.tr("Haal weg"))
        chip.setAccessibleName(self.tr("Thema {}, haal weg").format(self._names[theme]))
        chip.clicked.connect(lambda: self._drop(theme))
        return chip

    def _proposal(self, number: int, theme: str) -> QPushButton:
        chip = QPushButton(f"{number}  {self._names[theme]}".replace("&", "&&"))
        chip.setProperty("kind", "proposal")
        reason = self._reasons.get(theme, "")
        how = self.tr("Neem over met Alt+{}.")
        if number == 1 and not self._chosen:
            how = self.tr("Neem over met Tab of Alt+{}.")
        how = how.format(number)
        chip.setToolTip(f"{reason} {how}".strip())
        chip.setAccessibleDescription(reason)
        chip.setAccessibleName(self.tr("Voorstel {}: {}").format(number, self._names[theme]))
        chip.clicked.connect(lambda: self._add(theme))
        return chip
