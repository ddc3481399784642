"""What of each kind of data there is per year, and what goes along with what."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from signaal.domain.bewaartermijn import Bewaarsoort, Post, Termijn
from signaal.domain.bewaren import (
    MET_TERMIJN,
    UITSTEL,
    Groep,
    open_vak,
    vak_van_contact,
    vak_van_uitstel,
)
from signaal.domain.model import Actie, ActieStand, Instelling, Overleg, Signaal, Zoekvraag
from signaal.domain.model_besluit import (
    CollectieveActie,
    Collegavraag,
    Contact,
    Doorverwijzing,
    Nabelpoging,
    Terugmelding,
)
from signaal.storage.archive import Archive
from signaal.usecases.bureau import Bureau
from signaal.usecases.importvragen import vraag_van

_ALLES = 10_000_000


def posten_van(bureau: Bureau, termijn: Termijn, gehouden: Collection[UUID]) -> Iterator[Post]:
    """The lines of one kind that are due, whether postponed or not.

    ``gehouden`` are signals that people keep longer, each for a reason of its own.
    """
    archive, soort = bureau.archive, termijn.soort
    aantallen = _per_jaar(archive, soort)
    blijft = _blijft(archive, soort, gehouden)
    for jaar in sorted(aantallen):
        sinds, blijven = termijn.vervalt(jaar), blijft[jaar]
        aantal = aantallen[jaar] - blijven
        if sinds <= bureau.vandaag() and (aantal or not blijven):
            yield Post(soort, jaar, aantal, sinds, blijven)


def contactposten(bureau: Bureau) -> Iterator[Post]:
    """Whom to call back, past the last day; by the year of that day."""
    per_jaar: dict[int, list[Contact]] = {}
    for contact in _verlopen(bureau):
        per_jaar.setdefault(contact.tot.year, []).append(contact)
    for jaar, contacten in per_jaar.items():
        sinds = min(c.tot for c in contacten) + timedelta(days=1)
        yield Post(Bewaarsoort.CONTACT, jaar, len(contacten), sinds)


def waarden_van(bureau: Bureau, post: Post, gehouden: Collection[UUID]) -> list[Any]:
    """The values that one line of the list takes along; what people keep stays, and all of it."""
    archive, groep = bureau.archive, post.soort.groep
    if post.soort is Bewaarsoort.VERWIJDERD:
        gaat: list[Any] = [s for s in _verwijderde(archive) if s.gewijzigd.year == post.jaar]
    elif post.soort is Bewaarsoort.CONTACT:
        gaat = [c for c in _verlopen(bureau) if c.tot.year == post.jaar]
    else:
        blijft = {actie.id for _, actie in _open(archive)}
        gaat = [w for jaar, w in _met_jaar(archive, groep) if jaar == post.jaar]
        gaat = [w for w in gaat if w.id not in blijft]
        if groep is Groep.SIGNAAL:
            gaat += archive.signalen.van_jaar(post.jaar)
    return [w for w in gaat if not gehouden or _signaal_van(w) not in gehouden]


def met_wat_eraan_hangt(bureau: Bureau, waarden: Iterable[Any]) -> list[Any]:
    """These values, and what says something about them alone; each once."""
    archive = bureau.archive
    gaat = {(type(w), w.id): w for w in waarden}
    signalen = {id_ for soort, id_ in gaat if soort is Signaal}
    acties = {id_ for soort, id_ in gaat if soort is Actie}
    erbij: list[Any] = [a for a in archive.alle(CollectieveActie) if a.id in acties]
    if signalen:
        erbij += _over_signalen(archive, signalen)
        codes = [w for w in gaat.values() if isinstance(w, Signaal) and w.importcode]
        erbij += [vraag for s in codes if (vraag := vraag_van(bureau, s)) is not None]
    return list((gaat | {(type(w), w.id): w for w in erbij}).values())


def vakken_van(waarden: Iterable[Any]) -> set[str]:
    """The vakken that hold one value alone and go with it."""
    return {
        *(vak_van_contact(w.id) for w in waarden if isinstance(w, Contact)),
        *(
            vak_van_uitstel(w.id.removeprefix(UITSTEL))
            for w in waarden
            if isinstance(w, Instelling) and w.id.startswith(UITSTEL)
        ),
    }


def redenen_van_uitstel(archive: Archive, sleutels: Collection[str]) -> list[Instelling]:
    """Why these (signals, lines of the list) were not destroyed before, as it was written."""
    gezocht = {UITSTEL + sleutel for sleutel in sleutels}
    return [i for i in archive.alle(Instelling) if i.id in gezocht]


def _over_signalen(archive: Archive, signalen: set[UUID]) -> list[Any]:
    return [
        *(d for d in archive.alle(Doorverwijzing) if d.signaal in signalen),
        *(p for p in archive.alle(Nabelpoging) if p.signaal in signalen),
        *(v for v in archive.alle(Collegavraag) if v.signaal in signalen),
        *(m for m in archive.alle(Terugmelding) if m.id in signalen),
        *(c for c in archive.alle(Contact) if c.id in signalen),
        *redenen_van_uitstel(archive, {str(id_) for id_ in signalen}),
    ]


def _per_jaar(archive: Archive, soort: Bewaarsoort) -> Counter[int]:
    """Years in which there is something of this kind, with how many; also keys left of a year."""
    groep = soort.groep
    if soort is Bewaarsoort.VERWIJDERD:
        return Counter(s.gewijzigd.year for s in _verwijderde(archive))
    sleutels = (open_vak(vak).partition("/") for vak in archive.vakken())
    aantallen = Counter({int(jaar): 0 for naam, _, jaar in sleutels if naam == soort.value})
    aantallen.update(jaar for jaar, _ in _met_jaar(archive, groep))
    if groep is Groep.SIGNAAL:
        aantallen.update(archive.signalen.per_jaar())
    return aantallen


def _blijft(archive: Archive, soort: Bewaarsoort, gehouden: Collection[UUID]) -> Counter[int]:
    """Per year what stays although it is due: open agreements, signals that people keep."""
    if soort is Bewaarsoort.ACTIE:
        return Counter(jaar for jaar, _ in _open(archive))
    signalen = archive.signalen.bij_ids(sorted(gehouden))
    if soort is Bewaarsoort.VERWIJDERD:
        return Counter(s.gewijzigd.year for s in signalen if s.verwijderd)
    if soort is not Bewaarsoort.SIGNAAL:
        return Counter()
    erbij = (jaar for jaar, w in _met_jaar(archive, Groep.SIGNAAL) if _signaal_van(w) in gehouden)
    return Counter([*(s.datum.year for s in signalen), *erbij])


def _signaal_van(waarde: Any) -> Any:
    """The signal that a value is, or is about."""
    return getattr(waarde, "signaal", None) or waarde.id


def _met_jaar(archive: Archive, groep: Groep | None) -> Iterator[tuple[int, Any]]:
    """The values of a group with the year that counts; signals, which are many, left out."""
    dagen = {overleg.id: overleg.gepland for overleg in archive.alle(Overleg)}
    for soort, (van, jaar) in MET_TERMIJN.items():
        if van is groep and soort is not Signaal:
            waarden: tuple[Any, ...] = archive.alle(soort)
            yield from ((jaar(waarde, dagen.__getitem__), waarde) for waarde in waarden)


def _open(archive: Archive) -> list[tuple[int, Any]]:
    """Agreements nobody closed yet, and what is told beside them."""
    levend = {a.id for a in archive.alle(Actie) if a.stand is ActieStand.OPEN and not a.verwijderd}
    return [(jaar, w) for jaar, w in _met_jaar(archive, Groep.ACTIE) if w.id in levend]


def _verwijderde(archive: Archive) -> list[Signaal]:
    return archive.signalen.zoek(Zoekvraag(verwijderd=True), aantal=_ALLES)


def _verlopen(bureau: Bureau) -> list[Contact]:
    return [c for c in bureau.archive.alle(Contact) if c.tot < bureau.vandaag()]
