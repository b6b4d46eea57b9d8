"""What is ordered at each look, with a clock that is moved by hand."""

import itertools
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.sound.cue_action import CueAction
from backcompanion.sound.cue_scheduler import CueScheduler
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.coaching.spoken_lengths import SpokenLengths
from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.session import Session
from support.shipped import shipped_library
from support.thoroughness import examples
from support.work import calls_of

LIBRARY = shipped_library()
PRESCRIPTION = prescribe(LIBRARY.routines["upper-lower-back"], LIBRARY, Choices(warm_up=False))


@dataclass
class Room:
    """A session with somebody who listens; `heard` as (real second, order) without what was
    cancelled before it was due."""

    speed: float = 1.0
    lead_in: float = 3.0
    step: float = 0.05
    clock: ManualClock = field(default_factory=lambda: ManualClock(0.0))
    waiting: list[tuple[float, CueAction]] = field(default_factory=list)
    actions: list[tuple[float, CueAction]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session = Session(PRESCRIPTION, self.clock, speed=self.speed, lead_in=self.lead_in)
        self.cue_scheduler = CueScheduler(self.session, LIBRARY)

    def tick(self) -> None:
        self.session.tick()
        now = self.clock.now()
        self._hear(now)
        for action in self.cue_scheduler.tick():
            if action.verb == "cancel":
                self.waiting.clear()
            elif action.verb == "caption":
                self.captions.append(action.text)
            else:
                self.waiting.append((now + max(0.0, action.after), action))
        self._hear(now)

    def _hear(self, now: float) -> None:
        due = [pair for pair in self.waiting if pair[0] <= now + 1e-9]
        self.actions += sorted(due, key=lambda pair: pair[0])
        self.waiting = [pair for pair in self.waiting if pair[0] > now + 1e-9]

    def run(self, seconds: float) -> None:
        until = self.clock.now() + seconds
        while self.clock.now() < until - 1e-9:
            self.clock.advance(min(self.step, until - self.clock.now()))
            self.tick()

    def tones(self) -> list[tuple[float, str]]:
        return [(round(at, 2), o.text) for at, o in self.actions if o.verb == "play"]

    def said(self) -> list[str]:
        return [action.text for _, action in self.actions if action.verb == "say"]


def started(**how: Any) -> Room:
    room = Room(**how)
    room.session.start()
    room.tick()
    return room


def test_between_cues_a_look_costs_next_to_nothing() -> None:
    """It comes sixty times a second: the cues ahead are not gone through each time."""
    room = started()
    room.run(40.0)
    costs = []
    for _ in range(100):
        room.clock.advance(0.016)
        room.session.tick()
        costs.append(calls_of(room.cue_scheduler.tick))
    assert sorted(costs)[80] <= 25, sorted(costs)


def test_it_counts_in_and_then_leads_into_the_first_step() -> None:
    room = started()
    room.run(3 + 20)  # 20 s to get ready for back bows
    assert room.tones()[:3] == [(0, "countdown"), (1, "countdown"), (2, "countdown")]
    assert room.tones()[-4:] == [
        (20, "countdown"),
        (21, "countdown"),
        (22, "countdown"),
        (23, "go"),
    ]
    assert room.said()[0] == "Here we go."
    assert "Next: Back bows." in room.said()


def test_a_voice_that_takes_longer_than_the_counting_in_says_nothing_over_its_end() -> None:
    room = Room()
    room.cue_scheduler.lengths = SpokenLengths(factor=20.0)
    room.session.start()
    room.tick()
    room.run(2.9)
    assert room.tones()[:3] == [(0, "countdown"), (1, "countdown"), (2, "countdown")]
    assert room.said() == []


def test_a_whole_session_has_every_tone_once_and_in_time() -> None:
    room = started(step=0.25)
    room.run(3 + PRESCRIPTION.seconds + 3)
    ticks = 3
    expected = [
        (round(cue.at + 3, 2), cue.text)
        for cue in cues_for(room.session.timeline, LIBRARY)
        if cue.kind == "tone"
    ]
    assert sorted(room.tones()[ticks:]) == sorted(expected)
    assert room.said()[-1] == "That was all of it. Well done."


@given(st.lists(st.floats(0.01, 1.1), min_size=5, max_size=60))
@examples(30)
def test_however_seldom_it_looks_no_tone_is_late(gaps: list[float]) -> None:
    room = started()
    for gap in itertools.islice(itertools.cycle(gaps), 90):
        room.run(0)
        room.clock.advance(gap)
        room.tick()
    for at, action in room.actions:
        if action.verb == "play" and not action.key.startswith("in"):
            assert at == pytest.approx(float(action.key.split("-")[0]) + 3, abs=0.011)


def test_a_pause_silences_what_was_to_come_and_says_so() -> None:
    room = started()
    room.run(3 + 18.5)
    room.session.pause()
    room.tick()
    room.run(10)
    after = [(at, text) for at, text in room.tones() if at > 21.4]
    assert after == [(21.5, "paused")]
    assert room.said()[-1] == "Paused."


def test_going_on_counts_in_and_repeats_no_tone() -> None:
    room = started()
    room.run(3 + 18.5)
    room.session.pause()
    room.tick()
    room.run(10)
    room.session.resume()
    room.tick()
    room.run(3 + 1.5)
    after = [(at, text) for at, text in room.tones() if at > 31]
    assert after == [
        (31.5, "countdown"),
        (32.5, "countdown"),
        (33.5, "countdown"),
        (35.0, "countdown"),  # the last of the counting down to the step; two were heard before
        (36.0, "go"),
    ]
    assert "Going on. Next: Back bows." in room.said()


def test_a_step_begun_at_once_has_its_go_and_its_name() -> None:
    room = started()
    room.run(3 + 5)
    room.session.skip()
    room.tick()
    room.run(2)
    assert (8.0, "go") in room.tones()
    assert "Back bows." in room.said()
    assert [text for at, text in room.tones() if at > 8.05] == []


def test_what_was_told_is_not_told_again_when_time_is_added() -> None:
    room = started()
    room.run(3 + 8)
    room.session.add_time()
    room.tick()
    room.run(27)
    names = [text for text in room.said() if text == "Next: Back bows."]
    assert len(names) == 1
    assert "Some more time." in room.said()


def test_ended_by_the_person_it_is_silent() -> None:
    room = started()
    room.run(3 + 17.9)
    room.session.end()
    room.tick()
    room.run(5)
    assert all(at <= 20.9 for at, _ in room.tones())


def test_too_quick_for_a_voice_it_only_plays() -> None:
    room = started(speed=3.0)
    room.run(30)
    assert room.said() == []
    assert room.tones()
    assert {"Next: Back bows.", "1, up.", "Down."} <= set(room.captions)


def test_run_very_quickly_tones_do_not_rattle() -> None:
    room = started(speed=60.0, step=0.02)
    room.run(25)
    times = sorted(at for at, _ in room.tones())
    assert times
    assert min(b - a for a, b in itertools.pairwise(times[4:])) > 0.1


def test_how_much_is_said_takes_effect_at_once() -> None:
    room = started()
    room.run(3 + 1)
    room.cue_scheduler.configure(amount="tones")
    before = len(room.said())
    room.run(40)
    assert len(room.said()) == before
    assert "go" in [text for _, text in room.tones()]


def test_a_caption_is_shown_and_taken_away() -> None:
    room = started()
    room.run(3 + 19.5)
    assert "Next: Back bows." in room.captions
    assert room.captions[-1] == "" or room.captions[-2] != ""
    room.session.pause()
    room.tick()
    room.run(0.1)
    assert room.captions[-1] == "Paused."


def test_no_sentence_is_said_past_the_next_signal() -> None:
    room = started()
    room.run(3 + 60)
    until = [(at, action) for at, action in room.actions if action.verb == "say" and action.until]
    assert until
    for _at, action in until:
        assert action.until is not None and action.until > 0
