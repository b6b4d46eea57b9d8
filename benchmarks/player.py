"""What the running Player and the idle Workout page take of one core, and frames that come late.

In a real window where there is a display, else offscreen. The processor time is the process's own,
over some seconds of real time in several steps, getting ready and at work; paused it should be
nothing, and minimised next to nothing.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "Fusion")

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

SECONDS = 6.0
# Where in the session the running Player is measured: so many steps on each time, over two rounds.
VISITS, APART, VISIT_SECONDS = 9, 5, 4.0
# A look is 32 ms after the one before where little moves.
LATE_MILLISECONDS = 50.0


def spent(seconds: float) -> float:
    """Share of one core that this process takes while its event loop runs."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    began, used = time.perf_counter(), time.process_time()
    loop.exec()
    return (time.process_time() - used) / (time.perf_counter() - began)


class Frames(QObject):
    """Times between frames of a signal."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0

    def tick(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.gaps.append((now - self._last) * 1000)
        self._last = now

    def forget(self) -> None:
        """The next frame is the first of others."""
        self._last = 0.0


class Placeholder(QWidget):
    """Painted at the same rate, with nothing on it."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 800)
        self._timer = QTimer(self, interval=16)
        self._timer.timeout.connect(self.update)
        self._timer.start()


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    app = QApplication([])
    blank = Placeholder()
    blank.show()
    spent(1.0)
    empty = spent(SECONDS)
    blank.close()
    blank.deleteLater()
    app.processEvents()

    from backcompanion.training.session.clock import SystemClock
    from support.window import Window

    with tempfile.TemporaryDirectory() as folder:
        window = Window(Path(folder), clock=SystemClock())
        show: Callable[[str, float], None] = lambda what, share: print(  # noqa: E731
            f"{what}: {share:.1%} of a core ({share / max(empty, 1e-6):.1f} × an empty widget"
            " painted 60 times a second)"
        )
        spent(3.0)
        show("idle Workout page", spent(SECONDS))
        running = window.start()
        session = running.session
        spent(4.0)
        frames = Frames()
        shares = []
        for _visit in range(VISITS):
            for _step in range(APART):
                session.skip()
            spent(0.3)  # the first frame of a motion
            running.ticked.connect(frames.tick)
            name = session.moment.planned.exercise
            name += ", getting ready" if session.moment.getting_ready else ""
            shares.append((spent(VISIT_SECONDS), name))
            running.ticked.disconnect(frames.tick)
            frames.forget()
        show("running Player", sum(share for share, _name in shares) / len(shares))
        show(f"  at most ({max(shares)[1]})", max(shares)[0])
        late = sum(gap > LATE_MILLISECONDS for gap in frames.gaps) / max(1, len(frames.gaps))
        rate = 1000 / statistics.mean(frames.gaps)
        print(f"frames: {rate:.0f} a second, {late:.2%} later than {LATE_MILLISECONDS:.0f} ms")
        session.pause()
        spent(1.0)
        show("paused Player", spent(SECONDS / 2))
        session.resume()
        spent(4.0)
        window.main.showMinimized()
        spent(1.0)
        show("minimised Player", spent(SECONDS / 2))
        window.close()


if __name__ == "__main__":
    main()
