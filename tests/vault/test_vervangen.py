"""Windows refuses for a moment what another program holds: again, and not for ever."""

import errno
from pathlib import Path

import pytest

from signaal.vault import vervangen
from signaal.vault.vervangen import houd_vol, vervang


@pytest.fixture
def geslapen(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, on a machine that is Windows in this respect."""
    wachten: list[float] = []
    monkeypatch.setattr(vervangen, "_WINDOWS", True)
    monkeypatch.setattr("signaal.vault.vervangen.time.sleep", wachten.append)
    return wachten


def weigert(keren: int, fout: int) -> list[OSError]:
    return [OSError(fout, "refused") for _ in range(keren)]


def test_what_is_held_for_a_moment_is_replaced_after_it(
    tmp_path: Path, geslapen: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    van, naar = tmp_path / "nieuw", tmp_path / "oud"
    van.write_text("nieuw")
    naar.write_text("oud")
    echt, fouten = Path.replace, weigert(3, errno.EACCES)

    def replace(self: Path, target: Path) -> Path:
        if fouten:
            raise fouten.pop()
        return echt(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    vervang(van, naar)
    assert naar.read_text() == "nieuw"
    assert len(geslapen) == 3


@pytest.mark.parametrize(("fout", "keren"), [(errno.EACCES, 9), (errno.ENOSPC, 0)])
def test_what_stays_refused_is_said(geslapen: list[float], fout: int, keren: int) -> None:
    def nooit() -> None:
        raise OSError(fout, "refused")

    with pytest.raises(OSError, match="refused"):
        houd_vol(nooit)
    assert len(geslapen) == keren
    assert sum(geslapen) < 5


def test_elsewhere_a_refusal_is_a_refusal(
    geslapen: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vervangen, "_WINDOWS", False)
    fouten = weigert(2, errno.EACCES)

    def doe() -> None:
        raise fouten.pop()

    with pytest.raises(PermissionError):
        houd_vol(doe)
    assert (len(fouten), geslapen) == (1, [])
