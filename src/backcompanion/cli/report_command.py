"""`report FILE`: for a therapist, as PDF, CSV or JSON."""

import os
import sys
from datetime import date

from backcompanion.application.report import Report, read_report
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.paths import Folders
from backcompanion.cli.arguments import Arguments
from backcompanion.history.store import Store
from backcompanion.training.planning.review import DateSpan

ENDINGS = (".pdf", ".csv", ".json")


def write_report(store: Store, arguments: Arguments, app_folders: Folders) -> int:
    """The exit status. Raises KnownError. Only a PDF needs Qt, and no display."""
    from backcompanion.application.settings_file import SettingsFile
    from backcompanion.history.set_aside import notice

    ending = arguments.file.suffix.lower()
    if ending not in ENDINGS:
        raise KnownError(
            _("{file}: a report ends in {endings}.").format(
                file=arguments.file, endings=", ".join(ENDINGS)
            )
        )
    settings = SettingsFile(app_folders.config, keep_damaged=True).settings
    report, set_aside = read_report(
        store,
        arguments.today,
        DateSpan(arguments.from_ or date.min, arguments.to or date.max),
        with_notes=arguments.with_notes,
        remarks=settings.remarks if arguments.with_remarks else None,
    )
    for line in notice(set_aside):
        print(line, file=sys.stderr)
    if ending == ".pdf":
        _write_pdf(report, arguments, app_folders, settings.weight_unit)
    else:
        from backcompanion.application.report_files import csv_pieces, json_pieces
        from backcompanion.history.exchange.export_target import write_export

        pieces = csv_pieces(report) if ending == ".csv" else json_pieces(report)
        write_export(arguments.file, pieces)
    count = report.reviewed.stats.totals.sessions
    print(
        ngettext(
            "A report of {n} session written to {file}.",
            "A report of {n} sessions written to {file}.",
            count,
        ).format(n=count, file=arguments.file)
    )
    return 0


def _write_pdf(
    report: Report, arguments: Arguments, app_folders: Folders, weight_unit: str
) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from backcompanion.base.paths import resources
    from backcompanion.library.loader import load_library
    from backcompanion.library.own_routines import OwnRoutineFiles
    from backcompanion.system.qt_language import dates_in_its_language
    from backcompanion.system.qt_messages import log_qt_messages
    from backcompanion.ui import theme
    from backcompanion.ui.progress.report_pdf import write_pdf

    log_qt_messages()
    app = QApplication.instance() or QApplication(["backcompanion"])
    theme.load_fonts()
    own = OwnRoutineFiles(app_folders.data, app_folders.cache)
    library = own.with_exercises(load_library(resources(), app_folders.cache))
    with dates_in_its_language():
        write_pdf(report, arguments.file, library.exercises, weight_unit)
    del app
