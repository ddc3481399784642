"""Reads along while a signal is typed: what points at a person, which themes it may be about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from ui.session import Session
from ui.widgets.message_slot import MessageSlot
from ui.widgets.signal_text import Mark, SignalText
from ui.widgets.theme_picker import ThemePicker

if TYPE_CHECKING:  # the reader brings word lists and numpy; it is handed in when it is loaded
    from signaal.usecases.meelezen import Meelezer, Meelezing

    from signaal.text.privacy import Vondst


class ReadAlong(QObject):
    """Between the text, the slot below it and the theme picker; silent until it has a reader.

    ``proposed`` are the themes that were offered for the text of now, best first.
    """

    read = QtSignal()

    def __init__(
        self, session: Session, text: SignalText, slot: MessageSlot, themes: ThemePicker
    ) -> None:
        super().__init__(text)
        self._session = session
        self._text = text
        self._slot = slot
        self._themes = themes
        self._reader: Meelezer | None = None
        self._reading: Meelezing | None = None
        self._telling = False
        self.proposed: tuple[str, ...] = ()
        text.paused.connect(self.read_now)

    def set_reader(self, reader: "Meelezer") -> None:
        """From now on this one reads."""
        self._reader = reader
        self.read_now()

    def read_now(self) -> None:
        """Have the text read in the background; :attr:`read` follows unless it changed by then."""
        if self._reader is not None:
            reader, text = self._reader, self._text.toPlainText()
            self._session.do_slow(lambda _: reader.lees_mee(text), done=self._show)

    def stop_sentence(self) -> str:
        """Why the text of now may not be saved, or "" when it may or is not read yet."""
        stops = [vondst for vondst in self._findings() if vondst.stop]
        return stops[0].waarom if stops else ""

    def replace(self) -> bool:
        """Write the proposal in place of the finding that is shown; False when there is none."""
        if self._reader is None or not (findings := self._findings()):
            return False
        finding = self._first(findings)
        self._text.write(self._reader.vervang(self._text.toPlainText(), finding))
        self.read_now()
        return True

    def _not_a_name(self) -> None:
        if self._reader is None or not (findings := self._findings()):
            return
        finding = self._first(findings)
        word = self._text.toPlainText()[finding.begin : finding.eind]
        self._session.read(self._reader.geen_naam, word)
        self._text.setFocus()
        self.read_now()
        reader = self._reader

        def undo() -> None:
            self._session.read(reader.toch_een_naam, word)
            self._text.setFocus()
            self.read_now()

        self._slot.tell(self.tr("Onthouden."), "good", ((self.tr("Maak ongedaan"), undo),))
        self._telling = False

    def _show(self, reading: "Meelezing") -> None:
        if reading.tekst != self._text.toPlainText():
            return
        self._reading = reading
        self.proposed = reading.suggesties
        self._themes.propose(reading.suggesties)
        self._text.mark([Mark(v.begin, v.eind, v.stop) for v in reading.vondsten])
        if reading.vondsten:
            self._tell(reading.vondsten)
        elif self._telling:
            self._telling = False
            self._slot.rest()
        self.read.emit()

    def _tell(self, findings: "tuple[Vondst, ...]") -> None:
        finding = self._first(findings)
        sentence = finding.waarom
        if finding.vervang_door:
            sentence += " " + self.tr("Schrijf liever: “{}”.").format(finding.vervang_door)
        actions = [(self.tr("Vervang (Ctrl+1)"), self._replace_and_return)]
        if not finding.stop and finding.soort in {"NAAM", "INITIALEN"}:
            actions.append((self.tr("Geen naam"), self._not_a_name))
        self._telling = True
        self._slot.tell(sentence, "stop" if finding.stop else "ask", tuple(actions))

    def _replace_and_return(self) -> None:
        self.replace()
        self._text.setFocus()

    def _findings(self) -> "tuple[Vondst, ...]":
        if self._reading is None or self._reading.tekst != self._text.toPlainText():
            return ()
        return self._reading.vondsten

    @staticmethod
    def _first(findings: "tuple[Vondst, ...]") -> "Vondst":
        return min(findings, key=lambda v: (not v.stop, v.begin))
