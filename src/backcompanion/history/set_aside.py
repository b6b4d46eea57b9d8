"""Rows that cannot be right: left out of everything else, and not lost."""

import math
from collections.abc import Callable, Mapping, Sequence

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext

_MAX_NAMED = 20


@dataclass(frozen=True, slots=True)
class SetAside:
    """`key`: which row of the table, as far as it can be said in words. `session`: the id of the
    session that it belongs to or is, or "". `row`: by column, as it lies there. `reason`: the
    field, what was expected and what is there.
    """

    table: str
    key: str
    session: str
    row: Mapping[str, object]
    reason: str

    def message(self) -> str:
        """One line for a person."""
        texts = {
            "sessions": _("sessions {key}: {reason}"),
            "steps": _("steps {key}: {reason}"),
            "goals": _("goals {key}: {reason}"),
            "breaks": _("breaks {key}: {reason}"),
            "preferences": _("preferences {key}: {reason}"),
            "facts": _("facts {key}: {reason}"),
            "beats": _("beats {key}: {reason}"),
        }
        return texts[self.table].format(key=printable(self.key), reason=self.reason)

    def values(self) -> dict[str, object]:
        """For JSON."""
        row = {name: _plain(value) for name, value in self.row.items()}
        return {"table": self.table, "row": row, "reason": self.reason}


PutAside = Callable[[SetAside], None]


def ignore(_row: SetAside) -> None:
    """For readers that only want what is right."""


def notice(rows: Sequence[SetAside]) -> tuple[str, ...]:
    """How many there are, and which; nothing where there is none."""
    if not rows:
        return ()
    first = ngettext(
        "{n} entry could not be read and is left out:",
        "{n} entries could not be read and are left out:",
        len(rows),
    ).format(n=len(rows))
    lines = [first, *(f"  {row.message()}" for row in rows[:_MAX_NAMED])]
    if len(rows) > _MAX_NAMED:
        lines.append(_("… and {n} more.").format(n=len(rows) - _MAX_NAMED))
    return tuple(lines)


def printable(text: str) -> str:
    """Whatever it is made of, on any terminal and in any file."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return {"bytes": value.encode("utf-8", "surrogateescape").hex()}
    return value
