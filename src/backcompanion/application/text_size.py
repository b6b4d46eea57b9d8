"""All text as large as the desktop is set to, where Qt does not see to it: on Wayland.

Qt can be told how large a window is to be only before it has one. So what the desktop answers is
kept in the settings and in force from the next start on.
"""

import os
from contextlib import suppress
from pathlib import Path

VARIABLE = "QT_SCALE_FACTOR"
LOWERED = "BACKCOMPANION_TEXT_PERCENT"
"""In the environment of a start in place of one that was too large for today's screens."""

USUAL_PERCENT = 100
LEAST_PERCENT, MOST_PERCENT = 75, 200
_in_force = USUAL_PERCENT
_is_followed = _is_ours = _was_lowered = False


def apply_text_size(config: Path) -> None:
    """Before Qt starts, and without reading all the settings of that folder."""
    global _in_force, _is_followed, _is_ours, _was_lowered
    lowered = os.environ.pop(LOWERED, "")
    _in_force, _is_ours, _was_lowered = USUAL_PERCENT, False, bool(lowered)
    _is_followed = not os.environ.get(VARIABLE) and _expects_wayland()
    if not _is_followed:
        return
    _in_force = _bounded(int(lowered)) if lowered.isdecimal() else _remembered(config)
    if _in_force != USUAL_PERCENT:
        os.environ[VARIABLE] = f"{_in_force / 100:g}"
        _is_ours = True


def release_variable() -> None:
    """Once Qt has read it: what is opened from here, a browser or a viewer, has a size of its own.

    So has this program where it is opened anew.
    """
    global _is_ours
    if _is_ours:
        os.environ.pop(VARIABLE, None)
        _is_ours = False


def percent_in_force() -> int:
    return _in_force


def is_followed() -> bool:
    """On Wayland, unless the person has set the size in the environment."""
    return _is_followed


def lower_at_restart(allowed: int) -> bool:
    """Whether a start in place of this one is to have less; never a second time in a row."""
    if _in_force <= allowed or _was_lowered:
        return False
    os.environ[LOWERED] = str(allowed)
    return True


def remembered_percent(wanted: int, allowed: int) -> int:
    """What is in force from the next start on, where the screens allow that much."""
    return min(_bounded(wanted), max(allowed, USUAL_PERCENT))


def _remembered(config: Path) -> int:
    import re

    setting = rb'"system_text_percent": *(\d{2,3})\b'
    with suppress(OSError):
        file = config / "settings.json"
        if file.is_file() and (stored := re.search(setting, file.read_bytes())):
            return _bounded(int(stored[1]))
    return USUAL_PERCENT


def _bounded(percent: int) -> int:
    return max(LEAST_PERCENT, min(percent, MOST_PERCENT))


def _expects_wayland() -> bool:
    """As Qt chooses where nobody else does."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return wanted.startswith("wayland")
    return bool(os.environ.get("WAYLAND_DISPLAY") or os.environ.get("WAYLAND_SOCKET"))
