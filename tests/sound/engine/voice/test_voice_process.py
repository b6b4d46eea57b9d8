"""The voice's process without Qt: what it reads and when it ends. The service is made up."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from backcompanion.sound.engine.event_loop import PollLoop
from backcompanion.sound.engine.protocol import Cancel, Ping, SetRate, encode
from backcompanion.sound.engine.voice import voice_process
from backcompanion.sound.engine.voice.voice_process import VoiceProcess, speak
from sound.engine.voice.speech_stand_in import ESPEAK, StandIn


class Search:
    """Finds what it is told to, when the loop first looks."""

    peer: socket.socket | None = None
    result = "found"

    def __init__(
        self,
        loop: PollLoop,
        _address: object,
        *,
        found: Callable[[socket.socket], None],
        missing: Callable[[], None],
        silent: Callable[[], None],
        environment: object = None,
    ) -> None:
        def act() -> None:
            if self.result == "found":
                assert self.peer is not None
                found(self.peer)
            else:
                {"missing": missing, "silent": silent}[self.result]()

        self._timer = loop.timer(act)

    def begin(self) -> None:
        if self.result != "searching":
            self._timer.start(0.0)


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where the program writes to its voice."""
    reader, writer = os.pipe()
    monkeypatch.setattr(voice_process, "INPUT", reader)
    monkeypatch.setattr(voice_process, "ServerSearch", Search)
    yield writer
    for file in (reader, writer):
        with suppress(OSError):  # the test has closed it
            os.close(file)


def test_where_there_is_no_service_qt_gets_all_that_was_written(
    window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Search, "result", "missing")
    os.write(window, b"for Qt\n")
    assert speak("en_GB") is None
    assert os.read(voice_process.INPUT, 100) == b"for Qt\n"


def test_it_ends_with_the_window_while_it_still_looks(
    window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Search, "result", "searching")
    os.close(window)
    assert speak("en_GB") == 0


def test_a_service_that_takes_nobody_in_is_told(
    window: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Search, "result", "silent")
    assert speak("en_GB") == 1
    assert '"Failed"' in capfd.readouterr().out


@pytest.mark.expects_log
def test_it_does_what_it_reads_line_by_line_and_ends_with_its_input(
    window: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    server = StandIn(ESPEAK)
    monkeypatch.setattr(Search, "peer", server.theirs)
    process = VoiceProcess("en_GB")
    process._search.begin()
    process._loop.look(0)
    lines = encode(SetRate(-20)) + b"nonsense\n" + encode(Cancel()) + encode(Ping())
    os.write(window, lines[:-4])
    process._loop.look(0)
    assert '"Pong"' not in capfd.readouterr().out
    os.write(window, lines[-4:])
    process._loop.look(0)
    while server.serve():
        process._loop.look(0)
    assert '"Pong"' in capfd.readouterr().out
    assert "SET SELF RATE -20" in server.commands
    os.close(window)
    assert process._loop.run() == 0
    for each in (server.ours, server.theirs):
        each.close()
