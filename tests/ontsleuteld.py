"""Every page of an archive in plain: what somebody with the key would find in the file itself.

SQLCipher 4 with a raw key: AES-256-CBC per page of 4096 bytes, of which the last 80 are the
initialisation vector (16) and the authentication code (64); the first page begins with the salt.
Free pages and the slack inside pages are read like all others.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

_PAGINA, _STAART, _IV, _ZOUT, _KOP_WAL, _KOP_FRAME = 4096, 80, 16, 16, 32, 24


def alle_bytes(pad: Path, sleutel: bytes) -> bytes:
    """The database and, when there is one, every frame of its write-ahead log."""
    rauw = pad.read_bytes()
    paginas = [_open(rauw[i : i + _PAGINA], sleutel, 0 if i else _ZOUT) for i in _stappen(rauw)]
    log = pad.with_name(pad.name + "-wal")
    frames = log.read_bytes()[_KOP_WAL:] if log.exists() else b""
    stap = _KOP_FRAME + _PAGINA
    for i in range(0, len(frames), stap):
        begin = _ZOUT if frames[i : i + 4] == b"\0\0\0\1" else 0
        paginas.append(_open(frames[i + _KOP_FRAME : i + stap], sleutel, begin))
    return b"".join(paginas)


def _stappen(rauw: bytes) -> range:
    return range(0, len(rauw), _PAGINA)


def _open(pagina: bytes, sleutel: bytes, begin: int) -> bytes:
    """The first page, and it alone, has ``begin`` bytes of salt in front."""
    if len(pagina) < _PAGINA:
        return b""
    iv = pagina[_PAGINA - _STAART :][:_IV]
    return Cipher(AES(sleutel), CBC(iv)).decryptor().update(pagina[begin : _PAGINA - _STAART])
