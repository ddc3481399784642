"""No finished paper with typed texts is drawn before the guard has read it."""

from tests.broncode import functies, naam_van

#: Papers that are about a person by law or hold nothing typed.
ZONDER = {
    ("usecases.inzage", "bewaar_inzage"): "what is kept about one signal, for who asks to see it",
    ("usecases.herstelblad", "bewaar_herstelblad"): "a recovery code and fixed words",
}


def test_every_paper_is_read_by_the_guard_first() -> None:
    getekend, bewaakt = set(), set()
    for functie in functies("signaal"):
        namen = {naam_van(roep) for roep in functie.roept()}
        if functie.module.startswith("usecases.") and "render" in namen:
            getekend.add((functie.module, functie.naam))
            if "bewaak_papier" in namen:
                bewaakt.add((functie.module, functie.naam))
    assert ("usecases.agendapapier", "maak_agenda") in bewaakt
    assert getekend - bewaakt == set(ZONDER)
