#!/usr/bin/env bash
# PySide6 6.11.3: an array of structures that came over D-Bus cannot be read.
#
# Expected: QDBusArgument's beginArray and beginStructure go into what was received, and asVariant
# gives the first text of it. Seen: they are the ones for writing ("write from a read-only object"),
# and asVariant gives the whole once more. What Qt writes of the message in words is complete.
set -euo pipefail
folder=$(mktemp -d)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3
export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"
dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS" 2>/dev/null &
bus=$!
trap 'kill "$bus"; rm -rf "$folder"' EXIT
until [ -S "$folder/bus" ]; do sleep 0.05; done

seen() {  # what is sent, and how it is read
    "$folder/venv/bin/python" - "$1" "$2" <<'PYTHON' 2>&1 | sed 's/ at 0x.*//'
import subprocess
import sys

from PySide6.QtCore import SLOT, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()


class Listener(QObject):
    @Slot(QDBusMessage)
    def hear(self, message):
        print(sys.argv[2], end=": ", flush=True)
        if sys.argv[2] == "repr":
            print(repr(message).partition("contents=")[2])
        else:
            (argument,) = message.arguments()
            argument.beginArray()
            argument.beginStructure()
            print(argument.asVariant())
        app.quit()


listener = Listener()
bus.connect("", "/finding", "org.example.Finding", "Told", listener, SLOT("hear(QDBusMessage)"))
emit = ["gdbus", "emit", "--session", "--object-path", "/finding"]
emit += ["--signal", "org.example.Finding.Told", sys.argv[1]]
QTimer.singleShot(0, lambda: subprocess.run(emit, check=True))
app.exec()
PYTHON
}

for way in repr read; do
    seen "[('a', 'b')]" "$way"
done | tee "$folder/seen"

diff - "$folder/seen" <<'SEEN'
repr: ([Argument: a(ss) {[Argument: (ss) "a", "b"]}]) )
read: QDBusArgument: write from a read-only object
<PySide6.QtDBus.QDBusArgument object
SEEN
