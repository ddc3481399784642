"""What a hand does to a bundle: merge, split, move, rename, pin. Each asks what it needs first."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from signaal.domain.model import Bundel, Signaal
from signaal.usecases.bundelen import (
    hernoem_bundel,
    neem_kernen_samen,
    splits_bundel,
    verplaats_signaal,
    voeg_bundels_samen,
    zet_bundel_vast,
)
from signaal.usecases.intussen import Getoond
from signaal.usecases.overleg import Overlegbeeld
from ui import dates
from ui.models import phrases
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Choice, PickQuestion, TextQuestion


class BundleMenu(QMenu):
    """The menu "Bundel". Give it what is on the screen with :meth:`show_bundle`."""

    def __init__(self, session: Session, steps: Steps, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._steps = steps
        self._asker = parent
        self._view: Overlegbeeld | None = None
        self._bundle: Bundel | None = None
        self._picked: tuple[Signaal, ...] = ()
        self.merge_action = self._action(self.tr("Samenvoegen met…"), self.merge)
        self.split_action = self._action(self.tr("Splitsen…"), self.split)
        self.move_action = self._action(self.tr("Signaal verplaatsen…"), self.move_signal)
        self.rename_action = self._action(self.tr("Hernoemen…"), self.rename)
        self.pin_action = self._action(self.tr("Vastzetten op de agenda"), self.pin)

    def show_bundle(self, view: Overlegbeeld, bundle: Bundel) -> None:
        """Act on this bundle from now on."""
        self._view, self._bundle = view, bundle
        self.merge_action.setEnabled(len(view.bundels) > 1)
        self.split_action.setEnabled(bundle.aantal > 1)
        self.move_action.setEnabled(len(view.bundels) > 1 and bundle.aantal > 0)
        self.pin_action.setEnabled(not bundle.vastgezet)

    def show_picked(self, signals: tuple[Signaal, ...]) -> None:
        """The signals that are picked in the list: where splitting and moving begin."""
        self._picked = signals

    def merge(self) -> None:
        """Ask with which, and put them into this one."""
        if self._view is None or self._bundle is None:
            return
        question = PickQuestion(
            self.tr("Samenvoegen met {}").format(self._bundle.naam.tekst),
            self.tr("Voeg samen"),
            self._asker,
            self._others(),
            label=self.tr("Welke bundels horen hierbij?"),
            sentence=self.tr("Ook signalen die later binnenkomen, gaan dan mee."),
        )
        if keys := question.ask():
            said = self.tr("Samengevoegd: {}").format(self._bundle.naam.tekst)
            keys = [self._bundle.sleutel, *keys]
            self._steps.do(said, voeg_bundels_samen, self._steps.overleg, keys)

    def combine(self) -> None:
        """Take the same theme in the other kernen along; asks nothing."""
        if self._bundle is not None:
            said = self.tr("Kernen samengenomen: {}").format(self._bundle.naam.tekst)
            self._steps.do(said, neem_kernen_samen, self._steps.overleg, self._bundle.sleutel)

    def split(self) -> None:
        """Ask which signals go and what the new bundle is called."""
        if self._bundle is None:
            return
        picked = {s.id for s in self._picked}
        naming = GuardedField(self._session)
        question = PickQuestion(
            self.tr("Splitsen: {}").format(self._bundle.naam.tekst),
            self.tr("Splits af"),
            self._asker,
            [Choice(str(s.id), _line(s), s.id in picked) for s in self._bundle.signalen],
            label=self.tr("Welke signalen gaan naar de nieuwe bundel?"),
            naming=(self.tr("Hoe heet de nieuwe bundel?"), naming),
        )
        about, signals = (self._steps.overleg, self._bundle.sleutel), self._bundle.signalen

        def keep() -> Task:
            keys, name = question.picked(), naming.text()
            ids = [s.id for s in signals if str(s.id) in keys]
            said = self.tr("Afgesplitst: {}").format(name)
            return self._steps.do(said, splits_bundel, *about, ids, name)

        question.kept(self._session, keep)

    def move_signal(self) -> None:
        """Ask which signal (the picked one when there is one) and to where."""
        bundle = self._bundle
        if self._view is None or bundle is None:
            return
        signals = self._picked[:1] or self._ask_signal(bundle)
        if not signals:
            return
        question = PickQuestion(
            self.tr("Signaal verplaatsen"),
            self.tr("Verplaats"),
            self._asker,
            self._others(),
            label=self.tr("Naar welke bundel?"),
            several=False,
            sentence=_line(signals[0]),
        )
        if keys := question.ask():
            overleg = self._steps.overleg
            said = self.tr("Signaal verplaatst")
            self._steps.do(said, verplaats_signaal, overleg, signals[0].id, bundle.sleutel, keys[0])

    def rename(self) -> None:
        """Ask the new name."""
        if self._bundle is None:
            return
        question = TextQuestion(
            self._session,
            self.tr("Hernoemen"),
            self.tr("Bewaar"),
            self._asker,
            label=self.tr("Hoe heet deze bundel?"),
            text=self._bundle.naam.tekst,
            sentence=self.tr("Een bestuur ziet deze naam pas als je hem daarvoor aanvinkt."),
        )
        about = self._steps.overleg, self._bundle.sleutel
        shown = Getoond(self._bundle.naam.tekst)

        def keep() -> Task:
            said = self.tr("Hernoemd: {}").format(question.text())
            return self._steps.do(said, hernoem_bundel, *about, question.text(), shown)

        question.kept(self._session, keep)

    def pin(self) -> None:
        """Keep this bundle on the agenda, whatever the numbers say."""
        if self._bundle is not None:
            said = self.tr("Vastgezet: {}").format(self._bundle.naam.tekst)
            self._steps.do(said, zet_bundel_vast, self._steps.overleg, self._bundle.sleutel)

    def _ask_signal(self, bundle: Bundel) -> tuple[Signaal, ...]:
        question = PickQuestion(
            self.tr("Signaal verplaatsen"),
            self.tr("Verder"),
            self._asker,
            [Choice(str(s.id), _line(s)) for s in bundle.signalen],
            label=self.tr("Welk signaal?"),
            several=False,
        )
        keys = question.ask() or []
        return tuple(s for s in bundle.signalen if str(s.id) in keys)

    def _others(self) -> list[Choice]:
        if self._view is None or self._bundle is None:
            return []
        return [
            Choice(b.sleutel, f"{b.naam.tekst} · {phrases.signals(b.aantal)}")
            for b in self._view.bundels
            if b.sleutel != self._bundle.sleutel
        ]

    def _action(self, text: str, what: Callable[[], None]) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda: what())
        self.addAction(made)
        return made


def _line(signal: Signaal) -> str:
    text = " ".join(signal.tekst.split())
    cut = text if len(text) <= 90 else f"{text[:89]}…"
    return f"{dates.day(signal.datum)} · {cut}"
