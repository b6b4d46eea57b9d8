"""What a session looks and sounds like from its first second to the Finish page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.session_flow import SessionFlow
from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.qt_guard import report_fault, run_guarded
from backcompanion.ui.widgets.figure_provider import FigureProvider

if TYPE_CHECKING:
    from backcompanion.application.running_session import RunningSession
    from backcompanion.application.slices import Slices
    from backcompanion.application.sound_controller import SoundController
    from backcompanion.ui.finish.page import FinishPage
    from backcompanion.ui.player.page import PlayerPage
    from backcompanion.ui.shell.desktop_integration import DesktopIntegration
    from backcompanion.ui.shell.finish_opening import FinishOpening
    from backcompanion.ui.shell.scene_preparation import ScenePreparation


class SessionScenes(QObject):
    """The Player and the Finish page, each made when it is first wanted, with sound and screen.

    `began`: a session fills the window. `session_closed`: back to the pages, with the index of the
    one wanted. `suspended`: it is to be gone on with later. `message_requested`: a sentence for the
    person.
    """

    began = Signal()
    session_closed = Signal(bool)
    suspended = Signal()
    message_requested = Signal(str)
    help_requested = Signal()

    def __init__(
        self,
        window: QMainWindow,
        stack: QStackedWidget,
        context: AppContext,
        history_model: HistoryModel,
        figures: FigureProvider,
    ) -> None:
        super().__init__(window)
        self._window, self._stack = window, stack
        self._context, self._history_model, self._figures = context, history_model, figures
        self.flow = SessionFlow(context, history_model)
        self._player: PlayerPage | None = None
        self._slices: Slices | None = None
        self._before: QWidget | None = None
        self._preparation: ScenePreparation | None = None
        self._finish: FinishOpening | None = None
        self._sound_controller: SoundController | None = None
        self._desktop: DesktopIntegration | None = None
        self.flow.began.connect(self._on_session_began)
        self.flow.ended.connect(self._on_session_ended)
        self.flow.trial_ended.connect(self._on_trial_ended)
        self.flow.ended_untrained.connect(self._on_ended_untrained)
        self.flow.saved.connect(self._on_session_saved)
        self.flow.resume_refused.connect(self.message_requested)

    @property
    def running(self) -> "RunningSession | None":
        return self.flow.running

    @property
    def finish_page(self) -> "FinishPage | None":
        """None before the first session has ended."""
        return None if self._finish is None else self._finish.page

    def prepare_later(self) -> None:
        """Sound and voice, and then the Player, while the person reads what is on the page."""
        from backcompanion.ui.shell.scene_preparation import ScenePreparation

        self.sound_controller().preload_later()
        pieces = (self.player, self._desktop_integration, self._lay_out_player)
        self._preparation = ScenePreparation(self._window, pieces)

    def _lay_out_player(self) -> None:
        from backcompanion.ui.shell.scene_preparation import lay_out

        lay_out(self.player())

    def when_prepared(self, work: Callable[[], None]) -> None:
        """At once, or where the Player is still being made some turns of the loop later."""
        if self._preparation is None:
            work()
        else:
            self._preparation.then(work)

    def finish_opening(self) -> None:
        """What is about to be shown is shown in this turn."""
        if self._preparation is not None:
            self._preparation.finish()
        if self._finish is not None:
            self._finish.finish()

    def sound_controller(self) -> "SoundController":
        """Sound and voice; made once the window stands, as nothing sounds before."""
        if self._sound_controller is None:
            from backcompanion.application.sound_controller import SoundController

            self._sound_controller = SoundController(self._context, self._history_model, self)
            self._sound_controller.problem_occurred.connect(self._on_sound_problem)
        return self._sound_controller

    def player(self) -> "PlayerPage":
        if self._player is None:
            from backcompanion.ui.player.page import PlayerPage

            player = PlayerPage(self._context.library, self._context.live, self._figures)
            player.full_screen_requested.connect(self._toggle_full_screen)
            player.help_requested.connect(self.help_requested)
            player.controller.suspended.connect(self._on_session_suspended)
            player.controller.discarded.connect(self._on_session_discarded)
            player.controller.mute_toggled.connect(self.sound_controller().coach.set_muted)
            player.controller.say_all_requested.connect(
                self.sound_controller().coach.repeat_instructions
            )
            self.sound_controller().caption_changed.connect(player.show_caption)
            self.sound_controller().readiness.changed.connect(self._show_missing)
            self._stack.addWidget(player)
            self._player = player
            run_guarded(self._show_missing)
        return self._player

    def _on_sound_problem(self, text: str) -> None:
        """In a session one is told; before it the marks beside Start show it, and nothing is
        covered. That another language is spoken is no want of a voice, and stands nowhere else.
        """
        another_language = self.sound_controller().coach.problem_text("no-language")
        if self.flow.running is not None or text == another_language:
            self.message_requested.emit(text)

    def _show_missing(self) -> None:
        from backcompanion.ui.workout.readiness_marks import short_text

        if self._player is not None:
            parts = self.sound_controller().readiness.parts
            missing = [readiness for readiness in parts if readiness.state == "missing"]
            self._player.show_missing(
                tuple(map(short_text, missing)),
                is_spoken=all(readiness.part != "voice" for readiness in missing),
            )

    def show_message(self, text: str) -> bool:
        """Over the Player, if that is what one looks at; else nothing."""
        player = self._player
        if player is None or self._stack.currentWidget() is not player:
            return False
        player.toast.show_message(text)
        return True

    def ask_close(self) -> None:
        """The window is to be closed; where something is only tried, it closes without a word."""
        if self.flow.end_trial():
            QTimer.singleShot(0, self._window, self._window.close)
            return
        self.player().controller.ask_close()

    def stop(self) -> None:
        """At the end of the program: what is still being typed is kept, nothing sounds on."""
        if self.finish_page is not None:
            self.finish_page.flush()
        if self._desktop is not None:
            self._desktop.stop()
        if self._sound_controller is not None:
            self._sound_controller.stop()

    def leave_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._toggle_full_screen()

    # --- what happens ------------------------------------------------------------------------

    def _on_session_began(self, running: "RunningSession") -> None:
        self.began.emit()
        self._before = self._stack.currentWidget()
        try:
            player = self.player()
            run_guarded(lambda: self.sound_controller().attach(running))
            self._attach_desktop_later(running)
            self._stack.setCurrentWidget(player)
            player.attach(running)
            if running.is_trial:
                notice = _("Only tried: nothing of it is kept. Esc goes back.")
                player.toast.show_message(notice)
        except Exception as error:  # noqa: BLE001 - a session that nobody sees would run on
            self._give_up(running)
            report_fault(error)

    def _attach_desktop_later(self, running: "RunningSession") -> None:
        """In a turn of its own: nothing of it is seen in the window."""
        from backcompanion.application.slices import Slices

        if self._slices is None:
            self._slices = Slices(self)
        self._slices.start(
            partial(run_guarded, lambda: self._desktop_integration().attach(running))
        )

    def _give_up(self, running: "RunningSession") -> None:
        run_guarded(lambda: self.flow.give_up(running))
        self._detach()
        self.session_closed.emit(False)
        self.message_requested.emit(
            _("The workout could not be shown. It is a mistake of the program, which was noted.")
        )

    def _on_session_ended(self, record: SessionRecord) -> None:
        from backcompanion.ui.shell.finish_opening import FinishOpening

        self._detach()
        if self._finish is None:
            rooms = (self._window, self._stack, self._history_model, self._context.live)
            self._finish = FinishOpening(*rooms)
            self._finish.page_made.connect(self._on_finish_made)
            self._finish.failed.connect(self._on_finish_done)
        self._finish.open(record)

    def _on_trial_ended(self) -> None:
        """Back to the page on which it was begun."""
        self._detach()
        if self._before is not None:
            self._stack.setCurrentWidget(self._before)

    def _on_ended_untrained(self) -> None:
        self._detach()
        self.session_closed.emit(False)
        self.message_requested.emit(_("Nothing was done yet, so nothing is kept."))

    def _on_session_saved(self) -> None:
        if self._finish is not None:
            self._finish.note_saved()

    def _on_finish_made(self, finish: "FinishPage") -> None:
        finish.edited.connect(self.flow.edit)
        finish.done.connect(self._on_finish_done)
        finish.progress_requested.connect(self._on_progress_requested)

    def _on_finish_done(self) -> None:
        self.session_closed.emit(False)

    def _on_progress_requested(self) -> None:
        self.session_closed.emit(True)

    def _on_session_discarded(self) -> None:
        self._detach()
        self.flow.forget_running()
        self.session_closed.emit(False)
        self.message_requested.emit(_("The session was discarded."))

    def _on_session_suspended(self) -> None:
        self._detach()
        self.flow.forget_running()
        self.suspended.emit()

    def _detach(self) -> None:
        if self._slices is not None:
            self._slices.stop()
        for part in (self._player, self._sound_controller, self._desktop):
            if part is not None:
                run_guarded(part.detach)
        run_guarded(self.leave_full_screen)

    def _desktop_integration(self) -> "DesktopIntegration":
        if self._desktop is None:
            from backcompanion.ui.shell.desktop_integration import DesktopIntegration

            self._desktop = DesktopIntegration(self._context.desktop, self._context.library, self)
            self._desktop.action_requested.connect(self.player().controller.trigger)
            self._desktop.problem_occurred.connect(self.message_requested)
            self._desktop.raise_requested.connect(self._on_raise_requested)
        return self._desktop

    def _on_raise_requested(self) -> None:
        self._window.raise_()
        self._window.activateWindow()

    def _toggle_full_screen(self) -> None:
        # Not showNormal: a window that was maximised before is so again afterwards.
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.player().set_full_screen(self._window.isFullScreen())
