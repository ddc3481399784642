"""What one laptop lost by damage is no destruction: the others keep it, and it gets it back."""

import pytest
from sqlalchemy import text

from signaal.storage.archive import Archive
from signaal.usecases.archief import Wachtwoord
from signaal.usecases.repareren import repareer_archief
from signaal.usecases.signalen import wijzig_signaal
from signaal.vault import zet_wachtwoord
from tests.builders import GOEDKOOP, WACHTWOORD
from tests.fouten.kring import Kringlaptop, log, stand, vragen, wissel

_VERTELD = text(
    "DELETE FROM journaal WHERE pk = :pk AND seq ="
    " (SELECT min(seq) FROM journaal WHERE pk = :pk AND kind = 'put')"
)
_STAND = text("DELETE FROM signaal WHERE id = :pk")


@pytest.mark.parametrize("eigen_werk", [False, True], ids=["a colleague's", "its own"])
def test_a_repaired_laptop_destroys_nothing_and_is_made_whole(
    drie: list[Kringlaptop], *, eigen_werk: bool
) -> None:
    anne, bram, _ = drie
    schrijver = bram if eigen_werk else anne
    id_ = log(schrijver, "scheve paal bij de brug")
    wissel(drie)
    wijzig_signaal(schrijver.bureau, id_, tekst="scheve paal achter de brug")
    eigen = log(bram, "wat bram zelf hoorde")
    wissel(drie)
    was = bram.archive.apparaat
    bram._dicht()
    _verlies(bram, str(id_))
    pad, sleutel = bram.archive.pad, bram.archive.sleutel
    zet_wachtwoord(pad, sleutel, WACHTWOORD, GOEDKOOP)
    verslag = repareer_archief(pad, Wachtwoord(WACHTWOORD), bram.klok.nu)
    assert verslag.bewaard is not None
    bram._open()
    assert id_ not in bram.signalen()
    wissel(drie, 3)
    for laptop in drie:
        assert {id_, eigen} <= laptop.signalen().keys()
        assert stand(laptop.archive) == stand(anne.archive)
        assert vragen(laptop.archive) == vragen(anne.archive)
        laptop.archive.controleer()
    # a chain that was mended is not the one that others have
    assert (bram.archive.apparaat != was) == eigen_werk


def _verlies(laptop: Kringlaptop, pk: str) -> None:
    """The row in which it was told and its state, gone from outside."""
    archive = Archive.open(laptop.archive.pad, laptop.archive.sleutel, laptop.klok.nu())
    with archive._verbind(True) as conn:
        conn.execute(_VERTELD, {"pk": pk})
        conn.execute(_STAND, {"pk": pk.replace("-", "")})
    archive.close()
