"""The pictures of the README are made by one command, and nothing else is left beside them."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.zwaar
def test_only_pictures_are_left(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tools.maak_beelden", str(tmp_path)], check=True, timeout=200
    )
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "agenda_bestuur.png",
        "agenda_trio.png",
        "loggen.png",
        "open_punten.png",
        "overleg.png",
        "signalen.png",
    ]
