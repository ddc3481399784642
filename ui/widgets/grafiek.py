"""A chart on the screen: the shapes of a Tekening, painted in the colours of the window."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from signaal.domain.grafiek import WARMTES, Houvast, Lijn, Opschrift, Rol, Tekening, Vlak
from ui.tokens import Tokens, tokens_of

#: Makes the chart for (width, height, letter size) in pixels.
Maker = Callable[[float, float, float], Tekening]

_SHARE = {Houvast.LINKS: 0.0, Houvast.MIDDEN: 0.5, Houvast.RECHTS: 1.0}
_WARMTH = (0.05, 0.2, 0.35, 0.8, 1.0)
_HEIGHT_IN_LETTERS = 9.0
_SMALL = 0.8  # of the font of the window


class Grafiek(QWidget):
    """Shows one chart; its text alternative is the accessible description.

    The chart is made anew for the width and the letters there are, so it grows with the text of
    the window. Nothing to focus: what it says also stands in the text beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maker: Maker | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def teken(self, maker: Maker | None) -> None:
        """Show the chart that ``maker`` makes; None shows nothing."""
        self._maker = maker
        chart = self.chart()
        self.setAccessibleDescription(chart.alt if chart else "")
        self.updateGeometry()
        self.update()

    def chart(self) -> Tekening | None:
        """The chart as it fits now, or None."""
        if self._maker is None:
            return None
        letter = self._letter()
        return self._maker(max(1.0, float(self.width())), _HEIGHT_IN_LETTERS * letter, letter)

    def sizeHint(self) -> QSize:
        """As high as the chart; the width follows the window."""
        letter = self._letter()
        height = _HEIGHT_IN_LETTERS * letter if self._maker else 0.0
        return QSize(round(30 * letter), round(height))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for one column at 200 % text."""
        return QSize(1, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shapes."""
        if chart := self.chart():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, chart, tokens_of(self.palette()), QPointF(0, 0))
            painter.end()

    def _letter(self) -> float:
        return _SMALL * self.fontInfo().pixelSize()


def draw(painter: QPainter, chart: Tekening, tokens: Tokens, at: QPointF) -> None:
    """Paint ``chart`` with its top left at ``at``, in the font of ``painter``; 1 point, 1 pixel."""
    colours = colours_of(tokens)
    painter.save()
    painter.translate(at)
    font = painter.font()
    for shape in chart.vormen:
        colour = colours[shape.rol]
        match shape:
            case Vlak():
                painter.fillRect(QRectF(shape.x, shape.y, shape.breedte, shape.hoogte), colour)
            case Lijn():
                painter.setPen(QPen(colour, shape.dikte))
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.punten]))
            case Opschrift():
                _write(painter, shape, colour, font)
    painter.restore()


def colours_of(tokens: Tokens) -> dict[Rol, QColor]:
    """The colour of each role; warmth runs from the surface to the accent."""
    accent, surface = QColor(tokens.accent), QColor(tokens.surface)
    return {
        Rol.VERLEDEN: QColor(tokens.muted_bar),
        Rol.NU: accent,
        Rol.AS: QColor(tokens.edge),
        Rol.TEKST: QColor(tokens.text),
        Rol.TEKST_NU: QColor(tokens.accent),
        Rol.GEDEMPT: QColor(tokens.soft),
        **{
            rol: _between(surface, accent, share)
            for rol, share in zip(WARMTES, _WARMTH, strict=True)
        },
    }


def _write(painter: QPainter, text: Opschrift, colour: QColor, font: QFont) -> None:
    font = QFont(font)
    font.setPixelSize(max(1, round(text.grootte)))
    font.setWeight(QFont.Weight.DemiBold if text.vet else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(colour)
    width = painter.fontMetrics().horizontalAdvance(text.tekst)
    painter.drawText(QPointF(text.x - _SHARE[text.houvast] * width, text.y), text.tekst)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    def mix(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue())
    )
