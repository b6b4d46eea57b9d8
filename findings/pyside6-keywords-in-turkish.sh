#!/usr/bin/env bash
# PySide6 6.11.3: properties as keyword arguments, where the C library capitalises as Turkish does.
#
# Expected: `QTimer(interval=100)` is `setInterval(100)` whatever the person's language. Seen: once a
# QApplication has taken the locale of the environment and that is Turkish, the name of the setter is
# made with that locale's capital of i, and an AttributeError says that there is no such property.
# Keywords that begin with another letter work. So a window may open everywhere but there: use the
# setters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
localedef -i tr_TR -f UTF-8 "$folder/tr_TR.UTF-8" || true # it warns

cat >"$folder/keywords.py" <<'PYTHON'
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

app = QGuiApplication(["keywords"])
timer = QTimer(singleShot=True)
print("singleShot:", timer.isSingleShot())
try:
    print("interval:", QTimer(interval=100).interval())
except AttributeError as error:
    print("interval:", type(error).__name__)
PYTHON
export QT_QPA_PLATFORM=offscreen LOCPATH=$folder
for language in C.UTF-8 tr_TR.UTF-8; do
  LC_ALL=$language "$folder/venv/bin/python" "$folder/keywords.py"
done | tee "$folder/seen"

diff - "$folder/seen" <<'SEEN'
singleShot: True
interval: 100
singleShot: True
interval: AttributeError
SEEN
