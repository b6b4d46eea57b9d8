"""What became of something that was handed over to be written."""

import threading
from collections.abc import Callable

OnSaved = Callable[[], None]


class Receipt:
    """What became of one entry. `error` is set where it can never be written."""

    __slots__ = ("_done", "_on_saved", "error")

    def __init__(self, on_saved: OnSaved | None = None) -> None:
        self._on_saved = on_saved
        self._done = threading.Event()
        self.error: Exception | None = None

    @property
    def saved(self) -> bool:
        return self._done.is_set() and self.error is None

    def wait(self, seconds: float) -> bool:
        """Waits until it is on disk; False: not yet, or never (`error`)."""
        self._done.wait(seconds)
        return self.saved

    def settle(self, error: Exception | None) -> None:
        self.error = error
        self._done.set()
        if error is None and self._on_saved is not None:
            self._on_saved()
