"""Sounds and voice, and a try of each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.sound.engine.voice.quieter_others import is_possible_here
from backcompanion.ui import theme
from backcompanion.ui.settings.setting_binding import (
    SettingBinding,
    SettingControl,
    setting_chips,
    setting_slider,
)
from backcompanion.ui.settings.settings_section import SettingsSection
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.search_combo import SearchCombo
from backcompanion.ui.widgets.switch import Switch


class SoundSection(SettingsSection):
    """What only matters while sounds or the voice are on can be set only then."""

    sound_test_requested = Signal()
    voice_test_requested = Signal()

    def __init__(self, live: LiveSettings) -> None:
        super().__init__(
            _("Sound and voice"), _("So that you can follow without seeing the screen.")
        )
        self._live = live
        self._test_sound_button = Button(_("Test"), icon="volume-2", height=34, pixels=13)
        self._test_sound_button.setAccessibleName(_("Test the sounds"))
        self._test_voice_button = Button(_("Test"), icon="message-square", height=34, pixels=13)
        self._test_voice_button.setAccessibleName(_("Test the voice"))
        self._volume = setting_slider("volume", formats.percent)
        self._voice = SearchCombo([("", _("Chosen for you"))], _missing_voice)
        self._rate = setting_slider("voice_rate", _rate)
        self._voice_volume = setting_slider("voice_volume", formats.percent)
        self._amount_chips = setting_chips(
            "amount",
            {
                "everything": _("Everything"),
                "names": _("Names and times"),
                "tones": _("Nothing"),
            },
        )
        self._no_voice_text = Label(
            _("No voice was found on this computer. The sounds lead you all the same."),
            13,
            role=theme.MUTED,
            wrap=True,
        )
        self._no_voice_text.hide()
        # Below the button that was pressed last.
        self._sound_result = _result_line()
        self._voice_result = _result_line()
        self._result_shown: Label | None = None
        self._add_bound_row(
            "sounds", _("Sounds"), Switch(), _("Tones for start, end and the last seconds.")
        )
        self._add_bound_row(
            "volume", _("Volume of the sounds"), self._volume, trailing=self._test_sound_button
        )
        self.add_remark(self._sound_result)
        self._add_bound_row("voice", _("Voice"), Switch())
        self.add_remark(self._no_voice_text)
        self._add_bound_row("amount", _("How much is said"), self._amount_chips)
        self._add_bound_row(
            "voice_name", _("Which voice"), self._voice, trailing=self._test_voice_button
        )
        self.add_remark(self._voice_result)
        self._add_bound_row("voice_rate", _("Speed of the voice"), self._rate)
        self._add_bound_row("voice_volume", _("Volume of the voice"), self._voice_volume)
        self._add_quieter_others()
        self._test_sound_button.clicked.connect(self._on_test_sound_clicked)
        self._test_voice_button.clicked.connect(self._on_test_voice_clicked)
        live.changed.connect(self._on_setting_changed)
        self._update_enabled()

    def _add_quieter_others(self) -> None:
        self._quieter = Switch()
        self._can_quieten = is_possible_here()
        self._add_bound_row(
            "quieter_others",
            _("Music of other programs"),
            self._quieter,
            _("Made quieter while something is said.")
            if self._can_quieten
            else _("This system has no way to make it quieter while something is said."),
        )

    def set_voices(self, names: Sequence[str]) -> None:
        """The voices of this computer, once they are known. None of them: the row says so."""
        self._voice.set_options([("", _("Chosen for you")), *((name, name) for name in names)])
        self._voice.show_value(self._live.now.voice_name)
        self._no_voice_text.setVisible(not names)

    def show_check(self, text: str) -> None:
        """What a test plays, says or has found; empty takes it away."""
        for line in (self._sound_result, self._voice_result):
            line.setText(text if line is self._result_shown else "")
            line.setVisible(bool(line.text()))

    def _add_bound_row(
        self,
        name: str,
        label: str,
        control: SettingControl,
        note: str = "",
        trailing: QWidget | None = None,
    ) -> None:
        self.add_row(label, control, note, trailing)
        SettingBinding(self._live, name, control)

    def _on_setting_changed(self, name: str) -> None:
        if name in ("sounds", "voice"):
            self._update_enabled()

    def _update_enabled(self) -> None:
        now = self._live.now
        of_sounds: tuple[QWidget, ...] = (self._volume, self._test_sound_button)
        of_voice: tuple[QWidget, ...] = (
            self._amount_chips,
            self._voice,
            self._test_voice_button,
            self._rate,
            self._voice_volume,
        )
        for widget in of_sounds:
            widget.setEnabled(now.sounds)
        for widget in of_voice:
            widget.setEnabled(now.voice)
        self._quieter.setEnabled(now.voice and self._can_quieten)

    # Slots that drop what `clicked` carries.

    def _on_test_sound_clicked(self) -> None:
        self._result_shown = self._sound_result
        self.sound_test_requested.emit()

    def _on_test_voice_clicked(self) -> None:
        self._result_shown = self._voice_result
        self.voice_test_requested.emit()


def _missing_voice(name: str) -> str:
    return _("{name} (not found now)").format(name=name)


def _result_line() -> Label:
    line = Label("", 13, role=theme.MUTED, wrap=True)
    line.hide()
    return line


def _rate(value: int) -> str:
    if value == 0:
        return _("as usual")
    words = _("{n} % faster") if value > 0 else _("{n} % slower")
    return words.format(n=abs(value))
