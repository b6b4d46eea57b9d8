"""A sound server that comes, goes, or starts again is seen by the file of its socket."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcompanion.sound.engine.tones import pulse_library, server_probe
from backcompanion.sound.engine.tones.server_sockets import server_sockets
from backcompanion.sound.engine.tones.server_watch import ServerWatch
from support.cases import each_case

pytestmark = pytest.mark.usefixtures("qapp")


@each_case(
    ("environment", "sockets"),
    [
        ({}, []),
        (
            {"XDG_RUNTIME_DIR": "/run/user/1"},
            ["/run/user/1/pulse/native", "/run/user/1/pipewire-0"],
        ),
        ({"PULSE_SERVER": "unix:/tmp/p"}, ["/tmp/p"]),
        ({"PULSE_SERVER": "{1234abcd}unix:/tmp/p"}, ["/tmp/p"]),
        ({"PULSE_SERVER": "/run/p/native"}, ["/run/p/native"]),
        ({"PULSE_SERVER": "tcp:elsewhere:4713"}, []),
        ({"PULSE_SERVER": "{12ab}unix:/tmp/p tcp:far unix:/tmp/q /r"}, ["/tmp/p", "/tmp/q", "/r"]),
        ({"PULSE_RUNTIME_PATH": "/run/p"}, ["/run/p/native"]),
        (
            {"PIPEWIRE_RUNTIME_DIR": "/run/w", "PIPEWIRE_REMOTE": "other"},
            ["/run/w/other"],
        ),
    ],
)
def test_where_servers_listen(environment: dict[str, str], sockets: list[str]) -> None:
    assert list(server_sockets(environment)) == sockets


class Watched:
    def __init__(self, folder: Path) -> None:
        self._parent = QObject()
        self._watch = ServerWatch({"XDG_RUNTIME_DIR": str(folder)}, self._parent)
        self._changes = 0
        self._watch.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._changes += 1

    def changed(self) -> bool:
        before = self._changes
        self._watch.poll()
        assert self._changes <= before + 1
        return self._changes > before


def test_each_change_is_told_once(tmp_path: Path) -> None:
    socket = tmp_path / "pipewire-0"
    watched = Watched(tmp_path)
    assert not watched.changed()
    socket.touch()
    assert watched.changed()
    assert not watched.changed()
    socket.rename(tmp_path / "old")  # kept, or the new one may get its number
    assert watched.changed()
    assert not watched.changed()
    socket.touch()
    assert watched.changed()


def test_one_that_starts_again_between_two_looks_is_seen(tmp_path: Path) -> None:
    socket = tmp_path / "pipewire-0"
    socket.touch()
    watched = Watched(tmp_path)
    socket.rename(tmp_path / "old")
    socket.touch()
    assert watched.changed()


def test_while_another_one_listens_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "pulse").mkdir()
    for name in ("pulse/native", "pipewire-0"):
        (tmp_path / name).touch()
    watched = Watched(tmp_path)
    (tmp_path / "pipewire-0").unlink()
    assert not watched.changed()
    (tmp_path / "pulse/native").unlink()
    assert watched.changed()


def test_one_that_answers_later_is_met_where_qt_plays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that hung, or is on another machine: no file tells."""
    looks = iter((False, False, True))
    monkeypatch.setattr(server_probe, "PROBE_SECONDS", 0.0)
    monkeypatch.setattr(server_probe, "load_pulse", lambda: None)
    monkeypatch.setattr(server_probe, "server_answers", lambda _pulse: next(looks))
    parent = QObject()
    watch = ServerWatch({}, parent)
    with qtbot.waitSignal(watch.changed):
        watch.probe()
    assert next(looks, None) is None
    parent.deleteLater()


def test_without_the_library_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse_library, "NAME", "libnowhere.so.0")
    server_probe._probe(pytest.fail)
