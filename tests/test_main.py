"""The entry: words without Qt, an unreadable day refused in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input='{"id": "a", "tekst": "losse tegels"}\n',
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


def test_words_never_load_qt() -> None:
    done = _run(
        "import sys, main; sys.argv = ['signaal', 'tekst']; status = main.main();"
        "assert 'PySide6' not in sys.modules; sys.exit(status)"
    )
    assert done.returncode == 0, done.stderr
    assert '"id": "a"' in done.stdout


def test_a_day_that_is_none_is_refused_in_one_sentence() -> None:
    done = _run("import sys, main; sys.exit(main.main())", SIGNAAL_VANDAAG="morgen")
    assert done.returncode == 2
    assert done.stderr == "SIGNAAL_VANDAAG is geen dag; schrijf JJJJ-MM-DD.\n"


def test_the_day_can_be_set() -> None:
    done = _run("import main; print(main.today())", SIGNAAL_VANDAAG="2026-11-18")
    assert done.stdout == "2026-11-18\n"
