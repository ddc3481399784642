"""What this machine remembers for its user: no content, no keys, only habits.

One small JSON file in the folder that ``main`` hands in. A missing or damaged file means: begin
with the usual values. Failing to write it never stops anybody.
"""

import json
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Habits:
    """The remembered values. ``archive`` is a path or "", ``geometry`` Qt's own, in hex.

    ``lock_after`` minutes of quiet the archive goes on lock, 0 is never. ``wrong_guesses`` is how
    many passphrases in a row were wrong, ``guessed_at`` when the last one was (seconds since 1970).
    """

    archive: str = ""
    theme: str = "system"
    text_percent: int = 100
    geometry: str = ""
    kern: str = ""
    lock_after: int = 10
    wrong_guesses: int = 0
    guessed_at: int = 0
    widths: dict[str, list[int]] = field(default_factory=dict)


class Laptop:
    """Reads and keeps the habits; ``folder`` is made when something is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "laptop.json"
        self.habits = self._read()

    def keep(self, **values: Any) -> None:
        """Remember ``values`` (names of :class:`Habits`), now and for the next start."""
        self.habits = replace(self.habits, **values)
        kept = {f.name: getattr(self.habits, f.name) for f in fields(Habits)}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = self._file.with_suffix(".nieuw")
            fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self._file)
        except OSError:
            return  # a full or read-only disk costs a habit, not the work

    def free_place(self) -> Path:
        """Where a new archive can be made."""
        path, number = self.folder / "team.signaal", 2
        while path.exists():
            path, number = self.folder / f"team-{number}.signaal", number + 1
        return path

    def _read(self) -> Habits:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Habits()
        usual = Habits()
        if not isinstance(found, dict):
            return usual
        known = {
            f.name: found[f.name]
            for f in fields(Habits)
            if type(found.get(f.name)) is type(getattr(usual, f.name))
        }
        return Habits(**known)
