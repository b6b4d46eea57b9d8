"""What each key does in the Player. Any key without a meaning of its own pauses."""

from typing import Literal

from PySide6.QtCore import Qt

from backcompanion.base.i18n import gettext as _

PlayerAction = Literal[
    "toggle",
    "skip",
    "back",
    "easier",
    "harder",
    "hurt",
    "more",
    "voice",
    "mute",
    "say-all",
    "full-screen",
    "end",
    "keys",
    "undo",
    "help",
    "pause",
]

_K = Qt.Key
ACTION_BY_KEY: dict[int, PlayerAction] = {
    _K.Key_Space: "toggle",
    _K.Key_MediaPlay: "toggle",
    _K.Key_MediaPause: "toggle",
    _K.Key_MediaTogglePlayPause: "toggle",
    _K.Key_MediaStop: "pause",
    _K.Key_Right: "skip",
    _K.Key_PageDown: "skip",
    _K.Key_MediaNext: "skip",
    _K.Key_Left: "back",
    _K.Key_PageUp: "back",
    _K.Key_MediaPrevious: "back",
    _K.Key_E: "easier",
    _K.Key_D: "harder",
    _K.Key_H: "hurt",
    _K.Key_Plus: "more",
    _K.Key_V: "voice",
    _K.Key_M: "mute",
    _K.Key_A: "say-all",
    _K.Key_F: "full-screen",
    _K.Key_Escape: "end",
    _K.Key_Question: "keys",
    _K.Key_F1: "help",
}
# These move the focus, press what has it, or belong to the machine.
_IGNORED_KEYS = frozenset(
    {
        _K.Key_Tab,
        _K.Key_Backtab,
        _K.Key_Return,
        _K.Key_Enter,
        _K.Key_Shift,
        _K.Key_Control,
        _K.Key_Alt,
        _K.Key_AltGr,
        _K.Key_Meta,
        _K.Key_Super_L,
        _K.Key_Super_R,
        _K.Key_Hyper_L,
        _K.Key_Hyper_R,
        _K.Key_CapsLock,
        _K.Key_NumLock,
        _K.Key_ScrollLock,
        _K.Key_Menu,
        _K.Key_VolumeUp,
        _K.Key_VolumeDown,
        _K.Key_VolumeMute,
        _K.Key_MonBrightnessUp,
        _K.Key_MonBrightnessDown,
        _K.Key_Mode_switch,
        _K.Key_Multi_key,
        _K.Key_unknown,
    }
)


def action_for_key(key: int, modifiers: Qt.KeyboardModifier, text: str) -> PlayerAction | None:
    """What that key press asks for; None: nothing at all."""
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
        return "undo" if key == _K.Key_Z else None
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return None
    if text == "+":
        return "more"
    if text == "?":
        return "keys"
    action = ACTION_BY_KEY.get(key)
    if action is not None:
        return action
    return None if key in _IGNORED_KEYS else "pause"


def key_table() -> list[tuple[str, str]]:
    """(keys, what they do), for the screen."""
    return [
        (_("Space"), _("pause, or go on")),
        (_("→  Page Down"), _("skip")),
        (_("←  Page Up"), _("back; twice for the step before")),
        ("E", _("easier for the rest of this step")),
        ("D", _("harder for the rest of this step")),
        ("H", _("that hurt: pauses and asks")),
        ("+", _("15 seconds more")),
        ("V", _("voice on or off")),
        ("M", _("all sound off or on")),
        ("A", _("say it all again, and in full from here on")),
        ("F", _("full screen")),
        (_("Ctrl+Z"), _("undo easier, harder or that hurt")),
        ("Esc", _("end, after a question")),
        ("?", _("these keys")),
        (_("any other"), _("pause")),
        (_("media keys"), _("play/pause, next, previous")),
    ]
