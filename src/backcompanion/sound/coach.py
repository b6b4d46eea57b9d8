"""The coach that is heard: follows a session and has its cues played and spoken elsewhere.

Lives in the window's process and never waits for sound: tones and voice are processes of their own.
"""

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from backcompanion.base import paths
from backcompanion.sound.problem_messages import sentence
from backcompanion.sound.spoken_language import spoken_language
from backcompanion.sound.supervisor import Child
from backcompanion.training.coaching.cue import NAME, TONE_SECONDS, WORDS_A_MINUTE, Amount

if TYPE_CHECKING:
    from backcompanion.sound.cue_scheduler import Order, Prompter
    from backcompanion.training.coaching.familiarity import Experience
    from backcompanion.training.exercise.routine import Library
    from backcompanion.training.session.session import Session

# Making an engine holds its process for seconds; nothing should hold the tones'.
TONES_PATIENCE_SECONDS = 3.0
VOICE_PATIENCE_SECONDS = 30.0
# What belongs to one and the same trouble is told once.
TROUBLE = {
    "no-device": "tones",
    "device-failed": "tones",
    "no-library": "tones",
    "tones-died": "tones",
    "no-engine": "voice",
    "voice-died": "voice",
}


class Coach(QObject):
    """`captioned`: what is said now, "" when it is over. `problem`: one sentence, each told once.

    `voices`: names to choose from, in the language of the interface. `ready`: which device sounds
    and which engine speaks; either is "" while unknown, as are `device` and `engine`.
    """

    captioned = Signal(str)
    problem = Signal(str)
    voices = Signal(list)
    ready = Signal(str, str)

    def __init__(self, language: str = "", parent: QObject | None = None) -> None:
        """`language` such as "en_GB"; left out: that of the texts."""
        super().__init__(parent)
        folder = str(paths.resources() / "sounds")
        self._tones = Child(["tones", folder], TONES_PATIENCE_SECONDS, self)
        language = language or spoken_language()
        self._voice = Child(["voice", language], VOICE_PATIENCE_SECONDS, self)
        self._prompter: Prompter | None = None
        self._amount: Amount = "everything"
        self._told: set[str] = set()
        self._voice_is_on = self._sounds_are_on = True
        self._muted = self._silent = False
        self.device = self.engine = ""
        self.words_a_minute = WORDS_A_MINUTE
        self._troubles: dict[str, str] = {}
        self._count = 0
        self._tones.answered.connect(self._answered)
        self._tones.died.connect(self._tones_died)
        self._voice.answered.connect(self._answered)
        self._voice.died.connect(self._voice_died)

    # --- the session ------------------------------------------------------------------------

    def warm_tones(self) -> None:
        """Only what plays the tones: two processes at once take twice as long to start."""
        self._tones.start()

    def warm(self) -> None:
        """Starts both processes, after the window was shown; making the engine takes seconds."""
        self._tones.start()
        if self._voice_is_on:
            self._voice.start()

    def begin(
        self, session: "Session", library: "Library", experience: "Experience | None" = None
    ) -> None:
        """From now on `follow` has the cues of this session played."""
        # Some 25 ms, which a launch can do without.
        from backcompanion.sound.cue_scheduler import Prompter

        if self._silent:
            # What a sound server left behind when it went is found again by a new process only.
            self._tones.restart()
        self.warm()
        self._tones.send("wake")
        self._prompter = Prompter(session, library, self._amount, experience)
        self._prompter.change(words_a_minute=self.words_a_minute)
        self._prompter.prepare()
        self.follow()

    def follow(self) -> None:
        """After every look at the session; everything else (pauses, commands) it sees itself."""
        if self._prompter is not None:
            for order in self._prompter.look():
                self._carry_out(order)

    def leave(self) -> None:
        """The session is left: nothing of it is heard any more, but for the end it came to."""
        if self._prompter is not None:
            self.follow()
            over = self._prompter.finished
            self._prompter = None
            if not over:
                self._cancel()
            self.captioned.emit("")

    def stop(self) -> None:
        """For the end of the program."""
        self.leave()
        self._tones.kill()
        self._voice.kill()

    # --- what a person sets -------------------------------------------------------------------

    def set_amount(self, amount: Amount) -> None:
        self._amount = amount
        if self._prompter is not None:
            self._prompter.change(amount=amount)

    def say_all_again(self) -> None:
        """What is to be done now, and for the rest of this session everything as if it were new."""
        if self._prompter is not None:
            for order in self._prompter.say_again():
                self._carry_out(order)

    def set_volume(self, percent: int) -> None:
        self._tones.remember("volume", percent=percent)

    def set_voice_volume(self, percent: int) -> None:
        self._voice.remember("volume", percent=percent)

    def set_rate(self, percent: int) -> None:
        """-50 to 50; a slower voice is given fewer sentences."""
        self._voice.remember("rate", percent=percent)
        self.words_a_minute = WORDS_A_MINUTE * (1 + min(0, percent) / 125)
        if self._prompter is not None:
            self._prompter.change(words_a_minute=self.words_a_minute)

    def set_voice(self, name: str) -> None:
        """ "" for the first one of the language."""
        self._voice.remember("voice", name=name)

    def mute(self, on: bool) -> None:
        """Tones and voice for now; captions go on."""
        self._muted = on
        self._set_quiet()

    def voice_on(self, on: bool) -> None:
        """Captions go on without it."""
        self._voice_is_on = on
        self._set_quiet()
        if on and self._tones.running:
            self._voice.start()

    def sounds_on(self, on: bool) -> None:
        self._sounds_are_on = on
        self._set_quiet()

    def _set_quiet(self) -> None:
        self._tones.remember("mute", on=self._muted or not self._sounds_are_on)
        self._voice.remember("mute", on=self._muted or not self._voice_is_on)

    # --- for the sound check --------------------------------------------------------------------

    def look_again(self) -> None:
        """Starts what does not run; what was missing is looked for again, as it may be there."""
        for part, child in (("tones", self._tones), ("voice", self._voice)):
            if self._troubles.pop(part, ""):
                child.restart()
        self.warm()

    def trouble(self, part: str) -> str:
        """What is wrong with "tones", "voice" or "no-language", and what to do; else ""."""
        return self._troubles.get(part, "")

    def say_now(self, text: str) -> None:
        """Also outside of a session."""
        self._voice.start()
        self._count += 1
        self._voice.send(
            "say",
            text=text,
            due=time.monotonic(),
            key=f"check{self._count}",
            importance=NAME,
            patient=True,
        )
        self.captioned.emit(text)

    def play_now(self, tone: str) -> None:
        """One of `tones()`."""
        self._tones.start()
        self._count += 1
        due, key = time.monotonic(), f"check{self._count}"
        self._tones.send("play", tone=tone, due=due, key=key, patient=True)

    @staticmethod
    def tones() -> tuple[str, ...]:
        return tuple(TONE_SECONDS)

    def process_ids(self) -> tuple[int, int]:
        """Of tones and voice; 0 for one that does not run."""
        return self._tones.process_id, self._voice.process_id

    # --- the line to the processes ----------------------------------------------------------------

    def _carry_out(self, order: "Order") -> None:
        due = time.monotonic() + order.after
        match order.do:
            case "play":
                self._tones.send("play", tone=order.text, due=due, key=order.key)
            case "say":
                until = None if order.until is None else time.monotonic() + order.until
                self._voice.send(
                    "say",
                    text=order.text,
                    due=due,
                    key=order.key,
                    importance=order.importance,
                    until=until,
                )
            case "caption":
                self.captioned.emit(order.text)
            case "cancel":
                self._cancel()

    def _cancel(self) -> None:
        self._tones.send("cancel")
        self._voice.send("cancel")

    def _answered(self, answer: dict[str, Any]) -> None:
        match answer["is"]:
            case "problem":
                self._silent = self._silent or answer.get("what") in ("no-device", "device-failed")
                self._tell(str(answer.get("what", "")), str(answer.get("detail", "")))
            case "ready":
                self._silent = self._silent and "device" not in answer
                self.device = str(answer.get("device", self.device))
                self.engine = str(answer.get("engine", self.engine))
                for part, name in (("tones", "device"), ("voice", "engine")):
                    if name in answer:
                        self._troubles.pop(part, None)
                if "voices" in answer:
                    self.voices.emit(list(answer["voices"]))
                self.ready.emit(self.device, self.engine)

    def _tones_died(self) -> None:
        self._tell("tones-died")

    def _voice_died(self) -> None:
        self._tell("voice-died")

    def _tell(self, what: str, detail: str = "") -> None:
        trouble = TROUBLE.get(what, what)
        self._troubles[trouble] = sentence(what, detail)
        self.device = "" if trouble == "tones" else self.device
        self.engine = "" if trouble == "voice" else self.engine
        if trouble not in self._told:
            self._told.add(trouble)
            self.problem.emit(self._troubles[trouble])
