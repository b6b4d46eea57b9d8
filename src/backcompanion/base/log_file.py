"""The log on disk: it makes room for itself, at a launch and while the window stays open.

`logging.handlers` would bring sockets and queues along, and a launch counts milliseconds.
"""

import errno
import io
import logging
import os
from contextlib import suppress
from pathlib import Path

MAX_BYTES = 256 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class LogFile(logging.FileHandler):
    """At most twice MAX_BYTES and one entry: the file, and the one before it (`.1.log`).

    A disk that fails is not told here: whatever writes there says so by itself.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", delay=True)
        self._file = file
        self.setFormatter(logging.Formatter(_FORMAT))
        if file.exists() and file.stat().st_size > MAX_BYTES:
            self._rotate()

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._follow_file()
            super().emit(record)
            self._make_room()
        except (OSError, ValueError):  # it cannot be opened, or written, or was closed
            self._close_stream()

    def _follow_file(self) -> None:
        """Begins anew where somebody has moved or deleted what is being written."""
        if self.stream is None:
            return
        opened = os.fstat(self.stream.fileno())
        try:
            there = self._file.stat()
        except OSError:
            self._close_stream()
            return
        if (opened.st_dev, opened.st_ino) != (there.st_dev, there.st_ino):
            self._close_stream()

    def _make_room(self) -> None:
        # Not `tell`, which writes first, and raises where the disk is full.
        if self.stream is not None and os.fstat(self.stream.fileno()).st_size > MAX_BYTES:
            self._close_stream()
            self._rotate()

    def _close_stream(self) -> None:
        """It is opened again by the next entry; what could not be written goes with it."""
        stream, self.stream = self.stream, None
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.close()

    def _open(self) -> io.TextIOWrapper:
        if self._file.is_fifo():  # it would be waited for until somebody reads
            raise OSError(errno.EINVAL, "no ordinary file")
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Says nothing, where logging would print a traceback for the person to see."""
        self._close_stream()

    def _rotate(self) -> None:
        try:
            self._file.replace(self._file.with_suffix(".1.log"))
        except OSError:  # then it goes on where it is
            return


def configure_logging(folder: Path, *, debug: bool) -> None:
    """Everything to standard error with `debug`; what matters into a file that rotates."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    if debug:
        root.addHandler(logging.StreamHandler())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        root.addHandler(LogFile(folder / "backcompanion.log"))
    except OSError as error:
        logging.getLogger(__name__).info("no log file: %s", error)
