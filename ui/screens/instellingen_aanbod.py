"""Behind the gear: partners to pass on to, and what already exists in the villages."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from signaal.domain.model_besluit import Initiatief
from signaal.usecases.doorverwijzen import bewaar_partner, list_partners
from signaal.usecases.initiatieven import (
    Initiatiefinvoer,
    bewaar_initiatief,
    laat_vervallen,
    list_initiatieven,
)
from signaal.usecases.initiatievenlijst import (
    Initiatievenplan,
    in_woorden,
    lees_initiatieven,
    voer_initiatieven_in,
)
from signaal.usecases.intussen import Getoond
from signaal.usecases.team import Teamgegevens, lees_team
from ui.session import Session
from ui.widgets import buttons
from ui.widgets.chips import ChipRow
from ui.widgets.flow import FlowLayout
from ui.widgets.form_dialog import FormDialog
from ui.widgets.guarded_field import GuardedField
from ui.widgets.message_bar import MessageBar
from ui.widgets.row_list import Row, RowList
from ui.widgets.settings_page import SettingsPage

#: So many rows that were left are named; the rest is counted.
_NAMED = 6


class AanbodPage(SettingsPage):
    """Every change holds at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._team: Teamgegevens | None = None
        self._known: dict[UUID, Initiatief] = {}
        self.bar = MessageBar()
        self.offers = RowList(self.tr("Initiatief erbij"), removable=True)
        self.bring_in = buttons.secondary(self.tr("Haal een lijst binnen"), "download-simple")
        self.partners = RowList(self.tr("Partner erbij"), removable=True)
        self.body.addWidget(self.bar)
        self.part(
            self.tr("Wat er al is"),
            self.tr("Het beweegcafé, de klussendienst, de duofiets. Je ziet het bij een bundel."),
            self.offers,
            _to_the_left(self.bring_in),
        )
        self.part(
            self.tr("Partners"),
            self.tr("Aan wie jullie iets doorgeven. Een nieuwe naam komt er vanzelf bij."),
            self.partners,
        )
        self.close_off()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show what is known now."""
        team = self._session.read(lees_team)
        offers = self._session.read(list_initiatieven)
        partners = self._session.read(list_partners)
        if team is None or offers is None or partners is None:
            return
        self._team = team
        self._known = {i.id: i for i in offers}
        self.offers.show_rows([Row(i.id, i.naam.tekst, self._about(i, team)) for i in offers])
        self.partners.show_rows([Row(p.id, p.naam) for p in partners])

    def edit_offer(self, offer_id: UUID | None) -> None:
        """A sheet for one initiative; None is a new one."""
        if self._team is None:
            return
        old = self._known.get(offer_id) if offer_id else None
        name = GuardedField(self._session, old.naam.tekst if old else "", most=200)
        themes = ChipRow(self.tr("Thema's"), exclusive=False)
        living = [t for t in self._team.themas if not t.vervallen]
        themes.set_choices([(t.id, t.naam) for t in sorted(living, key=lambda t: t.naam)])
        themes.choose(old.themas if old else ())
        kernen = ChipRow(self.tr("Kernen"), exclusive=False)
        kernen.set_choices([(k.id, k.naam) for k in self._team.kernen if not k.vervallen])
        kernen.choose(old.kernen if old else ())
        organiser = GuardedField(self._session, old.organisator if old else "", most=200)
        people = GuardedField(self._session, old.doelgroep if old else "", most=200)
        when = GuardedField(self._session, old.wanneer if old else "", most=200)
        shown = Getoond(old) if old else None

        def keep() -> bool:
            invoer = Initiatiefinvoer(
                name.text(), themes.chosen(), kernen.chosen(), organiser.text(), people.text(),
                when.text(),
            )  # fmt: skip
            verb = partial(bewaar_initiatief, initiatief=offer_id, getoond=shown)
            return self._session.do(verb, invoer) is not None

        title = self.tr("Initiatief wijzigen") if old else self.tr("Initiatief erbij")
        fields = (
            (self.tr("Naam"), name),
            (self.tr("Thema's"), themes),
            (self.tr("Kernen (geen is: overal)"), kernen),
            (self.tr("Wie organiseert het?"), organiser),
            (self.tr("Voor wie?"), people),
            (self.tr("Wanneer?"), when),
        )
        FormDialog(self._session, title, fields, keep, self).open()

    def edit_partner(self, partner_id: UUID | None) -> None:
        """A sheet for one partner; None is a new one."""
        known = {p.id: p for p in self._session.read(list_partners) or ()}
        old = known.get(partner_id) if partner_id else None
        name = GuardedField(self._session, old.naam if old else "", most=200)
        shown = Getoond(old) if old else None

        def keep() -> bool:
            verb = partial(bewaar_partner, partner=partner_id, getoond=shown)
            return self._session.do(verb, name.text()) is not None

        title = self.tr("Partner wijzigen") if old else self.tr("Partner erbij")
        FormDialog(self._session, title, ((self.tr("Naam"), name),), keep, self).open()

    def read_list(self, path: Path) -> None:
        """Bring in the list at ``path``; what is not clear is told by its row."""
        self._session.do_slow(lees_initiatieven, path, done=self._keep_list)

    def _keep_list(self, plan: Initiatievenplan) -> None:
        kept = self._session.do(voer_initiatieven_in, plan)
        if kept is None:
            return
        said = [self.tr("{} erbij").format(kept)]
        if plan.dubbel:
            said.append(self.tr("{} stonden er al").format(plan.dubbel))
        left = plan.overgeslagen
        if left:
            named = in_woorden(left[:_NAMED])
            more = len(left) - _NAMED
            tail = self.tr(", en nog {}").format(more) if more > 0 else ""
            said.append(self.tr("niet meegenomen: {}{}").format(named, tail))
        self.bar.tell("; ".join(said) + ".", "ask" if left else "good")

    def _choose_list(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Lijst van wat er al is"),
            "",
            self.tr("Lijst (*.xlsx *.csv *.ods)"),
        )
        if chosen:
            self.read_list(Path(chosen))

    def _remove_partner(self, partner_id: UUID) -> None:
        known = {p.id: p for p in self._session.read(list_partners) or ()}
        if (old := known.get(partner_id)) is not None:
            shown = Getoond(replace(old, vervallen=True))
            back = partial(bewaar_partner, naam=old.naam, partner=old.id, getoond=shown)
            gone = partial(bewaar_partner, partner=old.id, vervallen=True, getoond=Getoond(old))
            if self._session.do(gone, old.naam) is not None:
                self._tell_removed(old.naam, partial(self._session.do, back))

    def _remove_offer(self, offer_id: UUID) -> None:
        name = self._known[offer_id].naam.tekst
        if self._session.do(laat_vervallen, offer_id) is not None:
            back = partial(laat_vervallen, initiatief=offer_id, vervallen=False)
            self._tell_removed(name, partial(self._session.do, back))

    def _tell_removed(self, name: str, back: "partial[object]") -> None:
        said = self.tr("Van de lijst: {}").format(name)
        self.bar.tell(said, "good", ((self.tr("Zet terug"), back),))

    def _about(self, offer: Initiatief, team: Teamgegevens) -> str:
        themes = {t.id: t.naam for t in team.themas}
        kernen = {k.id: k.naam for k in team.kernen}
        parts = (
            ", ".join(themes.get(t, t) for t in offer.themas),
            ", ".join(kernen.get(k, k) for k in offer.kernen) or self.tr("overal"),
            offer.organisator,
            offer.doelgroep,
            offer.wanneer,
        )
        return " · ".join(part for part in parts if part)

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")

    def _connect(self) -> None:
        self.offers.add_requested.connect(lambda: self.edit_offer(None))
        self.offers.edit_requested.connect(self.edit_offer)
        self.offers.remove_requested.connect(self._remove_offer)
        self.partners.add_requested.connect(lambda: self.edit_partner(None))
        self.partners.edit_requested.connect(self.edit_partner)
        self.partners.remove_requested.connect(self._remove_partner)
        self.bring_in.clicked.connect(self._choose_list)
        self._session.changed.connect(self.reload)
        self._session.failed.connect(self._tell_failure)


def _to_the_left(button: QPushButton) -> QWidget:
    room = QWidget()
    FlowLayout(room).addWidget(button)
    return room
