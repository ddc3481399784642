"""Behind the gear: who is in the team, which places and which boards."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QLineEdit

from signaal.domain.model import Discipline, Kern, Lid
from signaal.usecases.intussen import Getoond
from signaal.usecases.team import (
    Teamgegevens,
    bewaar_bestuur,
    bewaar_buurtschap,
    bewaar_kern,
    bewaar_lid,
    lees_team,
)
from ui.session import Session
from ui.widgets.chips import ChipRow
from ui.widgets.fields import ChoiceField, choose, number_field
from ui.widgets.form_dialog import FormDialog
from ui.widgets.guarded_field import GuardedField
from ui.widgets.row_list import Row, RowList
from ui.widgets.settings_page import SettingsPage


class TeamPage(SettingsPage):
    """Members, kernen, hamlets and boards; whoever or whatever leaves stays on record."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._team: Teamgegevens | None = None
        self.leden = RowList(self.tr("Lid erbij"))
        self.kernen = RowList(self.tr("Kern erbij"))
        self.hamlets = RowList(self.tr("Buurtschap erbij"))
        self.boards = RowList(self.tr("Bestuur erbij"))
        self.part(self.tr("Jullie team"), "", self.leden)
        self.part(self.tr("Kernen"), "", self.kernen)
        self.part(
            self.tr("Buurtschappen"),
            self.tr("Ook een andere schrijfwijze, zoals “Zld” voor Zeeland."),
            self.hamlets,
        )
        self.part(
            self.tr("Besturen"),
            self.tr("Elk bestuur krijgt een eigen agenda, over de eigen kernen."),
            self.boards,
        )
        self.close_off()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show the team as it is now."""
        team = self._session.read(lees_team)
        if team is None:
            return
        self._team = team
        kernen = {k.id: k.naam for k in team.kernen}
        self.leden.show_rows([Row(x.id, x.naam, self._about_lid(x)) for x in team.leden])
        self.kernen.show_rows([Row(k.id, k.naam, self._about_kern(k)) for k in team.kernen])
        self.hamlets.show_rows(
            [Row(b.id, b.naam, kernen.get(b.kern_id, "")) for b in team.buurtschappen]
        )
        gone = self.tr("vervallen")
        self.boards.show_rows(
            [
                Row(b.id, b.naam, gone if b.vervallen else ", ".join(kernen[k] for k in b.kernen))
                for b in team.besturen
            ]
        )

    def edit_lid(self, lid_id: UUID | None) -> None:
        """A sheet for one member; None is a new one."""
        lid = next((x for x in self._seen().leden if x.id == lid_id), None)
        name = QLineEdit(lid.naam if lid else "")
        seat = ChoiceField()
        for discipline in Discipline:
            seat.addItem(discipline.label, discipline.value)
        choose(seat, lid.discipline.value if lid else None)
        left = QCheckBox(self.tr("Werkt hier niet meer"))
        left.setChecked(bool(lid and lid.vertrokken))
        left.setVisible(lid is not None)
        shown = Getoond(lid) if lid else None

        def keep() -> bool:
            chosen = Discipline(seat.currentData())
            verb = partial(bewaar_lid, lid=lid_id, vertrokken=left.isChecked(), getoond=shown)
            return self._session.do(verb, name.text(), chosen) is not None

        title = self.tr("Lid wijzigen") if lid else self.tr("Lid erbij")
        fields = ((self.tr("Naam"), name), (self.tr("Discipline"), seat), ("", left))
        FormDialog(self._session, title, fields, keep, self).open()

    def edit_kern(self, kern_id: str | None) -> None:
        """A sheet for one kern; None is a new one."""
        kern = next((k for k in self._seen().kernen if k.id == kern_id), None)
        name = GuardedField(self._session, kern.naam if kern else "")
        people = number_field(0, 200_000)
        people.setSpecialValueText(self.tr("niet ingevuld"))
        people.setValue(kern.inwoners or 0 if kern else 0)
        gone = QCheckBox(self.tr("Hoort niet meer bij jullie"))
        gone.setChecked(bool(kern and kern.vervallen))
        gone.setVisible(kern is not None)
        shown = Getoond(kern) if kern else None

        def keep() -> bool:
            done = self._session.do(
                partial(
                    bewaar_kern,
                    kern=kern_id,
                    inwoners=people.value() or None,
                    cbs_code=kern.cbs_code if kern else "",
                    vervallen=gone.isChecked(),
                    getoond=shown,
                ),
                name.text(),
            )
            return done is not None

        title = self.tr("Kern wijzigen") if kern else self.tr("Kern erbij")
        fields = ((self.tr("Naam"), name), (self.tr("Inwoners"), people), ("", gone))
        FormDialog(self._session, title, fields, keep, self).open()

    def edit_hamlet(self, hamlet_id: str | None) -> None:
        """A sheet for one hamlet; None is a new one."""
        team = self._seen()
        hamlet = next((b for b in team.buurtschappen if b.id == hamlet_id), None)
        name = GuardedField(self._session, hamlet.naam if hamlet else "")
        kern = ChoiceField()
        for place in team.kernen:
            kern.addItem(place.naam, place.id)
        choose(kern, hamlet.kern_id if hamlet else None)
        shown = Getoond(hamlet) if hamlet else None

        def keep() -> bool:
            verb = partial(bewaar_buurtschap, buurtschap=hamlet_id, getoond=shown)
            return self._session.do(verb, name.text(), str(kern.currentData())) is not None

        title = self.tr("Buurtschap wijzigen") if hamlet else self.tr("Buurtschap erbij")
        fields = ((self.tr("Naam"), name), (self.tr("Hoort bij"), kern))
        FormDialog(self._session, title, fields, keep, self).open()

    def edit_board(self, board_id: UUID | None) -> None:
        """A sheet for one board; None is a new one."""
        team = self._seen()
        board = next((b for b in team.besturen if b.id == board_id), None)
        name = GuardedField(self._session, board.naam if board else "")
        kernen = ChipRow(self.tr("Kernen"), exclusive=False)
        kernen.set_choices([(k.id, k.naam) for k in team.kernen])
        kernen.choose(board.kernen if board else ())
        gone = QCheckBox(self.tr("Is er niet meer"))
        gone.setChecked(bool(board and board.vervallen))
        gone.setVisible(board is not None)
        shown = Getoond(board) if board else None

        def keep() -> bool:
            verb = partial(
                bewaar_bestuur, bestuur=board_id, vervallen=gone.isChecked(), getoond=shown
            )
            return self._session.do(verb, name.text(), kernen.chosen()) is not None

        title = self.tr("Bestuur wijzigen") if board else self.tr("Bestuur erbij")
        fields = ((self.tr("Naam"), name), (self.tr("Kernen"), kernen), ("", gone))
        FormDialog(self._session, title, fields, keep, self).open()

    def _seen(self) -> Teamgegevens:
        if self._team is None:
            raise LookupError("the team could not be read")
        return self._team

    def _about_lid(self, lid: Lid) -> str:
        left = self.tr("werkt hier niet meer")
        return f"{lid.discipline.label} · {left}" if lid.vertrokken else lid.discipline.label

    def _about_kern(self, kern: Kern) -> str:
        if kern.vervallen:
            return self.tr("hoort niet meer bij jullie")
        return self.tr("{} inwoners").format(kern.inwoners) if kern.inwoners else ""

    def _connect(self) -> None:
        for rows, edit in (
            (self.leden, self.edit_lid),
            (self.kernen, self.edit_kern),
            (self.hamlets, self.edit_hamlet),
            (self.boards, self.edit_board),
        ):
            rows.add_requested.connect(partial(edit, None))
            rows.edit_requested.connect(edit)
        self._session.changed.connect(self.reload)
