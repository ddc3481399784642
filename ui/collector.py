"""Collects garbage in the window's thread only.

Python collects cycles in whichever thread happens to allocate. When that is a worker, widgets are
destroyed outside the thread they live in, and Qt ends the program. So the automatic collection is
off while there are workers, and a timer does its work here, by the same thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Takes over collecting from its making until :meth:`stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is full, with the younger ones."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Hand collecting back to Python; no worker may run any more."""
        self._timer.stop()
        gc.enable()
