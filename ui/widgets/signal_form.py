"""The form of one signal: three visible fields, the rest behind "Meer"."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from signaal.usecases.signalen import Signaalinvoer
from signaal.usecases.team import Teamgegevens
from ui.look import px
from ui.session import Session
from ui.widgets import words
from ui.widgets.chips import ChipRow
from ui.widgets.fold import Fold
from ui.widgets.message_slot import MessageSlot
from ui.widgets.read_along import ReadAlong
from ui.widgets.signal_details import Details, SignalDetails
from ui.widgets.signal_text import SignalText
from ui.widgets.theme_picker import MOST, ThemePicker

#: Letters with Alt that fields and buttons have, so that no kern gets them.
_LETTERS = "tombdgpnwula"


class SignalForm(QWidget):
    """What a person fills in about one signal. ``changed``: the user did.

    Keys: Tab accepts the best proposal while no theme is chosen, Alt+1..3 any of them, Alt+T
    themes; Ctrl+1 replaces what points at a person, Ctrl+2 says that it is no name; Alt+letter a
    kern, Alt+D a day earlier, Alt+B source, Alt+W who, Alt+U hamlet, Alt+G done, Alt+P spoed,
    Alt+N nabellen.
    """

    changed = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._today = session.today
        self._team: Teamgegevens | None = None
        self._points_out_alike = False
        self.text = SignalText(own_tab=True)
        self.text.setAccessibleName(self.tr("Wat zag of hoorde je?"))
        self.text.setPlaceholderText(self.tr("Bijvoorbeeld: een bewoner is gevallen bij de winkel"))
        self.slot = MessageSlot(
            self.tr("Deze laptop leest mee: je legt hier niets vast. Vraag het een collega.")
            if session.reads_along
            else self.tr("Schrijf kort wat er speelt. Namen en adressen zijn niet nodig.")
        )
        self.kern = ChipRow(self.tr("Kern"))
        self.themes = ThemePicker()
        self.more = Fold(self.tr("Meer"), None, "M")
        self.reading = ReadAlong(session, self.text, self.slot, self.themes)
        self._lay_out()
        self._connect()
        self._bind_keys()

    @cached_property
    def details(self) -> SignalDetails:
        """What stands behind "Meer"; made when it is first wanted."""
        details = SignalDetails(self._session)
        self.more.put(details)
        self._know_team(details)
        details.set_kern(self.chosen_kern())
        details.changed.connect(self.changed)
        return details

    def set_team(self, team: Teamgegevens, kern: str) -> None:
        """Kernen, themes and people to choose from; ``kern`` is chosen when nothing is yet.

        The same team again disturbs nothing.
        """
        if team == self._team:
            return
        self._team = team
        kernen = [(k.id, k.naam) for k in team.kernen if not k.vervallen]
        self.kern.set_choices(kernen, _LETTERS)
        if not self.kern.chosen():
            known = {code for code, _ in kernen}
            self.kern.choose([kern if kern in known else kernen[0][0]])
        self.themes.set_themes([(t.id, t.naam) for t in team.themas if not t.vervallen])
        self._team = team
        if self._has_details:
            self._know_team(self.details)
        self._follow_kern()

    def value(self) -> Signaalinvoer:
        """What is filled in now."""
        details = self.details.value() if self._has_details else Details(self._today)
        themes = self.themes.chosen()
        return Signaalinvoer(
            tekst=self.text.toPlainText().strip(),
            kern=self.chosen_kern(),
            themas=themes,
            bron=details.bron,
            datum=details.datum,
            lid=details.lid,
            buurtschap=details.buurtschap,
            gedaan=details.gedaan,
            spoed=details.spoed,
            nabellen=details.nabellen,
            nabellen_op=details.nabellen_op,
        )

    def fill(self, value: Signaalinvoer) -> None:
        """Show ``value``, with the keyboard at the end of its text."""
        self.text.setPlainText(value.tekst)
        if value.kern:
            self.kern.choose([value.kern])
        self._follow_kern()
        self.themes.choose(value.themas)
        details = Details(
            datum=value.datum or self._today,
            lid=value.lid,
            buurtschap=value.buurtschap,
            bron=value.bron,
            gedaan=value.gedaan,
            spoed=value.spoed,
            nabellen=value.nabellen,
            nabellen_op=value.nabellen_op,
        )
        self.details.fill(details)
        if details != Details(self._today, value.lid):
            self.more.open()
        self.text.go_to_end()
        self.text.setFocus()

    def clear(self) -> None:
        """Ready for the next: same kern, same lid, nothing else."""
        self.text.setPlainText("")
        self.text.mark(())
        self.themes.choose(())
        if self._has_details:
            self.details.clear()
        self.slot.rest()
        self.reading.let_go()
        self.text.setFocus()

    def point_out_alike(self, wanted: bool) -> None:
        """Say so when something like it was logged before; not while changing a signal."""
        self._points_out_alike = wanted
        self._look_for_alike()

    def settle_theme(self) -> bool:
        """Take what was typed for a theme along; False, with the reason told, when it is none."""
        if self.themes.settle():
            return True
        self._tell_unknown_theme()
        self.themes.field.setFocus()
        return False

    def chosen_kern(self) -> str:
        """The id of the kern that is chosen."""
        return next(iter(self.kern.chosen()), "")

    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self.text.toPlainText().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+1 and Ctrl+2 anywhere but in another field that reads along."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() == Qt.Key.Key_1:
            self.reading.replace()
        elif held and event.key() == Qt.Key.Key_2:
            self.reading.not_a_name()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addWidget(self.slot)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(14))
        for row, (name, key, field) in enumerate(
            ((self.tr("Kern"), "", self.kern), (self.tr("Thema"), "T", self.themes))
        ):
            shown = words.label(name, key)
            shown.setContentsMargins(0, px(6), 0, 0)
            grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        grid.setColumnMinimumWidth(0, px(64))
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addSpacing(px(4))
        column.addWidget(self.more)

    def _connect(self) -> None:
        self.text.textChanged.connect(self.changed)
        self.text.tab_pressed.connect(self._go_on)
        self.kern.changed.connect(self._follow_kern)
        self.kern.changed.connect(self.changed)
        self.themes.changed.connect(self.changed)
        self.themes.left.connect(self.text.setFocus)
        self.themes.unknown.connect(self._tell_unknown_theme)
        self.more.toggled.connect(self._unfold)

    @property
    def _has_details(self) -> bool:
        return "details" in self.__dict__

    def _unfold(self, wanted: bool) -> None:
        if wanted:
            self.details.show()

    def _know_team(self, details: SignalDetails) -> None:
        if self._team is not None:
            present = [lid for lid in self._team.leden if not lid.vertrokken]
            details.set_team(present, self._team.mij.id, self._team.buurtschappen)

    def _tell_unknown_theme(self) -> None:
        said = self.tr(
            "Dat thema staat niet op jullie lijst. Kies er een uit de lijst, of maak het vak leeg."
        )
        if self.themes.named():
            said = self.tr("Er zijn meer thema's met die letters. Kies er een, of typ verder.")
        self.reading.let_go()
        self.slot.tell(said, "ask")

    def _go_on(self) -> None:
        """Tab in the text: the first one accepts, the next one walks on."""
        if self.themes.chosen() or not self.themes.accept(1):
            self.themes.focus_next()

    def _follow_kern(self) -> None:
        if self._has_details:
            self.details.set_kern(self.chosen_kern())
        self._look_for_alike()

    def _look_for_alike(self) -> None:
        self.reading.alike_in = self.chosen_kern() if self._points_out_alike else ""

    def _bind_keys(self) -> None:
        self._key("Alt+T", self.themes.field.setFocus)
        for number in range(1, MOST + 1):
            self._key(f"Alt+{number}", partial(self.themes.accept, number))
        for key, act in (
            ("Alt+D", lambda: self.details.a_day_earlier()),
            ("Alt+B", lambda: self.details.source.setFocus()),
            ("Alt+W", lambda: self.details.who.setFocus()),
            ("Alt+U", lambda: self.details.hamlet.setFocus()),
            ("Alt+G", lambda: self.details.done.setFocus()),
            ("Alt+P", lambda: self.details.urgent.toggle()),
            ("Alt+N", lambda: self.details.call_back.toggle()),
        ):
            self._key(key, partial(self._unfold_and, act))

    def _unfold_and(self, act: Callable[[], object]) -> None:
        self.more.open()
        act()

    def _key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act())
