"""A board's paper from outside (``main.py agenda --editie bestuur``): nothing planted is in it.

Every text the trio can type holds a word of its own. The bytes of the file are looked through as
they are and unpacked: streams, strings, names, properties, attachments; so is the draft mail.
"""

import os
import subprocess
import sys
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
from pypdf import PdfReader

from signaal.domain.model import Bestuur, Discipline, Thema
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.agendapapier import maak_agenda
from signaal.usecases.agendapunten import (
    Puntwijziging,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_op_agenda,
)
from signaal.usecases.archief import Wachtwoord, open_archief, sluit
from signaal.usecases.bundelen import hernoem_bundel
from signaal.usecases.bureau import Bureau
from signaal.usecases.overlegreeks import volgend_overleg
from signaal.usecases.team import bewaar_buurtschap, bewaar_lid, wijzig_team
from signaal.usecases.verzenden import bewaar_conceptmail
from tests.builders import VANDAAG, WACHTWOORD, maak_signaal, zet

ROOT = Path(__file__).resolve().parents[1]
VALLEN = "vallen/schaijk"
#: One word per place where somebody types; none is a word of the papers.
IN_TEKST, IN_GEDAAN, IN_BRON, IN_BUURTSCHAP = "klaproos", "vlieger", "Strijdhagen", "Roggeveld"
IN_NOTITIE, IN_ZIN, IN_VRAAG, IN_PUNT = "torenwachter", "kersenpluk", "waterlelie", "dorsvloer"
IN_ACTIE, IN_THEMA, IN_LID, IN_TEAM = "hooiberg", "notenkraker", "Annemargriet", "Spinnewiel"
IN_NAAM, IN_OMSCHRIJVING, IN_STIL = "vossenburcht", "klompenpad", "leeuwerik"
GEPLANT = (
    IN_TEKST, IN_GEDAAN, IN_BRON, IN_BUURTSCHAP, IN_NOTITIE, IN_ZIN, IN_VRAAG, IN_PUNT, IN_ACTIE,
    IN_THEMA, IN_LID, IN_TEAM, IN_NAAM, IN_OMSCHRIJVING, IN_STIL,
)  # fmt: skip


def plant(bureau: Bureau) -> UUID:
    """Fill every place with its word; the bestuur of Schaijk."""
    wijzig_team(bureau, naam=f"Team {IN_TEAM}")
    bewaar_lid(bureau, IN_LID, Discipline.SOCIAAL_WERKER)
    bewaar_buurtschap(bureau, IN_BUURTSCHAP, "schaijk")
    thema = Thema("eigen", f"Het {IN_THEMA}", f"over het {IN_OMSCHRIJVING}", eigen=True)
    signaal = maak_signaal(
        f"mevrouw van het {IN_TEKST} viel",
        gedaan=f"gebeld over de {IN_GEDAAN}",
        bron=f"dochter {IN_BRON}",
        buurtschap=IN_BUURTSCHAP,
        themas=("vallen", "eigen"),
    )
    ids = (maak_signaal().id for _ in range(12))
    stil = (maak_signaal(f"over de {IN_STIL}", themas=("vervoer",)) for _ in range(4))
    zet(bureau, thema, *(replace(signaal, id=id_) for id_ in ids), *stil)
    overleg = volgend_overleg(bureau).id
    for sleutel in (VALLEN, "eigen/schaijk", "vervoer/schaijk"):
        zet_op_agenda(bureau, overleg, sleutel)
    hernoem_bundel(bureau, overleg, VALLEN, f"Valpartij {IN_NAAM}")
    teksten = Puntwijziging(
        notitie=f"vraag de {IN_NOTITIE}",
        bestuurszin=f"over de {IN_ZIN}",
        vraag=f"wie kent de {IN_VRAAG}",
    )
    wijzig_punt(bureau, overleg, VALLEN, teksten)
    voeg_eigen_punt_toe(bureau, overleg, f"De {IN_PUNT}")
    voeg_actie_toe(bureau, Actieinvoer(wat=f"zand bij de {IN_ACTIE}"))
    return next(b.id for b in bureau.archive.alle(Bestuur) if b.kernen == ("schaijk",))


def alles_van(pdf: bytes) -> Iterator[bytes]:
    """The file, every stream unpacked, every string and name, and the text of the pages."""
    yield pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        for ding in (*document.objects, document.trailer):
            yield from _van_ding(ding)
    lezer = PdfReader(BytesIO(pdf))
    yield str(dict(lezer.metadata or {})).encode()
    yield " ".join(page.extract_text() for page in lezer.pages).encode()


def _van_ding(ding: object) -> Iterator[bytes]:
    """What is in one object itself; what it points at is an object of its own."""
    if isinstance(ding, pikepdf.Stream):
        try:
            yield ding.read_bytes()
        except (pikepdf.PdfError, zlib.error):
            yield ding.read_raw_bytes()
    if isinstance(ding, pikepdf.Dictionary | pikepdf.Stream):
        delen = [deel for paar in ding.items() for deel in paar]
    elif isinstance(ding, pikepdf.Array):
        delen = list(ding)
    else:
        yield str(ding).encode()
        return
    for deel in delen:
        if not (isinstance(deel, pikepdf.Object) and deel.is_indirect):
            yield from _van_ding(deel)


def gevonden(stukken: Iterator[bytes]) -> set[str]:
    """Which planted words are there, in any spelling of bytes a file may use."""
    laag = [stuk.lower() for stuk in stukken]
    vormen = {
        woord: [
            woord.lower().encode(),
            woord.lower().encode("utf-16-be"),
            woord.lower().encode().hex().encode(),
            b64encode(woord.encode()).rstrip(b"=")[:-1].lower(),
        ]
        for woord in GEPLANT
    }
    return {w for w, hoe in vormen.items() if any(vorm in stuk for vorm in hoe for stuk in laag)}


def agenda(bureau: Bureau, doel: Path, *woorden: str) -> bytes:
    """The paper as the command line makes it, in a process of its own."""
    sluit(bureau)
    klaar = subprocess.run(
        [sys.executable, "main.py", "agenda", "--archief", bureau.pad, *woorden, doel],
        env={**os.environ, "SIGNAAL_WACHTWOORD": WACHTWOORD, "SIGNAAL_VANDAAG": str(VANDAAG)},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    return doel.read_bytes()


def test_no_planted_word_is_in_any_byte_of_a_board_s_paper(bureau: Bureau, tmp_path: Path) -> None:
    plant(bureau)
    pdf = agenda(bureau, tmp_path / "b.pdf", "--editie", "bestuur", "--bestuur", "schaijk")
    assert gevonden(alles_van(pdf)) == set()
    tekst = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())
    assert tekst.count("Minstens 10 signalen.") == 2
    assert "ervoer" not in tekst


def test_the_search_finds_what_is_there(bureau: Bureau, tmp_path: Path) -> None:
    """The same search over the trio's own paper, which does say these things."""
    plant(bureau)
    pdf = agenda(bureau, tmp_path / "trio.pdf")
    assert gevonden(alles_van(pdf)) >= {IN_TEKST, IN_NOTITIE, IN_VRAAG, IN_PUNT, IN_ACTIE, IN_NAAM}


def test_no_planted_word_is_in_the_draft_mail(bureau: Bureau, tmp_path: Path) -> None:
    bestuur = plant(bureau)
    papier = maak_agenda(bureau, bestuur=bestuur)
    pad = bewaar_conceptmail(bureau, tmp_path / "a.eml", papier)
    delen = [pad.read_bytes()]
    for deel in message_from_bytes(pad.read_bytes()).walk():
        inhoud = deel.get_payload(decode=True)
        delen.append(str(deel.items()).encode())
        if isinstance(inhoud, bytes):
            delen += alles_van(inhoud) if inhoud.startswith(b"%PDF") else [inhoud]
    assert len(delen) > 20
    assert gevonden(iter(delen)) == set()


def test_signals_that_are_left_out_change_no_byte(bureau: Bureau, tmp_path: Path) -> None:
    """None, or four on a theme of which nothing is shown: the same file, to the byte."""
    plant(bureau)
    bestuur = ("--editie", "bestuur", "--bestuur", "schaijk")
    zonder = agenda(bureau, tmp_path / "zonder.pdf", *bestuur)
    met = open_archief(bureau.pad, Wachtwoord(WACHTWOORD), bureau.nu, bureau.vandaag)
    zet(met, *(maak_signaal(themas=("mantelzorg",), spoed=True) for _ in range(4)))
    assert agenda(met, tmp_path / "met.pdf", *bestuur) == zonder
