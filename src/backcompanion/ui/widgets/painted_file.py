"""A file that Qt paints (a PDF, a picture), written by us: Qt says nothing of a full disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer

from backcompanion.base.atomic_file import replacing


@contextmanager
def painted_file(target: Path) -> Iterator[QBuffer]:
    """What is in the buffer takes the target's place afterwards, whole. Raises OSError."""
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    with replacing(target) as draft:  # first of all: what cannot be written is not painted
        yield content
        content.close()
        if not content.size():
            raise OSError(f"cannot write {target}")
        draft.write_bytes(content.data().data())
