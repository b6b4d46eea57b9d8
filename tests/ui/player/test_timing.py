"""At normal speed a step's end is on screen within 50 ms of when it is due, late as well as early.

Here real time passes: a few seconds of it at each end of the workout.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.training.session.clock import SystemClock
from support.window import Window

LATEST_SECONDS = 0.050
SCHEDSTAT = Path("/proc/thread-self/schedstat")


def seconds_without_processor() -> float:
    """How long this thread has had to wait for one, so far; 0 where the system does not say."""
    return int(SCHEDSTAT.read_text().split()[1]) / 1e9 if SCHEDSTAT.exists() else 0.0


class ShiftedClock(SystemClock):
    """The machine's clock, set forward by hand: the first minutes need not be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = 0.0

    def now(self) -> float:
        return super().now() + self.shift


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, clock: ShiftedClock) -> Iterator[Window]:
    window = Window(tmp_path, clock=clock, painted=True)
    window.main.context.live.change(lead_in_seconds=0)
    yield window
    window.close()


@pytest.mark.parametrize("boundary", [60.0, 1480.0])
def test_a_step_ends_on_screen_when_it_is_due(
    window: Window, clock: ShiftedClock, qtbot: QtBot, boundary: float
) -> None:
    running = window.start()
    session = running.session
    while session.position < boundary - 1.2:
        # In strides that are no gap, as the window would look.
        clock.shift += min(1.5, boundary - 1.0 - session.position)
        running.tick()
    ring = window.main.scenes.player()._ring
    before = (session.moment.step, session.moment.getting_ready)
    due = time.monotonic() + (boundary - session.position)
    without = [0.0]

    def is_over() -> bool:
        if time.monotonic() < due:  # what others had the processor for until then made nothing late
            without[0] = seconds_without_processor()
        return (session.moment.step, session.moment.getting_ready) != before

    qtbot.waitUntil(is_over)
    window.main.scenes.player()._update_frame()
    late = time.monotonic() - due
    assert ring.shown not in ("0", "1")
    assert late >= -0.002, f"{late * 1000:.0f} ms"
    late -= seconds_without_processor() - without[0]
    assert late <= LATEST_SECONDS, f"{late * 1000:.0f} ms"
