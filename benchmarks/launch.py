"""Launch and memory, each as a ratio to an empty PySide6 window started in the same run.

Both are started in turn, as processes of their own, over a routine of one's own beside those that
are shipped. The time is from the start of the process to the first paint of the window, to that of
the Workout page in it, and until the figure is painted, before which comes the week's line: by the
processor, which others on the machine change little, and by the clock. The memory is the
proportional set size three seconds later.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.driven_program import environment
from benchmarks.process_tree import pss

PAIRS = 15
REST_SECONDS = 3.0
# By then the first one has kept what is one's own, and pictures of the figure and the icons.
KEPT_SECONDS = 9.0

# Told at the first paint; the same few lines for both. Only few widgets are watched: a filter of
# the whole application has PySide6 look up every class of QtWidgets, which takes 40 ms.
_TELL = """
import time
from PySide6.QtCore import QObject, QEvent
class Tell(QObject):
    def __init__(self, count):
        super().__init__()
        self.count, self.moments = count, []
    def watch(self, widget):
        widget.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.note()
        return False
    def note(self):
        self.moments += [time.monotonic(), time.process_time()]
        if len(self.moments) == 2 * self.count:
            print("shown", *self.moments, flush=True)
"""
EMPTY = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    + _TELL
    + """
app = QApplication([])
window = QMainWindow()
tell = Tell(1)
tell.watch(window)
window.resize(1280, 800)
window.show()
app.exec()
"""
)
OURS = (
    """
import sys
from backcompanion.cli.main import main
import backcompanion.app
create_shell, populate = backcompanion.app.create_shell, backcompanion.app.populate
def create_and_watch(*arguments, **more):
    global tell
    window, live = create_shell(*arguments, **more)
"""
    + _TELL.replace("\n", "\n    ")
    + """
    tell = Tell(3)
    tell.watch(window)
    return window, live
def populate_and_watch(window, *arguments, **more):
    populate(window, *arguments, **more)
    workout = window.home.workout
    tell.watch(workout.start_button)
    show_kept_figure = workout.show_kept_figure
    def create_and_tell():
        from backcompanion.ui.workout.figure_area import FigureArea
        area_paint, set_view = FigureArea.paintEvent, FigureArea.set_view
        def paint_area(area, event):
            area_paint(area, event)
            if area.shows_still:
                tell.note()
        def set_view_and_tell(area, view):
            paint = type(view).paintEvent
            def paint_and_tell(view, event):
                paint(view, event)
                tell.note()
            type(view).paintEvent = paint_and_tell
            set_view(area, view)
        FigureArea.paintEvent, FigureArea.set_view = paint_area, set_view_and_tell
        show_kept_figure()
    workout.show_kept_figure = create_and_tell
backcompanion.app.create_shell = create_and_watch
backcompanion.app.populate = populate_and_watch
sys.exit(main(sys.argv[1:]))
"""
)
OWN_ROUTINE = 'id = "mine"\nname = "Mine"\nround = [{ exercise = "bridge", sets = 2 }]\n'
PARTS = ("launch to the window", "launch to the Workout page", "launch to all of it, figure too")


def launched(
    code: str,
    *arguments: str,
    rest: float = REST_SECONDS,
    memory_of: Callable[[int], float] = pss,
) -> tuple[list[tuple[float, float]], float]:
    """(By the clock, by the processor) of each moment that it tells, in seconds since its start;
    its memory in MiB after `rest` seconds.
    """
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line.startswith("shown"):
        process.kill()
        raise SystemExit("a window did not come up; is there a display?")
    numbers = list(map(float, line.split()[1:]))
    moments = [(at - began, used) for at, used in zip(numbers[::2], numbers[1::2], strict=True)]
    time.sleep(rest)
    memory = memory_of(process.pid)
    process.kill()
    process.wait()
    return moments, memory


def run(pairs: int = PAIRS) -> None:
    if not os.environ.get("DISPLAY") and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "routines").mkdir()
        (data / "routines/mine.toml").write_text(OWN_ROUTINE)
        (data / "settings.json").write_text(json.dumps({"version": 2, "welcomed": True}))
        arguments = ("--data-dir", folder)
        launched(EMPTY)
        launched(OURS, *arguments, rest=KEPT_SECONDS)
        empty, ours = zip(
            *((launched(EMPTY), launched(OURS, *arguments)) for _pair in range(pairs)), strict=True
        )
    for index, name in enumerate(PARTS):
        ratios = []
        for way in (1, 0):
            least = [
                min(moments[part][way] for moments, _memory in rows)
                for rows, part in ((ours, index), (empty, 0))
            ]
            ratios.append(f"{least[0] / least[1]:.2f} ({least[0]:.3f} s against {least[1]:.3f})")
        print(f"{name} ÷ an empty window: {ratios[0]}; by the clock {ratios[1]}")
    memories = [statistics.median(memory for _moments, memory in rows) for rows in (ours, empty)]
    print(
        f"memory at rest ÷ an empty window: {memories[0] / memories[1]:.2f} ({memories[0]:.0f} MiB)"
    )


if __name__ == "__main__":
    run()
