"""Dutch days on which nobody meets: official feast days, Christmas Eve and New Year's Eve."""

from datetime import date

import holidays


def feestdagen(van_jaar: int, tot_jaar: int) -> frozenset[date]:
    """All such days in these years, both included (source: the ``holidays`` package, NL)."""
    jaren = range(van_jaar, tot_jaar + 1)
    officieel = frozenset(holidays.country_holidays("NL", years=jaren, categories=("public",)))
    return officieel | {date(jaar, 12, dag) for jaar in jaren for dag in (24, 31)}
