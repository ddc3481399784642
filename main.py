"""Signaal: chooses the parts, assembles, runs. The only place that reads clock and environment."""

import gc
import os
import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

now = partial(datetime.now, UTC)


def today() -> date:
    """The day: SIGNAAL_VANDAAG where it is set, else today on this machine."""
    wished = os.environ.get("SIGNAAL_VANDAAG")
    day = date.fromisoformat(wished) if wished else now().astimezone().date()
    if not 1900 <= day.year < 2200:
        raise ValueError("no series of meetings reaches that far")
    return day


def main() -> int:
    """With words the command line, without words the window; gives the exit status."""
    try:
        today()
    except ValueError:
        sys.stderr.write("SIGNAAL_VANDAAG is geen dag; schrijf JJJJ-MM-DD.\n")
        return 2
    if not sys.argv[1:]:
        return open_window()
    return run_command(sys.argv[1:])


def run_command(words: list[str]) -> int:
    """The command line; never loads Qt."""
    from signaal import opdrachtregel, wereld

    machine = wereld.deze_machine(os.environ, now, today)
    status = opdrachtregel.main(words, machine)
    machine.sluit()
    return status


def open_window() -> int:
    """Paint the front door first; storage and screens are loaded behind it."""
    gc.disable()  # modules are no garbage; the entrance turns it on again
    from ui.front_door import data_folder, raise_front_door

    app, door = raise_front_door(Path(os.environ.get("SIGNAAL_MAP") or data_folder()))
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
