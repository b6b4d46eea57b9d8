"""Keeps the screen on while a session runs: asks the desktop, or lets the window do it."""

import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.session import State

MAY_SLEEP_AFTER_SECONDS = 300.0
# A screen goes dark after a minute at the soonest.
LOOK_AGAIN_SECONDS = 20.0
# The window stands still meanwhile. Who ends without a word loses what was granted, too.
STOP_SECONDS = 0.04


class WakeLock(Protocol):
    @property
    def active(self) -> bool:
        """Whether the desktop has granted it, and whoever did is still there."""


WakeLockFactory = Callable[[], AbstractContextManager[WakeLock]]
"""Makes a context in which the screen stays on."""

InhibitIdle = Callable[[], Callable[[], None] | None]
"""Keeps it on for the window that is seen, until what it returns is called; None: cannot."""


class KeepAwake(QObject):
    """The screen stays on while a session goes, and may sleep after five minutes of pause.

    The desktop is asked over D-Bus, elsewhere by wakepy, and its answer waited for: in a thread of
    its own, which is where wakepy has to be entered and left. Where nobody answers there, the
    window holds the screen itself (`inhibit`), if it can. `problem_occurred` is told once, and only
    while the screen is asked to stay on.
    """

    problem_occurred = Signal(str)
    _refused = Signal(object)

    def __init__(
        self,
        keep: WakeLockFactory,
        may_sleep_after_seconds: float = MAY_SLEEP_AFTER_SECONDS,
        parent: QObject | None = None,
        inhibit: InhibitIdle | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._inhibit = inhibit or _by_the_window
        self._end_inhibition: Callable[[], None] | None = None
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
        if self._end_inhibition is not None:
            self._end_inhibition()
            self._end_inhibition = None

    def stop(self) -> None:
        """For the end of the program: gives the desktop a moment to hear of it."""
        self.release()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)

    def _hold_until_released(self, release_event: threading.Event) -> None:
        try:
            while self._hold_as_long_as_it_is_granted(release_event):
                pass
        except (ImportError, OSError, RuntimeError):
            # A library that is missing, or what wakepy raises.
            if not release_event.is_set():
                self._refused.emit(release_event)

    def _hold_as_long_as_it_is_granted(self, release_event: threading.Event) -> bool:
        """Whether the desktop is to be asked anew: who had granted it has ended, or was started
        again and knows nothing of it.
        """
        with self._keep() as lock:
            if not _is_granted(lock):
                self._refused.emit(release_event)
                return False
            while not release_event.wait(LOOK_AGAIN_SECONDS):
                if not _is_granted(lock):
                    return True
        return False

    def _on_refused(self, release_event: threading.Event) -> None:
        # One that nobody waits for any more is dropped: the session is over, or another goes on.
        if release_event is not self._release_event:
            return
        if self._end_inhibition is None:
            self._end_inhibition = self._inhibit()
        if self._end_inhibition is None and not self._reported:
            self._reported = True
            self.problem_occurred.emit(refused_message())


def _is_granted(lock: WakeLock) -> bool:
    return lock.active


def stays_on(keep: WakeLockFactory) -> bool:
    """Asks for it, for a moment. Raises what the library does."""
    from backcompanion.system.idle_inhibitor import is_offered

    with keep() as lock:
        return lock.active or is_offered()


def _by_the_window() -> Callable[[], None] | None:
    from backcompanion.system.idle_inhibitor import inhibit_idle

    return inhibit_idle()


def refused_message() -> str:
    return _(
        "This desktop does not let the screen be kept on. "
        "Set it to stay on for half an hour in the system's settings."
    )


def presentation_mode() -> AbstractContextManager[WakeLock]:
    """The real thing; called in the thread, as what it imports takes its time."""
    if not sys.platform.startswith("linux"):
        from wakepy import keep

        return keep.presenting(on_fail="pass")
    from backcompanion.system.screen_inhibition import ScreenInhibition

    return ScreenInhibition()
