"""What is kept behind the window's back: calendar file, shared folder, the desktop's text size."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backcompanion.application import text_size
from backcompanion.application.calendar_keeper import CalendarKeeper
from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.session_flow import SessionFlow
from backcompanion.base.paths import folder_choice, kept_goodbyes

if TYPE_CHECKING:
    from backcompanion.training.session.prescription import Prescription
    from backcompanion.ui.shell.several_computers import SeveralComputers
    from backcompanion.ui.shell.text_size_follower import TextSizeFollower


class Keepers(QObject):
    """Only where a folder is in use, or can be chosen, is anything of it loaded."""

    def __init__(
        self,
        context: AppContext,
        history_model: HistoryModel,
        flow: SessionFlow,
        pages: QWidget,
        show_message: Callable[[str], None],
    ) -> None:
        super().__init__(pages)
        self._context, self._history_model, self._flow = context, history_model, flow
        self._pages, self._show_message = pages, show_message
        self._calendar: CalendarKeeper | None = None
        self._computers: SeveralComputers | None = None
        self._text_size: TextSizeFollower | None = None

    def start(self) -> None:
        if text_size.is_followed():
            from backcompanion.ui.shell.text_size_follower import TextSizeFollower

            create_text_scale = self._context.desktop.create_text_scale
            self._text_size = TextSizeFollower(self._context.live, create_text_scale, self)
        data = self._context.folders.data
        if folder_choice(data).is_file() or kept_goodbyes(data).is_dir():
            self.computers().keeper.start()

    def keep_calendar_file(self) -> None:
        context = self._context
        self._calendar = CalendarKeeper(
            context.live, self._history_model, context.export_calendar, context.now, self
        )
        self._calendar.failed.connect(self._show_message)
        self._calendar.write()

    def computers(self) -> "SeveralComputers":
        """Made when it is first wanted."""
        if self._computers is None:
            from backcompanion.ui.shell.several_computers import SeveralComputers

            self._computers = SeveralComputers(
                self._context, self._history_model, self._flow, self._pages
            )
            self._computers.message_requested.connect(self._show_message)
        return self._computers

    def begin(self, prescription: "Prescription") -> None:
        """A session, after a word where one runs on another computer."""
        if self._computers is None:
            self._flow.begin(prescription)
        else:
            self._computers.begin(prescription)

    def check_for_changes(self) -> None:
        """The window came to the front."""
        if self._computers is not None:
            self._computers.keeper.look()
        if self._text_size is not None:
            self._text_size.look()

    def stop(self) -> None:
        if self._calendar is not None:
            self._calendar.stop()
        if self._computers is not None:
            self._computers.keeper.stop()
