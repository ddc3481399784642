"""The recovery code on paper: 150 random bits, easy to read aloud, with a check on typing."""

import secrets

from signaal.fouten import VerkeerdWachtwoordFout

_ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread
_TEKENS = 32
_CONTROLE = 2
_GROEP = 4
_PRIEM = 1021  # the largest below 32 squared, so that the rest fits in two characters

_TYPFOUT = (
    "In deze herstelcode zit een tikfout. Het archief is niet aangeraakt. "
    "Vergelijk de code teken voor teken met je vel."
)


def maak_code() -> tuple[bytes, str]:
    """A new secret, and the same as people print it: eight groups of four."""
    geheim = "".join(secrets.choice(_ALFABET) for _ in range(_TEKENS - _CONTROLE))
    tekens = geheim + _controle(geheim)
    groepen = (tekens[i : i + _GROEP] for i in range(0, _TEKENS, _GROEP))
    return geheim.encode(), "-".join(groepen)


def lees_code(code: str) -> bytes:
    """The secret in a code as people type it: any case, dashes or not, O for 0, I or L for 1.

    VerkeerdWachtwoordFout when it cannot be any code of ours: a typing error.
    """
    tekens = code.upper().translate(str.maketrans("OIL", "011", "-–— \t\r\n"))
    geheim, controle = tekens[:-_CONTROLE], tekens[-_CONTROLE:]
    vreemd = len(tekens) != _TEKENS or not set(tekens) <= set(_ALFABET)
    if vreemd or _controle(geheim) != controle:
        raise VerkeerdWachtwoordFout(_TYPFOUT)
    return geheim.encode()


def _controle(geheim: str) -> str:
    """The rest modulo a prime: sees every wrong character and every swap of two neighbours."""
    getal = 0
    for teken in geheim:
        getal = (getal * 32 + _ALFABET.index(teken)) % _PRIEM
    return _ALFABET[getal >> 5] + _ALFABET[getal & 31]
