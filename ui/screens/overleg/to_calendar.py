"""A file for people's own calendar: one meeting, or the coming ones."""

from functools import partial

from PySide6.QtWidgets import QWidget

from signaal.domain.model import Overleg
from signaal.usecases.kalender import bewaar_in_kalender
from ui.session import Session
from ui.widgets.message_bar import MessageBar
from ui.widgets.ways_out import ask_where, tell_saved


def to_calendar(
    session: Session, home: QWidget, bar: MessageBar, meeting: Overleg, *, series: bool
) -> None:
    """Ask where and write it; that it is there is told in ``bar``."""
    name = home.tr("Overleg drie-eenheid {}.ics").format(meeting.datum.isoformat())
    if series:
        name = home.tr("Overleg drie-eenheid.ics")
    path = ask_where(home, name, home.tr("Agenda (*.ics)"))
    if path is not None:
        wanted = None if series else meeting.id
        session.do_slow(bewaar_in_kalender, path, wanted, done=partial(tell_saved, bar))
