"""Before a lock: what stands open goes into the archive, and every sheet goes."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from signaal.usecases.zoekhulp import Achtergelaten, Plek
from ui.left_behind import Returning, leave
from ui.session import Session
from ui.widgets.sheets import close_sheets, typed_on_sheets


def put_away(
    session: Session, code: str, screen: QWidget, unfinished: tuple[tuple[str, str], ...]
) -> None:
    """Keep which screen is shown, where on it, and every text that was typed and not kept.

    ``unfinished`` is what stands half done on the screens themselves.
    """
    place = screen.place() if isinstance(screen, Returning) else Plek()
    typed = (*typed_on_sheets(), *unfinished)
    leave(session, Achtergelaten(replace(place, scherm=code), typed))
    close_sheets()
