"""Cues, and what sound costs the window: working them out, making the coach, following.

`python -m benchmarks.sound`; needs no device. What is really heard is measured in
tests/sound/test_audible.py.
"""

import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt, QTimer

from backcompanion.library import load_library
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import perform

RESOURCES = Path(__file__).parent.parent / "resources"
TIMES = 20
LOOK_SECONDS = 0.016
LOOP_SECONDS = 8.0


def measure() -> dict[str, float]:
    """Milliseconds by name."""
    library = load_library(RESOURCES, None, None)
    prescription = prescribe(library.routines["upper-lower-back"], library, Choices())
    timeline = perform(prescription)
    result = {
        "cues of the whole routine": _median(lambda: cues_for(timeline, library)),
        "cues from now on, as far as needed": _median(
            lambda: cues_for(timeline, library, since=740, until=762)
        ),
    }
    return result | _followed(library, prescription) | _loop()


def _median(act: object) -> float:
    assert callable(act)
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def _followed(library: object, prescription: object) -> dict[str, float]:
    """Looking at a whole session, once a frame."""
    from backcompanion.sound.cue_scheduler import CueScheduler

    clock = ManualClock()
    session = Session(prescription, clock)  # type: ignore[arg-type]
    cue_scheduler = CueScheduler(session, library)  # type: ignore[arg-type]
    cue_scheduler.prepare()
    session.start()
    looks = []
    while session.state != "ended":
        clock.advance(LOOK_SECONDS)
        session.tick()
        start = time.perf_counter()
        cue_scheduler.tick()
        looks.append((time.perf_counter() - start) * 1000)
    looks.sort()
    return {
        "a look, median": statistics.median(looks),
        "a look, 99 %": looks[int(len(looks) * 0.99)],
        "a look, longest": looks[-1],
    }


def _loop() -> dict[str, float]:
    """How long the event loop stands still at most, from making the coach to a warm engine.

    `Qt` is there before, as it is in the program, whose window stands by then: to make its names
    takes 22 to 25 ms of processor.
    """
    app = QCoreApplication.instance() or QCoreApplication([])
    gaps, timer, since = [], QTimer(), QElapsedTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: gaps.append(since.restart()))
    since.start()
    timer.start(1)

    def make() -> None:
        from backcompanion.sound.coach import Coach
        from backcompanion.sound.supervisor import Supervisor

        app.coach = Coach(Supervisor)
        QTimer.singleShot(200, app.coach.start_processes)

    QTimer.singleShot(200, make)
    QTimer.singleShot(round(LOOP_SECONDS * 1000), app.quit)
    app.exec()
    app.coach.stop()
    return {"the event loop stood still, longest": max(gaps)}


def main() -> None:
    for name, milliseconds in measure().items():
        print(f"{name:42} {milliseconds:8.3f} ms")


if __name__ == "__main__":
    main()
