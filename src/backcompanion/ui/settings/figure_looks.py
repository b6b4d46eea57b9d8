"""The figure's looks in words, for the settings."""

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.paint.colours import CLOTHES, SKINS
from backcompanion.ui.settings.protocols import FigureLooks, Swatch

# What the figure has on where nothing is set, as figure_colours has it.
_DEFAULT_SKIN = "warm"
_DEFAULT_CLOTHES = "teal"


def figure_looks() -> FigureLooks:
    labels = {
        "light": _("light"),
        "warm": _("warm"),
        "olive": _("olive"),
        "brown": _("brown"),
        "deep": _("deep"),
        "teal": _("teal"),
        "blue": _("blue"),
        "coral": _("coral"),
        "violet": _("violet"),
    }
    skins = [Swatch(name, labels.get(name, name), palette[0]) for name, palette in SKINS.items()]
    clothes = [
        Swatch(name, labels.get(name, name), palette[0]) for name, palette in CLOTHES.items()
    ]
    return FigureLooks(skins, clothes, _DEFAULT_SKIN, _DEFAULT_CLOTHES)
