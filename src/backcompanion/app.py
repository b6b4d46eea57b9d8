"""Builds everything once, in a fixed order, and hands it on; the only place that knows all."""

import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.crash_report import Faults
from backcompanion.base.errors import KnownError
from backcompanion.base.log_file import LogFile
from backcompanion.base.paths import Folders, folders, resources
from backcompanion.system.single_instance import claim

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from backcompanion.application.live_settings import LiveSettings
    from backcompanion.cli.arguments import Arguments
    from backcompanion.history.store import Store
    from backcompanion.ui.shell.main_window import MainWindow

log = logging.getLogger(__name__)

SETTLED_MILLISECONDS = 1000


def run(arguments: "Arguments") -> int:
    """Opens the window and stays until it is closed; the exit status. Raises KnownError."""
    places = folders(arguments.data_dir)
    os.umask(0o077)  # whatever is written is nobody else's
    _start_log(places, debug=arguments.debug)
    faults = Faults(places.log, debug=arguments.debug)
    faults.install()
    mine = claim(places.data)
    if mine is None:
        log.info("there is a window already; it was asked to come forward")
        return 0

    from PySide6.QtWidgets import QApplication

    from backcompanion.ui.theme import choose_style

    choose_style()
    QApplication.setApplicationName("backcompanion")
    QApplication.setDesktopFileName("io.github.backcompanion.BackCompanion")
    app = QApplication([sys.argv[0], "-name", "backcompanion"])
    window, live = bare(app, places, speed=arguments.speed)
    if not window.show_bare():
        return 0
    try:
        furnish(window, live, places, speed=arguments.speed)
    except KnownError as error:
        mine.release()  # another start is to say it too, and not to ask this window forward
        return _tell(app, window, error)
    window.watch(faults, mine)

    from PySide6.QtCore import QTimer

    QApplication.sendPostedEvents()  # lays the pages out and paints them before all else

    QTimer.singleShot(0, window, window.after_showing)
    QTimer.singleShot(SETTLED_MILLISECONDS, _collect_again)
    status = app.exec()
    # The window goes while the application still stands, or Qt complains.
    window.deleteLater()
    return status


def _tell(app: "QApplication", window: "MainWindow", error: "KnownError") -> int:
    """Shows why there are no pages, until the window is closed; who started it from a desktop sees
    no standard error. Raises the error where there is nobody to close a window.
    """
    from contextlib import suppress

    from backcompanion.ui import theme
    from backcompanion.ui.shell.startup_error import CannotOpen

    log.info("there are no pages: %s", error)
    if app.platformName() in ("offscreen", "minimal"):
        raise error
    print(f"backcompanion: {error}", file=sys.stderr, flush=True)  # noqa: T201
    app.processEvents()  # keys that were pressed for the pages do not close this one
    if window.isVisible():
        with suppress(KnownError):  # its own files may be what is missing
            theme.load_fonts()
        page = CannotOpen(str(error))
        page.left.connect(window.close)
        window.setCentralWidget(page)
        page.show()
        page.take_focus()
        gc.enable()
        app.exec()
    window.deleteLater()
    return error.exit_status


def _collect_again() -> None:
    """What a launch has made stays for good; only what comes after it is looked through."""
    gc.freeze()
    gc.enable()


def build(
    app: object, places: Folders, *, speed: float = 1.0, now: object = None, clock: object = None
) -> "MainWindow":
    """Everything but the event loop. `now` and `clock` are handed in by tests and by the demo."""
    window, live = bare(app, places, speed=speed)
    furnish(window, live, places, speed=speed, now=now, clock=clock)
    return window


def bare(app: object, places: Folders, *, speed: float) -> "tuple[MainWindow, LiveSettings]":
    """The window in its colours and its place, with nothing in it, and the settings that say so.

    It is what a launch shows first, so nothing is read here that this does not need.
    """
    from PySide6.QtWidgets import QApplication

    from backcompanion.application.live_settings import LiveSettings
    from backcompanion.ui.shell.main_window import MainWindow
    from backcompanion.ui.shell.theme_follower import Scheming

    assert isinstance(app, QApplication)
    live = LiveSettings(SettingsFile(places.config), behind=True)
    scheming = Scheming(app, live)
    window = MainWindow(speed=speed, place=live.now.window)
    scheming.setParent(window)
    return window, live


def furnish(
    window: "MainWindow",
    live: "LiveSettings",
    places: Folders,
    *,
    speed: float = 1.0,
    now: object = None,
    clock: object = None,
) -> None:
    """Reads the history and the library, and makes the pages over them."""
    from PySide6.QtWidgets import QApplication

    from backcompanion.application.context import Parts
    from backcompanion.application.history_model import Numbers
    from backcompanion.history.safety.opening import open_history
    from backcompanion.library.loader import load
    from backcompanion.library.motion_files import Motions
    from backcompanion.system.wall_clock import wall_clock
    from backcompanion.training.session.clock import RealClock
    from backcompanion.ui import theme
    from backcompanion.ui.widgets.figure_provider import Figures

    theme.load_fonts()
    QApplication.setFont(theme.font(14))
    library = load(resources(), places.cache)
    opened = open_history(places.data, in_memory=True)
    parts = Parts(
        folders=places,
        library=library,
        routine=next(iter(library.routines.values())),
        live=live,
        store=opened.store,
        figures=Figures(Motions(resources(), places.cache), live, library.exercises),
        clock=clock or RealClock(),  # type: ignore[arg-type]
        now=now or wall_clock,  # type: ignore[arg-type]
        speed=speed,
        told=opened.told,
    )
    _take_week_from_locale(parts.store)
    window.furnish(parts, Numbers(parts))


def _take_week_from_locale(store: "Store") -> None:
    """Unset at first start: the first day of the week is the locale's, and is stored."""
    from PySide6.QtCore import QLocale

    from backcompanion.training.session.record import Preferences

    if not store.has_preferences():
        store.set_preferences(Preferences(week_starts=QLocale().firstDayOfWeek().value - 1))


def _start_log(places: Folders, *, debug: bool) -> None:
    """Everything to standard error with --debug; what matters into a file that rotates."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    if debug:
        root.addHandler(logging.StreamHandler())
    try:
        places.log.mkdir(parents=True, exist_ok=True, mode=0o700)
        root.addHandler(LogFile(places.log / "backcompanion.log"))
    except OSError as error:
        log.info("no log file: %s", error)
