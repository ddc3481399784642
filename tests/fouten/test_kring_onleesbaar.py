"""One file, or one folder of a colleague, that this laptop may not read: all the rest goes on."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tests.fouten.kring import Kringlaptop, bestanden, leg, log


@pytest.mark.parametrize("wat", ["file", "folder"])
def test_what_cannot_be_read_stops_nothing_else(
    drie: list[Kringlaptop], monkeypatch: pytest.MonkeyPatch, wat: str
) -> None:
    anne, bram, cleo = drie
    vreemd = "v1/w/dicht/1-1-0123456789ab.vsg"
    if wat == "folder":
        vreemd = f"v1/w/{cleo.archive.apparaat}/1-1-0123456789ab.vsg"
    for laptop in drie:
        leg(laptop.map / vreemd, b"abc")
    echt_open, echt_kijk = Path.open, os.scandir

    def open_(self: Path, *rest: Any, **verder: Any) -> Any:
        if self.name == Path(vreemd).name:
            raise PermissionError(errno.EACCES, "refused")
        return echt_open(self, *rest, **verder)

    def kijk(folder: Any) -> Any:
        if wat == "folder" and Path(folder).name == Path(vreemd).parent.name:
            raise PermissionError(errno.EACCES, "refused")
        return echt_kijk(folder)

    nieuw = log(anne)
    with monkeypatch.context() as even:
        even.setattr(Path, "open", open_)
        even.setattr(os, "scandir", kijk)
        for laptop in (anne, bram):
            laptop.klok.later(days=40)  # then they look after the files of a colleague as well
            laptop.wissel()
            for pad in bestanden([anne], f"/{anne.archive.apparaat}/") + bestanden([anne], "/k/"):
                leg(bram.map / pad.relative_to(anne.map), pad.read_bytes())
    assert nieuw in bram.signalen()
