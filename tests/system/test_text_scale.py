"""What the desktop says about the size of text, over a bus of its own."""

import os
import shutil

import pytest

from support.child_process import run_python

SILENT = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection
from backcompanion.system import portal_settings

app = QCoreApplication([])
assert QDBusConnection.sessionBus().registerService(portal_settings.PORTAL)
print("there", flush=True)
sys.stdin.read()  # what answers for an object waits for the loop, which never runs
"""
PORTAL = (
    f"SILENT = {SILENT!r}"
    + """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusVariant
from backcompanion.system import portal_settings
from support.child_process import start_python
from backcompanion.system.text_scale import GROUP, KEY, TextScale

way, values = sys.argv[1], eval(sys.argv[2])

@ClassInfo({"D-Bus Interface": portal_settings.SETTINGS})
class Settings(QDBusAbstractAdaptor):
    @Slot(str, str, result="QDBusVariant")
    def Read(self, group, key):
        return QDBusVariant(QDBusVariant(values[0]) if (group, key) == (GROUP, KEY) else "")

def sees_answer(percent):
    print("answered", percent, flush=True)
    values.pop(0)
    if values:
        asked.query()
    else:
        app.quit()

def sees_reply(watcher, look=portal_settings.came_too_late):
    late = look(watcher)
    if late:
        print("too late", flush=True)
        app.quit()
    return late

app = QCoreApplication([])
desktop = QObject()
settings = Settings(desktop)
if way == "portal":
    bus = QDBusConnection.sessionBus()
    assert bus.registerObject(portal_settings.PATH, desktop)
    assert bus.registerService(portal_settings.PORTAL)
elif way == "silent":
    portal_settings.ANSWER_MILLISECONDS = 1
    silent = start_python("-c", SILENT)
    assert silent.stdout.readline() == "there\\n"
portal_settings.came_too_late = sees_reply
asked = TextScale()
asked.answered.connect(sees_answer)
QTimer.singleShot(0, asked.query)
app.exec()
if way == "silent":
    silent.communicate()
"""
)


def answers(*values: str, way: str = "portal", bus: bool = True) -> list[str]:
    if shutil.which("dbus-run-session") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have dbus-run-session")
        pytest.skip("needs dbus-run-session")
    wrapper = ["dbus-run-session", "--"] if bus else []
    done = run_python("-c", PORTAL, way, f"[{', '.join(values)}]", wrapper=wrapper)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


def test_the_desktop_is_asked() -> None:
    assert answers("1.25", "1.5") == ["answered 125", "answered 150"]


def test_what_is_no_size_leaves_text_as_usual() -> None:
    no_sizes = ("'1.25'", "''", "2", "True", "['1.25']", "-1.0", "0.0", "1e300", "float('nan')")
    for number, answer in enumerate(answers(*no_sizes, "1.25")):
        assert answer == ("answered 125" if number == len(no_sizes) else "answered 100"), number


def test_so_does_a_desktop_without_that_setting() -> None:
    assert answers("None", way="nobody") == ["answered 100"]


def test_and_one_without_a_bus() -> None:
    assert answers("None", way="nobody", bus=False) == ["answered 100"]


def test_a_desktop_that_never_answers_says_nothing() -> None:
    assert answers("None", way="silent") == ["too late"]
