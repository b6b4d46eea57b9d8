"""Keeps the screen on while a session runs, through wakepy."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.session import State

MAY_SLEEP_AFTER_SECONDS = 300.0


class WakeLock(Protocol):
    @property
    def active(self) -> bool:
        """Whether the desktop has granted it."""


WakeLockFactory = Callable[[], AbstractContextManager[WakeLock]]
"""Makes a context in which the screen stays on."""


class KeepAwake(QObject):
    """The screen stays on while a session goes, and may sleep after five minutes of pause.

    wakepy speaks to the desktop over D-Bus and waits for its answer: it lives in a thread of its
    own, which is where it has to be entered and left. `problem_occurred` is told once, and only
    while the screen is asked to stay on.
    """

    problem_occurred = Signal(str)
    _refused = Signal(object)

    def __init__(
        self,
        keep: WakeLockFactory,
        may_sleep_after_seconds: float = MAY_SLEEP_AFTER_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._release_event: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self._reported = False
        self._pause_timer = QTimer(self)
        self._pause_timer.setSingleShot(True)
        self._pause_timer.setInterval(round(may_sleep_after_seconds * 1000))
        self._pause_timer.timeout.connect(self.release)
        self._refused.connect(self._on_refused)

    @property
    def is_held(self) -> bool:
        """Whether the screen is asked to stay on; the desktop may still have refused."""
        return self._release_event is not None

    def set_session_state(self, state: State) -> None:
        """After every look at the session, or whenever its state changes."""
        if state in ("running", "leading-in"):
            self._pause_timer.stop()
            self.acquire()
        elif state == "paused":
            if self.is_held and not self._pause_timer.isActive():
                self._pause_timer.start()
        else:
            self.release()

    def acquire(self) -> None:
        if self._release_event is None:
            self._release_event = threading.Event()
            self._thread = threading.Thread(
                target=self._hold_until_released, args=(self._release_event,), daemon=True
            )
            self._thread.start()

    def release(self) -> None:
        """Does not wait for the desktop's answer."""
        self._pause_timer.stop()
        if self._release_event is not None:
            self._release_event.set()
            self._release_event = None

    def stop(self) -> None:
        """For the end of the program: gives the desktop a moment to hear of it."""
        self.release()
        if self._thread is not None:
            self._thread.join(1.0)

    def _hold_until_released(self, release_event: threading.Event) -> None:
        try:
            with self._keep() as mode:
                if mode.active:
                    release_event.wait()
                else:
                    self._refused.emit(release_event)
        except (ImportError, OSError, RuntimeError):
            # What wakepy raises, or a desktop that went away meanwhile.
            if not release_event.is_set():
                self._refused.emit(release_event)

    def _on_refused(self, release_event: threading.Event) -> None:
        # One that nobody waits for any more is dropped: the session is over, or another goes on.
        if release_event is self._release_event and not self._reported:
            self._reported = True
            self.problem_occurred.emit(refused_message())


def refused_message() -> str:
    return _(
        "This desktop does not let the screen be kept on. "
        "Set it to stay on for half an hour in the system's settings."
    )


def presentation_mode() -> AbstractContextManager[WakeLock]:
    """The real thing; called in the thread, as wakepy takes 70 ms to import."""
    from wakepy import keep

    return keep.presenting(on_fail="pass")
