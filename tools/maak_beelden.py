"""The pictures of the README, from the example team: ``python -m tools.maak_beelden [FOLDER]``.

Offscreen, so that they are the same on every machine. With ``--alles`` every screen in light and
dark and at 100 and 150 % text, to look at.
"""

import os
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from signaal.usecases.agendapapier import maak_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.demo import maak_demo
from signaal.usecases.overleg import lees_overleg
from ui import look
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.session import Session

_SCREENS = ("loggen", "signalen", "overleg", "open punten")
_SIZE = QSize(1366, 768)


def main(folder: Path, everything: bool) -> None:
    """Write the pictures to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    look.install(app)
    with tempfile.TemporaryDirectory() as temporary:
        bureau = maak_demo(Path(temporary))
        _papers(bureau, folder)
        looks = [(False, 100)]
        if everything:
            looks += [(True, 100), (False, 150), (True, 150)]
        for dark, percent in looks:
            look.apply(app, dark=dark, text_percent=percent)
            name = f"_{'donker' if dark else 'licht'}_{percent}" if everything else ""
            _screens(app, bureau, Laptop(Path(temporary) / "laptop"), folder, name)
        bureau.archive.close()


def _screens(app: QApplication, bureau: Bureau, laptop: Laptop, folder: Path, name: str) -> None:
    session = Session(bureau)
    window = MainWindow(session, laptop, Later)
    window.resize(_SIZE)
    window.show()
    for code in _SCREENS:
        window.go_to(code)
        _settle(app)
        window.grab().save(str(folder / f"{code.replace(' ', '_')}{name}.png"))
    window.close()
    _settle(app)


def _settle(app: QApplication) -> None:
    """Let what loads in the background arrive."""
    until = monotonic() + 1.5
    while monotonic() < until:
        app.processEvents()
        sleep(0.01)


def _papers(bureau: Bureau, folder: Path) -> None:
    bestuur = lees_overleg(bureau).besturen[0].id
    for name, edition in (("agenda_trio", None), ("agenda_bestuur", bestuur)):
        data = QByteArray(maak_agenda(bureau, bestuur=edition).pdf)
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        image = document.render(0, (document.pagePointSize(0) * 1.4).toSize())
        image.save(str(folder / f"{name}.png"))


if __name__ == "__main__":
    words = [w for w in sys.argv[1:] if not w.startswith("-")]
    main(Path(words[0] if words else "docs/beeld"), "--alles" in sys.argv)
