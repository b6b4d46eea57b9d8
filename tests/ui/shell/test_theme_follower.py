"""The theme follows the system's wish for more contrast: at the start, and while it stands."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.ui import theme
from backcompanion.ui.shell.theme_follower import ThemeFollower


class SystemContrast(QObject):
    """In the place of QAccessibilityHints, which only a desktop can change."""

    contrastPreferenceChanged = Signal(Qt.ContrastPreference)

    def __init__(self, preference: Qt.ContrastPreference) -> None:
        super().__init__()
        self._preference = preference

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._preference


def test_more_contrast_as_the_system_says(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemContrast(Qt.ContrastPreference.HighContrast)
    monkeypatch.setattr(QStyleHints, "accessibility", lambda _hints: system)
    live = LiveSettings(SettingsFile(tmp_path))
    before = theme.colours()
    follower = ThemeFollower(qapp, live)
    try:
        live.change(theme="light")
        assert theme.colours() == theme.LIGHT_HIGH_CONTRAST
        live.change(theme="dark")
        assert theme.colours() == theme.DARK_HIGH_CONTRAST
        system.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
        assert theme.colours() == theme.DARK
        system.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
        assert theme.colours() == theme.DARK_HIGH_CONTRAST
        assert qapp.palette().window().color().name() == "#000000"
    finally:
        follower.deleteLater()
        theme.apply(qapp, "dark" if before.dark else "light", "light")
