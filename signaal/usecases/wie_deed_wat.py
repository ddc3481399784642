"""Who did what when, to read: event, time, object, user (NEN 7513); never the content."""

from collections.abc import Mapping
from dataclasses import replace

from signaal.domain.model import Journaalregel
from signaal.usecases.bureau import Bureau

#: Acts that are recorded by the name of their use case, as people say them; the others are words.
WOORDEN: Mapping[str, str] = {
    "bewaar_conceptmail": "concept-mail gemaakt",
    "draai_terug": "ongedaan gemaakt",
    "exporteer_agenda": "agenda gemaakt",
    "haal_afwijzing_weg": "toch samen oppakken",
    "hernoem_bundel": "bundel hernoemd",
    "herstel_volgorde": "volgorde hersteld",
    "maak_ongedaan": "bundelen ongedaan gemaakt",
    "markeer_bundelnaam": "naam voor bestuur gewijzigd",
    "splits_bundel": "bundel gesplitst",
    "verplaats_signaal": "signaal verplaatst",
    "verwijder_eigen_punt": "eigen punt verwijderd",
    "verzet_overleg": "overleg verzet",
    "voeg_actie_toe": "afspraak toegevoegd",
    "voeg_bundels_samen": "bundels samengevoegd",
    "voeg_eigen_punt_toe": "eigen punt toegevoegd",
    "wijs_af": "niet samen oppakken",
    "wijzig_actie": "afspraak gewijzigd",
    "wijzig_punt": "punt gewijzigd",
    "zet_bundel_vast": "bundel vastgezet of losgemaakt",
    "zet_op_agenda": "op de agenda gezet",
    "zet_volgorde": "volgorde gewijzigd",
}


def list_journaal(bureau: Bureau, aantal: int = 300) -> list[Journaalregel]:
    """The newest acts, newest first, each called as people say it."""
    regels = bureau.archive.journaal.lees(aantal=aantal)
    return [replace(r, handeling=WOORDEN.get(r.handeling, r.handeling)) for r in regels]
