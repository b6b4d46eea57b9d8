"""Files of one's own that are changed by another program while the window is open."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

FOLDERS = ("routines", "exercises", "motions")
# An editor that writes by way of a second file makes several changes of one.
SETTLE_MILLISECONDS = 150
# Each takes a place in a table of the system that all programs share.
MOST_FILES = 500


class FolderWatch(QObject):
    """`changed`: something in one of the folders is otherwise than before, and has settled.

    A folder that is still to come is waited for, and a file that is replaced by another of its name
    is followed. Nothing runs while nothing happens.
    """

    changed = Signal()

    def __init__(
        self, data: Path, parent: QObject, settle_milliseconds: int = SETTLE_MILLISECONDS
    ) -> None:
        super().__init__(parent)
        self._data = data
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)
        self._watcher.fileChanged.connect(self._on_file_changed)
        self._settle_timer = QTimer(self, singleShot=True)
        self._settle_timer.setInterval(settle_milliseconds)
        self._settle_timer.timeout.connect(self._on_settled)
        self._follow()

    def _on_folder_changed(self, folder: str) -> None:
        # The data folder itself changes with each setting: only a new folder in it is news.
        if Path(folder) != self._data or not self._paths() <= self._followed():
            self._settle_timer.start()

    def _on_file_changed(self, _file: str) -> None:
        self._settle_timer.start()

    def _on_settled(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """A file that was replaced is watched no longer, and has to be named again."""
        if missing := self._paths() - self._followed():
            self._watcher.addPaths(sorted(missing))

    def _followed(self) -> set[str]:
        return {*self._watcher.directories(), *self._watcher.files()}

    def _paths(self) -> set[str]:
        folders = [folder for name in FOLDERS if (folder := self._data / name).is_dir()]
        try:
            files = [file for folder in folders for file in sorted(folder.glob("*.toml"))]
        except OSError:
            files = []
        return {str(path) for path in (self._data, *folders, *files[:MOST_FILES]) if path.exists()}
