"""What the Player does when it is asked: commands, questions and ways back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.running_session import RunningSession
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.segments import next_level
from backcompanion.training.session.timeline import Moment
from backcompanion.ui.player.key_help import key_list
from backcompanion.ui.player.moment_text import said_in_full
from backcompanion.ui.player.player_prompts import close_question, end_question, hurt_question
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.prompt import Answer, Question
from backcompanion.ui.widgets.toast import Toast


@dataclass(frozen=True, slots=True)
class _Undo:
    """What takes back the latest change, in the step and the attempt in which it was made."""

    step: int
    attempt: int
    level: Literal["easier", "harder"]
    unhurt: bool = False


class Acts(QObject):
    """Between the keys and the session. At most one question is open at a time.

    `left`: the session is to be gone on with later; `discarded`: it is gone; `muted`: all sound.
    """

    help_wanted = Signal()
    full_screen_wanted = Signal()
    left = Signal()
    discarded = Signal()
    muted = Signal(bool)
    say_all_wanted = Signal()

    def __init__(self, page: QWidget, library: Library, live: LiveSettings) -> None:
        super().__init__(page)
        self._page, self._library, self._live = page, library, live
        self._running: RunningSession | None = None
        self._question: Question | None = None
        self._undo: _Undo | None = None
        self._was_going = True
        self._is_muted = False

    @property
    def asking(self) -> bool:
        return self._question is not None

    def follow(self, running: RunningSession) -> None:
        self._running = running
        self._undo = None

    def leave(self) -> None:
        if self._question is not None:
            self._question.close_unanswered()
            self._question = None
        self._running = None

    def do(self, act: str) -> None:
        """Carries out an act of `keys`; none while a question is open."""
        running = self._running
        if running is None or self._question is not None:
            return
        session = running.session
        match act:
            case "toggle":
                session.toggle()
            case "pause":
                session.pause()
            case "skip":
                session.skip()
            case "back":
                session.back()
            case "more":
                self._more()
            case "easier" | "harder":
                self._change(act)
            case "hurt":
                self._hurt()
            case "undo":
                self._take_back()
            case "voice":
                self._voice()
            case "mute":
                self._is_muted = not self._is_muted
                self.muted.emit(self._is_muted)
                self._say(_("All sound off") if self._is_muted else _("Sound on"))
            case "say-all":
                self.say_all_wanted.emit()
                self._say(said_in_full(self._live.now.voice and not self._is_muted))
            case "full-screen":
                self.full_screen_wanted.emit()
            case "end":
                self.ask_end()
            case "keys":
                self._show_keys()
            case "help":
                session.pause()
                self.help_wanted.emit()
        if self._running is running:
            running.look()

    def levels(self, moment: Moment) -> tuple[bool, bool]:
        """Whether there is an easier and a harder way for the present step."""
        tempos = moment.planned.tempos
        return (
            next_level(moment.level, "easier", tempos) is not None,
            next_level(moment.level, "harder", tempos) is not None,
        )

    def pause_word(self) -> str:
        """Why it is paused, in a few words."""
        if self._running is None:
            return ""
        if self._running.session.pause_reason == "gap":
            return _("Paused where you were last seen · Space goes on")
        return _("Paused · Space goes on")

    # --- easier, harder, more ----------------------------------------------------------------

    def _more(self) -> None:
        running = self._running
        assert running is not None
        before = running.session.moment.end
        running.session.more()
        gained = running.session.moment.end - before
        self._say(_("{n} seconds more").format(n=round(gained)))

    def _change(self, act: str) -> None:
        running = self._running
        assert running is not None
        session = running.session
        before = session.moment.level
        if act == "easier":
            session.easier()
        else:
            session.harder()
        moment = session.moment
        if moment.level == before:
            none = _("There is no easier way here; skip or pause instead.")
            self._say(none if act == "easier" else _("There is no harder way here."))
            return
        exercise = self._library.exercises[moment.planned.exercise]
        variant = exercise.variant(moment.level)
        self._undo = _Undo(moment.step, moment.attempt, "harder" if act == "easier" else "easier")
        name = f"{training_text.level(moment.level)}: {variant.name[:1].lower()}{variant.name[1:]}"
        self._say(name, undo=True)

    def _take_back(self) -> None:
        """As long as the message stands, which is for a few seconds and for that step only."""
        running, undo = self._running, self._undo
        self.forget_undo()
        if running is None or undo is None:
            return
        if undo.unhurt:
            running.session.unhurt()
        if undo.level == "easier":
            running.session.easier()
        else:
            running.session.harder()

    def keep_undo_to(self, moment: Moment) -> None:
        """What was done in a step can be undone in that step only."""
        undo = self._undo
        if undo is not None and (undo.step, undo.attempt) != (moment.step, moment.attempt):
            self.forget_undo()

    def forget_undo(self) -> None:
        if self._undo is not None:
            self._undo = None
            self._toast().hide()

    # --- that hurt ---------------------------------------------------------------------------

    def _hurt(self) -> None:
        running = self._running
        assert running is not None
        self._was_going = running.session.going
        running.session.hurt()
        moment = running.session.moment
        easier, _harder = self.levels(moment)
        gently = easier and moment.planned.kind == "work"
        self._ask(*hurt_question(easier, gently), "slip", self._hurt_answered)

    def _hurt_answered(self, answer: str) -> None:
        running = self._answered()
        if running is None:
            return
        session = running.session
        if answer == "slip":
            session.unhurt()
            self._go_on()
        elif answer == "gentler":
            session.easier()
            moment = session.moment
            self._undo = _Undo(moment.step, moment.attempt, "harder", unhurt=True)
            session.resume()
            self._say(_("Gentler from here on"), undo=True)
        elif answer == "skip":
            session.omit()
            session.resume()
        else:
            running.end()

    # --- ending ------------------------------------------------------------------------------

    def ask_end(self) -> None:
        """Once, with the session paused; nothing is discarded without this second choice."""
        running = self._running
        if running is None or self._question is not None:
            return
        self._was_going = running.session.going
        running.session.pause("question")
        self._ask(*end_question(running.session.position), "go-on", self._end_answered)

    def ask_close(self) -> None:
        """The window is to be closed in mid-session."""
        running = self._running
        if running is None:
            return
        if self._question is not None:
            self._question.close_unanswered()
            self._question = None
        else:
            self._was_going = running.session.going
        running.session.pause("question")
        self._ask(*close_question(), "go-on", self._end_answered)

    def _end_answered(self, answer: str) -> None:
        running = self._answered()
        if running is None:
            return
        if answer == "go-on":
            self._go_on()
        elif answer == "save":
            running.end()
        elif answer == "discard":
            running.discard()
            self.discarded.emit()
        else:
            running.leave()
            self.left.emit()

    def _show_keys(self) -> None:
        running = self._running
        assert running is not None
        self._was_going = running.session.going
        running.session.pause("question")
        answers = [Answer("go-on", _("Go on"), "primary")]
        self._ask(_("Keys"), "", answers, "go-on", self._end_answered, key_list())

    def _go_on(self) -> None:
        """As it was before the question: what the person had paused stays paused."""
        if self._running is not None and self._was_going:
            self._running.session.resume()

    # --- questions and remarks ---------------------------------------------------------------

    def _ask(
        self,
        title: str,
        text: str,
        answers: list[Answer],
        escape: str,
        then: Callable[[str], None],
        content: QWidget | None = None,
    ) -> None:
        self._question = Question(self._page, title, text, answers, escape, content)
        self._question.answered.connect(then)

    def _answered(self) -> RunningSession | None:
        self._question = None
        self._page.setFocus()
        return self._running

    def _voice(self) -> None:
        self._live.change(voice=not self._live.now.voice)
        self._say(_("Voice on") if self._live.now.voice else _("Voice off"))

    def _say(self, text: str, *, undo: bool = False) -> None:
        if undo:
            self._toast().say(text, _("Undo"), self._take_back)
        else:
            self._toast().say(text)

    def _toast(self) -> Toast:
        toast = self._page.findChild(Toast)
        assert toast is not None
        return toast
