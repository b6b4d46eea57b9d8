"""Session after session in one window, by a clock that is moved: what is left over grows nowhere.

Run with a data folder and how many sessions. Prints a line of JSON.
"""

import gc
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from backcompanion import app
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.base.paths import folders
from backcompanion.training.session.clock import ManualClock
from backcompanion.ui.shell.main_window import MainWindow
from support.moments import fixed_now

SPEED = 60.0
# Real seconds between two looks of the window's clock: at 60 times, some ten of training.
STEP_SECONDS = 0.16
WARM_UP = 1


@dataclass
class Figures:
    """`growth_mib`: from after the first sessions, when all is loaded, to the end. `left_over`:
    classes of which there are more objects than then, with how many more."""

    sessions: int = 0
    training_hours: float = 0.0
    recorded: int = 0
    growth_mib: float = 0.0
    left_over: dict[str, int] = field(default_factory=dict)


def soak(folder: Path, sessions: int) -> Figures:
    application = QApplication.instance() or QApplication(["soak"])
    clock = ManualClock()
    window = app.build(
        application, folders(folder), desktop=silent_desktop(fixed_now), speed=SPEED, clock=clock
    )
    window.context.live.change(voice=False, sounds=False, welcomed=True)
    window.show()
    figures = Figures()
    for n in range(WARM_UP + sessions):
        if n == WARM_UP:
            before, objects = _memory(), _objects()
        _train(window, clock)
    figures.growth_mib = round((_memory() - before) / 2**20, 2)
    more = _objects() - objects
    # One session more is on record for each; nothing else is to stay.
    figures.left_over = {name: n for name, n in more.items() if n >= sessions}
    figures.sessions = sessions
    figures.recorded = len(window.context.store.read().sessions) - WARM_UP
    total = sum(
        session.active_seconds for session in window.context.store.read().sessions[WARM_UP:]
    )
    figures.training_hours = round(total / 3600, 2)
    window.scenes.stop()
    window.maintenance.stop()
    window.context.store.close(10)
    return figures


def _train(window: MainWindow, clock: ManualClock) -> None:
    window.home.workout.start_button.click()
    running = window.flow.running
    assert running is not None
    while running.session.state != "ended":
        clock.advance(STEP_SECONDS)
        running.tick()
        QCoreApplication.processEvents()
    window.scenes.finish_opening()
    finish = window.scenes.finish_page
    assert finish is not None
    window.context.store.writer.flush(10)
    QCoreApplication.processEvents()
    finish.done_button.click()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _memory() -> int:
    gc.collect()
    resident: int = psutil.Process().memory_info().rss
    return resident


def _objects() -> "Counter[str]":
    gc.collect()
    counter = Counter(
        type(each).__name__
        for each in gc.get_objects()
        if type(each).__module__.startswith("backcompanion")
        and type(each).__name__
        not in ("SessionRecord", "StepRecord", "SetTotals")  # what is on record
    )
    counter["widgets of Qt"] = sum(
        len(top.findChildren(QWidget)) for top in QApplication.topLevelWidgets()
    )
    return counter


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(asdict(soak(Path(sys.argv[1]), int(sys.argv[2]))))}\n")
