"""Call-backs: who promised to ring, and which of them are due today."""

from datetime import date, timedelta
from uuid import UUID

from signaal.domain.model import Signaal, Zoekvraag
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import wijzig_signaal

#: A list to work through today; who has more than this has another problem.
_HOOGSTENS = 200
_LATER = timedelta(days=7)


def list_nabellen(bureau: Bureau) -> tuple[Signaal, ...]:
    """Signals to call back about today or earlier, the longest waiting first; no day is: now."""
    vandaag = bureau.vandaag()
    open_ = bureau.archive.signalen.zoek(
        Zoekvraag(alleen_nabellen=True), aantal=_HOOGSTENS, oudste_eerst=True
    )
    nu = (s for s in open_ if s.nabellen_op is None or s.nabellen_op <= vandaag)
    return tuple(sorted(nu, key=lambda s: (s.nabellen_op or s.datum, s.id)))


def rond_nabellen_af(bureau: Bureau, signaal: UUID) -> None:
    """The call was made."""
    wijzig_signaal(bureau, signaal, nabellen=False)


def stel_nabellen_uit(bureau: Bureau, signaal: UUID) -> date:
    """Nobody answered: a week from today. Gives the new day."""
    dag = bureau.vandaag() + _LATER
    wijzig_signaal(bureau, signaal, nabellen=True, nabellen_op=dag)
    return dag


def zet_nabellen_terug(bureau: Bureau, signaal: UUID, dag: date | None) -> None:
    """Undo of both: to be called (again) on ``dag``."""
    wijzig_signaal(bureau, signaal, nabellen=True, nabellen_op=dag)
