"""Light, dark, or as the system: keeps the theme in step with both."""

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
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        live.changed.connect(self._on_setting_changed)

    def _on_system_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if scheme != Qt.ColorScheme.Unknown:
            self._system = "dark" if scheme == Qt.ColorScheme.Dark else "light"
            self._apply()

    def _on_setting_changed(self, name: str) -> None:
        if name == "theme":
            self._apply()

    def _apply(self) -> None:
        choice = self._live.now.theme
        theme.apply(self._app, choice, self._system)  # type: ignore[arg-type]
