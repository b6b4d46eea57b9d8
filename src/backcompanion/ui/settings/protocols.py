"""What the Settings page needs from others, and the values that they hand it."""

from dataclasses import dataclass
from typing import Protocol

from backcompanion.training.session.record import Preferences


class TrainingGoals(Protocol):
    """What decides the numbers, kept with the history. Each may raise KnownError."""

    def preferences(self) -> Preferences: ...

    def set_preferences(self, preferences: Preferences) -> None: ...

    def goal_today(self) -> int:
        """Active days a week, 1 to 7: the goal set last."""
        ...

    def goal_is_planned(self) -> bool:
        """Whether the weeks of a plan set it now."""
        ...

    def set_goal(self, days_per_week: int) -> None:
        """From today on; each week is held to the goal of its first day."""
        ...


class HistoryFileActions(Protocol):
    """Each asks for a file itself, where it needs one, and tells how it went."""

    def open_data_folder(self) -> None: ...

    def export_file(self) -> None: ...

    def import_file(self) -> None: ...

    def show_backups(self) -> None: ...


class SoundActions(Protocol):
    """Each plays a short sample at once, with the settings in force."""

    def test_sound(self) -> None: ...

    def test_voice(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Voice:
    """`name` is what the settings keep; `label` is what a person reads."""

    name: str
    label: str
