"""Who did what when, to read: event, time, object, user (NEN 7513); never the content."""

from signaal.domain.model import Journaalregel
from signaal.usecases.bureau import Bureau


def list_journaal(bureau: Bureau, aantal: int = 300) -> list[Journaalregel]:
    """The newest acts, newest first."""
    return bureau.archive.journaal.lees(aantal=aantal)
