"""Readable in light and dark, in the bundled letter, in Dutch."""

import re
from html import unescape

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSize
from PySide6.QtGui import QColor, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui import look
from ui.tokens import DARK, LIGHT, PAIRS, Tokens, contrast, palette_of, tokens_of


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_every_pair_of_colours_is_readable(tokens: Tokens, pair: tuple[str, str, float]) -> None:
    front, back, least = pair
    assert contrast(getattr(tokens, front), getattr(tokens, back)) >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_palette_carries_its_tokens(dressed: QApplication) -> None:
    assert tokens_of(palette_of(DARK)) is DARK
    assert tokens_of(palette_of(LIGHT)) is LIGHT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [1, 1.5])
def test_style_sheet_is_complete(tokens: Tokens, scale: float) -> None:
    sheet = look.style_sheet(tokens, scale)
    assert "$" not in sheet
    assert "u;" not in sheet.replace("menu;", "")
    assert f"font-size: {round(27 * scale)}px" in sheet


def test_letter_is_the_bundled_one(dressed: QApplication) -> None:
    assert look.FAMILY in QFontDatabase.families()
    assert dressed.font().family() == look.FAMILY


def test_qt_speaks_dutch(dressed: QApplication, qtbot: QtBot) -> None:
    assert QLocale().monthName(5) == "mei"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == "Annuleren"


def test_icons_follow_light_and_dark(dressed: QApplication) -> None:
    picture = look.icon("check", "accent")
    seen = set()
    for dark in (False, True):
        look.apply(dressed, dark, 100)
        seen |= _colours(picture)
    look.apply(dressed, dark=False, text_percent=100)
    assert {LIGHT.accent, DARK.accent} <= seen


def test_every_icon_that_is_named_exists(dressed: QApplication) -> None:
    sources = (look.RESOURCES.parent / "ui").rglob("*.py")
    assert any('icon("' in source.read_text(encoding="utf-8") for source in sources)
    for drawing in (look.RESOURCES / "icons").glob("*.svg"):
        assert not look.icon(drawing.stem).pixmap(QSize(20, 20)).isNull()


def _colours(picture: QIcon) -> set[str]:
    image = picture.pixmap(QSize(48, 48)).toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_what_qt_leaves_in_english_is_dutch_too(dressed: QApplication) -> None:
    source = (look.RESOURCES / "qt" / "qtbase_rest_nl.ts").read_text(encoding="utf-8")
    messages = 0
    for context in source.split("<name>")[1:]:
        for english, dutch in re.findall(r"<source>(.*?)</source><translation>(.*?)<", context):
            messages += 1
            name = context.split("</name>")[0]
            assert QCoreApplication.translate(name, unescape(english)) == unescape(dutch)
    assert messages > 10
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren", "and Qt's own"
