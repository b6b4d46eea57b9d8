"""What each key does in the Player. Any key without a meaning of its own pauses."""

from PySide6.QtCore import Qt

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.player.actions import PlayerAction, declared_actions

_K = Qt.Key
_BY_KEY: dict[int, PlayerAction] = {
    key: each.action for each in declared_actions().values() for key in each.keys
}
_BY_CHARACTER = {each.typed: each.action for each in declared_actions().values() if each.typed}
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
        return PlayerAction.UNDO if key == _K.Key_Z else None
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return None
    action = _BY_CHARACTER.get(text) or _BY_KEY.get(key)
    if action is not None:
        return action
    return None if key in _IGNORED_KEYS else PlayerAction.PAUSE


def key_table() -> list[tuple[str, str]]:
    """(keys, what they do), for the screen."""
    return [
        *(("  ".join(each.key_names), each.meaning) for each in declared_actions().values()),
        (_("media keys"), _("play/pause, next, previous")),
    ]
