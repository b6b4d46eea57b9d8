"""Builds everything once, in a fixed order, and hands it on; the only place that knows all."""

import gc
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# What needs no Qt comes in before Qt does: shiboken reads the source of every module that is
# imported after it, to see whether it uses PySide, and a launch counts milliseconds.
from backcompanion.faults import Faults
from backcompanion.history.opening import open_history
from backcompanion.history.store import Store
from backcompanion.library.loading import load
from backcompanion.library.motions import Motions
from backcompanion.paths import Folders, folders, resources
from backcompanion.settings import SettingsFile
from backcompanion.system.one_window import claim
from backcompanion.system.wall_clock import wall_clock
from backcompanion.training import agreed as _agreed  # noqa: F401
from backcompanion.training import lately as _lately  # noqa: F401
from backcompanion.training import recorded as _recorded  # noqa: F401
from backcompanion.training.clock import RealClock
from backcompanion.training.record import Preferences

if TYPE_CHECKING:
    from backcompanion.arguments import Arguments
    from backcompanion.ui.main_window import MainWindow

log = logging.getLogger(__name__)

SETTLED_MILLISECONDS = 1000
LOG_BYTES = 256 * 1024


def run(arguments: "Arguments") -> int:
    """Opens the window and stays until it is closed. Raises KnownError."""
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
    window = build(app, places, speed=arguments.speed)
    window.show()
    window.watch(faults, mine)

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window, window.after_showing)
    QTimer.singleShot(SETTLED_MILLISECONDS, _collect_again)
    status = app.exec()
    # The window goes while the application still stands, or Qt complains.
    window.deleteLater()
    return status


def _collect_again() -> None:
    """What a launch has made stays for good; only what comes after it is looked through."""
    gc.freeze()
    gc.enable()


def build(
    app: object, places: Folders, *, speed: float = 1.0, now: object = None, clock: object = None
) -> "MainWindow":
    """Everything but the event loop. `now` and `clock` are handed in by tests and by the demo."""
    from PySide6.QtWidgets import QApplication

    from backcompanion.ui import theme
    from backcompanion.ui.figures import Figures
    from backcompanion.ui.live_settings import LiveSettings
    from backcompanion.ui.main_window import MainWindow
    from backcompanion.ui.numbers import Numbers
    from backcompanion.ui.parts import Parts
    from backcompanion.ui.scheme import Scheming

    assert isinstance(app, QApplication)
    opened = open_history(places.data, in_memory=True)
    store = opened.store
    live = LiveSettings(SettingsFile(places.config))
    theme.load_fonts()
    app.setFont(theme.font(14))
    scheming = Scheming(app, live)
    library = load(resources(), places.cache)
    figures = Figures(Motions(resources(), places.cache), live)
    parts = Parts(
        folders=places,
        library=library,
        routine=next(iter(library.routines.values())),
        live=live,
        store=store,
        figures=figures,
        clock=clock or RealClock(),  # type: ignore[arg-type]
        now=now or wall_clock,  # type: ignore[arg-type]
        speed=speed,
        told=opened.told,
    )
    _take_week_from_locale(parts.store)
    window = MainWindow(parts, Numbers(parts))
    scheming.setParent(window)
    return window


def _take_week_from_locale(store: Store) -> None:
    """Unset at first start: the first day of the week is the locale's, and is stored."""
    from PySide6.QtCore import QLocale

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
        handler = logging.FileHandler(_rotated(places.log / "backcompanion.log"), delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)
    except OSError as error:
        log.info("no log file: %s", error)


def _rotated(file: Path) -> Path:
    """A log that has grown makes room for a new one; the one before it is kept."""
    # logging.handlers would bring sockets and queues along, and a launch counts milliseconds.
    if file.exists() and file.stat().st_size > LOG_BYTES:
        file.replace(file.with_suffix(".1.log"))
    return file
