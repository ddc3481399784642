"""The window of an open archive: navigation and every connect between screens, on one page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from signaal.usecases.archief import kijk_journaal_na
from signaal.usecases.brieven import Ingenomen
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuws import begin_te_kijken, lees_nieuws, markeer_gezien
from signaal.usecases.zoekhulp import Achtergelaten, Plek
from ui.gear import Gear
from ui.laptop import Laptop
from ui.left_behind import Returning, leave, take_up, unfinished_on
from ui.lists import Lists
from ui.notices import Notices
from ui.screens.loggen import LoggenScreen
from ui.session import Session
from ui.side_facts import SideFacts
from ui.widgets.dropped_list import dropped_list
from ui.widgets.floating_bar import FloatingBar
from ui.widgets.navigation import LOCK_KEY, Destination, Navigation
from ui.widgets.sharing_line import SharingLine
from ui.window_size import open_as_left

if TYPE_CHECKING:  # loaded beside the window, see main
    from signaal.usecases.meelezen import Meelezer
    from ui.companions import Companions
    from ui.later import Later
    from ui.screens.signalen import SignalenScreen

#: The window paints and takes its first keys before anything else is loaded (ms).
_SETTLE_MS = 150
_LOGGEN, _SIGNALEN, _OVERLEG, _OPEN = "loggen", "signalen", "overleg", "open punten"
_BACK = "terugblik"


class Screen(Protocol):
    """What the window asks of every screen."""

    def reload(self) -> None:
        """Show what is true now; called when the screen becomes visible and after a change."""


class MainWindow(QMainWindow):
    """Shows one screen at a time, each built at its first visit. ``closed``: the user is done.

    ``lock_requested``: put the archive on lock. ``rekey_requested`` carries the passphrase.
    ``restore_requested``: a backup that lies ready takes its place. ``rescue_requested``: the
    archive is damaged, mend it.

    ``example``: nothing real belongs here, and the window says so.
    """

    closed = QtSignal()
    lock_requested = QtSignal()
    rekey_requested = QtSignal(str)
    restore_requested = QtSignal(object)
    rescue_requested = QtSignal()

    def __init__(
        self,
        session: Session,
        laptop: Laptop,
        load_later: Callable[[], "Later"],
        *,
        example: bool = False,
    ) -> None:
        super().__init__()
        self._session = session
        self._laptop = laptop
        self._load_later = load_later
        self._example = example
        self._places: tuple[tuple[Destination, Callable[[], QWidget]], ...] = (
            (Destination(_LOGGEN, self.tr("Loggen"), "note-pencil", "Ctrl+L"), self._build_loggen),
            (Destination(_SIGNALEN, self.tr("Signalen"), "list-bullets", "F2"), self._build_list),
            (Destination(_OVERLEG, self.tr("Overleg"), "users-three", "F3"), self._build_meeting),
            (Destination(_OPEN, self.tr("Open punten"), "check-square", "F4"), self._build_open),
            (Destination(_BACK, self.tr("Terugblik"), "calendar-dots", "F5"), self._build_back),
        )
        self._screens: dict[str, QWidget] = {}
        self.companions: Companions | None = None
        self.notices = Notices(self)
        self.lists = Lists(session, load_later, self)
        self.gear = Gear(session, laptop, load_later, self)
        self._facts = SideFacts(session, load_later, self, example=example)
        self.setWindowTitle(self.tr("Signaal: voorbeeldteam") if example else "Signaal")
        self.setMinimumSize(760, 560)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        open_as_left(self, laptop.habits.geometry)
        QTimer.singleShot(_SETTLE_MS, self._after_first_paint)

    def go_to(self, code: str) -> QWidget:
        """Show the screen ``code``, built now if this is the first visit."""
        if code not in self._screens:
            build = next(build for place, build in self._places if place.code == code)
            self._screens[code] = build()
            self.stack.addWidget(self._screens[code])
        self._code = code
        self.navigation.show_current(code)
        self.stack.setCurrentWidget(self._screens[code])
        self._reload_current()
        return self._screens[code]

    def log_now(self) -> None:
        """Bring Loggen forward from anywhere, with the keyboard in the text."""
        screen = cast("LoggenScreen", self.go_to(_LOGGEN))
        if self.isMinimized() or not self.isVisible():
            self.showNormal()
        if not self.isActiveWindow():
            self.raise_()
            self.activateWindow()
        screen.begin()

    def measure_anew(self) -> None:
        """Build the screens again for another text size; what was typed stays, or is shown."""
        self.stack.hide()
        self._keep_draft()
        unfinished = unfinished_on(self._screens.values())
        self._build()
        if unfinished:
            self._load_later().left_texts(unfinished, self).open()
        self._facts.ask()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.setFocus()  # a field that is left keeps what was typed in it
        self.stack.hide()  # and a screen that is left keeps what was half agreed
        self._keep_draft()
        if unfinished := unfinished_on(self._screens.values()):
            leave(self._session, Achtergelaten(getypt=unfinished))
        self._leave()
        super().closeEvent(event)
        self.closed.emit()

    def _leave(self) -> None:
        self._laptop.keep(geometry=bytes(self.saveGeometry().toHex().data()).decode())
        if self.companions is not None:
            self.companions.stop()
        self._session.close()

    @property
    def busy(self) -> bool:
        """Whether work is under way that a lock would cut off."""
        return self._session.busy

    def put_away(self) -> None:
        """Show nothing any more; what was typed is in the archive. The window is done with."""
        self.setFocus()
        self._keep_draft()
        self.stack.hide()
        unfinished = unfinished_on(self._screens.values())
        put_away = self._load_later().put_away
        put_away(self._session, self._code, self._current(), unfinished)
        self.hide()
        self._leave()

    def take_up(self, came_in: Ingenomen) -> None:
        """After a lock: be where the user was, and tell what came in meanwhile."""
        left = take_up(self._session)
        if left.plek.scherm and left.plek.scherm != _LOGGEN:
            screen = self.go_to(left.plek.scherm)
            if isinstance(screen, Returning):
                screen.return_to(left.plek)
            screen.setFocus()
        self.notices.tell_came_in(came_in)
        if left.getypt:
            self._load_later().left_texts(left.getypt, self).open()

    def take_letters_in(self, verb: Callable[[Bureau], Ingenomen]) -> None:
        """Once the first keys are taken, take in what was written while the archive was locked."""

        def show(came_in: Ingenomen) -> None:
            if came_in.signalen:
                self._session.changed.emit()
            self.notices.tell_came_in(came_in)

        QTimer.singleShot(_SETTLE_MS, self, lambda: self._session.do_slow(verb, done=show))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_list(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := dropped_list(event)) is not None:
            event.acceptProposedAction()
            self.lists.bring_in(path)

    def _show_all_about(self, signal: UUID) -> None:
        self._load_later().about_signal(self._session, signal, self).open()

    def _choose(self, about: str) -> None:
        if self.gear.sharing is not None:
            self.gear.sharing.choose(about)

    def _show_news(self) -> None:
        news = self._session.read(lees_nieuws)
        if news is None:
            return
        self._session.do(markeer_gezien, news)
        screen = cast("SignalenScreen", self.go_to(_SIGNALEN))
        screen.show_news(news.signalen)
        self._forget_news()
        screen.setFocus()

    def _look_over(self, ids: tuple[UUID, ...]) -> None:
        screen = cast("SignalenScreen", self.go_to(_SIGNALEN))
        screen.return_to(Plek())
        screen.setFocus()
        screen.look_over(ids)

    def _forget_news(self) -> None:
        if self.gear.sharing is not None:
            self.gear.sharing.looked()

    def _build(self) -> None:
        """Everything inside the window, measured for the text size of now."""
        self._screens = {}
        self.navigation = Navigation([place for place, _ in self._places])
        self.navigation.offer(_BACK, False)
        self.navigation.chosen.connect(self._visit)
        self.navigation.settings_requested.connect(self.gear.open)
        self.navigation.lock_requested.connect(self.lock_requested)
        self.navigation.lock.setVisible(not self._example)
        self.stack = QStackedWidget()
        self.sharing_line = SharingLine()
        room, right = QWidget(), QWidget()
        inside = QVBoxLayout(room)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.stack)
        self.message = FloatingBar(room, 760)
        self.notices.show_on(self.message)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(room, 1)
        column.addWidget(self.sharing_line)
        whole = QWidget()
        whole.setObjectName("page")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)
        self._facts.show_on(self.navigation)
        if self.gear.sharing is not None:
            self.gear.sharing.show_on(self.sharing_line)
        cast("LoggenScreen", self.go_to(_LOGGEN)).begin()

    def _build_loggen(self) -> QWidget:
        screen = LoggenScreen(self._session, self._laptop, self._load_later)
        screen.colleagues_requested.connect(self._show_news)
        screen.tally_requested.connect(self.gear.open_data)
        return screen

    def _build_list(self) -> QWidget:
        screen = self._load_later().signalen(self._session)
        screen.import_requested.connect(self.lists.choose)
        screen.waiting_requested.connect(self.lists.show_waiting)
        screen.inzage_requested.connect(self._show_all_about)
        screen.choose_requested.connect(self._choose)
        return screen

    def _build_meeting(self) -> QWidget:
        return self._load_later().overleg(self._session)

    def _build_open(self) -> QWidget:
        return self._load_later().open_punten(self._session)

    def _build_back(self) -> QWidget:
        return self._load_later().terugblik(self._session)

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self._session.arrived.connect(self._show_now)
        self._facts.can_look_back.connect(self._offer_to_look_back)
        self.gear.closed.connect(self._reload_current)
        self.gear.text_size_changed.connect(self.measure_anew)
        self.gear.import_requested.connect(self.lists.choose)
        self.gear.waiting_requested.connect(self.lists.show_waiting)
        self.gear.restore_ready.connect(self.restore_requested)
        self.gear.rekey_requested.connect(self.rekey_requested)
        self.lists.closed.connect(self._reload_current)
        self.notices.look_requested.connect(self._look_over)
        self.notices.rescue_requested.connect(self.rescue_requested)
        self._session.failed.connect(self.notices.tell_failure)
        for place, _ in self._places:
            shortcut = QShortcut(QKeySequence(place.key), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(partial(self._visit, place.code))
        if not self._example:
            lock = QShortcut(QKeySequence(LOCK_KEY), self)
            lock.setContext(Qt.ShortcutContext.ApplicationShortcut)
            lock.activated.connect(self.lock_requested)
        bring_in = QShortcut(QKeySequence("Ctrl+I"), self)
        bring_in.activated.connect(self.lists.choose)

    def _visit(self, code: str) -> None:
        self.notices.rest()
        if code == _LOGGEN:
            self.log_now()
        else:
            self.go_to(code).setFocus()
        if code == _SIGNALEN:
            self._forget_news()

    def _changed(self) -> None:
        self.notices.renew()
        self._show_now()

    def _show_now(self) -> None:
        """What is true now; what is said, typed, chosen and scrolled to stays."""
        self._reload_current()
        self._facts.reload()

    def _offer_to_look_back(self, yes: bool) -> None:
        self.navigation.offer(_BACK, yes)

    def _reload_current(self) -> None:
        cast("Screen", self._current()).reload()

    def _current(self) -> QWidget:
        return self._screens[self._code]

    def _keep_draft(self) -> None:
        cast("LoggenScreen", self._screens[_LOGGEN]).keep_draft()

    def _after_first_paint(self) -> None:
        """What may come a moment later: reading along, and the feast days of the countdown."""
        self._session.read(begin_te_kijken)
        self._session.reader_ready.connect(self._watch_over)
        self._session.do_slow(self._make_reader, done=self._session.set_reader)
        self._facts.ask()
        self.companions = self._load_later().companions(self._session, self, example=self._example)
        self.companions.log_requested.connect(self.log_now)
        self.companions.locked.connect(self.lock_requested)
        self.companions.not_backed_up.connect(self.notices.tell_no_backup)
        self.companions.damaged.connect(self.notices.tell_damage)
        if (sharing := self.companions.sharing) is not None:
            sharing.gear_requested.connect(self.gear.open_sharing)
            sharing.show_on(self.sharing_line)
            self.gear.sharing = sharing

    def _watch_over(self) -> None:
        """Follow the journal from its first link, when nothing else waits for the machine."""
        self._session.watch(kijk_journaal_na)

    def _make_reader(self, bureau: Bureau) -> "Meelezer":
        return self._load_later().make_reader(bureau)
