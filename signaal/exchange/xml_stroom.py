"""XML read as a stream with the standard library's expat: no tree, no entities, no surprises."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

#: No cell is longer; what a hostile file puts behind it is read past, not kept.
MEESTE_TEKENS = 40_000

Attributen = dict[str, str]


class Lezer:
    """Calls ``begin(name, attributes)`` and ``eind(name)`` with names without namespace.

    Text is collected in :attr:`tekst` from the last :meth:`begin_tekst` on, up to a limit.
    """

    def __init__(self, begin: Callable[[str, Attributen], None], eind: Callable[[str], None]):
        self._begin = begin
        self._eind = eind
        self._delen: list[str] = []
        self._lengte = 0
        self._luistert = False
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._op_begin
        self._expat.EndElementHandler = self._op_eind
        self._expat.CharacterDataHandler = self._op_tekst
        self._expat.StartDoctypeDeclHandler = self._op_doctype

    def lees(self, blokken: Iterable[bytes]) -> None:
        """Read everything; expat.ExpatError when it is not well-formed XML."""
        for blok in blokken:
            self._expat.Parse(blok, False)
        self._expat.Parse(b"", True)

    @property
    def tekst(self) -> str:
        """The text since :meth:`begin_tekst`."""
        return "".join(self._delen)

    def begin_tekst(self) -> None:
        """Forget earlier text and listen."""
        self._delen.clear()
        self._lengte = 0
        self._luistert = True

    def stop_tekst(self) -> None:
        """Listen no longer; what was heard stays in :attr:`tekst`."""
        self._luistert = False

    def hervat_tekst(self) -> None:
        """Listen again, behind what was heard before."""
        self._luistert = True

    def voeg_toe(self, tekst: str) -> None:
        """Text that an element stands for, such as a line break."""
        if self._lengte < MEESTE_TEKENS:
            self._delen.append(tekst[:MEESTE_TEKENS])
            self._lengte += len(tekst)

    def _op_begin(self, naam: str, attributen: Attributen) -> None:
        kort = {sleutel.rpartition(" ")[2]: waarde for sleutel, waarde in attributen.items()}
        self._begin(naam.rpartition(" ")[2], kort)

    def _op_eind(self, naam: str) -> None:
        self._eind(naam.rpartition(" ")[2])

    def _op_tekst(self, tekst: str) -> None:
        if self._luistert:
            self.voeg_toe(tekst)

    def _op_doctype(self, *_: object) -> None:
        # No spreadsheet has one; it is how entity bombs come in.
        raise expat.ExpatError("document type declaration")
