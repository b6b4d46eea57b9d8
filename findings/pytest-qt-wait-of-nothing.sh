#!/usr/bin/env bash
# pytest-qt 4.5.0: qtbot.wait(0) lets no event have its turn.
#
# Expected by its documentation ("While waiting, events will be processed"), and as QTest.qWait(0)
# does: what is due by now has its turn. Seen: it returns at once. Whoever waits for a thread and
# then for nothing, so that what the thread has sent may arrive, looks before it has come, and is
# mistaken once in a while. A wait of 1 ms does it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pytest==9.2.0 pytest-qt==4.5.0 PySide6-Essentials==6.11.3
cat > "$folder/test_wait.py" <<'PYTHON'
from PySide6.QtCore import QTimer


def test_wait(qtbot):
    for milliseconds in (0, 1):
        turns = []
        QTimer.singleShot(0, lambda turns=turns: turns.append("due"))
        qtbot.wait(milliseconds)
        print("waited", milliseconds, "ms:", turns)
PYTHON
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" -m pytest -q -s -c /dev/null test_wait.py |
    grep waited | tee "$folder/seen"

diff - "$folder/seen" <<'SEEN'
waited 0 ms: []
waited 1 ms: ['due']
SEEN
