#!/usr/bin/env bash
# PySide6 6.11.3: what an import costs once PySide6 is there.
#
# Expected: a module that is imported after PySide6 and has nothing to do with Qt costs what it costs
# without PySide6; its compiled form is read and its source is not. Seen: PySide6 puts itself in the
# way of every import for its `from __feature__ import …`, and looks through the source text of each
# module, whoever it belongs to; the text then stays in memory (`linecache`). So a program of many
# small modules starts faster where those that need no Qt are imported before PySide6.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3

cat >"$folder/before.py" <<'PYTHON'
NUMBER = 1
PYTHON
cp "$folder/before.py" "$folder/after.py"
"$folder/venv/bin/python" -m compileall -q "$folder/before.py" "$folder/after.py"

cd "$folder"
PYTHONPATH="$folder" "$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import linecache
import sys
from pathlib import Path

read = []
sys.addaudithook(lambda event, of: read.append(Path(str(of[0])).name) if event == "open" else None)

import before
import PySide6.QtCore
import after

print("PySide6", PySide6.__version__)
for module in (before, after):
    source = Path(module.__file__)
    print(source.name, "is read:", source.name in read, "- is kept:", str(source) in linecache.cache)
PYTHON

diff - "$folder/seen" <<'SEEN'
PySide6 6.11.3
before.py is read: False - is kept: False
after.py is read: True - is kept: True
SEEN
