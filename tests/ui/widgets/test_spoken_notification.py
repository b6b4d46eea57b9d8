"""What is announced comes into sight for a screen reader that hears of nothing else."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.widgets import accessibility, spoken_notification
from backcompanion.ui.widgets.accessibility import announce, install_roles
from backcompanion.ui.widgets.spoken_notification import SpokenNotification


class Listeners(QObject):
    answered = Signal(bool)

    def query(self) -> None:
        """Each is answered by the test."""


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[Listeners]:
    asked: list[Listeners] = []

    def create(parent: QObject) -> Listeners:
        asked.append(Listeners(parent))
        return asked[-1]

    install_roles()
    monkeypatch.setattr(spoken_notification, "AnnouncementListeners", create)
    monkeypatch.setattr(accessibility, "is_read_aloud", lambda: True)
    monkeypatch.setattr(spoken_notification, "_WAIT_MILLISECONDS", 1)
    return asked


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(300, 200)
    qtbot.addWidget(window)
    window.show()
    return window


def shown(window: QWidget) -> list[SpokenNotification]:
    labels = window.findChildren(SpokenNotification)
    return [label for label in labels if label.isVisible()]


def test_a_notification_is_shown_where_announcements_are_passed_over(
    qtbot: QtBot, window: QWidget, queries: list[Listeners], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken_notification, "_SHOWN_MILLISECONDS", 1)
    seen: list[object] = []

    def note(label: SpokenNotification, _event: object) -> None:
        interface = QAccessible.queryAccessibleInterface(label)
        assert label.text() == "" and label.width() == label.height() == 1
        seen.append((interface.role(), interface.text(QAccessible.Text.Name)))

    monkeypatch.setattr(SpokenNotification, "showEvent", note)
    inner = QWidget(window)
    announce(inner, "Paused")
    queries[0].answered.emit(True)
    assert not seen, "a reader is still hearing of what came with it"
    qtbot.waitUntil(lambda: not window.findChildren(SpokenNotification))
    assert seen == [(QAccessible.Role.Notification, "Paused")]


def test_none_where_they_are_taken(qtbot: QtBot, window: QWidget, queries: list[Listeners]) -> None:
    announce(window, "Paused")
    queries[0].answered.emit(False)
    assert not shown(window)
    qtbot.waitUntil(lambda: not window.findChildren(SpokenNotification))


def test_each_has_one_of_its_own(qtbot: QtBot, window: QWidget, queries: list[Listeners]) -> None:
    for text in ("Paused", "Going on"):
        announce(window, text)
    for query in queries:
        query.answered.emit(True)
    qtbot.waitUntil(lambda: len(shown(window)) == 2)
    assert {label.accessibleName() for label in shown(window)} == {"Paused", "Going on"}


def test_a_dialog_with_the_focus_says_itself(window: QWidget, queries: list[Listeners]) -> None:
    announce(window, "End here?", is_dialog=True)
    assert queries == []
