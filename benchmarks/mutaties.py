"""Small mistakes put into keys, journal, merge and container, one at a time: do the tests notice?

Runs mutmut in a copy of the tree over signaal/vault, the journal, the merge and the files between
laptops, with the tests of these; prints how many mutants were caught and which were not. At least
85 % must be caught; what survived and may is explained in docs/mutaties.md. Takes minutes, and
POSIX (mutmut forks).

    python -m pip install -c constraints.txt ".[bench]"
    python -m benchmarks.mutaties [pattern of names, such as "signaal.vault.bos*"]
"""

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

GRENS = 0.85
WORTEL = Path(__file__).parents[1]
GEMUTEERD = (
    "vault/*.py",
    "storage/journaal.py",
    "storage/schrijver.py",
    "storage/keten.py",
    "storage/inhoud.py",
    "storage/inhoudspers.py",
    "domain/merge.py",
    "exchange/omslag.py",
    "exchange/segment.py",
    "exchange/regelpers.py",
    "exchange/sleutelbestand.py",
    "exchange/aanmelding.py",
)
_VERNIETIGEN = "tests/usecases/test_vernietigen.py::test_"
TESTS = (
    "tests/vault",
    "tests/storage/test_journaal.py",
    "tests/storage/test_journaal_apparaten.py",
    "tests/storage/test_journaal_knoeien.py",
    "tests/storage/test_ledenvakken.py",
    "tests/storage/test_inhoudspers.py",
    f"{_VERNIETIGEN}a_year_that_is_destroyed_is_nowhere",
    f"{_VERNIETIGEN}what_was_destroyed_does_not_come_back_with_a_backup",
    "tests/storage/test_oude_archieven.py::test_everything_is_read_and_the_archive_is_sound",
    "tests/domain/test_merge.py",
    "tests/exchange/test_omslag.py",
    "tests/exchange/test_segment.py",
    "tests/exchange/test_segment_kapot.py",
    "tests/exchange/test_segment_borg.py",
    "tests/exchange/test_segment_aaneen.py",
    "tests/exchange/test_sleutelbestand.py",
    "tests/exchange/test_aanmelding.py",
)
#: Too slow to run once for each mutant.
ZONDER = (
    "tests/domain/test_merge.py"
    "::test_a_thousand_fields_in_dispute_are_all_there_and_the_same_on_both"
)
#: mutmut passes over functions with a decorator: this one is taken off, its own test with it.
BEURTEN, BEURTENTEST = "@om_beurten\n", "tests/vault/test_beurten.py"
INSTELLING = """
[tool.mutmut]
source_paths = ["signaal"]
only_mutate = [{gemuteerd}]
also_copy = ["tests", "resources", "tools"]
pytest_add_cli_args_test_selection = [{tests}]
pytest_add_cli_args = ["-p", "no:cacheprovider", "--deselect", "{zonder}"]

[tool.pytest.ini_options]
timeout = 120
markers = ["zwaar: not here"]
"""
#: What mutmut says of a mutant, and whether it counts as caught; a hang is noticed by its timeout.
GEVANGEN = {
    "killed": True,
    "timeout": True,
    "survived": False,
    "suspicious": True,
    "no tests": False,
}


def zet_klaar(folder: Path) -> None:
    """A tree with the core, its tests and the settings of mutmut."""
    for naam in ("signaal", "tests", "resources", "tools"):
        weg = shutil.ignore_patterns("__pycache__", "ui", "flows")
        shutil.copytree(WORTEL / naam, folder / naam, ignore=weg)
    for pad in (folder / "signaal" / "vault").glob("*.py"):
        pad.write_text(pad.read_text("utf-8").replace(BEURTEN, ""), encoding="utf-8")
    (folder / BEURTENTEST).unlink()
    gemuteerd = ", ".join(f'"signaal/{patroon}"' for patroon in GEMUTEERD)
    tests = ", ".join(f'"{pad}"' for pad in TESTS)
    instelling = INSTELLING.format(gemuteerd=gemuteerd, tests=tests, zonder=ZONDER)
    (folder / "pyproject.toml").write_text(instelling, encoding="utf-8")


def uitslag(folder: Path) -> dict[str, str]:
    """What became of each mutant, by name."""
    gezegd = subprocess.run(
        [sys.executable, "-m", "mutmut", "results", "--all", "true"],
        cwd=folder, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    regels = (regel.strip().rpartition(": ") for regel in gezegd.splitlines())
    return {naam: wat for naam, _, wat in regels if wat in GEVANGEN}


def verschil(folder: Path, naam: str) -> str:
    """What the mutant changed: its lines."""
    gezegd = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", naam],
        cwd=folder, check=False, capture_output=True, text=True,
    ).stdout  # fmt: skip
    regels = (r for r in gezegd.splitlines() if r[:1] in "+-" and not r.startswith(("+++", "---")))
    return "\n".join(f"    {regel}" for regel in regels)


def main() -> int:
    """Print what survived and the part that was caught; 1 when it is too little."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        folder = Path(tijdelijk)
        zet_klaar(folder)
        opdracht = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *sys.argv[1:]]
        subprocess.run(opdracht, cwd=folder, check=False)
        gevonden = uitslag(folder)
        for naam, wat in gevonden.items():
            if not GEVANGEN[wat]:
                print(f"{naam} ({wat})\n{verschil(folder, naam)}")
    gevangen = sum(GEVANGEN[wat] for wat in gevonden.values())
    print(", ".join(f"{aantal} {wat}" for wat, aantal in Counter(gevonden.values()).most_common()))
    print(f"caught {gevangen} of {len(gevonden)}: {gevangen / max(len(gevonden), 1):.1%}")
    print(f"(at least {GRENS:.0%})")
    return int(gevangen < GRENS * len(gevonden) or not gevonden)


if __name__ == "__main__":
    sys.exit(main())
