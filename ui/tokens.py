"""The colours of the window: one set for light, one for dark, with the pairs that must be readable.

One accent (deep blue). Amber, red and green only ever come with words or an icon beside them.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by their job, as ``#rrggbb``.

    ``page`` lies under everything, ``side`` under the navigation, ``surface`` under what is typed
    or read in lists; ``line`` separates, ``edge`` is the visible border of a control; ``soft`` is
    quieter text; ``tint`` is the accent as a background; ``muted_bar`` is a chart bar that is not
    the one in question.
    """

    dark: bool
    page: str
    side: str
    surface: str
    hover: str
    line: str
    edge: str
    text: str
    soft: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    on_tint: str
    muted_bar: str
    ask_back: str
    ask_text: str
    stop_back: str
    stop_text: str
    good_back: str
    good_text: str


LIGHT = Tokens(
    dark=False,
    page="#faf9f6",
    side="#f2f0eb",
    surface="#ffffff",
    hover="#ebe8e1",
    line="#e2dfd8",
    edge="#878d96",
    text="#1c2530",
    soft="#56606c",
    accent="#1d4f8c",
    accent_hover="#163f72",
    on_accent="#ffffff",
    tint="#e1eaf5",
    on_tint="#163f72",
    muted_bar="#8fa9c9",
    ask_back="#fcf0da",
    ask_text="#6b4200",
    stop_back="#fbe7e4",
    stop_text="#8a1c12",
    good_back="#e4f1e6",
    good_text="#1d5a2b",
)

DARK = Tokens(
    dark=True,
    page="#171b20",
    side="#12161a",
    surface="#1f252c",
    hover="#2a323b",
    line="#2f3740",
    edge="#76818d",
    text="#e9ecef",
    soft="#a9b3bd",
    accent="#8db9ee",
    accent_hover="#abcdf5",
    on_accent="#0d1d30",
    tint="#243850",
    on_tint="#c9dffa",
    muted_bar="#5c7796",
    ask_back="#3a2f1a",
    ask_text="#f3d59b",
    stop_back="#43211f",
    stop_text="#f6b9b2",
    good_back="#1e3625",
    good_text="#a9dab4",
)

#: (foreground, background, least contrast): 4.5 for text, 3 for borders and bars (WCAG 2.1 AA).
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "page", 4.5),
    ("text", "side", 4.5),
    ("text", "surface", 4.5),
    ("text", "hover", 4.5),
    ("soft", "page", 4.5),
    ("soft", "side", 4.5),
    ("soft", "surface", 4.5),
    ("soft", "hover", 4.5),
    ("accent", "page", 4.5),
    ("accent", "side", 4.5),
    ("accent", "surface", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_tint", "tint", 4.5),
    ("text", "tint", 4.5),
    ("ask_text", "ask_back", 4.5),
    ("ask_text", "page", 4.5),
    ("ask_text", "surface", 4.5),
    ("stop_text", "stop_back", 4.5),
    ("stop_text", "page", 4.5),
    ("stop_text", "surface", 4.5),
    ("good_text", "good_back", 4.5),
    ("good_text", "page", 4.5),
    ("edge", "page", 3.0),
    ("edge", "surface", 3.0),
    ("accent", "muted_bar", 1.5),
)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    rgb = QColor(colour)
    red, green, blue = linear(rgb.redF()), linear(rgb.greenF()), linear(rgb.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette_of(tokens: Tokens) -> QPalette:
    """The Qt palette that carries ``tokens``; :func:`tokens_of` finds them back."""
    role = QPalette.ColorRole
    palette = QPalette()
    for key, colour in {
        role.Window: tokens.page,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.page,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.soft,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.stop_text,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.edge,
        role.Shadow: tokens.edge,
    }.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.edge))
    return palette


def tokens_of(palette: QPalette) -> Tokens:
    """The set that a palette of this program carries; for widgets that paint themselves."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
