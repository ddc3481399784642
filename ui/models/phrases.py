"""Numbers and names as the trio says them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from signaal.domain.model import Discipline, Signaal

#: A text in a question is cut to this many characters.
_CUT = 200


def cut(text: str) -> str:
    """``text`` on one line, no longer than a question can show."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _CUT else f"{flat[: _CUT - 1]}…"


def number(count: int) -> str:
    """``2.500``: with a point between thousands."""
    return f"{count:,}".replace(",", ".")


def signals(count: int) -> str:
    """``1 signaal``, ``14 signalen``."""
    return _tr("1 signaal") if count == 1 else _tr("{} signalen").format(count)


def counted(count: int, one: str, many: str) -> str:
    """``1 besluit``, ``3 besluiten``, ``geen besluiten``."""
    if not count:
        return _tr("geen {}").format(many)
    return f"{count} {one if count == 1 else many}"


def change(difference: int) -> str:
    """``13 meer``, ``2 minder``, ``evenveel``."""
    if difference == 0:
        return _tr("evenveel")
    return (_tr("{} meer") if difference > 0 else _tr("{} minder")).format(abs(difference))


def listed(words: Sequence[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return _tr("{} en {}").format(", ".join(words[:-1]), words[-1])


def heard_by(disciplines: Iterable[Discipline]) -> str:
    """Who wrote them down: ``Gehoord door sociaal werker en wijkverpleegkundige``."""
    return _tr("Gehoord door {}").format(listed([d.label for d in disciplines]))


def sources(signals_: Iterable[Signaal]) -> str:
    """Where it came from, most frequent first: ``via huisarts (3) en school``."""
    counts: dict[str, int] = {}
    for signal in signals_:
        if signal.bron:
            counts[signal.bron] = counts.get(signal.bron, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{name} ({n})" if n > 1 else name for name, n in ordered]
    return _tr("via {}").format(listed(named)) if named else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("phrases", text)
