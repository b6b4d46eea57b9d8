"""Keeps the screen on while a session runs, through wakepy."""

import threading
from contextlib import AbstractContextManager
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.session import State

MAY_SLEEP_AFTER_SECONDS = 300.0


class Keep(Protocol):
    """Makes a context in which the screen stays on; `active` of what it gives tells whether."""

    def __call__(self) -> AbstractContextManager[Any]: ...


class Awake(QObject):
    """The screen stays on while a session goes, and may sleep after five minutes of pause.

    wakepy speaks to the desktop over D-Bus and waits for its answer: it lives in a thread of its
    own, which is where it has to be entered and left. `problem` is told once.
    """

    problem = Signal(str)
    _could_not = Signal()

    def __init__(
        self,
        keep: Keep | None = None,
        may_sleep_after_seconds: float = MAY_SLEEP_AFTER_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep or _presenting
        self._let_go: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self._told = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(round(may_sleep_after_seconds * 1000))
        self._pause.timeout.connect(self.release)
        self._could_not.connect(self._tell)

    @property
    def holding(self) -> bool:
        """Whether the screen is asked to stay on; the desktop may still have refused."""
        return self._let_go is not None

    def follow(self, state: State) -> None:
        """After every look at the session, or whenever its state changes."""
        if state in ("running", "leading-in"):
            self._pause.stop()
            self.hold()
        elif state == "paused":
            if self.holding and not self._pause.isActive():
                self._pause.start()
        else:
            self.release()

    def hold(self) -> None:
        if self._let_go is None:
            self._let_go = threading.Event()
            self._thread = threading.Thread(target=self._stay, args=(self._let_go,), daemon=True)
            self._thread.start()

    def release(self) -> None:
        """Does not wait for the desktop's answer."""
        self._pause.stop()
        if self._let_go is not None:
            self._let_go.set()
            self._let_go = None

    def stop(self) -> None:
        """For the end of the program: gives the desktop a moment to hear of it."""
        self.release()
        if self._thread is not None:
            self._thread.join(1.0)

    def _stay(self, let_go: threading.Event) -> None:
        try:
            with self._keep() as mode:
                if mode.active:
                    let_go.wait()
                else:
                    self._could_not.emit()
        except (ImportError, OSError, RuntimeError):
            # What wakepy raises, or a desktop that went away meanwhile.
            if not let_go.is_set():
                self._could_not.emit()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.problem.emit(
                _(
                    "This desktop does not let the screen be kept on. "
                    "Set it to stay on for half an hour in the system's settings."
                )
            )


def _presenting() -> AbstractContextManager[Any]:
    # 70 ms to import: in the thread, when the first session starts.
    from wakepy import keep

    return keep.presenting(on_fail="pass")
