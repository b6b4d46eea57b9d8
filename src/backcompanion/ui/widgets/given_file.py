"""The file that was dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def given_file(source: QMimeData) -> Path | None:
    """The first that lies on this computer."""
    for url in source.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
