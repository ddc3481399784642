"""The head start of the press: what rows of the chain look like, the most usual ones last.

Belongs to version 1 of the format of segments. Other bytes here would make every segment there is
unreadable, so a test holds them. A field or act that came later is only pressed a little worse.
"""

#: What is written about, where it is kept, what is done to it, its fields.
_SOORTEN: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("kern", "", ("nieuw archief",), "cbs_code id inwoners naam vervallen"),
    ("lid", "", ("nieuw archief",), "discipline id naam vertrokken"),
    ("instelling", "", ("extra aan of uit",), "id waarde"),
    (
        "thema",
        "",
        ("thema hernoemd",),
        "altijd_bespreken eigen id naam omschrijving vervallen voor_bestuur",
    ),
    ("partner", "", ("partner bewaard",), "id naam vervallen"),
    (
        "importvraag",
        "import/2026",
        ("importvraag beantwoord",),
        "afgehandeld blad gemaakt id lijst regel ruwe_rij soort voorstel",
    ),
    (
        "verzending",
        "overleg/2026",
        ("exporteer", "mail"),
        "aan afdruk bestuur hoe id moment overleg stuk",
    ),
    (
        "initiatief",
        "",
        ("initiatief bewaard",),
        "doelgroep id kernen naam organisator themas vervallen wanneer",
    ),
    (
        "collectieve_actie",
        "actie/2026",
        ("collectieve actie bewaard",),
        "budget datum doel id les opkomst organisator partners plaats themas verwijderd",
    ),
    (
        "correctie",
        "overleg/2026",
        ("bundel",),
        "bundel doel id naam ongedaan overleg signalen soort volgnummer",
    ),
    ("afwijzing", "overleg/2026", ("wijs_af",), "aantal bundel id ongedaan overleg reden"),
    (
        "uren",
        "uren/2026",
        ("uren geschreven",),
        "activiteit datum id kern lid minuten verwijderd",
    ),
    ("contact", "contact/01a", ("belgegevens bewaard",), "id naam telefoon tot"),
    (
        "nabelpoging",
        "signaal/2026",
        ("nabelpoging genoteerd",),
        "datum id lid notitie signaal uitkomst verwijderd",
    ),
    (
        "collegavraag",
        "signaal/2026",
        ("vraag beantwoord", "vraag gesteld"),
        "aan antwoord beantwoord beantwoord_door gesteld id ingetrokken signaal van vraag",
    ),
    ("terugmelding", "signaal/2026", ("teruggemeld",), "datum id lid verwijderd"),
    (
        "doorverwijzing",
        "signaal/2026",
        ("doorverwezen",),
        (
            "antwoord_voor datum herindicatie_op id kernen naam overleg partner signaal sleutel "
            "stand teruggekoppeld_op terugkoppeling themas verwijderd vraag"
        ),
    ),
    ("bekeken", "overleg/2026", ("bundel bekeken",), "id lid overleg sleutel"),
    (
        "overleg",
        "overleg/2026",
        ("overleg heropend", "overleg afgesloten", "verzet_overleg"),
        "aanwezig datum gepland gesloten heropend id plaats stand tijd",
    ),
    (
        "agendapunt",
        "overleg/2026",
        ("voeg_eigen_punt_toe", "wijzig_punt"),
        (
            "besteed bestuurszin id minuten nodig notitie overleg sleutel soort titel verwijderd "
            "volgorde vraag weggelaten"
        ),
    ),
    (
        "besluit",
        "overleg/2026",
        ("besluit ingetrokken", "besluit genomen"),
        "aantal afwijkend genomen id ingetrokken kernen naam overleg reden sleutel soort themas",
    ),
    (
        "actie",
        "actie/2026",
        ("voeg_actie_toe", "wijzig_actie"),
        (
            "aanleiding bundel collectief gemaakt gewijzigd id kernen nieuws overleg regiehouder "
            "resultaat stand verwijderd voor wat"
        ),
    ),
    (
        "signaal",
        "signaal/2026",
        ("lijst ingevoerd", "signaal gewijzigd", "signaal gelogd"),
        (
            "bron buurtschap datum discipline gedaan gewijzigd id importcode kern lid nabellen "
            "nabellen_op spoed tekst themas themas_voorgesteld verwijderd"
        ),
    ),
)


def _regel(soort: str, vak: str, handeling: str, velden: str) -> str:
    """A row as it travels, without what differs from row to row."""
    namen = ",".join(f'\\"{veld}\\"' for veld in velden.split())
    kop = f'{{"f":"[{namen}]","h":"{handeling}","i":"'
    return f'{kop}","m":17,"p":"01a","s":"{soort}","t":11,"v":"{vak}","w":"01a"}}\n'


VOORAF = "".join(
    _regel(soort, vak, handeling, velden)
    for soort, vak, handelingen, velden in _SOORTEN
    for handeling in handelingen
).encode()
