"""Where speech-dispatcher listens, and how it is started where it does not: as its own library
(libspeechd) does it.
"""

import os
import socket
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from backcompanion.sound.engine.event_loop import PollLoop

if TYPE_CHECKING:
    import subprocess

PROGRAM = "speech-dispatcher"
DEFAULT_PORT = 6560
LOCAL_HOSTS = ("", "127.0.0.1", "localhost")
AGAIN_SECONDS = 0.05
MAX_CONNECT_SECONDS = 5.0
# It starts the engines before it lets itself be spoken to.
MAX_START_SECONDS = 25.0


class Address(NamedTuple):
    """Of a Unix socket where there is a path."""

    path: str
    host: str = ""
    port: int = DEFAULT_PORT

    def options(self) -> list[str]:
        """What the program is to be told so that it listens there."""
        if self.path:
            return ["--communication-method", "unix_socket", "--socket-path", self.path]
        return ["--communication-method", "inet_socket", "--port", str(self.port)]


def server_address(environment: "os._Environ[str] | dict[str, str]") -> Address | None:
    """None where the environment names a way that nobody knows."""
    home = environment.get("HOME", "")
    runtime = environment.get("XDG_RUNTIME_DIR") or environment.get("XDG_CACHE_HOME")
    usual = f"{runtime or home + '/.cache'}/speech-dispatcher/speechd.sock"
    way, *rest = environment.get("SPEECHD_ADDRESS", "unix_socket").split(":")
    if way == "unix_socket":
        return Address(rest[0] if rest and rest[0] else usual)
    if way == "inet_socket":
        port = (
            rest[1] if len(rest) > 1 and rest[1].isascii() and rest[1].isdigit() else DEFAULT_PORT
        )
        return Address("", rest[0] if rest and rest[0] else "127.0.0.1", int(port))
    return None


def misleading_address(environment: "os._Environ[str] | dict[str, str]") -> str:
    """Where the environment has the service, if that is why nobody speaks; else ""."""
    from shutil import which

    named, address = environment.get("SPEECHD_ADDRESS", ""), server_address(environment)
    is_here = address is not None and address.host in LOCAL_HOSTS
    return named if which(PROGRAM) or not is_here else ""


class ServerSearch:
    """`found` gets a socket that is connected; `missing` is called where there is no server and
    none can be started; `silent`, where there is one that takes nobody in.
    """

    def __init__(
        self,
        loop: PollLoop,
        address: Address | None,
        *,
        found: Callable[[socket.socket], None],
        missing: Callable[[], None],
        silent: Callable[[], None],
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`environment`: of a server that is started here, if not that of this process."""
        self._address = address
        self._found, self._missing, self._silent = found, missing, silent
        self._environment = environment
        self._timer = loop.timer(self._look)
        self._until = time.monotonic() + MAX_START_SECONDS
        self._started: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        self._timer.start(0.0)

    def _look(self) -> None:
        if self._address is None:
            self._missing()
            return
        if self._started is not None and self._started.poll() is None:
            self._look_again()
            return
        try:
            peer = connect(self._address)
        except BlockingIOError:  # its queue is full
            self._look_again()
        except (OSError, ValueError):  # ValueError: of a host or a port that can be none
            if self._started is not None or not self._start():
                self._missing()
            else:
                self._look_again()
        else:
            self._found(peer)

    def _look_again(self) -> None:
        if time.monotonic() > self._until:
            self._silent()
        else:
            self._timer.start(AGAIN_SECONDS)

    def _start(self) -> bool:
        """It goes on by itself and ends when nobody needs it; what is started here only waits
        until it listens.
        """
        import subprocess
        from shutil import which

        from backcompanion.sound.engine.usable_locale import use_a_locale_that_exists

        use_a_locale_that_exists()
        program, address = which(PROGRAM), self._address
        environment = {**os.environ, **(self._environment or {})}
        if "LC_ALL" in os.environ:  # as it has to be
            environment["LC_ALL"] = os.environ["LC_ALL"]
        if program is None or address is None or address.host not in LOCAL_HOSTS:
            return False
        try:
            self._started = subprocess.Popen(  # noqa: S603 - found where programs are
                [program, "--spawn", *address.options()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError:
            return False
        return True


def connect(address: Address) -> socket.socket:
    """Raises OSError; BlockingIOError where somebody listens and takes nobody in just now."""
    if not address.path:
        return socket.create_connection((address.host, address.port), MAX_CONNECT_SECONDS)
    peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        peer.setblocking(False)
        peer.connect(address.path)
    except OSError:
        peer.close()
        raise
    return peer
