"""What the guard says: per kind why it is marked and what to write instead."""

from signaal.text.privacy_vondst import Soort

#: kind -> (why, replacement); the sentence never quotes the text.
UITLEG: dict[Soort, tuple[str, str]] = {
    Soort.NAAM: ("Dit lijkt een naam.", "een bewoner"),
    Soort.INITIALEN: ("Dit lijken voorletters van iemand.", ""),
    Soort.BSN: ("Dit is een burgerservicenummer. Dat mag nooit in een signaal.", ""),
    Soort.TELEFOON: ("Dit is een telefoonnummer. Dat bewaart Signaal hier niet.", ""),
    Soort.EMAIL: ("Dit is een e-mailadres. Dat bewaart Signaal hier niet.", ""),
    Soort.ADRES: ("Dit lijkt een adres.", "een adres in het dorp"),
    Soort.POSTCODE: ("Dit lijkt een postcode.", ""),
    Soort.GEBOORTEDATUM: ("Dit lijkt een geboortedatum.", ""),
    Soort.IBAN: ("Dit is een rekeningnummer.", ""),
    Soort.KENTEKEN: ("Dit lijkt een kenteken.", ""),
    Soort.CLIENTNUMMER: ("Dit lijkt een cliënt- of dossiernummer.", ""),
    Soort.ACCOUNT: ("Dit lijkt een account van iemand.", "een account"),
    Soort.HERLEIDBAAR: ("Zo is te raden wie dit is.", "een bewoner"),
}
