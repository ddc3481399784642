"""One archive takes the place of another: whatever falls out half-way, it is the old or the new."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from signaal.fouten import ArchiefKapotFout, InGebruikFout, SchrijfFout
from signaal.storage.wissel import (
    alleen,
    gooi_opzij_weg,
    maak_wissel_af,
    opzij_gezet,
    reservemap,
    ruim_resten_op,
    werkplek,
    wissel,
)
from tests.builders import NU

DELEN = ("", ".sleutels", "-wal")


class Stroom(BaseException):
    """The power goes."""


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return leg(tmp_path / "team.signaal", "oud")


def leg(pad: Path, wat: str, delen: tuple[str, ...] = DELEN) -> Path:
    for deel in delen:
        pad.with_name(pad.name + deel).write_text(f"{wat}{deel}")
    return pad


def staat(pad: Path) -> dict[str, str]:
    naast = ((deel, pad.with_name(pad.name + deel)) for deel in DELEN)
    return {deel: p.read_text() for deel, p in naast if p.exists()}


OUD = {deel: f"oud{deel}" for deel in DELEN}
NIEUW = {deel: f"nieuw{deel}" for deel in ("", ".sleutels")}


def nieuw_bij(pad: Path) -> Path:
    return leg(werkplek(pad), "nieuw", ("", ".sleutels"))


def test_the_new_one_stands_and_the_old_one_lies_aside(pad: Path) -> None:
    opzij = wissel(pad, nieuw_bij(pad), NU)

    assert staat(pad) == NIEUW
    assert opzij is not None
    assert staat(opzij) == OUD
    assert opzij_gezet(pad) == [opzij]
    assert sorted(p.name for p in pad.parent.iterdir()) == [
        "team.signaal",
        "team.signaal.reserve",
        "team.signaal.sleutels",
    ]


def test_where_nothing_stood_nothing_lies_aside(tmp_path: Path) -> None:
    pad = tmp_path / "team.signaal"
    assert wissel(pad, nieuw_bij(pad), NU) is None
    assert staat(pad) == NIEUW
    assert opzij_gezet(pad) == []
    assert not reservemap(pad).exists()


def knip(monkeypatch: pytest.MonkeyPatch, tot: int) -> None:
    """The power goes at the ``tot``-th change of a file."""
    gedaan = 0
    for naam in ("replace", "unlink", "mkdir", "open"):
        echt: Callable[..., object] = getattr(Path, naam)

        def doe(
            self: Path, *args: object, echt: Callable[..., object] = echt, **kwargs: object
        ) -> object:
            nonlocal gedaan
            gedaan += 1
            if gedaan == tot:
                raise Stroom
            return echt(self, *args, **kwargs)

        monkeypatch.setattr(Path, naam, doe)


def test_a_power_cut_at_any_step_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uitkomsten: list[bool] = []
    for stap in range(1, 40):
        folder = tmp_path / str(stap)
        folder.mkdir()
        pad = leg(folder / "team.signaal", "oud")
        werk = nieuw_bij(pad)
        with monkeypatch.context() as m:
            knip(m, stap)
            try:
                wissel(pad, werk, NU)
                af = True
            except Stroom:
                af = False
        maak_wissel_af(pad)
        ruim_resten_op(pad)
        assert staat(pad) in (OUD, NIEUW), stap
        if staat(pad) == NIEUW:
            assert [staat(o) for o in opzij_gezet(pad)] == [OUD], stap
        over = {p.name for p in pad.parent.iterdir()} - {pad.name + d for d in (*DELEN, ".slot")}
        assert over <= {"team.signaal.reserve"}, stap
        uitkomsten.append(staat(pad) == NIEUW)
        if af:
            break
    assert uitkomsten[0] is False
    assert uitkomsten[-1] is True
    assert uitkomsten == sorted(uitkomsten)
    assert len(uitkomsten) > 8


def test_a_power_cut_while_finishing_is_finished_by_the_next(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m:
        knip(m, 5)
        with pytest.raises(Stroom):
            wissel(pad, nieuw_bij(pad), NU)
    for stap in (2, 3, 4):
        with monkeypatch.context() as m:
            knip(m, stap)
            try:
                maak_wissel_af(pad)
            except Stroom:
                continue
    maak_wissel_af(pad)
    assert staat(pad) in (OUD, NIEUW)


@pytest.mark.parametrize("weg", DELEN)
def test_a_power_cut_while_throwing_the_old_one_away_leaves_the_new(
    pad: Path, monkeypatch: pytest.MonkeyPatch, weg: str
) -> None:
    """Whichever of its files went first."""

    def half(opzij: Path) -> None:
        opzij.with_name(opzij.name + weg).unlink()
        raise Stroom

    with monkeypatch.context() as m:
        m.setattr("signaal.storage.wissel.gooi_opzij_weg", half)
        with pytest.raises(Stroom):
            wissel(pad, nieuw_bij(pad), NU, houd_oud=False)

    maak_wissel_af(pad)
    ruim_resten_op(pad)

    assert staat(pad) == NIEUW
    assert opzij_gezet(pad) == []
    assert list(reservemap(pad).iterdir()) == []


def test_an_old_one_that_another_program_holds_is_thrown_away_later(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows does not let go of what a scanner reads; the old key must not stay for that."""

    def houdt_vast(_: Path) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as m:
        m.setattr("signaal.storage.wissel.shutil.rmtree", houdt_vast)
        wissel(pad, nieuw_bij(pad), NU, houd_oud=False)
        ruim_resten_op(pad)
        assert staat(pad) == NIEUW
        assert opzij_gezet(pad) == []  # it becomes no backup
        (weg,) = reservemap(pad).iterdir()
        assert staat(weg / pad.name) == OUD
        with pytest.raises(SchrijfFout, match="kan niet worden weggegooid"):
            gooi_opzij_weg(weg / pad.name)

    ruim_resten_op(pad)
    assert list(reservemap(pad).iterdir()) == []


@pytest.mark.parametrize("houd", [True, False])
@pytest.mark.parametrize("weg", DELEN)
def test_a_part_that_went_since_the_note_is_not_waited_for(
    pad: Path, monkeypatch: pytest.MonkeyPatch, weg: str, houd: bool
) -> None:
    """A log goes when its archive is closed; nobody may be locked out for that."""

    def knip_hierna(*_: object) -> None:
        raise Stroom

    with monkeypatch.context() as m:
        m.setattr("signaal.storage.wissel._maak_af", knip_hierna)
        with pytest.raises(Stroom):
            wissel(pad, nieuw_bij(pad), NU, houd_oud=houd)
    pad.with_name(pad.name + weg).unlink()

    with alleen(pad):
        assert staat(pad) == NIEUW
    assert [set(staat(o)) for o in opzij_gezet(pad)] == ([set(DELEN) - {weg}] if houd else [])
    assert not pad.with_name(pad.name + ".wissel").exists()


def test_what_was_to_come_and_is_gone_leaves_what_stands(pad: Path) -> None:
    werk = nieuw_bij(pad)
    briefje = pad.with_name(pad.name + ".wissel")
    briefje.write_text(f'{{"werk": "{werk.name}", "opzij": "opzij-20261122T090000Z-0a1b"}}')
    for deel in ("", ".sleutels"):
        werk.with_name(werk.name + deel).unlink()

    maak_wissel_af(pad)

    assert staat(pad) == OUD
    assert not briefje.exists()


def test_a_disk_that_refuses_is_a_sentence(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    werk = nieuw_bij(pad)

    def vol(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as m:
        m.setattr(Path, "mkdir", vol)
        with pytest.raises(SchrijfFout, match="Wat er stond, is niet weg"):
            wissel(pad, werk, NU)
    assert staat(pad) == OUD
    wissel(pad, werk, NU)
    assert staat(pad) == NIEUW


def test_nobody_opens_it_meanwhile(pad: Path) -> None:
    with alleen(pad), pytest.raises(InGebruikFout), alleen(pad, wacht_s=0):
        pytest.fail("two at once")
    with alleen(pad):
        pass


WERK, OPZIJ = "team.signaal.nieuw-0123abcd", "opzij-20261122T090000Z-0a1b"
#: What is no note of ours; a string stands there as it is.
GEEN_BRIEFJES: dict[str, object] = {
    "empty": "",
    "no json": "{",
    "deep": "[" * 60_000,
    "no object": [],
    "nothing in it": {},
    "another folder": {"werk": WERK, "opzij": "../../buurmap"},
    "another folder to throw away": {"werk": WERK, "opzij": "weg-/../../buurmap"},
    "a folder under it": {"werk": WERK, "opzij": f"{OPZIJ}/x"},
    "another archive": {"werk": "../buurmap/team.signaal.nieuw-0123abcd", "opzij": OPZIJ},
    "a neighbour": {"werk": "ander.signaal.nieuw-0123abcd", "opzij": OPZIJ},
    "itself": {"werk": "team.signaal", "opzij": OPZIJ},
    "no name": {"werk": 5, "opzij": OPZIJ},
    "a list": {"werk": WERK, "opzij": [OPZIJ]},
    "of before": {"werk": WERK, "opzij": "../../buurmap", "oud": [], "houd": False, "klaar": True},
    "one word more": {"werk": WERK, "opzij": OPZIJ, "klaar": True},
}


@pytest.mark.parametrize("soort", GEEN_BRIEFJES)
def test_a_note_that_is_not_ours_is_set_aside_once_and_touches_nothing(
    tmp_path: Path, soort: str
) -> None:
    thuis, buren = tmp_path / "thuis" / "hier", tmp_path / "buurmap"
    thuis.mkdir(parents=True)
    buren.mkdir()
    (tmp_path / "thuis" / "buurmap").mkdir()
    pad = leg(thuis / "team.signaal", "oud")
    leg(buren / "team.signaal.nieuw-0123abcd", "van de buren")
    reservemap(pad).mkdir()
    briefje = pad.with_name(pad.name + ".wissel")
    inhoud = GEEN_BRIEFJES[soort]
    briefje.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud))
    buurt = {p: p.is_dir() or p.read_bytes() for p in tmp_path.rglob("*") if p != briefje}

    with pytest.raises(ArchiefKapotFout, match="opzij gezet") as fout, alleen(pad):
        pytest.fail("it was taken for a note")

    assert fout.value.bericht.endswith("reservekopie terug.")
    assert not briefje.exists()
    assert {p: p.is_dir() or p.read_bytes() for p in buurt} == buurt
    with alleen(pad):
        assert staat(pad) == OUD


def test_a_folder_in_the_place_of_the_note_is_set_aside_too(pad: Path) -> None:
    pad.with_name(pad.name + ".wissel").mkdir()
    with pytest.raises(ArchiefKapotFout, match="opzij gezet"), alleen(pad):
        pytest.fail("it was taken for a note")
    with alleen(pad):
        assert staat(pad) == OUD


def test_a_swap_that_cannot_be_finished_says_that_it_goes_on_later(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Path.replace

    def weiger(self: Path, target: Path) -> Path:
        if ".nieuw-" in self.name:
            raise OSError(5, "Input/output error")
        return echt(self, target)

    with monkeypatch.context() as m:
        m.setattr(Path, "replace", weiger)
        with pytest.raises(SchrijfFout, match="dan gaat het verder"):
            wissel(pad, nieuw_bij(pad), NU)
    with alleen(pad):
        assert staat(pad) == NIEUW
