"""Kinds with a fixed form that ask: found with their context, quiet without it."""

import pytest

from signaal.text.privacy import Privacywacht, Soort

VAST = [
    (Soort.ADRES, "overlast bij de [kievit 7] vannacht"),
    (Soort.ADRES, "lawaai tussen [specht 10] en school"),
    (Soort.ADRES, "mien [eikenboom 8] geen eten"),
    (Soort.ADRES, "[Hoge Molen 5-2] geen gas"),
    (Soort.ADRES, "[udense heide 4] geen gehoor"),
    (Soort.ADRES, "lekkage [t hof 12]"),
    (Soort.ADRES, "[vlasrijt 6 hs] deur open"),
    (Soort.ADRES, "[bakelaar 9], 5409 ab"),
    (Soort.ADRES, "nr [8 in de kapelstraat] blaft een hond"),
    (Soort.POSTCODE, "pc [5409 AB huisnr 3]"),
    (Soort.KENTEKEN, "duitse auto [WES-KL 48] voor de deur"),
    (Soort.KENTEKEN, "poolse bus [WA 7K310] staat er al weken"),
    (Soort.KENTEKEN, "dronken weggereden, [hd 204 k]"),
    (Soort.GEBOORTEDATUM, "geb [3juni1941] woont alleen"),
    (Soort.GEBOORTEDATUM, "geboren op [zestien maart 1938]"),
    (Soort.ACCOUNT, "linkedin [in/made-up-zorg] zoekt werk"),
    (Soort.ACCOUNT, "whatsappnaam ~[GroteRook] dealt"),
    (Soort.ADRES, "brand in de [kerkstraat 12a]"),
    (Soort.ADRES, "[Molenhoekpad 12], achterom"),
    (Soort.ADRES, "ma ([Klaverdonk 23]) krijgt visite"),
    (Soort.ADRES, "[pastoor van winkelstraat 8] ruikt naar gas"),
    (Soort.ADRES, "[Sint Jorisplein 18] lekkage"),
    (Soort.ADRES, "[beukenln 21] lekt"),
    (Soort.ADRES, "[kapelstr.9] voordeur kapot"),
    (Soort.ADRES, "[rijksweg 88-b] rolluiken dicht"),
    (Soort.ADRES, "[Lindeplein 30-IV] lift stuk"),
    (Soort.ADRES, "[mgr. zwijsenstaat 4] blaft een hond"),
    (Soort.ADRES, "[lage raktmorgen 15] ligt vol rommel"),
    (Soort.ADRES, "woont op de [tureluur 6]"),
    (Soort.ADRES, "[kraaienheide 3] geen licht"),
    (Soort.ADRES, "[achter de molen 8] is het donker"),
    (Soort.POSTCODE, "[5411 CJ 8] geen gehoor"),
    (Soort.ADRES, "[smalle steeg 19] geen leuning"),
    (Soort.ADRES, "op de [Wal 31] is het koud"),
    (Soort.ADRES, "ruzie op [kerkpad 2a/2b]"),
    (Soort.POSTCODE, "[5409 b k] bestaat niet"),
    (Soort.CLIENTNUMMER, "debiteur [66120] betaalt niet"),
    (Soort.CLIENTNUMMER, "verwijzing [RD77102]"),
    (Soort.CLIENTNUMMER, "zorgdossier [E/9920]"),
    (Soort.CLIENTNUMMER, "ons [UW-25-0440] nog open"),
    (Soort.ACCOUNT, "spotify van [wilma1951]"),
    (Soort.ACCOUNT, "chat met [stormvogel.77]"),
    (Soort.ACCOUNT, "gamertag [SnelleJelle]"),
    (Soort.ACCOUNT, "op insta heet ze [zonnestraal]"),
    (Soort.ADRES, "[Nabbegat 9] geen bus"),
    (Soort.POSTCODE, "woont in [5409-BK]"),
    (Soort.POSTCODE, "[5 4 0 9 b k] zei hij"),
    (Soort.POSTCODE, "[vijf vier nul negen b k] is het"),
    (Soort.POSTCODE, "postcode [5411xk]"),
    (Soort.GEBOORTEDATUM, "geb [5-5-1938]"),
    (Soort.GEBOORTEDATUM, "geboren op [3 juli 1944] in Uden"),
    (Soort.GEBOORTEDATUM, "mw ([12-5-'41]) verward"),
    (Soort.GEBOORTEDATUM, "mw ([14-06-1939]) eet slecht"),
    (Soort.GEBOORTEDATUM, "hij is van [9 maart '46]"),
    (Soort.GEBOORTEDATUM, "mw, [7-11-52], valt"),
    (Soort.GEBOORTEDATUM, "ze is [1941-06-30] geboren"),
    (Soort.GEBOORTEDATUM, "geboren [zes juni negentienvierendertig]"),
    (Soort.GEBOORTEDATUM, "[21 april achtenveertig] was dat"),
    (Soort.GEBOORTEDATUM, "hij is geboren op de [4e maart 1939]"),
    (Soort.GEBOORTEDATUM, "[9 jan 41] geb"),
    (Soort.GEBOORTEDATUM, "[17061947] staat op de kaart"),
    (Soort.GEBOORTEDATUM, "kind van [3-4-2016] blijft weg"),
    (Soort.GEBOORTEDATUM, "geb. ['39-07-11]"),
    (Soort.KENTEKEN, "snorfiets [dv 204 k]"),
    (Soort.KENTEKEN, "zwarte polo [6 ntk 41] zonder licht"),
    (Soort.KENTEKEN, "busje [hv815n] op de stoep"),
    (Soort.KENTEKEN, "nummerbord was [xt-331-p]"),
    (Soort.CLIENTNUMMER, "casus [2025/44] gesloten"),
    (Soort.ACCOUNT, "op snapchat heet hij [nachtvlinder12]"),
    (Soort.ACCOUNT, "discord [kaas.baas#1203] scheldt"),
    (Soort.ACCOUNT, "zij is [lief_meisje] op tiktok"),
    (Soort.KENTEKEN, "auto [12-XR-GH] staat er al weken"),
    (Soort.KENTEKEN, "kenteken [14-GHT-8]"),
    (Soort.CLIENTNUMMER, "pat.nr [1122334]"),
    (Soort.CLIENTNUMMER, "dossier [D-88123] dicht"),
    (Soort.CLIENTNUMMER, "zorgpas nr [4411223]"),
    (Soort.ACCOUNT, "snap [@dex.09] dealt"),
    (Soort.ACCOUNT, "gebruikersnaam [kees_12] gevonden"),
    (Soort.BSN, "bsn [123456788] klopt niet"),
    (Soort.IBAN, "rekening [NL92ABNA0417164300]"),
]
NIET_VAST = [
    "zevenhuis 3 hh zonder kachel",
    "specht 3 mei gezien",
    "boom 7 omgewaaid",
    "erf 3 honden los",
    "suiker 18 vanmorgen",
    "schoenmaat 43 nodig",
    "kerstboom 2 meter",
    "VW 1998 rijdt nog",
    "doorkiesnr 431 intern",
    "@allen graag lezen",
    "kerkstraat 30 km zone",
    "dorpsstraat 2 ongelukken deze week",
    "op de markt 3 kramen",
    "n324 gevaarlijk, a50 lawaai",
    "groep 8 pest, kamer 12 koud",
    "in 2026 is het 1500 km",
    "sinds 12-5-2011 weduwe, getrouwd op 12-5-1962",
    "20-11-2026 overleg, di 14 okt 10u",
    "1-mei-26 feest",
    "indicatie van 2024 verlopen",
    "dossier 3x besproken",
    "filmpje op tiktok gezien, insta staat vol",
    "schermtijd: snapchat 4 uur",
    "whatsapp groep8 en klas2b",
    "filmpje op youtube kanaal3, zie www.maashorst.nl",
    "uitkering 1100, verzekering 140",
    "op de markt 3 kramen, in de tuin 4 bomen",
    "kerkstraat twee ongelukken",
    "whatsapp 15x per dag",
    "route N277 en COVID-19",
    "username vergeten, inlognaam kwijt",
    "in Uden 3 nieuwe aanvragen",
    "auto rijdt 10 km te hard, 12 st 40",
    "oude fiets 3 keer gestolen",
    "rijksweg 50 dicht",
    "merels 3 gezien, de eik 2 takken kwijt",
    "inloop 3 november",
    "een twee drie vier en klaar",
    "versie 2.3.45, score 3-1-2",
    "feest op 3 juni '26",
]


@pytest.mark.parametrize(("soort", "gemerkt"), VAST)
def test_fixed_kind_is_found_whole_and_asks(
    wacht: Privacywacht, soort: Soort, gemerkt: str
) -> None:
    tekst = gemerkt.replace("[", "").replace("]", "")
    stuk = gemerkt.partition("[")[2].partition("]")[0]
    gevonden = [v for v in wacht.vind(tekst) if v.soort is soort]
    assert [tekst[v.begin : v.eind] for v in gevonden] == [stuk]
    assert not gevonden[0].stop


@pytest.mark.parametrize("tekst", NIET_VAST)
def test_counts_dates_and_roads_pass(wacht: Privacywacht, tekst: str) -> None:
    assert wacht.vind(tekst) == ()


def test_stop_kinds_win_where_findings_overlap(wacht: Privacywacht) -> None:
    (vondst,) = wacht.vind("bsn 999990019")
    assert vondst.stop


@pytest.mark.parametrize(
    ("tekst", "vervanging"),
    [
        ("de 94-jarige oud-burgemeester valt", "een bewoner van rond de 90"),
        ("weduwe van de molenaar is eenzaam", "een bewoner"),
        ("enige Syriër in Reek", "een bewoner"),
        ("dame van 102, 102-jarige", "een bewoner van rond de 100"),
    ],
)
def test_what_the_village_can_guess_is_hinted(
    wacht: Privacywacht, tekst: str, vervanging: str
) -> None:
    (vondst,) = wacht.vind(tekst)
    assert vondst.soort is Soort.HERLEIDBAAR
    assert vondst.vervang_door == vervanging
    assert not vondst.stop


@pytest.mark.parametrize(
    "tekst", ["man van 70 valt", "de burgemeester opent", "oudste kind slaapt slecht"]
)
def test_what_fits_many_is_not_hinted(wacht: Privacywacht, tekst: str) -> None:
    assert wacht.vind(tekst) == ()
