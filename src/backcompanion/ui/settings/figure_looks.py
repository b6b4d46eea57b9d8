"""The figure's looks in words, for the settings."""

from collections.abc import Sequence

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.paint.colours import CLOTHES, SKINS
from backcompanion.ui.widgets.choice_chips import Swatch

# What the figure has on where nothing is set, as figure_colours has it.
_DEFAULT_SKIN = "warm"
_DEFAULT_CLOTHES = "teal"


@dataclass(frozen=True, slots=True)
class FigureLooks:
    """What the figure can wear; the last two are the names that an empty setting stands for."""

    skins: Sequence[Swatch]
    clothes: Sequence[Swatch]
    default_skin: str
    default_clothes: str


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
