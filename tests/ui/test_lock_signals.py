"""Being told that the screen of the laptop goes on lock, by a desktop on a bus of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.lock_signals import LockSignals

ROOT = Path(__file__).resolve().parents[2]

_LISTEN = """
import os, subprocess, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from ui.lock_signals import LockSignals

app = QApplication([])
signals, heard = LockSignals(), []
signals.locked.connect(lambda: heard.append(1))
for interface, active in (
    ("org.freedesktop.ScreenSaver", "false"),
    ("org.freedesktop.ScreenSaver", "true"),
    ("org.gnome.ScreenSaver", "true"),
    ("org.example.Other", "true"),
):
    name = f"{interface}.ActiveChanged"
    subprocess.run(
        ["dbus-send", "--session", "--type=signal", "/ScreenSaver", name, f"boolean:{active}"],
        check=True,
    )
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
    print(len(heard), end=" ")
"""


@pytest.mark.zwaar
def test_a_desktop_that_locks_its_screen_is_heard() -> None:
    """With the tools of D-Bus, which a desktop has and a bare machine may not."""
    assert shutil.which("dbus-run-session"), "install dbus for this test"
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _LISTEN],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == ["0", "1", "2", "2"]


def test_going_to_sleep_is_told_and_waking_is_not(qapp: object) -> None:
    signals, heard = LockSignals(), []
    signals.locked.connect(lambda: heard.append(1))
    signals._told(False)
    assert heard == []
    signals._told(True)
    signals._told_plainly()
    assert heard == [1, 1]
    signals.stop()
