"""Which rows of a chain go into one file: as many as fit, with a signature that holds them.

A link covers all rows before it. So the author's signature under the last of some rows is enough
for all of them: what came in a thousand small files goes on in a few.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from signaal.domain.dekking import Stuk
from signaal.domain.wissel import Deel, Zegel
from signaal.exchange.regelpers import MEESTE_REGELS, hoeveel_past
from signaal.storage.kringloop import Kringloop


def eigen_hapjes(kringloop: Kringloop, device: UUID, stukken: Iterable[Stuk]) -> Iterator[Deel]:
    """Stretches of our own chain, each in parts that go into one file."""
    for van, tot in stukken:
        while van <= tot:
            deel = kringloop.deel(device, van, min(van + MEESTE_REGELS - 1, tot))
            for hapje in _in_stukken(kringloop, deel):
                yield hapje
                van = hapje.tot + 1


def andermans_hapjes(
    kringloop: Kringloop, device: UUID, stukken: Sequence[Stuk]
) -> Iterator[tuple[Deel, Zegel, bytes]]:
    """Stretches of the chain of a colleague, in parts that end where one of its signatures does.

    With that signature, and the link before it when it begins later than the part (b"" else). Rows
    behind the last signature cannot be handed on.
    """
    if not stukken:
        return
    hier = kringloop.stand().get(device, 0)
    gevonden = (z for z in kringloop.zegels(device) if z.tot <= hier)
    zegels = sorted(gevonden, key=lambda z: (z.tot, z.van))
    for eerste, tot in stukken:
        van = eerste
        while van <= tot and (zegel := _laatste(zegels, van, tot)) is not None:
            deel = _onder(kringloop, zegel, van)
            past = deel.van + hoeveel_past(deel.regels) - 1
            if past < zegel.tot:
                zegel = _laatste(zegels, van, past) or zegel
                deel = _onder(kringloop, zegel, van)
            yield deel, zegel, _schakel_voor(kringloop, deel, zegel)
            van = zegel.tot + 1


def _laatste(zegels: Sequence[Zegel], van: int, tot: int) -> Zegel | None:
    """The signature that ends last from ``van`` to ``tot``; else the first that ends later."""
    hoogstens = min(tot, van + MEESTE_REGELS - 1)
    na = bisect_right(zegels, hoogstens, key=lambda z: z.tot)
    if na and zegels[na - 1].tot >= van:
        return zegels[na - 1]
    later = zegels[na] if na < len(zegels) else None
    return later if later is not None and later.tot < van + MEESTE_REGELS else None


def _onder(kringloop: Kringloop, zegel: Zegel, van: int) -> Deel:
    return kringloop.deel(zegel.device, min(van, zegel.van), zegel.tot)


def _schakel_voor(kringloop: Kringloop, deel: Deel, zegel: Zegel) -> bytes:
    if zegel.van == deel.van:
        return b""
    schakel = kringloop.schakel(deel.device, zegel.van - 1)
    if schakel is None:
        raise AssertionError("the row was read just now")
    return schakel


def _in_stukken(kringloop: Kringloop, deel: Deel) -> Iterator[Deel]:
    """``deel`` in parts that are full; the rest of it is read again, with what follows."""
    van, vorige, regels = deel.van, deel.vorige, deel.regels
    while (past := hoeveel_past(regels)) < len(regels):
        tot = van + past - 1
        laatste = kringloop.schakel(deel.device, tot)
        if laatste is None:
            raise AssertionError("the row was read just now")
        yield Deel(deel.device, van, tot, vorige, laatste, regels[:past])
        van, vorige, regels = tot + 1, laatste, regels[past:]
    if van == deel.van or len(deel.regels) < MEESTE_REGELS:
        yield Deel(deel.device, van, deel.tot, vorige, deel.laatste, regels)
