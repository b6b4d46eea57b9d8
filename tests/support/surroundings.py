"""The machine that tests see: nobody's screen, bus, sound server, settings or language.

A test that needs one of them starts its own, or skips by name. Two variables choose others than
the usual ones: TESTS_LOCALE (`de_DE.UTF-8`) and TESTS_SCALE (`1.5`).
"""

import atexit
import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_DESKTOP = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
    "AT_SPI_BUS_ADDRESS",
    "XDG_ACTIVATION_TOKEN",
    "DESKTOP_STARTUP_ID",
    "XDG_CURRENT_DESKTOP",
    "PULSE_SINK",
    "SPEECHD_ADDRESS",
)
_LARGE_SCREEN = {
    "name": "large",
    "x": 0,
    "y": 0,
    "width": 3840,
    "height": 2160,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1.0,
}
_MEMORY, _LEAST_FREE_BYTES = Path("/dev/shm"), 4 << 30
_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")


def own_surroundings() -> None:
    """Before Qt is imported. What a test starts has them too."""
    for name in list(os.environ):
        if name in _DESKTOP or name.startswith(("QT_", "LC_")) or name in ("LANG", "LANGUAGE"):
            del os.environ[name]
    os.environ["LC_ALL"] = os.environ.get("TESTS_LOCALE", "C.UTF-8")
    # Texts are English whatever the locale is: a test that wants others says so.
    if "TESTS_LOCALE" in os.environ:
        os.environ["LANGUAGE"] = "en"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a real window is for the journeys
    folder = Path(tempfile.mkdtemp(prefix="backcompanion-tests-"))  # mode 0700
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["QT_SCALE_FACTOR"] = os.environ.get("TESTS_SCALE", "1")
    if "TESTS_SCALE" in os.environ:  # a screen that is left something when it is scaled
        screens = folder / "screens.json"
        screens.write_text(json.dumps({"screens": [_LARGE_SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    os.environ["PULSE_SERVER"] = f"unix:{folder}/no-sound-server"
    os.environ["PIPEWIRE_REMOTE"] = f"{folder}/no-sound-server"
    _keep_folders_in_memory()
    for name in _FOLDERS:
        (folder / name).mkdir(mode=0o700)
        os.environ[name] = str(folder / name)


def _keep_folders_in_memory() -> None:
    """Those that pytest gives to tests. What they test is no disk's speed, and a history that is
    made waits for a disk some twenty times: half of its processor time, nine tenths of all.
    """
    with suppress(OSError):
        if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _LEAST_FREE_BYTES:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
