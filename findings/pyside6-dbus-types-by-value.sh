#!/usr/bin/env bash
# PySide6 6.11.3: the D-Bus type of a Python value depends on how large or how full it is.
#
# Expected: one type for int, or none without being told; an empty list like a full one. Seen: an
# int below 2^31 goes out as int32 and above as int64, a list of str as an array of strings, and an
# empty one as an array of variants. Desktops drop what has another type than the interface says: a
# media player's position in microseconds has the right one from the 36th minute on only. bytes
# cannot be sent at all.
set -euo pipefail
folder=$(mktemp -d)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3
export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"
dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS" 2>/dev/null &
bus=$!
trap 'kill "$bus"; rm -rf "$folder"' EXIT
until [ -S "$folder/bus" ]; do sleep 0.05; done

"$folder/venv/bin/python" - <<'PYTHON' 2>"$folder/errors" | tee "$folder/seen"
from PySide6.QtCore import QCoreApplication, QObject, Qt, SLOT, Slot, qVersion
from PySide6.QtDBus import QDBusConnection, QDBusMessage

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
print("Qt", qVersion())


class Listener(QObject):
    @Slot(QDBusMessage)
    def hear(self, message):
        print(" ", message.signature())
        app.quit()


listener = Listener()
bus.connect("", "/finding", "org.example.Finding", "Told", listener, SLOT("hear(QDBusMessage)"))
for value in (2_147_483_647, 2_147_483_648, ["Plank"], [], [1, 2], True, 0.5, b"Plank"):
    message = QDBusMessage.createSignal("/finding", "org.example.Finding", "Told")
    message.setArguments([value])
    print(repr(value), flush=True)
    if bus.send(message):
        app.exec()
    else:
        print("  not sent")
PYTHON
grep -o "Unregistered type PySide::PyObjectWrapper" "$folder/errors" | sort -u | tee -a "$folder/seen"

diff - "$folder/seen" <<'SEEN'
Qt 6.11.3
2147483647
  i
2147483648
  x
['Plank']
  as
[]
  av
[1, 2]
  av
True
  b
0.5
  d
b'Plank'
  not sent
Unregistered type PySide::PyObjectWrapper
SEEN
