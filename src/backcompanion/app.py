"""Builds everything once, in a fixed order, and hands it on; the only place that knows all."""

import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from backcompanion.application import text_size
from backcompanion.application.machine_desktop import create_desktop
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.crash_report import CrashReporter
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language
from backcompanion.base.log_file import configure_logging
from backcompanion.base.paths import APP_ID, Folders, folders, resources
from backcompanion.base.pyside_start import import_pyside
from backcompanion.system import session_bus
from backcompanion.system.restart import RESTART_STATUS
from backcompanion.system.single_instance import acquire_instance, already_open_message
from backcompanion.system.wall_clock import wall_clock
from backcompanion.training.exercise.terms import Remark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from backcompanion.application.desktop import Desktop
    from backcompanion.application.live_settings import LiveSettings
    from backcompanion.training.session.clock import Clock
    from backcompanion.ui.shell.main_window import MainWindow

log = logging.getLogger(__name__)

GC_DELAY_MILLISECONDS = 1000
# Long enough for the figure to move first: it is begun once its picture is painted.
SERVICES_DELAY_MILLISECONDS = 100
# When the first page has all its icons.
ICONS_DELAY_MILLISECONDS = 5000
_NOBODY_LOOKS = ("offscreen", "minimal")


class StartupFaultError(KnownError):
    """A fault of ours while the pages were made; the report of it is written."""

    exit_status = 1


def run(data: Path | None, *, speed: float, debug: bool, file: str, begin: bool) -> int:
    """Opens the window and stays until it is closed; the exit status. Raises KnownError.

    `data`: None for where the system keeps such things; `speed`: training seconds to a real
    one; `debug`: the log goes to standard error as well; `file`: a routine to open; `begin`:
    today's workout begins at once.
    """
    app_folders = folders(data)
    os.umask(0o077)  # whatever is written is nobody else's
    configure_logging(app_folders.log, debug=debug)
    crash_reporter = CrashReporter(
        app_folders.log, now=wall_clock, private_words=get_args(Remark), debug=debug
    )
    crash_reporter.install()
    instance_lock = acquire_instance(app_folders.data, file, begin=begin)
    if instance_lock is None:
        return _say_that_it_is_open()

    import_pyside()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from backcompanion.system.qt_messages import log_qt_messages
    from backcompanion.ui.qt_guard import release_frames, run_guarded
    from backcompanion.ui.theme import choose_style

    crash_reporter.release_frames = release_frames
    log_qt_messages()
    session_bus.leave_out_silent_bus()
    choose_style()
    app = _create_application(app_folders)
    if text_size.percent_in_force() > text_size.USUAL_PERCENT and _must_be_smaller():
        return RESTART_STATUS
    window, live = create_shell(app, app_folders, speed=speed)
    if not window.show_shell():
        return 0
    startup_error: KnownError | None = None
    try:
        populate(window, live, app_folders, create_desktop(), speed=speed)
    except KnownError as error:
        startup_error = error
    except Exception as error:
        if app.platformName() in _NOBODY_LOOKS:
            raise
        crash_reporter.handle(type(error), error, error.__traceback__)
        startup_error = _startup_fault(crash_reporter)
    if startup_error is not None:
        # another start is to say it too, and not to ask this window forward
        instance_lock.release()
        return _show_startup_error(app, window, startup_error)
    run_guarded(lambda: window.connect_process(crash_reporter, instance_lock))
    window.fill_page()

    QApplication.sendPostedEvents()  # lays the pages out and paints them before all else
    QTimer.singleShot(0, window, lambda: _complete(window))
    QTimer.singleShot(GC_DELAY_MILLISECONDS, lambda: _resume_gc(window))
    status = app.exec()
    window.deleteLater()  # while the application still stands, or Qt complains
    return status


def _create_application(app_folders: Folders) -> "QApplication":
    from PySide6.QtWidgets import QApplication

    text_size.apply_text_size(app_folders.config)
    QApplication.setApplicationName("backcompanion")
    QApplication.setDesktopFileName(APP_ID)
    app = QApplication([sys.argv[0], "-name", "backcompanion"])
    text_size.release_variable()
    return app


def _must_be_smaller() -> bool:
    from backcompanion.ui.shell.text_size_follower import must_be_smaller

    return must_be_smaller()


def _say_that_it_is_open() -> int:
    log.info("there is a window already; it was asked to come forward")
    print(already_open_message())  # noqa: T201
    return 0


def _show_startup_error(app: "QApplication", window: "MainWindow", error: "KnownError") -> int:
    """Shows why there are no pages, until the window is closed; who started it from a desktop sees
    no standard error. Raises the error where there is nobody to close a window.
    """
    from contextlib import suppress

    from backcompanion.ui import theme
    from backcompanion.ui.shell.startup_error import StartupErrorPage

    log.info("there are no pages: %s", error)
    if app.platformName() in _NOBODY_LOOKS:
        raise error
    print(f"backcompanion: {error}", file=sys.stderr, flush=True)  # noqa: T201
    app.processEvents()  # keys that were pressed for the pages do not close this one
    if window.isVisible():
        with suppress(KnownError):  # its own files may be what is missing
            theme.load_fonts()
        page = StartupErrorPage(str(error), is_ours=isinstance(error, StartupFaultError))
        page.close_requested.connect(window.close)
        window.setCentralWidget(page)
        page.show()
        page.take_focus()
        gc.enable()
        app.exec()
    window.deleteLater()
    return error.exit_status


def _startup_fault(crash_reporter: CrashReporter) -> StartupFaultError:
    reports: list[Path | None] = []
    crash_reporter.listen(lambda _text, path: reports.append(path))
    path = next(filter(None, reports), None)
    if path is None:
        return StartupFaultError(_("A mistake of the program keeps it from opening."))
    return StartupFaultError(
        _("A mistake of the program keeps it from opening. The report lies in {path}").format(
            path=path
        )
    )


def _complete(window: "MainWindow") -> None:
    from PySide6.QtCore import QTimer

    from backcompanion.ui.widgets.icons import keep_icons

    window.finish_page()
    icons = QTimer(window)
    icons.setSingleShot(True)
    icons.setInterval(ICONS_DELAY_MILLISECONDS)
    icons.timeout.connect(partial(keep_icons, window.context.folders.cache))
    icons.start()
    window.scenes.began.connect(icons.start)  # those of the Player, too
    QTimer.singleShot(SERVICES_DELAY_MILLISECONDS, window, window.start_services)


def _resume_gc(window: "MainWindow") -> None:
    from backcompanion.system.garbage_collector import GarbageCollector

    GarbageCollector(window)


def build(
    app: object,
    app_folders: Folders,
    *,
    desktop: "Desktop",
    speed: float = 1.0,
    clock: "Clock | None" = None,
) -> "MainWindow":
    """Everything but the event loop, for tests and the demo, which have a desktop of their own.

    `clock`: left out, sessions run in real time.
    """
    window, live = create_shell(app, app_folders, speed=speed)
    populate(window, live, app_folders, desktop, speed=speed, clock=clock)
    window.add_watchers()
    return window


def create_shell(
    app: object, app_folders: Folders, *, speed: float
) -> "tuple[MainWindow, LiveSettings]":
    """The window in its colours and its place, with nothing in it, and the settings that say so.

    It is what a launch shows first, so nothing is read here that this does not need.
    """
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from backcompanion.application.live_settings import LiveSettings
    from backcompanion.ui.shell.main_window import MainWindow
    from backcompanion.ui.shell.theme_follower import ThemeFollower
    from backcompanion.ui.widgets.accessibility import install_roles

    assert isinstance(app, QApplication)
    install_roles()
    if language() != "en" or QLocale().dayName(1) != "Monday":  # else there is nothing to follow
        from backcompanion.system.qt_language import follow_language

        follow_language(app)
    live = LiveSettings(SettingsFile(app_folders.config), in_background=True)
    theme_follower = ThemeFollower(app, live)
    window = MainWindow(speed=speed, saved_geometry=live.now.window)
    theme_follower.setParent(window)
    return window, live


def populate(
    window: "MainWindow",
    live: "LiveSettings",
    app_folders: Folders,
    desktop: "Desktop",
    *,
    speed: float = 1.0,
    clock: "Clock | None" = None,
) -> None:
    """Reads the history and the library, and makes the pages over them."""
    from PySide6.QtWidgets import QApplication

    from backcompanion.application.context import AppContext
    from backcompanion.application.history_model import HistoryModel
    from backcompanion.application.routine_shelf import RoutineShelf
    from backcompanion.history.safety.opening import open_history
    from backcompanion.library.loader import load_library
    from backcompanion.library.motion_files import MotionFiles
    from backcompanion.training.session.clock import SystemClock
    from backcompanion.training.session.record import Preferences
    from backcompanion.ui import theme
    from backcompanion.ui.text import formats
    from backcompanion.ui.widgets.figure_provider import FigureProvider
    from backcompanion.ui.widgets.icons import take_kept_icons

    theme.load_fonts()
    take_kept_icons(app_folders.cache)
    QApplication.setFont(theme.font(14))
    library = load_library(resources(), app_folders.cache)
    opened = open_history(app_folders.data, now=desktop.now, in_memory=True)
    context = AppContext(
        folders=app_folders,
        shelf=RoutineShelf(library, app_folders, live),
        live=live,
        store=opened.store,
        clock=clock or SystemClock(),
        desktop=desktop,
        speed=speed,
        repair_message=opened.repair_message,
    )
    if not context.store.has_preferences():  # the locale's first day of the week, and stored
        context.store.set_preferences(Preferences(week_starts=formats.first_weekday()))
    motions = MotionFiles(resources(), app_folders.cache, own_data=app_folders.data)
    figures = FigureProvider(motions, live, context.library.exercises)
    figures.frame_folder = app_folders.cache
    figures.setParent(window)  # what it has still to paint goes with the window
    window.populate(context, HistoryModel(context), figures)
