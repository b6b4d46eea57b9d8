"""The same loudspeaker under PipeWire, as most desktops have it by now."""

import time
from pathlib import Path

from pytestqt.qtbot import QtBot

from backcompanion.sound.coach import Coach
from sound.speakers import Recording, Speakers

PIPEWIRE_NEEDED = ("pipewire", "wireplumber", "pipewire-pulse", "pactl", "parec", "dbus-daemon")


class PipeWireSpeakers(Speakers):
    """PipeWire, its session manager and its PulseAudio side, in folders of their own; no device."""

    def __init__(self) -> None:
        super().__init__()
        run = self.environment["XDG_RUNTIME_DIR"]
        self.environment["PULSE_SERVER"] = f"unix:{run}/pulse/native"
        self.environment["PIPEWIRE_RUNTIME_DIR"] = run
        self.environment["PIPEWIRE_REMOTE"] = "pipewire-0"

    def start_server(self) -> None:
        run = Path(self.environment["XDG_RUNTIME_DIR"])
        # The session manager does not start without a bus; nothing else is to use it.
        bus = f"unix:path={run / 'bus'}"
        self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={bus}")
        self._start("pipewire")
        _wait_for(run / "bus")
        _wait_for(run / "pipewire-0")
        self._start("wireplumber", DBUS_SESSION_BUS_ADDRESS=bus)
        self._start("pipewire-pulse")
        self._pactl_until("info")
        self.plug()
        self._pactl_until("set-default-sink", "speakers")

    def kill_server(self) -> None:
        """All of it, as when the system restarts its sound."""
        self._end_processes()

    def use_another(self) -> None:
        """A second loudspeaker, "headphones", which is the default from now on."""
        self._pactl("load-module", "module-null-sink", "sink_name=headphones", "rate=44100")
        self._pactl_until("set-default-sink", "headphones")


def is_heard(coach: Coach, speakers: PipeWireSpeakers, sink: str, qtbot: QtBot) -> bool:
    """A tone on that loudspeaker, of a few: what plays may be changing over to it."""
    with Recording(speakers, sink) as recording:
        for _again in range(12):
            at = time.monotonic()
            coach.play_now("go")
            qtbot.wait(1100)
            if recording.is_loud_since(at):
                return True
    return False


def _wait_for(socket: Path) -> None:
    until = time.monotonic() + 60
    while not socket.exists():
        assert time.monotonic() < until, f"no {socket.name}"
        time.sleep(0.02)
