"""The signals screen at 100,000 rows against 1,000, in one run: its first page, and scrolling.

    python -m benchmarks.tabel

Promises: showing the screen anew (filters, count, first page in the model) costs at most 1.5 times
as much. One more page, near and deep, is reported. Time of the window's thread, median of rounds
in which the two take turns; painting apart.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.bundels_tellen import archief
from signaal.usecases.archief import sluit
from ui import look
from ui.models.signalen_model import PAGE
from ui.screens.signalen import SignalenScreen
from ui.session import Session

FEW, MANY = 1_000, 100_000
ROUNDS = 25
MOST = 1.5
#: Rows that are looked at one after the other, each on a page of its own.
DEEP = [MANY - 1 - step * 13 * PAGE for step in range(ROUNDS)]


def spent(act: Callable[[], object]) -> float:
    """Milliseconds of this thread."""
    begin = time.thread_time()
    act()
    return (time.thread_time() - begin) * 1e3


class Table:
    """The screen on an archive of ``count`` signals."""

    def __init__(self, folder: Path, count: int) -> None:
        self._bureau = archief(folder / f"{count}.signaal", count)
        self._session = Session(self._bureau)
        self._screen = SignalenScreen(self._session)

    def first_page(self) -> None:
        """All that happens when the screen becomes visible."""
        self._screen.reload()
        self._screen.model.signal_at(0)

    def settle(self) -> None:
        """Let the worker that fetches ids come to its end, and what it told arrive."""
        self._session.close()
        QApplication.processEvents()

    def look_at(self, row: int) -> None:
        """One row, and with it its page."""
        self._screen.model.signal_at(row)

    def close(self) -> None:
        """Away with it."""
        self._screen.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._session.close()
        sluit(self._bureau)


def main() -> int:
    """Print the ratios; 1 when a limit is passed."""
    app = QApplication([])
    look.install(app)
    look.apply(app, dark=False, text_percent=100)
    with tempfile.TemporaryDirectory() as made:
        few, many = (Table(Path(made), count) for count in (FEW, MANY))
        pages: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for table, times in zip((few, many), pages, strict=True):
                times.append(spent(table.first_page))
                table.settle()
        near = [spent(partial(few.look_at, page * PAGE)) for page in range(1, 5)]
        jump = spent(partial(many.look_at, MANY // 2))
        deep = [spent(partial(many.look_at, row)) for row in DEEP]
        for table in (few, many):
            table.close()
    first, firsts = statistics.median(pages[0]), statistics.median(pages[1])
    next_, deeper = statistics.median(near), statistics.median(deep)
    print(f"screen with its first page: {first:.1f} ms at {FEW}, {firsts:.1f} ms at {MANY}")
    print(f"ratio {firsts / first:.2f} (at most {MOST})")
    print(f"one more page: {next_:.1f} ms near the top, {deeper:.1f} ms anywhere in {MANY},")
    print(f"{jump:.0f} ms for the first jump into the deep")
    return int(firsts / first > MOST)


if __name__ == "__main__":
    sys.exit(main())
