"""Works out at each look at a session what has to be played, said and shown now.

Pure: it is told the state of the session and answers with orders; `coach` sends them on.
"""

from dataclasses import dataclass
from typing import Literal

from backcompanion.training.coaching import sentences
from backcompanion.training.coaching.cue import (
    BLOCK_DONE,
    HINT,
    HOLD,
    LOOK_BACK,
    MOVE,
    NAME,
    SET_UP,
    SIDE,
    TONE_SECONDS,
    WORDS_A_MINUTE,
    spoken_seconds,
)
from backcompanion.training.coaching.cues import (
    Amount,
    Cue,
    Experience,
    again_text,
    cues,
    lead_in_cues,
)
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.session import Session, State
from backcompanion.training.session.timeline import Timeline

# Real seconds by which orders are given ahead: a window that stands still for a moment is not
# heard, and a Bluetooth device has time to wake up.
TONES_AHEAD = 1.2
WORDS_AHEAD = 0.25
TOO_LATE = 0.3
# Of a session run quickly, what would only be a rattle is left out.
FASTEST_VOICE = 2.0
CLOSEST_TONES = 0.12
CAPTION_STAYS = 1.5
# Said once while one is at a step, though it be worked out anew.
TOLD_ONCE = frozenset({NAME, SIDE, HOLD, SET_UP, SET_UP - 1, MOVE, HINT, LOOK_BACK, BLOCK_DONE})


@dataclass(frozen=True, slots=True)
class Order:
    """`after`, `until`: real seconds from now; `key`: the same thing has the same key."""

    do: Literal["play", "say", "cancel", "caption"]
    text: str = ""
    after: float = 0.0
    importance: int = 0
    until: float | None = None
    key: str = ""


class Prompter:
    """For one session. `amount`, `in_full` and `words_a_minute` may be changed on the way."""

    def __init__(
        self,
        session: Session,
        library: Library,
        amount: Amount = "everything",
        experience: Experience | None = None,
    ) -> None:
        self._session = session
        self._library = library
        self._experience = experience or {}
        self.amount: Amount = amount
        self.in_full = False
        self._again_at: float | None = None
        self.words_a_minute = WORDS_A_MINUTE
        self._timeline: Timeline | None = None
        self._state: State = "waiting"
        self._cues: tuple[Cue, ...] = ()
        self._covers = (0.0, 0.0)
        self._sent: set[tuple[float, str]] = set()
        self._from = session.position
        self._told: dict[str, float] = {}
        self._entries = len(session.log)
        self._count = 0
        self._quiet_until = float("-inf")
        self._last_tone = float("-inf")
        self._caption_left: float | None = None
        self._last_position = session.position

    def prepare(self) -> None:
        """Before it starts: works out what comes first, so that the first look is quick."""
        self._timeline = self._session.timeline
        self._near(self._session.position, TONES_AHEAD + 1.0)

    def change(self, **values: object) -> None:
        """Puts other values of `amount`, `in_full` or `words_a_minute` in force at once."""
        for name, value in values.items():
            setattr(self, name, value)
        self._covers = (0.0, 0.0)

    def say_again(self) -> list[Order]:
        """All of what is to be done now, from its start; from then on everything is said in full.

        How much is said otherwise does not matter: it was asked for.
        """
        session, position = self._session, self._session.position
        if session.state not in ("running", "leading-in", "paused"):
            return []
        self.change(amount="everything", in_full=True)
        if session.state == "paused":
            return self._say_again_paused(position)
        self._told.clear()
        self._again_at = max(position, self._quiet_until)
        if session.state == "leading-in":
            return self.look()  # the counting in goes on
        self._not_yet(position)
        return [Order("cancel"), *self.look()]

    def _say_again_paused(self, position: float) -> list[Order]:
        assert self._timeline is not None
        text = again_text(self._timeline, self._library, position)
        orders = self._say_at_once(text) if text and self._speaks else []
        self._quiet_until = float("-inf")  # it is cut off when the session goes on
        return [Order("cancel"), *orders]

    def _not_yet(self, since: float) -> None:
        """What was ordered for later is cancelled, and ordered again where it still holds."""
        self._from = since
        self._sent = {(at, text) for at, text in self._sent if at <= since}
        self._last_tone = min(self._last_tone, since)

    @property
    def finished(self) -> bool:
        """The end of the routine was reached."""
        return self._session.finished

    def look(self) -> list[Order]:
        """After each look at the session."""
        session = self._session
        state, position = session.state, session.position
        orders: list[Order] = []
        if session.timeline is not self._timeline:
            orders += self._anew(session.timeline, position)
        if state != self._state:
            before, self._state = self._state, state
            orders += self._entered(state, before)
        if state in ("running", "leading-in") or session.finished:
            orders += self._due(position, session.lead_in_left)
        orders += self._caption(position)
        return orders

    def _anew(self, timeline: Timeline, position: float) -> list[Order]:
        """A command entered the log: what was ordered for later holds no more."""
        first, self._timeline = self._timeline is None, timeline
        self._covers = (0.0, 0.0)
        new = self._session.log[self._entries :]
        self._entries = len(self._session.log)
        since = new[0].at if new else position
        self._from = since
        if first:
            return []
        self._not_yet(since)
        commands = [entry.command for entry in new]
        if commands and set(commands) <= {"pause", "resume", "hurt", "unhurt"}:
            return [Order("cancel")] if "pause" in commands else []
        if not {"more", "easier", "harder"} & set(commands):
            self._told.clear()
        orders = [Order("cancel")]
        if "more" in commands and self._speaks:
            orders += self._say_at_once(sentences.more())
        return orders

    def _entered(self, state: State, before: State) -> list[Order]:
        if state == "paused":
            orders = [Order("cancel"), self._tone_at_once("paused")]
            if self._speaks:
                orders += self._say_at_once(sentences.paused(), TONE_SECONDS["paused"])
            return orders
        if state == "leading-in":
            return self._lead_in()
        if state == "ended" and not self._session.finished:
            return [Order("cancel")]
        return []

    def _lead_in(self) -> list[Order]:
        session = self._session
        assert self._timeline is not None
        found = lead_in_cues(
            session.lead_in, self._timeline, session.position, self._library, self.amount
        )
        gone = session.lead_in - session.lead_in_left
        self._from = session.position
        self._count += 1
        orders = [Order("cancel")]
        for cue in found:
            after = (cue.at - gone) / session.speed
            if cue.kind == "tone":
                orders.append(Order("play", cue.text, after, key=f"in{self._count}-{cue.at}"))
            elif self._speaks:
                orders += self._say_at_once(cue.text, after)
        return orders

    def _due(self, position: float, lead_in_left: float) -> list[Order]:
        session, speed = self._session, self._session.speed
        orders = []
        for cue in self._near(position, TONES_AHEAD * speed + 1.0):
            after = (cue.at - position + lead_in_left) / speed
            ahead = TONES_AHEAD if cue.kind == "tone" else WORDS_AHEAD
            if after > ahead and not session.finished:
                continue
            if cue.at < self._from - 1e-6 or (cue.at, cue.text) in self._sent:
                continue
            self._sent.add((cue.at, cue.text))
            if after < -TOO_LATE:
                continue
            orders += self._tone(cue, after) if cue.kind == "tone" else self._words(cue, after)
        return orders

    def _tone(self, cue: Cue, after: float) -> list[Order]:
        if (cue.at - self._last_tone) / self._session.speed < CLOSEST_TONES:
            return []
        self._last_tone = cue.at
        return [Order("play", cue.text, after, key=f"{cue.at:.3f}-{cue.text}")]

    def _words(self, cue: Cue, after: float) -> list[Order]:
        moment = self._session.moment
        told = self._told.get(cue.text)
        again = cue.importance in TOLD_ONCE and told is not None and told >= moment.start
        if not self._speaks or again or cue.at < self._quiet_until:
            return []
        self._told[cue.text] = cue.at
        signal = self._next_signal(cue)
        until = None if signal is None else after + (signal - cue.at) / self._session.speed
        self._caption_left = cue.end + CAPTION_STAYS - self._session.position
        return [
            Order("say", cue.text, after, cue.importance, until, f"{cue.at:.3f}-{cue.text}"),
            Order("caption", cue.text),
        ]

    def _say_at_once(self, text: str, after: float = 0.0) -> list[Order]:
        self._count += 1
        self._caption_left = 4.0
        session = self._session
        spoken = (after + spoken_seconds(text, self.words_a_minute)) * session.speed
        self._quiet_until = session.position + spoken - session.lead_in_left
        key = f"now{self._count}"
        return [Order("say", text, after, NAME, None, key), Order("caption", text)]

    def _tone_at_once(self, name: str) -> Order:
        self._count += 1
        return Order("play", name, key=f"now{self._count}-{name}")

    def _caption(self, position: float) -> list[Order]:
        """Takes away what was shown, some time after it was said."""
        gone, self._last_position = position - self._last_position, position
        if self._caption_left is None:
            return []
        self._caption_left -= gone
        if self._caption_left > 0:
            return []
        self._caption_left = None
        return [Order("caption", "")]

    def _near(self, position: float, ahead: float) -> tuple[Cue, ...]:
        """The cues around now; a stretch is worked out when it comes near."""
        low, high = self._covers
        if not low <= position or position + ahead > high or high == 0.0:
            assert self._timeline is not None
            low, high = position, position + ahead + 20.0
            self._cues = cues(
                self._timeline,
                self._library,
                self.amount,
                self._experience,
                in_full=self.in_full,
                again_at=self._again_at,
                since=low,
                until=high,
                words_a_minute=self.words_a_minute,
            )
            self._covers = (low, high)
        return self._cues

    def _next_signal(self, cue: Cue) -> float | None:
        later = (c.at for c in self._cues if c.kind == "tone" and c.at > cue.at)
        named = {c.at for c in self._cues if c.text in ("go", "rest", "switch", "done")}
        return next((at for at in later if at in named), None)

    @property
    def _speaks(self) -> bool:
        return self.amount != "tones" and self._session.speed <= FASTEST_VOICE
