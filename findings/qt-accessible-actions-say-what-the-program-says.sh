#!/usr/bin/env bash
# PySide6 6.11.3 (Qt 6.11.3): what a screen reader does to a widget emits the signals of the
# program's own changes, never those of a person's.
#
# Expected, as a person acts through it: `clicked` for what can be ticked, `textEdited` and an undo
# for text put into a line. Seen: a radio button's only action beside the focus is Toggle, and with
# it comes `toggled` alone; text put in by the editable text interface is `textChanged` alone, is no
# modification and cannot be undone. A program that listens for the person's signals, so as not to
# hear itself, changes its looks for a screen reader's user and does nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3

QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from PySide6.QtCore import qVersion
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton

app = QApplication([])
print("Qt", qVersion())


def signals_of(widget, *names):
    emitted = []
    for name in names:
        getattr(widget, name).connect(lambda *_, name=name: emitted.append(name))
    return emitted


for widget in (QCheckBox("Tones"), QRadioButton("Voice")):
    emitted = signals_of(widget, "toggled", "clicked")
    widget.show()
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    for name in actions.actionNames():
        emitted.clear()
        actions.doAction(name)
        QTest.qWait(200)
        print(type(widget).__name__, name, *emitted)

line = QLineEdit("Plan")
emitted = signals_of(line, "textChanged", "textEdited")
line.show()
QAccessible.queryAccessibleInterface(line).editableTextInterface().insertText(4, "k")
print(line.text(), *emitted, "modified", line.isModified(), "undo", line.isUndoAvailable())
line.setText("Plan")
emitted.clear()
QTest.keyClicks(line, "k")
print(line.text(), *emitted, "modified", line.isModified(), "undo", line.isUndoAvailable())
PYTHON

diff - "$folder/seen" <<'SEEN'
Qt 6.11.3
QCheckBox Toggle toggled
QCheckBox Press toggled clicked
QCheckBox SetFocus
QRadioButton Toggle toggled
QRadioButton SetFocus
Plank textChanged modified False undo False
Plank textEdited textChanged modified True undo True
SEEN
