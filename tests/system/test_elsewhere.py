"""Windows and macOS by stand-ins: what each place that asks the system does there.

Which places these are, and where their other branches are tested: docs/platforms.md.
"""

import builtins
import ctypes
import locale
import os
import plistlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backcompanion.base import i18n
from backcompanion.base.atomic_file import sync_to_disk
from backcompanion.base.errors import MachineError
from backcompanion.base.permissions import restrict_permissions
from backcompanion.cli import desktop_checks, remind_command
from backcompanion.history.folder.folder_files import others_can_read
from backcompanion.history.safety.work_folder import repair_lock
from backcompanion.sound import problem_messages
from backcompanion.sound.engine import __main__ as engine
from backcompanion.sound.engine.usable_locale import use_a_locale_that_exists
from backcompanion.sound.engine.voice.quieter_others import is_possible_here
from backcompanion.system import desktop_notification, keep_awake
from backcompanion.system.media_keys import MediaKeys
from backcompanion.system.reduced_motion import ReducedMotion
from backcompanion.system.wall_clock import wall_clock
from backcompanion.training.session.clock import SystemClock


@pytest.fixture(params=["win32", "darwin"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "platform", request.param)
    return str(request.param)


def without_module(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def load(wanted: str, *rest: Any) -> Any:
        if wanted == name:
            raise ImportError(name)
        return real(wanted, *rest)

    monkeypatch.setattr(builtins, "__import__", load)


def windows_settings(**functions: Callable[..., int]) -> SimpleNamespace:
    """As `ctypes.windll` has them."""
    functions_of_one_library = SimpleNamespace(**functions)
    return SimpleNamespace(user32=functions_of_one_library, kernel32=functions_of_one_library)


@pytest.mark.parametrize(("on", "reduced"), [(0, True), (1, False)])
def test_windows_says_whether_motion_is_wanted(
    on: int, reduced: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_which: int, _more: int, place: Any, _flags: int) -> int:
        place._obj.value = on
        return 1

    monkeypatch.setattr(sys, "platform", "win32")
    settings = windows_settings(SystemParametersInfoW=answer)
    monkeypatch.setattr(ctypes, "windll", settings, raising=False)
    motion = ReducedMotion()
    motion.query()
    assert motion.enabled is reduced


@pytest.mark.parametrize(
    ("content", "reduced"),
    [(plistlib.dumps({"reduceMotion": True}), True), (b"no such list", False), (None, False)],
)
def test_macos_says_whether_motion_is_wanted(
    content: bytes | None, reduced: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    file = tmp_path / "Library/Preferences/com.apple.universalaccess.plist"
    file.parent.mkdir(parents=True)
    if content is not None:
        file.write_bytes(content)
    motion = ReducedMotion()
    motion.query()
    assert motion.enabled is reduced


def test_windows_says_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    language = windows_settings(GetUserDefaultUILanguage=lambda: 0x0415)
    monkeypatch.setattr(ctypes, "windll", language, raising=False)
    assert i18n.system_languages() == ["pl_PL"]


def test_other_programs_are_left_as_loud_as_they_are(elsewhere: str) -> None:
    assert not is_possible_here()


def test_the_library_keeps_it_awake_without_a_bus(
    elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []
    keep = SimpleNamespace(presenting=lambda **options: asked.append(options))
    monkeypatch.setitem(sys.modules, "wakepy", SimpleNamespace(keep=keep))
    keep_awake.presentation_mode()
    assert asked == [{"on_fail": "pass"}]


def test_media_keys_are_left_to_other_programs(elsewhere: str) -> None:
    keys = MediaKeys()
    keys.begin()
    assert not keys.connected


def test_a_reminder_asks_in_a_window_of_ours(
    elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Linux has no notifications either."""
    from backcompanion.ui.shell import reminder_window

    def never(*_: object) -> None:
        raise AssertionError("asked a bus that is not there")

    monkeypatch.setattr(desktop_notification, "ask", never)
    monkeypatch.setattr(reminder_window, "ask_in_window", lambda *_: "window")
    assert remind_command._ask("", "", {}, 1.0) == "window"


def test_on_linux_as_well_where_nobody_shows_notifications(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from backcompanion.ui.shell import reminder_window

    def refuses(*_: object) -> None:
        raise MachineError("nobody shows any")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(desktop_notification, "ask", refuses)
    monkeypatch.setattr(reminder_window, "ask_in_window", lambda *_: "window")
    assert remind_command._ask("", "", {}, 1.0) == "window"


def test_what_is_missing_is_not_named_by_packages_of_linux(elsewhere: str) -> None:
    message = problem_messages.problem_message("no-library", "detail")
    assert "detail" in message and "apt" not in message


def test_qt_brings_sound_and_voice_there(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop_checks, "_can_load", lambda library: False)
    monkeypatch.setattr(desktop_checks, "_has_qt_module", lambda name: True)
    assert not desktop_checks.sound().advice
    assert not desktop_checks.voice().advice


def test_the_voice_takes_the_plain_locale(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never_made(*_: object) -> None:
        raise locale.Error

    monkeypatch.setattr(locale, "setlocale", never_made)
    monkeypatch.setenv("LC_ALL", "xx_XX")
    use_a_locale_that_exists()
    assert os.environ["LC_ALL"] == "C"


def test_the_end_of_its_input_ends_the_sound_process(
    elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(ctypes, "CDLL")
    engine.die_with_parent()


def test_without_posix_no_permissions_are_changed_and_none_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        restrict_permissions(tmp_path)
        readable = others_can_read(tmp_path)
        sync_to_disk(tmp_path)  # folders cannot be opened there
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert not readable


def test_without_file_locks_repairs_come_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_module("fcntl", monkeypatch)
    with repair_lock(tmp_path), repair_lock(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_without_tzset_the_clock_has_a_zone_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "tzset")
    assert wall_clock().tzinfo is not None


@pytest.mark.parametrize("lacking", [("CLOCK_BOOTTIME",), ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")])
def test_without_linuxs_clock_a_session_has_one_all_the_same(
    lacking: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in lacking:
        monkeypatch.delattr(time, name, raising=False)
    clock = SystemClock()
    assert clock.now() <= clock.now()
