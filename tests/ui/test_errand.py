"""What goes before the archive is made."""

from pathlib import Path

import pytest

from signaal.fouten import SchrijfFout
from ui.errand import make_room


def test_a_folder_that_cannot_be_made_is_told_in_dutch_only(tmp_path: Path) -> None:
    in_the_way = tmp_path / "Signaal"
    in_the_way.write_bytes(b"")
    with pytest.raises(SchrijfFout) as told:
        make_room(in_the_way / "team.signaal")
    assert told.value.bericht == (
        "De map voor je archief kan niet worden gemaakt; er is niets gemaakt of veranderd. "
        "Kijk of er ruimte is op de schijf en of je er mag schrijven, en probeer het opnieuw."
    )
    assert isinstance(cause := told.value.__cause__, OSError)
    assert cause.strerror
    assert cause.strerror in told.value.oorzaak
