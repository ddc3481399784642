"""Call-backs: who promised to ring, and which of them are due today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from signaal.domain.model import Lid, Signaal, Zoekvraag
from signaal.usecases.bureau import Bureau
from signaal.usecases.nabelcontact import wis_contacten
from signaal.usecases.signalen import wijzig_signaal

_LATER = timedelta(days=7)
#: A call that waits longer than one period was made or let go; a list that was brought in is full
#: of them. They stay to be seen, but apart from the work of today.
_OUD = timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class Nabelwerk:
    """Calls due: those of the reader, of colleagues, and what is due longer than six weeks.

    ``later`` is what is to be called after today, the first day first.
    """

    mij: tuple[Signaal, ...] = ()
    anderen: tuple[Signaal, ...] = ()
    ouder: tuple[Signaal, ...] = ()
    later: tuple[Signaal, ...] = ()

    @property
    def vandaag(self) -> tuple[Signaal, ...]:
        """The list to work through today, the reader's own first."""
        return self.mij + self.anderen


def lees_nabellen(bureau: Bureau) -> Nabelwerk:
    """Signals to call back about, the longest waiting first; no day is: now."""
    vandaag = bureau.vandaag()
    vraag = Zoekvraag(alleen_nabellen=True)
    archive = bureau.archive
    open_ = archive.signalen.zoek(vraag, aantal=archive.signalen.tel(vraag))
    op_volgorde = sorted(open_, key=lambda s: (_dag(s), s.id))
    nu = [s for s in op_volgorde if s.nabellen_op is None or s.nabellen_op <= vandaag]
    ik = archive.een(Lid, bureau.lid)
    recent = [s for s in nu if not _is_oud(s, vandaag)]
    return Nabelwerk(
        tuple(s for s in recent if _is_van(ik, s)),
        tuple(s for s in recent if not _is_van(ik, s)),
        tuple(s for s in nu if _is_oud(s, vandaag)),
        tuple(s for s in op_volgorde if s.nabellen_op is not None and s.nabellen_op > vandaag),
    )


def tel_oude_nabellen(signalen: Iterable[Signaal], vandaag: date) -> int:
    """How many of these are to be called back, but not on the list of today: due too long ago."""
    return sum(1 for s in signalen if s.nabellen and _is_oud(s, vandaag))


def rond_nabellen_af(bureau: Bureau, signaal: UUID) -> None:
    """The call was made; whom to call is destroyed."""
    _zet(bureau, {signaal: None}, nabellen=False)


def stel_nabellen_uit(bureau: Bureau, signaal: UUID) -> date:
    """Nobody answered: a week from today. Gives the new day."""
    dag = bureau.vandaag() + _LATER
    wijzig_signaal(bureau, signaal, nabellen=True, nabellen_op=dag)
    return dag


def zet_nabellen_terug(bureau: Bureau, signaal: UUID, dag: date | None) -> None:
    """Undo of both: to be called (again) on ``dag``."""
    wijzig_signaal(bureau, signaal, nabellen=True, nabellen_op=dag)


def vink_nabellen_af(bureau: Bureau, signalen: Iterable[UUID]) -> None:
    """These calls need not be made any more; all together or not at all."""
    _zet(bureau, dict.fromkeys(signalen), nabellen=False)


def zet_alle_nabellen_terug(bureau: Bureau, dagen: Mapping[UUID, date | None]) -> None:
    """Undo of :func:`vink_nabellen_af`: each to be called again on its day."""
    _zet(bureau, dagen, nabellen=True)


def _zet(bureau: Bureau, dagen: Mapping[UUID, date | None], *, nabellen: bool) -> None:
    nu = bureau.nu()
    with bureau.archive.schrijf("nabellen gewijzigd", bureau.lid, nu) as beurt:
        gevonden = ((beurt.een(Signaal, id_), dag) for id_, dag in dagen.items())
        beurt.zet_alle(
            replace(signaal, nabellen=nabellen, nabellen_op=dag, gewijzigd=nu)
            for signaal, dag in gevonden
            if signaal is not None
        )
        weg = 0 if nabellen else wis_contacten(beurt, dagen)
    if weg:
        bureau.archive.leeg_logboek()


def _dag(signaal: Signaal) -> date:
    return signaal.nabellen_op or signaal.datum


def _is_oud(signaal: Signaal, vandaag: date) -> bool:
    return _dag(signaal) < vandaag - _OUD


def _is_van(lid: Lid | None, signaal: Signaal) -> bool:
    """A call without a name is of whoever has the discipline."""
    if lid is None or signaal.lid is not None:
        return lid is not None and signaal.lid == lid.id
    return signaal.discipline is lid.discipline
