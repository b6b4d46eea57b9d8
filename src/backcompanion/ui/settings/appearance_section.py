"""Theme, text size, and the figure's looks."""

import os

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from backcompanion.application import text_size
from backcompanion.application.live_settings import LiveSettings
from backcompanion.base import i18n
from backcompanion.base.i18n import gettext as _
from backcompanion.system.restart import RESTART_STATUS
from backcompanion.ui.settings.figure_looks import figure_looks
from backcompanion.ui.settings.setting_binding import (
    SettingBinding,
    SettingControl,
    setting_chips,
    setting_slider,
)
from backcompanion.ui.settings.settings_section import SettingsSection
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.choice_chips import SwatchChips
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.switch import Switch


class AppearanceSection(SettingsSection):
    def __init__(self, live: LiveSettings) -> None:
        super().__init__(_("Look"), _("How it all appears on your screen."))
        self._live = live
        self._add_language_row()
        self._add_bound_row(
            "theme",
            _("Theme"),
            setting_chips(
                "theme", {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}
            ),
        )
        self._add_bound_row(
            "text_percent",
            _("Text size in the workout"),
            setting_slider("text_percent", formats.percent),
            _("Larger, if the laptop stands further away."),
        )
        self._add_text_size_row()
        figure = figure_looks()
        self._add_bound_row(
            "skin", _("Figure’s skin"), SwatchChips(figure.skins, figure.default_skin)
        )
        self._add_bound_row(
            "clothes", _("Figure’s clothes"), SwatchChips(figure.clothes, figure.default_clothes)
        )
        self._add_bound_row(
            "build",
            _("Figure’s build"),
            setting_chips("build", {"slim": _("Slim"), "sturdy": _("Sturdy")}),
        )
        self._add_bound_row(
            "hair_style",
            _("Figure’s hair"),
            setting_chips("hair_style", {"short": _("Short"), "bun": _("Bun"), "bob": _("Bob")}),
        )
        self._add_bound_row(
            "hair_colour",
            _("Hair colour"),
            setting_chips(
                "hair_colour",
                {"natural": _("Dark"), "grey": _("Grey"), "white": _("White")},
            ),
        )
        self._add_bound_row(
            "lit_muscles",
            _("Show the muscles at work"),
            Switch(),
            _("They light up on the figure while they work."),
        )
        self._add_bound_row(
            "still_figure",
            _("Keep the figure still"),
            Switch(),
            _("It shows the pose of the moment, without moving."),
        )

    def _add_language_row(self) -> None:
        control = ComboBox(_languages(), language_name)
        tip = _("Close the window and open it in that language")
        self._open_anew_button = self._create_open_anew_button(tip)
        self.add_row(
            _("Language"),
            control,
            _("It takes effect when the program is opened anew."),
            self._open_anew_button,
        )
        SettingBinding(self._live, "language", control)
        self._live.changed.connect(self._on_setting_changed)

    def _add_text_size_row(self) -> None:
        """Of the system, and what this program does about it."""
        self._larger_button = self._create_open_anew_button(
            _("Close the window and open it in that size")
        )
        status = Label(_text_size_status(), 14, wrap=True)
        note = _("It takes effect when the program is opened anew.")
        self.add_wide_row(
            _("Text size of the system"),
            status,
            note if text_size.is_followed() else "",
            self._larger_button,
        )
        self._show_text_size_change()

    def _show_text_size_change(self) -> None:
        another = self._live.now.system_text_percent != text_size.percent_in_force()
        self._larger_button.setVisible(text_size.is_followed() and another)

    def _create_open_anew_button(self, tip: str) -> Button:
        button = Button(_("Open anew"), height=34, pixels=13)
        button.setToolTip(tip)
        button.hide()
        button.clicked.connect(self._on_open_anew_clicked)
        return button

    def _on_setting_changed(self, name: str) -> None:
        if name == "language":
            self._open_anew_button.setVisible(self._live.now.language != i18n.chosen_language())
            self._live.change(voice_name="")  # it speaks another one
        elif name == "system_text_percent":
            self._show_text_size_change()

    def _on_open_anew_clicked(self) -> None:
        """As if closed by hand, with all that is asked then: nothing is lost."""
        self._live.flush()
        if self.window().close():
            QApplication.exit(RESTART_STATUS)

    def _add_bound_row(
        self, name: str, label: str, control: SettingControl, note: str = ""
    ) -> None:
        self.add_row(label, control, note)
        SettingBinding(self._live, name, control)


def _text_size_status() -> str:
    if text_size.is_followed():
        return _("As the desktop says, as far as the screen has room: {percent}").format(
            percent=formats.percent(text_size.percent_in_force())
        )
    if os.environ.get(text_size.VARIABLE):
        return _("Left alone, as a scale is set in the environment.")
    if QApplication.platformName() == "xcb":
        return _("Followed: the whole window grows with it.")
    return _("Not followed. The window is as large as the scale of the display makes it.")


def _languages() -> list[tuple[str, str]]:
    """Each by its own name, so that who cannot read this one finds theirs."""
    own = [(code, language_name(code)) for code in i18n.languages()]
    return [("", _("As the system")), *sorted(own, key=lambda each: each[1].casefold())]


def language_name(code: str) -> str:
    """Without the country that Qt names along with some: “español de España”."""
    native = QLocale(code).nativeLanguageName().partition(" ")[0]
    name = "English" if code == "en" else native or code
    return name[:1].upper() + name[1:]
