"""The file of this device: whole here, in the data folder, and brought to the shared one.

The one here is appended to first, so that nothing waits for a folder that is away; what the shared
one lacks of it is appended there. One that was cut or lost there is written again from here.
"""

import os
from collections.abc import Iterable
from errno import EACCES, EDQUOT, ENOSPC, EROFS
from pathlib import Path

from backcompanion.base.atomic_file import replacing
from backcompanion.history.folder.event import read_event
from backcompanion.history.folder.folder_files import ENDING, parse


class OwnLog:
    """`path`: of the file here."""

    def __init__(self, path: Path, device: str) -> None:
        self.path, self._device = path, device
        self.name = f"{device}{ENDING}"

    def lines(self) -> tuple[str, ...]:
        """Raises OSError."""
        return parse(self.name, self._content()).lines

    def append(self, lines: Iterable[str]) -> None:
        """On disk when it returns. Raises OSError, and then some of them may be there."""
        text = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
        if not text:
            return
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        length = len(self._content())  # without half a line that a power cut has left
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.truncate(length)
            file.seek(length)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    def _content(self) -> bytes:
        """Up to the end of the last whole line."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return b""
        return content[: content.rfind(b"\n") + 1]

    def unpublished(self, folder: Path) -> int:
        """How many lines the shared file lacks. Raises OSError."""
        try:
            there = (folder / self.name).read_bytes()
        except FileNotFoundError:
            there = b""
        known = set(there[: there.rfind(b"\n") + 1].split(b"\n"))
        return sum(line not in known for line in self._content().split(b"\n") if line)

    def publish(self, folder: Path) -> bool:
        """Makes the shared file hold all that is here; whether it had to be written again.

        Lines of ours that stand only there, after this computer was set back to an earlier day, are
        taken in. Raises OSError.
        """
        target = folder / self.name
        own = self._content()
        try:
            there = target.read_bytes()
        except FileNotFoundError:
            there = b""
        if there == own:
            return False
        if not own.startswith(there):
            known = set(own.split(b"\n"))
            present = parse(self.name, there).lines
            missing = [
                line for line in present if line.encode("utf-8", "surrogateescape") not in known
            ]
            self.append(line for line in missing if self._is_ours(line))
            own = self._content()
            if own == there:
                return False
        if own.startswith(there):
            _append(target, own, len(there))
            return False
        _write_again(target, own)
        return True

    def publish_where_it_was(self, folder: Path) -> None:
        """As `publish`; a folder without our file is taken for a disk that is not in. Raises
        OSError.
        """
        (folder / self.name).stat()
        self.publish(folder)

    def _is_ours(self, line: str) -> bool:
        event = read_event(line)
        return event is not None and event.device == self._device


def _append(target: Path, content: bytes, start: int) -> None:
    """One write, so that nobody sees more of a line than was written of it."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.lseek(descriptor, start, os.SEEK_SET)
        view = memoryview(content)[start:]
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_again(target: Path, content: bytes) -> None:
    try:
        with replacing(target) as draft:
            draft.write_bytes(content)
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT, EROFS, EACCES):
            raise
        # No file can be moved onto another there.
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
