"""The sound check of the window: each tone by name, then a sentence, then what it was with."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.sound_check import SoundCheck
from backcompanion.sound.sound_trial import sample_sentence, tone_names
from backcompanion.training.coaching.cue import TONE_SECONDS, spoken_seconds
from backcompanion.training.coaching.spoken_lengths import DEFAULT_LENGTHS, SpokenLengths
from backcompanion.ui.settings.page import SettingsPage
from backcompanion.ui.welcome.welcome_card import WelcomeCard
from support.window import Window

NAMES = list(tone_names().items())


class Desk(QObject):
    """Stands in for the coach; `done` has (millisecond, what it was asked for)."""

    @staticmethod
    def lengths() -> SpokenLengths:
        return DEFAULT_LENGTHS

    def __init__(self) -> None:
        super().__init__()
        self.device, self.engine = "Speakers", "speechd"
        self.troubles: dict[str, str] = {}
        self.done: list[tuple[int, str]] = []
        self.now = 0

    def retry(self) -> None:
        self.done.append((self.now, "look again"))

    def problem_text(self, part: str) -> str:
        return self.troubles.get(part, "")

    def play_now(self, tone: str) -> None:
        self.done.append((self.now, tone))

    def say_now(self, text: str) -> None:
        self.done.append((self.now, text))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


@pytest.fixture
def live(tmp_path: Path) -> LiveSettings:
    return LiveSettings(SettingsFile(tmp_path))


class Heard:
    def __init__(self, desk: Desk, live: LiveSettings) -> None:
        self.desk, self.lines = desk, list[str]()
        self.check = SoundCheck(desk, live, desk)  # type: ignore[arg-type]
        self.check.message_changed.connect(self.lines.append)

    def run(self, *, tones: bool = True, voice: bool = True, steps: int = 400) -> "Heard":
        self.check.begin(tones=tones, voice=voice)
        self.go(steps)
        return self

    def go(self, steps: int = 400) -> None:
        """Moves the clock from one step to the next, without waiting."""
        for _step in range(steps):
            if not self.check.pending:
                return
            self.desk.now += self.check.pending
            self.check.advance()


def test_each_tone_is_named_as_it_plays_then_the_sentence_then_what_it_was(
    desk: Desk, live: LiveSettings
) -> None:
    listener = Heard(desk, live).run()
    assert listener.lines == [
        *(f"Tone: {words}" for _tone, words in NAMES),
        sample_sentence(),
        "Device: Speakers; voice: speechd.",
    ]
    assert [what for _at, what in desk.done[1:]] == [*dict(NAMES), sample_sentence()]


def test_nothing_sounds_over_anything_else(desk: Desk, live: LiveSettings) -> None:
    Heard(desk, live).run()
    lengths = TONE_SECONDS | {sample_sentence(): spoken_seconds(sample_sentence())}
    sounding = desk.done[1:]
    for (at, what), (next_at, _what) in pairwise(sounding):
        assert next_at - at >= 1000 * lengths[what] + 100
    assert desk.now - sounding[-1][0] >= 1000 * lengths[sample_sentence()]


def test_it_waits_for_a_voice_that_is_still_starting_and_says_so(
    desk: Desk, live: LiveSettings
) -> None:
    desk.engine = ""
    listener = Heard(desk, live).run(tones=False, steps=20)
    assert listener.lines == ["The voice is starting …"]
    desk.engine = "speechd"
    listener.go()
    assert listener.lines[1:] == [sample_sentence(), "Voice: speechd."]


def test_it_waits_for_the_device_too_but_not_for_ever(desk: Desk, live: LiveSettings) -> None:
    desk.device = ""
    listener = Heard(desk, live).run(voice=False)
    assert listener.lines == ["The sound is starting …", "The sound does not answer."]
    assert desk.now < 20_000


def test_what_is_missing_is_said_with_what_to_install(desk: Desk, live: LiveSettings) -> None:
    desk.engine, desk.troubles = "", {"voice": "No voice. Install speech-dispatcher."}
    listener = Heard(desk, live).run()
    assert listener.lines[-1] == "Device: Speakers. No voice. Install speech-dispatcher."
    desk.device, desk.troubles["tones"] = "", "No tones. Install libpulse0."
    listener = Heard(desk, live).run()
    assert listener.lines == ["No tones. Install libpulse0. No voice. Install speech-dispatcher."]
    assert [what for _at, what in desk.done].count("look again") == 2


@pytest.mark.parametrize(
    ("off", "wanted"),
    [
        ({"sounds": False}, "The sounds are off in Settings."),
        ({"voice": False}, "The voice is off in Settings."),
        ({"sounds": False, "voice": False}, "The sounds and the voice are off in Settings."),
    ],
)
def test_what_is_off_is_said_and_not_played(
    desk: Desk, live: LiveSettings, off: dict[str, bool], wanted: str
) -> None:
    live.change(**off)
    listener = Heard(desk, live).run()
    assert wanted in listener.lines[-1]
    played = [what for _at, what in desk.done]
    assert ("go" in played) == ("sounds" not in off)
    assert (sample_sentence() in played) == ("voice" not in off)


def test_a_second_press_begins_anew_and_a_session_ends_it(desk: Desk, live: LiveSettings) -> None:
    listener = Heard(desk, live).run(steps=3)
    listener.check.begin(tones=True, voice=True)
    assert listener.lines[-1] == f"Tone: {NAMES[0][1]}"
    listener.check.stop()
    assert listener.check.pending == 0
    assert listener.lines[-1] == ""


# --- in the window ----------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    window = Window(tmp_path)
    monkeypatch.setattr(window.main.scenes.sound_controller().coach, "retry", lambda: None)
    yield window
    window.close()


def shown(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(widget: QWidget, name: str) -> None:
    buttons = widget.findChildren(QAbstractButton)
    next(b for b in buttons if name in (b.text(), b.accessibleName())).click()


def test_the_welcome_shows_what_it_hears(window: Window) -> None:
    window.main.home.show_welcome()
    window.settle()
    card = window.main.findChild(WelcomeCard)
    assert card is not None
    press(card, "Check the sound")
    window.settle()
    assert "The sound is starting …" in shown(card)


def test_with_sounds_and_voice_off_the_welcome_says_so(window: Window) -> None:
    window.main.context.live.change(sounds=False, voice=False)
    window.main.home.show_welcome()
    window.settle()
    card = window.main.findChild(WelcomeCard)
    assert card is not None
    press(card, "Check the sound")
    window.settle()
    assert "The sounds and the voice are off in Settings." in shown(card)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Test the sounds", "The sound is starting …"),
        ("Test the voice", "The voice is starting …"),
    ],
)
def test_the_settings_show_what_they_hear(window: Window, name: str, wanted: str) -> None:
    window.main.home.show_page(3)
    window.settle()
    page = window.main.findChild(SettingsPage)
    assert page is not None
    press(page, name)
    window.settle()
    assert wanted in shown(page)


def test_a_voice_that_is_still_starting_is_not_called_missing(window: Window) -> None:
    window.main.home.show_page(3)
    window.settle()
    page = window.main.findChild(SettingsPage)
    assert page is not None
    assert not any("No voice was found" in text for text in shown(page))


def test_a_session_that_starts_ends_the_check(window: Window) -> None:
    message_changed: list[str] = []
    sound_controller = window.main.scenes.sound_controller()
    sound_controller.checked.connect(message_changed.append)
    sound_controller.sound_check()
    assert message_changed == ["The sound is starting …"]
    window.start()
    assert message_changed[-1] == ""
