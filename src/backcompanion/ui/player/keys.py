"""What each key does in the Player. Any key without a meaning of its own pauses."""

import sys
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from backcompanion.base.i18n import gettext as _
from backcompanion.system.physical_keys import printed_character
from backcompanion.ui.player.actions import PlayerAction, declared_actions
from backcompanion.ui.widgets.figure_turning import is_turning_key

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


def action_for_event(event: QKeyEvent) -> PlayerAction | None:
    """What that key press asks for, on any layout; None: nothing at all."""
    printed = printed_character(event.nativeScanCode(), event.nativeVirtualKey())
    return action_for_key(event.key(), event.modifiers(), event.text(), printed)


def action_for_key(
    key: int, modifiers: Qt.KeyboardModifier, text: str, printed: str = ""
) -> PlayerAction | None:
    """`printed`: the Latin letter on the key, which counts where the layout gives none, or ""."""
    if printed.isalpha() and _has_no_latin_letter(key, text):
        key, text = ord(printed.upper()), printed
    if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
        return PlayerAction.UNDO if key == _K.Key_Z else None
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return None
    if is_turning_key(key, modifiers):
        return PlayerAction.TURN
    action = _BY_CHARACTER.get(text) or _BY_KEY.get(key)
    if action is not None:
        return action
    return None if key in _IGNORED_KEYS else PlayerAction.PAUSE


def _has_no_latin_letter(key: int, text: str) -> bool:
    """Letters alone. With Ctrl a key gives no text; Qt's number of it is the letter then."""
    letter = text if text.isalpha() else chr(key) if 0xFF < key <= sys.maxunicode else ""
    return letter.isalpha() and not unicodedata.name(letter[0], "").startswith("LATIN")


def key_table() -> list[tuple[tuple[str, ...], str]]:
    """(names of keys, what they do), for the screen."""
    return [
        *((each.key_names, each.meaning) for each in declared_actions().values()),
        ((_("media keys"),), _("play/pause, next, previous")),
    ]
