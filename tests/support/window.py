"""The whole window offscreen, over a folder of its own, with a clock that is moved by hand."""

import atexit
import gc
import shutil
import tempfile
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from backcompanion.app import build
from backcompanion.application.desktop import Desktop
from backcompanion.application.running_session import RunningSession
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.base import i18n
from backcompanion.base.paths import Folders, folders
from backcompanion.library import loader
from backcompanion.system import qt_language
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.clock import Clock, ManualClock
from backcompanion.ui.shell.main_window import MainWindow
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.moments import fixed_now


def take_apart(main: MainWindow, *, seconds: float = 60.0) -> None:
    """Whatever it is at, without a question: nothing is kept of a session then.

    `seconds`: how long to wait for the disk, at most.
    """
    if main.flow.running is not None:
        main.flow.running.discard()
        main.flow.forget_running()
    main.scenes.stop()
    main.maintenance.stop()
    main.context.store.close(seconds)
    main.hide()
    main.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Here, and not by chance in a thread of the next window: timers have to end where they live.
    gc.collect()
    _leave_what_stays()


@cache
def _leave_what_stays() -> None:
    """Once: what the first window has loaded is there for all, and need not be gone through."""
    gc.freeze()


def places_below(folder: Path) -> Folders:
    """Of a person of its own, but for the cache: the resources are read once a process."""
    return replace(folders(folder), cache=_shared_cache())


@cache
def _shared_cache() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="backcompanion-cache-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


_load_library = cache(loader.load_library)


def _shared_library(resources_dir: Path, cache_dir: Path | None = None) -> Library:
    """Read once a process where it is as written: nothing changes it."""
    if i18n.is_translated(i18n.EXERCISES):
        return _load_library.__wrapped__(resources_dir, cache_dir)
    return _load_library(resources_dir, cache_dir)


def _no_picture(figures: object, step: object, ratio: float) -> QPixmap | None:
    return QPixmap()


def create_window(
    folder: Path,
    *,
    desktop: Desktop | None = None,
    clock: Clock | None = None,
    speed: float = 1.0,
    painted: bool = False,
    pictures: bool = False,
) -> MainWindow:
    """As it is before it is shown; see `Window`."""
    # In English a test writes days as the run does, whatever country that is of.
    days_of_run = i18n.language() == "en"
    # The list keeps what it is given when it is built.
    with (
        nullcontext() if pictures else patch.object(FigureProvider, "thumbnail", _no_picture),
        patch.object(qt_language, "_follow_dates") if days_of_run else nullcontext(),
        patch.object(loader, "load_library", _shared_library),
    ):
        main = build(
            QApplication.instance(),
            places_below(folder),
            desktop=desktop or silent_desktop(fixed_now),
            clock=clock,
            speed=speed,
        )
    main.setUpdatesEnabled(painted or pictures)
    return main


class Window:
    """`main` is the window; its clock moves only by `go`.

    `painted`: where a test looks at what is painted or at how the figure moves. Otherwise nothing
    of it is painted, which takes longer than all else. `pictures`: those of the exercises in their
    list too.
    """

    def __init__(
        self,
        folder: Path,
        *,
        size: tuple[int, int] = (1280, 800),
        clock: Clock | None = None,
        desktop: Desktop | None = None,
        painted: bool = False,
        pictures: bool = False,
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app = app
        self.hand = ManualClock()
        self.main = create_window(
            folder,
            desktop=desktop,
            clock=clock or self.hand,
            painted=painted,
            pictures=pictures,
        )
        self.main.resize(*size)
        self.main.show()
        # Not `finish_page`, which shows a welcome and has timers left over.
        self.main.home.show_week()
        self.main.home.workout.create_figure()
        self.main.home.follow_readiness(self.main.show_message)
        self.settle()

    @property
    def running(self) -> RunningSession:
        running = self.main.flow.running
        assert running is not None
        return running

    def start(self) -> RunningSession:
        self.main.home.workout.start_button.click()
        self.settle()
        return self.running

    def go(self, seconds: float, stride: float = 1.9) -> None:
        """Moves the clock, looking so often that it is no gap, and closely towards the end.

        A sentence that is late at a look is left out: who wants to hear all takes small strides.
        """
        left = seconds
        while left > 1e-9 and (running := self.main.flow.running) is not None:
            # What is left of a look after a lead-in is lost.
            longest = 1.0 if running.session.state == "leading-in" else stride
            step = min(left, longest if left > 2.0 else 0.25)
            self.hand.advance(step)
            running.tick()
            left -= step
        self.settle()

    def settle(self, turns: int = 20) -> None:
        for _turn in range(turns):
            self.app.processEvents()

    def close(self) -> None:
        running = self.main.flow.running
        if running is not None:  # it would be asked about, and its Finish page be made
            running.discard()
            self.main.flow.forget_running()
        routines = self.main.home._routines
        if routines is not None and routines.editor.page is not None:
            routines.editor.page.editor.mark_saved()  # it would be asked about
        # An exercise and a sheet that are not saved are said once each.
        any(self.main.close() for _again in range(3))
        self.main.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()
