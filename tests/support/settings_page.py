"""The Settings page with a stand-in for the history, and a list of what it asks for."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backcompanion.application.history_model import HistoryModel
from backcompanion.base.errors import MachineError
from backcompanion.training.session.record import Preferences
from backcompanion.ui.settings.page import SettingsPage


class FakeHistoryModel(HistoryModel):
    """What of the history the settings ask for; `broken`: it cannot be written."""

    def __init__(self) -> None:
        QObject.__init__(self)
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

    def set_goal(self, days_per_week: int, text: str = "") -> None:
        self._check()
        self.goal = days_per_week

    def _check(self) -> None:
        if self.broken:
            raise MachineError("The history cannot be written.")


def requests_of(page: SettingsPage) -> list[str]:
    """What the page asks for from now on, in turn."""
    requests: list[str] = []
    page.open_folder_requested.connect(lambda: requests.append("open"))
    page.export_requested.connect(lambda: requests.append("export"))
    page.import_requested.connect(lambda: requests.append("import"))
    page.backups_requested.connect(lambda: requests.append("backups"))
    page.sound_test_requested.connect(lambda: requests.append("sound"))
    page.voice_test_requested.connect(lambda: requests.append("voice"))
    return requests


W = TypeVar("W", bound=QWidget)


def named(page: QWidget, kind: type[W], name: str) -> W:
    widgets = [widget for widget in page.findChildren(kind) if widget.accessibleName() == name]
    assert len(widgets) == 1, name
    return widgets[0]
