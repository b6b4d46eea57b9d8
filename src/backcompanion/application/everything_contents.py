"""What a file of everything holds, and what going back to it loses and brings: counted by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backcompanion.application.settings import SETTINGS, Settings
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.safety.contents import BackupContents

# Of this machine, and of no use on another one.
_OF_THE_MACHINE = ("window", "calendar_file", "system_text_percent")
PORTABLE_SETTINGS = tuple(name for name in SETTINGS if name not in _OF_THE_MACHINE)


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Of one kind, by the names of their files. `held`: in the file."""

    held: tuple[str, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EverythingContents:
    """`settings`: the names of those that the file has otherwise; None where it has none, and ours
    stay. `own`: by the name of the folder.
    """

    made_at: datetime
    release: str
    history: BackupContents
    settings: tuple[str, ...] | None
    own: Mapping[str, OwnFiles]

    def summary(
        self, made_at: str = "", history: str = "", *, done: bool = False
    ) -> tuple[str, ...]:
        """A line for each kind. `made_at`, `history`: as the window writes them; `done`: it has
        been gone back to.
        """
        history = history or self.history.summary(done=done)
        made_at = made_at or self.made_at.isoformat(sep=" ", timespec="minutes")
        return (
            _("Made {when} by release {release}.").format(when=made_at, release=self.release),
            _("History: {held}").format(held=history),
            self._settings_line(done=done),
            *(
                _own_line(folder, own, done=done)
                for folder, own in self.own.items()
                if own.held or own.lost
            ),
        )

    def _settings_line(self, *, done: bool) -> str:
        if self.settings is None:
            return _("Settings: none in the file; yours stay as they are.")
        n = len(self.settings)
        if n == 0:
            return _("Settings: the same as here.")
        if done:
            return ngettext("Settings: {n} changed.", "Settings: {n} changed.", n).format(n=n)
        return ngettext("Settings: {n} would change.", "Settings: {n} would change.", n).format(n=n)

    def as_json(self) -> dict[str, Any]:
        return {
            "made_at": self.made_at.isoformat(),
            "release": self.release,
            "history": self.history.as_json(),
            "settings": None if self.settings is None else list(self.settings),
            **{
                folder: {
                    "held": list(own.held),
                    "new": list(own.new),
                    "changed": list(own.changed),
                    "lost": list(own.lost),
                }
                for folder, own in self.own.items()
            },
        }


def compare_settings(ours: Settings, theirs: Settings) -> tuple[str, ...]:
    return tuple(name for name in PORTABLE_SETTINGS if getattr(ours, name) != getattr(theirs, name))


def compare_own(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> OwnFiles:
    return OwnFiles(
        held=tuple(sorted(theirs)),
        new=tuple(sorted(theirs.keys() - ours.keys())),
        changed=tuple(
            sorted(name for name in theirs if ours.get(name, b"") != theirs[name] and name in ours)
        ),
        lost=tuple(sorted(ours.keys() - theirs.keys())),
    )


def _own_line(folder: str, own: OwnFiles, *, done: bool) -> str:
    kinds = {
        "routines": _("Routines of your own: {n}"),
        "exercises": _("Exercises of your own: {n}"),
        "motions": _("Motions of your own: {n}"),
    }
    changes = (
        (_("{n} new"), own.new),
        (_("{n} changed") if done else _("{n} would change"), own.changed),
        (_("{n} lost") if done else _("{n} would be lost"), own.lost),
    )
    changed = ", ".join(text.format(n=len(names)) for text, names in changes if names)
    held = kinds[folder].format(n=len(own.held))
    return f"{held} ({changed})" if changed else held
