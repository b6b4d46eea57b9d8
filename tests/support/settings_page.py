"""The Settings page with stand-ins for what it asks of others."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from backcompanion.base.errors import MachineError
from backcompanion.training.session.record import Preferences
from backcompanion.ui.settings.figure_looks import FigureLooks
from backcompanion.ui.widgets.choice_chips import Swatch


class FakeNumbers:
    def __init__(self) -> None:
        self.kept = Preferences()
        self.goal = 3
        self.broken = False
        self.planned = False

    def preferences(self) -> Preferences:
        self._check()
        return self.kept

    def set_preferences(self, preferences: Preferences) -> None:
        self._check()
        self.kept = preferences

    def goal_today(self) -> int:
        return self.goal

    def goal_is_planned(self) -> bool:
        return self.planned

    def set_goal(self, days_per_week: int) -> None:
        self._check()
        self.goal = days_per_week

    def _check(self) -> None:
        if self.broken:
            raise MachineError("The history cannot be written.")


class FakeActions:
    def __init__(self) -> None:
        self.done: list[str] = []

    def open_data_folder(self) -> None:
        self.done.append("open")

    def export_file(self) -> None:
        self.done.append("export")

    def import_file(self) -> None:
        self.done.append("import")

    def show_backups(self) -> None:
        self.done.append("backups")

    def test_sound(self) -> None:
        self.done.append("sound")

    def test_voice(self) -> None:
        self.done.append("voice")


LOOKS = FigureLooks(
    [Swatch("light", "light", "#F2C9AC"), Swatch("deep", "deep", "#6B432D")],
    [Swatch("teal", "teal", "#12A08F"), Swatch("blue", "blue", "#3B82D6")],
    "light",
    "teal",
)


W = TypeVar("W", bound=QWidget)


def named(page: QWidget, kind: type[W], name: str) -> W:
    found = [widget for widget in page.findChildren(kind) if widget.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]
