"""The "geen naam" list of this laptop: words that the guard need not ask about again.

Kept as keyed hashes, so that the list does not give away which words are on it. Words that were put
on it since the program started are known in full, as long as it runs.

The hashes travel with the journal, their key does not: a colleague's laptop can do nothing with
them. Only who chooses to share the list tells its key; the colleagues' guards then ask no more
about these words either, and still nobody reads them. The first laptop of a team has the key that
its list always had.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from threading import Lock
from uuid import UUID

from signaal.domain.daad import Daadvraag
from signaal.domain.model import Apparaat, Instelling, Lid
from signaal.fouten import GebruikFout
from signaal.storage.archive import Archive
from signaal.storage.daden import Dadenlezer
from signaal.usecases.bewaken import HOOGSTENS_NAAM, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau

_JA, _NEE = "ja", ""
_VOORVOEGSEL, _GEDEELD = "geen-naam:", "geen-naam-gedeeld:"
#: Where this laptop keeps the key of its list, and how long that is.
_PLAATSELIJK, _LANG = "geen naam", 32
_RANDEN = ".,;:!?()\"'“”‘’"
#: So far back (acts) is looked for who put a word on the list.
_TERUG = 10_000


@dataclass(frozen=True, slots=True)
class GeenNaam:
    """One entry: ``woord`` is "" when only its hash is known; who put it there, and when."""

    code: str
    woord: str
    moment: datetime | None
    wie: str


@dataclass(frozen=True, slots=True)
class _Lijst:
    """One list: its key, and how its codes begin."""

    sleutel: bytes
    begin: str

    @staticmethod
    def van(archive: Archive, sleutel: bytes) -> "_Lijst":
        """The list with this key; the codes of the very first one stand as they always stood."""
        if sleutel == _eerste_sleutel(archive):
            return _Lijst(sleutel, _VOORVOEGSEL)
        return _Lijst(sleutel, f"{_VOORVOEGSEL}{_naam_van(sleutel)}:")

    def code(self, woord: str) -> str:
        """What is kept for ``woord``; case and accents do not matter."""
        plat = unicodedata.normalize("NFKD", " ".join(woord.casefold().split())).strip(_RANDEN)
        letters = "".join(t for t in plat if not unicodedata.combining(t))
        return self.begin + hmac.new(self.sleutel, letters.encode(), sha256).hexdigest()

    def heeft(self, code: str) -> bool:
        """Whether this code is one of this list."""
        return code.startswith(self.begin) and ":" not in code[len(self.begin) :]


class GeenNamen:
    """The list as it stands; asked for every word, so it stays in memory."""

    def __init__(self, bureau: Bureau) -> None:
        self._woorden: dict[str, str] = {}
        self._slot, self._geschreven = Lock(), 0
        self.lees(bureau)

    def lees(self, bureau: Bureau) -> None:
        """Take in what was put on the list, or shared by a colleague, since the last time.

        Beside the window: what somebody writes meanwhile is newer than what was read.
        """
        klaar = False
        while not klaar:
            klaar = self._lees(bureau, self._geschreven)

    def _lees(self, bureau: Bureau, toen: int) -> bool:
        """Whether nothing was written since ``toen``, so that what was read is how it stands."""
        archive = bureau.archive
        gezet = {
            i.id: i.waarde for i in archive.alle(Instelling) if i.id.startswith(_VOORVOEGSEL[:-1])
        }
        sleutel = archive.kring.plaatselijk(_PLAATSELIJK)
        if sleutel is None and _begon_hier(archive):
            sleutel = _eerste_sleutel(archive)
        eigen = _Lijst.van(archive, sleutel) if sleutel else None
        gedeeld = [
            _Lijst.van(archive, bytes.fromhex(waarde))
            for id_, waarde in gezet.items()
            if id_.startswith(_GEDEELD) and waarde
        ]
        with self._slot:
            if self._geschreven != toen:
                return False
            self._eigen = eigen
            self._lijsten = tuple(dict.fromkeys([*([eigen] if eigen else []), *gedeeld]))
            self._codes = _op_lijst(gezet)
        return True

    def bevat(self, woord: str) -> bool:
        """Whether this laptop, or a colleague who shares the list, said "geen naam" to this."""
        codes = self._codes
        return bool(codes) and any(lijst.code(woord) in codes for lijst in self._lijsten)

    def zet(self, bureau: Bureau, stuk: str) -> GeenNaam:
        """Put ``stuk`` (a word, or words that belong together) on the list.

        GebruikFout when it is empty, PersoonsgegevenFout for a *stop* finding.
        """
        woord = " ".join(schone_tekst(stuk, HOOGSTENS_NAAM).split()).strip(_RANDEN)
        if not woord:
            raise GebruikFout("Typ eerst een woord; er is niets veranderd.")
        weiger_stop(woord=woord)
        code = self._mijn(bureau).code(woord)
        self._woorden[code] = woord
        self.zet_terug(bureau, code)
        return GeenNaam(code, woord, bureau.nu(), "")

    def zet_terug(self, bureau: Bureau, code: str) -> None:
        """Put an entry that was taken off on the list again; its word need not be known."""
        self._schrijf(bureau, code, ja=True)

    def haal_af(self, bureau: Bureau, code: str) -> None:
        """Take an entry off the list: the guard asks again."""
        self._schrijf(bureau, code, ja=False)

    def zoek(self, woord: str) -> str:
        """The entry of this laptop that holds ``woord``, or "" when it is not on its list."""
        code = self._eigen.code(woord) if self._eigen else ""
        return code if code in self._codes else ""

    def lijst(self, bureau: Bureau) -> tuple[GeenNaam, ...]:
        """All entries of this laptop, those that were added last in front."""
        namen = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)}
        vraag = Daadvraag(handelingen=("geen naam",))
        daden = bureau.archive.lezer(Dadenlezer).lees(vraag, aantal=_TERUG)
        wanneer = {ding.id: daad for daad in reversed(daden) for ding in daad.dingen}
        alle = [
            GeenNaam(
                code,
                self._woorden.get(code, ""),
                daad.moment if (daad := wanneer.get(code)) else None,
                namen.get(daad.wie, "") if daad and daad.wie else "",
            )
            for code in self._codes
            if self._eigen and self._eigen.heeft(code)
        ]
        return tuple(
            sorted(alle, key=lambda n: (n.moment.timestamp() if n.moment else 0, n.code))[::-1]
        )

    def is_gedeeld(self, bureau: Bureau) -> bool:
        """Whether the colleagues' guards use the list of this laptop too."""
        if self._eigen is None:
            return False
        gezet = bureau.archive.een(Instelling, _gedeeld_id(self._eigen))
        return gezet is not None and bool(gezet.waarde)

    def deel(self, bureau: Bureau, ja: bool) -> None:
        """Let the colleagues' guards use this list too, or not any more.

        What they were told once they could go on using; this program does not.
        """
        lijst = self._mijn(bureau)
        handeling = "lijst geen naam gedeeld" if ja else "lijst geen naam niet meer gedeeld"
        with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
            beurt.zet(Instelling(_gedeeld_id(lijst), lijst.sleutel.hex() if ja else _NEE))

    def _mijn(self, bureau: Bureau) -> _Lijst:
        """The list of this laptop, begun with a key of its own when there was none."""
        if self._eigen is None:
            sleutel = secrets.token_bytes(_LANG)
            bureau.archive.kring.zet_plaatselijk(_PLAATSELIJK, sleutel)
            with self._slot:
                self._geschreven += 1
                self._eigen = _Lijst.van(bureau.archive, sleutel)
                self._lijsten = (self._eigen, *self._lijsten)
        return self._eigen

    def _schrijf(self, bureau: Bureau, code: str, *, ja: bool) -> None:
        handeling = "geen naam" if ja else "toch een naam"
        with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
            beurt.zet(Instelling(code, _JA if ja else _NEE))
        with self._slot:
            self._geschreven += 1
            self._codes = self._codes | {code} if ja else self._codes - {code}


def _op_lijst(gezet: Mapping[str, str]) -> frozenset[str]:
    return frozenset(
        id_ for id_, waarde in gezet.items() if id_.startswith(_VOORVOEGSEL) and waarde == _JA
    )


def _begon_hier(archive: Archive) -> bool:
    """Whether this is the laptop the team began with, also when it came out of a backup since."""
    device: UUID | None = archive.apparaat
    gehad: set[UUID] = set()
    while device is not None and device not in gehad:
        if archive.aankomst.begon_met(device):
            return True
        gehad.add(device)
        laptop = archive.een(Apparaat, device)
        device = laptop.vervangt if laptop is not None else None
    return False


def _eerste_sleutel(archive: Archive) -> bytes:
    return archive.geheim.afgeleid("geen naam")


def _naam_van(sleutel: bytes) -> str:
    return sha256(b"geen naam" + sleutel).hexdigest()[:12]


def _gedeeld_id(lijst: _Lijst) -> str:
    return _GEDEELD + _naam_van(lijst.sleutel)
