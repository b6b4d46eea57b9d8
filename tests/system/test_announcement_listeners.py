"""Who hears what is announced: by what they have said to the accessibility bus."""

import pytest

from backcompanion.system.announcement_listeners import AnnouncementListeners, only_what_is_shown
from support.cases import each_case
from support.child_process import run_python

ORCA_43 = '[":1.2", "Object:StateChanged:Showing"], [":1.2", "Object:PropertyChange:"]'


@each_case(
    ("events", "passed_over"),
    [
        (ORCA_43, True),
        ('[":1.2", "object:state-changed:showing"]', True),
        (ORCA_43 + ', [":1.4", "Object:Announcement:"]', False),
        (ORCA_43 + ', [":1.4", "object:announcement:"]', False),
        (ORCA_43 + ', [":1.4", "Object::"]', False),
        ('[":1.2", "Window:Activate:"]', False),
        ("", False),
        ("an answer in words of tomorrow", False),
    ],
)
def test_only_where_somebody_listens_and_not_for_announcements(
    events: str, passed_over: bool
) -> None:
    assert only_what_is_shown(events) is passed_over


def test_qt_writes_the_events_out_in_words() -> None:
    """What they are looked for in."""
    code = """
from PySide6.QtDBus import QDBusMessage
message = QDBusMessage.createSignal("/a", "a.b", "c")
message.setArguments([["Object:StateChanged:Showing"]])
from backcompanion.system.announcement_listeners import only_what_is_shown
assert only_what_is_shown(repr(message)), repr(message)
"""
    done = run_python("-c", code)
    assert done.returncode == 0, done.stderr


def answer() -> list[bool]:
    listeners = AnnouncementListeners()
    answers: list[bool] = []
    listeners.answered.connect(answers.append)
    listeners.query()
    return answers


@pytest.mark.usefixtures("qapp")
def test_without_that_bus_nothing_is_shown() -> None:
    assert answer() == [False]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_take_announcements(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert answer() == [False]
