"""An exchange in a folder where something is in the way: the rest goes on, and it is said once."""

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from signaal.exchange.deelmap import SchijfMap
from signaal.exchange.segment import Segment, maak_segment, open_segment, segmentnaam
from signaal.fouten import DeelmapDichtFout, NietGedownloadFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.deelronde import wissel_rond
from signaal.usecases.kringsleutels import eis_kring
from signaal.usecases.nabelcontact import zet_contact
from signaal.usecases.nabellen import vink_nabellen_af
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.signalen import Signaalinvoer, lees_signalen, log_signaal
from signaal.usecases.wisselen import Gewisseld, wissel_uit
from signaal.usecases.wisselwoorden import Soortmelding
from tests.builders import VANDAAG, Klok
from tests.tweetal import Tweetal, maak_tweetal


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Tweetal]:
    """Anne and Bram, who both logged something."""
    tweetal = maak_tweetal(bureau, klok, tmp_path)
    for wie in (tweetal.anne, tweetal.bram):
        log_signaal(wie, Signaalinvoer("een kapotte lantaarn", "reek"))
    tweetal.wissel_allebei()
    yield tweetal
    tweetal.sluit()


def soorten(gewisseld: Gewisseld) -> list[Soortmelding]:
    return [melding.soort for melding in gewisseld.meldingen]


def sleutels(twee: Tweetal, waar: str = "s") -> set[Path]:
    return set((twee.gedeeld / "v1" / waar).rglob("*.vsk*"))


def contact(twee: Tweetal) -> tuple[UUID, Path]:
    """Anne wrote down whom to call, and Bram has it too; the signal, and the file of its key."""
    had = sleutels(twee)
    invoer = Signaalinvoer("traplift gevraagd", "schaijk", nabellen=True, nabellen_op=VANDAAG)
    id_ = log_signaal(twee.anne, invoer).id
    zet_contact(twee.anne, id_, "Verzonnen Kwibusdonk", "06-97418830")
    twee.wissel_allebei()
    (pad,) = sleutels(twee) - had
    return id_, pad


def contact_dat_weg_gaat(twee: Tweetal) -> Path:
    """And the call was made."""
    id_, pad = contact(twee)
    vink_nabellen_af(twee.anne, [id_])
    return pad


def weiger_weghalen(mp: pytest.MonkeyPatch) -> list[str]:
    """Nothing can be taken away; what was tried."""
    gevraagd: list[str] = []

    def open_elders(plek: SchijfMap, naam: str) -> None:
        del plek
        gevraagd.append(naam)
        raise DeelmapDichtFout("Op slot.", naam)

    mp.setattr(SchijfMap, "haal_weg", open_elders)
    return gevraagd


def test_a_key_that_cannot_be_taken_away_stops_nothing_and_goes_at_the_next_exchange(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = contact_dat_weg_gaat(twee)
    gelogd = log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek")).id
    with monkeypatch.context() as mp:
        weiger_weghalen(mp)
        gewisseld = twee.wissel(twee.anne)
        assert soorten(gewisseld) == [Soortmelding.BLIJFT]
        assert pad.exists()
        twee.wissel(twee.bram)
        assert lees_signalen(twee.bram, [gelogd])
    assert soorten(twee.wissel(twee.anne)) == []
    assert not pad.exists()


def test_of_many_keys_that_stay_only_a_few_are_waited_for(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows waits some seconds for each; in the end every one gets its turn."""
    contacten = [contact(twee) for _ in range(5)]
    vink_nabellen_af(twee.anne, [id_ for id_, _ in contacten])
    with monkeypatch.context() as mp:
        gevraagd = weiger_weghalen(mp)
        twee.wissel(twee.anne)
        assert len(gevraagd) == 3
        while len(set(gevraagd)) < len(contacten):
            twee.wissel(twee.anne)
    twee.wissel(twee.anne)
    assert not any(pad.exists() for _, pad in contacten)


def sluit_af(mp: pytest.MonkeyPatch, dicht: Path) -> None:
    """Nobody may look into this folder."""
    echt: Callable[..., object] = os.scandir

    def scandir(folder: str | Path) -> object:
        if Path(folder) == dicht:
            raise PermissionError(errno.EACCES, "refused")
        return echt(folder)

    mp.setattr(os, "scandir", scandir)


def test_a_colleague_whose_folder_may_not_be_read_is_named_and_the_rest_goes_on(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_signaal(twee.bram, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.bram)
    gelogd = log_signaal(twee.anne, Signaalinvoer("de bus rijdt niet", "reek")).id
    with monkeypatch.context() as mp:
        sluit_af(mp, twee.bestanden(twee.bram)[0].parent)
        (melding,) = twee.wissel(twee.anne).meldingen
    assert (melding.soort, melding.wie) == (Soortmelding.DICHT, "Bram")
    assert melding.zin.startswith("De bestanden van Bram in de gedeelde map mag deze laptop niet")
    twee.wissel(twee.bram)
    assert lees_signalen(twee.bram, [gelogd])
    assert soorten(twee.wissel(twee.anne)) == []


def test_files_that_may_be_seen_and_not_read_are_said_so_and_not_as_on_their_way(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_signaal(twee.bram, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.bram)
    dicht = twee.bestanden(twee.bram)[0].parent
    echt: Callable[..., object] = Path.open

    def open_(pad: Path, *hoe: str) -> object:
        if pad.parent == dicht:
            raise PermissionError(errno.EACCES, "refused")
        return echt(pad, *hoe)

    with monkeypatch.context() as mp:
        mp.setattr(Path, "open", open_)
        assert soorten(twee.wissel(twee.anne)) == [Soortmelding.DICHT]
    assert soorten(twee.wissel(twee.anne)) == []


def test_where_keys_of_an_epoch_may_not_be_put_the_rest_still_is(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    gelogd = log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek")).id
    with monkeypatch.context() as mp:
        sluit_af(mp, twee.gedeeld / "v1" / "k")
        (melding,) = twee.wissel(twee.anne).meldingen
        assert (melding.soort, melding.wie) == (Soortmelding.DICHT, "")
    twee.wissel(twee.bram)
    assert lees_signalen(twee.bram, [gelogd])


def test_what_is_followed_for_news_does_not_end_at_a_folder_that_is_closed(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Path.iterdir

    def iterdir(pad: Path) -> Iterator[Path]:
        if pad.name == "k":
            raise PermissionError(errno.EACCES, "refused")
        return echt(pad)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    ronde = wissel_rond(twee.anne, lambda gedaan, totaal: None, lambda: False)
    assert twee.bestanden(twee.bram)[0].parent in ronde.volgen


def tel_gelezen(mp: pytest.MonkeyPatch) -> list[str]:
    """The names of what is read from the folder from now on."""
    gelezen: list[str] = []
    lees = SchijfMap.lees

    def onthoud(plek: SchijfMap, naam: str) -> bytes | None:
        gelezen.append(naam)
        return lees(plek, naam)

    mp.setattr(SchijfMap, "lees", onthoud)
    return gelezen


def leg_rommel(twee: Tweetal) -> list[str]:
    """Files that would be of keys by their names, each in its own way."""
    goede = next(iter(sleutels(twee)))
    epoch = next(iter(sleutels(twee, "k")))
    nummer = goede.name.partition("-")[0]
    paden = [
        goede.with_name(f"{nummer}-0123456789ab.vsk"),
        goede.with_name("zomaar.vsk"),
        epoch.with_name(f"{epoch.stem[:74]}0123456789ab.vsk"),
    ]
    for pad in paden:
        pad.write_bytes(b"rommel van een ander" * 20)
    return [pad.relative_to(twee.gedeeld).as_posix() for pad in paden]


def test_rubbish_that_is_called_a_key_is_read_once_until_it_changes_or_more_is_known(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    rommel, nagekeken = leg_rommel(twee), Nagekeken()
    wissel_uit(twee.anne, nagekeken=nagekeken)
    gelezen = tel_gelezen(monkeypatch)
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    wissel_uit(twee.anne, nagekeken=nagekeken)
    assert not set(rommel) & set(gelezen)
    anders = twee.gedeeld / rommel[1]
    anders.write_bytes(b"andere rommel" * 20)
    os.utime(anders, (1, 1))
    wissel_uit(twee.anne, nagekeken=nagekeken)
    assert set(rommel) & set(gelezen) == {rommel[1]}
    twee.klok.later(seconds=1)
    log_signaal(twee.bram, Signaalinvoer("de bus rijdt niet", "reek"))
    wissel_uit(twee.bram)
    gelezen.clear()
    wissel_uit(twee.anne, nagekeken=nagekeken)
    assert set(rommel) <= set(gelezen)


def test_a_key_that_is_cut_and_becomes_whole_is_read_again(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when size and time of change stay as they are, as with what is filled in later."""
    nagekeken = Nagekeken()
    had = sleutels(twee)
    invoer = Signaalinvoer("traplift gevraagd", "schaijk", nabellen=True, nabellen_op=VANDAAG)
    id_ = log_signaal(twee.anne, invoer).id
    zet_contact(twee.anne, id_, "Verzonnen Kwibusdonk", "06-97418830")
    twee.wissel(twee.anne)
    (pad,) = sleutels(twee) - had
    heel, toen = pad.read_bytes(), pad.stat().st_mtime
    pad.write_bytes(bytes(len(heel)))
    os.utime(pad, (toen, toen))
    wissel_uit(twee.bram, nagekeken=nagekeken)
    pad.write_bytes(heel)
    os.utime(pad, (toen, toen))
    gelezen = tel_gelezen(monkeypatch)
    wissel_uit(twee.bram, nagekeken=nagekeken)
    assert pad.relative_to(twee.gedeeld).as_posix() in gelezen


def alleen_namen(mp: pytest.MonkeyPatch, welke: Callable[[str], bool]) -> None:
    """Of these files only the name and the size are on this laptop."""
    lees = SchijfMap.lees

    def in_de_wolk(plek: SchijfMap, naam: str) -> bytes | None:
        if welke(naam):
            raise NietGedownloadFout("Nog niet hier.", naam)
        return lees(plek, naam)

    mp.setattr(SchijfMap, "lees", in_de_wolk)


@pytest.mark.parametrize("waar", ["s", "k"])
def test_a_key_of_which_only_the_name_is_there_is_put_down_anew(twee: Tweetal, waar: str) -> None:
    """Anybody can lay a name; what was never seen is not there."""
    for pad in sleutels(twee, waar):
        pad.rename(pad.with_name(f"{pad.stem[:-1]}x{pad.suffix}.nextcloud"))
    was = sleutels(twee, waar)
    twee.wissel(twee.anne)
    erbij = sleutels(twee, waar) - was
    assert len(erbij) == len(was)
    twee.wissel(twee.anne)
    assert sleutels(twee, waar) - was == erbij


def test_a_key_that_was_seen_and_went_back_to_the_cloud_is_not_put_down_again(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    twee.wissel_allebei()
    was = sleutels(twee) | sleutels(twee, "k")
    alleen_namen(monkeypatch, lambda naam: naam.endswith(".vsk"))
    twee.klok.later(seconds=timedelta(hours=1).total_seconds())
    wissel_uit(twee.anne)
    assert sleutels(twee) | sleutels(twee, "k") == was


def test_a_key_under_the_name_of_another_is_not_taken_for_that_one(
    twee: Tweetal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also not once it is in the cloud, where nobody can look."""
    een, ander = sorted(sleutels(twee))[:2]
    nummer = een.name.partition("-")[0]
    vals = een.with_name(f"{nummer}-0123456789ab.vsk")
    vals.write_bytes(ander.read_bytes())
    twee.wissel(twee.anne)
    een.unlink()
    alleen_namen(monkeypatch, lambda n: n.endswith(vals.name))
    twee.wissel(twee.anne)
    assert len([p for p in sleutels(twee) if p.name.startswith(nummer)]) == 2


@pytest.mark.parametrize("wie", ["anne", "bram"])
@pytest.mark.parametrize("ernaast", [False, True], ids=["alone", "beside the right one"])
def test_a_file_with_other_rows_behind_the_right_signature_counts_for_nothing(
    twee: Tweetal, wie: str, ernaast: bool
) -> None:
    """By who has a key and the folder: the right one is taken away, and must be put down again."""
    log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    log_signaal(twee.anne, Signaalinvoer("de bus rijdt niet", "reek"))
    twee.wissel(twee.anne)
    if not ernaast:
        twee.wissel(twee.bram)
    kring, anne = eis_kring(twee.anne.archive), twee.anne.archive.apparaat
    epoch, laatste = kring.schrijfepoch(), twee.bestanden(twee.anne)[-1]
    assert epoch is not None
    echt = open_segment(laatste.read_bytes(), kring.om_te_oordelen(twee.anne.archive.team_id))
    assert isinstance(echt, Segment)
    regels = [*echt.deel.regels]
    regels[-1] = regels[-1] | {"h": "iets heel anders"}
    vals = replace(echt.deel, regels=regels)
    inhoud = maak_segment(twee.anne.archive.team_id, vals, echt.zegel, epoch)
    SchijfMap(twee.gedeeld).leg(segmentnaam(vals, inhoud), inhoud)
    if ernaast:
        twee.wissel(twee.bram)
    laatste.unlink()
    twee.klok.later(days=40)  # of who is silent for so long others see to the files
    twee.wissel(getattr(twee, wie))
    twee.wissel(getattr(twee, wie))
    over = [
        open_segment(p.read_bytes(), kring.om_te_oordelen(twee.anne.archive.team_id))
        for p in twee.bestanden(twee.anne)
    ]
    goede = [s.deel for s in over if isinstance(s, Segment) and s.deel.regels != regels]
    assert any(d.device == anne and d.van <= vals.van and vals.tot <= d.tot for d in goede)
