"""`routine export` onto paper and as a picture, and a picture read: what has to be painted."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_export import sheet_text
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders, resources
from backcompanion.library.motion_files import MotionFiles
from backcompanion.system.wall_clock import wall_clock
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Library, Routine


def print_routine(routine: Routine, library: Library, target: Path, app_folders: Folders) -> None:
    """A PDF with what the person has at home and takes care of. Raises OSError."""
    with _painting():
        _print_routine(routine, library, target, app_folders)


def _print_routine(routine: Routine, library: Library, target: Path, app_folders: Folders) -> None:
    from backcompanion.ui import theme
    from backcompanion.ui.paper.routine_print import prepare_print
    from backcompanion.ui.widgets.figure_provider import FigureProvider

    theme.load_fonts()
    settings_file = SettingsFile(app_folders.config, keep_damaged=True)
    now = settings_file.settings
    choices = choices_from_settings(now, RecentSessions(), routine=routine.id)
    motions = MotionFiles(resources(), app_folders.cache, own_data=app_folders.data)
    figures = FigureProvider(motions, LiveSettings(settings_file), library.exercises)
    today = wall_clock().date()
    prepare_print(routine, library, choices, figures, now.weight_unit, today)(target)


def draw_code(routine: Routine, library: Library, target: Path) -> None:
    """The sheet as a QR code, as PNG. Raises KnownError where it does not fit, OSError."""
    from backcompanion.base.atomic_file import replacing

    with _painting():
        from backcompanion.ui.paper.qr_code import LARGEST, png_of, qr_image

        image = qr_image(sheet_text(routine, library), LARGEST)
        if image is None:
            message = _("{name} is too long for a QR code; export it as .txt or .toml.")
            raise KnownError(message.format(name=routine.name))
        content = png_of(image)
    with replacing(target) as draft:
        draft.write_bytes(content)


def read_code(file: Path) -> str:
    """What the QR code in a picture says. Raises KnownError."""
    with _painting():
        from backcompanion.ui.paper.code_reader import code_in_file

        return code_in_file(file)


@contextmanager
def _painting() -> Iterator[None]:
    """Without a window: fonts and pictures need an application all the same."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from backcompanion.system.qt_language import dates_in_its_language
    from backcompanion.system.qt_messages import log_qt_messages

    log_qt_messages()
    application = QGuiApplication.instance() or QGuiApplication(["backcompanion"])
    with dates_in_its_language():
        yield
    del application  # not before
