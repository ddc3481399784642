"""Reads along while somebody types: what points at a person, which themes it may be about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.domain.model import Signaal
from signaal.usecases.bureau import Bureau
from ui import dates
from ui.session import Session
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.message_slot import MessageSlot
from ui.widgets.signal_text import Mark, SignalText
from ui.widgets.theme_picker import ThemePicker

if TYPE_CHECKING:  # the reader brings word lists and numpy; it is handed in when it is loaded
    from signaal.text.privacy import Vondst
    from signaal.text.themas import Suggestie
    from signaal.usecases.meelezen import Meelezing

#: Of a signal that looks alike, so many letters are shown.
_SHOWN = 70


class ReadAlong(QObject):
    """Between the text, the slot below it and the theme picker; silent until there is a reader.

    A text that gets no themes has no picker.

    ``proposed`` are the themes that were offered for the text of now, best first; ``alike_in`` is
    the kern in which to look for signals that say nearly the same, "" is nowhere.
    """

    read = QtSignal()

    def __init__(
        self,
        session: Session,
        text: SignalText | GuardedLine,
        slot: MessageSlot,
        themes: ThemePicker | None = None,
    ) -> None:
        super().__init__(text)
        self._session = session
        self._text = text
        self._slot = slot
        self._themes = themes
        self._reading: Meelezing | None = None
        self._telling = False
        self._refused = ""
        self.proposed: tuple[str, ...] = ()
        self.alike_in = ""
        text.paused.connect(self.read_now)
        text.replace_pressed.connect(self.replace)
        text.no_name_pressed.connect(self.not_a_name)
        session.reader_ready.connect(self.read_now)

    def read_now(self) -> None:
        """Have the text read in the background; :attr:`read` follows unless it changed by then."""
        reader = self._session.reader
        if reader is None:
            return
        text, kern = self._text.content(), self.alike_in

        def read(bureau: Bureau) -> "tuple[Meelezing, list[Signaal]]":
            reading = reader.lees_mee(bureau, text)
            return reading, reader.lijkt_op(bureau, text, kern) if kern else []

        self._session.do_slow(read, done=self._show)

    def catch_up(self) -> None:
        """Read the text of now here and at once when its last words were not read yet; a few ms."""
        reader, text = self._session.reader, self._text.content()
        if reader is None or (self._reading is not None and self._reading.tekst == text):
            return
        reading = self._session.read(reader.lees_mee, text)
        if reading is not None:
            self._take_in(reading)

    def let_go(self) -> None:
        """The text is done with: what the slot tells from now on is not ours to take away."""
        self._telling = False

    def refuse(self) -> bool:
        """Say why the text of now is not saved and what to do; False when it may, or is not read.

        That nothing was saved stands there until the text is another one.
        """
        findings = self._findings()
        if not any(finding.stop for finding in findings):
            return False
        self._refused = self._text.content()
        self._tell(findings)
        return True

    def replace(self) -> bool:
        """Write the proposal in place of the finding that is shown; False when there is none."""
        reader = self._session.reader
        if reader is None or not (findings := self._findings()):
            return False
        finding = self._first(findings)
        self._text.write(reader.vervang(self._text.content(), finding))
        self.read_now()
        return True

    def not_a_name(self) -> None:
        """The finding that is shown is no name in this team; nothing when it can only be one."""
        reader = self._session.reader
        if reader is None or not (findings := self._findings()):
            return
        finding = self._first(findings)
        if not _may_be_a_word(finding):
            return
        words = reader.naam_in(self._text.content(), finding)
        entry = self._session.read(reader.geen_namen.zet, words)
        self._text.setFocus()
        if entry is None:
            return
        self.read_now()

        def undo() -> None:
            self._session.read(reader.geen_namen.haal_af, entry.code)
            self._text.setFocus()
            self.read_now()

        self._slot.tell(self.tr("Onthouden."), "good", ((self.tr("Maak ongedaan"), undo),))
        self._telling = False

    def _show(self, read: "tuple[Meelezing, list[Signaal]]") -> None:
        reading, alike = read
        if reading.tekst != self._text.content():
            return
        self._take_in(reading)
        self._text.mark([Mark(v.begin, v.eind, v.stop) for v in reading.vondsten])
        if reading.vondsten:
            self._tell(reading.vondsten)
        elif alike:
            self._tell_alike(alike[0])
        elif self._telling:
            self._telling = False
            self._slot.rest()
        self.read.emit()

    def _take_in(self, reading: "Meelezing") -> None:
        self._reading = reading
        self.proposed = tuple(s.thema for s in reading.suggesties)
        if self._themes is not None:
            self._themes.propose({s.thema: self._reason(s) for s in reading.suggesties})

    def _reason(self, suggestion: "Suggestie") -> str:
        """Why this theme is proposed."""
        reasons = []
        if suggestion.herkend_aan:
            seen = ", ".join(suggestion.herkend_aan)
            reasons.append(self.tr("Herkend aan: {}.").format(seen))
        if suggestion.geleerd:
            reasons.append(self.tr("Zo kozen jullie eerder."))
        return " ".join(reasons)

    def _tell(self, findings: "tuple[Vondst, ...]") -> None:
        finding = self._first(findings)
        sentence = finding.waarom
        if self._refused == self._text.content():
            sentence = self.tr("Er is niets bewaard.") + " " + sentence
        if finding.vervang_door:
            sentence += " " + self.tr("Schrijf liever: “{}”.").format(finding.vervang_door)
            actions = [(self.tr("Vervang (Ctrl+1)"), self._replace_and_return)]
        else:
            sentence += " " + self.tr("Laat het weg.")
            actions = [(self.tr("Haal weg (Ctrl+1)"), self._replace_and_return)]
        if self._themes is not None and finding.soort == "TELEFOON":
            called = self.tr("Wil je terugbellen? Zet dat aan bij Meer: het nummer komt daarna.")
            sentence += " " + called
        if _may_be_a_word(finding):
            actions.append((self.tr("Geen naam (Ctrl+2)"), self.not_a_name))
        self._telling = True
        self._slot.tell(sentence, "stop" if finding.stop else "ask", tuple(actions))

    def _tell_alike(self, signal: Signaal) -> None:
        when = dates.recent(signal.datum, self._session.today)
        text = " ".join(signal.tekst.split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        self._telling = True
        self._slot.tell(self.tr("Lijkt op een signaal van {}: “{}”").format(when, shown))

    def _replace_and_return(self) -> None:
        self.replace()
        self._text.setFocus()

    def _findings(self) -> "tuple[Vondst, ...]":
        if self._reading is None or self._reading.tekst != self._text.content():
            return ()
        return self._reading.vondsten

    @staticmethod
    def _first(findings: "tuple[Vondst, ...]") -> "Vondst":
        return min(findings, key=lambda v: (not v.stop, v.begin))


def _may_be_a_word(finding: "Vondst") -> bool:
    return not finding.stop and finding.soort in {"NAAM", "INITIALEN"}
