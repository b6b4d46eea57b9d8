#!/usr/bin/env bash
# PySide6 6.11.3: what becomes of a Python exception where Qt calls Python.
#
# Expected: it is printed, or reaches sys.excepthook, and the code that had called Qt goes on.
# Seen: so it is for slots, for slots of timers and for overrides that the event loop calls. An
# exception in an override that is reached by a call from Python to Qt (`widget.show()` and its
# showEvent, `widget.sizeHint`, a model's `data`) is raised from that call, so that what stands after
# it is not done.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3

cat >"$folder/faults.py" <<'PYTHON'
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

app = QApplication(["faults"])
hooked = []
sys.excepthook = lambda kind, error, trace: hooked.append(str(error))


def fault(*_arguments):
    raise ZeroDivisionError("fault")


def made(name, method=fault):
    return type("Failing", (QWidget,), {name: method})()


def turn():
    for _n in range(5):
        app.processEvents()


button = QPushButton()
button.clicked.connect(fault)
button.click()
QTimer.singleShot(0, fault)
turn()
print("slots: hooked", len(hooked))

shown = made("showEvent")
try:
    shown.show()
    print("showEvent: show() returned")
except ZeroDivisionError:
    print("showEvent: raised from show()")
turn()
PYTHON
export QT_QPA_PLATFORM=offscreen
"$folder/venv/bin/python" "$folder/faults.py" 2>/dev/null | tee "$folder/seen"
grep -q "slots: hooked 2" "$folder/seen"
grep -q "showEvent: raised from show()" "$folder/seen"
