"""How long Progress takes to open for the first time, and to show ten years anew.

Run it in a process of its own: opening for the first time is only once.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from benchmarks.driven_program import environment

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
TEN_YEARS_WEEKS = 520


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds. `first_sight`: made and painted, without charts. `first_chart`: until a chart
    is seen, as a picture; `plot`: until pyqtgraph has taken it over. `held`: the longest that the
    event loop stood still after that, until the chart was there; `busy`: of the processor, which
    others on the machine do not lengthen, as much as the window's own thread took for a turn of it.
    `refresh` of the page, and of each view `views`, are the least of several, by the processor.
    """

    first_sight: float
    first_chart: float
    plot: float
    held: float
    busy: float
    refresh: float
    views: dict[str, float]


def measure() -> Measured:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from backcompanion.base.pyside_start import import_pyside

    import_pyside()  # as a launch does

    from backcompanion.ui import theme
    from backcompanion.ui.progress.page import ProgressPage
    from support.progress_page import KeptHistory, NoQueries
    from support.years import trained_weeks

    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.apply(app, "light", "light")
    history = trained_weeks(TODAY, TEN_YEARS_WEEKS, every_week=3)

    beats = [(perf_counter(), thread_time())]
    pulse = QTimer(interval=4)
    pulse.timeout.connect(lambda: beats.append((perf_counter(), thread_time())))
    pulse.start()
    app.processEvents()

    beats[:] = [(perf_counter(), thread_time())]
    page = ProgressPage(KeptHistory(history, NOW), NoQueries())
    page.resize(1192, 800)
    page.show()
    app.processEvents()
    sight = perf_counter()
    opened, beats[:] = beats[0][0], [(sight, thread_time())]
    while not (page.overview._has_cards and page.overview._shown):
        app.processEvents()
    app.processEvents()  # paints it
    seen = perf_counter()
    waiting = QEventLoop()  # not `processEvents` without a pause, which the thread would wait for
    page.overview.loading.finished.connect(waiting.quit)
    waiting.exec()
    for _settle in range(20):
        app.processEvents()
    chart = perf_counter()
    beats.append((chart, thread_time()))
    held = max(after[0] - before[0] for before, after in pairwise(beats))
    busy = max(after[1] - before[1] for before, after in pairwise(beats))

    page.overview._spans.button(2).click()

    def least(show: Callable[[], object]) -> float:
        times = []
        for _again in range(9):
            began = thread_time()
            show()
            app.processEvents()
            times.append(thread_time() - began)
        return min(times) * 1000

    refresh = least(page.refresh)
    card = page.overview._chart
    views = {}
    for index, view in enumerate(card._views):
        card._chips.button(index).click()
        views[view.name] = least(card._draw)
    return Measured(
        first_sight=(sight - opened) * 1000,
        first_chart=(seen - opened) * 1000,
        plot=(chart - opened) * 1000,
        held=held * 1000,
        busy=busy * 1000,
        refresh=refresh,
        views=views,
    )


def processor_of_stats(tries: int = 5) -> float:
    """Milliseconds of the processor for `stats --json` of ten years with all their sets; least."""
    from backcompanion.base.paths import folders
    from backcompanion.cli.sample_history import write_sample_history

    with TemporaryDirectory() as folder:
        write_sample_history(folders(Path(folder)), lambda: NOW, TEN_YEARS_WEEKS)
        command = [sys.executable, "-m", "backcompanion", "--data-dir", folder, "stats", "--json"]
        times = []
        for _again in range(tries):
            before = os.times()
            subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
            after = os.times()
            times.append(
                after.children_user
                - before.children_user
                + after.children_system
                - before.children_system
            )
        return min(times) * 1000


def main() -> None:
    result = measure()
    print(f"Progress, first sight      {result.first_sight:7.1f} ms")
    print(f"Progress, first chart      {result.first_chart:7.1f} ms  (to reach: 250)")
    print(f"Progress, its plot         {result.plot:7.1f} ms")
    print(f"Progress, loop held        {result.held:7.1f} ms  (to reach: 30)")
    print(f"Progress, a turn of it     {result.busy:7.1f} ms of processor  (to reach: 30)")
    print(f"Progress, refresh 10 years {result.refresh:7.1f} ms of processor")
    for name, milliseconds in result.views.items():
        print(f"  {name:<24} {milliseconds:7.1f} ms of processor  (at most 16, to reach: 8)")
    stats = processor_of_stats()
    print(f"stats --json, 10 years     {stats:7.1f} ms of processor  (at most 250)")


if __name__ == "__main__":
    main()
