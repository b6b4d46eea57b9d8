"""Frames are kept on the disk from one session to the next, and nothing there can do harm."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from pytestqt.qtbot import QtBot

from backcompanion.figure.model.motion import load_motion
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.ui.widgets import figure_frames, frame_files
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.frame_files import FrameFiles, Frames
from backcompanion.ui.widgets.kept_frame import KeptFrame
from backcompanion.ui.widgets.shown_pose import Shown
from support.places import RESOURCES

KEY = ("bows", frozenset({"a", "b"}), 1.5, None)
FIRST = Shown("lift", 0.1, "left", 0.25, 3)
SAME = {Shown("lift", 0.11): FIRST}
GLOW = (frozenset({"lats", "glutes"}), 0.65)


def frames(count: int = 3, content: bytes = b"pixels") -> Frames:
    result = Frames()
    for number in range(count):
        shown = FIRST if number == 0 else Shown("lower", number / count)
        result[shown] = KeptFrame(
            *(number, GLOW if number else (), (0.1, number / 3), QRectF(0.5, 1, 20, 30)),
            *(QRect(0, 1, 21, 31), content, QPointF(-0.25, 4), QSize(21, 31)),
            is_whole=bool(number % 2),
        )
    return result


def fields(kept: Frames) -> list[object]:
    return [
        (shown, *(getattr(frame, name) for name in KeptFrame.__slots__))
        for shown, frame in kept.items()
    ]


def fetch(files: FrameFiles, key: tuple[object, ...] = KEY) -> frame_files.Fetched:
    fetched = files.fetch(key)
    assert fetched.done.wait(20)
    return fetched


def keep(files: FrameFiles, key: tuple[object, ...] = KEY, kept: Frames | None = None) -> None:
    files.keep(key, frames() if kept is None else kept, SAME).join(20)


def test_what_is_kept_is_fetched_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    keep(FrameFiles(folder))
    fetched = fetch(FrameFiles(folder))
    assert fields(fetched.frames) == fields(frames())
    assert fetched.same == SAME
    assert fetch(FrameFiles(folder), (*KEY, "dark")).frames == {}


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    files = FrameFiles(tmp_path / "cache")
    keep(files)
    assert stat.S_IMODE(files.path(KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


def test_another_program_paints_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(FrameFiles(tmp_path))
    monkeypatch.setattr(frame_files, "fingerprint", lambda: "another")
    assert fetch(FrameFiles(tmp_path)).frames == {}


def test_a_motion_is_known_by_what_it_says(tmp_path: Path) -> None:
    files = FrameFiles(tmp_path)
    path = RESOURCES / "motions" / "back-bows.toml"
    motion = load_motion(path)
    changed = tmp_path / "back-bows.toml"
    text = path.read_text(encoding="utf-8")
    changed.write_text(text.replace("yaw = -", "yaw = -1", 1), encoding="utf-8")
    assert changed.read_text(encoding="utf-8") != text
    assert files.path((motion,)) == files.path((load_motion(path),))
    assert files.path((motion,)) != files.path((load_motion(changed),))
    assert files.path((figure_colours(),)) == files.path((figure_colours(),))


def test_what_has_no_lasting_name_is_not_kept(tmp_path: Path) -> None:
    keep(FrameFiles(tmp_path), (object(),))
    assert fetch(FrameFiles(tmp_path), (object(),)).frames == {}
    assert list(tmp_path.iterdir()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_what_is_damaged_is_removed(tmp_path: Path, data: st.DataObject) -> None:
    files = FrameFiles(tmp_path)
    keep(files)
    path = files.path(KEY)
    whole = path.read_bytes()
    begin = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(begin, len(whole)))
    damaged = whole[:begin] + data.draw(st.binary(max_size=40)) + whole[end:]
    path.write_bytes(damaged)
    fetched = fetch(files)
    assert (fetched.frames != {}) == path.exists() == (damaged == whole)


def test_a_foreign_file_is_removed_and_a_large_one_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = FrameFiles(tmp_path)
    keep(files)
    monkeypatch.setattr(frame_files, "MAX_FILE_BYTES", 100)
    assert fetch(files).frames == {}
    assert not files.path(KEY).exists()


def test_those_that_were_shown_longest_ago_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = FrameFiles(tmp_path)
    for age, name in ((300, "first"), (200, "second"), (100, "third")):
        keep(files, (name,))
        moment = files.path((name,)).stat().st_mtime - age
        os.utime(files.path((name,)), (moment, moment))
    fetch(files, ("first",))  # shown again
    other = tmp_path / "compiled-library.json"
    other.write_text("x" * 5000)
    monkeypatch.setattr(frame_files, "MAX_BYTES", 3 * files.path(("first",)).stat().st_size + 10)
    keep(files, ("fourth",))
    left = [name for name in ("first", "second", "third", "fourth") if files.path((name,)).exists()]
    assert left == ["first", "third", "fourth"]
    assert other.exists()


def test_drafts_of_a_program_that_was_ended_go(tmp_path: Path) -> None:
    old, new = tmp_path / ".frames-a.0.part", tmp_path / ".frames-b.0.part"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    keep(FrameFiles(tmp_path))
    assert (old.exists(), new.exists()) == (False, True)


def test_a_full_disk_and_a_folder_that_is_none_do_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.touch()
    keep(FrameFiles(in_the_way))
    assert fetch(FrameFiles(in_the_way)).frames == {}

    def full(*_values: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(frame_files, "write_frames", full)
    folder = tmp_path / "full"
    keep(FrameFiles(folder))
    assert list(folder.iterdir()) == []


def test_a_later_session_paints_nothing_anew(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []

    def noting(*values: Any, **more: Any) -> None:
        if more["layer"] == "body":
            painted.append(more["pose"])
        paint_figure(*values, **more)

    monkeypatch.setattr(figure_frames, "paint_figure", noting)

    def session() -> tuple[int, bytes]:
        """Frames that were painted, and the last picture."""
        view = FigureView()
        qtbot.addWidget(view)
        view.keep_frames_in(tmp_path)
        view.resize(280, 210)
        motion = load_motion(RESOURCES / "motions" / "back-bows.toml")
        view.show_motion(motion, "standard", frozenset(), figure_colours())
        before = len(painted)
        for look in range(40):
            view.show_moment(Shown("lift", look / 39, comes_again=True))
            picture = view.grab().toImage()
            if look == 1 and view._frames._reel._fetched is not None:
                assert view._frames._reel._fetched.done.wait(20)
        view._frames.clear()
        with frame_files._lock:
            return len(painted) - before, bytes(picture.constBits())

    first, picture = session()
    view_files = list(tmp_path.iterdir())
    assert first > 16
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("frames-*"))))
    later, same_picture = session()
    assert later <= 3, view_files
    assert same_picture == picture
