"""One window for each data folder: a second start asks the first to come forward.

The kernel holds the lock and lets go of it when its owner ends, however that comes about. The way
to ask is a named pipe: nothing has to be imported for it, and no socket opened. It lies in the
system's folder for such things, as whatever reads every file of the data folder (some backup
programs) would wait at a pipe there for good. Where a system has no pipes, `single_instance_qt`
does the same by Qt's means. Where a file system has no locks, each start opens a window of its own.
"""

import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.i18n import gettext as _
from backcompanion.system.instance_request import (
    LOCK,
    MAX_REQUEST_BYTES,
    SingleInstance,
    StartRequest,
    activation_token,
    answer_own,
    parse_request,
    request_line,
    unreachable_window,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

# Where 0.2.0 had it.
_OLD_PIPE = "window.pipe"
ATTEMPTS, ATTEMPT_SECONDS = 10, 0.05


class PipeInstance:
    """`pipe`: a descriptor that can be read when another start asks to be shown, or None. `file`:
    what this one is to open, or ""; `begin`: it is to begin today's workout.
    """

    def __init__(
        self, lock: int | None, pipe: int | None, file: str = "", begin: bool = False
    ) -> None:
        self._lock, self.pipe, self._file, self._begin = lock, pipe, file, begin
        self._answer: Callable[[StartRequest], None] | None = None

    def listen(self, answer: Callable[[StartRequest], None], parent: "QObject") -> None:
        answer_own(answer, self._file, self._begin, parent)
        if self.pipe is None:
            return
        from PySide6.QtCore import QSocketNotifier

        self._answer = answer
        notifier = QSocketNotifier(self.pipe, QSocketNotifier.Type.Read, parent)
        notifier.activated.connect(self._on_readable)

    def take_request(self) -> StartRequest | None:
        """Of whoever asked last; None where nobody did."""
        if self.pipe is None:
            return None
        try:
            return parse_request(os.read(self.pipe, MAX_REQUEST_BYTES))
        except OSError:
            return None

    def release(self) -> None:
        for descriptor in (self.pipe, self._lock):
            if descriptor is not None:
                with suppress(OSError):
                    os.close(descriptor)
        self._lock = self.pipe = None

    def _on_readable(self) -> None:
        request = self.take_request()
        if request is not None and self._answer is not None:
            self._answer(request)


def acquire_instance(folder: Path, file: str = "", *, begin: bool = False) -> SingleInstance | None:
    """None: there is a window already, and it has been asked to come forward, to open `file`, and
    to `begin` today's workout. Raises MachineError where it cannot be asked: it was opened with
    another folder for pipes, or hears nothing any more.
    """
    try:
        import fcntl
    except ImportError:
        from backcompanion.system.single_instance_qt import acquire_with_qt

        return acquire_with_qt(folder, file, begin=begin)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:  # a folder that cannot be written: there is nothing that two could spoil
        return PipeInstance(None, None, file, begin)
    pipe = pipe_path(folder)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        if pipe is None or not _request_show(pipe, request_line(file, begin=begin)):
            raise unreachable_window() from None
        return None
    except OSError:  # no locks on this file system
        os.close(lock)
        return PipeInstance(None, None, file, begin)
    _remove_old_pipe(folder / _OLD_PIPE)
    return PipeInstance(lock, None if pipe is None else _listen(pipe), file, begin)


def already_open_message() -> str:
    """What a start says that has asked the window there is to come forward."""
    on_wayland = os.environ.get("QT_QPA_PLATFORM", "wayland").startswith("wayland")
    if on_wayland and os.environ.get("WAYLAND_DISPLAY") and not activation_token():
        return _(
            "Back Companion is open already. On Wayland only a click may bring a window forward, "
            "and this start had none: its window is marked where the desktop lists windows."
        )
    return _("Back Companion is open already; its window was asked to come forward.")


def pipe_path(folder: Path) -> Path | None:
    """The same for every way to write the folder's path; None where there is no place for it."""
    place = _runtime_folder()
    if place is None:
        return None
    status = folder.stat()
    return place / f"window-{status.st_dev:x}-{status.st_ino:x}.pipe"


def _runtime_folder() -> Path | None:
    """Ours alone: what others could put in our place is not used."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given and Path(given).is_dir():
        place = Path(given) / "backcompanion"
    else:
        import tempfile

        place = Path(tempfile.gettempdir()) / f"backcompanion-{os.getuid()}"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        status = place.lstat()
    except OSError:
        return None
    private = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    return place if private and not status.st_mode & 0o077 else None


def _remove_old_pipe(path: Path) -> None:
    with suppress(OSError):
        if stat.S_ISFIFO(path.lstat().st_mode):
            path.unlink()


def _listen(path: Path) -> int | None:
    try:
        if not stat.S_ISFIFO(path.lstat().st_mode):
            path.unlink()
    except OSError:
        pass
    try:
        if not path.exists():
            os.mkfifo(path, 0o600)
        # For writing too, so that it never comes to its end.
        pipe = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    except OSError:
        return None
    with suppress(OSError):  # what was asked of an owner who has ended
        os.read(pipe, 65536)
    return pipe


def _request_show(path: Path, request: bytes) -> bool:
    """Whether it was heard. One that has only just begun may not listen yet."""
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(ATTEMPT_SECONDS)
        with suppress(OSError):
            pipe = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            try:
                if stat.S_ISFIFO(os.fstat(pipe).st_mode):
                    os.write(pipe, request)
                    return True
            finally:
                os.close(pipe)
    return False
