"""Terugblik: what was taken up together with before and after, and what fell silent."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from signaal.domain.grafiek import voor_en_na_staven
from signaal.domain.model import Actie, ActieStand
from signaal.domain.model_besluit import CollectieveActie
from signaal.domain.periode import weeklabel
from signaal.domain.stilte import StilThema
from signaal.domain.voor_en_na import VoorEnNa
from signaal.usecases.collectieve_actie import zonder_verslag
from signaal.usecases.terugblik import Aangepakt, Terugblik, lees_terugblik
from ui import dates
from ui.look import px
from ui.models import phrases
from ui.session import Session
from ui.steps import Steps
from ui.widgets import buttons, words
from ui.widgets.agreement_lines import AgreementLines
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.funder_table import ask_funder_table
from ui.widgets.grafiek import Grafiek
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import Page

#: What was done stays in sight this long (s); Ctrl+Z works longer.
_TOLD = 10.0


class TerugblikScreen(Page):
    """A card for everything that was taken up together; silent themes below. ``loaded``: true."""

    loaded = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__(
            self.tr("Terugblik"), self.tr("Wat jullie samen oppakten, en wat ervan kwam.")
        )
        self._session = session
        self._shown: tuple[Terugblik, date] | None = None
        self.steps = Steps(session, self)
        self.acts = AgreementLines(session, self.steps, self)
        self.message = MessageBar()
        self.more = buttons.tool("dots-three-vertical", self.tr("Meer met de terugblik"))
        menu = QMenu(self)
        self.table_action = menu.addAction(self.tr("Tabel voor de financier…"))
        self.table_action.triggered.connect(self.make_table)
        self.more.setMenu(menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.tools.addWidget(self.more)
        self.done_title = words.heading(self.tr("Samen opgepakt"))
        self._cards = QVBoxLayout()
        self.silent_title = words.heading(self.tr("Waar je niets meer over hoort"))
        self.silent = words.plain("")
        self.empty = EmptyState(
            "flag",
            self.tr("Nog niets samen opgepakt"),
            self.tr("Pakken jullie in een overleg iets samen op, dan zie je hier wat ervan kwam."),
        )
        below: tuple[QWidget, ...] = (self.silent_title, self.silent, self.empty)
        self.body.addWidget(self.message)
        self.body.addWidget(self.done_title)
        self.body.addLayout(self._cards)
        self.body.addSpacing(px(12))
        for part in below:
            self.body.addWidget(part)
        self.body.addStretch(1)
        for part in (self.done_title, *below):
            part.hide()
        self.steps.done.connect(self._told)
        self.steps.undone.connect(
            lambda said: self.message.tell(
                self.tr("Ongedaan gemaakt: {}").format(said), seconds=_TOLD
            )
        )
        shortcut = QShortcut(QKeySequence("Ctrl+Z"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.steps.undo)

    def reload(self) -> None:
        """Read it beside the window and show it."""
        self._session.do_slow(lees_terugblik, done=self._show)

    def make_table(self) -> None:
        """A year in counts for who pays for it."""
        ask_funder_table(self._session, self, self.message)

    def _show(self, found: Terugblik) -> None:
        if (found, self._session.today) != self._shown:
            self._shown = found, self._session.today
            with self.staying():
                self._show_cards(found)
        self.loaded.emit()

    def _show_cards(self, found: Terugblik) -> None:
        _clear(self._cards)
        for done in found.aangepakt:
            self._cards.addWidget(self._card(done))
        self.done_title.setVisible(bool(found.aangepakt))
        self.silent.setText("\n".join(self._quiet(s, found) for s in found.stil))
        for part in (self.silent_title, self.silent):
            part.setVisible(bool(found.stil))
        self.empty.setVisible(not found.aangepakt and not found.stil)

    def _card(self, done: Aangepakt) -> QWidget:
        card = Card()
        card.body.addWidget(words.heading(done.besluit.naam.tekst))
        since = self.tr("Samen opgepakt op {}").format(dates.full_day(done.sinds))
        if done.afgesloten is not None:
            since = self.tr("{}, afgesloten op {}").format(since, dates.full_day(done.afgesloten))
        card.body.addWidget(words.small(since))
        card.body.addWidget(words.plain(done.voor_en_na.zin))
        if done.voor_en_na.na:
            card.body.addWidget(_chart(done.besluit.naam.tekst, done.voor_en_na))
        sheets = {v.id: v for v in done.verslagen}
        for actie in done.acties:
            self._tell_agreement(card, actie, sheets.get(actie.id))
        return card

    def _tell_agreement(self, card: Card, actie: Actie, sheet: CollectieveActie | None) -> None:
        said = {
            ActieStand.OPEN: self.tr("loopt nog"),
            ActieStand.KLAAR: actie.resultaat.tekst or self.tr("gedaan"),
            ActieStand.VERVALLEN: self.tr("ging niet door"),
        }[actie.stand]
        card.body.addWidget(words.plain(f"{actie.wat.tekst}: {said}"))
        if not actie.collectief:
            return
        facts = self._facts(sheet) if sheet is not None else ""
        if sheet is not None and zonder_verslag(sheet, self._session.today):
            facts = self.tr("{} · hoe was het? Vul het aan.").format(facts).lstrip(" ·")
        if facts:
            card.body.addWidget(words.small(facts))
        fill_in = buttons.quiet(self.tr("Activiteit bijwerken…"), "pencil-simple")
        fill_in.setAccessibleName(self.tr("Activiteit bijwerken: {}").format(actie.wat.tekst))
        fill_in.clicked.connect(partial(self._tell, actie))
        card.body.addWidget(fill_in, 0, Qt.AlignmentFlag.AlignLeft)

    def _facts(self, sheet: CollectieveActie) -> str:
        parts = [
            sheet.doel.tekst,
            dates.full_day(sheet.datum) if sheet.datum else "",
            sheet.plaats.tekst,
            self.tr("met {}").format(phrases.listed(sheet.partners)) if sheet.partners else "",
            self.tr("{} mensen").format(sheet.opkomst) if sheet.opkomst is not None else "",
            self.tr("€ {}").format(sheet.budget) if sheet.budget is not None else "",
            self.tr("geleerd: {}").format(sheet.les.tekst) if sheet.les.tekst else "",
        ]
        return " · ".join(part for part in parts if part)

    def _tell(self, actie: Actie, *_: object) -> None:
        self.acts.tell_activity(actie)

    def _told(self, said: str) -> None:
        undo = ((self.tr("Maak ongedaan (Ctrl+Z)"), self.steps.undo),)
        self.message.tell(said, "good", undo, seconds=_TOLD)

    def _quiet(self, silent: StilThema, found: Terugblik) -> str:
        name = found.themanamen.get(silent.thema, silent.thema)
        return self.tr("{}: al {} periodes niets, daarvoor {} signalen").format(
            name, silent.periodes, silent.eerder
        )


def _chart(name: str, course: VoorEnNa) -> Grafiek:
    before = [t.aantal for t in course.voor]
    after = [t.aantal for t in course.na]
    labels = [weeklabel(t.periode) for t in (*course.voor, *course.na)]
    chart = Grafiek()
    chart.teken(
        lambda width, height, letter: voor_en_na_staven(
            name, before, after, labels, breedte=width, hoogte=height, letter=letter
        )
    )
    return chart


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
