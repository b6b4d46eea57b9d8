"""The program as it is started, with every turn of its event loop measured: `turning_window`.

What is done in it is said from outside, a line each, so that whoever measures takes no part.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

_CODE = """
import json, os, sys
import backcompanion.app
from backcompanion.cli.main import main
from time import perf_counter, thread_time
from PySide6.QtCore import QAbstractEventDispatcher, QObject, QSocketNotifier, Qt, QTimer
populate = backcompanion.app.populate
BEAT = 1

waits = os.open("/proc/thread-self/schedstat", os.O_RDONLY)

def queued():  # seconds for which this thread could have run and another had the core
    return int(os.pread(waits, 100, 0).split()[1]) / 1e9

class Turns(QObject):
    def __init__(self, window):
        super().__init__(window)
        self.window, self.turns, self.names = window, [], []
        self.notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.notifier.activated.connect(self.obey)
        self.last = None
        # The dispatcher tells when it looks what else is due; the work of timers comes while it
        # "waits", which a heart that beats each millisecond ends.
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self.beat)
        dispatcher.aboutToBlock.connect(self.beat)
        self.heart = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=BEAT)
        self.heart.timeout.connect(self.beat)
        self.heart.start()
        self.follow_slices()
        QTimer.singleShot(3500, self, lambda: print("ready", flush=True))
    def follow_slices(self):
        from backcompanion.application.slices import Slices
        on_timeout = Slices._on_timeout
        def named(slices):
            piece = slices._pieces[0]
            piece = getattr(piece, "func", piece)
            arguments = getattr(slices._pieces[0], "args", ())
            texts = [each for each in arguments if isinstance(each, str)]
            self.names.append(" ".join([getattr(piece, "__qualname__", "?"), *texts]))
            on_timeout(slices)
        Slices._on_timeout = named
    def beat(self):
        now = perf_counter(), thread_time(), queued()
        if self.last is not None and now[0] - self.last[0] > 0.002 + BEAT / 1000:
            turn = [after - before for after, before in zip(now, self.last)]
            self.turns.append((self.last[0], *turn, list(self.names)))
        self.names.clear()
        self.last = perf_counter(), thread_time(), queued()
    def obey(self):
        words = sys.stdin.readline().split()
        if not words or words == ["quit"]:
            os._exit(0)
        getattr(self, "on_" + words[0])(*words[1:])
    def on_watch(self):
        self.since = perf_counter()
        self.turns.clear()
        print("watching", flush=True)
    def on_tell(self):
        print(json.dumps([(at - self.since, *rest) for at, *rest in self.turns]), flush=True)
    def on_page(self, index):
        self.window._page_shortcuts.page_requested.emit(int(index))
    def on_rail(self, index):
        self.window._navigation._buttons[int(index)].click()
    def on_view(self, index):
        self.overview()._chart._chips.button(int(index)).click()
    def on_span(self, index):
        self.overview()._spans.button(int(index)).click()
    def on_earlier(self, which):
        self.pager(which)._back.click()
    def on_later(self, which):
        self.pager(which)._forward.click()
    def on_table(self):
        self.overview()._chart._table_toggle.click()
    def on_all(self):
        self.overview().see_all_requested.emit()
    def on_back(self):
        self.window.home.page(2)._on_back_requested()
    def on_scroll(self, to):
        bar = self.window.home.page(2)._scroll.verticalScrollBar()
        bar.setValue(int(to))
    def on_delete(self):
        page = self.window.home.page(2)
        page._forms.delete_sessions((page._latest_first[0].id,))
    def on_undo(self):
        self.window.history_model.undo_stack.undo()
    def on_start(self):
        self.window.home.workout.start_button.click()
    def on_end(self):
        self.window.flow.running.end()
    def on_see(self):
        self.window.scenes._finish.progress_requested.emit()
    def on_save(self, name):
        from pathlib import Path
        from backcompanion.training.planning.review import DateSpan
        from backcompanion.ui.progress.progress_exports import ProgressExports
        from backcompanion.ui.progress.report_controller import ReportController
        page = self.window.home.page(2)
        exports = page.findChild(ProgressExports)
        target = Path(sys.argv[-1]) / name
        if "report" in name:
            model = page._history_model
            span = DateSpan(model.history().sessions[0].local_date, model.today())
            report = ReportController(page, page._queries, model, page._toast)
            report.save(target, span, with_notes=True, with_remarks=True)
        elif "chart" in name:
            exports.save_chart(target)
        elif name.endswith(".png"):
            exports.save_picture(target)
        else:
            exports.save_file(target)
    def on_add(self):
        self.window.home.page(2).add_session("planned")
    def pager(self, which):
        overview = self.overview()
        return overview._days.pager if which == "days" else overview._chart._pager
    def overview(self):
        return self.window.home.page(2).overview

def populate_and_watch(window, *arguments, **more):
    populate(window, *arguments, **more)
    Turns(window)
backcompanion.app.populate = populate_and_watch
sys.exit(main(sys.argv[1:]))
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """Milliseconds. `at`: since one began to watch; `held`: by the clock, less the time for which
    another process had the core; `busy`: of the thread's own processor time. `pieces`: of work
    that is done in slices, by name.
    """

    at: float
    held: float
    busy: float
    pieces: tuple[str, ...]


class TurningWindow:
    """A process of the program, and what is said to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def watch(self) -> None:
        self.say("watch")
        assert self.answer() == "watching"

    def turns(self) -> list[Turn]:
        """Since `watch`, in the order in which they came."""
        self.say("tell")
        turns = json.loads(self.answer())
        return [
            Turn(at * 1e3, (wall - queued) * 1e3, cpu * 1e3, tuple(pieces))
            for at, wall, cpu, queued, pieces in turns
        ]

    def answer(self, seconds: float = 60.0) -> str:
        stdout = self._process.stdout
        assert stdout is not None
        if not select.select([stdout], [], [], seconds)[0]:
            raise SystemExit("the program does not answer")
        return stdout.readline().strip()


@contextmanager
def turning_window(
    folder: str, environment: Mapping[str, str] | None = None
) -> Iterator[TurningWindow]:
    """The program with its first page shown, over that folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", _CODE, "--data-dir", folder],
        # As people start it: what was compiled by an earlier start is read.
        env={
            name: of
            for name, of in {**os.environ, **(environment or {})}.items()
            if name != "PYTHONDONTWRITEBYTECODE"
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    window = TurningWindow(process)
    try:
        window.answer()
        yield window
    finally:
        with suppress(OSError, AssertionError):
            window.say("quit")
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
