"""Behind the gear: what reading along need not ask any more, and what it learned."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from signaal.usecases.geen_naam import GeenNaam
from signaal.usecases.leren import onthoud_geleerd, vergeet_geleerd, vergeten_op
from ui import dates
from ui.look import px
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.message_bar import MessageBar
from ui.widgets.row_list import Row, RowList
from ui.widgets.settings_page import SettingsPage


class MeelezenPage(SettingsPage):
    """The "geen naam" list and forgetting; whatever is done here can be taken back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.bar = MessageBar()
        self.word = QLineEdit()
        self.word.setAccessibleName(self.tr("Een woord dat geen naam is"))
        self.word.setPlaceholderText(self.tr("Typ een woord"))
        self.word.setMaximumWidth(px(280))
        self.put_button = buttons.secondary(self.tr("Zet erop"))
        self.told = words.soft("")
        self.entries = RowList("", editable=False, removable=True)
        self.entries.add_button.hide()
        self.share = QCheckBox(self.tr("Deel deze lijst met je collega's"))
        self.share_told = words.small(
            self.tr(
                "Dan vraagt Signaal ook op hun laptops niet meer naar deze woorden. Zij zien niet "
                "welke woorden het zijn."
            )
        )
        self.learned = words.plain("")
        self.forget_button = buttons.secondary(self.tr("Vergeet wat je leerde"))
        self.again_button = buttons.quiet(self.tr("Leer weer van alle signalen"))
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show the list and what was learned as they are now."""
        reader = self._session.reader
        for widget in (self.word, self.forget_button, self.share):
            widget.setEnabled(reader is not None)
        forgotten = self._session.read(vergeten_op)
        self.again_button.setVisible(forgotten is not None)
        if reader is None:
            self.learned.setText(self.tr("Signaal is nog aan het laden."))
            self._judge()
            return
        entries = self._session.read(reader.geen_namen.lijst) or ()
        self.share.setChecked(bool(self._session.read(reader.geen_namen.is_gedeeld)))
        self.entries.show_rows([self._row(entry) for entry in entries])
        self._judge()
        self._session.do_slow(reader.aantal_geleerd, done=self._tell_learned)

    def put(self) -> None:
        """Put the typed word on the list, or take it off when it is there."""
        reader = self._session.reader
        if reader is None or not self.put_button.isEnabled():
            return
        if code := reader.geen_namen.zoek(self.word.text()):
            self._take_off(code)
        elif (entry := self._session.do(reader.geen_namen.zet, self.word.text())) is not None:
            off = partial(self._session.do, reader.geen_namen.haal_af, entry.code)
            said = self.tr("“{}” staat op de lijst.").format(entry.woord)
            self.bar.tell(said, "good", ((self.tr("Maak ongedaan"), partial(self._undo, off)),))
        self.word.clear()
        self.word.setFocus()

    def _take_off(self, code: object) -> None:
        reader = self._session.reader
        if reader is None:
            return
        self._session.do(reader.geen_namen.haal_af, str(code))
        back = partial(self._session.do, reader.geen_namen.zet_terug, str(code))
        said = self.tr("Van de lijst gehaald. Signaal vraagt er weer naar.")
        self.bar.tell(said, "good", ((self.tr("Maak ongedaan"), partial(self._undo, back)),))

    def _share(self, wanted: bool) -> None:
        if (reader := self._session.reader) is not None:
            self._session.do(reader.geen_namen.deel, wanted)

    def _forget(self) -> None:
        before = self._session.do(vergeet_geleerd)
        if before is not None:
            back = partial(self._session.do, onthoud_geleerd, before)
            said = self.tr("Vergeten. Signaal leert weer van wat jullie vanaf nu kiezen.")
            self.bar.tell(said, "good", ((self.tr("Maak ongedaan"), partial(self._undo, back)),))

    def _learn_again(self) -> None:
        self._session.do(onthoud_geleerd, "")
        self.bar.tell(self.tr("Signaal leert weer van al jullie signalen."), "good")
        self.forget_button.setFocus()

    def _undo(self, step: partial[object]) -> None:
        step()
        self.bar.tell(self.tr("Ongedaan gemaakt."))

    def _row(self, entry: GeenNaam) -> Row:
        day = ""
        if entry.moment is not None:
            day = dates.long_day(entry.moment.astimezone().date(), self._session.today)
        about = self.tr("{}, door {}").format(day, entry.wie) if entry.wie else day
        if entry.woord:
            return Row(entry.code, entry.woord, about)
        return Row(entry.code, self.tr("Een woord van {}").format(about or self.tr("vroeger")))

    def _judge(self) -> None:
        """Say whether the typed word is on the list."""
        reader, word = self._session.reader, self.word.text().strip()
        self.put_button.setEnabled(bool(word) and reader is not None)
        listed = reader is not None and bool(word) and bool(reader.geen_namen.zoek(word))
        self.put_button.setText(self.tr("Haal eraf") if listed else self.tr("Zet erop"))
        if not word:
            self.told.setText("")
        elif listed:
            self.told.setText(self.tr("Dit woord staat op de lijst."))
        else:
            self.told.setText(self.tr("Dit woord staat niet op de lijst."))

    def _tell_learned(self, count: int) -> None:
        told = {
            0: self.tr("Signaal leerde nog niets van jullie."),
            1: self.tr("Signaal leerde van 1 signaal welk thema jullie kiezen."),
        }.get(count, self.tr("Signaal leerde van {} signalen welk thema jullie kiezen."))
        self.learned.setText(told.format(count))

    def _lay_out(self) -> None:
        self.body.addWidget(self.bar)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self.word, 1)
        row.addWidget(self.put_button)
        row.addWidget(self.told, 1)
        self.part(
            self.tr("Geen naam"),
            self.tr(
                "Woorden waar Signaal op deze laptop niet meer naar vraagt. Ze worden onleesbaar "
                "bewaard: na een herstart zie je alleen nog wie een woord erop zette. Bij een "
                "agenda voor een bestuur kijkt Signaal er toch naar."
            ),
            line,
            self.entries,
            self.share,
            self.share_told,
        )
        below = QWidget()
        across = QHBoxLayout(below)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(10))
        across.addWidget(self.forget_button)
        across.addWidget(self.again_button)
        across.addStretch(1)
        self.part(
            self.tr("Voorstellen voor een thema"),
            self.tr(
                "Kies je een ander thema dan Signaal voorstelt, dan onthoudt het dat. Haal je een "
                "signaal weg, dan vergeet Signaal wat het daarvan leerde."
            ),
            self.learned,
            below,
        )
        self.close_off()

    def _connect(self) -> None:
        self.word.textChanged.connect(self._judge)
        self.word.returnPressed.connect(self.put)
        self.put_button.clicked.connect(self.put)
        self.entries.remove_requested.connect(self._take_off)
        self.share.clicked.connect(self._share)
        self.forget_button.clicked.connect(self._forget)
        self.again_button.clicked.connect(self._learn_again)
        self._session.changed.connect(self.reload)
        self._session.reader_ready.connect(self.reload)
        self._session.failed.connect(self._tell_failure)

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")
