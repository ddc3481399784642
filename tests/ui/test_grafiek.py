"""A chart on the screen."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signaal.domain.grafiek import Rol, Tekening, Vlak, staven
from ui.tokens import DARK, LIGHT, contrast
from ui.widgets.grafiek import Grafiek, colours_of

LABELS = ("wk 30–35", "wk 36–41", "wk 42–47")


def maak(breedte: float, hoogte: float, letter: float) -> Tekening:
    return staven("Vallen", (0, 2, 7), LABELS, breedte=breedte, hoogte=hoogte, letter=letter)


def test_shows_the_bars_and_says_them(dressed: QApplication, qtbot: QtBot) -> None:
    widget = Grafiek()
    qtbot.addWidget(widget)
    widget.teken(maak)
    widget.resize(300, widget.sizeHint().height())
    chart = widget.chart()
    assert chart is not None
    assert widget.accessibleDescription() == chart.alt
    beeld = widget.grab().toImage()
    for vorm in chart.vormen:
        if isinstance(vorm, Vlak):
            midden = QPoint(
                round(vorm.x + vorm.breedte / 2), round(vorm.y + vorm.hoogte / 2)
            ) * round(beeld.devicePixelRatio())
            kleur = LIGHT.accent if vorm.rol is Rol.NU else LIGHT.muted_bar
            assert beeld.pixelColor(midden) == QColor(kleur)


def test_grows_with_the_letters(dressed: QApplication, qtbot: QtBot) -> None:
    widget = Grafiek()
    qtbot.addWidget(widget)
    widget.teken(maak)
    klein = widget.sizeHint().height()
    font = widget.font()
    font.setPixelSize(2 * widget.fontInfo().pixelSize())
    widget.setFont(font)
    assert widget.sizeHint().height() == 2 * klein


def test_nothing_to_show(dressed: QApplication, qtbot: QtBot) -> None:
    widget = Grafiek()
    qtbot.addWidget(widget)
    widget.teken(maak)
    widget.teken(None)
    assert widget.chart() is None
    assert widget.accessibleDescription() == ""
    assert widget.sizeHint().height() == 0


def test_texts_can_be_read_on_every_warmth() -> None:
    for tokens in (LIGHT, DARK):
        kleuren = {rol: kleur.name() for rol, kleur in colours_of(tokens).items()}
        for rol in (Rol.WARMTE_0, Rol.WARMTE_1, Rol.WARMTE_2):
            assert contrast(kleuren[Rol.TEKST_NU], kleuren[rol]) >= 3
        for rol in (Rol.WARMTE_3, Rol.WARMTE_4):
            assert contrast(kleuren[Rol.WARMTE_0], kleuren[rol]) >= 3
