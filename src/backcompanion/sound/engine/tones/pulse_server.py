"""A connection to the sound server by libpulse, in the loop of this thread alone."""

import time
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from typing import Any

from backcompanion.sound.engine.tones import pulse_library as lib

# The server is on this machine: one that does not answer in this time is taken for hung.
MAX_ANSWER_SECONDS = 2.0
NO_TIMEOUT = -1


class PulseLostError(Exception):
    """The server is gone, or does not answer."""


class PulseServer:
    """What is called back only notes what has come: nothing of Python's is run in between, and
    nothing can be raised into the library.
    """

    def __init__(self, pulse: Any) -> None:
        """`pulse`: what `load_pulse` gives."""
        self.pulse = pulse
        self.context: int | None = None
        self.devices_changed = False
        """Set when devices have come, gone, or another one is the default. To be reset."""
        self._loop = pulse.pa_mainloop_new()
        self._default_sink = b""
        self._description = ""
        # As long as the library may call them, they have to be held.
        self._on_event = lib.EventCallback(self._note_event)
        self._on_server = lib.ServerInfoCallback(self._note_server)
        self._on_sink = lib.SinkInfoCallback(self._note_sink)

    def connect(self, name: str, *, may_start: bool = True) -> bool:
        """Whether a server answers. `name`: as the desktop's mixer shows it; `may_start`: the
        library may start one, where the system has it do so.
        """
        pulse = self.pulse
        self.context = pulse.pa_context_new(pulse.pa_mainloop_get_api(self._loop), name.encode())
        pulse.pa_context_set_subscribe_callback(self.context, self._on_event, None)
        flags = 0 if may_start else lib.NO_AUTOSPAWN
        if pulse.pa_context_connect(self.context, None, flags, None) < 0:
            self.close()
            return False
        with suppress(PulseLostError):
            self.wait_until(lambda: self._state() >= lib.CONTEXT_READY)
        if not self.is_connected:
            self.close()
            return False
        self.finish(
            pulse.pa_context_subscribe(self.context, lib.ON_SINKS | lib.ON_SERVER, None, None)
        )
        return True

    def close(self) -> None:
        """The loop stays."""
        if self.context is not None:
            self.pulse.pa_context_disconnect(self.context)
            self.pulse.pa_context_unref(self.context)
            self.context = None

    def free(self) -> None:
        """It is of no use afterwards."""
        self.pulse.pa_mainloop_free(self._loop)

    @property
    def is_connected(self) -> bool:
        return self.context is not None and self._state() == lib.CONTEXT_READY

    def default_sink(self) -> bytes:
        """b"" where there is none. Raises PulseLostError."""
        self._default_sink = b""
        self._ask(self.pulse.pa_context_get_server_info(self.context, self._on_server, None))
        return self._default_sink

    def description(self, sink: bytes) -> str:
        """What people call it; "" where there is no such one. Raises PulseLostError."""
        self._description = ""
        self._ask(
            self.pulse.pa_context_get_sink_info_by_name(self.context, sink, self._on_sink, None)
        )
        return self._description

    def wait(self, seconds: float | None) -> None:
        """Until something has come, at most for so long; None: however long that takes."""
        microseconds = NO_TIMEOUT if seconds is None else max(0, ceil(seconds * 1e6))
        if (
            self.pulse.pa_mainloop_prepare(self._loop, microseconds) < 0
            or self.pulse.pa_mainloop_poll(self._loop) < 0
            or self.pulse.pa_mainloop_dispatch(self._loop) < 0
        ):
            raise PulseLostError

    def wake_up(self) -> None:
        """Ends a `wait`; from any thread."""
        self.pulse.pa_mainloop_wakeup(self._loop)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Raises PulseLostError where that does not come about."""
        until = time.monotonic() + MAX_ANSWER_SECONDS
        while not condition():
            left = until - time.monotonic()
            if left <= 0:
                raise PulseLostError
            self.wait(left)

    def finish(self, operation: int | None) -> None:
        """One whose answer nobody waits for."""
        if operation:
            self.pulse.pa_operation_unref(operation)

    # --- what comes ---------------------------------------------------------------------------

    def _ask(self, operation: int | None) -> None:
        """Until it is answered."""
        if not operation:
            raise PulseLostError
        self._answered = False
        try:
            self.wait_until(lambda: self._answered or not self.is_connected)
        finally:
            self.pulse.pa_operation_cancel(operation)
            self.pulse.pa_operation_unref(operation)
        if not self._answered:
            raise PulseLostError

    def _note_event(self, _context: int, event: int, _index: int, _data: int) -> None:
        about_server = event & lib.EVENT_ON == lib.SERVER_EVENT
        # A device changes with each turn of its volume, and whenever it falls asleep.
        if about_server or event & lib.EVENT_IS != lib.CHANGED:
            self.devices_changed = True

    def _note_server(self, _context: int, server: Any, _data: int) -> None:
        if server:
            self._default_sink = server.contents.default_sink_name or b""
        self._answered = True

    def _note_sink(self, _context: int, sink: Any, end: int, _data: int) -> None:
        if end:
            self._answered = True  # or it was an error: there is none
        elif sink:
            self._description = (sink.contents.description or b"").decode("utf-8", "replace")

    def _state(self) -> int:
        return int(self.pulse.pa_context_get_state(self.context))
