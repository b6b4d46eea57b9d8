"""What the voice does with an engine that stops telling: the engine is made up, time stands."""

import time

import pytest

from backcompanion.sound.engine.event_loop import PollLoop
from backcompanion.sound.engine.protocol import (
    Answer,
    Cancel,
    Failed,
    Problem,
    Said,
    Say,
    SetQuieterOthers,
    SetRate,
    SetVoice,
    SetVolume,
    Spoke,
    VoiceReady,
)
from backcompanion.sound.engine.voice.speech_engine import SpeechEvents
from backcompanion.sound.engine.voice.voice_player import VoicePlayer, max_spoken_seconds
from support.cases import each_case


class Engine:
    """Speaks until it is told that it has ended."""

    name, language = "speechd", "en"
    voices = ("English (America)", "English (Caribbean)")

    def __init__(self) -> None:
        self.said: list[str] = []
        self.volumes: list[int] = []
        self.rates: list[int] = []
        self.voice = ""
        self.speaking = self.begun = False

    def open(self, events: SpeechEvents) -> None:
        events.on_opened()

    def set_voice(self, name: str) -> None:
        self.voice = name

    def set_rate(self, percent: int) -> None:
        self.rates.append(percent)

    def set_volume(self, percent: int) -> None:
        self.volumes.append(percent)

    def say(self, text: str) -> None:
        self.said.append(text)
        self.speaking = self.begun = True

    def stop(self) -> None:
        self.speaking = self.begun = False


class Spoken:
    """A voice that is ready, what it answers, and whether its process was to end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: list[Answer] = []
        self.exits: list[int] = []
        self.time = 100.0
        monkeypatch.setattr(time, "monotonic", lambda: self.time)
        self.engine = Engine()
        self.loop = PollLoop()
        monkeypatch.setattr(self.loop, "exit", self.exits.append)
        self.player = VoicePlayer(self.answers.append, self.engine, self.loop)
        self.player._primed = True

    def say(
        self, text: str, importance: int = 0, *, seconds: float = 0.0, waits: float = 0.0
    ) -> None:
        self.player._say(Say(text, self.time, text, importance, seconds=seconds, waits=waits))

    def look(self) -> None:
        self.player._look_after_waiting()

    def end(self) -> None:
        self.engine.speaking = self.engine.begun = False
        self.player.on_ended()

    def pass_time(self) -> None:
        """Until no sentence can last any longer."""
        assert self.player._overdue_timer.active
        self.time += 10.0
        self.loop.look(0)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Spoken:
    return Spoken(monkeypatch)


def test_a_sentence_that_ends_tells_what_it_took_and_no_more(spoken: Spoken) -> None:
    spoken.player.handle(SetVoice("English (America)"))
    spoken.say("Hold.")
    spoken.time += 0.6
    spoken.end()
    spoken.end()
    spoken.pass_time()
    first, spoke = spoken.answers
    assert isinstance(first, Said)
    assert isinstance(spoke, Spoke)
    assert (spoke.voice, spoke.text) == ("English (America)", "Hold.")
    assert spoke.seconds == pytest.approx(0.6)
    assert spoken.exits == []


def test_of_a_sentence_that_cuts_another_off_or_is_stopped_no_length_is_told(
    spoken: Spoken,
) -> None:
    spoken.say("Lie on your front.")
    spoken.time += 0.2
    spoken.say("Up.", importance=9)
    spoken.end()
    spoken.say("Down.")
    spoken.player.handle(Cancel())
    spoken.end()
    assert not any(isinstance(answer, Spoke) for answer in spoken.answers)


def test_one_that_does_not_is_told_and_the_process_ends_to_be_started_anew(
    spoken: Spoken,
) -> None:
    spoken.say("Hold.")
    spoken.end()
    spoken.say("Lower slowly.")
    spoken.pass_time()
    assert isinstance(spoken.answers[-1], Failed)
    assert spoken.exits == [1]


def test_an_engine_that_never_tells_its_end_is_not_waited_for(spoken: Spoken) -> None:
    """Nothing is wrong with it: it would be the same after a start."""
    spoken.say("Lie on your front.", importance=9)
    spoken.say("Breathe.", importance=1)
    spoken.pass_time()
    assert spoken.exits == []
    spoken.say("Lower slowly.", importance=1)
    assert spoken.engine.said == ["Lie on your front.", "Lower slowly."]


def test_what_matters_less_is_dropped_while_a_sentence_goes_on(spoken: Spoken) -> None:
    spoken.say("Back bows.", importance=9)
    spoken.end()
    spoken.say("Lie on your front.", importance=9)
    spoken.say("Breathe.", importance=1)
    assert spoken.engine.said == ["Back bows.", "Lie on your front."]


def test_what_may_wait_is_said_when_a_slow_sentence_has_ended(spoken: Spoken) -> None:
    """A set-up that was due while the machine was busy was lost, and the next with it."""
    spoken.player._tells_its_end = True
    spoken.say("Take your dumbbells.", importance=75, seconds=1.0, waits=1.5)
    spoken.time += 1.6
    spoken.say("Stand tall.", importance=70, seconds=0.9, waits=1.5)
    spoken.say("Knees soft.", importance=68, seconds=0.9, waits=1.5)
    assert spoken.engine.said == ["Take your dumbbells."]
    spoken.time += 0.5
    spoken.end()
    assert spoken.engine.said[1:] == ["Stand tall."]
    spoken.time += 1.5
    spoken.end()
    assert spoken.engine.said[1:] == ["Stand tall."]  # by now it is too late for the last
    assert not spoken.player._waiting


def test_a_word_of_the_tempo_lets_a_late_sentence_finish_but_not_for_long(spoken: Spoken) -> None:
    spoken.player._tells_its_end = True
    spoken.say("Weights slide down.", importance=35, seconds=1.0, waits=1.5)
    spoken.time += 1.5
    spoken.say("Up.", importance=60, seconds=0.4, waits=0.3)
    spoken.look()
    assert spoken.engine.said == ["Weights slide down."]
    spoken.time += 0.3
    spoken.look()
    assert spoken.engine.said == ["Weights slide down.", "Up."]


def test_the_silence_after_a_sentence_holds_nothing_up_and_is_not_measured(spoken: Spoken) -> None:
    """speech-dispatcher tells of the end a third of a second late, which swallowed short words."""
    spoken.player._tail_seconds = 0.34
    spoken.say("1, turn right.", importance=60, seconds=1.2, waits=0.3)
    spoken.time += 1.4
    spoken.say("Hold.", importance=58, seconds=0.5, waits=0.3)
    assert spoken.engine.said == ["1, turn right.", "Hold."]
    spoken.end()
    spoken.say("Centre.", importance=60, seconds=0.5, waits=0.3)
    spoken.time += 0.84
    spoken.end()
    spoke = [answer for answer in spoken.answers if isinstance(answer, Spoke)]
    assert [round(answer.seconds, 2) for answer in spoke] == [0.5]


def test_nothing_waits_for_what_was_called_off(spoken: Spoken) -> None:
    spoken.player._tells_its_end = True
    spoken.say("Back bows.", importance=90, seconds=1.0, waits=1.5)
    spoken.say("Lie on your front.", importance=70, seconds=1.0, waits=1.5)
    spoken.player.handle(Cancel())
    spoken.end()
    assert spoken.engine.said == ["Back bows."]


@each_case(
    ("text", "rate", "least", "most"),
    [
        ("Hold.", 0.0, 2.0, 3.0),
        ("Fold forward, arms long, forehead down.", 0.0, 6.0, 8.0),
        ("Fold forward, arms long, forehead down.", -0.5, 9.0, 12.0),
        ("Fold forward, arms long, forehead down.", 0.5, 6.0, 8.0),
        ("Fold forward, arms long, forehead down.", -1.0, 9.0, 12.0),
    ],
)
def test_the_limit_is_of_the_sentences_own_length(
    text: str, rate: float, least: float, most: float
) -> None:
    assert least < max_spoken_seconds(text, rate) < most


def test_a_voice_is_the_engines_to_find(spoken: Spoken) -> None:
    spoken.player.handle(SetVoice("English (Caribbean)"))
    assert spoken.engine.voice == "English (Caribbean)"


def test_others_are_quieter_from_the_first_word_to_the_end(
    spoken: Spoken, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    others = spoken.player._others
    monkeypatch.setattr(others, "begin", lambda: asked.append("begin"))
    monkeypatch.setattr(others, "end", lambda: asked.append("end"))
    spoken.player.handle(SetQuieterOthers(True))
    assert others.enabled
    spoken.say("Lie down.")
    assert asked == ["begin"]
    spoken.end()
    assert asked == ["begin", "end"]


def test_it_is_ready_when_a_sentence_that_nobody_hears_has_ended(spoken: Spoken) -> None:
    """The first of a voice comes late; what was set meanwhile holds from then on."""
    spoken.player._primed = False
    spoken.player.begin()
    spoken.player.handle(SetVolume(60))
    spoken.player.handle(SetRate(-20))
    spoken.say("Too early.")
    assert spoken.engine.said == ["a"]
    assert spoken.engine.volumes == [0]
    spoken.end()
    assert spoken.engine.volumes == [0, 60]
    assert spoken.engine.rates == [-20]
    assert spoken.answers == [VoiceReady("speechd", "", Engine.voices)]


def test_and_at_last_where_no_end_is_ever_told(spoken: Spoken) -> None:
    spoken.player._primed = False
    spoken.player.begin()
    spoken.time += 4.1
    spoken.loop.look(0)
    assert isinstance(spoken.answers[-1], VoiceReady)


def test_a_sentence_that_was_never_heard_is_called_off_and_nothing_is_lost(
    spoken: Spoken,
) -> None:
    """Another program may be speaking by the same service for as long as it likes."""
    spoken.player._tells_its_end = True
    spoken.say("Hold.")
    spoken.engine.begun = False
    spoken.pass_time()
    assert not spoken.engine.speaking
    assert spoken.exits == []


def test_what_has_to_be_over_by_a_signal_is_stopped_there(spoken: Spoken) -> None:
    spoken.player._say(Say("Lie on your front.", spoken.time, "1", until=spoken.time + 1.5))
    spoken.time += 1.4
    spoken.loop.look(0)
    assert spoken.engine.speaking
    spoken.time += 0.2
    spoken.loop.look(0)
    assert not spoken.engine.speaking


def test_what_is_lost_or_missing_is_told(spoken: Spoken) -> None:
    spoken.player.on_language_missing("Deutsch")
    spoken.player.on_missing("")
    spoken.player.on_lost("it has ended")
    assert spoken.answers == [
        Problem("no-language", "Deutsch"),
        Problem("no-engine"),
        Failed("it has ended"),
    ]
    assert spoken.exits == [1]
