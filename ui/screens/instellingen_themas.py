"""Behind the gear: the themes of the team, and which of their names a board may see."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from signaal.domain.model import Thema
from signaal.usecases.intussen import Getoond
from signaal.usecases.team import lees_team
from signaal.usecases.themas import (
    bespreek_altijd,
    hernoem_thema,
    laat_thema_vervallen,
    markeer_thema,
    voeg_thema_toe,
)
from ui.look import px
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.fold import Fold
from ui.widgets.form_dialog import FormDialog
from ui.widgets.guarded_field import GuardedField
from ui.widgets.row_list import Row, RowList
from ui.widgets.settings_page import SettingsPage


class ThemasPage(SettingsPage):
    """A line for each theme; retired ones are folded away and can come back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.add_button = buttons.secondary(self.tr("Thema erbij"), "plus")
        self.always: dict[str, QCheckBox] = {}
        self.marks: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._retired = RowList(self.tr("Thema erbij"), editable=True)
        self._retired.add_button.hide()
        self._fold = Fold(self.tr("Vervallen thema's"), self._retired)
        self._room = QWidget()
        self._lay_out()
        self.add_button.clicked.connect(partial(self.edit, None))
        self._retired.edit_requested.connect(self._bring_back)
        session.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the themes as they are now."""
        team = self._session.read(lees_team)
        if team is None:
            return
        themes = sorted(team.themas, key=lambda t: t.naam.casefold())
        self._show([t for t in themes if not t.vervallen])
        gone = [t for t in themes if t.vervallen]
        self._retired.show_rows([Row(t.id, t.naam, self.tr("weer gebruiken")) for t in gone])
        self._fold.setVisible(bool(gone))

    def edit(self, theme: Thema | None) -> None:
        """A sheet for the name of a theme; None is a new one."""
        name = GuardedField(self._session, theme.naam if theme else "")
        about = GuardedField(self._session, theme.omschrijving if theme else "")
        shown = Getoond(theme) if theme else None

        def keep() -> bool:
            if shown is None:
                return self._session.do(voeg_thema_toe, name.text(), about.text()) is not None
            verb = partial(hernoem_thema, getoond=shown)
            return self._session.do(verb, shown.waarde.id, name.text(), about.text()) is not None

        title = self.tr("Thema wijzigen") if theme else self.tr("Thema erbij")
        fields = ((self.tr("Naam"), name), (self.tr("Waar gaat het over"), about))
        FormDialog(self._session, title, fields, keep, self).open()

    def _bring_back(self, theme: str) -> None:
        self._session.do(laat_thema_vervallen, theme, False)

    def _show(self, themes: Sequence[Thema]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.always, self.marks = {}, {}
        heads = (self.tr("Thema"), self.tr("Altijd bespreken"), self.tr("Naam mag naar bestuur"))
        for column, head in enumerate(heads):
            self._grid.addWidget(words.small(head), 0, column)
        for row, theme in enumerate(themes, start=1):
            name = words.label(theme.naam)
            name.setToolTip(theme.omschrijving)
            self._grid.addWidget(name, row, 0)
            self.always[theme.id] = self._tick(
                heads[1], theme, theme.altijd_bespreken, bespreek_altijd
            )
            mark = partial(markeer_thema, getoond=theme.naam)
            self.marks[theme.id] = self._tick(heads[2], theme, theme.voor_bestuur, mark)
            middle = Qt.AlignmentFlag.AlignHCenter
            self._grid.addWidget(self.always[theme.id], row, 1, middle)
            self._grid.addWidget(self.marks[theme.id], row, 2, middle)
            self._grid.addWidget(self._tools(theme), row, 3)

    def _tick(self, what: str, theme: Thema, on: bool, verb: Callable[..., Thema]) -> QCheckBox:
        tick = QCheckBox()
        tick.setChecked(on)
        tick.setAccessibleName(f"{theme.naam}: {what.lower()}")
        tick.clicked.connect(lambda wanted: self._session.do(verb, theme.id, wanted))
        return tick

    def _tools(self, theme: Thema) -> QWidget:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        edit = buttons.tool("pencil-simple", self.tr("Wijzig {}").format(theme.naam))
        edit.clicked.connect(partial(self.edit, theme))
        away = buttons.tool("trash", self.tr("Laat {} vervallen").format(theme.naam))
        away.clicked.connect(lambda: self._session.do(laat_thema_vervallen, theme.id, True))
        row.addWidget(edit)
        row.addWidget(away)
        return room

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnStretch(0, 1)
        self._room.setLayout(self._grid)
        self.part(
            self.tr("Jullie thema's"),
            self.tr("Signalen houden hun thema, ook als je het hernoemt of laat vervallen."),
            self.add_button,
            self._room,
            self._fold,
        )
        self.body.setAlignment(self.add_button, Qt.AlignmentFlag.AlignLeft)
        self.close_off()
