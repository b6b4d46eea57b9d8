"""The folder that several computers share, as the window has it: told, asked about, set."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.folder_keeper import FolderKeeper
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.session_flow import SessionFlow
from backcompanion.application.shared_folder import FolderWishes
from backcompanion.base.i18n import gettext as _
from backcompanion.history.folder.status import FolderStatus, RunningElsewhere
from backcompanion.ui.settings.computers_section import ComputersSection
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.prompt import Answer, Prompt

if TYPE_CHECKING:
    from backcompanion.training.session.prescription import Prescription


class SeveralComputers(QObject):
    """`message_requested`: a line for whoever looks at the window."""

    message_requested = Signal(str)

    def __init__(
        self, context: AppContext, history_model: HistoryModel, flow: SessionFlow, pages: QWidget
    ) -> None:
        super().__init__(pages)
        self._context, self._flow = context, flow
        self._pages = pages
        self._asked: Prescription | None = None
        self._section: ComputersSection | None = None
        self.keeper = FolderKeeper(context, history_model, self._is_busy, self)
        self.keeper.news.connect(self.message_requested)
        self.keeper.trouble.connect(self.message_requested)
        flow.began.connect(self._on_session_began)

    def begin(self, prescription: "Prescription") -> None:
        """At once, or after a word where a session runs on another computer."""
        running = self.keeper.running_elsewhere()
        if running is None:
            self._flow.begin(prescription)
            return
        self._asked = prescription
        prompt = Prompt(
            self._pages,
            _("A session runs on {device}").format(device=running.device),
            self._words(running),
            [
                Answer("wait", _("Not now"), "primary"),
                Answer("begin", _("Begin here as well")),
            ],
            "wait",
        )
        prompt.answered.connect(self._on_answered)

    def _words(self, running: RunningElsewhere) -> str:
        began = running.began_at.astimezone(self._context.now().tzinfo)
        return _(
            "It began at {time} and has not been said to be over. Sessions on both computers are"
            " kept, each by itself."
        ).format(time=formats.time_of_day(began.hour, began.minute))

    def _on_answered(self, answer: str) -> None:
        prescription, self._asked = self._asked, None
        if answer == "begin" and prescription is not None:
            self._flow.begin(prescription)

    def _is_busy(self) -> bool:
        return self._flow.running is not None

    def _on_session_began(self, _running: object) -> None:
        """So that the others can say so; it is written in a thread."""
        self.keeper.look_soon()

    # --- the settings ------------------------------------------------------------------------

    def connect_section(self, section: ComputersSection) -> None:
        """Shows there what is so, and does what is asked for there."""
        self._section = section
        section.folder_requested.connect(self._on_folder_requested)
        section.look_requested.connect(self.keeper.bring_together)
        section.leave_requested.connect(self._on_leave_requested)
        section.wishes_changed.connect(self._on_wishes_changed)
        section.shown.connect(self._on_settled)
        self.keeper.settled.connect(self._on_settled)

    def _on_settled(self) -> None:
        if self._section is not None and self._section.isVisible():
            self.keeper.ask_status(self._on_status)

    def _on_status(self, folder_status: object) -> None:
        if self._section is not None:
            assert folder_status is None or isinstance(folder_status, FolderStatus)
            now, trouble = self._context.now(), self.keeper.current_trouble
            self._section.show_status(folder_status, now, trouble)

    def _on_folder_requested(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        title = _("A folder that something else carries to your other computers")
        name = QFileDialog.getExistingDirectory(self._pages.window(), title)
        if name:
            self.use(Path(name))

    def use(self, folder: Path) -> None:
        """With the ticks as they stand in the settings."""
        assert self._section is not None
        notes, remarks = self._section.wishes()
        wishes = FolderWishes(folder, with_notes=notes, with_remarks=remarks)
        self.keeper.use(wishes, self._on_used)

    def _on_used(self, remarks: tuple[str, ...]) -> None:
        assert self._section is not None
        self._section.show_used(remarks)

    def _on_wishes_changed(self) -> None:
        if self._section is not None and self._section.folder:
            self.use(Path(self._section.folder))

    def _on_leave_requested(self) -> None:
        prompt = Prompt(
            self._pages,
            _("Use this folder no more?"),
            _("What lies in it stays there, and all that is on record here stays here."),
            [Answer("stay", _("Cancel"), "primary"), Answer("leave", _("Use it no more"))],
            "stay",
        )
        prompt.answered.connect(self._on_leave_answered)

    def _on_leave_answered(self, answer: str) -> None:
        if answer == "leave":
            self.keeper.leave()
