"""One line of what is kept too long: a tick, since when, and a way to wait."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from signaal.domain.bewaartermijn import Post
from ui import dates
from ui.look import px
from ui.widgets import buttons, words


class DueLine(QWidget):
    """One line of the list: a tick, since when, and a way to wait."""

    def __init__(self, post: Post, told: str) -> None:
        super().__init__()
        self.post = post
        waits = post.uitstel is not None
        self.tick = QCheckBox(told)
        self.tick.setEnabled(not waits)
        self.about = words.soft(self._about())
        name = self.tr("Toch niet uitstellen") if waits else self.tr("Stel uit")
        self.postpone = buttons.quiet(name)
        self.postpone.setAccessibleName(f"{name}: {told}")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, px(1), 0, px(1))
        across.setSpacing(px(12))
        across.addWidget(self.tick)
        across.addWidget(self.about, 1)
        across.addWidget(self.postpone)

    def _about(self) -> str:
        post = self.post
        if post.uitstel is not None:
            until = _day(post.uitstel.tot)
            return self.tr("uitgesteld tot {}: {}").format(until, post.uitstel.reden)
        since = self.tr("te lang sinds {}").format(_day(post.sinds))
        if not post.blijft:
            return since
        stays = self.tr("{} blijft") if post.blijft == 1 else self.tr("{} blijven")
        return f"{since}; {stays.format(post.blijft)}"


def _day(moment: date) -> str:
    return f"{dates.short_day(moment)} {moment.year}"
