"""Which part of a chain lies in a folder, and which part is missing there. Pure arithmetic."""

from collections.abc import Iterable

#: Numbers from and to, both included.
Stuk = tuple[int, int]


def gaten(gedekt: Iterable[Stuk], tot: int) -> list[Stuk]:
    """The stretches of 1..``tot`` that none of ``gedekt`` covers, in order."""
    open_: list[Stuk] = []
    volgende = 1
    for van, t in sorted(gedekt):
        if van > volgende:
            open_.append((volgende, min(van - 1, tot)))
        volgende = max(volgende, t + 1)
        if volgende > tot:
            break
    if volgende <= tot:
        open_.append((volgende, tot))
    return open_
