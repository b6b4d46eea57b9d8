"""Tells of damage to the history and of a disk that fails."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backcompanion.application.history_maintenance import HistoryMaintenance
from backcompanion.application.history_model import HistoryModel
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.history.history_errors import HistoryError, MissingHistoryError

if TYPE_CHECKING:
    from backcompanion.ui.widgets.notice import Notice


class HistoryNotices(QObject):
    """Tells by a notice over `over`; file dialogs belong to `window`."""

    def __init__(
        self,
        window: QWidget,
        over: QWidget,
        maintenance: HistoryMaintenance,
        history_model: HistoryModel,
    ) -> None:
        super().__init__(window)
        self._window, self._history_model = window, history_model
        self._over, self._maintenance = over, maintenance
        self._notice: Notice | None = None
        self._unread = ""  # what was repaired, until the person has closed it
        maintenance.trouble_changed.connect(self._show_trouble)
        maintenance.repaired.connect(self._show_repaired)

    def show_initial(self, repair_message: str) -> None:
        """`repair_message`: what had to be mended when it was opened, or empty."""
        if repair_message:
            self._show_repaired(repair_message)
        if self._maintenance.trouble is not None:
            self._show_trouble(self._maintenance.trouble)

    def notice(self) -> "Notice":
        """Made when there is something to tell."""
        if self._notice is None:
            from backcompanion.ui.widgets.notice import Notice

            self._notice = Notice(self._over)
            self._notice.dismissed.connect(self._on_dismissed)
        return self._notice

    def save_elsewhere(self) -> bool:
        """Everything, what waits included, into a file that the person chooses."""
        from backcompanion.ui.widgets.save_file import ask_where_to_save

        suggestion = str(Path.home() / _("back-companion.json"))
        path = ask_where_to_save(
            self._window, _("Save everything elsewhere"), suggestion, "JSON (*.json)", ".json"
        )
        if path is None:
            return False
        try:
            self._history_model.export(path)
        except (KnownError, OSError) as error:
            self.notice().show_message(str(error), _("Save elsewhere…"), self._on_save_elsewhere)
            return False
        self.notice().show_message(
            _("Everything stands in {path}. Import it when the disk works again.").format(path=path)
        )
        return True

    def _show_trouble(self, write_error: HistoryError | None) -> None:
        if write_error is None:
            self._show(self._maintenance.recovery_message())
        else:
            text = _(
                "Your records cannot be written at the moment. Everything goes on; it is kept in"
                " memory and written as soon as it can be. {why}"
            ).format(why=write_error)
            if isinstance(write_error, MissingHistoryError):
                text += " " + _("Your earlier sessions are shown again when it is back.")
            self._show(text, _("Save elsewhere…"), self._on_save_elsewhere)
        self._history_model.changed.emit()

    def _show_repaired(self, repair_message: str) -> None:
        self._unread = "\n".join(filter(None, (self._unread, repair_message)))
        self._show("")
        self._history_model.changed.emit()

    def _show(
        self, text: str, action: str = "", callback: Callable[[], None] | None = None
    ) -> None:
        """Below what was repaired, until that has been read: better news do not cover a loss."""
        self.notice().show_message("\n".join(filter(None, (self._unread, text))), action, callback)

    def _on_dismissed(self) -> None:
        self._unread = ""

    def _on_save_elsewhere(self) -> None:
        self.save_elsewhere()
