"""The log on disk: it makes room for itself, at a launch and while the window stays open.

`logging.handlers` would bring sockets and queues along, and a launch counts milliseconds.
"""

import logging
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
            super().emit(record)
        except OSError:  # it could not even be opened
            return
        if self.stream is not None and self.stream.tell() > MAX_BYTES:
            self.stream.close()
            self.stream = None  # opened again by the next entry
            self._rotate()

    def handleError(self, record: logging.LogRecord) -> None:
        """Says nothing, where logging would print a traceback for the person to see."""

    def _rotate(self) -> None:
        try:
            self._file.replace(self._file.with_suffix(".1.log"))
        except OSError:  # then it goes on where it is
            return
