"""The whole program without a screen: one workout on a fast clock, and a picture of every page.

It lives in a folder that is thrown away, over a history that is invented.
"""

import os
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.errors import MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import folders
from backcompanion.cli.sample_history import write_sample_history

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from backcompanion.training.exercise.routine import Library
    from backcompanion.training.session.timeline import Timeline
    from backcompanion.ui.shell.main_window import MainWindow

# A Sunday evening, so that the demo looks the same on any day.
NOW = datetime(2026, 11, 22, 18, 2, 11, tzinfo=timezone(timedelta(hours=1)))
WIDTH, HEIGHT = 1280, 800
MAX_HEIGHT = 4000  # of a page that is shown whole
LOOK_SECONDS = 1.0
CHARTS_SECONDS = 20.0


def run(out: Path) -> int:
    """Writes the pictures into `out`, a line for each. Raises KnownError."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(
            _("{folder} cannot be written ({why}); name another with --out.").format(
                folder=out, why=reason_of(error)
            )
        ) from error
    from PySide6.QtWidgets import QApplication

    from backcompanion.system.qt_messages import log_qt_messages

    log_qt_messages()
    app = QApplication.instance() or QApplication(["backcompanion"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="backcompanion-demo-") as folder:
        demo = Demo(app, Path(folder), out)
        demo.play()
        demo.close()
    return 0


class Demo:
    """A window over a sample history that ends at `now`, and the hand that moves its clock."""

    def __init__(self, app: "QApplication", folder: Path, out: Path, now: datetime = NOW) -> None:
        from backcompanion.app import build
        from backcompanion.application.silent_desktop import silent_desktop
        from backcompanion.training.session.clock import ManualClock

        self._app, self._out, self._now = app, out, now
        self._clock: ManualClock = ManualClock()
        self._folders = folders(folder)
        write_sample_history(self._folders, self._read_clock)
        self._window: MainWindow = build(
            app, self._folders, desktop=silent_desktop(self._read_clock), clock=self._clock
        )
        self._window.resize(WIDTH, HEIGHT)
        self._window.show()
        self._window.fill_page()
        self._window.finish_page()
        self._window.start_services()
        self._process_events()

    def play(self) -> None:
        """Every page in turn, light and dark, with one whole workout in between."""
        self._capture_page("welcome")
        self._window.context.live.change(welcomed=True)
        self._window.home.workout.show_extra(None)
        self._capture_page("workout")
        self._play_workout()
        self._show_editors()
        for index, name in ((1, "plan"), (2, "progress"), (3, "settings"), (4, "help")):
            self._window.show_page(index)
            if name == "progress":
                self._wait_for_charts()
            self._capture_page(name)
            self._capture_full_page(index, name)
        self._write_figure_sheets()
        self._write_cues()

    def _read_clock(self) -> datetime:
        return self._now

    def close(self) -> None:
        from PySide6.QtCore import QEvent

        self._window.close()
        self._window.deleteLater()
        # Here, and not by chance in a thread: what watches files has to end where it lives.
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- the workout -------------------------------------------------------------------------

    def _play_workout(self) -> None:
        window = self._window
        window.home.workout.start_button.click()
        window.scenes.finish_opening()
        running = window.flow.running
        assert running is not None
        moments = {
            "warm-up": 22.0,
            "work": 425.5,
            "rest": 456.0,
            "last-seconds": 394.6,
            "stretch": 1300.0,
        }
        pending = sorted((at, name) for name, at in moments.items())
        session = running.session
        while session.state != "ended":
            until = pending[0][0] - session.position if pending else LOOK_SECONDS
            self._clock.advance(min(LOOK_SECONDS, max(until, 0.01)))
            running.tick()
            while pending and session.position >= pending[0][0]:
                self._capture_page(f"player-{pending.pop(0)[1]}")
        self._process_events()
        finish = window.scenes.finish_page
        assert finish is not None
        finish.effort.choose(6)
        self._capture_page("finish")
        record = window.history_model.session(running.id)
        assert record is not None
        self._print(
            _("recorded: {n} s active, {done} of {planned} sets, {name}").format(
                n=round(record.active_seconds),
                done=record.sets_done,
                planned=record.sets_planned,
                name=_("finished") if record.finished else _("not finished"),
            )
        )
        finish.done_button.click()
        self._process_events()

    def _show_editors(self) -> None:
        """Of a routine, as steps and as a sheet, and of an exercise's poses; nothing is kept."""
        from backcompanion.ui.routines.own_exercise_page import OwnExercisePage

        home = self._window.home
        routines, poses_of = home.routines(), "kneeling-supermans"
        routines.editor.copy()
        page = routines.editor.page
        assert page is not None
        self._capture_page("editor")
        page.head.sheet_button.click()
        self._capture_page("sheet")
        routines.editor.sheet.ask_to_leave()
        page.ask_to_leave()
        routines.exercises.show_new(name=_("Bird dog, knee to elbow"))
        form = home.currentWidget()
        assert isinstance(form, OwnExercisePage)
        form.figure_box.chosen.emit(poses_of)
        form.poses_button.click()
        self._process_events()
        self._capture_page("pose-editor")
        form.mark_saved()  # as if it were: the window closes without a word
        self._window.show_page(0)

    # --- pictures ----------------------------------------------------------------------------

    def _capture_page(self, name: str) -> None:
        for scheme in ("light", "dark"):
            self._window.context.live.change(theme=scheme)
            self._process_events()
            self._save_picture(self._window, f"{name}-{scheme}.png")
        self._window.context.live.change(theme="light")

    def _capture_full_page(self, index: int, name: str) -> None:
        """A page that scrolls, in a window as high as it is long."""
        from backcompanion.ui.widgets.scroll_page import ScrollPage

        page = self._window.home.page(index)
        scroll = page if isinstance(page, ScrollPage) else page.findChild(ScrollPage)
        if not isinstance(scroll, ScrollPage) or not scroll.verticalScrollBar().maximum():
            return
        while (
            overflow := scroll.verticalScrollBar().maximum()
        ) and self._window.height() < MAX_HEIGHT:
            self._window.resize(WIDTH, self._window.height() + overflow)
            self._process_events()
        self._capture_page(f"{name}-whole")
        self._window.resize(WIDTH, HEIGHT)

    def _save_picture(self, widget: "QWidget", name: str) -> None:
        path = self._out / name
        from backcompanion.ui.widgets.painted_file import painted_file

        try:
            with painted_file(path) as content:
                widget.grab().save(content, "PNG")
        except OSError as error:
            raise MachineError(
                _("{file} cannot be written; name another folder with --out.").format(file=path)
            ) from error
        self._print(str(path))

    def _process_events(self) -> None:
        """Lets timers and deferred layouts have their turn until nothing is left to do."""
        for _turn in range(40):
            self._app.processEvents()

    def _wait_for_charts(self) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        from backcompanion.ui.progress.page import ProgressPage

        page = self._window.home.page(2)
        assert isinstance(page, ProgressPage)
        page.overview.finish()
        loop = QEventLoop()
        page.overview.loading.finished.connect(loop.quit)
        QTimer.singleShot(round(CHARTS_SECONDS * 1000), loop.quit)
        loop.exec()
        self._process_events()

    def _write_figure_sheets(self) -> None:
        from backcompanion.cli.figure_sheets import write_sheets

        for path in write_sheets(self._window.context.library, self._window.figures, self._out):
            self._print(str(path))

    def _write_cues(self) -> None:
        from backcompanion.training.session.timeline import perform

        context = self._window.context
        path = self._out / "cues.txt"
        text = cues_text(perform(self._window.home.workout.prescription), context.library)
        path.write_text(text, encoding="utf-8")
        self._print(str(path))

    @staticmethod
    def _print(line: str) -> None:
        print(line, flush=True)


def cues_text(timeline: "Timeline", library: "Library") -> str:
    """All that would be heard by somebody who is new to it, a line for each tone and sentence; the
    soft ticks of quick beats apart.
    """
    from backcompanion.sound.spoken_lengths_file import lengths_of
    from backcompanion.training.coaching.cues import cues_for
    from backcompanion.training.coaching.spans import step_spans

    lines, lengths = [], lengths_of("en")
    for span in step_spans(timeline, library, 0.0, timeline.seconds):
        name = span.exercise.name
        title = f"Get ready: {name}" if span.getting_ready else name
        lines.append(f"\n{_clock(span.start)}  {title} ({span.seconds:g} s)")
        middle = (span.start + span.end) / 2
        for cue in cues_for(timeline, library, since=middle, until=middle, lengths=lengths):
            if (cue.kind, cue.text) == ("tone", "tick"):
                continue
            what = f"[{cue.text}]" if cue.kind == "tone" else f"{cue.text}  ({cue.seconds:.1f} s)"
            lines.append(f"{_clock(cue.at)}    {what}")
    return "\n".join(lines).lstrip("\n") + "\n"


def _clock(seconds: float) -> str:
    minutes, left = divmod(round(seconds, 1), 60)
    return f"{minutes:3.0f}:{left:04.1f}"
