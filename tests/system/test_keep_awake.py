"""The screen stays on while a session goes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.system import keep_awake
from backcompanion.system.idle_inhibitor import inhibit_idle, is_offered
from backcompanion.system.keep_awake import (
    MAY_SLEEP_AFTER_SECONDS,
    InhibitIdle,
    KeepAwake,
    presentation_mode,
)


@dataclass
class Mode:
    active: bool


class Desktop:
    """Counts who keeps it awake, and from which threads it was asked."""

    def __init__(self, *, takes_it: bool = True) -> None:
        self.takes_it = takes_it
        self.kept = 0
        self.threads: set[int] = set()
        self.modes: list[Mode] = []

    @contextmanager
    def keep(self) -> Iterator[Mode]:
        self.threads.add(threading.get_ident())
        self.kept += 1
        try:
            self.modes.append(Mode(self.takes_it))
            yield self.modes[-1]
        finally:
            self.threads.add(threading.get_ident())
            self.kept -= 1


Make = Callable[..., KeepAwake]


@pytest.fixture
def awake_with(qtbot: QtBot) -> Iterator[Make]:
    keepers: list[KeepAwake] = []

    def make(
        keep: Callable[[], AbstractContextManager[Mode]],
        seconds: float = 300,
        inhibit: InhibitIdle | None = None,
    ) -> KeepAwake:
        keepers.append(KeepAwake(keep, seconds, inhibit=inhibit))
        return keepers[-1]

    yield make
    for awake in keepers:
        awake.stop()


def test_it_is_kept_on_while_a_session_goes_and_let_go_at_its_end(
    awake_with: Make, qtbot: QtBot
) -> None:
    desktop = Desktop()
    awake = awake_with(desktop.keep)
    for state in ("waiting", "leading-in", "running", "running"):
        awake.set_session_state(state)
    qtbot.waitUntil(lambda: desktop.kept == 1)
    awake.set_session_state("ended")
    qtbot.waitUntil(lambda: desktop.kept == 0)


def test_it_may_sleep_after_a_long_pause_and_stays_on_through_a_short_one(
    awake_with: Make, qtbot: QtBot
) -> None:
    assert MAY_SLEEP_AFTER_SECONDS == 300
    desktop = Desktop()
    awake = awake_with(desktop.keep, 0.05)
    awake.set_session_state("running")
    awake.set_session_state("paused")
    assert awake.is_held
    awake.set_session_state("leading-in")
    qtbot.wait(100)
    assert awake.is_held
    awake.set_session_state("paused")
    qtbot.waitUntil(lambda: not awake.is_held)
    awake.set_session_state("paused")
    assert not awake.is_held
    awake.set_session_state("running")
    qtbot.waitUntil(lambda: desktop.kept == 1)


def test_the_desktop_is_asked_in_a_thread_and_left_in_the_same(
    awake_with: Make, qtbot: QtBot
) -> None:
    desktop = Desktop()
    awake = awake_with(desktop.keep)
    awake.acquire()
    qtbot.waitUntil(lambda: desktop.kept == 1)
    awake.stop()
    assert desktop.kept == 0
    assert len(desktop.threads) == 1
    assert threading.get_ident() not in desktop.threads


@pytest.mark.parametrize("takes_it_anew", [True, False])
def test_it_is_asked_for_anew_where_who_granted_it_has_ended(
    awake_with: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, takes_it_anew: bool
) -> None:
    monkeypatch.setattr(keep_awake, "LOOK_AGAIN_SECONDS", 0.01)
    desktop, problems = Desktop(), list[str]()
    awake = awake_with(desktop.keep, inhibit=lambda: None)
    awake.problem_occurred.connect(problems.append)
    awake.acquire()
    qtbot.waitUntil(lambda: desktop.kept == 1)
    desktop.takes_it = takes_it_anew
    desktop.modes[0].active = False
    qtbot.waitUntil(lambda: len(desktop.modes) == 2)
    if takes_it_anew:
        qtbot.waitUntil(lambda: desktop.kept == 1)
        assert problems == []
    else:
        qtbot.waitUntil(lambda: problems == [keep_awake.refused_message()])


def test_where_it_cannot_be_had_that_is_told_once(awake_with: Make, qtbot: QtBot) -> None:
    awake = awake_with(Desktop(takes_it=False).keep)
    messages: list[str] = []
    awake.problem_occurred.connect(messages.append)
    with qtbot.waitSignal(awake.problem_occurred):
        awake.set_session_state("running")
    awake.set_session_state("ended")
    awake.set_session_state("running")
    awake.stop()
    qtbot.wait(50)
    assert len(messages) == 1
    assert "screen" in messages[0]


def test_a_library_that_is_missing_is_told_and_not_fatal(awake_with: Make, qtbot: QtBot) -> None:
    def missing() -> AbstractContextManager[Mode]:
        raise ImportError("no wakepy")

    awake = awake_with(missing)
    with qtbot.waitSignal(awake.problem_occurred):
        awake.acquire()


def test_the_real_library_answers_also_without_a_bus(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    awake = KeepAwake(presentation_mode)
    with qtbot.waitSignal(awake.problem_occurred):
        awake.acquire()
    awake.stop()


def test_where_the_desktop_refuses_the_window_holds_the_screen(
    awake_with: Make, qtbot: QtBot
) -> None:
    held: list[bool] = []

    def inhibit() -> Callable[[], None]:
        held.append(True)
        return held.clear

    awake = awake_with(Desktop(takes_it=False).keep, inhibit=inhibit)
    messages: list[str] = []
    awake.problem_occurred.connect(messages.append)
    awake.set_session_state("running")
    qtbot.waitUntil(lambda: held == [True])
    assert awake.is_held and messages == []
    awake.set_session_state("waiting")
    assert held == [] and not awake.is_held
    awake.set_session_state("running")  # and again
    qtbot.waitUntil(lambda: held == [True])
    awake.stop()
    assert held == [] and messages == []


def test_without_wayland_no_window_can_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert inhibit_idle() is None  # drawn offscreen
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    monkeypatch.setenv("WAYLAND_DISPLAY", "/nonexistent/wayland-7")
    assert not is_offered()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not is_offered()
