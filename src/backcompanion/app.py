"""Builds everything once, in a fixed order, and hands it on; the only place that knows all."""

import logging
import sys
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from backcompanion.paths import Folders, folders, resources
from backcompanion.settings import SettingsFile

if TYPE_CHECKING:
    from backcompanion.arguments import Arguments
    from backcompanion.ui.main_window import MainWindow

log = logging.getLogger(__name__)


def run(arguments: "Arguments") -> int:
    """Opens the window and stays until it is closed. Raises KnownError."""
    places = folders(arguments.data_dir)
    _start_log(places, debug=arguments.debug)
    _install_hook(places)

    from PySide6.QtWidgets import QApplication

    QApplication.setApplicationName("backcompanion")
    QApplication.setDesktopFileName("io.github.backcompanion.BackCompanion")
    app = QApplication([sys.argv[0], "-name", "backcompanion"])
    window = build(app, places, speed=arguments.speed)
    window.show()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window, window.after_showing)
    status = app.exec()
    # The window goes while the application still stands, or Qt complains.
    window.deleteLater()
    return status


def build(
    app: object, places: Folders, *, speed: float = 1.0, now: object = None, clock: object = None
) -> "MainWindow":
    """Everything but the event loop. `now` and `clock` are handed in by tests and by the demo."""
    from PySide6.QtWidgets import QApplication

    from backcompanion.history.store import Store
    from backcompanion.library.loading import load
    from backcompanion.library.motions import Motions
    from backcompanion.training.clock import RealClock
    from backcompanion.ui import theme
    from backcompanion.ui.figures import Figures
    from backcompanion.ui.live_settings import LiveSettings
    from backcompanion.ui.main_window import MainWindow
    from backcompanion.ui.numbers import Numbers
    from backcompanion.ui.parts import Parts
    from backcompanion.ui.scheme import Scheming

    assert isinstance(app, QApplication)
    store = Store.open(places.data)
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
        now=now or _wall_clock,  # type: ignore[arg-type]
        speed=speed,
    )
    _take_week_from_locale(parts.store)
    window = MainWindow(parts, Numbers(parts))
    scheming.setParent(window)
    return window


def _wall_clock() -> datetime:
    return datetime.now().astimezone()


def _take_week_from_locale(store: object) -> None:
    """Unset at first start: the first day of the week is the locale's, and is stored."""
    from PySide6.QtCore import QLocale

    from backcompanion.history.store import Store
    from backcompanion.training.record import Preferences

    assert isinstance(store, Store)
    if not store.has_preferences():
        store.set_preferences(Preferences(week_starts=QLocale().firstDayOfWeek().value - 1))


def _start_log(places: Folders, *, debug: bool) -> None:
    """Everything to standard error with --debug; what matters into a file that rotates."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    if debug:
        root.addHandler(logging.StreamHandler())
    try:
        from logging.handlers import RotatingFileHandler

        places.log.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            places.log / "backcompanion.log",
            maxBytes=256 * 1024,
            backupCount=3,
            delay=True,
            encoding="utf-8",
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)
    except OSError as error:
        log.info("no log file: %s", error)


def _install_hook(places: Folders) -> None:
    """An exception in a slot is written down and the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        from backcompanion import faults

        text = faults.report(kind, error, trace)
        path = faults.put(text, places.log)
        log.error("a fault of ours; the report is %s", path or text)
        print(text, file=sys.stderr)  # noqa: T201

    sys.excepthook = hook
