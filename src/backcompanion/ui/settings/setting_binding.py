"""What a row of the settings can hold, and how it is tied to a setting.

Every control shows a value with `show_value`, sends `chosen` only when the person chose, and takes
its accessible name from the row with `set_label`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings import SETTINGS
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.slider import Slider


class SettingControl(Protocol):
    chosen: Any  # a Signal(object); bound, a SignalInstance

    def show_value(self, value: Any) -> None: ...

    def set_label(self, label: str) -> None: ...

    def focus_target(self) -> QWidget:
        """The widget that takes the focus."""
        ...


def setting_slider(name: str, text_of: Callable[[int], str], step: int = 5) -> Slider:
    """Over all that the setting of that name may be."""
    return Slider(int(SETTINGS[name].low), int(SETTINGS[name].high), step, text_of)


def setting_chips(name: str, labels: Mapping[str, str]) -> ChoiceChips:
    """Every choice of the setting of that name."""
    return ChoiceChips([(choice, labels[choice]) for choice in SETTINGS[name].choices])


class SettingBinding(QObject):
    """Keeps a control and the setting of that name the same, in both directions."""

    def __init__(self, live: LiveSettings, name: str, control: SettingControl) -> None:
        assert isinstance(control, QWidget)
        super().__init__(control)
        self._live = live
        self._name = name
        self._control: SettingControl = control
        control.show_value(getattr(live.now, name))
        chosen: SignalInstance = control.chosen
        chosen.connect(self._on_chosen)
        live.changed.connect(self._on_setting_changed)

    def _on_chosen(self, value: object) -> None:
        self._live.change(**{self._name: value})

    def _on_setting_changed(self, name: str) -> None:
        if name == self._name:
            self._control.show_value(getattr(self._live.now, name))
