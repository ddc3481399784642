"""A file that leaves the archive: on record, whole or not at all, never over our own files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from signaal import exchange
from signaal.domain.gezegd import Gezegd
from signaal.domain.model_besluit import Verzending
from signaal.usecases.bureau import Bureau
from signaal.usecases.onderweg import onderweg_naar, spaar_archief
from signaal.usecases.uitgegeven import als_instelling, eis_nog_waar


def geef_uit(
    bureau: Bureau,
    pad: Path,
    inhoud: bytes,
    handeling: str,
    soort: str,
    voorwerp: str,
    gezegd: Sequence[Gezegd] = (),
    verzending: Verzending | None = None,
) -> None:
    """Write ``inhoud`` to ``pad`` and record it as :func:`noteer_uit` does.

    Nothing goes out that is not on record: the record is made when the bytes are on disk, just
    before they take their place. SchrijfFout leaves the old file, GebruikFout our own files.
    """
    with klaar_voor_buiten(bureau, pad, inhoud):
        noteer_uit(bureau, handeling, soort, voorwerp, gezegd, verzending)


def noteer_uit(
    bureau: Bureau,
    handeling: str,
    soort: str,
    voorwerp: str,
    gezegd: Sequence[Gezegd] = (),
    verzending: Verzending | None = None,
) -> None:
    """Record that ``soort`` ``voorwerp`` goes out, just before it does.

    ``gezegd`` is what it tells the outside about the signals, ``verzending`` to whom: remembered in
    the same turn. GebruikFout when another paper that went out meanwhile makes it say too much.
    """
    eis_nog_waar(bureau, gezegd)
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        if gezegd:
            beurt.zet(als_instelling(gezegd, bureau.nu()))
        if verzending is not None:
            beurt.zet(verzending)
        beurt.noteer(handeling, soort, voorwerp)


@contextmanager
def klaar_voor_buiten(bureau: Bureau, pad: Path, inhoud: bytes) -> Iterator[None]:
    """``inhoud`` is on disk inside the block and takes its place at ``pad`` when that ends well.

    The archive knows where before anything is written there: what a power cut leaves half-way is
    plain text under a name nobody looks for, and is taken away at the next opening.
    """
    spaar_archief(bureau, pad)
    with onderweg_naar(bureau, pad), exchange.klaargezet(pad, inhoud):
        yield


@contextmanager
def verslag_naar_buiten(bureau: Bureau, pad: Path, inhoud: bytes) -> Iterator[None]:
    """:func:`klaar_voor_buiten` for the report of a list, on record before the list comes in."""
    with klaar_voor_buiten(bureau, pad, inhoud):
        handeling = "importverslag bewaard"
        with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
            beurt.noteer(handeling, "importverslag", "json")
        yield
