"""What is heavy stays out until the log screen accepts keys; seen in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_START = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import keyring
from keyring.backends.null import Keyring

keyring.set_keyring(Keyring())
folder = Path(sys.argv[1])
from ui.front_door import raise_front_door

app, door = raise_front_door(folder)
assert door.isVisible()
painted = set(sys.modules)
from signaal.usecases.archief import Wachtwoord
from ui.entrance import Entrance


def never():
    raise AssertionError("asked for too early")


with Entrance(door, lambda: datetime.now(UTC), lambda: date(2026, 11, 22), never) as entrance:
    entrance.knock()
    entrance._open_with_passphrase("een zin die niemand raadt", False)
    while entrance.busy:
        app.processEvents()
    window = entrance.window
    window.activateWindow()
    app.processEvents()
    assert window.focusWidget().accessibleName() == "Wat zag of hoorde je?"
    loaded = set(sys.modules)
print(" ".join(sorted(painted & {"sqlalchemy", "keyring.core", "cryptography", "argon2"})), end=";")
heavy = {"reportlab", "openpyxl", "alembic", "numpy", "holidays", "icalendar", "python_calamine"}
print(" ".join(sorted(loaded & heavy)), end=";")
"""


def test_heavy_libraries_wait(tmp_path: Path) -> None:
    """Nothing of the storage before the door is painted, nothing heavy before the first keys."""
    (tmp_path / "start.py").write_text(_START, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    prepare = (
        "import sys; from pathlib import Path; from tests.builders import Archiefbouw;"
        "from signaal.usecases.archief import sluit; from ui.laptop import Laptop;"
        "folder = Path(sys.argv[1]); path = folder / 'landerd.signaal';"
        "sluit(Archiefbouw(path).nieuw()); Laptop(folder).keep(archive=str(path))"
    )
    outputs = [
        subprocess.run(
            [sys.executable, *code, str(tmp_path)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        for code in (("-c", prepare), (str(tmp_path / "start.py"),))
    ]
    assert [done.returncode for done in outputs] == [0, 0], outputs[-1].stderr
    assert outputs[-1].stdout == "keyring.core;;"
