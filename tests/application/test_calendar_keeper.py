"""The calendar file that follows the plan: written when the plan changes, in the background."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from backcompanion.application.calendar_keeper import CalendarKeeper
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.errors import MachineError

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


class History(QObject):
    changed = Signal()


class Desk:
    """A keeper over a history that says when it has changed, and an export that takes notes."""

    def __init__(self, folder: Path) -> None:
        self.parent = QObject()
        self.live = LiveSettings(SettingsFile(folder))
        self.history = History(self.parent)
        self.written: list[Path] = []
        self.problems: list[str] = []
        self.disk_is_full = False
        self.keeper = CalendarKeeper(
            self.live,
            self.history,  # type: ignore[arg-type]
            self.export,
            lambda: NOW,
            self.parent,
        )
        self.keeper.failed.connect(self.problems.append)

    def export(self, path: Path, now: datetime) -> int:
        if self.disk_is_full:
            raise MachineError("the disk is full.")
        self.written.append(path)
        return 1


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.keeper.stop()


def written(desk: Desk, count: int) -> Callable[[], bool]:
    return lambda: len(desk.written) == count


def test_without_a_file_nothing_is_written(desk: Desk) -> None:
    desk.history.changed.emit()
    desk.keeper.write()
    desk.keeper.stop()
    assert desk.written == []


def test_it_is_written_when_chosen_and_when_the_plan_changes(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.ics"
    desk.live.change(calendar_file=str(path))
    qtbot.waitUntil(written(desk, 1))
    for _click in range(5):
        desk.history.changed.emit()
    desk.keeper.stop()  # what was changed last is written before the end, once
    assert desk.written == [path, path]


def test_other_settings_are_no_matter(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.live.change(calendar_file=str(tmp_path / "plan.ics"))
    qtbot.waitUntil(written(desk, 1))
    desk.live.change(theme="dark")
    desk.keeper.stop()
    assert len(desk.written) == 1


def test_trouble_is_told_once_until_it_is_over(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.disk_is_full = True
    desk.live.change(calendar_file=str(tmp_path / "plan.ics"))
    qtbot.waitUntil(lambda: len(desk.problems) == 1)
    desk.keeper.write()
    desk.keeper.stop()
    qtbot.waitUntil(lambda: not desk.written)
    assert len(desk.problems) == 1 and "the disk is full" in desk.problems[0]
