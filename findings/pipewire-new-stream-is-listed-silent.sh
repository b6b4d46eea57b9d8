#!/usr/bin/env bash
# PipeWire 0.3.65, as it speaks PulseAudio's protocol: a stream that begins is listed as silent.
#
# Expected, as PulseAudio does it: a stream is in the list of sink inputs with the volume that it
# plays with. Seen: for some 10 ms it is there with a volume of 0, before it plays. A program that
# makes others quieter for a while, and sets a share of what is listed, silences it for good.
set -euo pipefail
folder=$(mktemp -d)
chmod 700 "$folder"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pulsectl==24.12.0
export HOME=$folder XDG_RUNTIME_DIR=$folder XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state
export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"
unset PULSE_SERVER PIPEWIRE_REMOTE PIPEWIRE_RUNTIME_DIR DISPLAY
servers=()
trap 'kill "${servers[@]}" 2>/dev/null; wait; rm -rf "$folder"' EXIT

seen() {  # at a server: how a stream is listed that begins, of thirty
    until pactl info >/dev/null 2>&1; do sleep 0.05; done
    pactl load-module module-null-sink sink_name=speakers >/dev/null
    until pactl set-default-sink speakers 2>/dev/null; do sleep 0.05; done
    "$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import time

import pulsectl

with pulsectl.Pulse("finding") as pulse:
    print(pulse.server_info().server_name.partition(" (on ")[2].strip(")") or "PulseAudio")
    listed_silent = listed_loud = 0
    for _number in range(30):
        player = subprocess.Popen(["pacat", "--client-name=music", "/dev/zero"])
        until = time.monotonic() + 10
        volumes = set()
        while 1.0 not in volumes and time.monotonic() < until:
            for stream in pulse.sink_input_list():
                volumes.add(round(stream.volume.value_flat, 2))
        listed_silent += 0.0 in volumes
        listed_loud += 1.0 in volumes
        player.kill()
        player.wait()
        while pulse.sink_input_list():
            pass
    print("  each is listed at its volume in the end:", listed_loud == 30)
    print("  some are listed as silent before that:", listed_silent > 0)
PYTHON
}

pulseaudio --daemonize=no --exit-idle-time=-1 -n --use-pid-file=no --disable-shm=yes \
    -L "module-native-protocol-unix socket=$folder/socket auth-anonymous=1" >/dev/null 2>&1 &
servers+=($!)
PULSE_SERVER=unix:$folder/socket seen | tee "$folder/seen"

dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS" 2>/dev/null &
servers+=($!)
until [ -S "$folder/bus" ]; do sleep 0.05; done
for server in pipewire wireplumber pipewire-pulse; do
    "$server" >/dev/null 2>&1 &
    servers+=($!)
    until [ -S "$folder/pipewire-0" ]; do sleep 0.05; done
done
PULSE_SERVER=unix:$folder/pulse/native seen | tee -a "$folder/seen"

diff - "$folder/seen" <<'SEEN'
PulseAudio
  each is listed at its volume in the end: True
  some are listed as silent before that: False
PipeWire 0.3.65
  each is listed at its volume in the end: True
  some are listed as silent before that: True
SEEN
