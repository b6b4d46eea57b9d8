"""What the tones ask of libpulse, without one: time passes only when it is waited for."""

from collections.abc import Callable
from ctypes import pointer
from typing import Any

from backcompanion.sound.engine.tones import pulse_library as lib

END = -1


class StandInPulse:
    """`log`: what was asked for, and when. After what is planned, the server is gone."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.monotonic = lambda: self.now  # handed in for `time`
        self.log: list[tuple[float, str]] = []
        self.default_sink = b"speakers"
        self.names = {b"speakers": b"Speakers", b"headphones": b"Headphones"}
        self.context_state = lib.CONTEXT_READY
        self.stream_state = lib.STREAM_READY
        self.plays_to_the_end = True
        self.played: list[bytes] = []
        self._heard = 0
        self._plan: list[tuple[float, Callable[[], None]]] = []
        self._coming: list[Callable[[], None]] = []
        self._microseconds = 0
        self._answers: dict[str, Callable[..., None]] = {}

    def plan(self, seconds: float, action: Callable[[], None]) -> None:
        """So many seconds after the start."""
        self._plan.append((1000.0 + seconds, action))
        self._plan.sort(key=lambda entry: entry[0])

    def tell_of(self, event: int) -> None:
        self._answers["subscribe"](None, event, 0, None)

    def calls(self) -> list[str]:
        return [name for _at, name in self.log]

    # --- the loop -----------------------------------------------------------------------------

    def pa_mainloop_prepare(self, _loop: int, microseconds: int) -> int:
        self._microseconds = microseconds
        return 0

    def pa_mainloop_poll(self, _loop: int) -> int:
        if self._coming:
            return 0
        until = self.now + self._microseconds / 1e6 if self._microseconds >= 0 else float("inf")
        if self._plan and self._plan[0][0] <= until:
            self.now, action = self._plan.pop(0)
            self._coming.append(action)
        elif until == float("inf"):
            return END
        else:
            self.now = until
        return 0

    def pa_mainloop_dispatch(self, _loop: int) -> int:
        coming, self._coming = self._coming, []
        for action in coming:
            action()
        return 0

    def pa_mainloop_free(self, _loop: int) -> None:
        pass

    def pa_mainloop_wakeup(self, _loop: int) -> None:
        pass

    # --- the server ---------------------------------------------------------------------------

    def pa_context_get_state(self, _context: int) -> int:
        return self.context_state

    def pa_context_connect(self, *_arguments: Any) -> int:
        return 0

    def pa_context_set_subscribe_callback(self, _context: int, answer: Any, _data: Any) -> None:
        self._answers["subscribe"] = answer

    def pa_context_get_server_info(self, _context: int, answer: Any, _data: Any) -> int:
        server = pointer(lib.ServerInfo(default_sink_name=self.default_sink))
        self._coming.append(lambda: answer(None, server, None))
        return 1

    def pa_context_get_sink_info_by_name(
        self, _context: int, name: bytes, answer: Any, _data: Any
    ) -> int:
        if name in self.names:
            sink = pointer(lib.SinkInfo(name=name, description=self.names[name]))
            self._coming.append(lambda: answer(None, sink, 0, None))
        self._coming.append(lambda: answer(None, None, 1 if name in self.names else -1, None))
        return 1

    # --- the stream ---------------------------------------------------------------------------

    def pa_stream_connect_playback(self, *_arguments: Any) -> int:
        self._note("connect")
        self.stream_state = lib.STREAM_READY if self.default_sink else lib.STREAM_READY + 1
        return 0

    def pa_stream_get_state(self, _stream: int) -> int:
        return self.stream_state

    def pa_stream_get_device_name(self, _stream: int) -> bytes:
        return self.default_sink

    def pa_stream_set_underflow_callback(self, _stream: int, answer: Any, _data: Any) -> None:
        self._answers["underflow"] = answer

    def pa_stream_write(self, _stream: int, data: bytes, size: int, *_rest: Any) -> int:
        assert len(data) == size
        self._note("write")
        self.played.append(data)
        if self.plays_to_the_end:
            number, ended = len(self.played), self._answers["underflow"]

            def end() -> None:
                if number == self._heard:  # what was dropped has no end
                    ended(None, None)

            self._heard = number
            self.plan(self.now - 1000.0 + size / 2 / 44_100, end)
        return 0

    def pa_stream_cork(self, _stream: int, corked: bool, *_rest: Any) -> int:
        self._note("cork" if corked else "uncork")
        return 1

    def pa_stream_flush(self, *_arguments: Any) -> int:
        self._note("flush")
        self._heard = 0
        return 1

    def pa_stream_disconnect(self, _stream: int) -> int:
        self._note("disconnect")
        return 0

    def _note(self, name: str) -> None:
        self.log.append((round(self.now - 1000.0, 3), name))

    def __getattr__(self, name: str) -> Callable[..., int]:
        """The rest of them gives an address."""
        assert name in lib.FUNCTIONS, name
        return lambda *_arguments: 1
