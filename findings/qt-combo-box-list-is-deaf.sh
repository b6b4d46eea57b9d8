#!/usr/bin/env bash
# PySide6 6.11.3 (Qt 6.11.3): the options of a QComboBox stand on the accessibility bus as
# selectable items with an action, and neither that action nor the list's selection chooses one.
#
# Expected: what calls itself selectable and takes "Toggle" can be chosen with it, as in a
# QListWidget, where the same two ways select a row. Seen: nothing is chosen and no signal comes,
# whether the list is open or not. By accessible actions alone a value cannot be chosen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3

QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from PySide6.QtCore import qVersion
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget

app = QApplication([])
interface_of = QAccessible.queryAccessibleInterface
print("Qt", qVersion())
for opened in (False, True):
    box = QComboBox()
    box.addItems(["ten", "twenty", "thirty"])
    emitted = []
    for name in ("currentIndexChanged", "activated"):
        getattr(box, name).connect(lambda *_, name=name: emitted.append(name))
    box.show()
    if opened:
        interface_of(box).actionInterface().doAction("Press")
        app.processEvents()
    options = interface_of(box).child(0)
    last = options.child(2)
    print("open", box.view().isVisible(), "selectable", bool(last.state().selectable))
    print("actions", *last.actionInterface().actionNames())
    last.actionInterface().doAction("Toggle")
    app.processEvents()
    print("toggled thirty:", box.currentText(), emitted)
    options.selectionInterface().select(options.child(1))
    app.processEvents()
    print("selected twenty:", box.currentText(), emitted)
    box.hidePopup()

rows = QListWidget()
rows.addItems(["ten", "twenty", "thirty"])
rows.show()
interface_of(rows).child(2).actionInterface().doAction("Toggle")
print("list, toggled thirty:", *(item.text() for item in rows.selectedItems()))
interface_of(rows).selectionInterface().select(interface_of(rows).child(1))
print("list, selected twenty:", *(item.text() for item in rows.selectedItems()))
PYTHON

diff - "$folder/seen" <<'SEEN'
Qt 6.11.3
open False selectable True
actions Toggle
toggled thirty: ten []
selected twenty: ten []
open True selectable True
actions Toggle
toggled thirty: ten []
selected twenty: ten []
list, toggled thirty: thirty
list, selected twenty: twenty
SEEN
