"""What is loaded once the log screen accepts keys: all that brings numpy, word lists or length.

Only main imports this module, when the window asks for it; others name it in annotations.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from signaal.domain.model import Importvraag, Overleg, Signaal
from signaal.usecases.archief import Wachtwoord, open_archief
from signaal.usecases.bureau import Bureau
from signaal.usecases.demo import DEMO_WACHTWOORD, demo_nu, demo_vandaag, maak_demo
from signaal.usecases.herstellen import Klaargezet, wissel_naar
from signaal.usecases.importvragen import list_importvragen
from signaal.usecases.meelezen import Meelezer, maak_meelezer
from signaal.usecases.overlegreeks import komend_overleg
from signaal.usecases.terugblik import heeft_terugblik
from ui.companions import Companions
from ui.first_start import FirstStart
from ui.putting_away import put_away
from ui.rekey import Rekey
from ui.rescue import Rescue
from ui.screens.importeren import ImporterenDialog, WachtendeRegelsDialog, choose_list
from ui.screens.instellingen import InstellingenDialog
from ui.screens.instellingen_aanbod import AanbodPage
from ui.screens.instellingen_bewaren import BewarenPage
from ui.screens.instellingen_delen import DelenPage
from ui.screens.instellingen_gegevens import GegevensPage
from ui.screens.instellingen_journaal import JournaalPage
from ui.screens.instellingen_meelezen import MeelezenPage
from ui.screens.instellingen_overleg import OverlegPage
from ui.screens.instellingen_reserve import ReservePage
from ui.screens.instellingen_team import TeamPage
from ui.screens.instellingen_themas import ThemasPage
from ui.screens.instellingen_toegang import ToegangPage
from ui.screens.inzage import InzageDialog
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.overleg import OverlegScreen
from ui.screens.signalen import SignalenScreen
from ui.screens.terugblik import TerugblikScreen
from ui.screens.terugzetten import TerugzettenDialog, VerslagDialog
from ui.session import Session
from ui.widgets.call_question import contacts_of, may_close_call, may_remove, note_contact
from ui.widgets.left_texts import LeftTexts


def open_example(folder: Path) -> Bureau:
    """The desk of the example team in ``folder``, made at the first visit; its day never ends."""
    path = folder / "demo.signaal"
    if not path.exists():
        return maak_demo(folder)
    return open_archief(path, Wachtwoord(DEMO_WACHTWOORD), demo_nu, demo_vandaag)


@dataclass(frozen=True)
class Later:
    """The parts, by their job in the window."""

    open_example: Callable[[Path], Bureau] = open_example
    first_start: type[FirstStart] = FirstStart
    make_reader: Callable[[Bureau], Meelezer] = maak_meelezer
    companions: type[Companions] = Companions
    signalen: type[SignalenScreen] = SignalenScreen
    overleg: type[OverlegScreen] = OverlegScreen
    terugblik: type[TerugblikScreen] = TerugblikScreen
    has_terugblik: Callable[[Bureau], bool] = heeft_terugblik
    open_punten: type[OpenPuntenScreen] = OpenPuntenScreen
    bring_in: type[ImporterenDialog] = ImporterenDialog
    waiting: type[WachtendeRegelsDialog] = WachtendeRegelsDialog
    settings: type[InstellingenDialog] = InstellingenDialog
    next_meeting: Callable[[Bureau], Overleg] = komend_overleg
    waiting_rows: Callable[[Bureau], tuple[Importvraag, ...]] = list_importvragen
    choose_list: Callable[[QWidget], Path | None] = choose_list
    team: type[TeamPage] = TeamPage
    meetings: type[OverlegPage] = OverlegPage
    themes: type[ThemasPage] = ThemasPage
    reading: type[MeelezenPage] = MeelezenPage
    offers: type[AanbodPage] = AanbodPage
    data: type[GegevensPage] = GegevensPage
    keeping: type[BewarenPage] = BewarenPage
    access: type[ToegangPage] = ToegangPage
    acts: type[JournaalPage] = JournaalPage
    about_signal: type[InzageDialog] = InzageDialog
    backups: type[ReservePage] = ReservePage
    sharing_page: type[DelenPage] = DelenPage
    put_back: type[TerugzettenDialog] = TerugzettenDialog
    repair_report: type[VerslagDialog] = VerslagDialog
    left_texts: type[LeftTexts] = LeftTexts
    note_contact: Callable[[Session, Signaal, QWidget], bool] = note_contact
    contacts_of: Callable[[Session, Iterable[UUID]], int] = contacts_of
    may_close_call: Callable[[Session, Signaal, QWidget], bool] = may_close_call
    may_remove: Callable[[int, QWidget], bool] = may_remove
    rekey: type[Rekey] = Rekey
    rescue: type[Rescue] = Rescue
    swap_to: Callable[[Bureau, Klaargezet], Bureau] = wissel_naar
    put_away: Callable[[Session, str, QWidget, tuple[tuple[str, str], ...]], None] = put_away
