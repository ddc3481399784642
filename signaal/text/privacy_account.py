"""Accounts of people: handles, nicknames where a network is named, links to a profile."""

import re
from collections.abc import Iterator

from signaal.text.privacy_vondst import Soort, Stuk

_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_GEEN_WOORD = re.compile(r"\d|_|\w\.\w")
_HANDVAT = re.compile(
    r"(?<![\w.@+-])@(?!(?:all|allen|allemaal|iedereen|everyone|here|hier|team|groep|collega'?s?|channel"
    r"|wie|jullie)(?!\w))([\w.]{2,30}\w)(?!\w|@)",
    re.IGNORECASE,
)
_NETWERK = (
    r"(?:insta(?:gram)?|snap(?:chat)?|ti[ck]{1,2}\s?to[ck]{1,2}|facebook|fb|discord|twitter|telegram|steam|psn"
    r"|playstation|roblox|twitch|youtube|yt|linkedin|messenger|whatsapp|bereal|reddit|pinterest"
    r"|onlyfans|vinted|marktplaats|fortnite|xbox|signal|skype|spotify|kik|minecraft|pubg|threads"
    r"|bluesky|strava|tinder|badoo|grindr|lexa|bumble)"
)
_ACCOUNT = re.compile(
    rf"(?<!\w)(?:{_NETWERK}(?:[\s-]?(?:account|naam|profiel|handle|user))?|gebruikersnaam"
    r"|accountnaam|account|gamertag|username|user|nickname|profielnaam|inlognaam)"
    r"(?:\s(?:van|als|onder|met|naam|heet|is|de|op|account|profiel)){0,3}\s?[:=]?\s{0,2}"
    r"@?([\w.-]{3,30})(?!\w)",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    rf"(?<!\w)(?:\w{{0,6}}{_NETWERK}\w{{0,12}}|\w{{0,8}}(?:account|profiel|gebruikersnaam|nickname"
    r"|gamertag|username|user|kanaal|handle|inlognaam)\w{0,3}|online|game|gamenaam|noemt zich"
    r"|alias|dms?|chat)(?!\w)",
    re.IGNORECASE,
)
#: After these words anything is a nickname that is no small word.
_NAAMWOORD = re.compile(
    r"(?<!\w)(?:gamertag|gebruikersnaam|accountnaam|username|user|nickname|inlognaam"
    rf"|{_NETWERK}[\s-]?naam|op\s{_NETWERK}\s(?:heet|noemt)\s(?:ie|hij|ze|zij)(?:\szich)?)(?!\w)"
    r"\s?[:=]?\s?(?:is\s)?(?!(?:is|van|voor|vergeten|kwijt|onbekend|gestolen|weet|wil|niet|geen|en|of"
    r"|maken|aanmaken|gehackt|anders|zijn|haar)(?!\w))[~@]?(\w[\w.-]{3,29})(?!\w)",
    re.IGNORECASE,
)
_PROFIEL = re.compile(
    r"(?:https?://)?(?:www\.)?(?:facebook|instagram|tiktok|twitter|x|linkedin|snapchat|youtube"
    r"|threads)\.com/(?:in/|add/|@)?([\w.@-]{3,40})|(?<![\w/])in/[\w.-]{3,40}\w",
    re.IGNORECASE,
)
_MOGELIJK = re.compile(r"(?<![\w.@/#:-])[\w#-][\w.#-]{3,28}\w(?![\w@])")
#: What people do not write as a word: underscores, a tag, two full stops, letters before digits.
_BIJNAAM = re.compile(
    r"[^\W\d]*_[^\W\d]+\w*|\w*[^\W\d]_\w*|[\w.]+#\d{3,5}|\w+\.\w+\.\w+"
    r"|[\w.-]*[^\W\d_]{2}[._-]?\d{2,6}|[^\W\d_-]{4,}\d|[^\W\d_]{3,}\d{1,4}[a-z]{1,3}",
)
_GEEN_BIJNAAM = re.compile(
    r"(?:groep|klas|versie|deel|kanaal|level|seizoen|windows|galaxy|iphone|covid|fase|kamer|lijn"
    r"|team|code|fifa|gta|jo|mo)\d+[a-z]?|.*\.(?:nl|com|be|eu|org|pdf|docx?|xlsx?|jpe?g|png|mp4|net|nu)"
    r"|(?:\w\.)+\w?|\d+[a-z]{1,3}",
    re.IGNORECASE,
)


def accounts(tekst: str) -> Iterator[Stuk]:
    """Handles with an at sign, names after a network that are no word, links to a profile.

    Where a network is named anywhere, a word that looks like a nickname is one too.
    """
    for vondst in _HANDVAT.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.ACCOUNT
    if _ONLINE.search(tekst):
        for vondst in _MOGELIJK.finditer(tekst):
            if _BIJNAAM.fullmatch(vondst[0]) and not _GEEN_BIJNAAM.fullmatch(vondst[0]):
                yield vondst.start(), vondst.end(), Soort.ACCOUNT
    for vondst in _NAAMWOORD.finditer(tekst):
        yield vondst.start(1), vondst.end(1), Soort.ACCOUNT
    for vondst in _ACCOUNT.finditer(tekst):
        woord = _LETTER.search(vondst[1]) is None or _GEEN_WOORD.search(vondst[1]) is None
        if not (woord or _GEEN_BIJNAAM.fullmatch(vondst[1])):
            yield vondst.start(1), vondst.end(1), Soort.ACCOUNT
    for vondst in _PROFIEL.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.ACCOUNT
