"""The gear: the pages behind it, in their order, and what they ask of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from ui.laptop import Laptop
from ui.session import Session

if TYPE_CHECKING:  # loaded when it is wanted
    from ui.later import Later
    from ui.screens.instellingen import InstellingenDialog
    from ui.sharing import Sharing

_LATER = Qt.ConnectionType.QueuedConnection


class Gear(QObject):
    """``closed``: show what is true now. ``text_size_changed``: measure anew.

    ``import_requested``, ``waiting_requested``: a list, or its rows that wait. ``restore_ready``
    carries a backup to put back, ``rekey_requested`` the passphrase. ``sharing`` is None where
    nothing is shared, as in the example.
    """

    closed = QtSignal()
    text_size_changed = QtSignal()
    import_requested = QtSignal()
    waiting_requested = QtSignal()
    restore_ready = QtSignal(object)
    rekey_requested = QtSignal(str)

    def __init__(
        self,
        session: Session,
        laptop: Laptop,
        load_later: Callable[[], "Later"],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._laptop = laptop
        self._load_later = load_later
        self._window = window
        self.sharing: Sharing | None = None

    def open(self) -> None:
        """Where one comes in by the gear itself."""
        self._open()

    def open_data(self) -> None:
        """On the tab with the tally keys."""
        self._open(self._load_later().data)

    def open_sharing(self) -> None:
        """On the tab about colleagues."""
        self._open(self._load_later().sharing_page)

    def _open_anew(self) -> None:
        """In the size of text that was just chosen, with the keyboard where it was."""
        self._open().appearance.text.focus_chosen()

    def _open(self, at: type[QWidget] | None = None) -> "InstellingenDialog":
        dialog = self._load_later().settings(self._laptop, self._window)
        dialog.text_size_changed.connect(self.text_size_changed)
        dialog.text_size_changed.connect(dialog.accept)
        dialog.text_size_changed.connect(self._open_anew, _LATER)
        pages = self._pages(dialog)
        for page, title in pages:
            dialog.add_page(page, title)
        for page, _ in pages:
            if at is not None and isinstance(page, at):
                dialog.tabs.setCurrentWidget(page)
        dialog.finished.connect(self.closed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _pages(self, dialog: "InstellingenDialog") -> list[tuple[QWidget, str]]:
        later, session = self._load_later(), self._session
        data = later.data(session)
        data.import_requested.connect(dialog.accept)
        data.import_requested.connect(self.import_requested, _LATER)
        data.waiting_requested.connect(dialog.accept)
        data.waiting_requested.connect(self.waiting_requested, _LATER)
        backups = later.backups(session)
        backups.restore_ready.connect(dialog.accept)
        backups.restore_ready.connect(self.restore_ready)
        access = later.access(session, self._laptop)
        access.rekey_requested.connect(self.rekey_requested)
        shared: list[tuple[QWidget, str]] = []
        if self.sharing is not None:
            page = later.sharing_page(session, self.sharing.exchanger)
            page.choose_requested.connect(self.sharing.choose)
            shared = [(page, self.tr("Delen"))]
        return [
            (later.team(session), self.tr("Team en besturen")),
            (later.meetings(session), self.tr("Overleg")),
            (later.themes(session), self.tr("Thema's")),
            (later.offers(session), self.tr("Aanbod en partners")),
            (later.reading(session), self.tr("Meelezen")),
            (data, self.tr("Gegevens")),
            *shared,
            (later.keeping(session), self.tr("Bewaren")),
            (backups, self.tr("Reservekopieën")),
            (access, self.tr("Toegang")),
            (later.acts(session), self.tr("Wie deed wat")),
        ]
