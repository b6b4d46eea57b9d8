#!/usr/bin/env bash
# Qt 6.11.3 (PySide6): QTextToSpeech on Linux silences all other programs that speak.
#
# Expected: before a sentence, and to stop, its speech-dispatcher engine cancels what it has said
# itself. Seen: it sends CANCEL ALL, once before each sentence and again for stop(), which ends
# whatever a screen reader is saying. A stand-in for the service notes what it is asked.
# Needs libspeechd.so.2 of the system, as that engine does.
set -euo pipefail
folder=$(mktemp -d)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    PySide6_Essentials==6.11.3 PySide6_Addons==6.11.3

cat >"$folder/service.py" <<'PYTHON'
import socket
import sys
import threading

ANSWERS = {
    "LIST OUTPUT_MODULES": ["250-espeak-ng", "250 OK MODULE LIST SENT"],
    "GET OUTPUT_MODULE": ["251-espeak-ng", "251 OK GET RETURNED"],
    "LIST SYNTHESIS_VOICES": ["249-English\ten\tnone", "249 OK VOICE LIST SENT"],
    "SPEAK": ["230 OK RECEIVING DATA"],
}


def serve(peer):
    lines = peer.makefile("rw", newline="\r\n", encoding="utf-8")
    spoken = False
    for line in map(str.rstrip, lines):
        if spoken and line != ".":
            print("text:", line, flush=True)
            continue
        asked = line.upper()
        if asked.startswith(("CANCEL", "STOP")):
            print(asked, flush=True)
        answer = ["225-1", "225 OK MESSAGE QUEUED"] if spoken else ANSWERS.get(asked, ["200 OK"])
        spoken = asked == "SPEAK"
        lines.writelines(f"{each}\r\n" for each in answer)
        lines.flush()


server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
PYTHON
python3 "$folder/service.py" "$folder/socket" >"$folder/seen" &
service=$!
trap 'kill "$service"; rm -rf "$folder"' EXIT
until [ -S "$folder/socket" ]; do sleep 0.05; done

SPEECHD_ADDRESS=unix_socket:$folder/socket "$folder/venv/bin/python" - <<'PYTHON'
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTextToSpeech import QTextToSpeech

app = QCoreApplication([])
speech = QTextToSpeech("speechd")
QTimer.singleShot(500, lambda: speech.say("Lie down."))
QTimer.singleShot(1500, speech.stop)
QTimer.singleShot(2500, app.quit)
app.exec()
PYTHON

diff - <(head -n 3 "$folder/seen") <<'SEEN'
CANCEL ALL
text: Lie down.
CANCEL ALL
SEEN
