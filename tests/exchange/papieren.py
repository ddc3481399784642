"""Finished agenda values to draw: invented villages, invented signals, nobody who exists."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from signaal.domain.agenda import (
    ActieRegel,
    Activiteit,
    Afspraak,
    BestuursAgenda,
    BestuursPunt,
    TrioAgenda,
    TrioPunt,
)
from signaal.domain.inzage import Feit, Handeling, Inzage, Versie
from signaal.domain.model import (
    Bundel,
    Discipline,
    Getypt,
    Kandidaat,
    Overleg,
    Periode,
    Signaal,
    SoortPunt,
)
from signaal.domain.verslag import Actielijst, Overdracht, Verslag, Verslagpunt, Wachtregel

LABELS = ("wk 11–16", "wk 17–22", "wk 23–28", "wk 29–34", "wk 35–40", "wk 41–47")
KERNEN = (("dorp", "Dorp"), ("veld", "Veld"), ("beek", "Beek"))
THEMAS = (
    ("vallen", "Vallen"),
    ("mantelzorg", "Mantelzorg"),
    ("eenzaamheid", "Eenzaamheid"),
    ("vapen", "Vapen"),
    ("geld", "Geldzorgen"),
)
BRONNEN = ("huisarts", "inwoner zelf", "mantelzorger", "school", "eigen waarneming")
ZINNEN = (
    "Weer gevallen bij de losse klinkers op het plein, durft nu niet meer alleen naar buiten.",
    "Vraagt welk hulpmiddel er is voor het opstaan uit de stoel.",
    (
        "Zorgt dag en nacht voor haar man en slaapt slecht. Weet niet waar ze terechtkan voor een "
        "weekend rust; de kinderen wonen ver weg en de buurvrouw doet al zoveel."
    ),
    "Post blijft liggen, twee aanmaningen.",
    "Op het schoolplein wordt gevapet, ook door de jongsten.",
)
DAG = date(2026, 11, 20)
PERIODE = Periode(date(2026, 10, 10), DAG)


def signaal(nummer: int, *, thema: str = "vallen", kern: str = "dorp", tekst: str = "") -> Signaal:
    """Signal ``nummer``; everything about it follows from the number."""
    return Signaal(
        id=UUID(int=nummer + 1),
        datum=PERIODE.van + timedelta(days=nummer * 3 % 40),
        kern=kern,
        discipline=tuple(Discipline)[nummer % 3],
        tekst=tekst or ZINNEN[nummer % len(ZINNEN)],
        gewijzigd=datetime(2026, 11, 20, 9, tzinfo=UTC),
        themas=(thema,),
        bron=BRONNEN[nummer % len(BRONNEN)],
        spoed=nummer % 11 == 3,
        gedaan="Meteen gebeld met de huisarts." if nummer % 7 == 2 else "",
    )


def bundel(nummer: int, signalen: tuple[Signaal, ...]) -> Bundel:
    """Bundle ``nummer`` with these signals."""
    thema, kern = THEMAS[nummer % len(THEMAS)][0], KERNEN[nummer % len(KERNEN)][0]
    return Bundel(
        sleutel=f"{thema}/{kern}/{nummer}",
        naam=Getypt(),
        themas=(thema,),
        kernen=tuple(dict.fromkeys(s.kern for s in signalen)) or (kern,),
        signalen=signalen,
        reeks=(nummer % 2, 1, 0, nummer % 3, 1, len(signalen)),
    )


def trio_agenda(bundels: int = 7, signalen: int = 60, punten: int = 3) -> TrioAgenda:
    """An agenda with the first ``punten`` bundles as items and the others folded."""
    per = signalen // bundels
    reeks = tuple(
        bundel(
            i,
            tuple(
                signaal(
                    i * per + j,
                    thema=THEMAS[i % len(THEMAS)][0],
                    kern=KERNEN[(i + (j % 2 if i == 1 else 0)) % len(KERNEN)][0],
                )
                for j in range(per)
            ),
        )
        for i in range(bundels)
    )
    kaal = TrioAgenda(
        "Landerd", _overleg(), PERIODE, None, DAG, kernnamen=KERNEN, themanamen=THEMAS
    )
    eigen = TrioPunt(punten + 3, SoortPunt.EIGEN, "eigen:1", "Bereikbaarheid rond de feestdagen", 5)
    return TrioAgenda(
        team="Landerd",
        overleg=_overleg(),
        periode=PERIODE,
        volgende=date(2027, 1, 8),
        vandaag=DAG,
        punten=(
            TrioPunt(1, SoortPunt.VAST, "vast:opening", "Opening", 5),
            TrioPunt(2, SoortPunt.VAST, "vast:afspraken", "Wat is er gedaan met de afspraken?", 10),
            *(_punt(i + 3, b, kaal.bundelnaam(b)) for i, b in enumerate(reeks[:punten])),
            eigen,
            TrioPunt(punten + 4, SoortPunt.VAST, "vast:rondvraag", "Rondvraag", 5),
        ),
        overige=reeks[punten:],
        open_acties=(
            ActieRegel(
                "Beweegcafé vragen om een uur valpreventie", "Sanne", date(2026, 12, 4), "open"
            ),
            ActieRegel("Lijst met hulpmiddelen naar de balie", "Joost", date(2026, 11, 6), "open"),
        ),
        kernnamen=KERNEN,
        themanamen=THEMAS,
        reekslabels=LABELS,
    )


def _overleg() -> Overleg:
    return Overleg(UUID(int=1), DAG, DAG, time(13, 0), "Dorpshuis De Linde, Dorp")


def _punt(nummer: int, b: Bundel, titel: str) -> TrioPunt:
    samen = nummer == 3
    reden = "14 signalen, gewoonlijk 1 à 2; alle drie de disciplines; derde periode op rij."
    return TrioPunt(
        nummer,
        SoortPunt.BUNDEL,
        b.sleutel,
        titel,
        minuten=10,
        nodig=b.disciplines[:2] if nummer == 4 else b.disciplines,
        notitie="Eerst de bestrating, dan pas een cursus." if samen else "",
        bundel=b,
        kandidaat=Kandidaat(b.sleutel, samen, reden),
        vraag="Vier vrijwilligers voor 12 december." if samen else "",
        samen_oppakken=samen,
    )


def bestuurs_agenda() -> BestuursAgenda:
    """An edition with something in every part."""
    reden = "Hierover kwamen signalen binnen. De drie-eenheid bespreekt wat eraan te doen is."
    return BestuursAgenda(
        bestuur="Zorgcoöperatie Dorp",
        kernen=("Dorp", "Veld"),
        datum=DAG,
        tijd=time(13, 0),
        plaats="Dorpshuis De Linde, Dorp",
        punten=(
            BestuursPunt(
                "Vallen",
                10,
                reden,
                "We willen op 12 december een middag houden over veilig lopen, binnen en buiten.",
                "Wie kan er op zaterdag 12 december helpen? We zoeken vier vrijwilligers en de "
                "grote zaal van het dorpshuis, van 14.00 tot 16.00 uur.",
                (5, 5, 5, 5, 10, 10),
            ),
            BestuursPunt(
                "Mantelzorg",
                5,
                reden,
                "Veel mensen zorgen lang voor een ander en kennen de weg naar hulp niet.",
            ),
            BestuursPunt("Sleutel van het dorpshuis", vraag="Mogen wij een eigen sleutel?"),
        ),
        eerdere_afspraken=(
            Afspraak(
                "Het pad bij de kerk krijgt verlichting", "De gemeente plaatst twee lantaarns."
            ),
            Afspraak("Folders over hulpmiddelen bij de balie", "Dit is gedaan."),
        ),
        activiteiten=(
            Activiteit("Beweegcafé", "elke dinsdag om 10.00 uur", "dorpshuis", "Nu 18 deelnemers."),
            Activiteit("Mantelzorgavond", "14 januari 2027"),
        ),
        vaste_punten=("Opening", "Wat is er gedaan met de afspraken?", "Rondvraag"),
        reekslabels=LABELS,
        volgende=date(2027, 1, 8),
    )


def verslag() -> Verslag:
    """The report of the meeting of :func:`trio_agenda`."""
    return Verslag(
        team="Landerd",
        overleg=_overleg(),
        vandaag=DAG,
        aanwezig=("Sanne", "Joost"),
        afwezig=("Mieke",),
        punten=(
            Verslagpunt(1, "Opening"),
            Verslagpunt(
                2,
                "Vallen, Dorp",
                14,
                "samen oppakken",
                "Alle drie horen het, en de bestrating wordt pas in het voorjaar gedaan",
                acties=(
                    ActieRegel("Middag over veilig lopen", "Sanne", date(2026, 12, 12), "open"),
                    ActieRegel(
                        "Gemeente vragen om zand", "Joost", None, "open",
                        aanleiding="de eerste vorst",
                    ),
                ),
            ),
            Verslagpunt(
                3, "Mantelzorg, Veld", 6, "volgen", "", "Sanne wil niet langer wachten",
                "Vraag na bij de huisarts.",
                "Tot 22 mei 2026 24 signalen in 3 periodes, daarna 2 signalen in 3 periodes: "
                "minder dan eerst.",
            ),
            Verslagpunt(4, "Vapen, Beek", 1, "afsluiten"),
        ),
        volgende=date(2027, 1, 8),
        heropend="een actie vergeten",
    )  # fmt: skip


def actielijst() -> Actielijst:
    """Three agreements of two people, one of them late, and one referral that waits."""
    return Actielijst(
        team="Landerd",
        vandaag=DAG,
        acties=(
            ActieRegel("Middag over veilig lopen", "Sanne", date(2026, 12, 12), "open"),
            ActieRegel("Lijst met hulpmiddelen naar de balie", "Joost", date(2026, 11, 6), "open"),
            ActieRegel("Gemeente vragen om zand", "Joost", None, "open", aanleiding="het vriest"),
        ),
        wacht=(
            Wachtregel("Traplift gevraagd", "Wmo-consulent", date(2026, 11, 2), date(2026, 11, 16)),
        ),
    )


def overdracht() -> Overdracht:
    """A signal for the Wmo-consulent."""
    return Overdracht(
        team="Landerd",
        partner="Wmo-consulent",
        datum=DAG,
        onderwerp="Een bewoner van rond de 80 komt de trap niet meer op en slaapt op de bank.",
        kernen=("Dorp",),
        wat=("Thema: Wonen", "Al gedaan: de huisarts gebeld"),
        vraag="Kan er een traplift komen, of is er een benedenwoning vrij?",
        van="Sanne, wijkverpleegkundige",
        antwoord_voor=date(2026, 12, 4),
        herindicatie_op=date(2027, 5, 20),
    )


def inzage() -> Inzage:
    """Everything about one signal that was changed and passed on."""
    toen = datetime(2026, 11, 20, 9, tzinfo=UTC)
    return Inzage(
        signaal=UUID(int=1),
        titel="Signaal van 20 november 2026",
        feiten=(Feit("Signaal", ZINNEN[2]), Feit("Waar", "Dorp"), Feit("Spoed", "ja")),
        erbij=(Feit("Doorgegeven op 21 november 2026", "Wmo-consulent; kan er hulp komen?"),),
        waar=("Overleg van 1 januari 2027: bundel “Mantelzorg, Dorp”, punt 3 van de agenda",),
        eerder=(Versie(toen, "Anne", "Signaal", ZINNEN[1]),),
        daden=(
            *(Handeling(toen + timedelta(hours=n), "signaal gewijzigd", "Anne") for n in range(3)),
            Handeling(toen, "signaal gelogd", "Anne"),
        ),
    )
