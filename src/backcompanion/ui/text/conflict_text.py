"""In words: what another computer said of a session at the same time."""

from collections.abc import Iterable

from backcompanion.base.i18n import gettext as _
from backcompanion.history.folder.conflicts import Conflict
from backcompanion.ui.text import formats, training_text


def conflict_lines(conflicts: Iterable[Conflict]) -> str:
    """A line for each; "" where there is none."""
    return "\n".join(
        _("On {device} at the same time: {what}. What stands here came later.").format(
            device=conflict.device, what=_what(conflict)
        )
        for conflict in conflicts
    )


def _what(conflict: Conflict) -> str:
    value = conflict.value
    match conflict.field:
        case "effort" if value is not None:
            return _("effort {n}").format(n=value)
        case "back" if value is not None:
            return _("the back {how}").format(how=training_text.back(value))
        case "note" if value:
            return _("the note “{text}”").format(text=value)
        case "active_seconds":
            return _("{time} of training").format(time=formats.minutes(value))
        case "counts" if value is not None:
            return _("it counts") if value else _("it does not count")
        case "steps":
            return _("other sets")
        case "effort" | "back" | "note" | "counts":
            return _("nothing said of what is said here")
    return _("another entry of “{field}”").format(field=conflict.field)
