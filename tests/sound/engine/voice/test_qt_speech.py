"""An engine of Qt's, which is made up."""

import pytest
from PySide6.QtCore import QLocale

# It needs libpulse.so.0, as the voice itself does.
pytest.importorskip("PySide6.QtTextToSpeech", exc_type=ImportError)

from PySide6.QtTextToSpeech import QTextToSpeech

from backcompanion.sound.engine.voice.qt_speech import QtSpeech

pytestmark = pytest.mark.usefixtures("qapp")
State = QTextToSpeech.State


class Voice:
    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        return self._name


class Engine:
    def __init__(self) -> None:
        self.now = State.Ready
        self.said: list[str] = []
        self.chosen = ""
        self.rate = self.volume = 0.0

    def state(self) -> State:
        return self.now

    def stop(self) -> None:
        self.now = State.Ready

    def say(self, text: str) -> None:
        self.said.append(text)
        self.now = State.Speaking

    def setRate(self, rate: float) -> None:
        self.rate = rate

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def availableLocales(self) -> list[QLocale]:
        return [QLocale("de_DE"), QLocale("en_GB"), QLocale("en_US")]

    def setLocale(self, locale: QLocale) -> None:
        self.locale = locale

    def availableVoices(self) -> list[Voice]:
        return [Voice("English (Caribbean)"), Voice("English (America)")]

    def setVoice(self, voice: Voice) -> None:
        self.chosen = voice.name()


class Events:
    def __init__(self) -> None:
        self.missing: list[str] = []
        self.ended = 0
        self.lost: list[str] = []

    def on_opened(self) -> None: ...
    def on_missing(self, detail: str) -> None: ...
    def on_language_missing(self, name: str) -> None:
        self.missing.append(name)

    def on_ended(self) -> None:
        self.ended += 1

    def on_lost(self, detail: str) -> None:
        self.lost.append(detail)


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def events() -> Events:
    return Events()


def speech(engine: Engine, events: Events, language: str = "en_US") -> QtSpeech:
    speech = QtSpeech(language)
    speech._engine = engine  # type: ignore[assignment]
    speech._events = events
    return speech


def test_a_voice_that_is_not_there_gives_way_to_the_countrys(
    engine: Engine, events: Events
) -> None:
    of_us = speech(engine, events)
    assert of_us.voices == ("English (America)", "English (Caribbean)")
    of_us.set_voice("Nobody")
    assert of_us.voice == engine.chosen == "English (America)"
    of_us.set_voice("English (Caribbean)")
    assert of_us.voice == engine.chosen == "English (Caribbean)"


def test_where_a_country_has_no_voice_of_the_language_its_usual_one_speaks(
    engine: Engine, events: Events
) -> None:
    """English texts with the formats of Germany: no voice is one of there."""
    speech(engine, events, "en_DE")._choose_language()
    assert engine.locale == QLocale("en_US")
    assert engine.chosen == "English (America)"


def test_a_language_that_nobody_speaks_is_told(engine: Engine, events: Events) -> None:
    speech(engine, events, "pl_PL")._choose_language()
    assert events.missing == ["polski"]
    assert engine.chosen == ""


def test_it_speaks_and_tells_when_it_has(engine: Engine, events: Events) -> None:
    spoken = speech(engine, events)
    spoken.set_rate(-50)
    spoken.set_volume(80)
    assert (engine.rate, engine.volume) == (-0.5, 0.8)
    spoken.say("Hold.")
    assert spoken.speaking and spoken.begun
    spoken._on_state_changed(State.Speaking)
    assert events.ended == 0
    spoken.stop()
    spoken._on_state_changed(State.Ready)
    assert not spoken.speaking
    assert events.ended == 1
    spoken._on_error_occurred(None, "gone")
    assert events.lost == ["gone"]


def test_before_it_is_opened_there_is_nothing() -> None:
    closed = QtSpeech("en_US")
    closed.say("Hold.")
    closed.set_voice("English (America)")
    assert (closed.name, closed.language, closed.voice, closed.voices) == ("", "", "", ())
    assert not closed.speaking
