"""Sounds and voice, and a try of each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.settings.protocols import SoundActions, Voice
from backcompanion.ui.settings.setting_binding import Binding, Control
from backcompanion.ui.settings.settings_section import Section
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.choice_chips import Choice
from backcompanion.ui.widgets.combo_box import Combo
from backcompanion.ui.widgets.label import Text
from backcompanion.ui.widgets.slider import Slider
from backcompanion.ui.widgets.switch import Switch


class SoundSection(Section):
    """What only matters while sounds or the voice are on can be set only then."""

    def __init__(self, live: LiveSettings, actions: SoundActions) -> None:
        super().__init__(
            _("Sound and voice"), _("So that you can follow without seeing the screen.")
        )
        self._live = live
        self._actions = actions
        self._try_sound = Button(_("Test"), icon="volume-2", height=34, pixels=13)
        self._try_sound.setAccessibleName(_("Test the sounds"))
        self._try_voice = Button(_("Test"), icon="message-square", height=34, pixels=13)
        self._try_voice.setAccessibleName(_("Test the voice"))
        self._volume = Slider(0, 100, 5, _percent)
        self._voice = _Voices([("", _("Chosen for you"))])
        self._rate = Slider(-50, 50, 5, _rate)
        self._voice_volume = Slider(0, 100, 5, _percent)
        self._amount = Choice(
            [
                ("everything", _("Everything")),
                ("names", _("Names and times")),
                ("tones", _("Nothing")),
            ]
        )
        self._no_voice = Text(
            _("No voice was found on this computer. The sounds lead you all the same."),
            13,
            role=theme.MUTED,
            wrap=True,
        )
        self._no_voice.hide()
        # Below the button that was pressed last.
        self._heard_tones = _line()
        self._heard_voice = _line()
        self._heard: Text | None = None
        self._bound(
            "sounds", _("Sounds"), Switch(), _("Tones for start, end and the last seconds.")
        )
        self._bound("volume", _("Volume of the sounds"), self._volume, beside=self._try_sound)
        self.wide(self._heard_tones)
        self._bound("voice", _("Voice"), Switch())
        self.wide(self._no_voice)
        self._bound("amount", _("How much is said"), self._amount)
        self._bound("voice_name", _("Which voice"), self._voice, beside=self._try_voice)
        self.wide(self._heard_voice)
        self._bound("voice_rate", _("Speed of the voice"), self._rate)
        self._bound("voice_volume", _("Volume of the voice"), self._voice_volume)
        self._try_sound.clicked.connect(self._test_sound)
        self._try_voice.clicked.connect(self._test_voice)
        live.changed.connect(self._follow)
        self._enable()

    def set_voices(self, voices: Sequence[Voice]) -> None:
        """The voices of this computer, once they are known. None of them: the row says so."""
        self._voice.set_options(
            [("", _("Chosen for you")), *((voice.name, voice.label) for voice in voices)]
        )
        self._voice.show_value(self._live.now.voice_name)
        self._no_voice.setVisible(not voices)

    def show_check(self, text: str) -> None:
        """What a test plays, says or has found; empty takes it away."""
        for line in (self._heard_tones, self._heard_voice):
            line.setText(text if line is self._heard else "")
            line.setVisible(bool(line.text()))

    def _bound(
        self,
        name: str,
        label: str,
        control: Control,
        note: str = "",
        beside: QWidget | None = None,
    ) -> None:
        self.row(label, control, note, beside)
        Binding(self._live, name, control)

    def _follow(self, name: str) -> None:
        if name in ("sounds", "voice"):
            self._enable()

    def _enable(self) -> None:
        now = self._live.now
        of_sounds: tuple[QWidget, ...] = (self._volume, self._try_sound)
        of_voice: tuple[QWidget, ...] = (
            self._amount,
            self._voice,
            self._try_voice,
            self._rate,
            self._voice_volume,
        )
        for widget in of_sounds:
            widget.setEnabled(now.sounds)
        for widget in of_voice:
            widget.setEnabled(now.voice)

    # Slots that drop what `clicked` carries.

    def _test_sound(self) -> None:
        self._heard = self._heard_tones
        self._actions.test_sound()

    def _test_voice(self) -> None:
        self._heard = self._heard_voice
        self._actions.test_voice()


class _Voices(Combo):
    def words_for_unknown(self, value: Any) -> str:
        return _("{name} (not found now)").format(name=value)


def _line() -> Text:
    line = Text("", 13, role=theme.MUTED, wrap=True)
    line.hide()
    return line


def _percent(value: int) -> str:
    return _("{n} %").format(n=value)


def _rate(value: int) -> str:
    if value == 0:
        return _("as usual")
    words = _("{n} % faster") if value > 0 else _("{n} % slower")
    return words.format(n=abs(value))
