"""Before a lock: what stands open goes into the archive, and every sheet goes."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from signaal.usecases.zoekhulp import Achtergelaten, Plek, laat_achter
from ui.left_behind import Returning
from ui.session import Session
from ui.widgets.sheets import close_sheets, typed_on_sheets


def put_away(session: Session, code: str, screen: QWidget, unfinished: str) -> None:
    """Keep which screen is shown, where on it, and every text that was typed and not kept.

    ``unfinished`` is the text of a signal that is being changed, or "".
    """
    place = screen.place() if isinstance(screen, Returning) else Plek()
    typed = typed_on_sheets()
    if unfinished:
        typed += ((QCoreApplication.translate("left", "Signaal wijzigen"), unfinished),)
    reader = session.reader
    clean = reader.zonder_persoon if reader is not None else None
    session.read(laat_achter, Achtergelaten(replace(place, scherm=code), typed), clean)
    close_sheets()
