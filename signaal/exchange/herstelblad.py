"""The recovery code as one page to put away; it names nobody and no team."""

from datetime import date

from signaal.domain.datum import met_weekdag
from signaal.domain.stuk import Alinea, Deel, Kader, Kop, Letter, Opsomming, Stuk, delen

_GROEPEN_PER_REGEL = 4


def herstelblad_stuk(code: str, gemaakt: date) -> Stuk:
    """The page for ``code`` (groups with hyphens between them), made on this day."""
    groepen = code.split("-")
    regels = [
        "   ".join(groepen[i : i + _GROEPEN_PER_REGEL])
        for i in range(0, len(groepen), _GROEPEN_PER_REGEL)
    ]
    return Stuk(
        "Herstelblad",
        "Herstelcode van Signaal",
        (
            Kop(1, "Herstelblad"),
            Alinea(
                delen(
                    "Met deze code kom je weer in jullie archief als je het wachtwoord kwijt bent."
                )
            ),
            Kader("Herstelcode", (Deel("\n" + "\n".join(regels), vet=True),)),
            Kop(2, "Zo gebruik je hem"),
            Opsomming(
                (
                    delen("Open Signaal en kies “Wachtwoord vergeten”."),
                    delen("Typ de code. Hoofdletters en streepjes maken niet uit."),
                    delen("Kies een nieuw wachtwoord."),
                )
            ),
            Kop(2, "Zo bewaar je hem"),
            Opsomming(
                (
                    delen("Bewaar dit blad thuis of in een kluis, niet bij de laptop."),
                    delen("Wie deze code en je laptop heeft, kan alles lezen."),
                    delen("Maak je een nieuwe code, gooi dit blad dan weg: het werkt niet meer."),
                )
            ),
        ),
        f"Gemaakt op {met_weekdag(gemaakt)}",
        letter=Letter.GROOT,
        hoogstens=1,
    )
