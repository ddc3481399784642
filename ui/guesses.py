"""A growing pause after each wrong passphrase: slows who tries at this laptop, locks nobody out.

Who takes the files elsewhere is slowed by argon2id instead; this is for the kitchen table.
"""

from collections.abc import Callable
from datetime import datetime

from ui.laptop import Laptop

#: The longest pause, in seconds.
MOST = 30


class Guesses:
    """Remembered by the laptop, so that a restart does not help. ``now`` gives an aware moment."""

    def __init__(self, laptop: Laptop, now: Callable[[], datetime]) -> None:
        self._laptop = laptop
        self._now = now

    def wrong(self) -> int:
        """One more wrong passphrase; the seconds to wait: 1, 2, 4 ... :data:`MOST`."""
        wrong = min(self._laptop.habits.wrong_guesses, 1_000) + 1
        self._laptop.keep(wrong_guesses=wrong, guessed_at=int(self._now().timestamp()))
        return _pause(wrong)

    def right(self) -> int:
        """It fits: the next mistake is the first one again. Says how many went before."""
        wrong = self._laptop.habits.wrong_guesses
        if wrong:
            self._laptop.keep(wrong_guesses=0, guessed_at=0)
        return wrong

    def left(self) -> int:
        """Seconds still to wait at a start; a clock that was set back never makes it longer."""
        habits = self._laptop.habits
        pause = _pause(habits.wrong_guesses)
        passed = int(self._now().timestamp()) - habits.guessed_at
        return max(0, min(pause, pause - passed))


def _pause(wrong: int) -> int:
    return min(MOST, 2 ** min(wrong - 1, 10)) if wrong > 0 else 0
