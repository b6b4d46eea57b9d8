"""Plays the tones by a sound server of Linux, without Qt: a third of the memory."""

import os
import time
from array import array
from collections import deque
from collections.abc import Callable
from typing import Any

from backcompanion.sound.engine.event_loop import TimerLoop
from backcompanion.sound.engine.line_input import listen, write_answer
from backcompanion.sound.engine.protocol import (
    NO_LIBRARY_STATUS,
    RENEW_STATUS,
    Answer,
    Command,
    Mute,
    Ping,
    Pong,
    Problem,
)
from backcompanion.sound.engine.tones.base_player import FAILED_STATUS, BaseTonePlayer
from backcompanion.sound.engine.tones.pulse_library import load_pulse
from backcompanion.sound.engine.tones.pulse_server import PulseLostError, PulseServer
from backcompanion.sound.engine.tones.pulse_stream import PulseStream
from backcompanion.sound.engine.tones.server_probe import PROBE_SECONDS, server_answers
from backcompanion.sound.engine.tones.server_sockets import POLL_MILLISECONDS, ServerSockets
from backcompanion.sound.engine.tones.tone_file import read_tones
from backcompanion.sound.engine.tones.tone_timing import (
    NULL_DEVICES,
    TAIL_MILLISECONDS,
    raise_priority,
)

APPLICATION = "Back Companion"
RATE = 44_100
# A server that throws us out right after the start is not asked again at once.
SETTLED_SECONDS = 2.0


class PulseTonePlayer(BaseTonePlayer):
    """All WAV files of a folder."""

    def __init__(
        self,
        answer: Callable[[Answer], None],
        folder: str,
        server: PulseServer,
        sockets: ServerSockets,
    ) -> None:
        """Without a connection `server` waits until there is one to be had, by a new process."""
        self._poll_loop = TimerLoop()
        super().__init__(answer, self._poll_loop)
        self._samples = {name: of.resampled(RATE).values for name, of in read_tones(folder).items()}
        self._server, self._sockets = server, sockets
        self._stream: PulseStream | None = None
        self._commands: deque[Command] = deque()
        self._server_timer = self._loop.timer(self._look_for_server)
        self._rest_timer = self._loop.timer(self._on_rest)
        self._scaled: dict[str, bytes] = {}
        self._default_sink = b""
        self._probed_at = time.monotonic()

    def deliver(self, command: Command) -> None:
        """From any thread."""
        self._commands.append(command)
        self._server.wake_up()

    def end(self) -> None:
        """From any thread: nothing more is to be played."""
        self._loop.exit(0)
        self._server.wake_up()

    def run(self) -> int:
        """Until it can no longer play: the status with which the process is to end."""
        raise_priority()
        begun = time.monotonic()
        try:
            if self._server.is_connected:
                self._build()
            else:
                self._answer(Problem("no-device"))
                self._server_timer.start(POLL_MILLISECONDS / 1000)
            while self._poll_loop.status is None:
                self._server.wait(self._poll_loop.seconds_to_wait())
                self._turn()
        except PulseLostError:
            settled = time.monotonic() - begun > SETTLED_SECONDS
            return RENEW_STATUS if settled else FAILED_STATUS
        except OSError:  # nobody reads what is answered: the window is gone
            return 0
        return self._poll_loop.status

    def _turn(self) -> None:
        server = self._server
        while self._commands:
            self.handle(self._commands.popleft())
        if server.context is not None and not server.is_connected:
            raise PulseLostError
        stream = self._stream
        is_lost = stream is not None and not stream.is_alive
        if server.devices_changed or (is_lost and not self._rebuild_timer.active):
            server.devices_changed = False
            self._rebuild_soon()
        if stream and stream.ended:
            stream.ended = False
            self._on_tone_ended()
            self._rest_timer.start(TAIL_MILLISECONDS / 1000)
        self._poll_loop.act()

    def handle(self, command: Command) -> None:
        if isinstance(command, Ping):
            self._answer(Pong())
            return
        super().handle(command)
        if isinstance(command, Mute) and self._muted and self._stream is not None:
            self._stream.silence()

    def _look_for_server(self) -> None:
        now = time.monotonic()
        is_probed = now - self._probed_at >= PROBE_SECONDS
        if self._sockets.look() or (is_probed and server_answers(self._server.pulse)):
            self._loop.exit(RENEW_STATUS)
        if is_probed:
            self._probed_at = now
        self._server_timer.start(POLL_MILLISECONDS / 1000)

    def _on_rebuild(self) -> None:
        alive = self._stream is not None and self._stream.is_alive
        if not alive or self._server.default_sink() != self._default_sink:
            self._build()

    def _build(self) -> None:
        """A stream on the device that sounds now."""
        self._drop_stream()
        self._default_sink = self._server.default_sink()
        stream = PulseStream(self._server, RATE)
        if not stream.is_alive or stream.device in NULL_DEVICES:
            stream.close()
            self._answer(Problem("no-device"))
            return
        self._stream = stream
        self._on_stream_built(self._server.description(stream.device))

    def _drop_stream(self) -> None:
        self._stuck_timer.stop()
        self._rest_timer.stop()
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _on_rest(self) -> None:
        if self._stream is not None:
            self._stream.rest()

    def _start_tone(self, name: str) -> bool:
        stream = self._stream
        if stream is None or not stream.is_alive or name not in self._samples:
            return False
        self._rest_timer.stop()
        stream.play(self._data(name))
        return True

    def _apply_volume(self) -> None:
        self._scaled.clear()

    def _renew_stream(self) -> None:
        self._build()

    def _prepare(self, name: str) -> None:
        self._data(name)

    def _data(self, name: str) -> bytes:
        """As loud as it is to be."""
        data = self._scaled.get(name)
        if data is None:
            share = round(self._loudness * 65536)
            values = self._samples.get(name, ())
            scaled = array("h", (value * share >> 16 for value in values))
            data = self._scaled[name] = scaled.tobytes()
        return data


def listen_to_input(player: PulseTonePlayer) -> None:
    listen(player.deliver)


def play_tones(
    folder: str,
    answer: Callable[[Answer], None] = write_answer,
    attach: Callable[[PulseTonePlayer], None] = listen_to_input,
) -> int | None:
    """The status to end the process with; None: no server answers, and Qt is to be asked, which
    plays to PipeWire alone as well. Where there is no Qt either, a server is waited for.

    `attach` gets the player before it begins, to deliver to it what comes.
    """
    try:
        pulse: Any = load_pulse()
    except OSError as error:  # Qt's library for sound would not be loaded without it either
        answer(Problem("no-library", str(error)))
        return NO_LIBRARY_STATUS
    # The desktop's own device, as with Qt; this is for what speaks.
    os.environ.pop("PULSE_SINK", None)
    sockets = ServerSockets(os.environ)
    server = PulseServer(pulse)
    if not server.connect(APPLICATION) and _has_qt_for_sound():
        return None
    player = PulseTonePlayer(answer, folder, server, sockets)
    attach(player)
    try:
        return player.run()
    finally:
        server.close()  # the process may go on without it


def _has_qt_for_sound() -> bool:
    from importlib.util import find_spec

    try:
        return find_spec("PySide6.QtMultimedia") is not None
    except ImportError:  # nothing of Qt at all
        return False
