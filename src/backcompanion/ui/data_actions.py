"""Export, import and the data folder, with the questions and answers they need."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from backcompanion.errors import KnownError
from backcompanion.i18n import gettext as _
from backcompanion.ui.numbers import Numbers
from backcompanion.ui.parts import Parts

_KINDS = "JSON (*.json);;CSV (*.csv)"


class WindowDataActions:
    def __init__(self, window: QWidget, parts: Parts, numbers: Numbers) -> None:
        self._window, self._parts, self._numbers = window, parts, numbers

    def open_data_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.folders.data)))

    def export_file(self) -> None:
        suggestion = str(Path.home() / _("back-companion.json"))
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export everything"), suggestion, _KINDS
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in (".json", ".csv"):
            path = path.with_suffix(".csv" if "csv" in _kind else ".json")
        try:
            self._numbers.export(path)
        except (KnownError, OSError) as error:
            QMessageBox.warning(self._window, _("Not exported"), str(error))
            return
        QMessageBox.information(
            self._window, _("Exported"), _("Everything stands in {path}.").format(path=path)
        )

    def import_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Import a history"), str(Path.home()), _KINDS
        )
        if not name:
            return
        try:
            said = self._numbers.take_in(Path(name))
        except (KnownError, OSError) as error:
            QMessageBox.warning(self._window, _("Nothing was imported"), str(error))
            return
        QMessageBox.information(self._window, _("Imported"), said)
