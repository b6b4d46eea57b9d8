"""Whether a window can be opened, found out without Qt: Qt itself aborts where it cannot."""

import os
import sys
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.base.system_packages import Need, apt_packages, dnf_packages, needs

# Qt's platforms, and the purposes of the list of packages that they go by.
_WINDOWS = {"wayland": "wayland", "xcb": "x11"}


def display_problem() -> str | None:
    """Why no window can be opened here and what mends it, in a few lines; None where one can."""
    if not sys.platform.startswith("linux"):
        return None
    requested_platform = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if requested_platform and requested_platform not in ("xcb", "wayland"):
        return None  # someone has chosen a way of drawing that needs no display
    problem = None
    for platform, answers in (("wayland", _wayland_answers), ("xcb", _x11_answers)):
        if requested_platform not in ("", platform):
            continue
        if not os.environ.get("WAYLAND_DISPLAY" if platform == "wayland" else "DISPLAY"):
            continue
        problem = _plugin_problem(platform)
        if problem is None and not answers():
            problem = _problem_text(_("The display does not answer, so no window can be opened."))
        if problem is None:
            return None
    return problem or _problem_text(_("There is no display here, so no window can be opened."))


def _problem_text(summary: str, lacking: tuple[Need, ...] = ()) -> str:
    """What is wrong, the packages that mend it, and what works without."""
    cannot_draw = [need for need in needs("draw") if not _loads(need.looked_for)]
    missing = tuple(dict.fromkeys((*cannot_draw, *lacking)))
    lines = [summary]
    if missing:
        lines.append(_("Install what is missing and start again:"))
    else:
        lines.append(_("Start it from a desktop, or install a screen in memory and use xvfb-run:"))
        missing = needs("screen")
    lines.append(f"  sudo apt install {apt_packages(missing)}")
    lines.append(f"  sudo dnf install {dnf_packages(missing)}")
    if not cannot_draw:
        lines.append(
            _("Or see the program in pictures, which needs no display: backcompanion demo")
        )
    return "\n".join(lines)


def _plugin_problem(platform: str) -> str | None:
    """What Qt's plugin for that platform lacks."""
    needed = needs("draw", _WINDOWS[platform])
    if _linker_knows(needed):
        return None
    plugin = _plugin_folder() / f"libq{platform}.so"
    if _loads(str(plugin)):
        return None
    missing = tuple(need for need in needed if not _loads(need.looked_for))
    return _problem_text(
        _("System libraries that Qt needs for a window are missing."), missing or needed
    )


def _linker_knows(needed: tuple[Need, ...]) -> bool:
    """Whether all of them stand in the linker's list; no only means that it has to be tried.

    Loading the plugin itself is the proof, but costs a launch 10 ms.
    """
    try:
        listed = Path("/etc/ld.so.cache").read_bytes()
    except OSError:
        return False
    return all(need.looked_for.encode() + b"\0" in listed for need in needed)


def _plugin_folder() -> Path:
    """Qt's platform plugins, without importing Qt."""
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    folders = (spec and spec.submodule_search_locations) or [""]
    return Path(folders[0]) / "Qt" / "plugins" / "platforms"


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x11_answers() -> bool:
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)


def _wayland_answers() -> bool:
    """Asked of Wayland's own library: a socket's file outlives the one who listened on it."""
    import ctypes

    if os.environ.get("WAYLAND_SOCKET"):
        return True  # a connection that Qt is handed, and that can be used only once
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = (ctypes.c_void_p,)
    display = wayland.wl_display_connect(None)
    if not display:
        return False
    wayland.wl_display_disconnect(display)
    return True
