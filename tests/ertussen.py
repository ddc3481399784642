"""Something of a colleague comes in at the worst moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from signaal.usecases.bureau import Bureau


@contextmanager
def ertussen(bureau: Bureau, doe: Callable[[], object]) -> Iterator[None]:
    """A colleague's change comes in just before the use case in the block begins to write."""
    archive: Any = bureau.archive
    echt = archive.schrijf

    def eerst_een_ander(*args: Any) -> Any:
        archive.schrijf = echt
        doe()
        return echt(*args)

    archive.schrijf = eerst_een_ander
    yield
    assert archive.schrijf == echt, "the use case wrote nothing"
