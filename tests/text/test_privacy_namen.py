"""Names in the language of notes; each pair of lists shows what one rule must and must not do."""

import pytest

from signaal.text.privacy import Naamlijsten, Privacywacht, Soort

# Text with the name between brackets; all made up.
NAMEN = [
    "casus [KvD]: weer gevallen",
    "[wil] en haar zoon redden het niet",
    "[roos] haar vader belde",
    "[lies] 81 alleen",
    "[prins], meneer, 88, wil niet mee",
    "mw [reek] uit oss zoekt hulp",
    "onrust bij [Van Boxtel] thuis",
    "mw [onder de linden] huilt veel",
    "zorgen om [el hamdaoui] senior",
    "[ter beek] senior ziet slecht",
    "pt [brouwers] wil niet meer",
    "mw [van hout] belt elke week",
    "dhr [de bie] weer gevallen",
    "mevr [vd ven] wil traplift",
    "mw [v.d. broek] is blind",
    "mw [ter haar] eet niet",
    "mw [bakker] kookt niet meer",
    "mw [post] leest haar post niet",
    "dhr [snel] rijdt nog",
    "mevr [hendrkis] verward",
    "mw [jansen-de boer] wil naar dagopvang",
    "mw [a. jansen] belt",
    "[H. van Dijk] heeft een rolstoel nodig",
    "[annie de wit] valt vaak",
    "[jan van de ven] rijdt zonder rijbewijs",
    "[toos koppelveen] komt niet",
    "zoon [stefan] verslaafd",
    "huisarts [verhagen] gebeld",
    "buurvrouw [mia] heeft sleutel",
    "moeder van [lars] huilt",
    "[pieters] moeder is dement",
    "[mark] belt over zijn werk",
    "[wil] belde, haar man slaapt niet",
    "gesproken met [roos] over haar werk",
    "[noreen], 78, valt",
    "[van der zanden] belde",
    "[de vries] vraagt urgentie",
    "[verstappen] belt over de hond",
    "[Qays] gaat niet naar school",
    "Vanmiddag belde [Toos] op.",
    "Ik ben bij [Harrie van Lith] geweest.",
    "MW [JANSEN] GEVALLEN",
    "mev [willemsenn] hoort slecht",
    "[ton] van de overkant is gevallen",
    "[lotte] uit groep 6 huilt",
    "[Vlista] van 14 blowt",
    "[berthina] * 3-4-1941 zonder familie",
    "liever [roos] genoemd worden",
    "moeder van [roos] drinkt",
    "vriend van [hurkmns] is weg",
    "[chantallie] is haar baan kwijt",
    "[Çiğdem] zoekt werk",
    "[bogusław] drinkt",
    "[drieke] kan niet meer fietsen",
    "mw [herfst] heeft geen vervoer",
    "mevrouw [draad] is vergeetachtig",
    "dhr [tap] heeft pijn",
    "[wimke] is bang in het donker",
    "[koning] is zijn achternaam",
    "[ten broek] belt over de bus",
    "[van dam] drinkt weer",
    "buurman [de sutter] ruzie",
    "wethouder [snoek] erbij",
    "mw [rongen] belde",
    "mw [van der valk] belt",
    "mw [rongen] is bang",
    "[Ștefănuț] zoekt een kamer",
    "[Нина] spreekt geen nederlands",
    "[droom] heet ze",
    "[toon] gepest op het plein",
    "mw zegt dat [wim] slecht eet",
    "voorzitter [frans] stopt",
    "[toon] van d'n bakker komt",
    "[oksana] en Qwynto zoeken werk",
    "boa [kelvin] zag jongens",
    "huisarts [van oirschot] belt terug",
    "[koos] belt elke dag",
    "mw [ten hove] valt",
    "[den ouden] belt",
    "[in 't veld] klaagt",
    "[qwyntoro] dakloos",
    "brief van fam. [de croon]",
    "[riet] is weggelopen",
    "[Mees] en Lot vapen",
    "[roos], jan en piet kaarten",
    "jongen van 15, [jaydon], blijft weg",
    "mw [kl\u200baassen] wil hulp",
    "mw [kl\u0430\u0430ssen] wil hulp",  # Cyrillic letters
]
GEEN_NAMEN = [
    "els en berk bloeien vroeg",
    "dhr blij met roos in vaas",
    "roos gebracht als dank",
    "dhr visser van beroep",
    "mo di wo open",
    "do 12 nov overleg",
    "#reekbeweegt loopt goed",
    "bakker op de hoek sluit",
    "petrus en pauluskerk dicht",
    "dyson te zwaar",
    "mw geb. in duitsland",
    "frank gezegd viel het mee",
    "dhr zaal gehuurd",
    "mw wil naar dagopvang",
    "mw de deur niet meer uit sinds corona",
    "dhr koning te rijk met nieuwe scootmobiel",
    "dhr van de bus gevallen",
    "mw van 83 valt vaak",
    "mw post gekregen van deurwaarder",
    "mw gevaln in badkmr",
    "dhr rolstoelafhankelijk",
    "zoon doet boodschappen",
    "bakker ziet oudere vrouwen zonder geld",
    "mark op zaterdag, stand valpreventie",
    "wil niet verhuizen",
    "roos gekregen van vrijwilliger, blij",
    "jan t/m mrt geen spreekuur",
    "st jan bezocht met groep",
    "school maria wil voorlichting",
    "de visser zit elke dag bij de vijver",
    "parkinson erger geworden",
    "albert heijn bezorgt niet",
    "in Schaijk zijn drie eetpunten, in Reek geen een",
    "van uden naar oss met bus",
    "Op basisschool De Bolster wordt veel gepest.",
    "De Zonnebloem zoekt vrijwilligers.",
    "Vorige week op Koningsdag was er een vechtpartij.",
    "herfst begint koud",
    "mw herfst vakantie weg",
    "wilhelmina ziekenhuis belt",
    "op de johan van gogstraat ligt glas",
    "garage van de ven zoekt mensen",
    "klantendag bij slagerij de vries",
    "andre rieu op het grote scherm",
    "heel holland bakt, samen kijken",
    "jasmijn thee en earl grey",
    "de storm heeft het dak kapot gemaakt",
    "storm heeft het dak beschadigd",
    "Samen naar Goede Tijden kijken.",
    "Zilveren Kruis vergoedt niets.",
    "in de bus van de kerk zat geld",
    "huisarts verwijst door",
    "lunch bij van der valk",
    "puzzel van jan van haasteren",
    "in de renault clio lag niets",
    "wim sonneveld straat dicht",
    "van den berg af gegleden",
    "mw medicijndoos gekregen",
    "maria beeldje gevonden",
    "jo19 speelt in reek",
    "ad 4: nog te doen",
    "rivm en cbs zeggen iets anders",
    "rivotril is op",
    "mw bed is kapot",
    "mw koos zelf voor opname",
    "de wond wil niet helen",
    "ernst ziet ze niet",
    "toon vond hij niet goed",
    "leraar frans gezocht",
    "tia gehad, spreekt alleen dari",
    "Ex-buurtmoeder wil iets betekenen",
    "man van reuma-patiënt belt",
    "mijnheer de burgemeester",
    "eetcafé 't bakkertje is dicht",
    "den hond ligt in de zon",
    "cavia knabbel is dood",
    "mw mager geworden",
    "mw eieren aan het rapen",
    "leest graag een roman",
    "een halve peer gegeten",
    "toontje lager gezongen",
    "mw wassen gaat niet meer",
    "het gezin op de berg",
    "zorgcoöperatie en cliënten",
    "привет",
    "mw huis is te groot",
    "op de karel doormanstraat ligt glas",
    "bij jumbo van den heuvel is korting",
    "jan/feb geen soos",
    "bobbi en de rest voorgelezen",
    "jozef en maria in de stal",
    "ben gebeld door school",
]


def _ontleed(gemerkt: str) -> tuple[str, str]:
    return gemerkt.replace("[", "").replace("]", ""), gemerkt.partition("[")[2].partition("]")[0]


@pytest.mark.parametrize("gemerkt", NAMEN)
def test_name_is_found_whole(wacht: Privacywacht, gemerkt: str) -> None:
    tekst, naam = _ontleed(gemerkt)
    vondst = wacht.vind(tekst)[0]
    assert vondst.soort is Soort.NAAM
    assert tekst[vondst.begin : vondst.eind] == naam
    assert not vondst.stop


@pytest.mark.parametrize("tekst", GEEN_NAMEN)
def test_ordinary_words_stay_quiet(wacht: Privacywacht, tekst: str) -> None:
    assert wacht.vind(tekst) == ()


@pytest.mark.parametrize(
    "gemerkt",
    [
        "client [jp] vraagt hulp",
        "mevr [M-L] eenzaam",
        "dhr [hv] belt",
        "dhr [P.] geeft niet thuis",
        "mw [T.J.] wil stoppen",
        "mw [b] bang",
        "mevr [vdL] belde",
        "dhr [de R.] wil weg",
        "dhr [P.v.d.L.] wil voorlezen",
        "inw. [h.w.] vraagt hulp",
        "[r.k.b.] (15) vapet",
        "[l.t.] belt elke dag",
        "vandaag was die [T.] van de flat boos",
        "[G.] belt weer",
        "[K.] uit groep 5 eet niet",
        "cl. [MJ] drinkt",
        "[A.M.] valt vaak",
    ],
)
def test_letters_for_a_person_are_initials(wacht: Privacywacht, gemerkt: str) -> None:
    tekst, letters = _ontleed(gemerkt)
    (vondst,) = wacht.vind(tekst)
    assert vondst.soort is Soort.INITIALEN
    assert tekst[vondst.begin : vondst.eind] == letters


@pytest.mark.parametrize(
    "tekst",
    [
        "a.u.b. terugbellen i.v.m. ziekte",
        "o.a. traplift, z.n. belt fysio",
        "p.p. kost het 5 euro",
        "tekort aan vitamine B. en ijzer",
        "plan B. is beter",
        "mw TV kapot",
        "PC werkt niet",
        "WG regelt een fonds",
    ],
)
def test_abbreviations_are_no_initials(wacht: Privacywacht, tekst: str) -> None:
    assert wacht.vind(tekst) == ()


def test_anonymous_x_is_no_initial(wacht: Privacywacht) -> None:
    assert wacht.vind("mw X. wil hulp") == ()


def test_two_people_are_two_findings(wacht: Privacywacht) -> None:
    tekst = "truus en wim bezocht"
    assert [tekst[v.begin : v.eind] for v in wacht.vind(tekst)] == ["truus", "wim"]


def test_a_name_marked_once_is_marked_again(wacht: Privacywacht) -> None:
    tekst = "mw hurkmns belde. later hurkmns terug gebeld"
    assert [tekst[v.begin : v.eind] for v in wacht.vind(tekst)] == ["hurkmns", "hurkmns"]


def test_a_town_after_somebody_called_after_it_is_a_town(wacht: Privacywacht) -> None:
    vondsten = wacht.vind("Piet van Uden verhuist naar Uden")
    assert [(v.begin, v.eind) for v in vondsten] == [(0, 13)]


def test_a_name_before_a_plate_or_an_address_is_found_beside_it(wacht: Privacywacht) -> None:
    soorten = [v.soort for v in wacht.vind("rooie golf van Dennis KT12RZ dealt")]
    assert soorten == [Soort.NAAM, Soort.KENTEKEN]
    soorten = [v.soort for v in wacht.vind("zoon Maikel maikeldev@live.example mailt")]
    assert soorten == [Soort.NAAM, Soort.EMAIL]


def test_known_names_pass(lijsten: Naamlijsten) -> None:
    wacht = Privacywacht(["Mieke Willems", "Stichting Verhoeven"], lijsten)
    assert wacht.vind("mieke willems en stichting verhoeven helpen") == ()
    assert wacht.vind("mieke belt") != ()


def test_word_the_team_allowed_passes(lijsten: Naamlijsten) -> None:
    tekst = "zoon stefan verslaafd"
    wacht = Privacywacht(lijsten=lijsten, toegestaan=lambda woord: woord == "stefan")
    assert wacht.vind(tekst) == ()
    assert wacht.vind("zoon erik verslaafd") != ()


def test_replacement_reads_well(wacht: Privacywacht) -> None:
    assert wacht.vind("mw van hout belt")[0].vervang_door == ""
    assert wacht.vind("gesproken met ineke")[0].vervang_door == "een bewoner"
