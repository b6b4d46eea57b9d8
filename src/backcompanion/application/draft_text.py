"""What a draft lacks, in words."""

from collections.abc import Sequence

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Lack


def lack_text(lack: Lack) -> str:
    return {
        "position": _("position"),
        "sides": _("sides"),
        "cues": _("words"),
        "tempo": _("tempo"),
        "figure": _("figure"),
    }[lack]


def lacks_sentence(lacks: Sequence[Lack]) -> str:
    """Empty where nothing is lacking."""
    if not lacks:
        return ""
    text = _("A draft: it lacks {lacks}. It can be trained all the same.")
    return text.format(lacks=_(", ").join(lack_text(each) for each in lacks))
