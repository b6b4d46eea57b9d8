"""What the Player does when it is asked: commands, questions and ways back."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.running_session import RunningSession
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import Moment
from backcompanion.ui.player import player_prompts as prompts
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.player.level_undo import LevelUndo, ease_fully
from backcompanion.ui.player.moment_text import describe_pause, full_speech_message
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.prompt import Answer, Prompt
from backcompanion.ui.widgets.toast import Toast


class PlayerController(QObject):
    """Between the keys and the session. At most one question is open at a time.

    `suspended`: the session is to be gone on with later; `discarded`: it is gone; `mute_toggled`:
    all sound.
    """

    help_requested = Signal()
    full_screen_requested = Signal()
    suspended = Signal()
    discarded = Signal()
    mute_toggled = Signal(bool)
    say_all_requested = Signal()

    def __init__(self, page: QWidget, library: Library, live: LiveSettings) -> None:
        super().__init__(page)
        self._page, self._library, self._live = page, library, live
        self._running: RunningSession | None = None
        self._prompt: Prompt | None = None
        self._undo: LevelUndo | None = None
        self._was_running = True
        self._is_muted = False
        self._pausing_key = ""

    @property
    def is_muted(self) -> bool:
        """All sound, by the person's word."""
        return self._is_muted

    @property
    def _session(self) -> Session:
        assert self._running is not None
        return self._running.session

    def attach(self, running: RunningSession) -> None:
        self._running = running
        self._undo = None

    def detach(self) -> None:
        if self._prompt is not None:
            self._prompt.dismiss()
            self._prompt = None
        self._running = None

    def trigger(self, action: PlayerAction, pressed: str = "") -> None:
        """Carries it out, unless a question is open. `pressed`: what a key gave, or ""."""
        running = self._running
        if running is None or self._prompt is not None:
            return
        session = running.session
        if action in (PlayerAction.TOGGLE, PlayerAction.SKIP) and self.end_waiting():
            return
        match action:
            case PlayerAction.TOGGLE:
                self._pausing_key = ""
                session.toggle()
            case PlayerAction.PAUSE:
                self._pausing_key = pressed.upper() if pressed.isprintable() else ""
                session.pause()
            case PlayerAction.SKIP:
                session.skip()
            case PlayerAction.BACK:
                session.back()
            case PlayerAction.MORE:
                self._extend_step()
            case PlayerAction.EASIER:
                self._change_level("easier")
            case PlayerAction.HARDER:
                self._change_level("harder")
            case PlayerAction.HURT:
                self._ask_about_pain()
            case PlayerAction.UNDO:
                self._on_undo()
            case PlayerAction.VOICE:
                self._toggle_voice()
            case PlayerAction.MUTE:
                self._is_muted = not self._is_muted
                self.mute_toggled.emit(self._is_muted)
                self._show_message(_("All sound off") if self._is_muted else _("Sound on"))
            case PlayerAction.SAY_ALL:
                self.say_all_requested.emit()
                self._show_message(full_speech_message(self._live.now.voice and not self._is_muted))
            case PlayerAction.FULL_SCREEN:
                self.full_screen_requested.emit()
            case PlayerAction.END:
                self.ask_end()
            case PlayerAction.KEYS:
                self._show_keys()
            case PlayerAction.HELP:
                session.pause()
                self.help_requested.emit()
        if self._running is running:
            running.tick()

    def end_waiting(self) -> bool:
        """The person is done with a step that waits; False where none does."""
        running = self._running
        if running is None or self._prompt is not None or not running.session.done():
            return False
        running.tick()
        return True

    def pause_text(self) -> str:
        """Why it is paused, in a few words."""
        running = self._running
        return describe_pause(running.session, self._pausing_key) if running else ""

    # --- easier, harder, more ----------------------------------------------------------------

    def _extend_step(self) -> None:
        session = self._session
        before = session.moment.end
        session.add_time()
        gained = round(session.moment.end - before)
        more = ngettext("{n} second more", "{n} seconds more", gained).format(n=gained)
        self._show_message(more if gained else _("That is as long as it can be"))

    def _change_level(self, command: Literal["easier", "harder"]) -> None:
        session = self._session
        before = session.moment.level
        (session.easier if command == "easier" else session.harder)()
        moment = session.moment
        if moment.level == before:
            none = _("There is no easier way here; skip or pause instead.")
            self._show_message(none if command == "easier" else _("There is no harder way here."))
            return
        exercise = self._library.exercises[moment.planned.exercise]
        variant = exercise.variant(moment.level)
        self._undo = LevelUndo(
            moment.step, moment.attempt, "harder" if command == "easier" else "easier"
        )
        self._show_message(training_text.variant(moment.level, variant), undo=True)

    def _on_undo(self) -> None:
        """As long as the message stands, which is for a few seconds and for that step only."""
        running, undo = self._running, self._undo
        self.forget_undo()
        if running is None or undo is None:
            return
        undo.apply(running.session)
        running.tick()

    def expire_undo(self, moment: Moment) -> None:
        """What was done in a step can be undone in that step only."""
        undo = self._undo
        if undo is not None and (undo.step, undo.attempt) != (moment.step, moment.attempt):
            self.forget_undo()

    def forget_undo(self) -> None:
        if self._undo is not None:
            self._undo = None
            self._toast().hide()

    # --- that hurt ---------------------------------------------------------------------------

    def _ask_about_pain(self) -> None:
        session = self._session
        self._was_running = session.in_progress
        session.hurt()
        moment = session.moment
        easier = moment.can_be_easier
        gently = easier and moment.planned.kind == "work"
        self._show_prompt(*prompts.hurt_prompt(easier, gently), "slip", self._on_hurt_answered)

    def _on_hurt_answered(self, answer: str) -> None:
        running = self._close_prompt()
        if running is None:
            return
        session = running.session
        if answer == "slip":
            session.undo_hurt()
            self._resume_if_running()
        elif answer == "gentler":
            steps = ease_fully(session)
            moment = session.moment
            self._undo = LevelUndo(moment.step, moment.attempt, "harder", steps, undo_hurt=True)
            session.resume()
            self._show_message(_("Gentler from here on"), undo=True)
        elif answer == "skip":
            session.omit()
            session.resume()
        else:
            running.end()

    # --- ending ------------------------------------------------------------------------------

    def ask_end(self) -> None:
        """Once, with the session paused; nothing is discarded without this second choice."""
        running = self._running
        if running is None or self._prompt is not None:
            return
        if running.is_trial:  # there is nothing to be kept or lost
            running.end()
            return
        self._was_running = running.session.in_progress
        running.session.pause("question")
        position = running.session.position
        hurt = not position and running.record().was_trained()
        self._show_prompt(*prompts.end_prompt(position, hurt=hurt), "go-on", self._on_end_answered)

    def ask_close(self) -> None:
        """The window is to be closed in mid-session."""
        running = self._running
        if running is None:
            return
        if self._prompt is not None:
            self._prompt.dismiss()
            self._prompt = None
        else:
            self._was_running = running.session.in_progress
        running.session.pause("question")
        self._show_prompt(*prompts.close_prompt(), "go-on", self._on_end_answered)

    def _on_end_answered(self, answer: str) -> None:
        running = self._close_prompt()
        if running is None:
            return
        if answer == "go-on":
            self._resume_if_running()
        elif answer == "save":
            running.end()
        elif answer == "discard":
            running.discard()
            self.discarded.emit()
        else:
            running.suspend()
            self.suspended.emit()

    def _show_keys(self) -> None:
        self._was_running = self._session.in_progress
        self._session.pause("question")
        answers = [Answer("go-on", _("Go on"), "primary")]
        self._show_prompt(
            _("Keys"), "", answers, "go-on", self._on_end_answered, prompts.create_key_help()
        )

    def _resume_if_running(self) -> None:
        """As it was before the question: what the person had paused stays paused."""
        if self._running is not None and self._was_running:
            self._running.session.resume()

    # --- questions and remarks ---------------------------------------------------------------

    def _show_prompt(
        self,
        title: str,
        text: str,
        answers: list[Answer],
        escape: str,
        callback: Callable[[str], None],
        content: QWidget | None = None,
    ) -> None:
        self._prompt = Prompt(self._page, title, text, answers, escape, content)
        self._prompt.answered.connect(callback)

    def _close_prompt(self) -> RunningSession | None:
        self._prompt = None
        self._page.setFocus()
        return self._running

    def _toggle_voice(self) -> None:
        self._live.change(voice=not self._live.now.voice)
        self._show_message(_("Voice on") if self._live.now.voice else _("Voice off"))

    def _show_message(self, text: str, *, undo: bool = False) -> None:
        if undo:
            self._toast().show_message(text, _("Undo"), self._on_undo)
        else:
            self._toast().show_message(text)

    def _toast(self) -> Toast:
        toast = self._page.findChild(Toast)
        assert toast is not None
        return toast
