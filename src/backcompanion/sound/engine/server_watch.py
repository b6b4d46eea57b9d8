"""Whether the sound server is still the one that this process found when it started.

Qt tells of devices that come and go, but not of a server that comes after the start, and of one
that starts again it goes on playing into the old connection. On Linux alone, where servers do.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

POLL_MILLISECONDS = 2000
Identity = tuple[int, int]


def server_sockets(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Where PulseAudio and PipeWire listen. A server on another machine has none."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    pulse = environment.get("PULSE_SERVER", "")
    sockets = []
    if pulse:
        _host, unix, path = pulse.partition("unix:")
        sockets += [path] if unix else []
    elif environment.get("PULSE_RUNTIME_PATH") or runtime:
        sockets.append((environment.get("PULSE_RUNTIME_PATH") or f"{runtime}/pulse") + "/native")
    pipewire = environment.get("PIPEWIRE_RUNTIME_DIR") or runtime
    if pipewire:
        sockets.append(f"{pipewire}/{environment.get('PIPEWIRE_REMOTE') or 'pipewire-0'}")
    return tuple(map(Path, sockets))


class ServerWatch(QObject):
    """`changed`: there is a server that was not there before, which only a new process can play
    to; or nobody listens any more.

    Looks at the sockets' files and connects to none of them. One that systemd holds stays as it is
    when its server starts again: then a tone that never ends has to tell.
    """

    changed = Signal()

    def __init__(self, environment: Mapping[str, str], parent: QObject) -> None:
        """To be made before Qt asks for devices, or a server might come in between unseen."""
        super().__init__(parent)
        self._sockets = server_sockets(environment)
        self._known = self._identities()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(self.poll)
        if self._sockets:
            timer.start(POLL_MILLISECONDS)

    def poll(self) -> None:
        before, now = self._known, self._identities()
        self._known = now
        has_come = any(identity and identity not in before for identity in now)
        if has_come or (any(before) and not any(now)):
            self.changed.emit()

    def _identities(self) -> tuple[Identity | None, ...]:
        return tuple(map(_identity, self._sockets))


def _identity(socket: Path) -> Identity | None:
    try:
        status = os.stat(socket)  # noqa: PTH116 - every two seconds, as cheaply as it can be had
    except OSError:
        return None
    return status.st_ino, status.st_ctime_ns
