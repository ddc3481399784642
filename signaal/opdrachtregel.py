"""The command line: its words, columns and exit statuses are a contract.

One Dutch sentence on standard error when something does not work: 0 done, 2 wrong use, 3 the
archive cannot be opened, 4 writing failed. ``-v`` adds the technical cause.
"""

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from signaal import opdrachten, opdrachten_delen, opdrachten_reserve, opdrachten_sleutels
from signaal.fouten import GebruikFout, GestoptFout, SignaalFout
from signaal.wereld import Wereld


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in Dutch, as one sentence."""

    def error(self, message: str) -> NoReturn:
        raise GebruikFout(
            f"Dit begrijp ik niet; kijk met '{self.prog} --help' hoe het moet. "
            "Er is niets veranderd.",
            message,
        )


_LEGE_STREEP = re.compile(r"--[a-z]+=--")
_Woorden: TypeAlias = "argparse._SubParsersAction[_Parser]"


def main(woorden: Sequence[str], wereld: Wereld) -> int:
    """Run one command and return its exit status; a user's mistake never ends in a traceback."""
    uitgebreid = "-v" in woorden
    try:
        opdracht = maak_parser().parse_args(_met_tekst(woorden))
        opdracht.doe(opdracht, wereld)
    except SignaalFout as fout:
        wereld.waarschuw(fout.bericht)
        if uitgebreid and fout.oorzaak:
            wereld.waarschuw(f"({fout.oorzaak})")
        return fout.status
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, or no answer to a question
        wereld.waarschuw("Gestopt; wat bewaard was, is veilig.")
        return GestoptFout.status
    except SystemExit as klaar:  # argparse ends so after --help
        return int(klaar.code or 0)
    return 0


def _met_tekst(woorden: Sequence[str]) -> list[str]:
    """The words without ``-v``; a text may begin with a dash ("-5 kilo sinds kerst")."""
    rest = [w for w in woorden if w != "-v"]
    laatste = rest[-1] if rest else ""
    if (
        rest[:1] in (["log"], ["brief"])
        and laatste.startswith("-")
        and laatste not in ("-h", "--help")
    ):
        if rest[-2] != "--":
            rest.insert(-1, "--")
    elif rest[:1] == ["wijzig"] and "--tekst" in rest[:-1]:
        plaats = rest.index("--tekst")
        rest[plaats : plaats + 2] = [f"--tekst={rest[plaats + 1]}"]
    if any(_LEGE_STREEP.fullmatch(w) for w in rest):  # argparse makes a list of it
        raise GebruikFout("Twee streepjes zijn geen waarde; er is niets veranderd.")
    return rest


def maak_parser() -> argparse.ArgumentParser:
    """The words and their options."""
    parser = _Parser(
        prog="signaal", description="Signalen uit het dorp. Zonder woorden: het venster."
    )
    woorden = parser.add_subparsers(required=True, metavar="WOORD", parser_class=_Parser)

    _woorden_voor_signalen(woorden)
    _woorden_voor_papier(woorden)
    _woorden_voor_reserve(woorden)
    _woorden_voor_delen(woorden)
    return parser


def _woorden_voor_signalen(woorden: _Woorden) -> None:
    p = woorden.add_parser("demo", help="maak een voorbeeldteam")
    p.add_argument("--map", required=True, metavar="MAP")
    p.add_argument("--agenda", metavar="UIT.pdf")
    p.set_defaults(doe=opdrachten.demo)

    p = _met_archief(woorden, "nieuw", "begin een archief voor een team")
    p.add_argument("--team", required=True, metavar="NAAM")
    p.add_argument("--kern", required=True, action="append", metavar="KERN")
    p.add_argument("--buurtschap", action="append", default=[], metavar="NAAM=KERN")
    p.add_argument("--lid", required=True, action="append", metavar="NAAM:DISCIPLINE")
    p.add_argument("--overleg", metavar="JJJJ-MM-DD")
    p.set_defaults(doe=opdrachten.nieuw)

    p = _met_archief(woorden, "log", "leg een signaal vast")
    p.add_argument("--kern", required=True)
    p.add_argument("--thema", action="append", default=[], metavar="ID")
    p.add_argument("--bron", default="")
    p.add_argument("--datum", metavar="JJJJ-MM-DD")
    p.add_argument("--lid", metavar="NAAM")
    p.add_argument("tekst", metavar="TEKST")
    p.set_defaults(doe=opdrachten.log)

    p = _met_archief(woorden, "brief", "leg een signaal vast zonder wachtwoord")
    p.add_argument("--kern", default="")
    p.add_argument("tekst", metavar="TEKST")
    p.set_defaults(doe=opdrachten.brief)

    p = _met_archief(woorden, "wijzig", "verander een signaal")
    p.add_argument("--id", required=True)
    p.add_argument("--tekst")
    p.add_argument("--thema", action="append", metavar="ID")
    p.add_argument("--kern")
    p.set_defaults(doe=opdrachten.wijzig)

    p = _met_archief(woorden, "verwijder", "verwijder een signaal")
    p.add_argument("--id", required=True)
    p.set_defaults(doe=opdrachten.verwijder)

    p = _met_archief(woorden, "importeer", "haal een lijst binnen (xlsx, csv, ods)")
    p.add_argument("lijst", metavar="LIJST")
    p.add_argument("--proef", action="store_true", help="kijk alleen wat er zou gebeuren")
    p.add_argument("--waarde", action="append", default=[], metavar="WAARDE=BETEKENIS")
    p.add_argument("--verslag", metavar="UIT.json")
    p.set_defaults(doe=opdrachten.importeer)


def _woorden_voor_papier(woorden: _Woorden) -> None:
    p = _met_archief(woorden, "exporteer", "alle signalen naar csv, xlsx of jsonl")
    p.add_argument("uit", metavar="UIT")
    p.set_defaults(doe=opdrachten.exporteer)

    p = _met_archief(woorden, "agenda", "de agenda als pdf")
    p.add_argument("--overleg", metavar="JJJJ-MM-DD")
    p.add_argument("--editie", choices=("trio", "bestuur"), default="trio")
    p.add_argument("--bestuur", metavar="NAAM")
    p.add_argument("uit", metavar="UIT.pdf")
    p.set_defaults(doe=opdrachten.agenda)

    p = _met_archief(woorden, "tabel", "aantallen voor de financier, met <5 (csv, xlsx)")
    p.add_argument("--jaar", type=int, metavar="JAAR", help="zonder: dit jaar")
    p.add_argument("uit", metavar="UIT")
    p.set_defaults(doe=opdrachten.tabel)

    p = woorden.add_parser("kandidaten", help="beoordeel een bestand met cellen")
    p.add_argument("--in", required=True, dest="in_", metavar="CELLEN.csv")
    p.add_argument("--uit", required=True, metavar="UIT.csv")
    p.add_argument("--vanaf", type=int, metavar="PERIODE")
    p.set_defaults(doe=opdrachten.kandidaten)

    p = woorden.add_parser("tekst", help="privacywacht en thema's, regel voor regel (JSON)")
    p.set_defaults(doe=opdrachten.tekst)

    p = _met_archief(woorden, "controleer", "kijk het archief na")
    p.set_defaults(doe=opdrachten.controleer_archief)

    p = _met_archief(woorden, "migreer", "werk een archief van een oudere versie bij")
    p.set_defaults(doe=opdrachten.migreer)


def _woorden_voor_reserve(woorden: _Woorden) -> None:
    p = _met_archief(woorden, "hersleutel", "geef het archief een nieuwe sleutel")
    p.set_defaults(doe=opdrachten_sleutels.hersleutel)

    p = _met_archief(woorden, "backup", "bewaar een reservekopie, versleuteld, in één bestand")
    p.add_argument("--naar", required=True, metavar="BESTAND")
    p.set_defaults(doe=opdrachten_reserve.backup)

    p = _met_archief(woorden, "herstel", "zet een reservekopie terug; zonder --van: repareer")
    p.add_argument("--van", metavar="BESTAND")
    p.add_argument("--verslag", metavar="UIT.txt", help="bewaar het verslag van de reparatie")
    p.set_defaults(doe=opdrachten_reserve.herstel)


def _woorden_voor_delen(woorden: _Woorden) -> None:
    p = _met_archief(woorden, "sluit-aan", "doe mee met een team: een nieuw archief op deze laptop")
    p.add_argument("--map", required=True, metavar="MAP", help="de map die jullie delen")
    p.add_argument("--lid", required=True, metavar="NAAM")
    p.add_argument("--wacht", type=float, default=600, metavar="SECONDEN", help="anders 600")
    p.set_defaults(doe=opdrachten_delen.sluit_aan)

    p = _met_archief(woorden, "laat-toe", "laat een laptop toe waarvan je de vier woorden hoorde")
    p.add_argument("--map", required=True, metavar="MAP")
    p.add_argument("--woorden", required=True, metavar='"W W W W"')
    p.add_argument("--leest-mee", action="store_true", help="zonder belgegevens")
    p.set_defaults(doe=opdrachten_delen.laat_toe)

    p = _met_archief(woorden, "verwijder-apparaat", "haal een laptop uit de kring")
    p.add_argument("--map", metavar="MAP", help="wissel daarna meteen uit")
    p.add_argument("--apparaat", metavar="ID")
    p.add_argument("--lid", metavar="NAAM")
    p.set_defaults(doe=opdrachten_delen.verwijder_apparaat)

    p = _met_archief(woorden, "wissel-uit", "werk bij met de laptops van collega's")
    p.add_argument("--map", required=True, metavar="MAP")
    p.set_defaults(doe=opdrachten_delen.wissel_uit)

    p = _met_archief(woorden, "geef-mee", "één bestand met wat de anderen missen")
    p.add_argument("bestand", metavar="BESTAND")
    p.set_defaults(doe=opdrachten_delen.geef_mee)

    p = _met_archief(woorden, "neem-op", "neem zo'n bestand op")
    p.add_argument("bestand", metavar="BESTAND")
    p.set_defaults(doe=opdrachten_delen.neem_op)

    p = _met_archief(woorden, "conflicten", "wat op twee laptops tegelijk veranderde")
    p.set_defaults(doe=opdrachten_delen.conflicten)

    p = _met_archief(woorden, "kies", "kies een van de waarden uit conflicten")
    p.add_argument("--geschil", required=True, metavar="GESCHIL")
    p.add_argument("--keuze", required=True, type=int, metavar="NUMMER")
    p.set_defaults(doe=opdrachten_delen.kies)


def _met_archief(woorden: _Woorden, naam: str, uitleg: str) -> _Parser:
    parser = woorden.add_parser(naam, help=uitleg)
    parser.add_argument("--archief", required=True, metavar="ARCHIEF")
    return parser
