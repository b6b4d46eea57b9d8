"""Light, dark, or as the system, with more contrast where that asks for it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from backcompanion.application.live_settings import LiveSettings
from backcompanion.ui import theme


class ThemeFollower(QObject):
    """Applies the theme when it is made, and again when the setting or the system changes."""

    def __init__(self, app: QApplication, live: LiveSettings) -> None:
        super().__init__()
        self._app, self._live = app, live
        # The real palette is looked at before ours takes its place; later only the hint can tell.
        self._system = theme.system_scheme()
        hints = app.styleHints()
        accessibility = hints.accessibility()
        self._high_contrast = _is_high(accessibility.contrastPreference())
        self._apply()
        hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
        accessibility.contrastPreferenceChanged.connect(self._on_contrast_changed)
        live.changed.connect(self._on_setting_changed)

    def _on_system_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if scheme != Qt.ColorScheme.Unknown:
            self._system = "dark" if scheme == Qt.ColorScheme.Dark else "light"
            self._apply()

    def _on_contrast_changed(self, preference: Qt.ContrastPreference) -> None:
        self._high_contrast = _is_high(preference)
        self._apply()

    def _on_setting_changed(self, name: str) -> None:
        if name == "theme":
            self._apply()

    def _apply(self) -> None:
        choice = self._live.now.theme
        theme.apply(
            self._app,
            choice,  # type: ignore[arg-type]
            self._system,
            high_contrast=self._high_contrast,
        )


def _is_high(preference: Qt.ContrastPreference) -> bool:
    return preference == Qt.ContrastPreference.HighContrast
