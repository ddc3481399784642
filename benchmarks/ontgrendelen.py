"""What a passphrase costs to unlock, beside the key derivation alone: ``python -m
benchmarks.ontgrendelen``.

The derivation (argon2id, 64 MiB, 3 passes, 4 lanes) is meant to be slow; the rest of opening must
not be. Both are measured in turns in one run, on an archive of ``--signalen`` signals, and told as
a ratio: at most 1.3. The ratio with the keyring slot (no derivation) is told for comparison.
"""

import argparse
import secrets
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import keyring
from argon2.low_level import Type, hash_secret_raw
from keyring.backend import KeyringBackend

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Signaal
from signaal.usecases.archief import Sleutelring, Slot, Wachtwoord, open_archief, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.usecases.sleutels import onthoud_op_deze_laptop
from signaal.vault import STANDAARD

_WACHTWOORD = "een zin die niemand raadt"
_VANDAAG = date(2026, 11, 22)
_TEAM = NieuwTeam("Landerd", ("Schaijk",), (("Anne", Discipline.SOCIAAL_WERKER),), _VANDAAG)
_HOOGSTENS = 1.3


class _Ring(KeyringBackend):
    """A keyring in memory: the one of this machine is none of our business."""

    priority = 1.0

    def __init__(self) -> None:
        self._inhoud: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        return self._inhoud.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._inhoud[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._inhoud.pop((service, username), None)


def main() -> None:
    """Measure, and say whether it is within bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--signalen", type=int, default=2_000)
    parser.add_argument("--keren", type=int, default=15)
    keuze = parser.parse_args()
    keyring.set_keyring(_Ring())
    with tempfile.TemporaryDirectory() as folder:
        pad = Path(folder) / "team.signaal"
        _maak(pad, keuze.signalen)
        kaal, wachtwoord, ring = _om_beurten(
            keuze.keren,
            _leid_af,
            lambda: _open(pad, Wachtwoord(_WACHTWOORD)),
            lambda: _open(pad, Sleutelring()),
        )
    print(f"{keuze.signalen} signals, median of {keuze.keren} turns; argon2id alone = 1.00")
    print(f"unlock with the passphrase  {wachtwoord / kaal:.2f}  (at most {_HOOGSTENS})")
    print(f"unlock with the keyring     {ring / kaal:.2f}")
    assert wachtwoord / kaal <= _HOOGSTENS


def _om_beurten(keren: int, *dingen: Callable[[], float]) -> list[float]:
    """The median time (s) of each, taken in turns so that the machine is as busy for all."""
    for ding in dingen:
        ding()
    metingen = [[ding() for ding in dingen] for _ in range(keren)]
    return [statistics.median(kolom) for kolom in zip(*metingen, strict=True)]


def _leid_af() -> float:
    zout, begin = secrets.token_bytes(16), perf_counter()
    hash_secret_raw(
        _WACHTWOORD.encode(),
        zout,
        time_cost=STANDAARD.rondes,
        memory_cost=STANDAARD.geheugen_kib,
        parallelism=STANDAARD.banen,
        hash_len=32,
        type=Type.ID,
    )
    return perf_counter() - begin


def _open(pad: Path, slot: Slot) -> float:
    """From the passphrase to the desk; closing is not counted."""
    begin = perf_counter()
    bureau = open_archief(pad, slot, _nu, _dag)
    duur = perf_counter() - begin
    sluit(bureau)
    return duur


def _maak(pad: Path, aantal: int) -> None:
    bureau, _ = nieuw_archief(pad, _WACHTWOORD, _TEAM, _nu, _dag)
    _vul(bureau, aantal)
    onthoud_op_deze_laptop(bureau, True)
    sluit(bureau)


def _vul(bureau: Bureau, aantal: int) -> None:
    with bureau.archive.schrijf("vullen", bureau.lid, _nu()) as beurt:
        for i in range(aantal):
            beurt.voeg_toe(
                Signaal(
                    id=nieuw_id(_nu()),
                    datum=_VANDAAG - timedelta(days=i % 700),
                    kern="schaijk",
                    discipline=Discipline.SOCIAAL_WERKER,
                    tekst=f"losse tegels bij nummer {i}",
                    gewijzigd=_nu(),
                )
            )


def _nu() -> datetime:
    return datetime(2026, 11, 22, 9, tzinfo=UTC)


def _dag() -> date:
    return _VANDAAG


if __name__ == "__main__":
    main()
