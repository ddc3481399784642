"""Every act that is recorded, as people say it, in the group in which people look for it.

The key is what stands in the journal: never respell one. Some are the names of use cases, others
are words already. A test holds this page against every act that any use case records.
"""

from collections.abc import Mapping
from enum import StrEnum


class Daadgroep(StrEnum):
    """Where people look for an act; the value is what they read."""

    SIGNALEN = "signalen"
    OVERLEG = "overleg en afspraken"
    NAAR_BUITEN = "naar buiten"
    TEAM = "team en instellingen"
    ARCHIEF = "archief en sleutels"
    DELEN = "delen met collega's"


WOORDEN: Mapping[Daadgroep, Mapping[str, str]] = {
    Daadgroep.SIGNALEN: {
        "signaal gelogd": "signaal gelogd",
        "signaal van toen het op slot was": "signaal gelogd terwijl het op slot was",
        "vraag geteld": "vraag geteld",
        "signaal gewijzigd": "signaal gewijzigd",
        "signaal verwijderd": "signaal verwijderd",
        "signaal teruggehaald": "signaal teruggehaald",
        "signalen gezien": "nieuwe signalen bekeken",
        "nabellen gewijzigd": "nabellen gewijzigd",
        "belgegevens bewaard": "opgeschreven wie je terugbelt",
        "belgegevens bekeken": "bekeken wie je terugbelt",
        "belgegevens vernietigd": "vernietigd wie je terugbelt",
        "nabelpoging genoteerd": "nagebeld",
        "nabelpoging ingetrokken": "nabellen ongedaan gemaakt",
        "lijst ingevoerd": "lijst binnengehaald",
        "importvraag beantwoord": "regel uit een lijst beantwoord",
        "importvraag overgeslagen": "regel uit een lijst overgeslagen",
        "doorverwezen": "doorgegeven aan een partner",
        "teruggekoppeld": "antwoord van een partner genoteerd",
        "doorverwijzing ingetrokken": "doorgeven ingetrokken",
        "doorverwijzing heropend": "wacht weer op antwoord van een partner",
        "opnieuw bekeken": "na een half jaar opnieuw bekeken",
        "niet meer opnieuw bekijken": "hoeft niet meer opnieuw bekeken",
        "herindicatie teruggezet": "weer opnieuw te bekijken",
        "teruggemeld": "aan de melder verteld",
        "terugmelding ingetrokken": "toch niet aan de melder verteld",
        "vraag gesteld": "vraag aan een collega gesteld",
        "vraag beantwoord": "vraag van een collega beantwoord",
        "vraag ingetrokken": "vraag aan een collega ingetrokken",
        "vraag teruggezet": "vraag aan een collega teruggezet",
    },
    Daadgroep.OVERLEG: {
        "bundel bekeken": "bundel bekeken",
        "besluit genomen": "besluit genomen",
        "besluit ingetrokken": "besluit ingetrokken",
        "aanwezigen genoteerd": "aanwezigen genoteerd",
        "tijd genoteerd": "tijd van een punt genoteerd",
        "overleg afgesloten": "overleg afgesloten",
        "overleg heropend": "overleg heropend",
        "collectieve actie bewaard": "activiteit bijgewerkt",
        "draai_terug": "ongedaan gemaakt",
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
        "afspraak weggehaald": "afspraak weggehaald",
        "voeg_bundels_samen": "bundels samengevoegd",
        "voeg_eigen_punt_toe": "eigen punt toegevoegd",
        "wijs_af": "niet samen oppakken",
        "wijzig_actie": "afspraak gewijzigd",
        "wijzig_punt": "punt gewijzigd",
        "zet_bundel_vast": "bundel vastgezet of losgemaakt",
        "zet_op_agenda": "op de agenda gezet",
        "zet_volgorde": "volgorde gewijzigd",
    },
    Daadgroep.NAAR_BUITEN: {
        "importverslag bewaard": "verslag van een lijst bewaard als bestand",
        "signalen geëxporteerd": "signalen bewaard als bestand",
        "inzage bewaard": "alles over een signaal bewaard als bestand",
        "exporteer_agenda": "agenda gemaakt",
        "bewaar_conceptmail": "concept-mail gemaakt",
        "verslag gemaakt": "verslag gemaakt",
        "actielijst gemaakt": "actielijst gemaakt",
        "overdracht gemaakt": "overdracht gemaakt",
        "papier afgedrukt": "papier afgedrukt",
        "overleg naar kalender": "overleg bewaard voor een agenda",
        "financierstabel gemaakt": "tabel voor de financier gemaakt",
        "urenstaat bewaard": "uren bewaard als bestand",
        "wie deed wat bewaard": "“Wie deed wat” bewaard als bestand",
    },
    Daadgroep.TEAM: {
        "team gewijzigd": "team gewijzigd",
        "lid bewaard": "lid bewaard",
        "kern bewaard": "kern bewaard",
        "buurtschap bewaard": "buurtschap bewaard",
        "bestuur bewaard": "bestuur bewaard",
        "thema toegevoegd": "thema toegevoegd",
        "thema hernoemd": "thema hernoemd",
        "thema vervallen": "thema vervallen of weer in gebruik",
        "thema altijd bespreken": "thema altijd bespreken",
        "thema voor bestuur": "thema voor bestuur",
        "telknop bewaard": "telknop bewaard",
        "telknop verwijderd": "telknop verwijderd",
        "afwezigheid bewaard": "afwezigheid bewaard",
        "afwezigheid verwijderd": "afwezigheid verwijderd",
        "filter bewaard": "filter bewaard",
        "filter verwijderd": "filter verwijderd",
        "extra aan of uit": "onderdeel aan- of uitgezet",
        "partner bewaard": "partner bewaard",
        "initiatief bewaard": "initiatief bewaard",
        "initiatieven binnengehaald": "lijst van initiatieven binnengehaald",
        "initiatief vervallen": "initiatief vervallen of weer in gebruik",
        "uren geschreven": "uren geschreven",
        "uren verwijderd": "uren verwijderd of teruggehaald",
        "geen naam": "woord als “geen naam” onthouden",
        "toch een naam": "woord van de lijst “geen naam” gehaald",
        "lijst geen naam gedeeld": "lijst “geen naam” met de collega's gedeeld",
        "lijst geen naam niet meer gedeeld": "lijst “geen naam” niet meer gedeeld",
        "voorstellen vergeten": "vergeten wat Signaal leerde",
        "voorstellen toch onthouden": "toch onthouden wat Signaal leerde",
    },
    Daadgroep.ARCHIEF: {
        "nieuw archief": "archief gemaakt",
        "bewaartermijn gewijzigd": "bewaartermijn gewijzigd",
        "vernietigd": "voorgoed vernietigd",
        "reservekopieën nagelopen": "reservekopieën nagelopen op wat vernietigd is",
        "vernietigen uitgesteld": "vernietigen uitgesteld of weer toegestaan",
        "opnieuw verzegeld": "opnieuw verzegeld omdat het blijft",
        "voorbeeldteam": "voorbeeldteam gemaakt",
        "archief geopend": "archief geopend",
        "verkeerd wachtwoord geprobeerd": "verkeerd wachtwoord geprobeerd",
        "archief gesloten": "archief gesloten",
        "archief nagekeken": "archief nagekeken",
        "nieuw wachtwoord": "nieuw wachtwoord",
        "wachtwoord teruggezet": "oude wachtwoord teruggezet",
        "nieuwe herstelcode": "nieuwe herstelcode",
        "herstelcode weggehaald": "herstelcode weggehaald",
        "herstelcode teruggezet": "oude herstelcode teruggezet",
        "herstelcode gekopieerd": "herstelcode gekopieerd",
        "herstelcode afgedrukt": "herstelcode afgedrukt",
        "archief hersleuteld": "nieuwe sleutel voor het archief",
        "laptop onthoudt": "onthouden op deze laptop",
        "laptop vergeet": "niet meer onthouden op deze laptop",
        "onleesbare brieven opzijgelegd": "onleesbare brieven opzijgelegd",
        "toegang niet gewijzigd": "wijzigen van de toegang is niet gelukt",
        "herstelblad bewaard": "herstelblad bewaard als bestand",
        "reservekopie gemaakt": "reservekopie gemaakt",
        "reservekopie teruggezet": "reservekopie teruggezet",
        "reservekopie weggegooid": "reservekopie weggegooid",
        "archief gerepareerd": "archief gerepareerd",
    },
    Daadgroep.DELEN: {
        "delen begonnen": "begonnen met delen",
        "aangesloten": "aangesloten bij het team",
        "laptop toegelaten": "laptop van een collega toegelaten",
        "laptop verwijderd": "laptop uit de kring verwijderd",
        "laptop opnieuw aangesloten": "laptop na een reservekopie opnieuw aangesloten",
        "nieuwe kringsleutel": "nieuwe sleutel voor de kring",
        "uitgewisseld": "bijgewerkt met de laptops van collega's",
        "bestand meegegeven": "bestand voor een collega gemaakt",
        "keuze gemaakt": "gekozen tussen twee versies",
    },
}

_ZINNEN = {code: zin for groep in WOORDEN.values() for code, zin in groep.items()}

#: What an act touched, one and many. A name follows where the thing has one.
_DINGEN: Mapping[str, tuple[str, str]] = {
    "actie": ("afspraak", "afspraken"),
    "actielijst": ("actielijst", "actielijsten"),
    "afwezigheid": ("afwezigheid", "keren afwezig"),
    "afwijzing": ("bundel", "bundels"),
    "agenda": ("agenda", "agenda's"),
    "agendapunt": ("agendapunt", "agendapunten"),
    "apparaat": ("laptop", "laptops"),
    "archief": ("archief", "archieven"),
    "bekeken": ("bundel", "bundels"),
    "besluit": ("besluit", "besluiten"),
    "bestuur": ("bestuur", "besturen"),
    "buurtschap": ("buurtschap", "buurtschappen"),
    "collectieve_actie": ("activiteit", "activiteiten"),
    "collegavraag": ("vraag", "vragen"),
    "contact": ("naam en nummer", "namen en nummers"),
    "correctie": ("bundel", "bundels"),
    "doorverwijzing": ("doorverwijzing", "doorverwijzingen"),
    "epoch": ("nieuwe sleutel", "nieuwe sleutels"),
    "filter": ("filter", "filters"),
    "financierstabel": ("tabel", "tabellen"),
    "importverslag": ("verslag van een lijst", "verslagen van lijsten"),
    "importvraag": ("regel uit een lijst", "regels uit een lijst"),
    "initiatief": ("initiatief", "initiatieven"),
    "inhoudssleutel": ("sleutel van een jaar", "sleutels van jaren"),
    "instelling": ("instelling", "instellingen"),
    "journaal": ("wie deed wat", "wie deed wat"),
    "kern": ("kern", "kernen"),
    "lid": ("lid", "leden"),
    "nabelpoging": ("belpoging", "belpogingen"),
    "overdracht": ("overdracht", "overdrachten"),
    "overleg": ("overleg", "keer overleg"),
    "partner": ("partner", "partners"),
    "reservekopie": ("reservekopie", "reservekopieën"),
    "signaal": ("signaal", "signalen"),
    "team": ("team", "teams"),
    "telknop": ("telknop", "telknoppen"),
    "terugmelding": ("melding terug", "meldingen terug"),
    "thema": ("thema", "thema's"),
    "uren": ("regel uren", "regels uren"),
    "urenstaat": ("urenstaat", "urenstaten"),
    "verslag": ("verslag", "verslagen"),
    "verzending": ("verzending", "verzendingen"),
}


def daad_in_woorden(handeling: str) -> str:
    """The act as people say it; what a later version recorded reads as it was written."""
    return _ZINNEN.get(handeling, handeling.replace("_", " "))


def ding_in_woorden(soort: str, aantal: int) -> str:
    """``signaal``, ``1.204 signalen``."""
    een, meer = _DINGEN.get(soort, (soort, soort))
    return een if aantal == 1 else f"{aantal:,} {meer}".replace(",", ".")
