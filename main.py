"""Signaal: chooses the parts, assembles, runs. The only place that reads clock and environment."""

import os
import sys
from datetime import UTC, date, datetime
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

now = partial(datetime.now, UTC)


def today() -> date:
    """The day: SIGNAAL_VANDAAG where it is set, else today on this machine."""
    wished = os.environ.get("SIGNAAL_VANDAAG")
    return date.fromisoformat(wished) if wished else now().astimezone().date()


def main() -> int:
    """With words the command line, without words the window; gives the exit status."""
    try:
        today()
    except ValueError:
        sys.stderr.write("SIGNAAL_VANDAAG is geen dag; schrijf JJJJ-MM-DD.\n")
        return 2
    if not sys.argv[1:]:
        return open_window()
    from signaal import opdrachten, opdrachtregel  # the command line never loads Qt

    ask = getpass if sys.stdin.isatty() else None
    world = opdrachten.Wereld(os.environ, now, today, sys.stdin, sys.stdout, sys.stderr, ask)
    return opdrachtregel.main(sys.argv[1:], world)


def open_window() -> int:
    """Paint the front door first; storage and screens are loaded behind it."""
    from ui.front_door import raise_front_door

    folder = Path(os.environ.get("SIGNAAL_MAP") or user_data_path("Signaal", appauthor=False))
    app, door = raise_front_door(folder)
    from ui.entrance import Entrance

    with Entrance(door, now, today, load_later) as entrance:
        entrance.knock()
        return int(app.exec())


def load_later() -> Any:
    """Numpy, word lists and the other screens: in a worker, once the window accepts keys."""
    from ui.later import Later

    return Later()


if __name__ == "__main__":
    sys.exit(main())
