"""Colours, type and palette: the only place that knows what a colour is called.

Widgets read `colours()` when they paint and repaint when Qt tells them that the palette changed
(`QEvent.PaletteChange`), so nobody keeps a colour and nobody needs to be told apart from that.
"""

import os
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from backcompanion.base.dataclass import dataclass
from backcompanion.base.paths import resources

Scheme = Literal["light", "dark"]
ThemeChoice = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours, each "#RRGGBB". `on_accent` is text on `accent`; `dark` tells the scheme."""

    dark: bool
    background: str
    surface: str
    sunk: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    work: str
    rest: str
    prepare: str
    cool_down: str
    danger: str


LIGHT = Colours(
    dark=False,
    background="#F3F6F5",
    surface="#FFFFFF",
    sunk="#EAF0EE",
    line="#DDE5E2",
    text="#14201E",
    muted="#586965",
    accent="#0A6F66",
    on_accent="#FFFFFF",
    soft="#DCEFEC",
    work="#0A6F66",
    rest="#945700",
    prepare="#2F66B1",
    cool_down="#7350B3",
    danger="#B42318",
)
DARK = Colours(
    dark=True,
    background="#0D1312",
    surface="#151D1C",
    sunk="#101817",
    line="#26312F",
    text="#E9F0EE",
    muted="#9BADA8",
    accent="#31C6B4",
    on_accent="#04211E",
    soft="#17332F",
    work="#31C6B4",
    rest="#F0B44C",
    prepare="#82B3F3",
    cool_down="#BBA2F2",
    danger="#FF8A7A",
)

# What a label's foreground role stands for, so that labels follow the palette by themselves.
TEXT = QPalette.ColorRole.WindowText
MUTED = QPalette.ColorRole.PlaceholderText
ACCENT = QPalette.ColorRole.Link
PREPARE = QPalette.ColorRole.LinkVisited
DANGER = QPalette.ColorRole.BrightText

REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold

# Where the system asks for more contrast: 7 to 1 for all that is read, and lines that are seen.
LIGHT_HIGH_CONTRAST = Colours(
    dark=False,
    background="#FFFFFF",
    surface="#FFFFFF",
    sunk="#F1F5F4",
    line="#5A6663",
    text="#000000",
    muted="#2E3A37",
    accent="#004B44",
    on_accent="#FFFFFF",
    soft="#D2EDE9",
    work="#004B44",
    rest="#5C3500",
    prepare="#123F7D",
    cool_down="#4A2A86",
    danger="#7D120A",
)
DARK_HIGH_CONTRAST = Colours(
    dark=True,
    background="#000000",
    surface="#000000",
    sunk="#0B1110",
    line="#8A9A96",
    text="#FFFFFF",
    muted="#D3DEDB",
    accent="#5BEBD9",
    on_accent="#000000",
    soft="#06302B",
    work="#5BEBD9",
    rest="#FFD075",
    prepare="#B4D3FF",
    cool_down="#D9C9FF",
    danger="#FFB4A8",
)

_FONT_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_TABULAR = QFont.Tag("tnum")
_current: Colours = LIGHT


def colours() -> Colours:
    """The colours in force."""
    return _current


def font(pixels: float, weight: QFont.Weight = REGULAR, *, tabular: bool = False) -> QFont:
    """The typeface at that size in logical pixels. `tabular`: digits of equal width, for numbers
    that change or stand below one another; hyphens are as wide then, so not for running text.
    """
    result = QFont("Inter")
    result.setPixelSize(max(1, round(pixels)))
    result.setWeight(weight)
    if tabular:
        result.setFeature(_TABULAR, 1)
    return result


def choose_style() -> None:
    """Fusion, which follows our palette on every system; to be called before the application is
    made, as asking it for its style later costs a launch 17 ms.
    """
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"


def load_fonts() -> None:
    """Makes the shipped typeface known; a missing file leaves the system's own in its place."""
    folder = resources() / "fonts"
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def system_scheme() -> Scheme:
    """What the system asks for: by its palette, as not every platform gives the hint."""
    palette = QGuiApplication.palette()
    window = palette.color(QPalette.ColorRole.Window).lightness()
    return "dark" if window < palette.color(QPalette.ColorRole.WindowText).lightness() else "light"


def apply(
    app: QApplication, choice: ThemeChoice, system: Scheme, *, high_contrast: bool = False
) -> None:
    """Puts that scheme in force for the whole program. `system`: what "system" stands for."""
    global _current
    scheme = system if choice == "system" else choice
    if high_contrast:
        _current = DARK_HIGH_CONTRAST if scheme == "dark" else LIGHT_HIGH_CONTRAST
    else:
        _current = DARK if scheme == "dark" else LIGHT
    app.setPalette(_palette(_current))


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, c.background),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.sunk),
        (role.Text, c.text),
        (role.Button, c.surface),
        (role.ButtonText, c.text),
        (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.prepare),
        (role.BrightText, c.danger),
        (role.ToolTipBase, c.surface),
        (role.ToolTipText, c.text),
        (role.Light, c.surface),
        (role.Midlight, c.sunk),
        (role.Mid, c.line),
        (role.Dark, c.line),
        (role.Shadow, c.line),
    ):
        palette.setColor(target, QColor(name))
    disabled = QPalette.ColorGroup.Disabled
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, target, QColor(c.muted))
    return palette


def mix(first: str, second: str, share: float) -> QColor:
    """`share` (0 to 1) of the second colour over the first."""
    a, b = QColor(first), QColor(second)
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )
