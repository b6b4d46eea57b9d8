"""The program as it is started, with every turn of its event loop measured: `turning_window`.

What is done in it is said from outside, a line each, so that whoever measures takes no part.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.driven_program import DrivenProgram, driven_program

_PARTS = """
import json
from time import perf_counter, thread_time
from PySide6.QtCore import QAbstractEventDispatcher, Qt
BEAT = 1

waits = os.open("/proc/thread-self/schedstat", os.O_RDONLY)

def queued():  # seconds for which this thread could have run and another had the core
    return int(os.pread(waits, 100, 0).split()[1]) / 1e9

class Leader(Led):
    ready_milliseconds = READY_MILLISECONDS
    def __init__(self, window):
        super().__init__(window)
        self.turns, self.names, self.last = [], [], None
        # The dispatcher tells when it looks what else is due; the work of timers comes while it
        # "waits", which a heart that beats each millisecond ends.
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self.beat)
        dispatcher.aboutToBlock.connect(self.beat)
        self.heart = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=BEAT)
        self.heart.timeout.connect(self.beat)
        self.heart.start()
        self.follow_slices()
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
    def on_watch(self):
        self.since = perf_counter()
        self.turns.clear()
        self.say("watching")
    def on_tell(self):
        self.say(json.dumps([(at - self.since, *rest) for at, *rest in self.turns]))
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
    def on_train(self):
        pass
    def on_done(self):
        self.window.scenes.finish_page.done_button.click()
    def on_end(self):
        self.window.flow.running.end()
    def on_see(self):
        self.window.scenes.finish_page.progress_requested.emit()
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


class TurningWindow(DrivenProgram):
    """Of which every turn is measured."""

    def watch(self) -> None:
        assert self.ask("watch") == "watching"

    def turns(self) -> list[Turn]:
        """Since `watch`, in the order in which they came."""
        return [
            Turn(at * 1e3, (wall - queued) * 1e3, cpu * 1e3, tuple(pieces))
            for at, wall, cpu, queued, pieces in json.loads(self.ask("tell"))
        ]


@contextmanager
def turning_window(
    folder: str, more: Mapping[str, str] | None = None, *, seconds: float = 3.5
) -> Iterator[TurningWindow]:
    """The program with its first page shown, over that folder.

    `more`: of the environment; `seconds`: for which it has stood when one begins with it.
    """
    parts = _PARTS.replace("READY_MILLISECONDS", str(round(seconds * 1000)))
    with driven_program(TurningWindow, parts, folder, more) as window:
        yield window
