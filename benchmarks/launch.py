"""Launch and memory, each as a ratio to an empty PySide6 window started in the same run.

Both are started in turn, as processes of their own; the time is from the start of the process to
the first paint of the window, and of the Workout page in it; the memory is the proportional set
size three seconds later.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.driven_program import environment
from benchmarks.process_tree import pss

PAIRS = 15
REST_SECONDS = 3.0

# Told at the first paint; the same few lines for both. Only two widgets are watched: a filter of
# the whole application has PySide6 look up every class of QtWidgets, which takes 40 ms.
_TELL = """
import time
from PySide6.QtCore import QObject, QEvent
class Tell(QObject):
    shown = 0.0
    def __init__(self, window):
        super().__init__()
        window.installEventFilter(self)
    def watch(self, last):
        self.last = last
        last.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.shown = self.shown or time.monotonic()
            if watched is self.last:
                watched.removeEventFilter(self)
                print("shown", self.shown, time.monotonic(), flush=True)
        return False
    last = None
"""
EMPTY = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    + _TELL
    + """
app = QApplication([])
window = QMainWindow()
tell = Tell(window)
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
    tell = Tell(window)
    return window, live
def populate_and_watch(window, *arguments, **more):
    from PySide6.QtWidgets import QWidget
    populate(window, *arguments, **more)
    tell.watch(window.findChild(QWidget, "startButton"))
backcompanion.app.create_shell = create_and_watch
backcompanion.app.populate = populate_and_watch
sys.exit(main(sys.argv[1:]))
"""
)


def launched(code: str, *arguments: str) -> tuple[float, float, float]:
    """(seconds to the window's first paint, to that of its Start button, PSS in MiB at rest)."""
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
    shown, whole = (float(word) - began for word in line.split()[1:])
    time.sleep(REST_SECONDS)
    memory = pss(process.pid)
    process.kill()
    process.wait()
    return shown, whole, memory


def run(pairs: int = PAIRS) -> None:
    if not os.environ.get("DISPLAY") and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("--data-dir", folder)
        launched(EMPTY)
        launched(OURS, *arguments)
        rows = [(launched(EMPTY), launched(OURS, *arguments)) for _pair in range(pairs)]
    for name, index, unit in (
        ("launch to the window", 0, "s"),
        ("launch to the Workout page", 1, "s"),
        ("memory at rest", 2, "MiB"),
    ):
        empty = statistics.median(row[0][index] for row in rows)
        ours = statistics.median(row[1][index] for row in rows)
        ratio = statistics.median(row[1][index] / row[0][index] for row in rows)
        print(f"{name}: {ratio:.2f} × an empty window ({ours:.3g} {unit} against {empty:.3g})")


if __name__ == "__main__":
    run()
