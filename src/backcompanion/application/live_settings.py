"""The settings as the window sees them: what holds now, and a word when one changes."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.settings import Settings
from backcompanion.application.settings_file import SettingsFile

_CLOSE_SECONDS = 5.0


class LiveSettings(QObject):
    """`changed` names the setting that has another value now.

    It is written at once or, with `in_background`, in a thread: a disk may take half a second, and
    the window is not to wait for it. `failed` says then why it could not be, in one sentence.
    """

    changed = Signal(str)
    failed = Signal(str)

    def __init__(
        self, file: SettingsFile, parent: QObject | None = None, *, in_background: bool = False
    ) -> None:
        super().__init__(parent)
        self._file, self._in_background = file, in_background
        self._task: BackgroundTask | None = None
        self._changed_meanwhile = False

    @property
    def now(self) -> Settings:
        return self._file.settings

    @property
    def problem(self) -> str:
        """Why the file could not be read or written, in one sentence, or empty."""
        return self._file.problem

    @property
    def write_error(self) -> str:
        """Why the latest change is not on disk, in one sentence, or empty. Waits for the disk."""
        self.flush()
        return self._file.write_error

    def change(self, **values: Any) -> None:
        before = self._file.settings
        if not self._file.apply(**values):
            return
        self._write()
        after = self._file.settings
        for name in values:
            if getattr(before, name) != getattr(after, name):
                self.changed.emit(name)

    def check_for_changes(self) -> None:
        """Takes what a command has written into the file meanwhile, and tells of it."""
        if self._task is None:
            for name in self._file.follow():
                self.changed.emit(name)

    def flush(self, seconds: float = _CLOSE_SECONDS) -> None:
        """Waits until what was changed is on disk, or has failed to be."""
        while self._task is not None and self._task.wait(seconds) and self._changed_meanwhile:
            self._task.succeeded.disconnect(self._on_written)
            self._start_writing()

    def _write(self) -> None:
        if not self._in_background:
            self._file.write()
        elif self._task is not None:
            self._changed_meanwhile = True
        else:
            self._start_writing()

    def _start_writing(self) -> None:
        self._changed_meanwhile = False
        # Not a daemon: what was changed last is written even if the window is gone.
        self._task = BackgroundTask(self, "settings", abortable=False, daemon=False)
        self._task.succeeded.connect(self._on_written)
        self._task.start(self._file.write)

    def _on_written(self) -> None:
        self._task = None
        if self._file.write_error:
            self.failed.emit(self._file.write_error)
        if self._changed_meanwhile:
            self._start_writing()
