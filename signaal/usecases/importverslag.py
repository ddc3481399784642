"""What an import found, as the command line reports it."""

from signaal.domain.lijst import Importplan


def verslag_json(plan: Importplan) -> dict[str, object]:
    """The plan as the command line reports it; its names are a contract."""
    return {
        "bestand": plan.bestand,
        "gelezen": plan.gelezen,
        "aangenomen": plan.aangenomen,
        "dubbel": plan.dubbel,
        "te_beslissen": [
            {"blad": t.plek.blad, "regel": t.plek.regel, "reden": t.reden}
            for t in plan.te_beslissen
        ],
        "waardevragen": [
            {
                "kolom": v.kolom,
                "waarde": v.waarde,
                "regels": [plek.regel for plek in v.plekken],
                "bladen": [plek.blad for plek in v.plekken],
                "voorstel": v.voorstel,
            }
            for v in plan.waardevragen
        ],
        "per_kern": plan.per_kern,
        "per_periode": {tot.isoformat(): aantal for tot, aantal in plan.per_periode.items()},
        "per_kern_en_periode": _per_kern_en_periode(plan),
        "kolommen": [
            {"blad": b.naam, "kolom": k.kop, "veld": k.veld.value, "hoe": k.hoe.value}
            for b in plan.bladen
            for k in b.kolommen
        ],
        "overgeslagen": [
            {"blad": b.naam, "regel": o.van, "tot": o.tot, "reden": o.reden}
            for b in plan.bladen
            for o in b.overgeslagen
        ]
        + [{"blad": b.naam, "reden": b.reden} for b in plan.bladen if b.reden],
        "lijkt_op": [
            {"blad": een.blad, "regel": een.regel, "op_blad": ander.blad, "op": ander.regel}
            for een, ander in plan.lijkt_op
        ],
        "privacy": [
            {"blad": v.plek.blad, "regel": v.plek.regel, "kolom": v.kolom, "soort": v.soort}
            for v in plan.privacy
        ],
        "opmerkingen": [
            {"blad": o.plek.blad, "regel": o.plek.regel, "kolom": o.kolom, "opmerking": o.wat}
            for o in plan.opmerkingen
        ],
        "onbekende_onderwerpen": dict(plan.onbekende_onderwerpen),
    }


def _per_kern_en_periode(plan: Importplan) -> dict[str, dict[str, int]]:
    per_kern: dict[str, dict[str, int]] = {naam: {} for naam in plan.kernnamen.values()}
    for (kern, tot), aantal in sorted(plan.telling.items(), key=lambda t: t[0][1]):
        per_kern[plan.kernnamen[kern]][tot.isoformat()] = aantal
    return per_kern
