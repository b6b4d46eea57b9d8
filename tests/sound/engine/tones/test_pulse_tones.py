"""The tones without Qt, against a stand-in for libpulse whose clock is moved by waiting."""

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcompanion.base import paths
from backcompanion.sound.engine import event_loop, timed_queue
from backcompanion.sound.engine.protocol import (
    NO_LIBRARY_STATUS,
    RENEW_STATUS,
    Answer,
    Cancel,
    Command,
    Mute,
    Ping,
    Play,
    Played,
    Pong,
    Problem,
    SetVolume,
    TonesReady,
)
from backcompanion.sound.engine.tones import base_player, pulse_server, pulse_tones
from backcompanion.sound.engine.tones import pulse_library as lib
from backcompanion.sound.engine.tones.pulse_server import PulseServer
from backcompanion.sound.engine.tones.pulse_tones import PulseTonePlayer
from backcompanion.sound.engine.tones.server_sockets import ServerSockets
from backcompanion.sound.engine.tones.tone_file import read_tones
from sound.pulse_stand_in import StandInPulse
from sound.speakers import FOR_TONES, need

SOUNDS = str(paths.resources() / "sounds")
FAILED = 1
NEW_SINK, GONE_SINK, OTHER_DEFAULT, LOUDER_SINK = 0x00, 0x20, 0x17, 0x10


class Tones:
    def __init__(self, pulse: StandInPulse, folder: Path) -> None:
        self.pulse = pulse
        self.answers: list[Answer] = []
        self._folder = str(folder)
        self.server = PulseServer(pulse)

    def after(self, seconds: float, command: Command) -> None:
        self.pulse.plan(seconds, lambda: self.player.deliver(command))

    def run(self) -> int:
        sockets = ServerSockets({"XDG_RUNTIME_DIR": self._folder})
        self.player = PulseTonePlayer(self.answers.append, SOUNDS, self.server, sockets)
        return self.player.run()

    def run_connected(self) -> int:
        assert self.server.connect("tests")
        return self.run()


@pytest.fixture
def tones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Tones]:
    pulse = StandInPulse()
    for module in (event_loop, timed_queue, pulse_server, base_player, pulse_tones):
        monkeypatch.setattr(module, "time", pulse)
    monkeypatch.setattr(pulse_tones, "raise_priority", lambda: None)
    yield Tones(pulse, tmp_path)


def test_a_tone_is_played_when_it_is_due_and_the_device_may_sleep_afterwards(tones: Tones) -> None:
    tones.after(10.0, Play("go", 1011.25, "a"))
    tones.run_connected()
    times = {name: at for at, name in tones.pulse.log}
    assert times["write"] == 11.25
    tone_seconds = len(tones.pulse.played[-1]) / 2 / 44_100
    assert times["cork"] == pytest.approx(11.25 + tone_seconds + 0.4, abs=0.002)
    assert tones.answers == [TonesReady("Speakers"), Played("go", "a", 0.0)]


def test_a_sleeping_device_is_woken_beforehand_and_one_that_is_awake_is_not(tones: Tones) -> None:
    tones.after(10.0, Play("go", 1011.0, "a"))
    tones.after(12.0, Play("half", 1013.0, "b"))
    tones.run_connected()
    assert [at for at, name in tones.pulse.log if name == "write"] == [0.0, 10.0, 11.0, 13.0]


def test_what_still_plays_makes_room(tones: Tones) -> None:
    tones.after(1.0, Play("half", 1001.0, "a"))
    tones.after(1.0, Play("go", 1001.1, "b"))
    tones.run_connected()
    at_once = [name for at, name in tones.pulse.log if at == 1.1]
    assert at_once == ["flush", "write"]


def test_skipping_quickly_is_no_device_that_does_not_answer(tones: Tones) -> None:
    """Each tone takes the place of the one before, of which the server tells no end."""
    for number in range(40):
        seconds = 1.0 + number * 0.33
        tones.after(seconds, Play("go", 1000.0 + seconds, f"{number}"))
    tones.run_connected()
    assert [answer for answer in tones.answers if not isinstance(answer, Played)] == [
        TonesReady("Speakers")
    ]
    assert len(tones.answers) == 41


def test_a_device_that_takes_nothing_is_found_once_the_tones_pause(tones: Tones) -> None:
    tones.pulse.plays_to_the_end = False
    for number in range(10):
        tones.after(1.0 + number, Play("go", 1001.0 + number, f"{number}"))
    assert tones.run_connected() == FAILED
    assert tones.answers.count(Problem("device-failed")) == 2


def test_each_is_played_once_and_what_is_too_late_or_cancelled_not_at_all(tones: Tones) -> None:
    for key in ("a", "a"):
        tones.after(5.0, Play("go", 1005.5, key))
    tones.after(6.5, Play("half", 1006.0, "late"))
    tones.after(6.6, Play("ten", 1006.0, "patient", patient=True))
    tones.after(7.0, Play("switch", 1008.0, "cancelled"))
    tones.after(7.5, Cancel())
    tones.after(7.6, Play("switch", 1009.0, "cancelled"))
    tones.run_connected()
    played = [answer for answer in tones.answers if isinstance(answer, Played)]
    assert [answer.key for answer in played] == ["a", "patient", "cancelled"]
    assert [answer.late for answer in played] == pytest.approx([0.0, 0.6, 0.0], abs=1e-6)


def test_it_is_as_loud_as_it_was_set_and_silent_at_once_when_muted(tones: Tones) -> None:
    tones.after(1.0, SetVolume(50))
    tones.after(1.1, Play("go", 1001.2, "a"))
    tones.after(1.3, Mute(on=True))
    tones.after(3.0, Play("go", 1003.0, "b"))
    tones.run_connected()
    whole = read_tones(SOUNDS)["go"].values
    *_before, quiet, silent = (array("h", data) for data in tones.pulse.played)
    assert max(quiet) == pytest.approx(max(whole) / 4, abs=1)
    assert set(silent) == {0}
    assert (1.3, "flush") in tones.pulse.log


def test_it_answers_as_long_as_nothing_holds_it(tones: Tones) -> None:
    tones.after(1.0, Ping())
    tones.run_connected()
    assert Pong() in tones.answers


def test_another_default_device_is_followed_and_told(tones: Tones) -> None:
    def change() -> None:
        tones.pulse.default_sink = b"headphones"
        tones.pulse.tell_of(OTHER_DEFAULT)

    tones.pulse.plan(2.0, change)
    tones.after(5.0, Play("go", 1005.0, "a"))
    tones.run_connected()
    ready = [answer for answer in tones.answers if isinstance(answer, TonesReady)]
    assert ready == [TonesReady("Speakers"), TonesReady("Headphones")]
    assert [name for at, name in tones.pulse.log if at == 2.3][:2] == ["disconnect", "connect"]


@pytest.mark.parametrize("event", [NEW_SINK, GONE_SINK, LOUDER_SINK])
def test_what_happens_to_other_devices_cuts_nothing_short(event: int, tones: Tones) -> None:
    tones.pulse.plan(2.0, lambda: tones.pulse.tell_of(event))
    tones.run_connected()
    assert tones.pulse.calls().count("connect") == 1


def test_without_a_device_it_says_so_and_comes_back_with_one(tones: Tones) -> None:
    def unplug() -> None:
        tones.pulse.default_sink = b""
        tones.pulse.stream_state = lib.STREAM_READY + 1
        tones.pulse.tell_of(GONE_SINK)

    def plug() -> None:
        tones.pulse.default_sink = b"speakers"
        tones.pulse.tell_of(NEW_SINK)

    tones.pulse.plan(2.0, unplug)
    tones.after(3.0, Play("go", 1003.0, "unheard"))
    tones.pulse.plan(4.0, plug)
    tones.run_connected()
    states = [answer for answer in tones.answers if not isinstance(answer, Played)]
    assert states == [TonesReady("Speakers"), Problem("no-device"), TonesReady("Speakers")]


def test_what_stands_in_for_a_device_is_none(tones: Tones) -> None:
    tones.pulse.default_sink = b"auto_null"
    tones.run_connected()
    assert tones.answers == [Problem("no-device")]


def test_a_tone_without_an_end_has_the_stream_built_anew_and_then_the_process(
    tones: Tones,
) -> None:
    tones.pulse.plays_to_the_end = False
    assert tones.run_connected() == FAILED
    device_failed = Problem("device-failed")
    ready = TonesReady("Speakers")
    assert tones.answers == [ready, device_failed, ready, device_failed]
    assert tones.pulse.now == pytest.approx(1009.0)


def test_a_server_that_goes_is_looked_for_by_a_new_process(tones: Tones) -> None:
    def end() -> None:
        tones.pulse.context_state = lib.CONTEXT_READY + 1

    tones.pulse.plan(60.0, end)
    assert tones.run_connected() == RENEW_STATUS


def test_one_that_throws_us_out_at_once_is_given_time(tones: Tones) -> None:
    def end() -> None:
        tones.pulse.context_state = lib.CONTEXT_READY + 1

    tones.pulse.plan(0.5, end)
    assert tones.run_connected() == FAILED


def test_without_a_server_it_waits_for_one(tones: Tones, tmp_path: Path) -> None:
    tones.pulse.context_state = lib.CONTEXT_READY + 1
    assert not tones.server.connect("tests")
    tones.after(3.0, Play("go", 1003.0, "unheard"))
    tones.pulse.plan(59.0, (tmp_path / "pipewire-0").touch)
    assert tones.run() == RENEW_STATUS
    assert tones.answers[0] == Problem("no-device")
    assert tones.pulse.now == pytest.approx(1060.0)


@pytest.mark.parametrize("state", [lib.CONTEXT_READY - 1, lib.CONTEXT_READY + 1])
def test_one_that_answers_later_is_met_though_no_file_tells(state: int, tones: Tones) -> None:
    """It hung, or is on another machine."""

    def answer() -> None:
        tones.pulse.context_state = lib.CONTEXT_READY

    tones.pulse.context_state = state
    assert not tones.server.connect("tests")
    tones.pulse.plan(25.0, answer)
    tones.pulse.plan(60.0, lambda: None)
    assert tones.run() == RENEW_STATUS
    assert tones.pulse.now < 1045.0


def test_a_server_that_does_not_answer_holds_nothing_for_long(tones: Tones) -> None:
    tones.pulse.context_state = lib.CONTEXT_READY - 1
    assert not tones.server.connect("tests")
    assert tones.pulse.now == pytest.approx(1000.0 + pulse_server.MAX_ANSWER_SECONDS)


def test_without_the_library_that_is_told(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(lib, "NAME", "libnowhere.so.0")
    assert pulse_tones.play_tones(SOUNDS) == NO_LIBRARY_STATUS
    assert b"no-library" in capsysbinary.readouterr().out


def test_the_library_of_this_machine_has_all_that_is_called() -> None:
    need(FOR_TONES)
    assert not sys.platform.startswith("linux") or lib.load_pulse() is not None
