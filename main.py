"""Signaal: chooses the parts, assembles, runs. The only place that reads clock and environment."""

import gc
import os
import sys
from datetime import UTC, date, datetime
from functools import partial
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

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
    from getpass import getpass

    from signaal import opdrachten, opdrachtregel

    streams = (
        in_utf8(sys.stdin, "surrogateescape"),
        in_utf8(sys.stdout, "backslashreplace"),
        in_utf8(sys.stderr, "backslashreplace"),
    )
    ask = getpass if streams[0].isatty() else None
    status = opdrachtregel.main(words, opdrachten.Wereld(os.environ, now, today, *streams, ask))
    try:
        streams[1].flush()
    except OSError:  # said already; Python would say it again while it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), streams[1].fileno())
    return status


def in_utf8(stream: TextIO | None, errors: str) -> TextIO:
    """A stream that speaks UTF-8 whatever the machine speaks; an empty one where it was closed."""
    if stream is None:
        return StringIO()
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors=errors)
    return stream


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
