"""What there is to hand to a run, and what came of it, in values and in words."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.folder.event import Subject
from backcompanion.history.folder.merge_events import Merged
from backcompanion.history.folder.person_sync import PersonValues
from backcompanion.history.folder.status import RunningElsewhere


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """`values`: as the settings have them; `unsaid`: as they are at first. `apply`: sets some, and
    says why that could not be, or "".
    """

    values: PersonValues
    unsaid: PersonValues
    apply: Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """`is_new`: something was read or written; without that nothing else says anything. `written`:
    how many events of ours came to the folder. `merged`: what came from the others. `files`,
    `settings`: own files and settings that are otherwise now. `problems`: a sentence each.
    `rewritten`: our file had been cut there. `cut`: files whose end is still to come; `broken`:
    lines that are none. `running`: a session that runs on another computer, as far as is known.
    """

    is_new: bool
    written: int = 0
    merged: Merged = field(default_factory=Merged)
    files: tuple[Subject, ...] = ()
    settings: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    rewritten: bool = False
    cut: tuple[str, ...] = ()
    broken: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    running: RunningElsewhere | None = None

    @property
    def has_news(self) -> bool:
        """Whether anything came from the others."""
        return bool(self.merged.after or self.files or self.settings)

    def news(self) -> str:
        """What is new, in one line; "" where nothing is."""
        if not self.has_news:
            return ""
        before, after = self.merged.before, self.merged.after
        sessions = [subject for subject in after if subject[0] == "session"]
        new = sum(before[s] is None for s in sessions)
        gone = sum(after[s] is None for s in sessions)
        changed = len(sessions) - new - gone
        others = len(after) - len(sessions) + len(self.files) + len(self.settings)
        counted = (
            (ngettext("{n} session", "{n} sessions", new), new),
            (ngettext("{n} correction", "{n} corrections", changed), changed),
            (ngettext("{n} deletion", "{n} deletions", gone), gone),
            (ngettext("{n} other change", "{n} other changes", others), others),
        )
        what = ", ".join(text.format(n=n) for text, n in counted if n)
        names = sorted({self.names.get(device, device[:4]) for device in self.merged.devices})
        if not names:
            return _("From your other computers: {what}.").format(what=what)
        return _("From {devices}: {what}.").format(devices=", ".join(names), what=what)

    def remarks(self) -> tuple[str, ...]:
        """What a person has to know beside, a sentence each."""
        lines = list(self.problems)
        if self.rewritten:
            lines.append(_("Your file in the folder had lost something; it is whole again."))
        return tuple(lines)
