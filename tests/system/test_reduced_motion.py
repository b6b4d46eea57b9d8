"""What the desktop says about motion, over a bus of its own."""

import os
import shutil

import pytest

from support.child_process import run_python

PORTAL = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusError, QDBusVariant
from backcompanion.system import portal_settings, reduced_motion

group, key, value = sys.argv[1], sys.argv[2], eval(sys.argv[3])

@ClassInfo({"D-Bus Interface": portal_settings.SETTINGS})
class Settings(QDBusAbstractAdaptor):
    @Slot(str, str, result="QDBusVariant")
    def Read(self, asked_group, asked_key):
        known = (asked_group, asked_key) == (group, key)
        return QDBusVariant(value if known else "")

app = QCoreApplication([])
desktop = QObject()
settings = Settings(desktop)
if group:
    bus = QDBusConnection.sessionBus()
    assert bus.registerObject(portal_settings.PATH, desktop)
    assert bus.registerService(portal_settings.PORTAL)
asked = reduced_motion.ReducedMotion()
asked.changed.connect(lambda: print("changed", flush=True))
asked.changed.connect(app.quit)
asked.query()
# What comes is waited for; that nothing comes shows in a moment.
QTimer.singleShot(int(sys.argv[4]), app.quit)
app.exec()
print("wanted", asked.enabled)
"""


def wanted(group: str, key: str, value: object, *, milliseconds: int) -> list[str]:
    if shutil.which("dbus-run-session") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have dbus-run-session")
        pytest.skip("needs dbus-run-session")
    wrapper = ["dbus-run-session", "--"]
    done = run_python("-c", PORTAL, group, key, repr(value), str(milliseconds), wrapper=wrapper)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("group", "key", "value"),
    [
        ("org.gnome.desktop.interface", "enable-animations", False),
        ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0"),
    ],
)
def test_a_desktop_without_animations_wants_less(group: str, key: str, value: object) -> None:
    assert wanted(group, key, value, milliseconds=60_000) == ["changed", "wanted True"]


def test_a_desktop_with_animations_does_not() -> None:
    value = wanted("org.gnome.desktop.interface", "enable-animations", True, milliseconds=1000)
    assert value == ["wanted False"]


def test_without_a_portal_nothing_is_wanted() -> None:
    assert wanted("", "", None, milliseconds=1000) == ["wanted False"]
