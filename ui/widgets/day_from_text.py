"""The day named in an agreement stands in its day field, as long as nobody chose another."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from signaal.domain.dag_in_tekst import dag_in_tekst
from ui.dates import from_qdate, to_qdate
from ui.session import Session
from ui.widgets.fields import DateField
from ui.widgets.guarded_field import GuardedField


class DayFromText(QObject):
    """``label`` says where the day comes from while it does."""

    def __init__(self, session: Session, text: GuardedField, day: DateField, label: QLabel) -> None:
        super().__init__(text)
        self._session = session
        self._text, self._day, self._label = text, day, label
        self._name = label.text()
        self.begin()
        text.changed.connect(self._read)
        day.dateChanged.connect(self._tell)

    def begin(self) -> None:
        """The day of now is what stands there until the text names one."""
        self._usual = self._put = from_qdate(self._day.date())
        self._found = False
        self._tell()

    def _read(self) -> None:
        if from_qdate(self._day.date()) != self._put:
            return  # somebody chose it
        found = dag_in_tekst(self._text.text(), self._session.today)
        self._found = found is not None
        self._put = found or self._usual
        self._day.setDate(to_qdate(self._put))
        self._tell()

    def _tell(self) -> None:
        mine = self._found and from_qdate(self._day.date()) == self._put
        said = self.tr("{} (uit je tekst)").format(self._name) if mine else self._name
        self._label.setText(said)
