"""Before a lock: what stands open goes into the archive. After it: you are where you were."""

from dataclasses import replace
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from signaal.usecases.zoekhulp import Achtergelaten, Plek, laat_achter, neem_op
from ui.look import px
from ui.session import Session
from ui.widgets.question import Question
from ui.widgets.sheets import typed_on_sheets


@runtime_checkable
class Returning(Protocol):
    """A screen on which one can be somewhere."""

    def place(self) -> Plek:
        """Where the user is."""

    def return_to(self, place: Plek) -> None:
        """Be there again."""


def leave_behind(session: Session, code: str, screen: QWidget, unfinished: str) -> None:
    """Keep which screen is shown, where on it, and every text that was typed and not kept."""
    place = screen.place() if isinstance(screen, Returning) else Plek()
    typed = typed_on_sheets()
    if unfinished:
        typed += ((QCoreApplication.translate("left", "Signaal wijzigen"), unfinished),)
    reader = session.reader
    clean = reader.zonder_persoon if reader is not None else None
    session.read(laat_achter, Achtergelaten(replace(place, scherm=code), typed), clean)


def take_up(session: Session) -> Achtergelaten:
    """What was left behind; nothing when there is nothing."""
    return session.read(neem_op) or Achtergelaten()


class LeftTexts(Question):
    """Shows what was typed on sheets that the lock closed, to copy from."""

    def __init__(self, typed: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(
            self.tr("Dit had je nog niet bewaard"),
            self.tr("Gezien"),
            parent,
            self.tr("Signaal ging op slot terwijl je dit typte. Kopieer wat je nodig hebt."),
        )
        self.fields: list[QPlainTextEdit] = []
        for where, text in typed:
            field = QPlainTextEdit(text)
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
            field.setFixedHeight(px(72))
            self.add(where, field)
            self.fields.append(field)
        self.no.hide()
