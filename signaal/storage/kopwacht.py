"""The head of the journal follows the journal: soon after writing, not only at closing.

What is cut off the end of the journal shows only as far as the key bag remembers its head. A laptop
that falls out keeps the head of at most :data:`NA_S` seconds of work before.
"""

from collections.abc import Callable
from threading import Lock, Timer

#: Seconds between a write and the moment its link is in the bag.
NA_S = 30.0


class Kopwacht:
    """Calls ``bewaar`` in a thread of its own, ``na_s`` after the first :meth:`bewogen`.

    ``bewaar`` says whether it could; when not, it is tried again as long after. It raises nothing.
    """

    def __init__(self, bewaar: Callable[[], bool], na_s: float = NA_S) -> None:
        self._bewaar = bewaar
        self._na_s = na_s
        self._slot = Lock()
        self._bezig = Lock()
        self._wekker: Timer | None = None
        self._klaar = False

    def bewogen(self) -> None:
        """The journal has a new head."""
        with self._slot:
            if self._wekker is None and not self._klaar:
                self._wekker = Timer(self._na_s, self._gaat_af)
                self._wekker.daemon = True
                self._wekker.start()

    def stop(self) -> None:
        """Never again, and not any more when this returns."""
        with self._slot:
            self._klaar = True
            if self._wekker is not None:
                self._wekker.cancel()
        with self._bezig:  # who is at it now may end
            pass

    def _gaat_af(self) -> None:
        with self._bezig:
            with self._slot:
                self._wekker = None
                if self._klaar:
                    return
            gelukt = self._bewaar()
        if not gelukt:
            self.bewogen()
