"""The table for the funder: which year, where, and it is there."""

from functools import partial

from PySide6.QtWidgets import QWidget

from signaal.usecases.financiersblad import bewaar_financierstabel, list_jaren
from ui.session import Session
from ui.widgets import words
from ui.widgets.fields import ChoiceField
from ui.widgets.message_bar import MessageBar
from ui.widgets.question import Question
from ui.widgets.ways_out import ask_where, tell_saved


def ask_funder_table(session: Session, home: QWidget, bar: MessageBar) -> None:
    """Ask the year and the place, and write it; what came of it is told in ``bar``."""
    years = session.read(list_jaren)
    if years is None:
        return
    if not years:
        bar.tell(home.tr("Er is nog geen periode voorbij om over te vertellen."), seconds=10)
        return
    year = YearQuestion(years, home).ask()
    if year is None:
        return
    name = home.tr("Signalen {}.xlsx").format(year)
    path = ask_where(home, name, home.tr("Excel (*.xlsx);;csv (*.csv)"))
    if path is not None:
        session.do_slow(bewaar_financierstabel, path, year, done=partial(tell_saved, bar))


class YearQuestion(Question):
    """Which of these years; says beforehand that what is told stays told."""

    def __init__(self, years: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(
            parent.tr("Tabel voor de financier"),
            parent.tr("Maak de tabel"),
            parent,
            parent.tr("Aantallen per thema, kern en periode. Minder dan vijf wordt <5."),
        )
        self.year = ChoiceField()
        for year in years:
            self.year.addItem(str(year), year)
        self.add(self.tr("Over welk jaar?"), self.year)
        told = self.tr(
            "Alleen periodes die voorbij zijn. Wat je nu geeft, staat vast: een latere tabel zegt "
            "over die periodes hetzelfde."
        )
        self.body.addWidget(words.small(told))

    def ask(self) -> int | None:
        """The year; None when it was let be."""
        return int(self.year.currentData()) if self.agreed() else None
