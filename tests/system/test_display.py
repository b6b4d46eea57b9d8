"""What is said where no window can be opened; libraries and servers are made up."""

import ctypes
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcompanion.system import display

X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"}


def problem(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    *,
    missing: tuple[str, ...] = (),
    answers: bool = True,
) -> str | None:
    """`missing`: libraries that are not there; a plugin that is listed cannot be loaded."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(display, "_loads", lambda lib: not lib.endswith(missing) or not missing)
    monkeypatch.setattr(display, "_linker_knows", lambda needed: not missing)
    monkeypatch.setattr(display, "_x11_answers", lambda: answers)
    monkeypatch.setattr(display, "_wayland_answers", lambda: answers)
    return display.display_problem()


@pytest.mark.parametrize("environment", [X11, WAYLAND, X11 | WAYLAND])
def test_all_is_well(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    assert problem(monkeypatch, environment) is None


def test_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    message = problem(monkeypatch, {})
    assert message is not None and message.startswith("There is no display here")
    assert message.endswith("backcompanion demo")


def test_one_that_was_chosen_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem(monkeypatch, {"QT_QPA_PLATFORM": "offscreen"}) is None
    assert problem(monkeypatch, {"QT_QPA_PLATFORM": "vnc:size=800x600"}) is None
    assert problem(monkeypatch, {"QT_QPA_PLATFORM": "xcb"}) is not None


def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    message = problem(monkeypatch, X11, answers=False)
    assert message is not None and "does not answer" in message


def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ("libqxcb.so", "libxcb-cursor.so.0", "libxcb-shape.so.0", "libxcb-randr.so.0")
    message = problem(monkeypatch, X11, missing=missing)
    assert message is not None
    assert "sudo apt install libxcb-cursor0 libxcb-randr0 libxcb-shape0\n" in message
    assert "sudo dnf install xcb-util-cursor libxcb\n" in message
    assert "backcompanion demo" in message


def test_demo_is_not_offered_where_it_would_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    message = problem(monkeypatch, X11, missing=("libqxcb.so", "libEGL.so.1"))
    assert message is not None
    assert "libegl1" in message and "libglvnd-egl" in message
    assert "demo" not in message
    message = problem(monkeypatch, {}, missing=("libEGL.so.1",))
    assert message is not None and "demo" not in message and "libegl1" in message


def test_a_plugin_that_lacks_something_unknown_names_all(monkeypatch: pytest.MonkeyPatch) -> None:
    message = problem(monkeypatch, X11, missing=("libqxcb.so",))
    assert message is not None and "libxcb-cursor0" in message and "libfontconfig1" in message


def test_x11_serves_where_wayland_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem(monkeypatch, X11 | WAYLAND, missing=("libqwayland.so",)) is None
    message = problem(monkeypatch, WAYLAND, missing=("libqwayland.so", "libwayland-cursor.so.0"))
    assert message is not None and "libwayland-cursor0" in message


@pytest.fixture
def wayland_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    try:
        ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        pytest.skip("needs libwayland-client")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.delenv("WAYLAND_SOCKET", raising=False)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        yield server


def test_a_socket_that_nobody_listens_on_does_not_answer(wayland_socket: socket.socket) -> None:
    assert not display._wayland_answers()
    wayland_socket.listen(1)
    assert display._wayland_answers()
    wayland_socket.close()
    assert not display._wayland_answers()


def test_a_connection_that_was_handed_over_is_not_used_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAYLAND_SOCKET", "99")
    monkeypatch.setenv("WAYLAND_DISPLAY", "nowhere")
    assert display._wayland_answers()


def test_elsewhere_there_is_always_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display.display_problem() is None
