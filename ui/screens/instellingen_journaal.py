"""Behind the gear: who did what when. Acts only, never what was in them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from signaal.domain.model import Journaalregel
from signaal.usecases.wie_deed_wat import list_journaal
from ui import dates
from ui.look import px
from ui.models.signalen_model import sentence_case
from ui.session import Session
from ui.widgets.settings_page import SettingsPage


class JournaalPage(SettingsPage):
    """The newest acts; one line an act, however many things it touched."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.tr("Wie deed wat"))
        self.table.setHorizontalHeaderLabels([self.tr("Wanneer"), self.tr("Wie"), self.tr("Wat")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setMinimumHeight(px(240))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(34))
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.part(
            self.tr("Wie deed wat"),
            self.tr("Wat er met het archief gebeurde, zonder de inhoud."),
        )
        self.body.addWidget(self.table, 1)
        self.reload()

    def reload(self) -> None:
        """Show the newest acts."""
        acts = _joined(self._session.read(list_journaal) or [])
        self.table.setRowCount(len(acts))
        for row, (act, times) in enumerate(acts):
            local = act.moment.astimezone()
            what = sentence_case(act.handeling.replace("_", " "))
            texts = (
                f"{dates.full_day(local.date())}, {local:%H:%M}",
                act.wie,
                what if times == 1 else f"{what} ({times})",
            )
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))


def _joined(lines: list[Journaalregel]) -> list[tuple[Journaalregel, int]]:
    """Lines of one act of one person at one moment as one, with how many there were."""
    joined: list[tuple[Journaalregel, int]] = []
    for line in lines:
        last = joined[-1][0] if joined else None
        if last is not None and (last.moment, last.wie, last.handeling) == (
            line.moment,
            line.wie,
            line.handeling,
        ):
            joined[-1] = (last, joined[-1][1] + 1)
        else:
            joined.append((line, 1))
    return joined
