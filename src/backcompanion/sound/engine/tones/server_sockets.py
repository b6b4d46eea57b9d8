"""Where sound servers listen on Linux, and whether there is another one than before."""

import os
from collections.abc import Mapping

POLL_MILLISECONDS = 2000
Identity = tuple[int, int]


def server_sockets(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Where PulseAudio and PipeWire listen. A server on another machine has none."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    pulse = environment.get("PULSE_SERVER", "")
    sockets = []
    if pulse:  # several, with or without the machine for which each is
        for server in pulse.split():
            address = server.rpartition("}")[2].removeprefix("unix:")
            sockets += [address] if address.startswith("/") else []
    elif environment.get("PULSE_RUNTIME_PATH") or runtime:
        sockets.append((environment.get("PULSE_RUNTIME_PATH") or f"{runtime}/pulse") + "/native")
    pipewire = environment.get("PIPEWIRE_RUNTIME_DIR") or runtime
    if pipewire:
        sockets.append(f"{pipewire}/{environment.get('PIPEWIRE_REMOTE') or 'pipewire-0'}")
    return tuple(sockets)


class ServerSockets:
    """The sockets' files, of which none is connected to."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.paths = server_sockets(environment)
        self._known = self._identities()

    def look(self) -> bool:
        """Whether there is a server that was not there before, or nobody listens any more."""
        before, now = self._known, self._identities()
        self._known = now
        has_come = any(identity and identity not in before for identity in now)
        return has_come or (any(before) and not any(now))

    def _identities(self) -> tuple[Identity | None, ...]:
        return tuple(map(_identity, self.paths))


def _identity(socket: str) -> Identity | None:
    try:
        status = os.stat(socket)  # noqa: PTH116 - pathlib is a MiB, and this is done every two seconds
    except OSError:
        return None
    return status.st_ino, status.st_ctime_ns
