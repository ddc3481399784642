"""The upper half of a bundle: its number, the one reason, the bars, what hands did to it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from signaal.domain.bundels import bundelnaam, ontleed
from signaal.domain.concept_agenda import Conceptpunt, Groep
from signaal.domain.grafiek import staven
from signaal.domain.model import Bundel, Correctie, OverlegStand, SoortCorrectie
from signaal.domain.samen_oppakken import ook_elders
from signaal.usecases.overleg import GETOOND, Overlegbeeld
from ui.look import icon, px
from ui.models import phrases
from ui.screens.overleg.why import Why
from ui.widgets import buttons, words
from ui.widgets.grafiek import Grafiek


class BundleHead(QWidget):
    """Wishes: ``why_requested``, ``dismiss_requested``, ``restore_requested`` (ask it again),

    ``combine_requested``, ``take_back_requested`` (a correction's id), ``name_marked`` (bool).
    """

    why_requested = QtSignal()
    dismiss_requested = QtSignal()
    restore_requested = QtSignal()
    combine_requested = QtSignal()
    take_back_requested = QtSignal(object)
    name_marked = QtSignal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.has_chart = False
        self.number = words.heading("")
        self.reason = _ReasonBox()
        self.chart = Grafiek()
        self.why = Why()
        self.why.hide()
        self.heard = words.soft("")
        self.quiet = words.soft("")
        self.unseen = words.small("")
        self.elsewhere = words.soft("")
        self.combine = buttons.quiet(self.tr("Neem kernen samen"))
        self.restore = buttons.quiet(self.tr("Toch samen oppakken?"))
        self.name_mark = QCheckBox(self.tr("Deze naam mag het bestuur lezen"))
        self._corrections = QVBoxLayout()
        self._corrections.setSpacing(0)
        self._lay_out()
        self.reason.why.clicked.connect(self.why_requested)
        self.reason.dismiss.clicked.connect(self.dismiss_requested)
        self.combine.clicked.connect(self.combine_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.name_mark.clicked.connect(self.name_marked)

    def show_bundle(self, view: Overlegbeeld, b: Bundel, item: Conceptpunt | None) -> None:
        """Show what was counted and what people did to it; a closed meeting offers no change."""
        open_ = view.overleg.stand is not OverlegStand.AFGESLOTEN
        if b.sleutel != self._key:
            self.why.hide()
        self._key = b.sleutel
        judged = view.kandidaten.get(b.sleutel)
        asks = judged is not None and judged.vlag
        self.number.setText(self._count(b))
        self.reason.setVisible(asks)
        self.reason.dismiss.setVisible(open_)
        self.reason.say(judged.reden if judged is not None and asks else "")
        self._show_chart(view, b)
        self.heard.setText(self._heard(b))
        self.heard.setVisible(bool(b.signalen))
        unseen = view.niet_bekeken.get(b.sleutel, ())
        names = phrases.listed([d.label for d in unseen])
        self.unseen.setText(self.tr("Nog niet bekeken door: {}").format(names))
        self.unseen.setVisible(bool(unseen))
        dismissed = judged is not None and bool(judged.afgewezen)
        self.quiet.setText(self._quiet(view, b, item))
        self.quiet.setVisible(bool(self.quiet.text()))
        self.restore.setVisible(dismissed and open_)
        others = ook_elders(b, view.bundels)
        elsewhere = [
            f"{view.kernnamen.get(k, k)} ({o.aantal})" for o in others for k in o.kernen[:1]
        ]
        self.elsewhere.setText(self.tr("Ook in {}").format(", ".join(elsewhere)))
        self.elsewhere.setVisible(bool(others))
        self.combine.setVisible(bool(others) and open_)
        self._show_corrections(view, b, open_=open_)

    def hide_unseen(self) -> None:
        """Who has not looked is no news any more: everybody sits at the table."""
        self.unseen.hide()

    def show_chart(self, wanted: bool) -> None:
        """Whether the bars are shown here; elsewhere a better chart may stand."""
        self.chart.setVisible(wanted and self.has_chart)

    def _count(self, b: Bundel) -> str:
        said = phrases.signals(b.aantal)
        if b.verandering is None:
            return said
        how = {0: self.tr("evenveel als vorige keer")}.get(
            b.verandering, self.tr("{} dan vorige keer").format(phrases.change(b.verandering))
        )
        return f"{said}, {how}"

    def _heard(self, b: Bundel) -> str:
        came = phrases.sources(b.signalen)
        return " · ".join(part for part in (phrases.heard_by(b.disciplines), came) if part)

    def _quiet(self, view: Overlegbeeld, b: Bundel, item: Conceptpunt | None) -> str:
        """One line when it is not asked to take this up together, and why it is (not) here."""
        judged = view.kandidaten.get(b.sleutel)
        if judged is None or judged.vlag:
            return ""
        if judged.afgewezen:
            return self.tr("Niet samen oppakken: {}").format(judged.afgewezen)
        if judged.reden:
            return judged.reden
        if judged.altijd_bespreken and item is not None and item.groep is Groep.OOK:
            return self.tr("Dit thema bespreken jullie altijd.")
        return ""

    def _show_chart(self, view: Overlegbeeld, b: Bundel) -> None:
        trend = b.reeks[-GETOOND:]
        self.has_chart = len(trend) > 1
        self.chart.setVisible(self.has_chart)
        if len(trend) > 1:
            labels = view.labels[-len(trend) :]
            self.chart.teken(
                lambda breedte, hoogte, letter: staven(
                    b.naam.tekst, trend, labels, breedte=breedte, hoogte=hoogte, letter=letter
                )
            )

    def _show_corrections(self, view: Overlegbeeld, b: Bundel, *, open_: bool) -> None:
        while (item := self._corrections.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        mine = [c for c in view.correcties if not {c.bundel, c.doel}.isdisjoint(_keys(b))]
        for correction in mine:
            if text := self._did(view, b, correction):
                line = self._correction(text, correction)
                line.setEnabled(open_)
                self._corrections.addWidget(line)
        named = any(c.naam.tekst for c in mine)
        self.name_mark.setVisible(named)
        self.name_mark.setEnabled(open_)
        self.name_mark.setChecked(b.naam.voor_bestuur)

    def _did(self, view: Overlegbeeld, b: Bundel, c: Correctie) -> str:
        here = c.doel in _keys(b)
        other = bundle_name(view, c.bundel if here else c.doel)
        count = phrases.signals(len(c.signalen))
        said: dict[SoortCorrectie, tuple[str, str]] = {
            SoortCorrectie.SAMENVOEGEN: (self.tr("Samengevoegd met {}").format(other), ""),
            SoortCorrectie.SPLITSEN: (
                self.tr("Afgesplitst van {}").format(other),
                self.tr("Afgesplitst: {}").format(c.naam.tekst),
            ),
            SoortCorrectie.VERPLAATSEN: (
                self.tr("{} hierheen verplaatst uit {}").format(count, other),
                self.tr("{} verplaatst naar {}").format(count, other),
            ),
            SoortCorrectie.HERNOEMEN: ("", self.tr("Met de hand hernoemd")),
            SoortCorrectie.VASTZETTEN: ("", self.tr("Vastgezet op de agenda")),
        }
        return said[c.soort][0 if here else 1]

    def _correction(self, text: str, correction: Correctie) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        back = buttons.quiet(self.tr("Maak ongedaan"))
        back.setAccessibleName(self.tr("Maak ongedaan: {}").format(text))
        back.clicked.connect(lambda: self.take_back_requested.emit(correction.id))
        row.addWidget(words.soft(text), 1)
        row.addWidget(back)
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.number)
        column.addWidget(self.reason)
        column.addWidget(self.why)
        column.addWidget(self.chart)
        column.addWidget(self.heard)
        column.addWidget(self.unseen)
        column.addLayout(_beside(self.quiet, self.restore))
        column.addLayout(_beside(self.elsewhere, self.combine))
        column.addLayout(self._corrections)
        column.addWidget(self.name_mark)
        self.number.setWordWrap(True)


class _ReasonBox(QFrame):
    """The accent box: a flag, one sentence, and two ways to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar-ask")
        flag = QLabel()
        flag.setPixmap(icon("flag", "ask_text").pixmap(QSize(px(20), px(20))))
        self._sentence = words.plain("")
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self.why: QPushButton = buttons.quiet(self.tr("Waarom?"))
        self.why.setAccessibleName(self.tr("Waarom samen oppakken?"))
        self.dismiss: QPushButton = buttons.quiet(self.tr("Niet samen oppakken…"))
        below = QHBoxLayout()
        below.setSpacing(px(4))
        below.setContentsMargins(-px(10), 0, 0, 0)  # the words in line with the sentence
        below.addWidget(self.why)
        below.addWidget(self.dismiss)
        below.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(2))
        right.addWidget(self._sentence)
        right.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(10), px(10), px(6))
        row.setSpacing(px(10))
        row.addWidget(flag, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def say(self, reason: str) -> None:
        """The question and its reason."""
        safe = reason.replace("&", "&amp;").replace("<", "&lt;")
        ask = self.tr("Samen oppakken?")
        self._sentence.setText(f"<b>{ask}</b> {safe}.".replace("..", "."))

    def text(self) -> str:
        """What stands there, as it was given."""
        return self._sentence.text()


def _beside(words_: QWidget, button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(4))
    row.addWidget(words_, 1)
    row.addWidget(button)
    return row


def _keys(b: Bundel) -> frozenset[str]:
    return frozenset((b.sleutel, *b.samengevoegd))


def bundle_name(view: Overlegbeeld, key: str) -> str:
    """What a bundle key is called, also when the bundle is no longer there."""
    parts = ontleed(key)
    if parts is None:
        return next((c.naam.tekst for c in view.correcties if c.doel == key and c.naam.tekst), "?")
    themes = {t.id: t.naam for t in view.themas.values()}
    theme, kern = parts
    return bundelnaam((theme,) if theme else (), (kern,), themes, view.kernnamen)
