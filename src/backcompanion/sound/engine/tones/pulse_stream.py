"""One stream of a sound server, on which one tone at a time is played.

The whole tone is handed over at once: from then on it is the server's, however busy we are.
"""

from typing import Any

from backcompanion.sound.engine.tones import pulse_library as lib
from backcompanion.sound.engine.tones.pulse_server import PulseServer

# The device may be half of that ahead of what is heard, and the server asks for more four times in
# it, though it has the whole tone: at 20 ms a tone cost 9 ms of processor, at 80 ms 4, at 200 ms 2.
BUFFER_SECONDS = 0.08
BYTES_A_SAMPLE = 2


class PulseStream:
    """On the default device, or where the person has moved us to, and moves with it."""

    def __init__(self, server: PulseServer, rate: int) -> None:
        """Raises PulseLostError; `is_alive` tells whether there is a device."""
        pulse, self._server = server.pulse, server
        self._pulse: Any = pulse
        self.ended = False
        """Set when a tone was played to its end. To be reset."""
        self._on_underflow = lib.StreamCallback(self._note_underflow)
        spec = lib.SampleSpec(lib.SAMPLES_OF_16_BITS, rate, 1)
        self._stream = pulse.pa_stream_new(server.context, b"tones", spec, None)
        pulse.pa_stream_set_underflow_callback(self._stream, self._on_underflow, None)
        likes = lib.AS_THE_SERVER_LIKES
        buffer = lib.BufferAttributes(
            maxlength=likes,
            tlength=round(BUFFER_SECONDS * rate) * BYTES_A_SAMPLE,
            prebuf=BYTES_A_SAMPLE,  # it begins with the first sample
            minreq=likes,
            fragsize=likes,
        )
        flags = lib.START_CORKED | lib.ADJUST_LATENCY
        self._corked = True
        if pulse.pa_stream_connect_playback(self._stream, None, buffer, flags, None, None) == 0:
            server.wait_until(lambda: self._state() >= lib.STREAM_READY or not server.is_connected)

    @property
    def is_alive(self) -> bool:
        return self._server.is_connected and self._state() == lib.STREAM_READY

    @property
    def device(self) -> bytes:
        """The name of the one on which it plays."""
        name: bytes | None = self._pulse.pa_stream_get_device_name(self._stream)
        return name or b""

    def play(self, data: bytes) -> None:
        """At once, in the place of what still plays."""
        self.silence()
        self.ended = False
        self._pulse.pa_stream_write(self._stream, data, len(data), None, 0, lib.SEEK_RELATIVE)
        self._cork(False)

    def silence(self) -> None:
        """Drops what was not heard yet."""
        self._server.finish(self._pulse.pa_stream_flush(self._stream, None, None))

    def rest(self) -> None:
        """The device may sleep until the next tone."""
        self._cork(True)

    def close(self) -> None:
        self._pulse.pa_stream_set_underflow_callback(self._stream, lib.StreamCallback(), None)
        self._pulse.pa_stream_disconnect(self._stream)
        self._pulse.pa_stream_unref(self._stream)

    def _cork(self, corked: bool) -> None:
        if corked != self._corked:
            self._corked = corked
            self._server.finish(self._pulse.pa_stream_cork(self._stream, corked, None, None))

    def _note_underflow(self, _stream: int, _data: int) -> None:
        self.ended = True

    def _state(self) -> int:
        return int(self._pulse.pa_stream_get_state(self._stream))
