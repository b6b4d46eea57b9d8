"""Turning the figure without a mouse: the keys, and what is said of where it is seen from."""

from typing import Literal

from PySide6.QtCore import Qt

from backcompanion.base.i18n import gettext as _

_K = Qt.Key
STEP = 15.0

# Degrees round the figure and up, together with Shift.
TURNS: dict[int, tuple[float, float]] = {
    _K.Key_Left: (-STEP, 0.0),
    _K.Key_Right: (STEP, 0.0),
    _K.Key_Up: (0.0, STEP),
    _K.Key_Down: (0.0, -STEP),
}
View = Literal["side", "front", "above", "own"]
VIEWS: dict[int, View] = {
    _K.Key_Home: "side",
    _K.Key_End: "front",
    _K.Key_PageUp: "above",
    _K.Key_PageDown: "own",
}


def is_turning_key(key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Shift with an arrow, Home, End, Page Up or Page Down, and nothing else held."""
    plain = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    return plain == Qt.KeyboardModifier.ShiftModifier and (key in TURNS or key in VIEWS)


def view_entries() -> tuple[tuple[View, str, str], ...]:
    """Each view that has a name: what it is called in a menu, and its keys."""
    return (
        ("side", _("From the side"), _("Shift+Home")),
        ("front", _("From the front"), _("Shift+End")),
        ("above", _("From above"), _("Shift+Page Up")),
        ("own", _("As it is shown at first"), _("Shift+Page Down")),
    )


def turn_entries() -> tuple[tuple[int, str, str], ...]:
    """Each step: its key, what it is called in a menu, and its keys."""
    return (
        (_K.Key_Left, _("Turn to the left"), _("Shift+←")),
        (_K.Key_Right, _("Turn to the right"), _("Shift+→")),
        (_K.Key_Up, _("Look from higher up"), _("Shift+↑")),
        (_K.Key_Down, _("Look from lower down"), _("Shift+↓")),
    )


def seen_sentence(seen: str) -> str:
    """Of a view's name in `figure.model.viewpoints`, for a screen reader."""
    return {
        "side": _("The figure is seen from the side."),
        "front": _("The figure is seen from the front."),
        "half-front": _("The figure is seen from the front at an angle."),
        "half-behind": _("The figure is seen from behind at an angle."),
        "behind": _("The figure is seen from behind."),
        "above": _("The figure is seen from above."),
    }[seen]
