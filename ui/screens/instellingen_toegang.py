"""Behind the gear: what opens the archive, and when it goes on lock."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QCheckBox, QWidget

from signaal.usecases.bureau import Bureau
from signaal.usecases.herstelblad import bewaar_herstelblad
from signaal.usecases.sleutels import (
    Vorige,
    eis_wachtwoord,
    huidige_herstelcode,
    lees_toegang,
    nieuwe_herstelcode,
    noteer_herstelcode,
    onthoud_op_deze_laptop,
    verwijder_herstelcode,
    wijzig_wachtwoord,
    zet_terug,
)
from ui.laptop import Laptop
from ui.session import Session
from ui.widgets import buttons
from ui.widgets.chips import ChipRow
from ui.widgets.flow import FlowLayout
from ui.widgets.key_dialogs import NewCodeDialog, PassphraseDialog
from ui.widgets.message_bar import MessageBar
from ui.widgets.navigation import LOCK_KEY
from ui.widgets.question import Question
from ui.widgets.settings_page import SettingsPage

_MINUTES = (5, 10, 15, 30, 0)


class ToegangPage(SettingsPage):
    """Every act has a way back, or asks first. ``rekey_requested``: another key for the archive,
    with the passphrase that was asked for it.
    """

    rekey_requested = QtSignal(str)

    def __init__(self, session: Session, laptop: Laptop) -> None:
        super().__init__()
        self._session = session
        self._laptop = laptop
        self.passphrase_button = buttons.secondary(self.tr("Wijzig het wachtwoord"))
        self.code_button = buttons.secondary(self.tr("Maak een nieuwe herstelcode"), "printer")
        self.drop_button = buttons.quiet(self.tr("Haal de herstelcode weg"))
        self.key_button = buttons.secondary(self.tr("Maak een nieuwe sleutel"))
        self.remember = QCheckBox(self.tr("Onthoud op deze laptop"))
        self.after = ChipRow(self.tr("Vanzelf op slot"))
        self.bar = MessageBar()
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show what opens the archive now."""
        access = self._session.read(lees_toegang)
        if access is None:
            return
        self.remember.setChecked(access.laptop)
        self.drop_button.setVisible(access.herstelcode)
        self.passphrase_button.setEnabled(access.wachtwoord)

    def change_passphrase(self) -> None:
        """Ask the old one and a new one; the archive is not touched when the old one is wrong."""
        dialog = PassphraseDialog(
            self.tr("Wachtwoord wijzigen"), self.tr("Wijzig het wachtwoord"), self
        )

        def run(now: str, fresh: str) -> None:
            task = self._session.do_slow(wijzig_wachtwoord, now, fresh, done=done, writes=True)
            task.refused.connect(dialog.refuse)

        def done(was: Vorige | None) -> None:
            dialog.accept()
            self._tell_done(
                self.tr("Je nieuwe wachtwoord geldt."),
                was,
                self.tr("Zet het oude wachtwoord terug"),
                self.tr("Je oude wachtwoord geldt weer; het nieuwe niet meer."),
            )

        dialog.given.connect(run)
        self._open(dialog)

    def make_code(self) -> None:
        """A new code; the old sheet stays good until the new one was kept."""
        was = self._session.read(huidige_herstelcode)
        code = self._session.do(nieuwe_herstelcode)
        if code is None:
            return
        dialog = NewCodeDialog(code, self)

        def save(bureau: Bureau, place: str) -> bool:
            bewaar_herstelblad(bureau, code, Path(place))
            return True

        def keep_page(place: str) -> None:
            if self._session.do(save, place):
                dialog.code.tell_saved(place)

        def back() -> None:
            if was is None:
                self._session.do(verwijder_herstelcode)
            else:
                self._session.do(zet_terug, was)

        def note(copied: bool) -> None:
            self._session.read(lambda b: noteer_herstelcode(b, gekopieerd=copied))

        dialog.code.taken.connect(note)
        dialog.save_requested.connect(keep_page)
        self._session.failed.connect(lambda told: dialog.bar.tell(told, "stop"))
        dialog.rejected.connect(back)
        dialog.accepted.connect(
            lambda: self._tell_done(
                self.tr("Je nieuwe herstelcode geldt."),
                was,
                self.tr("Zet de oude herstelcode terug"),
                self.tr("Je oude herstelcode geldt weer; de nieuwe niet meer."),
            )
        )
        self._open(dialog)

    def drop_code(self) -> None:
        """No sheet any more, after a question."""
        sure = Question(
            self.tr("Herstelcode weghalen?"),
            self.tr("Haal weg"),
            self,
            self.tr("Ben je daarna je wachtwoord kwijt, dan kan niemand het archief openen."),
        )

        def drop() -> None:
            was = self._session.do(verwijder_herstelcode)
            if was is not None:
                self._tell_done(
                    self.tr("Er is geen herstelcode meer."),
                    was,
                    self.tr("Zet de herstelcode terug"),
                    self.tr("Je herstelcode geldt weer."),
                )

        sure.accepted.connect(drop)
        self._open(sure)

    def ask_new_key(self) -> None:
        """The passphrase once more, then the window makes way."""
        dialog = PassphraseDialog(
            self.tr("Een nieuwe sleutel"),
            self.tr("Maak een nieuwe sleutel"),
            self,
            self.tr("Daarna krijg je ook een nieuwe herstelcode. Je wachtwoord blijft."),
            fresh=False,
        )

        def check(now: str, _: str) -> None:
            def right(_: object) -> None:
                dialog.accept()
                self.rekey_requested.emit(now)

            task = self._session.do_slow(eis_wachtwoord, now, done=right)
            task.refused.connect(dialog.refuse)

        dialog.given.connect(check)
        self._open(dialog)

    def _open(self, dialog: Question) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell_done(self, sentence: str, was: Vorige | None, undo: str, undone: str) -> None:
        """``undo`` says what the way back does, ``undone`` what opens the archive then."""

        def back() -> None:
            if was is not None and self._session.do(zet_terug, was) is not None:
                self.bar.tell(undone)

        actions: tuple[tuple[str, Callable[[], object]], ...] = ()
        if was is not None:
            actions = ((undo, back),)
        self.bar.tell(sentence, "good", actions)

    def _remember(self, wanted: bool) -> None:
        done = self._session.do(onthoud_op_deze_laptop, wanted)
        if wanted and not done:
            self.bar.tell(self.tr("Deze laptop kan niets onthouden; je wachtwoord blijft nodig."))
        self.reload()

    def _keep_minutes(self) -> None:
        self._laptop.keep(lock_after=int(self.after.chosen()[0]))

    def _lay_out(self) -> None:
        never = (("0", self.tr("Nooit")),)
        minutes = tuple((str(m), self.tr("{} minuten").format(m)) for m in _MINUTES if m)
        self.after.set_choices(minutes + never)
        self.after.choose([str(self._laptop.habits.lock_after)])
        self.body.addWidget(self.bar)
        self.part(
            self.tr("Wachtwoord"),
            self.tr("Daarmee gaat jullie archief open. Niemand anders kent het."),
            _side_by_side(self.passphrase_button),
        )
        self.part(
            self.tr("Herstelcode"),
            self.tr("Een code op papier, voor als je het wachtwoord kwijt bent."),
            _side_by_side(self.code_button, self.drop_button),
        )
        self.part(
            self.tr("Deze laptop"),
            self.tr(
                "Signaal opent dan vanzelf als je het start. Na een slot vraagt het je wachtwoord."
            ),
            self.remember,
        )
        said = self.tr("Na zo lang zonder toets of muis, en als het scherm van je laptop op slot")
        key = self.tr("gaat. Zelf op slot doen: {}.").format(LOCK_KEY)
        self.part(self.tr("Vanzelf op slot"), f"{said} {key}", self.after)
        self.part(
            self.tr("Nieuwe sleutel"),
            self.tr(
                "Denk je dat iemand je bestanden en je wachtwoord heeft? Versleutel het archief"
            )
            + " "
            + self.tr("dan opnieuw. Oude reservekopieën houden hun oude sleutel."),
            _side_by_side(self.key_button),
        )
        self.close_off()

    def _connect(self) -> None:
        self.passphrase_button.clicked.connect(self.change_passphrase)
        self.code_button.clicked.connect(self.make_code)
        self.drop_button.clicked.connect(self.drop_code)
        self.key_button.clicked.connect(self.ask_new_key)
        self.remember.clicked.connect(self._remember)
        self.after.changed.connect(self._keep_minutes)
        self._session.changed.connect(self.reload)
        self._session.failed.connect(lambda told: self.bar.tell(told, "stop"))


def _side_by_side(*widgets: QWidget) -> QWidget:
    room = QWidget()
    flow = FlowLayout(room)
    for widget in widgets:
        flow.addWidget(widget)
    return room
