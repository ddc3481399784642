"""The conversation of ``main.py tekst``: one JSON line in, one JSON line out, no archive."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from signaal.fouten import GebruikFout
from signaal.text.privacy import Privacywacht
from signaal.text.startthemas import laad_startthemas
from signaal.text.themas import Themavoorsteller

_GEEN_OBJECT = "Stuur per regel één JSON-object."
_GEEN_TEKST = "Deze regel heeft geen veld tekst met een tekst."
_GEEN_THEMA = "Het veld leer is een lijst met bekende thema-id's."


class _Gesprek:
    """Guard and suggester in the delivered state, and what this conversation taught them."""

    def __init__(self) -> None:
        themas = laad_startthemas()
        self._wacht = Privacywacht()
        self._themas = frozenset(t.id for t in themas)
        self._voorsteller = Themavoorsteller(themas)

    def antwoord(self, regel: str) -> dict[str, Any]:
        """The answer to one line; GebruikFout when the line cannot be used."""
        vraag = _lees(regel)
        if vraag.get("vergeet") is True:
            self._voorsteller.vergeet()
            return {"ok": True}
        tekst = vraag.get("tekst")
        if not isinstance(tekst, str):
            raise GebruikFout(_GEEN_TEKST)
        if "leer" in vraag:
            self._voorsteller.leer(tekst, self._geleerde_themas(vraag["leer"]))
            return {"ok": True}
        return {
            "id": vraag.get("id"),
            "privacy": [
                {"begin": v.begin, "eind": v.eind, "soort": v.soort.value, "stop": v.stop}
                for v in self._wacht.vind(tekst)
            ],
            "themas": [[s.thema, round(s.score, 4)] for s in self._voorsteller.rangschik(tekst)],
            "voorstel": [s.thema for s in self._voorsteller.voorstel(tekst)],
        }

    def _geleerde_themas(self, gestuurd: object) -> list[str]:
        if isinstance(gestuurd, list):
            themas = [t for t in gestuurd if isinstance(t, str) and t in self._themas]
            if len(themas) == len(gestuurd):
                return themas
        raise GebruikFout(_GEEN_THEMA)


def voer_gesprek(regels: Iterable[str], schrijf: Callable[[str], object]) -> None:
    """Answer every line of ``regels`` with one line through ``schrijf``; never raises on a line.

    Learning lives as long as this call. Output is plain ASCII JSON, whatever the id holds.
    """
    gesprek = _Gesprek()
    for regel in regels:
        try:
            antwoord = gesprek.antwoord(regel)
        except GebruikFout as fout:
            antwoord = {"fout": fout.bericht}
        schrijf(json.dumps(antwoord))


def _lees(regel: str) -> Mapping[str, Any]:
    try:
        regel.encode()  # bytes that were no UTF-8 arrive as lone surrogates
        vraag = json.loads(regel.removeprefix("\ufeff"))
        if isinstance(vraag, dict):
            json.dumps(vraag.get("id"), allow_nan=False)  # it goes back, so it must be JSON
    except (ValueError, RecursionError) as fout:
        raise GebruikFout(_GEEN_OBJECT, oorzaak=str(fout)) from fout
    if not isinstance(vraag, dict):
        raise GebruikFout(_GEEN_OBJECT)
    return vraag
