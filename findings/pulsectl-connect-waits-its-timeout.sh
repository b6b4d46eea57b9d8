#!/usr/bin/env bash
# pulsectl 24.12.0: Pulse.connect(timeout=N) takes N seconds, also where the server answers at once.
#
# Expected by the name, and by every other "timeout" of Python's: at most N seconds. Seen: with a
# server that answers in milliseconds, connect() returns at once and connect(timeout=3) after three
# seconds, connected. Whoever wants music to be quieter by the first word of a sentence leaves the
# timeout out and waits in a process of its own instead.
set -euo pipefail
folder=$(mktemp -d)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pulsectl==24.12.0
pulseaudio --daemonize=no --exit-idle-time=-1 -n --use-pid-file=no --disable-shm=yes \
    -L "module-native-protocol-unix socket=$folder/socket auth-anonymous=1" \
    -L module-null-sink >/dev/null 2>&1 &
server=$!
trap 'kill "$server"; rm -rf "$folder"' EXIT
until [ -S "$folder/socket" ]; do sleep 0.05; done

PULSE_SERVER="unix:$folder/socket" "$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import time
from importlib.metadata import version

import pulsectl

print("pulsectl", version("pulsectl"))
for timeout in (None, 3):
    with pulsectl.Pulse("finding", connect=False) as pulse:
        begun = time.monotonic()
        pulse.connect(timeout=timeout)
        seconds = time.monotonic() - begun
        print("timeout", timeout, "connected", pulse.connected, "whole seconds", int(seconds + 0.2))
PYTHON

diff - "$folder/seen" <<'SEEN'
pulsectl 24.12.0
timeout None connected True whole seconds 0
timeout 3 connected True whole seconds 3
SEEN
