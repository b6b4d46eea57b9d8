"""How long Progress takes to open for the first time, and to show ten years anew.

Run it in a process of its own: opening for the first time is only once.
"""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
TEN_YEARS_WEEKS = 520


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds. `first_sight`: made and painted, without charts. `held`: the longest that the
    event loop stood still after that, until the chart was there.
    """

    first_sight: float
    first_chart: float
    held: float
    refresh: float


def measure() -> Measured:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from backcompanion.system.feature_search import skip_feature_search

    skip_feature_search()  # as a launch does

    from backcompanion.ui import theme
    from backcompanion.ui.progress.page import ProgressPage
    from support.progress_page import KeptHistory, NoQueries
    from support.years import trained_weeks

    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.apply(app, "light", "light")
    history = trained_weeks(TODAY, TEN_YEARS_WEEKS, every_week=3)

    beats = [perf_counter()]
    pulse = QTimer(interval=4)
    pulse.timeout.connect(lambda: beats.append(perf_counter()))
    pulse.start()
    app.processEvents()

    beats[:] = [perf_counter()]
    page = ProgressPage(KeptHistory(history, NOW), NoQueries())
    page.resize(1192, 800)
    page.show()
    app.processEvents()
    sight = perf_counter()
    opened, beats[:] = beats[0], [sight]
    drawn: list[float] = []
    page.loading.finished.connect(lambda _trouble: drawn.append(perf_counter()))
    waiting = QEventLoop()  # not `processEvents` without a pause, which the thread would wait for
    page.loading.finished.connect(waiting.quit)
    waiting.exec()
    for _settle in range(20):
        app.processEvents()
    chart = perf_counter()
    beats.append(chart)
    held = max(after - before for before, after in pairwise(beats))

    page.overview._spans.button(2).click()
    refreshes = []
    for _again in range(9):
        began = perf_counter()
        page.refresh()
        app.processEvents()
        refreshes.append(perf_counter() - began)
    return Measured(
        first_sight=(sight - opened) * 1000,
        first_chart=(chart - opened) * 1000,
        held=held * 1000,
        refresh=sorted(refreshes)[len(refreshes) // 2] * 1000,
    )


def main() -> None:
    found = measure()
    print(f"Progress, first sight      {found.first_sight:7.1f} ms")
    print(f"Progress, first chart      {found.first_chart:7.1f} ms")
    print(f"Progress, loop held        {found.held:7.1f} ms  (at most 100)")
    print(f"Progress, refresh 10 years {found.refresh:7.1f} ms  (at most 100)")


if __name__ == "__main__":
    main()
