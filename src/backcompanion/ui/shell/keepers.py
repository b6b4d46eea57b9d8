"""What is kept up to date behind the window's back: the calendar file, and the shared folder."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backcompanion.application.calendar_keeper import CalendarKeeper
from backcompanion.base.paths import folder_choice

if TYPE_CHECKING:
    from backcompanion.training.session.prescription import Prescription
    from backcompanion.ui.shell.main_window import MainWindow
    from backcompanion.ui.shell.several_computers import SeveralComputers


class Keepers(QObject):
    """Only where a folder is in use, or can be chosen, is anything of it loaded."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._calendar: CalendarKeeper | None = None
        self._computers: SeveralComputers | None = None

    def start(self) -> None:
        if folder_choice(self._window.context.folders.data).is_file():
            self.computers().keeper.start()

    def keep_calendar_file(self) -> None:
        window, context = self._window, self._window.context
        self._calendar = CalendarKeeper(
            context.live, window.history_model, context.export_calendar, context.now, self
        )
        self._calendar.failed.connect(window.show_message)
        self._calendar.write()

    def computers(self) -> "SeveralComputers":
        """Made when it is first wanted."""
        if self._computers is None:
            from backcompanion.ui.shell.several_computers import SeveralComputers

            window = self._window
            self._computers = SeveralComputers(
                window.context, window.history_model, window.flow, window.home
            )
            self._computers.message_requested.connect(window.show_message)
        return self._computers

    def begin(self, prescription: "Prescription") -> None:
        """A session, after a word where one runs on another computer."""
        if self._computers is None:
            self._window.flow.begin(prescription)
        else:
            self._computers.begin(prescription)

    def check_for_changes(self) -> None:
        """The window came to the front."""
        if self._computers is not None:
            self._computers.keeper.look()

    def stop(self) -> None:
        if self._calendar is not None:
            self._calendar.stop()
        if self._computers is not None:
            self._computers.keeper.stop()
