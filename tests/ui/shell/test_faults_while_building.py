"""A fault of ours while something is being made leaves the window, the session and the report."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.base.crash_report import CrashReporter
from backcompanion.system.single_instance import PipeInstance
from backcompanion.ui.finish.page import FinishPage
from backcompanion.ui.help.page import HelpPage
from backcompanion.ui.plan.page import PlanPage
from backcompanion.ui.player.page import PlayerPage
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.settings.page import SettingsPage
from backcompanion.ui.shell.crash_window import CrashWindow
from backcompanion.ui.shell.failed_page import FailedPage
from support.child_process import run_python
from support.edge_faults import failing
from support.moments import fixed_now
from support.thoroughness import only_thorough
from support.window import Window

PAGES = (PlanPage, ProgressPage, SettingsPage, HelpPage)


class Faults:
    """Puts faults where something is made; `now_reported`: how many reports came since."""

    def __init__(self, window: Window, folder: Path) -> None:
        self.window, self.main, self._log = window, window.main, folder / "log"
        self._reporter = CrashReporter(self._log, now=fixed_now, private_words=())
        self.main.connect_process(self._reporter, PipeInstance(None, None))
        sys.excepthook = self._reporter.handle

    def now_reported(self) -> int:
        """And one window tells it, if any."""
        assert self.main.isVisible() and len(self.main.findChildren(CrashWindow)) <= 1
        reports = list(self._log.glob("fault-*.txt"))
        for report in reports:
            report.unlink()
        self._reporter._seen.clear()
        return len(reports)

    def start(self) -> None:
        self.main.home.workout.start_button.click()
        self.window.settle()

    def pages(self) -> None:
        """One that cannot be made says so, and is tried again."""
        for index, page in enumerate(PAGES, start=1):
            with failing(vars(page)["__init__"]):
                self.main.show_page(index)
                self.window.settle()
            assert isinstance(self.main.home.currentWidget(), FailedPage)
            assert self.now_reported() == 1
        for index, page in enumerate(PAGES, start=1):
            self.main.show_page(index)
            assert isinstance(self.main.home.currentWidget(), page)

    def player(self) -> None:
        """A session that nothing can show does not run on, and the next one does."""
        for method in (PlayerPage.__init__, PlayerPage.attach):
            with failing(method):  # type: ignore[arg-type]
                self.start()
            assert self.main.flow.running is None
            assert self.main._stack.currentWidget() is self.main._home
            assert self.now_reported() == 1
            assert self.main.context.store.open_session() is None

    def going_on(self) -> str:
        """One that was cut off can be gone on with later. Its id."""
        self.start()
        id_ = self.window.running.id
        self.window.go(60)
        self.window.running.suspend()
        self.main.scenes._detach()
        self.main.flow.forget_running()
        self.main._on_session_closed(False)
        self.main.cut_off_offer.show_if_any()
        with failing(PlayerPage.attach):  # type: ignore[arg-type]
            self.start()
        assert self.main.flow.running is None and self.now_reported() == 1
        assert self.main.cut_off_offer.card is not None
        self.start()
        assert self.window.running.id == id_ and self.window.running.session.position > 30
        return id_

    def finish(self, id_: str) -> None:
        """Without that page the session is saved, and the pages are there."""
        with failing(FinishPage.__init__):  # type: ignore[arg-type]
            self.window.running.end()
            assert self.main.context.store.writer.flush(60)
            self.window.settle()
        assert self.main._stack.currentWidget() is self.main._home and self.now_reported() == 1
        assert [session.id for session in self.main.context.store.read().sessions] == [id_]


@pytest.mark.expects_log
def test_pages_player_and_finish(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.excepthook", sys.excepthook)  # back afterwards
    window = Window(tmp_path)
    faults = Faults(window, tmp_path)
    try:
        faults.pages()
        faults.player()
        faults.finish(faults.going_on())
    finally:
        window.close()


AT_A_START = """
import sys
from pathlib import Path
from unittest.mock import patch
from PySide6.QtWidgets import QApplication
from backcompanion import app
from backcompanion.ui.shell.main_window import MainWindow
from backcompanion.ui.shell.startup_error import StartupErrorPage
from support.edge_faults import failing

def a_person():
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert window.isVisible()
    for page in window.findChildren(StartupErrorPage):
        assert page.close_button.hasFocus()
        print(page.accessibleDescription())
        page.close_button.click()
        assert not window.isVisible()
    window.close()
    return 0

with (
    patch.object(QApplication, "platformName", staticmethod(lambda: "xcb")),
    patch.object(QApplication, "exec", staticmethod(a_person)),
    failing(getattr(MainWindow, sys.argv[2])),
):
    sys.exit(app.run(Path(sys.argv[1]), speed=1.0, debug=False, file="", begin=False))
"""


def test_where_the_window_cannot_be_filled_it_stays_and_says_where_the_report_lies(
    tmp_path: Path,
) -> None:
    done = run_python("-c", AT_A_START, str(tmp_path), "_connect", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1, done.stderr
    (report,) = (tmp_path / "log").glob("fault-*.txt")
    assert f"keeps it from opening. The report lies in {report}" in done.stdout
    assert "Your records are as they were." in done.stdout


@only_thorough
def test_what_only_tells_of_faults_and_starts_keeps_no_window_from_opening(tmp_path: Path) -> None:
    arguments = (str(tmp_path), "connect_process")
    done = run_python("-c", AT_A_START, *arguments, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert len(list((tmp_path / "log").glob("fault-*.txt"))) == 1
