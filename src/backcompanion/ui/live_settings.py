"""The settings as the window sees them: what holds now, and a word when one changes."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from backcompanion.settings import Settings, SettingsFile


class LiveSettings(QObject):
    """`changed` names the setting that has another value now; it is written already."""

    changed = Signal(str)

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    @property
    def now(self) -> Settings:
        return self._file.settings

    @property
    def problem(self) -> str:
        """Why the file could not be read or written, in one sentence, or empty."""
        return self._file.problem

    @property
    def unwritten(self) -> str:
        """Why the latest change is not on disk, in one sentence, or empty."""
        return self._file.unwritten

    def change(self, **values: Any) -> None:
        before = self._file.settings
        after = self._file.change(**values)
        for name in values:
            if getattr(before, name) != getattr(after, name):
                self.changed.emit(name)
