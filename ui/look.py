"""The look of the window: style, fonts, icons, language. Everything scales with the app font.

Order: an application with :data:`ARGUMENTS`; :func:`install` once, before the first widget;
:func:`apply` then and whenever the user picks other colours or another text size.
"""

import re
from functools import cache
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QRect, QRectF, QSize, Qt, QTranslator
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.tokens import DARK, LIGHT, Tokens, palette_of, tokens_of

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
FAMILY = "Source Sans Pro"
TEXT_PERCENTS = (100, 125, 150)
#: How Qt is started: no other style is made first, and none is taken into Python.
ARGUMENTS = ["Signaal", "-style", "fusion"]
#: Height of the app font at 100 %, in device-independent pixels.
BASE_PX = 16

ColourRole = Literal[
    "text", "soft", "accent", "on_accent", "on_tint", "ask_text", "stop_text", "good_text"
]


def install(app: QApplication) -> None:
    """Fonts, Dutch locale and Qt's own Dutch words; call once."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    own = str(RESOURCES / "qt")  # what Qt left in English; made from the .ts beside it by lrelease
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase_nl", qt), ("qtbase_rest_nl", own)):
        words = QTranslator(app)
        if words.load(name, folder):
            app.installTranslator(words)
    for weight in ("Regular", "Semibold"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"SourceSansPro-{weight}.ttf"))
    app.setWindowIcon(logo())


def apply(app: QApplication, dark: bool, text_percent: int) -> None:
    """Dress every window in light or dark, with text at ``text_percent`` of the usual size."""
    tokens = DARK if dark else LIGHT
    font = QFont(FAMILY)
    font.setPixelSize(round(BASE_PX * text_percent / 100))
    app.setFont(font)
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(style_sheet(tokens, text_percent / 100))


def dress(theme: str, text_percent: int) -> None:
    """:func:`apply` for what the user chose: "light", "dark", or else what the desktop says."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        scheme = QGuiApplication.styleHints().colorScheme()
        follows = scheme == Qt.ColorScheme.Dark
        dark = theme == "dark" or (theme != "light" and follows)
        apply(app, dark, text_percent if text_percent in TEXT_PERCENTS else TEXT_PERCENTS[0])


def style_sheet(tokens: Tokens, scale: float) -> str:
    """The Qt style sheet for one colour set; lengths in ``u`` are pixels times ``scale``."""
    template = Template((RESOURCES / "stijl.qss").read_text(encoding="utf-8"))
    colours = {name: getattr(tokens, name) for name in Tokens.__slots__}
    tick = "keuze-donker.svg" if tokens.dark else "keuze-licht.svg"
    sheet = template.substitute(colours, icons=(RESOURCES / "icons").as_posix(), tick=tick)
    return re.sub(r"\b(\d+)u\b", lambda found: f"{round(int(found[1]) * scale)}px", sheet)


def px(length: float) -> int:
    """``length`` pixels at 100 % text, in pixels at the text size of now."""
    return round(length * QGuiApplication.font().pixelSize() / BASE_PX)


def icon(name: str, role: ColourRole = "text", checked: ColourRole | None = None) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in the colour of ``role``, following light and dark.

    ``checked`` is the colour on a button that is pressed in; without it the same as ``role``.
    """
    return QIcon(_Drawing(_drawing(name), role, checked or role))


@cache
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def logo() -> QIcon:
    """The mark of Signaal: three seats under one roof."""
    return QIcon(str(RESOURCES / "icons" / "signaal.svg"))


class _Drawing(QIconEngine):
    """Paints an SVG in a colour of the palette of the moment, so nothing is kept per theme."""

    def __init__(self, drawing: str, role: ColourRole, checked: ColourRole) -> None:
        super().__init__()
        self._drawing = drawing
        self._role: ColourRole = role
        self._checked: ColourRole = checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        role = self._checked if state == QIcon.State.On else self._role
        colour = tokens.edge if mode == QIcon.Mode.Disabled else str(getattr(tokens, role))
        svg = self._drawing.replace("currentColor", colour)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Drawing(self._drawing, self._role, self._checked)
