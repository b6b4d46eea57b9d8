"""The coach that is heard: follows a session and has its cues played and spoken elsewhere.

Lives in the window's process and never waits for sound: tones and voice are processes of their own.
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.base import paths
from backcompanion.sound.engine.protocol import (
    Answer,
    Cancel,
    Mute,
    Play,
    Problem,
    Say,
    SetQuieterOthers,
    SetRate,
    SetVoice,
    SetVolume,
    Spoke,
    TonesReady,
    VoiceReady,
    Wake,
)
from backcompanion.sound.problem_messages import ProblemGroup, SoundProblem, SoundProblems
from backcompanion.sound.spoken_language import spoken_language
from backcompanion.sound.spoken_memory import SpokenMemory
from backcompanion.training.coaching.cue import TONE_SECONDS, Importance, SpeechAmount

if TYPE_CHECKING:
    from backcompanion.sound.cue_action import CueAction
    from backcompanion.sound.cue_scheduler import CueScheduler
    from backcompanion.sound.sound_process import SoundProcessFactory
    from backcompanion.training.coaching.familiarity import Experience
    from backcompanion.training.coaching.spoken_lengths import SpokenLengths
    from backcompanion.training.exercise.routine import Library
    from backcompanion.training.session.session import Session

# Making an engine takes seconds; nothing should hold the tones.
TONES_HANG_TIMEOUT_SECONDS = 3.0
VOICE_HANG_TIMEOUT_SECONDS = 30.0


class Coach(QObject):
    """`caption_changed`: what is said now, "" when it is over. `problem_occurred`: one sentence,
    each told once.

    `voices_changed`: names to choose from, in the language of the interface. `output_changed`:
    which device sounds and which engine speaks; either is "" while unknown, as are `device` and
    `engine`. `state_changed`: one of these, or what is wrong, each time.
    """

    caption_changed = Signal(str)
    problem_occurred = Signal(str)
    voices_changed = Signal(list)
    output_changed = Signal(str, str)
    state_changed = Signal()

    def __init__(
        self,
        create_process: "SoundProcessFactory",
        language: str = "",
        parent: QObject | None = None,
    ) -> None:
        """`language` such as "en_GB"; left out: that of the texts."""
        super().__init__(parent)
        folder = str(paths.resources() / "sounds")
        self._tones = create_process(["tones", folder], TONES_HANG_TIMEOUT_SECONDS, self)
        language = language or spoken_language()
        self._voice = create_process(["voice", language], VOICE_HANG_TIMEOUT_SECONDS, self)
        self._cue_scheduler: CueScheduler | None = None
        self._amount: SpeechAmount = "everything"
        self._problems = SoundProblems()
        self._voice_enabled = self._tones_enabled = True
        self._muted = self._device_lost = False
        self.device = self.engine = ""
        self.spoken_memory = SpokenMemory(language)
        self._key_count = 0
        self._tones.answer_received.connect(self._on_tones_answered)
        self._tones.died.connect(self._on_tones_died)
        self._voice.answer_received.connect(self._on_voice_answered)
        self._voice.died.connect(self._on_voice_died)

    # --- the session ------------------------------------------------------------------------

    def start_tones(self) -> None:
        """Without the voice: two processes at once take twice as long to start."""
        self._tones.start()

    def start_processes(self) -> None:
        """Starts both processes, after the window was shown; making the engine takes seconds."""
        self._tones.start()
        if self._voice_enabled:
            self._voice.start()

    def attach(
        self, session: "Session", library: "Library", experience: "Experience | None" = None
    ) -> None:
        """From now on `update_cues` has the cues of this session played."""
        from backcompanion.sound.cue_scheduler import CueScheduler  # 25 ms that no launch needs

        if self._device_lost:  # what a server left behind is found by a new process only
            self._tones.restart()
        self.start_processes()
        self._tones.send(Wake())
        self._cue_scheduler = CueScheduler(session, library, self._amount, experience)
        self._cue_scheduler.configure(lengths=self.lengths())
        self._cue_scheduler.prepare()
        self.update_cues()

    def update_cues(self) -> None:
        """After every look at the session; everything else (pauses, commands) it sees itself."""
        if self._cue_scheduler is not None:
            for action in self._cue_scheduler.tick():
                self._execute(action)

    def detach(self) -> None:
        """Nothing of the session is heard any more, but for the end it came to."""
        if self._cue_scheduler is not None:
            self.update_cues()
            over = self._cue_scheduler.finished
            self._cue_scheduler = None
            self.spoken_memory.save()
            if not over:
                self._cancel()
            self.caption_changed.emit("")

    def stop(self) -> None:
        """For the end of the program."""
        self.detach()
        self._tones.kill()
        self._voice.kill()

    # --- what a person sets -------------------------------------------------------------------

    def set_amount(self, amount: SpeechAmount) -> None:
        self._amount = amount
        if self._cue_scheduler is not None:
            self._cue_scheduler.configure(amount=amount)

    def repeat_instructions(self) -> None:
        """What is to be done now, and for the rest of this session everything as if it were new."""
        if self._cue_scheduler is not None:
            for action in self._cue_scheduler.repeat_instructions():
                self._execute(action)

    def set_volume(self, percent: int) -> None:
        self._tones.remember(SetVolume(percent))

    def set_voice_volume(self, percent: int) -> None:
        self._voice.remember(SetVolume(percent))

    def set_rate(self, percent: int) -> None:
        """-50 to 50; a slower voice is given fewer sentences."""
        self._voice.remember(SetRate(percent))
        self.spoken_memory.percent = percent
        if self._cue_scheduler is not None:
            self._cue_scheduler.configure(lengths=self.lengths())

    def lengths(self) -> "SpokenLengths":
        """How long sentences take at the pace that is set."""
        return self.spoken_memory.lengths()

    def set_voice(self, name: str) -> None:
        """ "" for the first one of the language."""
        self._voice.remember(SetVoice(name))

    def set_quieter_others(self, on: bool) -> None:
        """Whether other programs are made quieter while something is said."""
        self._voice.remember(SetQuieterOthers(on))

    def set_muted(self, on: bool) -> None:
        """Tones and voice for now; captions go on."""
        self._muted = on
        self._send_mute()

    def set_voice_enabled(self, on: bool) -> None:
        """Captions go on without it."""
        self._voice_enabled = on
        self._send_mute()
        if on and self._tones.running:
            self._voice.start()

    def set_tones_enabled(self, on: bool) -> None:
        self._tones_enabled = on
        self._send_mute()

    def _send_mute(self) -> None:
        self._tones.remember(Mute(self._muted or not self._tones_enabled))
        self._voice.remember(Mute(self._muted or not self._voice_enabled))

    # --- for the sound check --------------------------------------------------------------------

    def retry(self) -> None:
        """Starts what does not run; what was missing is looked for again, as it may be there."""
        if self._problems.solve("tones"):
            self._tones.restart()
        if self._problems.solve("voice"):
            self._voice.restart()
        self.start_processes()

    def problem_text(self, group: ProblemGroup) -> str:
        """What is wrong there, and what to do; else ""."""
        return self._problems.text(group)

    def say_now(self, text: str) -> None:
        """Also outside of a session."""
        self._voice.start()
        now, key = time.monotonic(), self._next_key()
        self._voice.send(Say(text, now, key, importance=Importance.NAME, patient=True))
        self.caption_changed.emit(text)

    def play_now(self, tone: str) -> None:
        """One of `tones()`."""
        self._tones.start()
        self._tones.send(Play(tone, time.monotonic(), self._next_key(), patient=True))

    def _next_key(self) -> str:
        self._key_count += 1
        return f"check{self._key_count}"

    @staticmethod
    def tones() -> tuple[str, ...]:
        return tuple(TONE_SECONDS)

    def process_ids(self) -> tuple[int, int]:
        """Of tones and voice; 0 for one that does not run."""
        return self._tones.process_id, self._voice.process_id

    # --- the line to the processes ----------------------------------------------------------------

    def _execute(self, action: "CueAction") -> None:
        now = time.monotonic()
        due = now + action.after
        match action.verb:
            case "play":
                self._tones.send(Play(action.text, due, action.key))
            case "say":
                until = None if action.until is None else now + action.until
                timing = (until, False, action.seconds, action.waits)
                self._voice.send(Say(action.text, due, action.key, action.importance, *timing))
            case "caption":
                self.caption_changed.emit(action.text)
            case "cancel":
                self._cancel()

    def _cancel(self) -> None:
        self._tones.send(Cancel())
        self._voice.send(Cancel())

    def _on_tones_answered(self, answer: Answer) -> None:
        match answer:
            case Problem():
                self._device_lost |= answer.kind in ("no-device", "device-failed")
                self.device = ""
                self._report_problem("tones", answer.kind, answer.detail)
            case TonesReady():
                self._device_lost = False
                self.device = answer.device
                self._problems.solve("tones")
                self.output_changed.emit(self.device, self.engine)
                self.state_changed.emit()

    def _on_voice_answered(self, answer: Answer) -> None:
        match answer:
            case Problem("no-language"):
                self._report_problem("no-language", answer.kind, answer.detail)
            case Problem():
                self.engine = ""
                self._report_problem("voice", answer.kind, answer.detail)
            case Spoke():
                self.spoken_memory.note(answer.voice, answer.text, answer.seconds)
            case VoiceReady():
                self.engine, self.spoken_memory.voice = answer.engine, answer.voice
                self._problems.solve("voice")
                self.voices_changed.emit(list(answer.voices))
                self.output_changed.emit(self.device, self.engine)
                self.state_changed.emit()

    def _on_tones_died(self) -> None:
        self.device = ""
        self._report_problem("tones", "tones-died")

    def _on_voice_died(self) -> None:
        self.engine = ""
        self._report_problem("voice", "voice-died")

    def _report_problem(self, group: ProblemGroup, problem: SoundProblem, detail: str = "") -> None:
        wanted = self._tones_enabled if group == "tones" else self._voice_enabled
        text = self._problems.report(group, problem, detail, wanted=wanted)
        self.state_changed.emit()
        if text:
            self.problem_occurred.emit(text)
