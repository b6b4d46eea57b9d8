"""Where the service listens; what is done where it does not."""

import socket
import subprocess
import time
from pathlib import Path

import pytest

from backcompanion.sound.engine import usable_locale
from backcompanion.sound.engine.event_loop import PollLoop
from backcompanion.sound.engine.voice.speech_server import Address, ServerSearch, server_address


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"XDG_RUNTIME_DIR": "/run/7"}, Address("/run/7/speech-dispatcher/speechd.sock")),
        ({"HOME": "/home/a"}, Address("/home/a/.cache/speech-dispatcher/speechd.sock")),
        (
            {"HOME": "/home/a", "XDG_CACHE_HOME": "/tmp/c"},
            Address("/tmp/c/speech-dispatcher/speechd.sock"),
        ),
        ({"SPEECHD_ADDRESS": "unix_socket:/x.sock"}, Address("/x.sock")),
        (
            {"SPEECHD_ADDRESS": "unix_socket", "XDG_RUNTIME_DIR": "/run/7"},
            Address("/run/7/speech-dispatcher/speechd.sock"),
        ),
        ({"SPEECHD_ADDRESS": "inet_socket"}, Address("", "127.0.0.1", 6560)),
        ({"SPEECHD_ADDRESS": "inet_socket:far:7000"}, Address("", "far", 7000)),
        ({"SPEECHD_ADDRESS": "inet_socket:far:²"}, Address("", "far", 6560)),
        ({"SPEECHD_ADDRESS": "pigeon:1"}, None),
    ],
)
def test_the_address(environment: dict[str, str], address: Address | None) -> None:
    assert server_address(environment) == address


class Started:
    """A program that was started and has not ended yet."""

    status: int | None = None

    def poll(self) -> int | None:
        return self.status


class Search:
    """What it comes to, and what it starts; time stands."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, address: Address | None) -> None:
        self.results: list[str] = []
        self.started: list[list[str]] = []
        self.locales_looked_at = 0
        self.process = Started()
        self.now = 100.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
        monkeypatch.setattr(usable_locale, "use_a_locale_that_exists", self._look_at_locale)
        monkeypatch.setattr(subprocess, "Popen", self._start)
        self.loop = PollLoop()
        ServerSearch(
            self.loop,
            address,
            found=self._on_found,
            missing=lambda: self.results.append("missing"),
            silent=lambda: self.results.append("silent"),
        ).begin()
        self.look()

    def look(self, seconds: float = 0.1) -> None:
        self.now += seconds
        self.loop.look(0)

    def _on_found(self, peer: socket.socket) -> None:
        peer.close()
        self.results.append("found")

    def _look_at_locale(self) -> None:
        assert not self.started
        self.locales_looked_at += 1

    def _start(self, command: list[str], **_streams: object) -> Started:
        self.started.append(command)
        return self.process


def listening(path: Path) -> socket.socket:
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen(1)
    return server


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of few letters, for a socket's has 108 at most."""
    monkeypatch.chdir(tmp_path)
    return Path("s")


def test_one_that_listens_is_found_and_none_is_started(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(path):
        search = Search(monkeypatch, Address(str(path)))
    assert search.results == ["found"]
    assert search.started == []


def test_where_none_listens_it_is_started_and_found_when_it_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = Search(monkeypatch, Address(str(path)))
    (command,) = search.started
    assert search.locales_looked_at == 1
    assert command[0] == "/bin/speech-dispatcher"
    assert command[1:] == [
        "--spawn",
        *("--communication-method", "unix_socket", "--socket-path", str(path)),
    ]
    search.look()
    assert search.results == []
    with listening(path):
        search.process.status = 0
        search.look()
    assert search.results == ["found"]


def test_one_that_another_program_has_just_started_is_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours ends with an error then."""
    search = Search(monkeypatch, Address(str(path)))
    search.process.status = 1
    with listening(path):
        search.look()
    assert search.results == ["found"]


def test_one_that_refuses_to_start_is_missing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search = Search(monkeypatch, Address(str(path)))
    search.process.status = 1
    search.look()
    assert search.results == ["missing"]


def test_one_that_never_ends_its_start_is_given_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = Search(monkeypatch, Address(str(path)))
    search.look(20)
    assert search.results == []
    search.look(10)
    assert search.results == ["silent"]


def test_one_that_takes_nobody_in_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(path) as server:
        server.listen(0)
        full = socket.socket(socket.AF_UNIX)
        full.connect(str(path))
        search = Search(monkeypatch, Address(str(path)))
        assert search.started == []
        search.look(30)
        full.close()
    assert search.results == ["silent"]


@pytest.mark.parametrize("address", [None, Address("", "far.invalid", 1)])
@pytest.mark.parametrize(
    "error", [ConnectionRefusedError, ValueError]
)  # of a host that can be none
def test_elsewhere_none_is_started(
    address: Address | None, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(socket, "create_connection", refuse)
    search = Search(monkeypatch, address)
    assert search.results == ["missing"]
    assert search.started == []


def test_without_the_program_there_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    results: list[str] = []
    loop = PollLoop()
    ServerSearch(
        loop,
        Address(str(path)),
        found=lambda peer: None,
        missing=lambda: results.append("missing"),
        silent=lambda: None,
    ).begin()
    loop.look(0)
    assert results == ["missing"]
