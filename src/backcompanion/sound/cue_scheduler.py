"""Works out at each tick of a session what has to be played, said and shown now.

Pure: it is told the state of the session and answers with orders; `coach` sends them on.
"""

from backcompanion.sound.cue_action import CueAction
from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.cue import (
    ONCE_PER_STEP,
    TONE_SECONDS,
    Importance,
    spoken_seconds,
    waits_seconds,
)
from backcompanion.training.coaching.cues import (
    Cue,
    Experience,
    SpeechAmount,
    cues_for,
    lead_in_cues,
    recap_text,
)
from backcompanion.training.coaching.spoken_lengths import DEFAULT_LENGTHS
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.session import Session, State
from backcompanion.training.session.timeline import Timeline

# Real seconds by which orders are given ahead: a window that stands still for a moment is not
# heard, and a Bluetooth device has time to wake up.
TONES_AHEAD_SECONDS = 1.2
WORDS_AHEAD_SECONDS = 0.25
TOO_LATE_SECONDS = 0.3
# Of a session run quickly, what would only be a rattle is left out.
MAX_SPEECH_SPEED = 2.0
MIN_TONE_GAP_SECONDS = 0.12
CAPTION_STAYS_SECONDS = 1.5


class CueScheduler:
    """For one session. `amount`, `in_full` and `lengths` may be changed on the way."""

    def __init__(
        self,
        session: Session,
        library: Library,
        amount: SpeechAmount = "everything",
        experience: Experience | None = None,
    ) -> None:
        self._session = session
        self._library = library
        self._experience = experience or {}
        self.amount: SpeechAmount = amount
        self.in_full = False
        self._repeat_from: float | None = None
        self.lengths = DEFAULT_LENGTHS
        self._timeline: Timeline | None = None
        self._state: State = "waiting"
        self._cues: tuple[Cue, ...] = ()
        self._cues_span = (0.0, 0.0)
        self._sent: set[tuple[float, str]] = set()
        # Those that are not ordered yet; and when the first of them is due, on the axis of cues.
        self._waiting: list[Cue] = []
        self._next_due = float("-inf")
        self._since = session.position
        self._spoken_at: dict[str, float] = {}
        self._log_length = len(session.log)
        self._key_count = 0
        self._quiet_until = float("-inf")
        self._last_tone = float("-inf")
        self._caption_seconds_left: float | None = None
        self._last_position = session.position

    def prepare(self) -> None:
        """Before it starts: works out what comes first, so that the first tick is quick."""
        self._timeline = self._session.timeline
        self._cues_near(self._session.position, TONES_AHEAD_SECONDS + 1.0)

    def configure(self, **values: object) -> None:
        """Puts other values of `amount`, `in_full` or `lengths` in force at once."""
        for name, value in values.items():
            setattr(self, name, value)
        self._cues_span = (0.0, 0.0)

    def repeat_instructions(self) -> list[CueAction]:
        """All of what is to be done now, from its start; from then on everything is said in full.

        How much is said otherwise does not matter: it was asked for.
        """
        session, position = self._session, self._session.position
        if session.state not in ("running", "leading-in", "paused"):
            return []
        self.configure(amount="everything", in_full=True)
        if session.state == "paused":
            return self._repeat_while_paused(position)
        self._spoken_at.clear()
        self._repeat_from = max(position, self._quiet_until)
        if session.state == "leading-in":
            return self.tick()  # the counting in goes on
        self._forget_pending(position)
        return [CueAction("cancel"), *self.tick()]

    def _repeat_while_paused(self, position: float) -> list[CueAction]:
        assert self._timeline is not None
        text = recap_text(self._timeline, self._library, position)
        actions = self._say_now(text) if text and self._speech_allowed else []
        self._quiet_until = float("-inf")  # it is cut off when the session goes on
        return [CueAction("cancel"), *actions]

    def _forget_pending(self, since: float) -> None:
        """What was ordered for later is cancelled, and ordered again where it still holds."""
        self._since, self._next_due = since, float("-inf")
        self._sent = {(at, text) for at, text in self._sent if at <= since}
        self._last_tone = min(self._last_tone, since)

    @property
    def finished(self) -> bool:
        """The end of the routine was reached."""
        return self._session.finished

    def tick(self) -> list[CueAction]:
        """After each tick of the session."""
        session = self._session
        state, position = session.state, session.position
        actions: list[CueAction] = []
        if session.timeline is not self._timeline:
            actions += self._on_timeline_changed(session.timeline, position)
        if state != self._state:
            before, self._state = self._state, state
            actions += self._on_state_changed(state, before)
        if state in ("running", "leading-in") or session.finished:
            actions += self._due_actions(position, session.lead_in_left)
        actions += self._expire_caption(position)
        return actions

    def _on_timeline_changed(self, timeline: Timeline, position: float) -> list[CueAction]:
        """A command entered the log: what was ordered for later holds no more."""
        first, self._timeline = self._timeline is None, timeline
        self._cues_span = (0.0, 0.0)
        new = self._session.log[self._log_length :]
        self._log_length = len(self._session.log)
        since = new[0].at if new else position
        self._since = since
        if first:
            return []
        self._forget_pending(since)
        commands = [entry.command for entry in new]
        if commands and set(commands) <= {"pause", "resume", "hurt", "unhurt"}:
            return [CueAction("cancel")] if "pause" in commands else []
        if not {"more", "easier", "harder"} & set(commands):
            self._spoken_at.clear()
        actions = [CueAction("cancel")]
        if "more" in commands and self._speech_allowed:
            actions += self._say_now(sentences.more_time())
        return actions

    def _on_state_changed(self, state: State, before: State) -> list[CueAction]:
        if state == "paused":
            actions = [CueAction("cancel"), self._play_now("paused")]
            if self._speech_allowed:
                actions += self._say_now(sentences.paused(), TONE_SECONDS["paused"])
            return actions
        if state == "leading-in":
            return self._lead_in()
        if state == "ended" and not self._session.finished:
            return [CueAction("cancel")]
        return []

    def _lead_in(self) -> list[CueAction]:
        session = self._session
        assert self._timeline is not None
        at, amount = session.position, self.amount
        upcoming = lead_in_cues(
            session.lead_in, self._timeline, at, self._library, amount, self.lengths
        )
        elapsed = session.lead_in - session.lead_in_left
        self._since, self._next_due = session.position, float("-inf")
        self._key_count += 1
        actions = [CueAction("cancel")]
        for cue in upcoming:
            after = (cue.at - elapsed) / session.speed
            if cue.kind == "tone":
                actions.append(
                    CueAction("play", cue.text, after, key=f"in{self._key_count}-{cue.at}")
                )
            elif self._speech_allowed:
                actions += self._say_now(cue.text, after)
        return actions

    def _due_actions(self, position: float, lead_in_left: float) -> list[CueAction]:
        session, speed, now = self._session, self._session.speed, position - lead_in_left
        cues = self._cues_near(position, TONES_AHEAD_SECONDS * speed + 1.0)
        if now < self._next_due and not session.finished:
            return []
        if self._next_due == float("-inf"):
            since, sent = self._since - 1e-6, self._sent
            self._waiting = [c for c in cues if c.at >= since and (c.at, c.text) not in sent]
        waiting, self._waiting, self._next_due = self._waiting, [], float("inf")
        actions: list[CueAction] = []
        for cue in waiting:
            after = (cue.at - now) / speed
            ahead = TONES_AHEAD_SECONDS if cue.kind == "tone" else WORDS_AHEAD_SECONDS
            if after > ahead and not session.finished:
                self._waiting.append(cue)
                self._next_due = min(self._next_due, cue.at - ahead * speed)
                continue
            if (cue.at, cue.text) in self._sent:
                continue
            self._sent.add((cue.at, cue.text))
            if after < -TOO_LATE_SECONDS:
                continue
            order = self._tone_actions if cue.kind == "tone" else self._speech_actions
            actions += order(cue, after)
        return actions

    def _tone_actions(self, cue: Cue, after: float) -> list[CueAction]:
        rattles = cue.text == "tick" and self._session.speed > MAX_SPEECH_SPEED
        if rattles or (cue.at - self._last_tone) / self._session.speed < MIN_TONE_GAP_SECONDS:
            return []
        self._last_tone = cue.at
        return [CueAction("play", cue.text, after, key=f"{cue.at:.3f}-{cue.text}")]

    def _speech_actions(self, cue: Cue, after: float) -> list[CueAction]:
        moment = self._session.moment
        spoken_at = self._spoken_at.get(cue.text)
        repeated = (
            cue.importance in ONCE_PER_STEP and spoken_at is not None and spoken_at >= moment.start
        )
        if self.amount == "tones" or repeated or cue.at < self._quiet_until:
            return []
        self._spoken_at[cue.text] = cue.at
        signal = self._next_signal(cue)
        until = None if signal is None else after + (signal - cue.at) / self._session.speed
        self._caption_seconds_left = cue.end + CAPTION_STAYS_SECONDS - self._session.position
        key = f"{cue.at:.3f}-{cue.text}"
        timing = (until, key, cue.seconds, waits_seconds(cue.importance))
        speech = CueAction("say", cue.text, after, cue.importance, *timing)
        caption = CueAction("caption", cue.text)  # what runs too quickly is read along
        return [speech, caption] if self._speech_allowed else [caption]

    def _say_now(self, text: str, after: float = 0.0) -> list[CueAction]:
        self._key_count += 1
        self._caption_seconds_left = 4.0
        session = self._session
        spoken = (after + spoken_seconds(text, self.lengths)) * session.speed
        self._quiet_until = session.position + spoken - session.lead_in_left
        key = f"now{self._key_count}"
        speech = CueAction("say", text, after, Importance.NAME, None, key)
        return [speech, CueAction("caption", text)]

    def _play_now(self, name: str) -> CueAction:
        self._key_count += 1
        return CueAction("play", name, key=f"now{self._key_count}-{name}")

    def _expire_caption(self, position: float) -> list[CueAction]:
        """Takes away what was shown, some time after it was said."""
        elapsed, self._last_position = position - self._last_position, position
        if self._caption_seconds_left is None:
            return []
        self._caption_seconds_left -= elapsed
        if self._caption_seconds_left > 0:
            return []
        self._caption_seconds_left = None
        return [CueAction("caption", "")]

    def _cues_near(self, position: float, ahead: float) -> tuple[Cue, ...]:
        """The cues around now; a stretch is worked out when it comes near."""
        low, high = self._cues_span
        if not low <= position or position + ahead > high or high == 0.0:
            assert self._timeline is not None
            low, high = position, position + ahead + 20.0
            self._cues = cues_for(
                self._timeline,
                self._library,
                self.amount,
                self._experience,
                in_full=self.in_full,
                recap_at=self._repeat_from,
                since=low,
                until=high,
                lengths=self.lengths,
            )
            self._cues_span, self._next_due = (low, high), float("-inf")
        return self._cues

    def _next_signal(self, cue: Cue) -> float | None:
        later = (c.at for c in self._cues if c.kind == "tone" and c.at > cue.at)
        named = {c.at for c in self._cues if c.text in ("go", "rest", "switch", "done")}
        return next((at for at in later if at in named), None)

    @property
    def _speech_allowed(self) -> bool:
        return self.amount != "tones" and self._session.speed <= MAX_SPEECH_SPEED
