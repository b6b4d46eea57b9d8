"""Whether a window can be opened, found out without Qt: Qt itself aborts where it cannot."""

import os
import sys
from pathlib import Path

from backcompanion.base.i18n import gettext as _

# What Qt's wheels expect of a Linux: library, then the package for apt and for dnf.
_DRAWING_LIBRARIES = (
    ("libEGL.so.1", "libegl1", "libglvnd-egl"),
    ("libGL.so.1", "libgl1", "libglvnd-glx"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libfreetype.so.6", "libfreetype6", "freetype"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libzstd.so.1", "libzstd1", "libzstd"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libX11.so.6", "libx11-6", "libX11"),
)
_X11_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    ("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    ("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
_WAYLAND_LIBRARIES = (
    ("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    ("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)
_VIRTUAL_DISPLAY = (("", "xvfb", "xorg-x11-server-Xvfb"),)

Packages = tuple[tuple[str, str, str], ...]


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


def _problem_text(summary: str, packages: Packages = ()) -> str:
    """What is wrong, the packages that mend it, and what works without."""
    cannot_draw = [entry for entry in _DRAWING_LIBRARIES if not _loads(entry[0])]
    missing = tuple(dict.fromkeys((*cannot_draw, *packages)))
    lines = [summary]
    if missing:
        lines.append(_("Install what is missing and start again:"))
    else:
        lines.append(_("Start it from a desktop, or install a screen in memory and use xvfb-run:"))
        missing = _VIRTUAL_DISPLAY
    # What several libraries come in is named once.
    apt = " ".join(dict.fromkeys(apt for _library, apt, _dnf in missing))
    dnf = " ".join(dict.fromkeys(dnf for _library, _apt, dnf in missing))
    lines += [f"  sudo apt install {apt}", f"  sudo dnf install {dnf}"]
    if not cannot_draw:
        lines.append(
            _("Or see the program in pictures, which needs no display: backcompanion demo")
        )
    return "\n".join(lines)


def _plugin_problem(platform: str) -> str | None:
    """What Qt's plugin for that platform lacks."""
    needed = _DRAWING_LIBRARIES + (_X11_LIBRARIES if platform == "xcb" else _WAYLAND_LIBRARIES)
    if _linker_knows(needed):
        return None
    plugin = _plugin_folder() / f"libq{platform}.so"
    if _loads(str(plugin)):
        return None
    missing = tuple(entry for entry in needed if not _loads(entry[0]))
    return _problem_text(
        _("System libraries that Qt needs for a window are missing."), missing or needed
    )


def _linker_knows(needed: Packages) -> bool:
    """Whether all of them stand in the linker's list; no only means that it has to be tried.

    Loading the plugin itself is the proof, but costs a launch 10 ms.
    """
    try:
        listed = Path("/etc/ld.so.cache").read_bytes()
    except OSError:
        return False
    return all(library.encode() + b"\0" in listed for library, _apt, _dnf in needed)


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
