"""What a screen reader is told of a session, from state to state."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui.player import session_announcer
from backcompanion.ui.player.session_announcer import SessionAnnouncer


@pytest.fixture
def announcements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(session_announcer, "announce", lambda _page, text: texts.append(text))
    return texts


def look(announcer: SessionAnnouncer, state: str, step: int, **more: object) -> None:
    session = SimpleNamespace(
        state=state,
        moment=SimpleNamespace(
            step=step, attempt=1, getting_ready=bool(more.get("getting_ready", False))
        ),
        pause_reason=more.get("reason", "person"),
    )
    spoken = bool(more.get("is_spoken", True))
    name, kind = f"step {step}", "Get ready" if session.moment.getting_ready else "Work"
    announcer.update(session, kind, name, "Paused", is_spoken=spoken)  # type: ignore[arg-type]


def test_pausing_and_going_on(qtbot: QtBot, announcements: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    announcer = SessionAnnouncer(page)
    for state in ("leading-in", "running", "paused", "paused", "running"):
        look(announcer, state, 0)
    assert announcements == ["Paused", "Going on: step 0"]


def test_a_question_speaks_for_itself_and_an_end_is_none_of_going_on(
    qtbot: QtBot, announcements: list[str]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    announcer = SessionAnnouncer(page)
    look(announcer, "running", 0)
    look(announcer, "paused", 0, reason="hurt")
    look(announcer, "paused", 0, reason="question")
    look(announcer, "ended", 0)
    assert announcements == []


def test_steps_are_said_where_the_coach_is_silent(qtbot: QtBot, announcements: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    announcer = SessionAnnouncer(page)
    look(announcer, "running", 0)
    look(announcer, "running", 1)
    assert announcements == []
    look(announcer, "running", 2, is_spoken=False)
    look(announcer, "running", 2, is_spoken=False)
    assert announcements == ["step 2"]
    announcer.begin()
    look(announcer, "leading-in", 0, is_spoken=False)
    assert announcements == ["step 2", "step 0"]


def test_a_step_that_is_gone_to_in_a_pause_is_said(qtbot: QtBot, announcements: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    announcer = SessionAnnouncer(page)
    for state, step in (("running", 0), ("paused", 0), ("paused", 1), ("paused", 0)):
        look(announcer, state, step)
    assert announcements == ["Paused", "step 1", "step 0"], "the coach waits for the end of it"


def test_skipping_the_time_to_get_ready_in_a_pause_is_said(
    qtbot: QtBot, announcements: list[str]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    announcer = SessionAnnouncer(page)
    look(announcer, "running", 0)
    look(announcer, "paused", 0)
    look(announcer, "paused", 1, getting_ready=True)
    look(announcer, "paused", 1)
    look(announcer, "paused", 1)
    assert announcements == ["Paused", "step 1", "Work. step 1"]
    look(announcer, "running", 1)
    look(announcer, "running", 2, getting_ready=True)
    look(announcer, "running", 2)
    assert announcements[3:] == ["Going on: step 1"], "the coach says when it begins"
