"""Everything about one signal on one page: to read, to take along, and to destroy on request."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from signaal.domain.inzage import Inzage
from signaal.usecases.inzage import bewaar_inzage, lees_inzage
from signaal.usecases.vernietigen import (
    Vernietigd,
    haal_uitstel_weg,
    houd_signaal,
    reden_van_houden,
    vernietig_signaal,
)
from ui import dates
from ui.look import px
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.message_bar import MessageBar
from ui.widgets.question import Question, TextQuestion
from ui.widgets.settings_page import SettingsPage


class InzageDialog(QDialog):
    """What is known, where it appears, what stood there, who did what."""

    def __init__(self, session: Session, signal: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._signal = signal
        self._kept = False
        self.setWindowTitle(self.tr("Alles over dit signaal"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = MessageBar()
        self.save_button = buttons.secondary(self.tr("Bewaar als pdf…"), "upload-simple")
        self.keep_button = buttons.quiet("")
        self.destroy_button = buttons.quiet(self.tr("Vernietig voorgoed…"), "trash")
        self.page = SettingsPage()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._read()
        self.save_button.clicked.connect(self.save)
        self.keep_button.clicked.connect(self._keep_or_let_go)
        self.destroy_button.clicked.connect(self._ask)
        session.failed.connect(self._tell_failure)
        self.page.setFocus()

    def save(self) -> None:
        """Ask where, and write the page there."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Waar bewaar je dit?"), self.tr("Inzage signaal.pdf"), "*.pdf"
        )
        if chosen:
            path = Path(chosen)
            sentence = self.tr("Bewaard als {}").format(path.name)
            self._session.do_slow(
                bewaar_inzage,
                path,
                self._signal,
                done=lambda _: self.bar.tell(sentence, "good"),
            )

    def _ask(self) -> None:
        question = Question(
            self.tr("Dit signaal voorgoed vernietigen?"),
            self.tr("Vernietig voorgoed"),
            self,
            self.tr("Eén signaal en alles wat erbij hoort. Dit kan niet ongedaan worden gemaakt."),
        )
        question.body.addWidget(
            words.soft(
                self.tr(
                    "Ook de reservekopieën die Signaal zelf maakte, worden bijgewerkt. "
                    "Wat je zelf als bestand bewaarde of op papier hebt, blijft waar het is. "
                    "Wil je het alleen uit de lijsten? Kies dan Verwijder bij het signaal."
                )
            )
        )
        question.yes.setDefault(False)
        question.no.setFocus()
        if question.agreed():
            self.destroy_button.setEnabled(False)
            self.bar.tell(self.tr("We vernietigen het, ook in de reservekopieën…"))
            self._session.do_slow(
                vernietig_signaal, self._signal, done=self._destroyed, writes=True
            )

    def _destroyed(self, gone: Vernietigd) -> None:
        """Nothing is left to show; only a backup that lags behind is told."""
        if gone.reserve is not None and not gone.reserve.overgeslagen:
            self.accept()
            return
        for button in (self.save_button, self.keep_button, self.destroy_button):
            button.setEnabled(False)
        self.bar.tell(
            self.tr(
                "Het signaal is vernietigd. In een reservekopie kan het nog staan: "
                "kijk bij Instellingen, Bewaren."
            ),
            "ask",
        )

    def _keep_or_let_go(self) -> None:
        """Leave it out when its year goes, with a reason; or no longer."""
        if self._kept:
            self._session.do(haal_uitstel_weg, str(self._signal))
        else:
            asked = TextQuestion(
                self._session,
                self.tr("Dit signaal langer bewaren"),
                self.tr("Bewaar langer"),
                self,
                label=self.tr("Waarom bewaren jullie dit langer?"),
                sentence=self.tr(
                    "Gaat het jaar van dit signaal weg, dan blijft dit ene staan. "
                    "Op 1 januari vraagt Signaal het opnieuw."
                ),
            )
            if not asked.kept(
                self._session,
                lambda: self._session.do(houd_signaal, self._signal, asked.text()) is not None,
            ):
                return
        self._read()

    def _read(self) -> None:
        """Show what is known now, on a fresh page."""
        known = self._session.read(lees_inzage, self._signal)
        if known is None:
            return
        self._kept = self._session.read(reden_van_houden, self._signal) is not None
        self.keep_button.setText(
            self.tr("Niet langer bewaren") if self._kept else self.tr("Bewaar langer…")
        )
        fresh = SettingsPage()
        fresh.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fresh.setAccessibleName(self.windowTitle())
        self._column.replaceWidget(self.page, fresh)
        self.page.deleteLater()
        self.page = fresh
        self._show(known)

    def _show(self, known: Inzage) -> None:
        part = self.page.part
        facts = [(fact.naam, fact.tekst) for fact in known.feiten]
        part(known.titel, "", _pairs(facts))
        if known.erbij:
            part(self.tr("Wat erbij hoort"), "", _pairs([(f.naam, f.tekst) for f in known.erbij]))
        if known.waar:
            part(self.tr("Waar het in staat"), "", *(_text(line) for line in known.waar))
        if known.eerder:
            old = [(self._when(v.moment, v.wie, v.naam), v.tekst) for v in known.eerder]
            part(self.tr("Wat er eerst stond"), "", _pairs(old))
        acts = [(self._when(d.moment, d.wie), d.wat) for d in known.daden]
        part(self.tr("Wie deed wat"), "", _pairs(acts))
        self.page.close_off()

    def _when(self, moment: datetime, *rest: str) -> str:
        here = moment.astimezone()
        day = f"{dates.short_day(here.date())} {here.year} {dates.clock(here.time())}"
        return ", ".join(part for part in (day, *rest) if part)

    def _lay_out(self) -> None:
        close = buttons.secondary(self.tr("Sluiten"))
        close.clicked.connect(self.reject)
        below = QHBoxLayout()
        below.setSpacing(px(10))
        below.addWidget(self.save_button)
        below.addWidget(self.keep_button)
        below.addWidget(self.destroy_button)
        below.addStretch(1)
        below.addWidget(close)
        column = self._column
        column.setContentsMargins(px(22), px(8), px(22), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.bar)
        column.addWidget(self.page, 1)
        column.addLayout(below)
        room = self.screen().availableGeometry()
        self.resize(min(px(760), room.width() - px(40)), min(px(620), room.height() - px(60)))

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")
        self.destroy_button.setEnabled(True)


def _pairs(rows: Sequence[tuple[str, str]]) -> QWidget:
    """What it is called beside what is known, under each other."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(18))
    grid.setVerticalSpacing(px(4))
    for row, (name, text) in enumerate(rows):
        label = words.soft(name)
        label.setFixedWidth(px(220))
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_text(text), row, 1)
    grid.setColumnStretch(1, 1)
    return made


def _text(text: str) -> QLabel:
    made = words.plain(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
