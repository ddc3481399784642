"""The signal that is being typed outlives a lock, a shut window and a laptop without power."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from signaal.usecases.signalen import Signaalinvoer, lees_signalen
from signaal.usecases.vergeten import is_vergeten
from signaal.usecases.zoekhulp import Concept, bewaar_concept, lees_concept, wis_concept
from ui.session import Session
from ui.widgets.signal_form import SignalForm

#: It is kept this long (ms) after the last change.
_PAUSE_MS = 1000


class Draft(QObject):
    """What stands in ``form``. ``taken_back`` is the logged signal it was before, if any.

    ``came_back``: the text of before stands in the form; ``destroyed``: no longer, nor anywhere.
    """

    came_back = QtSignal()
    destroyed = QtSignal()

    def __init__(self, session: Session, form: SignalForm, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._form = form
        self.taken_back: UUID | None = None
        self._kept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """It was changed: keep it soon."""
        self._timer.start()

    def keep_if_changed(self) -> None:
        """Keep it now, when it was changed a moment ago."""
        if self._timer.isActive():
            self.keep()

    def keep(self) -> None:
        """As it stands in the form; without a text there is nothing to keep."""
        self._timer.stop()
        value = self._form.value()
        if not value.tekst:
            self._forget()
            return
        draft = Concept(
            tekst=value.tekst,
            kern=value.kern,
            themas=value.themas,
            bron=value.bron,
            datum=value.datum,
            spoed=value.spoed,
            nabellen=value.nabellen,
            gedaan=value.gedaan,
            buurtschap=value.buurtschap,
            signaal=self.taken_back,
        )
        reader = self._session.reader
        self._session.read(bewaar_concept, draft, reader.zonder_persoon if reader else None)
        self._kept = self._session.read(is_vergeten) is False

    def take_up(self) -> None:
        """Put what was kept back in the form; ``came_back`` when there was something."""
        draft = self._session.read(lees_concept)
        if draft is None or not draft.tekst.strip():
            return
        self.taken_back, self._kept = draft.signaal, True
        self._form.fill(
            Signaalinvoer(
                tekst=draft.tekst,
                kern=draft.kern,
                themas=draft.themas,
                bron=draft.bron,
                datum=draft.datum,
                spoed=draft.spoed,
                nabellen=draft.nabellen,
                gedaan=draft.gedaan,
                buurtschap=draft.buurtschap,
            )
        )
        self._timer.stop()
        self.came_back.emit()

    def drop(self) -> None:
        """The form is empty and nothing of it is kept."""
        self._form.clear()
        self._timer.stop()
        self._forget()

    def go_with_its_signal(self, *, on_screen: bool) -> None:
        """What is typed about a signal goes when that one is destroyed.

        Without ``on_screen`` something else stands in the form: that is left alone.
        """
        if not self._is_gone():
            return
        if on_screen:
            self.drop()
            self.destroyed.emit()
        else:
            self._forget()

    def _is_gone(self) -> bool:
        if self.taken_back is not None:
            found = self._session.read(lees_signalen, [self.taken_back])
            if found == []:  # else it is there, or nobody can say
                return True
        # What was typed after it was kept is something else again, and is kept soon.
        still = self._kept and not self._timer.isActive()
        return still and self._session.read(is_vergeten) is True

    def _forget(self) -> None:
        self.taken_back, self._kept = None, False
        self._session.read(wis_concept)
