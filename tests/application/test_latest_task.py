"""Of work in a thread only the latest counts, whether it succeeds or fails."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion.application.latest_task import LatestTask
from backcompanion.base.errors import KnownError


def refuse() -> None:
    raise KnownError("It cannot be read.")


def test_what_failed_says_why_unless_something_else_was_asked_for(
    qtbot: QtBot, qapp: QApplication
) -> None:
    parent = QObject()
    task = LatestTask("test", parent)
    results: list[object] = []
    reasons: list[str] = []
    task.succeeded.connect(results.append)
    task.failed.connect(reasons.append)
    task.request(refuse)
    qtbot.waitUntil(lambda: bool(reasons))
    assert reasons == ["It cannot be read."] and results == []
    task.request(refuse)
    task.request(lambda: "the latest")  # which waits for the end of that one
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["the latest"] and len(reasons) == 1
    parent.deleteLater()
